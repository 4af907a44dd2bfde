"""The order in which the words of a page are read: columns of prose, left to right, between parts as wide as the page.

A gutter is a strip that no word crosses over several lines, with prose on either side. Where words cross it, above or
below, the page has one column again; each part is searched for gutters of its own. A table is no prose: its cells do
not fill their columns, or rules are drawn between its rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import mean, median
from typing import NamedTuple

from toolkit.readers.pdf_lines import TextLine, Word, read_lines

Rule = tuple[float, float, float]

_STEP = 2.0
_MOST_STEPS = 500
_MARGIN = 0.15
_FEWEST_LINES = 4
_NARROWEST = 0.6
_FULL = 0.55
_CHARACTERS = 17
_DEEPEST = 8
_MOST_TRIED = 8
_WIDEST = 30.0
_SLACK = 2.0


class Region(NamedTuple):
    """A part of a page read as a whole: its lines, from top to bottom, and its sides."""

    lines: tuple[TextLine, ...]
    left: float
    right: float


class _Gutter(NamedTuple):
    at: float
    top: float
    bottom: float
    lines: int


def read_regions(words: Sequence[Word], rules: Sequence[Rule], known: Sequence[float] = ()) -> list[Region]:
    """Return the parts of a page in reading order; `known` are the gutters of other pages."""
    return [_region(part) for part in _parts(words, rules, known, 0)]


def find_gutters(words: Sequence[Word], rules: Sequence[Rule]) -> list[float]:
    """Return where the first gutter of a page stands, if it has one."""
    gutter = _find_gutter(words, rules, ())
    return [gutter.at] if gutter else []


def _region(words: Sequence[Word]) -> Region:
    return Region(
        tuple(read_lines(words)), min(word.left for word in words), max(word.right for word in words)
    )


def _parts(
    words: Sequence[Word], rules: Sequence[Rule], known: Sequence[float], depth: int
) -> Iterator[Sequence[Word]]:
    gutter = _find_gutter(words, rules, known) if depth < _DEEPEST else None
    if gutter is None:
        if words:
            yield words
        return
    above = [word for word in words if word.base > gutter.top]
    below = [word for word in words if word.base < gutter.bottom]
    left, right = _sides(words, gutter)
    for part in (above, left, right, below):
        yield from _parts(part, rules, known, depth + 1)


def _find_gutter(words: Sequence[Word], rules: Sequence[Rule], known: Sequence[float]) -> _Gutter | None:
    """Return the gutter with most lines beside it, the widest of those of one height."""
    if len(words) < 2 * _FEWEST_LINES:
        return None
    words = sorted(words, key=lambda word: word.base)
    left, right = min(word.left for word in words), max(word.right for word in words)
    first = left + (right - left) * _MARGIN
    step = max(_STEP, (right - left) / _MOST_STEPS)
    last = int((right - left) * (1 - 2 * _MARGIN) / step)
    crossing: list[list[Word]] = [[] for _ in range(last + 1)]
    for word in words:
        begin = max(0, int((word.left - first) / step))
        for place in range(begin, min(last, int((word.right - first) / step)) + 1):
            crossing[place].append(word)
    found = [
        gutter
        for place, crossed in enumerate(crossing)
        for gutter in _clear_stretches(words, crossed, first + (place + 0.5) * step, known)
    ]
    found.sort(key=lambda gutter: -gutter.lines)
    alike: dict[tuple[float, float], list[_Gutter]] = {}
    for gutter in found:
        alike.setdefault((gutter.top, gutter.bottom), []).append(gutter)
    widest = (
        max(own, key=lambda gutter: _width(words, gutter)) for own in islice(alike.values(), _MOST_TRIED)
    )
    return next((gutter for gutter in widest if _parts_prose(words, rules, known, gutter)), None)


def _width(words: Sequence[Word], gutter: _Gutter) -> float:
    """Return how wide the strip is that no word stands in; 0 where words stand on one side only."""
    left, right = _sides(words, gutter)
    if not left or not right:
        return 0.0
    return min(word.left for word in right) - max(word.right for word in left)


def _sides(words: Sequence[Word], gutter: _Gutter) -> tuple[list[Word], list[Word]]:
    """Return the words on either side of the gutter."""
    within = [word for word in words if gutter.bottom <= word.base <= gutter.top]
    return [w for w in within if w.left < gutter.at], [w for w in within if w.left >= gutter.at]


def _clear_stretches(
    words: Sequence[Word], crossed: Sequence[Word], at: float, known: Sequence[float]
) -> Iterator[_Gutter]:
    """Yield the stretches between the words that stand across `at`, where words stand on both sides."""
    lines = 1 if any(abs(at - other) < _WIDEST for other in known) else _FEWEST_LINES
    shortest = (lines + 1) * words[len(words) // 2].size
    ends = [words[0].base - shortest, *(word.base for word in crossed), words[-1].base + shortest]
    for bottom, top in pairwise(ends):
        if top - bottom < shortest:
            continue
        inner = words[bisect_right(words, bottom, key=_base) : bisect_left(words, top, key=_base)]
        lefts = {round(word.base) for word in inner if word.left < at}
        rights = {round(word.base) for word in inner if word.left >= at}
        if lefts and rights:
            begin = min(max(lefts), max(rights)) + 1.0
            yield _Gutter(at, begin, inner[0].base - 1.0, min(len(lefts), len(rights)))


def _base(word: Word) -> float:
    return word.base


def _parts_prose(
    words: Sequence[Word], rules: Sequence[Rule], known: Sequence[float], gutter: _Gutter
) -> bool:
    """Tell whether columns of prose stand on either side of the gutter."""
    left, right = _sides(words, gutter)
    if not left or not right:
        return False
    begin, end = max(word.right for word in left), min(word.left for word in right)
    drawn = sum(a < gutter.at < b and gutter.bottom < y < gutter.top for a, b, y in rules)
    familiar = any(begin - _SLACK < other < end + _SLACK for other in known)
    narrow = end - begin < _NARROWEST * median(word.size for word in left)
    if narrow or drawn > 1 or gutter.lines < (1 if familiar else _FEWEST_LINES):
        return False
    return _is_prose(read_lines(left)) and (familiar or _is_prose(read_lines(right)))


def _is_prose(lines: Sequence[TextLine]) -> bool:
    """Tell whether most lines are filled."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = median((line.right - line.left) / max(right - left, 1.0) for line in lines)
    return (
        full >= _FULL and mean(sum(len(word.glyphs) for word in line.words) for line in lines) >= _CHARACTERS
    )
