"""What of a codebook finds nothing: terms that a corpus never uses, examples that no term matches.

A term without a match is misspelt, put too narrowly, or for other documents. It is tried as :func:`toolkit.find_mentions` tries it, on every paragraph and heading, but by itself: one that a longer
term of its element always hides counts as found, and so does one that never counts for want of an anchor.
"""

from __future__ import annotations

import pandas as pd

from toolkit.codebook import Codebook
from toolkit.codebook_index import TermIndex
from toolkit.codebook_match import has_anchor, matcher
from toolkit.codebook_terms import compile_term
from toolkit.schema import Table, iter_paragraphs

UNMATCHED = Table("UNMATCHED", "a term without a match", {"theme": "str", "element": "str", "term": "str"})


def unmatched_terms(paragraphs: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Return the terms of a codebook that match nothing; one row is a term.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table; ``heading`` is read where it is there.
    codebook
        A loaded codebook.

    Returns
    -------
    DataFrame
        ``theme, element, term``, in the codebook's order.

    Raises
    ------
    SchemaError
        If the table lacks ``doc_id``, ``para`` or ``text``.

    Examples
    --------
    >>> from toolkit.codebook import load_codebook
    >>> paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": ["COVID-19 vaccines"]})
    >>> missed = unmatched_terms(paragraphs, load_codebook("covid-19"))["term"]
    >>> "coronavirus*" in set(missed), "covid 19" in set(missed)
    (True, False)
    """
    owners = [(element.name, term) for element in codebook.elements for term in element.terms]
    index = TermIndex(compile_term(term) for _, term in owners)
    seen: set[int] = set()
    for paragraph in iter_paragraphs(paragraphs):
        for text in filter(None, (paragraph.text, paragraph.heading)):
            seen.update(hit.term for hit in index.scan(text))
    return UNMATCHED.frame(
        {"theme": codebook.name, "element": element, "term": term}
        for number, (element, term) in enumerate(owners)
        if number not in seen
    )


def unmatched_examples(codebook: Codebook) -> list[str]:
    """Return the keys of the examples that a codebook does not match, though each shows what it is to find.

    Examples
    --------
    >>> from toolkit.codebook import load_codebook
    >>> unmatched_examples(load_codebook("covid-19"))
    []
    """
    compiled = matcher((codebook,))
    whole = has_anchor(compiled.match(codebook.example).get(codebook.name, []))
    missed = [] if whole else ["example"]
    for element in codebook.elements:
        matches = compiled.match(element.example).get(codebook.name, [])
        if element.name not in {match.element.name for match in matches}:
            missed.append(f"elements.{element.name}.example")
    return missed
