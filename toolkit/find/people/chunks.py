"""The runs of letters and digits of a paragraph, by which most paragraphs are known to name no person before any expression is tried.

A person needs a title, a name that the lexicon knows, or a name that stood in the document before. Each of these has a chunk that the
paragraph must have too: the last one of a title, the first one of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from toolkit.lexicons import load_lexicon, word_set

_CHUNK = re.compile(r"\w+")


def chunks_of(text: str) -> frozenset[str]:
    """Return the runs of letters and digits in `text`."""
    return frozenset(_CHUNK.findall(text))


def first_chunks(names: Iterable[str]) -> frozenset[str]:
    """Return the chunk that each name begins with."""
    return frozenset(chunk[0] for name in names if (chunk := _CHUNK.search(name)))


@cache
def title_chunks() -> frozenset[str]:
    """Return the chunk that each honorific and office ends with."""
    return _last_chunks("honorifics") | _last_chunks("offices")


@cache
def plural_chunks() -> frozenset[str]:
    """Return the chunk that each title of several persons ends with."""
    return frozenset({"Messrs", *(f"{chunk}s" for chunk in _last_chunks("offices"))})


def _last_chunks(key: str) -> frozenset[str]:
    return frozenset(_CHUNK.findall(title)[-1] for title in load_lexicon("people")[key])


@cache
def known_chunks() -> frozenset[str]:
    """Return the chunk that each known given name, family name and statesman's name begins with."""
    lists = ("given_names", "given_either", "family_first", "family_vietnamese", "statesmen")
    return first_chunks(name for key in lists for name in word_set("people", key))
