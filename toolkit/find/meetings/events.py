"""Whether a meeting's name tells of an event or of a standing mechanism: the words around it decide."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.ordinals import ordinal_expression
from toolkit.lexicons import any_of, load_lexicon, word_set

_YEAR = re.compile(r"(?:(?:[A-Z][a-z]+ )?(?:19|20)\d\d)\s")
_NUMBERED = re.compile(r"^(?:\w+ )?[A-Z]{2,5}[ -]?\d{1,2}$")
_REACH = 60
_FAR = 100
_BRACKETS = r"(?:\s?\([^()]*\)){0,2}"


def is_event(text: str, start: int, end: int, words: int, *, joined: bool = False) -> bool:
    """Return whether ``text[start:end]``, a name whose words begin at `words`, names an event; `joined` says that one stands before it with *and*."""
    name = text[words:end]
    if words > start:
        return True
    if not (name[:1].isupper() or name[:1].isdigit()) or name in word_set("meetings", "standing"):
        return False
    if name in word_set("meetings", "mechanisms"):
        return joined or _mechanism_meets(text, start, end)
    if _NUMBERED.search(name) or _edition().search(name) or _YEAR.match(name) or _hosted().match(name):
        return True
    window = max(0, start - _REACH)
    if _before().search(text, window, start):
        return True
    if _never().search(text, window, start):
        return False
    told = _after().match(text, end) or _gathered().search(text, max(0, start - _FAR), start)
    return joined or bool(told) or _names_event(text, start, end)


def _names_event(text: str, start: int, end: int) -> bool:
    """Return whether the name alone, by its head noun, tells of an event, and nothing beside it makes a mechanism of it."""
    name = text[start:end]
    first, *others = name.split()
    unsaid = word_set("meetings", "unsaid") | word_set("meetings", "generic")
    says_which = len(others) > 1 or first not in unsaid
    if not says_which or not _always().search(name) or _spoken_of().match(text, end):
        return False
    return _as_mechanism().search(text, max(0, start - _REACH), start) is None


def _mechanism_meets(text: str, start: int, end: int) -> bool:
    """Return whether the standing mechanism ``text[start:end]`` is said to meet."""
    window = max(0, start - _REACH)
    if _strong().search(text, window, start):
        return True
    at = text.endswith(("at the ", "At the "), window, start)
    return at and (
        text.endswith(("Summit", "Meeting", "Economic Forum"), start, end)
        or _after().match(text, end) is not None
    )


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
def _strong() -> re.Pattern[str]:
    words = load_lexicon("meetings")["before"]
    return re.compile(rf"(?i:\b{any_of(words['strong'])}(?:\s{any_of(words['between'])})*\s$)")


@cache
def _gathered() -> re.Pattern[str]:
    """Return the expression for people who come together *for the* meeting."""
    words = load_lexicon("meetings")["before"]
    return re.compile(
        rf"\b{any_of(words['gathering'])}\b[^.;:]{{0,60}}\sfor(?:\s{any_of(words['between'])})+\s$"
    )


@cache
def _always() -> re.Pattern[str]:
    """Return the expression for a head noun that needs no word beside it: at the end of the name, or before its topic or parties."""
    return re.compile(
        rf"(?<!General)\s{any_of(load_lexicon('meetings')['always'])}(?:$|\s)|^(?:Summit|Conference)\s(?:of|on|for)\s"
    )


@cache
def _as_mechanism() -> re.Pattern[str]:
    lexicon = load_lexicon("meetings")
    return re.compile(
        rf"\b(?:{any_of(lexicon['as_mechanism'])}(?:\s(?:the|an?|its|our))?\s|{any_of(lexicon['among'])}\s[^.;:]*)$"
    )


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(rf"{_BRACKETS}\s{any_of(load_lexicon('meetings')['spoken_of'])}\b")


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
    state = r"(?:was|is|has|have|were|has been|have been|had been|will be|which was|which is|to be)"
    return re.compile(
        rf"[”\"’]?{_BRACKETS}(?:{place}|(?:\s|, (?=which|held|convened|hosted))(?:(?:{state}\s)?(?:first |also |successfully |virtually )?{verbs}\b|{date}\b|to\s[A-Z]\w+\son\s\d|in\s[A-Z][a-z]+|at\s[A-Z][a-z]+\s[A-Z]\w+(?!\s[Ll]evel)|of\s(?:19|20)\d\d\b))"
    )
