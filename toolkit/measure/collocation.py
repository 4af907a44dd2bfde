r"""Collocations: the words that stand near a node word more often than chance would have it.

The counts are Evert's (2008, sections 3 and 4). In a *window* the items are words: every word that is not part of the node is near a node or
not, and is the collocate or not; a word near two nodes counts once. In a *sentence* or *paragraph* the items are these: they have the node or
not, the collocate or not. So every measure comes from one table of four cells, with the observed number :math:`O`, and
:math:`E = R_1 C_1 / N` expected by chance (items near the node, items with the collocate, all items).

=========  ==========================================  ==================================================================
logDice    :math:`14 + \log_2 2O/(f_{node} + C_1)`     Rychlý (2008); typical for the node, whatever the size of the corpus
MI         :math:`\log_2 O/E`                          Church and Hanks (1990); how many times chance, favours rare words
t-score    :math:`(O - E)/\sqrt O`                     Church et al. (1991); favours frequent words
G2         :math:`2\sum O_{ij} \ln O_{ij}/E_{ij}`      Dunning (1993), four cells; evidence against chance, in either direction
=========  ==========================================  ==================================================================
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.measure.arguments import check_choice, check_count
from toolkit.measure.association import g2_four_cells, log_dice, mutual_information, t_score
from toolkit.measure.context import Within
from toolkit.measure.patterns import ValueType, pattern_finders
from toolkit.measure.words import Word, words
from toolkit.schema import Paragraph, Table, iter_paragraphs
from toolkit.sentences import sentence_spans

COLLOCATIONS = Table(
    "COLLOCATIONS",
    "a word near a node",
    {
        "node": "str",
        "collocate": "str",
        "observed": "int64",
        "expected": "float64",
        "log_dice": "float64",
        "mi": "float64",
        "t_score": "float64",
        "g2": "float64",
        "n_documents": "int64",
        "n_node": "int64",
        "n_collocate": "int64",
        "near": "int64",
        "total": "int64",
        "items": "str",
    },
)
Window = int | tuple[int, int] | Within
Spans = Sequence[tuple[int, int]]


@dataclass
class _Counts:
    n_node: int = 0
    near: int = 0
    total: int = 0
    together: Counter[str] = field(default_factory=Counter)
    anywhere: Counter[str] = field(default_factory=Counter)
    documents: dict[str, set[str]] = field(default_factory=dict)

    def add(self, doc_id: str, near: Sequence[str], anywhere: Sequence[str]) -> None:
        """Count the words `near` a node among those `anywhere` but in it."""
        self.together.update(near)
        self.anywhere.update(anywhere)
        for term in near:
            self.documents.setdefault(term, set()).add(doc_id)


def collocations(
    paragraphs: pd.DataFrame,
    node: str | Sequence[str],
    *,
    window: Window = (5, 5),
    within: Within = "paragraph",
    valuetype: ValueType = "glob",
    case_insensitive: bool = True,
    min_count: int = 3,
) -> pd.DataFrame:
    """Find the words that stand near a node; one row is one node and one word.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table.
    node
        A word, phrase or list of them, searched as by :func:`toolkit.kwic`; each node is measured by itself.
    window
        How near: so many words on each side, a pair of words to the left and to the right, or ``"sentence"`` or ``"paragraph"`` for
        anywhere in the same one.
    within
        What a window of words must not leave: the paragraph or the sentence.
    valuetype, case_insensitive
        As for :func:`toolkit.kwic`.
    min_count
        Words that stand near the node less often are left out.

    Returns
    -------
    DataFrame
        ``node, collocate``; ``observed`` and ``expected`` times together; ``log_dice, mi, t_score, g2``; ``n_documents`` with both together; and
        the counts behind: ``n_node`` (occurrences of the node, or items with it), ``n_collocate`` (of the collocate, outside
        the node), ``near`` (items near the node), ``total`` (all items); ``items``: ``words``, ``sentences`` or ``paragraphs``.
        By node, the highest logDice first.

    Raises
    ------
    ParameterError
        If an argument or a pattern is not possible.
    SchemaError
        If `paragraphs` lacks a column.

    Notes
    -----
    G2 is not signed: a word that avoids the node has ``observed`` below ``expected`` and a negative ``mi``. logDice is 14 at most in sentences
    and paragraphs; in a window it can be higher, where one node has a word several times. Words that overlap the node are not collocates. In formulaic
    texts a high score is often one repeated formula: see the passages with :func:`toolkit.kwic`.

    Examples
    --------
    >>> text = "We support peace efforts. We support peace talks. They support peace. Trade grew, and trade will grow."
    >>> paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})
    >>> found = collocations(paragraphs, "peace", window=1, within="sentence")
    >>> found[["collocate", "observed", "expected", "log_dice", "near", "total"]].round(3).values.tolist()
    [['support', 3, 1.071, 14.0, 5, 14]]
    """
    sides = _sides(window)
    check_choice("within", within, get_args(Within))
    check_count("min_count", min_count, 1, "the fewest times together")
    finders = pattern_finders(node, valuetype, case_insensitive)
    counts = {name: _Counts() for name in finders}
    segments = window if isinstance(window, str) else within
    table = list(iter_paragraphs(paragraphs))
    texts = [paragraph.text for paragraph in table]
    hits = {name: find(texts).by_text() for name, find in finders.items()}
    for number, paragraph in enumerate(table):
        parts = _segments(paragraph, segments)
        for name in finders:
            _count(counts[name], paragraph.doc_id, parts, hits[name].get(number, ()), sides)
    items = "words" if sides else f"{segments}s"
    rows = [(name, row) for name in finders for row in _rows(counts[name], min_count)]
    return COLLOCATIONS.frame({"node": name, "items": items, **row} for name, row in rows)


def _sides(window: Window) -> tuple[int, int] | None:
    """Return the number of words to the left and right, None for a whole sentence or paragraph."""
    if isinstance(window, str):
        check_choice("window", window, get_args(Within))
        return None
    sides = window if isinstance(window, tuple) else (window, window)
    if len(sides) != 2:
        msg = f"window is {window!r}. Give a number of words, a pair of them, 'sentence' or 'paragraph'."
        raise ParameterError(msg)
    for side in sides:
        check_count("window", side, 0, "the number of words on each side")
    return sides


def _segments(paragraph: Paragraph, kind: Within) -> list[list[Word]]:
    """Return the words of every stretch that windows stay in."""
    found = words(paragraph.text)
    if kind == "paragraph":
        return [found]
    starts = [start for start, _ in sentence_spans(paragraph.text)]
    segments: list[list[Word]] = [[] for _ in starts]
    for word in found:
        segments[bisect_right(starts, word.start) - 1].append(word)
    return segments


def _count(
    counts: _Counts,
    doc_id: str,
    segments: Sequence[Sequence[Word]],
    hits: Spans,
    sides: tuple[int, int] | None,
) -> None:
    for segment in filter(None, segments):
        first = bisect_left(hits, segment[0].start, key=lambda hit: hit[0])
        own = hits[first : bisect_left(hits, segment[-1].end, key=lambda hit: hit[0])]
        if sides is None:
            _count_item(counts, doc_id, segment, own)
        else:
            _count_window(counts, doc_id, segment, own, sides)


def _count_item(counts: _Counts, doc_id: str, segment: Sequence[Word], hits: Spans) -> None:
    inside = {place for first, after in _places(segment, hits) for place in range(first, after)}
    terms = sorted({word.term for place, word in enumerate(segment) if place not in inside})
    counts.total += 1
    counts.n_node += bool(hits)
    counts.near += bool(hits)
    counts.add(doc_id, terms if hits else (), terms)


def _count_window(
    counts: _Counts, doc_id: str, segment: Sequence[Word], hits: Spans, sides: tuple[int, int]
) -> None:
    inside: set[int] = set()
    near: set[int] = set()
    for first, after in _places(segment, hits):
        inside.update(range(first, after))
        near.update(range(max(0, first - sides[0]), first))
        near.update(range(after, min(len(segment), after + sides[1])))
    near -= inside
    counts.n_node += len(hits)
    counts.near += len(near)
    counts.total += len(segment) - len(inside)
    anywhere = [word.term for place, word in enumerate(segment) if place not in inside]
    counts.add(doc_id, [segment[place].term for place in sorted(near)], anywhere)


def _places(segment: Sequence[Word], hits: Spans) -> Iterator[tuple[int, int]]:
    """Yield for every hit the number of the first word it touches and of the first after it."""
    for start, end in hits:
        first = bisect_right(segment, start, key=lambda word: word.end)
        yield first, max(first, bisect_left(segment, end, key=lambda word: word.start))


def _rows(counts: _Counts, min_count: int) -> list[dict[str, Any]]:
    rows = (_row(counts, term) for term, n in counts.together.items() if n >= min_count)
    return sorted(rows, key=lambda row: (-row["log_dice"], row["collocate"]))


def _row(counts: _Counts, term: str) -> dict[str, Any]:
    observed, anywhere = counts.together[term], counts.anywhere[term]
    expected = counts.near * anywhere / counts.total
    far = counts.total - counts.near
    return {
        "collocate": term,
        "observed": observed,
        "expected": expected,
        "log_dice": log_dice(observed, counts.n_node, anywhere),
        "mi": mutual_information(observed, expected),
        "t_score": t_score(observed, expected),
        "g2": g2_four_cells(observed, anywhere - observed, counts.near, far) if far else 0.0,
        "n_documents": len(counts.documents[term]),
        "n_node": counts.n_node,
        "n_collocate": anywhere,
        "near": counts.near,
        "total": counts.total,
    }
