"""What stands behind a report, in Typst: the evidence list of each chapter and the documents in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import groupby
from typing import Any

import pandas as pd

from toolkit.report.anchors import document_anchor, paragraph_anchor
from toolkit.report.book import Book
from toolkit.report.claims import Texts
from toolkit.report.documents import document_facts, source_paragraphs, text_of
from toolkit.report.labels import Labels
from toolkit.report.typst_markdown import label
from toolkit.report.typst_text import array, base_language, breakable, escape, string

_CONTEXT = 60
"""Characters shown on either side of a quotation in the evidence list."""

Span = tuple[int, int]


def evidence_markup(
    entries: Iterable[Mapping[str, Any]],
    texts: Texts,
    titles: Mapping[str, str],
    quoted: Set[tuple[str, str, str]],
) -> str:
    """Return a chapter's evidence list: what each number counts, and every passage that was counted.

    What is not `quoted` (see :func:`toolkit.report.evidence.quoted_places`) is named.
    """
    return "\n\n".join(_entry(entry, texts, titles, quoted) for entry in entries)


def _entry(
    entry: Mapping[str, Any], texts: Texts, titles: Mapping[str, str], quoted: Set[tuple[str, str, str]]
) -> str:
    places: dict[tuple[str, str], list[Span]] = {}
    for ref in entry["refs"]:
        places.setdefault((ref["doc_id"], ref["para"]), []).append((ref["start"], ref["end"]))
    parts = []
    for doc_id, group in groupby(places.items(), key=lambda item: item[0][0]):
        parts.append(f"#evidence-source[{escape(titles.get(doc_id, doc_id))}];")
        for is_quoted, run in groupby(group, key=lambda item: (entry["id"], *item[0]) in quoted):
            if is_quoted:
                parts += [_evidence_passage(place, spans, texts[place]) for place, spans in run]
            else:
                parts.append(f"#evidence-labels[{' '.join(_evidence_label(place) for place, _ in run)}];")
    head = f"{label(entry['id'])}, number: {string(entry['number'])}, claim: [{escape(entry['claim'])}]"
    return f"#evidence-entry({head}, [\n" + "\n".join(parts) + "\n]);"


def _evidence_label(place: tuple[str, str]) -> str:
    return f"#cite({label(paragraph_anchor(*place))}, [{escape('¶ ' + place[1])}]);"


def _evidence_passage(place: tuple[str, str], spans: list[Span], text: str) -> str:
    words = "".join(
        f"#{mark}[{escape(breakable(part))}];" if mark else escape(breakable(part))
        for part, mark in clipped(text, spans)
    )
    return f"#evidence-passage({label(paragraph_anchor(*place))}, label: [{escape('¶ ' + place[1])}], [{words}]);"


def clipped(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, str]]:
    """Yield the parts of `text` around `spans` and the spans themselves, each with its mark (``term`` or none).

    Examples
    --------
    >>> list(clipped("The Leaders welcomed it.", [(12, 20)]))
    [('The Leaders ', ''), ('welcomed', 'term'), (' it.', '')]
    """
    place = 0
    for start, end in _merged(spans):
        before = text[place:start]
        if place == 0:
            yield _tail(before), ""
        elif len(before) > 2 * _CONTEXT:
            yield f"{_head(before).rstrip(' …')} … {_tail(before).lstrip(' …')}", ""
        else:
            yield before, ""
        yield text[start:end], "term"
        place = end
    yield _head(text[place:]), ""


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for start, end in sorted(spans):
        if current is not None and start <= current[1]:
            current = (current[0], max(end, current[1]))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _head(text: str) -> str:
    if len(text) <= _CONTEXT + 20:
        return text
    return text[:_CONTEXT].rpartition(" ")[0] + " …"


def _tail(text: str) -> str:
    if len(text) <= _CONTEXT + 20:
        return text
    return "… " + text[-_CONTEXT:].partition(" ")[2]


def appendix_markup(book: Book) -> str:
    """Return every document with its facts and all its paragraphs, each under its label."""
    parts = [f'#chapter(label("appendix"), [{escape(book.look.labels["documents"])}], numbered: false);']
    by_document = dict(list(book.paragraphs.groupby("doc_id", sort=False)))
    for place, row in enumerate(book.documents.to_dict("records")):
        lang = _language(row, book.language)
        parts.append(_document(row, book.look.labels, lang, first=place == 0))
        if row["doc_id"] in by_document:
            parts += _paragraphs(by_document[row["doc_id"]], lang)
    return "\n\n".join(parts)


def _language(row: Mapping[Any, Any], report: str) -> str:
    """Return the argument that names a document's language, if it is not the report's."""
    code = base_language(text_of(row.get("language")))
    return f", lang: {string(code)}" if code and code != base_language(report) else ""


def _document(row: Mapping[Any, Any], labels: Labels, lang: str, *, first: bool) -> str:
    facts = [f"([{escape(name)}], [{escape(breakable(fact))}])" for name, fact in document_facts(row, labels)]
    title = escape(text_of(row.get("title")) or row["doc_id"])
    return (
        f"#source-document({label(document_anchor(row['doc_id']))}, title: [{title}], "
        f"facts: {array(facts)}, first: {str(first).lower()}{lang});"
    )


def _paragraphs(paragraphs: pd.DataFrame, lang: str) -> Iterator[str]:
    for each in source_paragraphs(paragraphs):
        for depth, title in each.headings:
            yield f"#source-heading({depth + 3}, [{escape(title)}]{lang});"
        yield (
            f"#source-paragraph({label(each.anchor)}, label: [{escape(breakable_label(each.label))}]{lang}, "
            f"[{escape(breakable(each.text))}]);"
        )


def breakable_label(para: str) -> str:
    """Return a paragraph's label as it stands in the margin, with places to break after its slashes."""
    return "¶ " + para.replace("/", "/\u200b")
