"""Verb profiles: how strongly each document speaks, by the family of its operative verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.lexicons import load_lexicon
from toolkit.plot.grid import (
    NAME_WIDTH,
    Grid,
    Order,
    check_columns,
    head_height,
    in_words,
    pivot,
    wrapped_columns,
)
from toolkit.plot.style import (
    BLUE,
    BOLD,
    INK,
    LINE,
    MUTED,
    RULE,
    bare,
    canvas,
    counted,
    lines,
    name_area,
    noun,
    say_nothing_found,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BAR = 0.62
"""Length of the longest bar, as a share of its column; the rest is for its number."""

_ROW = 0.24


def plot_verbs(
    acts: pd.DataFrame,
    *,
    rows: str = "family",
    columns: str = "doc_id",
    documents: pd.DataFrame | None = None,
    row_order: Order = None,
    labels: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Plot acts by verb family and document; one row is a family, one column a document.

    Parameters
    ----------
    acts
        A table of acts (``find_acts``, or ``rank_acts`` for another ladder), one row an act.
    rows, columns
        The columns of `acts` to plot by: ``"family"``, or ``"strength"`` (a row a rung of its ladder, with its families), ``"lemma"``;
        ``"doc_id"``, or ``"scope"``, whose voice it is. For ``"actor"`` see :func:`plot_actors`.
    documents
        DOCUMENTS: the order and the short titles of the columns.
    row_order
        The rows to plot, in this order, or ``"count"``, most first. Default: families as the columns ``ladder`` and
        ``strength`` of `acts` rank them, from weak to strong, under the ladder's name; numbers in order; anything else as
        it first occurs. A rung is called by ladder and strength, ``"engagement 3"``.
    labels
        What to print for a value, by value.
    ax
        Axes to draw on. Default: those of a new figure.

    Returns
    -------
    Axes
        Labelled with a text alternative that gives the numbers.

    Raises
    ------
    ParameterError
        If a column is missing.

    Notes
    -----
    All bars have one scale; n is the number of acts of a column. Rows are ranks: the distance between two means nothing, and the ranks of different ladders
    can't be compared.

    Examples
    --------
    >>> acts = pd.DataFrame({"doc_id": ["a", "a", "b"], "family": ["urging", "noting", "noting"], "strength": [10, 1, 1]})
    >>> acts["ladder"] = "engagement"
    >>> plot_verbs(acts).get_label()
    'Acts by family and document: 3 acts. noting: a 1, b 1. urging: a 1; absent from b.'
    """
    check_columns(acts, rows, columns)
    if acts.empty:
        with canvas(ax, 1.2) as axes:
            return say_nothing_found(axes, "acts")
    key, acts, names = _rungs(acts) if rows == "strength" and "ladder" in acts else (rows, acts, {})
    ranked = _ranked(acts, key)
    grid = pivot(
        acts,
        rows=key,
        columns=columns,
        value="",
        documents=documents,
        row_order=list(ranked) if row_order is None else row_order,
        labels={**names, **(labels or {})},
    )
    ladders = [ranked.get(str(name), "") if row_order is None else "" for name in grid.numbers.index]
    with canvas(ax, _height(grid, ladders)) as axes:
        places = _places(grid, ladders)
        _bars(axes, grid, places)
        _finish(axes, grid, places, ladders)
        across = f" in {counted(len(grid.column_names), 'document')}" if columns == "doc_id" else ""
        axes.set_xlabel(f"Acts (n = {grid.total:,}){across}; one scale for all bars")
        axes.set_ylabel(noun(rows).capitalize() + (",\nweak to strong" if any(ladders) else ""))
        axes.set_label(f"Acts by {noun(rows)} and {noun(columns)}: {in_words(grid, 'acts')}")
        return axes


def _rungs(acts: pd.DataFrame) -> tuple[str, pd.DataFrame, dict[str, str]]:
    """Return the acts with the rung of each, a ladder's name and a strength, and what to call every rung."""
    ranked = acts[acts["strength"].notna()]
    rungs = ranked["ladder"].astype(str) + " " + ranked["strength"].astype(int).astype(str)
    names = {}
    for rung, own in ranked.groupby(rungs, sort=False):
        families: Iterable[str] = own["family"].dropna().unique() if "family" in own else []
        names[str(rung)] = " ".join([str(rung).split()[-1], ", ".join(map(str, families))]).strip()
    return "rung", ranked.assign(rung=rungs), names


