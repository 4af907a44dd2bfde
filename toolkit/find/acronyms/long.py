"""The long form that stands beside a short form: which words, from where to where."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.find.acronyms.align import SKIPPED_NAME, Alignment, Part, align, sentence_start, split_parts
from toolkit.find.acronyms.forms import Token, letters_of, tokens_of
from toolkit.find.acronyms.names import SHORTEST, Long, cleaned, trim, whole_name
from toolkit.find.acronyms.start import whole_start
from toolkit.find.acronyms.tail import lettered_end
from toolkit.find.title_case import run_before
from toolkit.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

COST_A_LETTER = 0.5
COST_ALLOWED = 0.6
OVER_BRACKET = 0.4
OVER_COMMA = 2.0
UNORDERED_WORD = 0.25
OUTSIDE_WORD = 0.4
ABSENT_WORD = 0.5
SMALL_START = 2.0
COMPOUND = 12
_READINGS = 12
_REACH = 8
_NESTED = re.compile(r"\([^()]*\)")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_JOINED = re.compile(r"((?:[A-Z]\S*)\s(?:and|Plus|plus|\+|-|–)\s)$")
_ORDINAL = re.compile(r"\d+\s?(?:st|nd|rd|th)\s")
_PLUS = re.compile(r"\+|\b[Pp]lus\b|-")


class Reading(NamedTuple):
    """One way to read a short form: units that follow each other in the long form, and words that stand anywhere."""

    units: tuple[str, ...]
    words: tuple[str, ...]


def lettered_long(text: str, end: int, short: str) -> Long | None:
    """Return the long form before `end` whose words the letters of `short` stand for.

    The words behind the last bracket are tried first; going back over a bracket costs, over a bracket and a comma more.
    """
    tokens, plus = tokens_of(short), bool(_PLUS.search(short))
    left = sentence_start(text, end)
    brackets = [match.end() for match in _NESTED.finditer(text, left, end)]
    cost = 0.0
    most = COST_ALLOWED + COST_A_LETTER * len(short)
    for start in [*reversed(brackets), left]:
        if cost > most:
            break
        found = _best(text, (start, end), tokens, plus=plus)
        if found is not None and found.cost + cost <= 0 and not _one_word(text[found.start : end], short):
            start = _composite_start(text, found.start, end, tokens)
            return cleaned(
                text, whole_start(text, start, end, short), lettered_end(text, start, end, short), found.cost
            )
        cost += OVER_COMMA if text[start : start + 1] == "," else OVER_BRACKET
    return whole_name(text, end, tokens)


def _best(text: str, window: tuple[int, int], tokens: list[Token], *, plus: bool) -> Alignment | None:
    """Return the cheapest alignment in the window over all readings, its cost counted from the most that is allowed."""
    parts = _visible_parts(text, *window)
    readings = list(_readings(tokens, parts))
    least = min(map(_least, readings), default=0.0)
    found = []
    for reading in readings:
        alignment = _aligned(text, reading, parts, plus=plus)
        if alignment is not None:
            cost = alignment.cost - COST_ALLOWED - COST_A_LETTER * (len(reading.units) + len(reading.words))
            found.append(Alignment(alignment.start, cost))
            if cost <= least:
                break
    return min(found, key=lambda alignment: alignment.cost, default=None)


def _least(reading: Reading) -> float:
    """Return what an alignment of a reading costs at least."""
    words = len(reading.words) * (UNORDERED_WORD - SKIPPED_NAME)
    return words - COST_ALLOWED - COST_A_LETTER * (len(reading.units) + len(reading.words))


def reversed_long(text: str, start: int, end: int, short: str) -> Long | None:
    """Return the long form inside a bracket, where its first word begins with the first letter and every letter has its word."""
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    parts = split_parts(text, start, end)
    if len(parts) < 2:
        return None
    for reading in _readings(tokens_of(short), parts):
        alignment = align(reading.units, parts, first_only=True)
        if alignment and alignment.cost <= COST_A_LETTER * len(reading.units):
            return Long(start, end)
    return None


def _visible_parts(text: str, start: int, end: int) -> list[Part]:
    """Return the parts of ``text[start:end]`` outside brackets; an open bracket hides what stands before it."""
    hidden = [match.span() for match in _NESTED.finditer(text, start, end)]
    parts = split_parts(text, start, end)
    if hidden:
        parts = [part for part in parts if not any(a <= part.start < b for a, b in hidden)]
    opened = text.rfind("(", start, end)
    while any(a <= opened < b for a, b in hidden):
        opened = text.rfind("(", start, opened)
    return [part for part in parts if part.start > opened]


def _readings(tokens: list[Token], parts: list[Part]) -> Iterator[Reading]:
    """Yield the ways to read a short form: a token as letters or as a word of the text, words in their order or anywhere."""
    present = {part.text.upper() for part in parts} if len(tokens) > 1 else set()
    choices = [_readings_of(token, alone=len(tokens) == 1, present=present) for token in tokens]
    for combination in itertools.islice(itertools.product(*choices), _READINGS):
        units = tuple(itertools.chain.from_iterable(reading.units for reading in combination))
        words = tuple(itertools.chain.from_iterable(reading.words for reading in combination))
        if units:
            yield Reading(units, words)


def _readings_of(token: Token, *, alone: bool, present: set[str]) -> list[Reading]:
    """Return the ways to read one token of a short form, `present` being the words of the text."""
    word = token.text.upper()
    readings = [Reading((word,), ())] if not alone and word in present else []
    if not token.letters:
        return [*readings, Reading((), (word,))]
    spelled = [*letters_of(token.text), *(_rotated(token.text) if alone else [])]
    return readings + [Reading(letters, ()) for letters in spelled]


def _rotated(short: str) -> list[tuple[str, ...]]:
    """Return the reading in which the last letter's noun comes first: ``NPT``, *Treaty on the Non-Proliferation …*."""
    if not (short.isupper() and short.isalpha()):
        return []
    heads = load_lexicon("acronyms")["rotated"].get(short[-1], [])
    return [(head.upper(), *short[:-1]) for head in heads]


