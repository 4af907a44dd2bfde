"""From documents to paragraphs a person would cite, with every line of the source accounted for.

One pass over a document (:mod:`toolkit.layout`) finds its paragraphs, their printed labels and the headings above
them. :func:`segment_paragraphs` gives the paragraphs, :func:`classify_lines` the role of every stretch of every line,
and :func:`coverage` the sums, so that what was left out can be read and disputed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from toolkit.documents import line_numbers
from toolkit.errors import SchemaError
from toolkit.layout.recover import Layout, recover_layout
from toolkit.layout.text import source_runs
from toolkit.schema import DOCUMENTS, LINES, PARAGRAPHS, Table, check_table

_NEEDED = ("doc_id", "source_text")
ROLES = (
    "paragraph", "label", "footnote", "heading", "title", "date", "place", "byline", "caption", "navigation",
    "furniture", "front-matter", "markup", "blank",
)  # fmt: skip
"""What a stretch of a line can be."""

_WORD_COLUMNS = {role: f"words_{role.replace('-', '_')}" for role in ROLES if role != "blank"}
COVERAGE = Table(
    "COVERAGE",
    "a document",
    {
        "doc_id": "str",
        "paragraphs": "int64",
        "footnotes": "int64",
        "words": "int64",
        **dict.fromkeys(_WORD_COLUMNS.values(), "int64"),
    },
)


def segment_paragraphs(documents: pd.DataFrame) -> pd.DataFrame:
    r"""Cut documents into paragraphs; one row per paragraph as a person would cite it.

    Parameters
    ----------
    documents
        DOCUMENTS table; ``doc_id`` and ``source_text`` are needed, ``media_type`` (plain text where missing), ``title``,
        ``date`` and ``kind`` used.

    Returns
    -------
    DataFrame
        PARAGRAPHS in reading order: ``doc_id``; ``para``, the printed label (``28``, ``2/(4)/1``, ``Annex II/3``), ``p1``, ``p2``, … where none
        is printed, ``fn1`` for a footnote; ``order`` from 0 in each document; ``heading``, the headings above, outermost
        first, joined by `` > ``; ``text``, the words as printed; ``date``, ``kind`` of the document (``kind`` as printed
        where the table has none, see Notes); ``source_map``, a tuple of ``(text_start, source_start, length)`` runs in which text and source are the same characters.

    Raises
    ------
    SchemaError
        If a column is missing.

    Notes
    -----
    Lines are joined by one space and markup is dropped; nothing is corrected. A number counts as a label if it begins
    or continues a list; a lost one is inferred from its neighbours. Limits: a heading without any mark is told from a
    short paragraph by its shape alone, and tables are read line by line. See :func:`classify_lines` for what was left out.

    A ``kind`` that is empty, or just ``resolution``, is filled from what the document prints outside its text: the line
    that opens a resolution (``The General Assembly,``), else ``adopted by the …`` in the masthead, else a symbol (``A/RES/``,
    ``S/RES/``, ``A/HRC/RES/``, ``E/RES/``) give ``resolution of the General Assembly``. :func:`~toolkit.find.acts.find_acts`
    takes the body that acts from there. Where none of these is printed, or two bodies are, ``kind`` stays as it was.

    Examples
    --------
    >>> text = "Joint Statement\n\n1. We met in\nTokyo.\n2. We agreed."
    >>> documents = pd.DataFrame({"doc_id": ["a"], "source_text": [text]})
    >>> segment_paragraphs(documents)[["para", "text"]].values.tolist()
    [['1', 'We met in Tokyo.'], ['2', 'We agreed.']]
    """
    return PARAGRAPHS.frame(_paragraph_rows(documents))


def classify_lines(documents: pd.DataFrame) -> pd.DataFrame:
    r"""Say what every stretch of every source line is; one row per stretch.

    Parameters
    ----------
    documents
        DOCUMENTS table, as for :func:`segment_paragraphs`.

    Returns
    -------
    DataFrame
        LINES in source order: ``doc_id``; ``line`` as :func:`locate` has it; ``source_start, source_end`` in ``source_text``; ``role``, one of
        :data:`ROLES`; ``para``, the paragraph it belongs to, if any; ``text``. Every character of the source that
        isn't white space is in exactly one row; a blank line has one empty row.

    Raises
    ------
    SchemaError
        If a column is missing.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc_id": ["a"], "source_text": ["Joint Statement\n\n1. We met."]})
    >>> classify_lines(documents)[["line", "role", "para", "text"]].values.tolist()
    [[1, 'title', '', 'Joint Statement'], [2, 'blank', '', ''], [3, 'label', '1', '1.'], [3, 'paragraph', '1', 'We met.']]
    """
    return LINES.frame(_line_rows(documents))


def coverage(documents: pd.DataFrame) -> pd.DataFrame:
    r"""Count what the segmentation kept and what it left out; one row per document.

    Parameters
    ----------
    documents
        DOCUMENTS table, as for :func:`segment_paragraphs`.

    Returns
    -------
    DataFrame
        ``doc_id, paragraphs, footnotes`` (how many), ``words`` of the source, and those of every role but blank:
        ``words_paragraph, words_label, words_footnote, words_heading, words_title, words_date, words_place, words_byline,
        words_caption, words_navigation, words_furniture, words_front_matter, words_markup``.
        A word is a run of characters without white space that holds a letter or digit; where a run has two roles,
        each stretch counts.

    Raises
    ------
    SchemaError
        If a column is missing.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc_id": ["a"], "source_text": ["Joint Statement\n\n1. We met."]})
    >>> coverage(documents)[["paragraphs", "words", "words_paragraph", "words_title"]].values.tolist()
    [[1, 5, 2, 2]]
    """
    rows = []
    for document, layout in _layouts(documents):
        source = str(document["source_text"])
        counts = dict.fromkeys(_WORD_COLUMNS.values(), 0)
        for start, end, role, _ in layout.stretches:
            if role in _WORD_COLUMNS:
                counts[_WORD_COLUMNS[role]] += _count_words(source[start:end])
        footnotes = sum(found.footnote for found in layout.paragraphs)
        rows.append(
            {
                "doc_id": document["doc_id"],
                "paragraphs": len(layout.paragraphs) - footnotes,
                "footnotes": footnotes,
                "words": sum(counts.values()),
                **counts,
            }
        )
    return COVERAGE.frame(rows)


def _count_words(text: str) -> int:
    return sum(any(map(str.isalnum, run)) for run in text.split())


def _layouts(documents: pd.DataFrame) -> Iterator[tuple[dict[str, object], Layout]]:
    check_table(documents, DOCUMENTS, _NEEDED)
    twice = documents.loc[documents["doc_id"].duplicated(), "doc_id"].tolist()
    if twice:
        msg = f"two documents are called {twice[0]!r}, so their findings could not be told apart. Give each a doc_id of its own."
        raise SchemaError(msg)
    for row in documents.to_dict("records"):
        document = {str(key): "" if value is None or value != value else value for key, value in row.items()}
        media_type = str(document.get("media_type") or "text/plain")
        yield document, _layout(str(document["source_text"]), media_type, str(document.get("title") or ""))


@lru_cache(maxsize=8)
def _layout(source: str, media_type: str, title: str) -> Layout:
    return recover_layout(source, media_type=media_type, title=title)


def _paragraph_rows(documents: pd.DataFrame) -> Iterator[dict[str, object]]:
    for document, layout in _layouts(documents):
        for order, found in enumerate(layout.paragraphs):
            yield {
                "doc_id": document["doc_id"],
                "para": found.para,
                "order": order,
                "heading": " > ".join(found.heading),
                "text": found.text.text,
                "date": document.get("date", ""),
                "kind": _kind(str(document.get("kind", "")), layout),
                "source_map": source_runs(found.text, str(document["source_text"])),
            }


def _kind(known: str, layout: Layout) -> str:
    """Return the document's kind as the catalogue has it; one that leaves the body open is completed by what is printed."""
    return (layout.kind or known) if known.strip().lower() in {"", "resolution"} else known


def _line_rows(documents: pd.DataFrame) -> Iterator[dict[str, object]]:
    for (document, layout), called in zip(_layouts(documents), line_numbers(documents), strict=True):
        source = str(document["source_text"])
        lines = iter(layout.lines)
        line = next(lines, None)
        for start, end, role, para in layout.stretches:
            while (line is not None and end > line.end) or (line is not None and start < line.start):
                line = next(lines, None)
            yield {
                "doc_id": document["doc_id"],
                "line": (called[line.number - 1] if called else line.number) if line else 0,
                "source_start": start,
                "source_end": end,
                "role": role,
                "para": para,
                "text": source[start:end],
            }
