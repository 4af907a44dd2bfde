"""Joining what a page break, a blank line or a footnote tore apart.

A block is the rest of the paragraph before it if that one ends in the middle of a sentence and this one begins
without a mark of its own: in lower case, after a hyphen, after a word that can't end a sentence, or, at a page's edge,
anyhow. A finished sentence is continued only over a page's edge, where its last line is full and nothing begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.layout.blocks import LONG, Block, Setting, goes_on
from toolkit.layout.labels import begins_bare, looks_labelled, read_section_number
from toolkit.layout.lines import MOST_LINES
from toolkit.layout.shape import ends_clause, ends_sentence, is_enacting, is_lone_label, is_title_case
from toolkit.lexicons import load_lexicon

_FULL = 0.85
_PASSED = {"furniture", "footnote", "navigation", "markup"}
_STOP = re.compile(r"[.!?][”\"’')]*$")
_HYPHEN_END = re.compile(r"\w ?[-‐‑]$")


def mend(blocks: Sequence[Block], setting: Setting) -> list[Block]:
    """Join the blocks that are one paragraph torn apart by a page break, a blank line or a footnote."""
    mended: list[Block] = []
    place = -1
    for block in _unmarked_numbers(blocks):
        if place >= 0 and block.role == "paragraph" and _belongs(mended[place], block, setting):
            mended[place] = replace(mended[place], pieces=mended[place].pieces + block.pieces)
            continue
        mended.append(block)
        if block.role not in _PASSED:
            place = len(mended) - 1
    return mended


def _unmarked_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, a heading that is nothing but the number of the text below it made a line of that text."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        numbers = block.first.hashes and block.role == "paragraph" and is_lone_label(block.text)
        if numbers and after and after.role == "paragraph" and not after.first.hashes:
            yield replace(block, pieces=tuple(piece._replace(hashes=0, strong=0) for piece in block.pieces))
        else:
            yield block


def _runs_over(before: Block, block: Block, setting: Setting) -> bool:
    """Tell whether a paragraph goes on over a page break after a finished sentence: no room was left, nothing begins."""
    last = before.pieces[-1]
    full = setting.width and last.line.length > setting.width * _FULL and not setting.room(last, block.first)
    text = len(block.text) > LONG and (ends_sentence(block.text) or len(block.pieces) > 2)
    return bool(full and text and _STOP.search(before.text) and not setting.set_in(block.first))


def _belongs(before: Block, block: Block, setting: Setting) -> bool:
    """Tell whether `block` is the rest of the paragraph `before`."""
    if before.role != "paragraph" or block.first.bullet or len(before.pieces) > MOST_LINES:
        return False
    first, text = block.first, before.text
    if first.hashes or before.pieces[-1].hashes:
        same = first.hashes == before.pieces[-1].hashes
        return same and bool(is_lone_label(text) or read_section_number(text))
    if is_lone_label(text):
        return not looks_labelled(block.text)
    if read_section_number(text):
        return len(block.text) <= LONG and not ends_sentence(block.text) and not looks_labelled(block.text)
    if looks_labelled(block.text) or is_enacting(text):
        return False
    if before.first.bullet and setting.markdown and not block.torn:
        return first.line.indent > before.first.line.indent + 1
    if before.strong:
        return False
    if setting.parted and block.torn:
        return True
    if ends_sentence(text):
        return block.torn and _runs_over(before, block, setting)
    if _HYPHEN_END.search(text) and len(text) > 40:
        return goes_on(first) or block.torn or bool(setting.width)
    if goes_on(first):
        return len(text) > 40 or not is_title_case(text)
    unfinished = text.rsplit(" ", 1)[-1].lower() in load_lexicon("layout")["unfinished"]
    full = block.torn and setting.strict and not setting.room(before.pieces[-1], first)
    if (len(text) < LONG and not full) or ends_clause(text) or (begins_bare(block.text) and not unfinished):
        return False
    if unfinished or not ends_sentence(block.text):
        return unfinished
    unbroken = not before.first.bullet and not setting.width and not is_title_case(text)
    return block.torn or looks_labelled(text) or unbroken
