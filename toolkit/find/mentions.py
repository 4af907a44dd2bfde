"""Mentions: where a document uses the words of a codebook's elements.

The terms, the tolerance of the matching and the rules of context are those of :mod:`toolkit.codebook`. Matches of
different elements may overlap and are all kept (``non-militarisation and self-restraint``); within one element the
longest wording counts once, as in quanteda's dictionary look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

import pandas as pd

from toolkit.codebook import Codebook, Element, load_codebook
from toolkit.codebook_match import (
    Match,
    Matcher,
    elements_named,
    has_anchor,
    in_context,
    match_with_acronyms,
    matcher,
)
from toolkit.schema import Paragraph, Table, check_table, iter_paragraphs, span_rows, span_table

MENTIONS = span_table("MENTIONS", "a match of a codebook's term", theme="str", element="str", term="str")
_ACRONYMS = Table(
    "ACRONYMS", "a short form and its long form", {"doc_id": "str", "short": "str", "long": "str"}
)

Shorts = Mapping[str, Mapping[str, list[Element]]]


def find_mentions(
    paragraphs: pd.DataFrame, codebook: str | Path | Codebook, *, acronyms: pd.DataFrame | None = None
) -> pd.DataFrame:
    r"""Find the terms of a codebook; one row is one match.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table. Headings are context, never searched for matches of their own.
    codebook
        A name of :func:`toolkit.list_codebooks`, the path of a TOML file, or a loaded codebook.
    acronyms
        Table of ``find_acronyms``. With it, a short form that a document defines for words which are themselves a term
        of an element counts as that element in the same document, in its exact spelling.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote`` and ``theme`` (the codebook's name), ``element``, ``term`` (the term of the
        codebook that matched, or ``=SHORT`` for an acronym of the document); by document and position.

    Raises
    ------
    LexiconError
        If there is no such codebook or it breaks the format.
    SchemaError
        If a table lacks a column it needs.

    Notes
    -----
    Dictionary coding finds wordings, not meanings: negation, quotation and irony are not seen, and a wording that the
    codebook does not list is missed. Read the rows before counting them; use :func:`toolkit.presence` for absences.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({
    ...     "doc_id": ["memo"], "para": ["1"],
    ...     "text": ["We stressed self-restraint and over-\nflight in the South China Sea."],
    ... })
    >>> find_mentions(paragraphs, "south-china-sea")[["element", "quote"]].to_dict("records")
    [{'element': 'self-restraint', 'quote': 'self-restraint'},
     {'element': 'overflight', 'quote': 'over-\nflight'},
     {'element': 'south-china-sea', 'quote': 'South China Sea'}]
    """
    book = load_codebook(codebook)
    compiled = matcher((book,))
    shorts = _own_short_forms(acronyms, book)
    found = [
        (p, match_with_acronyms(compiled, p, book, shorts.get(p.doc_id, {})))
        for p in iter_paragraphs(paragraphs)
    ]
    documents = {p.doc_id for p, matches in found if has_anchor(matches)}
    return MENTIONS.frame(
        chain.from_iterable(
            span_rows(p, _rows(_counting(compiled, p, matches, book, documents), book))
            for p, matches in found
        )
    )


def _counting(
    compiled: Matcher, paragraph: Paragraph, matches: list[Match], book: Codebook, documents: set[str]
) -> list[Match]:
    document = paragraph.doc_id in documents
    anchored = has_anchor(matches, document=document) or _heading_anchored(compiled, paragraph, book)
    return in_context(matches, anchored=anchored, document_anchored=document)


def _heading_anchored(compiled: Matcher, paragraph: Paragraph, book: Codebook) -> bool:
    return bool(paragraph.heading) and has_anchor(compiled.match(paragraph.heading).get(book.name, []))


def _rows(matches: Iterable[Match], book: Codebook) -> Iterable[dict[str, object]]:
    for m in matches:
        yield {"start": m.start, "end": m.end, "theme": book.name, "element": m.element.name, "term": m.term}


def _own_short_forms(acronyms: pd.DataFrame | None, book: Codebook) -> Shorts:
    """Return, by document, the short forms that it defines for a term of an element."""
    if acronyms is None:
        return {}
    check_table(acronyms, _ACRONYMS)
    forms: dict[str, dict[str, list[Element]]] = {}
    for doc_id, short, long in acronyms[["doc_id", "short", "long"]].dropna().itertuples(index=False):
        if named := elements_named(str(long), book):
            forms.setdefault(str(doc_id), {})[str(short)] = named
    return forms
