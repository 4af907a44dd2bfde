"""Formulas: wordings that two or more documents share, found without being told what to look for.

A formula is a sequence of words that recurs as a whole (Wray, *Formulaic Language and the Lexicon*, 2002): in diplomacy, agreed
language that passes from one text to the next. Every sequence is found that is repeated and cannot be lengthened without losing an
occurrence (:mod:`toolkit.compare.formulas.repeats`), after spelling, inflection and small differences of writing are folded
(:mod:`toolkit.compare.formulas.words`), and its loose ends are cut off (:mod:`toolkit.compare.formulas.trim`).

As for lexical bundles (Biber, Conrad and Cortes, "If you look at …: lexical bundles in university teaching and textbooks", *Applied
Linguistics* 25 (2004)), what counts first is range, in how many texts a wording stands, since a text may repeat itself. Unlike a
bundle a formula has no fixed length; of two that as many documents share, the one comes first whose words of content would be the
less likely by chance: the sum of -log2 of their relative frequencies, that is length times mean rarity. Names of bodies, meetings and
instruments recur without being agreed on; they are told apart, and their words add nothing to that sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from toolkit.compare.formulas.corpus import Corpus, Formula, printed_words, read_corpus, repeated
from toolkit.compare.formulas.describe import (
    Acts,
    by_frequency,
    observed,
    outside_names,
    wordings,
)
from toolkit.errors import ParameterError
from toolkit.schema import FINDINGS, Paragraph, Table, check_table, span_table

FORMULAS = span_table(
    "FORMULAS",
    "an occurrence of a formula",
    formula="str",
    kind="str",
    rank="int64",
    weight="float64",
    n_words="int64",
    n="int64",
    n_documents="int64",
    variants="str",
    first_observed="str",
    last_observed="str",
    actor="str",
    actors="str",
)
_LEAST = 2
_ACTS = Table("ACTS", "an act", {"doc_id": "str", "para": "str", "start": "int64", "actor": "str"})


def find_formulas(
    paragraphs: pd.DataFrame,
    *,
    names: pd.DataFrame | None = None,
    acts: pd.DataFrame | None = None,
    min_words: int = 4,
    min_documents: int = 2,
) -> pd.DataFrame:
    """Find wordings that documents share; one row is one occurrence of a formula.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table of all documents to compare; ``doc_id``, ``para`` and ``text`` are needed, ``date`` for what is first.
    names
        Findings that are names, for instance ``pd.concat([tk.find_instruments(paragraphs), tk.find_meetings(paragraphs),
        tk.find_countries(paragraphs), tk.find_people(paragraphs)])``. Without it only words with a capital are taken for names.
    acts
        What ``find_acts`` found in `paragraphs`: says who utters each occurrence.
    min_words
        Least number of words as printed; articles do not count, the parts of a compound do.
    min_documents
        Least number of documents that share a formula.

    Returns
    -------
    DataFrame
        Formulas by rank, each one's occurrences in the order of the series (by date where every document has one, else
        that of the table): ``doc_id, para, start, end, quote``;
        ``formula``, its most frequent wording, of several the earliest, without quotation marks (it is the formula's id);
        ``kind``: `name` if most of its occurrences have no word of content outside names, else `formula`;
        ``rank`` from 1: formulas, then those with but one such word beside a name, then names; among these by documents,
        then by ``weight``, the sum of -log2 relative frequency over the words of content outside names;
        ``n_words`` of its longest wording; ``n``, its occurrences; ``n_documents``;
        ``variants``, its other wordings, the most frequent first, with `` | `` between (NaN: none);
        ``first_observed, last_observed``: ``doc_id`` of the earliest and the latest document that has it, of several of one
        date the first by ``doc_id`` (NaN if one that has it is undated);
        ``actor`` of the act that the occurrence stands in (NaN: no `acts`, or none in the sentence);
        ``actors``, those of all occurrences, the most frequent first, with ``; `` between.
        From ``formula`` on all columns but ``actor`` are the same in every row of a formula, so
        ``drop_duplicates("formula")`` gives a table of formulas.

    Raises
    ------
    SchemaError
        If a table lacks a column it needs.
    ParameterError
        If `min_words` or `min_documents` is less than 2.

    Notes
    -----
    *First observed* is said of the documents given and no others: a wording may be much older than they are. A date less
    precise than another counts as the beginning of its time.

    Documents count as they are. Two of one meeting, or one made from the other, are not independent, and what they share
    shows no agreement between meetings: give one of them, or read ``n_documents`` with that in mind. Nor is every
    shared wording agreed language; two texts on one subject meet by chance too, and the shorter a formula, the sooner.

    A formula is not listed where it only stands inside a longer one with the same occurrences. Where it also stands
    elsewhere it is, and its counts include those inside the longer one. Not seen are a changed order (``deep and clean
    harbours``, ``clean and deep harbours``), a word put in or replaced, a misspelling: what is shared on both sides
    of it is found in pieces. ``and`` is skipped, so two clauses joined by it may be taken for one phrase; the ``variants`` show it.
    The time taken grows in proportion to the length of the texts and the number of rows.

    Count formulas by document with ``tk.show_counts(formulas, rows="formula", columns="doc_id", …)``.

    Examples
    --------
    >>> paragraphs = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "b", "c"],
    ...         "para": "1",
    ...         "date": ["2019", "2020", "2021"],
    ...         "text": [
    ...             "We stressed safe, open and rules-based harbours.",
    ...             "The Ministers called for safe, open, and rules-based harbours.",
    ...             "They noted the harbours.",
    ...         ],
    ...     }
    ... )
    >>> found = find_formulas(paragraphs)
    >>> found[["doc_id", "quote", "n_words", "first_observed"]].values.tolist()
    [['a', 'safe, open and rules-based harbours', 6, 'a'], ['b', 'safe, open, and rules-based harbours', 6, 'a']]
    >>> found["variants"].iloc[0]
    'safe, open, and rules-based harbours'
    """
    _check(names, acts, min_words=min_words, min_documents=min_documents)
    corpus = read_corpus(paragraphs)
    formulas = repeated(corpus, min_words=min_words, min_documents=min_documents)
    ranked = sorted(_described(corpus, formulas, names, Acts(acts, corpus)), key=_order)
    return FORMULAS.frame(
        {**described.common, "rank": rank, **occurrence}
        for rank, described in enumerate(ranked, start=1)
        for occurrence in described.occurrences
    )


def _check(names: pd.DataFrame | None, acts: pd.DataFrame | None, **least: int) -> None:
    for name, value in least.items():
        if value < _LEAST:
            msg = f"{name} is a whole number from {_LEAST} on, got {value!r}. Repetition needs two."
            raise ParameterError(msg)
    if names is not None:
        check_table(names, FINDINGS, ("doc_id", "para", "start", "end"))
    if acts is not None:
        check_table(acts, _ACTS)


class _Described(NamedTuple):
    """What all rows of a formula have in common, and what each row has of its own."""

    common: dict[str, Any]
    occurrences: list[dict[str, object]]


def _described(
    corpus: Corpus, formulas: list[Formula], names: pd.DataFrame | None, acts: Acts
) -> Iterator[_Described]:
    outside = outside_names(corpus, names)
    for formula in formulas:
        places = [corpus.place(first, formula.length) for first in formula.positions]
        occurrences = [_occurrence(*place, acts) for place in places]
        free = outside.count(formula)
        common = {
            "kind": "formula" if free else "name",
            "about_name": free == 1,
            "weight": outside.weight(formula),
            "n_words": printed_words(corpus, formula),
        }
        yield _Described({**common, **_summary([place[0] for place in places], occurrences)}, occurrences)


def _occurrence(paragraph: Paragraph, start: int, end: int, acts: Acts) -> dict[str, object]:
    return {
        "doc_id": paragraph.doc_id,
        "para": paragraph.para,
        "start": start,
        "end": end,
        "quote": paragraph.text[start:end],
        "actor": acts.actor_at(paragraph, start, end),
    }


def _summary(found_in: Sequence[Paragraph], rows: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    canonical, *others = wordings(row["quote"] for row in rows)
    first, last = observed(found_in)
    return {
        "formula": canonical,
        "n": len(rows),
        "n_documents": len({paragraph.doc_id for paragraph in found_in}),
        "variants": " | ".join(others) or None,
        "first_observed": first,
        "last_observed": last,
        "actors": "; ".join(by_frequency(row["actor"] for row in rows)) or None,
    }


def _order(described: _Described) -> tuple[Any, ...]:
    common = described.common
    return common["kind"], common["about_name"], -common["n_documents"], -common["weight"], common["formula"]
