"""Where a date may begin, so that its patterns need not be tried anywhere else: at a figure, a month, a weekday, a word like `next`.

Every pattern of :mod:`toolkit.find.dates.patterns` has the words here that it begins with; no match is lost that a
search over the whole text would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from toolkit.codebook_terms import fold
from toolkit.find.dates.patterns import lexicon, month_numbers, patterns
from toolkit.lexicons import load_lexicon
from toolkit.literals import Literals

_FIGURE = re.compile(r"\d+")
_ARTICLE = re.compile(r"\b[Aa]n?\b")
_YEAR_LENGTH = 4
_FIGURES = (
    "day to day month",
    "between days",
    "days month",
    "day month",
    "spelled day",
    "quarter",
    "half",
    "ago",
    "figures",
)
_YEARS = ("year quarter", "decade", "years", "years run together", "between years", "year", "iso")
_MONTHS = ("month day to day", "month days", "month day", "month to month", "between months", "month")
_WEEKDAYS = ("day to day month", "month day to day", "day month", "month day", "weekday")
_PARTS = ("part of month", "part of year", "end year", "decade")
_NEAR = ("near month", "fiscal near", "unit", "rolling", "today", "weekend", "weekday", "near season")
_NEAR_WORDS = ("this", "past", "last", "next", "coming", "forthcoming", "upcoming", "current", "previous")
_FISCAL_WORDS = ("fy", "jfy", "fiscal", "financial", "japan")
_TODAY_WORDS = ("today", "tomorrow", "yesterday", "tonight")


def matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the matches of every pattern, as if each were searched for in the whole text."""
    starts: dict[str, list[int]] = {}
    for start, names in _openings(text):
        for name in names:
            starts.setdefault(name, []).append(start)
    for name, pattern in patterns().items():
        end = 0
        for start in starts.get(name, ()):
            if start >= end and (match := pattern.match(text, start)):
                yield name, match
                end = match.end()


def _openings(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the places where a date may begin, and the patterns that begin so, by position."""
    words, lower = _words(), fold(text)
    articles = _ARTICLE.finditer(text) if "ago" in lower else ()
    figures = (
        (m.start(), _FIGURES if len(m.group()) < _YEAR_LENGTH else _YEARS) for m in _FIGURE.finditer(text)
    )
    others = ((start, words[word]) for start, word in _literals().places(lower))
    return sorted([*figures, *((m.start(), ("ago",)) for m in articles), *others])


@cache
def _literals() -> Literals:
    return Literals(_words())


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Return the words that open a date, in lower case, and the patterns that begin with each."""
    words = lexicon()
    names = [
        (month_numbers(), _MONTHS),
        ((day.lower() for day in words["weekdays"]), _WEEKDAYS),
        (words["parts"], _PARTS),
        (_NEAR_WORDS, _NEAR),
        (["on"], ("weekday",)),
        (_FISCAL_WORDS, ("fiscal",)),
        (_TODAY_WORDS, ("today",)),
        ([*words["ordinals"], "q1", "q2", "q3", "q4"], ("quarter",)),
        (["first", "second", "former", "latter", "last", "h1", "h2"], ("half",)),
        (words["seasons"], ("season",)),
        ((day.partition("-")[0] for day in words["day_words"]), ("spelled day",)),
        (set(load_lexicon("numbers")["cardinals"]) - {"a", "an"}, ("ago",)),
    ]
    openings: dict[str, tuple[str, ...]] = {}
    for group, patterns_of_group in names:
        for word in group:
            openings[word] = tuple(dict.fromkeys([*openings.get(word, ()), *patterns_of_group]))
    return openings
