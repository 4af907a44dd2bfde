"""Which mentions mean one meeting, and which dates the documents give it.

Numbered meetings are one where number and series are. A document's mentions of an unnumbered one are one where it gives the name at most one
date; they join another document's where the series is the same and the date is the same day, or a month that holds the day of
just one such meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from toolkit.measure.meetings.mentions import Mention, OwnStatement
from toolkit.measure.meetings.passages import Dated
from toolkit.measure.meetings.series import SeriesKey, says_nothing

Group = list[Mention]
_DAYS, _MONTH = 10, 31
_RANK = {"held": 0, "dated": 1, "title": 2, "planned": 3}


class Told(NamedTuple):
    """A date that a group of mentions is given: by which mention, and how it was learnt."""

    mention: Mention
    date: Dated | None
    source: str


def group_mentions(mentions: Iterable[Mention]) -> list[Group]:
    """Return the mentions by meeting."""
    numbered: dict[tuple[object, ...], Group] = {}
    loose: dict[tuple[object, ...], Group] = {}
    for mention in mentions:
        if mention.ordinal is not None:
            place = mention.doc_id if says_nothing(mention.key) else ""
            numbered.setdefault((place, mention.ordinal, *mention.key), []).append(mention)
        else:
            loose.setdefault((mention.doc_id, *mention.key), []).append(mention)
    groups = _Groups()
    for group in numbered.values():
        groups.add(group)
    units = [unit for group in loose.values() for unit in _by_date(group)]
    for unit in sorted(units, key=lambda unit: coarseness(_date_of(unit))):
        groups.join(unit)
    return groups.all


def _by_date(group: Group) -> list[Group]:
    """Return a document's mentions of one unnumbered name by date; those without a date go with the others where there is but one."""
    dates: dict[tuple[str, str] | None, Group] = {}
    for mention in group:
        dates.setdefault(_span(mention.date), []).append(mention)
    undated = dates.pop(None, [])
    if len(dates) < 2:
        return [group]
    return [*dates.values(), *([undated] if undated else [])]


class _Groups:
    """The groups made so far, by series and by the day or month that they are given."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._by_day: dict[tuple[object, ...], set[int]] = {}
        self._by_month: dict[tuple[object, ...], set[int]] = {}

    def add(self, group: Group) -> None:
        """Add a group of its own."""
        self.all.append(group)
        self._register(len(self.all) - 1, group)

    def join(self, unit: Group) -> None:
        """Add the unit to the one group that it agrees with, or as a group of its own."""
        place = self._agreeing(unit)
        if place is None:
            self.add(unit)
        else:
            self.all[place] = sorted([*self.all[place], *unit], key=lambda mention: mention.order)
            self._register(place, unit)

    def _agreeing(self, unit: Group) -> int | None:
        day = _date_of(unit)
        if day is None or coarseness(day) > 1 or says_nothing(unit[0].key):
            return None
        key, coarse = unit[0].key, coarseness(day) == 1
        same = self._by_day.get(_day_key(key, day, coarse=coarse), set())
        if not same:
            same = self._by_month.get((*key, day.date_start[:7], not coarse), set())
        return next(iter(same)) if len(same) == 1 else None

    def _register(self, place: int, group: Group) -> None:
        for mention in group:
            day, key = mention.date, mention.key
            if day is None or coarseness(day) > 1:
                continue
            coarse = coarseness(day) == 1
            self._by_day.setdefault(_day_key(key, day, coarse=coarse), set()).add(place)
            self._by_month.setdefault((*key, day.date_start[:7], coarse), set()).add(place)


def _day_key(key: SeriesKey, day: Dated, *, coarse: bool) -> tuple[object, ...]:
    """Return what has to be equal: series and day; where only the month is known, what makes the edition a special one too."""
    return (key.words, key.edition if coarse else None, day.date_start, day.date_end)


def dates_told(group: Group, statements: Sequence[OwnStatement]) -> list[Told]:
    """Return the dates that documents give a meeting, the surest first: one where they agree, each one where they do not."""
    told = [Told(m, m.passage.date, m.passage.source) for m in group if m.passage and m.passage.date]
    held = [item for item in told if item.source != "planned"]
    for statement in statements:
        mention = next((m for m in group if m.doc_id == statement.doc_id), group[0])
        if all(agree(item.date, statement.date) for item in held):
            told.append(Told(mention, statement.date, "title"))
    told.sort(key=lambda t: (t.source == "planned", coarseness(t.date), _RANK[t.source], t.mention.order))
    kept: list[Told] = []
    for item in told:
        if not any(agree(item.date, other.date) for other in kept):
            kept.append(item)
    return kept or [Told(group[0], None, "")]


def may_be_told_of(mention: Mention, day: Dated | None) -> bool:
    """Return whether what a mention tells may be said of the meeting of that day."""
    return mention.date is None or day is None or agree(mention.date, day)


def agree(one: Dated | None, other: Dated | None) -> bool:
    """Return whether two dates can both hold."""
    if one is None or other is None:
        return True
    return one.date_start <= other.date_end and other.date_start <= one.date_end


def coarseness(day: Dated | None) -> int:
    """Return 0 for days, 1 for up to a month, 2 for more, 3 for no date."""
    if day is None:
        return 3
    length = (date.fromisoformat(day.date_end) - date.fromisoformat(day.date_start)).days
    return 0 if length <= _DAYS else 1 if length <= _MONTH else 2


def _date_of(unit: Group) -> Dated | None:
    return next((mention.date for mention in unit if mention.date), None)


def _span(day: Dated | None) -> tuple[str, str] | None:
    return (day.date_start, day.date_end) if day else None
