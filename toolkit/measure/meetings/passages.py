"""What the words around a meeting's name tell of it: the day, the place and the way to meet.

From the name the text is read to the right one phrase at a time (*was held*, *via video conference*, *in Lima, Peru*, *on 12 May 2020*) and no further
than such phrases go, so that a date of something else is not taken. Where there is no date behind the name, one before it counts if only a preposition
stands between (*on 12 May 2020 at the 5th Summit*).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from toolkit.lexicons import load_lexicon
from toolkit.measure.meetings.words import (
    GAP_HELD,
    calendar_words,
    gap_at,
    gap_for,
    gathering,
    mode_names,
    modes,
    modes_before,
    verbs_of_holding,
)

_BEFORE = 90
_MOST_PHRASES = 16
_AGAIN = re.compile(r"(?:\s(?:and|or)|,)\s(?:(?:on|in)\s)?")
_TO_DATE = re.compile(r"(?:,?\s(?:on|in|from|during|of)\s|,\s|\s|)(?:the\s)?")
_TO_PLACE = re.compile(r"(?:,?\sin\s|(?<=\()|,\s)(?:the\s)?(?:City of\s)?(?=[A-Z])")
_RUN = re.compile(r"[^\W\d_a-z][\w’'.-]*(?<![.])(?:\s(?:(?:of|de|la|al)\s)?[^\W\d_a-z][\w’'-]*){0,3}")
_CAPITAL_DISTRICT = re.compile(r",\sD\.C\.")
_BRACKET = re.compile(r"\s?\([^()]{1,60}\)")
_OPENED = re.compile(r"\s?\((?=[A-Z\d])")


class Dated(NamedTuple):
    """A date in a paragraph: where its words end, and its first and last day."""

    end: int
    date_start: str
    date_end: str


class Surroundings(NamedTuple):
    """A paragraph with what was found in it: dates by where they begin, and where states end by where they begin."""

    text: str
    dates: Mapping[int, Dated]
    dates_by_end: Mapping[int, int]
    states: Mapping[int, int]
    document_date: str


class Passage(NamedTuple):
    """What a passage tells of a meeting; `source` is ``held``, ``dated`` or ``planned``."""

    start: int
    end: int
    date: Dated | None
    place: str | None
    mode: str | None
    source: str


class _Reading:
    """The state of reading to the right of a name."""

    def __init__(self, place: int) -> None:
        self.at = self.end = place
        self.date: Dated | None = None
        self.place: str | None = None
        self.mode: str | None = None
        self.held = self.planned = self.unclear = False


def read_passage(around: Surroundings, start: int, end: int) -> Passage | None:
    """Return what the words around the name ``text[start:end]`` tell, None where they tell nothing."""
    reading = _Reading(end)
    for _ in range(_MOST_PHRASES):
        if not any(step(around, reading) for step in (_date, _mode, _place, _verb, _bracket)):
            break
    year = None if reading.date or reading.unclear else _year_in_front(around, start, end)
    if year is not None:
        reading.date, start = around.dates[year], year
    mode = reading.mode or _mode_before(around.text, start, end)
    first = None if reading.date or reading.unclear else _date_before(around, start, held=reading.held)
    date = reading.date or (around.dates[first] if first is not None else None)
    if reading.unclear or not (date or reading.place or mode):
        return None
    planned = reading.planned or (date is not None and is_later(date, around.document_date))
    source = "planned" if planned else "held" if reading.held or first is not None else "dated"
    return Passage(
        start if first is None else first, max(end, reading.end), date, reading.place, mode, source
    )


def _year_in_front(around: Surroundings, start: int, end: int) -> int | None:
    """Return where the date begins that the name opens with, or the year that stands right before it: ``2020`` Alpha Summit."""
    if start in around.dates and around.dates[start].end < end:
        return start
    before = around.dates_by_end.get(start - 1)
    return before if before is not None and around.text[before : start - 1].isdigit() else None


def _date(around: Surroundings, reading: _Reading) -> bool:
    """Read a date; two dates joined by *and* belong to two meetings, and tell of neither."""
    lead = _TO_DATE.match(around.text, reading.at)
    place = lead.end() if lead else reading.at
    if place not in around.dates and lead and lead.group().endswith("the "):
        place -= len("the ")
    if reading.date or place not in around.dates:
        return False
    reading.date = around.dates[place]
    reading.at = reading.end = reading.date.end
    again = _AGAIN.match(around.text, reading.at)
    reading.unclear = again is not None and again.end() in around.dates
    return True


def _mode(around: Surroundings, reading: _Reading) -> bool:
    match = modes().match(around.text, reading.at)
    if match is None or reading.mode:
        return False
    reading.mode = mode_names()[" ".join(match["mode"].split())]
    reading.at = reading.end = match.end()
    return True


def _place(around: Surroundings, reading: _Reading) -> bool:
    """Read a place: a state, or capitalised words with the state behind them."""
    lead = _TO_PLACE.match(around.text, reading.at)
    if lead is None or reading.place:
        return False
    start = lead.end()
    end = around.states.get(start)
    if end is None:
        run = _RUN.match(around.text, start)
        if run is None or run.group().split()[0] in calendar_words():
            return False
        district = _CAPITAL_DISTRICT.match(around.text, run.end())
        end = district.end() if district else _with_state(around, run.end())
    if not lead.group().lstrip(", ").startswith("in") and not _in_apposition(around, start, end):
        return False
    reading.place = around.text[start:end]
    reading.at = reading.end = end
    return True


def _in_apposition(around: Surroundings, start: int, end: int) -> bool:
    """Return whether a place without *in* stands before a date or fills brackets: ``(Lima)``, ``, Lima, Peru, 12 May 2020``."""
    bracketed = around.text[start - 1 : start] == "(" and around.text[end : end + 1] == ")"
    known = start in around.states or not around.text[start:end].isupper()
    return known and (bracketed or (around.text.startswith(", ", end) and end + 2 in around.dates))


def _with_state(around: Surroundings, end: int) -> int:
    for joint in (", ", ", the "):
        if around.text.startswith(joint, end) and end + len(joint) in around.states:
            return around.states[end + len(joint)]
    return around.states.get(end + len(", The "), end) if around.text.startswith(", The ", end) else end


def _verb(around: Surroundings, reading: _Reading) -> bool:
    match = verbs_of_holding().match(around.text, reading.at)
    if match is None:
        return False
    reading.held = reading.held or match["verb"] is not None
    reading.planned = reading.planned or match["planned"] is not None
    reading.at = match.end()
    return True


def _bracket(around: Surroundings, reading: _Reading) -> bool:
    """Step over a short form in brackets, into brackets with a place and day, and out of them."""
    match = _BRACKET.match(around.text, reading.at)
    inside = range(match.start(), match.end()) if match else range(0)
    if match and not any(place in around.dates or place in around.states for place in inside):
        reading.at = match.end()
        return True
    opened = _OPENED.match(around.text, reading.at)
    closed = around.text.startswith(")", reading.at) and reading.at == reading.end
    reading.at = opened.end() if opened else reading.at + closed
    reading.end = reading.at if closed else reading.end
    return opened is not None or closed


def _mode_before(text: str, start: int, end: int) -> str | None:
    """Return the way to meet that the name, or the word before it, says."""
    words = modes_before()
    match = words.search(text, max(0, start - 12), end)
    names = load_lexicon("meetings")["held"]["modes_before"]
    return next((mode for mode, forms in names.items() if match and match.group() in forms), None)


def _date_before(around: Surroundings, start: int, *, held: bool) -> int | None:
    """Return where the date begins that stands before the name, with a preposition between; or with *was held* behind it."""
    for end in range(start, max(0, start - _BEFORE), -1):
        if end in around.dates_by_end:
            gap = around.text[end:start]
            first = around.dates_by_end[end]
            gathered = gathering().search(around.text, max(0, first - 40), first)
            fits = gap_at().fullmatch(gap) or (gathered and gap_for().fullmatch(gap))
            return first if fits or (held and GAP_HELD.fullmatch(gap)) else None
    return None


def is_later(date: Dated, document_date: str) -> bool:
    """Return whether a date lies wholly behind the document's."""
    return bool(document_date) and date.date_start[: len(document_date)] > document_date
