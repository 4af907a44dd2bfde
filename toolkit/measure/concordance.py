"""Concordance: every occurrence of a pattern with the words around it (keyword in context).

Names and defaults follow quanteda's ``kwic`` (Benoit et al. 2018): ``pre``, ``keyword``, ``post``, ``pattern``,
``valuetype``, ``window``. Two things differ on purpose. The context is cut out of the text as it stands, with its punctuation,
and never reaches over the end of the paragraph (or sentence, with ``within``). And every row keeps its offsets, so that it
can be located in the source. Other concordancers' wildcards mean other things: ``*`` is any run of letters here, as in
quanteda, not one word as in AntConc.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Literal, get_args

import pandas as pd

from toolkit.codebook_index import TermIndex, longest
from toolkit.codebook_terms import TOKEN_END, TOKEN_START, WORD, compile_term
from toolkit.errors import LexiconError, ParameterError
from toolkit.measure.arguments import check_choice
from toolkit.measure.context import Within, context_cutter
from toolkit.schema import iter_paragraphs, span_table

CONCORDANCE = span_table(
    "CONCORDANCE",
    "an occurrence of a pattern in its context",
    pre="str",
    keyword="str",
    post="str",
    pattern="str",
)
ValueType = Literal["glob", "regex", "fixed"]
Finder = Callable[[str], Iterable[tuple[int, int]]]
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
    around = context_cutter(paragraphs, window, within)
    steps = _sort_steps(sort, window)
    finders = pattern_finders(pattern, valuetype, case_insensitive)
    rows: list[tuple[object, ...]] = []
    for doc_id, para, text, *_ in iter_paragraphs(paragraphs):
        found = [(*span, name) for name, finder in finders.items() for span in finder(text)]
        for start, end, name in sorted(found, key=itemgetter(0, 1)) if len(found) > 1 else found:
            pre, keyword, post = around((doc_id, para), text, start, end)
            rows.append((doc_id, para, start, end, keyword, pre, keyword, post, name))
    columns = map(list, zip(*rows, strict=True))
    return _sorted(CONCORDANCE.of(dict(zip(CONCORDANCE.columns, columns, strict=bool(rows)))), steps)


def pattern_finders(
    pattern: str | Sequence[str], valuetype: ValueType, case_insensitive: bool
) -> dict[str, Finder]:
    """Return for every pattern the function that finds its occurrences in a text.

    Raises
    ------
    ParameterError
        If `valuetype` or a pattern is not possible.
    """
    check_choice("valuetype", valuetype, get_args(ValueType))
    patterns = [pattern] if isinstance(pattern, str) or not isinstance(pattern, Iterable) else list(pattern)
    if not all(isinstance(each, str) for each in patterns):
        msg = f"pattern is {pattern!r}; give a word, a phrase, or a list of them."
        raise ParameterError(msg)
    return {written: _finder(written, valuetype, case_insensitive) for written in patterns}


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


def _finder(pattern: str, valuetype: ValueType, case_insensitive: bool) -> Finder:
    if valuetype == "glob":
        return _glob_finder(pattern, case_insensitive)
    try:
        source = re.escape(pattern) if valuetype == "fixed" else pattern
        compiled = re.compile(source, re.IGNORECASE if case_insensitive else 0)
    except re.error as err:
        msg = (
            f"the pattern {pattern!r} is no regular expression: {err}. Correct it, or use valuetype='fixed'."
        )
        raise ParameterError(msg) from err
    return _regex_finder(compiled) if valuetype == "regex" else _fixed_finder(compiled)


def _glob_finder(pattern: str, case_insensitive: bool) -> Finder:
    written = pattern if case_insensitive or pattern.startswith("=") else f"={pattern}"
    try:
        index = TermIndex([compile_term(written)])
    except LexiconError as err:
        msg = f"the pattern {pattern!r} has no letter or digit. Write a word or phrase, such as 'vaccin*'."
        raise ParameterError(msg) from err
    return lambda text: [(start, end) for start, end, _ in longest(index.scan(text))]


def _regex_finder(compiled: re.Pattern[str]) -> Finder:
    return lambda text: [found.span() for found in compiled.finditer(text) if found.end() > found.start()]


def _fixed_finder(compiled: re.Pattern[str]) -> Finder:
    def find(text: str) -> list[tuple[int, int]]:
        spans = [found.span() for found in compiled.finditer(text) if found.end() > found.start()]
        return [
            (start, end)
            for start, end in spans
            if (TOKEN_START.match(text, start) or not text[start].isalnum())
            and (TOKEN_END.match(text, end) or not text[end - 1].isalnum())
        ]

    return find
