"""Lead every number and quotation of a chapter to the passages it was taken from.

:func:`link_chapter` goes over an executed notebook once, in reading order. Whatever rests on passages is a *claim*: a cell of a
display that carries references, a quotation in context, each of the two wordings of a redline, a citation in prose
(:mod:`toolkit.report.citations`). Each gets its number, ``2.17`` for the seventeenth of chapter 2; claims that rest on the same
passages share one. A cell also gets its ``target``: the paragraph's address where all its passages lie in one paragraph, else the
address of an entry in the chapter's evidence list, which :func:`evidence_list` returns; ``evidence``, the number; ``at``, the places
in the one paragraph; and ``counts``, what it counts, if it does.
What leads nowhere, or quotes words that do not stand there, is an error: the report is not built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pandas as pd
from nbformat import NotebookNode

from toolkit.report.book import MIME, Chapter, Payload
from toolkit.report.citations import link_citations, link_notebooks
from toolkit.report.claims import Claims, places_of, unit_counted


def paragraph_texts(paragraphs: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return the text of every paragraph by ``(doc_id, para)``."""
    return dict(
        zip(zip(paragraphs["doc_id"], paragraphs["para"], strict=True), paragraphs["text"], strict=True)
    )


def payloads(chapter: Chapter) -> Iterator[dict[str, Any]]:
    """Yield the display payloads of a chapter in reading order, tables of figures included."""
    for cell in chapter.notebook.cells:
        for payload in _cell_payloads(cell):
            yield payload
            if payload.get("table"):
                yield payload["table"]


def _cell_payloads(cell: NotebookNode) -> Iterator[dict[str, Any]]:
    found = (output.get("data", {}).get(MIME) for output in cell.get("outputs", ()))
    return filter(None, found)


def claim_list(chapter: Chapter) -> list[dict[str, Any]]:
    """Return all claims of a linked chapter in order of first use.

    One entry is what rests on the same passages: ``id``, the address that its links lead to; ``number`` (``2.3``); ``claim``, what
    it says where it is first used; ``refs``, the passages; and ``at``, where in their paragraph they stand if they share one.
    """
    return list(chapter.notebook.metadata.get("communique", {}).get("evidence", []))


def evidence_list(chapter: Chapter) -> list[dict[str, Any]]:
    """Return the claims, as :func:`claim_list` does, that rest on more than one paragraph; the links of the others lead straight there."""
    return [entry for entry in claim_list(chapter) if len(places_of(entry["refs"])) > 1]


def quoted_places(entries: Iterable[Mapping[str, Any]]) -> set[tuple[str, str, str]]:
    """Return where passages are quoted, as ``(id of the entry, doc_id, para)``: each in the smallest entry it stands in.

    Elsewhere, as in totals, their paragraphs are named and not quoted once more.

    Examples
    --------
    >>> one, two = ({"doc_id": "a", "para": para, "start": 0, "end": 4} for para in "12")
    >>> places = quoted_places([{"id": "both", "refs": [one, two]}, {"id": "first", "refs": [one]}])
    >>> sorted(places)
    [('both', 'a', '2'), ('first', 'a', '1')]
    """
    quoted: set[tuple[object, ...]] = set()
    places = set()
    for entry in sorted(entries, key=lambda entry: len(entry["refs"])):
        for ref in entry["refs"]:
            passage = (ref["doc_id"], ref["para"], ref["start"], ref["end"])
            if passage not in quoted:
                places.add((str(entry["id"]), str(ref["doc_id"]), str(ref["para"])))
                quoted.add(passage)
    return places


def link_chapter(
    chapter: Chapter, number: int, paragraphs: pd.DataFrame, notebooks: Mapping[str, str] | None = None
) -> Chapter:
    """Return `chapter` with a target on every reference, and its evidence list in the notebook's metadata.

    Parameters
    ----------
    chapter
        An executed chapter; it is not changed.
    number
        The chapter's number in the report, with which its evidence is numbered.
    paragraphs
        PARAGRAPHS of every document the report may cite.
    notebooks
        The id of each notebook's chapter, by file name; of a link to another notebook the words stay.

    Raises
    ------
    ReportError
        If a reference names a paragraph that is not there, or words that do not stand in it.
    """
    linked = replace(chapter, notebook=deepcopy(chapter.notebook))
    claims = Claims(chapter.id, number, paragraph_texts(paragraphs))
    for cell in linked.notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = link_notebooks(link_citations(cell.source, claims), notebooks or {})
        for payload in _cell_payloads(cell):
            for claim, part in _cells(payload):
                entry = claims.add(claim, part["refs"])
                part |= {"target": entry["id"], "evidence": entry["number"], "at": entry["at"]}
                part["counts"] = unit_counted(part.get("text", ""), part["refs"])
        for output in cell.get("outputs", ()):
            if payload := output.get("data", {}).get(MIME):
                output.data[MIME] = Payload(payload)  # type: ignore[no-untyped-call]
    linked.notebook.metadata["communique"] = Payload(  # type: ignore[no-untyped-call]
        evidence=list(claims.entries.values())
    )
    return linked


def _cells(payload: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield ``(claim, cell)`` for every cell of `payload` that carries references; the data of a figure goes by its caption."""
    kind, caption = payload["type"], payload.get("caption", "")
    if kind == "table":
        labels = [column["label"] for column in payload["columns"]]
        for row in payload["rows"]:
            for label, cell in zip(labels, row, strict=True):
                if cell.get("refs"):
                    head = row[0]["text"] if payload.get("row_header") and cell is not row[0] else ""
                    yield " · ".join(part for part in (caption, head, label) if part), cell
    elif kind == "figure":
        yield from _cells({**payload["table"], "caption": caption}) if payload.get("table") else ()
    elif kind == "text":
        sentence = "".join(part["text"] for part in payload["parts"])
        for part in payload["parts"]:
            if part.get("refs"):
                yield f"{part['text']}: {sentence}", part
    elif kind == "passages":
        for passage in payload["passages"]:
            for side in filter(None, (passage.get("before"), passage)):
                side["refs"] = [side["ref"]]
                yield caption, side
