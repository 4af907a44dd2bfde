"""Rank acts on a ladder of verbs: the toolkit's own, or a published one.

How strong a verb is depends on who ranks it. The toolkit's ladders, ``lexicons/verbs.toml``, were made for consensus
prose; Gruenberg (2009) ranks the wording of Security Council resolutions, and a practitioners' reading ranks verbs of
General Assembly resolutions. They disagree (on *urge* and *call upon*, and on *decide*), so a result that rests on
strength is worth no more than the ladder it names: show it under each.
"""

from __future__ import annotations

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.find.acts import ACTS
from toolkit.find.acts.verbs import rung_of
from toolkit.lexicons import load_lexicon
from toolkit.schema import check_table

OWN = "toolkit"


def list_ladders() -> list[str]:
    """Return the names of the ladders that acts can be ranked on.

    Returns
    -------
    list of str
        The toolkit's own first.

    Examples
    --------
    >>> list_ladders()
    ['toolkit', 'gruenberg-2009', 'modeldiplomat']
    """
    return [OWN, *load_lexicon("verbs")["scale"]]


def rank_acts(acts: pd.DataFrame, ladder: str = OWN) -> pd.DataFrame:
    """Rank acts on a ladder; one row is an act, as in `acts`.

    Parameters
    ----------
    acts
        What :func:`toolkit.find_acts` returns, or part of it.
    ladder
        One of :func:`list_ladders`.

    Returns
    -------
    DataFrame
        `acts` with ``ladder`` (``engagement``, ``objection`` or ``deed``; of a published ladder the name of its scale), ``family``
        (of a published ladder the verb as it stands there) and ``strength`` (1 = weakest; ordinal within the scale) of that
        ladder. A verb that a published ladder does not rank has NaN, NaN and NA.

    Raises
    ------
    ParameterError
        If there is no such ladder.
    SchemaError
        If `acts` lacks ``lemma``.

    Notes
    -----
    ``gruenberg-2009``: J. S. Gruenberg, *Case Western Reserve Journal of International Law* 41 (2009), 513, an emotive and
    an instructive scale. ``modeldiplomat``: a practitioners' reading of operative and preambular verbs. Both were made for
    United Nations resolutions and rank a dozen verbs each; most acts of a consensus statement stand on neither, so
    say how many do.

    Examples
    --------
    >>> acts = pd.DataFrame({"doc_id": "a", "para": ["1", "2"], "lemma": ["urge", "call on"]})
    >>> for name in list_ladders():
    ...     print(name, rank_acts(acts, name)["strength"].tolist())
    toolkit [10, 9]
    gruenberg-2009 [5, 2]
    modeldiplomat [3, 4]
    """
    if ladder not in list_ladders():
        msg = f"there is no ladder {ladder!r}; choose among: {', '.join(list_ladders())}."
        raise ParameterError(msg)
    check_table(acts, ACTS, ("lemma",))
    ranks = [_rank(str(lemma), ladder) for lemma in acts["lemma"]]
    columns = zip(
        ("ladder", "family", "strength"), zip(*ranks, strict=True) if ranks else ((), (), ()), strict=True
    )
    return acts.assign(
        **{name: pd.Series(values, index=acts.index, dtype=ACTS.columns[name]) for name, values in columns}
    )


def _rank(lemma: str, ladder: str) -> tuple[str | None, str | None, int | None]:
    """Return scale, family and strength of a verb."""
    if ladder == OWN:
        rung = rung_of(lemma)
        return (rung.ladder, rung.family, rung.strength) if rung else ("deed", "doing", 0)
    scales = load_lexicon("verbs")["scale"][ladder].items()
    return next(
        ((scale, lemma, ranks[lemma]) for scale, ranks in scales if lemma in ranks), (None, None, None)
    )
