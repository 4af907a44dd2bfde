"""All terms of any number of codebooks, found in one pass over the tokens of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.codebook_terms import TOKEN_END, TOKEN_START, Term, fold

KEY_LENGTH = 3
SHORT = 20_000  # characters of a text in which it pays to look whether a term's letters are there before its pattern is tried


class Hit(NamedTuple):
    """A match of the term number `term` of an index in a text."""

    start: int
    end: int
    term: int


class TermIndex:
    """Many terms, to be looked for in one pass: terms are tried only where their first letters stand."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._by_key: dict[str, list[int]] = {}
        for number, term in enumerate(self.terms):
            self._by_key.setdefault(term.prefix[:KEY_LENGTH], []).append(number)

    def scan(self, text: str) -> list[Hit]:
        """Return every match of every term, by position; overlapping ones too."""
        folded = fold(text)
        possible: dict[int, bool] = {}
        hits = [hit for start in token_starts(text) for hit in self._at(text, folded, start, possible)]
        return sorted(hits)

    def _at(self, text: str, folded: str, start: int, possible: dict[int, bool]) -> Iterator[Hit]:
        for length in range(KEY_LENGTH + 1):
            key = folded[start : start + length]
            if len(key) < length:
                return
            for number in self._by_key.get(key, ()):
                term = self.terms[number]
                if not folded.startswith(term.prefix, start):
                    continue
                if number not in possible:
                    possible[number] = len(text) > SHORT or term.may_match(folded)
                if not possible[number] or not term.goes_on(folded, start):
                    continue
                if (end := term.end(text, start)) is not None:
                    yield Hit(start, end, number)


def token_starts(text: str) -> Iterator[int]:
    """Yield the positions at which a token begins."""
    return (found.start() for found in TOKEN_START.finditer(text))


def token_ends(text: str) -> Iterator[int]:
    """Yield the positions at which a token is over."""
    return (found.start() for found in re.finditer(TOKEN_END, text))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits without those that overlap a longer one (of two as long, the first stays), by position.

    >>> longest([Hit(0, 8, 0), Hit(0, 17, 1), Hit(18, 20, 0)])
    [Hit(start=0, end=17, term=1), Hit(start=18, end=20, term=0)]
    """
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.term)):
        here = range(hit.start, hit.end)
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(hit)
    return sorted(kept)
