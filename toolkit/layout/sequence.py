"""Which labels are labels: a number counts if it continues or begins a list, and a lost one is found from its neighbours.

Labels are taken in reading order with the lists that are open. A label continues the innermost open list it follows by
one (or by a few: then numbers were lost), closing those within; ``1.``, ``(a)``, ``I.`` begin a list. Everything else
that looks like a label (``2020.`` at the start of a line) is text. A list of the same style that begins anew lies
within the open one if that one goes on afterwards, else it takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.layout.bare import bare_runs
from toolkit.layout.blocks import Block
from toolkit.layout.labels import (
    Label,
    Reading,
    annex_label,
    read_heading_number,
    read_label,
    read_section_number,
)
from toolkit.layout.shape import ends_sentence, is_title_like

_GAP = 4
_AHEAD = 300
_DEEPEST = 12
_LONGEST_HEADING = 120
_AFTER_LABEL = re.compile(r"\.*(?:\s?[-–—](?=\s))?\s*")


class Look(NamedTuple):
    """What an item looks like: how far it is set in, and whether it is a short line without a stop, or emphasised."""

    indent: int = 0
    short: bool = False

    def likeness(self, other: Look) -> int:
        """In how many ways two items look alike."""
        return (abs(self.indent - other.indent) <= 1) + (self.short == other.short)

    def within(self, other: Look) -> bool:
        """Whether an item of this look stands under one of the `other`: set in further, or text under a heading."""
        return self.indent > other.indent + 1 or (other.short and not self.short)


class Item(NamedTuple):
    """A place in a list: the list it belongs to, its value, how it is printed; `above` are the open lists' items."""

    list_id: int
    reading: Reading
    printed: str
    above: tuple[Item, ...] = ()
    look: Look = Look()


