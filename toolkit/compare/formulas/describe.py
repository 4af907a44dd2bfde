"""What is said of a formula: its wordings, whether it is a name, how rare its words are, who uttered it, where it is first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log2
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.compare.formulas.corpus import Corpus, Formula
from toolkit.compare.formulas.words import CONTENT, Word, key_of
from toolkit.lexicons import load_lexicon
from toolkit.schema import Paragraph
from toolkit.sentences import sentence_spans

_QUOTATION = str.maketrans(dict.fromkeys('“”"„«»', ""))
_VERB_ENDINGS = ("ed", "ing")
_LADDERS = ("engagement", "objection")

Place = tuple[str, str]
Sums = np.ndarray[tuple[int], np.dtype[np.float64]]


class Outside(NamedTuple):
    """Of the words of content that belong to no name: how many stand before each word, and what these weigh."""

    counts: Sums
    weights: Sums

    def count(self, formula: Formula) -> int:
        """Return how many there are in most occurrences of `formula` (the lower median)."""
        return int(sorted(self._over(self.counts, formula))[(len(formula.positions) - 1) // 2])

    def weight(self, formula: Formula) -> float:
        """Return what they weigh, as a mean over the occurrences."""
        weights = self._over(self.weights, formula)
        return round(sum(weights) / len(weights), 6)

    @staticmethod
    def _over(sums: Sums, formula: Formula) -> list[float]:
        return [float(sums[first + formula.length] - sums[first]) for first in formula.positions]


def outside_names(corpus: Corpus, names: pd.DataFrame | None) -> Outside:
    """Weigh the words of content that belong to no name.

    A word weighs -log2 of its relative frequency among the words of content. It belongs to a name if it lies in one of
    `names`, or has a capital that neither opens its sentence nor is that of a verb.
    """
    masks = _masks(corpus, names)
    frequencies = Counter(word.key for word in corpus.words if word.role == CONTENT)
    total = sum(frequencies.values())
    counts, weights = np.zeros(len(corpus.words) + 1), np.zeros(len(corpus.words) + 1)
    for position, word in enumerate(corpus.words):
        paragraph = corpus.paragraphs[corpus.paragraph_of[position]]
        if word.role == CONTENT and not _named(paragraph, word, masks):
            counts[position + 1] = 1
            weights[position + 1] = -log2(frequencies[word.key] / total)
    return Outside(np.cumsum(counts), np.cumsum(weights))


def _masks(corpus: Corpus, names: pd.DataFrame | None) -> dict[Place, bytearray]:
    """Return, for every paragraph, 1 at each position of its text that lies in a name."""
    masks = {(p.doc_id, p.para): bytearray(len(p.text)) for p in corpus.paragraphs}
    if names is not None:
        for doc_id, para, start, end in names[["doc_id", "para", "start", "end"]].itertuples(index=False):
            if mask := masks.get((str(doc_id), str(para))):
                mask[start:end] = b"\1" * (min(end, len(mask)) - start)
    return masks


def _named(paragraph: Paragraph, word: Word, masks: Mapping[Place, bytearray]) -> bool:
    printed = paragraph.text[word.start : word.end]
    if len(printed) > 1 and printed.isupper():
        return True
    if printed[0].isupper() and word.number > 1 and not _is_verb(printed, word.key):
        return True
    return all(masks[paragraph.doc_id, paragraph.para][word.start : word.end])


def _is_verb(printed: str, key: str) -> bool:
    return printed.endswith(_VERB_ENDINGS) and key in _verb_keys()


@cache
def _verb_keys() -> frozenset[str]:
    """Return the keys of the verbs by which actors take a stand; some texts print them with a capital."""
    rungs = load_lexicon("verbs")["rung"]
    return frozenset(
        key_of(verb.split()[0]) for rung in rungs if rung["ladder"] in _LADDERS for verb in rung["verbs"]
    )


def wordings(quotes: Iterable[str]) -> list[str]:
    """Return the different wordings among `quotes`, the most frequent first, of several the earliest; capitals don't count.

    >>> wordings(["a  joint Plan", "the joint plan", "a joint plan"])
    ['a joint Plan', 'the joint plan']
    """
    return by_frequency(" ".join(quote.translate(_QUOTATION).split()) for quote in quotes)


def observed(found_in: Sequence[Paragraph]) -> tuple[str | None, str | None]:
    """Return the documents with the earliest and the latest date; none if one has no date."""
    if not all(paragraph.date for paragraph in found_in):
        return None, None
    documents = {(paragraph.date, paragraph.doc_id) for paragraph in found_in}
    last = max(date for date, _ in documents)
    return min(documents)[1], min(doc_id for date, doc_id in documents if date == last)


class Acts:
    """The acts of every paragraph that have an actor, and the sentences they stand in."""

    def __init__(self, acts: pd.DataFrame | None, corpus: Corpus) -> None:
        self._found: dict[Place, list[tuple[int, str]]] = {}
        if acts is not None:
            rows = acts[["doc_id", "para", "start", "actor"]].dropna(subset=["actor"]).sort_values("start")
            for doc_id, para, start, actor in rows.itertuples(index=False):
                self._found.setdefault((str(doc_id), str(para)), []).append((start, str(actor)))
        self._sentences = {
            (p.doc_id, p.para): list(sentence_spans(p.text))
            for p in corpus.paragraphs
            if (p.doc_id, p.para) in self._found
        }

    def actor_at(self, paragraph: Paragraph, start: int, end: int) -> str | None:
        """Return the actor of the act that words stand in: the last before their end, or the first of their sentence."""
        place = paragraph.doc_id, paragraph.para
        if place not in self._found:
            return None
        acts, sentences = self._found[place], self._sentences[place]
        opens, closes = sentences[max(bisect_right(sentences, start, key=itemgetter(0)) - 1, 0)]
        before = bisect_left(acts, end, key=itemgetter(0)) - 1
        if before >= 0 and acts[before][0] >= opens:
            return acts[before][1]
        following = acts[before + 1 : before + 2]
        return next((actor for position, actor in following if position < closes), None)


def by_frequency(values: Iterable[str | None]) -> list[str]:
    """Return the different values as first printed, the most frequent first; capitals don't count."""
    printed: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for value in filter(None, values):
        printed.setdefault(value.casefold(), value)
        counts[value.casefold()] += 1
    return [printed[folded] for folded, _ in counts.most_common()]
