"""Alignment over a series of documents: which passages of one correspond to which of another.

Two passages are as similar as the cosine of their vectors of content words and of neighbours among these, weighted by rarity
(:mod:`toolkit.compare.alignment.words`). Function words, which any two English passages share, do not count, so that unrelated
passages come out near 0 and not near 0.5 as with an edit distance. What is similar enough to be compared at all is found by an index
(:mod:`toolkit.compare.alignment.candidates`); who belongs to whom is decided for both documents at once
(:mod:`toolkit.compare.alignment.assignment`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from toolkit.compare.alignment.assignment import Link, link_passages
from toolkit.compare.alignment.candidates import Candidates, find_candidates
from toolkit.compare.alignment.words import Passage, Unit, Vectors, read_passages, shared_words, weigh
from toolkit.errors import ParameterError
from toolkit.schema import FINDINGS, SPANS, Table, check_table

THRESHOLDS = {"paragraph": 0.14, "sentence": 0.2}
"""From which similarity on two passages correspond; see :func:`toolkit.compare.alignment.calibration.calibrate`."""
SHARED = 4
"""How many content words two passages have to share, if neither lies in the other as a whole …"""
ALIKE = 0.5
"""… and they are less alike than this."""
DEPTH = 10

PAIRS = Table(
    "PAIRS",
    "two passages of two documents that correspond",
    {
        **{f"{side}_{name}": dtype for side in ("left", "right") for name, dtype in SPANS.items()},
        "similarity": "float64",
        "shared": "str",
        "relation": "str",
    },
)


class Series(NamedTuple):
    """The passages of a series of documents, their vectors, and which belong together."""

    passages: list[Passage]
    vectors: Vectors
    links: Iterator[Link]


def align(
    paragraphs: pd.DataFrame,
    *,
    unit: Unit = "paragraph",
    threshold: float | None = None,
    depth: int | None = DEPTH,
) -> pd.DataFrame:
    """Align the passages of a series of documents; one row is two passages of two documents that correspond.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table of the series; ``doc_id``, ``para`` and ``text`` are needed. The documents are taken in the order of their
        ``date`` where each has one, else in that of the table.
    unit
        What is aligned: whole paragraphs, or sentences.
    threshold
        Least similarity; by default 0.14 for paragraphs and 0.2 for sentences.
    depth
        With how many earlier documents a passage is compared at most: the nearest ones that have something like it. None
        compares with all.

    Returns
    -------
    DataFrame
        PAIRS, in the order of the documents and their text: ``left_doc_id, left_para, left_start, left_end, left_quote`` of the
        earlier document, ``right_doc_id, right_para, right_start, right_end, right_quote`` of the later one; ``similarity`` (0 to 1, 1 = the same content words as often);
        ``shared``, the stems of the content words in both, the rarest first; ``relation``: `one to one`, `split` (the left passage is
        spread over several right ones, a row each), `merged` (several left passages are in the right one) or `overlap` (one of the two
        has a better partner, and shares with this one what it doesn't share with that).

    Raises
    ------
    SchemaError
        If a column is missing.
    ParameterError
        If `unit`, `threshold` or `depth` is none of what is allowed.

    Notes
    -----
    Cosine of tf-idf vectors of content words and neighbouring pairs of them, after light stemming; optimal assignment between every
    two documents. Two passages less than 0.5 alike must also share four content words, or one all of the other's; one that lies
    nearly word for word in a much longer one is aligned with it however little of that it is. The thresholds are calibrated on pairs
    of passages of different documents without a theme in common: of some 6,000 such pairs of paragraphs of five ASEAN–Japan documents 1
    in 1,000 is more alike than 0.136, of some 40,000 pairs of sentences 1 in 1,000 more than 0.163 and 1 in 2,000 more than 0.197
    (:func:`toolkit.compare.alignment.calibration.calibrate` does it for other documents). Passages on one subject in wholly different words
    are missed; a passage that holds two subjects is paired by the weightier one, so align sentences too. With more than ``depth + 1``
    documents, what lies further back is found by its rare words.

    Examples
    --------
    >>> paragraphs = pd.DataFrame(
    ...     {
    ...         "doc_id": ["a", "a", "b"],
    ...         "para": ["1", "2", "1"],
    ...         "text": [
    ...             "We welcomed the opening of the Harbour Safety Centre.",
    ...             "We noted the fisheries census.",
    ...             "The Ministers applauded the opening of a Harbour Safety Centre in March.",
    ...         ],
    ...     }
    ... )
    >>> align(paragraphs)[["left_para", "right_para", "shared", "relation"]].values.tolist()
    [['1', '1', 'centr harbour open safet', 'one to one']]
    """
    series = link_series(paragraphs, unit=unit, threshold=threshold, depth=depth)
    return PAIRS.frame(_rows(series))


def link_series(
    paragraphs: pd.DataFrame, *, unit: Unit, threshold: float | None, depth: int | None
) -> Series:
    """Return the passages of `paragraphs`, their vectors, and which belong together."""
    least = _checked(threshold, THRESHOLDS.get(unit, 0.0), depth)
    passages = read_passages(paragraphs, unit)
    vectors = weigh(passages)
    candidates = find_candidates(passages, vectors, threshold=least, depth=depth)
    links = link_passages(_sharing(candidates, vectors), passages, vectors)
    return Series(passages, vectors, links)


def one_side(pairs: pd.DataFrame, side: Literal["left", "right"]) -> pd.DataFrame:
    """Return one side of aligned pairs as a table of spans; one row is a passage of that side.

    Parameters
    ----------
    pairs
        What :func:`align` or :func:`toolkit.compare.redline.redline_pairs` returns.
    side
        `left`, the earlier document, or `right`.

    Returns
    -------
    DataFrame
        `pairs` with ``doc_id, para, start, end, quote`` of the side in front, and without the columns of the other; same order, same
        index. Any function that takes findings takes it, :func:`toolkit.locate` and the displays included.

    Raises
    ------
    SchemaError
        If `pairs` lacks the side's columns.
    ParameterError
        If `side` is something else.

    Examples
    --------
    >>> texts = ["We opened the Harbour Safety Centre.", "The Harbour Safety Centre was opened."]
    >>> pairs = align(pd.DataFrame({"doc_id": ["a", "b"], "para": "1", "text": texts}))
    >>> one_side(pairs, "right")[["doc_id", "quote", "relation"]].values.tolist()
    [['b', 'The Harbour Safety Centre was opened.', 'one to one']]
    """
    if side not in ("left", "right"):
        msg = f"side is 'left' or 'right', got {side!r}."
        raise ParameterError(msg)
    own = {f"{side}_{name}": name for name in SPANS}
    check_table(pairs, PAIRS, own)
    rest = [name for name in pairs.columns if not name.startswith(("left_", "right_"))]
    return pairs[[*own, *rest]].rename(columns=own).pipe(_with_schema)


def _with_schema(spans: pd.DataFrame) -> pd.DataFrame:
    check_table(spans, FINDINGS)
    return spans


def _checked(threshold: float | None, usual: float, depth: int | None) -> float:
    if depth is not None and depth < 1:
        msg = f"depth is a number of documents from 1 on, or None for all, got {depth!r}."
        raise ParameterError(msg)
    least = usual if threshold is None else threshold
    if not 0 <= least <= 1:
        msg = f"threshold is a similarity from 0 to 1, got {threshold!r}."
        raise ParameterError(msg)
    return max(least, 1e-9)


def _sharing(candidates: Candidates, vectors: Vectors) -> Candidates:
    """Keep the candidates that share enough content words, or all those of the shorter one, or are much alike."""
    words = np.array([" " not in term for term in vectors.terms], dtype=bool)
    present = vectors.rows[:, words].astype(bool).astype(np.int32)
    count = np.asarray(present.sum(axis=1)).ravel()
    shared = np.asarray(present[candidates.left].multiply(present[candidates.right]).sum(axis=1)).ravel()
    shorter = np.minimum(count[candidates.left], count[candidates.right])
    kept = (shared >= np.minimum(SHARED, shorter)) | (candidates.similarity >= ALIKE)
    return Candidates(*(column[kept] for column in candidates))


def _rows(series: Series) -> Iterator[dict[str, Any]]:
    for link in series.links:
        yield {
            **_side(series.passages[link.left], "left"),
            **_side(series.passages[link.right], "right"),
            "similarity": round(min(link.similarity, 1.0), 4),
            "shared": " ".join(shared_words(series.vectors, link.left, link.right)),
            "relation": link.relation,
        }


def _side(passage: Passage, side: str) -> dict[str, Any]:
    return {
        f"{side}_doc_id": passage.doc_id,
        f"{side}_para": passage.para,
        f"{side}_start": passage.start,
        f"{side}_end": passage.end,
        f"{side}_quote": passage.text,
    }