def rejoin(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those that only a label begins joined to the one before where it turns out to be none."""
    groups: list[list[Block]] = []
    for block, item in zip(blocks, number_blocks(blocks), strict=True):
        if block.by_label and item is None and groups and groups[-1][0].role == block.role == "paragraph":
            groups[-1].append(block)
        else:
            groups.append([block])
    return [
        replace(group[0], pieces=tuple(piece for block in group for piece in block.pieces))
        if len(group) > 1
        else group[0]
        for group in groups
    ]


def unlabelled(block: Block, item: Item | None) -> Block:
    """Return the block without its printed label, if it has one."""
    if item is None or not block.text.startswith(item.printed):
        return block
    after = _AFTER_LABEL.match(block.text, len(item.printed))
    return block.without_start(after.end() if after else len(item.printed))


def number_blocks(blocks: Sequence[Block]) -> list[Item | None]:
    """Return each block's place in a list, or None where its label is none or it has none."""
    return _Numbering(blocks).run()


class _Numbering:
    """The state of one pass over the labels of a document: the open lists, and the labels still to come."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.labels = [_label(block) for block in blocks]
        self.bare = bare_runs(blocks, self.labels)
        self.last_seen = {r: i for i, label in enumerate(self.labels) if label for r in label.readings}
        self.open: list[Item] = []
        self.closed: dict[str, Item] = {}
        self.look = Look()
        self.lists = 0
        self.items: list[Item | None] = []

    def run(self) -> list[Item | None]:
        for index, label in enumerate(self.labels):
            if self.blocks[index].role == "rule" or _heads_article(self.blocks[index]):
                self._close(0)
            self.items.append(self._take(index, label) if label else None)
        return self.items

    def _take(self, index: int, label: Label) -> Item | None:
        if label.bare and index not in self.bare and not self._heading_like(index, label):
            return None
        block = self.blocks[index]
        self.look = Look(
            block.first.line.indent,
            block.marked or (len(block.text) < 120 and not ends_sentence(block.text)),
        )
        return self._continue(index, label) or self._begin(index, label)

    def _heads(self, index: int, label: Label) -> bool:
        return self.blocks[index].marked or (label.bare and index not in self.bare)

    def _heading_like(self, index: int, label: Label) -> bool:
        """Tell whether a bare number stands before a heading, not before the rest of a sentence."""
        text = self.blocks[index].text
        rest = text[label.length :]
        return (
            len(text) < 120
            and not ends_sentence(text)
            and (rest[:1].isupper() or rest[:1] == "(" or not label.printed.isdigit())
        )

    def _continue(self, index: int, label: Label) -> Item | None:
        """Place the label in an open list that it follows."""
        for gap in range(1, 2 if label.bare else _GAP + 1):
            fitting = [
                (self.look.likeness(last.look), level, reading)
                for level, last in enumerate(self.open)
                for reading in label.readings
                if reading == Reading(last.reading.style, last.reading.value + gap)
                or (gap == 1 and _loses_dot(reading, last))
            ]
            if fitting:
                _, level, reading = max(fitting, key=lambda fit: fit[:2])
                return self._place(level, self.open[level].list_id, reading, label)
        return self._resume(index, label)

    def _resume(self, index: int, label: Label) -> Item | None:
        """Take up a numbering that runs on under the next heading."""
        for reading in label.readings:
            last = self.closed.get(reading.style) or self.closed.get(reading.style.removesuffix("."))
            if (
                last
                and (reading.style[-1:] in {".", "-", "–", "—"} or index in self.bare)
                and reading.value == last.reading.value + 1
            ):
                return self._place(len(self.open), last.list_id, reading, label)
        return None

    def _begin(self, index: int, label: Label) -> Item | None:
        """Begin a list with the label if it is a first one."""
        reading = next((r for r in label.readings if r.value == 1), None)
        if reading is None and not self.open:
            known = {"1.", "1"} if index in self.bare else {"1."}
            reading = next((r for r in label.readings if r.style in known and r.value <= 3), None)
        if reading is None or not (
            "1" in reading.style or self._followed(index, reading) or self._sole(index, reading)
        ):
            return None
        if index and self.items[index - 1] is None:
            self._leave_nested(index)
        level = self._level(index, reading, heading=self._heads(index, label))
        self.lists += 1
        return self._place(level, self.lists, reading, label)

    def _leave_nested(self, index: int) -> None:
        """Close the nested lists that have come to their end where unnumbered text stands before the next list."""
        before = self.blocks[index - 1]
        if before.role != "paragraph" or not (ends_sentence(before.text) or before.text[-1] in "-–—"):
            return
        while len(self.open) > 1 and not self._followed(index, self.open[-1].reading):
            self._close(len(self.open) - 1)

    def _level(self, index: int, reading: Reading, *, heading: bool) -> int:
        """Return at which depth a new list stands: within the open ones, or in place of one of its own style."""
        if heading:
            return next((n for n, item in enumerate(self.open) if not item.look.short), len(self.open))
        same = next((n for n, item in enumerate(self.open) if item.reading.style == reading.style), None)
        if same is None or self.look.within(self.open[same].look):
            return len(self.open)
        goes_on = Reading(reading.style, self.open[same].reading.value + 1)
        run = 1
        for later in self.labels[index + 1 : index + 1 + _AHEAD]:
            for other in later.readings if later else ():
                if other == Reading(reading.style, run + 1):
                    run += 1
                elif other == goes_on and run + 1 != goes_on.value:
                    return len(self.open)
                elif other.style == reading.style and other.value == 1:
                    return same
        return same

    def _sole(self, index: int, reading: Reading) -> bool:
        """Tell whether this is the only part with a Roman number that is left of a document: `I. Opening Words`."""
        marked = self.blocks[index].marked
        styles = {"I.", "A.", "(A", "(I"} if marked else {"I."}
        words = self.blocks[index].text.split(maxsplit=1)[1:]
        named = reading.style.rstrip(")") in styles and self.look.short
        return named and bool(words) and is_title_like(words[0], 1 if marked else 2)

    def _followed(self, index: int, first: Reading) -> bool:
        return self.last_seen.get(Reading(first.style, first.value + 1), -1) > index

    def _close(self, level: int) -> None:
        self.closed.update({last.reading.style: last for last in self.open[level:]})
        del self.open[level:]

    def _place(self, level: int, list_id: int, reading: Reading, label: Label) -> Item:
        self._close(min(level, _DEEPEST))
        item = Item(list_id, reading, label.printed, tuple(self.open), self.look)
        self.open.append(item)
        return item


def _heads_article(block: Block) -> bool:
    """Tell whether the block is the heading of an article or annex: whatever was counted before has come to its end."""
    short = len(block.text) < _LONGEST_HEADING and not ends_sentence(block.text)
    return block.role == "paragraph" and short and bool(annex_label(block.text))


def _loses_dot(reading: Reading, last: Item) -> bool:
    """Tell whether paragraphs counted by bare numbers go on with a number that has its dot: `3 We met`, `4. We agreed`."""
    return (
        reading == Reading("1.", last.reading.value + 1) and last.reading.style == "1" and not last.look.short
    )


def _label(block: Block) -> Label | None:
    if block.role != "paragraph" or not block.text:
        return None
    if block.text.isdecimal() and len(block.text) < 3:
        return Label(block.text, len(block.text), (Reading("1", int(block.text)),))
    found = read_section_number(block.first.text.text) or read_label(block.text[:60])
    return found or (read_heading_number(block.text) if block.marked or block.text.isupper() else None)
