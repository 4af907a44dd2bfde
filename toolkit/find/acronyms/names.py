"""Long forms that are whole names: for defined names without letters, and for capitals that fit no words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.find.acronyms.align import sentence_start
from toolkit.find.title_case import SMALL_WORDS, run_before, words_before
from toolkit.lexicons import any_of, load_lexicon, word_set

if TYPE_CHECKING:
    from toolkit.find.acronyms.forms import Term, Token

SHORTEST = 2
_TRIM = " “”\"'‘’,"
_BEFORE_BRACKET = ' “”",'
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_PAIR = re.compile(r"[A-Z][\w’'-]* and (?:the )?[A-Z]")
_DATING_REACH = 130
_SERIES = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w.’'-]*(?:\s(?:of\s)?(?:the\s)?[A-Z][\w.’'-]*){0,4},\s(?:the\s)?){1,10}and\s(?:the\s)?$"
)
_SERIES_REACH = 240
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
        start = _noun_phrase(text, end) if start == end else _series_start(text, start, end, term)
        return cleaned(text, start, end) if start < end else None
    if _is_another_name(text, start, end, term):
        return None
    headed = _instrument_before(text, start, end, term)
    shared = _stems(text[start:end]) & _stems(term.text)
    if headed is not None:
        return cleaned(text, headed, end)
    return cleaned(text, start, end) if shared else None


def _series_start(text: str, start: int, end: int, term: Term) -> int:
    """Return `start` moved back over a series of names that a quoted name of another wording stands for: ``Chile, Peru, and Norway (“the Three”)``."""
    if _stems(text[start:end]) & _stems(term.text):
        return start
    series = _SERIES.search(text, max(0, start - _SERIES_REACH), start)
    return series.start() if series else start


def treaty_long(text: str, end: int, term: Term) -> Long | None:
    """Return the name before a word that treaties define by its article: two names before ``(the Parties)``, an instrument's before ``(the Treaty)``."""
    if not text.endswith("the ", 0, term.start):
        return None
    start = run_before(text, end)
    if term.text in word_set("acronyms", "parties"):
        return cleaned(text, start, end) if _PAIR.search(text, start, end) else None
    if term.text not in word_set("acronyms", "instruments"):
        return None
    if term.text not in text[start:end].split():
        start = _instrument_before(text, start, end, term) or end
    return cleaned(text, start, end) if " " in text[start:end] else None


def before_dating(text: str, end: int) -> int:
    """Return `end` moved back over a clause that dates an instrument: ``, signed on 2 May 2014``."""
    if not text[max(0, end - 4) : end].isdecimal():
        return end
    match = _dating().search(text, max(0, end - _DATING_REACH), end)
    return match.start() if match else end


def _is_another_name(text: str, start: int, end: int, term: Term) -> bool:
    """Return whether `term` names the instrument after the place of its signing: ``(Treaty of Lima)`` behind *Alpha Nuclear Free Zone Treaty*."""
    kind, of, *place = term.text.split()
    return (
        kind in word_set("acronyms", "instruments")
        and of == "of"
        and not set(place) <= set(text[start:end].split())
    )


@cache
def _dating() -> re.Pattern[str]:
    words = any_of(load_lexicon("acronyms")["datings"])
    return re.compile(
        rf",?\s{words}\s(?:(?:at|in|on|of|by)\s)?[^,;()]{{2,80}}(?:,[^,;()]{{2,30}})?(?<!\d)\d{{4}}$"
    )


def with_instrument(text: str, long: Long, term: Term) -> Long:
    """Return `long` from the instrument on that the last word of `term` names, where it opens the same name."""
    start = _instrument_before(text, long.start, long.end, term)
    return long if start is None or "," in text[start : long.start] else cleaned(text, start, long.end)


def _instrument_before(text: str, start: int, end: int, term: Term) -> int | None:
    """Return where the instrument begins before the name's last run that the last word of `term` names: ``Arrangement between …``."""
    head = term.text.split()[-1]
    if head not in word_set("acronyms", "instruments") or re.search(rf"\b{head}\b", text[start:end]):
        return None
    places = [match.end() for match in re.finditer(rf"\b{head}\b", text[sentence_start(text, end) : start])]
    return run_before(text, sentence_start(text, end) + places[-1]) if places else None


def whole_name(text: str, end: int, tokens: list[Token]) -> Long | None:
    """Return the whole name before `end` for capitals that do not fit its words (``CERN``), where it looks like an institution's."""
    short = tokens[0].text
    if len(tokens) > 1 or not short.isupper() or not short.isalnum() or len(short) <= SHORTEST:
        return None
    if short in word_set("acronyms", "qualifiers"):
        return None
    start = run_before(text, end)
    portfolio = _portfolio().search(text, max(0, end - _DATING_REACH), end)
    start = min(start, portfolio.start()) if portfolio else start
    joined = text.rfind(" and the ", start, end)
    start = joined + len(" and ") if joined >= 0 else start
    words = [word for word in text[start:end].split() if word[:1].isupper()]
    return (
        cleaned(text, start, end)
        if any(word in word_set("acronyms", "institutions") for word in words) and len(words) > 1
        else None
    )


@cache
def _portfolio() -> re.Pattern[str]:
    """Return the expression for an institution with several fields of work: ``Ministry of Ports, Ships and Harbours``."""
    heads = any_of(load_lexicon("acronyms")["portfolios"])
    field = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}"
    return re.compile(
        rf"{heads}\s(?:of|for)\s(?:the\s)?{field}(?:,\s{field}){{1,6}},?\sand\s(?:the\s)?{field}$"
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
