"""The outline: headings, paragraphs and their labels, in reading order.

A paragraph's label is what is printed. Where a numbering begins anew, what it stands under comes first: the number of
the heading (``1/(2)/1``), the annex (``Annex II/3``), else the position of an unnumbered heading (``2/3``); lettered and nested items always carry
the item above (``3/(a)``). Running text without a number is ``p1``, ``p2``, … within its numbered heading. In the middle of a
list it is the rest of the item before it; bullets under an item are paragraphs of their own (``5/p1``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from toolkit.layout.blocks import Block
from toolkit.layout.headings import Heading, leads_in, push, ranks
from toolkit.layout.joining import join_pieces
from toolkit.layout.labels import annex_label
from toolkit.layout.lines import MOST_LINES
from toolkit.layout.notes import note_words
from toolkit.layout.sequence import Item, unlabelled
from toolkit.layout.shape import ends_sentence

_STOP = re.compile(r"[.!?][”\"’')]*$")


class Part(NamedTuple):
    """A block with its role; ``whole`` holds the label too. A paragraph has ``para``, and ``heading`` above it."""

    whole: Block
    body: Block
    role: str
    para: str = ""
    heading: tuple[str, ...] = ()


def read_outline(
    blocks: Sequence[Block], items: Sequence[Item | None], flags: Sequence[bool], words: Set[str]
) -> list[Part]:
    """Return the parts of a document in reading order; its `words` tell what becomes of a heading's hyphens."""
    return _Outline(blocks, items, flags, words).run()


