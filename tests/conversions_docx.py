"""The corpus as Word documents: styles for title and headings, numbers that only the definitions of lists hold, a footnote."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
import pandas as pd
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Word:
    """A Word document in the making."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.notes: list[str] = []

    def add(
        self, text: str, style: str | None = None, *, numbered: tuple[int, int] | None = None
    ) -> Paragraph:
        """Add a paragraph, in a list (its number and the level there) or not; a tab parts nothing."""
        paragraph = self.document.add_paragraph(text, style)
        if numbered:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val, properties.get_or_add_ilvl().val = numbered
        return paragraph

    def add_list(self, *levels: tuple[str, str], like: int | None = None, anew: bool = False) -> int:
        """Define a list by figures and text of each level, or one like another; return its number."""
        numbering = self.document.part.numbering_part.element
        if like is None:
            key = 100 + len(numbering)
            body = "".join(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{figures}"/><w:lvlText w:val="{text}"/></w:lvl>'
                for level, (figures, text) in enumerate(levels)
            )
            xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{body}</w:abstractNum>'
            numbering.insert(0, parse_xml(xml))
        else:
            key = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == like)
        num = numbering.add_num(key)
        if anew:
            num.add_lvlOverride(0).add_startOverride(1)
        return num.numId

    def add_note(self, paragraph: Paragraph, text: str) -> None:
        """Add a footnote and its mark at the end of a paragraph."""
        self.notes.append(text)
        run = paragraph.add_run()._r
        run.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes) + 1}"/>'))

    def content(self) -> bytes:
        """Return the file."""
        if self.notes:
            notes = "".join(
                f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
                for number, text in enumerate(self.notes, 2)
            )
            part = self.document.part
            blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
            made = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob, part.package)
            part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()


def as_docx(document: pd.Series, paragraphs: pd.DataFrame) -> bytes:
    """Return a document of the corpus as a Word file, from its paragraphs."""
    word = Word()
    section = word.document.sections[0]
    section.header.paragraphs[0].text = document["title"]
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    section.footer.paragraphs[0]._p.append(field)
    word.add(document["title"], "Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add(document["date"]).alignment = WD_ALIGN_PARAGRAPH.CENTER
    sections = word.add_list(("decimal", "%1"), ("decimal", "(%2)"))
    items = word.add_list(("decimal", "%1."))
    path: list[str] = []
    last = word.document.paragraphs[-1]
    for row in paragraphs.itertuples():
        if row.para.startswith("fn"):
            word.add_note(last, row.text)
            continue
        *above, label = row.para.split("/")
        headings = row.heading.split(" > ") if row.heading else []
        begun = next(
            (n for n, pair in enumerate(zip(path, headings, strict=False)) if pair[0] != pair[1]), None
        )
        begun = min(len(path), len(headings)) if begun is None else begun
        for level in range(begun, len(headings)):
            _add_heading(word, headings[level], level, sections if level < len(above) else 0)
        if headings != path and above:
            items = word.add_list(like=items, anew=True)
        path = headings
        last = word.add("", numbered=None if label.startswith("p") else (items, 0))
        for text, bold in _runs(row.text):
            last.add_run(text).bold = bold
    return word.content()


def as_typed_docx(document: pd.Series, paragraphs: pd.DataFrame, *, in_table: bool) -> bytes:
    """Return a document of the corpus as somebody types it without styles: numbers by hand, or in the first column of a table."""
    word = Word()
    title = word.add("")
    title.add_run(document["title"].replace(" of ", "\nof ", 1)).bold = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    last = word.add(document["date"])
    path: list[str] = []
    for row in paragraphs.itertuples():
        *above, label = row.para.split("/")
        headings = row.heading.split(" > ") if row.heading else []
        begun = next(
            (n for n, pair in enumerate(zip(path, headings, strict=False)) if pair[0] != pair[1]), len(path)
        )
        for level, text in list(enumerate(headings))[begun:]:
            run = word.add("").add_run(f"{above[level]} {text}" if level < len(above) else text)
            run.bold, run.italic = not text.startswith("("), text.startswith("(")
        path = headings
        if label.startswith("fn"):
            word.add_note(last, row.text)
        elif in_table and not label.startswith("p"):
            cells = word.document.add_table(1, 2).rows[0].cells
            cells[0].text, cells[1].text = f"{label}.", row.text
            last = cells[1].paragraphs[0]
        else:
            last = word.add(row.text if label.startswith("p") else f"{label}.\t{row.text}")
    return word.content()


def _add_heading(word: Word, text: str, level: int, sections: int) -> None:
    if text.startswith("("):
        word.add("").add_run(text).italic = True
    else:
        word.add(text, f"Heading {level + 1}", numbered=(sections, level) if sections else None)


def _runs(text: str) -> Iterator[tuple[str, bool | None]]:
    """Yield the text in runs, its verbs in bold type, as Word tears it apart."""
    for part in re.split(r"(\b(?:welcomed|Welcomed|Reaffirmed|reaffirmed)\b)", text):
        yield part, True if re.fullmatch(r"\w+ed", part) else None
