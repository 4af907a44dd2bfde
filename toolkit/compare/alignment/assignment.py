"""From pairs that could belong together to those that do: each passage gets one partner in each other document, or shares one.

Between two documents the partners are chosen together, so that the sum of the squared similarities is the largest possible (the
assignment problem, solved by SciPy's ``linear_sum_assignment``); squares, so that one pair that is nearly the same outweighs two
vague ones. What is left over may still be a piece of a passage that was split, or of the one into which several were merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from toolkit.compare.alignment.candidates import VERBATIM, Candidates
from toolkit.compare.alignment.words import Passage, Vectors, contained

PIECE = 0.5
"""Which part of a piece's weight has to stand in the whole, and which part of that must be news beside the other pieces."""
OVERLAP = 0.15
"""How much of a passage's weight another partner has to share with it that the partners so far do not."""
_NEARER = 1e-6

Numbers = np.ndarray[Any, np.dtype[Any]]


class Link(NamedTuple):
    """Two passages that correspond, by their row numbers."""

    left: int
    right: int
    similarity: float
    relation: str


def link_passages(candidates: Candidates, passages: Sequence[Passage], vectors: Vectors) -> Iterator[Link]:
    """Yield the links of every two documents, in reading order of the left and then the right one."""
    for left, right, similarity in _by_documents(candidates, passages):
        pairs = dict(zip(zip(left.tolist(), right.tolist(), strict=True), similarity.tolist(), strict=True))
        relations = dict.fromkeys(_assigned(left, right, similarity), "one to one")
        ranked = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
        for name, side in (("split", 1), ("merged", 0), ("overlap", 1), ("overlap", 0)):
            _join(ranked, relations, vectors, name=name, side=side)
        yield from (Link(*pair, pairs[pair], relations[pair]) for pair in sorted(relations))


def _by_documents(
    candidates: Candidates, passages: Sequence[Passage]
) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Yield left and right rows and similarities of the candidates of every two documents."""
    places = np.array([passage.document for passage in passages], dtype=np.int64)
    first, second = places[candidates.left], places[candidates.right]
    order = np.lexsort((candidates.right, candidates.left, second, first))
    steps = np.diff(first[order], append=-1) | np.diff(second[order], append=-1)
    for group in np.split(order, np.flatnonzero(steps) + 1):
        if len(group):
            yield candidates.left[group], candidates.right[group], candidates.similarity[group]


def _assigned(left: Numbers, right: Numbers, similarity: Numbers) -> list[tuple[int, int]]:
    """Return the best one-to-one pairs among the candidates of two documents; of equals those nearest in place."""
    rows, row = np.unique(left, return_inverse=True)
    columns, column = np.unique(right, return_inverse=True)
    gain = np.zeros((len(rows), len(columns)))
    apart = np.abs(row / len(rows) - column / len(columns))
    gain[row, column] = similarity**2 - _NEARER * apart
    return [(int(rows[i]), int(columns[j])) for i, j in best_pairs(gain) if gain[i, j] > 0]


def best_pairs(gain: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a row and a column, each in one pair at most, that together gain most."""
    from scipy.optimize import linear_sum_assignment  # SciPy takes as long to load as pandas

    return zip(*linear_sum_assignment(gain, maximize=True), strict=True)


def _join(
    ranked: list[tuple[int, int]],
    relations: dict[tuple[int, int], str],
    vectors: Vectors,
    *,
    name: str,
    side: int,
) -> None:
    """Add to `relations` the pairs of a passage without partner on `side` (0 left, 1 right) and one that has another partner."""
    taken = {pair[side] for pair in relations}
    partners: dict[int, list[tuple[int, int]]] = {}
    for pair, relation in relations.items():
        if relation in ("one to one", name):
            partners.setdefault(pair[1 - side], []).append(pair)
    for pair in ranked:
        piece, whole = pair[side], pair[1 - side]
        if piece in taken or whole not in partners:
            continue
        others = [known[side] for known in partners[whole]]
        if not (_adds if name == "overlap" else _completes)(vectors, piece, whole, others):
            continue
        taken.add(piece)
        partners[whole].append(pair)
        relations |= dict.fromkeys([pair] if name == "overlap" else partners[whole], name)


def _completes(vectors: Vectors, piece: int, whole: int, others: list[int]) -> bool:
    """Tell whether `piece` and the `others` stand in `whole` for the most part, and `piece` for what the others leave.

    What lies in `whole` almost word for word has to add something to the others, no more.
    """
    inside = contained(vectors, piece, [whole])
    if min(inside, *(contained(vectors, other, [whole]) for other in others)) < PIECE:
        return False
    before, after = contained(vectors, whole, others), contained(vectors, whole, [*others, piece])
    news = after - before
    return news > 0 if inside >= VERBATIM else news >= PIECE * contained(vectors, whole, [piece])


def _adds(vectors: Vectors, piece: int, whole: int, others: list[int]) -> bool:
    """Tell whether `piece` shares with `whole` a good deal that the `others` lack."""
    before, after = contained(vectors, whole, others), contained(vectors, whole, [*others, piece])
    return after - before >= OVERLAP
