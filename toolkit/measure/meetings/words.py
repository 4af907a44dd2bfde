"""The words around a meeting's name that tell when and how it was held, as patterns (``lexicons/meetings.toml``, ``[held]``)."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set

GAP_HELD = re.compile(
    r",?(?:\sfrom\s[\w:. ]{3,40}(?:\(local time\))?,)?(?:\sin\s[A-Z]\w+,)?\s(?:the|its|their|our)\s(?:\w+\s)?"
)


@cache
def gap_at() -> re.Pattern[str]:
    """Return the expression for what may stand between a date and the name of the meeting *at* which something was done."""
    return _gap("at|during")


@cache
def gap_for() -> re.Pattern[str]:
    """Return the expression for what may stand between a date and the meeting *for* which people gathered."""
    return _gap("for|to attend|to hold|on the occasion of")


def _gap(links: str) -> re.Pattern[str]:
    return re.compile(
        rf",?\s(?:in\s[A-Z]\w+(?:\s[A-Z]\w+)?,?\s)?(?:{links})\s(?:the|its|their|our)\s(?:[a-z-]+\s)?"
    )


@cache
def gathering() -> re.Pattern[str]:
    """Return the expression for verbs that gather people before a date."""
    words = any_of(load_lexicon("meetings")["held"]["gathering"])
    return re.compile(rf"\b{words}(?:\s(?:virtually|online|in\s[A-Z]\w+))?,?\s(?:on\s|in\s)?$")


@cache
def verbs_of_holding() -> re.Pattern[str]:
    """Return the expression for a verb that says that the meeting is held, or will be."""
    held = load_lexicon("meetings")["held"]
    return re.compile(
        rf"(?:,\s(?=which|that|to|held|hosted|convened|scheduled|planned)|\s)(?:(?P<planned>{any_of(held['planned'])})|(?P<verb>{any_of(held['verbs'])})|{any_of([*held['states'], *held['adverbs']])})(?![\w-])"
    )


@cache
def modes() -> re.Pattern[str]:
    """Return the expression for a way to meet behind the name."""
    return re.compile(rf",?\s(?P<mode>{any_of(mode_names())})(?![\w-])")


@cache
def mode_names() -> dict[str, str]:
    """Return the ways to meet by the words for them."""
    modes = load_lexicon("meetings")["held"]["modes"]
    return {words: mode for mode, forms in modes.items() for words in forms}


@cache
def modes_before() -> re.Pattern[str]:
    """Return the expression for a way to meet before the name or in it."""
    modes = load_lexicon("meetings")["held"]["modes_before"].values()
    return re.compile(rf"(?<![\w-]){any_of(word for forms in modes for word in forms)}(?![\w-])")


@cache
def calendar_words() -> frozenset[str]:
    """Return the names of months and days, which are no places."""
    calendar = load_lexicon("calendar")
    return frozenset([*calendar["abbreviations"], *calendar["weekdays"]]) | word_set("calendar", "months")
