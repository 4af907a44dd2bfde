"""Texts laid end to end, so that what is looked for is looked for in many of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from toolkit.measure.words import Places

_AT_ONCE = 100_000  # characters: what is made of them stays in the processor's cache
_BETWEEN = "\n"


class Joined(NamedTuple):
    """Texts in one, and where each of them begins in it and where it ends."""

    text: str
    begins: Places
    ends: Places


def join(texts: Sequence[str]) -> Joined:
    r"""Return the texts laid end to end; between two stands a line break, which is part of no word.

    >>> join(["We met.", "We agreed."])
    Joined(text='We met.\nWe agreed.', begins=array([0, 8]), ends=array([ 7, 18]))
    """
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(sizes + len(_BETWEEN)) - len(_BETWEEN)
    return Joined(_BETWEEN.join(texts), ends - sizes, ends)


def runs(texts: Sequence[str]) -> Iterator[slice]:
    """Yield consecutive texts, so many at a time as are best joined."""
    number = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts))) // _AT_ONCE
    edges = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(texts)]
    return (slice(first, after) for first, after in pairwise(edges))
