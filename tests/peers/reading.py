"""What the words that a peer gives mean: days, states, names, and where the words stand."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping

import pandas as pd

import toolkit as tk
from toolkit.catalog import ISO_DATE
from toolkit.schema import Span

_TITLE = re.compile(r"^(?:(?:H\.\s?E|Mr|Mrs|Ms|Dr|Prof)\.?\s+)+")


def read_state(words: str) -> Span | None:
    """Return the code of the state that `words` name, nothing where they name none.

    >>> read_state("the Kingdom of Thailand"), read_state("Tokyo")
    ({'iso3': 'THA'}, None)
    """
    states = tk.find_countries(pd.DataFrame({"doc_id": [""], "para": [""], "text": [words]}))
    return {"iso3": states["iso3"].iloc[0]} if len(states) else None


def strip_title(name: str) -> str:
    """Return the name without the titles that the annotations leave out.

    >>> strip_title("H.E. Dr. Ann Lee")
    'Ann Lee'
    """
    return _TITLE.sub("", name)


def read_date(words: str, date: str) -> Span:
    """Return the days that dateparser reads in `words`, in a document of `date`; nothing where it reads none."""
    from dateparser.date import DateDataParser

    data = DateDataParser(languages=["en"], settings={"RELATIVE_BASE": base_day(date)}).get_date_data(words)
    return period_days(data.date_obj.date(), data.period) if data.date_obj else {}


def base_day(date: str) -> dt.datetime:
    """Return the day that relative words are read from; the first where the document's date is no day.

    >>> base_day("2018-07")
    datetime.datetime(2018, 7, 1, 0, 0)
    """
    return dt.datetime.fromisoformat(date + "0001-01-01"[len(date) :])


def period_days(day: dt.date, period: str) -> dict[str, str]:
    """Return the first and the last day of the week, month or year that `day` stands for.

    >>> period_days(dt.date(2020, 2, 13), "month")
    {'date_start': '2020-02-01', 'date_end': '2020-02-29'}
    """
    first = last = day
    if period == "week":
        first = day - dt.timedelta(days=day.weekday())
        last = first + dt.timedelta(days=6)
    elif period == "month":
        first, last = day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    elif period == "year":
        first, last = day.replace(month=1, day=1), day.replace(month=12, day=31)
    return {"date_start": first.isoformat(), "date_end": last.isoformat()}


def resolved_days(reading: Mapping[str, str]) -> dict[str, str]:
    """Return the first and last day of a reading by Recognizers-Text, nothing where it has no end.

    A named period ends before the day it gives; a range ends on the day that is printed, which it gives.

    >>> resolved_days({"timex": "2020-11", "start": "2020-11-01", "end": "2020-12-01"})
    {'date_start': '2020-11-01', 'date_end': '2020-11-30'}
    >>> resolved_days({"timex": "(2020-11-10,2020-11-11,P1D)", "start": "2020-11-10", "end": "2020-11-11"})
    {'date_start': '2020-11-10', 'date_end': '2020-11-11'}
    >>> resolved_days({"timex": "2014", "Mod": "since", "start": "2014-01-01"})
    {'date_start': '2014-01-01', 'date_end': '2014-12-31'}
    """
    timex = reading["timex"]
    if ISO_DATE.fullmatch(day := reading.get("value", "")[:10]):
        return {"date_start": day, "date_end": day}
    if re.fullmatch(r"\d{4}(-\d\d)?", timex):
        return period_days(base_day(timex).date(), "month" if "-" in timex else "year")
    if "start" not in reading or "end" not in reading:
        return {}
    last = dt.date.fromisoformat(reading["end"][:10])
    printed = timex.startswith("(") and timex.endswith("D)")
    end = last if printed else last - dt.timedelta(days=1)
    return {"date_start": reading["start"][:10], "date_end": end.isoformat()}


def locate_words(text: str, words: list[str], cursor: int = 0) -> list[tuple[int, int]]:
    """Return where each of `words`, given in reading order, stands in `text`; the empty end of it where one does not.

    >>> locate_words("May 2019 to May 2020", ["May", "May 2020", "June"])
    [(0, 3), (12, 20), (20, 20)]
    """
    places = []
    for word in words:
        start = text.find(word, cursor) if word in text[cursor:] else text.find(word)
        places.append((start, start + len(word)) if start >= 0 else (len(text), len(text)))
        cursor = places[-1][1] if start >= 0 else cursor
    return places
