"""The five documents as texts of other encodings and line ends: labels, headings and texts come back."""

from __future__ import annotations

import unicodedata

import pandas as pd
import pytest
from test_conversions_docx import CORPUS, ENOUGH, PARAGRAPHS, reread, share


def written(text: str, encoding: str) -> str:
    """Return a text as this encoding can write it: letters it lacks without their accents."""
    chars = (
        char if char.encode(encoding, "ignore") else unicodedata.normalize("NFKD", char)[:1] for char in text
    )
    return "".join(char if char.encode(encoding, "ignore") else "?" for char in chars)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-32-be"])
@pytest.mark.parametrize("doc_id", CORPUS["doc_id"])
def test_the_corpus_in_other_encodings(doc_id, encoding, end):
    """Neither the encoding nor the line ends change a paragraph."""
    document = CORPUS.set_index("doc_id", drop=False).loc[doc_id]
    rows = PARAGRAPHS[PARAGRAPHS["doc_id"] == doc_id]
    before = pd.DataFrame(
        {name: rows[name].map(lambda text: written(text, encoding)) for name in ("para", "heading", "text")}
    )
    content = written(document["source_text"], encoding).replace("\n", end).encode(encoding)
    after = reread(document, content, document["source_file"])
    assert share(before, after, "para", "heading", "text") >= ENOUGH
