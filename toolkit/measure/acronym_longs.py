"""Whether two long forms are the same words, however they are spelled."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.fold import fold
from toolkit.lexicons import load_lexicon


def same_long(one: str, other: str) -> bool:
    """Return whether two long forms are the same words, however they are spelled; one may leave out the first of them.

    Examples
    --------
    >>> same_long("Organization of Public-Health Centers", "the Organisation of Public Health Centres")
    True
    >>> same_long("Code of Conduct", "Chamber of Commerce")
    False
    """
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return len(shorter) > 0 and longer[-len(shorter) :] == shorter


def _words(long: str) -> list[str]:
    """Return the words of a long form as they are compared: small, without articles, brackets, plurals and differences of spelling."""
    text = re.sub(r"\([^()]*\)", " ", fold(long).lower()).replace("&", " and ")
    words = re.findall(r"[^\W_]+", re.sub(r"'s?(?!\w)", "", text).replace("'", ""))
    return [_american(word.removesuffix("s")) for word in words if word not in {"the", "a", "an"}]


@cache
def _spelling() -> re.Pattern[str]:
    return re.compile("|".join(sorted(load_lexicon("acronyms")["spellings"], key=len, reverse=True)))


def _american(word: str) -> str:
    spellings = load_lexicon("acronyms")["spellings"]
    return _spelling().sub(lambda match: spellings[match.group()], word)