def _ranked(acts: pd.DataFrame, rows: str) -> dict[str, str]:
    """Return the rows that occur, in order, with the ladder of each: as ranked, numbers in order, others as they occur."""
    found = acts[acts[rows].notna()]
    if pd.api.types.is_numeric_dtype(acts[rows].dtype):
        return {str(value): "" for value in sorted(found[rows].unique())}
    if not {"ladder", "strength"} <= set(acts.columns):
        return dict.fromkeys(map(str, found[rows].unique()), "")
    places = found.groupby(rows, sort=False).agg(ladder=("ladder", "first"), strength=("strength", "min"))
    own = list(dict.fromkeys(rung["ladder"] for rung in load_lexicon("verbs")["rung"]))
    order = {name: place for place, name in enumerate([*own, *sorted(set(places["ladder"]) - set(own))])}
    ranked = places.assign(_ladder=places["ladder"].map(order)).sort_values(
        ["_ladder", "strength"], kind="stable"
    )
    return {str(value): str(ladder) for value, ladder in ranked["ladder"].items()}


def _places(grid: Grid, ladders: Sequence[str]) -> list[float]:
    """Return where each row stands, by the lines of its name, with room for a heading above the first of a ladder."""
    places: list[float] = []
    top, last = -0.5, ""
    for name, ladder in zip(grid.row_names, ladders, strict=True):
        top += 1.3 if ladder != last else 0.0
        height = max(1.0, (LINE * lines([wrap(name, NAME_WIDTH)]) + 0.08) / _ROW)
        places.append(top + height / 2)
        top, last = top + height, ladder
    return places


def _height(grid: Grid, ladders: Sequence[str]) -> float:
    heads, upright = _heads(grid)
    return head_height(heads, upright) + _ROW * (_places(grid, ladders)[-1] + 1.2) + 0.45


def _heads(grid: Grid) -> tuple[list[str], bool]:
    """Return the column heads, each with the number of its acts, which its bars are part of."""
    heads, upright = wrapped_columns(grid.column_names)
    sums = grid.numbers.sum().tolist()
    before = " (n = {:,.0f})" if upright else "\nn = {:,.0f}"
    return [head + before.format(n) for head, n in zip(heads, sums, strict=True)], upright


def _bars(ax: Axes, grid: Grid, places: Sequence[float]) -> None:
    for x, column in enumerate(grid.numbers.to_numpy().T.tolist()):
        ax.axvline(x, color=RULE, linewidth=0.8)
        for y, name, number in zip(places, grid.row_names, column, strict=True):
            if number > 0:
                name_area(ax, [name, grid.column_names[x]], y - 0.45, 0.9, x, 0.95)
            length = _BAR * number / grid.largest
            ax.barh(y, length, left=x, height=0.68, color=BLUE)
            colour = INK if number else MUTED
            ax.text(x + length + 0.03, y, f"{number:,.0f}", va="center_baseline", color=colour, size=8.5)


def _finish(ax: Axes, grid: Grid, places: Sequence[float], ladders: Sequence[str]) -> None:
    heads, upright = _heads(grid)
    names = [wrap(name, NAME_WIDTH) for name in grid.row_names]
    first = {
        ladder: y - 1.05 for ladder, y in zip(reversed(ladders), reversed(places), strict=True) if ladder
    }
    ax.set_yticks([*places, *first.values()], [*names, *(ladder.capitalize() for ladder in first)], color=INK)
    for label in ax.get_yticklabels()[len(names) :]:
        label.set(**BOLD)
    ax.set_xticks(
        [x + 0.02 for x in range(len(heads))], heads, rotation=90 if upright else 0, ha="left", color=INK
    )
    ax.xaxis.tick_top()
    ax.set_xlim(0, len(heads))
    ax.set_ylim(places[-1] + 0.6, -0.6)
    bare(ax)
    ax.xaxis.set_label_position("bottom")
