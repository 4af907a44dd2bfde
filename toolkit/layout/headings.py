"""Headings: which blocks are headings, and which heading stands under which.

A Markdown heading and a line that is bold alone are headings. A plain line is one if it is short, stands by itself,
has no stop at its end and begins with a capital, in Title Case or with few words. Numbered lines are headings if they
are such lines and text stands between one and the next; a list of short items is none.

Nesting goes by rank: the number of ``#``, then bold or capitals, then plain, then brackets or italics (``(Soft connectivity)``
under a heading without brackets). Converters hand out ``#`` at random; where headings of one make have different
numbers of them, the number is ignored, and only a heading right under another one is under it. A line that only begins the
sentences of the bullets below it (`We will:`) stands under the headings of its make, and ends with the bullets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.layout.blocks import Block
from toolkit.layout.labels import annex_label, heads_annex
from toolkit.layout.sequence import Item, unlabelled
from toolkit.layout.shape import ends_sentence, is_enacting, is_title_case
from toolkit.lexicons import load_lexicon

_BRACKETED = re.compile(r"[(\[<【][^()\[\]<>【】]+[)\]>】]")
_HEADING_BULLETS = "■□◆◇"
_OPEN_END = re.compile(r"[,–-][\d⁰¹²³⁴-⁹]{0,2}$")
_QUOTE_END = re.compile(r"[^\W\d_][”\"’»]$")
_ABBREVIATED = re.compile(r"\b(?:etc|Inc|Ltd|Co|[A-Z]\.[A-Z])\.$")
_CELLS = re.compile(r"\S {3,}\S")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANNEX_RANK = 0.5
_ABOVE = 0.25
_MOST_WORDS = {"colon": 6, "marked": 40, "sentence": 16, "title": 24, "plain": 9}
# A label is a word, and a dash behind it one more.
_MOST_WITH_LABEL = max(_MOST_WORDS.values()) + 2


@dataclass(frozen=True)
class Heading:
    """A heading on the stack: its words, its rank (low is high up), the numbered item it is, where it stands."""

    text: str
    rank: float
    item: Item | None
    place: int
    leads_in: bool = False


def find_headings(blocks: Sequence[Block], items: Sequence[Item | None]) -> list[bool]:
    """Return for each block whether it is a heading."""
    followed = _followed_by_text(blocks)
    lists: dict[int, list[int]] = defaultdict(list)
    flags = []
    for index, (block, item) in enumerate(zip(blocks, items, strict=True)):
        if item:
            lists[item.list_id].append(index)
        short = (
            block.role == "paragraph" and len(block.text.split(maxsplit=_MOST_WITH_LABEL)) <= _MOST_WITH_LABEL
        )
        flags.append(
            short and (followed[index] or block.marked) and _is_heading(unlabelled(block, item), bool(item))
        )
    for members in lists.values():
        if not _is_heading_list(members, flags, blocks, items):
            for index in members:
                flags[index] = flags[index] and blocks[index].marked and not _introduces(blocks[index])
    return flags


def _is_heading(body: Block, numbered: bool) -> bool:
    return not _CELLS.search(body.text) and is_headline(body, numbered=numbered)


def _introduces(block: Block) -> bool:
    """Tell whether an item, emphasised as it is, is no heading: an item of a list, or what its own items complete."""
    return bool(block.first.bullet) or block.text.endswith(":")


def _followed_by_text(blocks: Sequence[Block]) -> list[bool]:
    """Return for each block whether text comes after it before a rule or the end."""
    followed, seen = [], False
    for block in reversed(blocks):
        followed.append(seen)
        if block.role == "rule":
            seen = False
        elif block.role == "paragraph" and (ends_sentence(block.text) or len(block.text) > 120):
            seen = True
    return followed[::-1]


def _is_heading_list(
    members: Sequence[int], flags: Sequence[bool], blocks: Sequence[Block], items: Sequence[Item | None]
) -> bool:
    """Tell whether the items of a list are headings: short lines with text between one and the next."""
    short = sum(flags[index] for index in members)
    apart = sum(
        index + 1 < len(blocks)
        and blocks[index + 1].role == "paragraph"
        and not _same_list(items[index], items[index + 1])
        for index in members
    )
    return short >= 0.6 * len(members) and apart >= 0.6 * len(members)


def _same_list(item: Item | None, other: Item | None) -> bool:
    return bool(item and other and item.list_id == other.list_id)


def is_headline(block: Block, *, numbered: bool = False) -> bool:
    """Tell whether a block looks like a heading by itself."""
    text = block.text
    most = max(_MOST_WORDS.values())
    words = len(text.split(maxsplit=most))
    if words > most:
        return False
    if words and block.first.hashes and _YEAR.fullmatch(text):
        return True
    if not words or not re.search(r"[^\W\d_]", text) or is_enacting(text):
        return False
    stop = ends_sentence(text) and not _ABBREVIATED.search(text) and not _names(text)
    if block.first.hashes or block.strong:
        return words <= _MOST_WORDS["sentence" if stop else "marked"] and not text.endswith((",", ";"))
    if (
        stop
        or _OPEN_END.search(text)
        or not (text[0].isupper() or text[0].isdigit() or text[0] in '(“"‘[<【')
        or (block.first.bullet and block.first.bullet not in _HEADING_BULLETS)
    ):
        return False
    if _BRACKETED.fullmatch(text) or is_title_case(text) or text.isupper():
        return words <= _MOST_WORDS["title"]
    return words <= _MOST_WORDS["sentence" if numbered else "plain"]


def _names(text: str) -> bool:
    """Tell whether the stop at the end is only the colon or the quotation mark of a heading in Title Case."""
    goes_on = text.rstrip(":").rpartition(" ")[2].lower() in load_lexicon("layout")["unfinished"]
    short = text.endswith(":") and len(text.split()) <= _MOST_WORDS["colon"] and not goes_on
    return bool(short or _QUOTE_END.search(text)) and (is_title_case(text) or text.isupper())


def rank(block: Block) -> float:
    """Return how deep a heading of this make stands; ``#`` is 1. The number of an article stands above its title."""
    if heads_annex(block.text):
        return _ANNEX_RANK
    below = _ABOVE if leads_in(block) else 0
    return _rank_of_make(block) + below - (_ABOVE if annex_label(block.text) else 0)


