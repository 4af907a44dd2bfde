"""A story of a Word document (its body, a footnote, a header) as paragraphs and tables of visible words.

Kept: what tracked changes put in, results of fields, content controls, text boxes (after the paragraph they are anchored
to, once), the base of ruby. Left out: what tracked changes took out, hidden text, codes of fields, placeholders, contents
of merged cells that do not show. No recursion: the depth of a story costs nothing but memory.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from toolkit.lexicons import load_lexicon
from toolkit.readers.docx_blocks import BREAK, Blocks, Notes, Paragraph, Run, Table
from toolkit.readers.docx_package import Element, child, is_on, short_name, value
from toolkit.readers.docx_styles import Look, Styles, read_look

_SKIPPED = frozenset(
    [
        "w:pPr",
        "w:rPr",
        "w:tblPr",
        "w:trPr",
        "w:tcPr",
        "w:tblGrid",
        "w:sectPr",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:del",
        "w:moveFrom",
        "w:delText",
        "w:instrText",
        "w:delInstrText",
        "w:rt",
        "w:rubyPr",
    ]
)
_SINGLE = {"w:tab": " ", "w:ptab": " ", "w:br": BREAK, "w:cr": BREAK, "w:noBreakHyphen": "-"}
_CONTENTS = "Table of Contents"
_MOST_NESTED = 50


class Story:
    """One pass over a story: where it is, and what it has found."""

    def __init__(self, styles: Styles, notes: Notes | None = None) -> None:
        self.styles = styles
        self.notes = notes
        self.number = 0
        self.open: list[Blocks] = [[]]
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.boxes: list[list[bool]] = []
        self.fields: list[bool] = []
        self.hidden = 0
        self.contents = 0
        self.marked = False
        self.look = Look()

    def read(self, root: Element) -> Blocks:
        """Return the paragraphs and tables below `root`."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = short_name(element.tag)
            handlers = _START if event == "start" else _END
            if name in _SKIPPED or (name == "mc:Fallback" and element.getprevious() is not None):
                if event == "start":
                    walk.skip_subtree()
            elif name in handlers:
                handlers[name](self, element)
            elif event == "start" and name in _SINGLE:
                self._add(_SINGLE[name])
        return self.open[0]

    def _add(self, text: str, *, markup: bool = False) -> None:
        """Add visible text to the paragraph at hand."""
        if self.paragraphs and not (self.hidden or self.marked or self.look.hidden) and all(self.fields):
            text = text.upper() if self.look.capitals and not markup else text
            self.paragraphs[-1].runs.append(Run(text, self.look, markup))

    def _begin_paragraph(self, element: Element) -> None:
        self.number += not self.boxes
        properties = child(element, "w:pPr")
        mark = child(properties, "w:rPr")
        joined = (
            child(mark, "w:del") is not None or read_look(mark).hidden or is_on(child(mark, "w:specVanish"))
        )
        drop_cap = value(child(properties, "w:framePr"), "w:dropCap") in {"drop", "margin"}
        style = self.styles.get(value(child(properties, "w:pStyle")))
        torn, contents = bool(joined) or drop_cap, bool(self.contents)
        self.paragraphs.append(Paragraph(self.number, properties, style, torn=torn, contents=contents))
        self.open.append([])
        self.look = self._base()

    def _base(self) -> Look:
        return self.paragraphs[-1].style.look if self.paragraphs else Look()

    def _end_paragraph(self, _: Element) -> None:
        self.fields = [shown for shown in self.fields if shown]
        after = self.open.pop()
        self.open[-1].extend([self.paragraphs.pop(), *after])
        self.look = self._base()

    def _begin_run(self, element: Element) -> None:
        self.look = self.styles.look(child(element, "w:rPr"), self._base())

    def _end_run(self, _: Element) -> None:
        self.marked = False
        self.look = self._base()

    def _text(self, element: Element) -> None:
        self._add(" ".join((element.text or "").splitlines()))

    def _symbol(self, element: Element) -> None:
        symbols = load_lexicon("symbols").get((value(element, "w:font") or "").casefold(), {})
        code = (value(element, "w:char") or "").upper()[-2:]
        self._add(symbols.get(code, "\ufffd"))

    def _field(self, element: Element) -> None:
        kind = value(element, "w:fldCharType")
        if kind == "begin":
            self.fields.append(False)
        elif self.fields and kind == "separate":
            self.fields[-1] = True
        elif self.fields and kind == "end":
            self.fields.pop()

    def _note(self, element: Element) -> None:
        if self.notes is not None and self.paragraphs:
            kind = short_name(element.tag).removeprefix("w:").removesuffix("Reference")
            number = self.notes.refer(kind, value(element, "w:id") or "", self.paragraphs[-1].number)
            self._add(f"[^{number}]", markup=True)
            self.marked = bool(value(element, "w:customMarkFollows") in {"1", "true", "on"})

    def _begin_table(self, _: Element) -> None:
        if len(self.tables) == _MOST_NESTED:
            msg = f"its tables stand in each other more than {_MOST_NESTED} deep"
            raise RecursionError(msg)
        self.tables.append(Table())

    def _end_table(self, _: Element) -> None:
        table = self.tables.pop()
        table.last = self.number
        self.open[-1].append(table)

    def _begin_row(self, element: Element) -> None:
        self.hidden += _is_deleted(element)
        if self.tables:
            self.tables[-1].rows.append([])

    def _end_row(self, element: Element) -> None:
        self.hidden -= _is_deleted(element)

    def _begin_cell(self, element: Element) -> None:
        self.hidden += _is_merged(element)
        self.open.append([])

    def _end_cell(self, element: Element) -> None:
        self.hidden -= _is_merged(element)
        cell = self.open.pop()
        if self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].append(cell)
        else:
            self.open[-1].extend(cell)

    def _begin_box(self, _: Element) -> None:
        self.boxes.append(self.fields)
        self.fields = []

    def _end_box(self, _: Element) -> None:
        self.fields = self.boxes.pop()

    def _begin_control(self, element: Element) -> None:
        self.hidden += _shows_placeholder(element)
        self.contents += _holds_contents(element)

    def _end_control(self, element: Element) -> None:
        self.hidden -= _shows_placeholder(element)
        self.contents -= _holds_contents(element)


