"""The text of a Word document as Markdown.

Each paragraph is a line (several where its line is broken by hand), with a blank line after it, its label before it.
Headings and the title are told by their styles; a line that is bold, underlined or italic as a whole stands in marks of
emphasis. A table is read row by row: short cells make one line, longer ones paragraphs. Footnotes and endnotes, counted on
through the document, stand below the paragraph or row that refers to them. Page heads and feet and the table of contents
are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.readers.docx_blocks import Blocks, Note, Notes, Paragraph, Run, Table, joined, split_runs
from toolkit.readers.docx_numbering import Numbering
from toolkit.readers.docx_package import Element, Package, child, number, value
from toolkit.readers.docx_story import Story
from toolkit.readers.docx_styles import Styles
from toolkit.readers.markdown import emphasised, escaped

_DEEPEST = 8
_SET_IN = "   "
_TOP = 24
_LONGEST_HEADING = 40
_LONGEST_SENTENCE = 16
_LONGEST_CELL = 120
_CONTENTS_STYLES = ("toc ", "table of figures")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[ivxlcdm]{1,7}|[a-z])[.)]{0,2}", re.IGNORECASE)


class Line(NamedTuple):
    """A line of the text, and the number of the paragraph it comes from."""

    text: str
    number: int


class Writer:
    """The lines written so far, with what is needed to write the next."""

    def __init__(self, package: Package, main: str) -> None:
        self.package = package
        self.main = main
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"), self.styles.lists)
        self.notes = Notes()
        parts = [(kind, self._part(f"{kind}s")) for kind in ("footnote", "endnote")]
        self.stories = {
            (kind, value(each, "w:id") or ""): each
            for kind, root in parts
            if root is not None
            for each in root
        }
        self.lines: list[Line] = []
        self.titles: list[str] = []
        self.contents: list[str] = []

    @property
    def title(self) -> str:
        """The words of the paragraphs at the top in the style of a title."""
        return " ".join(self.titles)

    def _part(self, kind: str) -> Element | None:
        paths = self.package.related(self.main, kind)
        return self.package.part(paths[0]) if paths else None

    def write_body(self, blocks: Blocks) -> None:
        """Write the body, and below each paragraph and table the notes that it refers to."""
        due = list(self.notes.found.items())[::-1]
        for place, block in enumerate(found := list(joined(blocks)), 1):
            self._write(block)
            while due and (due[-1][1].paragraph <= block.last or place == len(found)):
                self._write_note(*due.pop())

    def _write_note(self, key: tuple[str, str], note: Note) -> None:
        words = " ".join(self._texts(self.stories[key])) if key in self.stories else ""
        self._put([Line(f"[^{note.number}]: {words}", note.paragraph)] if words else [])

    def _write(self, block: Paragraph | Table) -> None:
        """Write a paragraph or a table; no table stands deeper in others than a story may have it."""
        if isinstance(block, Paragraph):
            self._put(self._paragraph(block))
        else:
            for row in block.rows:
                self._write_row(row)

    def _put(self, lines: Sequence[Line]) -> None:
        if lines:
            self.lines += [*lines, Line("", lines[-1].number)]

    def _paragraph(self, paragraph: Paragraph) -> list[Line]:
        """Return the lines of a paragraph; one without words still counts in its list."""
        label, level = self._label(paragraph)
        parts = [part for part in split_runs(paragraph.runs) if _words(part)]
        if paragraph.contents or paragraph.style.name.startswith(_CONTENTS_STYLES):
            self.contents += map(_words, parts)
            return []
        hashes = _hashes(paragraph, " ".join(map(_words, parts)))
        if paragraph.style.name == "title":
            self.titles += map(_words, parts if len(self.lines) < _TOP else ())
            hashes = "#"
        if hashes and parts:
            words = f"{label} {' '.join(map(_escaped, parts))}".strip()
            return [Line(f"{hashes} {words}", paragraph.number)]
        texts = [_markdown(part) for part in parts]
        if texts and label:
            texts[0] = f"{_SET_IN * level}{label} {texts[0]}"
        return [Line(text, paragraph.number) for text in texts]

    def _label(self, paragraph: Paragraph) -> tuple[str, int]:
        """Return the label that the list of a paragraph gives it, and how deep it stands there."""
        style = paragraph.style
        listed = child(paragraph.properties, "w:numPr")
        num_id, level = value(child(listed, "w:numId")), number(child(listed, "w:ilvl"))
        if num_id is None:
            num_id = style.num_id or ""
            level = style.level if level is None else level
            level = self.numbering.level_of(num_id, style.key) if level is None else level
        level = min(max(level or 0, 0), _DEEPEST)
        return (self.numbering.count(num_id, level) or "", level)

    def _write_row(self, row: Sequence[Blocks]) -> None:
        """Write a row: as one line if its cells are short, else cell by cell; a label goes before what it labels."""
        cells = [cell for cell in map(self._cell, row) if cell]
        if len(cells) > 1 and _LABEL.fullmatch(cells[0][0].text) and len(cells[0]) == len(["label", "blank"]):
            (label, _), (first, *rest), *others = cells
            cells = [[first._replace(text=f"{label.text} {first.text}"), *rest], *others]
        words = [" ".join(line.text for line in cell if line.text) for cell in cells]
        if len(cells) > 1 and max(map(len, words)) <= _LONGEST_CELL:
            self._put([Line(f"| {' | '.join(words)} |", cells[0][0].number)])
        else:
            self.lines += [line for cell in cells for line in cell]

    def _cell(self, blocks: Blocks) -> list[Line]:
        """Return the lines of a cell, or of a story."""
        begin = len(self.lines)
        for block in joined(blocks):
            self._write(block)
        cell = self.lines[begin:]
        del self.lines[begin:]
        return cell

    def _texts(self, root: Element) -> list[str]:
        """Return the paragraphs of a note, a page head or foot."""
        return [line.text for line in self._cell(Story(self.styles).read(root)) if line.text]

    def margins(self) -> Iterator[str]:
        """Yield the texts of page heads and feet."""
        for kind in ("header", "footer"):
            for path in self.package.related(self.main, kind):
                yield from self._texts(self.package.part(path))


def _words(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs if not run.markup).strip()


def _escaped(runs: Sequence[Run]) -> str:
    return "".join(run.text if run.markup else escaped(run.text) for run in runs).strip()


def _markdown(runs: Sequence[Run]) -> str:
    """Return a line as Markdown, with emphasis if all its words have it."""
    looks = [run.look for run in runs if not run.markup and any(map(str.isalnum, run.text))]
    if looks and all(look.bold or look.underlined for look in looks):
        return emphasised(_escaped(runs), "**")
    if looks and all(look.italic for look in looks):
        return emphasised(_escaped(runs), "*")
    return _escaped(runs)


def _hashes(paragraph: Paragraph, words: str) -> str:
    """Return the mark of a heading, by its level; none where it reads as a paragraph of text."""
    own = number(child(paragraph.properties, "w:outlineLvl"))
    level = paragraph.style.outline if own is None else own
    count = len(words.split())
    if level is None or level > _DEEPEST or count > _LONGEST_HEADING:
        return ""
    return "" if count > _LONGEST_SENTENCE and words.endswith((".", ";")) else "#" * min(level + 2, 6)
