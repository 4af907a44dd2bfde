"""Outputs of code cells as Typst: the display payloads, Markdown, figures, and plain text.

Of an output's forms the first that print can show is taken, in the order of :data:`FORMS`; HTML, which is for the
screen, is passed over. Numbers and quotations that passages stand behind become links.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any

from nbformat import NotebookNode

from toolkit.report.book import MIME, NO_ALT, joined, uncoloured
from toolkit.report.markdown import Scope
from toolkit.report.typst_markdown import MarkdownWriter, label, linked
from toolkit.report.typst_table import Column, table_markup
from toolkit.report.typst_text import breakable, escape, string

FORMS = (MIME, "text/markdown", "image/svg+xml", "image/png", "text/plain")
"""The forms of an output that print can show, best first."""
WIDE_PAGE = "#wide-page["
"""How a table begins that has a landscape page to itself."""
_STYLES = {"strong": "strong", "quote": "emph", "muted": "muted", "date": "box"}
_SIZE = re.compile(r"<svg[^>]*?viewBox\s*=\s*[\"']\s*\S+[\s,]+\S+[\s,]+([\d.]+)[\s,]+([\d.]+)", re.DOTALL)
_MARK = "_p.000"
"""As wide as a page or an evidence number beside a word."""

Payload = Mapping[str, Any]


def output_markup(output: NotebookNode, writer: MarkdownWriter, cell: Payload | None = None) -> str:
    """Return one output of a code cell as Typst markup; empty if there is nothing that print can show.

    A picture's description is taken from the output's metadata, else from `cell`, the metadata of its cell.
    """
    if output["output_type"] == "stream":
        return _preformatted(output["text"]) if output["name"] == "stdout" else ""
    if output["output_type"] == "error":
        return _preformatted(f"{output['ename']}: {output['evalue']}")
    data = output["data"]
    form = next((form for form in FORMS if form in data), None)
    if form == MIME:
        return payload_markup(data[MIME], writer.scope)
    if form == "text/markdown":
        return writer.write(joined(data[form]))
    if form == "text/plain":
        return _preformatted(joined(data[form]))
    return _bare_picture(form, output, cell or {}, writer.scope) if form else ""


def payload_markup(payload: Payload, scope: Scope) -> str:
    """Return a display payload as Typst markup."""
    write = _PAYLOADS.get(payload["type"])
    if write is not None:
        return write(payload, scope)
    return _table(payload, scope) if "columns" in payload else ""


def _preformatted(text: str | list[str]) -> str:
    words = uncoloured(text).strip("\n").expandtabs()
    return f"#output(raw(block: true, {string(words)}));" if words.strip() else ""


def cell_markup(cell: Payload, scope: Scope, how: str = "") -> str:
    """Return a cell's text as a link to what stands behind it.

    `how` says where the page goes: beside the text, ``below`` it, or in a ``column``, which keeps numbers aligned.
    """
    text = cell["text"]
    words = text.strip()
    style = _STYLES.get(cell.get("style", ""))
    body = escape(breakable(words))
    body = f"#{style}[{body}];" if style else body
    if not words:
        return " " if text else ""
    target = cell.get("target")
    if target is None:
        link = linked(cell["href"], body, scope) if cell.get("href") else body
    else:
        link = _cited(target, body, scope, how)
    return f"{' ' if text[0].isspace() else ''}{link}{' ' if text[-1].isspace() else ''}"


def _cited(target: str, body: str, scope: Scope, how: str) -> str:
    options = f", how: {string(how)}" if how else ""
    if target in scope.evidence:
        return f"#cite-evidence({label(target)}, {string(scope.evidence[target])}, [{body}]{options});"
    return f"#cite({label(target)}, [{body}]{options});"


def _table(payload: Payload, scope: Scope, *, of_figure: bool = False) -> str:
    """Return a table; the data of a figure stands under it without a number of its own."""
    hows = [_how(payload, place) for place in range(len(payload["columns"]))]
    columns = [
        Column(
            escape(breakable(column["label"])),
            column.get("align") or "left",
            column["label"],
            [_measured(row[place], how) for row in payload["rows"]],
        )
        for place, (column, how) in enumerate(zip(payload["columns"], hows, strict=True))
    ]
    cells = [
        [_table_cell(cell, scope, how) for cell, how in zip(row, hows, strict=True)]
        for row in payload["rows"]
    ]
    if payload.get("row_header"):
        cells = [[f"head({row[0]})", *row[1:]] for row in cells]
    table = table_markup(columns, cells, scope.look.paper)
    figure = (
        f"#data-figure({table.markup}, caption: [{escape(payload.get('caption', ''))}], "
        f"note: [{escape(breakable(payload.get('note', '')))}], whole: {str(table.whole).lower()}, of-figure: {str(of_figure).lower()});"
    )
    return f"{WIDE_PAGE}{figure}];" if table.wide else figure


def _how(payload: Payload, place: int) -> str:
    """Say where pages and evidence numbers stand in a column: see :func:`cell_markup`."""
    align = payload["columns"][place].get("align")
    if align in ("center", "right") and any("shade" in cell for row in payload["rows"] for cell in row):
        return "below"
    linked = any(row[place].get("target") for row in payload["rows"])
    return "column" if align == "right" and linked else ""


def _measured(cell: Payload, how: str) -> str:
    """Return a cell's text with room for the page or number that stands beside it."""
    words = f"{cell['text']}{cell.get('after', '')}"
    return words if how == "below" or not cell.get("target") else f"{words}{_MARK}"


