"""Calendar arithmetic: from the words of a date to its first and last day.

A :class:`Period` is a stretch of whole days. An :class:`Anchor` is the document's own date, as precise as it is
known; what needs more precision than it has is not resolved.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class Period(NamedTuple):
    """A stretch of days, both ends included, and what kind of expression gave it."""

    start: date
    end: date
    granularity: str


class Anchor(NamedTuple):
    """The document's date; `month` and `day` are 0 where they are not known, `year` is 0 where nothing is."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def date(self) -> date | None:
        """The day, or None where the date is coarser than that."""
        return date(self.year, self.month, self.day) if self.day else None


@lru_cache(maxsize=256)
def parse_anchor(text: str) -> Anchor:
    """Return the document's date; anything that is no ISO date is no date.

    >>> parse_anchor("2018-07"), parse_anchor("")
    (Anchor(year=2018, month=7, day=0), Anchor(year=0, month=0, day=0))
    """
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)", text.strip())
    if match is None:
        return Anchor()
    year, month, day = (int(part or 0) for part in match.groups())
    if day and safe_date(year, month, day) is None:
        return Anchor(year)
    return Anchor(year, month if 1 <= month <= 12 else 0, day if month else 0)


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def days(start: date | None, end: date | None) -> Period | None:
    """Return the days from `start` to `end`, or None where they are out of order."""
    if start is None or end is None or end < start:
        return None
    return Period(start, end, "day" if start == end else "range")


def after(day: date, count: int) -> date:
    """Return the day `count` days later."""
    return day + timedelta(days=count)


def months(year: int, month: int, count: int, granularity: str) -> Period:
    """Return `count` whole months from `month` of `year`; the month may overflow the year.

    >>> months(2020, 12, 3, "season").end.isoformat()
    '2021-02-28'
    """
    first = year * 12 + month - 1
    last = first + count - 1
    last_day = calendar.monthrange(last // 12, last % 12 + 1)[1]
    return Period(
        date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, last_day), granularity
    )


def years(first: int, last: int) -> Period | None:
    """Return whole years, or None where they are out of order."""
    if last < first:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31), "year" if first == last else "span")


def month_range(first: tuple[int, int], last: tuple[int, int]) -> Period | None:
    """Return the months from one (year, month) to another, or None where they are out of order."""
    count = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if count < 1:
        return None
    return months(*first, count, "month" if count == 1 else "range")


def part_of_year(whole: Period, part: str) -> Period:
    """Return the third (four months) or the outer month of a year that `part` names."""
    year, month = whole.start.year, whole.start.month
    offset, count = {
        "first third": (0, 4),
        "middle third": (4, 4),
        "last third": (8, 4),
        "first month": (0, 1),
        "last month": (11, 1),
    }[part]
    return months(year, month + offset, count, "part")


def part_of_month(whole: Period, part: str) -> Period:
    """Return the third of a month (days 1-10, 11-20, 21 to the end) that `part` names."""
    first, last = whole.start, whole.end
    tenth, twentieth = first.replace(day=10), first.replace(day=20)
    bounds = {
        "first third": (first, tenth),
        "first month": (first, tenth),
        "middle third": (tenth + timedelta(days=1), twentieth),
        "last third": (twentieth + timedelta(days=1), last),
        "last month": (twentieth + timedelta(days=1), last),
    }
    return Period(*bounds[part], "part")


def shift(day: date, months_by: int) -> date:
    """Return `day` moved by whole months, on the month's last day where it has no such day.

    >>> shift(date(2024, 2, 29), -12).isoformat()
    '2023-02-28'
    """
    index = day.year * 12 + day.month - 1 + months_by
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def unit_around(anchor: Anchor, unit: str, offset: int) -> Period | None:
    """Return the calendar day, week, month, quarter, year or decade `offset` units away from the document's date."""
    day = anchor.date
    if unit == "day" and day is not None:
        moved = day + timedelta(days=offset)
        return Period(moved, moved, "day")
    if unit == "week" and day is not None:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
        return Period(monday, monday + timedelta(days=6), "week")
    if unit == "month" and anchor.month:
        return months(anchor.year, anchor.month + offset, 1, "month")
    if unit == "quarter" and anchor.month:
        return months(anchor.year, (anchor.month - 1) // 3 * 3 + 1 + 3 * offset, 3, "quarter")
    if unit == "year" and anchor.year:
        return years(anchor.year + offset, anchor.year + offset)
    if unit == "decade" and anchor.year:
        first = (anchor.year // 10 + offset) * 10
        return Period(date(first, 1, 1), date(first + 9, 12, 31), "decade")
    return None


def rolling(anchor: Anchor, unit: str, count: float, *, back: bool) -> Period | None:
    """Return the `count` units that end (`back`) or begin on the document's day."""
    day = anchor.date
    if day is None:
        return None
    sign = -1 if back else 1
    if unit in ("day", "week"):
        other = day + timedelta(days=sign * round(count * (7 if unit == "week" else 1)))
    else:
        other = shift(day, sign * round(count * {"month": 1, "year": 12, "decade": 120}[unit]))
    return Period(min(day, other), max(day, other), "span")


def weekday_near(anchor: Anchor, weekday: int, *, back: bool, same_day: bool) -> Period | None:
    """Return the nearest such weekday before or after the document's day."""
    day = anchor.date
    if day is None:
        return None
    distance = (day.weekday() - weekday if back else weekday - day.weekday()) % 7
    if distance == 0 and not same_day:
        distance = 7
    moved = day + timedelta(days=-distance if back else distance)
    return Period(moved, moved, "day")


def month_near(anchor: Anchor, month: int, *, back: bool) -> Period | None:
    """Return the nearest such month before or after the document's month."""
    if not anchor.month:
        return None
    distance = (anchor.month - month if back else month - anchor.month) % 12 or 12
    return months(anchor.year, anchor.month - distance if back else anchor.month + distance, 1, "month")
