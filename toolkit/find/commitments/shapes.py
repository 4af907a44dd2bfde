"""Shapes of a promise: which acts bind their actor to something still to be done, and where the words of the action start.

An act promises in one of five ways: by its tense (`will train`), by a verb that binds (`agreed to`, `committed $5 million`), by what it
says that an actor has (`reaffirmed their commitment to`), by a clause that it reports (`announced that it will`), or by binding an organ
(`tasked the officials to`).  Everything is read from the table of acts and the words behind the verb.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from toolkit.find.commitments.words import ADVERBS, ASIDE, listed, names_deed
from toolkit.lexicons import any_of, word_set

_SPACE = re.compile(r"\s*")
FUTURE = re.compile(r"(?:will|shall|[’']ll)\b", re.IGNORECASE)
_TO = re.compile(rf"{ADVERBS}{ASIDE}{ADVERBS}\s+to(?=\s)")
_FAR_TO = re.compile(r"\s*,[^;.]{1,400}?,\s+(?:to|that)(?=\s)")
_ON = re.compile(rf"{ADVERBS}\s+(?:up)?on(?=\s)")
_THAT = re.compile(rf"{ADVERBS}{ASIDE}\s+(?P<that>that)\b[^;.]{{1,400}}?\b(?:will|shall|would)\s")
_OWN_SUM = re.compile(
    r"\s+(?:(?:up\s+to|more\s+than|over|nearly|approximately|about|at\s+least|a\s+total\s+of|an\s+additional|a\s+further)\s+)?"
    r"(?:[A-Z]{2,3}\s?)?[$€£¥]?\s?\d"
)
_IN = re.compile(rf"{ADVERBS}(?:\s+as\s+(?:ever|always))?\s+in(?=\s)")
_PROGRESSIVE = re.compile(r"(?:is|are|am|was|were)\b.*ing$", re.IGNORECASE)
_BOUND = re.compile(r"(?:\s+[\w’'.-]+){1,8}?\s+to(?=\s)")
_READY = re.compile(rf"{ADVERBS}\s+(?:ready|prepared)\s+to(?=\s)")
_ORDER = re.compile(r"[^;.]{2,160}?\s(?:to|with)(?=\s)")
_BETWEEN = r"(?:\s*,[^,;.]{1,160},|\s+of\s+(?:the\s+)?[A-Z][^;.]{0,100}?(?=\s+to\s)|\s+(?:at|on|in)\s+[^,;.]{1,60}?(?=\s+to\s))?"


class Shape(NamedTuple):
    """How an act promises: where the action's words start in the paragraph, and, where it binds an organ, what that has to do."""

    action: int
    instructed: int = -1


def shape_of(text: str, act: dict[str, Any], stop: int) -> Shape | None:
    """Return how `act` promises something in the clause that ends at `stop`, or None where it doesn't."""
    if _PROGRESSIVE.match(act["verb"]):
        return None
    if (future := FUTURE.match(act["verb"])) and act["lemma"] != "remain":
        return _in_future(text, act, future.end())
    act, stop = _as_be(act), max(stop, act["end"])
    family = act["family"]
    if family in listed("verbs", "promising") or _head(act) in listed("verbs", "promising_too"):
        return _by_verb(text, act, stop) or _by_noun(text, act, stop)
    if family in listed("verbs", "instructing") or _head(act) in listed("verbs", "requesting"):
        return _by_order(text, act, stop)
    if _head(act) in listed("verbs", "standing") and (found := _READY.match(text, act["end"], stop)):
        return Shape(_behind(text, found.end()))
    if act["lemma"].startswith("be "):
        return _steadily(text, act, stop)
    if _head(act) in listed("verbs", "making"):
        return _by_noun(text, act, stop, made=True)
    if family in listed("verbs", "holding") or _head(act) in listed("verbs", "holding_too"):
        return _by_noun(text, act, stop)
    return None


def _as_be(act: dict[str, Any]) -> dict[str, Any]:
    """Return `remain committed`, which is a state and no act, in the shape of `are committed`: it promises the same."""
    stance = act["lemma"] == "remain"
    return {**act, "lemma": f"be {str(act['verb']).split()[-1].lower()}"} if stance else act


def _head(act: dict[str, Any]) -> str:
    return str(act["lemma"]).split(" ")[0]


def _behind(text: str, position: int) -> int:
    """Return the position of the first word at or behind `position`."""
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _in_future(text: str, act: dict[str, Any], modal: int) -> Shape | None:
    """Read `will train`: the action starts with the verb, without the modal and what stands between them."""
    if _head(act) in listed("verbs", "unpromising"):
        return None
    verb, head = str(act["verb"]), _head(act)
    found = re.compile(rf"\b{re.escape(head[:4])}", re.IGNORECASE).search(verb, modal)
    return Shape(act["start"] + found.start() if found else _behind(text, act["start"] + modal))


