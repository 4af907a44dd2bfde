"""From glyphs to words, and from words to the lines of a column, by their places alone.

A word ends at a space or where the next glyph stands away from it. Words on one base make a line; small ones raised
above it (footnote marks) belong to it, and their digits become superscript characters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.readers.pdf_glyphs import Glyph

_GAP = 0.18
_MADE_UP_GAP = 0.05
_OVERLAP = 0.5
_SHIFT = 0.6
_SAME_BASE = 0.3
_SMALL = 0.85
_RAISED_FOOT = 0.2
_RAISED_HEIGHT = 0.62
_WIDE = 0.8
CELLS = "   "
"""What stands between words with a wide gap between them, as between the cells of a table."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Word:
    """Glyphs without a space between them."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def left(self) -> float:
        """The left side."""
        return min(glyph.left for glyph in self.glyphs)

    @cached_property
    def right(self) -> float:
        """The right side."""
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def main(self) -> Glyph:
        """The first of the largest glyphs, which tells base and size."""
        return max(self.glyphs, key=lambda glyph: glyph.size)

    @cached_property
    def base(self) -> float:
        """The height it stands at."""
        return self.main.base

    @cached_property
    def size(self) -> float:
        """The size in points."""
        return self.main.size

    def text(self, base: float, size: float) -> str:
        """Return the characters; digits raised above a line of that base and size as superscript ones."""
        chars = (
            glyph.char.translate(RAISED) if _is_raised(glyph, base, size) else glyph.char
            for glyph in self.glyphs
        )
        whole = "".join(chars).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return unicodedata.normalize("NFC", whole)


def _is_raised(glyph: Glyph, base: float, size: float) -> bool:
    low = glyph.head - glyph.foot < _RAISED_HEIGHT * size
    return glyph.char.isdecimal() and low and glyph.foot - base > _RAISED_FOOT * size


@dataclass(frozen=True)
class TextLine:
    """A line of a column: its words from left to right, the height it stands at, its size."""

    words: tuple[Word, ...]
    base: float
    size: float

    @cached_property
    def left(self) -> float:
        """The left side."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """The right side."""
        return max(word.right for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words, a space between them, or :data:`CELLS`."""
        parts: list[str] = []
        before: Word | None = None
        for word in self.words:
            if before:
                parts.append(CELLS if word.left - before.right > _WIDE * self.size else " ")
            parts.append(word.text(self.base, self.size))
            before = word
        return "".join(parts)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(glyph.bold for word in self.words for glyph in word.glyphs if glyph.char.isalnum())


def read_words(glyphs: Iterable[Glyph]) -> Iterator[Word]:
    """Yield the words in the order of the file."""
    current: list[Glyph] = []
    space: Glyph | None = None
    for glyph in glyphs:
        if glyph.char == " ":
            space = glyph
            continue
        if current and not _goes_on(current[-1], space, glyph):
            yield Word(tuple(current))
            current = []
        current.append(glyph)
        space = None
    if current:
        yield Word(tuple(current))


def _goes_on(before: Glyph, space: Glyph | None, glyph: Glyph) -> bool:
    """Tell whether `glyph` belongs to the word of the one before."""
    size = max(before.size, glyph.size)
    gap = glyph.left - before.right
    if space and (not space.made_up or gap > _MADE_UP_GAP * size):
        return False
    same_box = glyph.left == before.left and glyph.right == before.right
    near = -_OVERLAP * size < gap <= _GAP * size or same_box
    return near and abs(glyph.base - before.base) < _SHIFT * size


def read_lines(words: Iterable[Word]) -> list[TextLine]:
    """Return the lines that words of one column make, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if rows and rows[-1][0].base - word.base < _SAME_BASE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(row) for row in _with_raised(rows)]


def _with_raised(rows: Sequence[list[Word]]) -> Iterator[list[Word]]:
    """Yield the rows, small words raised above one put into it."""
    raised: list[Word] = []
    for place, row in enumerate(rows):
        below = rows[place + 1] if place + 1 < len(rows) else None
        if below and _hangs_over(row, below):
            raised += row
            continue
        yield [*raised, *row]
        raised = []


def _hangs_over(row: Sequence[Word], below: Sequence[Word]) -> bool:
    size = max(word.size for word in below)
    small = all(word.size < _SMALL * size for word in row)
    left, right = min(word.left for word in below), max(word.right for word in below)
    within = all(left - size < word.left and word.right < right + size * 2 for word in row)
    return small and within and row[0].base - below[0].base < _SHIFT * size


def _line(row: Sequence[Word]) -> TextLine:
    weights: Counter[tuple[float, float]] = Counter()
    for word in row:
        weights[round(word.size, 1), word.base] += len(word.glyphs)
    (size, base), _ = max(weights.items(), key=lambda item: (item[1], item[0]))
    return TextLine(tuple(sorted(row, key=lambda word: word.left)), base, size)
