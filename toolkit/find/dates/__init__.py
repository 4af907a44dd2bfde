"""Find calendar expressions and put each on the calendar.

Method: patterns built from a lexicon of month names and cue words propose stretches of text, rules resolve each to
its first and last day, the longest readings that do not overlap are kept. Expressions without a year, and relative
ones, resolve against the document's own date (the paragraph's ``date`` column), and are left out where that is
too coarse; nothing depends on today's date. A date in figures that can be read two ways is refused, as diplomatic
sources mix the two orders of day and month. The intervals follow the idea of TIMEX3 normalisation (Pustejovsky et
al. 2003), reduced to what can be written as two ISO days.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.find.dates.openings import matches
from toolkit.find.dates.parts import PART_RULES
from toolkit.find.dates.readings import Reading, Setting
from toolkit.find.dates.relative import RELATIVE_RULES
from toolkit.find.dates.resolve import parse_anchor
from toolkit.find.dates.rules import RULES
from toolkit.find.dates.today import TODAY_RULES
from toolkit.schema import Paragraph, Span, collect_spans, span_table

DATES = span_table(
    "DATES", "a calendar expression in a paragraph", date_start="str", date_end="str", granularity="str"
)
_RULES = RULES | PART_RULES | RELATIVE_RULES | TODAY_RULES
_JOINER = re.compile(
    r"(?:\s*[,;]|,?\s+(?:and|or)|\s*&)\s*(?:(?:in|on|for|by|again in)\s+)?(?:the\s+)?(?:early\s+)?"
)


def find_dates(
    paragraphs: pd.DataFrame,
    *,
    fiscal_year_start: int = 4,
    fiscal_year_named_after: Literal["start", "end"] = "start",
) -> pd.DataFrame:
    """Find calendar expressions; one row is a date, a span of days or a year in a paragraph.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table; its ``date`` column is the document's date, as precise as known (`2020-11-13`,
        `2018-07`, `2021`, empty).
    fiscal_year_start
        First month of a fiscal year. The default is Japan's, 1 April.
    fiscal_year_named_after
        Whether `FY2020` starts or ends in 2020. Both hold where the text does not say whose fiscal year it is.

    Returns
    -------
    DataFrame
        Span table (``doc_id, para, start, end, quote``) with ``date_start`` and ``date_end`` (ISO days, both included) and ``granularity``: ``day``,
        ``week``, ``month``, ``quarter``, ``half``, ``season``, ``part`` (of a year or month), ``year``,
        ``fiscal year``, ``decade``, ``range`` (of days or months), ``span`` (of years, or counted from the
        document's day).

    Raises
    ------
    ParameterError
        If `fiscal_year_start` is no month, or `fiscal_year_named_after` neither ``start`` nor ``end``.

    Notes
    -----
    `since 2014` and `by 2030` give the year that is written; the preposition is not part of the quote.
    `early`, `mid-` and `late` name the thirds of a year (January to April, May to August, September to December)
    or of a month (days 1-10, 11-20, from 21); `end of 2023` is its last month. Seasons are the northern ones, winter
    from December of the year named. `last year` is the calendar year before the document's, `the last year` and
    `the past three years` end on the document's day, `over the next three years` begins there. A week runs from
    Monday. `today`, `tomorrow` and `yesterday` count where they tell when something is done (`Today, we announce`), not where they
    mean `nowadays` or the like. A weekday is the last one, or the next one behind a future verb. A fiscal year is the United States'
    (from October, named after its end) where the sentence, or else the paragraph, names them and not Japan; `JFY` is Japan's. A day or month without a year takes that of the date it is joined to (`1 August and 1 October
    2020`), else the document's. A single year in or at the end of a name (`Tokyo Strategy 2018`) dates nothing, one in
    front of it does (`the 2002 Declaration`), except the year that a plan aims at, later than the document's (`the 2030 Agenda`).

    Examples
    --------
    >>> texts = ["On 30 October to 2 November 2020 we met; next year we meet in mid-2021."]
    >>> paragraphs = pd.DataFrame({"doc_id": "memo", "para": ["1"], "text": texts, "date": "2020-11-13"})
    >>> find_dates(paragraphs)[["quote", "date_start", "date_end"]]
                               quote  date_start    date_end
    0  30 October to 2 November 2020  2020-10-30  2020-11-02
    1                      next year  2021-01-01  2021-12-31
    2                       mid-2021  2021-05-01  2021-08-31
    """
    if fiscal_year_start not in range(1, 13):
        msg = f"fiscal_year_start is {fiscal_year_start!r}; give the number of a month, 1 to 12."
        raise ParameterError(msg)
    if fiscal_year_named_after not in ("start", "end"):
        msg = f"fiscal_year_named_after is {fiscal_year_named_after!r}; give 'start' or 'end'."
        raise ParameterError(msg)

    def find_in(paragraph: Paragraph) -> Iterator[Span]:
        setting = Setting(parse_anchor(paragraph.date), fiscal_year_start, fiscal_year_named_after)
        return map(_row, _dates_in(paragraph.text, setting))

    return collect_spans(paragraphs, DATES, find_in)


def _row(reading: Reading) -> Span:
    period = reading.period
    return {
        "start": reading.start,
        "end": reading.end,
        "date_start": period.start.isoformat(),
        "date_end": period.end.isoformat(),
        "granularity": period.granularity,
    }


def _dates_in(text: str, setting: Setting) -> list[Reading]:
    """Return the dates of a text in reading order."""
    found: list[tuple[Reading, re.Match[str], str]] = []
    for name, match in matches(text):
        found.extend((reading, match, name) for reading in _RULES[name](match, setting))
    kept = _without_overlaps(found)
    joined = _drop_undecided(text, [reading for reading, _, _ in kept])
    return _lend_years(text, [entry for entry in kept if entry[0] in joined], setting)


def _without_overlaps(
    found: list[tuple[Reading, re.Match[str], str]],
) -> list[tuple[Reading, re.Match[str], str]]:
    """Keep the sure readings first, then the earliest, then the longest."""
    kept: list[tuple[Reading, re.Match[str], str]] = []
    for sure in (True, False):
        last_end = -1
        candidates = sorted(
            (entry for entry in found if entry[0].sure is sure), key=lambda e: (e[0].start, -e[0].end)
        )
        others = [entry[0] for entry in kept]
        for entry in candidates:
            start, end = entry[0].start, entry[0].end
            before = bisect_left(others, end, key=lambda reading: reading.start) - 1
            if start >= last_end and (before < 0 or others[before].end <= start):
                kept.append(entry)
                last_end = end
    return sorted(kept, key=lambda entry: entry[0].start)


def _joined(text: str, left: Reading, right: Reading) -> bool:
    return _JOINER.fullmatch(text, left.end, right.start) is not None


def _drop_undecided(text: str, readings: list[Reading]) -> set[Reading]:
    """Keep what is sure, and what is joined to it by a comma or `and`, in either direction."""
    sure = [reading.sure for reading in readings]
    for order in (range(1, len(readings)), range(len(readings) - 1, 0, -1)):
        for right in order:
            if sure[right - 1] != sure[right] and _joined(text, readings[right - 1], readings[right]):
                sure[right - 1] = sure[right] = True
    return {reading for reading, keep in zip(readings, sure, strict=True) if keep}


def _lend_years(
    text: str, entries: list[tuple[Reading, re.Match[str], str]], setting: Setting
) -> list[Reading]:
    """Give days and months without a year the year of the date that they are joined to on their right."""
    result: list[Reading] = []
    for reading, match, name in reversed(entries):
        right = result[-1] if result else None
        if right and reading.lacks_year and not right.lacks_year and _joined(text, reading, right):
            lent = setting._replace(lent_year=right.period.start.year)
            reread = [again for again in _RULES[name](match, lent) if again.start == reading.start]
            result.append(reread[0]._replace(lacks_year=False) if reread else reading)
        else:
            result.append(reading)
    return result[::-1]
