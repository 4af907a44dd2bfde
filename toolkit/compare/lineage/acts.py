"""Whether a clause says more or less by its verbs, and by who says it: the verb ladder and the scope.

Two acts of a clause's older and newer form correspond if they say it of the same thing: the content words between the verb and the
end of the sentence are compared, and the acts paired so that the whole is most alike. A verb is stronger or weaker than another only
on one ladder (``lexicons/verbs.toml``), a scope only among those that can be ranked (``lexicons/comparison.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.compare.alignment.assignment import best_pairs
from toolkit.compare.alignment.words import Passage, content_words, stem
from toolkit.lexicons import load_lexicon
from toolkit.sentences import sentence_spans

SAME_MATTER = 0.6
"""How alike what two acts are about has to be (cosine of the sets of words) for one to be the other's newer form."""
_SAME_VERB = 0.1
_UNRANKED = "deed"
_EVERYONE = "all"


class Signal(NamedTuple):
    """A sign that a clause says more (1) or less (-1): what kind of sign, and the words."""

    sign: int
    basis: str
    words: str


class ClauseAct(NamedTuple):
    """An act with the content words of what it is about."""

    verb: str
    actor: str
    lemma: str
    ladder: str
    strength: int
    scope: str
    matter: frozenset[str]


def acts_by_paragraph(acts: pd.DataFrame) -> dict[tuple[str, str], list[dict[str, object]]]:
    """Return the rows of ACTS by ``(doc_id, para)``."""
    found: dict[tuple[str, str], list[dict[str, object]]] = {}
    for row in acts.to_dict("records"):
        act = {str(name): value for name, value in row.items()}
        found.setdefault((str(act["doc_id"]), str(act["para"])), []).append(act)
    return found


def acts_within(passage: Passage, acts: Sequence[dict[str, object]]) -> list[ClauseAct]:
    """Return those of a paragraph's acts that stand in a passage."""
    ends = [passage.start + end for _, end in sentence_spans(passage.text)]
    found = []
    for act in acts:
        start, end = int(str(act["start"])), int(str(act["end"]))
        if passage.start <= start < passage.end:
            stop = next((stop for stop in ends if stop >= end), passage.end)
            found.append(_clause_act(act, passage.text[end - passage.start : stop - passage.start]))
    return found


def _clause_act(act: dict[str, object], matter: str) -> ClauseAct:
    names = ("verb", "actor", "lemma", "ladder", "strength", "scope")
    verb, actor, lemma, ladder, strength, scope = ("" if pd.isna(act[name]) else act[name] for name in names)  # type: ignore[call-overload]
    return ClauseAct(
        str(verb),
        str(actor),
        str(lemma),
        str(ladder),
        int(str(strength or 0)),
        str(scope),
        frozenset(content_words(matter)),
    )


def compare_acts(old: Sequence[ClauseAct], new: Sequence[ClauseAct]) -> Iterator[Signal]:
    """Yield what the corresponding acts of two forms of a clause say of its strength.

    Examples
    --------
    >>> matter = frozenset(["harbour", "safet"])
    >>> older = ClauseAct("stressed", "We", "stress", "engagement", 5, "all", matter)
    >>> newer = ClauseAct("noted", "Some Leaders", "note", "engagement", 1, "some", matter)
    >>> list(compare_acts([older], [newer]))
    [Signal(sign=-1, basis='verb', words='stressed → noted'), Signal(sign=-1, basis='scope', words='We → Some Leaders')]
    """
    ranks = load_lexicon("comparison")["scope"]
    for older, newer in _pair_acts(old, new):
        if older.ladder != newer.ladder or older.ladder == _UNRANKED or not _same_voice(older, newer):
            continue
        if older.strength != newer.strength:
            sign = 1 if newer.strength > older.strength else -1
            yield Signal(sign, "verb", f"{older.verb} → {newer.verb}")
        before, after = ranks.get(older.scope, 0), ranks.get(newer.scope, 0)
        if before and after and before != after:
            yield Signal(1 if after > before else -1, "scope", f"{older.actor} → {newer.actor}")


def _same_voice(older: ClauseAct, newer: ClauseAct) -> bool:
    """Tell whether two actors can be the same, or one of them part of the other: not ASEAN and Japan."""
    if _EVERYONE in (older.scope, newer.scope) or older.actor.casefold() == newer.actor.casefold():
        return True
    return bool(set(content_words(older.actor)) & set(content_words(newer.actor)))


def _pair_acts(old: Sequence[ClauseAct], new: Sequence[ClauseAct]) -> Iterator[tuple[ClauseAct, ClauseAct]]:
    if not old or not new:
        return
    alike = np.array([[_likeness(older, newer) for newer in new] for older in old])
    for row, column in best_pairs(alike):
        if alike[row, column] >= SAME_MATTER:
            yield old[row], new[column]


def _likeness(older: ClauseAct, newer: ClauseAct) -> float:
    """Return how alike the matters are, with a little more for the same verb, which decides between equals."""
    size = (len(older.matter) * len(newer.matter)) ** 0.5
    alike = len(older.matter & newer.matter) / size if size else 0.0
    return alike + (_SAME_VERB * alike if stem(older.lemma) == stem(newer.lemma) else 0.0)
