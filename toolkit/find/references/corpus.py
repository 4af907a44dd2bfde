"""Which document of the corpus a name means: names compared with the titles of the documents.

Name and title are brought to one form: ordinals as figures, one spelling, hyphens and articles gone, a place and date at the end cut off.
They fit where they are the same words, or where the title goes on behind the name with its subject (*Joint Statement of the 5th Summit* …
*on Trade*). A document of another year than the one printed beside the name, or later than the text that names it, does not fit; where two
documents fit, neither is taken.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pandas as pd

from toolkit.find.fold import fold
from toolkit.find.ordinals import ordinal_expression, ordinal_value
from toolkit.find.references.back import fold_word
from toolkit.lexicons import any_of, load_lexicon
from toolkit.schema import DOCUMENTS, check_table

_LONGEST = 400
_LEAST_WORDS = 4
_GLUED = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_SMALL = frozenset({"the", "a", "an", "s"})
_GOES_ON = frozenset({"|", "on", "in", "with", "held", "concerning", "regarding", "under"})
_YEAR_BEHIND = re.compile(
    r",?\s\(?(?:(?:of|in|on|adopted|issued)\s){0,2}(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:\d{1,2},\s)?((?:19|20)\d\d)\b"
)
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s$")
_RESOLUTION = re.compile(
    r"(?P<body>.*?)\b[Rr]esolution\s(?:No\.\s)?(?P<number>[A-Z]{0,2}-?\d+(?:/\d+)?)", re.DOTALL
)
_SHORT = re.compile(r"(?P<body>UNSC|UNGA)R?\s(?:Res\.\s)?(?P<number>\d+(?:/\d+)?)")
_SYMBOL = re.compile(r"(?P<body>[AS])/RES/(?P<number>\d+(?:/\d+)?)")
_ANY_SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,4}/[\w.()/-]*\d[\w.()/-]*")


class Entry(NamedTuple):
    """A document of the corpus: its id, date, and title in one form."""

    doc_id: str
    date: str
    words: tuple[str, ...]


class Shelf:
    """The corpus by title: all the ways in which a name may meet a document."""

    def __init__(self, documents: pd.DataFrame | None) -> None:
        self.titles: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}
        self._by_words: dict[tuple[str, ...], list[str]] = {}
        self._by_opening: dict[tuple[str, ...], list[str]] = {}
        self._by_number: dict[tuple[str, str], list[str]] = {}
        if documents is not None:
            check_table(documents, DOCUMENTS, ("doc_id", "title"))
            dates = documents["date"] if "date" in documents.columns else pd.Series("", index=documents.index)
            for doc_id, title, date in zip(documents["doc_id"], documents["title"], dates, strict=True):
                self._put(
                    str(doc_id), "" if pd.isna(title) else str(title), "" if pd.isna(date) else str(date)
                )

    def _put(self, doc_id: str, title: str, date: str) -> None:
        words = plain_words(title)
        self.titles[doc_id] = title
        self._entries[doc_id] = Entry(doc_id, date, words)
        if words:
            self._by_words.setdefault(_bag(words), []).append(doc_id)
        for length in range(_LEAST_WORDS, len(words)):
            if words[length] in _GOES_ON:
                self._by_opening.setdefault(words[:length], []).append(doc_id)
        for number in _title_numbers(title):
            self._by_number.setdefault(number, []).append(doc_id)

    def find(self, name: str, citing: str, year: str | None) -> str | None:
        """Return the one document that `name` fits, printed in document `citing` with `year` beside it."""
        if not self._entries:
            return None
        number = _number(name)
        if number:
            fitting = [doc for key in _number_keys(number) for doc in self._by_number.get(key, [])]
        else:
            words = plain_words(name)
            fitting = (self._by_words.get(_bag(words)) or self._by_opening.get(words) or []) if words else []
        later = self._entries.get(citing, Entry("", "", ())).date
        kept = {doc for doc in fitting if _date_fits(self._entries[doc].date, later, year)}
        return kept.pop() if len(kept) == 1 else None


def year_beside(text: str, start: int, end: int) -> str | None:
    """Return the year printed right before or behind the name ``text[start:end]``.

    Examples
    --------
    >>> year_beside("the Joint Statement of 3 May 2019", 4, 19)
    '2019'
    """
    before = _YEAR_BEFORE.search(text, max(0, start - 6), start)
    match = before or _YEAR_BEHIND.match(text, end)
    return match.group(1) if match else None


def plain_words(title: str) -> tuple[str, ...]:
    """Return the words of a name or title in one form.

    Examples
    --------
    >>> plain_words("Chair’s Statement of the Twenty-third ASEANJapan Summit, Ha Noi, 12 November 2020")
    ('chairman', 'statement', 'of', '23', 'asean', 'japan', 'summit')
    """
    text = _GLUED.sub(" ", fold(title[:_LONGEST]))
    text = _ending().sub("", text)
    text = re.sub(r"\([A-Z][\w+&.-]*\)", " ", text)
    text = _ordinal().sub(lambda match: f" {ordinal_value(match.group())} ", text)
    text = re.sub(r"\b(?:[A-Z]\.){2,}", lambda match: match.group().replace(".", ""), text)
    text = re.sub(r"\bmeeting$", "", re.sub(r"\s?(?::|\s[–-]\s|;)\s?", " | ", text).strip())
    words: list[str] = []
    for chunk in re.findall(r"\||\w+(?:'s?(?!\w))?", text.casefold()):
        words += [chunk] if chunk == "|" else fold_word(chunk).split()
    return tuple(word for word in words if word not in _SMALL)


def _bag(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if word != "|"))


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){ordinal_expression()}")


@cache
def _ending() -> re.Pattern[str]:
    """Return the expression for the place and the day at the end of a title."""
    months = any_of(load_lexicon("calendar")["months"])
    day = rf"(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s{months}|{months}\s\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?),?\s\d{{4}}"
    place = r"(?:[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3},\s){0,2}"
    return re.compile(
        rf"(?:\s?[,(–]\s?|\s-\s|\s(?:held\s)?(?:in|on)\s|\s(?=\d)){place}(?:on\s)?{day}\)?.*$", re.DOTALL
    )


def _number(name: str) -> tuple[str, str] | None:
    """Return the body (empty where it is not said) and the number of a resolution, or a symbol."""
    match = _SYMBOL.match(name) or _SHORT.match(name)
    if match:
        return ("sc" if match["body"] in {"S", "UNSC"} else "ga", match["number"])
    symbol = _ANY_SYMBOL.fullmatch(name)
    if symbol:
        return ("symbol", name)
    resolution = _RESOLUTION.match(name)
    return (_body(resolution["body"]), resolution["number"]) if resolution else None


def _body(words: str) -> str:
    if "Security Council" in words or "UNSC" in words:
        return "sc"
    if "General Assembly" in words or "UNGA" in words:
        return "ga"
    return words.strip().casefold()


def _number_keys(number: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the keys to look a resolution up by; a title may leave its body out, and a name too."""
    body, figures = number
    return [number, ("", figures)] if body else [number, ("ga" if "/" in figures else "sc", figures)]


def _title_numbers(title: str) -> list[tuple[str, str]]:
    """Return the resolution that a title names itself by, and its symbols."""
    numbers = [("symbol", match.group().rstrip(")")) for match in _ANY_SYMBOL.finditer(title[:_LONGEST])]
    opening = _RESOLUTION.match(title)
    itself = opening is not None and all(
        word[:1].isupper() or word in {"of", "the"} for word in opening["body"].split()
    )
    own = _SYMBOL.search(title[:_LONGEST]) or _SHORT.match(title)
    if own or itself:
        number = _number(title[own.start() :] if own else title)
        numbers += [number] if number else []
    return numbers


def _date_fits(date: str, citing: str, year: str | None) -> bool:
    """Return whether a document of `date` can be meant in a text of the date `citing` that prints `year` beside the name."""
    if year and date and date[:4] != year:
        return False
    length = min(len(date), len(citing))
    return date[:length] <= citing[:length]
