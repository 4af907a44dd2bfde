"""All terms of any number of codebooks, found in one pass over a text.

An automaton (Aho and Corasick, "Efficient string matching", *Communications of the ACM* 18 (1975)) finds the letters that a term cannot do
without, blanks left aside; where they stand, the term's own pattern decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import le
from typing import NamedTuple

from toolkit.codebook_terms import TOKEN_START, Loose, Term
from toolkit.letters import blank_out, fold, squeeze
from toolkit.literals import Strings

_FEW = 8  # terms up to which it is faster to look for each by itself


class Hit(NamedTuple):
    """A match of the term number `term` of an index in a text."""

    start: int
    end: int
    term: int


class _Probe(NamedTuple):
    """What to try where a key's letters end: `terms`, by number, that may begin so many letters before; and loose phrases."""

    length: int
    terms: list[int]
    loose: list[tuple[int, Loose]]


class TermIndex:
    """Many terms, to be looked for in one pass: a term is tried only where letters of it stand."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        few = len(self.terms) <= _FEW
        self._alone = {number: term.opening for number, term in enumerate(self.terms) if few or not term.key}
        probes: dict[str, dict[int, _Probe]] = {}
        for number in {*range(len(self.terms))}.difference(self._alone):
            term = self.terms[number]
            _probe(probes, term.key, len(term.key)).terms.append(number)
            for loose in term.loose:
                for key, length in loose.keys:
                    if key:  # none where dots alone stand before the misspelt word
                        _probe(probes, key, length).loose.append((number, loose))
        self._probes = [list(by_length.values()) for by_length in probes.values()]
        self._keys = Strings(list(probes)) if probes else None

    def scan(self, text: str) -> list[Hit]:
        """Return every match of every term, by position; overlapping ones too."""
        folded = fold(text)
        hits: list[Hit] = []
        for number, opening in self._alone.items():
            if opening in folded:
                hits += self._look_for(number, text, folded)
        if self._keys and (keys := self._keys.find(squeeze(folded))):
            ends = self._ends(text, folded, keys)
            hits += [Hit(start, end, number) for (start, number), end in ends.items()]
        return sorted(hits) if len(hits) > 1 else hits

    def _look_for(self, number: int, text: str, folded: str) -> Iterator[Hit]:
        """Yield the matches of one term, tried where its first letters stand."""
        term = self.terms[number]
        if not term.may_match(folded):
            return
        ways: tuple[Term | Loose, ...] = (term, *term.loose)
        for start in _places(folded, term.opening) if term.opening else token_starts(text):
            if begins_token(text, start):
                ends = (way.end(text, start, folded) for way in ways)
                if (end := next(filter(None, ends), None)) is not None:
                    yield Hit(start, end, number)

    def _ends(
        self, text: str, folded: str, keys: Iterable[tuple[int, int, int]]
    ) -> dict[tuple[int, int], int]:
        """Return the end of every match of a term one of whose keys stands in the letters of a text, by its start and term.

        A right spelling goes before a wrong one.
        """
        letters = list(accumulate(map(len, blank_out(folded).split(" "))))  # up to each blank
        ends: dict[tuple[int, int], int] = {}
        for key, _, last in keys:
            for length, terms, loose in self._probes[key]:
                start = last - length
                if start < 0:
                    continue
                start += bisect_right(letters, start)
                if not begins_token(text, start):
                    continue
                for number in terms:
                    if (end := self.terms[number].end(text, start, folded)) is not None:
                        ends[start, number] = end
                for number, phrase in loose:
                    if (end := phrase.end(text, start, folded)) is not None:
                        ends.setdefault((start, number), end)
        return ends


def _probe(probes: dict[str, dict[int, _Probe]], key: str, length: int) -> _Probe:
    return probes.setdefault(key, {}).setdefault(length, _Probe(length, [], []))


def _places(folded: str, letters: str) -> Iterator[int]:
    """Yield where the letters stand in a text."""
    start = folded.find(letters)
    while start >= 0:
        yield start
        start = folded.find(letters, start + 1)


def begins_token(text: str, start: int) -> bool:
    """Tell whether a token begins at a letter or digit of a text."""
    if not start or not text[start - 1].isalnum():
        return True
    return text[start].isupper() and TOKEN_START.match(text, start) is not None


def token_starts(text: str) -> Iterator[int]:
    """Yield the positions at which a token begins."""
    return (found.start() for found in TOKEN_START.finditer(text))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits without those that overlap a longer one (of two as long, the first stays), by position.

    >>> longest([Hit(0, 8, 0), Hit(0, 17, 1), Hit(18, 20, 0)])
    [Hit(start=0, end=17, term=1), Hit(start=18, end=20, term=0)]
    """
    hits = list(hits)
    if len(hits) < 2:
        return hits
    hits.sort()
    starts, ends, _ = zip(*hits, strict=True)
    if all(map(le, ends, starts[1:])):
        return hits
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.term)):
        here = range(hit.start, hit.end)
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(hit)
    return sorted(kept)
