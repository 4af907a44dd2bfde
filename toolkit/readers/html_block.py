"""A block of text of a web page: its rows, the words in them and how they are set."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from toolkit.readers.html_style import Style

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PROSE = 80
_UNLINKED = 0.3


class Chunk(NamedTuple):
    """Words set alike; `cell`: the edge between two cells of a table instead."""

    text: str
    style: Style
    cell: bool = False


@dataclass
class Row:
    """A line of a block: its words, the line of the file they begin on, the innermost element set as a block around them."""

    chunks: list[Chunk] = field(default_factory=list)
    line: int = 0
    home: Element | None = None

    @cached_property
    def text(self) -> str:
        """The words (only of a finished row)."""
        return "".join(chunk.text for chunk in self.chunks).strip()

    def add(self, text: str, style: Style) -> None:
        """Add words; a space after a space is none."""
        if not self.chunks or self.chunks[-1].text.endswith(" "):
            text = text.lstrip()
        if text:
            self.chunks.append(Chunk(text, style))


@dataclass(frozen=True)
class Block:
    """Rows that belong together, what is printed before them, in how many items of lists they stand in; a rule has no rows.

    ``home``: the innermost element set as a block in which they stand.
    """

    home: Element
    rows: tuple[Row, ...] = ()
    level: int = 0
    marker: str = ""
    indent: int = 0

    @cached_property
    def text(self) -> str:
        """The words of the block."""
        return " ".join(row.text for row in self.rows)

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough for a sentence, and little of it links."""
        return len(self.text) >= _PROSE and self.linked < _UNLINKED

    @property
    def is_note(self) -> bool:
        """Whether it begins with a raised number, as a footnote does."""
        return self.marker.startswith("<sup>") or any(row.chunks[0].style.raised for row in self.rows[:1])

    @cached_property
    def linked(self) -> float:
        """Which share of the words are links."""
        chunks = [chunk for row in self.rows for chunk in row.chunks]
        return sum(len(c.text) for c in chunks if c.style.linked) / max(1, sum(len(c.text) for c in chunks))
