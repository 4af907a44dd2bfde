"""Concordance: every occurrence of a pattern with the words around it (keyword in context).

Names and defaults follow quanteda's ``kwic`` (Benoit et al. 2018): ``pre``, ``keyword``, ``post``, ``pattern``,
``valuetype``, ``window``. Two things differ on purpose. The context is cut out of the text as it stands, with its punctuation,
and never reaches over the end of the paragraph (or sentence, with ``within``). And every row keeps its offsets, so that it
can be located in the source. Other concordancers' wildcards mean other things: ``*`` is any run of letters here, as in
quanteda, not one word as in AntConc.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from toolkit.codebook_terms import WORD
from toolkit.errors import ParameterError
from toolkit.measure.context import Within, check_reach, cut_contexts
from toolkit.measure.patterns import NOTHING, Finder, ValueType, pattern_finders
from toolkit.measure.words import Places
from toolkit.schema import PARAGRAPHS, check_table, span_table, texts_of

CONCORDANCE = span_table(
    "CONCORDANCE",
    "an occurrence of a pattern in its context",
    pre="str",
    keyword="str",
    post="str",
    pattern="str",
)
_SORT_STEP = re.compile(r"0|([1-9][0-9]*)([LR])", re.IGNORECASE)
_SIDES = {"L": "pre", "R": "post", "": "keyword"}


def kwic(
    paragraphs: pd.DataFrame,
    pattern: str | Sequence[str],
    *,
    window: int = 8,
    valuetype: ValueType = "glob",
    case_insensitive: bool = True,
    within: Within = "paragraph",
    sort: str | None = None,
) -> pd.DataFrame:
    """List the occurrences of a pattern with their context; one row is one occurrence.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table.
    pattern
        A word, phrase or list of them; each pattern is searched by itself.
    window
        How many words of context to keep on each side.
    valuetype
        ``"glob"``: quanteda's wildcards, matched as a codebook's terms are (see :mod:`toolkit.codebook_terms`: whole
        tokens, lost hyphens and line breaks forgiven). ``"fixed"``: the very words, as whole tokens. ``"regex"``: a
        regular expression, searched in the running text and not token by token, so it may span words.
    case_insensitive
        Whether capitals do not matter. A glob that begins with ``=`` is exact in any case.
    within
        What the context must not leave: the paragraph or the sentence.
    sort
        Which words to sort the lines by, as in AntConc: ``"1R2R3R"`` by the first word to the right, then the second and the
        third; ``"1L2L"`` by the words to the left; ``0`` is the keyword. Case does not matter, and a line that ends before the word
        comes first. Without it, or among equals, lines stay in the order of the text.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote, pre, keyword, post, pattern`` in the order of the text or of `sort`; ``keyword`` equals
        ``quote``, ``pattern`` is the one that matched.

    Raises
    ------
    ParameterError
        If `valuetype`, `within`, `window`, `sort` or a pattern is not possible.
    SchemaError
        If `paragraphs` lacks a column.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["memo"], "para": ["1"],
    ...     "text": ["The Leaders welcomed the offer and welcome more vaccines for all."]})
    >>> kwic(paragraphs, "welcom*", window=2)[["pre", "keyword", "post"]].to_dict("records")
    [{'pre': 'The Leaders', 'keyword': 'welcomed', 'post': 'the offer'},
     {'pre': 'offer and', 'keyword': 'welcome', 'post': 'more vaccines'}]
    >>> kwic(paragraphs, "welcom*", sort="1R")["keyword"].tolist()
    ['welcome', 'welcomed']
    """
    check_reach(window, within)
    steps = _sort_steps(sort, window)
    finders = pattern_finders(pattern, valuetype, case_insensitive)
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    texts = texts_of(paragraphs["text"])
    rows, starts, ends, numbers = _occurrences(texts, finders.values())
    cut = cut_contexts(texts, rows, starts, ends, window=window, within=within)
    keyword = pd.array(cut.keyword, dtype="str")
    columns: dict[str, Any] = {
        **{name: texts_of(paragraphs[name].take(rows)) for name in ("doc_id", "para")},
        "start": starts,
        "end": ends,
        "quote": keyword,
        "pre": cut.pre,
        "keyword": keyword,
        "post": cut.post,
        "pattern": np.array(list(finders), dtype=object)[numbers],
    }
    return _sorted(CONCORDANCE.of(columns), steps)


def _occurrences(texts: Sequence[str], finders: Iterable[Finder]) -> tuple[Places, ...]:
    """Return where the patterns occur, in the order of the text: number of the text, start, end, and number of the pattern."""
    found = [find(texts) for find in finders] or [NOTHING]
    numbers = np.repeat(np.arange(len(found)), [len(one.rows) for one in found])
    columns = (*map(np.concatenate, zip(*found, strict=True)), numbers)
    order = np.lexsort(columns[2::-1]) if len(found) > 1 else slice(None)
    return tuple(column[order] for column in columns)


def _sort_steps(sort: str | None, window: int) -> list[tuple[int, str]]:
    """Return `sort` as pairs of a distance and a side (``"L"``, ``"R"``, or ``""`` for the keyword)."""
    written = "".join((sort or "").split())
    found = list(_SORT_STEP.finditer(written))
    if "".join(step.group() for step in found) != written:
        msg = f"sort is {sort!r}. Name places as in '1R2R3R': a number and L or R, or 0 for the keyword."
        raise ParameterError(msg)
    steps = [(int(step[1] or 0), (step[2] or "").upper()) for step in found]
    farthest = max((distance for distance, _ in steps), default=0)
    if farthest > window:
        msg = f"sort {sort!r} names word {farthest}, but window is {window}. Give a window of {farthest} or more."
        raise ParameterError(msg)
    return steps


def _sorted(found: pd.DataFrame, steps: Sequence[tuple[int, str]]) -> pd.DataFrame:
    if found.empty or not steps:
        return found
    sides = {side: [WORD.findall(text.casefold()) for text in found[name]] for side, name in _SIDES.items()}

    def key(row: int) -> list[str]:
        return [_word_at(sides[side][row], distance, side) for distance, side in steps]

    return found.iloc[sorted(range(len(found)), key=key)].reset_index(drop=True)


def _word_at(words: Sequence[str], distance: int, side: str) -> str:
    """Return the word at a distance from the keyword, an empty one if the context is over before; all words of the keyword."""
    if not side:
        return " ".join(words)
    if distance > len(words):
        return ""
    return words[-distance] if side == "L" else words[distance - 1]
