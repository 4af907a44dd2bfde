"""What to call the change of a clause, and the words that decide it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.compare.alignment.words import Passage
from toolkit.compare.lineage.acts import Signal, acts_within, compare_acts
from toolkit.compare.lineage.steps import Step
from toolkit.compare.lineage.words import (
    changed_negation,
    changed_numbers,
    changed_words,
    compare_degrees,
    read_changes,
)
from toolkit.compare.redline import find_tokens

SAME_CLAUSE = 0.4
"""How alike two passages have to be for an intensifier, a modal or a number to count."""

ActRows = Mapping[tuple[str, str], Sequence[dict[str, object]]]


class Verdict(NamedTuple):
    """The name of a change, what kind of evidence decides it, and the words."""

    change: str
    basis: str | None = None
    decided_by: str | None = None


def judge_step(step: Step, acts: ActRows) -> Verdict:
    """Return what became of a passage."""
    if step.previous is None:
        return Verdict("first" if step.passage.document == 0 else "new")
    if step.relation == "overlap":
        return Verdict("new", "part", f"in part ¶ {step.previous.para}")
    if step.relation != "one to one":
        pieces = ", ".join(dict.fromkeys(step.pieces))
        words = (
            f"{step.previous.para} → {pieces}"
            if step.relation == "split"
            else f"{pieces} → {step.passage.para}"
        )
        return Verdict(step.relation, "order", words)
    if _plain_words(step.previous.text) == _plain_words(step.passage.text):
        return _unchanged(step, step.previous)
    return _reworded(step.previous, step.passage, step.similarity, acts)


def _unchanged(step: Step, previous: Passage) -> Verdict:
    if step.moved:
        return Verdict("moved", "order", f"{previous.para} → {step.passage.para}")
    return Verdict("kept")


def _plain_words(text: str) -> list[str]:
    return [token.key.casefold() for token in find_tokens(text) if token.key[0].isalnum()]


def _reworded(previous: Passage, passage: Passage, similarity: float, acts: ActRows) -> Verdict:
    old, new = (acts_within(one, acts.get((one.doc_id, one.para), ())) for one in (previous, passage))
    changes = read_changes(previous.text, passage.text)
    near = changes if similarity >= SAME_CLAUSE else []
    signals = [*compare_acts(old, new), *compare_degrees(near)]
    negation = changed_negation(near)
    if negation:
        return Verdict("reworded", "negation", _listed([*negation, *(signal.words for signal in signals)]))
    if signals:
        return _signalled(signals)
    numbers = changed_numbers(near)
    if numbers:
        return Verdict("reworded", "number", "; ".join(numbers))
    return Verdict("reworded", "words", changed_words(changes) or None)


def _signalled(signals: Sequence[Signal]) -> Verdict:
    """Return the direction of the signals; of both directions, a rewording."""
    directions = {signal.sign for signal in signals}
    change = "reworded" if len(directions) > 1 else "strengthened" if directions == {1} else "weakened"
    return Verdict(change, _listed(s.basis for s in signals), _listed(s.words for s in signals))


def _listed(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))


def verdict_columns(step: Step, verdict: Verdict) -> dict[str, Any]:
    """Return a step and its verdict as a row of LINEAGE."""
    passage, previous = step.passage, step.previous
    return {
        "doc_id": passage.doc_id,
        "para": passage.para,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.text,
        "lineage": step.lineage,
        "place": passage.document,
        **verdict._asdict(),
        "moved": step.moved,
        "similarity": round(step.similarity, 4),
        "previous_doc_id": previous.doc_id if previous else None,
        "previous_para": previous.para if previous else None,
        "previous_start": previous.start if previous else None,
        "previous_end": previous.end if previous else None,
        "dropped_in": step.dropped_in,
    }
