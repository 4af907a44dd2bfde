"""How far a meeting's name goes on behind its head noun: its topic, the serial ones too, and a title in quotation marks."""

from __future__ import annotations

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
    best = name_after(text, end, phrases())
    if _place().fullmatch(text, end, best):
        return end
    if best > end:
        serial = _SERIAL.match(text, best)
        return serial.end() if serial and _SMALL.search(text, serial.start(), serial.end()) else best
    title = _TITLE.match(text, end) if _TITLED.search(text, max(0, end - 15), end) else None
    return title.end() if title else best


@cache
def _place() -> re.Pattern[str]:
    places = any_of(load_lexicon("meetings")["places"])
    return re.compile(rf"\son\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?\s{places}")


@cache
def phrases() -> Phrases:
    """Return the prepositions that carry a topic or the parties behind a head noun."""
    lexicon = load_lexicon("meetings")
    return Phrases(frozenset(lexicon["first_prepositions"]), frozenset(lexicon["inner_prepositions"]))
