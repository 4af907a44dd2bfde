"""The ledger summed up: its entries, and their totals, each pledge once and no currency mixed with another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from toolkit.compare.ledger import LEDGER
from toolkit.compare.ledger.status import ranks
from toolkit.errors import ParameterError
from toolkit.schema import Table, check_table

ENTRIES = Table(
    "LEDGER ENTRIES",
    "an entry of the ledger",
    {
        "entry": "int64",
        "label": "str",
        "lowest": "float64",
        "highest": "float64",
        "currency": "str",
        "qualifier": "str",
        "kind": "str",
        "giver": "str",
        "recipient": "str",
        "purpose": "str",
        "status": "str",
        "status_quote": "str",
        "status_doc_id": "str",
        "status_para": "str",
        "due": "str",
        "due_end": "str",
        "counted": "bool",
        "why_not": "str",
        "part_of": "Int64",
        "mentions": "int64",
        "documents": "int64",
        "places": "str",
        "linked_by": "str",
        "conflict": "str",
    },
)
FIELDS = ("giver", "recipient", "kind", "status")
KINDS = ("loan", "grant", "investment", "project", "contribution", "pledge", "trade", "other")


def ledger_entries(ledger: pd.DataFrame) -> pd.DataFrame:
    """Sum the ledger up; one row is an entry, a pledge with all its mentions.

    Parameters
    ----------
    ledger
        Table of :func:`build_ledger`.

    Returns
    -------
    DataFrame
        Entries by number. ``lowest`` and ``highest`` are the least and greatest amount that its mentions name; ``giver``, ``recipient``,
        ``purpose``, ``due`` are those of the first mention that has them, ``kind`` the most telling. ``status`` is that of the latest document that
        tells one (the furthest step, where it tells several), with its words and place (``status_quote, status_doc_id, status_para``); ``mentions`` and
        ``documents`` say how many there are, ``places`` lists them as `doc_id para`. ``qualifier`` is that of the first mention, ``linked_by`` the fullest of its
        mentions; ``entry, label, currency, due_end, counted, why_not, part_of, conflict`` are as in the ledger.

    Raises
    ------
    SchemaError
        If a column is missing.

    Notes
    -----
    A status says what a document of its date said, not what is the case today.

    Examples
    --------
    >>> text = "Norway pledged USD 5 million to the Coral Centre. The USD 5 million for the Centre was disbursed in May."
    >>> paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})
    >>> from toolkit.compare.ledger import build_ledger; from toolkit import find_money
    >>> ledger_entries(build_ledger(find_money(paragraphs), paragraphs))[["label", "status", "mentions"]].values.tolist()
    [['USD 5 million, Norway to Coral Centre', 'disbursed', 2]]
    """
    check_table(ledger, LEDGER)
    groups: dict[int, list[dict[str, Any]]] = {}
    for row in ledger.astype(object).where(ledger.notna(), None).to_dict("records"):
        groups.setdefault(row["entry"], []).append({str(key): value for key, value in row.items()})
    return ENTRIES.frame(_entry_row(groups[number]) for number in sorted(groups))


def _entry_row(mentions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    first = {
        name: next((row[name] for row in mentions if row[name] is not None), None)
        for name in ("giver", "recipient", "purpose", "due", "due_end", "qualifier")
    }
    same = {
        name: mentions[0][name]
        for name in ("entry", "label", "currency", "counted", "why_not", "part_of", "conflict")
    }
    latest = _latest(mentions)
    amounts = [row[name] for row in mentions for name in ("amount", "amount_max") if row[name] is not None]
    return {
        **first,
        **same,
        "lowest": min(amounts),
        "highest": max(amounts),
        "kind": min((row["kind"] for row in mentions), key=KINDS.index),
        "status": latest.get("status"),
        "status_quote": latest.get("status_quote"),
        "status_doc_id": latest.get("doc_id"),
        "status_para": latest.get("para"),
        "mentions": len(mentions),
        "documents": len({row["doc_id"] for row in mentions}),
        "places": "; ".join(f"{row['doc_id']} {row['para']}" for row in mentions),
        "linked_by": max((row["linked_by"] or "" for row in mentions), key=len),
    }


def _latest(mentions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    told = [row for row in mentions if row["status"] is not None]
    return max(told, key=lambda row: (row["date"] or "", ranks()[row["status"]]), default={})


def ledger_totals(ledger: pd.DataFrame, *, by: str | Sequence[str] = ("giver",)) -> pd.DataFrame:
    """Add the pledges up, each once; one row is a currency and, within it, a value of each column of `by`.

    Parameters
    ----------
    ledger
        Table of :func:`build_ledger`.
    by
        Columns to tell apart within a currency: any of ``giver``, ``recipient``, ``kind``, ``status``; none for a row a currency.

    Returns
    -------
    DataFrame
        ``currency`` and the columns of `by`, missing where the words name none; ``lowest`` and ``highest``: the sum of the least and of the greatest amounts
        that the entries name; ``entries``, ``mentions``: how many; ``more_than`` and ``up_to``: how many of the entries are only
        bounded below or above (`more than`, `at least`; `up to`, `less than`), ``approximate``: how many are rough; ``entry_ids`` their numbers.

    Raises
    ------
    ParameterError
        If `by` names another column.

    Notes
    -----
    Currencies are never mixed nor converted, also those of one gift. What the ledger does not count (statistics, costs and gaps, parts of
    other sums) is left out. Givers and recipients are told apart by their words: `Japan` and `JICA` are two.

    Examples
    --------
    >>> text = "Norway pledged USD 5 million to the Coral Centre. Norway and Chile trade goods worth EUR 2 billion. Chile gave USD 1 million."
    >>> paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})
    >>> from toolkit.compare.ledger import build_ledger; from toolkit import find_money
    >>> ledger = build_ledger(find_money(paragraphs), paragraphs)
    >>> ledger_totals(ledger)[["currency", "giver", "lowest", "entries"]].values.tolist()
    [['USD', 'Chile', 1000000.0, 1], ['USD', 'Norway', 5000000.0, 1]]
    """
    by = [by] if isinstance(by, str) else list(by)
    unknown = [name for name in by if name not in FIELDS]
    if unknown:
        msg = f"by names {unknown[0]!r}; the ledger is told apart by {', '.join(map(repr, FIELDS))}."
        raise ParameterError(msg)
    table = _totals_table(by)
    entries = ledger_entries(ledger)
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in entries[entries["counted"]].to_dict("records"):
        key = tuple("" if pd.isna(row[name]) else str(row[name]) for name in ("currency", *by))
        groups.setdefault(key, []).append({str(name): value for name, value in row.items()})
    return table.frame(
        _total(("currency", *by), key, groups[key]) for key in sorted(groups, key=_named_first)
    )


def _named_first(key: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((not part, part) for part in key)


def _totals_table(by: Iterable[str]) -> Table:
    numbers = dict.fromkeys(("entries", "mentions", "more_than", "up_to", "approximate"), "int64")
    keys = dict.fromkeys(("currency", *by), "str")
    return Table(
        "LEDGER TOTALS",
        "a currency",
        {**keys, "lowest": "float64", "highest": "float64", **numbers, "entry_ids": "str"},
    )


def _total(names: Sequence[str], key: Sequence[str], rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    hedges = Counter(row["qualifier"] for row in rows)
    return {
        **{name: value or None for name, value in zip(names, key, strict=True)},
        "lowest": sum(row["lowest"] for row in rows),
        "highest": sum(row["highest"] for row in rows),
        "entries": len(rows),
        "mentions": sum(row["mentions"] for row in rows),
        "more_than": hedges["more than"] + hedges["at least"],
        "up_to": hedges["up to"] + hedges["less than"],
        "approximate": hedges["approximately"],
        "entry_ids": ", ".join(str(row["entry"]) for row in rows),
    }
