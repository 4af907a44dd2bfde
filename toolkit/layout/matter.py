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
from toolkit.layout.furniture import folded, holds_date, kind_of
from toolkit.layout.headings import is_headline
from toolkit.layout.sequence import Item, number_blocks, unlabelled
from toolkit.layout.shape import ends_sentence, is_enacting, is_title_case
from toolkit.lexicons import load_lexicon

_HEAD_ROLES = {"date", "place", "byline", "caption"}
_QUOTED = re.compile(r"[“\"‘(\[].*[”\"’)\]]")
_WORD = re.compile(r"[^\W\d_]{3}")
_ISSUED = re.compile(
    r"(?:jointly )?(?:issued|released|signed|adopted) (?:jointly )?by\b.{0,80}", re.IGNORECASE
)
_DASH = re.compile(r"\s[-–—]\s")
_LONGEST_TITLE = 320
_SHORTEST_NAME = 20
_OFTEN = 25
_FEW_WORDS = 4
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
    lead = _standfirst(blocks, items)
    for index, (block, item) in enumerate(zip(blocks, items, strict=True)):
        if index != lead and block.role == "paragraph" and _is_text(block, item):
            return index
    return len(blocks)


def _is_text(block: Block, item: Item | None) -> bool:
    headline = is_headline(unlabelled(block, item))
    return bool(item) or not (headline or _is_scrap(block) or _is_theme(block))


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
        signed = signed if not any(map(_sounds_like_title, after[:_MASTHEAD])) else set()
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
    said = _Said()
    bracketed = sum(block.text[:1] in "[(" and _is_theme(block) for block in settled[first:]) > 1
    last_line = max(
        (
            i
            for i in range(first)
            if _ends_masthead(settled[i]) or (settled[i].role == "paragraph" and holds_date(settled[i].text))
        ),
        default=-1,
    )
    known = [i for i in own if _is_title(settled[i].text, title)]
    italic = any(is_headline(block) and _is_italic(block) for block in settled[first:])
    ends = max([last_line, *known])
    for count, index in enumerate(own):
        block = settled[index]
        if (
            index <= ends
            or (not titled and not known and count == 0)
            or (_is_theme(block) and not (bracketed and block.text[0] in "[("))
            or (_sounds_like_title(block) and (not titled or _is_kind(block.text)))
            or _is_treaty(block.text)
            or (_is_italic(block) and not italic and (titled or count))
            or said.has(block)
            or _repeats_name(block, title)
        ):
            settled[index] = replace(block, role="title")
            said.add(block)
        elif not (_WORD.search(block.text) or block.first.hashes):
            settled[index] = replace(block, role="furniture")


class _Said:
    """What the lines of the title say, and whether another says it again: a picture's caption, a second masthead."""

    def __init__(self) -> None:
        self.lines: set[str] = set()
        self.words: set[str] = set()

    def add(self, block: Block) -> None:
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


def _sounds_like_title(block: Block) -> bool:
    words = set(folded(block.text.replace("’", "").replace("'", "")).split())
    known = words & set(load_lexicon("layout")["title_words"])
    if _DASH.search(block.text) and _is_kind(block.text):
        return True
    return len(known) > 1 and (len(words) > 3 or words == known)


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
