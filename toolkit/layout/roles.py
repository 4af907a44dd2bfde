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
        self._painted = [UNPAINTED] * size
        self._edges = {0, size}

    def paint(self, texts: Iterable[Placed], role: tuple[str, str]) -> None:
        """Give the source characters of the texts a role."""
        for text in texts:
            for _, start, length in text.runs:
                self._painted[start : start + length] = [role] * length
                self._edges |= {start, start + length}

    def stretches(self, lines: Sequence[Line]) -> Iterator[tuple[int, int, str, str]]:
        """Yield the stretches of one role in each line, without the white space around them."""
        edges = sorted(self._edges)
        for line in lines:
            if line.raw.strip():
                yield from self._in_line(line, edges)
            else:
                yield line.start, line.start, "blank", ""

    def _in_line(self, line: Line, edges: Sequence[int]) -> Iterator[tuple[int, int, str, str]]:
        first, last = bisect_right(edges, line.start), bisect_right(edges, line.end - 1)
        places = [line.start, *edges[first:last], line.end]
        start, end, current = -1, -1, UNPAINTED
        for left, right in pairwise(places):
            words = line.raw[left - line.start : right - line.start]
            if not (inner := words.strip()):
                continue
            role, begins = self._painted[left], left + len(words) - len(words.lstrip())
            if start >= 0 and role != current:
                yield start, end, *current
                start = -1
            if start < 0:
                start, current = begins, role
            end = begins + len(inner)
        yield start, end, *current
