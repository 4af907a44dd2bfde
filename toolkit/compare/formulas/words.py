"""The words by which formulas are found: each word of a text under the form that all its spellings and inflections share.

Articles, ``and`` and short forms in brackets are skipped, so that two ways to write one list are the same; capitals, quotation marks,
commas and possessives do not count; words of content are reduced to the light stem of :mod:`toolkit.compare.alignment.words`, British and American spelling fall together. The parts of a
compound are words of their own (``rules-based``), also where the hyphen was lost (``ASEANJapan``; ``rulesbased``, if the compound
stands with its hyphen anywhere in the texts), but a prefix belongs to its word (``over-flight``). A run of words ends with the
sentence and at a semicolon, a bracket or a bar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.compare.alignment.words import stem
from toolkit.letters import fold
from toolkit.lexicons import any_of, load_lexicon, word_set
from toolkit.sentences import sentence_spans

FUNCTION, CONTENT, NUMBER, ARTICLE, SKIPPED = range(5)
"""What a word is: one of a closed class, one of content, part of a figure or date; or one that is skipped."""

_CLASSES = (
    "subordinators", "relatives", "prepositions", "determiners", "pronouns", "modals", "weak_modals", "have", "be", "do",
    "coordinators", "adverbs",
)  # fmt: skip
_HYPHEN = "[-\u2010\u2011]"
_COMPOUND = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{2,}}(?:{_HYPHEN}[^\W\d_]{{2,}})+")
_GLUED = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z][a-z])")
_INSIDE = re.compile(rf"{_HYPHEN}|\s")
_LONG_WORD = 6
_SHORTEST = 3

Parts = Mapping[str, tuple[str, ...]]


class Word(NamedTuple):
    """A word of a text: its key, what it is, where it stands, and how many words of its run stand before it, articles left out."""

    key: str
    role: int
    start: int
    end: int
    number: int


def read_runs(texts: Sequence[str]) -> list[tuple[int, list[Word]]]:
    """Return the runs of words that a formula may lie in, each with the number of its text.

    >>> [[word.key for word in run] for _, run in read_runs(["The over-flights (OF). We noted the 12 th rules-based view."])]
    [['overflight'], ['we ', 'not', '12th', 'rul', 'based ', 'view']]
    """
    compounds = _compounds(texts)
    return [
        (number, run)
        for number, text in enumerate(texts)
        for start, end in sentence_spans(text)
        for run in _runs(text, start, end, compounds)
    ]


def key_of(word: str) -> str:
    """Return the key of one word."""
    return _fold(word)[0]


def _compounds(texts: Iterable[str]) -> Parts:
    """Return the parts of every compound that has its hyphens somewhere, by the compound without them."""
    found: dict[str, tuple[str, ...]] = {
        name.replace(" ", ""): tuple(name.split()) for name in load_lexicon("formulas")["joined"]
    }
    for compound in {fold(match) for text in texts for match in _COMPOUND.findall(text)}:
        parts = tuple(re.split(_HYPHEN, compound))
        if not word_set("formulas", "prefixes").intersection(parts):
            joined = "".join(parts)
            found[joined] = min(parts, found.get(joined, parts))
    return found


def _runs(text: str, start: int, end: int, compounds: Parts) -> Iterator[list[Word]]:
    """Yield the runs of a sentence."""
    run: list[Word] = []
    count = 0
    for match in _token().finditer(text, start, end):
        if match["stop"]:
            yield run
            run = []
        for part_start, part_end in _parts(match, compounds):
            key, role = _fold(text[part_start:part_end])
            count += role != ARTICLE
            if role not in (ARTICLE, SKIPPED):
                run.append(Word(key, role, part_start, part_end, count))
    yield run


def _parts(match: re.Match[str], compounds: Parts) -> Iterator[tuple[int, int]]:
    """Yield where the words that a printed one consists of stand: glued ones and parts of a compound are apart."""
    if match["number"]:
        yield match.span("number")
    elif match["word"]:
        start = match.start("word")
        for glued in _GLUED.sub("\0", match["word"]).split("\0"):
            for part in compounds.get(fold(glued), (glued,)):
                yield start, start + len(part)
                start += len(part)


@lru_cache(maxsize=100_000)
def _fold(printed: str) -> tuple[str, int]:
    """Return the key and the role of a word."""
    small = fold(_INSIDE.sub("", printed))
    if small[0].isdigit():
        return small, NUMBER
    if small in word_set("formulas", "articles"):
        return small, ARTICLE
    if small in word_set("formulas", "skipped"):
        return small, SKIPPED
    if small in word_set("formulas", "kept"):
        return f"{small} ", CONTENT
    if len(small) == 1 or (small in _closed() and printed not in _capital_names()):
        return f"{small} ", FUNCTION
    if small in _calendar():
        return f"{small} ", NUMBER
    return _stem(_spelt(small)), CONTENT


def _stem(word: str) -> str:
    """Return the light stem, short words without their inflection too (``noted``, ``notes``)."""
    short = stem(word)
    endings = load_lexicon("formulas")["inflections"] if short == word else ["e"]
    return next(
        (short[: -len(e)] for e in endings if short.endswith(e) and len(short) - len(e) >= _SHORTEST), short
    )


def _spelt(word: str) -> str:
    """Return the American spelling, if the word is long enough for the rules of spelling to be safe."""
    if len(word) >= _LONG_WORD:
        for british, american in load_lexicon("acronyms")["spellings"].items():
            word = word.replace(british, american)
    return word


@cache
def _closed() -> frozenset[str]:
    classes = frozenset[str]().union(*(word_set("grammar", name) for name in _CLASSES))
    return (classes | word_set("formulas", "closed")) - word_set("formulas", "kept")


@cache
def _capital_names() -> frozenset[str]:
    return word_set("grammar", "capital_names") | word_set("formulas", "capital_names")


@cache
def _calendar() -> frozenset[str]:
    names = word_set("calendar", "months") | word_set("calendar", "weekdays")
    return frozenset(name.casefold() for name in names)


@cache
def _token() -> re.Pattern[str]:
    prefixes = any_of(word_set("formulas", "prefixes"))
    return re.compile(
        r"\((?=[^()\s]*[A-Z][^()\s]*[A-Z])[^()\s]{2,24}\)"
        r"|(?P<stop>[;()\[\]{}|•])"
        r"|(?P<number>\d+(?:[.,]\d+)*(?:\s?(?:st|nd|rd|th)\b)?)"
        rf"|(?P<word>(?:(?i:\b{prefixes}){_HYPHEN}(?=[^\W\d_]))?[^\W\d_]+(?:{_HYPHEN}?\d+)?)(?:['’]s\b)?"
    )
