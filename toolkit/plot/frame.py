"""The frame of a matrix: how high its rows are, what stands above, beside and below, and the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from toolkit.plot.grid import NAME_WIDTH, Grid, head_height, in_words, wrapped_columns
from toolkit.plot.style import INK, LINE, bare, counted, lines, name_area, noun, plural, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Words(NamedTuple):
    """What the rows and the columns of a matrix are, what is counted, what is left out, and how wide names may be."""

    rows: str
    columns: str
    unit: str
    left_out: str = ""
    width: int = NAME_WIDTH


def row_edges(grid: Grid, row: float, width: int) -> list[float]:
    """Return where the rows begin and end, in inches from the first: each is as high as its name, at least `row`."""
    edges = [0.0]
    for name in grid.row_names:
        edges.append(edges[-1] + max(row, LINE * lines([wrap(name, width)]) + 0.08))
    return edges


def middles(edges: Sequence[float]) -> list[float]:
    """Return the middles of the rows between `edges`."""
    return [(top + bottom) / 2 for top, bottom in pairwise(edges)]


def matrix_height(grid: Grid, edges: Sequence[float], words: Words) -> float:
    """Return the height of the figure in inches: heads, rows and what stands below."""
    heads, upright = wrapped_columns(grid.column_names, words.width)
    return head_height(heads, upright) + edges[-1] + 0.45 + (LINE if words.left_out else 0)


def finish_matrix(ax: Axes, grid: Grid, words: Words, edges: Sequence[float]) -> Axes:
    """Write the heads above, the names beside and what was counted below; the first row stands on top."""
    heads, upright = wrapped_columns(grid.column_names, words.width)
    across = len(heads)
    ax.set_xticks([x + 0.5 for x in range(across)], heads, rotation=90 if upright else 0, color=INK)
    ax.set_yticks(middles(edges), [wrap(name, words.width) for name in grid.row_names], color=INK)
    ax.xaxis.tick_top()
    ax.set_xlim(0, max(across, 1))
    ax.set_ylim(max(edges[-1], LINE), 0)
    rows = zip(grid.row_names, pairwise(edges), grid.numbers.to_numpy(), strict=True)
    for row, (top, bottom), numbers in rows:
        for x in (numbers > 0).nonzero()[0].tolist():
            name_area(ax, [row, grid.column_names[x]], top, bottom - top, x, 1)
    bare(ax)
    what, by = (noun(name) for name in (words.rows, words.columns))
    ax.set_ylabel(what.capitalize())
    below = f"\n{words.left_out}" if words.left_out else ""
    ax.set_xlabel(f"{words.unit.capitalize()} (n = {grid.total:,}) in {counted(across, by)}{below}")
    ax.xaxis.set_label_position("bottom")
    ax.set_label(
        f"{plural(what).capitalize()} by {by}{below and f', {words.left_out}'}: {in_words(grid, words.unit)}"
    )
    return ax
