"""From a block's lines to its words: line ends, hyphens at line ends, footnote marks, white space.

A hyphen at a line end either belongs to the word (``COVID-`` / ``19``, ``private-`` / ``sector``: it stays, joined
without a space) or breaks it (``Expres-`` / ``sion``: it goes). It stays before a capital or a digit, after a prefix, in
a compound that the document has elsewhere, and between two words that both stand alone elsewhere in the document;
it goes where the document has the joined word, or nothing speaks for a compound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from toolkit.layout.blocks import Piece
from toolkit.layout.notes import drop_marks
from toolkit.layout.text import EMPTY, Placed, concat, fold_spaces
from toolkit.lexicons import load_lexicon

_SPACE = Placed(" ")
_LAST_WORD = re.compile(r"([^\W\d_]+|\d+)(\s?)([-‐‑\xad])$")
_LONGEST_WORD = 60
_HYPHENS = ("-", "‐", "‑", "\xad")
_DASH = " - "
_SPACED_HYPHEN = re.compile(r"\w -( ?)(?=\w)")
_FIRST_WORD = re.compile(r"[^\W\d_]+|\d+")
_SUSPENDED = re.compile(r"(?:and|or|to)\s")
_DASHED_YEARS = re.compile(r"\d[–]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Return the words of the document in lower case, hyphened compounds whole and in their parts.

    A document that sets hyphens as dashes, a space on either side, has the dash among its words. The last word of a line that ends on a hyphen, and the first of the next one, are not taken: they are the question.
    """
    printed: set[str] = set()
    dashes: Counter[bool] = Counter()
    cut = False
    for text in texts:
        if " -" in text:
            dashes.update(bool(match[1]) for match in _SPACED_HYPHEN.finditer(text))
        matches = _WORD.findall(text)
        begins = 1 if cut else 0
        cut = _last_word(text) is not None
        printed.update(matches[begins : len(matches) - 1 if cut else None])
    words = {word.lower().replace("‐", "-").replace("‑", "-") for word in printed}
    words |= {part for word in words if "-" in word for part in word.split("-")}
    return words | {_DASH} if dashes[True] > dashes[False] else words


def may_break_words(pieces: Sequence[Piece]) -> bool:
    """Tell whether a line of a block ends on a hyphen, so that its last word may go on in the next one."""
    return any(piece.text.text.endswith(_HYPHENS) for piece in pieces[:-1])


def join_pieces(pieces: Sequence[Piece], words: set[str], notes: Mapping[str, int]) -> Placed:
    """Return the words of a block as one text."""
    parts: list[Placed] = []
    for piece in pieces:
        text = piece.text
        if not text.text:
            continue
        if parts and _SUSPENDED.match(text.text) and not parts[-1].text.endswith("\xad"):
            parts.append(_SPACE)
        elif parts and _ends_on_hyphen(parts[-1].text[-40:], words):
            parts[-1] = _settle_hyphen(parts[-1], text.text, words)
        elif parts and not (_DASHED_YEARS.search(parts[-1].text) and text.text[:1].isdigit()):
            parts.append(_SPACE)
        parts.append(text)
    if not parts:
        return EMPTY
    pages = (pieces[0].line.page, pieces[-1].line.page)
    return fold_spaces(drop_marks(concat(parts), pages, notes))


def _ends_on_hyphen(before: str, words: set[str]) -> bool:
    """Tell whether `before` ends on a hyphen of a word; one set off by a space may be a dash of the document's."""
    match = _last_word(before)
    return match is not None and not (match[2] and _DASH in words)


def _last_word(text: str) -> re.Match[str] | None:
    """Return the word that `text` ends on with a hyphen."""
    return _LAST_WORD.search(text[-_LONGEST_WORD:]) if text.endswith(_HYPHENS) else None


def _settle_hyphen(before: Placed, after: str, words: set[str]) -> Placed:
    """Return `before`, which ends on a hyphen, with it or without it."""
    match = _last_word(before.text)
    if match and (match[3] == "\xad" or (not match[2] and breaks_word(match[1], after, words))):
        return before.cut(0, len(before.text) - 1)
    return before


def breaks_word(head: str, after: str, words: set[str]) -> bool:
    """Tell whether the hyphen between `head` and the beginning of `after` only breaks a word over two lines.

    Examples
    --------
    >>> breaks_word("Expres", "sion of will", set()), breaks_word("private", "sector led", {"private", "sector"})
    (True, False)
    """
    match = _FIRST_WORD.match(after)
    if not match or not match[0].islower() or head.isdigit() or head.isupper():
        return False
    lexicon = load_lexicon("layout")
    first, second = head.lower(), match[0].lower()
    if first + second in words:
        return True
    if f"{first}-{second}" in words or first in lexicon["prefixes"] or second in lexicon["second_halves"]:
        return False
    return not (first in words and second in words)
