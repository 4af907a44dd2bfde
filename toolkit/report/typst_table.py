"""Tables that fit the page: column widths found from the texts, the size of the type, and where needed a wide page.

A column gets what its longest cell needs, if there is room. If not, each gets what its longest word needs, and the
rest goes to those that take most lines; a table whose longest words do not fit is set smaller, then on a landscape
page. Widths of characters are those of the template's fonts in classes of like width, which is exact enough, and the
same on every machine. A short table is kept on one page.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.report.look import A4, Paper
from toolkit.report.typst_text import ZERO_WIDTH_SPACE, array, breakable

SIZES = (8.0, 7.4, 6.8)
WIDE_SIZES = (8.0, 7.4, 6.8, 6.2)
_SHORT = 26.0
"""Lines, with half a line between rows, up to which a table stays on one page."""
_FAIR = 0.6
"""What part of an equal share of the width a column of running text has at least, if there is room."""
_SLACK = 4.0
"""Points added to each column, for bold type and rounding."""
_BIT = 5.0
"""Points given to a column at a time."""
_HEAD = 1.12
"""How much wider the type of the labels is than that of the cells."""
_TALL_ROW = 30
"""Lines above which a row may be split over two pages."""
_NARROW = frozenset("iljftrI.,;:'’‘!|()[]/ -")
_WIDE = frozenset("mwMWQ@%—…¶")


class Column(NamedTuple):
    """A column of a table: its label as markup, its alignment, its label and its cells as plain text."""

    label: str
    align: str
    head: str
    texts: list[str]


@dataclass(frozen=True)
class Table:
    """A table as Typst markup, whether it needs a landscape page, and whether it is short enough for one page."""

    markup: str
    wide: bool
    whole: bool


def text_width(text: str) -> float:
    """Return about how wide `text` is, in ems of the table's size.

    Examples
    --------
    >>> text_width("22") < text_width("Japan") < text_width("Viet Nam")
    True
    """
    return sum(_character(char) for char in text if char != ZERO_WIDTH_SPACE)


def _character(char: str) -> float:
    if char in _NARROW:
        return 0.34
    if char in _WIDE:
        return 0.97
    if ord(char) > 0x2E7F:
        return 1.0
    return 0.74 if char.isupper() else 0.57


def _longest_word(text: str) -> float:
    return max(
        (text_width(word) for word in re.split(rf"[\s{ZERO_WIDTH_SPACE}]+|(?<=-)", breakable(text))),
        default=0,
    )


def column_widths(columns: list[Column], size: float, inset: float, room: float) -> tuple[list[float], bool]:
    """Return the width of each column in points at a size of type, and whether every word fits.

    Examples
    --------
    >>> columns = [Column("Year", "left", "Year", ["2019", "2020"]), Column("n", "right", "n", ["3", "4"])]
    >>> widths, fits = column_widths(columns, 8.0, 4.0, 459.0)
    >>> fits, sum(widths) <= 459.0
    (True, True)
    """
    padding = 2 * inset + _SLACK
    natural, least = [], []
    for column in columns:
        word = max(_HEAD * _longest_word(column.head), *map(_longest_word, column.texts), 0.0)
        body = max(map(text_width, column.texts), default=0.0)
        least.append(word * size + padding)
        natural.append(max(body, word, min(_HEAD * text_width(column.head), 2 * word)) * size + padding)
    if sum(natural) <= room:
        return _spread(natural, room), True
    if sum(least) > room:
        return [width * room / sum(least) for width in least], False
    fair = _FAIR * room / len(columns)
    wider = [max(low, min(full, fair)) for low, full in zip(least, natural, strict=True)]
    least = wider if sum(wider) <= room else least
    lengths = [[text_width(text) * size for text in column.texts] for column in columns]
    return _share(lengths, natural, least, padding, room), True


def _spread(natural: list[float], room: float) -> list[float]:
    """Widen a table that has room: to the whole width if it nearly fills it, else by a quarter."""
    goal = room if sum(natural) > 0.6 * room else min(room, 1.25 * sum(natural))
    return [width * goal / sum(natural) for width in natural]


def _share(
    lengths: list[list[float]], natural: list[float], least: list[float], padding: float, room: float
) -> list[float]:
    """Give each column its least, and the rest bit by bit to the column that takes most lines."""
    widths = list(least)
    lines = [_lines(column, width - padding) for column, width in zip(lengths, widths, strict=True)]
    rest = room - sum(least)
    while rest > 0:
        place = max(
            (place for place in range(len(widths)) if widths[place] < natural[place]),
            key=lines.__getitem__,
        )
        bit = min(_BIT, rest, natural[place] - widths[place])
        widths[place] += bit
        rest -= bit
        lines[place] = _lines(lengths[place], widths[place] - padding)
    return widths


def _lines(lengths: list[float], width: float) -> int:
    """Return the lines of a column's cells, squared, so that one high cell weighs more than many of two lines."""
    return sum(math.ceil(1.1 * length / max(width, 1.0)) ** 2 for length in lengths)


def table_markup(columns: list[Column], cells: list[list[str]], paper: Paper = A4) -> Table:
    """Return the Typst call for a table on some paper; `cells` are Typst expressions, row by row."""
    inset = 4.0 if len(columns) < 9 else 2.5
    wide, size, widths = _layout(columns, inset, paper)
    heights = _heights(columns, widths, size, inset)
    rows = "".join(f"\n    {', '.join(row)}," for row in cells)
    markup = (
        f"data-table(\n  columns: {array([f'{width:.1f}pt' for width in widths])},\n"
        f"  align: {array([column.align for column in columns])}, size: {size}pt, inset: {inset}pt, "
        f"splits: {str(max(heights, default=0) > _TALL_ROW).lower()},\n"
        f"  head: {array([f'[{column.label}]' for column in columns])},\n  cells: ({rows}),\n)"
    )
    return Table(markup, wide, sum(heights) + len(heights) / 2 <= _SHORT)


def _layout(columns: list[Column], inset: float, paper: Paper) -> tuple[bool, float, list[float]]:
    """Return the first way to set a table in which every word fits its column, else the last."""
    ways = [(False, size) for size in SIZES] + [(True, size) for size in WIDE_SIZES]
    for wide, size in ways:
        widths, fits = column_widths(
            columns, size, inset, paper.wide_text_width if wide else paper.text_width
        )
        if fits:
            break
    return wide, size, widths


def _heights(columns: list[Column], widths: list[float], size: float, inset: float) -> list[int]:
    """Return about how many lines each row takes."""
    lines = (
        [math.ceil(1.15 * text_width(text) * size / (width - 2 * inset)) for text in column.texts]
        for column, width in zip(columns, widths, strict=True)
    )
    return [max(1, *row) for row in zip(*lines, strict=True)]
