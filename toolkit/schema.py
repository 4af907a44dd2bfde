"""The tables that run through the toolkit, as data: what one row is, the columns and their types.

Every step takes plain pandas DataFrames and returns plain pandas DataFrames. A finder is a function
``find_NAME(paragraphs) -> DataFrame`` whose table starts with the columns of :data:`SPANS`:

=========  =============================================================================
``doc_id``  the document's id in the catalogue
``para``    the paragraph's printed label, or ``p1``, ``p2``, … where none is printed
``start``   first position of the finding in the paragraph's ``text`` (0-based code points)
``end``     position after the last one, so that ``text[start:end] == quote``
``quote``   the words themselves
=========  =============================================================================

Text columns have the dtype ``str`` (missing is NaN), positions ``int64``, optional numbers ``Int64`` or ``float64``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple, cast

import pandas as pd

from toolkit.errors import SchemaError


@dataclass(frozen=True)
class Table:
    """A table's name, what one row of it is, and its columns with their dtypes."""

    name: str
    row: str
    columns: Mapping[str, str]

    def empty(self) -> pd.DataFrame:
        """Return the table with its whole schema and no row."""
        return pd.DataFrame({name: pd.Series([], dtype=dtype) for name, dtype in self.columns.items()})

    def frame(self, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
        """Return `rows` as a DataFrame with this table's columns, order and dtypes."""
        rows = list(rows)
        if not rows:
            return self.empty()
        return pd.DataFrame(
            {
                name: pd.Series([row.get(name) for row in rows], dtype=dtype)
                for name, dtype in self.columns.items()
            }
        )

    def of(self, columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
        """Return `columns` as a DataFrame with this table's order and dtypes; nothing gives the empty table."""
        return pd.DataFrame(
            {name: pd.Series(columns.get(name, []), dtype=dtype) for name, dtype in self.columns.items()}
        )


SPANS: dict[str, str] = {"doc_id": "str", "para": "str", "start": "int64", "end": "int64", "quote": "str"}


def span_table(name: str, row: str, /, **own: str) -> Table:
    """Return the table of a finder: the span columns and the finder's own."""
    return Table(name, row, {**SPANS, **own})


FINDINGS = Table("SPANS", "one finding", SPANS)
"""Any table of findings: what the columns of a finder's table begin with."""
DOCUMENTS = Table(
    "DOCUMENTS",
    "a document",
    {
        "doc_id": "str",
        "title": "str",
        "date": "str",
        "kind": "str",
        "issuer": "str",
        "participants": "object",
        "language": "str",
        "source_file": "str",
        "source_sha256": "str",
        "media_type": "str",
        "source_text": "str",
        "source_lines": "object",
    },
)
PARAGRAPHS = Table(
    "PARAGRAPHS",
    "a paragraph as a person would cite it",
    {
        "doc_id": "str",
        "para": "str",
        "order": "int64",
        "heading": "str",
        "text": "str",
        "date": "str",
        "kind": "str",
        "source_map": "object",
    },
)
LINES = Table(
    "LINES",
    "a stretch of a source line and the role it plays",
    {
        "doc_id": "str",
        "line": "int64",
        "source_start": "int64",
        "source_end": "int64",
        "role": "str",
        "para": "str",
        "text": "str",
    },
)
SENTENCES = Table(
    "SENTENCES",
    "a sentence",
    {"doc_id": "str", "para": "str", "sentence": "int64", "start": "int64", "end": "int64", "text": "str"},
)


class Paragraph(NamedTuple):
    """One row of PARAGRAPHS, as finders receive it."""

    doc_id: str
    para: str
    text: str
    heading: str = ""
    date: str = ""
    kind: str = ""


Span = Mapping[str, Any]


def check_table(frame: pd.DataFrame, table: Table, columns: Iterable[str] | None = None) -> None:
    """Raise unless `frame` has the columns of `table` (or just `columns` of them).

    Raises
    ------
    SchemaError
        If something else than a DataFrame is given, or a column is missing.
    """
    if not isinstance(frame, pd.DataFrame):
        msg = f"a {table.name} table is needed (one row is {table.row}), got {type(frame).__name__!r}."
        raise SchemaError(msg)
    missing = [name for name in (columns or table.columns) if name not in frame.columns]
    if missing:
        names = ", ".join(repr(name) for name in missing)
        have = ", ".join(map(str, frame.columns))
        msg = f"{table.name}: missing column {names}; the table has: {have}. One row is {table.row}."
        raise SchemaError(msg)


def iter_paragraphs(paragraphs: pd.DataFrame) -> Iterator[Paragraph]:
    """Yield the paragraphs in their order; only ``doc_id``, ``para`` and ``text`` have to be there."""
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    columns = [
        texts_of(paragraphs[name]) if name in paragraphs.columns else [""] * len(paragraphs)
        for name in Paragraph._fields
    ]
    return map(Paragraph._make, zip(*columns, strict=True))


def paragraphs_by_document(paragraphs: pd.DataFrame) -> dict[str, list[Paragraph]]:
    """Return the paragraphs of each document, documents in the order in which they first occur."""
    documents: dict[str, list[Paragraph]] = {}
    for paragraph in iter_paragraphs(paragraphs):
        documents.setdefault(paragraph.doc_id, []).append(paragraph)
    return documents


def check_quotes(
    spans: Mapping[tuple[str, str], Iterable[Span]], paragraphs: Iterable[Paragraph], table: Table
) -> None:
    """Raise unless every span, by document and paragraph, is its quote in `paragraphs`.

    Raises
    ------
    SchemaError
        If a paragraph is not there, or the words at the place are others.
    """
    texts = {(paragraph.doc_id, paragraph.para): paragraph.text for paragraph in paragraphs}
    for (doc_id, para), rows in spans.items():
        where = f"{table.name}: paragraph {para!r} of {doc_id!r}"
        if (doc_id, para) not in texts:
            msg = f"{where} is not in PARAGRAPHS. Give the paragraphs that the table was found in."
            raise SchemaError(msg)
        for row in rows:
            there = texts[doc_id, para][int(row["start"]) : int(row["end"])]
            if there != row["quote"]:
                msg = f"{where} reads {there!r} where {row['quote']!r} was found. Give the paragraphs that the table was found in."
                raise SchemaError(msg)


def texts_of(column: pd.Series) -> list[str]:
    """Return the values of a column as text, whatever its type; what is missing is empty.

    Examples
    --------
    >>> texts_of(pd.Series(["a", None])), texts_of(pd.Series([1, 2]))
    (['a', ''], ['1', '2'])
    """
    if isinstance(column.dtype, pd.StringDtype):
        return cast("list[str]", column.fillna("").tolist())
    values = ("" if missing else value for value, missing in zip(column, column.isna(), strict=True))
    return [str(value.date()) if isinstance(value, pd.Timestamp) else str(value) for value in values]


def collect_spans(
    paragraphs: pd.DataFrame, table: Table, find_in: Callable[[Paragraph], Iterable[Span]]
) -> pd.DataFrame:
    """Run `find_in` over every paragraph and return what it yields as `table`.

    `find_in` yields mappings with ``start``, ``end`` and the finder's own columns, in any order;
    ``doc_id``, ``para`` and ``quote`` are filled in here, so a span can't differ from its quote.
    """
    rows: list[dict[str, Any]] = []
    for paragraph in iter_paragraphs(paragraphs):
        rows.extend(span_rows(paragraph, find_in(paragraph)))
    return table.frame(rows)


def span_rows(paragraph: Paragraph, spans: Iterable[Span]) -> list[dict[str, Any]]:
    """Return `spans` of one paragraph in reading order, with the keys and the quote filled in."""
    rows: list[dict[str, Any]] = [
        {
            **span,
            "doc_id": paragraph.doc_id,
            "para": paragraph.para,
            "quote": paragraph.text[span["start"] : span["end"]],
        }
        for span in spans
    ]
    rows.sort(key=itemgetter("start", "end"))
    return rows
