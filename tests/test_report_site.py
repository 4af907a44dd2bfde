"""The report as a site: pages cut out of the one page, links between them, nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from report_samples import ACTS, NOTED, WELCOMED, book, cell, chapter, shown, write_project

import toolkit.report.build as building
from toolkit.errors import ReportError
from toolkit.report.book import Book
from toolkit.report.build import build_report
from toolkit.report.html_links import check_site
from toolkit.report.html_parts import find_parts
from toolkit.report.site import render_site


def _report() -> Book:
    text = {"type": "text", "parts": [cell("2", WELCOMED, NOTED), cell(" findings.")]}
    return book(chapter(shown(ACTS)), chapter(shown(text), chapter_id="two", number=2))


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    """Return the site of two chapters and two documents."""
    return render_site(_report())


def test_a_chapter_and_a_document_are_a_page_each(site: dict[str, str]) -> None:
    """The pages are named by what stands on them, and each is a whole page with one main heading."""
    assert list(site) == [
        "index.html",
        "chapter-one.html",
        "chapter-two.html",
        "documents.html",
        "doc-memo.html",
        "doc-note.html",
    ]
    for html in site.values():
        assert html.startswith("<!DOCTYPE html>")
        assert html.endswith("</html>")
        assert len(re.findall(r"<h1\b", html)) == 1
        assert html.count("Content-Security-Policy") == html.count("</main>") == 1


def test_each_page_says_what_it_is(site: dict[str, str]) -> None:
    """The title names the page, then the report; markup of a title stays text."""
    assert "<title>1 Chapter one – A report</title>" in site["chapter-one.html"]
    assert "<title>Memo of the &lt;first&gt; meeting – A report</title>" in site["doc-memo.html"]
    assert "<title>A report</title>" in site["index.html"]


def test_links_between_parts_lead_from_page_to_page(site: dict[str, str]) -> None:
    """A number leads to its evidence on its own page, or to the document's page; the paragraph leads back."""
    one = site["chapter-one.html"]
    assert 'href="doc-memo.html#par-memo.1"' in one
    assert 'href="#ev-one-' in one
    assert "The Leaders " not in one.partition('class="evidence"')[0]
    assert re.search(r'href="chapter-one\.html#use-\d+"', site["doc-memo.html"])
    assert 'href="chapter-two.html#chapter-two"' in one
    check_site(site)


def test_the_evidence_stands_with_its_chapter(site: dict[str, str]) -> None:
    """A chapter's page holds its own evidence and no other's."""
    assert 'id="ev-two-1"' in site["chapter-two.html"]
    assert 'id="ev-two-1"' not in site["chapter-one.html"]


def test_every_paragraph_is_on_its_document_s_page(site: dict[str, str]) -> None:
    """No paragraph is lost, none stands twice."""
    assert "".join(site.values()).count('id="par-memo.1"') == 1
    assert 'id="par-note.1"' in site["doc-note.html"]


def test_one_can_go_on_and_back(site: dict[str, str]) -> None:
    """The foot of a page leads to the one before and the one after; the index lists all."""
    assert 'rel="prev" href="chapter-one.html"' in site["chapter-two.html"]
    assert 'rel="next" href="documents.html"' in site["chapter-two.html"]
    assert 'rel="prev"' not in site["chapter-one.html"]
    listed = site["index.html"].partition('<section class="pages">')[2]
    assert re.findall(r'<a href="([^"]+)">', listed)[:5] == list(site)[1:]


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        pytest.param({"a.html": '<a href="b.html">b</a>'}, "'b.html'", id="no-page"),
        pytest.param({"a.html": '<a href="b.html#x">b</a>', "b.html": ""}, "'b.html#x'", id="no-place"),
        pytest.param({"a.html": '<a href="#">b</a>'}, "'#'", id="nothing-named"),
    ],
)
def test_links_that_lead_nowhere_are_refused(pages: dict[str, str], message: str) -> None:
    """A page or a place that is not there stops the build."""
    with pytest.raises(ReportError, match=f"lead nowhere: {message}"):
        check_site(pages)


def test_parts_end_where_they_end() -> None:
    """Stray end tags and elements inside do not confuse where a part ends."""
    html = "<main>\n<section class='a'><p><div></section>\n</article><section class='b'>é</section></main>"
    main, first, second = find_parts(html)
    assert html[first.start : first.end] == "<section class='a'><p><div></section>"
    assert html[second.inner : second.end] == "é</section>"
    assert main.end == len(html)


def test_pages_of_an_older_site_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chapter that is no more has no page; files of others stay."""
    path = write_project(tmp_path, one=["1"])
    report = _report()
    monkeypatch.setattr(building, "make_book", lambda *_: report)
    paths = build_report(path, formats=["site"], progress=False)
    assert paths["site"] == path.parent / "build" / "site" / "index.html"
    (paths["site"].parent / "CNAME").write_text("x", "utf-8")
    report = replace(report, chapters=report.chapters[:1])
    build_report(path, formats=["site"], progress=False)
    left = {file.name for file in paths["site"].parent.iterdir()}
    assert "chapter-two.html" not in left
    assert {"chapter-one.html", "CNAME", "index.html"} <= left
