"""The blocks of text of a web page, in order, each line with the line of the file on which it begins.

One walk over the elements: a block ends where an element begins or ends that is set as a block, and where two line
breaks follow each other, since many pages make their paragraphs so. What is not shown (scripts, hidden elements) is left
out. White space is folded as a browser does, except where it is kept (``<pre>``, ``white-space: pre-wrap``). The parser says
on which line each start tag ends; the line ends in the text after it are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.readers.html_block import Block, Chunk, Row
from toolkit.readers.html_lists import BULLET, ListItems, note_numbers
from toolkit.readers.html_style import Style, sets_block, styled
from toolkit.readers.html_tables import is_data_table, is_lone_label

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b\xad\ufeff]")
_LAST_LINE = 65535
_HEADING = re.compile(r"h[1-6]")
_MOST_INDENT = 6


def read_blocks(root: Element) -> list[Block]:
    """Return the blocks of a page.

    Examples
    --------
    >>> from toolkit.readers.html_page import parse_page
    >>> [(block.marker, block.text) for block in read_blocks(parse_page("<ol start=4><li>We met.<li>We agreed.", ""))]
    [('4.', 'We met.'), ('5.', 'We agreed.')]
    """
    from lxml import etree

    walk = _Walk(note_numbers(root))
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "start":
            walk.start(element)
            walk.say(element.text)
        else:
            walk.end(element) if event == "end" else walk.pass_to(element)
            walk.say(element.tail)
    walk.flush()
    return walk.blocks


class _Walk:
    """Where the walk is: open elements and lists, the line of the file, the rows of the block begun."""

    def __init__(self, notes: dict[str, str]) -> None:
        self.blocks: list[Block] = []
        self._notes = notes
        self._line = 1
        self._styles = [Style()]
        self._homes: list[Element] = []
        self._lists: list[ListItems] = []
        self._data: list[bool] = []
        self._rows = [Row()]
        self._marker: str | None = None
        self._level = 0
        self._in_row = False
        self._cells = 0
        self._glued = False

    def pass_to(self, element: Element) -> None:
        """Go on to the line on which the element begins, as far as the parser says it."""
        if self._line < (element.sourceline or 0) < _LAST_LINE:
            self._line = element.sourceline

    def start(self, element: Element) -> None:
        """Begin an element."""
        self.pass_to(element)
        style = styled(self._styles[-1], element)
        self._styles.append(style)
        if style.hidden:
            return
        if element.tag == "br":
            self._break()
        elif sets_block(element):
            self.flush()
            self._homes.append(element)
            self._open(element)

    def end(self, element: Element) -> None:
        """End an element."""
        hidden = self._styles.pop().hidden
        if not hidden and self._homes and self._homes[-1] is element:
            self._close(element)
            self._homes.pop()

    def say(self, text: str | None) -> None:
        """Take text in an element or after it."""
        if not text:
            return
        style = self._styles[-1]
        if not style.hidden:
            for count, part in enumerate(text.split("\n") if style.kept else [text]):
                if count:
                    self._break()
                self._put(part, self._line + count)
        self._line += text.count("\n")

    def flush(self) -> None:
        """End the block that was begun, if any."""
        if self._in_row:
            self._rows[-1].add(" ", Style())
        elif not self._glued:
            self.blocks.extend(self._finished())
            self._rows = [Row()]

    def _open(self, element: Element) -> None:
        tag = element.tag
        if _HEADING.fullmatch(tag):
            self._level = int(tag[1])
        elif tag in {"ol", "ul", "menu", "dir"}:
            self._lists.append(ListItems(element))
        elif tag == "li" and self._lists:
            own = self._lists[-1].marker(element)
            note = self._notes.get(element.get("id", ""))
            self._marker = (
                f"<sup>{note}</sup>"
                if note
                else " ".join(filter(None, [(self._marker or "").strip(BULLET), own]))
            )
        elif tag == "table":
            self._data.append(is_data_table(element))
        elif tag == "tr" and self._data and self._data[-1]:
            self._in_row, self._cells = True, 0
        elif tag in {"td", "th"} and self._in_row:
            if self._cells:
                self._rows[-1].chunks.append(Chunk(" ", Style(), cell=True))
            self._cells += 1
        elif tag == "hr":
            self.blocks.append(Block(element))

    def _close(self, element: Element) -> None:
        tag = element.tag
        if tag in {"td", "th"} and not self._in_row and is_lone_label(self._begun()):
            self._rows[-1].add(" ", Style())
            self._glued = True
        elif tag == "tr":
            self._in_row = self._glued = False
        self.flush()
        if _HEADING.fullmatch(tag):
            self._level = 0
        elif tag in {"ol", "ul", "menu", "dir"}:
            self._lists.pop()
        elif tag == "li":
            self._marker = None
        elif tag == "table":
            self._data.pop()

    def _begun(self) -> str:
        return "".join(chunk.text for row in self._rows for chunk in row.chunks).strip()

    def _break(self) -> None:
        if self._in_row:
            self._rows[-1].add(" ", Style())
        else:
            self._rows.append(Row())

    def _put(self, text: str, line: int) -> None:
        row, style = self._rows[-1], self._styles[-1]
        words = _SPACE.sub(" ", _INVISIBLE.sub("", text))
        if words.strip():
            self._glued = False
            if row.home is None:
                row.home = self._homes[-1]
                row.line = line + text[: len(text) - len(text.lstrip())].count("\n")
            if style.symbols and len(words.strip()) == 1:
                words = f"{BULLET} "
        if words:
            row.add(words, style)

    def _finished(self) -> Iterator[Block]:
        """Yield the rows as blocks: an empty row parts two of them."""
        depth = min(len(self._lists), _MOST_INDENT)
        group: list[Row] = []
        for row in [*self._rows, Row()]:
            if row.home is not None:
                group.append(row)
            elif group:
                yield Block(
                    group[0].home,
                    tuple(group),
                    self._level,
                    self._marker or "",
                    depth - (self._marker is not None),
                )
                group, self._marker = [], None
