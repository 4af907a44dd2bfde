"""Maximal repeats: every sequence of words that occurs more than once and cannot be lengthened without losing an occurrence.

The words of all texts stand in one array, with a separator that occurs nowhere else after every run. Its suffixes are sorted by
prefix doubling (Manber and Myers, "Suffix arrays", *SIAM Journal on Computing* 22 (1993)), which also gives the longest
common prefix of neighbours; the intervals of these are the inner nodes of the suffix tree, and those that are preceded by different
words are the maximal repeats (Gusfield, *Algorithms on Strings, Trees, and Sequences* (1997), section 7.12; Abouelhoda, Kurtz and Ohlebusch,
"Replacing suffix trees with enhanced suffix arrays", *Journal of Discrete Algorithms* 2 (2004)). Time grows as n log² n at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]

_MIXED = -2


class Repeat(NamedTuple):
    """A stretch of the array that occurs elsewhere as well."""

    position: int
    length: int


class Suffixes(NamedTuple):
    """The suffixes of an array in order, the place of each in that order, and what each shares with the one before."""

    order: list[int]
    places: list[int]
    common: list[int]


class _Node(NamedTuple):
    length: int
    position: int
    before: int
    documents: int


def sort_suffixes(keys: Numbers) -> Suffixes:
    """Sort the suffixes of `keys`, of which the last is a separator.

    >>> sort_suffixes(np.array([1, 2, 9, 1, 2, 10])).common
    [0, 2, 0, 1, 0, 0]
    """
    ranks = _ranks(keys)
    order = np.argsort(ranks[-1], kind="stable") if len(keys) else np.zeros(0, dtype=np.int64)
    common = np.zeros(len(keys), dtype=np.int64)
    common[1:] = _shared(ranks, order[:-1].copy(), order[1:].copy())
    return Suffixes(order.tolist(), ranks[-1].tolist(), common.tolist())


def _ranks(keys: Numbers) -> list[Numbers]:
    """Return the ranks of all stretches of 1, 2, 4, … words, until no two are the same."""
    ranks = [np.unique(keys, return_inverse=True)[1].astype(np.int64)]
    step = 1
    while len(keys) and ranks[-1].max() + 1 < len(keys):
        following = np.zeros(len(keys), dtype=np.int64)
        following[:-step] = ranks[-1][step:] + 1
        paired = ranks[-1] * (len(keys) + 1) + following
        ranks.append(np.unique(paired, return_inverse=True)[1].astype(np.int64))
        step *= 2
    return ranks


def _shared(ranks: list[Numbers], left: Numbers, right: Numbers) -> Numbers:
    """Return how many words the suffixes at `left` and `right` begin with alike."""
    shared = np.zeros(len(left), dtype=np.int64)
    for level in range(len(ranks) - 1, -1, -1):
        padded = np.append(ranks[level], [-1])
        size = len(padded) - 1
        ends = np.minimum(left, size), np.minimum(right, size)
        same = (padded[ends[0]] == padded[ends[1]]) & (padded[ends[0]] >= 0)
        step = same.astype(np.int64) << level
        shared, left, right = shared + step, left + step, right + step
    return shared


def maximal_repeats(
    keys: list[int], documents: list[int], suffixes: Suffixes, *, shortest: int, spread: int
) -> Iterator[Repeat]:
    """Yield one occurrence of every maximal repeat of at least `shortest` words in at least `spread` documents.

    `documents` holds the number of the document that each word stands in.
    """
    stack: list[_Node] = []
    for place, position in enumerate(suffixes.order):
        shared = suffixes.common[place + 1] if place + 1 < len(keys) else 0
        carry = _Node(0, position, keys[position - 1] if position else -1, 1 << documents[position])
        while stack and stack[-1].length > shared:
            carry = _merged(stack.pop(), carry)
            if carry.before == _MIXED and carry.documents.bit_count() >= spread:
                yield Repeat(carry.position, carry.length)
        if stack and stack[-1].length == shared:
            stack.append(_merged(stack.pop(), carry))
        elif shared >= shortest:
            stack.append(carry._replace(length=shared))


def _merged(node: _Node, other: _Node) -> _Node:
    before = node.before if node.before == other.before else _MIXED
    return node._replace(before=before, documents=node.documents | other.documents)


def occurrences(suffixes: Suffixes, repeat: Repeat) -> range:
    """Return the places, in the order of the suffixes, of all that begin with the words of `repeat`."""
    first = last = suffixes.places[repeat.position]
    while suffixes.common[first] >= repeat.length:
        first -= 1
    while last + 1 < len(suffixes.common) and suffixes.common[last + 1] >= repeat.length:
        last += 1
    return range(first, last + 1)
