"""Where a long form ends that goes on behind its last letter: before the place, the state or the kind of thing that nothing stands for.

``TTF`` after *Treaty of Trade and Friendship in South America* stands for the words before *in*. That holds only where the letters
are the initials of the capitalised words, one by one: a short form with a letter of a small word (``COC``), or one that passes over a word, abbreviates
more freely and stands for the whole name.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.title_case import SMALL_WORDS
from toolkit.lexicons import any_of, load_lexicon

SHORTEST = 3
_WORD = re.compile(r"[^\s(),;:]+")


def lettered_end(text: str, start: int, end: int, short: str) -> int:
    """Return where the words end that the letters of `short` stand for, or `end` where the name is not taken apart.

    Examples
    --------
    >>> name = "Relief Agency of Norway"
    >>> lettered_end(name, 0, len(name), "RA"), lettered_end(name, 0, len(name), "RAN")
    (23, 23)
    >>> name = "Rural Relief Agency of Norway"
    >>> name[: lettered_end(name, 0, len(name), "RRA")]
    'Rural Relief Agency'
    """
    if len(short) < SHORTEST or not (short.isupper() and short.isalpha()):
        return end
    left = short
    for match in _WORD.finditer(text, start, end):
        taken = _initials_of(match.group(), left)
        if taken is None:
            return end
        left = left[taken:]
        if not left:
            return match.end() if _tail().fullmatch(text, match.end(), end) else end
    return end


def _initials_of(word: str, left: str) -> int | None:
    """Return how many of the letters `left` are the initials of `word`, or None where they are not; a small word has none."""
    if word in SMALL_WORDS:
        return 0
    initials = "".join(part[0] for part in re.split(r"[-–‑]", word) if part)
    if initials.isupper() and left.startswith(initials):
        return len(initials)
    return 1 if left.startswith(word[0]) else None


@cache
def _tail() -> re.Pattern[str]:
    """Return the expression for what the letters leave out: a kind of thing, a place, a state."""
    kinds = any_of(load_lexicon("acronyms")["kinds"])
    return re.compile(rf"\s{kinds}|\s(?:in|of)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}}")
