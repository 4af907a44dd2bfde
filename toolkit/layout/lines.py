r"""The lines of a source file as they stand: where each begins and ends, on which page, how far it is indented.

A line ends at ``\n``, ``\r\n`` or ``\r``; a form feed begins a new page and, inside a line, a new stretch of it.
:func:`wrap_width` tells whether lines were broken to a width (then a line end means nothing by itself) or each
paragraph stands on a line of its own (then it means a new paragraph).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(r"\r\n|\n|\r|\f")
_WRAPPED_AT_MOST = 160


@dataclass(frozen=True)
class Line:
    """A stretch of a source line; ``number`` and ``page`` count from 1."""

    number: int
    page: int
    start: int
    end: int
    raw: str

    @property
    def text(self) -> str:
        """The line without white space around it."""
        return self.raw.strip()

    @property
    def indent(self) -> int:
        """How many columns of white space stand before the text."""
        raw = self.raw.expandtabs(4)
        return len(raw) - len(raw.lstrip())

    @property
    def length(self) -> int:
        """The column after the last character."""
        return len(self.raw.rstrip())


def split_lines(source: str) -> list[Line]:
    r"""Return the lines of `source`.

    Examples
    --------
    >>> [(line.number, line.page, line.text) for line in split_lines("One\r\n\fTwo")]
    [(1, 1, 'One'), (2, 1, ''), (2, 2, 'Two')]
    """
    return list(_stretches(source))


def _stretches(source: str) -> Iterator[Line]:
    number, page, start = 1, 1, 0
    for match in _END.finditer(source):
        yield Line(number, page, start, match.start(), source[start : match.start()])
        start = match.end()
        if match[0] == "\f":
            page += 1
        else:
            number += 1
    if start < len(source):
        yield Line(number, page, start, len(source), source[start:])


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width that lines are broken to, or 0 where each paragraph has a line of its own.

    Only lines that another one follows directly can have been broken; of these the ninth decile is taken, so that
    one long line (an address, a table) does not decide.
    """
    inner = sorted(line.length for line, after in pairwise(lines) if line.text and after.text)
    if not inner:
        return 0
    width = inner[len(inner) * 9 // 10]
    return width if width <= _WRAPPED_AT_MOST else 0
