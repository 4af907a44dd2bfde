"""What stands before the first paragraph and after the last: title, masthead, signatures, loose ends.

Before the first paragraph: everything above a resolution's enacting clause (``The General Assembly,``); the lines that
are the title the document is known by; else the first heading-like block. Headings between the title and the first
paragraph stay headings unless a date, place or byline still follows them, or they use the words of a title.
After the last paragraph: short lines with the words of a signature block are one paragraph; other short lines are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from toolkit.layout.blocks import Block
from toolkit.layout.furniture import folded
from toolkit.layout.headings import is_headline
from toolkit.layout.naming import is_theme, settle_titles, sounds_like_title
from toolkit.layout.sequence import Item, number_blocks, unlabelled
from toolkit.layout.shape import ends_sentence, is_enacting, is_title_case
from toolkit.lexicons import load_lexicon

_ISSUED = re.compile(
    r"(?:jointly )?(?:issued|released|signed|adopted) (?:jointly )?by\b.{0,80}", re.IGNORECASE
)
_LONGEST_TITLE = 320
_SHORTEST_NAME = 20
_OFTEN = 25
_MASTHEAD = 8
_LONGEST_LEAD = 220


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
        settle_titles(settled, first, title, titled=titled)
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
    return again or (after is not None and after.role in {"date", "place"} and sounds_like_title(block))


def _holds_enacting(block: Block) -> bool:
    return block.role == "paragraph" and is_enacting(block.text)


def _first_paragraph(blocks: Sequence[Block]) -> int:
    """Return the place of the first block that is text."""
    items = number_blocks(blocks)
    lead = _standfirst(blocks, items)
    for index, (block, item) in enumerate(zip(blocks, items, strict=True)):
        if index != lead and block.role == "paragraph" and _is_text(block, item):
            return index
    return len(blocks)


def _is_text(block: Block, item: Item | None) -> bool:
    headline = is_headline(unlabelled(block, item))
    return bool(item) or not (headline or _is_scrap(block) or is_theme(block))


def _standfirst(blocks: Sequence[Block], items: Sequence[Item | None]) -> int:
    """Return the place of the sentence that stands between a title and its byline, date or share buttons, or -1."""
    titled = False
    for index, (block, item) in enumerate(zip(blocks, items, strict=True)):
        if block.role != "paragraph":
            continue
        if not _is_text(block, item):
            titled = True
            continue
        after = list(_until_text(blocks, items, index + 1))
        signed = {"date", "byline"} & {each.role for each in after[:_MASTHEAD]}
        signed = signed if not any(map(sounds_like_title, after[:_MASTHEAD])) else set()
        short = len(block.text) <= _LONGEST_LEAD and not item and not block.first.bullet
        last = index + len(after) + 1 == len(blocks)
        return index if titled and short and signed and not last else -1
    return -1


def _until_text(blocks: Sequence[Block], items: Sequence[Item | None], start: int) -> Iterator[Block]:
    for block, item in islice(zip(blocks, items, strict=True), start, None):
        if block.role == "paragraph" and _is_text(block, item):
            return
        yield block


def _is_scrap(block: Block) -> bool:
    """Tell whether the block is some words without a stop: no sentence, and no item of a list; a heading may be long."""
    most = _LONGEST_TITLE if is_title_case(block.text) else 120
    short = bool(block.first.hashes) or len(block.text) < most
    return short and not block.first.bullet and not ends_sentence(block.text)


def settle_back(blocks: Sequence[Block], items: Sequence[Item | None]) -> list[Block]:
    """Return the blocks with the roles of what comes after the last finished paragraph."""
    loose: list[int] = []
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].role == "paragraph":
            if items[index] or not _is_loose(blocks[index]):
                break
            loose.append(index)
    loose.reverse()
    if len(loose) == sum(block.role == "paragraph" for block in blocks):
        return list(blocks)
    signed = next((n for n, index in enumerate(loose) if _is_signature(blocks[index])), len(loose))
    dropped, joined = set(loose[:signed]), set(loose[signed + 1 :])
    settled = [replace(b, role="furniture") if i in dropped else b for i, b in enumerate(blocks)]
    if signed < len(loose):
        pieces = tuple(piece for index in loose[signed:] for piece in blocks[index].pieces)
        settled[loose[signed]] = replace(blocks[loose[signed]], role="signature", pieces=pieces)
    return [block for index, block in enumerate(settled) if index not in joined]


def _is_loose(block: Block) -> bool:
    """Tell whether the block is a short line that ends no sentence."""
    text = block.text
    open_end = not ends_sentence(text) or (text.endswith(":") and _is_signature(block))
    return len(text) < 160 and open_end and not block.first.bullet


def _is_signature(block: Block) -> bool:
    words = folded(block.text).split()
    known = set(load_lexicon("layout")["signature"])
    issued = _ISSUED.fullmatch(block.text)
    return bool(words) and bool(
        words[0] in {"for", "signed", "done", "pour"} or issued or len(set(words) & known) > 1
    )
