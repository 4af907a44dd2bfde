"""Presence and absence: which elements of a theme each document has, and what was searched where it has none.

Analysts of serial statements read what was dropped as closely as what was said (the line on militarisation that is gone this
year). An absence needs its own proof, so every row says in how many paragraphs which patterns were looked for: it is
"not found by these patterns", never "not said". Beside it stands the nearest miss, the passage that comes closest to one of the
patterns (:mod:`toolkit.measure.presence_nearest`), so that a reader can see whether the patterns or the document are at fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from toolkit.codebook import Codebook, Element, load_codebook
from toolkit.errors import ParameterError
from toolkit.measure.frequency import check_documents
from toolkit.measure.presence_nearest import DocumentWords
from toolkit.schema import DOCUMENTS, SPANS, Paragraph, Table, check_table, paragraphs_by_document

PRESENCE = Table(
    "PRESENCE",
    "an element of a codebook in a document",
    {
        "doc_id": "str",
        "theme": "str",
        "element": "str",
        "label": "str",
        "n": "int64",
        "n_paragraphs": "int64",
        "paragraphs": "Int64",
        "para": "str",
        "start": "Int64",
        "end": "Int64",
        "quote": "str",
        "searched": "str",
        "nearest": "str",
        "nearest_para": "str",
        "nearest_start": "Int64",
        "nearest_end": "Int64",
        "nearest_term": "str",
        "nearest_reason": "str",
    },
)
Row = dict[str, object]
_MENTIONS = Table("MENTIONS", "a match of a codebook's term", {**SPANS, "theme": "str", "element": "str"})


def presence(
    mentions: pd.DataFrame, codebook: str | Path | Codebook, documents_or_paragraphs: pd.DataFrame
) -> pd.DataFrame:
    """Say of every element and document whether it is there; one row is an element in a document.

    Parameters
    ----------
    mentions
        What ``find_mentions`` found with `codebook`; rows of other themes are left aside.
    codebook
        The same codebook: a name, a path, or loaded.
    documents_or_paragraphs
        The documents that were searched, as DOCUMENTS or, better, as PARAGRAPHS: only then is the number of paragraphs known,
        and the nearest miss of what is absent.

    Returns
    -------
    DataFrame
        ``doc_id, theme, element, label``; ``n`` (mentions), ``n_paragraphs`` (paragraphs with one), ``paragraphs``
        (paragraphs searched, NA if unknown); ``para, start, end, quote`` of the first mention (NA where there is
        none); ``searched``, the patterns looked for; of an absent element ``nearest``, the words that come nearest to one of
        the patterns, ``nearest_para, nearest_start, nearest_end``, where they stand, ``nearest_term``, the pattern, and
        ``nearest_reason``, what they have of it (all NA if the element is there, nothing comes near, or the text is not given).
        Documents in their order, elements in the codebook's.

    Raises
    ------
    ParameterError
        If the mentions are of other themes only, have an element that the codebook has not, or a document that was not searched.
    SchemaError
        If a table lacks a column it needs.

    Notes
    -----
    Near is a passage of one sentence that shares more than half of the words of content of a pattern,
    or the pattern itself where the codebook's rules of exclusion and context leave it out. It says nothing of meaning: read it, and
    if it is what the element means, the codebook lacks a pattern.

    With few documents show the table itself, with names; a share of "5 of 5 documents" is no percentage.

    Examples
    --------
    >>> from toolkit.find.mentions import find_mentions
    >>> paragraphs = pd.DataFrame({"doc_id": ["a", "b"], "para": ["1", "1"],
    ...     "text": ["We stressed self-restraint in the South China Sea.", "The South China Sea was discussed."]})
    >>> table = presence(find_mentions(paragraphs, "south-china-sea"), "south-china-sea", paragraphs)
    >>> table.loc[table["element"] == "self-restraint", ["doc_id", "n", "paragraphs", "quote"]].to_dict("records")
    [{'doc_id': 'a', 'n': 1, 'paragraphs': 1, 'quote': 'self-restraint'},
     {'doc_id': 'b', 'n': 0, 'paragraphs': 1, 'quote': nan}]
    """
    check_table(mentions, _MENTIONS)
    book = load_codebook(codebook)
    check_table(documents_or_paragraphs, DOCUMENTS, ("doc_id",))
    own = mentions[mentions["theme"] == book.name]
    if own.empty and not mentions.empty:
        msg = (
            f"the mentions are of {', '.join(sorted(set(mentions['theme'])))}, none of {book.name!r}. "
            "Find the mentions with this codebook, or absence would be reported where nothing was looked for."
        )
        raise ParameterError(msg)
    _check_elements(own, book)
    check_documents(own, documents_or_paragraphs)
    found = dict(iter(own.groupby(["doc_id", "element"], sort=False)))
    sizes = documents_or_paragraphs.groupby("doc_id", sort=False).size()
    counted = "para" in documents_or_paragraphs.columns
    misses = _nearest(own, book, documents_or_paragraphs)
    return PRESENCE.frame(
        {
            "doc_id": doc_id,
            "paragraphs": int(size) if counted else None,
            **_row(book, element, found.get((doc_id, element.name))),
            **misses.get((str(doc_id), element.name), {}),
        }
        for doc_id, size in sizes.items()
        for element in book.elements
    )


def _row(book: Codebook, element: Element, mentions: pd.DataFrame | None) -> Row:
    row: Row = {
        "theme": book.name,
        "element": element.name,
        "label": element.label,
        "n": 0,
        "n_paragraphs": 0,
        "searched": "; ".join(element.terms),
    }
    if mentions is None:
        return row
    first = mentions.iloc[0]
    place = {name: first[name] for name in ("para", "start", "end", "quote")}
    return {**row, **place, "n": len(mentions), "n_paragraphs": mentions["para"].nunique()}


def _nearest(mentions: pd.DataFrame, book: Codebook, searched: pd.DataFrame) -> dict[tuple[str, str], Row]:
    """Return the nearest miss by document and absent element; none without the text."""
    if not {"para", "text"} <= set(searched.columns):
        return {}
    own = dict(iter(mentions.groupby("doc_id", sort=False)))
    return {
        (doc_id, element): miss
        for doc_id, paragraphs in paragraphs_by_document(searched).items()
        for element, miss in _misses(paragraphs, own.get(doc_id), book)
    }


def _misses(
    paragraphs: list[Paragraph], mentions: pd.DataFrame | None, book: Codebook
) -> Iterator[tuple[str, Row]]:
    masks: dict[str, list[tuple[int, int]]] = {}
    present = set() if mentions is None else set(mentions["element"])
    if mentions is not None:
        for para, start, end in mentions[["para", "start", "end"]].itertuples(index=False):
            masks.setdefault(str(para), []).append((start, end))
    words = DocumentWords(paragraphs, masks)
    for element in book.elements:
        near = None if element.name in present else words.nearest(element.terms)
        if near is not None:
            place = {
                f"nearest_{name}": getattr(near, name) for name in ("para", "start", "end", "term", "reason")
            }
            yield element.name, {"nearest": near.quote, **place}


def _check_elements(mentions: pd.DataFrame, book: Codebook) -> None:
    names = {element.name for element in book.elements}
    strange = sorted(set(mentions["element"].dropna()) - names)
    if strange:
        msg = (
            f"the mentions have {', '.join(map(repr, strange))}, which the codebook {book.name!r} "
            f"(version {book.version}) has not. Find the mentions again with this codebook."
        )
        raise ParameterError(msg)
