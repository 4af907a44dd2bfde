"""The register of evidence and the inventory of sources: what stands behind the report, as two CSV files beside it.

``evidence.csv`` has one row a passage of a claim: the claim's number, the passage's paragraph and its place in the paragraph's text
and in the source file, the words that stand there, and the file's sha256. ``sources.csv`` has one row a document. Both are
written as :mod:`toolkit.csv_text` describes, and :mod:`toolkit.report.verify` derives them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from toolkit.csv_text import csv_bytes
from toolkit.positions import locate
from toolkit.report.book import Book
from toolkit.report.evidence import claim_list

EVIDENCE = (
    "evidence_id", "doc_id", "para", "start", "end", "source_start", "source_end", "line", "page", "quote", "chapter",
    "claim", "source_sha256",
)  # fmt: skip
"""The columns of ``evidence.csv``: ``start`` and ``end`` count characters of the paragraph's text, ``source_start`` and ``source_end``
characters of the decoded file, all from 0 and half-open; ``line`` counts from 1, on its ``page`` where the file has pages."""
SOURCES = (
    "doc_id", "title", "date", "kind", "issuer", "source_file", "media_type", "source_sha256", "bytes", "language", "paragraphs", "words",
    "claims", "passages",
)  # fmt: skip
"""The columns of ``sources.csv``: ``words`` of the paragraphs; ``claims`` that rest on the document, and ``passages`` (rows of
``evidence.csv``) in it."""
FILES = ("evidence.csv", "sources.csv")

Row = dict[str, str | int]


def register_files(book: Book, corpus: Path) -> dict[str, bytes]:
    """Return the register and the inventory of a report, by file name.

    Parameters
    ----------
    book
        The report, its chapters linked by :func:`toolkit.report.evidence.link_chapter`.
    corpus
        The folder of the source files.
    """
    evidence = list(evidence_rows(book))
    sources = [
        {**row, "bytes": (corpus / str(row["source_file"])).stat().st_size}
        for row in source_rows(book.documents, book.paragraphs, evidence)
    ]
    return dict(zip(FILES, (csv_bytes(EVIDENCE, evidence), csv_bytes(SOURCES, sources)), strict=True))


def evidence_rows(book: Book) -> Iterator[Row]:
    """Yield the passages behind every claim of a report, in order of the claims."""
    claims = [(chapter.id, entry) for chapter in book.chapters for entry in claim_list(chapter)]
    refs = pd.DataFrame(
        [
            {"evidence_id": entry["number"], **ref, "chapter": chapter_id, "claim": entry["claim"]}
            for chapter_id, entry in claims
            for ref in entry["refs"]
        ],
        columns=[
            name
            for name in EVIDENCE
            if name not in ("source_start", "source_end", "line", "page", "source_sha256")
        ],
    )
    hashes = book.documents.set_index("doc_id")["source_sha256"]
    placed = locate(refs, book.paragraphs, book.documents) if len(refs) else refs
    placed = placed.assign(source_sha256=refs["doc_id"].map(hashes))
    for row in placed.to_dict("records"):
        yield {name: "" if pd.isna(row[name]) else row[name] for name in EVIDENCE}


def source_rows(documents: pd.DataFrame, paragraphs: pd.DataFrame, evidence: list[Row]) -> Iterator[Row]:
    """Yield what is known of every document, and how often `evidence` cites it."""
    texts = paragraphs.groupby("doc_id")["text"]
    words = {str(doc_id): (len(group), sum(map(_count_words, group))) for doc_id, group in texts}
    for row in documents.to_dict("records"):
        cited = [each["evidence_id"] for each in evidence if each["doc_id"] == row["doc_id"]]
        number, length = words.get(row["doc_id"], (0, 0))
        facts = {name: _text(row[name]) for name in SOURCES if name in documents.columns}
        yield {
            **facts,
            "paragraphs": number,
            "words": length,
            "claims": len(set(cited)),
            "passages": len(cited),
        }


def _count_words(text: str) -> int:
    return sum(any(map(str.isalnum, run)) for run in text.split())


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
