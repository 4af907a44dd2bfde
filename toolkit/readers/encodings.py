"""The encoding of a text that is no UTF-8, told from its bytes; where two are as likely, none.

UTF-16 and UTF-32 without a mark are known by their NUL bytes. An old encoding of the Latin script is told by its letters:
what it gives must be words that one language can spell, in a text of many such letters nearly all the same language; a
text in ASCII with some foreign names is Windows-1252, or Turkish, unless both are possible. (charset-normalizer weighs
scripts and frequent letters, and cannot tell these code pages from each other.) Other scripts are told by
charset-normalizer, where its next best reading is clearly worse.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from toolkit.lexicons import load_lexicon, word_set

_SAMPLE = 50_000
_TORN = 3
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_PLAIN = re.compile(r"[\t\r\n -~\u3001\u3002\uff0c]")
_PLAIN_SHARE = 0.01
_MOSTLY = 0.5
_ASCII_TEXT = re.compile(rb"[\0\t\r\n -~]*+")
_LIKELIER = 10
_LETTERS = re.compile(r"[^\W\d_ªº¹²³¼½¾]+")
_FEWEST_LETTERS = 10
_DENSE = 0.02
_ONE_LANGUAGE = 0.95
_FEWEST_UNUSUAL = 3
_SHIFTED = {"iso2022_jp_2": re.compile(rb"\x1b\$[@B]"), "iso2022_kr": re.compile(rb"\x1b\$\)C")}
_MOST_CHAOS = 0.1
_MARGIN = 0.02
_CLOSE = 0.2
_FEWEST_FOREIGN = 8


class _Latin(NamedTuple):
    """A text as an encoding of the Latin script gives it: how many letters beyond ASCII it has, and whether that is many."""

    encoding: str
    text: str
    foreign: int
    dense: bool


def tell_encoding(content: bytes) -> str | None:
    r"""Return the encoding of `content`, None where it cannot be told.

    Examples
    --------
    >>> tell_encoding("The Leaders met at Prayut’s house in Orléans.".encode("cp1252"))
    'cp1252'
    >>> tell_encoding("日本とASEANの首脳は、地域の平和のために協力することで一致した。".encode("cp932"))
    'cp932'
    >>> tell_encoding(b"caf\xe9") is None
    True
    """
    if b"\0" in content:
        return _wide(content)
    shifted = next((name for name, mark in _SHIFTED.items() if mark.search(content)), None)
    if shifted or content.isascii():
        return shifted or "ascii"
    sample, letters = _sample(content)
    if _is_torn_utf_8(sample):
        return None
    found = [_read(sample, known, letters) for known in load_lexicon("encodings")["latin"]]
    fitting = [each for each in found if each]
    return _likeliest(fitting) if fitting else _other_script(sample)


def _wide(content: bytes) -> str | None:
    """Return which of UTF-16 and UTF-32 it is, by how many characters are plain ones."""
    shares: dict[str, float] = {}
    for encoding in _WIDE:
        text = (
            _decoded(content[: _SAMPLE // 4 * 4], encoding)
            if len(content) % (4 if "32" in encoding else 2) == 0
            else ""
        )
        if text and not any(unicodedata.category(char) in {"Cn", "Co"} or char == "\0" for char in text):
            shares[encoding] = len(_PLAIN.findall(text)) / len(text)
    best = max(shares, key=lambda each: shares[each], default=None)
    letters_are_ascii = _ASCII_TEXT.fullmatch(content) is not None
    if best is None or shares[best] < (_MOSTLY if letters_are_ascii else _PLAIN_SHARE):
        return None
    return (
        best
        if all(shares[best] > _LIKELIER * share for each, share in shares.items() if each != best)
        else None
    )


def _sample(content: bytes) -> tuple[bytes, int]:
    """Return the first lines that are not all ASCII, and how many letters stand in all lines as far as these."""
    lines: list[bytes] = []
    left, letters = _SAMPLE, 0
    for whole in content.splitlines(keepends=True):
        line = whole if len(whole) <= left else _cut(whole[:left])
        letters += sum(map(len, _LETTERS.findall(line.decode("latin-1"))))
        if not line.isascii():
            lines.append(line)
            left -= len(line)
        if len(line) < len(whole) or left <= 0:
            break
    return b"".join(lines), letters


def _cut(line: bytes) -> bytes:
    """Return a line that was cut off, as far as its last sign that is no half of a character in any encoding."""
    end = max(line.rfind(b" "), line.rfind(b","), line.rfind(b"."))
    return line[:end] if end > 0 else line


def _is_torn_utf_8(sample: bytes) -> bool:
    """Tell whether nearly all characters beyond ASCII are those of UTF-8: the rest is damage, not another encoding."""
    text = sample.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - lost > _TORN * lost


def _decoded(content: bytes, encoding: str) -> str:
    """Return the characters, in their composed form; nothing where it is another encoding."""
    try:
        return unicodedata.normalize("NFC", content.decode(encoding))
    except UnicodeDecodeError:
        return ""


def _read(sample: bytes, known: Mapping[str, Any], letters: int) -> _Latin | None:
    """Return the sample, of a text with so many letters in all, if in this encoding it can be in one of its languages."""
    text, languages = _decoded(sample, known["encoding"]), known["languages"]
    words = [word for word in _LETTERS.findall(text) if not word.isascii()]
    spelt = bool(text) and _signs_fit(text) and all(_spelt(word, languages) for word in words)
    if letters < _FEWEST_LETTERS or not spelt:
        return None
    foreign = "".join(char for word in words for char in word if not char.isascii())
    most = max(sum(_in_alphabet(char, language) for char in foreign) for language in languages)
    dense = len(foreign) >= _DENSE * letters
    if (dense and most < _ONE_LANGUAGE * len(foreign)) or len(foreign) < known.get("least", 0) * letters:
        return None
    return _Latin(known["encoding"], text, len(foreign), dense)


def _signs_fit(text: str) -> bool:
    """Tell whether all that is neither letter nor ASCII are signs of a text, where such signs stand."""
    signs, within, last = (frozenset(load_lexicon("encodings")[key]) for key in ("signs", "within", "last"))
    for place, char in enumerate(text):
        if char.isascii() or _LETTERS.match(char):
            continue
        before, after = _LETTERS.match(text[place - 1 : place]), _LETTERS.match(text[place + 1 : place + 2])
        if char not in (within if before and after else signs) or (after and char in last):
            return False
    return True


def _spelt(word: str, languages: Sequence[str]) -> bool:
    """Tell whether a word can be one of these languages: by its letters, and by where its capitals stand."""
    if len(word) == 1:
        return word in load_lexicon("encodings")["alone"]
    if any(char.isupper() and not char.isascii() and before.islower() for before, char in pairwise(word)):
        return False
    foreign = {char for char in word if not char.isascii()}
    return any(all(_in_alphabet(char, language) for char in foreign) for language in languages)


def _in_alphabet(char: str, language: str) -> bool:
    alphabet = word_set("encodings", "alphabets", language)
    return char in alphabet or char.lower() in alphabet


def _likeliest(fitting: Sequence[_Latin]) -> str | None:
    """Return the first encoding of those that fit, if no other one that is to be reckoned with gives another text."""
    first = fitting[0]
    usual = load_lexicon("encodings")["usual"]
    rivals = [each for each in fitting if each.text != first.text and (first.dense or each.encoding in usual)]
    sure = first.encoding in usual or first.foreign >= _FEWEST_UNUSUAL
    return first.encoding if sure and not rivals else None


def _other_script(sample: bytes) -> str | None:
    """Return the encoding that charset-normalizer finds, if its text is in the script and the next best is clearly worse."""
    from charset_normalizer import from_bytes

    known = {name: script for script in load_lexicon("encodings")["scripts"] for name in script["names"]}
    matches = from_bytes(sample, enable_fallback=False)
    found = [each for each in matches if not known.keys().isdisjoint(each.could_be_from_charset)]
    if not found or found[0].chaos > _MOST_CHAOS:
        return None
    best, *others = found
    name = next(name for name in best.could_be_from_charset if name in known)
    foreign = [char for char in str(best) if char.isalnum() and not char.isascii()]
    native = re.findall(known[name]["pattern"], "".join(foreign))
    rivals = [
        each
        for each in others
        if each.chaos < best.chaos + _MARGIN and each.coherence > best.coherence - _CLOSE
    ]
    enough = len(native) >= known[name]["least"] * len(foreign) and len(foreign) >= _FEWEST_FOREIGN
    return name if enough and not rivals else None
