"""Treaties and memoranda: the parties act in the preamble (`Noting …; Have agreed as follows:`), and by *may* and *can* in the articles.

A document is a treaty where one of its paragraphs, or a part of one behind a semicolon, opens with `Have agreed` or the like.  The
parties are the noun groups that the document opens with; every participle that opens a paragraph or a part of it, up to that
formula, is an act of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.find.acts.actors import read_actors
from toolkit.find.acts.openings import OUTSIDE, preambular
from toolkit.find.acts.subjects import Clause
from toolkit.find.acts.verbs import VerbGroup, is_voice, reading, skip_adverbs, word_class
from toolkit.find.acts.words import Stretch, Word, find_words
from toolkit.schema import Paragraph

AGREED = re.compile(
    r"(?:^|[;)] )(?:and )?(?i:have (?:(?:hereby|jointly|mutually|therefore) )?(?:agreed|decided|resolved|reached|concluded|arrived|come)\b)"
    r"(?=[^.;]{0,60}(?i:\bfollow(?:s|ing)\b))"
)
LONGEST_PREAMBLE = 60
LONGEST_PARTIES = 200


def preamble_of(paragraphs: Sequence[Paragraph]) -> tuple[str, list[str]]:
    """Return the parties of a treaty, as printed, and the labels of its preamble's paragraphs; `('', [])` for any other document."""
    agreed = (i for i, paragraph in enumerate(paragraphs[:LONGEST_PREAMBLE]) if _agrees(paragraph.text))
    last = next(agreed, -1)
    for i, paragraph in enumerate(paragraphs[: last + 1]):
        if parties := _parties(paragraph):
            return parties, [each.para for each in paragraphs[i : last + 1]]
    return "", []


def _agrees(text: str) -> bool:
    """Whether a part of the text opens with `Have agreed as follows` or the like."""
    return "follow" in text.lower() and AGREED.search(text) is not None


def _parties(paragraph: Paragraph) -> str:
    """Return the noun groups that a paragraph opens with, if nothing but a comma, a participle or the formula follows them."""
    stretch = find_words(paragraph.text)
    words = stretch.words
    reach = min(len(words), LONGEST_PARTIES)
    head = words[: next((i for i in range(1, reach) if _opens_part(words, i)), reach)]
    end = i = 0
    while i < len(head):
        ends = [
            actor.end
            for actor in read_actors(head, i, {})
            if actor.kind in {"state", "body", "parties", "organisation"}
        ]
        if not ends:
            break
        end = i = max(ends)
        while i < len(head) and (head[i].text == "," or head[i].low == "and"):
            i += 1
    several = any(word.low in {"and", ",", "parties", "participants"} for word in head[:end])
    return paragraph.text[slice(*stretch.span(0, end))] if several else ""


def _opens_part(words: Sequence[Word], i: int) -> bool:
    """Whether a part of a preamble opens at `i`: a participle, an attitude or `Have` with a capital."""
    if not words[i].text[:1].isupper():
        return False
    attitudes = word_class("attitudes", "preambular_adjectives")
    return words[i].low in attitudes | word_class("have") | {"being"} or bool(reading(words[i], "ing"))


def _part_starts(words: Sequence[Word]) -> Iterator[int]:
    """Yield where the parts of a preamble start in a sentence: at its start, behind a semicolon, behind the parties’ names."""
    opened = False
    for i in range(len(words)):
        behind = (
            i == 0 or words[i - 1].text == ";" or (words[i - 1].low in {"and", ","} and _speaks(words[i]))
        )
        if _opens_part(words, i) and (behind or not opened):
            opened = True
            yield i


def _speaks(word: Word) -> bool:
    """Whether a word is a preambular verb or `Have`, no part of a name: `Noting`, not `Developing`."""
    lemma = reading(word, "ing")
    return word.low == "have" or (bool(lemma) and is_voice(lemma))


def _agreeing(words: Sequence[Word], i: int) -> VerbGroup | None:
    """Read `Have agreed` at `i`."""
    if words[i].low != "have":
        return None
    j = skip_adverbs(words, i + 1)
    lemma = reading(words[j], "participle") if j < len(words) else ""
    return VerbGroup(i, j + 1, lemma, "perfect") if lemma else None


def read_preamble(words: Sequence[Word]) -> Iterator[Clause]:
    """Yield the acts of a treaty's parties in a sentence of its preamble."""
    starts = list(_part_starts(words))
    for start, stop in zip(starts, [*starts[1:], len(words)][: len(starts)], strict=True):
        verb = _agreeing(words, start)
        if verb is None and (found := preambular(words[start:stop])):
            verb = found._replace(start=found.start + start, end=found.end + start)
        if verb:
            yield Clause(OUTSIDE, OUTSIDE, True, "parties", 1, verb)


def as_binding(sentence: Stretch) -> Stretch:
    """Return the words with *may*, *can* and *should* read like *shall*: in a treaty they say what a party does."""
    binding = {"may", "can", "should"}
    words = [
        word._replace(low="shall", timed=False) if word.text in binding else word for word in sentence.words
    ]
    return sentence._replace(words=words)
