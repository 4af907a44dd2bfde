"""Where a long form begins that the letters alone would cut: at its ordinal, at the noun before *of*, at letters in another order."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.ordinals import ordinal_expression, ordinal_value
from toolkit.find.title_case import SMALL_WORDS, run_before

_NUMBER = re.compile(r"[A-Za-z](\d{1,3})$|^(\d{1,3})[A-Za-z]")
_NOUN_OF = re.compile(r"(?<![\w-])([A-Z][\w’'-]*) of (?:the )?$")
_SHORTEST = 4
_REACH = 60


def whole_start(text: str, start: int, end: int, short: str) -> int:
    """Return where the long form ``text[start:end]`` of `short` begins, moved back over words that belong to it.

    Examples
    --------
    >>> text = "12th Ministerial Conference"
    >>> whole_start(text, 5, len(text), "MC12")
    0
    """
    if _initials(text[start:end]) != list(short):
        reordered = _in_another_order(text, end, short)
        if reordered is not None:
            return min(start, reordered)
    return _with_number(text, _with_noun(text, start, short), end, short)


def _with_number(text: str, start: int, end: int, short: str) -> int:
    """Return `start` moved back over the ordinal that the digits of `short` print: ``12th`` of *MC12*."""
    match = _NUMBER.search(short)
    if match is None:
        return start
    number = int(match.group(1) or match.group(2))
    before = _ordinal_before().search(text, max(0, start - _REACH), start)
    covered = re.search(rf"\b{number}(?:st|nd|rd|th)?\b", text[start:end])
    return (
        start if covered or before is None or ordinal_value(before["ordinal"]) != number else before.start()
    )


def _with_noun(text: str, start: int, short: str) -> int:
    """Return `start` moved back over a noun with the same first letter and *of*: ``Bay of`` *Bengal Initiative …*."""
    match = _NOUN_OF.search(text, max(0, start - _REACH), start)
    same = match is not None and len(short) >= _SHORTEST and match.group(1)[0] == text[start] == short[0]
    return match.start() if match and same else start


def _in_another_order(text: str, end: int, short: str) -> int | None:
    """Return where the name before `end` begins whose initials are the letters of `short` in the order of another language."""
    if not short.isupper() or not short.isalpha() or len(short) < _SHORTEST:
        return None
    run = run_before(text, end)
    starts = [
        run + match.start() for match in re.finditer(r"\S+", text[run:end]) if match.group()[0].isupper()
    ]
    if len(starts) < len(short):
        return None
    start = starts[-len(short)]
    return start if sorted(_initials(text[start:end])) == sorted(short) else None


def _initials(name: str) -> list[str]:
    return [word[0] for word in name.split() if word not in SMALL_WORDS and word[0].isupper()]


@cache
def _ordinal_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<ordinal>{ordinal_expression()})\s(?:[a-z]+\s(?:of\s)?(?:the\s)?)?(?:[A-Z][\w.&’'-]*\s){{0,6}}$"
    )
