"""The appendix's documents: facts and headings, the same for the page and the print."""

from __future__ import annotations

import pandas as pd

from toolkit.report.documents import document_facts, source_paragraphs
from toolkit.report.look import Look


def test_facts_that_are_missing_are_left_out():
    """Empty text, NaN and an absent column print nothing; participants are listed."""
    row = {"date": "2020-11-13", "kind": float("nan"), "issuer": "", "participants": ("ASEAN", "Japan")}
    assert document_facts(row, Look().labels) == [
        ("Date", "13 November 2020"),
        ("Participants", "ASEAN, Japan"),
    ]


def test_headings_stand_where_they_change():
    """A paragraph brings the headings in which its path differs from the one before, each with its depth."""
    paragraphs = pd.DataFrame(
        {
            "doc_id": "a",
            "para": ["1", "2", "3", "4"],
            "heading": ["I > A", "I > A", "I > B", float("nan")],
            "text": ["We met.", "We agreed.", "We left.", "Done."],
        }
    )
    found = [paragraph.headings for paragraph in source_paragraphs(paragraphs)]
    assert found == [((0, "I"), (1, "A")), (), ((1, "B"),), ()]


def test_no_paragraph_no_row():
    """An empty table yields nothing."""
    empty = pd.DataFrame({name: [] for name in ("doc_id", "para", "heading", "text")})
    assert list(source_paragraphs(empty)) == []
