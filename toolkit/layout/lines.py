r"""The lines of a source file as they stand: where each begins and ends, on which page, how far it is indented.

A line ends at ``\n``, ``\r\n`` or ``\r``; a form feed begins a new page and, inside a line, a new stretch of it.
:func:`wrap_width` tells whether lines were broken to a width (then a line end means nothing by itself) or each
paragraph stands on a line of its own (then it means a new paragraph).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from toolkit.layout.text import strip_blank
from toolkit.lexicons import load_lexicon

_END = re.compile(r"\r\n|\n|\r|\f")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_WRAPPED_AT_MOST = 160
_BROKEN = 0.1
_SPACED = 0.8
_FEWEST = 6
_SHORT = 40
MOST_LINES = 400
"""No paragraph has more lines: what comes after them is joined to it no longer."""


@dataclass(frozen=True)
class Line:
    """A stretch of a source line; ``number`` and ``page`` count from 1."""

    number: int
    page: int
    start: int
    end: int
    raw: str

    @cached_property
    def text(self) -> str:
        """The line without white space and invisible characters around it."""
        return strip_blank(self.raw)

    @cached_property
    def indent(self) -> int:
        """How many columns of white space stand before the text."""
        raw = self.raw.expandtabs(4)
        return len(raw) - len(raw.lstrip())

    @cached_property
    def length(self) -> int:
        """The column after the last character, a space that may not be broken counted."""
        return len(self.raw.rstrip(" \t"))


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


def unquoted(line: Line) -> Line:
    """Return a line of Markdown without the marks of a block quote."""
    match = _QUOTE.match(line.raw)
    if not match:
        return line
    return replace(line, start=line.start + match.end(), raw=line.raw[match.end() :])


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width that lines are broken to, or 0 where each paragraph has a line of its own.

    Only lines that another one follows directly can have been broken; of these the ninth decile is taken, so that
    one long line (an address, a table) does not decide. Where most of the text stands in lines far longer than that
    (headings directly above unbroken paragraphs), or next to no line goes on in lower case, nothing is broken.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if line.text and after.text]
    inner = sorted(line.length for line, _ in pairs)
    unfinished = set(load_lexicon("layout")["unfinished"])
    broken = sum(
        after.text[0].islower() or line.text.rpartition(" ")[2] in unfinished for line, after in pairs
    )
    if not inner or broken < _BROKEN * len(pairs):
        return 0
    width = inner[len(inner) * 9 // 10]
    longer = sum(line.length for line in lines if line.length > 1.5 * width)
    unbroken = longer > sum(line.length for line in lines) / 2
    return 0 if unbroken or width > _WRAPPED_AT_MOST else width


def close_up(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a double-spaced file without the single blank lines between them, others as they are.

    A file is double-spaced if nearly every line of text has a blank line after it and sentences run on past them.
    """
    texts = [index for index, line in enumerate(lines) if line.text]
    steps = [(before, after) for before, after in pairwise(texts) if lines[before].page == lines[after].page]
    spaced = [(before, after) for before, after in steps if after == before + 2]
    running = sum(_runs_on(lines[before].text) for before, _ in spaced)
    if len(spaced) < max(_FEWEST, _SPACED * len(steps)) or running < len(spaced) / 2:
        return list(lines)
    dropped = {before + 1 for before, _ in spaced}
    return [line for index, line in enumerate(lines) if index not in dropped]


def without_page_ends(lines: Sequence[Line]) -> list[Line]:
    r"""Return the lines without the empty stretches between a line end and the form feed right after it.

    Examples
    --------
    >>> [line.text for line in without_page_ends(split_lines("One\n\fTwo\n\n\fThree"))]
    ['One', 'Two', '', 'Three']
    """
    return [
        line
        for line, after in zip(lines, [*lines[1:], None], strict=True)
        if line.text or after is None or after.number != line.number
    ]


def _runs_on(text: str) -> bool:
    return _SHORT <= len(text) <= _WRAPPED_AT_MOST and text[-1] not in '.,;:!?”"'
