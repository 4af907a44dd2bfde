"""The report as PDF: a book as Typst markup, typeset by Typst to tagged PDF/UA-1.

Every paragraph of the sources has a label in the appendix; a link to a label that is not there, a figure without a
description or a skipped heading is an error of Typst, and so of the build. The bytes depend on the book alone: fonts
come from Typst and matplotlib, never from the system, and the only date is the book's or ``SOURCE_DATE_EPOCH``.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import pandas as pd
import typst
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from toolkit.errors import ReportError
from toolkit.report.anchors import chapter_anchor
from toolkit.report.book import Book, Chapter
from toolkit.report.evidence import evidence_list, paragraph_texts
from toolkit.report.typst_markdown import MarkdownWriter, Scope, heading_labels, label
from toolkit.report.typst_method import LETTERED, method_chapter
from toolkit.report.typst_outputs import WIDE_PAGE, output_markup
from toolkit.report.typst_sources import appendix_markup, evidence_markup
from toolkit.report.typst_text import escape, string
from toolkit.titles import dated_titles, readable_date

_TEMPLATE = Path(__file__).with_name("templates") / "report.typ"
_HEADINGS = re.compile(rf"((?:^#heading\(.*\n\n)+){re.escape(WIDE_PAGE)}", re.MULTILINE)
"""Headings right before a table on a landscape page, which go there with it."""
_log = logging.getLogger(__name__)


def render_pdf(book: Book, *, font_paths: Sequence[str | Path] = ()) -> bytes:
    """Return the report as a PDF, the same bytes for the same book.

    Parameters
    ----------
    book
        The report, its chapters executed and linked.
    font_paths
        Folders of further fonts, for scripts that the fonts of Typst and matplotlib lack. Without them,
        characters of such scripts print as boxes, but are still found and copied.

    Raises
    ------
    ReportError
        If a link leads nowhere, a figure has no description, or Typst refuses the report for another reason.
    """
    return typeset(book_markup(book), timestamp(book.date), font_paths=font_paths)


def book_markup(book: Book) -> str:
    """Return the whole report as one Typst document, the look included."""
    texts = paragraph_texts(book.paragraphs)
    titles = dated_titles(book.documents)
    parts = [_setup(book), _cover(book), "#contents();"]
    parts += [_chapter(chapter, known=None) for chapter in book.chapters]
    lists = [
        (chapter.title, evidence_markup(evidence_list(chapter), texts, titles)) for chapter in book.chapters
    ]
    if any(markup for _, markup in lists):
        parts.append("#evidence-title();")
    parts += [
        f"#evidence-of({n}, [{escape(title)}]);\n\n{markup}"
        for n, (title, markup) in enumerate(lists, 1)
        if markup
    ]
    parts.append(appendix_markup(book.documents, book.paragraphs))
    if book.method:
        parts += [LETTERED, _chapter(method_chapter(book.method), known=frozenset())]
    return "\n\n".join([_TEMPLATE.read_text("utf-8"), *filter(None, parts), ""])


def _setup(book: Book) -> str:
    title = escape(book.title)
    names = "".join(f"{string(author)}, " for author in book.authors)
    return (
        f"#set document(title: [{title}], author: ({names}))\n"
        f"#show: appearance.with(lang: {string(_language(book.language))})\n"
        f"#show: pages.with([{title}])"
    )


def _cover(book: Book) -> str:
    authors = escape(", ".join(book.authors))
    return (
        f"#cover(title: [{escape(book.title)}], subtitle: [{escape(book.subtitle)}], authors: [{authors}], "
        f"date: [{escape(readable_date(book.date))}], abstract: [{escape(book.abstract)}]);"
    )


def _language(code: str) -> str:
    return code.partition("-")[0].lower() or "en"


def _chapter(chapter: Chapter, known: frozenset[str] | None) -> str:
    """Return a chapter; with `known`, one that stands alone, and links nowhere but to these addresses."""
    cells = chapter.notebook.cells
    headings = heading_labels((cell.source for cell in cells if cell.cell_type == "markdown"), chapter.id)
    evidence = {entry["id"]: entry["number"] for entry in evidence_list(chapter)}
    writer = MarkdownWriter(Scope(chapter.id, evidence, headings, known))
    numbered = "" if known is None else ", numbered: false"
    parts = [f"#chapter({label(chapter_anchor(chapter.id))}, [{escape(chapter.title)}]{numbered});"]
    for cell in cells:
        if cell.cell_type == "markdown":
            parts.append(writer.write(cell.source))
        elif cell.cell_type == "code":
            parts += [output_markup(output, writer, cell.metadata) for output in cell.get("outputs", ())]
    return _HEADINGS.sub(rf"{WIDE_PAGE}\n\1", "\n\n".join(filter(None, parts)))


def timestamp(date: str) -> int:
    """Return the time that the PDF bears: ``SOURCE_DATE_EPOCH`` if it is set, else the day `date` begins with.

    Examples
    --------
    >>> timestamp("1970-01-02")
    86400
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return int(epoch)
    day = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    if day is None:
        return 0
    year, month, number = (int(part or 1) for part in day.groups())
    return int(datetime(year, month, number, tzinfo=UTC).timestamp())


def typeset(source: str, created: int, *, font_paths: Sequence[str | Path] = ()) -> bytes:
    """Return a Typst document as PDF/UA-1.

    Raises
    ------
    ReportError
        With the message of Typst, if it refuses the document.
    """
    compiler = typst.Compiler(root=str(_TEMPLATE.parent), font_paths=_fonts(tuple(map(str, font_paths))))
    try:
        pdf, warnings = compiler.compile_with_warnings(
            source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=created
        )
    except typst.TypstError as err:
        raise ReportError(_explained(err, source)) from err
    for warning in warnings:
        _log.warning("typst: %s", warning.message)
    return cast("bytes", pdf)


@cache
def _fonts(further: tuple[str, ...]) -> typst.Fonts:
    spec = find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        msg = "the report's fonts come with matplotlib, which is not installed. Install communique-toolkit[report]."
        raise ReportError(msg)
    ours = Path(spec.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(ours), *further])


def _explained(err: typst.TypstError, source: str) -> str:
    place = re.search(r"\.typ:(\d+):(\d+)", err.diagnostic)
    near = ""
    if place:
        line = source.splitlines()[int(place[1]) - 1]
        start = max(0, int(place[2]) - 40)
        near = f" near {line[start : start + 160]!r}"
    hints = "; ".join(err.hints)
    return f"the PDF cannot be typeset{near}: {err.message}. {hints[:1].upper() + hints[1:] or 'Correct this place'}."


class TypstExporter(Exporter):
    """Write any notebook as a Typst document: ``jupyter nbconvert --to communique-typst``."""

    export_from_notebook = "Typst"
    output_mimetype = "text/x-typst"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".typ"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return a notebook as Typst markup, and the resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        name = resources.get("metadata", {}).get("name") or "Notebook"
        title = nb.metadata.get("title") or _first_heading(nb) or name
        empty = pd.DataFrame()
        book = Book(title, "", (), "", "", "en", (), empty, empty)
        body = _chapter(Chapter("notebook", title, nb), known=frozenset())
        return "\n\n".join([_TEMPLATE.read_text("utf-8"), _setup(book), body, ""]), resources


def _first_heading(nb: NotebookNode) -> str:
    sources = (cell.source for cell in nb.cells if cell.cell_type == "markdown")
    found = (re.search(r"^# +(.+)$", source, re.MULTILINE) for source in sources)
    return next((match[1].strip() for match in found if match), "")
