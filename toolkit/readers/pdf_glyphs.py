"""The characters of a PDF as they stand on its pages, read by PDFium.

Each glyph keeps its place, its size as seen and whether its font is bold; spaces that PDFium makes up are marked as such.
A page that is turned is turned back; text that stands at an angle to the rest of its page (a stamp in the margin) is not
taken. Ligatures come as letters, control characters not at all.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_MOST_OBJECTS = 200_000
_FARTHEST = 20_000.0
_SMALLEST = 0.5
_MOST_RULES = 1_000
_MOST_MARKS = 20
_THICKEST = 3.0
_SHORTEST = 30.0
_FORCED_BOLD = 1 << 18
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_LIGATURES = range(0xFB00, 0xFB07)
_INKED = frozenset("0123456789*†‡")
_LINE_END_HYPHEN = "\x02"
_SOFT_HYPHEN = "\xad"
_MARKED_SOFT = b"\xfe\xff\x00\xad"
_UNMAPPED = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})


class Glyph(NamedTuple):
    """A character: its sides, the line it stands on, its size in points, where the ink of a digit begins and ends above it."""

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    foot: float
    head: float
    made_up: bool


class PageGlyphs(NamedTuple):
    """A page: its glyphs in the order of the file, its horizontal rules ``(left, right, height)``, what else is there.

    ``unmapped`` counts the characters that the font gives no meaning, ``pictures`` says whether it has any.
    """

    glyphs: tuple[Glyph, ...]
    rules: tuple[tuple[float, float, float], ...]
    unmapped: int
    pictures: bool


class _Style(NamedTuple):
    size: float
    bold: bool
    quarter: int
    soft: bool


def read_glyphs(page: Any, most: int) -> PageGlyphs | None:
    """Return what stands on `page`, a handle of PDFium; nothing if it has more than so many characters."""
    handle = pdfium.FPDFText_LoadPage(page)
    if not handle:
        return PageGlyphs((), (), 0, pictures=False)
    try:
        count = pdfium.FPDFText_CountChars(handle)
        if count > most:
            return None
        found = list(_glyphs(handle, count))
    finally:
        pdfium.FPDFText_ClosePage(handle)
    quarters = Counter(quarter for quarter, glyph in found if glyph and not glyph.char.isspace())
    main = quarters.most_common(1)[0][0] if quarters else 0
    glyphs = tuple(glyph for quarter, glyph in found if glyph and quarter == main)
    kinds = [(drawn, pdfium.FPDFPageObj_GetType(drawn)) for drawn in _objects(page)]
    rules = tuple(
        islice(_rules(drawn for drawn, kind in kinds if kind == pdfium.FPDF_PAGEOBJ_PATH), _MOST_RULES)
    )
    pictures = any(kind == pdfium.FPDF_PAGEOBJ_IMAGE for _, kind in kinds)
    return PageGlyphs(glyphs, () if main else rules, sum(not glyph for _, glyph in found), pictures)


def _glyphs(handle: Any, count: int) -> Iterator[tuple[int, Glyph | None]]:
    """Yield each character with the quarter of a circle it is turned by; none where it is not known which it is."""
    styles: dict[int, _Style] = {}
    style = _Style(0, bold=False, quarter=0, soft=False)
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        made_up = pdfium.FPDFText_IsGenerated(handle, index) == 1
        if not made_up:
            owner = ctypes.cast(pdfium.FPDFText_GetTextObject(handle, index), ctypes.c_void_p).value or 0
            if owner not in styles:
                styles[owner] = _style(handle, index)
            style = styles[owner]
        if code in _UNMAPPED:
            yield style.quarter, None
            continue
        char = _SOFT_HYPHEN if style.soft and not made_up else _readable(chr(code))
        if not char or not _SMALLEST < style.size < _FARTHEST:
            continue
        glyph = _glyph(handle, index, char, style, made_up=made_up)
        if all(abs(side) < _FARTHEST for side in (glyph.left, glyph.right, glyph.base)):
            yield style.quarter, glyph


def _readable(char: str) -> str:
    """Return the character as letters; nothing for control characters."""
    if char == _LINE_END_HYPHEN:
        return "-"
    if ord(char) in _LIGATURES:
        return unicodedata.normalize("NFKC", char)
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) == "Cc" else char


def _glyph(handle: Any, index: int, char: str, style: _Style, *, made_up: bool) -> Glyph:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(handle, index, box)
    pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
    left, right, base = _turned(box, x.value, y.value, style.quarter)
    foot, head = base, base + style.size
    if char in _INKED and style.quarter == 0:
        sides = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(handle, index, *sides)
        foot, head = sides[2].value, sides[3].value
    return Glyph(char, left, right, base, style.size, style.bold, foot, head, made_up)


def _turned(box: Any, x: float, y: float, quarter: int) -> tuple[float, float, float]:
    """Return left, right and base of a glyph as they are once its page is turned upright."""
    if quarter == 1:
        return box.bottom, box.top, -x
    if quarter == 2:
        return -box.right, -box.left, -y
    if quarter == 3:
        return -box.top, -box.bottom, x
    return box.left, box.right, y


def _style(handle: Any, index: int) -> _Style:
    matrix, flags, name = pdfium.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    pdfium.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    scale = math.hypot(matrix.c, matrix.d)
    quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    bold = bool(flags.value & _FORCED_BOLD) or pdfium.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT
    named = any(part in name.value.decode("latin-1").lower() for part in _BOLD_NAMES)
    return _Style(
        pdfium.FPDFText_GetFontSize(handle, index) * scale, bold or named, quarter, _is_soft(handle, index)
    )


def _is_soft(handle: Any, index: int) -> bool:
    """Tell whether the file marks what is drawn there as a hyphen that only breaks a word over two lines, as tagged files do."""
    drawn = pdfium.FPDFText_GetTextObject(handle, index)
    text, length = (ctypes.c_ubyte * len(_MARKED_SOFT))(), ctypes.c_ulong()
    for number in range(min(pdfium.FPDFPageObj_CountMarks(drawn), _MOST_MARKS)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, number)
        said = pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", text, len(text), length)
        if said and length.value == len(text) and bytes(text) == _MARKED_SOFT:
            return True
    return False


def _objects(page: Any) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        yield pdfium.FPDFPage_GetObject(page, index)


def _rules(paths: Iterable[Any]) -> Iterator[tuple[float, float, float]]:
    """Yield the horizontal rules among the paths drawn on a page."""
    for drawn in paths:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        if top.value - bottom.value < _THICKEST and right.value - left.value > _SHORTEST:
            yield left.value, right.value, (top.value + bottom.value) / 2
