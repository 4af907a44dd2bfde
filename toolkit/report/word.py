"""The report as a Word document, because ministries ask for one.

Headings, quotations, captions and lists are in Word's own styles; tables repeat their header row; pictures carry their
descriptions. A number is a link to its evidence, whose number stands beside it as that of a note would, or to its
paragraph among the documents. The bytes depend on the book alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import groupby
from typing import Any

from docx.text.paragraph import Paragraph

from toolkit.report.anchors import chapter_anchor, document_anchor, paragraph_anchor
from toolkit.report.book import Book, Chapter
from toolkit.report.cite import cite
from toolkit.report.documents import document_facts, source_paragraphs, text_of
from toolkit.report.evidence import evidence_list, paragraph_texts, quoted_places
from toolkit.report.labels import written_date
from toolkit.report.markdown import Scope, heading_labels
from toolkit.report.summary import summary_chapter
from toolkit.report.typst_method import method_chapter
from toolkit.report.typst_sources import clipped
from toolkit.report.word_document import Word
from toolkit.report.word_markdown import WordMarkdown
from toolkit.report.word_outputs import WordOutputs
from toolkit.report.word_runs import Ink, close_field, open_field
from toolkit.titles import dated_titles

Entry = Mapping[str, Any]
Texts = Mapping[tuple[str, str], str]


def render_docx(book: Book) -> bytes:
    """Return the report as a Word document, the same bytes for the same book.

    Parameters
    ----------
    book
        The report, its chapters executed and linked.

    Raises
    ------
    ReportError
        If a link leads nowhere, or a figure is not valid SVG.
    """
    word = Word(book.look, book.language)
    contents = _front(word, book)
    short = summary_chapter(book.chapters, book.look.labels["in_short"])
    if short:
        _chapter(word, short, "")
    for number, chapter in enumerate(book.chapters, 1):
        _chapter(word, chapter, number)
    _evidence(word, book)
    _documents(word, book)
    if book.method:
        _chapter(word, method_chapter(book.method, book.look.labels["method"]), "C")
    word.contents(contents)
    return word.save(book)


def _front(word: Word, book: Book) -> Paragraph:
    """Add the title page, header and footer, and return the heading of the contents, to be filled in."""
    logo = book.look.logo
    if logo:
        word.logo(logo)
    word.write(word.paragraph("Title"), book.title)
    word.write(word.paragraph("Subtitle"), book.subtitle)
    word.write(word.paragraph("Normal"), ", ".join(book.authors), Ink(bold=True))
    word.write(word.paragraph("Normal"), written_date(book.date, book.look.labels), Ink(quiet=True))
    for part in book.abstract.split("\n\n"):
        word.write(word.paragraph("Normal"), part)
    citation, named = cite(book), word.paragraph("Note")
    word.write(named, f"{book.look.labels['cite_as']} {citation.before} ")
    word.write(named, citation.title, Ink(italic=True))
    word.write(named, f" {citation.after}")
    section = word.document.sections[0]
    word.write(section.header.paragraphs[0], book.title)
    foot = section.footer.paragraphs[0]
    open_field(foot, "PAGE")
    foot.add_run("1")
    close_field(foot)
    return word.heading(1, book.look.labels["contents"], "contents", listed=False)


def _chapter(word: Word, chapter: Chapter, number: int | str) -> None:
    cells = chapter.notebook.cells
    headings = heading_labels((cell.source for cell in cells if cell.cell_type == "markdown"), chapter.id)
    evidence = {entry["id"]: entry["number"] for entry in evidence_list(chapter)}
    markdown = WordMarkdown(word, Scope(chapter.id, evidence, headings, look=word.look))
    outputs = WordOutputs(markdown, number)
    word.heading(1, f"{number} {chapter.title}".strip(), chapter_anchor(chapter.id))
    for cell in cells:
        if cell.cell_type == "markdown":
            markdown.write(cell.source)
        for output in cell.get("outputs", ()):
            outputs.write(output, cell.metadata)


def _evidence(word: Word, book: Book) -> None:
    lists = [(n, chapter.title, evidence_list(chapter)) for n, chapter in enumerate(book.chapters, 1)]
    if not any(entries for _, _, entries in lists):
        return
    texts, titles = paragraph_texts(book.paragraphs), dated_titles(book.documents)
    word.heading(1, book.look.labels["evidence"], "evidence")
    word.write(word.paragraph("Note"), book.look.labels["evidence_note"])
    quoted = quoted_places(entry for _, _, entries in lists for entry in entries)
    for n, title, entries in lists:
        if entries:
            word.heading(2, f"{n} {title}", f"evidence-{n}")
        for entry in entries:
            _entry(word, entry, texts, titles, quoted)


def _entry(
    word: Word, entry: Entry, texts: Texts, titles: Mapping[str, str], quoted: Set[tuple[str, str, str]]
) -> None:
    """Add one entry of the evidence; a passage that is not `quoted` here is named."""
    claim = word.paragraph("Claim")
    word.bookmark(claim, entry["id"])
    word.write(claim, f"{entry['number']} {entry['claim']}", Ink(bold=True))
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for ref in entry["refs"]:
        places.setdefault((ref["doc_id"], ref["para"]), []).append((ref["start"], ref["end"]))
    for doc_id, group in groupby(places.items(), key=lambda item: item[0][0]):
        word.write(word.paragraph("Document"), titles.get(doc_id, doc_id))
        for is_quoted, run in groupby(group, key=lambda item: (entry["id"], *item[0]) in quoted):
            listed = None if is_quoted else word.paragraph("Passage")
            for place, spans in run:
                passage = listed or word.paragraph("Passage")
                word.write(passage, f"¶ {place[1]}", Ink(address=paragraph_anchor(*place)))
                word.write(passage, " ")
                for part, mark in clipped(texts[place], spans) if is_quoted else ():
                    word.write(passage, part, Ink(bold=bool(mark)))


def _documents(word: Word, book: Book) -> None:
    labels = book.look.labels
    word.heading(1, labels["documents"], "documents")
    word.write(word.paragraph("Note"), labels["documents_note"])
    by_document = dict(list(book.paragraphs.groupby("doc_id", sort=False)))
    for row in book.documents.to_dict("records"):
        word.heading(2, text_of(row.get("title")) or row["doc_id"], document_anchor(row["doc_id"]))
        for name, fact in document_facts(row, labels):
            paragraph = word.paragraph("Document")
            word.write(paragraph, f"{name}: ", Ink(bold=True))
            word.write(paragraph, fact)
        for each in source_paragraphs(by_document.get(row["doc_id"], book.paragraphs.iloc[:0])):
            for depth, title in each.headings:
                word.heading(depth + 3, title, "", listed=False)
            paragraph = word.paragraph("Normal")
            word.bookmark(paragraph, each.anchor)
            word.write(paragraph, f"¶ {each.label} ", Ink(bold=True, quiet=True))
            word.write(paragraph, each.text)