def _table_cell(cell: Payload, scope: Scope, how: str) -> str:
    body = cell_markup(cell, scope, how) + escape(breakable(cell.get("after", "")))
    if how == "column" and not cell.get("target"):
        body += "#gap;"
    shade = cell.get("shade")
    return f"cell([{body}]{'' if shade is None else f', shade: {min(1.0, max(0.0, float(shade))):.3f}'})"


def _text(payload: Payload, scope: Scope) -> str:
    return "".join(cell_markup(part, scope) for part in payload["parts"])


def _figure(payload: Payload, scope: Scope) -> str:
    picture = (
        f"#picture({_picture_arguments(payload['svg'], payload['alt'], scope)}, "
        f"caption: [{escape(payload.get('caption', ''))}], note: [{escape(breakable(payload.get('note', '')))}]);"
    )
    table = payload.get("table")
    return f"{picture}\n\n{_table(table, scope, of_figure=True)}" if table else picture


def _picture_arguments(svg: str, alt: str | None, scope: Scope) -> str:
    """Return a picture and its description; a high one is set narrower, to leave room for its caption."""
    size = _SIZE.search(svg)
    shape = float(size[2]) / float(size[1]) if size and float(size[1]) else 1.0
    width = 100 * min(1.0, scope.look.paper.figure_shape / shape)
    said = f", alt: {string(alt)}" if alt else ""
    return f"bytes({string(svg)}){said}, width: {width:.1f}%"


def _bare_picture(form: str, output: NotebookNode, cell: Payload, scope: Scope) -> str:
    content = joined(output["data"][form])
    described = output.get("metadata", {})
    alt = described.get("alt") or described.get(form, {}).get("alt") or cell.get("alt")
    if not alt and scope.known is not None:
        alt = NO_ALT
    svg = content if form == "image/svg+xml" else wrapped_png(content)
    return f"#bare-picture({_picture_arguments(svg, alt, scope)});"


def wrapped_png(encoded: str) -> str:
    """Return a PNG inside an SVG document, which keeps the Typst source free of bytes and files."""
    encoded = "".join(encoded.split())
    head = base64.b64decode(encoded[:64])
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{encoded}"/></svg>'
    )


def _passages(payload: Payload, scope: Scope) -> str:
    parts = [f"#passages-title[{escape(payload['caption'])}];"] if payload.get("caption") else []
    parts += [_passage(passage, scope) for passage in payload["passages"]]
    if payload.get("note"):
        parts.append(f"#passages-note[{escape(breakable(payload['note']))}];")
    return "\n\n".join(parts)


def _passage(passage: Payload, scope: Scope) -> str:
    words = "".join(_marked(part) for part in passage["parts"])
    sides = [_side(side, scope) for side in (passage.get("before"), passage) if side]
    return f"#passage(source: [{' #h(0.4em) → #h(0.4em) '.join(sides)}], [{words}]);"


def _side(passage: Payload, scope: Scope) -> str:
    link = cell_markup({"text": passage["label"], "target": passage.get("target")}, scope)
    return f"{escape(passage['source'])} #h(0.4em) {link}"


def _marked(part: Payload) -> str:
    body = escape(breakable(part["text"]))
    if part.get("mark") == "cut":
        return "#cut;"
    return f"#{part['mark']}[{body}];" if part.get("mark") in {"term", "verb", "ins", "del"} else body


_PAYLOADS: dict[str, Callable[[Payload, Scope], str]] = {
    "table": _table,
    "text": _text,
    "figure": _figure,
    "passages": _passages,
}
