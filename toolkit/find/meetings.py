"""Named meetings and sessions: summits, ministerials, conferences, consultations that take place as events.

A name is found from its head noun (*Summit*, *Meeting*, *Dialogue* …; ``lexicons/meetings.toml``): back over the capitalised words before it and on
over the prepositional phrases behind it. The same words name standing mechanisms (*ASEAN Regional Forum*), so something has to say that an
event is meant: an ordinal, a word for an edition (*Special*, *Commemorative*), a date or *held* behind it, or *at the*, *during the*,
*outcomes of the* before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.find.meetings_events import is_event
from toolkit.find.name_phrases import Phrases, calendar_words, name_after
from toolkit.find.ordinals import ordinal_expression, ordinal_value
from toolkit.find.title_case import SMALL_WORDS, run_before
from toolkit.lexicons import load_lexicon
from toolkit.schema import Paragraph, Span, collect_spans, span_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

MEETINGS = span_table("MEETINGS", "a mention of a named meeting", name="str", ordinal="Int64", series="str")
_SESSION = r"(?:(?:regular|resumed|special|emergency special|substantive|plenary|annual)\s)?(?:session\b|(?:meeting|plenary) of (?:the )?(?=[A-Z]))"
_AND_BEFORE = r"(?P<earlier>{ordinal})\sand\s$"
_INSTRUMENT_OF = re.compile(
    r"(?:Statement|Declaration|Communiqué|Report|Outcome Document|Communique) of (?:the )?$"
)
_MONTH = re.compile(r"[A-Z][a-z]+ (?:19|20)\d\d ")
_STATE_OF = re.compile(r"(?:Republic|Kingdom|Union|States) $")


class Candidate(NamedTuple):
    """A name that may be a meeting's: its span, where its words begin behind the ordinal, and the ordinal."""

    start: int
    end: int
    words: int
    ordinal: int | None


def find_meetings(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Find named meetings: one row is one mention of a meeting or session that is an event.

    Parameters
    ----------
    paragraphs
        A PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are read.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote`` and

        - ``name``: the quote without its ordinal;
        - ``ordinal``: the number of the edition (1 for an inaugural one), missing where none is printed;
        - ``series``: the name without what belongs to one edition (*Special*, a year, a bracketed short form), in one spelling, to group by.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table.

    Notes
    -----
    Two editions named together (*Second and Third Annual Meeting*) are two rows. A standing body or mechanism is no meeting unless the words around
    it tell of an event. Caveat: a meeting named in small letters (*a meeting of finance ministers*) is not found, a numbered *session* is.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "At the 12 th ASEAN-India Summit and the Special Leaders’ Meeting on Trade, ministers spoke of the ASEAN Regional Forum."
    >>> find_meetings(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))[["quote", "ordinal", "series"]]
                                    quote  ordinal                    series
    0            12 th ASEAN-India Summit       12        ASEAN-India Summit
    1   Special Leaders’ Meeting on Trade     <NA>  Leaders' Meeting on Trade
    """
    return collect_spans(paragraphs, MEETINGS, _meetings_in)


def _meetings_in(paragraph: Paragraph) -> Iterator[Span]:
    text, end = paragraph.text, 0
    for candidate in sorted(_candidates(text), key=lambda c: (c.start, -c.end)):
        if (
            candidate.end <= end
            or _is_bracketed(text, candidate)
            or not is_event(text, candidate.start, candidate.end, candidate.words)
        ):
            continue
        end = max(end, candidate.end)
        yield _row(text, candidate)
        yield from (_row(text, other) for other in _earlier_editions(text, candidate))


def _is_bracketed(text: str, candidate: Candidate) -> bool:
    """Return whether the name is a short form in brackets beside its own long form."""
    return (
        text[max(0, candidate.start - 1) : candidate.start] == "("
        and text[candidate.end : candidate.end + 1] == ")"
    )


def _row(text: str, candidate: Candidate) -> Span:
    name = text[candidate.words : candidate.end]
    return {
        "start": candidate.start,
        "end": candidate.end,
        "name": name,
        "ordinal": candidate.ordinal,
        "series": series_of(name),
    }


def series_of(name: str) -> str:
    """Return the series that a meeting's name belongs to, in one spelling.

    Examples
    --------
    >>> series_of("Special ASEANJapan (AJ) Summit")
    'ASEAN-Japan Summit'
    """
    editions = "|".join(load_lexicon("meetings")["editions"])
    name = re.sub(rf"\s?\([^()]*\)|\b(?:{editions})\s|^(?:19|20)\d\d\s", "", name).replace("’", "'")
    name = re.sub(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z][a-z])", "-", name)
    return re.sub(
        r"\b(Meeting|Summit|Dialogue|Consultation|Forum|Conference|Workshop|Seminar)s\b", r"\1", name
    ).strip()


@cache
def _heads() -> re.Pattern[str]:
    lexicon = load_lexicon("meetings")
    nouns = "|".join(sorted(lexicon["nouns"], key=len, reverse=True))
    line = "|".join(lexicon["nouns_in_line"])
    return re.compile(
        rf"(?<![\w-])(?:{nouns})(?:[ -]?\d{{1,2}}\b)?(?:\+\w+)?(?:\s(?:{line}))*(?![\w-]|\s[A-Z][a-z]+(?<!ed)\b)"
    )


@cache
def _numbered() -> re.Pattern[str]:
    """Return the expression for a numbered session or a numbered short form: ``seventy-fourth session``, ``19th ASEAN TELMIN``."""
    ordinal = ordinal_expression()
    return re.compile(
        rf"(?<![\w-]){ordinal}\s(?:{_SESSION}|(?:ASEAN\s)?[A-Z]{{3,8}}(?:[+-][A-Z]\w+)?(?=\s(?:in|on|held|was|were|to|at|and)\b|[,.;]))"
    )


@cache
def _phrases() -> Phrases:
    lexicon = load_lexicon("meetings")
    return Phrases(frozenset(lexicon["first_prepositions"]), frozenset(lexicon["inner_prepositions"]))


def _candidates(text: str) -> Iterator[Candidate]:
    """Yield every name with a meeting's head noun, and every numbered session."""
    for match in _heads().finditer(text):
        start = _modifiers(text, match.start())
        topic = _INSTRUMENT_OF.search(text, max(0, start - 40), start) is None
        yield _numbered_name(text, start, name_after(text, match.end(), _phrases()) if topic else match.end())
    for match in _numbered().finditer(text):
        yield _numbered_name(text, match.start(), name_after(text, match.end(), _phrases()))
    for match in re.finditer(r"\bSpecial (?=[A-Z][\w-]+ on )", text):
        head = re.compile(r"[A-Z][\w-]+").match(text, match.end())
        yield _numbered_name(
            text, match.start(), name_after(text, head.end() if head else match.end(), _phrases())
        )


