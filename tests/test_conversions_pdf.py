"""The five documents as PDFs of two makers, in one column and in two: labels, texts and footnotes come back."""

from __future__ import annotations

import pandas as pd
import pytest
from conversions_pdf import HEAD, notes_of, read_items, set_by_reportlab, set_by_typst

import toolkit as tk
from toolkit.readers.formats import read_bytes
from toolkit.schema import DOCUMENTS

CORPUS = tk.load_documents()
PARAGRAPHS = tk.segment_paragraphs(CORPUS)
ENOUGH = 0.98


def reread(document: pd.Series, content: bytes) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the paragraphs of a PDF of this document, and what its reader dropped."""
    reading = read_bytes(content, "converted.pdf")
    fields = {
        "source_text": reading.text,
        "media_type": reading.media_type,
        "source_lines": reading.lines,
    }
    return tk.segment_paragraphs(DOCUMENTS.frame([{**document.to_dict(), **fields}])), reading.dropped


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("maker", [set_by_typst, set_by_reportlab])
def test_the_corpus_as_pdfs(maker, columns):
    """Columns, page breaks, hyphens, running heads and footnotes leave nearly all paragraphs as they are."""
    right = total = 0
    for _, document in CORPUS.iterrows():
        own = PARAGRAPHS[PARAGRAPHS["doc_id"] == document["doc_id"]]
        items = read_items(own, document["title"], document["date"])
        found, dropped = reread(document, maker(items, columns))
        texts = dict(zip(found["para"], found["text"], strict=True))
        wanted = [row for row in own.itertuples() if not row.para.startswith("fn")]
        right += sum(texts.get(row.para) == row.text for row in wanted)
        total += max(len(wanted), len(texts) - len(notes_of(items)))
        assert [text for para, text in texts.items() if para.startswith("fn")] == notes_of(items)
        assert HEAD in dropped
    assert right >= ENOUGH * total
