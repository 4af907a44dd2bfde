"""Rows of the table of commitments: a promise with its time limit, its sum, and the criteria and catalysts it meets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.find.commitments.criteria import (
    Found,
    Place,
    is_collective,
    is_organ,
    mandated,
    specific_by,
    targets,
)
from toolkit.find.commitments.promises import Evidence, Promise, Rows, between
from toolkit.find.commitments.time import Due, When, due_of, is_past
from toolkit.find.commitments.words import listed, phrase


def row_of(evidence: Evidence, promise: Promise) -> dict[str, Any]:
    """Return the row of a promise without its keys."""
    text = evidence.paragraph.text
    due = _due(evidence, promise)
    money = _within(evidence.money, promise)
    found = _found(evidence, promise)
    decided = specific_by(text, promise.deed, promise.end, found)
    placed = promise.actor_start >= 0
    return {
        "start": promise.start,
        "end": promise.end,
        "actor": promise.actor or None,
        "actor_start": promise.actor_start if placed else None,
        "actor_end": promise.actor_end if placed else None,
        "verb": text[promise.verb_start : promise.verb_end],
        "lemma": promise.lemma,
        "action": text[promise.action : promise.end],
        "due": text[due.start : due.end] if due else None,
        "due_start": due.date_start or None if due else None,
        "due_end": due.date_end or None if due else None,
        "amount": money[0]["amount"] if money else None,
        "amount_max": money[0]["amount_max"] if money else None,
        "currency": money[0]["currency"] if money else None,
        "criteria": ", ".join(_criteria(promise, decided)),
        "specific_by": decided or None,
        "catalysts": ", ".join(_catalysts(evidence, promise, found, due)),
        "scope": promise.scope or None,
    }


def _within(rows: Rows, promise: Promise) -> Rows:
    return between(rows, promise.deed, promise.end)


def _places(rows: Rows) -> list[Place]:
    return [(row["start"], row["end"]) for row in rows]


def _whens(evidence: Evidence, start: int, stop: int) -> list[When]:
    """Return the dates between; one inside a meeting's name reaches to its end: `by the 2031 Spring Meetings`."""
    meetings = between(evidence.meetings, start, stop)
    return [
        When(
            row["start"],
            max([row["end"], *(place["end"] for place in meetings if _holds(place, row))]),
            row["date_start"],
            row["date_end"],
        )
        for row in between(evidence.dates, start, stop)
    ]


def _holds(place: dict[str, Any], row: dict[str, Any]) -> bool:
    return bool(place["start"] <= row["start"] < place["end"])


def _due(evidence: Evidence, promise: Promise) -> Due | None:
    """Return the time limit in the action, or the one that a promise in the future tense has in front of it or from a meeting."""
    inside = _due_between(evidence, promise.action, promise.end)
    if not inside and promise.clause[0] >= 0:
        return _due_between(evidence, *promise.clause) or _due_of_meeting(evidence, promise.clause[0])
    if inside or not promise.future or promise.actor_start < promise.opens:
        return inside
    return _due_between(evidence, promise.opens, promise.actor_start)


def _due_of_meeting(evidence: Evidence, clause: int) -> Due | None:
    """Return when the meeting takes place of which a clause tells more: `the 5th Alpha Forum to be held in May 2030, where …`."""
    ends = [row["end"] for row in evidence.meetings if row["end"] <= clause]
    if not ends or not _is_of_meeting(evidence.paragraph.text[max(ends) : clause]):
        return None
    return _due_between(evidence, max(ends), clause)


def _is_of_meeting(words: str) -> bool:
    """Whether words behind a meeting's name tell only when, where and how it is held, up to `where` or `which`."""
    told = [word.strip(",()") for word in words.split()]
    return bool(told) and all(
        not word or not word[0].islower() or word in listed("time", "of_meetings") or word.startswith("mid-")
        for word in told
    )


def _due_between(evidence: Evidence, start: int, stop: int) -> Due | None:
    paragraph = evidence.paragraph
    return due_of(paragraph.text, start, stop, _whens(evidence, start, stop), paragraph.date)


def _found(evidence: Evidence, promise: Promise) -> Found:
    return Found(
        money=_places(_within(evidence.money, promise)),
        dates=_places(_within(evidence.dates, promise)),
        instruments=_places(_within(evidence.instruments, promise)),
        meetings=_places(_within(evidence.meetings, promise)),
        countries=_places(_within(evidence.countries, promise)),
    )


def _criteria(promise: Promise, decided: str) -> Iterator[str]:
    yield "future"
    if decided:
        yield "specific"
    if is_collective(promise.scope, promise.actor, enacted=promise.actor_start < 0):
        yield "collective"


def _catalysts(evidence: Evidence, promise: Promise, found: Found, due: Due | None) -> Iterator[str]:
    text, today = evidence.paragraph.text, evidence.paragraph.date
    if next(targets(text, promise.deed, promise.end, found), None):
        yield "target"
    if (
        due
        or phrase("time", "recurring").search(text, promise.action, promise.end)
        or _is_timed(evidence, promise, today)
    ):
        yield "timetable"
    if found.money:
        yield "money"
    if (
        promise.instructed >= 0
        or (promise.scope == "a body" and is_organ(promise.actor))
        or mandated(text, promise.action, promise.end)
    ):
        yield "mandate"


def _is_timed(evidence: Evidence, promise: Promise, today: str) -> bool:
    """Whether a date in the action that belongs to no name still lies ahead."""
    names = (*_within(evidence.instruments, promise), *_within(evidence.meetings, promise))
    return bool(today) and any(
        not is_past(when, today) and not any(name["start"] <= when.start < name["end"] for name in names)
        for when in _whens(evidence, promise.deed, promise.end)
    )
