"""The styles of the Word document: Word's own names where there are such, so that a ministry's template can replace them."""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from toolkit.report.look import Paper

TABLE_SIZE = 8.5
"""Size of the type in tables, in points."""
MARGIN = 68.0
"""Margins at the sides, in points."""
_ACCENT = RGBColor(0x17, 0x37, 0x5E)
_QUIET = RGBColor(0x59, 0x61, 0x6D)
_LINK = RGBColor(0x1A, 0x4F, 0x8B)


class Style(NamedTuple):
    """A style: its size in points, the space above and below, its colour, and whether it stays with what follows."""

    size: float
    before: float
    after: float
    colour: RGBColor | None = None
    stays: bool = False
    indent: float = 0.0


_STYLES = {
    "Normal": Style(10.5, 0, 7),
    "Title": Style(28, 120, 10, _ACCENT),
    "Subtitle": Style(15, 0, 24),
    "Heading 1": Style(20, 0, 14, _ACCENT, stays=True),
    "Heading 2": Style(14, 18, 7, _ACCENT, stays=True),
    "Heading 3": Style(12, 14, 6, _ACCENT, stays=True),
    "Heading 4": Style(10.5, 12, 5, _ACCENT, stays=True),
    "Heading 5": Style(10.5, 10, 4, _ACCENT, stays=True),
    "Caption": Style(9, 10, 4, _ACCENT, stays=True),
    "Quote": Style(10.5, 6, 2, indent=14),
    "List Bullet": Style(10.5, 0, 3),
    "List Number": Style(10.5, 0, 3),
}
_OWN = {
    "Picture": Style(10.5, 10, 2, stays=True),
    "Figure Caption": Style(9, 4, 4, _ACCENT),
    "Note": Style(8, 3, 12, _QUIET),
    "Source": Style(8, 0, 10, _QUIET, indent=14),
    "Table Text": Style(TABLE_SIZE, 1, 1),
    "Output": Style(8, 6, 10),
    "Claim": Style(9, 12, 3, stays=True),
    "Document": Style(8, 3, 2, _QUIET, stays=True),
    "Passage": Style(9, 0, 4, indent=14),
    "toc 1": Style(10.5, 6, 2, _ACCENT),
    "toc 2": Style(9.5, 0, 1, indent=14),
}
_TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>
<w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="6" w:color="17375E"/><w:bottom w:val="single" w:sz="4" w:color="C9CED6"/>
<w:insideH w:val="single" w:sz="4" w:color="C9CED6"/></w:tblBorders>
<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="17375E"/></w:rPr>
<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:color="17375E"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"""


def make_styles(document: Document, paper: Paper, language: str) -> None:
    """Set the page, the language and the styles of a document."""
    section = document.sections[0]
    section.page_width, section.page_height = Pt(paper.width), Pt(paper.height)
    section.left_margin = section.right_margin = Pt(MARGIN)
    section.top_margin = section.bottom_margin = Pt(72)
    section.different_first_page_header_footer = True
    for name, style in _STYLES.items():
        _set(document.styles[name], style)
    for name, style in _OWN.items():
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _set(made, style)
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _LINK, True
    code = document.styles.add_style("Code", WD_STYLE_TYPE.CHARACTER)
    code.font.name = document.styles["Output"].font.name = "Consolas"
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    document.styles.element.append(parse_xml(_TABLE))
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _set(style: Any, given: Style) -> None:
    style.font.size = Pt(given.size)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(given.before), Pt(given.after)
    form.keep_with_next = given.stays
    form.widow_control = True
    if given.indent:
        form.left_indent = Pt(given.indent)
    if given.colour is not None:
        style.font.color.rgb = given.colour
