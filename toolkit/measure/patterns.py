"""Patterns that a reader asks for, and the functions that find them: a glob, the very words, or a regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Literal, NamedTuple, get_args

import numpy as np

from toolkit.codebook_index import Hit, TermIndex, begins_token, longest
from toolkit.codebook_terms import REST, TOKEN_END, TOKEN_START, WORD_CHARACTER, Term, compile_term
from toolkit.errors import LexiconError, ParameterError
from toolkit.letters import fold
from toolkit.measure.arguments import check_choice
from toolkit.measure.joined import join, runs
from toolkit.measure.words import Places

ValueType = Literal["glob", "regex", "fixed"]
TextFinder = Callable[[str], list[tuple[int, int]]]
_CAPITAL = re.compile(rf"{WORD_CHARACTER}*?[A-Z]")  # in the rest of a word


class Occurrences(NamedTuple):
    """Where a pattern occurs in texts, in their order: the number of the text, start and end in it."""

    rows: Places
    starts: Places
    ends: Places

    def by_text(self) -> dict[int, list[tuple[int, int]]]:
        """Return start and end of each occurrence by the number of its text."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for row, start, end in zip(*(column.tolist() for column in self), strict=True):
            spans.setdefault(row, []).append((start, end))
        return spans


NOTHING = Occurrences(*np.empty((3, 0), dtype=np.int64))
Finder = Callable[[Sequence[str]], Occurrences]


def pattern_finders(
    pattern: str | Sequence[str], valuetype: ValueType, case_insensitive: bool
) -> dict[str, Finder]:
    """Return for every pattern the function that finds its occurrences in texts.

    Raises
    ------
    ParameterError
        If `valuetype` or a pattern is not possible.
    """
    check_choice("valuetype", valuetype, get_args(ValueType))
    patterns = [pattern] if isinstance(pattern, str) or not isinstance(pattern, Iterable) else list(pattern)
    if not all(isinstance(each, str) for each in patterns):
        msg = f"pattern is {pattern!r}; give a word, a phrase, or a list of them."
        raise ParameterError(msg)
    return {written: _finder(written, valuetype, case_insensitive) for written in patterns}


def _finder(pattern: str, valuetype: ValueType, case_insensitive: bool) -> Finder:
    if valuetype == "glob":
        return _glob_finder(pattern, case_insensitive)
    try:
        source = re.escape(pattern) if valuetype == "fixed" else pattern
        compiled = re.compile(source, re.IGNORECASE if case_insensitive else 0)
    except re.error as err:
        msg = (
            f"the pattern {pattern!r} is no regular expression: {err}. Correct it, or use valuetype='fixed'."
        )
        raise ParameterError(msg) from err
    return _regex_finder(compiled) if valuetype == "regex" else _fixed_finder(compiled)


def _glob_finder(pattern: str, case_insensitive: bool) -> Finder:
    written = pattern if case_insensitive or pattern.startswith("=") else f"={pattern}"
    try:
        term = compile_term(written)
    except LexiconError as err:
        msg = f"the pattern {pattern!r} has no letter or digit. Write a word or phrase, such as 'vaccin*'."
        raise ParameterError(msg) from err
    if term.word:
        return _word_finder(term)
    index = TermIndex([term])

    def find(text: str) -> list[tuple[int, int]]:
        return [(start, end) for start, end, _ in longest(index.scan(text))]

    return partial(_find_in_each, find)


def _regex_finder(compiled: re.Pattern[str]) -> Finder:
    def find(text: str) -> list[tuple[int, int]]:
        return [found.span() for found in compiled.finditer(text) if found.end() > found.start()]

    return partial(_find_in_each, find)


def _fixed_finder(compiled: re.Pattern[str]) -> Finder:
    def find(text: str) -> list[tuple[int, int]]:
        spans = [found.span() for found in compiled.finditer(text) if found.end() > found.start()]
        return [
            (start, end)
            for start, end in spans
            if (TOKEN_START.match(text, start) or not text[start].isalnum())
            and (TOKEN_END.match(text, end) or not text[end - 1].isalnum())
        ]

    return partial(_find_in_each, find)


def _find_in_each(find: TextFinder, texts: Sequence[str]) -> Occurrences:
    """Find one text after the other."""
    counts: list[int] = []
    edges: list[int] = []
    for text in texts:
        found = find(text)
        counts.append(len(found))
        edges += chain.from_iterable(found)
    starts, ends = np.array(edges, dtype=np.int64).reshape(-1, 2).T
    return Occurrences(np.repeat(np.arange(len(texts)), counts), starts, ends)


def _word_finder(term: Term) -> Finder:
    """Return the finder of a single word, which looks through many texts at once."""
    word = re.escape(term.word)
    anywhere = re.compile(rf"{word}(?:(?<!{WORD_CHARACTER}{word})(?!{WORD_CHARACTER})|(?P<joined>))").finditer

    def find_in(texts: Sequence[str]) -> Occurrences:
        folded, begins, _ = join(texts if term.exact else list(map(fold, texts)))
        found = [~one.start() if one.lastindex else one.start() for one in anywhere(folded)]
        places = np.array(found, dtype=np.int64)
        inside = (~places[places < 0]).tolist()
        parted = list(_parted(term, join(texts).text, folded, inside)) if inside else []
        starts = np.sort(np.concatenate([places[places >= 0], np.array(parted, dtype=np.int64)]))
        rows = np.searchsorted(begins, starts, "right") - 1
        starts -= begins[rows]
        return Occurrences(rows, starts, starts + len(term.word))

    def find(texts: Sequence[str]) -> Occurrences:
        found = [(run.start, find_in(texts[run])) for run in runs(texts)]
        rows = [one.rows + first for first, one in found]
        return Occurrences(*map(np.concatenate, (rows, *zip(*(one[1:] for _, one in found), strict=True))))

    return find


def _parted(term: Term, text: str, folded: str, places: Iterable[int]) -> Iterator[int]:
    """Yield where a word stands that is joined to other letters and parted from them by capitals; in one of the runs of letters at `places`."""
    last = 0
    for place in places:
        if place < last:
            continue
        first = place
        while first > last and text[first - 1].isalnum():
            first -= 1
        last = REST.match(text, place).end()  # type: ignore[union-attr]
        if _CAPITAL.match(text, first):
            yield from (hit.start for hit in longest(_hits(term, text, folded, first, last)))


def _hits(term: Term, text: str, folded: str, first: int, last: int) -> Iterator[Hit]:
    start = folded.find(term.word, first, last)
    while start >= 0:
        if begins_token(text, start) and (end := term.end(text, start, folded)) is not None:
            yield Hit(start, end, 0)
        start = folded.find(term.word, start + 1, last)
