"""The formula matrix: which shared wording stands in which document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.plot.frame import Words
from toolkit.plot.grid import check_columns, pivot
from toolkit.plot.matrix import draw_discs
from toolkit.plot.style import canvas, say_nothing_found

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NAME_WIDTH = 30


def plot_formulas(
    formulas: pd.DataFrame,
    *,
    documents: pd.DataFrame | None = None,
    most: int = 20,
    ax: Axes | None = None,
) -> Axes:
    """Plot which formula stands in which document; one row is a formula, one column a document.

    Parameters
    ----------
    formulas
        FORMULAS (:func:`toolkit.find_formulas`), or part of it; ``formula``, ``doc_id`` and ``rank`` are needed.
    documents
        DOCUMENTS: the order and the short titles of the columns, also of documents that share no formula.
    most
        How many formulas to show, by rank; how many were left out stands under the axis.
    ax
        Axes to draw on. Default: those of a new figure.

    Returns
    -------
    Axes
        Labelled with a text alternative that gives every number, or the totals where there are more than twelve rows.

    Raises
    ------
    ParameterError
        If a column is missing, or `most` is less than 1.

    Notes
    -----
    A filled disc with the number of occurrences: it stands there. An open ring: it does not, in these words; what was
    reworded is not seen (:func:`toolkit.lineage`).

    Examples
    --------
    >>> formulas = pd.DataFrame({"formula": ["safe and open harbours"] * 2, "doc_id": ["a", "c"], "rank": 1})
    >>> documents = pd.DataFrame({"doc_id": ["a", "b", "c"], "title": ["Alpha", "Beta", "Gamma"]})
    >>> plot_formulas(formulas, documents=documents).get_label()
    'Formulas by document: 2 occurrences. safe and open harbours: Alpha 1, Gamma 1; absent from Beta.'
    """
    check_columns(formulas, "formula", "doc_id", "rank")
    if most < 1:
        msg = f"most is a whole number from 1 on, got {most!r}. Say how many formulas to show."
        raise ParameterError(msg)
    if formulas.empty:
        with canvas(ax, 1.2) as axes:
            return say_nothing_found(axes, "formulas")
    ranked = formulas.sort_values("rank", kind="stable")["formula"].astype(str).unique().tolist()
    shown = ranked[:most]
    grid = pivot(
        formulas,
        rows="formula",
        columns="doc_id",
        value="",
        documents=documents,
        row_order=shown,
        labels=None,
    )
    left_out = f"{len(shown):,} of {len(ranked):,} formulas" if len(shown) < len(ranked) else ""
    return draw_discs(grid, Words("formula", "doc_id", "occurrences", left_out, _NAME_WIDTH), ax)
