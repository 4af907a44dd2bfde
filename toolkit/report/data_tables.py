"""The tables of the data package: every table that the toolkit makes of a corpus, each with its schema.

Findings are given with their place in the source file (:func:`toolkit.locate`). What a column means stands in
``columns.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from toolkit.codebook import Codebook, list_codebooks, load_codebook
from toolkit.compare.alignment import PAIRS, align
from toolkit.compare.formulas import FORMULAS, find_formulas
from toolkit.compare.ledger import LEDGER, build_ledger
from toolkit.compare.ledger.totals import ENTRIES, ledger_entries
from toolkit.compare.lineage import LINEAGE, lineage
from toolkit.compare.voices import VOICES, voices
from toolkit.find.acronyms import ACRONYMS, find_acronyms
from toolkit.find.acts import ACTS, find_acts
from toolkit.find.commitments import COMMITMENTS, find_commitments
from toolkit.find.countries import COUNTRIES, find_countries
from toolkit.find.dates import DATES, find_dates
from toolkit.find.instruments import INSTRUMENTS, find_instruments
from toolkit.find.meetings import MEETINGS, find_meetings
from toolkit.find.mentions import MENTIONS, find_mentions
from toolkit.find.money import MONEY, find_money
from toolkit.find.people import PEOPLE, find_people
from toolkit.find.references import REFERENCES, find_references
from toolkit.find.themes import THEMES, find_themes
from toolkit.measure.acronym_ledger import LEDGER as ACRONYM_LEDGER
from toolkit.measure.acronym_ledger import check_acronyms
from toolkit.measure.frequency import WORDS, count_words
from toolkit.measure.meetings import RESOLVED, resolve_meetings
from toolkit.measure.presence import PRESENCE, presence
from toolkit.paragraphs import COVERAGE, coverage
from toolkit.positions import locate
from toolkit.schema import DOCUMENTS, PARAGRAPHS, SENTENCES, SPANS, Table
from toolkit.sentences import segment_sentences

Frames = Mapping[str, pd.DataFrame]
_PLACE = {"source_start": "int64", "source_end": "int64", "line": "int64", "page": "Int64"}
_LEFT_OUT = ("source_text", "source_lines", "source_map")
"""Columns for the toolkit's own use; the source files are in the package of the report."""


class DataTable(NamedTuple):
    """A table of the package: its name, schema, what its columns mean, and its rows."""

    name: str
    schema: Table
    descriptions: Mapping[str, str]
    rows: pd.DataFrame


class _Maker(NamedTuple):
    schema: Table
    make: Callable[[Frames], pd.DataFrame]


def _by_codebook(
    schema: Table, books: Iterable[Codebook], find: Callable[[Codebook], pd.DataFrame]
) -> pd.DataFrame:
    found = [rows for rows in map(find, books) if len(rows)]
    return pd.concat(found, ignore_index=True) if found else schema.empty()


def _mentions(frames: Frames, books: Sequence[Codebook]) -> pd.DataFrame:
    return _by_codebook(MENTIONS, books, lambda book: find_mentions(frames["paragraphs"], book))


def _presence(frames: Frames, books: Sequence[Codebook]) -> pd.DataFrame:
    mentions = frames["mentions"]
    return _by_codebook(
        PRESENCE,
        books,
        lambda book: presence(mentions[mentions["theme"] == book.name], book, frames["paragraphs"]),
    )


def _finder(schema: Table, find: Callable[[pd.DataFrame], pd.DataFrame]) -> _Maker:
    return _Maker(schema, lambda frames: find(frames["paragraphs"]))


