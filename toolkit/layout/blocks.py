"""What layout recovery works on: lines as set, blocks of them, and how the file as a whole is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from toolkit.layout.lines import Line
from toolkit.layout.text import Placed

_SET_IN = 3
LONG = 80


@dataclass(frozen=True)
class Piece:
    """A line of a block: its text, and how the line is set."""

    text: Placed
    line: Line
    strong: int = 0
    hashes: int = 0
    bullet: str = ""
    hard: bool = False


@dataclass(frozen=True)
class Block:
    """Lines that belong together. ``torn``: a page's edge or a footnote stands before it; ``role`` as in LINES."""

    pieces: tuple[Piece, ...]
    role: str = "paragraph"
    label: str = ""
    torn: bool = False

    @cached_property
    def text(self) -> str:
        """The block's words, lines joined by a space (hyphens are dealt with at the end)."""
        return " ".join(piece.text.text for piece in self.pieces if piece.text.text)

    @property
    def first(self) -> Piece:
        """The first line."""
        return self.pieces[0]

    @property
    def strong(self) -> int:
        """How every word is emphasised: 2 bold or underlined, 1 italic, 0 not."""
        return min((piece.strong for piece in self.pieces if piece.text.text), default=0)

    def without_start(self, length: int) -> Block:
        """Return the block without its first `length` characters (the label)."""
        pieces = list(self.pieces)
        while length and pieces:
            size = len(pieces[0].text.text)
            if size > length:
                pieces[0] = replace(pieces[0], text=pieces[0].text.cut(length).strip())
                break
            length -= min(length, size + 1)
            pieces.pop(0)
        return replace(self, pieces=tuple(pieces))


@dataclass(frozen=True)
class Setting:
    """What is known of the file as a whole: the width its lines are broken to, and each page's left edge."""

    markdown: bool
    width: int
    edges: dict[int, int]

    def room(self, before: Piece, piece: Piece, share: float = 0.85) -> bool:
        """Whether the line before had room for this one's first word, so that the break between them is meant."""
        word = piece.text.text.partition(" ")[0]
        return not self.width or before.line.length + 1 + len(word) <= self.width * share

    def set_in(self, piece: Piece) -> bool:
        """Whether the line begins to the right of the page's left edge."""
        return not self.markdown and piece.line.indent - self.edges.get(piece.line.page, 0) >= _SET_IN


def read_setting(lines: Sequence[Line], width: int, *, markdown: bool) -> Setting:
    """Return the setting of a file from its lines.

    A page's left edge is where most lines begin that go on with a sentence.
    """
    indents: dict[int, Counter[int]] = {}
    for before, line in pairwise(lines):
        if before.text and line.text and before.length > width * 0.6 and before.text[-1] not in ".,;:":
            indents.setdefault(line.page, Counter())[line.indent] += 1
    edges = {
        page: max(counts, key=lambda indent: (counts[indent], -indent)) for page, counts in indents.items()
    }
    return Setting(markdown, width, edges)


def goes_on(piece: Piece) -> bool:
    """Tell whether the line begins in lower case, as the rest of a sentence does."""
    return piece.text.text[:1].islower()
