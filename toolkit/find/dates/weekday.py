"""Weekdays and weekends counted from the document's day: `on Monday`, `Sunday’s statement`, `this weekend`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.find.dates import resolve as cal
from toolkit.find.dates.patterns import lexicon
from toolkit.find.dates.readings import Match, Reading, Setting, whole
from toolkit.lexicons import any_of

FUTURE = re.compile(r"\b(?:will|would|to be|shall|is due|are due|is to|are to|scheduled)\b[^.;]*$")
"""The verbs and phrases that put what follows after the document's day."""


def weekend(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `this weekend` as the Saturday and Sunday of that week."""
    week = cal.unit_around(setting.anchor, "week", {"last": -1, "next": 1}.get(match["near"].lower(), 0))
    if week is not None:
        yield from whole(match, cal.days(cal.after(week.start, 5), week.end))


def weekday(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `last Friday`, `next Monday`, `on Friday`, `Friday`: the last one, or the coming one where the verb is in the future."""
    near, number = (match["near"] or "on").lower(), lexicon()["weekdays"].index(match["weekday"])
    before = match.string[max(0, match.start() - 80) : match.start()]
    if not match["near"] and not _stands_alone(before, match.string[match.end() : match.end() + 20]):
        return
    told, opens = (
        re.search(rf"\b{any_of(lexicon()['weekday'][key])}\s+$", before) for key in ("reports", "openings")
    )
    future = not told and (opens or FUTURE.search(before))
    ahead = near == "next" or (near in {"on", "this"} and bool(future))
    period = cal.weekday_near(setting.anchor, number, back=not ahead, same_day=near in {"on", "this"})
    if period is not None:
        yield Reading(match.start("weekday") if near == "on" else match.start(), match.end(), period)


def _stands_alone(before: str, after: str) -> bool:
    """Whether a weekday without a preposition is a day of its own, and no name, no day of every week and no end of a range."""
    if re.match(r"\s+(?:[A-Z]|to\b|through\b)|\s?[-–—/&]|,\s+(?:the\s+)?\d|,\s+[A-Z][a-z]+\.?\s\d", after):
        return False
    return not re.search(
        rf"(?<!\w)(?:{any_of(lexicon()['weekday']['not_after'])}|to|through)\s+$|[-–/(]$", before
    )
