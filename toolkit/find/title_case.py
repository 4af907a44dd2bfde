"""Where a printed name begins and ends: runs of capitalised words and the small words between them.

English diplomatic prose prints the names of meetings, instruments, bodies and projects in title case, so a name is a run of
capitalised words held together by function words (``Declaration on the Conduct of Parties in the South China Sea``).
These helpers walk such a run from one of its ends; the finders of names share them and add what tells their kind of name from others.
Everything is one pass over the words beside the position.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set

SMALL_WORDS = word_set("title_case", "small")
"""Function words that stay in small letters inside a name."""
_SHORT_FORM = re.compile(r"\((?:[A-Z][\w+/&-]*|\d+(?:st|nd|rd|th))\)")
_COMPOUND = re.compile(r"[-–/+]")
_WORD = re.compile(r"[^\s]+")
_REACH = 400
_WORD_ROOM = 20
_MOST_WORDS = 30
_OPEN = "“\"'‘([«"
_CLOSE = "”\"'’)]»,"


def is_name_word(word: str) -> bool:
    """Return whether `word` may stand in a name: a capital, a digit form or a hyphenated capital."""
    if word[:1].isupper():
        return True
    core = word.strip(_OPEN + _CLOSE + ".;:")
    if word in {"+", "–", "-", "&"}:
        return True
    if not core:
        return False
    if core[0].isupper() or core[0].isdigit():
        return True
    return not core.isalpha() and any(part[:1].isupper() for part in _COMPOUND.split(core))


def stands_in(spans: list[tuple[int, int]], place: int) -> bool:
    """Return whether `place` stands in one of the spans, which follow one another."""
    index = bisect_right(spans, place, key=lambda span: span[0])
    return index > 0 and place < spans[index - 1][1]


def words_before(text: str, end: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of up to `limit` words of ``text[:end]``, nearest first."""
    window = max(0, end - _WORD_ROOM * limit)
    for _ in range(limit):
        rest = text[window:end].rstrip()
        if not rest:
            return
        right = window + len(rest)
        end = right - len(rest.rsplit(None, 1)[-1])
        yield end, right


def run_before(text: str, end: int, *, commas: bool = False, brackets: bool = False) -> int:
    """Return where the name that ends at `end` begins (`end` itself where there is none).

    The run goes back over capitalised words and the small words between them, and stops at a comma, a bracket, a
    full stop or a quotation mark. An article ends it unless a preposition stands before (``on the Conduct``).
    With `commas` or `brackets` it crosses a comma or a bracketed short form (``ASEAN Plus Three (APT) Summit``).
    A word that opens a paragraph of a resolution or a reference (``Recalling``, ``See``) is no part of the name behind it.
    """
    start = left = end
    closable = text[end - 1].isspace() if end else False
    words = text[max(0, end - _WORD_ROOM * _MOST_WORDS) : end].rsplit(None, _MOST_WORDS)[-_MOST_WORDS:]
    while words:
        word = words.pop()
        left = text.rfind(word, 0, left)
        if brackets and _SHORT_FORM.fullmatch(word):
            closable = True
            continue
        if closable and _closes(word, commas=commas):
            break
        closable = True
        if word.lower() == "the" and (not words or words[-1] not in word_set("title_case", "before_article")):
            break
        if word.istitle() and word.lower() in SMALL_WORDS:
            break
        if is_name_word(word):
            start = left + (len(word) - len(word.lstrip(_OPEN)))
            if word[0] in _OPEN:
                break
        elif word not in SMALL_WORDS:
            break
    opener = _opener().match(text, start, end)
    return opener.end() if opener else start


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of(load_lexicon('title_case')['openers'])}\s(?:also\s|further\s|with [a-z]+\s|the\s)*"
    )


def run_after(text: str, start: int) -> int:
    """Return where the name that begins at `start` ends: after its last capitalised word."""
    end = start
    for match in _WORD.finditer(text, start, min(len(text), start + _REACH)):
        word = match.group()
        if is_name_word(word):
            end = match.end() - (len(word) - len(word.rstrip(_CLOSE + ".;:")))
            if word[-1] in '.;:,)”"':
                break
        elif word not in SMALL_WORDS:
            break
    return end


def _closes(word: str, *, commas: bool) -> bool:
    """Return whether `word` ends what stands before it: no name runs across it."""
    last = word[-1]
    if last == ",":
        return not commas
    return last in ';:)”"!?' or (last == "." and not _is_abbreviation(word))


@cache
def _is_abbreviation(word: str) -> bool:
    core = word.lstrip(_OPEN)
    return (
        core in word_set("title_case", "abbreviations")
        or re.fullmatch(r"(?:\w+[-–/+])*(?:[A-Za-z]\.)+", core) is not None
    )
