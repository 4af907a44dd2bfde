"""The meaning of each pattern of days, months and years, given the document's own date.

A rule takes a match and its setting and yields readings: none where the words are no date or the document's date is
too coarse to place them, several where one phrase names several days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from toolkit.find.dates import resolve as cal
from toolkit.find.dates.patterns import lexicon
from toolkit.find.dates.readings import Match, Reading, Rule, Setting, month_of, number_of, whole, year_of
from toolkit.find.dates.years import around, is_anaphoric, is_target, judge_month, judge_year, opens_years
from toolkit.lexicons import load_lexicon


def _yearly(match: Match) -> bool:
    """Whether a day without a year is one of every year: `designate 4 February as the International Day of …`."""
    after = match.string[match.end() : match.end() + 90]
    return is_anaphoric(after) or re.match(r",?\s+(?:as|the|to be)\s[^.;]{0,60}\bDay\b", after) is not None


def _counted_next(match: Match) -> bool:
    following = around(match.string, match.start(), match.end()).next
    return following in lexicon()["bare_year"]["counted"]


def _day(match: Match, setting: Setting) -> Iterator[Reading]:
    lacks_year = not (match["y"] or match.groupdict().get("rel"))
    year = year_of(match, setting)
    if not year or (lacks_year and (_yearly(match) or _counted_next(match))):
        return
    day = cal.safe_date(year, month_of(match["m"]), number_of(match["d"]))
    yield from whole(match, cal.days(day, day), lacks_year=lacks_year)


def _spelled_day(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `this 15th day of April 2022`, `the Fourth Day of November in the Year Two Thousand and Nineteen`."""
    year = year_of(match, setting)
    if match["words"]:
        first, *words = re.findall(r"[a-z]+", match["words"].lower())
        skipped = 1 if first == "two" else 3
        numbers = load_lexicon("numbers")["cardinals"]
        year = (2000 if first == "two" else 1900) + sum(numbers.get(word, 0) for word in words[skipped:])
    number = (
        number_of(match["d"]) if match["d"] else _spelled_days()[re.sub(r"\W", "", match["word"].lower())]
    )
    if year:
        day = cal.safe_date(year, month_of(match["m"]), number)
        yield from whole(match, cal.days(day, day), lacks_year=not (match["y"] or match["words"]))


@cache
def _spelled_days() -> dict[str, int]:
    return {word.replace("-", ""): number for number, word in enumerate(lexicon()["day_words"], start=1)}


