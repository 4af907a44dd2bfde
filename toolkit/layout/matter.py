"""What stands before the first paragraph and after the last: title, masthead, signatures, loose ends.

Before the first paragraph: everything above a resolution's enacting clause (``The General Assembly,``); the lines that
are the title the document is known by; else the first heading-like block. Headings between the title and the first
paragraph stay headings unless a date, place or byline still follows them, or they use the words of a title.
After the last paragraph: short lines with the words of a signature block are one paragraph; other short lines are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.layout.blocks import Block
from toolkit.layout.furniture import folded, holds_date
from toolkit.layout.headings import is_headline
from toolkit.layout.sequence import Item, number_blocks, unlabelled
from toolkit.layout.shape import ends_sentence, is_enacting, is_title_case
from toolkit.lexicons import load_lexicon

_HEAD_ROLES = {"date", "place", "byline", "caption"}
_QUOTED = re.compile(r"[“\"‘(\[].*[”\"’)\]]")
_WORD = re.compile(r"[^\W\d_]{3}")
_LONGEST_TITLE = 320
_SHORTEST_NAME = 20
_OFTEN = 25


def settle_front(blocks: Sequence[Block], title: str, *, titled: bool) -> list[Block]:
    """Return the blocks with the masthead's roles: title and furniture before the first paragraph.

    `titled` says that the title stands in the front matter, so that the text need not begin with it.
    """
    settled = list(blocks)
    enacting = next((i for i, block in enumerate(blocks[:_OFTEN]) if _holds_enacting(block)), None)
    first = _first_paragraph(blocks) if enacting is None else enacting
    for index in range(first):
        if enacting is not None and settled[index].role == "paragraph":
            settled[index] = replace(
                settled[index], role="title" if "." in settled[index].text[:8] else "furniture"
            )
    if enacting is None:
        _settle_titles(settled, first, title, titled=titled)
    name = next((folded(block.text) for block in settled if block.role == "title"), "")
    settled = [
        replace(block, role="title") if _is_late_title(block, after, name) else block
        for block, after in zip(settled, [*settled[1:], None], strict=False)
    ]
    return [
        replace(b, role="furniture") if b.role == "paragraph" and is_enacting(b.text) else b for b in settled
    ]


def _is_late_title(block: Block, after: Block | None, name: str) -> bool:
    """Tell whether a title stands below a lead: the `name` at the top once more, or a title right above its date."""
    if block.role != "paragraph" or (ends_sentence(block.text) and not block.text.endswith(")")):
        return False
    again = len(name) > _SHORTEST_NAME and folded(block.text) == name
    return again or (after is not None and after.role in {"date", "place"} and _sounds_like_title(block))


def _holds_enacting(block: Block) -> bool:
    return block.role == "paragraph" and is_enacting(block.text)


def _first_paragraph(blocks: Sequence[Block]) -> int:
    """Return the place of the first block that is text."""
    items = number_blocks(blocks)
    for index, (block, item) in enumerate(zip(blocks, items, strict=True)):
        body = unlabelled(block, item)
        if block.role == "paragraph" and (
            item or not (is_headline(body) or _is_scrap(block) or _is_theme(block))
        ):
            return index
    return len(blocks)


def _is_scrap(block: Block) -> bool:
    """Tell whether the block is some words without a stop: no sentence, and no item of a list."""
    most = _LONGEST_TITLE if is_title_case(block.text) else 120
    return len(block.text) < most and not block.first.bullet and not ends_sentence(block.text)


def _is_theme(block: Block) -> bool:
    """Tell whether the block is a motto or a note in quotation marks or brackets."""
    return bool(_QUOTED.fullmatch(block.text)) and len(block.text) < 160


def _settle_titles(settled: list[Block], first: int, title: str, *, titled: bool) -> None:
    if first == len(settled):
        return
    own = [i for i in range(first) if settled[i].role == "paragraph" and settled[i].text]
    bracketed = sum(block.text[:1] in "[(" and _is_theme(block) for block in settled[first:]) > 1
    last_line = max(
        (
            i
            for i in range(first)
            if settled[i].role in _HEAD_ROLES or (i in own and holds_date(settled[i].text))
        ),
        default=-1,
    )
    known = [i for i in own if _is_title(settled[i].text, title)]
    ends = max([last_line, *known])
    for count, index in enumerate(own):
        block = settled[index]
        if (
            index <= ends
            or (not titled and not known and count == 0)
            or (_is_theme(block) and not (bracketed and block.text[0] in "[("))
            or (not titled and _sounds_like_title(block))
            or _repeats(block, [settled[i] for i in own[:count]])
        ):
            settled[index] = replace(block, role="title")
        elif not _WORD.search(block.text):
            settled[index] = replace(block, role="furniture")


def _repeats(block: Block, titles: Sequence[Block]) -> bool:
    """Tell whether the line says the title again in other words: a picture's caption, a second masthead."""
    words = {word for word in folded(block.text).split() if len(word) > 3}
    known = {word for title in titles if title.role == "title" for word in folded(title.text).split()}
    again = any(folded(title.text) == folded(block.text) for title in titles if title.role == "title")
    return again or (len(words) > 2 and 3 * len(words & known) >= 2 * len(words))


def _is_title(text: str, title: str) -> bool:
    words, known = folded(text), folded(title)
    return bool(words and known) and (words in known or known in words) and 3 * len(words) > len(known)


def _sounds_like_title(block: Block) -> bool:
    words = set(folded(block.text.replace("’", "").replace("'", "")).split())
    known = words & set(load_lexicon("layout")["title_words"])
    return len(known) > 1 and (len(words) > 3 or words == known)


def settle_back(blocks: Sequence[Block], items: Sequence[Item | None]) -> list[Block]:
    """Return the blocks with the roles of what comes after the last finished paragraph."""
    loose: list[int] = []
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].role == "paragraph":
            if items[index] or not _is_loose(blocks[index]):
                break
            loose.insert(0, index)
    if len(loose) == sum(block.role == "paragraph" for block in blocks):
        return list(blocks)
    signed = next((n for n, index in enumerate(loose) if _is_signature(blocks[index])), len(loose))
    settled = [replace(b, role="furniture") if i in loose[:signed] else b for i, b in enumerate(blocks)]
    if signed < len(loose):
        pieces = tuple(piece for index in loose[signed:] for piece in blocks[index].pieces)
        settled[loose[signed]] = replace(blocks[loose[signed]], role="signature", pieces=pieces)
    return [block for index, block in enumerate(settled) if index not in loose[signed + 1 :]]


def _is_loose(block: Block) -> bool:
    """Tell whether the block is a short line that ends no sentence."""
    text = block.text
    open_end = not ends_sentence(text) or (text.endswith(":") and _is_signature(block))
    return len(text) < 160 and open_end and not block.first.bullet


def _is_signature(block: Block) -> bool:
    words = folded(block.text).split()
    known = set(load_lexicon("layout")["signature"])
    return bool(words) and (words[0] in {"for", "signed", "done", "pour"} or len(set(words) & known) > 1)
