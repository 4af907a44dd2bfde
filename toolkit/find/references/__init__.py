"""References: where a text points to a text, itself or part of one, and which text that is.

The method is that of citation extraction in law (eyecite; Cushman, Dahl and Lissner 2021, Journal of Open Source Software 6(66), 3617): full
citations are found first, then the short ones (*supra*, *id.*; here ``the Declaration``, a bare ``Article V``) are resolved to the
last full one that they fit, and each gets the document that it means. Names come from :func:`toolkit.find_instruments`; parts, anaphors and words for
the document itself from patterns over ``lexicons/references.toml``. Nothing is guessed: what no printed word tells stays missing.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from toolkit.find.references.corpus import Shelf
from toolkit.find.references.names import named_texts
from toolkit.find.references.reading import Reader
from toolkit.schema import iter_paragraphs, span_rows, span_table

REFERENCES = span_table(
    "REFERENCES",
    "a place where the text points to a text",
    kind="str",
    target="str",
    part="str",
    target_doc_id="str",
)


def find_references(
    paragraphs: pd.DataFrame,
    documents: pd.DataFrame | None = None,
    *,
    found: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Find references: one row is a place where the text points to a text, itself or part of one.

    Parameters
    ----------
    paragraphs
        A PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are read, ``kind`` where it is there.
    documents
        The DOCUMENTS of the corpus; ``doc_id`` and ``title`` are read, ``date`` where it is there. Without it only the document itself is known.
    found
        What other finders have found in `paragraphs`, where that is known: ``instruments``, ``acronyms``. What is missing is found here.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote`` and

        - ``kind``: ``document`` (a text by its name or symbol), ``part`` (a numbered part, with the text that it is said to be of), ``back`` (a
          kind word that stands for a text named before) or ``self`` (the document itself);
        - ``target``: the name of the text pointed to, in its fullest form in the document, the names of several joined by ``"; "``; of ``self`` the document's title;
          missing where nothing printed tells;
        - ``part``: the label of the part (``12`` of a paragraph, else with its unit: ``Article 51``), missing for other kinds;
        - ``target_doc_id``: the document of the corpus that is meant, missing where there is none or more than one fits.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table or `documents` no DOCUMENTS table.

    Notes
    -----
    After eyecite's design: find, resolve, annotate (Cushman et al. 2021, *JOSS* 6(66), 3617). A part with its text (``Article 6 of the Alpha Treaty``)
    is one row. A bare ``paragraph 12`` is the document's own where it has that paragraph; a bare ``Article V`` takes the text of the last ``Article V``. A capitalised kind word
    without a text of that kind named before (``the Plan``) is no row. Titles are matched tolerantly of ordinals, spelling, place and date, never of subject. Caveat: a name is
    found where :func:`toolkit.find_instruments` finds it.

    Examples
    --------
    >>> text = "Recalling the Lima Declaration on Trade, we act under Article 5 of the Declaration; see paragraph 2 above and resolution 73/7."
    >>> paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})
    >>> find_references(paragraphs)[["quote", "kind", "target", "part"]]
                            quote      kind                     target       part
    0   Lima Declaration on Trade  document  Lima Declaration on Trade        NaN
    1  Article 5 of the Declaration    part  Lima Declaration on Trade  Article 5
    2           paragraph 2 above      part                        NaN          2
    3             resolution 73/7  document            resolution 73/7        NaN
    """
    shelf = Shelf(documents)
    all_paragraphs = list(iter_paragraphs(paragraphs))
    named = named_texts(paragraphs, all_paragraphs, found or {})
    documents_in: dict[str, list[int]] = {}
    for position, paragraph in enumerate(all_paragraphs):
        documents_in.setdefault(paragraph.doc_id, []).append(position)
    rows: list[dict[str, object]] = []
    for doc_id, positions in documents_in.items():
        reader = Reader(doc_id, [all_paragraphs[position] for position in positions], shelf)
        for position in positions:
            paragraph = all_paragraphs[position]
            rows.extend(span_rows(paragraph, reader.read(paragraph, named[position])))
    return REFERENCES.frame(rows)
