"""The one pass over a document: from its source text to parts with roles, from which every table is read.

Order of work: lines; what is no text by wording or position; chunks and blocks; footnotes; torn paragraphs; labels;
headings; the matter before and after; the outline. :func:`recover_layout` keeps the role of every character, so that
paragraphs, the roles of lines and the coverage of a document can't disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from toolkit.layout.blocks import Block, Piece, Setting, read_setting
from toolkit.layout.cutting import cut_chunk
from toolkit.layout.enacting import part_enacting
from toolkit.layout.furniture import (
    Kind,
    closes_emphasis,
    is_comment,
    is_lone_bullet,
    is_note_rule,
    is_rule,
    line_kinds,
)
from toolkit.layout.headings import find_headings
from toolkit.layout.inferring import infer_labels
from toolkit.layout.joining import join_pieces, may_break_words, vocabulary
from toolkit.layout.kinds import read_kind
from toolkit.layout.lines import Line, close_up, split_lines, unquoted, without_page_ends, wrap_width
from toolkit.layout.matter import settle_back, settle_front
from toolkit.layout.mending import mend
from toolkit.layout.notes import add_cut_off, begins_notes, find_block_notes, read_notes, set_raised
from toolkit.layout.outline import Part, read_outline
from toolkit.layout.pages import add_page_kinds
from toolkit.layout.parting import part_run_together
from toolkit.layout.roles import Roles
from toolkit.layout.sequence import number_blocks, rejoin
from toolkit.layout.text import Placed
from toolkit.readers.front_matter import front_matter_end
from toolkit.readers.reading import AS_MARKDOWN, PDF


@dataclass(frozen=True)
class Found:
    """A paragraph as found: its label, the headings above it, its words with their places."""

    para: str
    heading: tuple[str, ...]
    text: Placed
    footnote: bool


@dataclass(frozen=True)
class Layout:
    """A document's lines, its paragraphs in reading order, the stretches of source with a role, and the kind it prints."""

    lines: tuple[Line, ...]
    paragraphs: tuple[Found, ...]
    stretches: tuple[tuple[int, int, str, str], ...]
    kind: str = ""


def recover_layout(source: str, *, media_type: str = "text/plain", title: str = "") -> Layout:
    r"""Return the layout of a document.

    Examples
    --------
    >>> layout = recover_layout("Joint Statement\n\n1. We met in\nTokyo.\n2. We agreed.\n")
    >>> [(found.para, found.text.text) for found in layout.paragraphs]
    [('1', 'We met in Tokyo.'), ('2', 'We agreed.')]
    """
    begin = front_matter_end(source)
    lines = split_lines(source)
    markdown = media_type in AS_MARKDOWN
    body = close_up([unquoted(line) if markdown else line for line in lines if line.start >= begin])
    if media_type == PDF:
        body = without_page_ends(body)
    width = wrap_width(body)
    setting = read_setting(body, width, markdown=markdown, parted=media_type == PDF)
    kinds = _line_kinds(body, setting, title)
    blocks = list(_read_blocks(source, body, kinds, setting))
    pieces = [piece for block in blocks for piece in block.pieces]
    broken = may_break_words(pieces)
    words = vocabulary((piece.text.text for piece in pieces), spaced=setting.parted) if broken else set()
    parts = _parts(blocks, setting, title, words, titled=begin > 0 and bool(title))
    notes = {
        block.label: block.first.line.page for block in (p.whole for p in parts) if block.role == "footnote"
    }
    texts = [p.whole for p in parts if p.role == "paragraph"]
    notes = set_raised(add_cut_off(notes, texts), texts)
    found = tuple(_found(part, words, notes) for part in parts if part.para)
    stretches = _stretches(lines, begin, parts, found)
    paragraphs = tuple(f for f in found if f.text.text)
    return Layout(tuple(lines), paragraphs, tuple(stretches), read_kind(parts))


def _parts(
    blocks: Sequence[Block], setting: Setting, title: str, words: Set[str], *, titled: bool
) -> list[Part]:
    """Return the parts of a document from its blocks."""
    whole = rejoin(part_run_together(part_enacting(mend(find_block_notes(blocks), setting))))
    whole = settle_front(whole, title, titled=titled)
    items = number_blocks(whole)
    flags = find_headings(whole, items)
    settled = settle_back(whole, items)
    if settled != whole:
        whole = settled
        items = number_blocks(whole)
        flags = find_headings(whole, items)
    return read_outline(whole, infer_labels(whole, items, flags), flags, words)


def _found(part: Part, words: set[str], notes: Mapping[str, int]) -> Found:
    marks = {} if part.role == "footnote" else notes
    return Found(
        part.para, part.heading, join_pieces(part.body.pieces, words, marks), part.role == "footnote"
    )


