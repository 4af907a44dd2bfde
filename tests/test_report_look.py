"""What settings say of the look: words, paper, logo, fonts, templates of one's own; and that HTML and PDF show it."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from report_samples import ACTS, book, chapter, shown

from toolkit.errors import ParameterError
from toolkit.report.html import render_html
from toolkit.report.html_templates import read_asset
from toolkit.report.labels import labels_path, languages, load_labels, written_date
from toolkit.report.look import Look, load_look
from toolkit.report.typst import book_markup, render_pdf
from toolkit.report.typst_fonts import find_unshown

GIVEN = {
    "language": "en",
    "labels": "",
    "paper": "a4",
    "logo": "",
    "logo_alt": "",
    "templates": "",
    "fonts": "",
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10"/></svg>'


def _look(folder: Path, **given: str) -> Look:
    return load_look(GIVEN | given, folder, "report.toml")


@pytest.mark.parametrize("language", languages())
def test_every_language_has_all_words(language: str) -> None:
    """No key is missing, and words that number displays are one word, as the lists of uses rely on."""
    labels = load_labels(labels_path(language))
    assert len(labels["months"].split()) == 12
    assert all(
        len(labels[key].split()) == 1 for key in ("table", "figure", "passages", "chapter", "evidence")
    )


def test_the_language_of_the_report_is_that_of_its_words(tmp_path: Path) -> None:
    """Unless the settings say another; a region is passed over."""
    assert _look(tmp_path, language="fr-CA").labels["table"] == "Tableau"
    assert _look(tmp_path, language="vi", labels="en").labels["table"] == "Table"


def test_words_of_one_s_own(tmp_path: Path) -> None:
    """A TOML file beside the settings stands for a language; one without a key is refused with the key's name."""
    text = labels_path("en").read_text("utf-8")
    (tmp_path / "own.toml").write_text(text.replace('table = "Table"', 'table = "Chart"'), "utf-8")
    look = _look(tmp_path, labels="own.toml")
    assert look.labels["table"] == "Chart"
    (tmp_path / "less.toml").write_text(text.replace('table = "Table"', ""), "utf-8")
    with pytest.raises(ParameterError, match=r"less\.toml: the key 'table' is missing"):
        _look(tmp_path, labels="less.toml")
    (tmp_path / "lost.toml").write_text(text.replace("{n} passages", "passages"), "utf-8")
    with pytest.raises(ParameterError, match=r"'passage_count'.*places in braces"):
        _look(tmp_path, labels="lost.toml")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"language": "tlh"}, "no labels in the language 'tlh', only in en, fr", id="language"),
        pytest.param({"labels": "no.toml"}, "no.toml cannot be read", id="no-labels-file"),
        pytest.param({"paper": "a9"}, "'paper' is 'a9'; it must be one of a4, us-letter", id="paper"),
        pytest.param({"logo": "no.svg"}, "'logo' is 'no.svg'; it must be an SVG or PNG", id="no-logo"),
        pytest.param({"logo": "logo.svg"}, "'logo_alt' is ''; it must be what the logo is", id="no-alt"),
        pytest.param({"logo": "evil.svg", "logo_alt": "x"}, "holds no script", id="script-in-logo"),
        pytest.param({"logo": "text.txt", "logo_alt": "x"}, "must be a PNG, or an SVG", id="no-picture"),
        pytest.param({"fonts": "none"}, "'fonts' is 'none'; it must be a folder", id="no-folder"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, given: dict[str, str], message: str) -> None:
    """A setting that cannot be met is named with what is possible."""
    (tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    (tmp_path / "evil.svg").write_text(LOGO.replace("<rect", "<script/><rect"), "utf-8")
    (tmp_path / "text.txt").write_text("logo", "utf-8")
    with pytest.raises(ParameterError, match=message):
        _look(tmp_path, **given)


def test_dates_are_written_as_precisely_as_they_are() -> None:
    """A day that does not exist, and what is no date, come back as they are."""
    english = Look().labels
    dates = ("2020-11-13", "2018-07", "2021", "2021-02-30", "soon")
    assert [written_date(date, english) for date in dates] == [
        "13 November 2020", "July 2018", "2021", "2021-02-30", "soon",
    ]  # fmt: skip


def test_words_logo_and_paper_arrive_in_both_forms(tmp_path: Path) -> None:
    """French words in HTML and PDF, the logo with its description, the paper in the PDF, which stays PDF/UA."""
    (tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    look = _look(
        tmp_path, language="fr", paper="us-letter", logo="logo.svg", logo_alt="The mark of the house"
    )
    report = replace(book(chapter(shown(ACTS))), look=look, language="fr")
    html = render_html(report)
    assert 'alt="The mark of the house" src="data:image/svg+xml;base64,' in html
    assert "Tableau 1.1" in html
    assert ">Sommaire<" in html
    assert "30 novembre 2026" in html
    assert not re.search(
        r"\b(Contents|Evidence|Used in|Issued by|Skip to)\b",
        html.partition("<body>")[2].partition("<script>")[0],
    )
    pdf = render_pdf(report)
    assert page.is_pdf_compliant_bytes(pdf, profile="ua1")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert [float(each) for each in document.pages[0].MediaBox] == [0, 0, 612, 792]
        assert str(document.Root.Lang) == "fr"
        with document.open_outline() as outline:
            assert [item.title for item in outline.root][::2] == ["Sommaire", "Preuves"]
        described = [
            str(item.Alt)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
    assert "The mark of the house" in described


def test_a_document_in_another_language_is_marked_as_such() -> None:
    """Its title and paragraphs bear their language in the PDF, the rest that of the report."""
    report = book(chapter(shown(ACTS)))
    documents = report.documents.assign(language=["vi-VN", "en"])
    pdf = render_pdf(replace(report, documents=documents))
    assert page.is_pdf_compliant_bytes(pdf, profile="ua1")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        spoken = [
            str(item.Lang)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Lang" in item
        ]
    assert set(spoken) == {"en", "vi"}
    with pikepdf.open(io.BytesIO(render_pdf(report))) as document:
        assert not any(
            "/Lang" in item and item.Lang == "vi"
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary)
        )


def test_templates_of_one_s_own_stand_in_for_the_package_s(tmp_path: Path) -> None:
    """A file of that name in the folder is used, the others stay."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "report.css").write_text("body { color: teal }", "utf-8")
    table = read_asset("table.html.j2")
    (tmp_path / "own" / "table.html.j2").write_text("<p>Mine: {{ label }}</p>\n" + table, "utf-8")
    look = _look(tmp_path, templates="own")
    report = replace(book(chapter(shown(ACTS))), look=look)
    html = render_html(report)
    assert "color: teal" in html
    assert "<p>Mine: Table 1.1</p>" in html
    assert "--paper" not in html.partition("<body")[0]
    assert "#let accent" in book_markup(report)
    (tmp_path / "own" / "report.typ").write_text("// mine", "utf-8")
    assert "#let accent" not in book_markup(report).replace("// mine", "")


def test_vietnamese_japanese_and_thai_are_shown() -> None:
    """Names in their own scripts have glyphs; a script without a font is told apart."""
    assert find_unshown("Nguyễn Xuân Phúc, Phạm Bình Minh; 安倍晋三、菅義偉; ประยุทธ์ จันทร์โอชา; ☑ → ¶ …") == []
    assert find_unshown("ok ကα\u200b") == ["က"]


def test_what_has_no_glyph_is_reported_with_its_place(caplog: pytest.LogCaptureFixture) -> None:
    """The PDF is made, and a warning names the character and where it stands; without such there is none."""
    report = book(chapter(shown(ACTS)))
    with caplog.at_level(logging.WARNING):
        render_pdf(report)
    assert caplog.text == ""
    paragraphs = report.paragraphs.assign(
        text=report.paragraphs["text"].where(report.paragraphs["para"] != "2/(a)", "The name 한 stands here.")
    )
    with caplog.at_level(logging.WARNING):
        pdf = render_pdf(replace(report, paragraphs=paragraphs))
    assert "한 (U+D55C HANGUL SYLLABLE HAN, first in memo ¶ 2/(a))" in caplog.text
    assert page.is_pdf_compliant_bytes(pdf, profile="ua1")
