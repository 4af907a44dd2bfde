"""Short names of documents, for the columns of a table and the axis of a figure.

A short title is the document's kind and year (*Chairman's Statement 2020*); a document without a kind goes by the first
words of its title. Where two documents of a corpus would share a name, the month, then the day, then a number tells
them apart, so that within one DOCUMENTS table a name means one document.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.lexicons import load_lexicon, word_set
from toolkit.schema import DOCUMENTS, check_table

_TITLE_WIDTH = 36


def readable_date(date: str, *, short: bool = False) -> str:
    """Return an ISO date as words, as precise as it is.

    Parameters
    ----------
    date
        ``2020-11-13``, ``2020-11`` or ``2020``; anything else comes back as it is.
    short
        Cut the month to three letters.

    Examples
    --------
    >>> readable_date("2020-11-13"), readable_date("2018-07", short=True), readable_date("2021")
    ('13 November 2020', 'Jul 2018', '2021')
    """
    year, *rest = date.split("-")
    if not rest or not all(part.isdigit() for part in rest) or not 1 <= int(rest[0]) <= 12:
        return date
    month = load_lexicon("calendar")["months"][int(rest[0]) - 1]
    day = [str(int(part)) for part in rest[1:]]
    return " ".join([*day, month[:3] if short else month, year])


def short_title(
    document: Mapping[Hashable, Any] | pd.Series[Any], documents: pd.DataFrame | None = None
) -> str:
    """Return the short name of one document.

    Parameters
    ----------
    document
        A row of DOCUMENTS, as a Series or a mapping.
    documents
        The corpus it belongs to. Without it the name is kind and year, which another document may share.

    Examples
    --------
    >>> short_title({"doc_id": "a", "title": "Statement by the Chair", "date": "2020-11-12", "kind": "chairman's statement"})
    "Chairman's Statement 2020"
    """
    if documents is None:
        return _candidates(document)[0]
    titles = short_titles(documents)
    doc_id = str(document["doc_id"])
    if doc_id not in titles:
        msg = f"document {doc_id!r} is not in the documents table, which has: {', '.join(titles)}. Load both together."
        raise ParameterError(msg)
    return titles[doc_id]


def short_titles(documents: pd.DataFrame) -> dict[str, str]:
    """Return a short name of every document by its ``doc_id``, no two alike, in the table's order.

    Parameters
    ----------
    documents
        DOCUMENTS; ``doc_id`` has to be there, ``title``, ``date`` and ``kind`` are used where they are.

    Raises
    ------
    SchemaError
        If ``doc_id`` is missing.

    Examples
    --------
    >>> short_titles(pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"],
    ...     "date": ["2020-11-12", "2020-04-14", "2021"],
    ...     "kind": ["chairman's statement", "chairman's statement", "factsheet"],
    ... }))
    {'a': "Chairman's Statement Nov 2020", 'b': "Chairman's Statement Apr 2020", 'c': 'Factsheet 2021'}
    """
    check_table(documents, DOCUMENTS, ["doc_id"])
    rows = documents.to_dict("records")
    names = [_candidates(row) for row in rows]
    chosen = [0] * len(rows)
    for level in (1, 2):
        taken = Counter(name[pick] for name, pick in zip(names, chosen, strict=True))
        chosen = [level if taken[name[pick]] > 1 else pick for name, pick in zip(names, chosen, strict=True)]
    picked = [name[pick] for name, pick in zip(names, chosen, strict=True)]
    return dict(zip((str(row["doc_id"]) for row in rows), _numbered(picked), strict=True))


def dated_titles(documents: pd.DataFrame) -> dict[str, str]:
    """Return the short name of every document with its date, unless the name says it, by ``doc_id``.

    Parameters
    ----------
    documents
        DOCUMENTS, as :func:`short_titles` takes it.

    Examples
    --------
    >>> dated_titles(pd.DataFrame({
    ...     "doc_id": ["a", "b"], "date": ["2020-11-12", "2021"], "kind": ["joint statement", "factsheet"],
    ... }))
    {'a': 'Joint Statement 2020, 12 November 2020', 'b': 'Factsheet 2021'}
    """
    titles = short_titles(documents)
    rows = documents.to_dict("records")
    dates = [readable_date(_field(row, "date")) for row in rows]
    return {
        doc_id: title if not date or date in title else f"{title}, {date}"
        for (doc_id, title), date in zip(titles.items(), dates, strict=True)
    }


def _candidates(document: Mapping[Hashable, Any] | pd.Series[Any]) -> tuple[str, str, str]:
    """Return the document's name by year, by month and by day."""
    date, kind = _field(document, "date"), _field(document, "kind")
    name = (
        _capitalised(kind)
        if kind
        else textwrap.shorten(_field(document, "title"), _TITLE_WIDTH, placeholder=" …")
    )
    name = name or _field(document, "doc_id")
    year = date[:4]
    if not year or (not kind and year in name):
        return name, name, name
    return (
        f"{name} {year}",
        f"{name} {readable_date(date[:7], short=True)}",
        f"{name} {readable_date(date, short=True)}",
    )


def _field(document: Mapping[Hashable, Any] | pd.Series[Any], name: str) -> str:
    value = document.get(name)
    return "" if value is None or pd.isna(value) else str(value)


def _capitalised(kind: str) -> str:
    words = kind.split()
    return " ".join(
        word if index and word in word_set("title_case", "small") else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    )


def _numbered(names: list[str]) -> list[str]:
    """Return `names` with a number behind those that still stand for more than one document."""
    total, seen, unique = Counter(names), Counter[str](), list[str]()
    for name in names:
        seen[name] += 1
        unique.append(f"{name} ({seen[name]})" if total[name] > 1 else name)
    return unique
