"""Meetings of several bodies under one head noun: *the Alpha, Beta, and Gamma foreign ministers’ meetings*.

The bodies are capitalised names in a series; what joins them is the plural head noun behind the last of them, in small letters or in capitals.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.lexicons import any_of, load_lexicon
from toolkit.literals import matches_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BODY = r"[A-Z][\w.’'+-]*(?:\s[A-Z][\w.’'+-]*){0,4}"
_REACH = 160
SHARED = ("Meetings", "Summits", "Dialogues", "Consultations")
_SERIES = re.compile(rf"(?<=[Tt]he )(?:{_BODY},\s){{1,5}}and\s{_BODY}\s$")
_PAIR = re.compile(rf"(?<=[Tt]he ){_BODY}\sand\s{_BODY}\s$")


def listed_bodies(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of series of bodies with the one head noun that they share, or the offices before it, at some of `starts`.

    Examples
    --------
    >>> text = "the Alpha, Beta Basin, and Gamma foreign ministers’ meetings in July"
    >>> [text[start:end] for start, end in listed_bodies(text, range(len(text)))]
    ['Alpha, Beta Basin, and Gamma foreign ministers’ meetings']
    """
    for match in matches_at(_shared_head(), text, starts):
        window = max(0, match.start() - _REACH), match.start()
        series = _SERIES.search(text, *window)
        pair = None if series else _PAIR.search(text, *window)
        if series:
            yield series.start(), match.end()
        elif pair and not _single_head().search(pair.group()):
            yield pair.start(), match.end()


@cache
def _single_head() -> re.Pattern[str]:
    """Return the expression for a head noun of its own, with which the first of two names is a meeting by itself."""
    return re.compile(rf"(?<![\w-]){any_of(load_lexicon('meetings')['nouns'])}\sand\s")


@cache
def _shared_head() -> re.Pattern[str]:
    small = load_lexicon("meetings")["small"]
    heads = any_of([*(head for head in small["heads"] if head.endswith("s")), *SHARED])
    return re.compile(rf"(?<![\w-])(?:{any_of(small['offices'])}[’']?\s)?{heads}(?![\w-])")
