"""Lead every number and quotation of a chapter to the paragraphs it was taken from.

:func:`link_chapter` goes over an executed notebook once. Each cell of a display output that carries references
gets a ``target``: the paragraph's address where all its references lie in one paragraph, else the address of an
entry in the chapter's evidence list, which :func:`evidence_list` returns. Citations in prose, Markdown links to
``../corpus/FILE#DOC_ID/PARA``, become links to the paragraph, and links to another notebook, ``NAME.ipynb``, lead to its
chapter. What leads nowhere, or quotes words that do not
stand there, is an error: the report is not built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pandas as pd

from toolkit.errors import ReportError
from toolkit.report.anchors import chapter_anchor, paragraph_anchor
from toolkit.report.book import MIME, Chapter

Texts = Mapping[tuple[str, str], str]

_CITATION = re.compile(
    r"\[(?P<words>[^\[\]]+)\]\(\.\./corpus/[^()#\s]+#(?P<place>(?:[^()\s]|\([^()\s]*\))+)\)"
)
_NOTEBOOK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?:\./)?(?P<name>[^()/\s]+\.ipynb)\)")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def paragraph_texts(paragraphs: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return the text of every paragraph by ``(doc_id, para)``."""
    return dict(
        zip(zip(paragraphs["doc_id"], paragraphs["para"], strict=True), paragraphs["text"], strict=True)
    )


def payloads(chapter: Chapter) -> Iterator[dict[str, Any]]:
    """Yield the display payloads of a chapter in reading order, tables of figures included."""
    for cell in chapter.notebook.cells:
        for output in cell.get("outputs", ()):
            payload = output.get("data", {}).get(MIME)
            if payload:
                yield payload
                if payload.get("table"):
                    yield payload["table"]


def evidence_list(chapter: Chapter) -> list[dict[str, Any]]:
    """Return the evidence entries that :func:`link_chapter` made, in order of first use.

    One entry is a number that more than one paragraph stands behind: ``id`` (its address), ``number`` (``2.3``),
    ``claim`` (what is counted) and ``refs``.
    """
    return list(chapter.notebook.metadata.get("communique", {}).get("evidence", []))


def summed_up(entries: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the ids of the entries all of whose passages stand in smaller ones, as those of totals do.

    Their paragraphs are named in the report, and not quoted once more.

    Examples
    --------
    >>> one, two = ({"doc_id": "a", "para": "1", "start": start, "end": start + 4} for start in (0, 9))
    >>> summed_up([{"id": "both", "refs": [one, two]}, {"id": "first", "refs": [one]}, {"id": "second", "refs": [two]}])
    {'both'}
    """
    quoted: set[tuple[object, ...]] = set()
    sums = set()
    for entry in sorted(entries, key=lambda entry: len(entry["refs"])):
        keys = {(ref["doc_id"], ref["para"], ref["start"], ref["end"]) for ref in entry["refs"]}
        if keys <= quoted:
            sums.add(str(entry["id"]))
        quoted |= keys
    return sums


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
    texts = paragraph_texts(paragraphs)
    linked = replace(chapter, notebook=deepcopy(chapter.notebook))
    entries: dict[str, dict[str, Any]] = {}
    for payload in payloads(linked):
        for claim, cell in _cells(payload):
            for ref in cell["refs"]:
                _check_ref(ref, texts, chapter.id)
            cell["target"] = _target(cell["refs"], claim, entries, chapter.id, number)
    for cell in linked.notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _link_notebooks(_link_citations(cell.source, texts, chapter.id), notebooks or {})
    linked.notebook.metadata["communique"] = {"evidence": list(entries.values())}
    return linked


def _cells(payload: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield ``(claim, cell)`` for every cell of `payload` that carries references."""
    kind, caption = payload["type"], payload.get("caption", "")
    if kind == "table":
        labels = [column["label"] for column in payload["columns"]]
        for row in payload["rows"]:
            for label, cell in zip(labels, row, strict=True):
                if cell.get("refs"):
                    head = row[0]["text"] if payload.get("row_header") and cell is not row[0] else ""
                    yield " · ".join(part for part in (caption, head, label) if part), cell
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


def _target(
    refs: list[dict[str, Any]], claim: str, entries: dict[str, dict[str, Any]], chapter_id: str, number: int
) -> str:
    places = {(ref["doc_id"], ref["para"]) for ref in refs}
    if len(places) == 1:
        return paragraph_anchor(*places.pop())
    key = repr([sorted(ref.items()) for ref in refs])
    if key not in entries:
        count = len(entries) + 1
        entries[key] = {
            "id": f"ev-{chapter_id}-{count}",
            "number": f"{number}.{count}",
            "claim": claim,
            "refs": refs,
        }
    return str(entries[key]["id"])


def _check_ref(ref: Mapping[str, Any], texts: Texts, chapter_id: str) -> None:
    text = _text_at(ref["doc_id"], ref["para"], texts, chapter_id)
    found = text[ref["start"] : ref["end"]]
    if found != ref["quote"]:
        msg = (
            f"chapter {chapter_id!r}: {ref['doc_id']} ¶ {ref['para']} [{ref['start']}:{ref['end']}] reads {found!r}, "
            f"not {ref['quote']!r}. Make the spans anew from the same paragraphs table."
        )
        raise ReportError(msg)


def _text_at(doc_id: str, para: str, texts: Texts, chapter_id: str) -> str:
    try:
        return texts[doc_id, para]
    except KeyError:
        msg = (
            f"chapter {chapter_id!r} cites {doc_id} ¶ {para}, and the corpus has no such paragraph. "
            "Correct the citation, or add the document to the corpus."
        )
        raise ReportError(msg) from None


def _link_citations(source: str, texts: Texts, chapter_id: str) -> str:
    def link(match: re.Match[str]) -> str:
        doc_id, _, para = unquote(match["place"]).partition("/")
        text = _text_at(doc_id, para, texts, chapter_id)
        for quoted in _QUOTED.findall(match["words"]):
            if not _stands_in(quoted, text):
                msg = (
                    f"chapter {chapter_id!r} quotes {quoted!r} from {doc_id} ¶ {para}, where these words do not stand. "
                    "Quote the paragraph as it is printed."
                )
                raise ReportError(msg)
        return f"[{match['words']}](#{paragraph_anchor(doc_id, para)})"

    return _CITATION.sub(link, source)


def _link_notebooks(source: str, notebooks: Mapping[str, str]) -> str:
    def link(match: re.Match[str]) -> str:
        chapter_id = notebooks.get(match["name"])
        return f"[{match['words']}](#{chapter_anchor(chapter_id)})" if chapter_id else match["words"]

    return _NOTEBOOK.sub(link, source)


def _stands_in(quoted: str, text: str) -> bool:
    """Tell whether the words of `quoted`, around any ellipsis, stand in `text` in that order."""
    place = 0
    folded = _fold(text)
    for part in re.split(r"…|\.\.\.|\[[^\]]*\]", quoted):
        words = _fold(part)
        found = folded.find(words, place)
        if found < 0:
            return False
        place = found + len(words)
    return True


def _fold(text: str) -> str:
    return re.sub(
        r"\s+", " ", text.replace("’", "'").replace("‘", "'").replace("”", '"').replace("“", '"')
    ).strip()
