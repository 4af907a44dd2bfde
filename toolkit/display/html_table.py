"""Tables in the notebook: whole without a script; a long one is sorted, filtered and turned over in pages where scripts run."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from toolkit.csv_text import csv_bytes
from toolkit.display.controls import escape
from toolkit.display.html_cite import LINK, MARKS, MUTED, RULE, cite, evidence, unfolding
from toolkit.display.payload import Cell, Sources
from toolkit.display.values import MISSING

_TABLE = "border-collapse:collapse;margin:0.5em 0;font-size:inherit;color:inherit;border:0"
_EMPTY = f"{_TABLE};min-width:32em"
"""Room for the caption where no row makes any."""
_CAPTION = "caption-side:top;text-align:left;font-weight:600;padding:0 0 0.4em;color:inherit"
_PLACE = "padding:0.25em 0.75em 0.25em 0;vertical-align:top;line-height:1.4;max-width:32em"
_CELL = f"{_PLACE};white-space:normal"
_LONG_CELL = f"{_CELL};min-width:12em;overflow-wrap:anywhere"
_LONG = 60
"""Characters from which a cell may break within a word."""
_SHORT = 20
"""Characters up to which a quotation, such as a sum, stands in one line."""
_LONG_TABLE = 10
"""Rows from which a table is sorted and filtered."""
_TEXT_STYLES = {"strong": "font-weight:600", "quote": "font-style:normal", "muted": MUTED, "date": "white-space:nowrap"}  # fmt: skip
_MARKED = {"term": "words of the theme", "verb": "operative verb"}
_NUMBER = re.compile(r"-?\d{1,3}(?:,?\d{3})*(?:\.\d+)?")
_LATER = "<style>tr.tk-later{display:none}@media print{tr.tk-later{display:table-row}}</style>"


def table(payload: dict[str, Any], sources: Sources) -> str:
    """Return a table, its note, and the way to save it as CSV."""
    head = "".join(
        f'<th scope="col" style="{_CELL};text-align:{column["align"]};border-bottom:1px solid {RULE}">'
        f"{escape(column['label'])}</th>"
        for column in payload["columns"]
    )
    aligns = [column["align"] for column in payload["columns"]]
    bodies = (
        f"<tbody>{''.join(_row(row, aligns, payload['row_header'], sources) for row in rows)}</tbody>"
        for _, rows in groupby(payload["rows"], key=_is_total)
    )
    whole = (
        f'<table style="{_TABLE if payload["rows"] else _EMPTY}"><caption style="{_CAPTION}">{escape(payload["caption"])}</caption>'
        f"<thead><tr>{head}</tr></thead>{''.join(bodies) or '<tbody></tbody>'}</table>"
    )
    live = len(payload["rows"]) >= _LONG_TABLE
    kept = f"<div data-long-table=''>{_LATER}{whole}</div>{_script()}" if live else whole
    return f"{kept}{_foot(payload)}"


def note(payload: dict[str, Any]) -> str:
    """Return the line under a display."""
    text = payload["note"]
    return f'<p style="margin:0.3em 0 1em;font-size:0.9em;{MUTED}">{escape(text)}</p>' if text else ""


def linked(cell: Cell, sources: Sources) -> str:
    """Return a cell's text with its citation or its list of passages; those of a total stand in the cells it sums."""
    text = _words(cell)
    if cell.get("href"):
        return f'<a href="{escape(cell["href"])}" style="{LINK}">{text}</a>'
    if not cell["refs"] or (cell["style"] == "strong" and len(cell["refs"]) > 1):
        return text
    if len(cell["refs"]) == 1:
        return cite(text, cell["refs"][0], sources)
    return unfolding(text, evidence(cell["refs"], sources))


def table_csv(payload: dict[str, Any]) -> bytes:
    """Return a table as CSV that a spreadsheet opens without harm: quotations whole, numbers as numbers, what is missing empty."""
    labels: list[str] = []
    for column in payload["columns"]:
        twice = labels.count(column["label"])
        labels.append(f"{column['label']} ({len(labels) + 1})" if twice else column["label"])
    rows = (dict(zip(labels, map(_value, row), strict=True)) for row in payload["rows"])
    return csv_bytes(labels, rows)


def _value(cell: Cell) -> str | float:
    text = cell["refs"][0]["quote"] if cell["style"] == "quote" and cell["refs"] else cell["text"]
    if text == MISSING:
        return ""
    if _NUMBER.fullmatch(text) and not cell.get("after"):
        plain = text.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    return f"{text}{cell.get('after', '')}"


def _is_total(row: Sequence[Cell]) -> bool:
    """Tell whether a row sums those above it, so that no sorting moves it."""
    return bool(row) and row[0]["style"] == "strong"


def _row(row: Sequence[Cell], aligns: Sequence[str], row_header: bool, sources: Sources) -> str:
    cells = []
    for index, (cell, align) in enumerate(zip(row, aligns, strict=True)):
        name, scope = ("th", ' scope="row"') if row_header and not index else ("td", "")
        style = (
            f"{_place(cell)};text-align:{align};{_shade(cell)}{_TEXT_STYLES.get(cell['style'], '')}".rstrip(
                ";"
            )
        )
        words = f"{linked(cell, sources)}{escape(cell.get('after', ''))}"
        cells.append(f'<{name}{scope} style="{style}">{words}</{name}>')
    return f'<tr style="background:none;border-bottom:1px solid {RULE}">{"".join(cells)}</tr>'


def _place(cell: Cell) -> str:
    if cell["style"] == "quote" and len(cell["text"]) <= _SHORT:
        return f"{_PLACE};white-space:nowrap"
    return _LONG_CELL if len(cell["text"]) > _LONG else _CELL


def _shade(cell: Cell) -> str:
    """Return a background that leaves dark text on light, and light text on dark, legible."""
    shade = cell.get("shade", 0.0)
    return f"background:rgba(0,114,178,{0.06 + 0.34 * shade:.2f});padding-left:0.5em;" if shade else ""


def _words(cell: Cell) -> str:
    """Return a cell's text as HTML, quotation marks around a quotation and marked words marked."""
    text = cell["text"]
    if cell["style"] == "quote" and text:
        return escape(f"“{text}”")
    pieces, done = [], 0
    for start, end, mark in cell.get("marks", []):
        pieces += [escape(text[done:start]), MARKS[mark].format(escape(text[start:end]))]
        done = end
    return "".join([*pieces, escape(text[done:])])


def _legend(rows: Sequence[Sequence[Cell]]) -> str:
    """Return what the marks in a concordance mean, those that occur."""
    marks = {mark for row in rows for cell in row for _, _, mark in cell.get("marks", [])}
    named = [MARKS[mark].format(name) for mark, name in _MARKED.items() if mark in marks]
    return (
        f'<p style="margin:0.3em 0;font-size:0.9em;{MUTED}">Marked: {", ".join(named)}.</p>' if named else ""
    )


def _foot(payload: dict[str, Any]) -> str:
    if not payload["rows"]:
        return note(payload)
    content = base64.b64encode(table_csv(payload)).decode("ascii")
    saved = f'<a download="{escape(payload["id"])}.csv" href="data:text/csv;base64,{content}" style="{LINK}">Save as CSV</a>'
    return f'{_legend(payload["rows"])}{note(payload)}<p style="margin:0.3em 0 1em;font-size:0.9em;{MUTED}">{saved}</p>'


@cache
def _script() -> str:
    return f"<script>\n{files(__package__).joinpath('long_table.js').read_text('utf-8')}</script>"
