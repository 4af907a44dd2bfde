"""Find commitments: what an actor of a document promises to do, with the criteria it meets and the catalysts it carries.

The criteria are those of the G7 and G20 Research Groups: their Compliance Coding Manual for International Institutional Commitments
(Global Governance Program, Trinity College, University of Toronto, version of 12 November 2020, docslib.org/doc/3136545) calls a commitment
a discrete, specific, future-oriented, collectively agreed statement of intent.  ``We will continue to`` counts, since it binds what
comes; a bare desideratum such as prosperity does not (Defining Commitments, 1997 G7 Compliance Report,
www.g8.utoronto.ca/evaluations/1997denver/compliance/g7c2.htm).  Of the manual's catalysts, four can be read off the words: a target, a
timetable, money, a mandate.  The manual keeps only what meets every criterion; here each is a mark of its own, so that a reader may count
as strictly as the question asks.  *Discrete* is not judged: a row is one finite verb, where the manual counts welfare targets.

Method: a composite finder.  It reads the tables of acts (with the states of attitude that are none: ``remain committed to``), dates, money, instruments, meetings and countries and the words behind each verb
(:mod:`toolkit.find.commitments.shapes`), adds promises that are reported, subordinate or in the passive
(:mod:`toolkit.find.commitments.clauses`), and judges each by lists that anyone can read (``lexicons/commitments.toml``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import pandas as pd

from toolkit.find.acts import find_acts
from toolkit.find.commitments.promises import Evidence, find_promises, lead_in
from toolkit.find.commitments.row import row_of
from toolkit.find.countries import find_countries
from toolkit.find.dates import find_dates
from toolkit.find.instruments import find_instruments
from toolkit.find.meetings import find_meetings
from toolkit.find.money import find_money
from toolkit.schema import Paragraph, iter_paragraphs, span_rows, span_table

COMMITMENTS = span_table(
    "COMMITMENTS",
    "one promise of an actor to do something",
    actor="str",
    actor_start="Int64",
    actor_end="Int64",
    verb="str",
    lemma="str",
    action="str",
    due="str",
    due_start="str",
    due_end="str",
    amount="float64",
    amount_max="float64",
    currency="str",
    criteria="str",
    specific_by="str",
    catalysts="str",
    scope="str",
)
_READ = {
    "stances": ("actor", "verb", "lemma", "family", "scope", "actor_start", "actor_end"),
    "dates": ("date_start", "date_end"),
    "money": ("amount", "amount_max", "currency"),
}
"""What is read of the tables that others have found, beside the places of their rows."""
Rows = list[dict[str, Any]]


def find_commitments(
    paragraphs: pd.DataFrame,
    *,
    found: Mapping[str, pd.DataFrame] | None = None,
    fiscal_year_start: int = 4,
    fiscal_year_named_after: Literal["start", "end"] = "start",
    dollar: str = "USD",
) -> pd.DataFrame:
    """Find commitments; one row is one promise of an actor of the document to do something.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are needed, ``date`` resolves relative time limits, ``kind`` says which
        body enacts a resolution.
    found
        What other finders have found in `paragraphs`, where that is known: ``stances`` (the acts, stances with them), ``dates``, ``money``,
        ``instruments``, ``meetings``, ``countries``. What is missing is found here.
    fiscal_year_start, fiscal_year_named_after
        As in :func:`toolkit.find_dates`.
    dollar
        As in :func:`toolkit.find_money`.

    Returns
    -------
    DataFrame
        Span table (``doc_id, para, start, end, quote``) in reading order. ``quote`` runs from the promising verb to the end of the action's clause. ``actor`` at ``actor_start``,
        ``actor_end`` as in the table of acts (missing where a passive names no agent); ``verb`` is the promising verb's words,
        ``lemma`` its lemma (`will extend`: `extend`; `expressed their intention`: `express`; `remain committed`: `remain`), ``action`` what is promised, without it.
        ``due`` is the words of the time limit, ``due_start`` and ``due_end`` the ISO days they mean (missing where they name none);
        they stand in the action, before its subject, or beside the meeting of which a clause tells more (`the Forum in May 2030, where … will sign`).
        ``amount``, ``amount_max``, ``currency`` are the first sum in the action. ``criteria`` are those of `future`, `specific`, `collective` that
        hold, in this order, joined by commas; ``specific_by`` is what makes the action specific, with its kind (`sum`, `number`,
        `name`, `date`, `verb`, `noun`: the words), missing for a bare aim. ``catalysts`` are those of `target`, `timetable`, `money`,
        `mandate` that it carries; an empty string says that it carries none, since that is known and not missing. ``scope`` is
        the voice, as in the table of acts.

    Raises
    ------
    SchemaError
        If a required column is missing.

    Notes
    -----
    Every row has the criterion *future*. What is hoped for, aimed at, planned, welcomed, noted, encouraged, under way or done is no row,
    nor is what may or could be. One finite verb is one row, whatever it lists: a count of rows is no count of measures. *Specific* rests on
    names and word lists: ``specific_by`` shows what to check. *Collective* is the scope `all`, and a body that enacts the document, is
    a meeting of all or an organ of theirs. A passive without an agent is nobody's promise by name, and so not collective. A promise
    that the same text later shows fulfilled is still a row; the items below `we will:` are rows, fragments without a subject are not.

    Examples
    --------
    >>> text = "The Leaders agreed to convene a meeting by 2030. Norway pledged to contribute USD 5 million. We will work together."
    >>> found = find_commitments(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))
    >>> found[["actor", "action", "criteria", "catalysts"]].values.tolist()
    [['The Leaders', 'convene a meeting by 2030', 'future, specific, collective', 'timetable'], \
['Norway', 'contribute USD 5 million', 'future, specific', 'money'], ['We', 'work together', 'future, collective', '']]
    """
    document = list(iter_paragraphs(paragraphs))
    fiscal = {"fiscal_year_start": fiscal_year_start, "fiscal_year_named_after": fiscal_year_named_after}
    finders: dict[str, Callable[[], pd.DataFrame]] = {
        "stances": lambda: find_acts(paragraphs, stances=True),
        "dates": lambda: find_dates(paragraphs, **fiscal),  # type: ignore[arg-type]
        "money": lambda: find_money(paragraphs, dollar=dollar),
        "instruments": lambda: find_instruments(paragraphs),
        "meetings": lambda: find_meetings(paragraphs),
        "countries": lambda: find_countries(paragraphs),
    }
    known = found or {}
    tables = {name: known[name] if name in known else find() for name, find in finders.items()}
    rows = {name: _by_paragraph(table, _READ.get(name, ())) for name, table in tables.items()}
    return COMMITMENTS.frame(_rows(document, rows))


def _by_paragraph(table: pd.DataFrame, own: tuple[str, ...]) -> dict[tuple[str, str], Rows]:
    """Return the places of the rows and what their `own` columns say, by document and paragraph."""
    groups: dict[tuple[str, str], Rows] = {}
    names = ("start", "end", *own)
    for doc_id, para, *values in zip(
        *(table[name].tolist() for name in ("doc_id", "para", *names)), strict=True
    ):
        groups.setdefault((doc_id, para), []).append(dict(zip(names, values, strict=True)))
    return groups


def _rows(
    document: list[Paragraph], tables: Mapping[str, Mapping[tuple[str, str], Rows]]
) -> Iterator[dict[str, Any]]:
    led = False
    previous = ""
    for paragraph in document:
        led = led and paragraph.doc_id == previous
        key, previous = (paragraph.doc_id, paragraph.para), paragraph.doc_id
        evidence = Evidence(paragraph, *(tables[name].get(key, []) for name in Evidence._fields[1:]))
        promises = list(find_promises(evidence, led=led))
        yield from span_rows(paragraph, (row_of(sentence, promise) for sentence, promise in promises))
        led = lead_in(paragraph.text) or (led and any(promise.listed for _, promise in promises))
