"""The mentions of meetings with what is told around each, and the days that the catalogue gives their own statements."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Any, NamedTuple

import pandas as pd

from toolkit.catalog import ISO_DATE
from toolkit.errors import SchemaError
from toolkit.find.countries import find_countries
from toolkit.find.dates import find_dates
from toolkit.find.meetings import find_meetings
from toolkit.lexicons import any_of, load_lexicon
from toolkit.measure.meetings.passages import Dated, Passage, Surroundings, read_passage
from toolkit.measure.meetings.series import SeriesKey, ShortForms, series_key
from toolkit.schema import DOCUMENTS, check_table

_ALIAS = re.compile(
    r"\s?\([“\"]?(?:the\s)?(?:\d{1,3}(?:st|nd|rd|th)\s)?(?P<name>[A-Z][\w+-]*?(?:\s[A-Z][\w+-]*){0,3}?)(?:[ -]?(?P<number>\d{1,2}))?[”\"]?\)"
)

Around = dict[tuple[str, str], tuple[int, Surroundings]]
"""The paragraphs with what was found in them, by document and label, with their numbers in the table."""


class Mention(NamedTuple):
    """A mention of a meeting, and what the words around it tell."""

    order: tuple[int, int]
    doc_id: str
    para: str
    start: int
    end: int
    text: str
    name: str
    series: str
    key: SeriesKey
    ordinal: int | None
    passage: Passage | None

    @property
    def date(self) -> Dated | None:
        """The date that the passage gives."""
        return self.passage.date if self.passage else None

    @property
    def quote(self) -> str:
        """The words of the mention."""
        return self.text[self.start : self.end]


class OwnStatement(NamedTuple):
    """A document that is a meeting's own statement, with the day that the catalogue gives it."""

    doc_id: str
    key: SeriesKey
    ordinal: int | None
    date: Dated


def read_mentions(meetings: pd.DataFrame, around: Around, forms: ShortForms) -> list[Mention]:
    """Return the mentions with what is told around them, in the order of the table; a short name gets the series that it was introduced beside."""
    mentions: list[Mention] = []
    aliases: dict[tuple[str, SeriesKey], SeriesKey] = {}
    for row in meetings.to_dict("records"):
        place, surroundings = _around(around, row["doc_id"], row["para"])
        doc_id, span = row["doc_id"], (row["start"], row["end"])
        key, number = series_key(doc_id, row["name"], forms), _number(row["ordinal"])
        alias = _ALIAS.match(surroundings.text, row["end"])
        if alias:
            aliases.setdefault((doc_id, series_key(doc_id, alias["name"], forms)), key)
            number = number or (int(alias["number"]) if alias["number"] else None)
        names = (row["para"], *span, surroundings.text, row["name"], row["series"])
        mentions.append(
            Mention((place, row["start"]), doc_id, *names, key, number, read_passage(surroundings, *span))
        )
    return [
        mention._replace(key=aliases.get((mention.doc_id, mention.key), mention.key)) for mention in mentions
    ]


def _around(around: Around, doc_id: str, para: str) -> tuple[int, Surroundings]:
    if (doc_id, para) not in around:
        msg = f"meetings: paragraph {para!r} of {doc_id!r} is not in the paragraphs table. Give the paragraphs that the meetings were found in."
        raise SchemaError(msg)
    return around[doc_id, para]


def _number(ordinal: Any) -> int | None:
    return None if pd.isna(ordinal) else int(ordinal)


def surroundings_of(paragraphs: pd.DataFrame) -> Around:
    """Return each paragraph's dates and states by position."""
    dates: dict[tuple[str, str], dict[int, Dated]] = {}
    states: dict[tuple[str, str], dict[int, int]] = {}
    dated = paragraphs if "date" in paragraphs.columns else paragraphs.assign(date="")
    for row in find_dates(dated).to_dict("records"):
        found = Dated(row["end"], row["date_start"], row["date_end"])
        dates.setdefault((row["doc_id"], row["para"]), {})[row["start"]] = found
    for row in find_countries(paragraphs).to_dict("records"):
        states.setdefault((row["doc_id"], row["para"]), {})[row["start"]] = row["end"]
    result = {}
    columns = (dated[name].fillna("").astype(str) for name in ("doc_id", "para", "text", "date"))
    for place, (doc_id, para, text, day) in enumerate(zip(*columns, strict=True)):
        own = dates.get((doc_id, para), {})
        ends = {found.end: start for start, found in own.items()}
        result[doc_id, para] = (place, Surroundings(text, own, ends, states.get((doc_id, para), {}), day))
    return result


def own_statements(documents: pd.DataFrame, forms: ShortForms) -> list[OwnStatement]:
    """Return the meetings whose own statements the documents are: id, series, ordinal and the catalogue's date."""
    check_table(documents, DOCUMENTS, ("doc_id", "title", "date"))
    titles = documents[["doc_id", "title", "date"]].fillna("").astype(str).set_index("doc_id")
    found = find_meetings(
        pd.DataFrame({"doc_id": titles.index, "para": "title", "text": titles["title"].to_numpy()})
    )
    own = []
    for row in found.to_dict("records"):
        day = _period(titles.loc[row["doc_id"], "date"])
        if day and _comes_from(titles.loc[row["doc_id"], "title"], row["start"]):
            key = series_key(row["doc_id"], row["name"], forms)
            own.append(OwnStatement(row["doc_id"], key, _number(row["ordinal"]), day))
    return own


def _comes_from(title: str, start: int) -> bool:
    """Return whether a title that names a meeting at `start` is that of the meeting's own text."""
    kinds = any_of(load_lexicon("meetings")["held"]["titles"]["from_it"])
    before = title[:start]
    return not before or re.search(rf"(?i:{kinds}\s(?:of|from|at|on|by)(?:\sthe)?\s)$", before) is not None


def _period(day: str) -> Dated | None:
    """Return the first and last day of an ISO date as precise as known, None where it is none."""
    if not ISO_DATE.fullmatch(day):
        return None
    year, *rest = map(int, day.split("-"))
    last_month = rest[0] if rest else 12
    last_day = rest[1] if len(rest) > 1 else monthrange(year, last_month)[1]
    first = [*rest, 1, 1][:2]
    return Dated(0, f"{year:04}-{first[0]:02}-{first[1]:02}", f"{year:04}-{last_month:02}-{last_day:02}")
