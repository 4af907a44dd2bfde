"""Findings in context: the words before and behind each, as in a concordance.

The context is cut out of the text as it stands, with its punctuation, and never reaches over the end of the paragraph (or of
the sentence).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from toolkit.errors import SchemaError
from toolkit.measure.arguments import check_choice, check_count
from toolkit.measure.joined import join, runs
from toolkit.measure.words import Places, word_edges
from toolkit.schema import FINDINGS, check_table, iter_paragraphs
from toolkit.sentences import sentence_spans

Within = Literal["paragraph", "sentence"]


class Contexts(NamedTuple):
    """Stretches of texts, and the words before and behind each."""

    pre: list[str]
    keyword: list[str]
    post: list[str]


def in_context(
    spans: pd.DataFrame, paragraphs: pd.DataFrame, *, window: int = 8, within: Within = "paragraph"
) -> pd.DataFrame:
    """Add the words around each finding; one row is one finding.

    Parameters
    ----------
    spans
        Any span table.
    paragraphs
        PARAGRAPHS that the spans were found in.
    window
        How many words of context to keep on each side.
    within
        What the context must not leave: the paragraph or the sentence.

    Returns
    -------
    DataFrame
        The rows and columns of `spans`, and ``pre, keyword, post`` as :func:`kwic` has them; ``keyword`` equals ``quote``.

    Raises
    ------
    ParameterError
        If `window` or `within` is not possible.
    SchemaError
        If a table lacks a column, or a span is not its quote in `paragraphs`.

    Examples
    --------
    >>> import toolkit as tk
    >>> paragraphs = tk.segment_paragraphs(tk.read_text("1. We welcomed Japan's loan of 5 million yen.", doc_id="memo"))
    >>> found = in_context(tk.find_money(paragraphs), paragraphs, window=2)
    >>> found[["pre", "keyword", "post", "currency"]].to_dict("records")
    [{'pre': 'loan of', 'keyword': '5 million yen', 'post': '.', 'currency': 'JPY'}]
    """
    check_table(spans, FINDINGS)
    check_reach(window, within)
    texts = {(row.doc_id, row.para): row.text for row in iter_paragraphs(paragraphs)}
    numbers = {place: number for number, place in enumerate(texts)}
    found = list(zip(*(spans[name] for name in ("doc_id", "para", "start", "end", "quote")), strict=True))
    for doc_id, para, start, end, quote in found:
        text = texts.get((doc_id, para))
        if text is None or not 0 <= start <= end <= len(text) or text[start:end] != quote:
            msg = f"{doc_id} ¶ {para} does not read {quote!r} at {start}:{end}. Give the paragraphs that the spans were found in."
            raise SchemaError(msg)
    rows = np.array([numbers[doc_id, para] for doc_id, para, *_ in found], dtype=np.int64)
    order = np.argsort(rows, kind="stable")
    starts, ends = (spans[name].to_numpy(np.int64)[order] for name in ("start", "end"))
    cut = cut_contexts(list(texts.values()), rows[order], starts, ends, window=window, within=within)
    columns = {name: pd.Series(side, index=order, dtype="str") for name, side in cut._asdict().items()}
    return spans.reset_index(drop=True).assign(**columns)


def check_reach(window: int, within: Within) -> None:
    """Raise unless contexts can reach so far.

    Raises
    ------
    ParameterError
        If `window` or `within` is not possible.
    """
    check_choice("within", within, get_args(Within))
    check_count("window", window, 0, "the number of words on each side")


def cut_contexts(
    texts: Sequence[str], rows: Places, starts: Places, ends: Places, *, window: int, within: Within
) -> Contexts:
    """Cut stretches of texts out, each with `window` words on either side; `rows`, which rise, are the numbers of their texts."""
    counts = np.bincount(rows)
    used = np.flatnonzero(counts)
    counts = counts[used]
    chosen = [texts[row] for row in used.tolist()]
    until = np.concatenate([[0], np.cumsum(counts)])
    contexts = Contexts([], [], [])
    for run in runs(chosen):
        own = slice(until[run.start], until[run.stop])
        cut = _cut_joined(chosen[run], counts[run], starts[own], ends[own], window, within)
        for side, more in zip(contexts, cut, strict=True):
            side.extend(more)
    return contexts


def _cut_joined(
    texts: Sequence[str], counts: Places, starts: Places, ends: Places, window: int, within: Within
) -> Contexts:
    """Cut stretches out of texts, so many of each, with all texts laid end to end."""
    joined, begins, closes = join(texts)
    low, high = np.repeat(begins, counts), np.repeat(closes, counts)
    start, end = starts + low, ends + low
    if within == "sentence":
        low, high = _sentence_around(texts, begins, start, end, low, high)
    first, last = word_edges(joined)
    n = min(window, len(first) + 1)
    left = np.maximum(low, _before(start, n, last, first)) if n else start
    right = np.minimum(high, _after(end, n, first, last)) if n else end
    left, start, end, right = (edges.tolist() for edges in (left, start, end, right))
    return Contexts(
        [joined[a:b].strip() for a, b in zip(left, start, strict=True)],
        [joined[a:b] for a, b in zip(start, end, strict=True)],
        [joined[a:b].strip() for a, b in zip(end, right, strict=True)],
    )


def _sentence_around(
    texts: Sequence[str], begins: Places, start: Places, end: Places, low: Places, high: Places
) -> tuple[Places, Places]:
    """Return where the sentences that stretches start and end in begin and end; what is outside them goes to the edges of the text."""
    spans = [
        (begin + first, begin + last)
        for begin, text in zip(begins.tolist(), texts, strict=True)
        for first, last in sentence_spans(text)
    ]
    first, last = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    return np.maximum(low, _before(start, 1, first, first)), np.minimum(high, _after(end, 1, last, last))


def _before(places: Places, n: int, counted: Places, wanted: Places) -> Places:
    """Return of the n-th last stretch that `counted` has up to a place what `wanted` has; the least where there are fewer."""
    padded = np.concatenate([np.zeros(n, dtype=np.int64), wanted])
    return padded[np.searchsorted(counted, places, "right")]


def _after(places: Places, n: int, counted: Places, wanted: Places) -> Places:
    """Return of the n-th stretch that `counted` has from a place on what `wanted` has; the most where there are fewer."""
    padded = np.concatenate([wanted, np.full(n, np.iinfo(np.int64).max)])
    return padded[np.searchsorted(counted, places, "left") + n - 1]
