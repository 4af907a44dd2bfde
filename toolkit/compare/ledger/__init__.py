"""The ledger: every pledge of money once, however many documents repeat it.

Method: record linkage by rule over the table of sums.  Names of givers and recipients are folded with the short forms that the documents
introduce and compared as sets of words (:mod:`toolkit.compare.ledger.names`); sums that agree in currency, amount and parties are one entry
(:mod:`toolkit.compare.ledger.linking`); the verb of the clause says how far a sum has come, and its conjunctions whether it is part of another
(:mod:`toolkit.compare.ledger.status`).  Word lists: ``lexicons/ledger.toml``, whose head names their sources.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from toolkit.compare.ledger.evidence import links_of
from toolkit.compare.ledger.linking import Entry, find_conflicts, link_mentions
from toolkit.compare.ledger.mentions import Sum, read_sums
from toolkit.find.money import MONEY
from toolkit.schema import check_table, span_table

LEDGER = span_table(
    "LEDGER",
    "one mention of an entry",
    entry="int64",
    label="str",
    date="str",
    amount="float64",
    amount_max="float64",
    currency="str",
    qualifier="str",
    kind="str",
    giver="str",
    recipient="str",
    purpose="str",
    status="str",
    status_quote="str",
    status_start="Int64",
    status_end="Int64",
    due="str",
    due_start="str",
    due_end="str",
    counted="bool",
    why_not="str",
    part_of="Int64",
    linked_by="str",
    conflict="str",
)
UNITS = {" trillion": 1e12, " billion": 1e9, " million": 1e6}
PART = "part of another"


def build_ledger(money: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Tell which sums are one pledge; one row is one mention of an entry of the ledger.

    Parameters
    ----------
    money
        Table of :func:`toolkit.find_money`, whole or in part.
    paragraphs
        PARAGRAPHS table that the sums were found in; ``date`` says which document is the latest.

    Returns
    -------
    DataFrame
        Span table (``doc_id, para, start, end, quote``), a row a sum, in reading order. ``entry`` numbers the entries by their first mention, ``label`` names them; ``date`` is the
        document's. ``amount`` to ``purpose`` are the mention's own, as :func:`toolkit.find_money` reads them. ``status`` is how far the sum
        has come by the words ``status_quote`` at ``status_start``, ``status_end``: `requested`, `planned`, `announced`, `pledged`, `committed`,
        `approved`, `signed`, `under way`, `disbursed`, `delivered`, `received`; missing where the words don't say. ``due`` is the time limit's
        words, ``due_start`` and ``due_end`` the days they mean. ``counted`` is whether totals add the entry, ``why_not`` the reason if they
        don't (`trade statistic`, `investment statistic`, `cost, gap or target`, `part of another`; else empty), ``part_of`` the entry that
        it is part of. ``linked_by`` names the fields that the mention shares with the others of its entry (empty: it is the only one),
        ``conflict`` the entries of other documents with the same recipient or purpose and another amount (empty: none).

    Raises
    ------
    SchemaError
        If a table lacks a column, or a sum stands in a paragraph that is not there.

    Notes
    -----
    Two sums of one sentence are never one entry, nor are those of different givers, recipients, or years (`in 2019`, `in 2020`). A sum
    whose giver is not named joins an entry by its recipient, and only if one entry alone fits: ``linked_by`` then lacks `giver`. Roundings
    need a hedge and both parties. Two gifts of one amount by one giver to one recipient for purposes that no document names are taken
    for one; a conflict may be two gifts. Promises without a sum are no entries.

    Examples
    --------
    >>> texts = ["Norway pledged USD 5 million to the Coral Centre.", "We welcomed Norway's grant of 5 million USD to the Coral Center."]
    >>> paragraphs = pd.DataFrame({"doc_id": ["a", "b"], "para": ["1", "7"], "text": texts, "date": ["2020", "2021"]})
    >>> from toolkit import find_money
    >>> build_ledger(find_money(paragraphs), paragraphs)[["doc_id", "entry", "status", "linked_by"]].fillna("").values.tolist()
    [['a', 1, 'pledged', 'amount, currency, giver, recipient'], ['b', 1, '', 'amount, currency, giver, recipient']]
    """
    check_table(money, MONEY)
    sums = read_sums(money, paragraphs)
    entries = link_mentions(own.mention for own in sums)
    numbers = {mention.row: number for number, entry in enumerate(entries) for mention in entry.mentions}
    wholes = {numbers[own.row]: numbers[own.whole] for own in sums if own.whole is not None}
    wholes = {part: whole for part, whole in wholes.items() if part != whole}
    reasons = _reasons(sums, numbers, wholes)
    labels = [_label([sums[mention.row] for mention in entry.mentions]) for entry in entries]
    conflicts = _conflict_texts(entries, labels, reasons)
    rows = []
    for own in sums:
        number = numbers[own.row]
        others = [mention for mention in entries[number].mentions if mention.row != own.row]
        rows.append(
            own.fields
            | {
                "entry": number + 1,
                "label": labels[number],
                "counted": not reasons[number],
                "why_not": reasons[number],
                "part_of": wholes[number] + 1 if number in wholes else None,
                "linked_by": ", ".join(links_of(own.mention, others[:40])),
                "conflict": conflicts[number],
            }
        )
    return LEDGER.frame(rows)


def _reasons(sums: Sequence[Sum], numbers: dict[int, int], wholes: dict[int, int]) -> list[str]:
    """Return why an entry is not added up: if all its mentions are figures, or one of them is part of another sum."""
    found: list[list[str]] = [[] for _ in range(max(numbers.values(), default=-1) + 1)]
    for own in sums:
        found[numbers[own.row]].append(own.why_not)
    reasons = [own[0] if all(own) else "" for own in found]
    for part, whole in wholes.items():
        counted = not reasons[whole] or reasons[whole] == PART
        reasons[part] = reasons[part] or (PART if counted else "")
    return reasons


def _conflict_texts(entries: Sequence[Entry], labels: Sequence[str], reasons: Sequence[str]) -> list[str]:
    found: list[list[str]] = [[] for _ in entries]
    for one, other in find_conflicts(entries):
        if not reasons[one] and not reasons[other]:
            found[one].append(f"{other + 1}: {labels[other]}")
            found[other].append(f"{one + 1}: {labels[one]}")
    return ["; ".join(texts) for texts in found]


def _label(mentions: Sequence[Sum]) -> str:
    """Return an entry's label: the sum and the parties, in the words of the mentions that name them first."""
    ordered = sorted(mentions, key=lambda own: own.row)
    giver, recipient = (
        next((own.fields[name] for own in ordered if own.fields[name]), "") for name in ("giver", "recipient")
    )
    parties = (
        " to ".join(part for part in (giver, recipient) if part)
        if giver or not recipient
        else f"to {recipient}"
    )
    figure = f"{ordered[0].fields['currency']} {_figure(ordered[0].fields['amount'])}"
    return f"{figure}, {parties}" if parties else figure


def _figure(amount: float) -> str:
    """Return an amount in the largest unit that needs no more than two decimals."""
    for name, unit in UNITS.items():
        if amount >= unit and round(amount / unit, 2) * unit == amount:
            return f"{amount / unit:,.2f}".rstrip("0").rstrip(".") + name
    return f"{amount:,.2f}".removesuffix(".00")
