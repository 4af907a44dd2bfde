"""What speaks for and against two mentions of a sum being one pledge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.compare.ledger.names import Name, Words, compare_names, giving_words

TOLERANCE = 0.1
"""Sums further apart than this share of the larger are never roundings of each other."""
SHARED_WORDS = 4
SHARED_PURPOSE = 2
MOST = 0.5
TELLING_FIGURES = 3
"""A sum of so many figures (`3.75 million`) is seldom given twice by the same giver."""
OPEN_ENDED = ("more than", "at least")
VAGUE = ("approximately", *OPEN_ENDED, "less than")
TYPED = {"loan", "grant"}


class Mention(NamedTuple):
    """A sum as it is compared: where it stands, how much it is, and the words of its fields."""

    row: int
    doc_id: str
    sentence: tuple[str, str, int]
    amount: float
    highest: float
    currency: str
    qualifier: str
    kind: str
    giver: Name
    recipient: Name
    purpose: Words
    wording: Words
    years: frozenset[str]
    fresh: bool
    again: bool


def opposed(one: Mention, other: Mention) -> bool:
    """Return whether something stands against two mentions being one pledge."""
    if one.currency != other.currency or not _same_amount(one, other):
        return True
    if {one.kind, other.kind} == TYPED or (one.years and other.years and not one.years & other.years):
        return True
    if "different" in (compare_names(one.giver, other.giver), compare_names(one.recipient, other.recipient)):
        return True
    same_body = compare_names(one.recipient, other.recipient) == "same" and one.recipient.proper
    apart = one.doc_id != other.doc_id
    return compare_purposes(one, other) == "different" and not (same_body and apart)


def linked(one: Mention, other: Mention) -> bool:
    """Return whether enough speaks for two mentions, which nothing opposes, being one pledge."""
    if one.doc_id == other.doc_id and max(one, other, key=_row).again:
        return one.amount == other.amount
    if one.doc_id == other.doc_id and (one.fresh or other.fresh):
        return False
    giver, recipient = compare_names(one.giver, other.giver), _recipients(one, other)
    purpose, wording = compare_purposes(one, other), _same_wording(one, other)
    if recipient == "same" and giver == "same":
        named = one.recipient.proper or other.recipient.proper
        return named or purpose == "same" or wording or _any_shared(one, other)
    if giver == "same" and purpose == "same":
        return True
    if one.amount != other.amount or one.doc_id == other.doc_id:
        return False
    if recipient == "same":
        return one.recipient.proper or other.recipient.proper or purpose == "same" or wording
    telling = giver == "same" and _figures(one.amount) >= TELLING_FIGURES and _any_shared(one, other)
    return giver != "open" and (wording or telling)


def _row(mention: Mention) -> int:
    return mention.row


def _recipients(one: Mention, other: Mention) -> str:
    """Return how the recipients stand; a body that the other's words name, where no recipient is read, is the same."""
    found = compare_names(one.recipient, other.recipient)
    if found:
        return found
    named, words = (one.recipient, other.wording) if one.recipient.words else (other.recipient, one.wording)
    sure = named.proper or compare_names(one.giver, other.giver) == "same"
    return "same" if sure and named.words and named.words <= words else ""


def _any_shared(one: Mention, other: Mention) -> bool:
    """Return whether the words around two sums share one that says more than that somebody gives, or either has none such."""
    empty = one.giver.words | one.recipient.words | other.recipient.words | giving_words()
    ours, others = one.wording - empty, other.wording - empty
    return bool(ours & others) or not ours or not others


def _same_wording(one: Mention, other: Mention) -> bool:
    shared = one.wording & other.wording
    return len(shared) >= SHARED_WORDS and len(shared) >= MOST * min(len(one.wording), len(other.wording))


def compare_purposes(one: Mention, other: Mention) -> str:
    """Return how two purposes stand to each other: `same`, `different`, `open`, or nothing if one is missing."""
    if not one.purpose or not other.purpose:
        return ""
    shared = len(one.purpose & other.purpose)
    least = min(len(one.purpose), len(other.purpose))
    if one.purpose == other.purpose or (shared >= SHARED_PURPOSE and shared > MOST * least):
        return "same"
    return "open" if shared else "different"


def _same_amount(one: Mention, other: Mention) -> bool:
    if one.amount == other.amount:
        return math.isnan(one.highest) or math.isnan(other.highest) or one.highest == other.highest
    if not (math.isnan(one.highest) and math.isnan(other.highest)):
        return False
    return _rounds(one, other) or _rounds(other, one)


def _rounds(rough: Mention, exact: Mention) -> bool:
    """Return whether a hedged sum is another one rounded: `more than USD 12 billion` and `USD 12.1 billion`."""
    if rough.qualifier not in VAGUE or abs(rough.amount - exact.amount) > TOLERANCE * max(
        rough.amount, exact.amount
    ):
        return False
    if rough.qualifier in OPEN_ENDED and exact.amount < rough.amount:
        return False
    if rough.qualifier == "less than" and exact.amount > rough.amount:
        return False
    scale = 10.0 ** (math.floor(math.log10(rough.amount)) - _figures(rough.amount) + 1)
    return abs(exact.amount - rough.amount) < scale


def _figures(amount: float) -> int:
    """Return how many figures of an amount are no zeros at its end: 2 of 12 billion."""
    return max(1, len(f"{amount:.6e}".partition("e")[0].replace(".", "").rstrip("0")))


def links_of(mention: Mention, others: Sequence[Mention]) -> list[str]:
    """Return the fields that a mention shares with the others of its entry."""
    if not others:
        return []
    recipients = {_recipients(mention, other) for other in others}
    fields = {
        "amount": any(mention.amount == other.amount for other in others),
        "rounded amount": all(mention.amount != other.amount for other in others),
        "currency": True,
        "giver": any(compare_names(mention.giver, other.giver) == "same" for other in others),
        "recipient": "same" in recipients,
        "purpose": any(compare_purposes(mention, other) == "same" for other in others),
        "wording": any(_same_wording(mention, other) for other in others),
    }
    return [name for name, holds in fields.items() if holds]


def contradict(one: Mention, other: Mention) -> bool:
    """Return whether two mentions give different amounts for what seems one gift."""
    giver, recipient = compare_names(one.giver, other.giver), compare_names(one.recipient, other.recipient)
    purpose = compare_purposes(one, other)
    if one.amount == other.amount or one.fresh or other.fresh or {one.kind, other.kind} == TYPED:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    if "different" in (giver, recipient, purpose):
        return False
    known = recipient == "same" and (one.recipient.proper or giver == "same")
    return known or (giver == "same" and purpose == "same")