def _by_verb(text: str, act: dict[str, Any], stop: int) -> Shape | None:
    """Read `agreed to`, `committed to`, `decided on the creation of`, `resolved that … shall`, `pledged $5 million`."""
    head, lemma, end = _head(act), str(act["lemma"]), act["end"]
    if listed("verbs", "weak") & {head, lemma}:
        return None
    if lemma.endswith((" on", " to", " upon")) and names_deed(text, _behind(text, end), loose=False):
        return Shape(_behind(text, end))
    dative = act["family"] == "committing" or head == "be"
    for pattern in (_TO, _ON):
        found = pattern.match(text, end, stop)
        if found and names_deed(text, _behind(text, found.end()), loose=not dative and pattern is _TO):
            return Shape(_behind(text, found.end()))
    return _by_clause(text, act, stop) or _by_object(text, act, stop)


def _by_clause(text: str, act: dict[str, Any], stop: int) -> Shape | None:
    """Read `resolved that … shall`, and what follows a long aside: `decides, without …, to`."""
    if found := _THAT.match(text, act["end"], stop):
        return Shape(_behind(text, found.end("that")))
    if (found := _FAR_TO.match(text, act["end"], stop)) and act["family"] == "deciding":
        return Shape(_behind(text, found.end()))
    return None


def _by_object(text: str, act: dict[str, Any], stop: int) -> Shape | None:
    """Read `committed $5 million`, `promised new boats`, `committed themselves to promoting`."""
    head, end = _head(act), act["end"]
    if act["family"] != "committing" or head == "be":
        return None
    bound = _BOUND.match(text, end, stop)
    if bound and names_deed(text, _behind(text, bound.end()), loose=False, nouns=False):
        return Shape(_behind(text, bound.end()))
    given = _OWN_SUM.match(text, end, stop) or (
        head in {"pledge", "promise"} and _has_object(text, end, stop)
    )
    return Shape(_behind(text, end)) if given else None


def _has_object(text: str, end: int, stop: int) -> bool:
    """Whether a noun follows: `pledged its support`, `promised new funds`."""
    found = re.compile(rf"{ADVERBS}\s+([\w$]+)").match(text, end, stop)
    return found is not None and found[1].lower() not in word_set("grammar", "prepositions") | {"that", "and"}


def _steadily(text: str, act: dict[str, Any], stop: int) -> Shape | None:
    """Read `remain resolute in supporting`, `are steadfast in our commitment to build`."""
    found = _IN.match(text, act["end"], stop)
    if found is None:
        return None
    steady = act["lemma"].removeprefix("be ") in listed("words", "steady")
    if steady and names_deed(text, _behind(text, found.end()), loose=False, nouns=False):
        return Shape(_behind(text, found.end()))
    return _by_noun(text, {**act, "end": found.end()}, stop)


def _by_order(text: str, act: dict[str, Any], stop: int) -> Shape | None:
    """Read `tasked the officials to`, `charged the Committee with`; a request binds only an organ."""
    found = _ORDER.match(text, act["end"], stop)
    if found is None:
        return None
    asked = _head(act) in listed("verbs", "requesting")
    if asked and not _organ().search(found[0]):
        return None
    start = _behind(text, found.end())
    if not names_deed(text, start, loose=True):
        return None
    return Shape(_behind(text, act["end"]), instructed=start)


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(sorted(listed('words', 'organs')))}\b", re.IGNORECASE)


@cache
def _held(key: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what an actor says that it has: as the object, and as a further one."""
    nouns = any_of(sorted(listed("words", key)))
    own = any_of(sorted(listed("words", "own")))
    word = r"[\w’'.-]+,?"
    return (
        re.compile(
            rf"(?P<before>(?:\s+{word}){{0,7}}?)\s+(?P<noun>{nouns}){_BETWEEN}(?P<link>\s+(?:to|of|on|that))(?=\s)"
        ),
        re.compile(
            rf"(?P<before>\band\s+(?:also\s+)?{own}(?:\s+{word}){{0,3}}?)\s+(?P<noun>{nouns})(?P<link>\s+(?:to|of))(?=\s)"
        ),
    )


def _by_noun(text: str, act: dict[str, Any], stop: int, *, made: bool = False) -> Shape | None:
    """Read `reaffirmed their commitment to`, `expressed the intention of`, `… and their readiness to`; if `made`, `took the decision to`."""
    nearest, further = _held("made" if made else "promises")
    found = nearest.match(text, act["end"], stop)
    if found and set(found["before"].lower().split()) & _bars():
        found = None
    found = found or further.search(text, act["end"], stop)
    if found is None:
        return None
    start = _behind(text, found.end())
    if found["link"].strip() == "that":
        return Shape(start) if FUTURE.search(text, start, stop) else None
    loose = "mitment" not in found["noun"]
    return Shape(start) if names_deed(text, start, loose=loose, nouns=False) else None


def _bars() -> frozenset[str]:
    return word_set("grammar", "prepositions") | word_set("grammar", "subordinators")
