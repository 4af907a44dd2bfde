"""Words of a text, as all word counts of the toolkit see them.

A word is a run of letters and digits, with the hyphens and apostrophes inside it (:data:`toolkit.codebook_terms.WORD`):
``people-to-people``, ``COVID-19`` and ``2020`` are one word each, and a hyphen lost in the source (``ASEANJapan``) makes another word
than one that was kept. Words are compared in lower case with a straight apostrophe, and the closing ``'s`` is left off, so that
``Japan`` and ``Japan’s`` are counted together. Nothing is stemmed, and no word is left out: function words are words.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.codebook_terms import APOSTROPHES, WORD
from toolkit.letters import fold

_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_POSSESSIVE = "'s"
_CLOSING = re.compile(r"'(?<=\w')s(?!\w|[-']\w)")
_LETTER_APOSTROPHE = "ʼ"  # the one apostrophe that is a letter, so that it may stand at the edge of a word
_MARKS = "“”‘–—…•\xa0"  # the commonest characters of a text in English that are beyond ASCII and in no word
_BLANKS = bytes(code if chr(code).isalnum() or chr(code) in "_-'" else ord(" ") for code in range(0x100))
_LOOSE = re.compile(r"[-'](?:(?<!\w[-'])|(?!\w))")
_JOINERS = "-'’"  # what joins letters to one word, as WORD has it
_LETTER, _JOINER = 1, 2

Places = npt.NDArray[np.int64]


class Word(NamedTuple):
    """A word of a text: the form under which it is counted, and where it stands."""

    term: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words of `text` in their order.

    >>> [word.term for word in words("Japan’s COVID-19 response, in 2020")]
    ['japan', 'covid-19', 'response', 'in', '2020']
    """
    return [Word(_term(found.group()), *found.span()) for found in WORD.finditer(text)]


def terms(text: str) -> list[str]:
    """Return the words of `text` as they are counted, without their places.

    >>> terms("Japan’s COVID-19 response, in 2020")
    ['japan', 'covid-19', 'response', 'in', '2020']
    """
    if _LETTER_APOSTROPHE in text:
        return [word.term for word in words(text)]
    plain = _CLOSING.sub("", fold(text).replace("’", "'"))
    for mark in _MARKS if not plain.isascii() else ():
        plain = plain.replace(mark, " ")
    if plain.isascii():
        return _split(plain)
    found: list[str] = WORD.findall(plain)
    return found


def _split(text: str) -> list[str]:
    """Return the words of a text in ASCII: what stands between blanks, when all but letters, digits and the joiners inside words is blank."""
    return _LOOSE.sub(" ", text.encode("ascii").translate(_BLANKS).decode("ascii")).split()


def ngrams(text: str, length: int) -> list[str]:
    """Return the runs of `length` words between which nothing but white space stands.

    >>> ngrams("peace, stability and prosperity", 2)
    ['stability and', 'and prosperity']
    """
    if length == 1:
        return terms(text)
    found = words(text)
    gaps = [0, *accumulate(not text[one.end : other.start].isspace() for one, other in pairwise(found))]
    return [
        " ".join(word.term for word in found[first : first + length])
        for first in range(len(found) - length + 1)
        if gaps[first] == gaps[first + length - 1]
    ]


def word_edges(text: str) -> tuple[Places, Places]:
    """Return where the words of `text` begin and where they end: the places of :func:`words`, for long texts.

    >>> [edges.tolist() for edges in word_edges("the people-to-people ties")]
    [[0, 4, 21], [3, 20, 25]]
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    kinds = np.frombuffer(bytearray(codes.astype(np.uint8)).translate(_LATIN_KINDS), np.uint8)
    beyond = np.flatnonzero(codes >= len(_LATIN_KINDS))
    if len(beyond):
        table = np.zeros(codes.max() + 1, np.uint8)
        present = np.flatnonzero(np.bincount(codes[beyond]))
        table[present] = [_kind(chr(code)) for code in present.tolist()]
        kinds[beyond] = table[codes[beyond]]
    inside = np.zeros(len(kinds) + 2, dtype=bool)  # with a place that is no word on either side
    inside[1:-1] = letters = kinds == _LETTER
    inside[2:-2] |= (kinds[1:-1] == _JOINER) & letters[:-2] & letters[2:]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2]


def _kind(character: str) -> int:
    """Return what a character is in words."""
    if character in _JOINERS:
        return _JOINER
    return _LETTER if character.isalnum() or character == "_" else 0


def _term(word: str) -> str:
    term = fold(word).translate(_STRAIGHT)
    return term.removesuffix(_POSSESSIVE) or term


_LATIN_KINDS = bytes(_kind(chr(code)) for code in range(0x100))
