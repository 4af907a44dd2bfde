"""Dates of findings: the nearest in the same sentence, or none."""

import pandas as pd
import pytest

from toolkit.documents import read_text
from toolkit.errors import SchemaError
from toolkit.find.dates import find_dates
from toolkit.find.instruments import find_instruments
from toolkit.find.meetings import find_meetings
from toolkit.measure.dating import date_spans
from toolkit.paragraphs import segment_paragraphs


def dated(text, find):
    """Return the findings of a text with their dates."""
    paragraphs = segment_paragraphs(read_text(text, doc_id="memo"))
    return date_spans(find(paragraphs), find_dates(paragraphs), paragraphs)


def test_each_of_two_meetings_has_its_own_date():
    """The date that is nearest in words is taken, not the first of the sentence."""
    table = dated(
        "1. The 3rd Summit on 4 May 2019 and the 4th Summit on 6 June 2020 welcomed it.", find_meetings
    )
    assert table["date_start"].tolist() == ["2019-05-04", "2020-06-06"]


def test_a_date_of_another_sentence_is_not_taken():
    """Where the finding's own sentence has no date it has none, however near the next one is."""
    table = dated("1. They recalled the 3rd Summit. On 4 May 2019 they met again.", find_meetings)
    assert table["date_quote"].isna().all()


def test_a_span_of_years_stays_one():
    """A plan's own years are its date, from the first day to the last."""
    table = dated("1. They welcomed the Lakes Fisheries Work Plan 2021-2025.", find_instruments)
    assert table[["date_start", "date_end"]].values.tolist() == [["2021-01-01", "2025-12-31"]]


def test_nothing_found_has_the_columns_all_the_same():
    """An empty table of findings stays empty and gains the columns."""
    table = dated("1. They met again.", find_meetings)
    assert table.empty
    assert {"date_start", "date_end", "date_quote"} <= set(table.columns)


def test_a_table_that_is_none_of_dates_is_refused():
    """What lacks the columns of dates is named."""
    paragraphs = segment_paragraphs(read_text("1. They met.", doc_id="memo"))
    with pytest.raises(SchemaError, match="date_start"):
        date_spans(find_meetings(paragraphs), find_meetings(paragraphs), paragraphs)


def test_the_tables_given_are_not_changed():
    """The findings come back in a new table."""
    paragraphs = segment_paragraphs(read_text("1. The 3rd Summit on 4 May 2019 met.", doc_id="memo"))
    found, dates = find_meetings(paragraphs), find_dates(paragraphs)
    before = found.copy()
    date_spans(found, dates, paragraphs)
    pd.testing.assert_frame_equal(found, before)
