"""A payload as HTML for JupyterLab: complete in itself, without script, in the colours of the theme it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote as url_quote

from toolkit.display.controls import escape
from toolkit.display.payload import Cell, Ref, Sources, title_of

_EVIDENCE_LIMIT = 25
"""How many passages are listed under a number in the notebook; the payload holds them all."""

_RULE = "var(--jp-border-color2, #bdbdbd)"
_MUTED = "color:var(--jp-ui-font-color2, #616161)"
_LINK = "color:inherit;text-decoration:underline"
_TABLE = "border-collapse:collapse;margin:0.5em 0;font-size:inherit;color:inherit;border:0"
_CAPTION = "caption-side:top;text-align:left;font-weight:600;padding:0 0 0.4em;color:inherit"
_CELL = "padding:0.25em 0.75em 0.25em 0;vertical-align:top;white-space:normal;max-width:32em"
_LONG_CELL = f"{_CELL};min-width:12em;overflow-wrap:anywhere"
_LONG = 60
"""Characters from which a cell may break within a word."""
_LIST = "overflow-wrap:anywhere;margin:0.3em 0;padding-left:1.2em;text-align:left;font-weight:normal;max-width:36em"
_TEXT_STYLES = {
    "strong": "font-weight:600",
    "quote": "font-style:normal",
    "muted": _MUTED,
    "date": "white-space:nowrap",
}
_MARKS = {
    "term": '<mark style="background:rgba(230,159,0,0.35);color:inherit;padding:0 1px">{}</mark>',
    "verb": '<strong style="font-weight:700;text-decoration:underline">{}</strong>',
    "del": '<del><span style="font-size:0">struck out: </span>{}</del>',
    "ins": '<ins style="font-weight:600"><span style="font-size:0">put in: </span>{}</ins>',
    "cut": f'<span style="{_MUTED}">{{}}</span>',
    "": "{}",
}


def page(payload: dict[str, Any], sources: Sources) -> str:
    """Return `payload` as one HTML element."""
    return _PAGES[payload["type"]](payload, sources)


def one_line(payload: dict[str, Any]) -> str:
    """Return what `payload` is, in one line of plain text."""
    match payload["type"]:
        case "text":
            return "".join(part["text"] for part in payload["parts"])
        case "table":
            return f"Table: {payload['caption']} ({len(payload['rows'])} rows)"
        case "passages":
            return f"Passages: {payload['caption']} ({len(payload['passages'])})"
        case _:
            return f"Figure: {payload['caption']}. {payload['alt']}"


def _table(payload: dict[str, Any], sources: Sources) -> str:
    head = "".join(
        f'<th scope="col" style="{_CELL};text-align:{column["align"]};border-bottom:1px solid {_RULE}">'
        f"{escape(column['label'])}</th>"
        for column in payload["columns"]
    )
    aligns = [column["align"] for column in payload["columns"]]
    rows = "".join(_row(row, aligns, payload["row_header"], sources) for row in payload["rows"])
    return (
        f'<table style="{_TABLE}"><caption style="{_CAPTION}">{escape(payload["caption"])}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{_note(payload)}"
    )


def _row(row: Sequence[Cell], aligns: Sequence[str], row_header: bool, sources: Sources) -> str:
    cells = []
    for index, (cell, align) in enumerate(zip(row, aligns, strict=True)):
        name, scope = ("th", ' scope="row"') if row_header and not index else ("td", "")
        place = _LONG_CELL if len(cell["text"]) > _LONG else _CELL
        style = f"{place};text-align:{align};{_shade(cell)}{_TEXT_STYLES.get(cell['style'], '')}".rstrip(";")
        words = f"{_linked(cell, sources)}{escape(cell.get('after', ''))}"
        cells.append(f'<{name}{scope} style="{style}">{words}</{name}>')
    return f'<tr style="background:none;border-bottom:1px solid {_RULE}">{"".join(cells)}</tr>'


def _shade(cell: Cell) -> str:
    """Return a background that leaves dark text on light, and light text on dark, legible."""
    shade = cell.get("shade", 0.0)
    return f"background:rgba(0,114,178,{0.06 + 0.34 * shade:.2f});padding-left:0.5em;" if shade else ""


def _linked(cell: Cell, sources: Sources) -> str:
    """Return a cell's text with its link or its list of passages; those of a total stand in the cells it sums."""
    text = escape(f"“{cell['text']}”" if cell["style"] == "quote" and cell["text"] else cell["text"])
    if cell.get("href"):
        return f'<a href="{escape(cell["href"])}" style="{_LINK}">{text}</a>'
    if not cell["refs"] or (cell["style"] == "strong" and len(cell["refs"]) > 1):
        return text
    if len(cell["refs"]) == 1:
        place = escape(_place(cell["refs"][0], sources))
        return f'<span title="{place}">{_link(text, cell["refs"][0], sources)}</span>'
    return (
        f'<details style="display:inline-block"><summary style="cursor:pointer">{text}</summary>'
        f"{_evidence(cell['refs'], sources)}</details>"
    )


