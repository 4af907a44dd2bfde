"""Blocks of a web page as Markdown, each line with the line of the file it begins on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from toolkit.readers.html_block import Block, Chunk, Row
from toolkit.readers.html_lists import BULLET
from toolkit.readers.markdown import emphasised, escaped

_NOTE_MARK = re.compile(r"[\[(]?(\d{1,3}(?:\s?[,;]\s?\d{1,3})*)[\])]?")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)]{1,2}\s+(?=\S)")
_TYPED_BULLET = re.compile(r"[-–—•▪●○◦‣·►➢❖■□◆◇*]\s")
_MARKS = {0: "", 1: "*", 2: "**"}
_RULE = "* * *"
_INDENT = 4


def write_markdown(blocks: Iterable[Block]) -> tuple[str, tuple[int, ...]]:
    """Return the blocks as Markdown, and for each of its lines the line of the file.

    A blank line stands between blocks but the rows of a table, and counts to the block before it.
    """
    lines: list[str] = []
    numbers: list[int] = []
    table = False
    for block in blocks:
        was_table, table = table, bool(block.rows) and any(chunk.cell for chunk in block.rows[0].chunks)
        if lines and not (table and was_table):
            lines.append("")
            numbers.append(numbers[-1])
        for text, number in _lines(block, numbers[-1] if numbers else 1):
            lines.append(text)
            numbers.append(number)
    return "\n".join(lines), tuple(numbers)


def _lines(block: Block, last: int) -> Iterator[tuple[str, int]]:
    if not block.rows:
        yield _RULE, last
        return
    marker = _marker(block)
    if block.level:
        marker = marker.removeprefix(f"{BULLET} ")
        words = " ".join(_words(row.chunks) for row in block.rows)
        yield "#" * block.level + " " + marker + words, block.rows[0].line
        return
    indent = " " * _INDENT * block.indent
    for count, row in enumerate(block.rows):
        end = "  " if count + 1 < len(block.rows) else ""
        yield f"{indent}{'' if count else marker}{_row(row)}{end}", row.line


def _marker(block: Block) -> str:
    """Return what stands before the words, with its space; nothing where they begin with it themselves."""
    text, marker = block.text, block.marker
    typed = (
        text.startswith((f"{marker} ", f"({marker[:-1]}", f"{marker[:-1]})"))
        if marker != BULLET
        else _TYPED_BULLET.match(text)
    )
    return f"{marker} " if marker and not typed else ""


def _row(row: Row) -> str:
    if any(chunk.cell for chunk in row.chunks):
        return f"| {' | '.join(map(_words, _cells(row.chunks)))} |"
    return emphasised(_words(row.chunks), _MARKS[_weight(row.chunks)])


def _cells(chunks: Iterable[Chunk]) -> list[list[Chunk]]:
    cells: list[list[Chunk]] = [[]]
    for chunk in chunks:
        if chunk.cell:
            cells.append([])
        else:
            cells[-1].append(chunk)
    return cells


def _weight(chunks: Sequence[Chunk]) -> int:
    """Return how every word of a row is emphasised, the label before them aside."""
    label = _LABEL.match("".join(chunk.text for chunk in chunks))
    start, weights = label.end() if label else 0, []
    for chunk in chunks:
        if chunk.text[max(0, start) :].strip():
            weights.append(chunk.style.weight)
        start -= len(chunk.text)
    return min(weights, default=0)


def _words(chunks: Iterable[Chunk]) -> str:
    """Return words as Markdown, raised numbers as such."""
    parts = []
    for raised, group in groupby(chunks, key=lambda chunk: chunk.style.raised):
        text = "".join(chunk.text for chunk in group)
        mark = _NOTE_MARK.fullmatch(text.strip()) if raised else None
        parts.append(
            " ".join(f"<sup>{n}</sup>" for n in re.findall(r"\d+", mark[1])) if mark else escaped(text)
        )
    return "".join(parts).strip()
