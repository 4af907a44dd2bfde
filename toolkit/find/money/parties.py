"""Which noun phrases can name a party, and by which word: the head noun."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.find.money.words import Word, Words, is_name, party_nouns, role_words, times


class Phrase(NamedTuple):
    """A noun phrase: the numbers of its first word and of the word behind it."""

    first: int
    end: int


def is_party(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase can name who gives: a name, or a common noun for a party."""
    inside = words[phrase.first : phrase.end]
    if inside[0].text in role_words("not_actors") or all(word.text[0].isdigit() for word in inside):
        return False
    head = head_of(inside)
    low = head.low.removesuffix("'s").removesuffix("'")
    if is_name(head):
        return head.text not in role_words("not_actors") and low not in times()
    return low in party_nouns() and low not in role_words("not_givers")


def head_of(inside: Words) -> Word:
    """Return the head noun of a phrase: the word before its first preposition."""
    link = next(
        (k for k, word in enumerate(inside) if k and word.low in {"of", "for", "on", ","}), len(inside)
    )
    return inside[link - 1]


def words_of(text: str, words: Words, phrase: Phrase) -> str:
    """Return a phrase's words as printed, without a possessive ending."""
    found = text[words[phrase.first].start : words[phrase.end - 1].end]
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", found)
