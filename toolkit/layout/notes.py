"""Footnotes and their marks.

A footnote stands under a rule of underscores at the foot of a page, or is a block of its own that begins with a raised
number, ``[1]`` or ``[^1]:``, or at the foot of a page with a plain number that marks a word of that page. Its mark in the text is dropped: raised digits always, plain digits (``Nations1``,
``Court, 2 and``) where a converter lost the raising, that is where a footnote of that number stands on the same or an
earlier page and the digits are no part of a word, a date, a reference or an amount.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.layout.blocks import Block, Piece
from toolkit.layout.text import Placed, without

_ENOUGH = 3
_MOST_DIGITS = 2
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE_START = re.compile(
    r"(?:(?P<raised>[¹²³⁴-⁹⁰]{1,3}):?|\[(?P<boxed>\d{1,3})\]:?|(?P<plain>\d{1,3}))(?:\s+|$)"
)
_BLOCK_START = re.compile(r"(?:(?P<raised>[¹²³⁴-⁹⁰]{1,3}):?\s*|\[(?P<boxed>\d{1,3})\]:?\s+)(?=\S)")
_STARRED = re.compile(r"\*{1,3}\s?(?=\w)")
_STAR = r"(?<=[\w.,;”)])\*{1,3}(?=[\s,.;:)]|$)"
_STAR_MARK = re.compile(_STAR)
_RAISED = re.compile(rf"\s?[¹²³⁴-⁹⁰]{{1,3}}|\s?\[(?P<boxed>\d{{1,3}})\]|(?P<star>{_STAR})")
_SUPERSCRIPT = re.compile(r"[¹²³⁴-⁹⁰]{1,3}")
_PLAIN_START = re.compile(r"(\d{1,2})\s+(?=[A-ZÀ-Þ“])")
_BOXED_MARK = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")
_MARK = re.compile(r"[¹²³⁴-⁹⁰\[*]")
_NUMBER = re.compile(r"\d+")
_UNIT = re.compile(r"\b(?:k?m|cm|mm|CO|NO|PM)$")
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_SURE_MARK = re.compile(
    r"(?:(?<=[a-zà-ÿ]{3})|(?<=[a-zà-ÿ)”’\"][,;”’)])|(?<=[a-zà-ÿ]{3}\.)(?=\d{1,2}(?:$|\s+[A-ZÀ-Þ])))(\d{1,2})(?=[\s,.;:)”]|$)"
)
_PART_LETTER = re.compile(r"(?<![^\W_])[A-Z]\.$")
_GLUED = re.compile(
    r"(?:(?<=[a-zà-ÿ]{3})|(?<=[a-zà-ÿA-Z)”’\"][,.;:”’)\"])|(?<=\d{4}[,;])|(?<=[\s(–-](?:19|20)\d\d))(\d{1,2})(?![,.:]\d)(?=[\s,.;:)”–—-]|$)"
)
_LOOSE = re.compile(
    r"(?:(?<=[^\W\d_][,.;:)”’])|(?<=[”’)][,;.:])|(?<=\d[,;)]))\s(\d{1,2})(?![,.:]\d)(?=[\s,.;:)]|$)|(?:(?<=[a-zà-ÿ]{3})|(?<=\d{4}))\s(\d{1,2})(?![,.:]\d)(?=\s+[a-z]|$|[,.;:])"
)
_REFERENCE = re.compile(
    r"(?:articles?|paras?|paragraphs?|sections?|chapters?|annex(?:es)?|appendix|parts?|rules?|items?|goals?|targets?|phases?|levels?|"
    r"pillars?|lines?|pages?|nos?|vol|number|resolutions?|regulations?|principles?|tables?|figures?|top|first|last|next|of|the|to|and|or|"
    r"than|least|over|about|nearly|almost|some|all|on|by|from|until|for|in|at|with|between|version|stage|step|track|tier|type|area|zone|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)[.,]?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:january|february|march|april|may|june|july|august|september|october|november|december|per ?cent|%|million|billion|trillion|"
    r"and \d|to \d|or \d|years?|days?|months?|weeks?|hours?|countries|states|members?|people|points?|percent)",
    re.IGNORECASE,
)


def read_notes(pieces: Sequence[Piece]) -> list[Block]:
    """Return the footnotes that stand under a rule, from the lines there."""
    notes: list[list[Piece]] = []
    labels: list[str] = []
    loose: list[Piece] = []
    for piece in pieces:
        match = _NOTE_START.match(piece.text.text)
        if match and (not labels or int(_number(match)) == int(labels[-1]) + 1):
            labels.append(_number(match))
            notes.append([piece])
        elif notes:
            notes[-1].append(piece)
        else:
            loose.append(piece)
    found = [
        Block(tuple(group), role="footnote", label=label) for group, label in zip(notes, labels, strict=True)
    ]
    return [Block((piece,), role="furniture") for piece in loose] + found


def _number(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).translate(_PLAIN)


def begins_notes(text: str) -> bool:
    """Tell whether the line after a rule of underscores begins a footnote."""
    return bool(_NOTE_START.match(text) or _STARRED.match(text))


def find_block_notes(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those that begin with a raised or boxed number or with the star of a mark made footnotes.

    Three blocks or more that begin with a boxed number are numbered paragraphs if no text bears such a mark.
    """
    starred = any("*" in block.text and _STAR_MARK.search(block.text) for block in blocks)
    boxed = [
        match["boxed"] for block in blocks if (match := _BLOCK_START.match(block.text)) and match["boxed"]
    ]
    marked = {match[1] for block in blocks for match in _BOXED_MARK.finditer(block.text)} if boxed else set()
    numbered = len(boxed) > 2 and marked.isdisjoint(boxed)
    plain = max(_counted_notes(blocks), _plain_notes(blocks), key=len)
    return [
        replace(block, role="footnote", label=plain[place])
        if place in plain
        else block
        if block.role != "paragraph" or (numbered and block.text.startswith("["))
        else _as_note(block, starred=starred)
        for place, block in enumerate(blocks)
    ]