def _is_deleted(row: Element) -> bool:
    return child(row, "w:trPr", "w:del") is not None


def _is_merged(cell: Element) -> bool:
    """Tell whether the cell shows nothing of its own: part of a merged one, or struck out."""
    properties = child(cell, "w:tcPr")
    merge = child(properties, "w:vMerge")
    return (merge is not None and value(merge) != "restart") or child(properties, "w:cellDel") is not None


def _shows_placeholder(control: Element) -> bool:
    return bool(is_on(child(control, "w:sdtPr", "w:showingPlcHdr")))


def _holds_contents(control: Element) -> bool:
    return value(child(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery")) == _CONTENTS


_Handler = Callable[[Story, Element], None]
_START: dict[str, _Handler] = {
    "w:p": Story._begin_paragraph,
    "w:r": Story._begin_run,
    "w:t": Story._text,
    "m:t": Story._text,
    "w:sym": Story._symbol,
    "w:fldChar": Story._field,
    "w:footnoteReference": Story._note,
    "w:endnoteReference": Story._note,
    "w:tbl": Story._begin_table,
    "w:tr": Story._begin_row,
    "w:tc": Story._begin_cell,
    "w:txbxContent": Story._begin_box,
    "w:sdt": Story._begin_control,
}
_END: dict[str, _Handler] = {
    "w:p": Story._end_paragraph,
    "w:r": Story._end_run,
    "w:tbl": Story._end_table,
    "w:tr": Story._end_row,
    "w:tc": Story._end_cell,
    "w:txbxContent": Story._end_box,
    "w:sdt": Story._end_control,
}
