"""A Word document being written: styles, runs, bookmarks and links, tables, pictures; the same bytes for the same calls.

What python-docx has no call for (bookmarks, links inside the document, fields, descriptions of pictures) is written as
the elements of WordprocessingML. Text from outside enters as the text of runs only.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from toolkit.errors import ReportError
from toolkit.report.book import Book
from toolkit.report.environment import timestamp
from toolkit.report.look import Logo, Look
from toolkit.report.svg_png import svg_png
from toolkit.report.typst_text import clean, one_line
from toolkit.report.word_runs import PLAIN, Ink, break_line, close_field, open_field, run_element
from toolkit.report.word_styles import MARGIN, make_styles

_FORBIDDEN = re.compile("[\x0b\x0c\x1c-\x1f]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time that every file inside the document bears; zip knows none before it."""
_ALIGN = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
_LONGEST = 255
"""Characters that a property of a document may have."""
_LOGO = 140.0
"""Points that a logo is wide."""


class Word:
    """A Word document in the report's look."""

    def __init__(self, look: Look, language: str) -> None:
        self.document: Document = docx.Document()
        self.look = look
        self.headings: list[tuple[int, str, str]] = []
        self._names: dict[str, str] = {}
        self._placed: set[str] = set()
        self._pictures = 0
        make_styles(self.document, look.paper, language)

    @property
    def width(self) -> float:
        """Width of the text in points."""
        return self.look.paper.width - 2 * MARGIN

    def paragraph(self, style: str, *, align: str = "", within: _Cell | None = None) -> Paragraph:
        """Add a paragraph in a style; in a cell, its first one is taken."""
        paragraph = within.paragraphs[0] if within else self.document.add_paragraph()
        paragraph._p.style = style
        if align in _ALIGN:
            paragraph.alignment = _ALIGN[align]
        return paragraph

    def heading(self, level: int, text: str, address: str, *, listed: bool = True) -> Paragraph:
        """Add a heading that links may lead to; one that is `listed` stands in the contents."""
        paragraph = self.paragraph(f"Heading{min(level, 9)}")
        self.bookmark(paragraph, address)
        self.write(paragraph, text)
        if listed and level < 3:
            self.headings.append((level, _words(text), address))
        return paragraph

    def write(self, paragraph: Paragraph, text: str, ink: Ink = PLAIN) -> None:
        """Add text to a paragraph, as a link where its ink says so."""
        words = _words(text)
        if not words:
            return
        parent = paragraph._p
        if ink.address or ink.href:
            link = OxmlElement("w:hyperlink")
            if ink.address:
                link.set(qn("w:anchor"), self._name(ink.address))
            else:
                link.set(
                    qn("r:id"),
                    paragraph.part.relate_to(ink.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
                )
            parent.append(link)
            parent = link
        parent.append(run_element(words, ink))

    def lines(self, text: str, style: str) -> None:
        """Add text as it is, line by line, as one paragraph."""
        paragraph = self.paragraph(style)
        for n, line in enumerate(text.splitlines()):
            if n:
                break_line(paragraph)
            paragraph._p.append(run_element(clean(_spaced(line))))

    def bookmark(self, paragraph: Paragraph, address: str) -> None:
        """Make a paragraph the place that links to `address` lead to."""
        if not address or address in self._placed:
            return
        self._placed.add(address)
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(kind)
            mark.set(qn("w:id"), str(len(self._placed)))
            if kind == "w:bookmarkStart":
                mark.set(qn("w:name"), self._name(address))
            paragraph._p.append(mark)

    def _name(self, address: str) -> str:
        """Return the name of a bookmark; Word allows 40 letters, digits and underscores."""
        return self._names.setdefault(address, f"place_{len(self._names) + 1}")

    def table(self, widths: Sequence[float], rows: int) -> list[list[_Cell]]:
        """Add a table with a header row, and return its cells."""
        table: Table = self.document.add_table(rows=rows, cols=len(widths))
        table._tbl.tblPr.style = "ReportTable"
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(width)
        cells = [[_Cell(tc, table) for tc in row._tr.tc_lst] for row in table.rows]
        for row, made in zip(table.rows, cells, strict=True):
            _once(row._tr.get_or_add_trPr(), "w:cantSplit")
            for cell, width in zip(made, widths, strict=True):
                cell.width = Pt(width)
        _once(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        return cells

    def picture(self, content: bytes, alt: str, width: float, style: str = "Picture") -> None:
        """Add a picture of a width in points, with its description."""
        self._pictures += 1
        run = self.paragraph(style).add_run()
        shape: Any = run.add_picture(io.BytesIO(content), width=Pt(min(width, self.width)))
        properties = shape._inline.docPr
        properties.set("descr", clean(alt))
        properties.set("name", f"Picture {self._pictures}")

    def logo(self, logo: Logo) -> None:
        """Add the logo."""
        content = (
            logo.content if logo.media_type == "image/png" else svg_png(logo.content.decode("utf-8-sig"))
        )
        self.picture(content, logo.alt, _LOGO)

    def numbering(self, style: str, start: int) -> int:
        """Return a new numbering of a list style that begins at `start`."""
        given = self.document.styles.element.get_by_id(style).pPr.numPr.numId.val
        numbering = self.document.part.numbering_part.element
        new = numbering.add_num(numbering.num_having_numId(given).abstractNumId.val)
        new.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(new.numId)

    def number(self, paragraph: Paragraph, numbering: int) -> None:
        """Make a paragraph the next item of a numbering."""
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbering

    def contents(self, heading: Paragraph) -> None:
        """Fill in the contents below their heading: a field that Word brings up to date, with the headings as links in it."""
        last = heading
        for n, (level, text, address) in enumerate(self.headings):
            paragraph = self.paragraph(f"toc{level}")
            last._p.addnext(paragraph._p)
            if n == 0:
                open_field(paragraph, 'TOC \\o "1-2" \\h')
            self.write(paragraph, text, Ink(address=address))
            if n == len(self.headings) - 1:
                close_field(paragraph)
            last = paragraph

    def save(self, book: Book) -> bytes:
        """Return the document as a file that bears what `book` is called and its date, and no other time.

        Raises
        ------
        ReportError
            If a link leads nowhere.
        """
        astray = sorted(set(self._names) - self._placed)
        if astray:
            msg = f"links of the Word document lead nowhere: {', '.join(map(repr, astray[:5]))}. Correct the cells that hold them."
            raise ReportError(msg)
        core = self.document.core_properties
        named = (book.title, book.subtitle, ", ".join(book.authors))
        core.title, core.subject, core.author = (_words(text)[:_LONGEST] for text in named)
        core.language = book.language
        core.created = core.modified = datetime.fromtimestamp(timestamp(book.date), tz=UTC)
        core.revision, core.last_modified_by, core.comments = 1, "", ""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return _timeless(buffer)


def _words(text: str) -> str:
    """Return text on one line, without characters that XML forbids."""
    return one_line(clean(text))


def _spaced(line: str) -> str:
    """Return a line with its spaces kept, and without characters that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", line.expandtabs())


def _once(parent: Any, tag: str) -> None:
    parent.append(OxmlElement(tag))


def _timeless(buffer: io.BytesIO) -> bytes:
    """Return a zip file with the same files in the same order, none of which bears a time."""
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return out.getvalue()
