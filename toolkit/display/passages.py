"""Quotations in context, with the words that were found and the operative verb marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import pandas as pd

from toolkit.display.bundle import Display
from toolkit.display.payload import Ref, Sources, refs_of, sentences, slugify, sources_of, title_of
from toolkit.errors import ParameterError, SchemaError
from toolkit.schema import PARAGRAPHS, check_table
from toolkit.sentences import sentence_bounds

Context = Literal["sentence", "paragraph"] | int
Place = tuple[str, str]
Extent = tuple[int, int]


class Quotation(NamedTuple):
    """A stretch of one paragraph, and what is marked in it."""

    place: Place
    extent: Extent
    terms: list[Extent]
    verbs: list[Extent]


def show_passages(
    spans: pd.DataFrame,
    paragraphs: pd.DataFrame,
    *,
    caption: str,
    note: str = "",
    documents: pd.DataFrame | None = None,
    context: Context = "sentence",
    limit: int | None = None,
    verbs: pd.DataFrame | None = None,
    slug: str = "",
) -> Display:
    """Show the passages in which spans stand; one entry is one quotation, whose spans are marked together.

    Parameters
    ----------
    spans
        Any span table made from `paragraphs`.
    paragraphs
        PARAGRAPHS that the spans were found in.
    caption, note, slug
        As in :func:`show`.
    documents
        DOCUMENTS: writes short titles and dates, and leads to the source file.
    context
        How much to quote: the ``"sentence"``, the ``"paragraph"``, or a number of characters on each side (whole
        words). Quotations that overlap become one.
    limit
        Show no more entries than this; the note says how many there are.
    verbs
        A table of acts (:func:`find_acts`): their verbs are marked in the quotations.

    Returns
    -------
    Display
        With a payload of type ``passages``, in the order of `paragraphs`.

    Raises
    ------
    SchemaError
        If a span is not its quote in `paragraphs`, or its paragraph is not there.
    ParameterError
        If `context` is none of the three.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["7"], "text": ["We met. We urge restraint."]})
    >>> spans = pd.DataFrame({"doc_id": ["a"], "para": ["7"], "start": [16], "end": [25], "quote": ["restraint"]})
    >>> display = show_passages(spans, paragraphs, caption="Restraint")
    >>> [(part["text"], part["mark"]) for part in display.payload["passages"][0]["parts"]]
    [('… ', 'cut'), ('We urge ', ''), ('restraint', 'term'), ('.', '')]
    """
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    texts = dict(zip(_places(paragraphs), paragraphs["text"].tolist(), strict=True))
    sources = sources_of(documents)
    quotations = _quotations(spans, paragraphs, texts, context, verbs)
    shown = quotations[:limit]
    counted = (
        f"The first {len(shown):,} of {len(quotations):,} passages." if len(shown) < len(quotations) else ""
    )
    payload = {
        "type": "passages",
        "id": slug or slugify(caption),
        "caption": caption,
        "note": sentences("" if quotations else "None.", counted, note),
        "passages": [_entry(quotation, texts[quotation.place], sources) for quotation in shown],
    }
    return Display(payload, sources)


def _places(table: pd.DataFrame) -> list[Place]:
    return list(zip(table["doc_id"].astype(str), table["para"].astype(str), strict=True))


def _quotations(
    spans: pd.DataFrame,
    paragraphs: pd.DataFrame,
    texts: Mapping[Place, str],
    context: Context,
    verbs: pd.DataFrame | None,
) -> list[Quotation]:
    terms = extents_of(spans, texts)
    marked = verbs_of(verbs) if verbs is not None else {}
    here = paragraphs[
        pd.Series([place in terms for place in _places(paragraphs)], paragraphs.index, dtype=bool)
    ]
    breaks = _breaks(here, texts, context)
    quotations = []
    for place in _places(here):
        text, found = texts[place], terms[place]
        for extent in merged(_window(term, text, breaks.get(place, []), context) for term in found):
            inside = [term for term in found if extent[0] <= term[0] and term[1] <= extent[1]]
            quotations.append(Quotation(place, extent, inside, marked.get(place, [])))
    return quotations


def extents_of(spans: pd.DataFrame, texts: Mapping[Place, str]) -> dict[Place, list[Extent]]:
    """Return where findings stand, by paragraph.

    Raises
    ------
    SchemaError
        If a finding is not its quote, or its paragraph is not in `texts`.
    """
    terms: dict[Place, list[Extent]] = defaultdict(list)
    for ref in refs_of(spans):
        place = (ref["doc_id"], ref["para"])
        if texts.get(place, "")[ref["start"] : ref["end"]] != ref["quote"] or place not in texts:
            msg = (
                f"{ref['doc_id']} ¶ {ref['para']} does not read {ref['quote']!r} at {ref['start']}:{ref['end']}. "
                "Give the paragraphs that the spans were found in."
            )
            raise SchemaError(msg)
        terms[place].append((ref["start"], ref["end"]))
    return terms


def verbs_of(acts: pd.DataFrame) -> dict[Place, list[Extent]]:
    """Return where the verbs of `acts` stand: the words of the column ``verb`` in the quote, or else the whole quote."""
    acts = acts.dropna(subset=["start"])
    words = acts["verb"].fillna("").astype(str).tolist() if "verb" in acts.columns else [""] * len(acts)
    verbs: dict[Place, list[Extent]] = defaultdict(list)
    for ref, word in zip(refs_of(acts), words, strict=True):
        offset = ref["quote"].find(word) if word else -1
        start, end = (
            (ref["start"] + offset, ref["start"] + offset + len(word))
            if offset >= 0
            else (ref["start"], ref["end"])
        )
        verbs[ref["doc_id"], ref["para"]].append((start, end))
    return verbs


def _breaks(
    paragraphs: pd.DataFrame, texts: Mapping[Place, str], context: Context
) -> dict[Place, list[Extent]]:
    """Return the stretches that each paragraph is quoted by, where they don't depend on the span."""
    if context == "paragraph":
        return {place: [(0, len(texts[place]))] for place in _places(paragraphs)}
    if context != "sentence":
        return {}
    return sentence_bounds(paragraphs)


