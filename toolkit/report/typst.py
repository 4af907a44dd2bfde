"""The report as PDF: a book as Typst markup, typeset by :mod:`toolkit.report.typesetting` to tagged PDF/UA-1.

Every paragraph of the sources has a label in the appendix; a link to a label that is not there, a figure without a
description or a skipped heading is an error of Typst, and so of the build. The bytes depend on the book alone: fonts
come from packages and the settings, never from the system, and the only date is the book's or ``SOURCE_DATE_EPOCH``.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from toolkit.report.anchors import chapter_anchor
from toolkit.report.book import Book, Chapter
from toolkit.report.cite import cite
from toolkit.report.config import ReportConfig
from toolkit.report.environment import timestamp
from toolkit.report.evidence import evidence_list, paragraph_texts, quoted_places
from toolkit.report.html_templates import read_asset
from toolkit.report.labels import written_date
from toolkit.report.look import Look
from toolkit.report.markdown import Scope, heading_labels
from toolkit.report.store import FOLDER, replace_file
from toolkit.report.summary import summary_chapter
from toolkit.report.typesetting import Typesetter, rehearsed
from toolkit.report.typst_fonts import fallback_families, report_unshown
from toolkit.report.typst_markdown import MarkdownWriter, label
from toolkit.report.typst_method import LETTERED, method_chapter
from toolkit.report.typst_outputs import WIDE_PAGE, output_markup, wrapped_png
from toolkit.report.typst_sources import appendix_markup, evidence_markup
from toolkit.report.typst_text import array, base_language, escape, string
from toolkit.titles import dated_titles

_HEADINGS = re.compile(rf"((?:^#heading\(.*\n\n)+){re.escape(WIDE_PAGE)}", re.MULTILINE)
"""Headings right before a table on a landscape page, which go there with it."""


class PdfRenderer:
    """Makes the report's PDF; told early enough, it uses the time that chapters take."""

    _ready: Future[Typesetter] | None = None

    def prepare(self, config: ReportConfig) -> None:
        """Begin to set the last report again, because the next one is like it."""
        with suppress(OSError):
            last = _last(config).read_text("utf-8")
            self._ready = rehearsed(last, timestamp(config.date), config.look.fonts)

    def begin(self, config: ReportConfig, book: Book) -> Callable[[], dict[str, bytes]]:
        """Have the report typeset aside, and return what gives the PDF by its file name."""
        report_unshown(book)
        return ThreadPoolExecutor(1).submit(self._typeset, config, book, book_markup(book)).result

    def _typeset(self, config: ReportConfig, book: Book, source: str) -> dict[str, bytes]:
        setter = self._ready.result() if self._ready else Typesetter(book.look.fonts)
        pdf = setter.typeset(source, timestamp(book.date))
        with suppress(OSError):
            replace_file(_last(config), source.encode())
        return {f"{config.path.stem}.pdf": pdf}


def _last(config: ReportConfig) -> Path:
    return config.path.parent / FOLDER / f"{config.path.stem}.typ"


def render_pdf(book: Book) -> bytes:
    """Return the report as a PDF, the same bytes for the same book.

    Parameters
    ----------
    book
        The report, its chapters executed and linked. Characters of scripts that no font at hand can show, those of
        ``book.look.fonts`` included, print as boxes, are still found and copied, and are named in a logged warning.

    Raises
    ------
    ReportError
        If a link leads nowhere, a figure has no description, or Typst refuses the report for another reason.
    """
    report_unshown(book)
    return Typesetter(book.look.fonts).typeset(book_markup(book), timestamp(book.date))


