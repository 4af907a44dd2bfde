"""Which sums of several documents are one pledge.

Two mentions are one entry if the currency and the amount agree, nothing of what is known of giver, recipient, purpose, kind and year stands
against it, and enough speaks for it: the same named body receives; or the same giver and recipient; or the same giver and purpose; or, with the
giver, most of the words around the sum.  Mentions of which most is known are placed first, so that the order of the documents does not
matter; one that fits several entries for want of a giver joins none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.compare.ledger.evidence import TOLERANCE, VAGUE, Mention, contradict, linked, links_of, opposed
from toolkit.compare.ledger.names import Words

STEP = math.log(1 / (1 - TOLERANCE))
MOST_VARIANTS = 12
MOST_CANDIDATES = 40


@dataclass
class Entry:
    """The mentions of one pledge, and those of them that differ in what is known."""

    mentions: list[Mention] = field(default_factory=list)
    variants: list[Mention] = field(default_factory=list)
    sentences: set[tuple[str, str, int]] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.sentences.add(mention.sentence)
        seen = {_signature(other) for other in self.variants}
        if len(self.variants) < MOST_VARIANTS and _signature(mention) not in seen:
            self.variants.append(mention)


def _signature(mention: Mention) -> tuple[object, ...]:
    return (
        mention.giver.words,
        mention.recipient.words,
        mention.purpose,
        mention.amount,
        mention.years,
        mention.doc_id,
    )


Shelves = dict[tuple[str, str, int], list[Entry]]
"""Entries by a word of theirs, their currency, and about how much they are."""


def link_mentions(mentions: Iterable[Mention]) -> list[Entry]:
    """Return the entries that mentions make up, in the order of their first rows."""
    ordered = sorted(mentions, key=_least_known)
    shelves: Shelves = defaultdict(list)
    entries: list[Entry] = []
    for mention in ordered:
        home = _home(mention, [entry for entry in _candidates(mention, shelves) if _belongs(mention, entry)])
        if home:
            home.add(mention)
            continue
        entry = Entry()
        entry.add(mention)
        entries.append(entry)
        for word in _shelf_words(mention):
            shelves[word, mention.currency, _size(mention.amount)].append(entry)
    return sorted(entries, key=lambda entry: min(mention.row for mention in entry.mentions))


def _home(mention: Mention, entries: list[Entry]) -> Entry | None:
    """Return the only entry of those that a mention fits, or the one that it shares most fields with if its giver is named."""
    entries = [entry for entry in entries if entry.variants[0].amount == mention.amount] or entries
    if len(entries) < 2 or not mention.giver.words:
        return entries[0] if len(entries) == 1 else None
    shared = sorted(
        ((len(links_of(mention, entry.variants)), place) for place, entry in enumerate(entries)), reverse=True
    )
    return entries[shared[0][1]] if shared[0][0] > shared[1][0] else None


def _least_known(mention: Mention) -> tuple[object, ...]:
    known = sum(map(bool, (mention.giver.words, mention.recipient.words, mention.purpose)))
    vague = mention.qualifier in VAGUE
    return (
        -known,
        vague,
        -len(mention.recipient.words),
        mention.doc_id,
        mention.sentence,
        mention.amount,
        mention.row,
    )


def _size(amount: float) -> int:
    return math.floor(math.log(amount) / STEP) if amount > 0 else -1


def _shelf_words(mention: Mention) -> Words:
    return mention.giver.words | mention.recipient.words | mention.purpose | mention.wording


def _candidates(mention: Mention, shelves: Shelves) -> list[Entry]:
    """Return the entries of about the same amount that share words, those that share most first."""
    size = _size(mention.amount)
    shared: dict[int, tuple[int, Entry]] = {}
    for word in _shelf_words(mention):
        for near in (size - 1, size, size + 1):
            for entry in shelves.get((word, mention.currency, near), [])[:MOST_CANDIDATES]:
                count = shared.get(id(entry), (0, entry))[0]
                shared[id(entry)] = (count + 1, entry)
    ranked = sorted(shared.values(), key=lambda pair: (-pair[0], pair[1].variants[0].row))
    return [entry for _, entry in ranked[:MOST_CANDIDATES]]


def _belongs(mention: Mention, entry: Entry) -> bool:
    if mention.sentence in entry.sentences:
        return False
    if any(opposed(mention, other) for other in entry.variants):
        return False
    return any(linked(mention, other) for other in entry.variants)


def find_conflicts(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the places of entries of other documents with the same recipient or purpose, and another amount."""
    shelves: dict[tuple[str, Words, Words], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        keys = {key for mention in entry.variants for key in _conflict_keys(mention)}
        for other in sorted({other for key in keys for other in shelves[key][-MOST_CANDIDATES:]}):
            if _conflict(entries[other], entry):
                yield other, place
        for key in keys:
            shelves[key].append(place)


def _conflict_keys(mention: Mention) -> Iterator[tuple[str, Words, Words]]:
    if mention.recipient.words:
        yield mention.currency, mention.recipient.words, frozenset()
    if mention.giver.words and mention.purpose:
        yield mention.currency, mention.giver.words, mention.purpose


def _conflict(one: Entry, other: Entry) -> bool:
    if {mention.doc_id for mention in one.mentions} & {mention.doc_id for mention in other.mentions}:
        return False
    return any(contradict(first, second) for first in one.variants for second in other.variants)
