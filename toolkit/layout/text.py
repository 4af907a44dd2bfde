"""Text that remembers where it stands in the source.

A :class:`Placed` text holds, for each of its characters, the position of the source character it was read from, or
-1 where it has none (the space that joins two lines). Every step of layout recovery cuts and joins such texts, so a
paragraph's ``source_map`` is read off at the end and never computed backwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

NOWHERE = -1
_BLANK = "\u200b\u200c\u200d\u2060\ufeff" + "".join(filter(str.isspace, map(chr, range(0x3001))))


def strip_blank(text: str) -> str:
    r"""Return `text` without the white space and the invisible characters around it.

    Examples
    --------
    >>> strip_blank("\u200b 1. We met.\xa0\n")
    '1. We met.'
    """
    return text.strip(_BLANK)


@dataclass(frozen=True)
class Placed:
    """A text and the source position of each of its characters."""

    text: str
    at: tuple[int, ...]

    def cut(self, start: int, end: int | None = None) -> Placed:
        """Return the stretch from `start` to `end`."""
        return Placed(self.text[start:end], self.at[start:end])

    def strip(self) -> Placed:
        """Return the text without white space and invisible characters around it."""
        start = len(self.text) - len(self.text.lstrip(_BLANK))
        return self.cut(start, max(start, len(self.text.rstrip(_BLANK))))


EMPTY = Placed("", ())


def concat(pieces: Iterable[Placed]) -> Placed:
    """Return the pieces one after the other."""
    pieces = list(pieces)
    return Placed("".join(piece.text for piece in pieces), tuple(chain.from_iterable(p.at for p in pieces)))


def without(text: Placed, spans: Sequence[tuple[int, int]]) -> Placed:
    """Return `text` without the given stretches (in order, disjoint)."""
    if not spans:
        return text
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(text.text)]
    return concat(text.cut(start, end) for start, end in zip(starts, ends, strict=True))


def fold_spaces(text: Placed) -> Placed:
    """Return `text` stripped, every run of white space made one plain space."""
    chars: list[str] = []
    at: list[int] = []
    for index, char in enumerate(text.text):
        if not char.isspace():
            chars.append(char)
            at.append(text.at[index])
        elif chars and chars[-1] != " ":
            chars.append(" ")
            at.append(text.at[index])
    if chars and chars[-1] == " ":
        chars.pop()
        at.pop()
    return Placed("".join(chars), tuple(at))


def source_runs(text: Placed, source: str) -> tuple[tuple[int, int, int], ...]:
    """Return ``(text_start, source_start, length)`` of every run that is the same in `text` and `source`.

    Examples
    --------
    >>> source_runs(Placed("a b", (4, -1, 9)), "....a....b")
    ((0, 4, 1), (2, 9, 1))
    """
    runs: list[tuple[int, int, int]] = []
    start, length = 0, 0
    for index, (char, at) in enumerate(zip(text.text, text.at, strict=True)):
        same = at != NOWHERE and source[at] == char
        if same and length and at == text.at[start] + length:
            length += 1
            continue
        if length:
            runs.append((start, text.at[start], length))
        start, length = index, int(same)
    if length:
        runs.append((start, text.at[start], length))
    return tuple(runs)
