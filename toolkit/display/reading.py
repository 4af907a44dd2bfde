"""The paragraph that a citation opens: read anew from the document's own text, with the line of the file it begins in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from toolkit.paragraphs import segment_paragraphs
from toolkit.positions import locate


class Original(NamedTuple):
    """A document as it was read: what its paragraphs are cut from."""

    doc_id: str
    source_text: str
    media_type: str
    title: str
    source_lines: tuple[int, ...]


class Opened(NamedTuple):
    """A paragraph in its place: the headings above it, its words, and its first line in the file (on `page`, where there are pages)."""

    heading: str
    text: str
    line: int
    page: int | None


def originals_of(documents: pd.DataFrame) -> list[Original | None]:
    """Return every document as it was read; none where the table holds no text."""
    if "source_text" not in documents.columns:
        return [None] * len(documents)
    rows = documents.reindex(columns=list(Original._fields)).to_dict("records")
    return [_original({str(name): value for name, value in row.items()}) for row in rows]


def _original(row: dict[str, object]) -> Original | None:
    def text(name: str) -> str:
        value = row[name]
        return value if isinstance(value, str) else ""

    lines = row["source_lines"]
    called = tuple(lines) if isinstance(lines, list | tuple) else ()
    known = Original(text("doc_id"), text("source_text"), text("media_type"), text("title"), called)
    return known if known.source_text else None


@lru_cache(maxsize=64)
def paragraphs_of(original: Original) -> Mapping[str, Opened]:
    r"""Return the paragraphs of a document by their label.

    Examples
    --------
    >>> paragraphs_of(Original("a", "Statement\n\n1. We met in\nTokyo.", "text/plain", "", ()))
    {'1': Opened(heading='', text='We met in Tokyo.', line=3, page=None)}
    """
    document = pd.DataFrame([{**original._asdict(), "source_lines": original.source_lines or None}])
    paragraphs = segment_paragraphs(document)
    places = locate(paragraphs[["doc_id", "para"]], paragraphs, document)
    columns = (paragraphs["heading"], paragraphs["text"], places["line"], places["page"])
    return {
        para: Opened(heading, text, int(line), None if pd.isna(page) else int(page))
        for para, heading, text, line, page in zip(paragraphs["para"], *columns, strict=True)
    }
