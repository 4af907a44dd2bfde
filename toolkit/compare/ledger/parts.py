"""Which sums of a paragraph are parts of others: what stands between the two says it (`including`, `of which`, `part of`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from toolkit.lexicons import any_of, load_lexicon

LONGEST_BETWEEN = 300
ROUNDING = 1.02
"""Rounded parts may add up to a little more than their whole."""


def find_wholes(text: str, sums: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Return, by its place among the sums of a paragraph, the sum that another is part of.

    Examples
    --------
    >>> text = "They gave USD 9 million, including USD 5 million for ports and USD 4 million for roads."
    >>> spans = [(10, 23, 9e6), (35, 48, 5e6), (63, 76, 4e6)]
    >>> sums = [{"start": s, "end": e, "amount": a, "currency": "USD"} for s, e, a in spans]
    >>> find_wholes(text, sums)
    {1: 0, 2: 0}
    """
    wholes: dict[int, int] = {}
    for place in range(1, len(sums)):
        before, here = sums[place - 1], sums[place]
        between = text[before["end"] : here["start"]]
        if before["currency"] != here["currency"] or len(between) > LONGEST_BETWEEN:
            continue
        if here["amount"] < before["amount"] and _opens_parts(between):
            wholes[place] = place - 1
        elif here["amount"] > before["amount"] and _whole().search(between):
            wholes[place - 1] = place
        elif place - 1 in wholes and wholes[place - 1] < place - 1 and _still_fits(text, sums, wholes, place):
            wholes[place] = wholes[place - 1]
    return wholes


def _opens_parts(between: str) -> bool:
    """Return whether the words between two sums say that the latter is part of the former."""
    *before, here = re.split(r"[.;]\s+(?=[A-Z(])", between)
    cue = _within().match(here) if before else _within().search(here)
    return bool(cue) and not _other_object().search(here, cue.end() if cue else 0)


def _still_fits(text: str, sums: Sequence[dict[str, Any]], wholes: dict[int, int], place: int) -> bool:
    """Return whether a sum is joined to the part before it, and all parts together are no more than the whole."""
    between = text[sums[place - 1]["end"] : sums[place]["start"]]
    whole = wholes[place - 1]
    parts = sum(sums[part]["amount"] for part, its in wholes.items() if its == whole)
    joined = _joined().search(between) and not re.search(r"[.;]\s", between)
    return bool(joined) and parts + sums[place]["amount"] <= sums[whole]["amount"] * ROUNDING


@cache
def _within() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(load_lexicon('ledger')['part']['within'])}\b(?=,?[^,;]{{0,60}}$)", re.IGNORECASE
    )


@cache
def _other_object() -> re.Pattern[str]:
    """Return the pattern for what else a cue may govern: `including Norway and USD 5 million`."""
    return re.compile(r"\band\b")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_lexicon('ledger')['part']['whole'])}\b[^.;]*$", re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s,]){any_of(load_lexicon('ledger')['part']['joined'])}\s", re.IGNORECASE)
