"""What a paragraph must have to name a person: a part of a title, of a name that the lexicon knows, or of one that stood in the document before."""

from __future__ import annotations

from functools import cache

from toolkit.find.chunks import needed_chunks
from toolkit.lexicons import load_lexicon, word_set


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
