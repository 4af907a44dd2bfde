"""From a finding back to the file: where a span of a paragraph stands in the source.

A paragraph's ``source_map`` lists the runs of characters that its text and the source share. A span begins where its
first shared character stands and ends after its last one, so the stretch of source holds the quotation with the line
ends, markup and page furniture that the paragraph's text leaves out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from toolkit.documents import line_numbers
from toolkit.errors import SchemaError
from toolkit.schema import DOCUMENTS, PARAGRAPHS, Table, check_table

_LINE_END = re.compile(r"\r\n|\n|\r")
_SPANS = Table("SPANS", "one finding", {"doc_id": "str", "para": "str", "start": "int64", "end": "int64"})
_ADDED = {"source_start": "int64", "source_end": "int64", "line": "int64", "page": "Int64"}

Runs = Sequence[tuple[int, int, int]]


@dataclass(frozen=True)
class _Source:
    """Where the lines and pages of a document begin, and what the lines are called in its file."""

    lines: list[int]
    pages: list[int]
    called: Sequence[int]

    def line(self, position: int) -> int:
        number = bisect_right(self.lines, position)
        return self.called[number - 1] if self.called else number

    def page(self, position: int) -> int | None:
        return bisect_right(self.pages, position) if len(self.pages) > 1 else None


@dataclass(frozen=True)
class _Text:
    """A paragraph's text, and its runs by where they end in the text and where they begin."""

    text: str
    runs: Runs
    ends: list[int]
    starts: list[int]


def locate(spans: pd.DataFrame, paragraphs: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    r"""Say where in the source file each span stands; one row per span, as given.

    Parameters
    ----------
    spans
        Any table with ``doc_id, para, start, end``; with ``quote`` (or ``text``, as in SENTENCES) the words are checked. Without
        ``start`` and ``end`` each row is the whole paragraph.
    paragraphs
        The PARAGRAPHS table the spans were found in.
    documents
        The DOCUMENTS table the paragraphs were read from.

    Returns
    -------
    DataFrame
        `spans` with ``source_start, source_end`` (positions in ``source_text``), ``line`` (from 1: the line of a text file or
        a web page, the line on its page of a PDF, the paragraph of a Word document), ``page`` (from 1; missing where the
        source has no form feeds, which stand between the pages of a PDF) added; same order, same index.

    Raises
    ------
    SchemaError
        If a column is missing, a span's paragraph or document isn't there, the span lies outside its paragraph, or
        ``text[start:end]`` is not its quote.

    Notes
    -----
    An empty span, and one of joining spaces alone, stands before the next shared character.

    Examples
    --------
    >>> from toolkit.paragraphs import segment_paragraphs
    >>> documents = pd.DataFrame({"doc_id": ["a"], "source_text": ["Statement\n\n1. We met in\nTokyo."]})
    >>> paragraphs = segment_paragraphs(documents)
    >>> span = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "start": [10], "end": [15], "quote": ["Tokyo"]})
    >>> locate(span, paragraphs, documents)[["source_start", "source_end", "line"]].values.tolist()
    [[24, 29, 4]]
    """
    whole = "start" not in spans.columns and "end" not in spans.columns
    check_table(spans, _SPANS, ("doc_id", "para") if whole else None)
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text", "source_map"))
    check_table(documents, DOCUMENTS, ("doc_id", "source_text"))
    texts = _texts(paragraphs)
    sources = _sources(documents, set(spans["doc_id"]))
    checked = next((name for name in ("quote", "text") if name in spans.columns), None)
    found: dict[str, list[int | None]] = {name: [] for name in _ADDED}
    for row in spans.to_dict("records"):
        text = _text_of(row, texts)
        start, end = (0, len(text.text)) if whole else _checked_bounds(row, text, checked)
        first, last = _place(text, start, end)
        source = _source_of(row, sources)
        for name, value in zip(_ADDED, (first, last, source.line(first), source.page(first)), strict=True):
            found[name].append(value)
    added = {name: pd.Series(found[name], dtype=dtype, index=spans.index) for name, dtype in _ADDED.items()}
    return spans.assign(**added)


def _texts(paragraphs: pd.DataFrame) -> dict[tuple[str, str], _Text]:
    columns = (paragraphs[name] for name in ("doc_id", "para", "text", "source_map"))
    return {
        (str(doc_id), str(para)): _Text(str(text), runs, [t + n for t, _, n in runs], [t for t, _, _ in runs])
        for doc_id, para, text, runs in zip(*columns, strict=True)
    }


def _sources(documents: pd.DataFrame, wanted: set[str]) -> dict[str, _Source]:
    return {
        str(doc_id): _Source(_begins(_LINE_END, str(text)), _begins(re.compile("\f"), str(text)), called)
        for doc_id, text, called in zip(
            documents["doc_id"], documents["source_text"], line_numbers(documents), strict=True
        )
        if doc_id in wanted
    }


def _begins(end: re.Pattern[str], text: str) -> list[int]:
    return [0, *(match.end() for match in end.finditer(text))]


def _text_of(row: dict[Hashable, Any], texts: dict[tuple[str, str], _Text]) -> _Text:
    key = (str(row["doc_id"]), str(row["para"]))
    if key not in texts:
        msg = f"paragraph {key[1]!r} of {key[0]!r} is not in PARAGRAPHS. Give the table the spans were found in."
        raise SchemaError(msg)
    return texts[key]


def _source_of(row: dict[Hashable, Any], sources: dict[str, _Source]) -> _Source:
    if row["doc_id"] not in sources:
        msg = f"document {row['doc_id']!r} is not in DOCUMENTS. Give the table the paragraphs were read from."
        raise SchemaError(msg)
    return sources[row["doc_id"]]


def _checked_bounds(row: dict[Hashable, Any], text: _Text, checked: str | None) -> tuple[int, int]:
    """Return the span's bounds, sure to lie in its paragraph and to hold its quote."""
    start, end = int(row["start"]), int(row["end"])
    where = f"span {start}–{end} of paragraph {row['para']!r} of {row['doc_id']!r}"
    if not 0 <= start <= end <= len(text.text):
        msg = f"{where} lies outside the paragraph's {len(text.text)} characters. Give the table the spans were found in."
        raise SchemaError(msg)
    if checked and text.text[start:end] != row[checked]:
        msg = f"{where} is {text.text[start:end]!r}, not {row[checked]!r}. Give the table the spans were found in."
        raise SchemaError(msg)
    return start, end


def _place(text: _Text, start: int, end: int) -> tuple[int, int]:
    """Return the source positions of the first shared character at or after `start`, and after the last before `end`."""
    index = bisect_right(text.ends, start)
    if index == len(text.runs):
        at, begin, length = text.runs[-1] if text.runs else (0, 0, 0)
        return begin + length, begin + length
    at, begin, _ = text.runs[index]
    first = begin + max(0, start - at)
    last = bisect_left(text.starts, end) - 1
    if last < 0:
        return first, first
    at, begin, length = text.runs[last]
    return first, max(first, begin + min(length, end - at))
