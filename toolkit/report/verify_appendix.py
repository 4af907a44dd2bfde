"""Check the appendices of a report: the evidence it lists, and the documents it prints word for word."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from itertools import zip_longest
from typing import Any

import pandas as pd

from toolkit.report.anchors import document_anchor, paragraph_anchor
from toolkit.report.claims import places_of, span_places
from toolkit.report.documents import source_paragraphs
from toolkit.report.evidence import quoted_places
from toolkit.report.verify_links import Claim, Claims
from toolkit.report.verify_page import Block, Document, Entry, Listed, Page, Part
from toolkit.report.verify_rows import Corpus, Failure, differences


def check_entries(page: Page, claims: Claims, corpus: Corpus) -> Iterator[Failure]:
    """Yield where the list of evidence does not quote the rows of the register, or lacks an entry or has one too many."""
    several = {number: rows for number, rows in claims.items() if len(places_of(rows)) > 1}
    numbers = [entry.number for entry in page.entries]
    if numbers != list(several):
        odd = sorted(set(numbers) ^ set(several)) or numbers
        yield Failure("list of evidence", ", ".join(several), f"otherwise: {', '.join(odd[:5])}")
    quoted = quoted_places({"id": number, "refs": rows} for number, rows in several.items())
    for entry in page.entries:
        if entry.number in several:
            yield from _check_entry(entry, several[entry.number], corpus, quoted)


def _check_entry(
    entry: Entry, rows: Claim, corpus: Corpus, quoted: Set[tuple[str, str, str]]
) -> Iterator[Failure]:
    where = f"evidence {entry.number} in the list"
    if entry.claim.split() != rows[0]["claim"].split():
        yield Failure(f"{where}, claim", rows[0]["claim"], entry.claim)
    places = places_of(rows)
    if [each.link.text for each in entry.listed] != [f"¶ {para}" for _, para in places]:
        found = ", ".join(each.link.text for each in entry.listed)
        yield Failure(f"{where}, paragraphs", ", ".join(f"¶ {para}" for _, para in places), found)
        return
    for listed, place in zip(entry.listed, places, strict=True):
        here = [row for row in rows if (row["doc_id"], row["para"]) == place]
        expected = {"evidence": entry.number, "target": paragraph_anchor(*place), "at": span_places(here)}
        yield from differences(f"{where}, ¶ {place[1]}", expected, listed.link._asdict())
        if listed.contexts or (entry.number, *place) in quoted:
            yield from _check_contexts(f"{where}, ¶ {place[1]}", listed, here, corpus.texts.get(place, ""))


def _check_contexts(where: str, listed: Listed, rows: Claim, text: str) -> Iterator[Failure]:
    """Yield where the sentences quoted do not stand in the paragraph, or do not mark the passages, all of them and only them."""
    passages = {at for row in rows for at in range(row["start"], row["end"])}
    marked: set[int] = set()
    for parts in listed.contexts:
        words, marks = _marks(parts, text)
        places = [at for at in _occurrences(words, text) if {at + mark for mark in marks} <= passages]
        if not places:
            yield Failure(
                where, text if words not in text else "its passages marked, and nothing else", words
            )
        marked |= {places[0] + mark for mark in marks} if places else set()
    missing = [row["quote"] for row in rows if not set(range(row["start"], row["end"])) <= marked]
    if missing:
        yield Failure(where, f"“{missing[0]}” marked", "it is not")


def _marks(parts: Sequence[Part], text: str) -> tuple[str, set[int]]:
    """Return the words of a sentence without the ellipses around it, and which characters of them are marked."""
    whole = "".join(part.text for part in parts)
    cut = len("… ") if whole.startswith("… ") and whole not in text else 0
    end = len(whole) - len(" …") if whole.endswith(" …") and whole[cut:] not in text else len(whole)
    marks: set[int] = set()
    at = 0
    for part in parts:
        if part.mark:
            marks |= set(range(at - cut, at - cut + len(part.text)))
        at += len(part.text)
    return whole[cut:end], marks


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def check_documents(page: Page, corpus: Corpus) -> Iterator[Failure]:
    """Yield where the documents printed are not the source files, paragraph by paragraph and word for word."""
    printed = {document.address: document for document in page.documents}
    addresses = [document_anchor(doc_id) for doc_id in corpus.documents["doc_id"]]
    if [document.address for document in page.documents] != addresses:
        yield Failure("documents", ", ".join(addresses), ", ".join(printed))
    for row, address in zip(corpus.documents.to_dict("records"), addresses, strict=True):
        if address in printed:
            paragraphs = corpus.paragraphs[corpus.paragraphs["doc_id"] == row["doc_id"]]
            yield from _check_document(printed[address], row, paragraphs)


def _check_document(
    document: Document, row: Mapping[Hashable, Any], paragraphs: pd.DataFrame
) -> Iterator[Failure]:
    where = f"document {row['doc_id']}"
    yield from differences(where, {"title": row["title"]}, {"title": document.title})
    for name in ("source_file", "source_sha256"):
        if row[name] not in document.facts.values():
            yield Failure(f"{where}, {name}", row[name], "other facts")
    expected = _blocks(paragraphs)
    for made, found in zip_longest(expected, document.blocks):
        if made != found:
            place = made or found
            what = place.label or f"heading “{place.text}”" if place else ""
            yield Failure(
                f"{where}, {what}", made.text if made else "nothing", found.text if found else "nothing"
            )
            if len(expected) != len(document.blocks):
                return


def _blocks(paragraphs: pd.DataFrame) -> list[Block]:
    blocks = []
    for each in source_paragraphs(paragraphs):
        blocks += [Block("", "", title) for _, title in each.headings]
        blocks.append(Block(each.anchor, f"¶ {each.label}", each.text))
    return blocks
