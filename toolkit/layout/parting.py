"""Parting the numbered paragraphs that a file has run together on one line.

``1. We met. 2. We agreed.`` is cut before the next number where no other block begins with it; a heading in capitals
between the two is a block of its own, and so is a title before the first of three numbers or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.layout.blocks import Block, Piece
from toolkit.layout.labels import Reading, read_label

_FIRST_OF_THREE = re.compile(
    r"([^\W\d_](?:(?! 1\. [A-Z]).){8,300}?)\s+(1\.\s+[A-ZÀ-Þ“](?:(?! 2\. ).)*+ 2\. [A-Z](?:(?! 3\. ).)*+ 3\. [A-Z])"
)
_NUMBERED = re.compile(
    r"(?<=[.;:”\"’)])\s*(?P<head>(?:\b[A-ZÀ-Þ][A-ZÀ-Þ’-]{1,40}\b[ ,&]{1,2}){0,12})\b(?P<number>\d{1,3})\.\s*(?=[A-ZÀ-Þ“])"
)
_FIRST_ITEM = re.compile(r"(?<=[-–—:])\s*\(([Aa1])\)\s+(?=[A-ZÀ-Þ“])")
_SECOND_ITEM = re.compile(r"\(([Bb2])\)\s")
_LONGEST_TITLE = 300


def part_run_together(blocks: Sequence[Block]) -> list[Block]:
    """Part the numbered paragraphs that stand on one line: where the next number is found nowhere else."""
    heads = {reading for block in blocks for reading in _readings(block)}
    apart = [part for block in _part_first_items(blocks) for part in _part_title(block)]
    return [part for block in apart for part in _part(block, heads)]


def _part_first_items(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, a first item that stands in the line of what introduces it cut from it if the second has a line."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        second = after and _SECOND_ITEM.match(after.text)
        found = list(_FIRST_ITEM.finditer(block.text)) if second and block.role == "paragraph" else []
        label = chr(ord(second[1]) - 1) if second else ""
        last = block.pieces[-1]
        match = _FIRST_ITEM.search(last.text.text) if len(found) == 1 and found[0][1] == label else None
        if match:
            head = last._replace(text=last.text.cut(0, match.start(1) - 1).strip())
            yield replace(block, pieces=(*block.pieces[:-1], head))
            yield Block((last._replace(text=last.text.cut(match.start(1) - 1), bullet=""),))
        else:
            yield block


def _part_title(block: Block) -> Iterator[Block]:
    """Part a title from the first of three numbered paragraphs or more that stand in one line with it."""
    piece = block.first
    match = _FIRST_OF_THREE.match(piece.text.text)
    if match and block.role == "paragraph" and match.end(1) <= _LONGEST_TITLE:
        yield replace(block, pieces=(piece._replace(text=piece.text.cut(0, match.end(1))),))
        rest = piece._replace(text=piece.text.cut(match.start(2)), bullet="")
        yield replace(block, pieces=(rest, *block.pieces[1:]))
    else:
        yield block


def _readings(block: Block) -> tuple[Reading, ...]:
    label = read_label(block.text[:60]) if block.role == "paragraph" else None
    return label.readings if label else ()


def _part(block: Block, heads: set[Reading]) -> Iterator[Block]:
    value = next((reading.value for reading in _readings(block) if reading.style == "1."), None)
    if value is None or Reading("1.", value + 1) in heads:
        yield block
        return
    pieces: list[Piece] = []
    whole = block
    for piece in block.pieces:
        start = 0
        for match in _NUMBERED.finditer(piece.text.text):
            if int(match["number"]) != value + 1 or Reading("1.", value + 1) in heads:
                continue
            value += 1
            head = _cut(piece, start, match.start())
            yield replace(whole, pieces=(*pieces, head))
            if match["head"]:
                words = piece._replace(text=piece.text.cut(*match.span("head")).strip(), bullet="")
                yield Block((words,))
            start, pieces, whole = match.start("number"), [], Block(())
        pieces.append(_cut(piece, start) if start else piece)
    yield block if whole is block else Block(tuple(pieces))


def _cut(piece: Piece, start: int, end: int | None = None) -> Piece:
    """Return a stretch of the line; only its beginning has the bullet."""
    return piece._replace(text=piece.text.cut(start, end), bullet="" if start else piece.bullet)
