"""Mutations of a file: bytes flipped, stretches moved, repeated or taken out, words of the format and other files put in."""

from __future__ import annotations

import random

from fuzz.seeds import Seed, packed, seeds

MOST_BYTES = 150_000
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


def mutated(seed: Seed, chance: random.Random) -> bytes:
    """Return the file of a seed, mutated somewhere once or several times."""
    if len(seed.parts) > 1 and chance.random() < 0.85:
        name = chance.choice([*seed.parts, *["word/document.xml"] * 6])
        part = _mutated(seed.parts[name], seed.kind, chance)
        return packed(seed._replace(parts={**seed.parts, name: part}))
    return _mutated(packed(seed), seed.kind, chance)


def _mutated(content: bytes, kind: str, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 13))):
        content = chance.choice(_CHANGES)(content, kind, chance)[:MOST_BYTES]
    return content


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
