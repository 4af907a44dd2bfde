"""Quoted titles: those that name an instrument, and those of something else that names one on the way."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.find.instruments.heads import head_nouns, is_part, kind_of
from toolkit.lexicons import any_of, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"[“\"]([A-Z\d][^“”\"]{5,200}?)(?:\s\((?![A-Z]{3,}-?\d\d\))[A-Z][\w.+/-]*\))?[,.]?[”\"]")
_OPENS = re.compile(r"$|:|\s(?:on|of|for|to|between|with|in|by|20\d\d|\d\.\d|\()")
_LONGEST_LABEL = 5


def quoted_instruments(text: str) -> Iterator[tuple[int, int, str, re.Match[str]]]:
    """Yield the quoted titles that a head noun opens or closes: start, end, kind and where in the title the noun stands."""
    for match in _QUOTED.finditer(text):
        head = _title_head(match.group(1))
        if head:
            yield match.start(1), match.end(1), kind_of(head.group()), head


def other_titles(text: str) -> list[tuple[int, int]]:
    """Return the quoted titles of something else that name an instrument on the way (of projects, mostly)."""
    return [
        match.span()
        for match in _QUOTED.finditer(text)
        if len(match.group(1).split()) > _LONGEST_LABEL
        and not _title_head(match.group(1))
        and not _about().match(match.group(1))
    ]


@cache
def _about() -> re.Pattern[str]:
    """Return the expression for the opening of a title about an instrument: *Review of the Lima Pact*."""
    return re.compile(rf"{any_of(load_lexicon('instruments')['words']['about'])}\s(?:the\s)?(?=[A-Z])")


def _title_head(title: str) -> re.Match[str] | None:
    """Return the head noun of a quoted title where it opens or closes the title."""
    head = head_nouns().search(title)
    if (
        head is None
        or _amends_unnamed(title, head.start())
        or _about().match(title)
        or title.split()[0].endswith("ing")
    ):
        return None
    return head if _OPENS.match(title, head.end()) else None


def _amends_unnamed(title: str, head: int) -> bool:
    """Return whether a title is of the amendment of a part of a text that it does not name: *Amendment to Article VI of the Statute*."""
    return is_part(title, head) and any(
        match.end() == len(title) and title.endswith(" the ", 0, match.start())
        for match in head_nouns().finditer(title, head)
    )
