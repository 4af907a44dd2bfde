"""Long forms that are whole names: for defined names without letters, and for capitals that fit no words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.find.title_case import SMALL_WORDS, run_before, words_before
from toolkit.lexicons import word_set

if TYPE_CHECKING:
    from toolkit.find.acronyms_forms import Term, Token

SHORTEST = 2
_TRIM = " “”\"'‘’,"
_BEFORE_BRACKET = ' “”",'
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\s")


class Long(NamedTuple):
    """Where a long form stands, and how far its words are from the letters of the short form."""

    start: int
    end: int
    cost: float = 0.0


def trim(text: str, end: int) -> int:
    """Return `end` moved back over spaces, commas and double quotation marks."""
    while end and text[end - 1] in _BEFORE_BRACKET:
        end -= 1
    return end


def defined_long(text: str, end: int, term: Term) -> Long | None:
    """Return the name before `end` that a name without letters stands for.

    Without quotation marks the two have to share a word (``14th UN Congress … (Kyoto Congress)``).
    """
    start = run_before(text, end)
    year = _YEAR.match(text, start, end)
    start = year.end() if year else start
    if term.quoted:
        start = _noun_phrase(text, end) if start == end else start
        return cleaned(text, start, end) if start < end else None
    shared = _stems(text[start:end]) & _stems(term.text)
    return cleaned(text, start, end) if shared else None


def whole_name(text: str, end: int, tokens: list[Token]) -> Long | None:
    """Return the whole name before `end` for capitals that do not fit its words (``CERN``), where it looks like an institution's."""
    short = tokens[0].text
    if len(tokens) > 1 or not short.isupper() or not short.isalnum() or len(short) <= SHORTEST:
        return None
    if short in word_set("acronyms", "qualifiers"):
        return None
    start = run_before(text, end)
    words = [word for word in text[start:end].split() if word[:1].isupper()]
    return (
        cleaned(text, start, end)
        if any(word in word_set("acronyms", "institutions") for word in words) and len(words) > 1
        else None
    )


def _noun_phrase(text: str, end: int) -> int:
    """Return where the words in small letters that end at `end` begin: after the nearest function word."""
    start = end
    for left, right in words_before(text, end, limit=6):
        word = text[left:right]
        if word.lower() in SMALL_WORDS or (start < end and word[-1] in ",;:."):
            break
        start = left
    return start


def cleaned(text: str, start: int, end: int, cost: float = 0.0) -> Long:
    """Return the span without a leading article, quotation marks or a closing possessive."""
    while start < end and text[start] in _TRIM:
        start += 1
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    end = start + len(text[start:end].rstrip(_TRIM))
    possessive = re.search(r"['’]s$", text[start:end])
    return Long(start, start + possessive.start() if possessive else end, cost)


def _stems(name: str) -> set[str]:
    """Return the words of a name that may be shared, without plural endings."""
    return {
        word.lower().rstrip("s")
        for word in re.findall(r"[A-Za-z]{3,}", name)
        if word.lower() not in SMALL_WORDS
    }
