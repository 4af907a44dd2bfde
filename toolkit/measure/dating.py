"""When something was: each finding with the date that stands nearest to it in its own sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import pandas as pd

from toolkit.measure.cooccurrence import passage_finder
from toolkit.schema import FINDINGS, SPANS, check_table

_DATES = ("doc_id", "para", "start", "end", "quote", "date_start", "date_end")


class _Date(NamedTuple):
    """A date where it stands."""

    start: int
    end: int
    quote: str
    first: str
    last: str


_NONE = _Date(0, 0, "", "", "")


def date_spans(spans: pd.DataFrame, dates: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Give findings the dates of their sentences; one row per row of `spans`.

    Parameters
    ----------
    spans
        Any span table: meetings, texts, sums.
    dates
        What :func:`toolkit.find_dates` finds in `paragraphs`.
    paragraphs
        PARAGRAPHS that both were found in.

    Returns
    -------
    DataFrame
        `spans` with ``date_start`` and ``date_end`` (ISO days, both included) and ``date_quote``, the words of the date nearest to the
        finding in its sentence, of two equally near the later one; missing where the sentence has none.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Near in words is not always near in meaning: *the Statement of 14 April, recalled at the Meeting on 29 July* dates both rightly, *the Meeting recalled the
    Statement of 14 April* dates the meeting wrongly. Read the sentences before you publish a timeline; :func:`toolkit.resolve_meetings` weighs all that the documents say of a meeting.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "1. The Special Summit on 14 April 2020 adopted a statement. The 12th Summit followed."
    >>> paragraphs = tk.segment_paragraphs(tk.read_text(text, doc_id="memo"))
    >>> dated = date_spans(tk.find_meetings(paragraphs), tk.find_dates(paragraphs), paragraphs)
    >>> dated[["quote", "date_start", "date_quote"]].fillna("").values.tolist()
    [['Special Summit', '2020-04-14', '14 April 2020'], ['12th Summit', '', '']]
    """
    check_table(spans, FINDINGS)
    check_table(dates, FINDINGS, _DATES)
    place = passage_finder(paragraphs, "sentence")
    by_sentence: dict[tuple[str, str, int], list[_Date]] = defaultdict(list)
    for doc_id, para, *date in dates[list(_DATES)].itertuples(index=False, name=None):
        found = _Date(*date)
        by_sentence[place(doc_id, para, found.start)].append(found)
    nearest = [
        _nearest(start, end, by_sentence.get(place(doc_id, para, start), []))
        for doc_id, para, start, end in spans[list(SPANS)[:4]].itertuples(index=False, name=None)
    ]
    told = pd.DataFrame(
        {
            "date_start": [date.first for date in nearest],
            "date_end": [date.last for date in nearest],
            "date_quote": [date.quote for date in nearest],
        },
        index=spans.index,
        dtype="str",
    )
    return spans.assign(**told.replace("", pd.NA))


def _nearest(start: int, end: int, dates: list[_Date]) -> _Date:
    """Return the date with the fewest characters between it and the span, the later of two."""
    return min(
        dates, key=lambda date: (max(date.start - end, start - date.end, 0), -date.start), default=_NONE
    )
