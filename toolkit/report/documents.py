"""The documents of the appendix as both renderers print them: the facts of each, and its paragraphs under their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from toolkit.report.anchors import paragraph_anchor
from toolkit.report.labels import Labels, written_date


class SourceParagraph(NamedTuple):
    """A paragraph of a document: its address, label and text, and the headings that begin above it, with their depth."""

    anchor: str
    label: str
    text: str
    headings: tuple[tuple[int, str], ...]


def document_facts(row: Mapping[Any, Any], labels: Labels) -> list[tuple[str, str]]:
    """Return what is known of a document, by its name in the report, in the order to print.

    Examples
    --------
    >>> from toolkit.report.labels import labels_path, load_labels
    >>> row = {"date": "2020-11", "kind": "factsheet", "issuer": "", "participants": ("ASEAN", "Japan")}
    >>> document_facts(row, load_labels(labels_path("en")))
    [('Date', 'November 2020'), ('Kind', 'factsheet'), ('Participants', 'ASEAN, Japan')]
    """
    participants = row.get("participants")
    facts = {
        "date": written_date(text_of(row.get("date")), labels),
        "kind": text_of(row.get("kind")),
        "issuer": text_of(row.get("issuer")),
        "participants": ", ".join(participants) if isinstance(participants, list | tuple) else "",
        "source_file": text_of(row.get("source_file")),
        "sha256": text_of(row.get("source_sha256")),
    }
    return [(labels[name], value) for name, value in facts.items() if value]


def source_paragraphs(paragraphs: pd.DataFrame) -> Iterator[SourceParagraph]:
    """Yield the paragraphs of one document, each with the headings in which it differs from the one before."""
    above: list[str] = []
    columns = (paragraphs[name] for name in ("doc_id", "para", "heading", "text"))
    for doc_id, para, heading, text in zip(*columns, strict=True):
        path = [part for part in text_of(heading).split(" > ") if part]
        shared = next(
            (depth for depth, (new, old) in enumerate(zip(path, above, strict=False)) if new != old),
            min(len(path), len(above)),
        )
        above = path
        headings = tuple(enumerate(path))[shared:]
        yield SourceParagraph(paragraph_anchor(doc_id, para), para, text, headings)


def text_of(value: object) -> str:
    """Return a text, or nothing where it is missing."""
    return value if isinstance(value, str) else ""