def _link(text: str, ref: Ref, sources: Sources) -> str:
    """Return `text` (HTML) as a link to the paragraph in its source file, where that is known."""
    address = _address(ref, sources)
    return f'<a href="{escape(address)}" style="{_LINK}">{text}</a>' if address else text


def _address(ref: Ref, sources: Sources) -> str:
    """Return the address of a paragraph in its source file, or nothing where the file is not known."""
    file = sources[ref["doc_id"]].file if ref["doc_id"] in sources else ""
    return f"../corpus/{url_quote(file)}#{url_quote(ref['doc_id'])}/{url_quote(ref['para'])}" if file else ""


def _place(ref: Ref, sources: Sources) -> str:
    return f"{title_of(ref['doc_id'], sources)} ¶ {ref['para']}"


def _evidence(refs: Sequence[Ref], sources: Sources) -> str:
    items = [
        f"<li>{_link(escape(_place(ref, sources)), ref, sources)}: “{escape(ref['quote'])}”</li>"
        for ref in refs[:_EVIDENCE_LIMIT]
    ]
    if len(refs) > _EVIDENCE_LIMIT:
        items.append(f"<li>and {len(refs) - _EVIDENCE_LIMIT:,} more</li>")
    return f'<ul style="{_LIST}">{"".join(items)}</ul>'


def _note(payload: dict[str, Any]) -> str:
    note = payload["note"]
    return f'<p style="margin:0.3em 0 1em;font-size:0.9em;{_MUTED}">{escape(note)}</p>' if note else ""


def _text(payload: dict[str, Any], sources: Sources) -> str:
    """Return a paragraph; what stands behind its numbers is listed under it, since a list can't stand in a paragraph."""
    parts, lists = [], []
    for part in payload["parts"]:
        if len(part["refs"]) < 2:
            parts.append(_linked(part, sources))
            continue
        parts.append(f"<strong>{escape(part['text'])}</strong>")
        lists.append(f'<p style="margin:0.4em 0 0">{parts[-1]}</p>{_evidence(part["refs"], sources)}')
    behind = f"<details>{_summary('The passages behind it')}{''.join(lists)}</details>" if lists else ""
    return f'<div><p style="margin:0.5em 0;max-width:44em;overflow-wrap:anywhere">{"".join(parts)}</p>{behind}</div>'


def _summary(text: str) -> str:
    return f'<summary style="cursor:pointer;font-size:0.9em;{_MUTED}">{text}</summary>'


def _figure(payload: dict[str, Any], sources: Sources) -> str:
    data = payload["table"]
    details = (
        f"<details>{_summary('The data of this figure')}{_table(data, sources)}</details>" if data else ""
    )
    return (
        f'<figure style="margin:0.5em 0"><figcaption style="font-weight:600;padding-bottom:0.4em">{escape(payload["caption"])}'
        f'</figcaption><div role="img" aria-label="{escape(payload["alt"])}" style="max-width:720px">{payload["svg"]}</div>'
        f"{_note(payload)}{details}</figure>"
    )


def _passages(payload: dict[str, Any], sources: Sources) -> str:
    items = "".join(_passage(passage, sources) for passage in payload["passages"])
    return f'<section><p style="font-weight:600;margin:0.5em 0">{escape(payload["caption"])}</p>{items}{_note(payload)}</section>'


def _passage(passage: dict[str, Any], sources: Sources) -> str:
    words = "".join(_MARKS[part["mark"]].format(escape(part["text"])) for part in passage["parts"])
    place = _link(escape(passage["label"]), passage["ref"], sources)
    before = passage.get("before")
    earlier = (
        f"{escape(before['source'])}, {_link(escape(before['label']), before['ref'], sources)} → "
        if before
        else ""
    )
    return (
        f'<blockquote style="margin:0.6em 0;padding:0 0 0 0.8em;border-left:3px solid {_RULE};color:inherit;max-width:44em;overflow-wrap:anywhere">'
        f'<p style="margin:0">{words}</p><p style="margin:0.2em 0 0;font-size:0.9em;{_MUTED}">'
        f"{earlier}{escape(passage['source'])}, {place}</p></blockquote>"
    )


_PAGES = {"table": _table, "text": _text, "figure": _figure, "passages": _passages}
