"""Clauses of a promise: where it ends, and the promises that no act tells of: reported ones, and passives in the future tense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.find.commitments.words import ADVERBS, lemma_of, listed, names_deed
from toolkit.lexicons import any_of, word_set

LONGEST_STRETCH = 300
_SUBJECT_WILL = re.compile(
    rf"(?P<subject>(?:[\w’'.-]+\s+){{1,12}}?)(?P<verb>(?:will|shall|would)\b{ADVERBS}\s+(?P<base>(?!be\b|have\b|like\b)[a-z][\w-]+))"
)
_WILL_BE = re.compile(
    rf"\b(?P<modal>will|shall)\b{ADVERBS}\s+be{ADVERBS}\s+(?P<done>set up|carried out|\w+(?:ed|en|lt|ld|nt|un))\b"
)
_AGENT = re.compile(r"\bby\s+(?P<agent>(?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'.-]*)*)")


_LEMMAS = {
    "agreed": "agree",
    "decided": "decide",
    "resolved": "resolve",
    "pledged": "pledge",
    "committed": "commit",
    "undertook": "undertake",
    "promised": "promise",
    "vowed": "vow",
}


_JOINT = re.compile(r",?\s+(?:and|while|but)\s+")
_NEAR = re.compile(r"(?:(?:the|both|all)\s+)?(?:[\w’'.-]+\s+)?[\w’'.-]+\s*$")


class Reported(NamedTuple):
    """A promise in a clause of its own: the subject's place (-1: none named), the verb's, its lemma, the places of the action and of the clause (-1: not read)."""

    subject: tuple[int, int]
    start: int
    end: int
    lemma: str
    action: int
    clause: int = -1


@cache
def _ender() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:and\s+(?:also\s+)?)?{any_of(sorted(listed('clause', 'enders')))}\b")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*[,;:–—]|\s+{any_of(sorted(listed('clause', 'tails')))})$")


def clause_end(text: str, action: int, stop: int) -> int:
    """Return where the action that starts at `action` ends: at `stop`, or before another thought; nothing dangling is left."""
    ender = _ender().search(text, action, stop)
    end = ender.start() if ender else stop
    end = action + len(text[action:end].rstrip())
    if text[end - 1 : end] == "." and end > action:
        return action + len(text[action : end - 1].rstrip())
    while end > action and (tail := _tail().search(text, max(action, end - 40), end)):
        end = tail.start()
    return end


def reported(text: str, start: int, stop: int, states: frozenset[int]) -> Reported | None:
    """Return the promise reported behind a verb of saying that ends at `start`: `that Japan will extend …`."""
    opens = re.compile(r"(?:\s+[\w’']+){0,4}?\s*,?\s+that,?\s+|\s+(?=(?:it|we|they|he|she|I)\s)").match(
        text, start, stop
    )
    if opens is None:
        return None
    return _in_clause(text, opens.end(), stop, states)


def elsewhere(text: str, start: int, stop: int, states: frozenset[int]) -> Iterator[Reported]:
    """Yield the promises of subordinate clauses that name their actor: `as the Ministers agreed to continue`, `which Norway will host`."""
    pledged = _pledged().search(text, start, stop)
    for found in _elsewhere().finditer(text, start, stop) if pledged else ():
        near = _NEAR.search(text[max(start, found.start() - 40) : found.start()])
        if near is None or not names_deed(text, found.end(), loose=True):
            continue
        left = found.start() - len(near[0])
        subject = (left + _lead(near[0]), left + len(near[0].rstrip()))
        if _acts(text, subject, states):
            yield Reported(
                subject, found.start("verb"), found.end("verb"), _LEMMAS[found["past"]], found.end()
            )
    if not _looks_ahead(text, start, stop):
        return
    for opener in _opener().finditer(text, start, stop):
        if told := _in_clause(text, opener.end(), stop, states):
            yield told
    for _, clause in _joined(text, start, stop):
        if told := _in_clause(text, clause, stop, states):
            yield told


def joined_clause(text: str, start: int, stop: int, states: frozenset[int]) -> int:
    """Return where the next promise's clause is joined with its time in front, `stop` where none is: `, and in 2030 Norway will host`."""
    if not _looks_ahead(text, start, stop):
        return stop
    return next(
        (joint for joint, clause in _joined(text, start, stop) if _in_clause(text, clause, stop, states)),
        stop,
    )


