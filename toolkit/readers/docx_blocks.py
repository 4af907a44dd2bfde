"""What a story of a Word document is made of: paragraphs of runs, and tables of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from toolkit.readers.docx_package import Element
from toolkit.readers.docx_styles import Look, Style

BREAK = "\n"
"""The text of a run that ends a line within its paragraph."""


class Run(NamedTuple):
    """A stretch of one look; ``markup``: it is no text but a mark of the reader's own."""

    text: str
    look: Look
    markup: bool = False


@dataclass
class Paragraph:
    """A paragraph: its number in the document, its properties and runs; ``torn``: the next one goes on in its line.

    ``contents``: it is part of a table of contents.
    """

    number: int
    properties: Element | None
    style: Style
    runs: list[Run] = field(default_factory=list)
    torn: bool = False
    contents: bool = False

    @property
    def last(self) -> int:
        """The number of the last paragraph in it."""
        return self.number


@dataclass
class Table:
    """A table: rows of cells, each of which holds paragraphs and tables; the number of the last paragraph in it."""

    rows: list[list[list[Paragraph | Table]]] = field(default_factory=list)
    last: int = 0


Blocks = list[Paragraph | Table]


class Note(NamedTuple):
    """A note: its number, and that of the paragraph that refers to it."""

    number: int
    paragraph: int


class Notes:
    """The notes that the text refers to, by kind and key, in order."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], Note] = {}

    def refer(self, kind: str, key: str, paragraph: int) -> int:
        """Return the number of a note, to which `paragraph` refers."""
        return self.found.setdefault((kind, key), Note(len(self.found) + 1, paragraph)).number


def joined(blocks: Blocks) -> Iterator[Paragraph | Table]:
    """Yield the blocks, a paragraph whose end is struck out or hidden joined to the next one."""
    runs: list[Run] = []
    begun = 0
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Table):
            yield block
        elif block.torn and isinstance(after, Paragraph):
            runs += block.runs
            begun = begun or block.number
        else:
            yield replace(block, runs=runs + block.runs, number=begun or block.number) if runs else block
            runs, begun = [], 0


def split_runs(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the runs of each line of a paragraph."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    return lines
