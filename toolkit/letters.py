"""Texts in lower case, and without the signs that a term may have and a text may lack: what a match is looked for in."""

from __future__ import annotations

import re

_BLANK = re.compile(
    r"[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\-\u00ad\u2010-\u2015\u2212/.'’‘ʼ`´]"
)
_BLANKS = [sign for sign in map(chr, range(0x3001)) if _BLANK.fullmatch(sign)]
_ASCII_BLANKS = list(filter(str.isascii, _BLANKS))
_OTHER_BLANKS = [sign for sign in _BLANKS if not sign.isascii()]
_NO_LETTERS = "".join([" ", *_ASCII_BLANKS]).encode("ascii")
_SPELT = bytes.maketrans(b"z", b"s")


def fold(text: str) -> str:
    """Return `text` in lower case, character by character, so that offsets stay the same.

    >>> fold("İstanbul COVID")
    'İstanbul covid'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def blank_out(folded: str) -> str:
    """Return a text in lower case with a blank for whatever a match may have or lack; its length is unchanged.

    >>> blank_out("u.s. code-of-conduct")
    'u s  code of conduct'
    """
    for blank in _ASCII_BLANKS if folded.isascii() else _BLANKS:
        folded = folded.replace(blank, " ")
    return folded


def squeeze(folded: str) -> str:
    """Return the letters of a text in lower case, without whatever a match may have or lack, and with one spelling of -ise and -ize.

    >>> squeeze("u.s. code-of-conduct, organized")
    'uscodeofconduct,organised'
    """
    if not folded.isascii():
        for blank in _OTHER_BLANKS:
            folded = folded.replace(blank, " ")
    return (
        folded.encode("utf-8", "surrogatepass")
        .translate(_SPELT, _NO_LETTERS)
        .decode("utf-8", "surrogatepass")
    )
