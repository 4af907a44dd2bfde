"""Where a date may begin, so that its patterns need not be tried anywhere else: at a figure, a month, a weekday, a word like `next`.

Every pattern of :mod:`toolkit.find.dates.patterns` has the words here that it begins with; no match is lost that a
search over the whole text would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from toolkit.find.dates.patterns import lexicon, month_numbers, patterns
from toolkit.letters import fold
from toolkit.lexicons import load_lexicon
from toolkit.literals import Literals, matches_at

_FIGURE = re.compile(r"\d\d*")
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
_FISCAL_WORDS = ("fy", "jfy", "fiscal", "financial")
_BEFORE = {"weekday": "on", "fiscal": "japan"}  # too frequent to be tried wherever they stand
_REACH = 40
_TODAY_WORDS = ("today", "tomorrow", "yesterday", "tonight")


def matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the matches of every pattern, as if each were searched for in the whole text."""
    lower = fold(text)
    starts = _literals().starts(lower)
    for name, word in _BEFORE.items():
        before = (lower.rfind(word, max(0, place - _REACH), place) for place in starts.get(name, ()))
        starts.setdefault(name, []).extend([place for place in before if place >= 0])
    for figure in _FIGURE.finditer(text):
        for name in _FIGURES if len(figure.group()) < _YEAR_LENGTH else _YEARS:
            starts.setdefault(name, []).append(figure.start())
    if "ago" in lower:
        starts.setdefault("ago", []).extend(article.start() for article in _ARTICLE.finditer(text))
    for name, pattern in patterns().items():
        if name in starts:
            yield from ((name, match) for match in matches_at(pattern, text, sorted(starts[name])))


@cache
def _literals() -> Literals:
    """Return the words that open a date, in lower case, by the patterns that begin with them."""
    words = lexicon()
    openings: list[tuple[tuple[str, ...], Iterable[str]]] = [
        (_MONTHS, month_numbers()),
        (_WEEKDAYS, [day.lower() for day in words["weekdays"]]),
        (_PARTS, words["parts"]),
        (_NEAR, _NEAR_WORDS),
        (("fiscal",), _FISCAL_WORDS),
        (("today",), _TODAY_WORDS),
        (("quarter",), [*words["ordinals"], "q1", "q2", "q3", "q4"]),
        (("half",), ["first", "second", "former", "latter", "last", "h1", "h2"]),
        (("season",), words["seasons"]),
        (("spelled day",), [day.partition("-")[0] for day in words["day_words"]]),
        (("ago",), set(load_lexicon("numbers")["cardinals"]) - {"a", "an"}),
    ]
    lists: dict[str, list[str]] = {}
    for names, group in openings:
        for name in names:
            lists.setdefault(name, []).extend(group)
    return Literals(lists)
