"""Words of a paragraph as the clause reader sees them: brackets left out, quoted names taken as one word, sentence by sentence.

Positions are code points of the paragraph's text, so whatever is read here can be quoted verbatim.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from toolkit.lexicons import word_set

WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Gen|Prof|H\.E|Hon|Lt|Col|Amb|Rt|Rev|Messrs|Adm|Maj|Brig|Capt)\.|(?:\w+[-–‑])+(?:[A-Z]\.){2,}|(?:[A-Z]\.){2,}(?:[-–‑+/]\w+)*(?:[’']s\b)?|(?:[A-Z]\.)+[A-Z]\b|[A-HJ-UW-Z]\.(?=\s(?!(?:The|In|We|Under|At|On|This|These|They|It|To|For|As|Our|During)\b)[A-Z])"
    r"|\w+(?:(?:[-‑–+/&’'@]|\.(?![A-Z][a-z]))\w+)*(?:(?<=s)[’'](?=\s+\w))?|[^\w\s]"
)
OPENING = {"(": ")", "[": "]"}
QUOTES = {"“": "”", '"': '"', "„": "“", "«": "»"}
_PAIRED = frozenset({*OPENING, *QUOTES})
# A comma before one of these stands where a full stop should.
FRESH_STARTS = frozenset({"To", "In", "At", "Under", "Furthermore", "Moreover", "Additionally", "During"})
# Abbreviations that are names or ends of names too, behind which a sentence may end.
NAMES = frozenset({"sen", "min", "al", "ed", "co", "inc", "ltd", "corp", "jr", "sr"})
_ENDS = frozenset('.!?,”"')
# An initial and a genitive go by what stands behind the space: at most so much.
LONGEST_LOOK = 8
# What is longer is a whole paragraph of a script without spaces, or no words: it does not come again, and would fill the memory.
LONGEST_KEPT = 40
LONGEST_BRACKET = 60
LONGEST_NAME = 25


class Word(NamedTuple):
    """What a word or punctuation mark is, wherever it stands: its text, its lower-case form (`WHO` keeps its capitals), its look.

    It is a ``capital`` word if it is written with one, or is a number or a quoted name; ``is_word`` if it is no punctuation mark;
    ``possessive`` if it is a genitive: `Japan’s`, `Leaders’`; ``timed`` if a phrase that says when may end with it;
    ``skipped`` if an adverb, or the comma before one, may begin with it.
    """

    text: str
    low: str
    capital: bool
    is_word: bool
    possessive: bool
    timed: bool = False
    skipped: bool = False


class Stretch(NamedTuple):
    """The words of a paragraph or a sentence in their order, and where each starts."""

    words: list[Word]
    starts: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the words from `start` to before `end` stand in the text."""
        return self.starts[start], self.starts[end - 1] + len(self.words[end - 1].text)


def find_words(text: str) -> Stretch:
    """Return the words of `text` without what stands in brackets; a quoted name is one word, a comma in it stands behind it."""
    words: list[Word] = []
    starts: list[int] = []
    at = 0
    for piece in text.split(" "):
        kept = _words_of(piece) if len(piece) <= LONGEST_KEPT else ()
        for word, start in kept or _read_piece(text[at : at + len(piece) + LONGEST_LOOK]):
            words.append(word)
            starts.append(at + start)
        at += len(piece) + 1
    raw = Stretch(words, starts)
    return raw if _PAIRED.isdisjoint(text) else _unbracketed(text, raw)


@lru_cache(maxsize=65536)
def _words_of(piece: str) -> tuple[tuple[Word, int], ...]:
    """Return the words of what stands between two spaces, and where each starts; none where they go by what stands behind it."""
    initial = piece[-1:] == "." and piece[-2:-1].isupper()
    return () if initial or piece.endswith(("s’", "s'")) else _read_piece(piece)


def _read_piece(shown: str) -> tuple[tuple[Word, int], ...]:
    """Return the words up to the first space, and where each starts."""
    end = len(shown.partition(" ")[0])
    return tuple((_word(match[0]), match.start()) for match in WORD.finditer(shown) if match.start() < end)


def _unbracketed(text: str, raw: Stretch) -> Stretch:
    words: list[Word] = []
    starts: list[int] = []
    done = 0
    for i in [i for i, word in enumerate(raw.words) if word.text in _PAIRED]:
        if i < done:
            continue
        if close := _bracket_end(raw.words, i):
            named = Stretch([], [])
        elif close := _name_end(raw.words, i):
            named = _name(text, raw, i, close)
        else:
            continue
        words += raw.words[done:i] + named.words
        starts += raw.starts[done:i] + named.starts
        done = close + 1
    return Stretch(words + raw.words[done:], starts + raw.starts[done:])