class _Outline:
    """The state of one pass over a document: the headings above, the item last seen, the counts of running text."""

    def __init__(
        self, blocks: Sequence[Block], items: Sequence[Item | None], flags: Sequence[bool], words: Set[str]
    ) -> None:
        self.blocks, self.flags, self.ranks = blocks, flags, ranks(blocks, flags)
        self.items, self.words = items, words
        self.stack: list[Heading] = []
        self.parts: list[Part] = []
        self.item: Item | None = None
        self.counts: Counter[tuple[str, ...]] = Counter()
        self.used: Counter[str] = Counter()
        self.labels: set[str] = set()
        self.heads = {item.list_id for item, flag in zip(items, flags, strict=True) if item and flag}
        self.annexes = self._annexes()
        self.annex = ""
        self.running: set[int] = set()
        self.restarts_under: dict[tuple[str, ...], int] = {}
        self.prefixed = self._prefixed_lists()
        self.positions: dict[int, int] = {}
        self.last = -1
        self.notes = 0
        self.goes_on = self._lists_to_come()

    def run(self) -> list[Part]:
        for index, block in enumerate(self.blocks):
            item, self.annex = self.items[index], self.annexes[index]
            if block.role == "rule":
                self.stack, self.item = [], None
                self.parts.append(Part(block, block, "markup"))
            elif block.role == "footnote":
                self._add_note(block)
            elif block.role == "signature":
                self.item = None
                self._add_running(index, block)
            elif block.role != "paragraph":
                self.parts.append(Part(block, block, block.role))
            elif self.flags[index]:
                self._add_heading(index, block, item)
            elif item:
                self._add_item(block, item)
            else:
                self._add_running(index, block)
        return self.parts

    def _add(self, whole: Block, body: Block, para: str, role: str = "paragraph") -> None:
        self.used[para] += 1
        unique = para
        while unique in self.labels:
            unique = f"{para}/{self.used[para]}"
            self.used[para] += unique in self.labels
        self.labels.add(unique)
        self.last = len(self.parts) if role == "paragraph" else self.last
        self.parts.append(Part(whole, body, role, unique, tuple(h.text for h in self.stack)))

    def _add_note(self, block: Block) -> None:
        """Add a footnote by its number, or by the next free one."""
        self.notes += 1
        number = (
            block.label if block.label.isdigit() and not self.used[f"fn{block.label}"] else str(self.notes)
        )
        self._add(block, note_words(block), f"fn{number}", "footnote")

    def _add_heading(self, index: int, block: Block, item: Item | None) -> None:
        body = unlabelled(block, item)
        words = join_pieces((body if body.text else block).pieces, self.words, {}).text
        heading = Heading(words, self.ranks[index], item, index, leads_in(block))
        self.stack = push(self.stack, heading)
        if not item:
            self.positions[index] = len(self.positions) + 1
        self.item = None
        self.parts.append(Part(block, body, "heading"))

    def _add_item(self, block: Block, item: Item) -> None:
        """Add a numbered paragraph; what leads in the bullets before it is no heading of it."""
        if self.stack and self.stack[-1].leads_in and self.parts[self.last].whole.first.bullet:
            self.stack = self.stack[:-1]
        self.item = item
        self._add(block, unlabelled(block, item), "/".join(self._path(item)))

    def _path(self, item: Item) -> list[str]:
        """Return the labels above an item, and its own."""
        chain = [*item.above, item]
        own = next((i for i, step in enumerate(chain) if step.list_id not in self.heads), len(chain) - 1)
        prefix = self._scope(chain[own].list_id) if chain[own].list_id in self.prefixed else []
        return [*prefix, *(step.printed for step in chain[own:])]

    def _scope(self, list_id: int) -> list[str]:
        """Return the labels of the annex and the numbered headings above, and an unnumbered one's position if lists restart under it."""
        annex = [self.annex] if self.annex else []
        if list_id in self.running:
            return annex
        scope = [*annex, *(h.item.printed for h in self.stack if h.item)]
        unnumbered = [h for h in self.stack if not h.item]
        if unnumbered and self.restarts_under.get(tuple(scope), 0) > 1:
            scope.append(str(self.positions[unnumbered[-1].place]))
        return scope

    def _annexes(self) -> list[str]:
        """Return for each block the label of the annex it stands in, or ''."""
        current, annexes = "", []
        for block, flag in zip(self.blocks, self.flags, strict=True):
            current = (annex_label(block.text) if flag else "") or current
            annexes.append(current)
        return annexes

    def _add_running(self, index: int, block: Block) -> None:
        """Add a block without a number: the rest of an item, a bullet under one, or running text."""
        last = self.parts[self.last] if self.last >= 0 else None
        if self.item and last:
            stem = "/".join(self._path(self.item))
            within = self.goes_on[index] in {step.list_id for step in (self.item, *self.item.above)}
            within = within and not self._is_flush(block, last.body)
            opening = last.body.text.endswith(":") and _STOP.search(block.text)
            long = len(last.body.pieces) > MOST_LINES
            if within and not (block.first.bullet or opening or long) and last.para == stem:
                pieces = block.pieces
                self.parts[self.last] = last._replace(
                    whole=replace(last.whole, pieces=last.whole.pieces + pieces),
                    body=replace(last.body, pieces=last.body.pieces + pieces),
                )
                return
            opens = block.first.bullet and (last.body.text.endswith(":") or last.para.startswith(stem + "/p"))
            if within or opens:
                self._add_counted(block, (*self._path(self.item),))
                return
            self.item = None
        self._add_counted(block, tuple(h.item.printed for h in self.stack if h.item))

    def _is_flush(self, block: Block, before: Block) -> bool:
        """Tell whether whole sentences after a lettered item stand beside the items, as a paragraph of their own."""
        lettered = self.item and any(step.list_id not in self.heads for step in self.item.above)
        apart = not block.torn and not block.first.bullet and _STOP.search(before.text)
        return bool(lettered and apart and block.text[:1].isupper() and ends_sentence(block.text))

    def _add_counted(self, block: Block, scope: tuple[str, ...]) -> None:
        self.counts[scope] += 1
        self._add(block, block, "/".join([*scope, f"p{self.counts[scope]}"]))

    def _lists_to_come(self) -> list[int]:
        """Return for each block the list that the next numbered paragraph after it continues (0: none)."""
        coming, following = 0, []
        for index in range(len(self.blocks) - 1, -1, -1):
            following.append(coming)
            item = self.items[index]
            if item and not self.flags[index]:
                coming = item.list_id if item.reading.value > 1 else 0
            elif self.blocks[index].role == "rule":
                coming = 0
        return following[::-1]

    def _prefixed_lists(self) -> set[int]:
        """Return the lists whose labels need what they stand under.

        A list within a numbered heading does, unless it runs on under the next one; so do lists that only what they
        stand under tells apart.
        """
        under: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        alike: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
        headings: dict[int, set[int]] = defaultdict(set)
        by_scope: dict[tuple[str, ...], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        annexes: dict[int, set[str]] = defaultdict(set)
        heading = -1
        for index, (item, flag, annex) in enumerate(zip(self.items, self.flags, self.annexes, strict=True)):
            if item is None or flag:
                heading = index if item and flag else heading
                continue
            headings[item.list_id].add(heading)
            annexes[item.list_id].add(annex)
            inner = tuple(step.printed for step in item.above if step.list_id not in self.heads)
            outer = tuple(step.printed for step in item.above if step.list_id in self.heads)
            if not inner:
                under[item.list_id].add(outer)
                by_scope[(annex, *outer) if annex else outer][item.reading.style].add(item.list_id)
            alike[item.reading.style, inner].add(item.list_id)
        self.restarts_under = {scope: max(map(len, by.values())) for scope, by in by_scope.items()}
        self.running = {one for one, places in headings.items() if len(places) > 1}
        within = {one for one, scopes in under.items() if len(scopes) == 1 and any(scopes)}
        within |= {one for one, places in annexes.items() if len(places) == 1 and all(places)}
        return within | {one for lists in alike.values() if len(lists) > 1 for one in lists}
