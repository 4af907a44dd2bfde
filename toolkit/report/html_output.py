"""What a code cell puts out, as HTML: display payloads, else pandas' tables, images, text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from toolkit.errors import ReportError
from toolkit.report.book import MIME, NO_ALT, joined, uncoloured
from toolkit.report.html_markdown import markdown_html
from toolkit.report.html_payload import payload_html
from toolkit.report.html_scope import Scope
from toolkit.report.html_svg import inline_svg

_PANDAS_STYLE = re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL)
_PANDAS_ATTRIBUTES = re.compile(r'(?<=<table) border="1"|(?<=<tr) style="text-align: right;"')


def output_html(
    output: Mapping[str, Any], cell: Mapping[str, Any], scope: Scope, *, payloads: bool = True
) -> Markup:
    """Return one output of `cell` as HTML; `payloads` says whether a display's payload goes before its own HTML."""
    if output["output_type"] == "stream":
        return _plain(output["text"])
    if output["output_type"] == "error":
        return _plain("\n".join(output["traceback"]))
    data = output["data"]
    if payloads and MIME in data:
        return payload_html(data[MIME], scope)
    if "text/html" in data:
        return _html(joined(data["text/html"]), scope)
    if "text/markdown" in data:
        return Markup(markdown_html(joined(data["text/markdown"]), scope))
    if "image/svg+xml" in data:
        svg = inline_svg(
            joined(data["image/svg+xml"]), alt=_alt(output, cell, scope), prefix=scope.anchor("image") + "-"
        )
        return Markup('<figure><div class="plate">{}</div></figure>\n').format(Markup(svg))
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            return _image(kind, joined(data[kind]), _alt(output, cell, scope))
    return _plain(joined(data.get("text/plain", "")))


def _plain(text: str) -> Markup:
    return Markup('<pre class="output">{}</pre>\n').format(uncoloured(text))


def _alt(output: Mapping[str, Any], cell: Mapping[str, Any], scope: Scope) -> str:
    """Return the image's description from the metadata of the output or the cell; a report has no image without one."""
    metadata = output.get("metadata", {})
    nested = [each.get("alt") for each in metadata.values() if isinstance(each, Mapping)]
    found = [metadata.get("alt"), *nested, cell["metadata"].get("alt")]
    alt = next((str(alt) for alt in found if alt), "")
    if scope.chapter_id and not alt:
        first = cell["source"].strip().partition("\n")[0]
        msg = (
            f"chapter {scope.chapter_id!r}: the image that cell `{first}` puts out has no description. "
            "Show it by tk.show_figure, or give the cell the metadata 'alt'."
        )
        raise ReportError(msg)
    return alt or NO_ALT


def _image(kind: str, data: str, alt: str) -> Markup:
    source = f"data:{kind};base64,{''.join(data.split())}"
    return Markup('<figure><div class="plate"><img alt="{}" src="{}"></div></figure>\n').format(alt, source)


def _html(html: str, scope: Scope) -> Markup:
    """Return HTML as it is, pandas' own styling taken off, in its own scroll box."""
    plain = _PANDAS_ATTRIBUTES.sub("", _PANDAS_STYLE.sub("", html)).replace("<th></th>", "<td></td>")
    if "<table" not in plain:
        return Markup('<div class="output-html">{}</div>\n').format(Markup(plain))
    return Markup('<div class="scroll" role="group" aria-label="{}" tabindex="0">{}</div>\n').format(
        scope.look.labels["table"], Markup(plain)
    )