def _bracket_end(words: list[Word], i: int) -> int:
    """Return where the bracket opened at `i` closes, or 0."""
    mark = OPENING.get(words[i].text)
    return _closing(words, i, mark, LONGEST_BRACKET) if mark else 0


def _name_end(words: list[Word], i: int) -> int:
    """Return where the quoted name opened at `i` closes, or 0."""
    mark = QUOTES.get(words[i].text)
    close = _closing(words, i, mark, LONGEST_NAME) if mark else 0
    return close if close and _names(words, i, close) else 0


def _name(text: str, raw: Stretch, i: int, close: int) -> Stretch:
    """Return a quoted name as one word, and behind it the comma that it ends with."""
    inner = raw.words[close - 1].text == ","
    start, end = raw.span(i, close - 1 if inner else close + 1)
    name = Word(text[start:end], "“name”", True, True, False)
    return Stretch([name, *raw.words[close - inner : close]], [start, *raw.starts[close - inner : close]])


def _word(text: str) -> Word:
    """Return the word with what depends on it alone; in lower case, unless it is an acronym that would then be another word: `WHO`."""
    low = text if text in word_set("grammar", "capital_names") else text.lower()
    possessive = low.endswith(("’s", "'s", "s’", "s'"))
    timed = low[-2:] == "ly" or low in word_set("grammar", "time_words") or text.isdigit()
    skipped = low[-2:] == "ly" or low == "," or low in _adverb_heads()
    capital, is_word = not text[:1].islower(), text[:1].isalnum() or len(text) > 1
    return Word(text, low, capital, is_word, possessive, timed, skipped)


@cache
def _adverb_heads() -> frozenset[str]:
    return frozenset(adverb.split(" ")[0] for adverb in word_set("grammar", "adverbs"))


def _closing(words: list[Word], i: int, mark: str, reach: int) -> int:
    """Return where the bracket or quotation opened at `i` closes, or 0."""
    depth = 0
    for j in range(i + 1, min(len(words), i + reach)):
        if words[j].text == words[i].text != mark:
            depth += 1
        elif words[j].text == mark:
            if not depth:
                return j
            depth -= 1
    return 0


def _names(words: list[Word], i: int, close: int) -> bool:
    """Whether a quotation is a name or a phrase, not a quoted sentence."""
    if (i == 0 or words[i - 1].text in ".!?") and close > i + 2 and words[i + 1].low in {"we", "i"}:
        return False
    stated = (
        i > 0
        and words[i - 1].capital
        and not words[i - 1].possessive
        and words[i + 1].text.islower()
        and words[i + 1].low.endswith("ed")
    )
    if stated and close > i + 2:
        return False
    return close > i + 1 and not (close - i > 8 and words[close - 1].text in ".!?")


@cache
def abbreviations() -> frozenset[str]:
    """Return the words before a full stop that don't end a sentence."""
    return word_set("grammar", "abbreviations") | word_set("abbreviations", "inside")


def find_sentences(stretch: Stretch) -> list[Stretch]:
    """Split a paragraph's words into sentences; a full stop after an abbreviation or before a small letter ends none."""
    words, starts = stretch
    ends = [
        i + 1
        for i, word in enumerate(words[:-1])
        if word.text[-1] in _ENDS
        and _ends_sentence(words, i, apart=starts[i + 1] > starts[i] + len(word.text))
    ]
    bounds = pairwise([0, *ends, len(words)])
    return [Stretch(words[start:end], starts[start:end]) for start, end in bounds] if words else []


def _ends_sentence(words: list[Word], i: int, *, apart: bool) -> bool:
    """Whether a sentence ends with the word at `i`, which stands `apart` from the next one or not."""
    word, after = words[i], words[i + 1]
    if word.text in {"!", "?"}:
        return after.capital
    if word.text == ".":
        spaced = apart or after.low in starters()
        short = words[i - 1].low in abbreviations() and not (
            words[i - 1].low in NAMES and after.low in starters()
        )
        return after.capital and spaced and not short
    if (
        word.text[-1] in '”"'
        and (word.text if len(word.text) > 1 else words[i - 1].text + word.text)[-2] in ".!?"
    ):
        return after.capital
    if word.text == ",":
        return after.text in FRESH_STARTS
    ends = word.text[-1] == "." and word.low.rstrip(".") in word_set("abbreviations", "either")
    return ends and after.capital and after.low in starters()


def starters() -> frozenset[str]:
    """Return the words that, with a capital, begin a sentence behind an abbreviation."""
    return word_set("abbreviations", "starters")
