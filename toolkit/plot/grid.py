"""The pivot behind the plots that count one thing by another, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.plot.style import LINE, lines, wrap
from toolkit.titles import short_titles

Order = Sequence[str] | Literal["count"] | None
_SPELLED_ROWS = 12
NAME_WIDTH = 26
"""How many letters of a row's name stand on one line."""

_BODY_WIDTH = 4.2
_HEADS_WIDTH = 56
_LETTER = 0.078


class Grid(NamedTuple):
    """A table of numbers by row and column, and how its rows and columns are called; NaN is undefined."""

    numbers: pd.DataFrame
    row_names: list[str]
    column_names: list[str]

    @property
    def total(self) -> int:
        """Return the sum of all numbers."""
        return int(self.numbers.sum().sum())

    @property
    def largest(self) -> float:
        """Return the largest number, at least 1."""
        return max(1.0, float(self.numbers.max().max()))


def pivot(
    table: pd.DataFrame,
    *,
    rows: str,
    columns: str,
    value: str,
    documents: pd.DataFrame | None,
    row_order: Order,
    labels: Mapping[str, str] | None,
) -> Grid:
    """Return `table` by `rows` and `columns`: the sum of `value`, or the number of rows where there is no such column.

    A pair without a row is 0; a pair whose values are all missing stays undefined. Columns stand in the order of `documents`, of
    their categories, or as they first occur.
    """
    check_columns(table, rows, columns)
    values = table[value].astype("float64") if value in table.columns else pd.Series(1.0, index=table.index)
    keys = [table[rows].astype(str).rename("row"), table[columns].astype(str).rename("column")]
    sums = values.groupby(keys, sort=False).sum(min_count=1)
    titles = short_titles(documents) if documents is not None else {}
    down = _order(sums, row_order, titles if rows == "doc_id" else {})
    across = list(titles) if columns == "doc_id" and titles else _in_order(table[columns], sums)
    found = sums.to_dict()
    numbers = pd.DataFrame(
        [[found.get((row, column), 0.0) for column in across] for row in down], index=down, columns=across
    )
    names = {**titles, **(labels or {})}
    return Grid(numbers, [names.get(row, row) for row in down], [names.get(name, name) for name in across])


def check_columns(table: pd.DataFrame, *names: str) -> None:
    """Raise unless `table` is a table and has the columns `names`."""
    if not isinstance(table, pd.DataFrame):
        msg = f"the plot needs a DataFrame, got {type(table).__name__!r}. Give a table of findings."
        raise ParameterError(msg)
    for name in names:
        if name not in table.columns:
            msg = f"the plot needs a column {name!r}; the table has: {', '.join(map(str, table.columns))}."
            raise ParameterError(msg)


def _in_order(column: pd.Series, sums: pd.Series) -> list[str]:
    found = dict.fromkeys(name for _, name in sums.index)
    ordered = column.cat.categories if isinstance(column.dtype, pd.CategoricalDtype) else found
    return [name for name in map(str, ordered) if name in found]


def _order(sums: pd.Series, order: Order, titles: Mapping[str, str]) -> list[str]:
    if order == "count":
        return list(
            sums.groupby(level="row", sort=False).sum().sort_values(ascending=False, kind="stable").index
        )
    if isinstance(order, str):
        msg = f"the order {order!r} is not known. Give a list of values, or 'count'."
        raise ParameterError(msg)
    return list(order if order is not None else titles or dict.fromkeys(row for row, _ in sums.index))


def in_words(grid: Grid, unit: str) -> str:
    """Return the numbers of `grid` as sentences: one a row, or one for all rows where there are many."""
    spelled = len(grid.row_names) <= _SPELLED_ROWS
    rows = [
        _row_in_words(name, numbers, grid.column_names) if spelled else f"{name} {_number(sum(numbers))}"
        for name, numbers in zip(grid.row_names, grid.numbers.to_numpy().tolist(), strict=True)
    ]
    body = " ".join(rows) if spelled else f"Totals: {', '.join(rows)}."
    return f"{grid.total:,} {unit}. {body}"


def _row_in_words(name: str, numbers: Sequence[float], columns: Sequence[str]) -> str:
    found = [f"{column} {_number(n)}" for column, n in zip(columns, numbers, strict=True) if n > 0]
    absent = [column for column, n in zip(columns, numbers, strict=True) if n == 0]
    unknown = [column for column, n in zip(columns, numbers, strict=True) if pd.isna(n)]
    parts = [", ".join(found)] if found else []
    parts += [f"absent from {', '.join(absent)}" if found else "absent"] if absent else []
    parts += [f"undefined for {', '.join(unknown)}"] if unknown else []
    return f"{name}: {'; '.join(parts)}."


def _number(value: float) -> str:
    return f"{value:,.0f}"


def wrapped_columns(names: Sequence[str], beside: int = NAME_WIDTH) -> tuple[list[str], bool]:
    """Return column heads in lines, and whether they have to stand upright: there are many, or a word is too long.

    `beside` is the width of the row names, which the heads leave room for.
    """
    number = max(1, len(names))
    room = int((_HEADS_WIDTH + NAME_WIDTH - beside) / number)
    longest_word = max((len(word) for name in names for word in re.split(r"[\s-]", name)), default=1)
    if number <= 8 and longest_word <= room + 1:
        return [wrap(name, max(room, longest_word)) for name in names], False
    rows = max(1, int(_BODY_WIDTH / number / LINE))
    longest = max(map(len, names))
    return [wrap(name, longest if rows == 1 else max(20, longest // rows + 8)) for name in names], True


def head_height(heads: Sequence[str], upright: bool) -> float:
    """Return the height of column heads in inches."""
    if not upright:
        return LINE * lines(heads)
    return _LETTER * max(len(line) for head in heads for line in head.split("\n")) + 0.1
