"""What stands at the front of a report: each chapter's summary and first sentence, with links that are checked."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from report_samples import SENTENCE, book, chapter, shown

from toolkit.errors import ReportError
from toolkit.report.html import render_html
from toolkit.report.summary import list_findings, summary_chapter
from toolkit.report.typst import book_markup


def summary(text):
    """Return a cell that sums a chapter up."""
    return new_markdown_cell(text, metadata={"tags": ["summary"]})


PROSE = summary("They agreed on [“the plan”](../corpus/memo.md#memo/1).")


def test_a_summary_stands_before_the_chapters_and_in_its_own():
    """Its quotation is a link in both places, and what the chapter computes first follows it."""
    html = render_html(book(chapter(PROSE, shown(SENTENCE))))
    front, _, rest = html.partition('<section class="chapter"')
    front = front[front.index('<section class="short"') :]
    for part in (front, rest):
        assert "They agreed on <a " in part
        assert 'href="#par-memo.1"' in part
    assert '<p class="figures">They met' in front


def test_a_heading_in_a_summary_has_its_place_in_the_chapter():
    """At the front it is set in bold; there is one heading, and one id."""
    html = render_html(book(chapter(summary("## The plan\n\nThey agreed."))))
    assert "<strong>The plan</strong>" in html
    assert html.count('id="one.the-plan"') == 1


def test_a_summary_stands_before_the_code_that_loads():
    """The code before it, which puts nothing out, is folded away with the code after it."""
    loads = new_code_cell("import toolkit as tk", metadata={})
    html = render_html(book(chapter(loads, PROSE, shown(SENTENCE))))
    body = html[html.index('<section class="chapter"') :]
    assert body.index("They agreed on") < body.index("tk")


def test_the_pdf_has_it_too():
    """A chapter without number before the first, with links to each chapter and to the evidence."""
    markup = book_markup(book(chapter(PROSE, shown(SENTENCE))))
    assert markup.index("They agreed on") < markup.index("[Chapter one]);")
    assert "numbered: false" in markup


def test_a_chapter_without_either_is_left_out():
    """Where no chapter has a summary or computes a sentence there is no front part."""
    silent = chapter(new_markdown_cell("Words."))
    assert list_findings([silent]) == []
    assert summary_chapter([silent], "In short") is None
    assert "in-short" not in render_html(book(silent))


def test_a_quotation_in_a_summary_is_checked():
    """Words that do not stand in the paragraph are refused."""
    with pytest.raises(ReportError, match="do not stand"):
        chapter(summary("They agreed on [“a war”](../corpus/memo.md#memo/1)."))
