"""When a finding is the annotated thing: the keys by which the two are matched, list by list.

The keys are what a reader would call the thing itself (an amount and its currency, the days a date means, a verb's head),
not its exact wording. Names (meetings, instruments, people) also match when three quarters of the longer one's words are
shared. Each annotated entry is matched once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

_NAMES = frozenset({"meetings", "instruments", "people", "references"})
_SHARED_WORDS = 0.75

Row = Mapping[Any, Any]


class Counts(NamedTuple):
    """How many findings are annotated entries, how many findings and how many entries there are."""

    hits: int
    found: int
    annotated: int


def count_matches(name: str, findings: Iterable[Row], entries: Iterable[Row]) -> Counts:
    """Count the findings of the list `name` that are annotated `entries`.

    Examples
    --------
    >>> count_matches("countries", [{"para": "1", "iso3": "JPN"}], [{"para": "2", "iso3": "JPN"}])
    Counts(hits=0, found=1, annotated=1)
    """
    key = _KEYS[name]
    ours = Counter((str(row["para"]), *key(row)) for row in findings)
    theirs = Counter((str(row["para"]), *key(row)) for row in entries)
    hits = sum((ours & theirs).values())
    if name in _NAMES:
        hits += _near_matches(ours - theirs, theirs - ours)
    return Counts(hits, sum(ours.values()), sum(theirs.values()))


def _near_matches(ours: Counter[tuple[Any, ...]], theirs: Counter[tuple[Any, ...]]) -> int:
    """Count pairs of names in one paragraph that share three quarters of the longer one's words."""
    hits = 0
    rest = list(ours.elements())
    for para, name in theirs.elements():
        words = set(name.split())
        for other in rest:
            theirs_too = set(other[1].split())
            if other[0] == para and len(words & theirs_too) >= _SHARED_WORDS * max(
                len(words), len(theirs_too)
            ):
                rest.remove(other)
                hits += 1
                break
    return hits


def _fold(text: object) -> str:
    """Fold what no reader would call a difference: case, white space, quotation marks, a leading article."""
    words = re.sub(r"[“”\"'‘’]", "", str(text)).casefold()
    words = re.sub(r"\s+", " ", words).strip(" .,;:()")
    return re.sub(r"^(the|a|an) ", "", words)


def _innermost(heading: object) -> str:
    return _fold(re.sub(r"[()\[\]*_]", "", str(heading).split(" > ")[-1]))


def _head_verb(lemma: object) -> str:
    """Return the verb without its particle (`look forward to` → look); `be concerned` stays whole."""
    words = _fold(lemma)
    return words if words.startswith("be ") else words.split(" ")[0]


def _party(words: object) -> str:
    """Return who gives or receives, folded; nothing where the text does not say."""
    return _fold(words) if isinstance(words, str) else ""


def _criteria(criteria: object) -> tuple[str, ...]:
    """Return the criteria that a promise meets, of a list or of words joined by commas."""
    return tuple(sorted(criteria.split(", ") if isinstance(criteria, str) else criteria))  # type: ignore[call-overload]


_KEYS: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    "paragraphs": lambda row: (" ".join(str(row["text"]).split()),),
    "headings": lambda row: (_innermost(row["heading"]),),
    "acronyms": lambda row: (row["short"], _fold(row["long"])),
    "money": lambda row: (round(float(row["amount"]), 2), row["currency"]),
    "dates": lambda row: (str(row["date_start"]), str(row["date_end"])),
    "acts": lambda row: (_head_verb(row["lemma"]),),
    "acts with actor": lambda row: (_head_verb(row["lemma"]), _fold(row["actor"])),
    "money with giver": lambda row: (
        round(float(row["amount"]), 2),
        row["currency"],
        _party(row.get("giver")),
    ),
    "money with recipient": lambda row: (
        round(float(row["amount"]), 2),
        row["currency"],
        _party(row.get("recipient")),
    ),
    "meetings": lambda row: (_fold(row["quote"]),),
    "instruments": lambda row: (_fold(row["quote"]),),
    "countries": lambda row: (row["iso3"],),
    "people": lambda row: (_fold(row["name"]),),
    "themes": lambda row: (row["theme"],),
    "commitments": lambda row: (_head_verb(row["lemma"]),),
    "commitments with criteria": lambda row: (_head_verb(row["lemma"]), _criteria(row["criteria"])),
    "references": lambda row: (_fold(row["quote"]),),
    "references with target": lambda row: (_fold(row["quote"]), row["kind"], _party(row.get("target"))),
}
"""What makes a finding the annotated thing, by list."""
