"""Where a person may be named, and what a paragraph must have for it: a part of a title, of a name that the lexicon knows, or of one that stood in the document before."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.chunks import needed_chunks
from toolkit.find.people.patterns import LANDS, states
from toolkit.lexicons import load_lexicon, word_set

_LETTERS = re.compile(r"(?<![\w-])[^\W\d_]+")


@cache
def title_chunks() -> frozenset[str]:
    """Return a run of letters of each honorific and office."""
    people = load_lexicon("people")
    return needed_chunks([*people["honorifics"], *people["offices"]])


@cache
def plural_chunks() -> frozenset[str]:
    """Return a run of letters of each title of several persons."""
    return needed_chunks(["Messrs", *(f"{office}s" for office in load_lexicon("people")["offices"])])


@cache
def known_chunks() -> frozenset[str]:
    """Return a run of letters of each known given name, family name and statesman's name."""
    lists = ("given_names", "given_either", "family_first", "family_vietnamese", "statesmen")
    return needed_chunks(name for key in lists for name in word_set("people", key))


@cache
def statesmen_chunks() -> frozenset[str]:
    """Return a run of letters of each statesman's name."""
    return needed_chunks(word_set("people", "statesmen"))


def title_places(text: str) -> list[int]:
    """Return where a title may begin: at the first word of one, or of whose office it is (`Japanese`, `South Korean`, `U.S.`)."""
    first, ends = _first_words(), _demonym_ends()
    return [
        match.start()
        for match in _LETTERS.finditer(text)
        if (word := match[0]) in first or (word[0].isupper() and word.endswith(ends))
    ]


@cache
def _first_words() -> frozenset[str]:
    lists = ("honorifics", "offices", "portfolios", "fields", "peoples")
    begun = (word for key in lists for word in load_lexicon("people")[key])
    return frozenset(
        found[0] for word in (*begun, *LANDS.split("|"), *states()) if (found := _LETTERS.match(word))
    )


@cache
def _demonym_ends() -> tuple[str, ...]:
    return tuple(load_lexicon("people")["demonyms"])
