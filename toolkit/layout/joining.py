"""From a block's lines to its words: line ends, hyphens at line ends, footnote marks, white space.

A hyphen at a line end either belongs to the word (``COVID-`` / ``19``, ``private-`` / ``sector``: it stays, joined
without a space) or breaks it (``Expres-`` / ``sion``: it goes). It stays before a capital or a digit, after a prefix, in
a compound that the document has elsewhere, before a participle after an adverb or a name, and between two words that both stand
alone elsewhere in the document; it goes where the document has the joined word, in a word that is no compound although it
begins like one (``high-`` / ``light``), or where nothing speaks for a compound. In a document that breaks words at line ends
anyhow, it goes after some prefixes too (``re-`` / ``serve``) unless a word of the document follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from toolkit.layout.blocks import Piece
from toolkit.layout.notes import drop_marks
from toolkit.layout.text import EMPTY, Placed, concat, fold_spaces
from toolkit.lexicons import load_lexicon

_SPACE = Placed(" ")
_LAST_WORD = re.compile(r"([^\W\d_]+|\d+)(\s?)([-‐‑\xad])$")
_LONGEST_WORD = 60
_HYPHENS = ("-", "‐", "‑", "\xad")
_DASH = " - "
_BREAKS = "\xad"
_GLUED_HYPHEN = re.compile(r"[^\w\s‐‑-][-‐‑]$")
_SLASH_END = re.compile(r"[^\W_]/$")
_ADVERB = re.compile(r"[^\W\d_]{2,}[^\W\d_a]ly")
_PARTICIPLE = re.compile(r"[^\W\d_]{3,}(?:ed|ing)")
_SPACED_HYPHEN = re.compile(r"\w -( ?)(?=\w)")
_FIRST_WORD = re.compile(r"[^\W\d_]+|\d+")
_SUSPENDED = re.compile(r"(?:and|or|to)\s")
_DASHED_YEARS = re.compile(r"\d[–]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")


def vocabulary(texts: Iterable[str], *, spaced: bool = False) -> set[str]:
    """Return the words of the document in lower case, hyphened compounds whole and in their parts.

    A document that sets hyphens as dashes, a space on either side, or shows every space (`spaced`), has the dash among its words. The last word of a line that ends on a hyphen, and the first of the next one, are not taken: they are the question. A document that breaks words there, as some that it has whole show, has the soft hyphen among its words.
    """
    printed: set[str] = set()
    dashes: Counter[bool] = Counter()
    halves: list[tuple[str, str]] = []
    cut, last = False, ""
    for text in texts:
        if " -" in text:
            dashes.update(bool(match[1]) for match in _SPACED_HYPHEN.finditer(text))
        matches = _WORD.findall(text)
        begins = 1 if cut else 0
        if cut and last and matches:
            halves.append((last, matches[0].lower()))
        last = matches[-1].lower() if matches else ""
        cut = _last_word(text) is not None
        printed.update(matches[begins : len(matches) - 1 if cut else None])
    words = {word.lower().replace("‐", "-").replace("‑", "-") for word in printed}
    words |= {part for word in words if "-" in word for part in word.split("-")}
    broken = sum(first + second in words for first, second in halves)
    whole = sum(f"{first}-{second}" in words for first, second in halves)
    dashed = {_DASH} if spaced or dashes[True] > dashes[False] else set()
    return words | dashed | ({_BREAKS} if broken > max(1, whole) else set())


def may_break_words(pieces: Sequence[Piece]) -> bool:
    """Tell whether one of the lines ends on a hyphen, so that its last word may go on in the next one."""
    return any(piece.text.text.endswith(_HYPHENS) for piece in pieces)


def join_pieces(pieces: Sequence[Piece], words: Set[str], notes: Mapping[str, int]) -> Placed:
    """Return the words of a block as one text."""
    parts: list[Placed] = []
    for piece in pieces:
        text = piece.text
        if not text.text:
            continue
        if parts and _SLASH_END.search(parts[-1].text[-2:]):
            pass
        elif parts and _SUSPENDED.match(text.text) and not parts[-1].text.endswith("\xad"):
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


def _ends_on_hyphen(before: str, words: Set[str]) -> bool:
    """Tell whether `before` ends on a hyphen of a word; one set off by a space may be a dash of the document's."""
    match = _last_word(before)
    return bool(_GLUED_HYPHEN.search(before[-2:]) or (match and not (match[2] and _DASH in words)))


def _last_word(text: str) -> re.Match[str] | None:
    """Return the word that `text` ends on with a hyphen."""
    return _LAST_WORD.search(text[-_LONGEST_WORD:]) if text.endswith(_HYPHENS) else None


def _settle_hyphen(before: Placed, after: str, words: Set[str]) -> Placed:
    """Return `before`, which ends on a hyphen, with it or without it."""
    match = _last_word(before.text)
    if not match or _is_chain(before.text, match[1]):
        return before
    if match[3] == "\xad" or (not match[2] and breaks_word(match[1], after, words)):
        return before.cut(0, len(before.text) - 1)
    return before


def _is_chain(before: str, head: str) -> bool:
    """Tell whether the last word is the small one in the middle of a compound: `people-to-`."""
    return head.lower() in load_lexicon("layout")["small_words"] and before[:-1].endswith(f"-{head}")


def breaks_word(head: str, after: str, words: Set[str]) -> bool:
    """Tell whether the hyphen between `head` and the beginning of `after` only breaks a word over two lines.

    Examples
    --------
    >>> breaks_word("Expres", "sion of will", set()), breaks_word("private", "sector led", {"private", "sector"})
    (True, False)
    """
    match = _FIRST_WORD.match(after)
    first, second = head.lower(), match[0].lower() if match else ""
    if not match or head.isdigit():
        return False
    if head.isupper() or not match[0].islower():
        both = head.isupper() and match[0].isupper()
        return both and first + second in words and f"{first}-{second}" not in words
    lexicon = load_lexicon("layout")
    if first + second in words:
        return True
    if f"{first}-{second}" in words or second in lexicon["second_halves"]:
        return False
    if first in lexicon["prefixes"]:
        if (first + second).startswith(tuple(lexicon["joined"])):
            return True
        return _BREAKS in words and first in lexicon["fused_prefixes"] and second not in words
    named = head[:1].isupper() and first in words
    if (named or _ADVERB.fullmatch(first)) and _PARTICIPLE.fullmatch(second):
        return False
    return not (first in words and second in words)
