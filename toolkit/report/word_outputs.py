"""Outputs of code cells in Word: display payloads, Markdown, pictures, plain text; each number a link to what it counts."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from nbformat import NotebookNode

from toolkit.report.book import MIME, joined, uncoloured
from toolkit.report.svg_png import svg_png, svg_shape
from toolkit.report.typst_outputs import FORMS
from toolkit.report.typst_table import Column, column_widths
from toolkit.report.word_markdown import WordMarkdown
from toolkit.report.word_runs import Ink
from toolkit.report.word_styles import TABLE_SIZE

Payload = Mapping[str, Any]

_INKS = {"strong": Ink(bold=True), "quote": Ink(italic=True), "muted": Ink(quiet=True)}
_MARKS = {
    "term": Ink(bold=True),
    "verb": Ink(bold=True, italic=True),
    "ins": Ink(bold=True, underline=True),
    "del": Ink(strike=True, quiet=True),
    "cut": Ink(quiet=True),
}
_HEAT, _WHITE = (47, 116, 181), 255


class WordOutputs:
    """Write the outputs of one chapter, in order."""

    def __init__(self, markdown: WordMarkdown, number: int | str) -> None:
        self.markdown = markdown
        self.word = markdown.word
        self.labels = markdown.word.look.labels
        self._number = number
        self._counts = {"table": 0, "figure": 0}
        self._payloads: dict[str, Callable[[Payload], None]] = {
            "table": self._table,
            "text": self._text,
            "figure": self._figure,
            "passages": self._passages,
        }

    def write(self, output: NotebookNode, cell: Payload) -> None:
        """Add one output; a picture's description is that of the output, else of its cell."""
        if output["output_type"] == "stream":
            self.word.lines(uncoloured(output["text"]).strip("\n"), "Output")
        elif output["output_type"] == "error":
            self.word.lines(f"{output['ename']}: {output['evalue']}", "Output")
        else:
            self._data(output, cell)

    def _data(self, output: NotebookNode, cell: Payload) -> None:
        data = output["data"]
        form = next((form for form in FORMS if form in data), "")
        if form == MIME:
            self._payloads[data[MIME]["type"]](data[MIME])
        elif form == "text/markdown":
            self.markdown.write(joined(data[form]))
        elif form == "text/plain":
            self.word.lines(uncoloured(data[form]), "Output")
        elif form:
            described = output.get("metadata", {})
            alt = described.get("alt") or described.get(form, {}).get("alt") or cell.get("alt", "")
            self._picture(form, joined(data[form]), str(alt))

    def _picture(self, form: str, content: str, alt: str) -> None:
        if form == "image/svg+xml":
            shape = svg_shape(content)
            highest = self.word.look.paper.figure_shape
            self.word.picture(svg_png(content), alt, self.word.width * min(1.0, highest / shape))
        else:
            self.word.picture(base64.b64decode(content), alt, self.word.width)

    def cell(self, paragraph: Paragraph, cell: Payload) -> None:
        """Add a cell's text: a link where passages stand behind it, with the number of its evidence."""
        ink = _INKS.get(cell.get("style", ""), Ink())
        address, href = cell.get("target") or "", cell.get("href") or ""
        if address or href:
            ink = Ink(ink.bold, ink.italic, address=address, href="" if address else href)
        self.word.write(paragraph, cell["text"], ink)
        self.markdown.mark(paragraph, address)

    def _caption(self, kind: str, payload: Payload, style: str) -> None:
        self._counts[kind] += 1
        paragraph = self.word.paragraph(style)
        label = f"{self.labels[kind]} {self._number}.{self._counts[kind]}"
        self.word.write(paragraph, f"{label}. ", Ink(bold=True))
        self.word.write(paragraph, payload.get("caption", ""))

    def _note(self, payload: Payload) -> None:
        self.word.write(self.word.paragraph("Note"), payload.get("note", ""))

    def _table(self, payload: Payload) -> None:
        self._caption("table", payload, "Caption")
        self._grid(payload)
        self._note(payload)

    def _grid(self, payload: Payload) -> None:
        heads, rows = payload["columns"], payload["rows"]
        columns = [
            Column("", "left", head["label"], [self._measured(row[n]) for row in rows])
            for n, head in enumerate(heads)
        ]
        widths, _ = column_widths(columns, TABLE_SIZE, 4.0, self.word.width)
        top, *cells = self.word.table(widths, len(rows) + 1)
        for head, made in zip(heads, top, strict=True):
            paragraph = self.word.paragraph("TableText", align=head.get("align", ""), within=made)
            self.word.write(paragraph, head["label"], Ink(bold=True))
        for row, made_row in zip(rows, cells, strict=True):
            for n, (cell, made) in enumerate(zip(row, made_row, strict=True)):
                paragraph = self.word.paragraph("TableText", align=heads[n].get("align", ""), within=made)
                strong = {"style": "strong"} if payload.get("row_header") and n == 0 else {}
                self.cell(paragraph, {**cell, **strong})
                _shade(made, cell.get("shade"))

    def _measured(self, cell: Payload) -> str:
        """Return a cell's text with its evidence number; a date is measured as one word."""
        number = self.markdown.scope.evidence.get(cell.get("target") or "", "")
        text = cell["text"].replace("-", "–") if cell.get("style") == "date" else cell["text"]
        return f"{text}{number}"

    def _text(self, payload: Payload) -> None:
        paragraph = self.word.paragraph("Normal")
        for part in payload["parts"]:
            self.cell(paragraph, part)

    def _figure(self, payload: Payload) -> None:
        self._picture("image/svg+xml", payload["svg"], payload["alt"])
        self._caption("figure", payload, "FigureCaption")
        self._note(payload)
        if payload.get("table"):
            self.data(payload["table"])

    def data(self, table: Payload) -> None:
        """Add a table without a number."""
        paragraph = self.word.paragraph("Caption")
        self.word.write(paragraph, f"{self.labels['data']}. ", Ink(bold=True))
        self.word.write(paragraph, table.get("caption", ""))
        self._grid(table)
        self._note(table)

    def _passages(self, payload: Payload) -> None:
        self.word.write(self.word.paragraph("Caption"), payload.get("caption", ""), Ink(bold=True))
        for passage in payload["passages"]:
            paragraph = self.word.paragraph("Quote")
            for part in passage["parts"]:
                self.word.write(paragraph, part["text"], _MARKS.get(part.get("mark", ""), Ink()))
            paragraph = self.word.paragraph("Source")
            for n, side in enumerate(filter(None, (passage.get("before"), passage))):
                self.word.write(paragraph, f"{' → ' if n else ''}{side['source']} ")
                self.cell(paragraph, {"text": side["label"], "target": side.get("target")})
        self._note(payload)


def _shade(cell: _Cell, shade: float | None) -> None:
    """Tint a cell, as deep as `shade` says."""
    if not shade:
        return
    depth = 0.62 * min(1.0, max(0.0, float(shade)))
    colour = "".join(f"{round(_WHITE - (_WHITE - part) * depth):02X}" for part in _HEAT)
    fill = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        fill.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(fill)
