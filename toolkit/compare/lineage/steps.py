"""From one document to the next: what each passage of a lineage is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from toolkit.compare.alignment.assignment import Link
from toolkit.compare.alignment.words import Passage
from toolkit.compare.lineage.chains import moved_rows, next_documents

_LINKED = ("one to one", "split", "merged")


class Step(NamedTuple):
    """A passage, and the one of an earlier document that it comes from."""

    lineage: int
    passage: Passage
    previous: Passage | None
    similarity: float
    relation: str
    pieces: tuple[str, ...]
    moved: bool
    dropped_in: str | None


class _Origin(NamedTuple):
    """The row a passage comes from, how alike they are, and how the two relate."""

    row: int
    similarity: float
    relation: str


def find_steps(passages: Sequence[Passage], links: Iterable[Link], chains: Sequence[int]) -> list[Step]:
    """Return a step for every passage, in the order of the lineages and then of the series."""
    links = list(links)
    known = {(link.left, link.right): link for link in links if link.relation in _LINKED}
    members: dict[int, list[int]] = {}
    for row, chain in enumerate(chains):
        members.setdefault(chain, []).append(row)
    origins = {
        row: origin
        for own in members.values()
        for row in own
        if (origin := _origin(row, own, passages, known)) is not None
    }
    origins = _parts(passages, links) | origins
    pieces = _pieces(passages, known)
    moved = _moved(passages, {row: origin for row, origin in origins.items() if origin.relation in _LINKED})
    continued = _continued(passages, known, chains)
    after = next_documents(passages)
    steps = []
    for chain, own in members.items():
        for row in own:
            origin = origins.get(row)
            following = after.get(passages[row].doc_id)
            steps.append(
                Step(
                    chain,
                    passages[row],
                    passages[origin.row] if origin else None,
                    origin.similarity if origin else float("nan"),
                    origin.relation if origin else "",
                    pieces.get((origin.row, row), ()) if origin else (),
                    row in moved,
                    None if row in continued else following,
                )
            )
    return steps


def _origin(
    row: int, members: Sequence[int], passages: Sequence[Passage], known: Mapping[tuple[int, int], Link]
) -> _Origin | None:
    """Return where a passage comes from: of what its lineage has in earlier documents, the last passage that it is linked to."""
    links = [known[other, row] for other in members if (other, row) in known]
    if not links:
        return None
    best = max(links, key=lambda link: (passages[link.left].document, link.similarity, -link.left))
    return _Origin(best.left, min(best.similarity, 1.0), best.relation)


def _parts(passages: Sequence[Passage], links: Iterable[Link]) -> dict[int, _Origin]:
    """Return what passages share a part with, of the last document that has such a passage the likest."""
    ranked = sorted(
        (link for link in links if link.relation == "overlap"),
        key=lambda link: (passages[link.left].document, link.similarity, -link.left),
    )
    return {link.right: _Origin(link.left, link.similarity, link.relation) for link in ranked}


def _pieces(
    passages: Sequence[Passage], known: Mapping[tuple[int, int], Link]
) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return, of every link of a split or merged passage, the paragraphs of the pieces."""
    wholes: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
    for pair, link in sorted(known.items()):
        if link.relation != "one to one":
            piece = pair[1] if link.relation == "split" else pair[0]
            whole = pair[0] if link.relation == "split" else pair[1]
            wholes.setdefault((link.relation, whole, passages[piece].document), []).append(pair)
    return {
        pair: tuple(passages[other[relation == "split"]].para for other in pairs)
        for (relation, _, _), pairs in wholes.items()
        for pair in pairs
    }


def _moved(passages: Sequence[Passage], origins: Mapping[int, _Origin]) -> set[int]:
    """Return the passages that stand in another order than those they come from."""
    orders: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row, origin in sorted(origins.items()):
        documents = (passages[row].document, passages[origin.row].document)
        orders.setdefault(documents, []).append((row, origin.row))
    return set().union(*map(moved_rows, orders.values()))


def _continued(
    passages: Sequence[Passage], known: Iterable[tuple[int, int]], chains: Sequence[int]
) -> set[int]:
    """Return the passages that the next document has something of."""
    pairs = ((left, right) for left, right in known if chains[left] == chains[right])
    return {left for left, right in pairs if passages[right].document == passages[left].document + 1}
