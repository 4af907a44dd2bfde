"""The two measures, as finders that the toolkit's evaluation can score."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from toolkit.measure.evaluation import Finder, evaluate, total_scores

Annotation = Mapping[str, Any]
Place = tuple[int, int]

VALUES: dict[str, dict[str, object]] = {
    "acronyms": {"short": None, "long": None},
    "countries": {"iso3": None},
    "dates": {"date_start": None, "date_end": None},
    "money": {"amount": math.nan, "currency": None},
    "people": {"name": None},
}
"""The columns of each list that make its value, and what stands there for none."""
_QUOTES = {"acronyms": "long"}


def score(
    name: str, found: pd.DataFrame, paragraphs: pd.DataFrame, annotations: list[Annotation]
) -> Iterator[dict[str, Any]]:
    """Yield the scores of one list of findings, by value and by span."""
    measures = {"value": by_value(name, found), "span": by_span(name, found, paragraphs, annotations)}
    for measure, table in measures.items():
        totals = total_scores(evaluate(paragraphs, annotations, {name: _given(table)}))
        row = totals[totals["list"] == name].iloc[0].to_dict()
        yield {"list": name, "measure": measure} | {
            key: row[key] for key in ("hits", "found", "annotated", "precision", "recall", "f1")
        }


def by_value(name: str, found: pd.DataFrame) -> pd.DataFrame:
    """Return the findings whose value is known."""
    return found.dropna(subset=list(VALUES[name]))


def by_span(
    name: str, found: pd.DataFrame, paragraphs: pd.DataFrame, annotations: Iterable[Annotation]
) -> pd.DataFrame:
    """Return the findings, each with the value of the annotated entry that it overlaps, or with none."""
    texts = {(row.doc_id, row.para): row.text for row in paragraphs.itertuples()}
    entries = {
        (annotation["doc_id"], para): [row for row in annotation[name] if row["para"] == para]
        for annotation in annotations
        for para in {row["para"] for row in annotation[name]}
    }
    rows = []
    for key, own in found.groupby(["doc_id", "para"], sort=False):
        annotated = entries.get(key, [])
        places = [places_of(str(row[_QUOTES.get(name, "quote")]), texts[key]) for row in annotated]
        pairs = pair_spans(list(zip(own["start"], own["end"], strict=True)), places)
        for index, (doc_id, para) in enumerate(zip(own["doc_id"], own["para"], strict=True)):
            value = annotated[pairs[index]] if index in pairs else VALUES[name]
            rows.append({"doc_id": doc_id, "para": para, **{key: value[key] for key in VALUES[name]}})
    return pd.DataFrame(rows, columns=["doc_id", "para", *VALUES[name]])


def places_of(quote: str, text: str) -> list[Place]:
    """Return where the annotated words stand in `text`; which of them is meant is not annotated.

    >>> places_of("Japan", "Japan and ASEAN-Japan aid")
    [(0, 5), (16, 21)]
    """
    return [match.span() for match in re.finditer(re.escape(quote), text)]


def pair_spans(found: list[Place], annotated: list[list[Place]]) -> dict[int, int]:
    """Return which finding overlaps a place of which annotated entry, by their indices: as many pairs as there can be.

    >>> pair_spans([(0, 4), (2, 9), (20, 25)], [[(3, 5), (30, 31)], [(3, 5)], [(9, 20)]])
    {0: 1, 1: 0}
    """
    pairs: dict[int, int] = {}

    def pair(entry: int, tried: set[int]) -> bool:
        """Give `entry` a finding, moving earlier pairs where that makes room (Kuhn's augmenting paths)."""
        for index, (start, end) in enumerate(found):
            if index not in tried and any(start < e and s < end for s, e in annotated[entry]):
                tried.add(index)
                if index not in pairs or pair(pairs[index], tried):
                    pairs[index] = entry
                    return True
        return False

    for entry in range(len(annotated)):
        pair(entry, set())
    return pairs


def _given(table: pd.DataFrame) -> Finder:
    """Return a finder that returns the findings in `table`."""
    return lambda paragraphs: table[table["doc_id"].isin(paragraphs["doc_id"])]
