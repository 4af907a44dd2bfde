"""Whether a clause says more or less by its other words: intensifiers, hedges, modal verbs, amounts.

Read off the redline of two forms of a clause. An intensifier or downtoner that comes in or goes out counts only with a word that both
forms have (`concern` and `serious concern`); a modal or quantifier where it takes the other's place; all with the words of
``lexicons/comparison.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from toolkit.compare.alignment.words import content_words, stem
from toolkit.compare.lineage.acts import Signal
from toolkit.compare.redline import Edit, find_edits, find_tokens
from toolkit.lexicons import load_lexicon

_LONGEST_EXCHANGE = 8
_LONGEST_PHRASE_EDIT = 12
_MOST_WORDS = 6
_MONTH = "May"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Change(NamedTuple):
    """An edit in words: what was struck out, what was put in, and the word that follows on either side."""

    struck: list[str]
    added: list[str]
    after_struck: str
    after_added: str


def read_changes(left: str, right: str) -> list[Change]:
    """Return the edits between two forms of a clause.

    Examples
    --------
    >>> read_changes("We noted concerns.", "We noted serious concerns.")
    [Change(struck=[], added=['serious'], after_struck='concerns', after_added='concerns')]
    """
    return [_change(edit, left, right) for edit in find_edits(left, right) if edit.op != "equal"]


def _change(edit: Edit, left: str, right: str) -> Change:
    return Change(
        _words(left[edit.left_start : edit.left_end]),
        _words(right[edit.right_start : edit.right_end]),
        _first_word(left[edit.left_end :]),
        _first_word(right[edit.right_end :]),
    )


def _words(text: str) -> list[str]:
    return [token.key for token in find_tokens(text)]


def _first_word(text: str) -> str:
    match = re.match(r"\s*(\w+(?:['’-]\w+)*)", text[:80])
    return match[1] if match else ""


def compare_degrees(changes: Sequence[Change]) -> Iterator[Signal]:
    """Yield what intensifiers, hedges and words of a scale say of the strength of the newer form.

    Examples
    --------
    >>> list(compare_degrees(read_changes("We have serious concern and may act.", "We have concern and shall act.")))
    [Signal(sign=-1, basis='degree', words='− serious'), Signal(sign=1, basis='modality', words='may → shall')]
    """
    for sign in (1, -1):
        yield from _net_degrees(changes, sign)
    yield from _phrases([change for change in changes if _length(change) <= _LONGEST_PHRASE_EDIT])
    for change in changes:
        if _length(change) <= _LONGEST_EXCHANGE:
            yield from _exchanges(change)


def _length(change: Change) -> int:
    return max(len(change.struck), len(change.added))


def _net_degrees(changes: Sequence[Change], sign: int) -> Iterator[Signal]:
    """Yield the intensifiers (`sign` 1) or downtoners (-1) that came in or went out, if more came in than went out or less."""
    signs = _degree_signs()
    added, struck = (
        sum(signs.get(word.casefold()) == sign for change in changes for word in words(change))
        for words in (attrgetter("added"), attrgetter("struck"))
    )
    for change in changes:
        if added > struck:
            for word in _degrees(change.added, change.after_added, change.struck, sign):
                yield Signal(sign, "degree", f"+ {word}")
        if added < struck:
            for word in _degrees(change.struck, change.after_struck, change.added, sign):
                yield Signal(-sign, "degree", f"− {word}")


def _degrees(words: list[str], after: str, other: list[str], sign: int) -> Iterator[str]:
    """Yield the degree words of a sign on one side of an edit whose head the other side has as well."""
    there = {stem(word.casefold()) for word in other}
    for place, word in enumerate(words):
        if _degree_signs().get(word.casefold()) != sign:
            continue
        heads = (later for later in words[place + 1 :] if _is_head(later))
        head = next(heads, None)
        if (head is None and after) or (head is not None and stem(head.casefold()) in there):
            yield word.casefold()


def _is_head(word: str) -> bool:
    return word.casefold() not in _degree_signs() and bool(content_words(word))


@cache
def _degree_signs() -> dict[str, int]:
    return {word: entry["sign"] for entry in load_lexicon("comparison")["degree"] for word in entry["words"]}


def _phrases(changes: Sequence[Change]) -> Iterator[Signal]:
    struck, added = (
        " / ".join(f" {' '.join(words(change)).casefold()} " for change in changes)
        for words in (attrgetter("struck"), attrgetter("added"))
    )
    for entry in load_lexicon("comparison")["phrase"]:
        for phrase in entry["words"]:
            before, after = f" {phrase} " in struck, f" {phrase} " in added
            if before != after:
                sign = entry["sign"] if after else -entry["sign"]
                yield Signal(sign, entry["kind"], f"{'+' if after else '−'} {phrase}")


def _exchanges(change: Change) -> Iterator[Signal]:
    for scale in load_lexicon("comparison")["scale"]:
        before, after = (_ranked(words, scale["ranks"]) for words in (change.struck, change.added))
        if before and after and scale["ranks"][before] != scale["ranks"][after]:
            sign = 1 if scale["ranks"][after] > scale["ranks"][before] else -1
            yield Signal(sign, scale["name"], f"{before} → {after}")


def _ranked(words: list[str], ranks: dict[str, int]) -> str:
    """Return the only word of a scale in an edit."""
    found = {word.casefold() for word in words if word != _MONTH and word.casefold() in ranks}
    return found.pop() if len(found) == 1 else ""


def changed_numbers(changes: Sequence[Change]) -> list[str]:
    """Return the numbers that took another's place.

    Examples
    --------
    >>> changed_numbers(read_changes("a grant of USD 50 million", "a grant of USD 5 million"))
    ['50 → 5']
    """
    small = (change for change in changes if max(len(change.struck), len(change.added)) <= _LONGEST_EXCHANGE)
    pairs = ((_numbers(change.struck), _numbers(change.added)) for change in small)
    return [f"{before} → {after}" for before, after in pairs if before and after and before != after]


def _numbers(words: list[str]) -> str:
    return " ".join(word for word in words if _NUMBER.fullmatch(word) or word.casefold() in _number_words())


@cache
def _number_words() -> frozenset[str]:
    cardinals = load_lexicon("numbers")["cardinals"].keys() - {"a", "an", "one"}
    return frozenset(
        cardinals | load_lexicon("numbers")["tens"].keys() | load_lexicon("money")["scales"].keys()
    )


def changed_negation(changes: Sequence[Change]) -> list[str]:
    """Return the words of negation that came in or went out.

    Examples
    --------
    >>> changed_negation(read_changes("We will send troops.", "We will not send troops."))
    ['+ not']
    """
    negations = load_lexicon("comparison")["negation"]["words"]
    small = [change for change in changes if _length(change) <= _LONGEST_PHRASE_EDIT]
    added, struck = (
        Counter(word for change in small for word in words(change) if word in negations)
        for words in (attrgetter("added"), attrgetter("struck"))
    )
    if added.total() == struck.total():
        return []
    return [*(f"+ {word}" for word in added - struck), *(f"− {word}" for word in struck - added)]


def changed_words(changes: Sequence[Change]) -> str:
    """Return the first content words that were struck out and put in.

    Examples
    --------
    >>> changed_words(read_changes("We noted the harbour plan.", "We noted the river plan."))
    '− harbour; + river'
    """
    parts = []
    for mark, side in (("−", "struck"), ("+", "added")):
        words = [word for change in changes for word in getattr(change, side) if word[0].isalnum()]
        words = [word for word in words if word == _MONTH or content_words(word)] or words
        if words:
            parts.append(f"{mark} {' '.join(words[:_MOST_WORDS])}{' …' if len(words) > _MOST_WORDS else ''}")
    return "; ".join(parts)
