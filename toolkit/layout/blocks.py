"""What layout recovery works on: lines as set, blocks of them, and how the file as a whole is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from toolkit.layout.furniture import STOPS
from toolkit.layout.lines import Line
from toolkit.layout.text import EMPTY, Placed, concat

_SET_IN = 3
_ENOUGH = 5
_LOOSE = 0.02
_FIRST = re.compile(r"[^ \t-]*-?")
LONG = 80


class Piece(NamedTuple):
    """A line of a block: its text, and how the line is set; ``lead`` is the bullet as it stands, with its space.

    ``running``: it begins within an emphasis that the line before opened.
    """

    text: Placed
    line: Line
    strong: int = 0
    hashes: int = 0
    bullet: str = ""
    hard: bool = False
    lead: Placed = EMPTY
    running: bool = False

    def unlisted(self) -> Piece:
        """Return the line with what looked like a bullet as text again."""
        return self._replace(text=concat([self.lead, self.text]), bullet="", lead=EMPTY)


@dataclass(frozen=True)
class Block:
    """Lines that belong together; ``role`` as in LINES.

    ``torn``: a page's edge or a footnote stands before it; ``by_label``: nothing but what may be a label begins it.
    """

    pieces: tuple[Piece, ...]
    role: str = "paragraph"
    label: str = ""
    torn: bool = False
    by_label: bool = False

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

    @property
    def marked(self) -> bool:
        """Whether it is set off as a heading: by ``#``, or emphasised as a whole."""
        return bool(self.first.hashes or self.strong)

    def without_start(self, length: int) -> Block:
        """Return the block without its first `length` characters (the label)."""
        pieces = list(self.pieces)
        while length and pieces:
            size = len(pieces[0].text.text)
            if size > length:
                pieces[0] = pieces[0]._replace(text=pieces[0].text.cut(length).strip())
                break
            length -= min(length, size + 1)
            pieces.pop(0)
        return replace(self, pieces=tuple(pieces))


@dataclass(frozen=True)
class Setting:
    """What is known of the file as a whole: the width its lines are broken to, and each page's left edge.

    ``strict``: the width where every line is filled as far as words go, else 0; ``hard_ends``: two spaces at a line's
    end mean something; ``parted``: blank lines part the paragraphs, as the reader of a PDF saw them set.
    """

    markdown: bool
    width: int
    edges: dict[int, int]
    strict: int = 0
    hard_ends: bool = False
    parted: bool = False

    def room(self, before: Piece, piece: Piece, share: float = 0.85) -> bool:
        """Whether the line before had room for this one's first word, so that the break between them is meant."""
        if self.strict:
            word, _, rest = piece.line.raw.lstrip(" \t").partition(" ")
            spaces = 0 if rest.strip() else len(rest) + 1
            return before.line.length + 1 + len(word) + spaces <= self.strict
        word, raw = piece.text.text.partition(" ")[0], piece.line.raw.lstrip().partition(" ")[0]
        word = raw if word in raw else word
        return not self.width or before.line.length + 1 + len(word) <= self.width * share

    def set_in(self, piece: Piece) -> bool:
        """Whether the line begins to the right of the page's left edge."""
        return not self.markdown and piece.line.indent - self.edges.get(piece.line.page, 0) >= _SET_IN


def read_setting(lines: Sequence[Line], width: int, *, markdown: bool, parted: bool = False) -> Setting:
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
    ends = [line.raw.endswith(("  ", "\\")) for line in lines if line.text and line.text[-1] not in STOPS]
    hard_ends = markdown and sum(ends) <= len(ends) / 2
    return Setting(markdown, width, edges, _strict_width(lines) if width else 0, hard_ends, parted)


def _strict_width(lines: Sequence[Line]) -> int:
    """Return the length no line exceeds where each line is filled as far as whole words go, else 0.

    Evidence are the lines that the next one continues in lower case, in the middle of a sentence.
    """
    broken = [
        (before.length, before.length + 1 + len(_FIRST.match(line.text)[0]))  # type: ignore[index]
        for before, line in pairwise(lines)
        if before.text
        and line.text[:1].islower()
        and line.text[:2] not in {"o", "o "}
        and before.page == line.page
    ]
    width = max((length for length, _ in broken), default=0)
    loose = sum(with_next <= width for _, with_next in broken)
    return width if len(broken) >= _ENOUGH and loose <= len(broken) * _LOOSE else 0


def goes_on(piece: Piece) -> bool:
    """Tell whether the line begins in lower case, as the rest of a sentence does."""
    return piece.text.text[:1].islower()
