"""The lines of a masthead that name the document: its title in one line or several, its kind, its motto.

A line is the title's if it is the title the document is known by, or stands above a date or byline, or uses the words of a
title (``Joint Statement``), or says again what a line of the title has said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.layout.blocks import Block
from toolkit.layout.furniture import folded, holds_date, kind_of
from toolkit.layout.headings import is_headline
from toolkit.lexicons import load_lexicon

_HEAD_ROLES = {"date", "place", "byline", "caption"}
_QUOTED = re.compile(r"[“\"‘(\[].*[”\"’)\]]")
_WORD = re.compile(r"[^\W\d_]{3}")
_DASH = re.compile(r"\s[-–—]\s")
_FEW_WORDS = 4
_MOST_LINES = 8


def settle_titles(settled: list[Block], first: int, title: str, *, titled: bool) -> None:
    """Give the blocks before the `first` of text that name the document the role of a title."""
    if first == len(settled):
        return
    own = [i for i in range(first) if settled[i].role == "paragraph" and settled[i].text]
    said = _Said()
    bracketed = sum(block.text[:1] in "[(" and is_theme(block) for block in settled[first:]) > 1
    last_line = max(
        (
            i
            for i in range(first)
            if _ends_masthead(settled[i]) or (settled[i].role == "paragraph" and holds_date(settled[i].text))
        ),
        default=-1,
    )
    known = [i for i in own if _is_title(settled[i].text, title)]
    italic = any(_is_italic(block) and is_headline(block) for block in settled[first:])
    ends = max([last_line, *known])
    for count, index in enumerate(own):
        block = settled[index]
        if (
            index <= ends
            or (not titled and not known and count == 0)
            or (is_theme(block) and not (bracketed and block.text[0] in "[("))
            or (sounds_like_title(block) and (not titled or _is_kind(block.text)))
            or _is_treaty(block.text)
            or (_is_italic(block) and not italic and (titled or count))
            or said.has(block)
            or (count == 1 and said.kind_alone and len(block.text.split()) > _FEW_WORDS)
            or _runs_on(settled, index)
            or _repeats_name(block, title)
        ):
            settled[index] = replace(block, role="title")
            said.add(block)
        elif not (_WORD.search(block.text) or block.first.hashes):
            settled[index] = replace(block, role="furniture")


def _runs_on(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the line is one of several right below each other, all set as the title above them is."""
    lines = blocks[max(index - 1, 0) : index + _MOST_LINES]
    apart = next(
        (n for n, (above, line) in enumerate(pairwise(lines)) if not _right_below(above, line)), None
    )
    title, run = lines[0], lines[: apart + 1] if apart is not None else []
    alike = all(each.strong == title.strong and each.text.isupper() == title.text.isupper() for each in run)
    return title.role == "title" and len(run) > 1 and alike


def _right_below(above: Block, block: Block) -> bool:
    return block.first.line.number == above.pieces[-1].line.number + 1


class _Said:
    """What the lines of the title say, and whether another says it again: a picture's caption, a second masthead."""

    def __init__(self) -> None:
        self.kind_alone = False
        self.lines: set[str] = set()
        self.words: set[str] = set()

    def add(self, block: Block) -> None:
        self.kind_alone = not self.lines and _is_kind(block.text)
        self.lines.add(folded(block.text))
        self.words.update(folded(block.text).split())

    def has(self, block: Block) -> bool:
        words = {word for word in folded(block.text).split() if len(word) > 3}
        again = folded(block.text) in self.lines
        return again or (len(words) > 2 and 3 * len(words & self.words) >= 2 * len(words))


def _repeats_name(block: Block, title: str) -> bool:
    """Tell whether a long line is made of the words of the title the document is known by."""
    words = {word for word in folded(block.text).split() if len(word) > 3}
    return len(words) > _FEW_WORDS and 3 * len(words & set(folded(title).split())) >= 2 * len(words)


def _ends_masthead(block: Block) -> bool:
    """Tell whether nothing above the block can be a heading of the text below it: a date, a share button."""
    kind = kind_of(block.text) if block.role in {"furniture", "navigation"} else None
    return block.role in _HEAD_ROLES or (kind is not None and not kind.page)


def is_theme(block: Block) -> bool:
    """Tell whether the block is a motto or a note in quotation marks or brackets."""
    return bool(_QUOTED.fullmatch(block.text)) and len(block.text) < 160


def _is_italic(block: Block) -> bool:
    return block.strong == 1 and not block.first.hashes and len(block.text.split()) > _FEW_WORDS


def _is_kind(text: str) -> bool:
    """Tell whether the line says no more than what kind of document this is: `Joint Statement`."""
    words = _DASH.split(text.replace("’", "").replace("'", ""))[-1]
    return set(folded(words).split()) <= set(load_lexicon("layout")["title_words"])


def _is_treaty(text: str) -> bool:
    """Tell whether the line is the name of a treaty or statement in full: `Agreement between … on …`."""
    first, _, rest = text.partition(" ")
    known = folded(first) in load_lexicon("layout")["title_words"]
    return known and rest.startswith(("between ", "by and between ")) and len(rest.split()) > _FEW_WORDS


def _is_title(text: str, title: str) -> bool:
    words, known = folded(text), folded(title)
    return bool(words and known) and (words in known or known in words) and 3 * len(words) > len(known)


def sounds_like_title(block: Block) -> bool:
    """Tell whether the words are those of a title: `Joint Statement`, `Chairman’s Statement of the 12th Summit`."""
    words = set(folded(block.text.replace("’", "").replace("'", "")).split())
    known = words & set(load_lexicon("layout")["title_words"])
    if _DASH.search(block.text) and _is_kind(block.text):
        return True
    return len(known) > 1 and (len(words) > 3 or words == known)
