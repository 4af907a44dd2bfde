"""All terms of any number of codebooks, found in one pass over a text.

An automaton (Aho and Corasick, "Efficient string matching", *Communications of the ACM* 18 (1975)) finds the letters that a term cannot do
without, blanks left aside; where they stand, the term's own pattern decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import le
from typing import NamedTuple

import ahocorasick

from toolkit.codebook_terms import TOKEN_START, Loose, Term, fold, level

_FEW = 8  # terms up to which it is faster to look for each by itself


class Hit(NamedTuple):
    """A match of the term number `term` of an index in a text."""

    start: int
    end: int
    term: int


class _Probe(NamedTuple):
    """What to try where a key's letters end: `terms`, by number, that may begin so many letters before; and loose phrases.

    `usual` is how the letters are mostly written, from where a match begins; an empty string where that is not known.
    """

    length: int
    usual: str
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
            _probe(probes, term.key, len(term.key), term.written_key).terms.append(number)
            for loose in term.loose:
                for key, length, usual in loose.keys:
                    _probe(probes, key, length, usual).loose.append((number, loose))
        self._automaton = ahocorasick.Automaton()
        for key, by_length in probes.items():
            self._automaton.add_word(key, tuple(by_length.values()))
        self._automaton.make_automaton()

    def scan(self, text: str) -> list[Hit]:
        """Return every match of every term, by position; overlapping ones too."""
        folded = fold(text)
        hits: list[Hit] = []
        for number, opening in self._alone.items():
            if opening in folded:
                hits += self._look_for(number, text, folded)
        if len(self._automaton) and (ends := self._keyed(text, folded)):
            hits += [Hit(start, end, number) for (start, number), end in ends.items()]
        return sorted(hits) if len(hits) > 1 else hits

    def _look_for(self, number: int, text: str, folded: str) -> Iterator[Hit]:
        """Yield the matches of one term, tried where its first letters stand."""
        term = self.terms[number]
        if not term.may_match(folded):
            return
        ways: tuple[Term | Loose, ...] = (term, *term.loose)
        for start in _places(folded, term.opening) if term.opening else token_starts(text):
            if _begins_token(text, start):
                ends = (way.end(text, start, folded) for way in ways)
                if (end := next(filter(None, ends), None)) is not None:
                    yield Hit(start, end, number)

    def _keyed(self, text: str, folded: str) -> dict[tuple[int, int], int]:
        """Return the end of every match of a term with a key, by its start and term; a right spelling goes before a wrong one."""
        ends: dict[tuple[int, int], int] = {}
        levelled = level(folded)
        for last, probes in self._automaton.iter(levelled, ignore_white_space=True):
            for length, usual, terms, loose in probes:
                start = last + 1 - len(usual)
                if start < 0 or not usual or not levelled.startswith(usual, start):
                    start = _back(levelled, last + 1, length)
                if start < 0 or (start and text[start - 1].isalnum() and not _begins_token(text, start)):
                    continue
                for number in terms:
                    if (end := self.terms[number].end(text, start, folded)) is not None:
                        ends[start, number] = end
                for number, phrase in loose:
                    if (end := phrase.end(text, start, folded)) is not None:
                        ends.setdefault((start, number), end)
        return ends


def _probe(probes: dict[str, dict[int, _Probe]], key: str, length: int, usual: str) -> _Probe:
    return probes.setdefault(key, {}).setdefault(length, _Probe(length, usual, [], []))


def _back(levelled: str, end: int, length: int) -> int:
    """Return where the `length` letters before `end` begin, blanks not counted; a negative number if there are not so many."""
    start = end
    while length and start >= 0:
        start, before = start - length, start
        length = levelled.count(" ", max(0, start), before)
    return start


def _places(folded: str, letters: str) -> Iterator[int]:
    """Yield where the letters stand in a text."""
    start = folded.find(letters)
    while start >= 0:
        yield start
        start = folded.find(letters, start + 1)


def _begins_token(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum() or TOKEN_START.match(text, start) is not None


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
