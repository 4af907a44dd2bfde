"""Documents set as PDF the way ministries publish them, by two makers: Typst and ReportLab, in one column and in two.

A document is a list of :class:`Item`. Each setting has a running head, page numbers, footnotes, justified text with
hyphens; they differ in how a paragraph begins (space above it, a first line set in, a label hanging in the margin).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import matplotlib
import pandas as pd
import typst
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HEAD = "Ministry of External Affairs · Summit Papers"
_NOTE_EVERY = 6
_FOOT, _SIDE, _GAP, _HANG = 110, 64, 20, 26
_SIZE, _LEADING = 10.5, 13
_PLAIN, _BOLD = "DejaVuSerif", "DejaVuSerif-Bold"


class Item(NamedTuple):
    """A part of a document: ``kind`` is title, date, heading or text; ``note`` is the footnote at its end."""

    kind: str
    text: str
    label: str = ""
    level: int = 0
    note: str = ""


def read_items(paragraphs: pd.DataFrame, title: str, date: str) -> list[Item]:
    """Return the items of a document from its paragraphs, with footnotes put in; its own ones are left out."""
    items = [Item("title", title), Item("date", date)]
    above: list[tuple[str, str]] = []
    own = paragraphs[~paragraphs["para"].str.startswith("fn")]
    for number, row in enumerate(own.itertuples()):
        *path, last = row.para.split("/")
        names = row.heading.split(" > ") if row.heading else []
        heads = list(zip_longest(names, path[: len(names)], fillvalue=""))
        changed = next((n for n, pair in enumerate(heads) if above[n : n + 1] != [pair]), len(heads))
        items += [Item("heading", name, label, n + 1) for n, (name, label) in enumerate(heads)][changed:]
        above = heads
        note = f"Adopted as item {number} of the record of the meeting." if number % _NOTE_EVERY == 3 else ""
        items.append(Item("text", row.text, "" if last.startswith("p") else f"{last}.", 0, note))
    return items


def notes_of(items: Sequence[Item]) -> list[str]:
    """Return the footnotes of a document in their order."""
    return [item.note for item in items if item.note]


def set_by_typst(items: Sequence[Item], columns: int) -> bytes:
    """Return a PDF made by Typst: with two columns, paragraphs have their first line set in and no space between them."""
    body = "\n\n".join(_typst_part(item, columns) for item in items)
    set_in = (
        "first-line-indent: (amount: 1.4em, all: true), spacing: 0.65em" if columns > 1 else "spacing: 1.2em"
    )
    source = f"""
