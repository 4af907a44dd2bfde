"""Dispersion: where in each document something stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from toolkit.errors import SchemaError
from toolkit.plot.grid import check_columns
from toolkit.plot.style import (
    BLUE,
    INK,
    LINE,
    MUTED,
    RULE,
    canvas,
    counted,
    lines,
    name_area,
    say_nothing_found,
    wrap,
)
from toolkit.schema import PARAGRAPHS, check_table
from toolkit.titles import short_titles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LANE = 0.42
_NAME_WIDTH = 22


class _Lane(NamedTuple):
    """One document: its name, how many paragraphs it has, where the spans stand and in which paragraphs."""

    name: str
    length: int
    marks: list[float]
    paras: list[str]


def plot_dispersion(
    spans: pd.DataFrame,
    paragraphs: pd.DataFrame,
    *,
    documents: pd.DataFrame | None = None,
    unit: str = "passages",
    ax: Axes | None = None,
) -> Axes:
    """Plot where in each document spans stand; one lane is a document, one mark a span.

    Parameters
    ----------
    spans
        Any span table made from `paragraphs`.
    paragraphs
        PARAGRAPHS of every document to show, also of those without a span.
    documents
        DOCUMENTS: the order and the short titles of the lanes.
    unit
        What is marked, in the plural.
    ax
        Axes to draw on. Default: those of a new figure.

    Returns
    -------
    Axes
        Labelled with a text alternative that gives the number of marks and their paragraphs by document.

    Raises
    ------
    SchemaError
        If a column is missing, or a span's paragraph is not in `paragraphs`.

    Notes
    -----
    The *x-ray* of AntConc and Voyant. A lane is as long as its document has paragraphs, on one scale for all; a mark stands
    in its paragraph in proportion to where the span starts. Paragraphs are counted from the beginning of the document,
    which is not their printed label where numbering restarts.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["a", "a"], "para": ["1", "2"], "text": ["We met.", "We hope."]})
    >>> spans = pd.DataFrame({"doc_id": ["a"], "para": ["2"], "start": [3]})
    >>> plot_dispersion(spans, paragraphs).get_label()
    '1 passage. a: 1 in 1 of 2 paragraphs (¶ 2).'
    """
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    check_columns(spans, "doc_id", "para", "start")
    lanes = _lanes(spans, paragraphs, documents)
    names = [wrap(lane.name, _NAME_WIDTH) for lane in lanes]
    with canvas(ax, 0.55 + sum(max(_LANE, LINE * lines([name]) + 0.1) for name in names)) as axes:
        if not lanes:
            return say_nothing_found(axes, "paragraphs")
        longest = max(lane.length for lane in lanes)
        for y, lane in enumerate(lanes):
            _draw(axes, y, lane, longest)
        _finish(axes, lanes, names, unit, longest)
        axes.set_label(
            f"{counted(len(spans), unit.removesuffix('s'))}. {' '.join(_in_words(lane) for lane in lanes)}"
        )
        return axes


def _lanes(spans: pd.DataFrame, paragraphs: pd.DataFrame, documents: pd.DataFrame | None) -> list[_Lane]:
    titles = short_titles(documents) if documents is not None else {}
    present = list(dict.fromkeys(paragraphs["doc_id"].tolist()))
    order = [doc_id for doc_id in titles if doc_id in present] or present
    counted_paras = paragraphs.assign(
        place=paragraphs.groupby("doc_id").cumcount(), length=paragraphs["text"].str.len()
    )
    placed = (
        spans[["doc_id", "para", "start"]]
        .astype({"para": "str"})
        .merge(
            counted_paras[["doc_id", "para", "place", "length"]].astype({"para": "str"}),
            on=["doc_id", "para"],
            how="left",
        )
    )
    if placed["place"].isna().any():
        lost = placed[placed["place"].isna()].iloc[0]
        msg = f"{lost['doc_id']} ¶ {lost['para']} is not in the paragraphs. Give those that the spans were found in."
        raise SchemaError(msg)
    marks = placed["place"] + 1 + placed["start"] / placed["length"].clip(lower=1)
    lanes = []
    for doc_id in order:
        here = placed["doc_id"] == doc_id
        paras = list(dict.fromkeys(placed.loc[here, "para"].tolist()))
        length = int((paragraphs["doc_id"] == doc_id).sum())
        lanes.append(_Lane(titles.get(doc_id, doc_id), length, marks[here].tolist(), paras))
    return lanes


def _draw(ax: Axes, y: int, lane: _Lane, longest: int) -> None:
    ax.barh(y, lane.length, left=1, height=0.5, color="#eef1f3", linewidth=0)
    ax.vlines(lane.marks, y - 0.34, y + 0.34, color=BLUE, linewidth=1.4)
    if lane.marks:
        name_area(ax, [lane.name], y - 0.4, 0.8, 1, lane.length)
    note = f"{len(lane.paras):,} of {lane.length:,} ¶" if lane.marks else f"none of {lane.length:,} ¶"
    ax.text(1 + longest * 1.04, y, note, va="center", color=INK if lane.marks else MUTED, size=8.5)


def _finish(ax: Axes, lanes: list[_Lane], names: list[str], unit: str, longest: int) -> None:
    from matplotlib.ticker import MaxNLocator

    ax.set_yticks(range(len(lanes)), names, color=INK)
    ax.set_ylim(len(lanes) - 0.4, -0.6)
    ax.set_xlim(1, 1 + longest * 1.02)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=9, integer=True, min_n_ticks=2))
    ax.tick_params(length=0)
    ax.spines["left"].set_visible(False)
    ax.xaxis.grid(visible=True, color=RULE)
    marks = sum(len(lane.marks) for lane in lanes)
    ax.set_ylabel("Document")
    ax.set_xlabel(f"Paragraph, by position (n = {marks:,} {unit})")


def _in_words(lane: _Lane) -> str:
    if not lane.marks:
        return f"{lane.name}: none in {counted(lane.length, 'paragraph')}."
    where = ", ".join(lane.paras)
    return f"{lane.name}: {len(lane.marks):,} in {len(lane.paras):,} of {counted(lane.length, 'paragraph')} (¶ {where})."
