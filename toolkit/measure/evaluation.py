"""How often a finder is right: its table against reference annotations.

The annotations are one JSON file a document, ``DOC_ID.json``, as ``corpus/annotations/GUIDELINES.md`` describes
them. A finding is a hit when the annotation has an entry with the same paragraph and the same key; the keys are
those that a reader would call the thing itself (an amount and its currency, the days a date means, a verb's head),
not its exact wording. Names (meetings, instruments, people) also match when three quarters of the longer one's words
are shared. Each annotated entry is matched once.

Precision is the share of findings that are right, recall the share of entries that were found, F1 their harmonic
mean (van Rijsbergen 1979, *Information Retrieval*, ch. 7). They tell how the finders do on these documents; on
documents of another genre they may do worse.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.catalog import find_folder
from toolkit.errors import DocumentError
from toolkit.measure.matching import Counts, Row, count_matches
from toolkit.schema import PARAGRAPHS, Table, check_table

SCORES = Table(
    "SCORES",
    "a list of findings in a document",
    {
        "doc_id": "str",
        "list": "str",
        "hits": "int64",
        "found": "int64",
        "annotated": "int64",
        "precision": "float64",
        "recall": "float64",
        "f1": "float64",
    },
)
TOTALS = Table(
    "TOTALS",
    "a list of findings over all documents",
    {name: dtype for name, dtype in SCORES.columns.items() if name != "doc_id"},
)
_STRICTER = {
    "acts": ("acts with actor",),
    "money": ("money with giver", "money with recipient"),
    "commitments": ("commitments with criteria",),
    "references": ("references with target",),
}
_LISTS = (
    "acronyms",
    "money",
    "dates",
    "acts",
    "meetings",
    "instruments",
    "countries",
    "people",
    "themes",
    "commitments",
    "references",
)

Finder = Callable[[pd.DataFrame], pd.DataFrame]


def load_annotations(folder: str | Path = "corpus") -> list[dict[str, Any]]:
    """Load the annotations of a corpus, one dictionary a document, by file name.

    Parameters
    ----------
    folder
        The corpus folder, found as :func:`toolkit.load_documents` finds it; they lie in its ``annotations``.

    Returns
    -------
    list of dict
        As ``corpus/annotations/GUIDELINES.md`` describes them.

    Raises
    ------
    DocumentError
        If there is no annotation, or one is not valid JSON.

    Examples
    --------
    >>> len(load_annotations("corpus"))
    5
    """
    annotations = []
    root = find_folder(folder) / "annotations"
    for path in sorted(root.glob("*.json")):
        try:
            annotations.append(json.loads(path.read_text("utf-8")))
        except ValueError as err:
            msg = f"{path} is not valid JSON: {err}. Correct the file."
            raise DocumentError(msg) from err
    if not annotations:
        msg = f"there is no annotation (DOC_ID.json) in {root}. Put them there, or leave the evaluation out."
        raise DocumentError(msg)
    return annotations


def evaluate(
    paragraphs: pd.DataFrame, annotations: Iterable[Row], finders: Mapping[str, Finder] | None = None
) -> pd.DataFrame:
    """Score finders against annotations; one row per document and list of findings.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS of the annotated documents; documents without annotation are left out.
    annotations
        What :func:`load_annotations` returns.
    finders
        The finder of each list, by the list's name in the annotations: ``{"money": tk.find_money, …}``.
        The toolkit's own unless given.

    Returns
    -------
    DataFrame
        ``doc_id, list, hits, found, annotated, precision, recall, f1``; besides the finders' lists,
        ``paragraphs`` (label and text) and ``headings`` (the innermost one) are scored; besides acts by their verb, acts by
        verb and actor, and besides money by amount and currency, money by giver and by recipient too. A score whose
        denominator is 0 is NaN.

    Raises
    ------
    SchemaError
        If `paragraphs` lacks a column.

    Examples
    --------
    >>> import toolkit as tk
    >>> paragraphs = tk.segment_paragraphs(tk.read_text("1. Japan gave USD 1 million.", doc_id="memo"))
    >>> annotation = {"doc_id": "memo", "paragraphs": [{"para": "1", "heading": "", "text": "Japan gave USD 1 million."}],
    ...               "countries": [{"para": "1", "quote": "Japan", "iso3": "JPN"}]}
    >>> evaluate(paragraphs, [annotation], {"countries": tk.find_countries})[["list", "hits", "found", "annotated", "f1"]]
             list  hits  found  annotated   f1
    0  paragraphs     1      1          1  1.0
    1    headings     1      1          1  1.0
    2   countries     1      1          1  1.0
    """
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "heading", "text"))
    finders = _own_finders() if finders is None else finders
    rows = []
    for annotation in annotations:
        doc_id = annotation["doc_id"]
        own = paragraphs[paragraphs["doc_id"] == doc_id]
        pairs = [("paragraphs", own, annotation["paragraphs"]), ("headings", own, annotation["paragraphs"])]
        pairs += [
            (name, find(own), _entries(annotation, name))
            for name, find in finders.items()
            if name in annotation
        ]
        rows += [
            {"doc_id": doc_id, "list": key, **_score(key, found, entries)}
            for name, found, entries in pairs
            for key in (name, *_STRICTER.get(name, ()))
        ]
    return SCORES.frame(rows)


def total_scores(scores: pd.DataFrame) -> pd.DataFrame:
    """Sum scores over documents; one row per list of findings.

    Parameters
    ----------
    scores
        What :func:`evaluate` returns.

    Returns
    -------
    DataFrame
        ``list, hits, found, annotated, precision, recall, f1``, over all documents together (micro-average).

    Examples
    --------
    >>> total_scores(SCORES.empty()).empty
    True
    """
    check_table(scores, SCORES)
    sums = scores.groupby("list", sort=False)[["hits", "found", "annotated"]].sum()
    totals = ((name, Counts(*map(int, row))) for name, *row in sums.itertuples())
    return TOTALS.frame({"list": name, **counts._asdict(), **rates(counts)} for name, counts in totals)


def _own_finders() -> dict[str, Finder]:
    """Return the toolkit's finder of each list that has one."""
    return {name: getattr(import_module(f"toolkit.find.{name}"), f"find_{name}") for name in _LISTS}


def _entries(annotation: Row, name: str) -> list[Row]:
    """Return the entries of a list; themes are annotated as one list of names a paragraph."""
    if name != "themes":
        return list(annotation[name])
    return [{"para": row["para"], "theme": theme} for row in annotation[name] for theme in row["themes"]]


def _score(name: str, found: pd.DataFrame, entries: Iterable[Row]) -> dict[str, float]:
    counts = count_matches(name, found.to_dict("records"), entries)
    return {**counts._asdict(), **rates(counts)}


def rates(counts: Counts) -> dict[str, float]:
    """Return precision, recall and F1; NaN where the denominator is 0."""
    hits, found, annotated = counts
    return {
        "precision": hits / found if found else math.nan,
        "recall": hits / annotated if annotated else math.nan,
        "f1": 2 * hits / (found + annotated) if found + annotated else math.nan,
    }
