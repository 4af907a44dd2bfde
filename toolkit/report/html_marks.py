"""The marks of a chart, led to the cells of its data: a plot calls the area of each mark by the words of its row and column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

_MARK = re.compile(r'\bid="[^"]*?mark\|([^"]*)"')


def lead_marks(svg: str, table: Mapping[str, Any] | None) -> str:
    """Return `svg` with ``data-cell`` on every mark whose passages stand behind a cell of `table`: its row and its place in that, from 0.

    Examples
    --------
    >>> cells = [{"text": "Peace", "refs": []}, {"text": "2", "refs": [{}], "target": "e-1"}]
    >>> table = {"columns": [{"label": "Theme"}, {"label": "Memo"}], "rows": [cells]}
    >>> lead_marks('<g id="f-mark|Peace|Memo"/><g id="f-mark|War|Memo"/>', table)
    '<g data-cell="0 1"/><g id="f-mark|War|Memo"/>'
    """
    if not table:
        return svg
    labels = [column["label"] for column in table["columns"]]

    def lead(match: re.Match[str]) -> str:
        cell = _find(unescape(match[1]).split("|"), labels, table["rows"])
        return f'data-cell="{cell[0]} {cell[1]}"' if cell else match[0]

    return _MARK.sub(lead, svg)


def _find(names: Sequence[str], labels: Sequence[str], rows: Sequence[Any]) -> tuple[int, int] | None:
    """Return the cell below the name that is a column's, else the first one with passages, in the first row that has the other names."""
    columns = [labels.index(name) for name in names if name in labels]
    wanted = {name for name in names if name not in labels}
    for number, row in enumerate(rows):
        if wanted <= {cell["text"] for cell in row}:
            led = [place for place, cell in enumerate(row) if cell.get("target")]
            place = next((place for place in columns or led if place in led), None)
            return None if place is None else (number, place)
    return None
