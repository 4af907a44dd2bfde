"""Instruments that no capitalised head noun shows: kind nouns in small letters, programmes beside other instruments.

A kind noun in small letters names an instrument where a proper name stands around it: right before it (``Spirit of Camp David`` *statement*), or behind
*on* or *of* (*convention on* ``Biological Diversity``). What may stand there is in ``lexicons/instruments.toml``, ``[small]``.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.find.name_phrases import Phrases, name_after
from toolkit.find.title_case import SMALL_WORDS, run_before
from toolkit.lexicons import any_of, load_lexicon, word_set
from toolkit.literals import matches_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LEAST_WORDS = 2
_PROGRAMME = re.compile(
    r",?\s(?:and|as well as)\s(?:the\s|its\s)?(?=((?:[A-Z][\w’'-]*\s){1,5}Program(?:me)?)(?![\w-]|\s[A-Z]))"
)


def lower_instruments(
    text: str, starts: Mapping[str, list[int]], phrases: Phrases
) -> Iterator[tuple[int, int, str]]:
    """Yield the instruments whose kind noun stands in small letters beside a proper name; `starts` are where each pattern may begin."""
    for match in matches_at(_behind_a_name(), text, starts.get("behind a name", ())):
        start = _name_before(text, match.start())
        if start < match.start():
            yield start, match.end(), _kind(match["noun"])
    for match in matches_at(_before_a_name(), text, starts.get("before a name", ())):
        end = name_after(text, match.end("noun"), phrases)
        words = [word for word in text[match.end("noun") : end].split() if word[0].isupper()]
        if len(words) >= _LEAST_WORDS:
            yield match.start(), end, _kind(match["noun"])
    for match in matches_at(_of_a_group(), text, starts.get("of a group", ())):
        yield match.start(), match.end(), _kind(match["noun"])


def programmes_beside(text: str, names: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the programmes that ``and`` joins to a plan: *National Security Strategy and* ``Defence Build-up Programme``."""
    for (_, end, kind), following in zip_longest(names, names[1:]):
        match = _PROGRAMME.match(text, end) if kind == "plan" else None
        if match and (following is None or following[0] >= match.end(1)):
            yield *match.span(1), "plan"


def _name_before(text: str, end: int) -> int:
    """Return where the proper name of two or more words begins that ends at `end` (`end` where there is none, or it names who speaks)."""
    run = run_before(text, end)
    start = run
    for word in re.finditer(r"\S+", text[run:end]):
        if word.group() in SMALL_WORDS and word.group() != "of":
            start = run + word.end() + 1
    words = text[start:end].split()
    capitals = [word for word in words if word[0].isupper()]
    actors = word_set("instruments", "small", "actors")
    if (
        len(capitals) < _LEAST_WORDS
        or words[-1] in actors
        or words[0] in actors
        or re.search(r"['’]s?$", words[-1])
    ):
        return end
    return start


def _kind(noun: str) -> str:
    kinds = load_lexicon("instruments")["small"]["kinds"]
    return next((str(kind) for kind, nouns in kinds.items() if noun in nouns), "other")


@cache
def _nouns() -> list[str]:
    return [noun for nouns in load_lexicon("instruments")["small"]["kinds"].values() for noun in nouns]


@cache
def _behind_a_name() -> re.Pattern[str]:
    return re.compile(rf"(?<=[A-Za-z] )(?P<noun>{any_of(_nouns())})s?(?![\w-]|\sof\s[A-Z]|\sby\s)")


@cache
def _before_a_name() -> re.Pattern[str]:
    titled = any_of(load_lexicon("instruments")["small"]["titled"])
    return re.compile(rf"(?<![\w-])(?P<noun>{titled})\s(?:on|of|for|against)\s(?:the\s)?(?=[A-Z])")


@cache
def _of_a_group() -> re.Pattern[str]:
    """Return the expression for a group's declaration whose whole title stands in small letters."""
    small = load_lexicon("instruments")["small"]
    ends = any_of(small["ends"])
    return re.compile(
        rf"(?<![\w-]){any_of(small['groups'])}\s(?P<noun>{any_of(small['titled'])})\son(?:\s(?!{ends}\b(?!\s[a-z]+[,.;:]))[\w’'-]+){{1,12}}(?=[,.;:]|\s{ends}\b|$)"
    )