def _makers(books: Sequence[Codebook]) -> dict[str, _Maker]:
    """Return how each table is made, in order; some are made from those before."""
    return {
        "coverage": _Maker(COVERAGE, lambda frames: coverage(frames["documents"])),
        "sentences": _finder(SENTENCES, segment_sentences),
        "acts": _finder(ACTS, find_acts),
        "acronyms": _finder(ACRONYMS, find_acronyms),
        "acronym_ledger": _finder(ACRONYM_LEDGER, check_acronyms),
        "commitments": _finder(COMMITMENTS, find_commitments),
        "countries": _finder(COUNTRIES, find_countries),
        "dates": _finder(DATES, find_dates),
        "instruments": _finder(INSTRUMENTS, find_instruments),
        "meetings": _finder(MEETINGS, find_meetings),
        "meetings_resolved": _Maker(
            RESOLVED,
            lambda frames: resolve_meetings(frames["meetings"], frames["paragraphs"], frames["documents"]),
        ),
        "mentions": _Maker(MENTIONS, lambda frames: _mentions(frames, books)),
        "presence": _Maker(PRESENCE, lambda frames: _presence(frames, books)),
        "money": _finder(MONEY, find_money),
        "ledger": _Maker(LEDGER, lambda frames: build_ledger(frames["money"], frames["paragraphs"])),
        "ledger_entries": _Maker(ENTRIES, lambda frames: ledger_entries(frames["ledger"])),
        "people": _finder(PEOPLE, find_people),
        "references": _Maker(
            REFERENCES, lambda frames: find_references(frames["paragraphs"], frames["documents"])
        ),
        "themes": _finder(THEMES, lambda paragraphs: find_themes(paragraphs, books)),
        "formulas": _Maker(FORMULAS, lambda frames: find_formulas(frames["paragraphs"], acts=frames["acts"])),
        "pairs": _finder(PAIRS, align),
        "lineage": _Maker(LINEAGE, lambda frames: lineage(frames["paragraphs"], frames["acts"])),
        "voices": _Maker(VOICES, lambda frames: voices(frames["acts"], frames["paragraphs"])),
        "words": _finder(WORDS, count_words),
    }


def data_tables(
    documents: pd.DataFrame, paragraphs: pd.DataFrame, project: Path | None = None
) -> Iterator[DataTable]:
    """Yield every table that the toolkit makes of some documents, with default settings and every codebook there is.

    Parameters
    ----------
    documents, paragraphs
        DOCUMENTS and PARAGRAPHS of the corpus.
    project
        A folder of the project, whose codebooks are used beside the toolkit's; here unless given.

    Examples
    --------
    >>> from toolkit.documents import read_text
    >>> from toolkit.paragraphs import segment_paragraphs
    >>> documents = read_text("1. We met in Tokyo.", doc_id="memo")
    >>> tables = {table.name: table for table in data_tables(documents, segment_paragraphs(documents))}
    >>> tables["sentences"].rows[["text", "source_start", "line"]].to_dict("records")
    [{'text': 'We met in Tokyo.', 'source_start': 3, 'line': 1}]
    """
    frames = {"documents": documents, "paragraphs": paragraphs}
    yield _table("documents", *_joined(documents))
    yield _table("paragraphs", *_placed(PARAGRAPHS, paragraphs, frames))
    books = [load_codebook(name, project) for name in list_codebooks(project)]
    for name, maker in _makers(books).items():
        frames[name] = maker.make(frames)
        yield _table(name, *_placed(maker.schema, frames[name], frames))


def _joined(documents: pd.DataFrame) -> tuple[Table, pd.DataFrame]:
    """Give the participants as one text."""
    names = documents["participants"].map("; ".join).astype("str")
    schema = replace(DOCUMENTS, columns={**DOCUMENTS.columns, "participants": "str"})
    return schema, documents.assign(participants=names)


def _placed(schema: Table, rows: pd.DataFrame, frames: Frames) -> tuple[Table, pd.DataFrame]:
    """Add the place in the source file where each row is a finding, a sentence or a paragraph."""
    if (
        schema is not PARAGRAPHS
        and schema is not SENTENCES
        and list(schema.columns)[: len(SPANS)] != list(SPANS)
    ):
        return schema, rows
    placed = replace(schema, columns={**schema.columns, **_PLACE})
    return placed, locate(rows, frames["paragraphs"], frames["documents"])


def _table(name: str, schema: Table, rows: pd.DataFrame) -> DataTable:
    kept = {column: dtype for column, dtype in schema.columns.items() if column not in _LEFT_OUT}
    said = _columns()
    descriptions = {column: said.get(name, {}).get(column) or said["all"][column] for column in kept}
    return DataTable(name, replace(schema, columns=kept), descriptions, rows[list(kept)])


@cache
def _columns() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("toolkit") / "report" / "columns.toml").read_text("utf-8"))
