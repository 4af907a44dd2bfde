"""When a promise is due: the words of its time limit, and the days they mean where the table of dates knows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from toolkit.find.commitments.words import listed, phrase
from toolkit.lexicons import any_of, load_lexicon

LONGEST_CUE = 60
_SPOKEN = re.compile(r"(?:later |early |late )?(?:this|next) ", re.IGNORECASE)


class When(NamedTuple):
    """A date of the paragraph: its place and the days it means."""

    start: int
    end: int
    date_start: str
    date_end: str


class Due(NamedTuple):
    """A time limit: its place, and the days it means ('' where the words name none)."""

    start: int
    end: int
    date_start: str = ""
    date_end: str = ""


@cache
def _cue() -> re.Pattern[str]:
    cues, parts = any_of(sorted(listed("time", "cues"))), any_of(sorted(listed("time", "parts")))
    return re.compile(rf"\b(?P<cue>{cues})\s+(?:{parts}\s+){{0,3}}$", re.IGNORECASE)


@cache
def _relative() -> re.Pattern[str]:
    ahead, periods, numbers = (
        any_of(sorted(listed("time", "ahead"))),
        any_of(sorted(listed("time", "periods"))),
        any_of([*load_lexicon("numbers")["cardinals"], "several", "few"]),
    )
    occasions = any_of(sorted(listed("time", "occasions")))
    openers = r"(?=(?:over|within|in|during|for|throughout)\s)"
    span = rf"(?:over|within|in|during|for|throughout)\s+(?:the\s+|a\s+period\s+of\s+)?(?:{ahead}\s+)?(?:(?:{numbers}|\d+)\s+)?{periods}(?!\w)"
    counted = rf"(?:{ahead}|{numbers}|\d)"
    meeting = (
        rf"(?:at|by|before|during|in)\s+(?:the|its|our|their)\s+(?:{ahead}|[\w-]+(?:st|nd|rd|th|first|second))\s+"
        rf"(?:[\w’'+-]+\s+){{0,6}}?{occasions}\b"
    )
    return re.compile(
        rf"\b(?:(?P<span>{openers}(?=[^,;.]{{0,60}}\b{counted}\b){span})|(?P<meeting>{meeting}))",
        re.IGNORECASE,
    )


def due_of(text: str, start: int, end: int, dates: Sequence[When], today: str) -> Due | None:
    """Return the first time limit of the words between `start` and `end`, in a document of the date `today`."""
    dated = (due for when in dates if start <= when.start < end and (due := _dated(text, start, when, today)))
    found = _relative().search(text, start, end)
    said = phrase("time", "phrases").search(text, start, end)
    spoken = [Due(match.start(), match.end()) for match in (found, said) if match]
    return min([*dated, *spoken], key=lambda due: (due.start, -due.end), default=None)


def _dated(text: str, start: int, when: When, today: str) -> Due | None:
    """Return the time limit that a date with a preposition sets, unless it is past and only dates what is spoken of."""
    cue = _cue().search(text, max(start, when.start - LONGEST_CUE), when.start)
    if cue is None:
        spoken = _SPOKEN.match(text, when.start) and not is_past(when, today)
        return Due(*when) if spoken else None
    limits = re.sub(r"\s+", " ", cue["cue"].lower()) in listed("time", "limits")
    if not limits and is_past(when, today):
        return None
    return Due(cue.start(), when.end, when.date_start, when.date_end)


def is_past(when: When, today: str) -> bool:
    """Whether a date lies wholly before the document's own date, as far as that is known."""
    return bool(today) and when.date_end[: len(today)] < today[: len(when.date_end)]
