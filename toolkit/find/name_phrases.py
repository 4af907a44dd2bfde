"""The prepositional phrases behind a name's head noun: *Summit* **on Digital Development**, *Declaration* **on the Conduct of Parties**.

English names go on after their head noun with prepositions, each followed by capitalised words. A date, a number or a word in small letters
ends the name, and so does a place (*Summit in Bangkok*) unless the caller lets it in.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.find.title_case import SMALL_WORDS
from toolkit.lexicons import load_lexicon, word_set

_REACH = 600
_TOKEN = re.compile(
    r"\s*(?P<bracket>\([A-Za-z][^()]{0,40}\))|\s*(?P<word>(?:[\w-]*-)?(?:[A-Z]\.){2,}(?:[-–][^\s,;:.()“”\"]+)?|[^\s,;:.()“”\"]+(?:\.(?=\S)[^\s,;:()“”\"]+)*)(?P<stop>[,;:.()“”\"]*)"
)
_SERIAL = re.compile(
    r", (?:[A-Z][\w’'-]+(?: (?:and |for |of )?[A-Z][\w’'-]+){0,2}, )*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2},? (?:and|through) (?:[A-Z]|[a-z]+ [A-Z])"
)
_AND = re.compile(r", and (?=[A-Z])")
_NAME = re.compile(r"[A-Z“][\w’'+/&.-]*|\d+(?:[A-Z]\w*|st|nd|rd|th)|[a-z]+-[A-Z]\w*")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–](?:20)?\d\d)?")
_GERUND = re.compile(r"(?:[A-Z][a-z]+ing|\sto [A-Z][a-z]+(?: (?:[A-Z]\w+ ){0,3}and [A-Z][a-z]+)?)$")
_OPENED = re.compile(
    r"(?: \([^()]{1,60}\))? (?:and |(?:on|for|of) (?:the )?|to [a-z]+ (?:the )?(?=[A-Z]))([A-Z]\w*)"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_HONOURS = re.compile(r" (?:Celebration|Commemoration|Observance|Honou?r) of\b")
_COUNTED = re.compile(r"\d+(?:st|nd|rd|th) (?:Anniversary|Year|Decade|Birthday)\b")
_NUMBER = re.compile(r"(?:19|20)\d\d(?:[-–](?:20)?\d\d)?|\d\.\d|[IVX]+")


class Phrases(NamedTuple):
    """Which prepositions may open the first phrase, and which may stand in it."""

    first: frozenset[str]
    inner: frozenset[str]


@cache
def calendar_words() -> frozenset[str]:
    """Return the words that begin a date behind a preposition: *Summit on* **Monday**, *Meeting in* **May**."""
    calendar = load_lexicon("calendar")
    return frozenset([*calendar["months"], *calendar["abbreviations"], *calendar["weekdays"]])


def name_after(text: str, end: int, phrases: Phrases) -> int:
    """Return where the name whose head noun ends at `end` ends, its prepositional phrases included."""
    best = position = end
    waiting: list[str] = []
    while position - end < _REACH and (match := _TOKEN.match(text, position)) is not None:
        word, position = match["word"], match.end()
        if word is None:
            if best != match.start() or not _goes_on(text, position, inside=best != end):
                break
            best, waiting = position, []
        elif _joins_on(text, match, waiting, phrases.first if best == end else phrases.inner):
            waiting.append(word.lower())
        elif _is_name(word, waiting, first=best == end) or (
            waiting and _COUNTED.match(text, match.start("word"))
        ):
            best, waiting = match.end("word"), []
            if _YEAR.fullmatch(word) or (match["stop"] and not _continues(text, best)):
                break
            position = best + 1 if match["stop"] else position
        else:
            break
    return best


def _goes_on(text: str, position: int, *, inside: bool) -> bool:
    """Return whether a name goes on behind a bracketed short form; behind the head noun's own, ``and`` begins another."""
    opened = _OPENED.match(text, position)
    if opened is None or (not inside and opened.group().lstrip().startswith("and")):
        return False
    return not opened.group(1).endswith("ed") or opened.group(1) in word_set("title_case", "adjectives")


def _joins_on(text: str, match: re.Match[str], waiting: list[str], allowed: frozenset[str]) -> bool:
    """Return whether the word matched is a small word or infinitive that the name may go on with."""
    word, start = match["word"], match.start()
    if word.istitle() and len(word) > 1 and word.lower() in SMALL_WORDS:
        word = word.lower()
    if word not in SMALL_WORDS:
        return waiting[-1:] == ["to"] and word in word_set("title_case", "infinitives")
    if match["stop"]:
        return False
    if word == "in" and _HONOURS.match(text, match.end()):
        return True
    article = word in {"the", "a", "an"} and bool(waiting or _GERUND.search(text, max(0, start - 60), start))
    return article or word in allowed


def _is_name(word: str, waiting: list[str], *, first: bool) -> bool:
    """Return whether `word` belongs to a name; behind a preposition no date and no number does."""
    if first and not waiting:
        return False
    if _ORDINAL.fullmatch(word) and waiting[:1] != ["of"]:
        return False
    if waiting == ["and"] and word.endswith("ed") and word not in word_set("title_case", "adjectives"):
        return False
    if waiting and (word in calendar_words() or (_NUMBER.fullmatch(word) and not word.isalpha())):
        return False
    return bool(_NAME.fullmatch(word.rstrip("’'")) or _NUMBER.fullmatch(word))


def _continues(text: str, position: int) -> bool:
    """Return whether the comma at `position` stands in a list inside the name."""
    return bool(_SERIAL.match(text, position) or _AND.match(text, position))
