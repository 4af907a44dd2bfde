"""How far a meeting's name goes on behind its head noun: its topic, the serial ones too, and a title in quotation marks."""

from __future__ import annotations

import itertools
import re
from functools import cache

from toolkit.find.name_phrases import Phrases, name_after
from toolkit.lexicons import any_of, load_lexicon

_ITEM = r"[A-Z][\w’'-]*(?:\s(?:(?:in|of|against|for)\s)?[A-Z][\w’'-]*){0,5}"
_SERIAL = re.compile(rf"(?:,\s{_ITEM}){{1,6}}?,?\sand\s{_ITEM.replace('in|', '')}")
_SMALL = re.compile(r"\s(?:in|of|against)\s")
_TITLE = re.compile(r",?\s[“\"][A-Z][^“”\"]{8,150}[”\"]")
_TITLED = re.compile(r"(?:Conference|Seminar|Workshop|Symposium|Forum|Colloquium|Roundtable|Dialogue)$")


def named_end(text: str, end: int, *, topic: bool = True) -> int:
    """Return where the name ends whose head noun ends at `end`; without `topic` what stands behind *on* is the topic of something else.

    Examples
    --------
    >>> text = "the Conference on Alpha Crime, Trafficking in Arms and Beta Smuggling in Lima"
    >>> text[: named_end(text, 14)]
    'the Conference on Alpha Crime, Trafficking in Arms and Beta Smuggling'
    """
    if not topic:
        return name_after(text, end, phrases()) if text.startswith(" of ", end) else end
    best = _without_partner(text, end, _before_another(text, end, name_after(text, end, phrases())))
    number = _number().match(text, best) if best > end else None
    best = number.end() if number and _numbered_word().search(text, end, best) else best
    if _place().fullmatch(text, end, best):
        return end
    if best > end:
        serial = _SERIAL.match(text, best)
        return serial.end() if serial and _SMALL.search(text, serial.start(), serial.end()) else best
    title = _TITLE.match(text, end) if _TITLED.search(text, max(0, end - 15), end) else None
    return title.end() if title else best


def _before_another(text: str, end: int, best: int) -> int:
    """Return `best` moved back over another name behind a topic: *Conference on Ports* and the Programme of Action."""
    another = _another().search(text, end, best)
    return another.start() if another else best


def _without_partner(text: str, end: int, best: int) -> int:
    """Return `best` moved back over the state behind a topic: it says who took part (*Dialogue on Health* with Chile)."""
    if not text.startswith(" on ", end):
        return best
    partner = _partner().search(text, end, best)
    return partner.start() if partner else best


@cache
def _another() -> re.Pattern[str]:
    nouns = any_of(load_lexicon("meetings")["another"])
    return re.compile(rf"\sand\sthe\s(?:[A-Z][\w.’'-]*\s){{0,5}}{nouns}(?![\w-])")


@cache
def _numbered_word() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(load_lexicon('meetings')['numbered_words'])}$")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\s\d{1,2}(?=$|[\s,.;)])")


@cache
def _partner() -> re.Pattern[str]:
    states = any_of(itertools.chain.from_iterable(load_lexicon("countries")["states"].values()))
    return re.compile(rf"\swith\s(?:the\s)?{states}(?:\sand\s(?:the\s)?{states})?$")


@cache
def _place() -> re.Pattern[str]:
    places = any_of(load_lexicon("meetings")["places"])
    return re.compile(rf"\son\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?\s{places}")


@cache
def phrases() -> Phrases:
    """Return the prepositions that carry a topic or the parties behind a head noun."""
    lexicon = load_lexicon("meetings")
    return Phrases(frozenset(lexicon["first_prepositions"]), frozenset(lexicon["inner_prepositions"]))
