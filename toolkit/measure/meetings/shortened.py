"""Shortened names of meetings: a document that names a meeting in full calls it later by fewer words.

A shortened name leaves out the parties in front (*Commemorative Summit* for *Alpha-Beta Commemorative Summit*) or the topic behind (*Special Alpha Summit* for
*Special Alpha Summit on Trade*). Two groups of mentions are put together where one document uses both names of the same date, or where the shorter, that of
a special edition, is given no date; and only where just one longer name fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from toolkit.find.meetings import series_of
from toolkit.lexicons import load_lexicon
from toolkit.measure.meetings.groups import Group, agree, coarseness
from toolkit.measure.meetings.mentions import Mention
from toolkit.measure.meetings.passages import Dated
from toolkit.measure.meetings.series import plain_words, says_nothing

_TOPIC = re.compile(r"\s(?:on|for)\s")
_LETTERS = re.compile(r"[A-Z]{2,}")
_YEAR = 2
_PARTS = re.compile(r"[-–]")


def join_shortened(groups: Sequence[Group]) -> list[Group]:
    """Return the groups, those under a shortened name joined to the one that they shorten."""
    by_place: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, group in enumerate(groups):
        for place in {(mention.doc_id, mention.key.edition) for mention in group}:
            by_place.setdefault(place, []).append(number)
    into: dict[int, int] = {}
    for number, group in enumerate(groups):
        if all(mention.ordinal is None for mention in group):
            longer = set(_longer(groups, number, by_place))
            if len(longer) == 1:
                into[number] = longer.pop()
    joined: dict[int, Group] = {}
    for number, group in enumerate(groups):
        joined.setdefault(_last(into, number), []).extend(group)
    return [sorted(group, key=lambda mention: mention.order) for group in joined.values()]


def _last(into: dict[int, int], number: int) -> int:
    while number in into:
        number = into[number]
    return number


def _longer(
    groups: Sequence[Group], number: int, by_place: dict[tuple[str, tuple[str, ...]], list[int]]
) -> Iterator[int]:
    """Yield the groups whose longer name a group may shorten."""
    for mention in groups[number]:
        for other in by_place[mention.doc_id, mention.key.edition]:
            if other != number and any(_shortens(mention, full) for full in groups[other]):
                yield other


def _shortens(one: Mention, other: Mention) -> bool:
    """Return whether a mention shortens another's name and may be of the same date."""
    if one.doc_id != other.doc_id or one.key.edition != other.key.edition or len(one.name) >= len(other.name):
        return False
    undated = one.date is None and bool(one.key.edition)
    if not undated and not _same_date(one.date, other.date):
        return False
    return is_shortened(one.name, other.name) and (bool(one.key.edition) or not says_nothing(one.key))


def _same_date(one: Dated | None, other: Dated | None) -> bool:
    """Return whether both are known to a month at least, and can both hold."""
    return max(coarseness(one), coarseness(other)) < _YEAR and agree(one, other)


@lru_cache(maxsize=4096)
def is_shortened(short: str, long: str) -> bool:
    """Return whether one name of a meeting is another without its parties or its topic.

    Examples
    --------
    >>> is_shortened("Commemorative Summit", "ASEAN-Japan Commemorative Summit")
    True
    >>> is_shortened("Special Alpha Summit", "Special Alpha Summit on Trade"), is_shortened("ASEAN Summit", "ASEAN-Japan Summit")
    (True, False)
    """
    few, head = plain_words(series_of(short)), _TOPIC.split(series_of(long), maxsplit=1)
    if len(head) > 1 and sorted(few) == sorted(plain_words(head[0])):
        return True
    first, *rest = series_of(long).split()
    return (
        not any(_is_party(word) for word in series_of(short).split())
        and not set(plain_words(first)) & set(few)
        and _runs_through(few, plain_words(" ".join(rest)))
    )


def _runs_through(few: Sequence[str], many: Sequence[str]) -> bool:
    """Return whether the words stand among the many in the same order."""
    words = iter(many)
    return bool(few) and all(word in words for word in few)


def _is_party(word: str) -> bool:
    """Return whether a word of a name is that of a state or letters for a body."""
    return any(_LETTERS.match(part) or part in _states() for part in _PARTS.split(word))


@cache
def _states() -> frozenset[str]:
    states: dict[str, list[str]] = load_lexicon("countries")["states"]
    return frozenset(
        word for forms in states.values() for form in forms for word in form.split() if word[0].isupper()
    )
