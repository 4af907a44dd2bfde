"""Markdown cells in Word: every kind of token as a paragraph in one of Word's styles, or as runs of text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote

from docx.text.paragraph import Paragraph

from toolkit.report.markdown import Scope, Token, plain, read_markdown, slug
from toolkit.report.typst_table import Column, column_widths
from toolkit.report.word_document import Word
from toolkit.report.word_runs import PLAIN, Ink
from toolkit.report.word_styles import TABLE_SIZE

_INKS = {
    "emphasis": Ink(italic=True),
    "image": Ink(italic=True),
    "strong": Ink(bold=True),
    "strikethrough": Ink(strike=True),
}
_TAG = re.compile(r"<!--.*?-->|<br\s*/?>", re.DOTALL | re.IGNORECASE)
_EXTERNAL = re.compile(r"https?://|mailto:")
_DEEPEST = 3
"""Levels of lists that Word has styles for."""


class WordMarkdown:
    """Write the Markdown cells of one chapter, in order."""

    def __init__(self, word: Word, scope: Scope) -> None:
        self.word = word
        self.scope = scope
        self._level = 1
        self._depth = 0
        self._titled = False

    def write(self, source: str) -> None:
        """Add one Markdown text to the document."""
        self._blocks(read_markdown(source), "Normal")

    def _blocks(self, tokens: Iterable[Token], style: str) -> None:
        for token in tokens:
            kind = token["type"]
            write = getattr(self, f"_{kind}", None)
            if write is not None:
                write(token, style)
            elif kind in {"paragraph", "block_text", "def_list_head"}:
                ink = Ink(bold=kind == "def_list_head")
                self.inline(self.word.paragraph(style), token["children"], ink)
            elif "children" in token:
                self._blocks(token["children"], style)

    def _heading(self, token: Token, _: str) -> None:
        level, title = token["attrs"]["level"], plain(token["children"])
        if level == 1 and not self._titled:
            self._titled = True
            return
        self._titled = True
        self._level = max(2, min(level, self._level + 1))
        self.word.heading(self._level, title, self.scope.headings.get(slug(title), ""))

    def _list(self, token: Token, _: str) -> None:
        self._depth += 1
        kind = "ListNumber" if token["attrs"]["ordered"] else "ListBullet"
        style = kind if self._depth == 1 else f"{kind}{min(self._depth, _DEEPEST)}"
        number = (
            self.word.numbering(style, token["attrs"].get("start", 1)) if token["attrs"]["ordered"] else None
        )
        for item in token["children"]:
            self._item(item, style, number)
        self._depth -= 1

    def _item(self, item: Token, style: str, number: int | None) -> None:
        """Add an item of a list; what follows its first paragraph is its own paragraph."""
        first, *rest = item["children"] or [{"type": "block_text", "children": []}]
        paragraph = self.word.paragraph(style)
        if number is not None:
            self.word.number(paragraph, number)
        box = {True: "☑ ", False: "☐ "}.get(item.get("attrs", {}).get("checked"), "")
        self.word.write(paragraph, box)
        self.inline(paragraph, first.get("children", ()))
        self._blocks(rest, "ListContinue")

    def _block_quote(self, token: Token, _: str) -> None:
        self._blocks(token["children"], "Quote")

    def _block_code(self, token: Token, _: str) -> None:
        self.word.lines(token["raw"].rstrip(), "Output")

    def _block_html(self, token: Token, style: str) -> None:
        words = _TAG.sub(" ", token["raw"]).strip()
        if words:
            self.word.write(self.word.paragraph(style), words)

    def _footnotes(self, token: Token, _: str) -> None:
        for note in token["children"]:
            paragraph = self.word.paragraph("Note")
            self.word.write(paragraph, f"{note['attrs']['index']} ", Ink(raised=True))
            for block in note["children"]:
                self.inline(paragraph, block.get("children", ()))

    def _table(self, token: Token, _: str) -> None:
        head, *body = token["children"]
        rows = [head["children"], *(row["children"] for part in body for row in part["children"])]
        texts = [[plain(cell["children"]) for cell in row] for row in rows]
        columns = [Column("", "left", column[0], list(column[1:])) for column in zip(*texts, strict=True)]
        widths, _fits = column_widths(columns, TABLE_SIZE, 4.0, self.word.width)
        for cells, row in zip(self.word.table(widths, len(rows)), rows, strict=True):
            for cell, made in zip(row, cells, strict=True):
                align = cell["attrs"].get("align") or "left"
                self.inline(self.word.paragraph("TableText", align=align, within=made), cell["children"])
        self.word.paragraph("Note")

    def inline(self, paragraph: Paragraph, tokens: Iterable[Token], ink: Ink = PLAIN) -> None:
        """Add inline tokens to a paragraph."""
        for token in tokens:
            kind = token["type"]
            if kind in _INKS:
                self.inline(paragraph, token["children"], _both(ink, _INKS[kind]))
            elif kind == "link":
                self._link(paragraph, token, ink)
            elif kind == "footnote_ref":
                self.word.write(paragraph, str(token["attrs"]["index"]), replace(ink, raised=True))
            elif kind in {"linebreak", "softbreak"}:
                self.word.write(paragraph, " ", ink)
            elif kind == "codespan":
                self.word.write(paragraph, token["raw"], replace(ink, mono=True))
            elif kind == "inline_html":
                self.word.write(paragraph, _TAG.sub(" ", token["raw"]), ink)
            elif "children" in token:
                self.inline(paragraph, token["children"], ink)
            else:
                self.word.write(paragraph, html.unescape(token.get("raw", "")), ink)

    def _link(self, paragraph: Paragraph, token: Token, ink: Ink) -> None:
        href = token["attrs"]["url"]
        if _EXTERNAL.match(href):
            self.inline(paragraph, token["children"], replace(ink, href=href))
        elif href.startswith("#"):
            address = unquote(href[1:])
            target = self.scope.headings.get(address, address)
            self.inline(paragraph, token["children"], replace(ink, address=target))
            self.mark(paragraph, target)
        else:
            self.inline(paragraph, token["children"], ink)

    def mark(self, paragraph: Paragraph, address: str) -> None:
        """Add the number of the evidence that a link leads to, like that of a note."""
        if address in self.scope.evidence:
            self.word.write(paragraph, f"[{self.scope.evidence[address]}]", Ink(raised=True, address=address))


def _both(one: Ink, other: Ink) -> Ink:
    return replace(
        one,
        bold=one.bold or other.bold,
        italic=one.italic or other.italic,
        strike=one.strike or other.strike,
    )
