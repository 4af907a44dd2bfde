"""The noun that a sum measures: `a USD 5 million` *loan*, *contribution* `of USD 5 million`."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.money.currencies import lexicon
from toolkit.find.money.words import Word, Words, forms


@cache
def kind_forms(part: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of the nouns or verbs of each kind."""
    words: dict[str, list[str]] = lexicon()[part]
    return {kind: re.compile("(?:" + "|".join(words[kind]) + ")") for kind in words}


def kind_of(word: Word) -> str | None:
    """Return the kind that a noun names."""
    return next((kind for kind, rule in kind_forms("kind_nouns").items() if rule.fullmatch(word.low)), None)


def noun_end(tail: Words) -> int:
    """Return the number of the word behind the noun that the sum measures: `worth of new funding`; 0 for none."""
    for at, word in enumerate(tail[:14]):
        behind = _without_bracket(tail, at + 1)
        if kind_of(word) and not (behind < len(tail) and kind_of(tail[behind])):
            return at + 1
        if word.low in {"the", "to", "for", "by", "from", ".", ";", "over", "per", "through"} or forms(
            "stops"
        ).fullmatch(word.low):
            return 0
    return 0


def closes(tail: Words, at: int, own: int) -> bool:
    """Whether the clause behind the sum ends at a sign or a subordinator, its noun's own commas and `, will` aside."""
    if at < own:
        return False
    word, follows = tail[at], tail[at + 1].low if at + 1 < len(tail) else ""
    if word.text == ",":
        return follows not in {"will", "would", "has", "have", "was", "were", "is", "are"}
    agreed = word.low == "with" and at > 0 and forms("contracts").fullmatch(tail[at - 1].low) is not None
    return word.text in ";.:" or (forms("stops").fullmatch(word.low) is not None and not agreed)


def _without_bracket(tail: Words, at: int) -> int:
    """Return the number of the word behind a short form's bracket that opens at `at`."""
    if [word.text for word in tail[at : at + 3 : 2]] == ["(", ")"]:
        return at + 3
    return at


def is_gift(head: Words, at: int) -> bool:
    """Whether `a contribution of` and the sum stand at `at`."""
    nouns = [word.low for word in head[at + 1 :]]
    return (
        1 < len(nouns) < 5
        and head[at].low in {"a", "an"}
        and nouns[-1] == "of"
        and bool(forms("possessions").fullmatch(nouns[-2]))
    )
