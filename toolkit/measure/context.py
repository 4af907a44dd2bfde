"""Findings in context: the words before and behind each, as in a concordance.

The context is cut out of the text as it stands, with its punctuation, and never reaches over the end of the paragraph (or of
the sentence).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Literal, get_args

import pandas as pd

from toolkit.errors import SchemaError
from toolkit.measure.arguments import check_choice, check_count
from toolkit.schema import FINDINGS, check_table, iter_paragraphs
from toolkit.sentences import sentence_bounds

Within = Literal["paragraph", "sentence"]
Place = tuple[str, str]
Cutter = Callable[[Place, str, int, int], tuple[str, str, str]]
Reach = Callable[[str, int], int]
_WHOLE_WORD = r"\w++(?:[-'’]\w++)*+"  # as WORD, never taken apart again
_BROKEN_WORD = rf"(?:(?<=\w)\w*+(?:[-'’]\w++)*+|(?<=\w[-'’]){_WHOLE_WORD})?+"
_ROOM = 20  # characters in which a word mostly has room


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
    around = context_cutter(paragraphs, window, within)
    texts = {(row.doc_id, row.para): row.text for row in iter_paragraphs(paragraphs)}
    places = zip(*(spans[name] for name in ("doc_id", "para", "start", "end", "quote")), strict=True)
    cut = [_checked(around, texts, *place) for place in places]
    sides = zip(*cut, strict=True) if cut else ((), (), ())
    columns = {
        name: pd.Series(list(side), dtype="str")
        for name, side in zip(("pre", "keyword", "post"), sides, strict=True)
    }
    return spans.reset_index(drop=True).assign(**columns)


def _checked(
    around: Cutter, texts: dict[Place, str], doc_id: str, para: str, start: int, end: int, quote: str
) -> tuple[str, str, str]:
    cut = around((doc_id, para), texts.get((doc_id, para), ""), start, end)
    if cut[1] != quote:
        msg = f"{doc_id} ¶ {para} does not read {quote!r} at {start}:{end}. Give the paragraphs that the spans were found in."
        raise SchemaError(msg)
    return cut


def context_cutter(paragraphs: pd.DataFrame, window: int, within: Within) -> Cutter:
    """Return the function that cuts a stretch of a paragraph out with `window` words on each side.

    Raises
    ------
    ParameterError
        If `window` or `within` is not possible.
    """
    check_choice("within", within, get_args(Within))
    check_count("window", window, 0, "the number of words on each side")
    limits = sentence_bounds(paragraphs) if within == "sentence" else {}
    before, after = _reaches(window)

    def cut(place: Place, text: str, start: int, end: int) -> tuple[str, str, str]:
        low, high = _limit(limits.get(place, ()), start, end, len(text))
        pre = text[max(low, before(text, start)) : start].strip()
        return pre, text[start:end], text[end : min(high, after(text, end))].strip()

    return cut


def _reaches(window: int) -> tuple[Reach, Reach]:
    """Return the functions that tell where the `window` words before a place begin, and where those behind it stop; with fewer, the text's edge.

    A word that the place stands in is none of them. Words are the same from both ends, so those before are counted in the text turned round.
    """
    counted = re.compile(rf"{_BROKEN_WORD}(?:\W*+{_WHOLE_WORD}){{{window}}}" if window else "")

    def before(text: str, start: int) -> int:
        for left in (max(0, start - _ROOM * window), 0):
            turned = text[left : start + 2][::-1]
            found = counted.match(turned, len(turned) - (start - left))
            if found and (found.end() < len(turned) or not left):
                return start - (found.end() - found.start())
        return 0

    def after(text: str, end: int) -> int:
        found = counted.match(text, end)
        return found.end() if found else len(text)

    return before, after


def _limit(sentences: Sequence[tuple[int, int]], start: int, end: int, length: int) -> tuple[int, int]:
    before = bisect_right(sentences, start, key=lambda sentence: sentence[0])
    after = bisect_left(sentences, end, key=lambda sentence: sentence[1])
    low = sentences[before - 1][0] if before else 0
    high = sentences[after][1] if after < len(sentences) else length
    return low, high