#set page(columns: {columns}, margin: 2.4cm, header: align(right, text(8pt, {_quoted(HEAD)})), numbering: "– 1 –")
#set text(11pt, lang: "en", hyphenate: true)
#set par(justify: true, {set_in})
#show heading: it => block(above: 1.4em, below: 0.9em)[
  #set text(11pt)
  #set par(first-line-indent: 0pt, justify: false)
  #it.body
]
{body}
"""
    return typst.compile(source.encode())


def _typst_part(item: Item, columns: int) -> str:
    if item.kind in {"title", "date"}:
        look = "15pt, weight: 700" if item.kind == "title" else "11pt"
        line = f"align(center)[#set par(first-line-indent: 0pt, justify: false)\n#text({look}, {_quoted(item.text)})]"
        return f'#place(top, scope: "parent", float: true, {line})' if columns > 1 else f"#{line}"
    label = f"{item.label} " if item.label else ""
    if item.kind == "heading":
        return f"#heading(level: {item.level}, {_quoted(label + item.text)})"
    lead = f"#{_quoted(item.label)}#h(0.8em)" if item.label else ""
    return f"{lead}#{_quoted(item.text)}" + (f"#footnote({_quoted(item.note)})" if item.note else "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def set_by_reportlab(items: Sequence[Item], columns: int) -> bytes:
    """Return a PDF made by ReportLab, word by word: labels hang in the margin, footnotes stand below both columns."""
    for name in (_PLAIN, _BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{matplotlib.get_data_path()}/fonts/ttf/{name}.ttf"))
    buffer = io.BytesIO()
    setter = _Setter(Canvas(buffer, pagesize=A4, invariant=True), columns)
    setter.canvas.setTitle("Microsoft Word - final_v3.doc")
    for item in items:
        setter.put(item)
    setter.close_page()
    setter.canvas.save()
    return buffer.getvalue()


class _Setter:
    """A document on its way to pages: the column and the height that its next line stands at, the notes of the page."""

    def __init__(self, canvas: Canvas, columns: int) -> None:
        self.canvas, self.columns = canvas, columns
        self.width = (A4[0] - 2 * _SIDE - _GAP * (columns - 1)) / columns
        self.page, self.column, self.note = 1, 0, 0
        self.top = self.height = A4[1] - 80
        self.notes: list[str] = []

    def put(self, item: Item) -> None:
        if item.kind in {"title", "date"}:
            self._put_title(item)
            return
        font, hang = (_BOLD, 0) if item.kind == "heading" else (_PLAIN, _HANG if item.label else 0)
        text = f"{item.label} {item.text}".strip() if item.kind == "heading" else _hyphenated(item.text)
        lines = list(_broken(text, font, self.width - hang, hyphens=item.kind == "text"))
        self._make_room(3 * _LEADING if item.kind == "heading" else _LEADING)
        for number, words in enumerate(lines):
            self._make_room(_LEADING)
            left = _SIDE + self.column * (self.width + _GAP)
            if hang and not number:
                self.canvas.setFont(font, _SIZE)
                self.canvas.drawString(left, self.height, item.label)
            stretched = item.kind == "text" and number < len(lines) - 1
            end = self._draw(words, font, left + hang, self.width - hang if stretched else 0)
            if number == len(lines) - 1 and item.note:
                self._mark(end, item.note)
            self.height -= _LEADING
        self.height -= _SIZE * 0.6

    def _put_title(self, item: Item) -> None:
        size = 15 if item.kind == "title" else _SIZE
        for words in _broken(item.text, _PLAIN, (A4[0] - 2 * _SIDE) * _SIZE / size, hyphens=False):
            self.canvas.setFont(_PLAIN, size)
            self.canvas.drawCentredString(A4[0] / 2, self.height, " ".join(words))
            self.height -= size * 1.25
        self.height -= 8
        self.top = self.height

    def _make_room(self, height: float) -> None:
        if self.height - height > _FOOT:
            return
        self.column += 1
        if self.column == self.columns:
            self.close_page()
        self.height = self.top

    def _draw(self, words: Sequence[str], font: str, left: float, width: float) -> float:
        """Draw a line, its spaces stretched to a width unless that is 0; return where it ends."""
        self.canvas.setFont(font, _SIZE)
        widths = [pdfmetrics.stringWidth(word, font, _SIZE) for word in words]
        space = _SIZE * 0.32
        if width and len(words) > 1:
            space = (width - sum(widths)) / (len(words) - 1)
        for word, wide in zip(words, widths, strict=True):
            self.canvas.drawString(left, self.height, word)
            left += wide + space
        return left - space

    def _mark(self, left: float, note: str) -> None:
        self.note += 1
        self.notes.append(f"{self.note}  {note}")
        self.canvas.setFont(_PLAIN, _SIZE * 0.6)
        self.canvas.drawString(left, self.height + _SIZE * 0.35, str(self.note))

    def close_page(self) -> None:
        """Draw the running head, the page number and the footnotes, and begin a page."""
        self.canvas.setFont(_PLAIN, 8)
        self.canvas.drawString(_SIDE, A4[1] - 50, HEAD)
        self.canvas.drawRightString(A4[0] - _SIDE, 36, f"Page {self.page}")
        height = _FOOT - 12
        if self.notes:
            self.canvas.line(_SIDE, height, _SIDE + 90, height)
        for note in self.notes:
            height -= 11
            self.canvas.drawString(_SIDE, height, note)
        self.canvas.showPage()
        self.page, self.column, self.notes = self.page + 1, 0, []
        self.top = self.height = A4[1] - 80


def _broken(text: str, font: str, width: float, *, hyphens: bool) -> Iterator[list[str]]:
    """Yield the words of each line: as many as it holds, the last one broken at a hyphen if that helps."""
    line: list[str] = []
    words = text.split()
    while words:
        word = words.pop(0)
        fits = [part for part in _parts(word, hyphens=hyphens) if _wide([*line, part[0]], font) <= width]
        if fits:
            line.append(fits[-1][0])
            words[:0] = [fits[-1][1]] if fits[-1][1] else []
        if not fits or fits[-1][1]:
            yield line
            line = []
            words[:0] = [] if fits else [word]
    if line:
        yield line


def _parts(word: str, *, hyphens: bool) -> Iterator[tuple[str, str]]:
    """Yield the ways to break a word, the whole one last."""
    for match in re.finditer("[\xad-](?=[^\\W\\d_])", word) if hyphens else ():
        yield word[: match.start()].replace("\xad", "") + "-", word[match.end() :]
    yield word.replace("\xad", ""), ""


def _wide(words: Sequence[str], font: str) -> float:
    return pdfmetrics.stringWidth(" ".join(words), font, _SIZE)


def _hyphenated(text: str) -> str:
    """Return the text with soft hyphens in its long words."""
    between = re.compile(r"(?<=[aeiou][b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z][aeiou])")
    return re.sub(r"\b[a-z]{9,}\b", lambda match: between.sub("\xad", match[0]), text)
