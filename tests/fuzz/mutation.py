"""Mutations of a file: bytes flipped, stretches moved, repeated or taken out, words of the format and other files put in."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from fuzz.seeds import Seed, packed, seeds

MOST_BYTES, FEW_BYTES = 150_000, 15_000
"""The most that an input holds, one in fifty; and the others."""
Change = Callable[[bytes, str, random.Random], bytes]
_ANY = [
    "\x00",
    "\ufeff",
    "\u202e",
    "\x1b[31m",
    "\x0b",
    "\u2028",
    "\ud7ff",
    "999999999999",
    "-1",
    "1e308",
    "%PDF-1.7",
    "PK\x03\x04",
    "<html>",
    "---",
    "\r",
    "\xa0",
]
_WORDS = {
    "text": ["\n", "\n\n", "\f", "\r\n", "1. ", "(a) ", "2) ", "I. ", "(i) ", "1.1 ", "0. ", "1\n", "II\n", "**", "_", "*", "> ", "---\n", "***\n",
             "```", "|", "<b>", "</b>", "<!--", "-->", "[1] ", "[^1]: ", "¹", "²", "&amp;", "&#0;", "&#xFFFFFF;", "\\", "](", "![", "[a][b]", "[b]: http://c\n",
             "Article 1\n", "Annex I\n", "The General Assembly,\n", "Recalling ", "- ", "• ", "o\n", "\t", "# ", "###### ", "Page 1 of 2\n", "_____\n", "– 1 –\n",
             "Done at ", "For Japan: ", "title: ", "date: 2020-02-31\n", "*a: &a [*a]\n", "=====\n", "\u00ad\n", "-\n", "𝟏. ", "٣. ", "Ⅳ. ", "\u200b", "e\u0301"],
    "html": ["<p>", "</p>", "<div>", "</div>", "<ol start=99999999999>", "<ol type=i>", "<li value=-5>", "<ul>", "</ul>", "<table>", "<td colspan=99999>", "<tr>", "<h1>", "</h7>",
             "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "<svg>", "<math>", "<template>", "<frameset>", "<br>", "<sup>1</sup>", "<a href='#n1'>", "<base href=x>",
             "<meta charset=utf-7>", "<meta http-equiv=refresh>", "<title>", "&#x110000;", "&#0;", "&amp;amp;", "&nbsp;", "<pre>", "<article>", "<main hidden>", "<nav>", "<time datetime=2020>",
             "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>", "&b;", "*", "_", "#", "1. ", "`", "[", "](", "<x:y>", "<b", "='", '"'],
    "docx": ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:tbl>", "<w:tc>", "<w:sdt><w:sdtContent>", "<w:ins>", "<w:del>", "<w:br/>", "<w:br w:type='page'/>", "<w:tab/>", "<w:sym w:char='F0B7'/>",
             "<w:numId w:val='99'/>", "<w:ilvl w:val='-1'/>", "<w:ilvl w:val='99'/>", "<w:start w:val='999999999999'/>", "<w:lvlText w:val='%9%1%0'/>", "<w:numFmt w:val='upperRoman'/>",
             "<w:numFmt w:val='lowerLetter'/>", "<w:basedOn w:val='H1'/>", "<w:pStyle w:val='H1'/>", "<w:footnoteReference w:id='2'/>", "<w:footnoteReference w:id='x'/>", "<w:vertAlign w:val='superscript'/>",
             "<w:txbxContent>", "<mc:AlternateContent>", "<w:fldChar w:fldCharType='begin'/>", "<w:instrText>", "<w:hyperlink>", "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>", "&b;",
             "&#0;", "&#x110000;", "<?xml version='1.0' encoding='utf-16'?>", "Target='../../../etc/passwd'", "TargetMode='External'", "w:val=''", "<![CDATA[", "]]>", "<!--"],
    "pdf": ["obj", "endobj", "stream\n", "endstream", "/Kids [2 0 R]", "/Kids [4 0 R 4 0 R]", "/Count 99999999", "/Length 0", "/Length 99999999", " BT ", " ET ", " Tj ", " TJ ", " T* ", " Td ", " Tm ", " cm ", " q ", " Q ",
            " Do ", "(", ")", "<<", ">>", "[", "]", "<", ">", "/Rotate 90", "/MediaBox [0 0 1e30 -1]", "/UserUnit 1e9", "trailer", "xref\n", "startxref\n0\n", "/Encrypt 1 0 R", "/Filter /FlateDecode",
            "/Type /Page", "/Parent 2 0 R", "/Prev 0", "/ToUnicode 6 0 R", "/Differences [0 /a]", "1 0 0 -1 0 0 Tm", "0 Tf", "/F1 1e30 Tf", "-1e30 0 Td", "\\377", "\\r", "99999 0 R", "%%EOF\n", "/Outlines 2 0 R"],
}  # fmt: skip


_ELEMENT = re.compile(
    rb"<(w:(?:p|r|t|tbl|tc|tr|lvl|num|footnote|pPr|numPr|rPr|style))\b[^>]*>.*?</\1>", re.DOTALL
)
_VALUE = re.compile(rb'(?<=")[^"<>]{1,40}(?=")')
_VALUES = (
    b"",
    b"-1",
    b"0",
    b"1",
    b"2",
    b"9" * 30,
    b"x",
    b"H1",
    b"bullet",
    b"none",
    b"ordinalText",
    b"%1%2%9",
    b"decimalZero",
    b"1e9",
)


def mutated(seed: Seed, chance: random.Random) -> bytes:
    """Return the file of a seed, mutated somewhere once or several times; mostly within what its format wraps it in."""
    if chance.random() < 0.15:
        return _mutated(packed(seed), seed.kind, chance, _CHANGES)
    name = chance.choice([*seed.parts, *["word/document.xml"] * 6]) if len(seed.parts) > 1 else ""
    changes = _OF_ELEMENTS if seed.kind == "docx" and chance.random() < 0.8 else _CHANGES
    return packed(
        seed._replace(parts={**seed.parts, name: _mutated(seed.parts[name], seed.kind, chance, changes)})
    )


def _mutated(content: bytes, kind: str, chance: random.Random, changes: Sequence[Change]) -> bytes:
    most = MOST_BYTES if chance.random() < 0.02 else FEW_BYTES
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 13))):
        content = chance.choice(changes)(content, kind, chance)[:most]
    return content


def _value(content: bytes, _: str, chance: random.Random) -> bytes:
    places = [match.span() for match in _VALUE.finditer(content)]
    start, end = chance.choice(places or [(0, 0)])
    return content[:start] + (chance.choice(_VALUES) if places else b"") + content[end:]


def _element(content: bytes, _: str, chance: random.Random) -> bytes:
    """Take an element out, repeat it, put it into itself, or before another."""
    places = [match.span() for match in _ELEMENT.finditer(content)]
    if not places:
        return content
    start, end = chance.choice(places)
    element = content[start:end]
    opening, closing = element[: element.index(b">") + 1], element[element.rindex(b"</") :]
    depth = chance.choice((1, 2, 300))
    other = chance.choice(places)[0]
    return chance.choice(
        (
            content[:start] + content[end:],
            content[:end] + element * chance.choice((1, 3, 200)) + content[end:],
            content[:start] + opening * depth + element + closing * depth + content[end:],
            content[:other] + element + content[other:],
        )
    )


def _stretch(content: bytes, chance: random.Random, most: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.randrange(1, chance.choice((4, 40, most))))


def _flip(content: bytes, _: str, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 10)) if content else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _drop(content: bytes, _: str, chance: random.Random) -> bytes:
    start, end = _stretch(content, chance)
    return content[:start] + content[end:]


def _repeat(content: bytes, _: str, chance: random.Random) -> bytes:
    start, end = _stretch(content, chance)
    times = min(chance.choice((1, 2, 10, 100, 3000)), MOST_BYTES // max(end - start, 1))
    return content[:end] + content[start:end] * times + content[end:]


def _move(content: bytes, _: str, chance: random.Random) -> bytes:
    start, end = _stretch(content, chance)
    rest = content[:start] + content[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + content[start:end] + rest[place:]


def _put_in(content: bytes, kind: str, chance: random.Random) -> bytes:
    words = chance.choice([*_WORDS[kind] * 2, *_ANY]).encode("utf-8")
    place = chance.randrange(len(content) + 1)
    return content[:place] + words * chance.choice((1, 1, 1, 2, 50, 5000)) + content[place:]


def _splice(content: bytes, _: str, chance: random.Random) -> bytes:
    other = packed(chance.choice(seeds()))
    start, end = _stretch(other, chance, 4000)
    place = chance.randrange(len(content) + 1)
    return content[:place] + other[start:end] + content[place:]


def _cut_off(content: bytes, _: str, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _head(content: bytes, _: str, chance: random.Random) -> bytes:
    other = packed(chance.choice(seeds()))
    size = chance.choice((4, 16, 200))
    return other[:size] + content[chance.choice((0, size)) :]


_CHANGES = (
    _flip,
    _flip,
    _drop,
    _drop,
    _repeat,
    _repeat,
    _move,
    _move,
    _put_in,
    _put_in,
    _put_in,
    _splice,
    _cut_off,
    _head,
)
_OF_ELEMENTS = (_value, _value, _element, _element, _element)
