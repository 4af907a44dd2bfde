"""Concordances: one line a finding, the words found in the middle, what stands before and after them on either side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from toolkit.display.bundle import Display
from toolkit.display.passages import Extent, Quotation, extents_of, pieces, verbs_of, whole_words
from toolkit.display.payload import Cell, Ref, Sources, cell, refs_of, sources_of, table_payload, title_of
from toolkit.errors import ParameterError
from toolkit.schema import PARAGRAPHS, check_table

_WIDTH = 60
_COLUMNS = [("Before", "right"), ("Found", "center"), ("After", "left"), ("Where", "left")]

Place = tuple[str, str]
Marked = Mapping[Place, list[Extent]]


def show_concordance(
    spans: pd.DataFrame,
    paragraphs: pd.DataFrame | None = None,
    *,
    caption: str = "",
    note: str = "",
    documents: pd.DataFrame | None = None,
    verbs: pd.DataFrame | None = None,
    themes: pd.DataFrame | None = None,
    slug: str = "",
) -> Display:
    """Show findings in their context; one row is one finding.

    Parameters
    ----------
    spans
        What :func:`kwic` returns, or any span table if `paragraphs` is given.
    paragraphs
        PARAGRAPHS that the spans were found in: the context of tables that have none, and where verbs and themes are marked.
    caption, note, slug
        As in :func:`show`.
    documents
        DOCUMENTS: writes short titles, and leads to the paragraphs.
    verbs
        A table of acts (:func:`find_acts`): their verbs are marked in the context.
    themes
        A table of mentions (:func:`find_mentions`): their words are marked in the context.

    Returns
    -------
    Display
        With a payload of type ``table``: before, found, after, where. A click on the place opens the paragraph.

    Raises
    ------
    ParameterError
        If there is no context: no columns ``pre`` and ``post``, and no `paragraphs`; or verbs or themes without `paragraphs`.
    SchemaError
        If a finding is not its quote in `paragraphs`.

    Notes
    -----
    Where a table has no context of its own, it is up to 60 characters on each side, no word cut. A theme hides the verb under it.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["7"], "text": ["We met. We urge restraint at sea."]})
    >>> spans = pd.DataFrame({"doc_id": ["a"], "para": ["7"], "start": [16], "end": [25], "quote": ["restraint"]})
    >>> [cell["text"] for cell in show_concordance(spans, paragraphs).payload["rows"][0]]
    ['We met. We urge', 'restraint', 'at sea.', 'a ¶ 7']
    """
    refs = refs_of(spans)
    if paragraphs is None:
        contexts = _own_contexts(spans, marked=verbs is not None or themes is not None)
    else:
        contexts = _contexts(spans, refs, paragraphs, verbs, themes)
    sources = sources_of(documents)
    rows = [_line(ref, *context, sources) for ref, context in zip(refs, contexts, strict=True)]
    named = caption or f"{len(refs):,} {'line' if len(refs) == 1 else 'lines'}"
    return Display(table_payload(_COLUMNS, rows, caption=named, note=note, slug=slug), sources)


def has_context(table: pd.DataFrame) -> bool:
    """Tell whether a span table has a context of its own."""
    return {"pre", "post"} <= set(table.columns)


def _line(ref: Ref, before: Cell, after: Cell, sources: Sources) -> list[Cell]:
    where = f"{title_of(ref['doc_id'], sources)} ¶ {ref['para']}"
    return [before, cell(ref["quote"], style="strong"), after, cell(where, [ref])]


def _own_contexts(spans: pd.DataFrame, *, marked: bool) -> list[tuple[Cell, Cell]]:
    if marked or not has_context(spans):
        msg = f"{'verbs and themes are' if marked else 'the context is'} taken from the paragraphs, which are not given. Give `paragraphs`."
        raise ParameterError(msg)
    found = spans.dropna(subset=["start"])
    return [(cell(str(pre)), cell(str(post))) for pre, post in zip(found["pre"], found["post"], strict=True)]


def _contexts(
    spans: pd.DataFrame,
    refs: Iterable[Ref],
    paragraphs: pd.DataFrame,
    verbs: pd.DataFrame | None,
    themes: pd.DataFrame | None,
) -> list[tuple[Cell, Cell]]:
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    places = zip(paragraphs["doc_id"].astype(str), paragraphs["para"].astype(str), strict=True)
    texts = dict(zip(places, paragraphs["text"].tolist(), strict=True))
    extents_of(spans, texts)
    acts = verbs_of(verbs) if verbs is not None else {}
    terms = verbs_of(themes) if themes is not None else {}
    widths = _widths(spans)
    return [
        _context(ref, texts[ref["doc_id"], ref["para"]], width, acts, terms)
        for ref, width in zip(refs, widths, strict=True)
    ]


def _widths(spans: pd.DataFrame) -> list[tuple[int, int] | None]:
    """Return how many characters each finding has before and after it, where the table says."""
    found = spans.dropna(subset=["start"])
    if not has_context(found):
        return [None] * len(found)
    return [(len(str(pre)), len(str(post))) for pre, post in zip(found["pre"], found["post"], strict=True)]


def _context(
    ref: Ref, text: str, width: tuple[int, int] | None, acts: Marked, terms: Marked
) -> tuple[Cell, Cell]:
    before_end = len(text[: ref["start"]].rstrip())
    after_start = len(text) - len(text[ref["end"] :].lstrip())
    if width is None:
        low, high = whole_words(text, (ref["start"], ref["end"]), _WIDTH)
    else:
        low, high = before_end - width[0], after_start + width[1]
    place = ref["doc_id"], ref["para"]
    sides = ((min(low, before_end), before_end), (after_start, max(high, after_start)))
    before, after = (
        _marked(Quotation(place, side, terms.get(place, []), acts.get(place, [])), text) for side in sides
    )
    return before, after


def _marked(quotation: Quotation, text: str) -> Cell:
    """Return a stretch of text, and where in it a theme's words and verbs stand."""
    start, marks = quotation.extent[0], []
    at = start
    for words, mark in pieces(quotation, text):
        if mark:
            marks.append((at - start, at - start + len(words), mark))
        at += len(words)
    return cell(text[start : quotation.extent[1]], marks=marks)
