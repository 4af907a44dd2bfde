"""The five documents as Word files: labels, headings and texts come back."""

from __future__ import annotations

import pandas as pd
import pytest
from conversions_docx import as_docx, as_typed_docx

import toolkit as tk
from toolkit.readers.formats import read_bytes
from toolkit.schema import DOCUMENTS

CORPUS = tk.load_documents()
PARAGRAPHS = tk.segment_paragraphs(CORPUS)
ENOUGH = 0.98


def reread(document: pd.Series, content: bytes, name: str) -> pd.DataFrame:
    """Return the paragraphs of a file of this document."""
    reading = read_bytes(content, name)
    fields = {
        "source_text": reading.text,
        "media_type": reading.media_type,
        "source_lines": reading.lines,
    }
    return tk.segment_paragraphs(DOCUMENTS.frame([{**document.to_dict(), **fields}]))


def share(before: pd.DataFrame, after: pd.DataFrame, *columns: str) -> float:
    """Return which share of the paragraphs came back the same in these columns."""
    came = set(map(tuple, after[list(columns)].to_numpy()))
    return sum(row in came for row in map(tuple, before[list(columns)].to_numpy())) / max(
        len(before), len(after)
    )


@pytest.mark.parametrize("doc_id", CORPUS["doc_id"])
def test_the_corpus_as_word_documents(doc_id):
    """Numbers that exist only in the definitions of lists are read, and what stands on every page is dropped."""
    document = CORPUS.set_index("doc_id", drop=False).loc[doc_id]
    before = PARAGRAPHS[PARAGRAPHS["doc_id"] == doc_id]
    after = reread(document, as_docx(document, before), "converted.docx")
    assert share(before, after, "para", "text") >= ENOUGH
    assert share(before, after, "para", "heading") >= ENOUGH


@pytest.mark.parametrize("in_table", [False, True], ids=["tabs", "a table"])
@pytest.mark.parametrize("doc_id", CORPUS["doc_id"])
def test_the_corpus_typed_without_styles(doc_id, in_table):
    """Numbers typed by hand, before a tab or in a column of their own, and headings in bold type come back too."""
    document = CORPUS.set_index("doc_id", drop=False).loc[doc_id]
    rows = PARAGRAPHS[PARAGRAPHS["doc_id"] == doc_id]
    after = reread(document, as_typed_docx(document, rows, in_table=in_table), "typed.docx")
    assert share(rows, after, "para", "text") >= ENOUGH
    innermost = [table.assign(heading=table["heading"].str.rpartition(" > ")[2]) for table in (rows, after)]
    assert share(*innermost, "para", "heading") >= ENOUGH
