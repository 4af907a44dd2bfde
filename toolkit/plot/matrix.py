"""Matrices: which element stands in which document, and how often a theme comes up in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.plot.frame import Words, finish_matrix, matrix_height, middles, row_edges
from toolkit.plot.grid import Grid, Order, check_columns, pivot
from toolkit.plot.style import BLUE, BOLD, DEEP_BLUE, INK, MUTED, canvas, pyplot, say_nothing_found

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap

_DIGIT = 0.075  # inches that a digit is wide
_SHARE = 0.65  # of a figure's width that its cells have, beside the names of the rows


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
    return draw_discs(grid, Words(rows, columns, unit), ax)


def draw_discs(grid: Grid, words: Words, ax: Axes | None) -> Axes:
    """Draw a disc with its number for what is there, a ring for what is not."""
    edges = row_edges(grid, 0.34, words.width)
    with canvas(ax, matrix_height(grid, edges, words)) as axes:
        for y, row in zip(middles(edges), grid.numbers.to_numpy(), strict=True):
            for x, number in enumerate(row, start=1):
                _disc(axes, x - 0.5, y, float(number))
        return finish_matrix(axes, grid, words, edges)


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
    """Plot counts as a tinted matrix; one row is a theme, one column a document, or any two things counted together.

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

    Notes
    -----
    Where the columns are too many for their numbers to stand side by side, the tints stand alone; the numbers are in `counts`.

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
    words = Words(rows, columns, unit)
    edges = row_edges(grid, 0.25, words.width)
    with canvas(ax, matrix_height(grid, edges, words)) as axes:
        axes.pcolormesh(
            range(len(grid.column_names) + 1),
            edges,
            grid.numbers.to_numpy(),
            cmap=_tints(),
            vmin=0,
            vmax=grid.largest,
            edgecolors="white",
            linewidth=1.5,
        )
        written = zip(middles(edges), grid.numbers.to_numpy(), strict=True) if _fit(grid, axes) else ()
        for y, row in written:
            for x, number in enumerate(row):
                dark = number > 0.45 * grid.largest
                colour = "white" if dark else INK if number else MUTED
                axes.text(x + 0.5, y, _written(number), ha="center", va="center", color=colour)
        return finish_matrix(axes, grid, words, edges)


def _names_rows(order: Order) -> bool:
    """Tell whether an order names rows that are shown though nothing was found of them."""
    return not (order is None or isinstance(order, str))


def _empty(ax: Axes | None, unit: str) -> Axes:
    with canvas(ax, 1.2) as axes:
        return say_nothing_found(axes, unit)


def _fit(grid: Grid, ax: Axes) -> bool:
    """Tell whether the numbers of a matrix find room in its cells, side by side."""
    longest = len(_written(grid.largest))
    room = ax.get_figure(root=True).get_figwidth() * _SHARE  # type: ignore[union-attr]
    return len(grid.column_names) * (longest + 1) * _DIGIT <= room


def _written(number: float) -> str:
    return "–" if pd.isna(number) else f"{number:,.0f}"


def _disc(ax: Axes, x: float, y: float, number: float) -> None:
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