def _line_kinds(lines: Sequence[Line], setting: Setting, title: str) -> list[Kind | None]:
    """Return what each line is, if it isn't text; where the reader parted the paragraphs, no line within one is a page's head."""
    kinds = line_kinds(lines, setting.width, parted=setting.parted)
    found = add_page_kinds(lines, kinds, title)
    if not setting.parted:
        return found
    texts = ["", *(line.text for line in lines), ""]
    return [
        kind if texts[index] or texts[index + 2] else page_kind
        for index, (kind, page_kind) in enumerate(zip(kinds, found, strict=True))
    ]


def _read_blocks(
    source: str, lines: Sequence[Line], kinds: Sequence[Kind | None], setting: Setting
) -> Iterator[Block]:
    """Yield the blocks of the text in order; a line with another role is a block by itself."""
    chunk: list[Line] = []
    bullets = _lone_bullets(lines)
    torn, page = False, 1
    noting: list[Line] = []
    for index, line in enumerate(lines):
        kind = kinds[index]
        rule = (is_rule(line) and line.start not in bullets) or is_comment(line)
        rule = rule and not (setting.markdown and closes_emphasis(chunk, line))
        held = not line.text and len(chunk) == 1 and chunk[0].start in bullets
        edge = line.page != page or bool(kind and kind.page)
        if chunk and not held and (not line.text or kind or rule or edge):
            yield from _flush(source, chunk, setting, torn=torn)
            chunk, torn = [], False
        if noting and edge:
            yield from _notes(source, noting[1:], setting)
            noting = []
        torn, page = torn or edge or (rule and len(line.text) == 1), line.page
        torn = torn and not (setting.parted and not line.text)
        if kind:
            yield _single(source, line, kind, setting)
        elif is_note_rule(line) and _notes_follow(lines, index):
            noting, torn = [line], True
        elif noting and line.text:
            noting.append(line)
        elif rule and not is_comment(line) and len(line.text) > 1:
            yield Block((Piece(_whole(line), line),), role="rule")
        elif line.text and not rule:
            chunk.append(line)
    if noting:
        yield from _notes(source, noting[1:], setting)
    if chunk:
        yield from _flush(source, chunk, setting, torn=torn)


def _lone_bullets(lines: Sequence[Line]) -> set[int]:
    """Return where the bullets begin that have a line to themselves, if there are several."""
    starts = {line.start for line in lines if is_lone_bullet(line)}
    return starts if len(starts) > 1 else set()


def _single(source: str, line: Line, kind: Kind, setting: Setting) -> Block:
    if not kind.level:
        return Block((Piece(_whole(line), line),), role=kind.role)
    piece = cut_chunk(source, [line], setting)[0].first
    return Block((piece._replace(hashes=kind.level),))


def _flush(source: str, chunk: Sequence[Line], setting: Setting, *, torn: bool) -> Iterator[Block]:
    for count, block in enumerate(cut_chunk(source, chunk, setting)):
        if any(map(str.isalnum, block.text)):
            yield replace(block, torn=True) if torn and not count else block
        elif block.text:
            yield replace(block, role="markup")


def _notes(source: str, lines: Sequence[Line], setting: Setting) -> list[Block]:
    return read_notes(
        [piece for line in lines for block in cut_chunk(source, [line], setting) for piece in block.pieces]
    )


def _notes_follow(lines: Sequence[Line], index: int) -> bool:
    after = next((place for place in range(index + 1, len(lines)) if lines[place].text), index)
    return after > index and lines[after].page == lines[index].page and begins_notes(lines[after].text)


def _whole(line: Line) -> Placed:
    return Placed(line.raw, ((0, line.start, len(line.raw)),)).strip()


def _stretches(
    lines: Sequence[Line], begin: int, parts: Sequence[Part], found: Sequence[Found]
) -> Iterator[tuple[int, int, str, str]]:
    """Return ``(start, end, role, para)`` of every stretch of source, line by line; white space belongs to none."""
    roles = Roles(lines[-1].end if lines else 0)
    roles.paint([Placed("", ((0, 0, begin),))], ("front-matter", ""))
    words = iter(found)
    for part in parts:
        label = "label" if part.para or part.role == "heading" else part.role
        roles.paint((piece.text for piece in part.whole.pieces), (label, part.para))
        role = "markup" if part.para else part.role
        roles.paint((piece.text for piece in part.body.pieces), (role, part.para))
        if part.para:
            roles.paint([next(words).text], (part.role, part.para))
    return roles.stretches(lines)
