"""The matrix of actors and verbs: who welcomes, who asks, who gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.plot.grid import check_columns
from toolkit.plot.style import NOT_STATED, counted
from toolkit.plot.verbs import plot_verbs

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_actors(
    acts: pd.DataFrame,
    *,
    rows: str = "family",
    most: int = 6,
    labels: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Plot which actor does what; one row is a verb family, one column an actor, most acts first.

    Parameters
    ----------
    acts
        A table of acts (``find_acts``, or ``rank_acts`` for another ladder), one row an act.
    rows
        The column of `acts` to plot by: ``"family"``, ``"strength"`` or ``"lemma"``.
    most
        How many actors to show; the acts of all others are counted in a last column, so that nothing is left out.
    labels
        What to print for a row, by its value.
    ax
        Axes to draw on. Default: those of a new figure.

    Returns
    -------
    Axes
        Labelled with a text alternative that gives the numbers.

    Raises
    ------
    ParameterError
        If a column is missing, or `most` is less than 1.

    Notes
    -----
    The profile of :func:`plot_verbs` by actor. Actors are told apart by their words, whatever their capitals and a *the*
    before them; a column bears the wording that is the most frequent. An act without an actor is *not stated*. *We* and
    *the Leaders* may be the same people.

    Examples
    --------
    >>> acts = pd.DataFrame({"actor": ["The Chair", "the Chair", "Japan"], "family": ["noting", "urging", "giving"]})
    >>> plot_actors(acts).get_label()
    'Acts by family and actor: 3 acts. noting: The Chair 1; absent from Japan. urging: The Chair 1; absent from Japan. \
giving: Japan 1; absent from The Chair.'
    """
    check_columns(acts, rows, "actor")
    if most < 1:
        msg = f"most is a whole number from 1 on, got {most!r}. Say how many actors to show."
        raise ParameterError(msg)
    actors = acts["actor"].fillna(NOT_STATED).astype(str)
    keys = actors.map(_actor_key)
    counts = keys.value_counts(sort=False).sort_values(ascending=False, kind="stable")
    shown = {key: actors[keys == key].value_counts(sort=False).idxmax() for key in counts.index[:most]}
    others = f"{counted(len(counts) - len(shown), 'other actor')}"
    columns = pd.Categorical([shown.get(key, others) for key in keys], [*shown.values(), others])
    return plot_verbs(acts.assign(actor=columns), rows=rows, columns="actor", labels=labels, ax=ax)


def _actor_key(actor: str) -> str:
    return re.sub(r"^the\s+", "", actor.casefold())
