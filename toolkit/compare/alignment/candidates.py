"""Which passages are worth comparing: an inverted index that remembers, of each word, the last documents that used it.

The documents are read in their order. For every word and pair of words the index keeps the passages of the last `depth` documents
that have it, so a common word leads to the nearest documents only, and a rare one as far back as it takes. Each document costs about
the same however many came before it, so the whole grows in proportion to the number of documents. A series of up to
``depth + 1`` documents is compared exactly, every document with every other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from toolkit.compare.alignment.words import Passage, Vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_array

VERBATIM = 0.9
"""Which part of a passage's weight has to stand in another for it to count as lying within it, however long that is."""

Numbers = np.ndarray[Any, np.dtype[Any]]


class Candidates(NamedTuple):
    """Pairs of passages by their row numbers, the earlier one left, and their similarity."""

    left: Numbers
    right: Numbers
    similarity: Numbers


class _Index:
    """The rows of the last documents that have a term, by the term's column."""

    def __init__(self, depth: int | None) -> None:
        self._depth = depth
        self._postings: dict[int, deque[tuple[Numbers, Numbers]]] = {}

    def add(self, terms: csr_array, first: int) -> None:
        """Add a document given as terms by passages; `first` is the number of its first passage."""
        for term in np.flatnonzero(np.diff(terms.indptr)).tolist():
            own = slice(terms.indptr[term], terms.indptr[term + 1])
            known = self._postings.setdefault(term, deque(maxlen=self._depth))
            known.append((terms.indices[own] + first, terms.data[own]))

    def earlier(self, terms: Sequence[int], size: int) -> csr_array:
        """Return what is known of `terms` as a matrix of terms by all passages so far."""
        from scipy.sparse import csr_array

        known = [self._postings.get(term, ()) for term in terms]
        rows = [rows for postings in known for rows, _ in postings]
        data = [data for postings in known for _, data in postings]
        lengths = [sum(len(rows) for rows, _ in postings) for postings in known]
        bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        if not rows:
            return csr_array((len(terms), size))
        return csr_array((np.concatenate(data), np.concatenate(rows), bounds), shape=(len(terms), size))


def find_candidates(
    passages: Sequence[Passage], vectors: Vectors, *, threshold: float, depth: int | None
) -> Candidates:
    """Return the pairs of passages of different documents that are at least `threshold` alike, or one of which lies in the other."""
    index = _Index(depth)
    found: list[Candidates] = []
    for first, last in _documents(passages):
        own = vectors.rows[first:last]
        terms = np.unique(own.indices)
        near = own[:, terms] @ index.earlier(terms.tolist(), len(passages))
        found.append(_near_enough(near.tocoo(), first, passages, vectors, threshold, depth))
        index.add(own.T.tocsr(), first)
    if not found:
        return Candidates(*(np.array([], dtype=kind) for kind in (np.int64, np.int64, np.float64)))
    return Candidates(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _documents(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield the first row of every document and the row after its last."""
    documents = np.array([passage.document for passage in passages])
    bounds = [*np.flatnonzero(np.diff(documents, prepend=-1)).tolist(), len(passages)]
    yield from pairwise(bounds)


def _near_enough(
    near: Any, first: int, passages: Sequence[Passage], vectors: Vectors, threshold: float, depth: int | None
) -> Candidates:
    """Measure afresh the pairs that the index makes likely, and keep those of the nearest documents."""
    likely = near.data >= threshold / 2
    left, right = near.col[likely].astype(np.int64), near.row[likely].astype(np.int64) + first
    similarity = _sums(vectors.rows[left].multiply(vectors.rows[right]))
    enough = similarity >= threshold
    enough[~enough] = _lies_within(vectors, left[~enough], right[~enough])
    left, right, similarity = left[enough], right[enough], similarity[enough]
    if depth is not None:
        kept = _nearest_documents(left, right, passages, depth)
        left, right, similarity = left[kept], right[kept], similarity[kept]
    return Candidates(left, right, similarity)


def _lies_within(vectors: Vectors, left: Numbers, right: Numbers) -> Numbers:
    """Return which pairs have one passage nearly word for word in the other, much longer one."""
    inside = [
        _sums(vectors.rows[inner].power(2).multiply(vectors.rows[outer].astype(bool)))
        for inner, outer in ((left, right), (right, left))
    ]
    return np.maximum(*inside) >= VERBATIM


def _sums(rows: Any) -> Numbers:
    return np.asarray(rows.sum(axis=1), dtype=np.float64).ravel()


def _nearest_documents(left: Numbers, right: Numbers, passages: Sequence[Passage], depth: int) -> Numbers:
    """Return which pairs lie among the `depth` nearest documents of their right passage."""
    documents: dict[int, set[int]] = {}
    for row, column in zip(right.tolist(), left.tolist(), strict=True):
        documents.setdefault(row, set()).add(passages[column].document)
    nearest = {row: set(sorted(own)[-depth:]) for row, own in documents.items()}
    pairs = zip(right.tolist(), left.tolist(), strict=True)
    return np.array([passages[column].document in nearest[row] for row, column in pairs], dtype=bool)
