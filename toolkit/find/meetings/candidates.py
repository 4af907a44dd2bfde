"""Names that may be a meeting's: back from the head nouns and numbers that stand in a text, and on over what says which meeting."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.find.meetings.editions import edition_expression
from toolkit.find.meetings.listed import SHARED, listed_bodies
from toolkit.find.meetings.numbered import (
    bodies_meeting,
    letters_meeting,
    news_summits,
    numbered_heads,
    offices_meeting,
    qualified_heads,
)
from toolkit.find.meetings.start import head_nouns, name_start
from toolkit.find.meetings.topics import named_end, phrases
from toolkit.find.name_phrases import calendar_words, name_after
from toolkit.find.ordinals import ordinal_expression, ordinal_places, ordinal_value
from toolkit.lexicons import any_of, load_lexicon
from toolkit.literals import Literals, matches_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_INSTRUMENT_OF = re.compile(
    r"(?:Statement|Declaration|Communiqué|Report|Outcome Document|Communique) of (?:the )?$"
)
_GLUED = re.compile(r"(?P<ordinal>\d{1,3}(?:st|nd|rd|th))(?=[A-Z]{2})")
_SPECIAL = re.compile(r"\bSpecial (?=[A-Z]{2,}[\w-]* on )")
_MONTH = re.compile(r"[A-Z][a-z]+ (?:19|20)\d\d ")


class Candidate(NamedTuple):
    """A name that may be a meeting's: its span, where its words begin behind the ordinal, the ordinal, and whether it is sure to be an event."""

    start: int
    end: int
    words: int
    ordinal: int | None
    sure: bool = False


def find_candidates(text: str) -> Iterator[Candidate]:
    """Yield every name with a meeting's head noun, and every numbered session."""
    starts = defaultdict(list, _openings().starts(text))
    ordinals = ordinal_places(text)
    for match in matches_at(head_nouns(), text, starts["nouns"]):
        start = name_start(text, match.start())
        topic = _INSTRUMENT_OF.search(text, max(0, start - 40), start) is None
        yield _numbered_name(text, start, named_end(text, match.end(), topic=topic))
    for start, end in numbered_heads(text, ordinals):
        yield _numbered_name(text, start, name_after(text, end, phrases()))
    for start, end in qualified_heads(text, ordinals):
        yield _numbered_name(text, start, end)
    for start, end in bodies_meeting(text, starts["called"]):
        yield Candidate(start, name_after(text, end, phrases()), start, None, sure=True)
    offices, shared = starts["offices"], sorted({*starts["offices"], *starts["shared"]})
    news = news_summits(text) if starts["news"] else ()
    for start, end in itertools.chain(offices_meeting(text, offices), listed_bodies(text, shared), news):
        yield Candidate(start, end, start, None)
    for start, end in letters_meeting(text) if starts["kinds"] else ():
        yield Candidate(start, end, start, None, sure=True)
    for match in matches_at(_SPECIAL, text, starts["special"]):
        head = re.compile(r"[A-Z][\w-]+").match(text, match.end())
        yield _numbered_name(
            text, match.start(), name_after(text, head.end() if head else match.end(), phrases())
        )


@cache
def _openings() -> Literals:
    """Return the words that the patterns of meetings begin with, or cannot do without (``news``, ``kinds``), by pattern."""
    lexicon = load_lexicon("meetings")
    small = lexicon["small"]
    return Literals(
        {
            "nouns": lexicon["nouns"],
            "called": small["called"],
            "offices": small["offices"],
            "shared": [*small["heads"], *SHARED],
            "news": small["news"],
            "kinds": small["kinds_of_meeting"],
            "special": ["Special"],
        }
    )


def _numbered_name(text: str, start: int, end: int) -> Candidate:
    """Return the candidate with its ordinal read and set apart from its words; a month in front of a year is left out."""
    month = _MONTH.match(text, start, end)
    start = month.end() if month and month.group().split()[0] in calendar_words() else start
    year = _year_of_group().match(text, start, end)
    if year:
        return Candidate(year.end(), end, year.end(), None, sure=True)
    match = _numbered().match(text, start, end) or _GLUED.match(text, start, end)
    if match is None:
        return Candidate(start, end, start, None)
    return Candidate(start, end, match.end(), ordinal_value(match["ordinal"]))


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<ordinal>{edition_expression()}|\d{{4,5}}[a-z]{{2}})\s(?:\(\d+[a-z]{{2}}\)\s)?(?:ever\s)?"
    )


@cache
def _year_of_group() -> re.Pattern[str]:
    """Return the expression for a year before a group's meeting: it dates the meeting, whose name says enough without it."""
    groups = any_of(load_lexicon("meetings")["hosted"])
    return re.compile(rf"(?:19|20)\d\d (?=(?:{groups}|[A-Z.]{{3,}}[\w.-]*)\s)")


def earlier_editions(text: str, candidate: Candidate) -> list[Candidate]:
    """Return the edition named with this one: ``Second and`` Third Annual Meeting."""
    if candidate.ordinal is None:
        return []
    before = _and_before().search(text, max(0, candidate.start - 40), candidate.start)
    if before is None:
        return []
    return [candidate._replace(start=before.start("earlier"), ordinal=ordinal_value(before["earlier"]))]


@cache
def _and_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<earlier>{ordinal_expression()})\sand\s$")
