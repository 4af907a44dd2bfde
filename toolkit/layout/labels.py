"""Printed labels: ``1.``, ``1)``, ``(1)``, ``I.``, ``(a)``, ``2.3``, and how one follows another.

A label has a *style* (what is printed around which kind of number) and a *value*. ``(i)`` may be a letter or a Roman
number and ``C.`` likewise, so a label may have several readings; the list it stands in decides. A dash may follow
(``1.-``, ``I –``). A bare number (``1 Opening remarks``) is a label of headings, and of paragraphs where it counts them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LABEL = re.compile(
    r"""(?P<open>[(\[]?)
    (?P<number>\d{1,3}(?:\.\d{1,2}){0,3}|[ivxlcdmIVXLCDM]{1,7}|[a-zA-Z])
    (?P<close>[.)\]]{0,2}(?:\s?[-–—](?=\s+[A-ZÀ-Þ“"‘(]|$))?)
    (?P<rest>\s+|$|(?=[A-ZÀ-Þ“"‘]))""",
    re.VERBOSE,
)
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_SECTION_NUMBER = re.compile(r"[IVXLC]{1,6}|[A-Z]")
_HEADING_NUMBER = re.compile(r"([IVXLC]{1,6}|[A-H])\s+(?=[A-ZÀ-Þ])")
_ANNEX = re.compile(
    r"((?P<annex>Annex|Appendix|Attachment|Enclosure|Addendum|Schedule)(?: (?:[IVX]{1,5}|\d{1,2}|[A-Z]))?"
    r"|(?:Article|Chapter|Section) (?P<number>[IVXL]{1,6}|\d{1,3}))(?=$|\s?[:.–—-]\s|\.$)",
    re.IGNORECASE,
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_BARE = re.compile(r"\d{1,3}(?:$|\s+[A-ZÀ-Þ“\"‘])")
_WRAPPINGS = {"": (".", ")", ".)", "-", "–", "—", ""), "(": (")", ")."), "[": ("]",)}


class Reading(NamedTuple):
    """One way to read a label: the style of its list, and its place in it."""

    style: str
    value: int


class Label(NamedTuple):
    """A label as printed (without the stop after it), how long it is with the space after it, its readings."""

    printed: str
    length: int
    readings: tuple[Reading, ...]

    @property
    def bare(self) -> bool:
        """Whether nothing is printed around the number."""
        return all(reading.style.isalnum() for reading in self.readings)


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """Return the label that `text` begins with, or None.

    Examples
    --------
    >>> read_label("(a) The State of Palestine may submit").printed
    '(a)'
    >>> read_label("28. We discussed").readings
    (Reading(style='1.', value=28),)
    >>> read_label("2.5 billion USD") is None
    True
    """
    match = _LABEL.match(text)
    if not match:
        return None
    number, close = match["number"], match["close"].rstrip("-–—").rstrip() or match["close"].strip()
    if close not in _WRAPPINGS[match["open"]]:
        return None
    if not close and not (number.isdigit() and len(number) < 3 and match["rest"] and match.end() < len(text)):
        return _decimal(match, text)
    if not match["rest"] and match.end() < len(text) and not (number.isdigit() or match["open"]):
        return None
    if "." in number:
        return _decimal(match, text)
    readings = tuple(Reading(match["open"] + kind + close, value) for kind, value in _values(number))
    printed = match["open"] + number + close.rstrip(".-–—")
    return Label(printed, match.end(), readings) if readings else None


@lru_cache(maxsize=4096)
def read_section_number(text: str) -> Label | None:
    """Return the label of a line that is a Roman number or a letter and nothing else (``II``): the number of a heading.

    Examples
    --------
    >>> read_section_number("II").printed
    'II'
    """
    if not _SECTION_NUMBER.fullmatch(text):
        return None
    return Label(text, len(text) + 1, tuple(Reading(kind, value) for kind, value in _values(text)))


@lru_cache(maxsize=4096)
def read_heading_number(text: str) -> Label | None:
    """Return the label of a heading without a stop after its Roman number or letter (``II SCOPE``).

    Examples
    --------
    >>> read_heading_number("II SCOPE").printed
    'II'
    """
    match = _HEADING_NUMBER.match(text)
    if not match:
        return None
    number = match[1]
    return Label(number, match.end(), tuple(Reading(kind, value) for kind, value in _values(number)))


def _decimal(match: re.Match[str], text: str) -> Label | None:
    """Read ``2.3`` and ``2.3.``: a label of its own style where a capital follows."""
    number = match["number"]
    follows = text[match.end() : match.end() + 1]
    if "." not in number or match["open"] or not (follows.isupper() or follows in '“"‘'):
        return None
    head, _, last = number.rpartition(".")
    return Label(number, match.end(), (Reading(f"{head}.1", int(last)),))


def _values(number: str) -> list[tuple[str, int]]:
    """Return the kinds of number this may be, each with its value."""
    if number.isdigit():
        return [("1", int(number))]
    kinds: list[tuple[str, int]] = []
    case = "I" if number.isupper() else "i"
    if _ROMAN.fullmatch(number.lower()) and (number.isupper() or number.islower()):
        kinds.append((case, roman_value(number.lower())))
    if len(number) == 1:
        kinds.append(("A" if number.isupper() else "a", ord(number.lower()) - ord("a") + 1))
    return kinds


def roman_value(number: str) -> int:
    """Return the value of a Roman number in lower case.

    Examples
    --------
    >>> roman_value("xiv")
    14
    """
    values = [_ROMAN_VALUES[char] for char in number]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def annex_label(text: str) -> str:
    """Return what an annex or an article is cited by, `Annex II` or its number, where `text` is its heading, else ''.

    Examples
    --------
    >>> annex_label("Annex II: Work Plan"), annex_label("Article 4"), annex_label("Annexes to this report")
    ('Annex II', '4', '')
    """
    match = _ANNEX.match(text)
    return (match["number"] or match[1]) if match else ""


def heads_annex(text: str) -> bool:
    """Tell whether `text` is the heading of an annex, not of an article."""
    match = _ANNEX.match(text)
    return bool(match and match["annex"])


def looks_labelled(text: str) -> bool:
    """Tell whether `text` begins with a label that isn't a bare number.

    Examples
    --------
    >>> looks_labelled("1. We met."), looks_labelled("2020. We underlined"), looks_labelled("19 pandemic")
    (True, False, False)
    """
    label = read_label(text[:40])
    return label is not None and not label.bare


def begins_bare(text: str) -> bool:
    """Tell whether `text` is a number alone, or begins with one and a capital, as a numbered paragraph may.

    Examples
    --------
    >>> begins_bare("12 We met."), begins_bare("12"), begins_bare("12 ministers")
    (True, True, False)
    """
    return bool(_BARE.match(text))