def leads_in(block: Block) -> bool:
    """Tell whether a heading is the beginning of sentences that the bullets below it end: `We will work together to:`."""
    return block.text.endswith(":") and not block.first.hashes and not _names(block.text)


def _rank_of_make(block: Block) -> float:
    text = block.text
    if _BRACKETED.fullmatch(text):
        return 10
    if block.first.hashes:
        return block.first.hashes
    if text.isupper() or block.strong == 2:
        return 7 if text.isupper() else 8
    return 9.5 if block.strong else 9


def ranks(blocks: Sequence[Block], flags: Sequence[bool]) -> list[float]:
    """Return the rank of every heading, the number of ``#`` ignored where it follows no rule."""
    found = [rank(block) if flag else 0 for block, flag in zip(blocks, flags, strict=True)]
    if not _uneven([block for block, flag in zip(blocks, flags, strict=True) if flag]):
        return found
    flat: list[float] = []
    for index, own in enumerate(found):
        under = own and own < 9 and index and 0 < found[index - 1] < own
        flat.append(own if own <= _ANNEX_RANK or own >= 9 else 7.5 if under else 7)
    return flat


def _uneven(headings: Sequence[Block]) -> bool:
    """Tell whether headings of one make carry different numbers of ``#``, none included."""
    bracketed = {block.first.hashes for block in headings if _BRACKETED.fullmatch(block.text)}
    others = {
        block.first.hashes for block in headings if not _BRACKETED.fullmatch(block.text) and block.strong
    }
    return len(bracketed) > 1 or (0 in others and len(others) > 1)


def push(stack: list[Heading], heading: Heading) -> list[Heading]:
    """Return the stack of headings with `heading` put where it belongs."""
    kept = list(stack)
    if heading.item:
        depth = len(heading.item.above)
        while kept and _within(kept[-1], heading, depth, stack):
            kept.pop()
    else:
        while kept and (kept[-1].rank >= heading.rank if not kept[-1].item else kept[-1].rank > heading.rank):
            kept.pop()
    return [*kept, heading]


def _within(top: Heading, heading: Heading, depth: int, stack: Sequence[Heading]) -> bool:
    """Tell whether `top` ends where a numbered heading of this depth begins."""
    if top.item:
        return len(top.item.above) >= depth
    first = next(
        (h.place for h in stack if h.item and heading.item and h.item.list_id == heading.item.list_id), None
    )
    if first is not None:
        return top.place > first
    return top.rank > heading.rank or (top.rank == heading.rank and top.place < heading.place - 1)
