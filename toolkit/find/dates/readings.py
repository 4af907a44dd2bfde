"""What the date rules share: their input, their output, and the words that every rule reads alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from toolkit.find.dates.patterns import month_numbers
from toolkit.find.dates.resolve import Anchor, Period


class Setting(NamedTuple):
    """What a rule knows beside the match: the document's date, the fiscal year, a year lent by a neighbour."""

    anchor: Anchor
    fiscal_start: int = 4
    fiscal_named_after: str = "start"
    lent_year: int = 0


class Reading(NamedTuple):
    """The days that a stretch of text stands for; not `sure` ones count beside a date only."""

    start: int
    end: int
    period: Period
    sure: bool = True
    lacks_year: bool = False


Match = re.Match[str]
Rule = Callable[[Match, Setting], Iterator[Reading]]


def number_of(text: str) -> int:
    """Return a figure with its ordinal ending dropped."""
    return int(re.sub(r"\D", "", text))


def month_of(text: str) -> int:
    """Return the number of a month name."""
    return month_numbers()[text.rstrip(".").lower()]


def year_of(match: Match, setting: Setting) -> int:
    """Return the year written, named relatively, lent by a neighbour, or the document's; 0 where none is known."""
    parts = match.groupdict()
    if year := parts.get("y"):
        return int(year)
    if parts.get("rel"):
        offset = {"next": 1, "last": -1}.get(str(parts["rel"]), 0)
        return setting.anchor.year + offset if setting.anchor.year else 0
    return setting.lent_year or setting.anchor.year


def whole(match: Match, period: Period | None, *, lacks_year: bool = False) -> Iterator[Reading]:
    """Yield the whole match as one reading, or nothing where there is no period."""
    if period is not None:
        yield Reading(match.start(), match.end(), period, lacks_year=lacks_year)
