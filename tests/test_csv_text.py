"""Tests of CSV files that spreadsheets open without harm."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.csv_text import csv_bytes, csv_rows, plain_text, spreadsheet_text

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", " =1", "=cmd|' /C calc'!A0", "'=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_text(text: str) -> None:
    """What a spreadsheet would reckon stands behind an apostrophe."""
    assert spreadsheet_text(text).startswith("'")


@pytest.mark.parametrize("text", ["2.10", "1/2", "(4)", "2020-11", "1,300", "50%", "007", "1" * 16, "٣"])
def test_numbers_in_text_columns_are_text(text: str) -> None:
    """An evidence number stays what it is: 2.10 is not 2.1, paragraph 1/2 not the first of February."""
    assert spreadsheet_text(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["The Leaders", "1/(a)", "“peace”", "ASEAN’s", "28", "0", "", "Nguyễn Xuân Phúc", "…"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Words are not touched."""
    assert spreadsheet_text(text) == text


def test_controls_are_seen() -> None:
    """What turns the direction of text, or is no character to see, is written by its code point."""
    written = spreadsheet_text("a\u202eb\u2066c\u200fd\ne\x00f\\u202e")
    assert written == r"a\u202eb\u2066c\u200fd\u000ae\u0000f\u005cu202e"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_is_lost(text: str) -> None:
    """Reading undoes writing, whatever the text, and what is written has no control character."""
    written = spreadsheet_text(text)
    assert plain_text(written) == text
    assert not any(ord(char) < 32 for char in written)


@given(
    st.lists(
        st.fixed_dictionaries({"a": st.text(st.characters(exclude_categories=["Cs"])), "n": st.integers()})
    )
)
def test_files_are_read_back(rows: list[dict[str, str | int]]) -> None:
    """A file has one line a row, and any reader of CSV finds the cells."""
    content = csv_bytes(["a", "n"], rows)
    assert csv_rows(content) == [{"a": row["a"], "n": str(row["n"])} for row in rows]
    assert content.count(b"\r\n") == len(rows) + 1 == len(list(csv.reader(io.StringIO(content.decode()))))


def test_a_file_with_ragged_rows_is_refused() -> None:
    """A cell too many or too few is an error, not a shifted row."""
    with pytest.raises(ValueError, match="zip"):
        csv_rows(b"a,b\r\n1\r\n")
