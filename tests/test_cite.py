"""Tests of how the report, and the toolkit, are cited."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import replace
from pathlib import Path

import yaml
from report_samples import ACTS, book, chapter, shown

import toolkit
from toolkit.report.cite import cite
from toolkit.report.html import render_html
from toolkit.report.typst import book_markup

ROOT = Path(__file__).parents[1]
BOOK = book(chapter(shown(ACTS)))


def test_several_authors_are_joined() -> None:
    """An ampersand stands before the last one, as the APA has it; a full stop is not doubled."""
    authors = ("The Secretariat", "B. Author", "C. Author Jr.")
    assert cite(replace(BOOK, authors=authors)).before == (
        "The Secretariat, B. Author & C. Author Jr. (2026, November 30)."
    )


def test_what_means_something_in_tex_is_escaped() -> None:
    """A title is text in BibTeX, whatever it holds; an author keeps the whole name."""
    entry = cite(replace(BOOK, title=r"50% & {a_b} \x ~", authors=("Nguyễn and Sons",))).bibtex
    assert r"title = {{50\% \& \{a\_b\} \textbackslash{}x \textasciitilde{}: On two documents}}" in entry
    assert "author = {{Nguyễn and Sons}}" in entry
    assert entry.startswith("@misc{502026,")


def test_what_is_not_known_is_left_out() -> None:
    """Without authors and date the title comes first."""
    assert cite(replace(BOOK, authors=(), date="")).text.startswith(
        "(n.d.). A report: On two documents [Report"
    )


def test_the_citation_stands_in_page_and_pdf() -> None:
    """Both say how the report is cited; the page gives BibTeX, too."""
    html, typst = render_html(replace(BOOK, title="A <b>report</b>")), book_markup(BOOK)
    assert "<cite>A &lt;b&gt;report&lt;/b&gt;: On two documents</cite>" in html
    assert "@misc{a2026," in html
    assert "#emph[A report: On two documents]; \\[Report made with" in typst


def test_the_toolkit_s_citation_file_is_valid() -> None:
    """CITATION.cff has what the format asks for, and agrees with the package."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert citation["cff-version"] == "1.2.0"
    assert citation["message"]
    assert citation["type"] == "software"
    assert all(author.get("name") or author.get("family-names") for author in citation["authors"])
    assert citation["title"] == project["name"]
    assert str(citation["version"]) == project["version"] == toolkit.__version__
    assert citation["license"] == project["license"]
    assert isinstance(citation["date-released"], datetime.date)
