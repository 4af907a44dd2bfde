"""Footnotes: lines in small type at the foot of a column, or below a short rule there.

They begin with a number or a sign. A plain number begins one only below a rule, or where the same number stands raised
in the text of the page; it becomes a superscript one, as the mark in the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from toolkit.readers.pdf_columns import Region, Rule
from toolkit.readers.pdf_lines import RAISED, TextLine

_SMALLER = 0.93
_SMALL_BELOW_RULE = 0.98
_CLEAR = 0.6
_PLAIN = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_SIGN = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]|[*†‡]{1,3})\s*(?=\S)")
_MARKS = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def raised_marks(lines: Sequence[TextLine]) -> set[str]:
    """Return the numbers that stand raised in the text."""
    return {mark.translate(_LOWERED) for line in lines for mark in _MARKS.findall(line.text)}


def count_notes(region: Region, body: float, rules: Sequence[Rule], marks: Set[str]) -> int:
    """Return how many of the last lines of a column are footnotes; `body` is the size of the text."""
    lines = region.lines
    first = len(lines)
    while first and lines[first - 1].size < _SMALLER * body:
        first -= 1
    ruled = _below_rule(region, rules)
    if ruled is not None and (lines[ruled].size < _SMALL_BELOW_RULE * body or _SIGN.match(lines[ruled].text)):
        return len(lines) - ruled
    if not first:
        return 0
    while first < len(lines) and not _begins(lines[first], marks):
        first += 1
    return len(lines) - first


def part_notes(lines: Sequence[TextLine], marks: Set[str]) -> list[list[TextLine]]:
    """Return the lines of each footnote; plain numbers begin one if they count up and mark a word, if any number does."""
    notes: list[list[TextLine]] = []
    last = 0
    for line in lines:
        plain, sign = _PLAIN.match(line.text), _SIGN.match(line.text)
        number = int(plain[1]) if plain else 0
        counted = plain and (number == last + 1 or not last) and (not marks or plain[1] in marks)
        if sign or not notes or counted:
            notes.append([])
            digits = sign[0].strip().strip("[]").translate(_LOWERED) if sign else ""
            last = int(digits) if digits.isdecimal() else number
        notes[-1].append(line)
    return notes


def note_text(line: TextLine) -> str:
    """Return the text of a line that begins a footnote, its number superscript."""
    plain, sign = _PLAIN.match(line.text), _SIGN.match(line.text)
    if plain:
        return f"{plain[1].translate(RAISED)} {line.text[plain.end() :]}"
    return f"{sign[0].strip()} {line.text[sign.end() :]}" if sign else line.text


def _begins(line: TextLine, marks: Set[str]) -> bool:
    plain = _PLAIN.match(line.text)
    return bool(_SIGN.match(line.text)) or bool(plain and plain[1] in marks)


def _below_rule(region: Region, rules: Sequence[Rule]) -> int | None:
    """Return the first line below the lowest rule that stands clear of the lines around it, with text above it."""
    tops = list(_separators(region, rules))
    below = [place for place, line in enumerate(region.lines) if tops and line.base < min(tops)]
    return below[0] if below and below[0] else None


def _separators(region: Region, rules: Sequence[Rule]) -> Iterator[float]:
    """Yield the heights of the short rules at the left of a column between two of its lines, none underlining one."""
    width = region.right - region.left
    for left, right, height in rules:
        if abs(left - region.left) > 0.1 * width or right - left > 0.6 * width:
            continue
        for above, below in pairwise(region.lines):
            if below.base < height < above.base - _CLEAR * above.size:
                yield height
