"""Parting a resolution whose lines were lost: its opening line and preamble run together in one line of the file.

``The General Assembly, Recalling …, Noting …, 1. Decides …`` is cut behind the line that names the body, and then before each
comma's capital that opens a preambular paragraph (``lexicons/layout.toml``, ``preambular``) and before a first number.
A resolution that has its lines is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from toolkit.layout.blocks import Block, Piece
from toolkit.layout.shape import is_enacting
from toolkit.lexicons import load_lexicon

_FORMULA = re.compile(
    r"The (?:[A-Z][\w’-]*|of|on|the|for|and|to)(?: (?:[A-Z][\w’-]*|of|on|the|for|and|to)){0,20},\s+"
)


@cache
def _openings() -> re.Pattern[str]:
    words = "|".join(load_lexicon("layout")["preambular"])
    return re.compile(rf"(?<=,)\s+(?=(?:[A-Z][a-z]+ly |Having )?(?:{words})\b|1\.\s+[A-Z])", re.IGNORECASE)


def part_enacting(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those with a whole preamble in one line cut into its paragraphs."""
    return [part for block in blocks for part in _part(block)]


def _part(block: Block) -> Iterator[Block]:
    found = next(
        ((n, cut) for n, piece in enumerate(block.pieces) if (cut := _formula(piece.text.text))), None
    )
    if found is None or block.role != "paragraph":
        yield block
        return
    index, (start, end) = found
    piece = block.pieces[index]
    before = (*block.pieces[:index], piece._replace(text=piece.text.cut(0, start).strip()))
    if any(each.text.text for each in before):
        yield replace(block, pieces=tuple(each for each in before if each.text.text))
    yield Block((piece._replace(text=piece.text.cut(start, end).strip(), bullet=""),))
    yield from _preamble([piece._replace(text=piece.text.cut(end), bullet=""), *block.pieces[index + 1 :]])


def _formulas(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be formulas, from a word's start on; an expression that begins with letters is searched by them."""
    position = 0
    while match := _FORMULA.search(text, position):
        starts = match.start() == 0 or text[match.start() - 1].isspace()
        position = match.end() if starts else match.start() + 1
        if starts:
            yield match


def _formula(text: str) -> tuple[int, int] | None:
    """Return where a line of its own, naming the body, stands in `text` with a preambular word behind it."""
    for match in _formulas(text):
        if is_enacting(match[0]) and text[match.end() :] and _openings().match(f", {text[match.end() :]}", 1):
            return match.span()
    return None


def _preamble(pieces: Sequence[Piece]) -> Iterator[Block]:
    """Yield a block for each paragraph in `pieces`."""
    group: list[Piece] = []
    for piece in pieces:
        text = piece.text.text
        cuts = [
            0,
            *(m.end() for m in _openings().finditer(text) if text[m.end()].isupper() or text[m.end()] == "1"),
        ]
        for start, end in pairwise([*cuts, len(text)]):
            if start and group:
                yield Block(tuple(group))
                group = []
            group.append(piece._replace(text=piece.text.cut(start, end).strip()))
    if group:
        yield Block(tuple(group))
