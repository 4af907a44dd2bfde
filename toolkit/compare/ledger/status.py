"""What the words around a sum say of it: how far it has come, and whether it is a pledge at all.

The status is that of the nearest word of a step (``lexicons/ledger.toml``): a participle behind the sum (`was disbursed`), else the nearest
before it in its sentence.  A step still to come (`will be disbursed`) makes the sum planned, one not taken is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from toolkit.lexicons import any_of, load_lexicon, word_set

LONGEST_BEFORE = 300
LONGEST_AFTER = 90
NEAR = 100
UNDER_WAY = "planned"


class Step(NamedTuple):
    """How far a sum has come, and the words that say so."""

    status: str
    start: int
    end: int


class Place(NamedTuple):
    """A sum in its paragraph: its span, its sentence's span, where the words that govern it begin, and where the next sum does."""

    text: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    next_sum: int
    reach: int = 0


def read_step(place: Place) -> Step | None:
    """Return the step that the words around a sum name, or None if they name none.

    Examples
    --------
    >>> text = "Norway, which had pledged USD 5 million, disbursed it."
    >>> read_step(Place(text, 26, 39, 0, len(text), len(text)))
    Step(status='pledged', start=18, end=25)
    """
    return _behind(place) or _before(place)


def _behind(place: Place) -> Step | None:
    stop = min(place.end + LONGEST_AFTER, place.sentence_end, place.next_sum)
    match = _passive().match(place.text, place.end, stop)
    if match is None:
        return None
    group = "step" if match["step"] else "bare"
    return _step(place, match[group], match.start(group), match.end(group))


def _before(place: Place) -> Step | None:
    begin = max(place.sentence_start, place.reach, place.start - LONGEST_BEFORE)
    for match in reversed(list(_steps().finditer(place.text, begin, place.start))):
        step = _step(place, match.group(), match.start(), match.end())
        if step:
            return step
    return None


def _step(place: Place, words: str, start: int, end: int) -> Step | None:
    before = place.text[max(place.sentence_start, start - 30) : start].lower()
    if _undone().search(before):
        return None
    if _future().fullmatch(words) or _to_come().search(before):
        return Step(UNDER_WAY, start, end)
    status = next((name for name, pattern in _statuses() if pattern.fullmatch(words)), "")
    return Step(status, start, end) if status else None


@cache
def _statuses() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (entry["name"], re.compile("|".join(entry["words"]).replace(" ", r"\s+"), re.IGNORECASE))
        for entry in load_lexicon("ledger")["status"]
    ]


@cache
def ranks() -> dict[str, int]:
    """Return the order of the steps.

    Examples
    --------
    >>> ranks()["pledged"] < ranks()["signed"] < ranks()["received"]
    True
    """
    return {entry["name"]: entry["rank"] for entry in load_lexicon("ledger")["status"]}


def _any_step() -> str:
    return "|".join(pattern.pattern for _, pattern in _statuses())


@cache
def _future() -> re.Pattern[str]:
    verbs = load_lexicon("ledger")["verbs"]
    return re.compile(
        rf"{any_of(verbs['future'])}\s+(?:\w+ly\s+|also\s+)?{any_of(verbs['giving'])}", re.IGNORECASE
    )


@cache
def _steps() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_future().pattern}|{_any_step()})(?![\w-])", re.IGNORECASE)


@cache
def _passive() -> re.Pattern[str]:
    passive = any_of(load_lexicon("ledger")["verbs"]["passive"])
    follows = any_of(load_lexicon("ledger")["verbs"]["follows"])
    said = rf"(?:[\s”\"’)]+(?!{passive}\b)[\w’'-]+){{0,8}}?(?:\s+{passive}){{1,3}}\s+(?P<step>{_any_step()})(?![\w-])"
    bare = rf"\s+(?P<bare>{_participles()})(?=\s+{follows}\b)"
    return re.compile(f"{said}|{bare}", re.IGNORECASE)


def _participles() -> str:
    return "|".join(
        word for entry in load_lexicon("ledger")["status"] for word in entry.get("participles", ())
    )


@cache
def _undone() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(load_lexicon('ledger')['verbs']['undone'])}\s+(?:\w+ly\s+)?(?:been\s+|be\s+)?$"
    )


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_lexicon('ledger')['verbs']['to_come'])}\s+(?:\w+ly\s+)?(?:be\s+)?$")


def reach_of(text: str, sums: Sequence[dict[str, Any]], place: int, start: int) -> int:
    """Return where the words that govern a sum begin: behind the sum before it, unless the two are joined (`USD 2 and EUR 3 million`).

    Examples
    --------
    >>> text = "They signed USD 2 million and USD 3 million, with USD 4 million to follow."
    >>> sums = [{"start": 12, "end": 25}, {"start": 30, "end": 43}, {"start": 50, "end": 63}]
    >>> [reach_of(text, sums, place, 0) for place in range(3)]
    [0, 0, 43]
    """
    while place and sums[place - 1]["end"] > start:
        end, here = sums[place - 1]["end"], sums[place]["start"]
        if not _conjoined().fullmatch(text, end, here):
            taken = _passive().match(text, end, here)
            return int(taken.end() if taken else end)
        place -= 1
    return start


@cache
def _conjoined() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s+(?:in|of|from|to|for|worth)\s[^,;.]{1,40})?(?:,|,?\s+(?:and|or|plus|as well as))\s+(?!with|which|while|including|of)(?:[a-z]+\s+){0,3}"
    )


def why_no_pledge(kind: str, place: Place) -> str:
    """Return why a sum is no pledge (`trade statistic`, `investment statistic`, `cost, gap or target`), or nothing."""
    if kind == "trade":
        return "trade statistic"
    near = place.text[
        max(place.sentence_start, place.start - NEAR) : min(place.end + NEAR // 2, place.sentence_end)
    ]
    if kind == "other" and _cost().search(near):
        return "cost, gap or target"
    return "investment statistic" if kind == "investment" and _statistic().search(near) else ""


@cache
def _cost() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_lexicon('money')['kind_nouns']['other'])})\b", re.IGNORECASE)


@cache
def _statistic() -> re.Pattern[str]:
    words = "|".join(load_lexicon("ledger")["figure"]["statistic"]).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def is_fresh(place: Place) -> bool:
    """Return whether the words before a sum say that it comes on top of others (`an additional USD 5 million`)."""
    before = place.text[max(place.sentence_start, place.start - 40) : place.start].lower().split()
    return bool(set(before[-3:]) & word_set("ledger", "cues", "fresh"))


def refers_back(place: Place) -> bool:
    """Return whether an article before a sum says that it was named before (`the USD 5 million`)."""
    return bool(_definite().search(place.text[max(place.sentence_start, place.start - 40) : place.start]))


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(load_lexicon('ledger')['cues']['again'])}\s+(?:\w+ly\s+|first\s+)?$", re.IGNORECASE
    )