def _modifiers(text: str, head: int) -> int:
    """Return where the name begins whose head noun stands at `head`: at its ordinal, or behind the last small word."""
    run = run_before(text, head, brackets=True)
    ordinals = list(_ordinal().finditer(text, run, head))
    if ordinals and not _head_between(text, ordinals[-1].end(), head):
        return ordinals[-1].start()
    listed = run_before(text, head, commas=True, brackets=True)
    ordinal = _ordinal().match(text, listed, head)
    if ordinal and listed < run and not _head_between(text, ordinal.end(), head):
        return listed
    start = run
    for word in re.finditer(r"\S+", text[run:head]):
        if word.group() in {*SMALL_WORDS, "–", "-"} and not _STATE_OF.search(text, run, run + word.start()):
            start = run + word.end() + 1
    return _with_ordinal(text, start)


def _head_between(text: str, start: int, head: int) -> bool:
    """Return whether another meeting's head noun stands before `head`."""
    match = _heads().search(text, start)
    return match is not None and match.start() < head


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){ordinal_expression()}")


@cache
def _ordinal_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){ordinal_expression()}\s$")


def _with_ordinal(text: str, start: int) -> int:
    """Return `start` moved back over an ordinal in small letters: ``second`` ASEAN …."""
    match = _ordinal_before().search(text, max(0, start - 30), start)
    return match.start() if match else start


def _numbered_name(text: str, start: int, end: int) -> Candidate:
    """Return the candidate with its ordinal read and set apart from its words; a month in front of a year is left out."""
    month = _MONTH.match(text, start, end)
    start = month.end() if month and month.group().split()[0] in calendar_words() else start
    match = re.compile(ordinal_expression() + r"\s").match(text, start, end)
    if match is None:
        return Candidate(start, end, start, None)
    return Candidate(start, end, match.end(), ordinal_value(match.group().strip()))


def _earlier_editions(text: str, candidate: Candidate) -> list[Candidate]:
    """Return the edition named with this one: ``Second and`` Third Annual Meeting."""
    before = re.compile(_AND_BEFORE.format(ordinal=ordinal_expression())).search(
        text, max(0, candidate.start - 40), candidate.start
    )
    if before is None or candidate.ordinal is None:
        return []
    return [candidate._replace(start=before.start("earlier"), ordinal=ordinal_value(before["earlier"]))]
