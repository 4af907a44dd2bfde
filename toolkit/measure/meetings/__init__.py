"""A register of meetings: which meetings the corpus names, and when, where and how they took place, from what the documents say.

Mentions of one edition are put together by series and ordinal (record linkage by a key after normalising; Christen 2012, *Data Matching*, ch. 4): letters, hyphens, plurals,
short forms and the order of the parties do not count. Meetings without a number stay apart unless series and date agree. What a document says of a
meeting comes before the day that the catalogue gives a document which is that meeting's own statement. Documents that contradict each other are shown side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pandas as pd

from toolkit.find.meetings import MEETINGS
from toolkit.measure.meetings.groups import Group, Told, dates_told, group_mentions, may_be_told_of
from toolkit.measure.meetings.mentions import (
    Mention,
    OwnStatement,
    own_statements,
    read_mentions,
    surroundings_of,
)
from toolkit.measure.meetings.passages import Passage
from toolkit.measure.meetings.places import finest_place
from toolkit.measure.meetings.series import SeriesKey, ShortForms
from toolkit.measure.meetings.shared import share_passages
from toolkit.measure.meetings.shortened import join_shortened
from toolkit.schema import PARAGRAPHS, check_table, span_table

RESOLVED = span_table(
    "RESOLVED_MEETINGS",
    "a meeting that the corpus names, and a date that its documents give it",
    meeting="str",
    series="str",
    ordinal="Int64",
    date_start="str",
    date_end="str",
    mode="str",
    place="str",
    source="str",
    conflict="bool",
    doc_ids="str",
    mentions="int64",
)
_SUFFIX = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def resolve_meetings(
    meetings: pd.DataFrame, paragraphs: pd.DataFrame, documents: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Resolve mentions to meetings: one row is a meeting that the corpus names, with a date that its documents give it.

    Parameters
    ----------
    meetings
        What :func:`toolkit.find_meetings` returns.
    paragraphs
        The PARAGRAPHS that it was found in; their ``date`` is read where it is there.
    documents
        The DOCUMENTS, for meetings whose own statement says no day: ``doc_id``, ``title`` and ``date`` are read.

    Returns
    -------
    DataFrame
        A span table: ``doc_id, para, start, end, quote`` are the passage where the date was read (a mention where there is none), and

        - ``meeting, series, ordinal``: the name, what it is an edition of, its number (missing where none is printed);
        - ``date_start, date_end``: ISO days, both included, as precise as the passage; missing where nothing says it;
        - ``mode``: ``in person``, ``video conference`` or ``hybrid``; ``place``: as printed; from the same passage, else from the first other one
          that does not contradict it (from another too where that names a town in the state that this one names); missing where nothing says it;
        - ``source``: how the date was learnt: ``held`` (the text says that it was held or gathered then), ``dated`` (the date stands beside the name),
          ``title`` (the catalogue's date of a document whose title is that meeting's statement) or ``planned`` (to come when the document was written); missing without a date;
        - ``conflict``: whether documents give the meeting dates that cannot both hold; then each date is a row;
        - ``doc_ids``: the documents that name it, joined by ``", "``; ``mentions``: how often they do.

    Raises
    ------
    SchemaError
        If a table lacks a column, or `meetings` were found in other paragraphs.

    Notes
    -----
    A meeting without a number is one with another mention only where both dates agree and the series too, or where one document uses the same name and gives it at most
    one date, or a shortened one: without its parties or topic, of the same date (or of none, where it is a special edition). The finer of two dates that agree is taken,
    never a mean, and the town rather than its state. What stands behind a list of meetings is told of all that one verb holds (*hosted A and B in Lima in 2021*), and dates
    with *respectively* of one meeting each. *First held in 2013* dates no edition. Otherwise two dates joined by *and* (*in 2019 and 2020*) tell
    of two editions and are left out. Caveat: a planned date is what was intended.

    Examples
    --------
    >>> import toolkit as tk
    >>> document = tk.read_text("The 5th Alpha-Beta Summit was held via video conference on 12 May 2020.", doc_id="a")
    >>> paragraphs = tk.segment_paragraphs(document)
    >>> resolve_meetings(tk.find_meetings(paragraphs), paragraphs)[["meeting", "date_start", "mode", "source"]]
                      meeting  date_start              mode source
    0  5th Alpha-Beta Summit  2020-05-12  video conference   held
    """
    check_table(meetings, MEETINGS)
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    forms = ShortForms(paragraphs)
    around = surroundings_of(paragraphs)
    mentions = share_passages(read_mentions(meetings, around, forms), around)
    statements = _by_meeting(own_statements(documents, forms) if documents is not None else [])
    spellings: dict[tuple[str, ...], Counter[str]] = {}
    for mention in mentions:
        spellings.setdefault(mention.key.words, Counter())[mention.series] += 1
    series = {words: counts.most_common(1)[0][0] for words, counts in spellings.items()}
    texts = paragraphs["text"].fillna("").tolist()
    rows = [
        (
            told.mention.order,
            _row(group, told, series, conflict=conflict) | {"place": _place(group, told, texts)},
        )
        for group in join_shortened(group_mentions(mentions))
        for told, conflict in _told(group, statements)
    ]
    return RESOLVED.frame(row for _, row in sorted(rows, key=lambda item: item[0]))


