"""Keyness: words that one set of documents uses more, or less, than another.

Two questions are kept apart: how large the difference is (the log ratio, with its interval) and whether it can be chance (G2, with a
corrected p). Evert's (2022) LRC joins them: the bound of the log ratio's interval that lies nearer to no difference, 0 if the interval
reaches over it. Terms are ordered by it, so that a rare word with a spectacular ratio does not come first.

Both rest on counting every word as an independent draw, which words of one document are not: a subject of a single
document makes all its words key. With a handful of documents a keyword list is a list of passages to read;
:func:`toolkit.keyness_note` says so in a sentence that can stand under the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.measure.arguments import check_choice, check_count
from toolkit.measure.association import (
    CORRECTIONS,
    FORMULAS,
    Interval,
    log_ratio,
    log_ratio_interval,
    p_of_g2,
)
from toolkit.measure.frequency import PER, count_words
from toolkit.schema import Table

KEYNESS = Table(
    "KEYNESS",
    "a word in two sets of documents",
    {
        "term": "str",
        "n_target": "int64",
        "n_reference": "int64",
        "per_10k_target": "float64",
        "per_10k_reference": "float64",
        "log_ratio": "float64",
        "ci_lower": "float64",
        "ci_upper": "float64",
        "lrc": "float64",
        "g2": "float64",
        "p_value": "float64",
        "p_adjusted": "float64",
        "docs_target": "int64",
        "docs_reference": "int64",
        "only_in": "str",
        "words_target": "int64",
        "words_reference": "int64",
        "documents_target": "int64",
        "documents_reference": "int64",
        "formula": "str",
        "correction": "str",
    },
)
Formula = Literal["rayson", "dunning"]
Correction = Literal["holm", "bonferroni", "bh", "none"]


def keyness(
    target: pd.DataFrame,
    reference: pd.DataFrame,
    *,
    formula: Formula = "rayson",
    correction: Correction = "holm",
    confidence: float = 0.95,
    min_count: int = 5,
    ngram: int = 1,
) -> pd.DataFrame:
    r"""Compare how often words occur in two sets of documents; one row is one word.

    Parameters
    ----------
    target, reference
        PARAGRAPHS tables without a common document. Positive figures mean: more in `target`.
    formula
        Which G2: ``"rayson"`` sums over the two cells of the word (Log-likelihood Wizard), ``"dunning"`` over all four
        of the contingency table (quanteda, NLTK). The numbers differ a little, and go by the same name elsewhere.
    correction
        How p is corrected for the number of words compared: ``"holm"``, ``"bonferroni"``, ``"bh"`` (Benjamini and Hochberg) or ``"none"``.
    confidence
        Confidence level of the interval. It holds for all words at once (Bonferroni), unless `correction` is ``"none"``.
    min_count
        Words with fewer occurrences on both sides together are left out before anything is corrected.
    ngram
        1 compares words; 2, 3, … runs of so many words.

    Returns
    -------
    DataFrame
        ``term``; ``n_target, n_reference`` (occurrences) and ``per_10k_target, per_10k_reference`` (in ten thousand words);
        ``log_ratio`` (1 is twice as often, 2 four times) with ``ci_lower, ci_upper``; ``lrc``; ``g2, p_value, p_adjusted``;
        ``docs_target, docs_reference`` (documents with the word); ``only_in``: ``target`` or ``reference`` if the other side has none; the
        denominators ``words_target, words_reference`` and ``documents_target, documents_reference``; ``formula, correction``.
        Ordered by distance of ``lrc`` from 0, then ``g2``; words of one side only come after all others.

    Raises
    ------
    ParameterError
        If an argument is not possible, a side has no word, or a document is on both sides.
    SchemaError
        If a table lacks a column.

    Notes
    -----
    With :math:`a` of :math:`c` words in the target and :math:`b` of :math:`d` in the reference, log ratio is
    :math:`\log_2 (a/c)/(b/d)` (Hardie 2014). Its interval is exact: Clopper and Pearson's bounds :math:`\tau` for :math:`a` out of
    :math:`a + b`, as :math:`\log_2 \frac{d}{c}\frac{\tau}{1-\tau}` (Evert 2022). Where a side has none of a word, the log ratio is infinite: it is
    NaN here, as is the bound on that side, but the other bound and LRC are known. p is the upper tail of chi-squared with one degree
    of freedom. Words of a document depend on each other, so that p is too small: see :func:`toolkit.keyness_note`.

    Examples
    --------
    >>> target = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": ["vaccines " * 6 + "peace " * 4]})
    >>> reference = pd.DataFrame({"doc_id": ["b"], "para": ["1"], "text": ["vaccines " * 2 + "peace " * 8]})
    >>> table = keyness(target, reference, correction="none")
    >>> table[["term", "n_target", "n_reference", "log_ratio", "lrc"]].round(3).values.tolist()
    [['vaccines', 6, 2, 1.585, 0.0], ['peace', 4, 8, -1.0, 0.0]]
    >>> table[["term", "g2", "p_value"]].round(3).values.tolist()
    [['vaccines', 2.093, 0.148], ['peace', 1.359, 0.244]]
    """
    check_choice("formula", formula, get_args(Formula))
    check_choice("correction", correction, get_args(Correction))
    check_count("min_count", min_count, 1, "the fewest occurrences of a word to compare")
    if not 0 < confidence < 1:
        msg = f"confidence is {confidence!r}. Give a level between 0 and 1, such as 0.95."
        raise ParameterError(msg)
    counts = [
        row for row in _counts(target, reference, ngram) if row["n_target"] + row["n_reference"] >= min_count
    ]
    family = 1 if correction == "none" else len(counts)
    alpha = (1 - confidence) / max(family, 1)
    rows = [{**row, **_difference(row, formula, alpha)} for row in counts]
    adjusted = CORRECTIONS[correction]([row["p_value"] for row in rows])
    names = {"formula": formula, "correction": correction}
    table = KEYNESS.frame({**row, **names, "p_adjusted": p} for row, p in zip(rows, adjusted, strict=True))
    return _ordered(table)


def _counts(target: pd.DataFrame, reference: pd.DataFrame, ngram: int) -> list[dict[str, Any]]:
    """Return the counts of every word of either side, by term."""
    sides = {"target": count_words(target, ngram=ngram), "reference": count_words(reference, ngram=ngram)}
    for side, table in sides.items():
        if table.empty:
            msg = f"the {side} has no word, or no run of {ngram}, to count. Give paragraphs with a text."
            raise ParameterError(msg)
    common = sorted(set(target["doc_id"]) & set(reference["doc_id"]))
    if common:
        msg = f"{', '.join(common)} is in the target and in the reference. Leave it out of one of them."
        raise ParameterError(msg)
    terms: dict[str, dict[Any, Any]] = {
        side: table.set_index("term")[["n", "n_documents"]].to_dict("index") for side, table in sides.items()
    }
    sizes = {side: table.iloc[0][["words", "documents"]].to_dict() for side, table in sides.items()}
    return [_side_by_side(term, terms, sizes) for term in sorted({*terms["target"], *terms["reference"]})]


def _side_by_side(
    term: str, terms: Mapping[str, Mapping[Any, Any]], sizes: Mapping[str, Mapping[Any, Any]]
) -> dict[str, Any]:
    row: dict[str, Any] = {"term": term}
    for side in ("target", "reference"):
        found = terms[side].get(term, {"n": 0, "n_documents": 0})
        row |= {
            f"n_{side}": found["n"],
            f"docs_{side}": found["n_documents"],
            f"words_{side}": sizes[side]["words"],
            f"documents_{side}": sizes[side]["documents"],
            f"per_10k_{side}": found["n"] * PER / sizes[side]["words"],
        }
    return row


def _difference(row: Mapping[str, Any], formula: Formula, alpha: float) -> dict[str, Any]:
    names = ("n_target", "n_reference", "words_target", "words_reference")
    a, b, c, d = (int(row[name]) for name in names)
    interval = log_ratio_interval(a, b, c, d, alpha)
    g2 = FORMULAS[formula](a, b, c, d)
    only_in = "reference" if not a else "target" if not b else None
    return {
        "log_ratio": log_ratio(a, b, c, d),
        "ci_lower": interval.lower,
        "ci_upper": interval.upper,
        "lrc": _conservative(interval),
        "g2": g2,
        "p_value": p_of_g2(g2),
        "only_in": only_in,
    }


def _conservative(interval: Interval) -> float:
    """Return the bound nearer to 0, or 0 if the interval reaches over it; a missing bound lies at infinity."""
    if interval.lower > 0:
        return interval.lower
    return min(interval.upper, 0.0) if interval.upper < 0 else 0.0


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by size of the difference, those without a log ratio after all others."""
    order = table.assign(_apart=table["only_in"].notna(), _size=-table["lrc"].abs(), _evidence=-table["g2"])
    return table.loc[order.sort_values(["_apart", "_size", "_evidence", "term"]).index].reset_index(drop=True)
