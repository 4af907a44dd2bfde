"""The head nouns of instruments' names and the kinds that they give, from ``lexicons/instruments.toml``."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set


def lexicon_words(key: str) -> frozenset[str]:
    """Return one of the lexicon's word lists as a set."""
    return word_set("instruments", "words", key)


@cache
def noun_kinds() -> dict[str, str]:
    """Return the kind that each head noun gives."""
    return {noun: kind for kind, nouns in load_lexicon("instruments")["kinds"].items() for noun in nouns}


@cache
def head_nouns() -> re.Pattern[str]:
    """Return the expression for a head noun or a line of them (``Vision Statement``, ``Framework Agreement``)."""
    dated = lexicon_words("with_year")
    nouns = rf"(?:{any_of(set(noun_kinds()) - dated)}(?:s|es)?|{any_of(dated)}(?=\s(?:[-–]\s)?20\d\d))"
    one = rf"{nouns}(?![\w-]|’s|'s)"
    other = "".join(rf"(?<!{re.escape(word)} )" for word in sorted(lexicon_words("not_behind")))
    return re.compile(rf"(?<![\w-]){other}{one}(?:\s{one})*")


@cache
def kind_of(line: str) -> str:
    """Return the kind that the last of a line of head nouns gives."""
    kinds = noun_kinds()
    for noun in sorted(kinds, key=len, reverse=True):
        if re.search(rf"(?:^|\s){re.escape(noun)}(?:s|es)?$", line):
            return kinds[noun]
    return "other"
