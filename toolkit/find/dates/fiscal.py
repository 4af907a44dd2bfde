"""Whose fiscal year it is, and on which days it begins and ends.

A fiscal year runs as the caller says, except where the words around it say whose it is: the United States' runs from 1 October and is
named after the year it ends in, Japan's from 1 April and is named after the year it begins in.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.dates import resolve as cal
from toolkit.find.dates.patterns import lexicon
from toolkit.find.dates.readings import Match, Setting
from toolkit.find.dates.resolve import Period
from toolkit.lexicons import any_of

_SENTENCE = 300
_PARAGRAPH = 900
_BREAK = re.compile(r"[.!?][”\"]?\s+(?=[A-Z“\"])|;\s")


def fiscal_years(first: int, last: int, setting: Setting) -> Period | None:
    """Return the days of the fiscal years `first` to `last`."""
    if last < first:
        return None
    shift = 1 if setting.fiscal_named_after == "end" and setting.fiscal_start > 1 else 0
    return cal.months(first - shift, setting.fiscal_start, 12 * (last - first + 1), "fiscal year")


def fiscal_year_near(setting: Setting, offset: int) -> Period | None:
    """Return the fiscal year `offset` years away from the one of the document's month."""
    anchor = setting.anchor
    if not anchor.month:
        return None
    year = anchor.year - (anchor.month < setting.fiscal_start) + offset
    year += 1 if setting.fiscal_named_after == "end" and setting.fiscal_start > 1 else 0
    return fiscal_years(year, year, setting)


def of_issuer(match: Match, setting: Setting) -> Setting:
    """Return the setting with the fiscal year of the state that the words around a match name.

    The sentence decides, or the paragraph where the sentence names neither: the United States' year is read where
    they are named and Japan is not.
    """
    if re.match(r"JFY|(?i:Japan)", match.group()):
        return setting._replace(fiscal_start=4, fiscal_named_after="start")
    for text in (_sentence(match), _around(match, _PARAGRAPH)):
        american, japanese = (_names(state).search(text) is not None for state in ("united_states", "japan"))
        if american and not japanese:
            return setting._replace(fiscal_start=10, fiscal_named_after="end")
        if american or japanese:
            break
    return setting


def _around(match: Match, reach: int) -> str:
    return match.string[max(0, match.start() - reach) : match.end() + reach]


def _sentence(match: Match) -> str:
    before = match.string[max(0, match.start() - _SENTENCE) : match.start() + 1]
    after = match.string[match.end() : match.end() + _SENTENCE]
    return f"{_BREAK.split(before)[-1][:-1]} {_BREAK.split(after)[0]}"


@cache
def _names(state: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(lexicon()['fiscal'][state])}(?![\w$])")
