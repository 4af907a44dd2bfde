"""Matrices: which element stands in which document, and how often a theme comes up in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.plot.grid import Grid, Order, check_columns, head_height, in_words, pivot, wrapped_columns
from toolkit.plot.style import (
    BLUE,
    BOLD,
    DEEP_BLUE,
    INK,
    LINE,
    MUTED,
    bare,
    canvas,
    counted,
    lines,
    pyplot,
    say_nothing_found,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap

_ROW_WIDTH = 26


def plot_presence(
    presence: pd.DataFrame,
    *,
    rows: str = "element",
    columns: str = "doc_id",
    value: str = "n",
    documents: pd.DataFrame | None = None,
    row_order: Order = None,
    labels: Mapping[str, str] | None = None,
    unit: str = "mentions",
    ax: Axes | None = None,
) -> Axes:
    """Plot which element stands in which document; one row is an element, one column a document.

    Parameters
    ----------
    presence
        One row per element and document (``element, doc_id, n``, as :func:`toolkit.presence` makes it), or any span
        table, whose rows are counted.
    rows, columns, value
        The columns of `presence` to plot by, and the one with the number.
    documents
        DOCUMENTS: the order and the short titles of the columns, also of documents in which nothing was found.
    row_order
        The rows to plot, in this order, or ``"count"``, most first. Default: as they first occur.
    labels
        What to print for a value, by value. Default: the column ``label``, if there is one.
    unit
        What is counted, in the plural.
    ax
        Axes to draw on. Default: those of a new figure.

    Returns
    -------
    Axes
        Labelled with a text alternative that gives every number.

    Raises
    ------
    ParameterError
        If a column is missing.

    Notes
    -----
    A filled disc with its number: present. An open ring: looked for and not found. A dash: undefined (NaN).

    Examples
    --------
    >>> presence = pd.DataFrame({"element": ["doc", "doc", "coc"], "doc_id": ["a", "b", "a"], "n": [2, 1, 1]})
    >>> ax = plot_presence(presence)
    >>> ax.get_label()
    'Elements by document: 4 mentions. doc: a 2, b 1. coc: a 1; absent from b.'
    """
    check_columns(presence)
    if presence.empty and not _names_rows(row_order):
        return _empty(ax, unit)
    if labels is None and rows == "element" and "label" in presence.columns:
        labels = dict(zip(presence["element"], presence["label"], strict=True))
    grid = pivot(
        presence,
        rows=rows,
        columns=columns,
        value=value,
        documents=documents,
        row_order=row_order,
        labels=labels,
    )
    with canvas(ax, _height(grid, 0.34)) as axes:
        for y, row in enumerate(grid.numbers.to_numpy()):
            for x, number in enumerate(row):
                _disc(axes, x, y, float(number))
        return _finish(axes, grid, rows, unit)


def plot_counts(
    counts: pd.DataFrame,
    *,
    rows: str = "theme",
    columns: str = "doc_id",
    value: str = "n",
    documents: pd.DataFrame | None = None,
    row_order: Order = None,
    labels: Mapping[str, str] | None = None,
    unit: str = "passages",
    ax: Axes | None = None,
) -> Axes:
    """Plot counts as a tinted matrix; one row is a theme, one column a document.

    Parameters
    ----------
    counts
        One row per theme and document (``theme, doc_id, n``), or any span table, whose rows are counted.
    rows, columns, value, documents, row_order, labels, unit, ax
        As in :func:`plot_presence`.

    Returns
    -------
    Axes
        Labelled with a text alternative: every number, or the totals where there are more than twelve rows.

    Raises
    ------
    ParameterError
        If a column is missing.

    Examples
    --------
    >>> spans = pd.DataFrame({"theme": ["energy", "energy", "water"], "doc_id": ["a", "a", "b"]})
    >>> plot_counts(spans).get_label()
    'Themes by document: 3 passages. energy: a 2; absent from b. water: b 1; absent from a.'
    """
    check_columns(counts)
    if counts.empty and not _names_rows(row_order):
        return _empty(ax, unit)
    grid = pivot(
        counts,
        rows=rows,
        columns=columns,
        value=value,
        documents=documents,
        row_order=row_order,
        labels=labels,
    )
    with canvas(ax, _height(grid, 0.25)) as axes:
        axes.pcolormesh(
            grid.numbers.to_numpy(),
            cmap=_tints(),
            vmin=0,
            vmax=grid.largest,
            edgecolors="white",
            linewidth=1.5,
        )
        for y, row in enumerate(grid.numbers.to_numpy()):
            for x, number in enumerate(row):
                dark = number > 0.45 * grid.largest
                colour = "white" if dark else INK if number else MUTED
                axes.text(x + 0.5, y + 0.5, _written(number), ha="center", va="center", color=colour)
        return _finish(axes, grid, rows, unit, offset=0.5)


def _names_rows(order: Order) -> bool:
    """Tell whether an order names rows that are shown though nothing was found of them."""
    return not (order is None or isinstance(order, str))


def _empty(ax: Axes | None, unit: str) -> Axes:
    with canvas(ax, 1.2) as axes:
        return say_nothing_found(axes, unit)


def _written(number: float) -> str:
    return "–" if pd.isna(number) else f"{number:,.0f}"


def _disc(ax: Axes, x: int, y: int, number: float) -> None:
    if pd.isna(number):
        ax.text(x, y, "–", ha="center", va="center", color=MUTED)
    elif number:
        ax.scatter([x], [y], s=290, color=BLUE, linewidths=0)
        ax.text(x, y, _written(number), ha="center", va="center_baseline", color="white", size=8.5, **BOLD)
    else:
        ax.scatter([x], [y], s=70, facecolors="white", edgecolors=MUTED, linewidths=0.9)


def _tints() -> Colormap:
    """Return the colours from white to deep blue, whose lightness falls evenly."""
    pyplot()
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("blues", ["#f4f7f9", BLUE, DEEP_BLUE])


def _height(grid: Grid, row: float) -> float:
    """Return the height of the figure in inches: heads, rows and the line below."""
    heads, upright = wrapped_columns(grid.column_names)
    head = head_height(heads, upright)
    body = sum(max(row, LINE * lines([wrap(name, _ROW_WIDTH)]) + 0.08) for name in grid.row_names)
    return head + body + 0.45


def _finish(ax: Axes, grid: Grid, rows: str, unit: str, offset: float = 0.0) -> Axes:
    """Write the heads above, the names beside and what was counted below; the first row stands on top."""
    heads, upright = wrapped_columns(grid.column_names)
    down, across = grid.numbers.shape
    ax.set_xticks([x + offset for x in range(across)], heads, rotation=90 if upright else 0, color=INK)
    ax.set_yticks(
        [y + offset for y in range(down)], [wrap(name, _ROW_WIDTH) for name in grid.row_names], color=INK
    )
    ax.xaxis.tick_top()
    ax.set_xlim(offset - 0.5, max(across, 1) + offset - 0.5)
    ax.set_ylim(max(down, 1) + offset - 0.5, offset - 0.5)
    bare(ax)
    what = rows.replace("_", " ").capitalize()
    ax.set_ylabel(what)
    ax.set_xlabel(f"{unit.capitalize()} (n = {grid.total:,}) in {counted(across, 'document')}")
    ax.xaxis.set_label_position("bottom")
    ax.set_label(f"{what}s by document: {in_words(grid, unit)}")
    return ax
