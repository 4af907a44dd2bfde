"""The sums of the ledger as they are compared: with the sentence around them, and the names in them folded."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from toolkit.compare.ledger.evidence import Mention
from toolkit.compare.ledger.names import (
    Expansions,
    Name,
    Words,
    body_noun,
    body_nouns,
    expand,
    fold,
    names_nobody,
    read_expansions,
    read_givers,
    read_name,
)
from toolkit.compare.ledger.parts import find_wholes
from toolkit.compare.ledger.status import Place, is_fresh, reach_of, read_step, refers_back, why_no_pledge
from toolkit.find.acronyms import find_acronyms
from toolkit.find.commitments.time import Due, When, due_of
from toolkit.find.dates import find_dates
from toolkit.find.money import MONEY
from toolkit.schema import Paragraph, check_quotes, iter_paragraphs, texts_of
from toolkit.sentences import sentence_spans

BEFORE, AFTER = 90, 120
DONE = ("disbursed", "delivered", "received")
_YEAR = re.compile(r"\b(?:[Ii]n|[Ff]or)\s+(?:FY\s?|fiscal\s+year\s+)?((?:19|20)\d\d)\b")
_CLAUSE_END = re.compile(r";|\band\s+(?:that|to|will|had|has|have)\b|,\s+(?:and|while|whereas|which)\b")
_NAMED = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:(?:of|for|and|on|in|the)\s+){0,2}[A-Z][\w’'-]*){1,12}")
Rows = list[dict[str, Any]]
Key = tuple[str, str]


class Sum(NamedTuple):
    """A sum of the table: its row, what is compared, the columns it fills, and the row of the sum it is part of."""

    row: int
    mention: Mention
    fields: dict[str, Any]
    why_not: str
    whole: int | None


class Sources(NamedTuple):
    """What the sums are read with: short forms, states, dates by paragraph."""

    expansions: Expansions
    givers: Mapping[str, str]
    dates: Mapping[Key, list[When]]


def read_sums(money: pd.DataFrame, paragraphs: pd.DataFrame) -> list[Sum]:
    """Return the sums of `money` in reading order."""
    rows: dict[Key, Rows] = defaultdict(list)
    for row in money.astype(object).where(money.notna(), None).to_dict("records"):
        rows[str(row["doc_id"]), str(row["para"])].append({str(name): value for name, value in row.items()})
    ours = list(iter_paragraphs(paragraphs))
    check_quotes(rows, ours, MONEY)
    sources = _sources(money, paragraphs, rows)
    bodies: dict[Key, Name] = {}
    sums: list[Sum] = []
    for paragraph in ours:
        found = sorted(
            rows.get((paragraph.doc_id, paragraph.para), ()), key=lambda row: (row["start"], row["end"])
        )
        if found:
            sums.extend(_paragraph_sums(paragraph, found, sources, bodies, len(sums)))
    return sums


def _sources(money: pd.DataFrame, paragraphs: pd.DataFrame, rows: Mapping[Key, Rows]) -> Sources:
    places = zip(texts_of(paragraphs["doc_id"]), texts_of(paragraphs["para"]), strict=True)
    holds = pd.Series([key in rows for key in places], index=paragraphs.index, dtype=bool)
    dates: dict[Key, list[When]] = defaultdict(list)
    for row in find_dates(paragraphs[holds]).to_dict("records"):
        dates[row["doc_id"], row["para"]].append(
            When(row["start"], row["end"], row["date_start"], row["date_end"])
        )
    givers = read_givers(money["giver"].dropna().tolist())
    return Sources(read_expansions(find_acronyms(paragraphs)), givers, dates)


def _paragraph_sums(
    paragraph: Paragraph, rows: Rows, sources: Sources, bodies: dict[Key, Name], first: int
) -> Iterator[Sum]:
    wholes = find_wholes(paragraph.text, rows)
    sentences = list(sentence_spans(paragraph.text))
    begins = [begin for begin, _ in sentences]
    for place, row in enumerate(rows):
        number = max(0, bisect_right(begins, row["start"]) - 1)
        span = sentences[number] if sentences else (0, len(paragraph.text))
        following = rows[place + 1]["start"] if place + 1 < len(rows) else len(paragraph.text)
        reach = reach_of(paragraph.text, rows, place, span[0])
        stands = Place(paragraph.text, row["start"], row["end"], *span, following, reach)
        why_not = why_no_pledge(row["kind"], stands)
        mention = _mention(paragraph, row, stands, number, sources, bodies, first + place)
        whole = first + wholes[place] if place in wholes else None
        yield Sum(
            first + place,
            mention,
            _fields(paragraph, row, stands, sources, figure=bool(why_not)),
            why_not,
            whole,
        )


def _mention(
    paragraph: Paragraph,
    row: dict[str, Any],
    place: Place,
    sentence: int,
    sources: Sources,
    bodies: dict[Key, Name],
    number: int,
) -> Mention:
    doc_id, giver = paragraph.doc_id, row["giver"] or ""
    giver = "" if names_nobody(giver) else sources.givers.get(giver, giver)
    around = place.text[max(place.sentence_start, place.start - BEFORE) : place.start] + " "
    around += place.text[place.end : min(place.sentence_end, place.end + AFTER)]
    purpose = row["purpose"] or ""
    return Mention(
        row=number,
        doc_id=doc_id,
        sentence=(doc_id, paragraph.para, sentence),
        amount=row["amount"],
        highest=float("nan") if row["amount_max"] is None else row["amount_max"],
        currency=row["currency"],
        qualifier=row["qualifier"] or "",
        kind=row["kind"] or "",
        giver=read_name(giver, doc_id, sources.expansions),
        recipient=_recipient(row["recipient"] or "", place, doc_id, sources.expansions, bodies),
        purpose=fold(expand(purpose, doc_id, sources.expansions)),
        wording=_wording(expand(around, doc_id, sources.expansions)),
        years=frozenset(_YEAR.findall(place.text[place.sentence_start : place.sentence_end])),
        fresh=is_fresh(place),
        again=refers_back(place),
    )


def _wording(words: str) -> Words:
    return frozenset(word for word in fold(words) if not word[0].isdigit())


def _recipient(text: str, place: Place, doc_id: str, expansions: Expansions, bodies: dict[Key, Name]) -> Name:
    """Return a recipient's name; a body's noun alone is the last such body that the paragraph or an earlier sum named."""
    name, noun = read_name(text, doc_id, expansions), body_noun(text)
    if not noun:
        if name.head in body_nouns():
            bodies[doc_id, name.head] = name
        return name
    named = [read_name(found, doc_id, expansions) for found in _named_before(place)]
    fitting = [found for found in named if found.head == noun]
    return fitting[-1] if fitting else bodies.get((doc_id, noun), name)


def _named_before(place: Place) -> list[str]:
    return [match.group() for match in _NAMED.finditer(place.text, 0, place.start)]


def _fields(
    paragraph: Paragraph, row: dict[str, Any], place: Place, sources: Sources, *, figure: bool
) -> dict[str, Any]:
    step = None if figure else read_step(place)
    due = None if figure or (step and step.status in DONE) else _due(paragraph, place, sources)
    return row | {
        "date": paragraph.date or None,
        "status": step.status if step else None,
        "status_quote": paragraph.text[step.start : step.end] if step else None,
        "status_start": step.start if step else None,
        "status_end": step.end if step else None,
        "due": paragraph.text[due.start : due.end] if due else None,
        "due_start": (due.date_start or None) if due else None,
        "due_end": (due.date_end or None) if due else None,
    }


def _due(paragraph: Paragraph, place: Place, sources: Sources) -> Due | None:
    """Return the time limit behind a sum, in its clause."""
    stop = min(place.sentence_end, place.next_sum, place.end + AFTER)
    clause = _CLAUSE_END.search(place.text, place.end, stop)
    dates = sources.dates.get((paragraph.doc_id, paragraph.para), [])
    return due_of(place.text, place.end, clause.start() if clause else stop, dates, paragraph.date)