def _looks_ahead(text: str, start: int, stop: int) -> bool:
    """Whether a word of the future stands between, without which no clause promises anything."""
    return (
        text.find("will", start, stop) >= 0
        or text.find("shall", start, stop) >= 0
        or text.find("would", start, stop) >= 0
    )


def _joined(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where a clause with its time in front is joined, and where it begins."""
    for joint in _JOINT.finditer(text, start, stop):
        if _fronted().match(text, joint.end(), stop):
            yield joint.start(), joint.end()


def _in_clause(text: str, start: int, stop: int, states: frozenset[int]) -> Reported | None:
    """Return the promise of a clause that starts at `start` with its subject, or with its time: `in 2030 Norway will host`."""
    time = _fronted().match(text, start, stop)
    first = time.end() if time else start
    found = _SUBJECT_WILL.match(text, first, stop)
    if found is None or found["base"] in listed("verbs", "unpromising"):
        return None
    whole = re.split(rf"\s+{any_of(sorted(listed('clause', 'companions')))}\s", found["subject"].rstrip())[0]
    subject = (first, first + len(whole))
    if not _acts(text, subject, states):
        return None
    return Reported(
        subject, found.start("verb"), found.end("verb"), found["base"], found.start("base"), start
    )


@cache
def _fronted() -> re.Pattern[str]:
    """Return the expression for a time in front of a subject: `by 2030,`, `in June 2030`, `next year`."""
    cues, periods = any_of(sorted(listed("time", "cues"))), any_of(sorted(listed("time", "periods")))
    return re.compile(
        rf"(?i:{cues}\s+(?:[\w-]+\s+){{0,3}}?(?:mid-)?(?:19|20)\d\d(?:\s+onwards?)?|(?:later\s+)?(?:next|this)\s+{periods}),?\s+"
    )


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(sorted(listed('clause', 'openers')))},?\s+(?=\w)")


def _lead(words: str) -> int:
    """Return where the subject starts in the words before a verb: behind what can't belong to it."""
    found = re.match(r"(?:(?:which|as|where|that|when|and|in|at|whereby)\s+|[\w’'.-]+,\s+)+", words)
    return found.end() if found else 0


@cache
def _pledged() -> re.Pattern[str]:
    """Return the expression for what a promise elsewhere has at least; it can be searched by its letters."""
    return re.compile(rf"{any_of(sorted(listed('verbs', 'elsewhere')))}\s+to\s")


@cache
def _elsewhere() -> re.Pattern[str]:
    past = any_of(sorted(listed("verbs", "elsewhere")))
    return re.compile(rf"\b(?P<verb>(?:(?:have|has|had)\s+)?(?P<past>{past}))\s+to\s+")


def _acts(text: str, subject: tuple[int, int], states: frozenset[int]) -> bool:
    """Whether the subject is an actor: a pronoun, a state, an organisation, or a group of parties."""
    words = text[slice(*subject)].lower().removeprefix("the ").split()
    bars = word_set("grammar", "subordinators") | word_set("grammar", "modals") | word_set("grammar", "be")
    if not words or bars & set(words):
        return False
    if subject[1] in states:
        return True
    whole = " ".join(words)
    return (
        whole in listed("words", "pronouns")
        or whole in word_set("actors", "organisations")
        or words[-1] in word_set("actors", "parties") | word_set("actors", "persons")
        or words[-1] in {"government", "secretariat", "asean"}
    )


def passives(text: str, start: int, stop: int) -> Iterator[Reported]:
    """Yield what a sentence between acts says will be done: `the meeting will be held in May by the Secretariat`."""
    for found in _WILL_BE.finditer(text, start, stop) if _looks_ahead(text, start, stop) else ():
        before = text[max(start, found.start() - LONGEST_STRETCH) : found.start()].lower()
        if found["done"].lower() not in listed("clause", "passives") or _bars() & set(
            re.findall(r"[\w-]+", before)
        ):
            continue
        agent = _AGENT.search(text, found.end(), min(stop, found.end() + LONGEST_STRETCH))
        place = (
            (agent.start("agent"), agent.start("agent") + len(agent["agent"].rstrip(".")))
            if agent
            else (-1, -1)
        )
        yield Reported(
            place, found.start(), found.end(), lemma_of(found["done"].lower()), found.start("done")
        )


def _bars() -> frozenset[str]:
    return listed("clause", "passive_bars") | {"that"}
