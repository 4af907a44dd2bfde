"""Lexicons: word lists as TOML files beside this module, read once and never changed."""

from __future__ import annotations

import tomllib
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