def _aligned(text: str, reading: Reading, parts: list[Part], *, plus: bool) -> Alignment | None:
    """Return the alignment of a reading: its letters in order, then its words wherever they stand."""
    alignment = align(reading.units, parts)
    if alignment is None:
        return None
    start, cost = alignment
    index = next(i for i, part in enumerate(parts) if part.start == start)
    if parts[index].small:
        cost += SMALL_START
    for word in reading.words:
        if any(part.text.upper() == word for part in parts[index:]):
            cost += UNORDERED_WORD - SKIPPED_NAME
        elif word == "PLUS" or not (before := _before(word, parts, index)):
            if not plus:
                return None
            cost += ABSENT_WORD
        else:
            index, cost = before[0], cost + OUTSIDE_WORD
            start = _joined(text, parts[index].start) if plus else parts[index].start
    return Alignment(start, cost)


def _composite_start(text: str, start: int, end: int, tokens: list[Token]) -> int:
    """Return where the long form begins whose own short forms stand in it: with the whole name (``ASEAN … (SOME) METI Consultations``)."""
    nested = [place for token in tokens if (place := text.find(f"({token.text})", start, end)) >= 0]
    if len(tokens) == 1 or not nested:
        return start
    ordinal = _ORDINAL.match(text, run := min(start, run_before(text, trim(text, min(nested)))), start)
    return ordinal.end() if ordinal else run


def _one_word(long: str, short: str) -> bool:
    """Return whether a single word would stand for more than two capitals: too little for a name, if it is no long compound (*hydrofluorocarbons*)."""
    word = long.strip()
    compound = word.islower() and len(word) >= COMPOUND
    return " " not in word and not compound and sum(map(str.isupper, short)) > SHORTEST


def _before(word: str, parts: list[Part], index: int) -> list[int]:
    """Return where `word` stands among the parts before `index`, nearest first."""
    reach = range(index - 1, max(-1, index - 1 - _REACH), -1)
    return [i for i in reach if parts[i].text.upper() == word]


def _joined(text: str, start: int) -> int:
    """Return `start` moved back over a name joined to it: ``ASEAN and`` Japan."""
    match = _JOINED.search(text, max(0, start - 40), start)
    return match.start() if match else start
