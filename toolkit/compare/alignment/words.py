"""The words by which passages are compared: stems of content words and of neighbours among them, weighted by rarity.

A passage is a vector of its content words and of the pairs of content words that follow each other, each with the weight
``(1 + ln f) · ln(1 + N / n)``: `f` times in the passage, in `n` of the `N` passages (tf-idf with sublinear frequency, after
Manning, Raghavan and Schütze, *Introduction to Information Retrieval*, 2008, section 6.4). Pairs count half: they tell a formula
from a coincidence of its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from toolkit.errors import ParameterError
from toolkit.lexicons import load_lexicon
from toolkit.schema import paragraphs_by_document
from toolkit.sentences import sentence_spans

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Unit = Literal["paragraph", "sentence"]

PAIR_WEIGHT = 0.5
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_GLUED = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z][a-z])")
_CLOSED = (
    "subordinators",
    "relatives",
    "prepositions",
    "determiners",
    "pronouns",
    "modals",
    "weak_modals",
    "have",
    "be",
    "do",
    "coordinators",
    "adverbs",
)


class Passage(NamedTuple):
    """A paragraph or sentence: its document's place in the series, and where it stands."""

    document: int
    doc_id: str
    para: str
    start: int
    end: int
    text: str


class Vectors(NamedTuple):
    """The passages as rows of unit length, the weight of each row, and the content words among the columns."""

    rows: csr_array
    masses: np.ndarray[Any, np.dtype[np.float64]]
    terms: list[str]


def read_passages(paragraphs: pd.DataFrame, unit: Unit) -> list[Passage]:
    """Return the passages of `paragraphs` in the order of the series: by date where every document has one.

    Examples
    --------
    >>> table = pd.DataFrame({"doc_id": ["b", "a"], "para": "1", "text": ["Later.", "Earlier."], "date": ["2021", "2020"]})
    >>> [passage.doc_id for passage in read_passages(table, "paragraph")]
    ['a', 'b']
    """
    if unit not in ("paragraph", "sentence"):
        msg = f"unit is 'paragraph' or 'sentence', got {unit!r}."
        raise ParameterError(msg)
    series = list(paragraphs_by_document(paragraphs).values())
    if all(own[0].date for own in series):
        series.sort(key=lambda own: own[0].date)
    return [
        Passage(place, paragraph.doc_id, paragraph.para, start, end, paragraph.text[start:end])
        for place, own in enumerate(series)
        for paragraph in own
        for start, end in _cut(paragraph.text, unit)
    ]


def _cut(text: str, unit: Unit) -> Iterable[tuple[int, int]]:
    if unit == "sentence":
        return sentence_spans(text)
    return [(0, len(text))] if text.strip() else []


def content_words(text: str) -> list[str]:
    """Return the stems of the content words of `text`, in their order.

    Examples
    --------
    >>> content_words("We stressed the realisation of the ASEANJapan Plan, and realised it.")
    ['stress', 'real', 'asean', 'japan', 'plan', 'real']
    """
    words = (word.casefold() for word in _WORD.findall(_GLUED.sub(" ", text)))
    stop = _stop_words()
    return [stem(word) for word in words if len(word) > 1 and word not in stop]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word in small letters without its ending.

    Examples
    --------
    >>> stem("strengthening"), stem("cooperation"), stem("seas")
    ('strengthen', 'cooper', 'seas')
    """
    shortest, endings = _endings()
    return next(
        (word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= shortest), word
    )


@cache
def _endings() -> tuple[int, tuple[str, ...]]:
    rules = load_lexicon("comparison")["stem"]
    return rules["shortest"], tuple(sorted(rules["endings"], key=len, reverse=True))


@cache
def _stop_words() -> frozenset[str]:
    grammar = load_lexicon("grammar")
    closed = {word for name in _CLOSED for word in grammar[name]}
    return frozenset(closed | set(load_lexicon("comparison")["stop"]["words"]))


def weigh(passages: Sequence[Passage]) -> Vectors:
    """Return the passages as vectors."""
    columns: dict[str, int] = {}
    places, values, bounds = [], [], [0]
    for passage in passages:
        for term, weight in _counted(content_words(passage.text)):
            places.append(columns.setdefault(term, len(columns)))
            values.append(weight)
        bounds.append(len(places))
    from scipy.sparse import csr_array  # loaded where it is used: SciPy takes as long as pandas

    rows = csr_array(
        (
            np.array(values, dtype=np.float64),
            np.array(places, dtype=np.int32),
            np.array(bounds, dtype=np.int32),
        ),
        shape=(len(passages), len(columns)),
    )
    return _normalised(rows, list(columns))


def _counted(words: list[str]) -> Iterator[tuple[str, float]]:
    for word, count in Counter(words).items():
        yield word, 1 + np.log(count)
    for (first, second), count in Counter(pairwise(words)).items():
        yield f"{first} {second}", PAIR_WEIGHT * (1 + np.log(count))


def _normalised(rows: csr_array, terms: list[str]) -> Vectors:
    """Weigh the columns by rarity and give every row the length 1."""
    present = np.bincount(rows.indices, minlength=len(terms))
    rows.data *= np.log1p(rows.shape[0] / np.maximum(present, 1))[rows.indices]
    masses = np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float64).ravel()
    lengths = np.repeat(np.sqrt(masses), np.diff(rows.indptr))
    rows.data /= lengths
    return Vectors(rows, masses, terms)


def shared_words(vectors: Vectors, left: int, right: int) -> list[str]:
    """Return the content words (stems) of two passages alike, the weightiest first."""
    first, second = _row(vectors.rows, left), _row(vectors.rows, right)
    common = [(first[term] * second[term], vectors.terms[term]) for term in first.keys() & second.keys()]
    return [term for _, term in sorted(common, key=lambda pair: (-pair[0], pair[1])) if " " not in term]


def contained(vectors: Vectors, inner: int, outer: Iterable[int]) -> float:
    """Return which part of a passage's weight (0 to 1) the words make up that stand in the others as well."""
    known: set[int] = set().union(*(_row(vectors.rows, index) for index in outer))
    return float(sum(value**2 for term, value in _row(vectors.rows, inner).items() if term in known))


def _row(rows: csr_array, index: int) -> dict[int, float]:
    bounds = slice(rows.indptr[index], rows.indptr[index + 1])
    return dict(zip(rows.indices[bounds].tolist(), rows.data[bounds].tolist(), strict=True))
