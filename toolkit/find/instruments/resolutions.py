"""Resolutions and decisions by their numbers and symbols: *resolution 1514 (XV)*, *GC(69)/RES/7*, *UNSCR 1540*.

How they are cited is set down in the United Nations Editorial Manual (resolutions and other formal decisions; document symbols). After the singular the
word belongs to the quote, with the body that adopted it before it; in a run behind the plural each number or symbol is one entry. Symbols of other
records (reports, letters, ``A/80/123``) name no instrument.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.lexicons import any_of, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKET = r"(?:\([A-Z]+\)\s?)?"
_LETTER = (
    r"(?:\s[A-Z](?:\.\d+)?(?=\s(?:\(|of\s|on\s|and\s(?![A-Z]\b)|adopted\s|entitled\s)|[,.;:)](?!\w)|$))?"
)
_SESSION = r"(?:\s\((?:\d{4}|(?:[A-Z]{1,2}-)?[IVXL]+)\))?"
_SYMBOL = (
    r"(?:[A-Z]{1,8}(?:\(\d{1,3}\))?/(?:(?:[A-Z]+(?:[-/.]\d+)?)/){0,3}(?:RES|Res|DEC|Dec)[/.](?=[A-Z\d/.-]{0,12}\d)[\w.-]{1,20}(?:/[\w.-]{1,20}){0,4}(?<![.-])"
    r"|WHA\d{1,2}\.\d{1,3}|EB\d{1,3}\.R\d{1,3})"
)
_NUMBER = r"(?:[A-Z]{1,3}[-\s]?)?\d+(?:[/.-]\d+)*"
_NUMBERED = rf"(?:{_SYMBOL}|{_NUMBER}){_LETTER}{_SESSION}"
_MARKED = rf"(?:{_SYMBOL}|(?:[A-Z]{{1,2}}-)?\d+/\d+|(?:[A-Z]{{1,2}}-)?\d+(?=\s(?:[A-Z]\s)?\((?:\d{{4}}\)|(?:[A-Z]{{1,2}}-)?[IVXL]+\)))){_LETTER}{_SESSION}"
_FOLLOWING = re.compile(
    rf"(?: [A-Z](?: and [A-Z])?)?(?: (?:of|on|adopted)\s(?:(?!decisions?\b)[^;:.“”()]){{1,90}}?)?(?:[,;]| and|[,;] and) (?P<one>{_MARKED})"
)
_FOLLOWING_BARE = re.compile(
    r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?(?:,| and|, and) (?P<one>\d{3,4})(?![\w/-]|\.\d|\s(?:[A-Z]\s)?\()"
)


def resolutions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the numbered resolutions, each of a list on its own, and the resolutions of the Security Council."""
    for match in _cited().finditer(text):
        one = "one" if match["one"] else 0
        yield *match.span(one), "other"
        end = match.end()
        while (following := _next(text, end, plural=one == "one")) is not None:
            yield *following.span("one"), "other"
            end = following.end()


def _next(text: str, end: int, *, plural: bool) -> re.Match[str] | None:
    """Return the next of a list of resolutions; a bare number is one only behind the plural."""
    return (_FOLLOWING_BARE.match(text, end) if plural else None) or _FOLLOWING.match(text, end)


@cache
def _cited() -> re.Pattern[str]:
    """Return the expression for one resolution, for the first of a list (``one``), or for the resolutions of a body."""
    adopters = any_of(load_lexicon("instruments")["resolutions"]["adopters"])
    bodies = any_of(load_lexicon("instruments")["resolutions"]["bodies"])
    adopter = rf"(?:\b{adopters}\s{_BRACKET})"
    return re.compile(
        rf"{adopter}{{0,3}}\b(?:[Rr]esolution\s(?:No\.\s)?{_NUMBERED}|[Dd]ecision\s{_SYMBOL}{_LETTER})"
        rf"|\b[Rr]esolutions\s(?:Nos?\.\s)?(?P<one>{_NUMBERED})"
        rf"|(?<![\w/-])(?:{_SYMBOL}{_LETTER}|UNSCRs?\s\d+)(?:\s\(\d{{4}}\))?(?![\w/-])|\bUNSCRs\b"
        rf"|{adopter}?\b{bodies}\s{_BRACKET}[Rr]esolutions\b(?!\s(?:Nos?\.\s)?(?:\d|{_SYMBOL}))"
    )
