"""The runs of letters of a paragraph, by which most expressions are known not to match before they are tried.

An expression that needs one of some words, each whole, needs their runs of letters: `Vice-President` needs `President`. Looking a few runs up
is far quicker than trying the expression at every position, and most paragraphs have none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_CHUNK = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2048)
def chunks_of(text: str) -> frozenset[str]:
    """Return the runs of letters in `text`.

    Examples
    --------
    >>> sorted(chunks_of("paragraph 3 of UNSCR2231, H.E. Ada"))
    ['Ada', 'E', 'H', 'UNSCR', 'of', 'paragraph']
    """
    return frozenset(_CHUNK.findall(text))


def needed_chunks(phrases: Iterable[str]) -> frozenset[str]:
    """Return the last run of letters of each phrase: a text without any of them holds no such phrase between other than letters.

    Examples
    --------
    >>> sorted(needed_chunks(["the Rt. Hon.", "Vice-President"]))
    ['Hon', 'President']
    """
    return frozenset(_CHUNK.findall(phrase)[-1] for phrase in phrases)