def _two_days(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `25-28 April 2012`, `30 October to 2 November 2020`, `April 25 - May 2, 2012`."""
    written = match["y2"] or match["y1"]
    last_year = int(match["y2"] or 0) or int(match["y1"] or 0) or setting.lent_year or setting.anchor.year
    first, last = (
        (month_of(match[m] or match[n]), number_of(match[d]))
        for m, n, d in (("m1", "m2", "d1"), ("m2", "m1", "d2"))
    )
    if not last_year:
        return
    wraps = (match["m1"] and match["m2"]) and first > last
    first_year = int(match["y1"] or 0) or (last_year - 1 if wraps else last_year)
    if wraps and match["y1"] and not match["y2"]:
        last_year += 1
    yield from whole(
        match,
        cal.days(cal.safe_date(first_year, *first), cal.safe_date(last_year, *last)),
        lacks_year=not written,
    )


def _opens_days(match: Match) -> bool:
    """Whether what stands before a list of figures makes them days: a preposition, or, where a year is written, a place."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if re.search(r"(?i)\b(?:on|of|from|held|dates?|for|by)\s+(?:the\s+)?$", before):
        return True
    return bool(match["y"]) and re.search(r"(?:^|\(|[A-Z][\w.’'-]*\)?,\s+)$", before) is not None


def _listed_days(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `15 and 16 November 2022` as a range, `26 and 28 August 2020` as two days."""
    year, month, at = year_of(match, setting), month_of(match["m"]), match.start("list")
    if not year or (match.end("list") < match.start("m") and not _opens_days(match)):
        return
    numbers = [
        (number_of(found[0]), found)
        for found in re.finditer(r"\d{1,2}(?:\s?(?:st|nd|rd|th))?", match["list"])
    ]
    found_days = [cal.safe_date(year, month, number) for number, _ in numbers]
    if None in found_days:
        return
    if len(found_days) == 2 and found_days[1] == found_days[0] + timedelta(days=1):  # type: ignore[operator]
        yield from whole(match, cal.days(*found_days), lacks_year=not match["y"])
        return
    for index, (day, (_, piece)) in enumerate(zip(found_days, numbers, strict=True)):
        start = match.start() if index == 0 else at + piece.start()
        end = match.end() if index == len(numbers) - 1 else at + piece.end()
        yield Reading(start, end, cal.days(day, day), lacks_year=not match["y"])  # type: ignore[arg-type]


def _two_months(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `June until October 2018`, `July 2016 to July 2019`."""
    last_year = int(match["y2"] or 0) or setting.lent_year or (0 if match["y1"] else setting.anchor.year)
    if not last_year:
        return
    first_month, last_month = month_of(match["m1"]), month_of(match["m2"])
    first_year = int(match["y1"] or 0) or (last_year - 1 if first_month > last_month else last_year)
    lacks_year = not match["y2"]
    if lacks_year and first_month >= last_month:
        return
    period = cal.month_range((first_year, first_month), (last_year, last_month))
    yield from whole(match, period, lacks_year=lacks_year)


def _one_month(match: Match, setting: Setting) -> Iterator[Reading]:
    year = year_of(match, setting)
    if not year:
        return
    period = cal.months(year, month_of(match["m"]), 1, "month")
    if match["y"] or match["rel"]:
        yield from whole(match, period)
        return
    verdict = judge_month(match.string, match.start(), match.end())
    if verdict != "no":
        yield Reading(match.start(), match.end(), period, sure=verdict == "yes", lacks_year=True)


def _part_of_month(match: Match, setting: Setting) -> Iterator[Reading]:
    year = year_of(match, setting)
    if not year or is_anaphoric(match.string[match.end() : match.end() + 40]):
        return
    month = cal.months(year, month_of(match["m"]), 1, "month")
    part = lexicon()["parts"][match["part"].lower()]
    yield from whole(match, cal.part_of_month(month, part), lacks_year=not match["y"])


def _near_month(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `last November`, `forthcoming November`, `this May`."""
    near, month = match["near"].split()[-1].lower(), month_of(match["m"])
    if near == "this" and setting.anchor.year:
        yield from whole(match, cal.months(setting.anchor.year, month, 1, "month"))
        return
    yield from whole(match, cal.month_near(setting.anchor, month, back=near in {"last", "past"}))


def _years(match: Match, _setting: Setting) -> Iterator[Reading]:
    """Read `2016-2020`, `2020–21`, `2017/18`, `2016 to 2020`."""
    first, tail = int(match["y1"]), match["y2"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    separator = match.string[match.end("y1") : match.start("y2")].strip()
    if separator == "/" and last != first + 1:
        return
    counted = judge_year(match.string, match.start(), match.end()) == "no" and _counted_next(match)
    if 0 < last - first <= 150 and not counted:
        yield from whole(match, cal.years(first, last))


def _run_together(match: Match, _setting: Setting) -> Iterator[Reading]:
    """Read `20162025`, two years that lost their hyphen, where a year may stand."""
    first, last = int(match["y1"]), int(match["y2"])
    if 0 < last - first <= 30 and opens_years(match.string, match.start()):
        yield from whole(match, cal.years(first, last))


def _bare_year(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read a year; one still to come in front of a plan's name is its target (`the 2030 Agenda`), and no date."""
    if 0 < setting.anchor.year < int(match["y"]) and is_target(match.string, match.end()):
        return
    verdict = judge_year(match.string, match.start(), match.end())
    period = cal.years(int(match["y"]), int(match["y"]))
    if verdict != "no" and period is not None:
        yield Reading(match.start(), match.end(), period, sure=verdict == "yes")


def _iso(match: Match, _setting: Setting) -> Iterator[Reading]:
    day = cal.safe_date(int(match["y"]), int(match["m"]), int(match["d"]))
    yield from whole(match, cal.days(day, day))


def _figures(match: Match, _setting: Setting) -> Iterator[Reading]:
    """Read `13.11.2020` and `11/13/2020`; `03/04/2005` can be read two ways, and is left out."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {cal.safe_date(year, b, a), cal.safe_date(year, a, b)} - {None}
    if len(readings) == 1:
        day = readings.pop()
        yield from whole(match, cal.days(day, day))


RULES: dict[str, Rule] = {
    "day to day month": _two_days,
    "month day to day": _two_days,
    "between days": _two_days,
    "days month": _listed_days,
    "month days": _listed_days,
    "day month": _day,
    "month day": _day,
    "spelled day": _spelled_day,
    "month to month": _two_months,
    "between months": _two_months,
    "part of month": _part_of_month,
    "month": _one_month,
    "near month": _near_month,
    "years": _years,
    "between years": _years,
    "years run together": _run_together,
    "year": _bare_year,
    "iso": _iso,
    "figures": _figures,
}
