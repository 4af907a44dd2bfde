"""Check the register and the inventory against the source files: hashes, places and words, all derived anew."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from toolkit.catalog import Entry, find_folder, read_catalog
from toolkit.csv_text import csv_rows
from toolkit.documents import read_document
from toolkit.errors import ReportError
from toolkit.paragraphs import segment_paragraphs
from toolkit.positions import locate
from toolkit.report.evidence import paragraph_texts
from toolkit.report.register import EVIDENCE, FILES, SOURCES, source_rows

_LONGEST = 160
_PLACED = ("start", "end", "source_start", "source_end", "line", "page")

Row = Mapping[str, str]


class Failure(NamedTuple):
    """Something that does not agree: where, what was expected there, and what was found."""

    where: str
    expected: str
    found: str

    def __str__(self) -> str:
        """Return the failure in one line."""
        return f"{self.where}: expected {shortened(self.expected)}, found {shortened(self.found)}"


@dataclass(frozen=True)
class Corpus:
    """The source files as they are now: DOCUMENTS and PARAGRAPHS made anew, the paragraphs' texts, the files' sizes."""

    documents: pd.DataFrame
    paragraphs: pd.DataFrame
    texts: Mapping[tuple[str, str], str]
    sizes: Mapping[str, int]


def shortened(text: str) -> str:
    """Return `text` in quotation marks, controls made visible, the middle of a long one left out."""
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
    return repr(shown)


def differences(where: str, expected: Mapping[str, object], found: Row) -> Iterator[Failure]:
    """Yield a failure for every column of `found` that is not as expected."""
    for name, value in expected.items():
        if str(value) != found[name]:
            yield Failure(f"{where}, {name}", str(value), found[name])


def read_corpus(folder: str | Path) -> Corpus:
    """Read the source files of a catalogue as they are, whatever hashes it records.

    Raises
    ------
    CatalogError
        If the catalogue is missing or malformed.
    DocumentError
        If a file is missing or no text.
    """
    root = find_folder(folder)
    entries = read_catalog(root)
    documents = pd.concat([_document(root, entry) for entry in entries], ignore_index=True)
    paragraphs = segment_paragraphs(documents)
    sizes = {entry.id: (root / entry.file).stat().st_size for entry in entries}
    return Corpus(documents, paragraphs, paragraph_texts(paragraphs), sizes)


def _document(root: Path, entry: Entry) -> pd.DataFrame:
    facts = {
        name: getattr(entry, name) for name in ("title", "date", "kind", "issuer", "participants", "language")
    }
    return read_document(root / entry.file, doc_id=entry.id, **facts)


def read_register(folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the rows of ``evidence.csv`` and ``sources.csv``.

    Raises
    ------
    ReportError
        If a file is missing, no CSV, or has other columns.
    """
    evidence, sources = (
        _read(folder / name, columns) for name, columns in zip(FILES, (EVIDENCE, SOURCES), strict=True)
    )
    return evidence, sources


