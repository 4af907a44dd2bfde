"""The evidence of a chapter and the documents of the report, prepared for the templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby
from typing import Any

import pandas as pd
from markupsafe import Markup

from toolkit.report.anchors import document_anchor, paragraph_anchor
from toolkit.report.book import Book, Chapter
from toolkit.report.claims import Texts, span_places
from toolkit.report.documents import document_facts, source_paragraphs
from toolkit.report.evidence import evidence_list
from toolkit.report.html_markdown import markdown_html
from toolkit.report.html_payload import payload_html
from toolkit.report.html_scope import Scope, Use
from toolkit.report.method import Part

_BOUNDARY = re.compile(r"(?<=[.!?;])[”\"’)]*\s+(?=[A-Z“\"(])")
_SHORT = 40
_LONG = 200
_METHOD = "appendix.method"
"""What the addresses in the appendix on method begin with; no chapter's id has a dot."""

Ref = Mapping[str, Any]


def chapter_evidence(
    chapter: Chapter, scope: Scope, texts: Texts, quoted: Set[tuple[str, str, str]]
) -> list[dict[str, Any]]:
    """Return the entries of a chapter's evidence, each with its passages and the places that lead to it.

    The passages are in runs of such as are quoted, and such as are only named (see :func:`toolkit.report.evidence.quoted_places`).
    """
    return [
        {
            **entry,
            "runs": [
                {"quoted": is_quoted, "passages": list(run)}
                for is_quoted, run in groupby(
                    _passages(entry, scope, texts, quoted), key=lambda passage: bool(passage["contexts"])
                )
            ],
            "uses": distinct_uses(scope.uses.get(entry["id"], ())),
        }
        for entry in evidence_list(chapter)
    ]


def _passages(
    entry: Mapping[str, Any], scope: Scope, texts: Texts, quoted: Set[tuple[str, str, str]]
) -> Iterator[dict[str, Any]]:
    """Yield one passage a paragraph, with every quotation marked in its sentence; what uses the entry uses the paragraph."""
    places: dict[tuple[str, str], list[Ref]] = {}
    for ref in entry["refs"]:
        places.setdefault((ref["doc_id"], ref["para"]), []).append(ref)
    for (doc_id, para), here in places.items():
        target = paragraph_anchor(doc_id, para)
        scope.uses.setdefault(target, []).extend(scope.uses.get(entry["id"], ()))
        is_quoted = (entry["id"], doc_id, para) in quoted
        yield {
            "source": scope.sources.get(doc_id, doc_id),
            "label": f"¶ {para}",
            "target": target,
            "at": span_places(here),
            "language": scope.language(here),
            "contexts": in_context(texts[doc_id, para], here) if is_quoted else [],
        }


def in_context(text: str, refs: Iterable[Ref]) -> list[list[dict[str, Any]]]:
    """Return the sentences of `text` that hold `refs`, each as parts with ``text`` and ``mark``.

    Examples
    --------
    >>> text = "They met in Bangkok last week. They welcomed the plan and its early completion. They left."
    >>> in_context(text, [{"start": 36, "end": 44}])
    [[{'text': 'They ', 'mark': False}, {'text': 'welcomed', 'mark': True}, {'text': ' the plan and its early completion.', 'mark': False}]]
    """
    spans = sorted({(ref["start"], ref["end"]) for ref in refs})
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for span in spans:
        window = _window(text, *span)
        last = next(reversed(groups), None)
        if last and window[0] < last[1]:
            held = groups.pop(last)
            groups[last[0], max(last[1], window[1])] = [*held, span]
        else:
            groups[window] = [span]
    return [_parts(text, window, held) for window, held in groups.items()]


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a span begins and ends; a very long one is cut near the span."""
    begins = [0, *(match.end() for match in _BOUNDARY.finditer(text))]
    first = max((at for at in begins if at <= start), default=0)
    last = min((at for at in begins if at >= end and at - first > _SHORT), default=len(text))
    if last - first > _LONG:
        first = max(first, text.rfind(" ", 0, max(start - _LONG // 2, 1)) + 1)
        cut = text.find(" ", min(len(text), end + _LONG // 2))
        last = min(last, cut if cut > 0 else len(text))
    return first, last


def _parts(text: str, window: tuple[int, int], spans: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    first, last = window
    parts: list[dict[str, Any]] = []
    at = first
    for start, end in spans:
        parts += [{"text": text[at:start], "mark": False}, {"text": text[max(at, start) : end], "mark": True}]
        at = max(at, end)
    parts.append({"text": text[at:last].rstrip(), "mark": False})
    begun, finished = (
        first == 0 or text[first - 2 : first - 1] in '.!?;”"’)',
        text[:last].rstrip()[-1:] in '.!?;”"’)',
    )
    parts.insert(0, {"text": "" if begun else "… ", "mark": False})
    parts.append({"text": "" if finished or last == len(text) else " …", "mark": False})
    return [part for part in parts if part["text"]]


def distinct_uses(uses: Iterable[Use]) -> list[Use]:
    """Return the first use of every label; of several of a kind in a row, the later ones keep the number only.

    Examples
    --------
    >>> uses = [Use("a", "Table 1.1"), Use("b", "Evidence 1.2"), Use("c", "Evidence 1.3"), Use("d", "Table 1.1")]
    >>> [use.label for use in distinct_uses(uses)]
    ['Table 1.1', 'Evidence 1.2', '1.3']
    """
    first: dict[str, Use] = {}
    for use in uses:
        first.setdefault(use.label, use)
    kinds = ["", *(label.partition(" ")[0] for label in first)]
    return [
        Use(use.id, use.label.removeprefix(f"{before} ") if before == kind else use.label)
        for use, before, kind in zip(first.values(), kinds, kinds[1:], strict=False)
    ]


def method_html(parts: Iterable[Part], report: Scope) -> list[dict[str, Any]]:
    """Return the parts of the method for the template: text and table as HTML, those without a fold with their address."""
    scope = replace(report, chapter_id=_METHOD, number="C", headings=[], counts={})
    return [
        {
            "id": scope.anchor(part.title),
            "title": part.title,
            "text": Markup(markdown_html(part.text, scope)),
            "table": payload_html(part.table, scope) if part.table else "",
            "folded": part.folded,
        }
        for part in parts
    ]


def appendix(book: Book, uses: Mapping[str, Sequence[Use]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the documents of the report: facts, headings and paragraphs, with the places that lead to each."""
    by_document = {str(doc_id): group for doc_id, group in book.paragraphs.groupby("doc_id", sort=False)}
    return [
        {
            "id": document_anchor(row["doc_id"]),
            "name": names[row["doc_id"]],
            "title": row["title"],
            "language": row["language"] or book.language,
            "facts": document_facts(row, book.look.labels),
            "blocks": list(_blocks(by_document.get(row["doc_id"], book.paragraphs.iloc[:0]), uses)),
        }
        for row in book.documents.to_dict("records")
    ]


def _blocks(paragraphs: pd.DataFrame, uses: Mapping[str, Sequence[Use]]) -> Iterator[dict[str, Any]]:
    """Yield headings where they change, and paragraphs."""
    for each in source_paragraphs(paragraphs):
        for depth, title in each.headings:
            yield {"heading": title, "level": min(6, 4 + depth)}
        yield {
            "id": each.anchor,
            "label": each.label,
            "text": each.text,
            "uses": distinct_uses(uses.get(each.anchor, ())),
        }
