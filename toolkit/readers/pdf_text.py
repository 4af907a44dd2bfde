"""From the glyphs of a document's pages to its text: words, margins, columns, footnotes, paragraphs.

The text of a page is read column after column, its footnotes come last. A blank line parts one paragraph from the next;
a page whose first line goes on with the paragraph before it begins without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.readers.pdf_columns import Region, Rule, find_gutters, read_regions
from toolkit.readers.pdf_glyphs import PageGlyphs
from toolkit.readers.pdf_lines import read_words
from toolkit.readers.pdf_margins import Page, part_margins
from toolkit.readers.pdf_notes import count_notes, note_text, part_notes, raised_marks
from toolkit.readers.pdf_paragraphs import Column, Setting, goes_on, indent, read_setting


class Row(NamedTuple):
    """A line of the text, and its number on the page; a blank one has that of the line after it."""

    text: str
    number: int


class Text(NamedTuple):
    """The rows of each page, and the running heads and page numbers dropped, each once."""

    pages: tuple[tuple[Row, ...], ...]
    dropped: tuple[str, ...]


def read_text(found: Sequence[PageGlyphs]) -> Text:
    """Return the text of the pages."""
    pages = part_margins([tuple(read_words(page.glyphs)) for page in found])
    gutters = [
        at for page, own in zip(pages, found, strict=True) for at in find_gutters(page.words, own.rules)
    ]
    regions = [read_regions(page.words, own.rules, gutters) for page, own in zip(pages, found, strict=True)]
    setting = read_setting(region for own in regions for region in own)
    rows: list[tuple[Row, ...]] = []
    before: Column | None = None
    for page, own, parts in zip(pages, found, regions, strict=True):
        writer = _Writer(page, setting, before)
        rows.append(writer.write(parts, own.rules))
        before = writer.before
    dropped = dict.fromkeys(text for page in pages for text in (*page.head, *page.foot))
    return Text(tuple(rows), tuple(dropped))


class _Writer:
    """One page on its way to rows; `before` is the column that the text has come to."""

    def __init__(self, page: Page, setting: Setting, before: Column | None) -> None:
        self.setting = setting
        self.before = before
        self.number = len(page.head)
        self.rows: list[Row] = []

    def write(self, regions: Sequence[Region], rules: Sequence[Rule]) -> tuple[Row, ...]:
        marks = raised_marks([line for region in regions for line in region.lines])
        first_notes = [
            len(region.lines) - count_notes(region, self.setting.body, rules, marks) for region in regions
        ]
        for region, first in zip(regions, first_notes, strict=True):
            if first:
                self._write_column(Column(region._replace(lines=region.lines[:first]), self.setting))
        for region, first in zip(regions, first_notes, strict=True):
            for note in part_notes(region.lines[first:], marks):
                self._blank()
                self._row(note_text(note[0]))
                for line in note[1:]:
                    self._row(line.text)
        return tuple(self.rows) or (Row("", 1),)

    def _write_column(self, column: Column) -> None:
        begins = column.breaks()
        begins[0] = self.before is not None and not goes_on(self.before, column)
        for begun, line in zip(begins, column.lines, strict=True):
            if begun:
                self._blank()
            self._row(" " * indent(line, column.region) + line.text)
        self.before = column

    def _row(self, text: str) -> None:
        self.number += 1
        self.rows.append(Row(text, self.number))

    def _blank(self) -> None:
        self.rows.append(Row("", self.number + 1))
