"""An SVG document as part of the page: scaled by the page, named for screen readers, its ids its own."""

from __future__ import annotations

import re

from markupsafe import escape

from toolkit.errors import ReportError

_ROOT = re.compile(r"<svg\b[^>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:href=[\"']|url\()#([^\"')]+)")
_ID = re.compile(r"\sid=([\"'])(.*?)\1")
_POINTS = {"pt": 4 / 3, "px": 1.0, "": 1.0, "in": 96.0}
_FINE = re.compile(r"-?\d+\.\d{3,}")
_BETWEEN = re.compile(r">\s+<")
_SPACE = re.compile(r"\s+")
_SHIFTED = re.compile(r"(<use [^>]*?)transform=\"translate\(([-\d.]+)(?:[ ,]0)?\)\"/>")
_BLANK = re.compile(r"<path(?![^>]*\sd=)")
_PATH = re.compile(r"(?<= d=\")[^\"]+")
_COMMAND = re.compile(r" ?([A-Za-z]) ?")
_NOTHING = re.compile(r"(?:<g/>)+|<g></g>")
_DROPPED = re.compile(r"<metadata>.*?</metadata>|<!--.*?-->|<title>.*?</title>|<desc>.*?</desc>", re.DOTALL)


def inline_svg(svg: str, *, alt: str, prefix: str) -> str:
    """Return `svg` to stand in an HTML page.

    Prolog, metadata, comments, needless white space and digits, empty groups, and ids that nothing refers to are dropped; the other ids
    are made anew from `prefix`, so that two figures of a page do not share one. Its width is in pixels; the page makes it smaller where it must.

    Raises
    ------
    ReportError
        If there is no ``<svg>``, or no `alt` text.

    Examples
    --------
    >>> inline_svg('<svg width="72pt" height="36pt" viewBox="0 0 72 36"><g><path d="M 0 0"/></g></svg>', alt="A line", prefix="x-")
    '<svg viewBox="0 0 72 36" role="img" aria-label="A line" style="width:96px"><g><path d="M0 0"/></g></svg>'
    """
    root = _ROOT.search(svg)
    end = svg.rfind("</svg>")
    if not root or end < 0 or not alt.strip():
        msg = f"the figure {prefix.rstrip('-.')!r} has {'no <svg> element' if alt.strip() else 'no alt text'}. Give it one."
        raise ReportError(msg)
    body = _DROPPED.sub("", svg[root.end() : end]).replace("xlink:href", "href")
    body = _SPACE.sub(" ", _BETWEEN.sub("><", _FINE.sub(_rounded, body)))
    body = _SHIFTED.sub(r'\1x="\2"/>', body)
    body = _PATH.sub(lambda match: _COMMAND.sub(r"\1", match[0]), _BLANK.sub('<path d=""', body))
    names = {
        name: f"{prefix}{number:x}" for number, name in enumerate(dict.fromkeys(_REFERENCE.findall(body)))
    }
    body = _ID.sub(lambda match: f' id="{names[match[2]]}"' if match[2] in names else "", body)
    body = _REFERENCE.sub(lambda match: match[0].replace(f"#{match[1]}", f"#{names[match[1]]}", 1), body)
    body = _NOTHING.sub("", body)
    return f"{_start(root[0], alt)}{body.strip()}</svg>"


def _rounded(match: re.Match[str]) -> str:
    """Return a place with two decimals, finer than a screen shows; a factor below 1 keeps what it says."""
    number = float(match[0])
    return match[0] if abs(number) < 1 else f"{number:.2f}".rstrip("0").rstrip(".")


def _start(tag: str, alt: str) -> str:
    width, height = _length(tag, "width"), _length(tag, "height")
    box = _attribute(tag, "viewBox") or f"0 0 {width:g} {height:g}"
    style = f' style="width:{width:.0f}px"' if width else ""
    return f'<svg viewBox="{escape(box)}" role="img" aria-label="{escape(alt)}"{style}>'


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"\s{name}=[\"']([^\"']*)[\"']", tag)
    return match[1] if match else ""


def _length(tag: str, name: str) -> float:
    match = re.fullmatch(r"([\d.]+)(\w*)", _attribute(tag, name))
    return float(match[1]) * _POINTS.get(match[2], 1.0) if match else 0.0
