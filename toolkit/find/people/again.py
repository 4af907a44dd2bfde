"""Later mentions of persons without a title: by the family name or the full name under which a title has introduced them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set

_SHORTEST = 2
_LONGEST_GAP = 40


def named_again(names: Iterable[str]) -> re.Pattern[str]:
    """Return the expression for the names under which persons may be named again.

    Examples
    --------
    >>> names = [form for name in ("Ada Holm", "KIM Jae-won") for form in forms(name)]
    >>> named_again(names).findall("Holm met Kim; Ada Holm left.")
    ['Holm', 'Kim', 'Ada Holm']
    """
    return re.compile(rf"(?<![\w’'.-]){any_of(sorted(names))}(?![\w-])")


def forms(name: str) -> Iterator[str]:
    """Yield a person's full name and the family name: the word in capitals, a known one in front, or the last word."""
    words = [
        word.rstrip(",") for word in name.split() if word.rstrip(",") not in word_set("people", "suffixes")
    ]
    if not words:
        return
    if len(words) > 1:
        yield " ".join(words)
    capitals = [word for word in words if word.isupper() and len(word) > _SHORTEST and "." not in word]
    if capitals and len(capitals) < len(words):
        family = capitals[0].title()
    else:
        family = words[0] if words[0] in word_set("people", "family_first") else words[-1]
    if len(family) >= _SHORTEST and family not in _other_words() and "." not in family:
        yield family


@cache
def _other_words() -> frozenset[str]:
    """Return the names that are no person's where they stand alone: words, months, states, offices."""
    states = {name for names in load_lexicon("countries")["states"].values() for name in names}
    lists = (
        "other_words",
        "no_names",
        "namesakes",
        "fields",
        "portfolios",
        "offices",
        "honorifics",
        "peoples",
    )
    return frozenset(states).union(*(word_set("people", key) for key in lists))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name at `start` is a mention of its own: no part of a longer name, no place, nothing named after somebody."""
    if _named_after().match(text, end):
        return False
    return _part_of().search(text[max(0, start - _LONGEST_GAP) : start]) is None


@cache
def _named_after() -> re.Pattern[str]:
    return re.compile(
        rf"[’']?s? [A-ZÀ-Ý][\w’'-]*(?<![.!?])|[–/]\w| {any_of(load_lexicon('people')['named_things'])}\b"
    )


@cache
def _part_of() -> re.Pattern[str]:
    """Return the expression for what stands before a name that is none by itself: a capital, an article, `in`."""
    openers = word_set("abbreviations", "starters") | word_set("grammar", "subordinators")
    openers = openers | word_set("calendar", "weekdays")
    other = any_of(sorted(word.capitalize() for word in openers))
    return re.compile(
        rf"(?:\b(?!{other}\b)[A-ZÀ-Ý][\w’'-]*|\b[A-Z]\.|\b(?:[Tt]he|an?|[Ii]n|[Aa]t|near|of the)|[–/-]) ?$"
    )
