"""Ordinal numbers as texts print them: ``12th``, ``12 th``, ``second``, ``Seventy-fourth``, ``inaugural``."""

from __future__ import annotations

import re
from functools import cache

from toolkit.letters import fold
from toolkit.lexicons import load_lexicon
from toolkit.literals import Literals

# A search is faster for a class of characters at the front; what stands behind it keeps it linear in a long run of digits.
_FIGURE = re.compile(r"\d(?<!\d\d)\d*+(?=\s?(?:st|nd|rd|th)\b)")


@cache
def ordinal_expression() -> str:
    """Return the regular expression for one ordinal."""
    lexicon = load_lexicon("numbers")
    units, tens = "|".join(lexicon["ordinals"]), "|".join(lexicon["tens"])
    return rf"(?:(?i:first-ever)|\d{{1,3}}\s?(?:st|nd|rd|th)|(?i:(?:(?:{tens})-)?(?:{units})))\b"


def ordinal_value(word: str) -> int | None:
    """Return the number that `word` prints, or None where it is no ordinal.

    Examples
    --------
    >>> ordinal_value("12 th"), ordinal_value("Seventy-fourth"), ordinal_value("special")
    (12, 74, None)
    """
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    lexicon = load_lexicon("numbers")
    tens, _, unit = word.lower().removesuffix("-ever").rpartition("-")
    value = lexicon["ordinals"].get(unit)
    return None if value is None else int(lexicon["tens"].get(tens, 0)) + int(value)


def ordinal_places(text: str) -> list[int]:
    """Return where an ordinal may begin: at figures with an ending, and at the words for ordinals and tens.

    Examples
    --------
    >>> ordinal_places("the 2nd, twenty-third and 10 days")
    [4, 9, 16]
    """
    words = _words().starts(fold(text)).get("words", [])
    return sorted({*words, *(figure.start() for figure in _FIGURE.finditer(text))})


@cache
def _words() -> Literals:
    lexicon = load_lexicon("numbers")
    return Literals({"words": [*lexicon["ordinals"], *lexicon["tens"], "first-ever"]})
