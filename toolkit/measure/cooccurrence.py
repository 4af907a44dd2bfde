"""Findings that stand together: the acts, amounts or dates of the passages that speak of a theme; and what has none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Literal

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.schema import FINDINGS, PARAGRAPHS, Paragraph, Span, check_table, collect_spans
from toolkit.sentences import sentence_bounds


def cooccurring(
    spans: pd.DataFrame,
    others: pd.DataFrame,
    paragraphs: pd.DataFrame,
    *,
    within: Literal["paragraph", "sentence"] = "paragraph",
) -> pd.DataFrame:
    """Keep the findings that stand in a passage with some of the others; one row per row of `spans` that does.

    Parameters
    ----------
    spans
        Any span table.
    others
        Any span table: what has to stand in the same passage.
    paragraphs
        PARAGRAPHS that both were found in.
    within
        The passage: the same paragraph, or the same sentence.

    Returns
    -------
    DataFrame
        The rows of `spans` that stand with at least one of `others`, columns and order unchanged.

    Raises
    ------
    SchemaError
        If a table lacks the columns of a span table.
    ParameterError
        If `within` is something else.

    Notes
    -----
    Standing together is no proof of belonging together: a paragraph may speak of two things. The sentence is the
    stricter of the two, and misses what a following sentence says of the same thing.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "1. We welcomed COVID-19 aid of USD 1 million. We noted a loan of 5 million yen."
    >>> paragraphs = tk.segment_paragraphs(tk.read_text(text, doc_id="memo"))
    >>> covid = tk.find_mentions(paragraphs, "covid-19")
    >>> cooccurring(tk.find_money(paragraphs), covid, paragraphs, within="sentence")["quote"].tolist()
    ['USD 1 million']
    """
    check_table(spans, FINDINGS)
    check_table(others, FINDINGS)
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    place = passage_finder(paragraphs, within)
    wanted = {place(*row) for row in _rows(others)}
    together = pd.Series([place(*row) in wanted for row in _rows(spans)], index=spans.index, dtype=bool)
    return spans[together].reset_index(drop=True)


def paragraphs_without(spans: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    r"""Return the paragraphs in which nothing was found; one row a paragraph.

    Parameters
    ----------
    spans
        Any span table.
    paragraphs
        PARAGRAPHS that were searched.

    Returns
    -------
    DataFrame
        A span table whose quotes are the whole paragraphs, so that it can be counted, located and shown like findings.

    Raises
    ------
    SchemaError
        If a table lacks the columns needed.

    Notes
    -----
    The complement of every finder, so that nothing is left out silently: a paragraph is either behind a count or here.

    Examples
    --------
    >>> import toolkit as tk
    >>> paragraphs = tk.segment_paragraphs(tk.read_text("1. We welcomed it.\n\n2. A long history.", doc_id="memo"))
    >>> paragraphs_without(tk.find_acts(paragraphs), paragraphs)["quote"].tolist()
    ['A long history.']
    """
    check_table(spans, FINDINGS, ("doc_id", "para"))
    found = set(zip(spans["doc_id"], spans["para"], strict=True))

    def whole(paragraph: Paragraph) -> Iterator[Span]:
        if (paragraph.doc_id, paragraph.para) not in found:
            yield {"start": 0, "end": len(paragraph.text)}

    return collect_spans(paragraphs, FINDINGS, whole)


def _rows(spans: pd.DataFrame) -> list[tuple[str, str, int]]:
    return list(zip(spans["doc_id"], spans["para"], spans["start"], strict=True))


def passage_finder(paragraphs: pd.DataFrame, within: str) -> Callable[[str, str, int], tuple[str, str, int]]:
    """Return the function that tells the passage a position of a paragraph lies in, a paragraph or a sentence.

    Examples
    --------
    >>> place = passage_finder(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": ["We met. We agreed."]}), "sentence")
    >>> place("a", "1", 3) == place("a", "1", 0), place("a", "1", 9) == place("a", "1", 0)
    (True, False)
    """
    if within == "paragraph":
        return lambda doc_id, para, _start: (doc_id, para, 0)
    if within != "sentence":
        msg = f"within is {within!r}; it must be 'paragraph' or 'sentence'."
        raise ParameterError(msg)
    bounds = sentence_bounds(paragraphs)

    def place(doc_id: str, para: str, start: int) -> tuple[str, str, int]:
        return doc_id, para, bisect_right(bounds.get((doc_id, para), ()), start, key=itemgetter(0))

    return place
