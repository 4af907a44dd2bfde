"""The nearest miss: the passage that shares most words with a pattern that was not found.

A pattern's words of content are looked for one by one. A word of the text is shared if it matches the pattern's word; it is half
shared if it only begins with the same letters (three fifths of the longer word, five at least). The passage is the stretch of a sentence,
at most twice as long as the pattern and four words more, whose shared words are the largest part of the pattern's. Words that
already count as a mention of another element are left out: they were found, so they are no miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.codebook_index import TermIndex, longest
from toolkit.codebook_terms import GAP, compile_term
from toolkit.letters import fold
from toolkit.lexicons import word_set
from toolkit.schema import Paragraph
from toolkit.sentences import sentence_spans

HALF = 0.5
"""What a word is worth that only begins alike; a passage is near if it shares more than this of a pattern's words."""

_WORD = re.compile(r"[^\W_]+")
_BEGINNING = (3, 5)
_SHORTEST_BEGINNING = 5
_ROOM = 4
_KEY_LENGTH = 3

Masks = Mapping[str, Sequence[tuple[int, int]]]


class Nearest(NamedTuple):
    """A passage that comes near a pattern: how much of the words it shares, how many of them (0: it is the pattern), and where it stands."""

    share: float
    words: int
    of: int
    para: str
    start: int
    end: int
    quote: str
    term: str

    @property
    def reason(self) -> str:
        """Say what the passage has of the pattern."""
        if not self.words:
            return "the pattern itself, but excluded or without the context it needs"
        return f"{self.words} of {self.of} words"


class _Word(NamedTuple):
    text: str
    place: int
    start: int
    end: int


class _Sentence(NamedTuple):
    paragraph: Paragraph
    words: list[_Word]


class _Shared(NamedTuple):
    """A word of a sentence that a pattern's word, by its number, shares as a whole (1) or by its beginning."""

    word: _Word
    slot: int
    worth: float


class DocumentWords:
    """The words of a document, by sentence, to look patterns up in; those inside a mention of `masks` are left out."""

    def __init__(self, paragraphs: Iterable[Paragraph], masks: Masks) -> None:
        self._paragraphs = list(paragraphs)
        self._sentences = list(_sentences(self._paragraphs, masks))
        self._places: dict[str, list[tuple[int, _Word]]] = {}
        for number, sentence in enumerate(self._sentences):
            for word in sentence.words:
                self._places.setdefault(word.text, []).append((number, word))
        self._by_key: dict[str, list[str]] = {}
        for text in self._places:
            self._by_key.setdefault(text[:_KEY_LENGTH], []).append(text)

    def nearest(self, terms: Sequence[str]) -> Nearest | None:
        """Return the passage nearest to any of `terms`: one of them as it is, else the largest share, the shortest, the first."""
        if (whole := self._whole(terms)) is not None:
            return whole
        found = [near for term in terms if not term.startswith("=") for near in self._near(term)]
        return min(found, key=_order, default=None)

    def _whole(self, terms: Sequence[str]) -> Nearest | None:
        """Return the first match of a term: it is there, but did not count."""
        index = TermIndex(compile_term(term) for term in terms)
        for p in self._paragraphs:
            for hit in longest(index.scan(p.text))[:1]:
                quote = p.text[hit.start : hit.end]
                return Nearest(1, 0, 0, p.para, hit.start, hit.end, quote, terms[hit.term])
        return None

    def _near(self, term: str) -> Iterator[Nearest]:
        slots, size = _slots(term), len(GAP.split(term))
        if len(slots) == 1 and size > 1:
            return
        by_sentence: dict[int, list[_Shared]] = {}
        for slot, pattern in enumerate(slots):
            for text, worth in self._matching(pattern):
                for number, word in self._places[text]:
                    by_sentence.setdefault(number, []).append(_Shared(word, slot, worth))
        room = 2 * size + _ROOM
        for number, shared in by_sentence.items():
            near = _best(shared, len(slots), room, term, self._sentences[number].paragraph)
            if near.share > HALF:
                yield near

    def _matching(self, slot: str) -> Iterator[tuple[str, float]]:
        """Yield the words of the document that `slot` shares, and what each is worth."""
        pattern = compile_term(slot).pattern
        literal = re.split(r"[*?]", slot)[0][:_KEY_LENGTH]
        known = self._by_key.get(literal, ()) if len(literal) == _KEY_LENGTH else self._places
        for text in known:
            if pattern.fullmatch(text):
                yield text, 1.0
            elif _begins_alike(slot, text):
                yield text, HALF


def _sentences(paragraphs: Iterable[Paragraph], masks: Masks) -> Iterator[_Sentence]:
    for paragraph in paragraphs:
        text = fold(paragraph.text)
        taken = bytearray(len(text))
        for start, end in masks.get(paragraph.para, ()):
            taken[start:end] = b"\1" * (end - start)
        for start, end in sentence_spans(paragraph.text):
            found = enumerate(_WORD.finditer(text, start, end))
            words = [_Word(m.group(), place, *m.span()) for place, m in found if not taken[m.start()]]
            yield _Sentence(paragraph, words)


def _best(shared: list[_Shared], size: int, room: int, term: str, paragraph: Paragraph) -> Nearest:
    """Return the best stretch of one sentence."""
    shared = sorted(shared, key=lambda one: (one.word.place, one.slot))
    return min(
        (_stretch(shared[i : i + room * size], size, room, term, paragraph) for i in range(len(shared))),
        key=_order,
    )


def _stretch(shared: list[_Shared], size: int, room: int, term: str, paragraph: Paragraph) -> Nearest:
    """Return the stretch that begins with the first of `shared` and takes in the words for other slots that have room."""
    first = shared[0].word
    worth: dict[int, float] = {}
    end = first.end
    for word, slot, value in shared:
        if word.place - first.place >= room:
            break
        if value > worth.get(slot, 0.0):
            worth[slot] = value
            end = word.end
    quote = paragraph.text[first.start : end]
    share = sum(worth.values()) / size
    return Nearest(share, len(worth), size, paragraph.para, first.start, end, quote, term)


def _order(near: Nearest) -> tuple[float, int, int]:
    """Sort the nearest first; what is found earlier stays before what is as near."""
    return -near.share, -near.words, near.end - near.start


@cache
def _slots(term: str) -> tuple[str, ...]:
    """Return the words of content of a pattern, each once."""
    words = [word for word in GAP.split(fold(term)) if any(c.isalnum() for c in word)]
    return tuple(dict.fromkeys(word for word in words if word not in word_set("title_case", "small")))


def _begins_alike(slot: str, text: str) -> bool:
    """Tell whether two words have their first letters in common; never if a wild card stands among them."""
    length = max(_SHORTEST_BEGINNING, -(-max(len(slot), len(text)) * _BEGINNING[0] // _BEGINNING[1]))
    return slot[:length].isalnum() and len(slot) >= length and slot[:length] == text[:length]
