"""The meaning of fiscal years, quarters, halves, seasons, decades and other parts of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.find.dates import resolve as cal
from toolkit.find.dates.fiscal import fiscal_year_near, fiscal_years, of_issuer
from toolkit.find.dates.patterns import lexicon
from toolkit.find.dates.readings import Match, Reading, Rule, Setting, whole, year_of
from toolkit.find.dates.resolve import Period
from toolkit.find.dates.years import follows_cue


def _year_or_fiscal(match: Match, setting: Setting) -> Period | None:
    year = year_of(match, setting)
    if not year:
        return None
    return fiscal_years(year, year, of_issuer(match, setting)) if match["fiscal"] else cal.years(year, year)


def _fiscal(match: Match, setting: Setting) -> Iterator[Reading]:
    first = int(match["y1"]) + (2000 if len(match["y1"]) == 2 else 0)
    following = match["next"]
    last = int(match["y2"]) if match["y2"] else first
    if following and int(following) > (first + 1) % 100:
        last = first - first % 100 + int(following)
    yield from whole(match, fiscal_years(first, last, of_issuer(match, setting)))


def _fiscal_near(match: Match, setting: Setting) -> Iterator[Reading]:
    near = {"next": 1, "last": -1}.get(match["near"].lower(), 0)
    yield from whole(match, fiscal_year_near(of_issuer(match, setting), near))


def _share(match: Match, setting: Setting, index: int, of: int, name: str) -> Iterator[Reading]:
    """Yield the `index`-th of `of` equal parts of a year; -1 is the last."""
    year = _year_or_fiscal(match, setting)
    if year is not None:
        size = 12 // of
        index = of if index == -1 else index
        if 1 <= index <= of:
            yield from whole(
                match, cal.months(year.start.year, year.start.month + size * (index - 1), size, name)
            )


def _quarter(match: Match, setting: Setting) -> Iterator[Reading]:
    index = int(match["q"]) if match["q"] else lexicon()["ordinals"][match["ord"].lower()]
    yield from _share(match, setting, index, 4, "quarter")


def _year_quarter(match: Match, _setting: Setting) -> Iterator[Reading]:
    yield from whole(match, cal.months(int(match["y"]), 3 * int(match["q"]) - 2, 3, "quarter"))


def _half(match: Match, setting: Setting) -> Iterator[Reading]:
    figure = match["h"] or match["hh"]
    index = int(figure) if figure else lexicon()["ordinals"][match["ord"].lower()]
    yield from _share(match, setting, index, 2, "half")


def _season(match: Match, setting: Setting) -> Iterator[Reading]:
    year = year_of(match, setting)
    if year:
        first, count = lexicon()["seasons"][match["season"].lower()]
        yield from whole(match, cal.months(year, first, count, "season"))


def _near_season(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `this summer` as the document's year's, `last` and `next summer` as the nearest."""
    first, count = lexicon()["seasons"][match["season"].lower()]
    near = match["near"].split()[-1]
    if near == "this" and setting.anchor.year:
        yield from whole(match, cal.months(setting.anchor.year, first, count, "season"))
        return
    month = cal.month_near(setting.anchor, first, back=near == "last")
    if month is not None:
        yield from whole(match, cal.months(month.start.year, first, count, "season"))


def _part_of_year(match: Match, setting: Setting) -> Iterator[Reading]:
    part = (match["part"] or match.groupdict().get("adverb") or "").lower()
    year = _year_or_fiscal(match, setting)
    if year is not None:
        yield from whole(match, cal.part_of_year(year, lexicon()["parts"][part]))


def _end_year(match: Match, _setting: Setting) -> Iterator[Reading]:
    """Read `by end 2021`."""
    if follows_cue(
        match.string[max(0, match.start() - 20) : match.start()], "bare_month", "cues"
    ) or re.search(r"(?i)\bat\s+$", match.string[max(0, match.start() - 5) : match.start()]):
        yield from whole(match, cal.months(int(match["y"]), 12, 1, "part"))


def _decade(match: Match, _setting: Setting) -> Iterator[Reading]:
    first = int(match["decade"])
    offset, length = {"early": (0, 4), "mid": (4, 3), "late": (7, 3)}.get(
        (match["part"] or "").lower(), (0, 10)
    )
    period = cal.years(first + offset, first + offset + length - 1)
    if period is not None:
        yield from whole(match, period._replace(granularity="decade"))


PART_RULES: dict[str, Rule] = {
    "fiscal": _fiscal,
    "fiscal near": _fiscal_near,
    "quarter": _quarter,
    "year quarter": _year_quarter,
    "half": _half,
    "season": _season,
    "near season": _near_season,
    "part of year": _part_of_year,
    "end year": _end_year,
    "decade": _decade,
}
