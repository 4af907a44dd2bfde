"""Named meetings and sessions: summits, ministerials, conferences, consultations that take place as events.

A name is found from its head noun (*Summit*, *Meeting*, *Dialogue* …; ``lexicons/meetings.toml``): back over the capitalised words before it and on
over the prepositional phrases behind it. The same words name standing mechanisms (*ASEAN Regional Forum*), so something has to say that an
event is meant: an ordinal, a word for an edition (*Special*, *Commemorative*), a date or *held* behind it, *at the*, *during the*,
*outcomes of the* before it, or another meeting that *and* joins it to. A summit or a conference that says which it is needs none of these
unless it stands among mechanisms (*such as the*); a mechanism that meets under its own name counts where it is attended or others meet on its margins.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.find.meetings.candidates import Candidate, earlier_editions, find_candidates
from toolkit.find.meetings.events import is_event
from toolkit.find.meetings.numbered import lettered_number
from toolkit.find.meetings.short import ShortName, learnt_names, short_uses
from toolkit.lexicons import any_of, load_lexicon
from toolkit.schema import Paragraph, Span, paragraphs_by_document, span_rows, span_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

_RUN_TOGETHER = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z][a-z])")
_PLURAL = re.compile(r"\b(Meeting|Summit|Dialogue|Consultation|Forum|Conference|Workshop|Seminar)s\b")
MEETINGS = span_table("MEETINGS", "a mention of a named meeting", name="str", ordinal="Int64", series="str")


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

        - ``name``: the quote without its ordinal or its number (``COP`` of *COP 26*);
        - ``ordinal``: the number of the edition (1 for an inaugural one), missing where none is printed;
        - ``series``: the name without what belongs to one edition (*Special*, a year, a bracketed short form), in one spelling, to group by.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table.

    Notes
    -----
    Two editions named together (*Second and Third Annual Meeting*) are two rows. A standing body or mechanism is no meeting unless the words around
    it tell of an event. The first words of a long name (*Review Conference of the* …) are learnt and found again in the same document. A year before a group's
    meeting (*2022 G20 Summit*) dates it and is left out. Caveat: of meetings
    named in small letters only the numbered ones (*first trilateral finance ministers’ meeting*) and those of a named body are found.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "At the 12 th ASEAN-India Summit and the Special Leaders’ Meeting on Trade, ministers spoke of the ASEAN Regional Forum."
    >>> find_meetings(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))[["quote", "ordinal", "series"]]
                                    quote  ordinal                    series
    0            12 th ASEAN-India Summit       12        ASEAN-India Summit
    1   Special Leaders’ Meeting on Trade     <NA>  Leaders' Meeting on Trade
    """
    rows: list[dict[str, object]] = []
    for document in paragraphs_by_document(paragraphs).values():
        rows.extend(_rows(document))
    return MEETINGS.frame(rows)


def _rows(document: Iterable[Paragraph]) -> Iterator[dict[str, object]]:
    """Yield the rows of one document: the meetings named in it, and the uses of the short names that it gives them."""
    named = [(paragraph, list(_meetings_in(paragraph.text))) for paragraph in document]
    learnt: list[ShortName] = [
        name
        for paragraph, found in named
        for meeting in found
        for name in learnt_names(paragraph.text, *meeting[:2])
    ]
    for paragraph, found in named:
        uses = [Candidate(start, end, start, None) for start, end in short_uses(paragraph.text, learnt)]
        others = [use for use in uses if not any(c.start < use.end and use.start < c.end for c in found)]
        yield from span_rows(paragraph, (_row(paragraph.text, candidate) for candidate in [*found, *others]))


def _meetings_in(text: str) -> Iterator[Candidate]:
    """Yield the meetings named in a paragraph, the outermost of nested names only."""
    end = 0
    for candidate in sorted(find_candidates(text), key=lambda c: (c.start, -c.end)):
        if candidate.end <= end or _is_bracketed(text, candidate):
            continue
        joined = end > 0 and _joint().fullmatch(text, end, candidate.start) is not None
        if not candidate.sure and not is_event(
            text, candidate.start, candidate.end, candidate.words, joined=joined
        ):
            continue
        end = max(end, candidate.end)
        yield candidate
        yield from earlier_editions(text, candidate)


@cache
def _joint() -> re.Pattern[str]:
    """Return the expression for what joins a second meeting to the first: ``and the annual``."""
    between = any_of(load_lexicon("meetings")["before"]["between"])
    return re.compile(rf"(?:\s?\([^()]*\))?,?\sand(?:\s{between})*\s")


def _is_bracketed(text: str, candidate: Candidate) -> bool:
    """Return whether the name is a short form in brackets beside its own long form."""
    return (
        text[max(0, candidate.start - 1) : candidate.start] == "("
        and text[candidate.end : candidate.end + 1] == ")"
    )


def _row(text: str, candidate: Candidate) -> Span:
    name, number = lettered_number(text[candidate.words : candidate.end])
    return {
        "start": candidate.start,
        "end": candidate.end,
        "name": name,
        "ordinal": number if candidate.ordinal is None else candidate.ordinal,
        "series": series_of(name),
    }


def series_of(name: str) -> str:
    """Return the series that a meeting's name belongs to, in one spelling.

    Examples
    --------
    >>> series_of("Special ASEANJapan (AJ) Summit")
    'ASEAN-Japan Summit'
    """
    name = _RUN_TOGETHER.sub("-", _of_one_edition().sub("", name).replace("’", "'"))
    return _PLURAL.sub(r"\1", name).strip()


@cache
def _of_one_edition() -> re.Pattern[str]:
    editions = any_of(load_lexicon("meetings")["editions"])
    return re.compile(rf"\s?\([^()]*\)|\b{editions}\s|^(?:19|20)\d\d\s")