def _window(term: Extent, text: str, stretches: list[Extent], context: Context) -> Extent:
    """Return the stretch of `text` to quote `term` in."""
    if isinstance(context, int) and context >= 0:
        return whole_words(text, term, context)
    if context not in ("sentence", "paragraph"):
        msg = f"context {context!r} is not known. Give 'sentence', 'paragraph' or a number of characters."
        raise ParameterError(msg)
    touched = [extent for extent in stretches if extent[0] < term[1] and term[0] < extent[1]]
    starts, ends = [term[0], *(start for start, _ in touched)], [term[1], *(end for _, end in touched)]
    return min(starts), max(ends)


def whole_words(text: str, term: Extent, width: int) -> Extent:
    """Return `term` with up to `width` characters on each side, no word cut."""
    start, end = max(0, term[0] - width), min(len(text), term[1] + width)
    if start > 0:
        space = text.find(" ", start - 1, term[0])
        start = space + 1 if space >= 0 else term[0]
    if end < len(text):
        space = text.rfind(" ", term[1], end + 1)
        end = space if space >= 0 else term[1]
    return start, end


def merged(extents: Iterable[Extent]) -> list[Extent]:
    """Return `extents` in order, those that overlap made one."""
    joined: list[Extent] = []
    for start, end in sorted(extents):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _entry(quotation: Quotation, text: str, sources: Sources) -> dict[str, Any]:
    (doc_id, para), (start, end) = quotation.place, quotation.extent
    date = sources[doc_id].date if doc_id in sources else ""
    title = title_of(doc_id, sources)
    return {
        "ref": Ref(doc_id=doc_id, para=para, start=start, end=end, quote=text[start:end]),
        "source": title if not date or date in title else f"{title}, {date}",
        "label": f"¶ {para}",
        "parts": _parts(quotation, text),
    }


def _parts(quotation: Quotation, text: str) -> list[dict[str, str]]:
    start, end = quotation.extent
    parts = [{"text": "… ", "mark": "cut"}] if text[:start].strip() else []
    for words, mark in pieces(quotation, text):
        if parts and parts[-1]["mark"] == mark:
            parts[-1]["text"] += words
        else:
            parts.append({"text": words, "mark": mark})
    if text[end:].strip():
        parts.append({"text": " …", "mark": "cut"})
    return parts


def pieces(quotation: Quotation, text: str) -> Iterable[tuple[str, str]]:
    """Yield the quotation cut wherever a mark begins or ends; a term hides the verb under it."""
    start, end = quotation.extent
    terms, verbs = merged(quotation.terms), merged(quotation.verbs)
    cuts = {start, end, *(cut for extent in [*terms, *verbs] for cut in extent if start < cut < end)}
    for left, right in pairwise(sorted(cuts)):
        mark = "term" if _covers(terms, left) else "verb" if _covers(verbs, left) else ""
        yield text[left:right], mark


def _covers(extents: list[Extent], position: int) -> bool:
    """Tell whether one of `extents`, sorted and apart, holds `position`."""
    index = bisect_right(extents, (position, float("inf"))) - 1
    return index >= 0 and extents[index][0] <= position < extents[index][1]
