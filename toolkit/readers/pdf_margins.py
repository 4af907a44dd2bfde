"""Running heads and page numbers: rows at the head or foot of a page that stand there on other pages too.

A row is one if the same words stand at the same height on another page, one number in step with the pages aside, and
nothing but such rows stands further out; the text begins at some distance. A number alone in the margin, well apart from the text, is a page number even where there is one page only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.readers.pdf_lines import TextLine, Word, read_lines

_DEPTH = 4
_NUMBER = re.compile(r"[-–—|\[( ]*(?:\d{1,4}|[ivxl]{1,6})[-–—|\]) ]*")
_COUNT = re.compile(r"\d{1,4}")
_ROMAN = re.compile(r"[-–—\[( ]*[ivxl]{1,6}[-–—\]) ]*")
_LONGEST = 200
_APART = 2.2
_CLOSE = 1.4
_NEAR = 2.0


_Key = tuple[str, int, int]


class Page(NamedTuple):
    """A page without its running heads: its words, and the rows taken from its head and foot."""

    words: tuple[Word, ...]
    head: tuple[str, ...]
    foot: tuple[str, ...]


def part_margins(pages: Sequence[Sequence[Word]]) -> list[Page]:
    """Return the pages, the rows at head and foot that recur taken off."""
    rows = [read_lines(words) for words in pages]
    known: Counter[_Key] = Counter()
    for number, own in enumerate(rows):
        outer = {*own[:_DEPTH], *own[-_DEPTH:]} if len(own) > 2 * _DEPTH else set(own)
        known.update({key for row in outer for key in _keys(row, number)})
    return [
        _Margins(own, number, known).part(words)
        for number, (words, own) in enumerate(zip(pages, rows, strict=True))
    ]


def _keys(row: TextLine, page: int) -> set[_Key]:
    """Return what the row is known by: its words, or those around a number and how far it is from the page's; its height, rounded up and down."""
    text = row.text
    forms = {(text, 0)} if not _ROMAN.fullmatch(text) else {("", 0)}
    for match in _COUNT.finditer(text):
        forms.add((f"{text[: match.start()]}#{text[match.end() :]}", int(match[0]) - page))
    height = int(row.base / _NEAR)
    return {(*form, near) for form in forms for near in (height, height + 1)}


class _Margins:
    """The rows of a page, and what recurs on the pages of its document."""

    def __init__(self, rows: Sequence[TextLine], page: int, known: Counter[_Key]) -> None:
        self.rows, self.page, self.known = rows, page, known

    def part(self, words: Sequence[Word]) -> Page:
        """Return the page of those words without the rows at its head and foot."""
        head = self._outer(self.rows)
        foot = self._outer(self.rows[len(head) :][::-1])[::-1]
        taken = {id(word) for row in (*head, *foot) for word in row.words}
        kept = tuple(word for word in words if id(word) not in taken)
        return Page(kept, tuple(row.text for row in head), tuple(row.text for row in foot))

    def _outer(self, rows: Sequence[TextLine]) -> Sequence[TextLine]:
        """Return the rows from the outermost inwards that are no text."""
        count = 0
        while count < min(_DEPTH, len(rows)) and (
            self._recurs(rows[count]) or _is_page_number(rows[count : count + 2])
        ):
            count += 1
        while 0 < count < len(rows) and _is_close(rows[count - 1], rows[count]):
            count -= 1
        return rows[:count]

    def _recurs(self, row: TextLine) -> bool:
        return len(row.text) <= _LONGEST and max(self.known[key] for key in _keys(row, self.page)) > 1


def _is_close(row: TextLine, inner: TextLine) -> bool:
    """Tell whether two rows stand as near to each other as the lines of a text do."""
    return abs(row.base - inner.base) < _CLOSE * max(row.size, inner.size)


def _is_page_number(rows: Sequence[TextLine]) -> bool:
    """Tell whether the outer row is a number alone, well apart from the next one."""
    if not _NUMBER.fullmatch(rows[0].text):
        return False
    return len(rows) == 1 or abs(rows[0].base - rows[1].base) > _APART * rows[1].size
