"""The ordinals that count the editions of a meeting, not those that open a proper name (*Fourth Industrial Revolution* Dialogue)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from toolkit.find.ordinals import ordinal_expression
from toolkit.lexicons import any_of, load_lexicon

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@cache
def edition_expression() -> str:
    """Return the regular expression for one ordinal that counts editions.

    Examples
    --------
    >>> import re
    >>> [re.match(edition_expression(), name) is not None for name in ("Fourth Industrial Revolution", "Fourth Industrial Forum", "21st Century")]
    [False, True, False]
    """
    centuries = any_of(noun for noun, numbers in _nouns().items() if not numbers)
    return rf"(?!(?:[A-Z]\w+\sand\s)?{any_of(_names())}\b){ordinal_expression()}(?![\s-](?i:{centuries})\b)"


def _names() -> Iterator[str]:
    """Yield the first words of the proper names: ``Fourth Industrial Revolution``, ``4th Industrial Revolution``."""
    words: dict[int, str] = {}
    for word, number in load_lexicon("numbers")["ordinals"].items():
        words.setdefault(number, word)
    for noun, numbers in _nouns().items():
        for number in numbers:
            yield f"{words[number].capitalize()} {noun}"
            yield f"{number}{_ENDINGS.get(number, 'th')} {noun}"


def _nouns() -> dict[str, list[int]]:
    nouns: dict[str, list[int]] = load_lexicon("numbers")["in_names"]
    return nouns