def _plain_notes(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the blocks at the foot of a page that begin with a plain number which marks a word on that page."""
    found: dict[int, str] = {}
    pages: dict[int, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if block.role == "paragraph":
            pages[block.first.line.page].append(place)
    for places in pages.values():
        foot = len(places)
        while foot and _PLAIN_START.match(blocks[places[foot - 1]].text):
            foot -= 1
        words = " ".join(blocks[place].text for place in places[:foot])
        marks = {match[1] for match in _GLUED.finditer(words)} if foot < len(places) else set()
        starts = {place: _PLAIN_START.match(blocks[place].text) for place in places[foot:]}
        numbers = {place: match[1] for place, match in starts.items() if match}
        if marks.intersection(numbers.values()):
            found.update(numbers)
    return found


def _counted_notes(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the blocks that begin with a plain number which marks a word before them, counting up from 1."""
    found: dict[int, str] = {}
    marks: set[str] = set()
    unread: list[str] = []
    last = -2
    for place, block in enumerate(blocks):
        if block.role != "paragraph":
            last += last == place - 1
            continue
        match = _PLAIN_START.match(block.text)
        counted = match if match and int(match[1]) == len(found) + 1 else None
        if counted:
            marks.update(mark for text in unread for mark in _marks_in(text))
            unread = []
        if counted and (counted[1] in marks or last == place - 1):
            found[place] = counted[1]
            last = place
        else:
            unread.append(block.text)
    return found


def _marks_in(text: str) -> Iterator[str]:
    """Yield the numbers in `text` that may mark a word."""
    for pattern in (_GLUED, _BOXED_MARK):
        yield from (mark[1] for mark in pattern.finditer(text))


def _as_note(block: Block, *, starred: bool) -> Block:
    if starred and (_STARRED.match(block.text) or block.first.bullet in {"*", "**"}):
        return replace(block, role="footnote", label="*")
    match = _BLOCK_START.match(block.text)
    return replace(block, role="footnote", label=_number(match)) if match else block


def add_cut_off(notes: Mapping[str, int], blocks: Sequence[Block]) -> dict[str, int]:
    """Return the notes and those that only their marks are left of: the file lacks them, but the marks count on."""
    last = len(notes)
    if set(notes) != {str(number + 1) for number in range(last)}:
        return dict(notes)
    marks: dict[str, int] = {}
    for block in blocks:
        for number in _NUMBER.finditer(block.text):
            if number[0] != str(last + len(marks) + 1) or len(number[0]) > _MOST_DIGITS:
                continue
            before = block.text[max(0, number.start() - 20) : number.start()]
            if _SURE_MARK.match(block.text, number.start()) and not _REFERENCE.search(before):
                marks[number[0]] = block.first.line.page
    return {**notes, **marks} if last + len(marks) >= _ENOUGH else dict(notes)


def set_raised(notes: Mapping[str, int], blocks: Sequence[Block]) -> dict[str, int]:
    """Return the notes with page 0 for those whose marks stand raised in the text: their plain digits are no marks."""
    if not notes:
        return {}
    raised = {mark.strip().translate(_PLAIN) for block in blocks for mark in _SUPERSCRIPT.findall(block.text)}
    return {number: 0 if number in raised else page for number, page in notes.items()}


def note_words(note: Block) -> Block:
    """Return a footnote without its number."""
    match = _NOTE_START.match(note.text) or _BLOCK_START.match(note.text) or _STARRED.match(note.text)
    return note.without_start(match.end()) if match else note


def drop_marks(text: Placed, pages: tuple[int, int], notes: Mapping[str, int]) -> Placed:
    """Return `text`, which runs over `pages` (first, last), without the marks of `notes` (number → its page, 0: raised)."""
    text = without(text, list(_raised_marks(text.text, notes)))
    known = {number: page for number, page in notes.items() if 0 < page <= pages[1]}
    return without(text, sorted(_plain_marks(text.text, pages[0], known))) if known else text


def _raised_marks(text: str, notes: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the marks that can be nothing else: raised digits, boxed numbers and stars that a footnote has."""
    for match in _RAISED.finditer(text) if _MARK.search(text) else ():
        if match["boxed"] or match["star"]:
            marks = (match["boxed"] or "*") in notes
        else:
            before = text[max(0, match.start() - 5) : match.start()]
            power = before[-1:].isdigit() and not _YEAR.search(before)
            known = match[0].strip().translate(_PLAIN) in notes
            marks = not _UNIT.search(before) and (known or not power)
        if marks:
            yield match.span()


def _plain_marks(text: str, first_page: int, notes: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    for match in _GLUED.finditer(text):
        if match[1] in notes and not _PART_LETTER.search(text[max(0, match.start() - 4) : match.start()]):
            yield match.span()
    for match in _LOOSE.finditer(text):
        number = match[1] or match[2]
        before = text[max(0, match.start() - 20) : match.start()]
        if number not in notes or _COUNTED.match(text, match.end()) or _REFERENCE.search(before):
            continue
        if match[1] or notes[number] >= first_page:
            yield match.span()