def _read(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        rows = csv_rows(path.read_bytes())
    except FileNotFoundError as err:
        msg = f"{path} is missing, and with it what stands behind the report. Build the report again: toolkit report."
        raise ReportError(msg) from err
    except (ValueError, csv.Error) as err:
        msg = f"{path} is not as the report was built: {err}. Build the report again: toolkit report."
        raise ReportError(msg) from err
    if rows and tuple(rows[0]) != tuple(columns):
        msg = f"{path} has the columns {', '.join(rows[0])}; they are {', '.join(columns)}. Build the report again: toolkit report."
        raise ReportError(msg)
    return rows


def check_sources(sources: Sequence[Row], evidence: Sequence[Row], corpus: Corpus) -> Iterator[Failure]:
    """Yield where the inventory is not what the files and the register make."""
    rows = {row["doc_id"]: (number, row) for number, row in enumerate(sources, 2)}
    derived = source_rows(corpus.documents, corpus.paragraphs, [dict(row) for row in evidence])
    expected = {str(row["doc_id"]): {**row, "bytes": corpus.sizes[str(row["doc_id"])]} for row in derived}
    for doc_id, row in expected.items():
        if doc_id in rows:
            yield from differences(f"sources.csv row {rows[doc_id][0]} ({doc_id})", row, rows[doc_id][1])
    if [row["doc_id"] for row in sources] != list(expected):
        yield Failure("sources.csv, doc_id", ", ".join(expected), ", ".join(row["doc_id"] for row in sources))


def check_evidence(evidence: Sequence[Row], sources: Sequence[Row], corpus: Corpus) -> Iterator[Failure]:
    """Yield where a row's words do not stand at its places in the paragraph and in the file.

    That a file is another than the one the report was built from is said of its row of `sources`, not of each passage again.
    """
    hashes = {row["doc_id"]: row["source_sha256"] for row in sources}
    for row in evidence:
        if row["source_sha256"] != hashes.get(row["doc_id"]):
            hashes.pop(row["doc_id"], None)
    placed = []
    for where, row in named_rows(evidence):
        text = corpus.texts.get((row["doc_id"], row["para"]))
        if text is None:
            yield Failure(where, "a paragraph of the corpus", "none of that name")
        elif not _lies_in(row, text):
            yield Failure(
                f"{where}, start and end",
                f"a place in {len(text)} characters",
                f"{row['start']} to {row['end']}",
            )
        else:
            placed.append((where, row))
    yield from _check_places(placed, hashes, corpus)
    yield from _check_numbers(evidence)


def named_rows(evidence: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """Yield every row with what to call it."""
    for number, row in enumerate(evidence, 2):
        yield f"evidence.csv row {number} ({row['evidence_id']}, {row['doc_id']} ¶ {row['para']})", row


def _lies_in(row: Row, text: str) -> bool:
    start, end = row["start"], row["end"]
    return start.isdecimal() and end.isdecimal() and int(start) <= int(end) <= len(text)


def _check_places(
    rows: Sequence[tuple[str, Row]], hashes: Mapping[str, str], corpus: Corpus
) -> Iterator[Failure]:
    if not rows:
        return
    spans = pd.DataFrame(
        [
            {"doc_id": row["doc_id"], "para": row["para"], "start": int(row["start"]), "end": int(row["end"])}
            for _, row in rows
        ]
    )
    files = {row["doc_id"]: row for row in corpus.documents.to_dict("records")}
    found = locate(spans, corpus.paragraphs, corpus.documents).to_dict("records")
    for (where, row), place in zip(rows, found, strict=True):
        words = corpus.texts[row["doc_id"], row["para"]][place["start"] : place["end"]]
        file = files[row["doc_id"]]
        source = str(file["source_text"])[place["source_start"] : place["source_end"]]
        places = {name: "" if pd.isna(place[name]) else place[name] for name in _PLACED}
        sha256 = hashes.get(row["doc_id"], file["source_sha256"])
        yield from differences(where, {**places, "quote": words, "source_sha256": sha256}, row)
        if row["quote"] == words and not _in_order(words, source):
            yield Failure(f"{where}, quote", f"the words of the file, {source!r}", row["quote"])


def _in_order(words: str, source: str) -> bool:
    """Tell whether the characters of `words`, spaces aside, stand in `source` in that order, as they are or as ``&amp;``."""
    return any(
        all(char in rest for char in words if not char.isspace())
        for rest in (iter(source), iter(unescape(source)))
    )


def _check_numbers(evidence: Sequence[Row]) -> Iterator[Failure]:
    """Yield where the claims are not numbered 1.1, 1.2, … in each chapter, or the rows of one do not say the same claim."""
    last: Row = {"evidence_id": "0.0", "chapter": "", "claim": ""}
    for where, row in named_rows(evidence):
        if row["evidence_id"] == last["evidence_id"]:
            yield from differences(where, {name: last[name] for name in ("chapter", "claim")}, row)
        else:
            chapter, _, number = last["evidence_id"].partition(".")
            following = int(number) + 1 if number.isdecimal() else 1
            same = row["chapter"] == last["chapter"]
            expected = f"{chapter}.{following}" if same else f"{row['evidence_id'].partition('.')[0]}.1"
            yield from differences(where, {"evidence_id": expected}, row)
        last = row
