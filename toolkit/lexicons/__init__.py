"""Lexicons: word lists as TOML files beside this module, read once and never changed.

:func:`load_lexicon` gives a whole file, :func:`word_set` one of its lists to look words up in, and :func:`any_of` makes
a list part of a regular expression.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.errors import LexiconError


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Return the lexicon `name` as nested dictionaries and lists.

    Parameters
    ----------
    name
        File name without ``.toml``.

    Raises
    ------
    LexiconError
        If there is no such lexicon, or it is not valid TOML.

    Examples
    --------
    >>> load_lexicon("no-such-list")
    Traceback (most recent call last):
    ...
    toolkit.errors.LexiconError: there is no lexicon 'no-such-list'; see toolkit/lexicons/ for the list.
    """
    source = files(__package__) / f"{name}.toml"
    if not source.is_file():
        msg = f"there is no lexicon {name!r}; see toolkit/lexicons/ for the list."
        raise LexiconError(msg)
    try:
        return tomllib.loads(source.read_text("utf-8"))
    except tomllib.TOMLDecodeError as err:
        msg = f"lexicons/{name}.toml is not valid TOML: {err}. Correct the file."
        raise LexiconError(msg) from err


@cache
def word_set(lexicon: str, *keys: str) -> frozenset[str]:
    """Return the list at `keys` of a lexicon as a set.

    Examples
    --------
    >>> "of" in word_set("title_case", "small")
    True
    """
    words: Any = load_lexicon(lexicon)
    for key in keys:
        words = words[key]
    return frozenset(words)


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern for any of the words, the longest first, with any white space between them.

    Examples
    --------
    >>> any_of(["no", "no less than"])
    '(?:no\\s+less\\s+than|no)'
    """
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
