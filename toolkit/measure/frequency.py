"""Counts of findings and of words, with what they are counted out of.

Every count stands beside its denominators: a rate without them cannot be checked. Rates are for comparing documents of
different length; with a handful of documents print the counts and name the documents, and compute no percentages or tests of
significance (UN-EOSG's ga_analysis protocol sets the line at 20 cases). A zero means *searched and not found*; what was never
searched is NA.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from toolkit.codebook_terms import WORD
from toolkit.errors import ParameterError
from toolkit.measure.arguments import check_count
from toolkit.measure.words import ngrams
from toolkit.schema import FINDINGS, PARAGRAPHS, Table, check_table, paragraphs_by_document

PER = 10_000
WORDS = Table(
    "WORDS",
    "a word",
    {
        "term": "str",
        "n": "int64",
        "n_paragraphs": "int64",
        "n_documents": "int64",
        "paragraphs": "int64",
        "documents": "int64",
        "words": "int64",
        "per_10k": "float64",
    },
)


def count_spans(
    spans: pd.DataFrame, by: str | Sequence[str], paragraphs: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Count findings; one row is one combination of the columns `by`.

    Parameters
    ----------
    spans
        Any span table.
    by
        Column or columns of `spans` to count by: ``"doc_id"``, ``["doc_id", "element"]``, ``"iso3"``, …
    paragraphs
        The PARAGRAPHS table that was searched. With it come the denominators; and with ``doc_id`` in `by`, documents in
        which nothing was found are rows with 0.

    Returns
    -------
    DataFrame
        The columns `by`, then ``n`` (findings), ``n_paragraphs`` (paragraphs with one), ``n_documents`` (documents with
        one), ``paragraphs`` and ``words`` (in the document if `by` has ``doc_id``, else in all), ``rate_per_10k_words``.
        Without `paragraphs` the last three are NA. In the order of first appearance.

    Raises
    ------
    ParameterError
        If a column of `by` is not in `spans`, or `spans` has a document that `paragraphs` has not.
    SchemaError
        If a table lacks a column it needs.

    Notes
    -----
    Words are runs of letters and digits, hyphens and apostrophes inside them included. With few documents report
    ``n`` and the names, not the rate.

    Examples
    --------
    >>> spans = pd.DataFrame({"doc_id": ["a", "a"], "para": ["1", "1"], "start": [0, 9], "end": [3, 12],
    ...                       "quote": ["DOC", "DOC"]})
    >>> paragraphs = pd.DataFrame({"doc_id": ["a", "b"], "para": ["1", "1"], "text": ["DOC, and DOC", "Nothing."]})
    >>> count_spans(spans, "doc_id", paragraphs)[["doc_id", "n", "words", "rate_per_10k_words"]].to_dict("records")
    [{'doc_id': 'a', 'n': 2, 'words': 3, 'rate_per_10k_words': 6666.666666666667},
     {'doc_id': 'b', 'n': 0, 'words': 1, 'rate_per_10k_words': 0.0}]
    """
    keys = [by] if isinstance(by, str) else list(by)
    _check_spans(spans, keys)
    counts = _numerators(spans, keys)
    if paragraphs is None:
        return counts.assign(
            paragraphs=pd.Series(pd.NA, counts.index, dtype="Int64"),
            words=pd.Series(pd.NA, counts.index, dtype="Int64"),
            rate_per_10k_words=float("nan"),
        )
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    check_documents(spans, paragraphs)
    sizes = _sizes(paragraphs)
    if "doc_id" in keys:
        table = _with_zeros(counts, keys, sizes).merge(sizes, on="doc_id", how="left")
    else:
        table = counts.assign(paragraphs=int(sizes["paragraphs"].sum()), words=int(sizes["words"].sum()))
    table = table.astype({"paragraphs": "Int64", "words": "Int64"})
    words = table["words"].astype("float64")
    return table.assign(rate_per_10k_words=(table["n"] * PER / words.where(words > 0)).astype("float64"))


