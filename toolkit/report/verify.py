"""Verify a finished report against the source files: every quotation stands there, every number equals its rows.

The report's HTML, its register (``evidence.csv``) and its inventory (``sources.csv``) are read as anyone would read them, the source
files are read and segmented anew, and the four must agree in everything: the hashes and sizes of the files; for every row
of the register the words at its place in the paragraph and in the file; for every link that leads to evidence where it leads, what it
counts or quotes and what it claims; every block of the front, which its chapter prints too; the evidence list; the documents, word
for word. Nothing is run, and no notebook is read. What a chapter says in prose and without a link is not verified: no passage
stands behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import ReportError
from toolkit.report.verify_appendix import check_documents, check_entries
from toolkit.report.verify_front import check_front
from toolkit.report.verify_links import Claims, check_links, check_quotations
from toolkit.report.verify_page import read_page
from toolkit.report.verify_rows import (
    Corpus,
    Failure,
    check_evidence,
    check_sources,
    read_corpus,
    read_register,
)

_SHOWN = 20


class Verified(NamedTuple):
    """How many claims, passages behind them and paragraphs of documents were found to be as the report says."""

    claims: int
    passages: int
    paragraphs: int


def verify_report(report: str | Path, corpus: str | Path = "corpus") -> Verified:
    """Derive anew what a report says of its sources, and return how much that is.

    Parameters
    ----------
    report
        The report's HTML; ``evidence.csv`` and ``sources.csv`` are beside it.
    corpus
        The folder of the source files and their catalogue.

    Raises
    ------
    ReportError
        If a file is missing, or anything does not agree; the first twenty places are named.
    """
    path = Path(report)
    html = _read_html(path)
    evidence, sources = read_register(path.parent)
    files = read_corpus(corpus)
    failures = [*check_sources(sources, evidence, files), *check_evidence(evidence, sources, files)]
    claims = _claims(evidence)
    failures += _check_page(html, claims, files)
    if failures:
        raise ReportError(_told(path, failures))
    return Verified(len(claims), len(evidence), len(files.paragraphs))


def _read_html(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as err:
        msg = f"{path} cannot be read: {err}. Give the HTML of a report, or build it: toolkit report."
        raise ReportError(msg) from err


def _claims(evidence: Sequence[Mapping[str, str]]) -> Claims:
    """Return the rows of every evidence number, those whose places are numbers."""
    claims: dict[str, list[dict[str, object]]] = {}
    for row in evidence:
        if row["start"].isdecimal() and row["end"].isdecimal():
            places = {name: int(row[name]) for name in ("start", "end")}
            claims.setdefault(row["evidence_id"], []).append({**row, **places})
    return claims


def _check_page(html: str, claims: Claims, corpus: Corpus) -> Iterator[Failure]:
    page = read_page(html)
    yield from check_links(page, claims, corpus)
    yield from check_quotations(page, claims)
    yield from check_front(page.front)
    yield from check_entries(page, claims, corpus)
    yield from check_documents(page, corpus)


def _told(path: Path, failures: Sequence[Failure]) -> str:
    """Return what does not agree, a line a place, the first ones only if there are many."""
    lines = [f"    {failure}" for failure in failures[:_SHOWN]]
    if len(failures) > _SHOWN:
        lines.append(f"    and {len(failures) - _SHOWN:,} more")
    places = "1 place" if len(failures) == 1 else f"{len(failures):,} places"
    head = f"{path} does not agree with its evidence and its sources in {places}:"
    return "\n".join([head, *lines, "Restore what was changed, or build the report again: toolkit report."])
