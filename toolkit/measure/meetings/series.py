"""When two names mean one meeting: the words of a series in one form, whatever their order, hyphens, plurals and short forms."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pandas as pd

from toolkit.find.acronyms import find_acronyms
from toolkit.lexicons import any_of, load_lexicon

_GLUED = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_YEAR = re.compile(r"^(?:19|20)\d\d\s")
_NUMBERED = re.compile(r"[A-Z][A-Za-z]+-\d+")
_WORD = re.compile(r"[^\W_]+")


class SeriesKey(NamedTuple):
    """A series known again: its words, and apart from them those that make an edition a special one."""

    words: tuple[str, ...]
    edition: tuple[str, ...]


class ShortForms:
    """The short forms that the documents introduce: a document's own, else that of the corpus where it has but one meaning."""

    def __init__(self, paragraphs: pd.DataFrame) -> None:
        self._own: dict[tuple[str, str], str] = {}
        meanings: dict[str, dict[tuple[str, ...], str]] = {}
        for row in find_acronyms(paragraphs).to_dict("records"):
            self._own.setdefault((row["doc_id"], row["short"]), row["long"])
            meanings.setdefault(row["short"], {}).setdefault(tuple(plain_words(row["long"])), row["long"])
        self._shared = {
            short: next(iter(longs.values())) for short, longs in meanings.items() if len(longs) == 1
        }
        self._compounds = {
            long.casefold(): short
            for (_, short), long in self._own.items()
            if _NUMBERED.fullmatch(short) and " " in long
        }
        self._written_out = re.compile(
            rf"\b(?i:{any_of(self._compounds) if self._compounds else '(?!)'})(?!\w)"
        )

    def long(self, doc_id: str, short: str) -> str:
        """Return what `short` stands for in a document, itself where nothing tells."""
        return self._own.get((doc_id, short)) or self._shared.get(short, short)

    def shortened(self, name: str) -> str:
        """Return `name` with the long forms of numbered short ones (``ABC-19``) in short, since documents differ in how they write those out."""
        return self._written_out.sub(
            lambda match: self._compounds[" ".join(match.group().casefold().split())], name
        )


def series_key(doc_id: str, name: str, forms: ShortForms) -> SeriesKey:
    """Return the key of a meeting's name in a document, short forms written out.

    Examples
    --------
    >>> nothing = ShortForms(pd.DataFrame({"doc_id": [], "para": [], "text": []}))
    >>> a = series_key("x", "ALPHABeta Ministers’ Meetings", nothing)
    >>> a == series_key("x", "Beta-ALPHA Ministers Meeting", nothing), series_key("x", "Special Alpha Summit", nothing).edition
    (True, ('special',))
    """
    editions = _editions()
    text = editions.sub("", _GLUED.sub(" ", _BRACKETS.sub("", _YEAR.sub("", name))).replace("+", " plus "))
    text = _ways_to_meet().sub(" ", forms.shortened(text))
    words = [word for chunk in _WORD.findall(text) for word in plain_words(forms.long(doc_id, chunk))]
    if "summit" in words and "meeting" in words:
        words.remove("meeting")
    return SeriesKey(tuple(sorted(words)), tuple(sorted(word.casefold() for word in editions.findall(name))))


@cache
def says_nothing(key: SeriesKey) -> bool:
    """Return whether the words of a series do not say whose meetings they are: ``session``, ``annual meeting``."""
    small = load_lexicon("meetings")["small"]
    nouns = [
        *load_lexicon("meetings")["nouns"],
        *small["heads"],
        *small["sessions"],
        *small["modifiers"],
        "Ministerial",
    ]
    return set(key.words) <= {word for noun in nouns for word in plain_words(noun)}


def plain_words(name: str) -> list[str]:
    """Return the words of a name that tell series apart, in small letters and without plurals."""
    small = re.sub(r"[’']s?\b", "", _BRACKETS.sub("", name).casefold())
    return [word.removesuffix("s") for word in _WORD.findall(_not_series().sub(" ", small))]


@cache
def _editions() -> re.Pattern[str]:
    words = [word for word in load_lexicon("meetings")["editions"] if word.casefold() != "inaugural"]
    return re.compile(rf"\b(?:{any_of(words)}|Inaugural|inaugural)\b")


@cache
def _ways_to_meet() -> re.Pattern[str]:
    """Return the expression for what names a way to meet with several words: ``Video Conference``."""
    words = load_lexicon("meetings")["held"]["not_series"]["words"]
    return re.compile(rf"\b(?i:{any_of(word for word in words if not word.isalpha())})\b")


@cache
def _not_series() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_lexicon('meetings')['held']['not_series']['words'])}\b")
