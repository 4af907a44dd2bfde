"""The parts that payloads are made of: references, cells and tables of cells."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Literal, NamedTuple, NotRequired, TypedDict

import pandas as pd

from toolkit.display.reading import Original, originals_of
from toolkit.errors import ParameterError
from toolkit.schema import DOCUMENTS, FINDINGS, SPANS, check_table
from toolkit.titles import readable_date, short_titles

Unit = Literal["findings", "paragraphs", "documents"]
"""What a number counts: rows of a span table, or the distinct paragraphs or documents they stand in."""

_KEYS: dict[str, tuple[Literal["doc_id", "para"], ...]] = {
    "paragraphs": ("doc_id", "para"),
    "documents": ("doc_id",),
}


class Ref(TypedDict):
    """One passage that stands behind a number or a quotation."""

    doc_id: str
    para: str
    start: int
    end: int
    quote: str


class Cell(TypedDict):
    """A piece of text and the passages behind it."""

    text: str
    refs: list[Ref]
    style: str
    shade: NotRequired[float]
    href: NotRequired[str]
    after: NotRequired[str]
    marks: NotRequired[list[tuple[int, int, str]]]


class Source(NamedTuple):
    """What a display says of a document: its short title, its date in words, its file and the text it was read from."""

    title: str
    date: str
    file: str
    original: Original | None = None


Sources = Mapping[str, Source]


def sources_of(documents: pd.DataFrame | None) -> dict[str, Source]:
    """Return what displays say of every document, by ``doc_id``."""
    if documents is None:
        return {}
    check_table(documents, DOCUMENTS, ["doc_id"])
    titles = short_titles(documents)
    dates, files = _texts(documents, "date"), _texts(documents, "source_file")
    return {
        doc_id: Source(title, readable_date(date), file, original)
        for (doc_id, title), date, file, original in zip(
            titles.items(), dates, files, originals_of(documents), strict=True
        )
    }


def _texts(table: pd.DataFrame, column: str) -> list[str]:
    if column not in table.columns:
        return [""] * len(table)
    return table[column].fillna("").astype(str).tolist()


def title_of(doc_id: str, sources: Sources) -> str:
    """Return the short title of a document, or its id where no documents table was given."""
    return sources[doc_id].title if doc_id in sources else doc_id


def is_elsewhere(file: str) -> bool:
    """Tell whether a file is named by its path on a machine, or by an address other than one of the web."""
    return PurePosixPath(file).is_absolute() or "://" in file or PureWindowsPath(file).is_absolute()


def file_name(file: str) -> str:
    """Return how a display names a file: by no path of a machine.

    Examples
    --------
    >>> [file_name(file) for file in ("a.md", "/home/x/a.md", "file:///home/x/a.md", "s3://bucket/a.md")]
    ['a.md', 'a.md', 'a.md', 's3://bucket/a.md']
    """
    local = is_elsewhere(file) and ("://" not in file or file.startswith("file://"))
    return PureWindowsPath(file).name if local else file


def refs_of(spans: pd.DataFrame) -> list[Ref]:
    """Return one reference a finding.

    A row without a position, such as an absence in a table of presence, is no finding.
    """
    check_table(spans, FINDINGS)
    found = spans.dropna(subset=["start"])
    columns = (found[name] for name in SPANS)
    return [
        Ref(doc_id=str(doc_id), para=str(para), start=int(start), end=int(end), quote=str(quote))
        for doc_id, para, start, end, quote in zip(*columns, strict=True)
    ]


def count_refs(refs: Sequence[Ref], unit: str = "findings") -> int:
    """Return how many findings, or distinct paragraphs or documents, some references are.

    Raises
    ------
    ParameterError
        If `unit` is none of the three.
    """
    if unit not in ("findings", *_KEYS):
        msg = f"unit {unit!r} is not known. Count 'findings', 'paragraphs' or 'documents'."
        raise ParameterError(msg)
    keys = _KEYS.get(unit)
    return len({tuple(ref[key] for key in keys) for ref in refs}) if keys else len(refs)


def cell(
    text: str,
    refs: Iterable[Ref] = (),
    *,
    style: str = "",
    shade: float = 0.0,
    href: str = "",
    after: str = "",
    marks: Sequence[tuple[int, int, str]] = (),
) -> Cell:
    """Return a cell; ``shade``, ``href``, ``after`` and ``marks`` are there only when they say something."""
    made = Cell(text=text, refs=list(refs), style=style)
    if after:
        made["after"] = after
    if shade:
        made["shade"] = round(shade, 3)
    if href:
        made["href"] = href
    if marks:
        made["marks"] = list(marks)
    return made


def count_cell(number: int, refs: Sequence[Ref], *, style: str = "", shade: float = 0.0) -> Cell:
    """Return a number as the cell of the passages behind it; a nought is muted and leads nowhere."""
    return cell(f"{number:,}", refs, style=style if refs else "muted", shade=shade)


def table_payload(
    columns: Sequence[tuple[str, str]],
    rows: list[list[Cell]],
    *,
    caption: str,
    note: str,
    slug: str,
    row_header: bool = False,
) -> dict[str, Any]:
    """Return the payload of a table; `columns` are pairs of label and alignment."""
    return {
        "type": "table",
        "id": slug or slugify(caption),
        "caption": caption,
        "note": note if rows else sentences("None.", note),
        "columns": [{"label": label, "align": align} for label, align in columns],
        "rows": rows,
        "row_header": row_header,
    }


def sentences(*notes: str) -> str:
    """Return the notes that say something, one after the other."""
    return " ".join(note for note in notes if note)


def slugify(text: str) -> str:
    """Return `text` as an identifier: a letter, then lower-case letters, digits and hyphens, at most 60 of them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > 60:
        slug = slug[:51].rpartition("-")[0] + "-" + _digest(text)
    if not slug:
        slug = _digest(text)
    return slug if slug[0].isalpha() else f"d-{slug}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
