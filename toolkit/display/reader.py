"""Documents to read: paragraphs in their order, and in them what finders found, overlapping finds each with a mark of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from toolkit.display.bundle import Display
from toolkit.display.passages import Extent, extents_of
from toolkit.display.payload import Ref, Sources, sentences, slugify, sources_of, title_of
from toolkit.schema import FINDINGS, Paragraph, check_table, iter_paragraphs


class _Find(NamedTuple):
    """One finding in a paragraph: of which of the tables, and where."""

    table: int
    start: int
    end: int


def show_document(
    paragraphs: pd.DataFrame,
    finds: Mapping[str, pd.DataFrame] | None = None,
    *,
    caption: str = "",
    note: str = "",
    documents: pd.DataFrame | None = None,
    slug: str = "",
) -> Display:
    """Show a document, or some of its paragraphs, to be read; one entry is one paragraph, what was found in it marked.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS, or some of them: ``paragraphs[paragraphs["doc_id"] == "memo"]``.
    finds
        What to mark: any span tables, by the name that the legend gives them. Findings outside `paragraphs` are left out.
    caption, note, slug
        As in :func:`show`. Default of `caption`: the titles of the documents.
    documents
        DOCUMENTS: writes short titles, and leads to the source file.

    Returns
    -------
    Display
        With a payload of type ``passages`` that has a ``legend`` too: ``label`` and ``n`` of each table of finds.

    Raises
    ------
    SchemaError
        If a column is missing, or a finding is not its quote in its paragraph.

    Notes
    -----
    Each table of finds has a number, and a line of its own pattern and colour under the words; where finds overlap, their lines stand
    under each other. A number stands where a finding ends.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["memo"], "para": ["7"], "text": ["Japan gave USD 1 million."]})
    >>> money = pd.DataFrame({"doc_id": ["memo"], "para": ["7"], "start": [11], "end": [24], "quote": ["USD 1 million"]})
    >>> display = show_document(paragraphs, {"Money": money})
    >>> [(part["text"], part["finds"]) for part in display.payload["passages"][0]["parts"]]
    [('Japan gave ', []), ('USD 1 million', [0]), ('.', [])]
    >>> display.payload["legend"]
    [{'label': 'Money', 'n': 1}]
    """
    whole = list(iter_paragraphs(paragraphs))
    sources = sources_of(documents)
    texts = {(paragraph.doc_id, paragraph.para): paragraph.text for paragraph in whole}
    tables = [_inside(table, texts) for table in (finds or {}).values()]
    legend = [
        {"label": label, "n": sum(map(len, table.values()))}
        for label, table in zip(finds or {}, tables, strict=True)
    ]
    titles = dict.fromkeys(title_of(paragraph.doc_id, sources) for paragraph in whole)
    named = caption or ", ".join(titles) or "No paragraph"
    payload = {
        "type": "passages",
        "id": slug or slugify(named),
        "caption": named,
        "note": sentences("" if whole else "None.", _marked(legend), note),
        "legend": legend,
        "passages": _entries(whole, tables, sources),
    }
    return Display(payload, sources)


def _inside(table: pd.DataFrame, texts: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], list[Extent]]:
    """Return where the findings of a table stand, of those in the paragraphs shown."""
    check_table(table, FINDINGS)
    places = zip(table["doc_id"].astype(str), table["para"].astype(str), strict=True)
    here = pd.Series([place in texts for place in places], table.index, dtype=bool)
    return extents_of(table[here], texts)


def _marked(legend: Sequence[Mapping[str, object]]) -> str:
    named = "; ".join(f"{index} {entry['label']}, {entry['n']:,}" for index, entry in enumerate(legend, 1))
    return f"Marked: {named}." if named else ""


def _entries(
    whole: Sequence[Paragraph],
    tables: Sequence[Mapping[tuple[str, str], list[Extent]]],
    sources: Sources,
) -> list[dict[str, Any]]:
    entries, above = [], ("", "")
    for paragraph in whole:
        place = paragraph.doc_id, paragraph.para
        found = [
            _Find(index, *extent) for index, table in enumerate(tables) for extent in table.get(place, [])
        ]
        text, title = paragraph.text, title_of(paragraph.doc_id, sources)
        entries.append(
            {
                "ref": Ref(doc_id=paragraph.doc_id, para=paragraph.para, start=0, end=len(text), quote=text),
                "source": title,
                "label": f"¶ {paragraph.para}",
                "heading": paragraph.heading if above != (title, paragraph.heading) else "",
                "parts": list(_parts(text, found)),
            }
        )
        above = title, paragraph.heading
    return entries


def _parts(text: str, found: Sequence[_Find]) -> Iterator[dict[str, Any]]:
    """Yield a paragraph cut wherever a find begins or ends, each part with the tables whose finds cover, open and close it."""
    cuts = {0, len(text), *(cut for find in found for cut in (find.start, find.end))}
    for start, end in pairwise(sorted(cuts)):
        over = sorted({find.table for find in found if find.start <= start and end <= find.end})
        yield {
            "text": text[start:end],
            "mark": "term" if over else "",
            "finds": over,
            "opens": sorted(find.table for find in found if find.start == start),
            "closes": sorted(find.table for find in found if find.end == end),
        }