def book_markup(book: Book) -> str:
    """Return the whole report as one Typst document, the look included."""
    texts = paragraph_texts(book.paragraphs)
    titles = dated_titles(book.documents)
    parts = [_setup(book), _cover(book), "#contents();"]
    short = summary_chapter(book.chapters, book.look.labels["in_short"])
    parts += [_chapter(short, book.look, known=None, numbered=False)] if short else []
    parts += [_chapter(chapter, book.look, known=None) for chapter in book.chapters]
    entries = [evidence_list(chapter) for chapter in book.chapters]
    quoted = quoted_places(entry for own in entries for entry in own)
    lists = [
        (chapter.title, evidence_markup(own, texts, titles, quoted))
        for chapter, own in zip(book.chapters, entries, strict=True)
    ]
    if any(markup for _, markup in lists):
        parts.append("#evidence-title();")
    parts += [
        f"#evidence-of({n}, [{escape(title)}]);\n\n{markup}"
        for n, (title, markup) in enumerate(lists, 1)
        if markup
    ]
    parts.append(appendix_markup(book))
    if book.method:
        chapter = method_chapter(book.method, book.look.labels["method"])
        parts += [LETTERED, _chapter(chapter, book.look, known=frozenset())]
    return _document(parts, book.look)


def notebook_markup(notebook: NotebookNode, title: str) -> str:
    """Return one notebook as a Typst document of its own; links to what is not in it become text."""
    empty = pd.DataFrame()
    book = Book(title, "", (), "", "", "en", (), empty, empty)
    chapter = _chapter(Chapter("notebook", title, notebook), book.look, known=frozenset())
    return _document([_setup(book), chapter], book.look)


def _document(parts: Iterable[str], look: Look) -> str:
    """Return a document: the fixed words and fonts that the template takes, the template, and what is set by it."""
    words = ", ".join(f"{key}: {string(word)}" for key, word in look.labels.items())
    families = array([string(family) for family in fallback_families(look.fonts)])
    given = f"#let labels = ({words})\n#let fallback-fonts = {families}"
    return "\n\n".join([given, read_asset("report.typ", look.templates), *filter(None, parts), ""])


def _setup(book: Book) -> str:
    title = escape(book.title)
    names = "".join(f"{string(author)}, " for author in book.authors)
    return (
        f"#set document(title: [{title}], author: ({names}))\n"
        f"#show: appearance.with(lang: {string(base_language(book.language) or 'en')})\n"
        f"#show: pages.with([{title}], paper: {string(book.look.paper.name)})"
    )


def _citation(book: Book) -> str:
    citation = cite(book)
    return f"{escape(citation.before)} #emph[{escape(citation.title)}]; {escape(citation.after)}"


def _cover(book: Book) -> str:
    authors = escape(", ".join(book.authors))
    return (
        f"#cover(title: [{escape(book.title)}], subtitle: [{escape(book.subtitle)}], authors: [{authors}], "
        f"date: [{escape(written_date(book.date, book.look.labels))}], abstract: [{escape(book.abstract)}], citation: [{_citation(book)}], logo: {_logo(book.look)});"
    )


def _logo(look: Look) -> str:
    """Return the logo as an SVG document and its description, or none."""
    if look.logo is None:
        return "none"
    svg = (
        wrapped_png(base64.b64encode(look.logo.content).decode())
        if look.logo.media_type == "image/png"
        else look.logo.content.decode("utf-8-sig")
    )
    return f"(bytes({string(svg)}), {string(look.logo.alt)})"


def _chapter(chapter: Chapter, look: Look, known: frozenset[str] | None, *, numbered: bool = True) -> str:
    """Return a chapter; with `known`, one that stands alone without number, and links nowhere but to these addresses."""
    cells = chapter.notebook.cells
    headings = heading_labels((cell.source for cell in cells if cell.cell_type == "markdown"), chapter.id)
    evidence = {entry["id"]: entry["number"] for entry in evidence_list(chapter)}
    writer = MarkdownWriter(Scope(chapter.id, evidence, headings, known, look))
    number = "" if numbered and known is None else ", numbered: false"
    parts = [f"#chapter({label(chapter_anchor(chapter.id))}, [{escape(chapter.title)}]{number});"]
    for cell in cells:
        if cell.cell_type == "markdown":
            parts.append(writer.write(cell.source))
        elif cell.cell_type == "code":
            parts += [output_markup(output, writer, cell.metadata) for output in cell.get("outputs", ())]
    return _HEADINGS.sub(rf"{WIDE_PAGE}\n\1", "\n\n".join(filter(None, parts)))
