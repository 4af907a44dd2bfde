"""Promises of a paragraph: its acts that promise, what they report, and its passives in the future tense, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd

from toolkit.find.commitments.clauses import (
    Reported,
    clause_end,
    elsewhere,
    joined_clause,
    passives,
    reported,
)
from toolkit.find.commitments.shapes import FUTURE, Shape, shape_of
from toolkit.find.commitments.words import base_verbs, listed
from toolkit.lexicons import word_set
from toolkit.schema import Paragraph
from toolkit.sentences import sentence_spans

_LEAD_IN = re.compile(r"\b(?:will|shall|to)\s*:\s*$")
Rows = Sequence[dict[str, Any]]


class Evidence(NamedTuple):
    """A paragraph and the rows that the other finders have for it."""

    paragraph: Paragraph
    stances: Rows
    dates: Rows
    money: Rows
    instruments: Rows
    meetings: Rows
    countries: Rows


class Promise(NamedTuple):
    """A promise: the places of its actor (-1: not in this paragraph), verb, action and end, what is said of the actor, and where a subordinate clause and its subject start."""

    start: int
    verb_start: int
    verb_end: int
    action: int
    end: int
    lemma: str
    actor: str
    actor_start: int
    actor_end: int
    scope: str
    opens: int
    future: bool = False
    instructed: int = -1
    listed: bool = False
    clause: tuple[int, int] = (-1, -1)

    @property
    def deed(self) -> int:
        """Where the words of the deed itself start: behind the organ that is instructed."""
        return max(self.action, self.instructed)


def lead_in(text: str) -> bool:
    """Whether a paragraph leaves what is promised to the list below it: `To this end, we will:`."""
    return text.rstrip().endswith(":") and _LEAD_IN.search(text) is not None


def between(rows: Rows, start: int, stop: int) -> Rows:
    """Return the rows, of a table in reading order, that start from `start` to before `stop`."""
    if not rows:
        return rows
    left = bisect_left(rows, start, key=itemgetter("start"))
    return rows[left : bisect_left(rows, stop, lo=left, key=itemgetter("start"))]


def find_promises(evidence: Evidence, *, led: bool) -> Iterator[tuple[Evidence, Promise]]:
    """Yield the promises of a paragraph, each with the evidence of its sentence; `led` says that a promise leads the paragraph in."""
    for start, stop in sentence_spans(evidence.paragraph.text):
        acts, states = between(evidence.stances, start, stop), between(evidence.countries, start, stop)
        told = evidence._replace(stances=acts, countries=states)
        found = list(_of_acts(told, (start, stop), led=led))
        found += _apart(told, (start, stop), found)
        if found:
            own = Evidence(evidence.paragraph, *(between(rows, start, stop) for rows in evidence[1:]))
            yield from ((own, promise) for promise in sorted(found) if promise.end > promise.action)


def _apart(evidence: Evidence, bounds: tuple[int, int], found: Sequence[Promise]) -> list[Promise]:
    """Return the promises of a sentence that no act makes: passives, and those of subordinate clauses."""
    text = evidence.paragraph.text
    told = (*passives(text, *bounds), *elsewhere(text, *bounds, _ends(evidence)))
    if not told:
        return []
    taken = sorted(
        [(promise.start, promise.end) for promise in found]
        + [(act["start"], act["end"]) for act in evidence.stances]
    )
    reach = list(accumulate((end for _, end in taken), max))
    return [_told(evidence, one, bounds[1], "") for one in told if not _is_taken(taken, reach, one.start)]


def _is_taken(taken: Sequence[tuple[int, int]], reach: Sequence[int], position: int) -> bool:
    """Whether one of the places, of which `reach` gives the furthest end so far, holds the position."""
    before = bisect_left(taken, (position + 1,))
    return before > 0 and reach[before - 1] > position


def _ends(evidence: Evidence) -> frozenset[int]:
    """Return where the names of states end."""
    return frozenset(row["end"] for row in evidence.countries)


def _of_acts(evidence: Evidence, bounds: tuple[int, int], *, led: bool) -> Iterator[Promise]:
    """Yield the promises that acts make or report."""
    text, acts, states = evidence.paragraph.text, evidence.stances, _ends(evidence)
    before: Promise | None = None
    opens = bounds[0]
    for i, act in enumerate(acts):
        if before and _continues(act, before):
            continue
        item = _listed_shape(text, act, bounds[0]) if led else None
        stop = _stop(acts, i, bounds[1], open_ended=item is not None)
        stop = joined_clause(text, act["end"], stop, states)
        shape = item or shape_of(text, act, stop)
        if shape:
            before = _promise(text, act, shape, stop, opens)._replace(listed=item is not None)
            yield before
        else:
            before = None
            said = act["family"] in listed("verbs", "saying")
            told = reported(text, act["end"], stop, states) if said else None
            if told:
                yield _told(evidence, told, stop, act["scope"], act)
        opens = act["end"]


def _stop(acts: Rows, i: int, end: int, *, open_ended: bool) -> int:
    """Return where the clause of an act must end: before the next act that isn't a further verb of the same `will` or list item."""
    future = open_ended or FUTURE.match(acts[i]["verb"]) is not None
    for j in range(i + 1, len(acts)):
        act = acts[j]
        if future and _is_bare(act) and _place(act["actor_start"]) == _place(acts[i]["actor_start"]):
            continue
        actor = _place(act["actor_start"])
        return actor if actor >= acts[i]["end"] else int(act["start"])
    return end


