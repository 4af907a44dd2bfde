"""The report as a Word document: real styles, links that lead somewhere, descriptions, the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from report_samples import ACTS, NOTED, SVG, WELCOMED, book, cell, chapter, shown

from toolkit.errors import ReportError
from toolkit.report.look import load_look
from toolkit.report.svg_png import svg_png
from toolkit.report.word import render_docx

PROSE = (
    "See [“the plan” ¶ 1](../corpus/memo.md#memo/1), *it* and **that**, `code`, [there](#Below), "
    "[web](https://example.org/a), [file](other.ipynb).[^n]\n\n[^n]: A note.\n\n"
    "### Below\n\n- one\n  1. inner\n- two\n\n7. seven\n8. eight\n\n> quoted\n\n```\nif  x:\n    y\n```\n\n"
    "| a | b |\n|---|--:|\n| *x* | 2 |\n"
)
FIGURE = {
    "type": "figure",
    "id": "f",
    "caption": "Bars",
    "alt": "One bar & no other.",
    "note": "n = 1.",
    "svg": SVG.replace("xlink:", "").partition("?>")[2].strip(),
    "table": ACTS,
}
PASSAGES = {
    "type": "passages",
    "id": "p",
    "caption": "In their words",
    "note": "",
    "passages": [
        {
            "ref": WELCOMED,
            "source": "Memo",
            "label": "¶ 1",
            "parts": [{"text": "The Leaders ", "mark": ""}, {"text": "welcomed", "mark": "verb"}],
        }
    ],
}
TEXT = {
    "type": "text",
    "parts": [cell("2", WELCOMED, NOTED), cell(" findings, one "), cell("here", WELCOMED)],
}


@pytest.fixture(scope="module")
def content() -> bytes:
    """Return a report with every kind of cell and payload."""
    return render_docx(book(chapter(new_markdown_cell(PROSE), shown(ACTS, FIGURE, PASSAGES, TEXT))))


@pytest.fixture(scope="module")
def document(content: bytes) -> Document:
    """Return it as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def _texts(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == style]


def _elements(document: Document, tag: str) -> Iterator[object]:
    return document.element.iter(qn(tag))


def test_the_styles_are_word_s_own(document: Document) -> None:
    """Title, headings, quotations, captions, lists: what a reader's template, outline and screen reader go by."""
    assert _texts(document, "Title") == ["A report"]
    assert _texts(document, "Heading 1") == [
        "Contents",
        "In short",
        "1 Chapter one",
        "Evidence",
        "The documents",
    ]
    assert _texts(document, "Heading 2") == [
        "Below",
        "1 Chapter one",
        "Memo of the <first> meeting",
        "Note of the second meeting",
    ]
    assert _texts(document, "Heading 3") == ["Security"]
    assert _texts(document, "Caption") == [
        "Table 1.1. What was done", "Data. What was done", "In their words",
    ]  # fmt: skip
    assert _texts(document, "Figure Caption") == ["Figure 1.1. Bars"]
    assert _texts(document, "Quote") == ["quoted", "The Leaders welcomed"]
    assert _texts(document, "List Bullet") == ["one", "two"]
    assert _texts(document, "List Number 2") == ["inner"]
    assert _texts(document, "List Number") == ["seven", "eight"]
    assert _texts(document, "Output") == ["if  x:\n    y"]


def test_every_link_leads_to_a_bookmark(document: Document) -> None:
    """Numbers lead to their evidence or paragraph, citations to paragraphs, contents to headings; names are valid."""
    names = [mark.get(qn("w:name")) for mark in _elements(document, "w:bookmarkStart")]
    anchors = [link.get(qn("w:anchor")) for link in _elements(document, "w:hyperlink")]
    assert len(names) == len(set(names))
    assert set(filter(None, anchors)) <= set(names)
    assert len([each for each in anchors if each]) > 15
    assert all(len(name) <= 40 and name.isidentifier() for name in names)
    assert [each for each in anchors if each is None] == [None]
    targets = [link.target_ref for link in document.part.rels.values() if link.is_external]
    assert targets == ["https://example.org/a"]


