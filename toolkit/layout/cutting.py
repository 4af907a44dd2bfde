"""From lines to blocks: which lines belong together, before anything is known of labels and headings.

Lines without a blank line between them make a *chunk*. In a file whose lines are broken to a width a chunk is cut
where something begins that can't be the next line of a paragraph: a Markdown heading, a list item, a label after the
end of a sentence, a first line set in, a line after one that had room for its first word and ends a sentence. In a
file with a paragraph a line, every line is a block unless the line before breaks off in the middle of a sentence.
Where every line is filled as far as whole words go, a line that had room for the next word is the last of its block.
A block that nothing but a label begins is marked as such: it is joined again if the label turns out to be none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.layout.blocks import LONG, Block, Piece, Setting, goes_on
from toolkit.layout.labels import annex_label, begins_bare, looks_labelled, read_label, read_section_number
from toolkit.layout.lines import Line
from toolkit.layout.markup import read_rows
from toolkit.layout.shape import (
    ends_clause,
    ends_sentence,
    is_enacting,
    is_lone_label,
    is_title_case,
    opens_preamble,
    runs_on,
)
from toolkit.layout.text import Placed, concat
from toolkit.lexicons import load_lexicon

_HASHES = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$|(?<=##)(?=[^\W_]|\*\*|[“\"(]))")
_TRAILING_HASHES = re.compile(r"\s+#+$")
_BULLET = re.compile(
    "(?:--|[-*+•▪●○◦‣·►➢✓❖■□◆◇\uf0b7\uf0a7–—]|o(?=\\s+[A-Z]|$)|(?<!\\S)\uf06f)(?:\\s+|$)|[•▪●◦‣►➢❖](?=\\w)"
)
_QUOTE = re.compile(r"(?:>\s?)+")
_LONG_LINE = 60
_SPACE = Placed(" ")
_ITEM_END = re.compile(r"(?:,|\b(?:and|or|and/or))$")


def cut_chunk(source: str, chunk: Sequence[Line], setting: Setting) -> list[Block]:
    """Return the blocks of a chunk: lines of one page with no blank line between them."""
    pieces = _pieces(source, chunk, setting)
    groups: list[list[Piece]] = []
    labelled: set[int] = set()
    for piece in pieces:
        if (
            not groups
            or (piece.bullet and not piece.text.text)
            or (piece.text.text and _begins(groups[-1], piece, setting))
        ):
            groups.append([piece])
        elif piece.text.text and _label_begins(groups[-1], piece, setting):
            labelled.add(len(groups))
            groups.append([piece])
        else:
            groups[-1].append(piece.unlisted())
    return [
        Block(tuple(group), by_label=number in labelled and not part)
        for number, whole in enumerate(groups)
        for part, group in enumerate(_part_heading(whole, setting))
    ]


def _pieces(source: str, chunk: Sequence[Line], setting: Setting) -> list[Piece]:
    rows = read_rows(source, chunk[0].start, chunk[-1].end, markdown=setting.markdown)
    first = chunk[0].number
    pieces: list[Piece] = []
    for line in chunk:
        row = rows[line.number - first]
        piece = _piece(row.text, line, row.strong, setting)
        piece = piece._replace(running=True) if row.running else piece
        if pieces and _is_drop_cap(pieces[-1], piece):
            piece = piece._replace(text=concat([pieces.pop().text, _SPACE, piece.text]))
        pieces.append(piece)
    return pieces


def _is_drop_cap(before: Piece, piece: Piece) -> bool:
    """Tell whether the line before is the large initial of this one, which goes on in lower case."""
    initial = before.text.text
    return (
        len(initial) == 1 and initial.isupper() and not before.bullet and goes_on(piece) and not piece.bullet
    )


def _piece(text: Placed, line: Line, strong: int, setting: Setting) -> Piece:
    quote = _QUOTE.match(text.text) if setting.markdown else None
    if quote:
        text = text.cut(quote.end()).strip()
    hashes = _HASHES.match(line.raw) if setting.markdown else None
    if hashes:
        text = text.cut(len(hashes[1])).strip()
        trailing = _TRAILING_HASHES.search(text.text)
        text = text.cut(0, trailing.start()) if trailing else text
        return Piece(text, line, strong, hashes=len(hashes[1]))
    hard = setting.hard_ends and (line.raw.endswith("  ") or line.raw.endswith("\\"))
    bullet = _BULLET.match(text.text)
    if not bullet:
        return Piece(text, line, strong, hard=hard)
    lead, text = text.cut(0, bullet.end()), text.cut(bullet.end())
    return Piece(text, line, strong, bullet=bullet[0].strip(), hard=hard, lead=lead)


def _begins(group: Sequence[Piece], piece: Piece, setting: Setting) -> bool:
    """Tell whether `piece` begins a new block after `group`."""
    before = next((piece for piece in reversed(group) if piece.text.text), group[-1])
    last = before.text.text
    if not last or (piece.running and not before.hard):
        return False
    if (
        piece.hashes
        or before.hashes
        or is_enacting(last)
        or is_enacting(piece.text.text)
        or annex_label(last) == last
    ):
        return True
    if piece.bullet:
        return _listed(last) or bool(group[0].bullet and not setting.strict) or setting.room(before, piece)
    if len(group) == 1 and is_lone_label(last):
        return False
    if len(group) == 1 and read_section_number(last):
        return ends_sentence(piece.text.text) or len(piece.text.text) > LONG
    if setting.parted or _is_unfinished(last) or (not setting.width and looks_labelled(piece.text.text)):
        return False
    if not setting.width:
        broken = len(last) > _LONG_LINE and not is_title_case(last) and piece.text.text[0] == "("
        return ends_sentence(last) or not (broken or goes_on(piece) or runs_on(last, piece.text.text))
    return _begins_wrapped(group, before, piece, setting)


def _label_begins(group: Sequence[Piece], piece: Piece, setting: Setting) -> bool:
    """Tell whether `piece` begins with what may be a label, where one can stand."""
    text, before = piece.text.text, next((p for p in reversed(group) if p.text.text), group[-1])
    last = before.text.text
    if not last or (len(group) == 1 and is_lone_label(last)):
        return False
    if looks_labelled(text):
        begun = looks_labelled(group[0].text.text)
        room = not setting.parted and setting.room(before, piece, 0.75)
        return ends_sentence(last) or room or (_listed(last) and begun)
    return begins_bare(text) and (ends_sentence(last) or (len(group) == 1 and _is_short_title(last)))


def _begins_wrapped(group: Sequence[Piece], before: Piece, piece: Piece, setting: Setting) -> bool:
    """Tell whether `piece` begins a block where lines are broken to a width: by its setting, not by a mark."""
    ended = ends_sentence(before.text.text)
    aligned = piece.line.indent >= group[0].line.indent - 1 and (ended or ends_clause(before.text.text))
    if setting.set_in(piece) and (before.line.indent < piece.line.indent or aligned):
        return True
    if bool(before.strong) != bool(piece.strong) and (before.hard or setting.room(before, piece, 1.0)):
        return bool(piece.strong and ended) or all(p.strong for p in group if p.text.text)
    if goes_on(piece):
        return False
    if opens_preamble(piece.text.text) and (ended or ends_clause(before.text.text)):
        return True
    if len(group) < 3 and all(_is_short_title(p.text.text) for p in group):
        is_text = piece.line.length > setting.width * 0.6 or ends_sentence(piece.text.text)
        return is_text and setting.room(before, piece, 0.7)
    if setting.strict and setting.room(before, piece):
        return True
    return ended and (before.hard or setting.room(before, piece))


def _is_unfinished(text: str) -> bool:
    """Tell whether a line ends on a small word that can end neither a heading nor a sentence: `WE, the Heads of`."""
    return text.rpartition(" ")[2] in load_lexicon("layout")["unfinished"]


def _listed(text: str) -> bool:
    """Tell whether `text` ends where an item of a list may."""
    return ends_sentence(text) or bool(_ITEM_END.search(text[-8:]))


def _is_short_title(text: str) -> bool:
    label = read_label(text)
    words = text[label.length :] if label else text
    return (
        0 < len(words.split()) <= 8
        and words[:1].isupper()
        and not words.endswith((",", ".", ":", ";", "?", "!"))
        and not opens_preamble(words)
    )


def _part_heading(group: list[Piece], setting: Setting) -> Iterator[list[Piece]]:
    """Part a short line without a stop at the end of a block from the finished sentence before it."""
    last = len(group)
    while last > 1 and not ends_sentence(group[last - 1].text.text) and len(group) - last < 2:
        last -= 1
    body, tail = group[:last], group[last:]
    if (
        tail
        and setting.width
        and not setting.parted
        and ends_sentence(body[-1].text.text)
        and _is_heading_tail(body[-1], tail, setting)
    ):
        yield body
        yield tail
    else:
        yield group


def _is_heading_tail(before: Piece, tail: Sequence[Piece], setting: Setting) -> bool:
    short = all(piece.line.length < setting.width * 0.8 for piece in tail)
    roomy = setting.strict or setting.room(before, tail[0], 1.0)
    return (
        bool(short and roomy) and not goes_on(tail[0]) and is_title_case(" ".join(p.text.text for p in tail))
    )
