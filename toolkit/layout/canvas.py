"""A stretch of source whose markup is taken away: what is shown of it, line by line, and how it is emphasised."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.layout.text import Placed, concat

_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)]{1,2}\s+(?=\S)")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_OTHER_SPACE = re.compile(r"[^\S ]")


class Row(NamedTuple):
    """One line as a reader sees it: its text, and how all of it is emphasised (2 bold or underlined, 1 italic, 0 not), its number aside.

    ``running``: the emphasis it begins with was opened in the line before.
    """

    text: Placed
    strong: int
    running: bool = False


@dataclass
class Canvas:
    """A stretch of source while markup is taken away: what is shown in place of single characters, and how each is emphasised."""

    source: str
    start: int
    end: int
    shown: dict[int, str]
    strong: list[int]

    def drop(self, start: int, end: int) -> None:
        """Show nothing of what stands from `start` to `end`, line ends aside."""
        for index in range(start, end):
            if self.source[index] not in "\r\n":
                self.shown[index] = ""


def split_canvas(canvas: Canvas) -> Iterator[Row]:
    """Yield the lines of the canvas."""
    breaks = [match.span() for match in _NEWLINE.finditer(canvas.source, canvas.start, canvas.end)]
    breaks = sorted([*breaks, *((index, index + 1) for index, text in canvas.shown.items() if text == "\n")])
    changed = sorted(canvas.shown)
    emphasised = any(canvas.strong)
    first, running = canvas.start, False
    for last, after in [*breaks, (canvas.end, canvas.end + 1)]:
        inside = changed[bisect_left(changed, first) : bisect_left(changed, last)]
        shown = (
            concat(_pieces(canvas, first, last, inside))
            if inside
            else _placed(canvas.source[first:last], first)
        )
        text = shown.strip()
        yield Row(text, _strength(canvas, first, last, text.text) if emphasised else 0, running)
        running = after <= canvas.end and bool(canvas.strong[after - 1 - canvas.start]) and bool(text.text)
        first = after


def _pieces(canvas: Canvas, first: int, last: int, changed: Sequence[int]) -> Iterator[Placed]:
    """Yield what is shown of a line, whose characters at `changed` are not shown as they are."""
    for index in changed:
        yield _placed(canvas.source[first:index], first)
        shown = canvas.shown[index]
        yield Placed(_plain(shown), ((0, index, 1),) if len(shown) == 1 else ())
        first = index + 1
    yield _placed(canvas.source[first:last], first)


def _placed(text: str, at: int) -> Placed:
    return Placed(_plain(text), ((0, at, len(text)),) if text else ())


def _plain(text: str) -> str:
    """Return `text` with plain spaces for white space of any kind."""
    return _OTHER_SPACE.sub(" ", text)


def _strength(canvas: Canvas, first: int, last: int, text: str) -> int:
    """Return how all of a line is emphasised, a number that it begins with aside."""
    strong = [
        canvas.strong[index - canvas.start]
        for index in range(first, last)
        for char in canvas.shown.get(index, canvas.source[index])
        if not char.isspace()
    ]
    label = _NUMBERED.match(text)
    return min(strong[sum(not char.isspace() for char in label[0]) :] if label else strong, default=0)
