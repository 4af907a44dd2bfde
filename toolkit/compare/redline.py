"""Redlines: what was struck out of a passage and what was put in, word by word.

The words and punctuation marks of two passages are compared by longest matching runs (Ratcliff and Obershelp, as in Python's
``difflib.SequenceMatcher`` without its shortcut for frequent elements). Unlike a shortest edit script it prefers unbroken runs, which
is how people read a redline. Apostrophes, quotation marks and dashes count as equal however they are drawn; capitals do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from toolkit.compare.alignment import PAIRS
from toolkit.errors import ParameterError
from toolkit.lexicons import load_lexicon
from toolkit.schema import SPANS, Table, check_table

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’-]\w+)*|[^\w\s]")
_DRAWN = str.maketrans("’‘“”–—", "''\"\"--")
_LONGEST_FILL = 2

_SIDES = {f"{side}_{name}": dtype for side in ("left", "right") for name, dtype in list(SPANS.items())[2:]}
REDLINE = Table(
    "REDLINE", "a stretch of two passages that was kept, struck out or put in", {"op": "str", **_SIDES}
)
REDLINE_PAIRS = Table(
    "REDLINE_PAIRS",
    "a stretch of two aligned passages that was kept, struck out or put in",
    {
        "pair": "int64",
        "op": "str",
        **{f"{side}_{name}": dtype for side in ("left", "right") for name, dtype in SPANS.items()},
    },
)


Block = tuple[str, int, int, int, int]


class Edit(NamedTuple):
    """A stretch of two texts: where it stands in each; the texts' stretches, put together, are the texts."""

    op: str
    left_start: int
    left_end: int
    right_start: int
    right_end: int


class Token(NamedTuple):
    """A word or mark: as it is compared, and where it stands."""

    key: str
    start: int


def redline(left: str, right: str, *, readable: bool = False) -> pd.DataFrame:
    """Compare two passages word by word; one row is a stretch that was kept, struck out or put in.

    Parameters
    ----------
    left
        The earlier wording.
    right
        The later one.
    readable
        Whether one or two function words or marks that were kept between two edits become part of one edit.

    Returns
    -------
    DataFrame
        ``op``: `equal`, `delete` (only left), `insert` (only right) or `replace`; ``left_start, left_end, left_quote`` and
        ``right_start, right_end, right_quote``, the stretch in each passage, empty where there is none. The stretches of a side, in
        order, make up the passage, white space and all: show `delete` and the left side of `replace` as ``<del>``, `insert` and the
        right side of `replace` as ``<ins>``, `equal` as it stands right.

    Raises
    ------
    ParameterError
        If a passage is no text.

    Notes
    -----
    Longest matching runs of words and marks (``difflib.SequenceMatcher``, ``autojunk=False``): every word of both passages is
    accounted for, though the number of edits may not be the least possible. A clause that was moved is struck out in one place and
    put in at another.

    Examples
    --------
    >>> edits = redline("We noted the serious concerns.", "We share the concerns.")
    >>> edits[["op", "left_quote", "right_quote"]].values.tolist()
    [['equal', 'We ', 'We '], ['replace', 'noted ', 'share '], ['equal', 'the ', 'the '], ['delete', 'serious ', ''], \
['equal', 'concerns.', 'concerns.']]
    >>> redline("We noted the serious concerns.", "We share the concerns.", readable=True)["left_quote"].tolist()
    ['We ', 'noted the serious ', 'concerns.']
    """
    for side, text in (("left", left), ("right", right)):
        if not isinstance(text, str):
            msg = f"{side} is {text!r}; redline compares two texts. For tables of pairs use redline_pairs."
            raise ParameterError(msg)
    return REDLINE.frame(_row(edit, left, right) for edit in find_edits(left, right, readable=readable))


