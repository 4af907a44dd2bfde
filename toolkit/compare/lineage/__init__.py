"""What became of a clause from one document of a series to the next: kept, reworded, strengthened, weakened, moved, split, merged, dropped.

A lineage is a chain of passages of different documents that correspond (:mod:`toolkit.compare.alignment`,
:mod:`toolkit.compare.lineage.chains`). Each passage is compared with the one before it in its lineage. `Strengthened` and `weakened` are
never guessed from similarity: they need words that can be ranked, a verb on the ladder, a scope, an intensifier, a hedge or a modal
(:mod:`toolkit.compare.lineage.acts`, :mod:`toolkit.compare.lineage.words`), and those words are named.
"""

from __future__ import annotations

import pandas as pd

from toolkit.compare.alignment import DEPTH, link_series
from toolkit.compare.alignment.words import Unit
from toolkit.compare.lineage.acts import acts_by_paragraph
from toolkit.compare.lineage.chains import chain_passages
from toolkit.compare.lineage.steps import find_steps
from toolkit.compare.lineage.verdict import judge_step, verdict_columns
from toolkit.find.acts import ACTS, find_acts
from toolkit.schema import SPANS, Table, check_table, span_table

LINEAGE = span_table(
    "LINEAGE",
    "one clause of one document within its lineage",
    lineage="int64",
    place="int64",
    change="str",
    moved="bool",
    basis="str",
    decided_by="str",
    similarity="float64",
    previous_doc_id="str",
    previous_para="str",
    previous_start="Int64",
    previous_end="Int64",
    dropped_in="str",
)


def lineage(
    paragraphs: pd.DataFrame,
    acts: pd.DataFrame | None = None,
    *,
    unit: Unit = "paragraph",
    threshold: float | None = None,
    depth: int | None = DEPTH,
) -> pd.DataFrame:
    """Follow the clauses of a series of documents; one row is one clause of one document within its lineage.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table of one series: documents of one kind, such as the chairman's statements of successive summits. They are taken in
        the order of their ``date`` where each has one, else in that of the table.
    acts
        What :func:`toolkit.find_acts` finds in `paragraphs`; found here if not given.
    unit, threshold, depth
        As in :func:`toolkit.compare.alignment.align`.

    Returns
    -------
    DataFrame
        Span table (``doc_id, para, start, end, quote``) in the order of lineages (``lineage`` is their number, by their first passage) and of documents. ``place`` is the document's place in the
        series, from 0. ``change`` against the passage before it in its
        lineage: `first` (in the first document of the series), `new` (the documents before lack it; with the basis `part` where a passage of one, which goes on in another clause, has a part of it), `kept` (the same words; capitals and
        marks aside), `moved` (the same words in another place), `reworded`, `strengthened`, `weakened`, `split` (one of several
        passages that were one), `merged` (made of several). ``moved`` whether it also stands elsewhere among its neighbours;
        ``basis`` what decides: `verb`, `scope`, `degree`, `hedge`, `reported`, `modality`, …, `negation`, `number`, `words`, `order`, `part`, and ``decided_by`` the words;
        ``similarity`` to the passage before it, which is at ``previous_doc_id, previous_para, previous_start, previous_end``.
        ``dropped_in`` is the next document of the series if that lacks the clause. What does not apply is missing.

    Raises
    ------
    SchemaError
        If a column is missing.
    ParameterError
        If `unit`, `threshold` or `depth` is none of what is allowed.

    Notes
    -----
    Verbs and scopes are compared on one ladder only and if they are about the same thing; intensifiers, hedges, modals and numbers only
    in passages at least 0.4 alike. Signs of both directions make a clause `reworded`, with all of them named. A passage is compared with the last one it was aligned
    with, after a gap too; what moved is what lies outside the longest common order (of two neighbours that changed
    places, either may be the one). Word order within a passage, irony, and what a change means politically are the reader's.

    Examples
    --------
    >>> paragraphs = pd.DataFrame(
    ...     {
    ...         "doc_id": ["2019", "2019", "2020"],
    ...         "para": ["1", "2", "1"],
    ...         "text": [
    ...             "We stressed the need for safe harbours along the northern coast.",
    ...             "We welcomed the fisheries census.",
    ...             "We noted the need for safe harbours along the northern coast.",
    ...         ],
    ...     }
    ... )
    >>> table = lineage(paragraphs)
    >>> table[["lineage", "doc_id", "change", "decided_by", "dropped_in"]].fillna("").values.tolist()
    [[1, '2019', 'first', '', ''], [1, '2020', 'weakened', 'stressed → noted', ''], [2, '2019', 'first', '', '2020']]
    """
    series = link_series(paragraphs, unit=unit, threshold=threshold, depth=depth)
    known = find_acts(paragraphs) if acts is None else acts
    check_table(known, ACTS, (*SPANS, "verb", "actor", "lemma", "ladder", "strength", "scope"))
    links = list(series.links)
    chains = chain_passages(series.passages, links)
    rows = acts_by_paragraph(known)
    steps = find_steps(series.passages, links, chains)
    return LINEAGE.frame(verdict_columns(step, judge_step(step, rows)) for step in steps)


def lineage_table(lineages: pd.DataFrame) -> pd.DataFrame:
    """Show lineages side by side; one row is a lineage, one column a document.

    Parameters
    ----------
    lineages
        What :func:`lineage` returns, or some lineages of it.

    Returns
    -------
    DataFrame
        ``lineage``; ``quote``, the clause as it was last; then a column for each document, called by its ``doc_id``, in the order of the series: the clause's
        ``change`` there (of several passages, each once), `dropped` in the first document that lacks it, missing elsewhere.

    Raises
    ------
    SchemaError
        If a column is missing.

    Notes
    -----
    A document that has no clause in the table and drops none has no column.

    Examples
    --------
    >>> paragraphs = pd.DataFrame(
    ...     {
    ...         "doc_id": ["2019", "2019", "2020"],
    ...         "para": ["1", "2", "1"],
    ...         "text": ["We stressed the need for safe harbours.", "We noted the census.", "We noted the need for safe harbours."],
    ...     }
    ... )
    >>> lineage_table(lineage(paragraphs))[["lineage", "2019", "2020"]].values.tolist()
    [[1, 'first', 'weakened'], [2, 'first', 'dropped']]
    """
    check_table(lineages, LINEAGE, ("lineage", "place", "doc_id", "quote", "change", "dropped_in"))
    series = _series(lineages)
    rows = [_cells(int(str(number)), own) for number, own in lineages.groupby("lineage", sort=False)]
    columns = {"lineage": "int64", "quote": "str", **dict.fromkeys(series, "str")}
    return Table("LINEAGE_TABLE", "a lineage", columns).frame(rows)


def _series(lineages: pd.DataFrame) -> list[str]:
    """Return the documents in the order of the series."""
    places = dict(zip(lineages["dropped_in"], lineages["place"] + 1, strict=True))
    places |= dict(zip(lineages["doc_id"], lineages["place"], strict=True))
    return sorted((name for name in places if pd.notna(name)), key=places.__getitem__)


def _cells(number: int, own: pd.DataFrame) -> dict[str, object]:
    cells: dict[str, object] = dict.fromkeys(own["dropped_in"].dropna(), "dropped")
    for document, changes in own.groupby("doc_id", sort=False)["change"]:
        cells[str(document)] = ", ".join(dict.fromkeys(changes))
    return {"lineage": number, "quote": own["quote"].iloc[-1], **cells}
