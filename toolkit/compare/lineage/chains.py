"""From links between documents to lineages: the passages of a series that are one clause.

The documents are read in their order. Each passage continues the lineage of the earlier passage it is most like, unless another passage
of its document is liker still: a lineage has one passage a document. Lineages that are split or merged become one. So a clause that
one document leaves out is found again in the next that has it, and every passage but the first is linked to an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.compare.alignment.assignment import Link
from toolkit.compare.alignment.words import Passage


def chain_passages(passages: Sequence[Passage], links: Sequence[Link]) -> list[int]:
    """Return the number of each passage's lineage, from 1 in the order of their first passages."""
    own = _continue_lineages(passages, [link for link in links if link.relation == "one to one"])
    parents = {row: row for row in own}
    for link in links:
        if link.relation in ("split", "merged"):
            first, second = sorted((_root(parents, own[link.left]), _root(parents, own[link.right])))
            parents[second] = first
    numbers: dict[int, int] = {}
    return [numbers.setdefault(_root(parents, lineage), len(numbers) + 1) for lineage in own]


def _continue_lineages(passages: Sequence[Passage], links: Sequence[Link]) -> list[int]:
    """Return, for each passage, the row of the first passage of its lineage."""
    own = list(range(len(passages)))
    taken: set[tuple[int, int]] = set()
    ranked = sorted(
        links, key=lambda link: (passages[link.right].document, -link.similarity, -link.left, link.right)
    )
    for link in ranked:
        place = passages[link.right].document
        if own[link.right] == link.right and (own[link.left], place) not in taken:
            own[link.right] = own[link.left]
            taken.add((own[link.left], place))
    return own


def _root(parents: dict[int, int], lineage: int) -> int:
    while parents[lineage] != lineage:
        lineage = parents[lineage]
    return lineage


def moved_rows(order: Sequence[tuple[int, int]]) -> set[int]:
    """Return the rows that left their place among their neighbours.

    Parameters
    ----------
    order
        Rows of one document in reading order, each with its predecessor in the other.

    Returns
    -------
    set of int
        The rows outside the longest run of rows whose predecessors are in the same order.

    Examples
    --------
    >>> moved_rows([(10, 0), (11, 3), (12, 1), (13, 2)])
    {11}
    """
    best: list[tuple[int, int, int]] = []
    for place, (_, before) in enumerate(order):
        length, previous = max(
            ((best[i][0], i) for i in range(place) if order[i][1] <= before), default=(0, -1)
        )
        best.append((length + 1, previous, place))
    stays: set[int] = set()
    place = max(best)[2] if best else -1
    while place >= 0:
        stays.add(place)
        place = best[place][1]
    return {row for place, (row, _) in enumerate(order) if place not in stays}


def next_documents(passages: Sequence[Passage]) -> dict[str, str]:
    """Return the document after each, by id."""
    series = list(dict.fromkeys(passage.doc_id for passage in passages))
    return dict(pairwise(series))
