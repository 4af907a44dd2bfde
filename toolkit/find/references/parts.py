"""Numbered parts of texts: ``paragraphs 3 and 4 above``, ``Article 12, paragraph 3, of the Rome Statute``, ``the Annex to this Declaration``.

A reference is read from its unit to the right, one step at a time and never back: unit, numbers, smaller or larger parts joined to
them, then the text they belong to where one is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from toolkit.find.chunks import chunks_of, needed_chunks
from toolkit.lexicons import any_of, load_lexicon, word_set

_SUB = r"(?:\s?\((?:[a-z]{1,4}|\d{1,3})\))"
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})*(?:\s(?:bis|ter|quater)\b|bis\b|ter\b|[a-z]\b)?{_SUB}{{0,3}}|[IVXLC]{{1,7}}\b{_SUB}{{0,3}}|\((?:[a-z]{{1,4}}|\d{{1,3}})\){_SUB}{{0,2}})(?![\w]|-[A-Za-z]|[.,]\d)"
_LETTER = r"[A-Z](?![\w’'-]|\.\w)"
_MORE = re.compile(rf"(?:\s?[–-]\s?|,?\s(?:and|or|to|through|and/or)\s|,\s){_NUMBER}")
_MORE_SUB = re.compile(r"(?:,|,?\s(?:and|or|to))\s\((?:[a-z]{1,4}|\d{1,3})\)(?!\w)")
_PLACE = re.compile(r"\s(?:above|below|hereof|thereof|hereto|thereto)(?![\w-])")
_OWNER = re.compile(r",?\s(?:of|to|in)\s(?:(?:the|its|their|our)\s)?(?:(?:19|20)\d\d\s)?")
_OTHER_OWNER = re.compile(r"\sof\s(?:the\s|an?\s)?[A-Z]")
_MOST_PARTS = 3

TextAt = Callable[[int], int | None]
"""The end of the text, or word for a text, that begins at a position."""


class Part(NamedTuple):
    """A part pointed to: its span, the end of its own words, where the text it belongs to begins (None where none is printed), and what is said of its place."""

    start: int
    end: int
    label_end: int
    owner: int | None
    place: str


def parts(text: str, text_at: TextAt) -> Iterator[Part]:
    """Yield the parts of texts that a paragraph points to."""
    end = 0
    for match in () if _unit_chunks().isdisjoint(chunks_of(text)) else _unit().finditer(text):
        if match.start() < end:
            continue
        part = _part(text, match, text_at)
        if part is not None:
            end = part.end
            yield part


def unit_of(label: str) -> str:
    """Return the unit of a part's label in one spelling.

    Examples
    --------
    >>> unit_of("Articles 3 and 4"), unit_of("paras. 7-9")
    ('article', 'paragraph')
    """
    match = re.match(r"(?:[Oo]perative |[Pp]reambular )?([A-Za-z-]+)", label)
    word = match.group(1).lower() if match else ""
    return str(load_lexicon("references")["parts"]["same"].get(word, word))


def bare_label(label: str) -> str:
    """Return a part's label: the number alone of a paragraph, else the label with its unit.

    Examples
    --------
    >>> bare_label("operative paragraph 5"), bare_label("paragraphs 3 and 4"), bare_label("article 12, paragraph 3")
    ('5', '3 and 4', 'Article 12, paragraph 3')
    """
    if unit_of(label) not in word_set("references", "parts", "own"):
        return label[:1].upper() + label[1:]
    number = re.sub(r"^(?:[Oo]perative |[Pp]reambular )?[A-Za-z-]+\.?\s?", "", label)
    return label if _next_unit().search(number) else number


def _part(text: str, match: re.Match[str], text_at: TextAt) -> Part | None:
    unit = match["unit"].lower()
    end = _numbers(text, match.end(), unit)
    if end is None:
        return _joined(text, match, text_at) if unit in word_set("references", "parts", "joined") else None
    end = _more_parts(text, end, unit_of(unit))
    if _decoys().match(text, end):
        return None
    place = _PLACE.match(text, end)
    if place:
        return Part(match.start(), place.end(), end, None, place.group().strip())
    owned = _owner(text, end, text_at)
    if owned:
        return Part(match.start(), owned[1], end, owned[0], "")
    singular = unit_of(unit)
    if unit in word_set("references", "parts", "within") or (
        singular in word_set("references", "parts", "of_texts") and _OTHER_OWNER.match(text, end)
    ):
        return None
    return Part(match.start(), end, end, None, "")


def _joined(text: str, match: re.Match[str], text_at: TextAt) -> Part | None:
    """Return the annex that is joined to a text without a number: ``the Annex to this Declaration``."""
    owned = _owner(text, match.end(), text_at)
    return Part(match.start(), owned[1], match.end(), owned[0], "") if owned else None


def _numbers(text: str, end: int, unit: str) -> int | None:
    """Return where the numbers end that stand behind a unit; the list goes on behind a plural only."""
    first = _first().match(text, end)
    if first is None or (first["letter"] and unit not in word_set("references", "parts", "lettered")):
        return None
    if (first["number"] or "")[:1].isalpha() and not _roman(text, end, first["number"], unit):
        return None
    end = first.end()
    more = _MORE if unit in _plurals() else _MORE_SUB
    while (match := more.match(text, end)) is not None:
        end = match.end()
    return end


def _roman(text: str, end: int, number: str, unit: str) -> bool:
    """Return whether letters behind a unit are a Roman number: not in *in this paragraph I argue*."""
    capital = text[end - len(unit)].isupper()
    return unit_of(unit) != "paragraph" and (capital or number != "I")


def _more_parts(text: str, end: int, unit: str) -> int:
    """Return where the parts joined to one end: ``Article 12``, *paragraph 3* or ``paragraph 3`` *of Article 12*."""
    smaller = word_set("references", "parts", "own")
    for _ in range(_MOST_PARTS):
        match = _next_unit().match(text, end)
        if match is None:
            break
        following = unit_of(match["unit"])
        joined = following != unit and (match["of"] is not None) != (following in smaller)
        numbers = _numbers(text, match.end(), match["unit"].lower()) if joined else None
        if numbers is None:
            break
        end, unit = numbers, following
    return end


def _owner(text: str, end: int, text_at: TextAt) -> tuple[int, int] | None:
    """Return where the text begins and ends that a part belongs to."""
    match = _OWNER.match(text, end)
    if match is None:
        return None
    article = re.compile(r",?\s(?:of|to|in)\s").match(text, end)
    for start in dict.fromkeys([article.end() if article else match.end(), match.end()]):
        owner = text_at(start)
        if owner is not None:
            return start, owner
    small = _small_owner().match(text, end)
    return (small.start("text"), small.end()) if small else None


@cache
def _plurals() -> frozenset[str]:
    return frozenset(word.lower() for word in load_lexicon("references")["parts"]["plural"])


@cache
def _units() -> tuple[str, ...]:
    lexicon = load_lexicon("references")["parts"]
    words = [*lexicon["numbered"], *lexicon["within"], *lexicon["joined"]]
    capital = [word[0].upper() + word[1:] for word in words]
    return tuple(dict.fromkeys([*words, *capital]))


@cache
def _unit_chunks() -> frozenset[str]:
    return needed_chunks(_units())


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<unit>{any_of(_units())})(?![A-Za-z_-])")


@cache
def _next_unit() -> re.Pattern[str]:
    return re.compile(rf"(?:,?(?P<of>\sof)?\s(?:the\s)?)(?P<unit>{any_of(_units())})(?![A-Za-z_-])")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|(?<=[P.]))(?P<number>{_NUMBER})|\s(?P<letter>{_LETTER})")


@cache
def _decoys() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s|-){any_of(load_lexicon('references')['parts']['decoys']['behind'])}(?![\w-])|\s?%"
    )


@cache
def _small_owner() -> re.Pattern[str]:
    words = any_of(load_lexicon("references")["owners"]["words"])
    return re.compile(
        rf",?\s(?:of|to)\s(?P<text>(?:the|that|its|this|the\ssaid)\s{words})(?![\w-])(?!\s(?:of|by|on)\s)"
    )


_CHAPTERS = re.compile(r"(?<![\w-])Chapters?\son\s(?=[A-Z])")
_SUBJECT = re.compile(
    r"(?:[A-Z][\w’'-]*|\([A-Z]{2,}\))(?:(?:\s|,\s|,?\sand\s|\s(?:in|of|on|for)\s)(?=[A-Z(]))?"
)


def chapters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the chapters that go by their subjects: ``Chapters on Trade in Services and Investment``."""
    end = 0
    for match in _CHAPTERS.finditer(text) if "Chapter" in text else ():
        if match.start() < end:
            continue
        end = match.end()
        while (word := _SUBJECT.match(text, end)) is not None:
            end = word.end()
        yield match.start(), match.end() + len(text[match.end() : end].rstrip())
