"""Text that remembers where it stands in the source.

A :class:`Placed` text knows its runs: stretches that were read from the source one character for one; what lies outside them has no
place there (the space that joins two lines). Every step of layout recovery cuts and joins such texts, so a paragraph's
``source_map`` is read off at the end and never computed backwards.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Run = tuple[int, int, int]
"""Where a stretch starts in the text, where in the source, and how long it is."""
_BLANK = "\u200b\u200c\u200d\u2060\ufeff" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_WIDE = re.compile(r"\s{2,}|[^\S ]")


def strip_blank(text: str) -> str:
    r"""Return `text` without the white space and the invisible characters around it.

    Examples
    --------
    >>> strip_blank("\u200b 1. We met.\xa0\n")
    '1. We met.'
    """
    return text.strip(_BLANK)


class Placed(NamedTuple):
    """A text and its runs, in order; a run need not be the same characters as the source, only as many."""

    text: str
    runs: tuple[Run, ...] = ()

    def cut(self, start: int, end: int | None = None) -> Placed:
        """Return the stretch from `start` to `end`."""
        start, end, _ = slice(start, end).indices(len(self.text))
        if start == 0 and end == len(self.text):
            return self
        return Placed(self.text[start:end], tuple(_cut_runs(self.runs, start, end)))

    def strip(self) -> Placed:
        """Return the text without white space and invisible characters around it."""
        start = len(self.text) - len(self.text.lstrip(_BLANK))
        return self.cut(start, max(start, len(self.text.rstrip(_BLANK))))


EMPTY = Placed("")


def _cut_runs(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    for index in range(bisect_right(runs, start, key=_run_end), len(runs)):
        at, source, length = runs[index]
        first, last = max(at, start), min(at + length, end)
        if first >= last:
            return
        yield first - start, source + first - at, last - first


def _run_end(run: Run) -> int:
    return run[0] + run[2]


def concat(pieces: Iterable[Placed]) -> Placed:
    """Return the pieces one after the other."""
    texts: list[str] = []
    runs: list[Run] = []
    size = 0
    for piece in pieces:
        texts.append(piece.text)
        runs += [(size + at, source, length) for at, source, length in piece.runs]
        size += len(piece.text)
    return Placed("".join(texts), tuple(runs))


def without(text: Placed, spans: Sequence[tuple[int, int]]) -> Placed:
    """Return `text` without the given stretches (in order, disjoint)."""
    if not spans:
        return text
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(text.text)]
    return concat(text.cut(start, end) for start, end in zip(starts, ends, strict=True))


def fold_spaces(text: Placed) -> Placed:
    """Return `text` stripped, every run of white space made one plain space."""
    if " ".join(text.text.split()) == text.text:
        return text
    pieces: list[Placed] = []
    last = 0
    for match in _WIDE.finditer(text.text):
        start = match.start()
        pieces += [text.cut(last, start), Placed(" ", text.cut(start, start + 1).runs)]
        last = match.end()
    folded = concat([*pieces, text.cut(last)]) if pieces else text
    start = folded.text.startswith(" ")
    return folded.cut(start, max(start, len(folded.text) - folded.text.endswith(" ")))


def source_runs(text: Placed, source: str) -> tuple[Run, ...]:
    """Return the runs that are the same in `text` and `source`, as long as can be.

    Examples
    --------
    >>> source_runs(Placed("a b", ((0, 4, 1), (2, 9, 1))), "....a....b")
    ((0, 4, 1), (2, 9, 1))
    """
    runs: list[Run] = []
    for start, at, length in _same_runs(text, source):
        if runs and start == sum(runs[-1][::2]) and at == sum(runs[-1][1:]):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + length)
        else:
            runs.append((start, at, length))
    return tuple(runs)


def _same_runs(text: Placed, source: str) -> Iterator[Run]:
    for start, at, length in text.runs:
        if text.text.startswith(source[at : at + length], start):
            yield start, at, length
        else:
            yield from (
                (start + n, at + n, 1) for n in range(length) if text.text[start + n] == source[at + n]
            )
