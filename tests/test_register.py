"""Tests of the register of evidence and the inventory of sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell
from report_samples import ACTS, DOCUMENTS, MEMO, NOTE, book, chapter, shown

from toolkit.csv_text import csv_rows
from toolkit.report.register import EVIDENCE, SOURCES, register_files


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Write the files of the sample documents."""
    (tmp_path / "memo.md").write_text(MEMO, "utf-8", newline="\n")
    (tmp_path / "note.md").write_text(NOTE, "utf-8", newline="\n")
    return tmp_path


def test_every_passage_behind_a_claim_has_a_row(corpus: Path) -> None:
    """A row says which claim, which words, and where they stand in the paragraph and in the file."""
    prose = new_markdown_cell("See [“peace”](../corpus/memo.md#memo/2/(a)).")
    files = register_files(book(chapter(shown(ACTS), prose)), corpus)
    rows = csv_rows(files["evidence.csv"])
    assert [(row["evidence_id"], row["doc_id"], row["para"], row["quote"]) for row in rows] == [
        ("1.1", "memo", "1", "welcomed"),
        ("1.2", "memo", "1", "welcomed"),
        ("1.2", "note", "1", "noted"),
        ("1.3", "memo", "2/(a)", "peace"),
    ]
    peace = dict(rows[3])
    assert list(peace) == list(EVIDENCE)
    assert (peace["start"], peace["end"], peace["line"]) == ("17", "22", "3")
    assert MEMO[int(peace["source_start"]) : int(peace["source_end"])] == "peace"
    assert (peace["chapter"], peace["claim"]) == ("one", "“peace”: See “peace”.")
    assert peace["source_sha256"] == DOCUMENTS["source_sha256"][0]


def test_every_document_is_in_the_inventory(corpus: Path) -> None:
    """Also one that nothing cites: its file, how much was read of it, how often it is cited."""
    files = register_files(book(chapter(new_markdown_cell("See [¶ 1](../corpus/memo.md#memo/1)."))), corpus)
    memo, note = csv_rows(files["sources.csv"])
    assert list(memo) == list(SOURCES)
    assert memo["title"] == "Memo of the <first> meeting"
    assert memo["bytes"] == str(len(MEMO.encode()))
    assert [memo[name] for name in ("paragraphs", "words", "claims", "passages")] == ["2", "14", "1", "1"]
    assert [note[name] for name in ("paragraphs", "words", "claims", "passages")] == ["1", "5", "0", "0"]


def test_a_report_without_claims_has_an_empty_register(corpus: Path) -> None:
    """The columns are there, and no row."""
    assert csv_rows(register_files(book(chapter()), corpus)["evidence.csv"]) == []
