"""How far a keyness table reaches, in plain sentences: what to print under it.

With a handful of documents most keyword lists are noise: the words of one document hang together, so that its subject, its drafters
and its kind make all of them key at once. No formula repairs that, but it can be said, with the numbers.
"""

from __future__ import annotations

import math

import pandas as pd

from toolkit.measure.keyness import KEYNESS
from toolkit.schema import check_table

FEW_DOCUMENTS = 20
_NAMES = {
    "rayson": "Rayson's two-cell G2",
    "dunning": "Dunning's four-cell G2",
    "holm": "Holm's correction",
    "bonferroni": "Bonferroni's correction",
    "bh": "Benjamini and Hochberg's correction",
    "none": "no correction",
}


def keyness_note(table: pd.DataFrame, *, level: float = 0.05) -> str:
    """Say in plain sentences how far a keyness table reaches: what to print under it.

    Parameters
    ----------
    table
        What :func:`toolkit.keyness` returned, unfiltered.
    level
        The p, corrected, below which a difference is called beyond chance.

    Returns
    -------
    str
        How many words were compared, by which formula and correction, and how many differ beyond chance; how many of those
        rest on a single document; how many have a zero on one side; and, with fewer than 20 documents on a side, that and why the
        list supports no claim about kinds of documents.

    Raises
    ------
    SchemaError
        If `table` lacks a column.

    Notes
    -----
    The test that asks no independence of words shuffles documents: of all ways to choose as many of the documents as
    the target has, the real one can at best be the most extreme. So p cannot be smaller than one divided by the number of ways, whatever the words.

    Examples
    --------
    >>> from toolkit.measure.keyness import keyness
    >>> target = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": ["vaccines " * 6 + "peace " * 4]})
    >>> reference = pd.DataFrame({"doc_id": ["b"], "para": ["1"], "text": ["vaccines " * 2 + "peace " * 8]})
    >>> print(keyness_note(keyness(target, reference)))
    2 words were compared by Rayson's two-cell G2 with Holm's correction. 0 differ beyond chance (p < 0.05) if every word is an
    independent draw. Words of one document are not: 1 document against 1 is too few for a claim about kinds of documents,
    as 1 of 2 documents can be chosen in 2 ways and no difference can be rarer than one in 2. Read the passages, not the list.
    """
    check_table(table, KEYNESS)
    if table.empty:
        return "No word occurs often enough to be compared."
    sure = table[table["p_adjusted"] < level]
    first = table.iloc[0]
    sentences = [
        _compared(len(table), first),
        f"{_counted(len(sure), 'differs', 'differ')} beyond chance (p < {level:g}) if every word is an independent draw.",
        _few(int(first["documents_target"]), int(first["documents_reference"])),
        _concentrated(sure),
        _one_sided(table),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _counted(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _compared(n: int, first: pd.Series) -> str:
    measure = f"{_NAMES[first['formula']]} with {_NAMES[first['correction']]}"
    return f"{_counted(n, 'word was', 'words were')} compared by {measure}."


def _concentrated(sure: pd.DataFrame) -> str:
    more = sure["per_10k_target"] >= sure["per_10k_reference"]
    documents = sure["docs_target"].where(more, sure["docs_reference"])
    of = sure["documents_target"].where(more, sure["documents_reference"])
    alone = int(((documents == 1) & (of > 1)).sum())
    if not alone:
        return ""
    return f"{_counted(alone, 'of those beyond chance stands', 'of those beyond chance stand')} in one document of the side that has more."


def _one_sided(table: pd.DataFrame) -> str:
    n = int(table["only_in"].notna().sum())
    return f"{_counted(n, 'word is', 'words are')} on one side only, without a log ratio." if n else ""


def _few(target: int, reference: int) -> str:
    """Return why so few documents bear no general claim; nothing if there are enough."""
    if min(target, reference) >= FEW_DOCUMENTS:
        return ""
    ways = math.comb(target + reference, target)
    reason = f"{target} of {target + reference} documents can be chosen in {ways} ways and no difference can be rarer than one in {ways}"
    if ways > FEW_DOCUMENTS:
        reason = f"fewer than {FEW_DOCUMENTS} on a side may differ by the habits of one"
    return (
        f"Words of one document are not: {_counted(target, 'document', 'documents')} against {reference} is too few for a claim about "
        f"kinds of documents, as {reason}. Read the passages, not the list."
    )