def test_a_number_bears_the_number_of_its_evidence(document: Document) -> None:
    """Beside what rests on several paragraphs stands the entry's number, as that of a note."""
    (claim,) = _texts(document, "Claim")
    number, _, text = claim.partition(" ")
    assert text.startswith("What was done")
    sentences = [each for each in document.paragraphs if " findings, one " in each.text]
    assert len(sentences) == 2, "once at the front, once in the chapter"
    for sentence in sentences:
        assert [run.text for link in sentence.hyperlinks for run in link.runs] == ["2", f"[{number}]", "here"]
        assert [link.runs[0].font.superscript for link in sentence.hyperlinks] == [None, True, None]


def test_tables_repeat_their_header(document: Document) -> None:
    """Each table has a header row, marked as such, and is in the report's style."""
    assert len(document.tables) == 3
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.style.name == "Report Table"
    first = document.tables[1]
    assert [made.text for made in first.rows[0].cells] == ["Verb", "n"]
    assert [made.text for made in first.rows[2].cells] == [
        "all",
        "2[" + _texts(document, "Claim")[0].split()[0] + "]",
    ]
    assert first.rows[1].cells[1]._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "BFD4E8"


def test_pictures_are_described(document: Document) -> None:
    """A figure is a PNG with its text alternative."""
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "One bar & no other."
    (image,) = [part for part in document.part.package.parts if part.partname.startswith("/word/media/")]
    assert image.blob.startswith(b"\x89PNG")


def test_language_title_authors_and_date_are_set(document: Document) -> None:
    """The file says what it is; its only date is the report's."""
    core = document.core_properties
    assert (core.title, core.author, core.language) == ("A report", "A. Author", "en")
    assert core.created == core.modified
    assert core.created.date().isoformat() == "2026-11-30"
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en"}


def test_the_bytes_are_the_same_each_time(content: bytes) -> None:
    """No part bears the time of the build."""
    again = render_docx(book(chapter(new_markdown_cell(PROSE), shown(ACTS, FIGURE, PASSAGES, TEXT))))
    assert again == content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.testzip() is None


def test_words_logo_and_paper_are_those_of_the_settings(tmp_path: Path) -> None:
    """A French report on letter paper with a logo."""
    (tmp_path / "logo.svg").write_text(SVG, "utf-8")
    given = {"language": "fr", "labels": "", "paper": "us-letter", "logo": "logo.svg", "logo_alt": "Mark"}
    look = load_look(given | {"templates": "", "fonts": ""}, tmp_path, "x")
    report = replace(book(chapter(shown(ACTS))), look=look, language="fr")
    made = docx.Document(io.BytesIO(render_docx(report)))
    assert _texts(made, "Heading 1")[0] == "Sommaire"
    assert _texts(made, "Caption") == ["Tableau 1.1. What was done"]
    assert made.inline_shapes[0]._inline.docPr.get("descr") == "Mark"
    assert made.sections[0].page_width.pt == 612


def test_text_of_any_kind_is_text() -> None:
    """Control characters, markup and long words of a document harm nothing."""
    text = "a\x00\x0b\x1f <w:p/> & {{ x }} \ufffe \u202e " + "m" * 9000
    report = book(
        chapter(new_markdown_cell(f"# T\n\n{text}"), shown({**ACTS, "caption": text, "note": text}))
    )
    made = docx.Document(io.BytesIO(render_docx(replace(report, title=text, subtitle=text))))
    assert "<w:p/> & {{ x }}" in _texts(made, "Title")[0]


def test_other_outputs_are_shown() -> None:
    """Plain text, streams, errors and pictures of any notebook cell."""
    outputs = [
        new_output("stream", name="stdout", text="one\n\x1b[31mtwo\x1b[0m\n"),
        new_output("error", ename="KeyError", evalue="'x'", traceback=[]),
        new_output("display_data", data={"text/plain": "plain"}),
        new_output("display_data", data={"image/svg+xml": SVG}, metadata={"alt": "A line"}),
    ]
    made = docx.Document(io.BytesIO(render_docx(book(chapter(new_code_cell("x", outputs=outputs))))))
    assert _texts(made, "Output") == ["one\ntwo", "KeyError: 'x'", "plain"]
    assert made.inline_shapes[0]._inline.docPr.get("descr") == "A line"


def test_what_leads_nowhere_or_is_no_picture_is_refused() -> None:
    """A dead link and a broken figure stop the build."""
    with pytest.raises(ReportError, match=r"Word document lead nowhere: 'par-none\.1'"):
        render_docx(book(chapter(new_markdown_cell("# T\n\n[x](#par-none.1)"))))
    with pytest.raises(ReportError, match="not valid SVG"):
        svg_png("<svg")