def count_words(paragraphs: pd.DataFrame, *, ngram: int = 1) -> pd.DataFrame:
    """Count the words of a text, or runs of words; one row is one word.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table.
    ngram
        1 counts words; 2, 3, … count runs of so many words with nothing but white space between them.

    Returns
    -------
    DataFrame
        ``term`` in lower case; ``n`` (times), ``n_paragraphs`` and ``n_documents`` (with it at least once), and what they are
        counted out of: ``paragraphs``, ``documents``, ``words``; ``per_10k`` (times in ten thousand words). The most frequent first.

    Raises
    ------
    ParameterError
        If `ngram` is no whole number of 1 or more.
    SchemaError
        If `paragraphs` lacks a column.

    Notes
    -----
    What a word is: see :mod:`toolkit.measure.words`. No word is left out or stemmed. ``words`` counts words for runs too. That a word is frequent
    does not say that it is characteristic: compare with :func:`toolkit.keyness`.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["a", "b"], "para": ["1", "1"], "text": ["Peace and peace.", "Japan’s peace"]})
    >>> count_words(paragraphs)[["term", "n", "n_documents", "documents", "words", "per_10k"]].values.tolist()
    [['peace', 3, 2, 2, 5, 6000.0], ['and', 1, 1, 2, 5, 2000.0], ['japan', 1, 1, 2, 5, 2000.0]]
    """
    check_count("ngram", ngram, 1, "the number of words in a run")
    n, in_paragraphs, in_documents = count_terms(paragraphs, ngram)
    total = n.total() if ngram == 1 else count_terms(paragraphs)[0].total()
    ordered = sorted(n)
    ordered.sort(key=n.__getitem__, reverse=True)
    counts = [n[term] for term in ordered]
    return pd.DataFrame(
        {
            "term": pd.Series(ordered, dtype=WORDS.columns["term"]),
            "n": counts,
            "n_paragraphs": [in_paragraphs[term] for term in ordered],
            "n_documents": [in_documents[term] for term in ordered],
            "paragraphs": len(paragraphs),
            "documents": paragraphs["doc_id"].nunique(),
            "words": total,
            "per_10k": [count * PER / total for count in counts],
        }
    ).astype(WORDS.columns)


def count_terms(paragraphs: pd.DataFrame, ngram: int = 1) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return how often every word occurs, in how many paragraphs, and in how many documents."""
    n: Counter[str] = Counter()
    in_paragraphs: Counter[str] = Counter()
    in_documents: Counter[str] = Counter()
    for document in paragraphs_by_document(paragraphs).values():
        every: list[str] = []
        once_a_paragraph: list[str] = []
        for paragraph in document:
            terms = ngrams(paragraph.text, ngram)
            every += terms
            once_a_paragraph += set(terms)
        n.update(every)
        in_paragraphs.update(once_a_paragraph)
        in_documents.update(set(once_a_paragraph))
    return n, in_paragraphs, in_documents


def _check_spans(spans: pd.DataFrame, keys: Sequence[str]) -> None:
    check_table(spans, FINDINGS, ("doc_id", "para"))
    missing = [key for key in keys if key not in spans.columns]
    if missing or not keys:
        have = ", ".join(map(str, spans.columns))
        msg = f"count by {missing or keys!r}: no such column. Choose among: {have}."
        raise ParameterError(msg)


def check_documents(spans: pd.DataFrame, searched: pd.DataFrame) -> None:
    """Raise unless every document of `spans` is among those `searched`.

    Raises
    ------
    ParameterError
        If one is not: the denominators would be those of other documents.
    """
    strange = sorted(set(spans["doc_id"].dropna()) - set(searched["doc_id"]))
    if strange:
        msg = f"the findings come from {', '.join(strange)}, which was not searched. Give the paragraphs they come from."
        raise ParameterError(msg)


def _numerators(spans: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    located = spans.assign(
        _paragraph=spans["doc_id"].astype(str) + "\0" + spans["para"].astype(str), _document=spans["doc_id"]
    )
    groups = located.groupby(keys, sort=False, dropna=False)
    counts = groups.agg(
        n=("_paragraph", "size"), n_paragraphs=("_paragraph", "nunique"), n_documents=("_document", "nunique")
    )
    return counts.astype("int64").reset_index()


def _sizes(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return the number of paragraphs and words of each document, in their order."""
    words = [len(WORD.findall(text)) for text in paragraphs["text"].fillna("").astype(str)]
    return (
        pd.DataFrame({"doc_id": paragraphs["doc_id"].to_numpy(), "words": words})
        .groupby("doc_id", sort=False)
        .agg(paragraphs=("words", "size"), words=("words", "sum"))
        .reset_index()
    )


def _with_zeros(counts: pd.DataFrame, keys: list[str], sizes: pd.DataFrame) -> pd.DataFrame:
    """Return `counts` with a row for every document and every combination of the other keys that occurs."""
    others = [key for key in keys if key != "doc_id"]
    grid = sizes[["doc_id"]]
    if others:
        grid = grid.merge(counts[others].drop_duplicates(), how="cross")
    table = grid[keys].merge(counts, on=keys, how="left")
    numbers = ["n", "n_paragraphs", "n_documents"]
    return table.assign(**{name: table[name].fillna(0).astype("int64") for name in numbers})