def redline_pairs(pairs: pd.DataFrame, *, readable: bool = False) -> pd.DataFrame:
    """Compare aligned passages word by word; one row is a stretch that was kept, struck out or put in.

    Parameters
    ----------
    pairs
        What :func:`toolkit.compare.alignment.align` returns, or part of it.
    readable
        As in :func:`redline`.

    Returns
    -------
    DataFrame
        ``pair``, the row of `pairs` (from 0) that it belongs to, then ``op`` and the rest as :func:`redline`, with ``left_doc_id, left_para`` and
        ``right_doc_id, right_para``; the positions are those in the paragraph's text, so that
        :func:`toolkit.compare.alignment.one_side` makes a table of findings of it.

    Raises
    ------
    SchemaError
        If `pairs` lacks a column.

    Notes
    -----
    As of :func:`redline`.

    Examples
    --------
    >>> from toolkit.compare.alignment import align, one_side
    >>> texts = ["We opened the Harbour Safety Centre.", "We welcomed the Harbour Safety Centre."]
    >>> pairs = align(pd.DataFrame({"doc_id": ["a", "b"], "para": "1", "text": texts}))
    >>> edits = redline_pairs(pairs)
    >>> one_side(edits[edits["op"] != "equal"], "right")[["doc_id", "start", "end", "quote"]].values.tolist()
    [['b', 3, 12, 'welcomed ']]
    """
    check_table(pairs, PAIRS, [name for name in PAIRS.columns if name.startswith(("left_", "right_"))])
    return REDLINE_PAIRS.frame(
        row
        for number, pair in enumerate(pairs.to_dict("records"))
        for row in _pair_rows(number, {str(name): value for name, value in pair.items()}, readable=readable)
    )


def find_edits(left: str, right: str, *, readable: bool = False) -> list[Edit]:
    """Return the stretches of two texts.

    Examples
    --------
    >>> find_edits("We met.", "They met.")
    [Edit(op='replace', left_start=0, left_end=3, right_start=0, right_end=5), \
Edit(op='equal', left_start=3, left_end=7, right_start=5, right_end=9)]
    """
    first, second = find_tokens(left), find_tokens(right)
    old, new = ([token.key for token in tokens] for tokens in (first, second))
    blocks: list[Block] = list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    if readable:
        blocks = _joined(blocks, old)
    here, there = _starts(first, left), _starts(second, right)
    return [Edit(op, here[a], here[b], there[c], there[d]) for op, a, b, c, d in blocks]


def find_tokens(text: str) -> list[Token]:
    """Return the words and marks of `text`."""
    return [Token(match[0].translate(_DRAWN), match.start()) for match in _TOKEN.finditer(text)]


def _starts(tokens: Sequence[Token], text: str) -> list[int]:
    """Return where the stretches before each token begin; what stands before the first belongs to it."""
    return [0, *(token.start for token in tokens[1:]), len(text)] if tokens else [0]


def _joined(blocks: list[Block], words: list[str]) -> list[Block]:
    """Make one edit of edits with nothing but a function word or two between them."""
    joined: list[Block] = []
    for number, block in enumerate(blocks):
        op, a, b, _, d = block
        fills = op == "equal" and 0 < number < len(blocks) - 1 and _is_fill(words[a:b])
        if joined and joined[-1][0] != "equal" and (op != "equal" or fills):
            _, start, _, opposite, _ = joined[-1]
            joined[-1] = ("replace", start, b, opposite, d)
        else:
            joined.append(block)
    return [(_op(block), *block[1:]) for block in joined]


def _op(block: Block) -> str:
    op, a, b, c, d = block
    if op == "equal":
        return op
    return "insert" if a == b else "delete" if c == d else "replace"


def _is_fill(words: list[str]) -> bool:
    return len(words) <= _LONGEST_FILL and all(
        not word[0].isalnum() or word.casefold() in _function_words() for word in words
    )


@cache
def _function_words() -> frozenset[str]:
    grammar = load_lexicon("grammar")
    return frozenset(
        word
        for name in ("prepositions", "determiners", "coordinators", "be", "have")
        for word in grammar[name]
    )


def _row(edit: Edit, left: str, right: str) -> dict[str, Any]:
    return {
        **edit._asdict(),
        "left_quote": left[edit.left_start : edit.left_end],
        "right_quote": right[edit.right_start : edit.right_end],
    }


def _pair_rows(number: int, pair: dict[str, Any], *, readable: bool) -> Iterator[dict[str, Any]]:
    left, right = str(pair["left_quote"]), str(pair["right_quote"])
    keys = {name: pair[name] for name in ("left_doc_id", "left_para", "right_doc_id", "right_para")}
    for edit in find_edits(left, right, readable=readable):
        row = _row(edit, left, right)
        for side in ("left", "right"):
            for bound in ("start", "end"):
                row[f"{side}_{bound}"] += int(pair[f"{side}_start"])
        yield {"pair": number, **keys, **row}
