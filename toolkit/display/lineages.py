"""Lineages side by side: one row a clause, one column a document, each cell what became of it there and its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from toolkit.compare.lineage import LINEAGE, lineage_table
from toolkit.display.bundle import Display
from toolkit.display.payload import Cell, cell, refs_of, sources_of, table_payload, title_of
from toolkit.display.values import MISSING
from toolkit.schema import SPANS, check_table

_WIDTH = 480
_TOLD_BY_WORDS = {"words", "order"}
"""What decided a verdict without words that are worth naming: the quotations show it."""


def show_lineage(
    lineages: pd.DataFrame,
    *,
    caption: str = "",
    note: str = "",
    documents: pd.DataFrame | None = None,
    slug: str = "",
) -> Display:
    """Show what became of clauses from document to document; one row is a clause, one column a document.

    Parameters
    ----------
    lineages
        What :func:`toolkit.lineage` returns, or some lineages of it.
    caption, note, slug
        As in :func:`show`.
    documents
        DOCUMENTS: writes short titles and leads to the source file.

    Returns
    -------
    Display
        With a payload of type ``table``. A cell gives the paragraph, what became of the clause there, the words that decided that where
        it is stronger, weaker or newly qualified, and the clause itself. The paragraph is the link.

    Raises
    ------
    SchemaError
        If a column is missing.

    Notes
    -----
    *Dropped* stands in the first document that lacks a clause; a dash where it is not looked for: before its first and after its last
    document. A clause of more than 480 characters is cut in the cell.

    Examples
    --------
    >>> from toolkit.compare.lineage import lineage
    >>> paragraphs = pd.DataFrame(
    ...     {
    ...         "doc_id": ["2019", "2019", "2020"],
    ...         "para": ["1", "2", "1"],
    ...         "text": ["We stressed the need for safe harbours.", "We noted the census.", "We noted the need for safe harbours."],
    ...     }
    ... )
    >>> display = show_lineage(lineage(paragraphs), caption="From 2019 to 2020")
    >>> for row in display.payload["rows"]:
    ...     print([cell["text"] + cell.get("after", "") for cell in row])
    ['¶ 1: We stressed the need for safe harbours.', '¶ 1, weakened (stressed → noted): We noted the need for safe harbours.']
    ['¶ 2: We noted the census.', 'dropped']
    """
    check_table(
        lineages, LINEAGE, (*SPANS, "lineage", "place", "change", "basis", "decided_by", "dropped_in")
    )
    sources = sources_of(documents)
    table = lineage_table(lineages)
    series = [str(name) for name in table.columns[2:]]
    groups = {
        key: own for key, own in lineages.groupby(["lineage", "doc_id"], sort=False) if isinstance(key, tuple)
    }
    rows = [
        [_clause(groups.get((row["lineage"], name)), row[name]) for name in series]
        for row in table.to_dict("records")
    ]
    heads = [(title_of(name, sources), "left") for name in series]
    named = caption or f"{len(rows):,} {'clause' if len(rows) == 1 else 'clauses'}"
    return Display(table_payload(heads, rows, caption=named, note=note, slug=slug), sources)


def _clause(passages: pd.DataFrame | None, verdict: object) -> Cell:
    if passages is None:
        return cell(str(verdict) if isinstance(verdict, str) else MISSING, style="muted")
    rows = passages.to_dict("records")
    paras = dict.fromkeys(f"¶ {row['para']}" for row in rows)
    words = " … ".join(_cut(str(row["quote"])) for row in rows)
    return cell(", ".join(paras), refs_of(passages), after=f"{_verdict(rows[-1])}: {words}")


def _verdict(row: Mapping[Any, Any]) -> str:
    """Return what became of a clause, to follow its paragraph; nothing of a first one.

    Examples
    --------
    >>> _verdict({"change": "weakened", "basis": "verb", "decided_by": "stressed → noted"})
    ', weakened (stressed → noted)'
    """
    named = isinstance(row["decided_by"], str) and row["basis"] not in _TOLD_BY_WORDS
    why = f" ({row['decided_by']})" if named else ""
    return "" if row["change"] == "first" else f", {row['change']}{why}"


def _cut(quote: str) -> str:
    return quote if len(quote) <= _WIDTH else quote[:_WIDTH].rpartition(" ")[0] + " …"
