"""Where a paragraph ends in a column of lines: what their places tell.

A line begins a paragraph if it stands further below the one before than lines do, is set in, is of another size or weight,
or if its first word would have had room at the end of the line before; in a column whose lines all end at its edge, also
if the line before ends short of it, on a stop. Lines centred under each other are one title.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from toolkit.readers.pdf_columns import Region
from toolkit.readers.pdf_lines import CELLS, TextLine

_ROOMY = 1.25
_TIGHT = 0.3
_SET_IN = 0.8
_SIZE = 0.08
_LEVEL = 0.25
_SPACE = 0.3
_CENTRED = 0.5
_STEP = 0.5
_AROUND = 6
_FLUSH = 0.15
_SHORT = 0.4
_FEWEST = 5
_SHARE = 0.15
_OUTLIERS = 12
_BULLET = re.compile("[•▪●○◦‣·►➢✓❖■□◆◇\uf0b7\uf0a7]")
_DASH = re.compile("[-–—o*] ")
_LABEL = re.compile(r"(?:\(?[0-9A-Za-z]{1,4}[.)]|\d{1,3}|[•▪●○◦‣·►➢✓❖■□◆◇–—*o\uf0b7\uf0a7-])(?=\s|$)")
_STOP = re.compile(r"[.!?:;,][”\"’')\]]*[⁰¹²³⁴-⁹]{0,3}$")


class Setting(NamedTuple):
    """How a document is set: the size of its text, and how far its lines stand apart, in sizes."""

    body: float
    pitch: float


def read_setting(regions: Iterable[Region]) -> Setting:
    """Return the size most characters have, and the smallest distance that is common between lines of that size."""
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for region in regions:
        for line in region.lines:
            sizes[line.size] += len(line.text)
        for before, line in pairwise(region.lines):
            if before.size == line.size:
                steps[round((before.base - line.base) / line.size, 1)] += 1
    body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    steps = Counter({step: count for step, count in steps.items() if 0.8 < step < 4})
    most = max(steps.values(), default=0)
    common = [step for step, count in steps.items() if 4 * count >= most]
    return Setting(body, min(common, default=1.2))


class Column:
    """A region on its way to paragraphs: which of its lines begin one."""

    def __init__(self, region: Region, setting: Setting) -> None:
        self.region = region
        self.setting = setting
        self.lines = region.lines
        self.edge = _edge(region)
        full = sum(abs(line.right - self.edge) < _FLUSH * line.size for line in self.lines)
        self.justified = len(self.lines) > _FEWEST and 2 * full > len(self.lines)

    def breaks(self) -> list[bool]:
        """Return for each line whether it begins a paragraph; the first one does."""
        found: list[bool] = []
        start = 0
        for place in range(len(self.lines)):
            found.append(place == 0 or self._begins(place, start))
            start = place if found[-1] else start
        return found

    def _begins(self, place: int, start: int) -> bool:
        before, line = self.lines[place - 1], self.lines[place]
        if self._apart(before, line) or _BULLET.match(line.text):
            return True
        if _DASH.match(line.text) and _STOP.search(before.text):
            return True
        if self._centred(line) and self._goes_on_centred(before):
            return False
        if _LABEL.match(line.text) and line.left < before.left - _SET_IN * line.size:
            return True
        return self._shifted(place, start) or self.ends(before, line, self._edge(place))

    def ends(self, before: TextLine, line: TextLine, edge: float) -> bool:
        """Tell whether a paragraph ends on the line before, which had room for the first word of `line`, or should be full."""
        if self.justified and _STOP.search(before.text) and before.right < edge - _SHORT * before.size:
            return True
        return has_room(before, line, edge)

    def _apart(self, before: TextLine, line: TextLine) -> bool:
        """Tell whether the lines differ in size or weight, or stand further apart than lines do."""
        if abs(before.size - line.size) > _SIZE * max(before.size, line.size):
            return True
        if before.bold != line.bold and not line.text[:1].islower():
            return True
        return before.base - line.base > _ROOMY * self.setting.pitch * max(before.size, line.size)

    def _shifted(self, place: int, start: int) -> bool:
        """Tell whether the line is set in or out against those before it as only a first line is."""
        before, line = self.lines[place - 1], self.lines[place]
        shift = (line.left - before.left) / line.size
        if abs(shift) < _SET_IN:
            return False
        after = self.lines[place + 1] if place + 1 < len(self.lines) else None
        first = place - 1 == start
        if shift < 0:
            return not first
        hanging = first and (
            _LABEL.match(before.text) or (after and abs(after.left - line.left) < _LEVEL * line.size)
        )
        return not hanging

    def _edge(self, place: int) -> float:
        """Return the right edge of the lines around that begin as far left: the one that several share, else the column's.

        Rows of a table don't count.
        """
        around = self.lines[max(0, place - _AROUND) : place + _AROUND]
        near = _LEVEL * self.lines[place].size
        level = [line for line in around if abs(line.left - self.lines[place].left) < near]
        rights = [line.right for line in level if CELLS not in line.text]
        shared = [right for right in rights if sum(abs(right - other) < near for other in rights) > 2]
        return max(shared, default=self.edge)

    def _centred(self, line: TextLine) -> bool:
        return line.left - self.region.left > line.size and self._off_centre(line) < _CENTRED

    def _goes_on_centred(self, before: TextLine) -> bool:
        """Tell whether a centred line may go on with the one before: one that is centred too, or as wide as the column."""
        return self._centred(before) or (
            self._off_centre(before) < _CENTRED and not _STOP.search(before.text)
        )

    def _off_centre(self, line: TextLine) -> float:
        return abs(line.left + line.right - self.region.left - self.region.right) / 2 / line.size


def _edge(region: Region) -> float:
    """Return how far to the right the lines of a column reach: where several end, else where all but a few do."""
    rights = sorted(line.right for line in region.lines)
    near = _LEVEL * region.lines[0].size
    for right in reversed(rights):
        if bisect_left(rights, right + near) - bisect_right(rights, right - near) >= max(
            3, _SHARE * len(rights)
        ):
            return right
    return rights[-1 - min(len(rights) // _OUTLIERS, len(rights) - 1)]


def has_room(before: TextLine, line: TextLine, edge: float) -> bool:
    """Tell whether the first word of `line` would have had room at the end of the line before it."""
    word = line.words[0]
    return before.right + (_SPACE + _TIGHT) * line.size + word.right - word.left < edge


def goes_on(before: Column, after: Column) -> bool:
    """Tell whether the first line of a column goes on with the paragraph that the column before it ends on."""
    last, line = before.lines[-1], after.lines[0]
    if abs(last.size - line.size) > _SIZE * line.size or last.bold != line.bold or _BULLET.match(line.text):
        return False
    following = after.lines[1] if len(after.lines) > 1 else None
    set_in = following is not None and line.left - following.left > _SET_IN * line.size
    return not set_in and not before.ends(last, line, before.edge)


def indent(line: TextLine, region: Region) -> int:
    """Return how many columns the line is set in, half a size each."""
    return max(0, min(60, round((line.left - region.left) / (line.size * _STEP))))