def _place(position: Any) -> int:
    """Return a position of the table of acts, -1 where it is missing."""
    if isinstance(position, int):
        return position
    return -1 if pd.isna(position) else int(position)


def _is_bare(act: dict[str, Any]) -> bool:
    """Whether a verb stands in its base form alone and does something, as behind `will … and`."""
    return act["verb"] in base_verbs() and act["family"] in listed("verbs", "deeds")


def _continues(act: dict[str, Any], before: Promise) -> bool:
    return (before.future or before.listed) and _is_bare(act) and before.start < act["start"] < before.end


def _listed_shape(text: str, act: dict[str, Any], opens: int) -> Shape | None:
    """Read an item of the list behind `we will:`; its verb, in the base form, opens the paragraph."""
    first = act["verb"].lower() in base_verbs() and text[opens : act["start"]].strip(" •-–*") == ""
    return Shape(act["start"]) if first else None


def _opening(text: str, start: int) -> int:
    """Return where the quote starts: `also` before the verb belongs to it."""
    return start - len("also ") if text.endswith("also ", 0, start) else start


def _promise(text: str, act: dict[str, Any], shape: Shape, stop: int, opens: int) -> Promise:
    return Promise(
        start=_opening(text, act["start"]),
        verb_start=act["start"],
        verb_end=act["end"],
        action=shape.action,
        end=clause_end(text, max(shape.action, act["end"]), max(stop, act["end"])),
        lemma=act["lemma"],
        actor=act["actor"] if isinstance(act["actor"], str) else "",
        actor_start=_place(act["actor_start"]),
        actor_end=_place(act["actor_end"]),
        scope=act["scope"],
        opens=opens,
        future=FUTURE.match(act["verb"]) is not None,
        instructed=shape.instructed,
    )


def _told(
    evidence: Evidence,
    told: Reported,
    stop: int,
    scope: str,
    act: dict[str, Any] | None = None,
) -> Promise:
    """Return a promise that no act makes: a reported one, or a passive with its agent."""
    text = evidence.paragraph.text
    actor, place = text[slice(*told.subject)] if told.subject[0] >= 0 else "", told.subject
    if act and actor.lower() in listed("words", "stand_ins") and isinstance(act["actor"], str):
        actor, place = act["actor"], (_place(act["actor_start"]), _place(act["actor_end"]))
    return Promise(
        start=told.start,
        verb_start=told.start,
        verb_end=told.end,
        action=told.action,
        end=clause_end(text, told.end, stop),
        lemma=told.lemma,
        actor=actor,
        actor_start=place[0],
        actor_end=place[1],
        scope=scope if place != told.subject else _scope(actor, scope, evidence, place),
        opens=act["end"] if act else told.start,
        clause=(told.clause, told.subject[0]),
    )


def _scope(actor: str, speaking: str, evidence: Evidence, place: tuple[int, int]) -> str:
    """Return whose voice a reported promise is: a pronoun's is the speaker's."""
    words = actor.lower().removeprefix("the ").split()
    if not words:
        return ""
    if words[-1] in listed("words", "pronouns"):
        return speaking
    parties = word_set("actors", "parties") & set(actor.lower().replace("united states", "").split())
    if place[1] in _ends(evidence) and not parties:
        return "some" if "and" in words else "one state"
    return "all" if parties else "a body"
