"""The role of every character of a source, painted stretch by stretch, and read off line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from toolkit.layout.lines import Line
from toolkit.layout.text import Placed

UNPAINTED = ("markup", "")


class Roles:
    """What each character of a source of `size` characters is: a role, and the paragraph it belongs to; the last paint counts."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._paints: list[tuple[int, int, tuple[str, str]]] = []

    def paint(self, texts: Iterable[Placed], role: tuple[str, str]) -> None:
        """Give the source characters of the texts a role."""
        self._paints += [
            (start, start + length, role) for text in texts for _, start, length in text.runs if length
        ]

    def stretches(self, lines: Sequence[Line]) -> Iterator[tuple[int, int, str, str]]:
        """Yield the stretches of one role in each line, without the white space around them."""
        edges = sorted({0, self._size, *(edge for start, end, _ in self._paints for edge in (start, end))})
        roles = self._roles(edges)
        for line in lines:
            if line.raw.strip():
                yield from _in_line(line, edges, roles)
            else:
                yield line.start, line.start, "blank", ""

    def _roles(self, edges: Sequence[int]) -> list[tuple[str, str]]:
        """Return the role of what stands from each edge to the next."""
        places = {edge: place for place, edge in enumerate(edges)}
        roles = [UNPAINTED] * len(edges)
        for start, end, role in self._paints:
            first, last = places[start], places[end]
            roles[first:last] = [role] * (last - first)
        return roles


def _in_line(
    line: Line, edges: Sequence[int], roles: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, int, str, str]]:
    first, last = bisect_right(edges, line.start), bisect_right(edges, line.end - 1)
    places = [line.start, *edges[first:last], line.end]
    start, end, current = -1, -1, UNPAINTED
    for place, (left, right) in enumerate(pairwise(places), first - 1):
        words = line.raw[left - line.start : right - line.start]
        if not (inner := words.strip()):
            continue
        role, begins = roles[place], left + len(words) - len(words.lstrip())
        if start >= 0 and role != current:
            yield start, end, *current
            start = -1
        if start < 0:
            start, current = begins, role
        end = begins + len(inner)
    yield start, end, *current
