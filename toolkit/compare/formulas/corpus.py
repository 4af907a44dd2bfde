"""The documents of a series as one array of words, and the formulas in it as places of that array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.compare.formulas.repeats import Suffixes, maximal_repeats, occurrences, sort_suffixes
from toolkit.compare.formulas.trim import says_something, trim
from toolkit.compare.formulas.words import FUNCTION, Word, read_runs
from toolkit.schema import Paragraph, paragraphs_by_document

_SHORTEST = 2
"""Words that a repeat has at least before those that are skipped are counted in."""


@dataclass(frozen=True)
class Corpus:
    """The paragraphs in the order of the series; every word of their runs, and an empty one behind each run.

    `paragraph_of` holds the number of the paragraph that each word stands in, `document_of` that of the document.
    """

    paragraphs: list[Paragraph]
    words: list[Word]
    paragraph_of: list[int]
    document_of: list[int]

    def place(self, position: int, length: int) -> tuple[Paragraph, int, int]:
        """Return the paragraph, start and end of `length` words from `position` on."""
        paragraph = self.paragraphs[self.paragraph_of[position]]
        return paragraph, self.words[position].start, self.words[position + length - 1].end


class Formula(NamedTuple):
    """A formula: the first word of each of its occurrences, in the order of the series, and the number of words."""

    positions: tuple[int, ...]
    length: int


def read_corpus(paragraphs: pd.DataFrame) -> Corpus:
    """Return the documents by date, and of one date by ``doc_id``; in the order of the table if one has no date."""
    series = list(paragraphs_by_document(paragraphs).values())
    if all(own[0].date for own in series):
        series.sort(key=lambda own: (own[0].date, own[0].doc_id))
    ordered = list(chain.from_iterable(series))
    numbers = {own[0].doc_id: number for number, own in enumerate(series)}
    runs = [
        (number, [*run, Word("", FUNCTION, 0, 0, 0)])
        for number, run in read_runs([p.text for p in ordered])
        if run
    ]
    paragraph_of = [number for number, run in runs for _ in run]
    return Corpus(
        ordered,
        [word for _, run in runs for word in run],
        paragraph_of,
        [numbers[ordered[number].doc_id] for number in paragraph_of],
    )


def repeated(corpus: Corpus, *, min_words: int, min_documents: int) -> list[Formula]:
    """Return the formulas of at least `min_words` words as printed in at least `min_documents` documents."""
    keys = _numbered(corpus.words)
    suffixes = sort_suffixes(np.array(keys, dtype=np.int64))
    found: dict[tuple[int, int], Formula] = {}
    repeats = maximal_repeats(keys, corpus.document_of, suffixes, shortest=_SHORTEST, spread=min_documents)
    for repeat in dict.fromkeys(trim(corpus.words, repeat) for repeat in repeats):
        if repeat.length < _SHORTEST or not says_something(corpus.words, repeat):
            continue
        places = occurrences(suffixes, repeat)
        if (places.start, repeat.length) not in found:
            found[places.start, repeat.length] = _formula(suffixes, places, repeat.length)
    return [formula for formula in found.values() if printed_words(corpus, formula) >= min_words]


def printed_words(corpus: Corpus, formula: Formula) -> int:
    """Return how many words the longest wording of a formula has: articles left out, ``and`` counted."""
    last = formula.length - 1
    words = corpus.words
    return max(words[first + last].number - words[first].number + 1 for first in formula.positions)


def _formula(suffixes: Suffixes, places: range, length: int) -> Formula:
    return Formula(tuple(sorted(suffixes.order[place] for place in places)), length)


def _numbered(words: Sequence[Word]) -> list[int]:
    """Return the words as numbers, the same for the same key; each of those behind a run has its own."""
    known: dict[str, int] = {}
    return [known.setdefault(word.key or f"\0{position}", len(known)) for position, word in enumerate(words)]
