"""Whether a meeting's name tells of an event or of a standing mechanism: the words around it decide."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.ordinals import ordinal_expression
from toolkit.lexicons import any_of, load_lexicon, word_set

_YEAR = re.compile(r"(?:(?:[A-Z][a-z]+ )?(?:19|20)\d\d)\s")
_NUMBERED = re.compile(r"^(?:\w+ )?[A-Z]{2,4}[ -]?\d{1,2}$")
_BRACKETS = r"(?:\s?\([^()]*\)){0,2}"


def is_event(text: str, start: int, end: int, words: int) -> bool:
    """Return whether ``text[start:end]``, a name whose words begin at `words`, names an event."""
    name = text[words:end]
    if words > start:
        return True
    if not (name[:1].isupper() or name[:1].isdigit()) or name in word_set("meetings", "standing"):
        return False
    if _NUMBERED.search(name) or _edition().search(name) or _YEAR.match(name) or _hosted().match(name):
        return True
    if _never().search(text, max(0, start - 60), start):
        return False
    return bool(_after().match(text, end) or _before().search(text, max(0, start - 60), start))


@cache
def _edition() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_lexicon('meetings')['editions'])}\b|^{ordinal_expression()}")


@cache
def _hosted() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load_lexicon('meetings')['hosted'])} [A-Z][a-z]+(?: [A-Z][a-z]+)? Summit\b")


@cache
def _before() -> re.Pattern[str]:
    words = load_lexicon("meetings")["before"]
    return re.compile(rf"(?i:\b{any_of(words['events'])}(?:\s{any_of(words['between'])})*\s[“\"]?$)")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:\b{any_of(load_lexicon('meetings')['before']['never'])}(?:\s(?:the|an?|its|their|our|new|annual|regular|joint|[a-z]{{2,14}}-led))*\s[“\"]?$)"
    )


@cache
def _after() -> re.Pattern[str]:
    """Return the expression for what says behind a name that the meeting takes place: a date, or *was held*."""
    verbs = any_of(load_lexicon("meetings")["after"]["verbs"])
    calendar = load_lexicon("calendar")
    days = any_of([*calendar["months"], *calendar["weekdays"]])
    date = rf"(?:(?:on|in|from)\s(?:early |late |mid-|forthcoming |last )?(?:\d{{1,2}}|{days}|(?:19|20)\d\d)|last\s(?:{days}|year|week|month)|in forthcoming)"
    place = rf"(?:, [A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,2}}){{1,2}}, \d{{1,2}}(?:(?: and | ?[-–] ?)\d{{1,2}})? (?:{any_of(calendar['months'])})"
    state = r"(?:was|is|were|has been|have been|had been|will be|which was|which is|to be)"
    return re.compile(
        rf"[”\"’]?{_BRACKETS}(?:{place}|(?:\s|, (?=which|held|convened|hosted))(?:(?:{state}\s)?(?:first |also |successfully |virtually )?{verbs}\b|{date}\b|to\s[A-Z]\w+\son\s\d|in\s[A-Z][a-z]+|of\s(?:19|20)\d\d\b))"
    )