Statements = dict[tuple[int | None, SeriesKey], list[OwnStatement]]


def _by_meeting(statements: Iterable[OwnStatement]) -> Statements:
    found: Statements = {}
    for statement in statements:
        found.setdefault((statement.ordinal, statement.key), []).append(statement)
    return found


def _told(group: Group, statements: Statements) -> Iterator[tuple[Told, bool]]:
    """Yield the dates that a meeting is given, and whether there are several; an unnumbered one takes no other document's title."""
    ordinal = next((mention.ordinal for mention in group if mention.ordinal is not None), None)
    keys = dict.fromkeys((ordinal, mention.key) for mention in group)
    own = {mention.doc_id for mention in group}
    fitting = [
        statement
        for key in keys
        for statement in statements.get(key, [])
        if ordinal is not None or statement.doc_id in own
    ]
    dates = dates_told(group, fitting)
    for told in dates:
        yield told, len(dates) > 1


def _row(
    group: Group, told: Told, series: dict[tuple[str, ...], str], *, conflict: bool
) -> dict[str, object]:
    mention = told.mention
    passage = None if told.source == "title" else mention.passage
    start, end = (passage.start, passage.end) if passage else (mention.start, mention.end)
    fullest = max(group, key=lambda m: (m.ordinal is not None, len(m.key.words)))
    names = Counter(
        _name(m) for m in group if (m.ordinal, m.key.words) == (fullest.ordinal, fullest.key.words)
    )
    return {
        "doc_id": mention.doc_id,
        "para": mention.para,
        "start": start,
        "end": end,
        "quote": mention.text[start:end],
        "meeting": names.most_common(1)[0][0],
        "series": series[fullest.key.words],
        "ordinal": fullest.ordinal,
        "date_start": told.date.date_start if told.date else None,
        "date_end": told.date.date_end if told.date else None,
        "mode": next((p.mode for p in _passages(group, told) if p.mode), None),
        "source": told.source or None,
        "conflict": conflict,
        "doc_ids": ", ".join(dict.fromkeys(m.doc_id for m in sorted(group, key=lambda m: m.order))),
        "mentions": len(group),
    }


def _passages(group: Group, told: Told) -> list[Passage]:
    """Return what is told of a meeting of that date, the passage that gives the date first."""
    return [m.passage for m in [told.mention, *group] if m.passage and may_be_told_of(m, told.date)]


def _place(group: Group, told: Told, texts: Iterable[str]) -> str | None:
    return finest_place([p.place for p in _passages(group, told) if p.place], texts)


def _name(mention: Mention) -> str:
    """Return a meeting's name with its number in figures, without short forms in brackets."""
    plain = re.sub(r"\s?\([^()]*\)", "", mention.quote)
    if mention.ordinal is None or not mention.quote.endswith(mention.name):
        return plain
    tens, units = divmod(mention.ordinal % 100, 10)
    suffix = "th" if 10 * tens + units in _TEENS else _SUFFIX.get(units, "th")
    return f"{mention.ordinal}{suffix} " + re.sub(r"\s?\([^()]*\)", "", mention.name)
