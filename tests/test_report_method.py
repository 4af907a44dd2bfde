"""Tests of the last appendix: method, coverage, scores, codebooks."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from toolkit.codebook import list_codebooks, load_codebook
from toolkit.report.method import Part, method_parts

DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["memo"],
        "title": ["Memo"],
        "date": ["2020"],
        "kind": ["memorandum"],
        "source_text": ["Memo\n\n1. We met.\n\n2. We left.\n"],
    }
)
QUALITY = """finders = [{ doc_id = "memo", list = "acts", hits = 1, found = 2, annotated = 3 }]
codebooks = [{ doc_id = "memo", list = "covid-19", hits = 4, found = 5, annotated = 6 }]
"""


@pytest.fixture
def parts(tmp_path: Path) -> tuple[Part, ...]:
    """Return the parts where the rules were scored."""
    (tmp_path / "quality.toml").write_text(QUALITY, "utf-8")
    return method_parts(DOCUMENTS, tmp_path)


def rows(part: Part) -> list[list[str]]:
    """Return the words of a part's table."""
    assert part.table
    return [[cell["text"] for cell in row] for row in part.table["rows"]]


def table(parts: tuple[Part, ...], slug: str) -> Part:
    """Return the part whose table has this id."""
    return next(part for part in parts if part.table and part.table["id"] == slug)


def test_every_word_of_a_file_is_accounted_for(parts: tuple[Part, ...]) -> None:
    """Paragraphs, footnotes, words, and what became of the words: the last four add up to the words."""
    assert rows(table(parts, "coverage")) == [["Memorandum 2020", "2", "0", "7", "4", "3", "0", "0"]]


def test_scores_stand_by_document(parts: tuple[Part, ...]) -> None:
    """Right, found, annotated; codebooks by their title."""
    assert rows(table(parts, "scores-of-finders")) == [["Acts", "1 / 2 / 3"]]
    assert rows(table(parts, "scores-of-codebooks")) == [["COVID-19", "4 / 5 / 6"]]


def test_without_scores_nothing_is_said_of_them(tmp_path: Path, parts: tuple[Part, ...]) -> None:
    """A report elsewhere has no such file; the part that explains it is left out as well."""
    without = {part.title for part in method_parts(DOCUMENTS, tmp_path / "none")}
    assert {part.title for part in parts} - without == {
        "How the rules are checked",
        "How often the finders are right, by document",
        "How well the codebooks find their themes, by document",
    }


def test_every_codebook_stands_in_full_and_folded(parts: tuple[Part, ...]) -> None:
    """Definition, elements with their terms, version and fingerprint."""
    folded = [part for part in parts if part.folded]
    assert len(folded) == len(list_codebooks())
    book = load_codebook("covid-19")
    part = table(parts, "codebook-covid-19")
    assert part.text.startswith(book.definition)
    assert [row[0] for row in rows(part)] == [element.label for element in book.elements]
    assert all(term in rows(part)[0][2] for term in book.elements[0].terms)
    assert part.text.endswith(
        f"Version {book.version}, file covid-19.toml, SHA-256 beginning with {book.sha256[:12]}."
    )
