"""Redlines: two wordings of one passage in one text, what was struck out and what was put in."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.compare.alignment import PAIRS
from toolkit.compare.redline import find_edits
from toolkit.display.bundle import Display
from toolkit.display.payload import Ref, Sources, sentences, slugify, sources_of, title_of
from toolkit.schema import SPANS, check_table

_SIDES = [f"{side}_{name}" for side in ("left", "right") for name in SPANS]


def show_redlines(
    pairs: pd.DataFrame,
    *,
    caption: str = "",
    note: str = "",
    documents: pd.DataFrame | None = None,
    slug: str = "",
) -> Display:
    """Show how passages were reworded; one entry is one pair, the later wording with the earlier one's words struck out.

    Parameters
    ----------
    pairs
        What :func:`toolkit.align` returns, or part of it: the left passage is the earlier wording.
    caption, note, slug
        As in :func:`show`.
    documents
        DOCUMENTS: writes short titles, and leads to the source files.

    Returns
    -------
    Display
        With a payload of type ``passages``, whose words are marked ``del`` and ``ins``; each entry leads to both passages.

    Raises
    ------
    SchemaError
        If `pairs` lacks a column.

    Notes
    -----
    The edits are those of :func:`toolkit.redline` with ``readable=True``. A redline shows what differs between two texts; that one
    was made from the other it does not show.

    Examples
    --------
    >>> pairs = pd.DataFrame({
    ...     "left_doc_id": ["a"], "left_para": ["1"], "left_start": [0], "left_end": [13], "left_quote": ["We noted that."],
    ...     "right_doc_id": ["b"], "right_para": ["2"], "right_start": [0], "right_end": [13], "right_quote": ["We share that."],
    ... })
    >>> display = show_redlines(pairs, caption="One verb")
    >>> [(part["text"], part["mark"]) for part in display.payload["passages"][0]["parts"]]
    [('We ', ''), ('noted ', 'del'), ('share ', 'ins'), ('that.', '')]
    """
    check_table(pairs, PAIRS, _SIDES)
    sources = sources_of(documents)
    rows = [{str(name): value for name, value in row.items()} for row in pairs.to_dict("records")]
    named = caption or f"{len(rows):,} {'redline' if len(rows) == 1 else 'redlines'}"
    payload = {
        "type": "passages",
        "id": slug or slugify(named),
        "caption": named,
        "note": sentences("" if rows else "None.", note),
        "passages": [_entry(row, sources) for row in rows],
    }
    return Display(payload, sources)


def _entry(row: dict[str, Any], sources: Sources) -> dict[str, Any]:
    return {
        **_side("right", row, sources),
        "before": _side("left", row, sources),
        "parts": _parts(row["left_quote"], row["right_quote"]),
    }


def _side(side: str, row: dict[str, Any], sources: Sources) -> dict[str, Any]:
    doc_id, para, start, end, quote = (row[f"{side}_{name}"] for name in SPANS)
    ref = Ref(doc_id=str(doc_id), para=str(para), start=int(start), end=int(end), quote=str(quote))
    return {"ref": ref, "source": title_of(str(doc_id), sources), "label": f"¶ {para}"}


def _parts(left: str, right: str) -> list[dict[str, str]]:
    parts = []
    for edit in find_edits(left, right, readable=True):
        old, new = left[edit.left_start : edit.left_end], right[edit.right_start : edit.right_end]
        pieces = [(new, "")] if edit.op == "equal" else [(old, "del"), (new, "ins")]
        parts += [{"text": text, "mark": mark} for text, mark in pieces if text]
    return parts
