"""Tests of the report as one HTML page: what it says, where it leads, and that it asks for nothing."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from html import unescape
from typing import Any

import html5lib
import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from report_samples import (
    ACTS,
    KERNEL,
    PEACE,
    SENTENCE,
    SVG,
    WELCOMED,
    book,
    cell,
    chapter,
    shown,
    table,
)

from toolkit.errors import ReportError
from toolkit.report.book import MIME
from toolkit.report.html import ReportHTMLExporter, render_html
from toolkit.report.html_links import check_links
from toolkit.report.html_sources import in_context
from toolkit.report.html_svg import inline_svg
from toolkit.report.html_templates import read_asset

FIGURE = {
    "type": "figure",
    "id": "f",
    "caption": "A figure",
    "alt": "Up & “on”",
    "note": "n = 1.",
    "svg": SVG,
    "table": ACTS,
}
PASSAGES = {
    "type": "passages",
    "id": "p",
    "caption": "In their words",
    "note": "",
    "passages": [
        {
            "ref": PEACE,
            "source": "Memo, 2020",
            "label": "¶ 2/(a)",
            "parts": [{"text": "They ", "mark": ""}, {"text": "reaffirmed", "mark": "verb"}, {"text": " “", "mark": ""},
                      {"text": "peace", "mark": "term"}, {"text": " …", "mark": "cut"}],
        }
    ],
}  # fmt: skip


def report(*cells: Any) -> str:
    """Return the page of a report of one chapter."""
    return render_html(book(chapter(*cells)))


def text_of(html: str) -> str:
    """Return the words of a page's body."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", html[html.index("<body") :], flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", body)))


def element(html: str, address: str) -> str:
    """Return the tag that has the id `address`."""
    match = re.search(rf'<[^<>]*\sid="{re.escape(address)}"[^<>]*>', html)
    assert match, f"no element has the id {address}"
    return match[0]


@pytest.fixture(scope="module")
def page() -> str:
    """Render a report that has everything."""
    prose = new_markdown_cell(
        "## A question\n\nSee [“the plan”](../corpus/memo.md#memo/1).[^1]\n\n[^1]: A note."
    )
    one = chapter(prose, shown(SENTENCE), shown(ACTS), shown(FIGURE), shown(PASSAGES))
    return render_html(book(one, chapter(prose, shown(ACTS), chapter_id="two", number=2)))


def test_front_matter_is_there(page: str) -> None:
    """Title, subtitle, authors, date in words, abstract in paragraphs."""
    assert page.count("<h1") == 1
    for part in (
        "<h1>A report</h1>",
        "On two documents",
        "A. Author",
        "30 November 2026",
        "<p>First.</p>",
        "<p>Second.</p>",
    ):
        assert part in page
    assert '<html lang="en">' in page


def test_a_count_in_one_paragraph_leads_to_the_appendix(page: str) -> None:
    """The number is a link to the paragraph, which stands there in full, with a way back."""
    assert re.search(
        r'<td class="right shaded" style="--depth:0.50"><a class="cite" id="use-\d+" href="#par-memo.1"', page
    )
    assert "para" in element(page, "par-memo.1")
    assert "The Leaders welcomed the plan &amp; thanked Japan." in page
    paragraph = page[page.index('id="par-memo.1"') :][:1500]
    assert "Cited in" in paragraph
    assert "Table 1.1</a>" in paragraph
    assert "Chapter 1</a>" in paragraph


def test_a_count_over_paragraphs_leads_to_evidence_and_back(page: str) -> None:
    """The entry has its number, its claim, each quotation marked in its sentence, and links to the places of use."""
    entry = page[page.index('<li id="ev-one-2">') :][:2500]
    assert "They met twice &amp; &lt;left&gt;." in entry
    assert "The Leaders <mark>welcomed</mark> the plan &amp; thanked Japan." in entry
    assert "Both sides <mark>noted</mark> the plan." in entry
    for label in ("Chapter 1", "Table 1.1"):
        use = re.search(rf'<a href="#(use-\d+)">{label}</a>', entry)
        assert use
        assert 'href="#ev-one-2"' in element(page, use[1])


def test_figures_are_named_and_have_their_data(page: str) -> None:
    """The SVG is inline, named by its alt text, without metadata or foreign namespaces; its table is folded away."""
    figure = re.search(r'<figure class="figure".*?</figure>', page, re.DOTALL)
    assert figure
    assert 'role="img" aria-label="Up &amp; “on”"' in figure[0]
    assert "made today" not in figure[0]
    assert "xmlns" not in figure[0]
    glyph = re.search(r'<use href="#([^"]+)"/>', figure[0])
    assert glyph
    assert f'id="{glyph[1]}"' in figure[0]
    assert "<b>Figure 1.1.</b> A figure" in figure[0]
    assert "<summary>Data of Figure 1.1</summary>" in figure[0]


def test_tables_are_numbered_by_chapter_and_have_headers(page: str) -> None:
    """Captions count on within the chapter; headers have a scope; the note stands below."""
    assert "<b>Table 1.1.</b> What was done" in page
    assert "<b>Table 2.1.</b> What was done" in page
    assert '<th scope="col" class="left">Verb</th>' in page.replace("scope=col", 'scope="col"')
    assert '<th scope="row" class="left">welcome</th>' in page.replace("scope=row", 'scope="row"')
    assert '<p class="note">n = 2.</p>' in page


def test_quotations_show_their_marks(page: str) -> None:
    """Terms, operative verbs and cuts are told apart, and the label leads to the paragraph."""
    quote = re.search(r"<blockquote>.*?</blockquote>", page, re.DOTALL)
    assert quote
    for part in (
        "<mark>peace</mark>",
        '<b class="verb">reaffirmed</b>',
        'href="#par-memo.2._28_a_29_" data-e="1.4" data-at="17-22">¶ 2/(a)</a>',
        "Memo, 2020",
    ):
        assert part in quote[0]


def test_foreign_words_bear_their_language() -> None:
    """Title, text and every quotation of a document in another language than the report's; nothing of the others."""
    quote = table([cell("x"), cell("peace", PEACE, style="quote")])
    passages = {**PASSAGES, "id": "q"}
    linked = book(chapter(shown(SENTENCE), shown(quote), shown(passages)))
    html = render_html(replace(linked, documents=linked.documents.assign(language=["vi", "en"])))
    assert re.search(r'<h3 id="doc-memo" lang="vi">', html)
    assert '<div class="text" lang="vi">' in html
    assert re.search(r'<span class="q-text" lang="vi"><a class="cite"', html)
    assert '<blockquote>\n<p lang="vi">They' in html
    assert re.findall(r'<p class="context"( lang="vi")?>', html) == [' lang="vi"', ""]


def test_the_page_is_valid_html(page: str) -> None:
    """A strict parser has nothing to say: nothing is closed that is not open, nothing stands where it may not."""
    html5lib.HTMLParser(strict=True).parse(page)


def test_the_summary_says_what_each_chapter_says_first(page: str) -> None:
    """The first computed sentence of a chapter with its links; of a chapter that computes none, nothing."""
    short = page[page.index('<section class="short"') : page.index('<section class="chapter"')]
    assert "They met <a class=" in short
    assert '<a href="#chapter-one"><span class="number">1</span> Chapter one</a>' in short
    assert "#chapter-two" not in short
    assert "In short" not in text_of(report(shown(ACTS)))


def test_headings_are_shifted_and_unique(page: str) -> None:
    """The chapter's title is an h2 of its own, its sections are h3 with ids by chapter, and the contents list them."""
    assert "<h1>Chapter one" not in page
    assert '<h2 id="chapter-one"><span class="number">1</span> Chapter one</h2>' in page
    for chapter_id in ("one", "two"):
        assert f'<h3 id="{chapter_id}.a-question">A question</h3>' in page
        assert page.count(f'href="#{chapter_id}.a-question"') == 2


def test_the_appendix_holds_every_document(page: str) -> None:
    """Facts, headings where they change, and every paragraph under its label."""
    words = text_of(page)
    assert "Memo of the <first> meeting" in words
    assert "SHA-256 " + "0" * 64 in re.sub(r"SHA-256\s*", "SHA-256 ", words)
    assert "<h4>Security</h4>" in page
    assert "<h5>At sea</h5>" in page
    assert 'aria-label="Paragraph 2/(a)"' in page


def test_nothing_is_asked_of_any_host(page: str) -> None:
    """No address of another host stands anywhere, and the policy forbids to load one."""
    assert not re.search(r"https?://|//[a-z]+\.[a-z]", page)
    assert "default-src 'none'" in unescape(page)
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/=]{44}'", unescape(page))
    assert page.count("<script") == 1


def test_the_page_is_the_same_twice(page: str) -> None:
    """Rendering depends on nothing but the report."""
    made = book(chapter(shown(ACTS), shown(FIGURE)))
    assert render_html(deepcopy(made)) == render_html(made)


def test_the_page_has_landmarks_and_a_way_past_the_contents(page: str) -> None:
    """Skip link, contents, main part; one way for a wide screen and one for a phone."""
    assert '<a class="skip" href="#content">' in page
    assert '<main id="content">' in page
    assert page.count("<nav ") == 2


def test_code_is_folded_away_or_hidden() -> None:
    """Code is there but folded; injected parameters and hidden cells show none, their outputs stay."""
    html = report(
        shown(ACTS, source="secret_one()"),
        shown(table([cell("x"), cell("0")], slug="b"), source="secret_two()", tags=["hide-input"]),
        new_code_cell("secret_three()", metadata={"tags": ["injected-parameters"]}),
    )
    assert html.count('<details class="code">') == 1
    assert "secret_one" in html
    assert "secret_two" not in html
    assert "secret_three" not in html
    assert "Table 1.2" in html


def test_code_that_says_nothing_is_folded_with_the_next() -> None:
    """Parameters and imports make one fold with the first code that puts something out, hidden cells between or not."""
    injected = new_code_cell("theme = 'secret'", metadata={"tags": ["injected-parameters"]})
    cells = [new_code_cell("theme = 'x'"), injected, new_code_cell("import toolkit"), shown(ACTS)]
    html = report(*cells, new_markdown_cell("Text."), new_code_cell("last = 1"))
    assert html.count('<details class="code">') == 2
    assert "secret" not in html
    assert [cell.source for cell in cells[:3]] == ["theme = 'x'", "theme = 'secret'", "import toolkit"]


def test_a_display_without_references_is_plain_text() -> None:
    """What leads nowhere is no link."""
    html = report(shown(table([cell("x", style="quote"), cell("0", style="muted")])))
    assert '<span class="q-text">x</span>' in html
    assert '<span class="muted">0</span>' in html


def test_an_empty_table_is_a_table() -> None:
    """No row, but caption, headers and note."""
    assert "<b>Table 1.1.</b> What was done" in report(shown(table()))


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param(new_output("stream", name="stdout", text="a\x1b[31mb\x1b[0m <c>"), '<pre class="output">ab &lt;c&gt;</pre>', id="stream"),
        pytest.param(new_output("display_data", {"text/plain": "<x>"}), '<pre class="output">&lt;x&gt;</pre>', id="plain"),
        pytest.param(new_output("display_data", {"text/markdown": "*so*"}), "<em>so</em>", id="markdown"),
        pytest.param(
            new_output("display_data", {"image/png": "QUJD\n"}, metadata={"image/png": {"alt": "A dot"}}),
            '<img alt="A dot" src="data:image/png;base64,QUJD">',
            id="image",
        ),
        pytest.param(
            new_output("display_data", {"image/svg+xml": SVG}, metadata={"alt": "A line"}), 'aria-label="A line"', id="svg"
        ),
        pytest.param(
            new_output("display_data", {"text/html": '<style scoped>x</style><table border="1" class="dataframe"><tr style="text-align: right;"><th></th></tr></table>'}),
            '<table class="dataframe"><tr><td></td></tr></table>',
            id="pandas",
        ),
        pytest.param(new_output("display_data", {"text/html": "<b>so</b>"}), '<div class="output-html"><b>so</b></div>', id="html"),
    ],
)  # fmt: skip
def test_other_outputs_are_shown_decently(output: nbformat.NotebookNode, expected: str) -> None:
    """Streams, text, images and pandas' tables have their place, too."""
    code = new_code_cell("x")
    code.outputs = [output]
    assert expected in report(code)


@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml"])
def test_an_image_without_a_description_is_refused(kind: str) -> None:
    """A report has no image that a blind reader cannot know."""
    code = new_code_cell("plot(x)\n")
    code.outputs = [new_output("display_data", {kind: SVG if "svg" in kind else "QUJD"})]
    with pytest.raises(
        ReportError, match=r"'one': the image that cell `plot\(x\)` puts out has no description"
    ):
        report(code)


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        pytest.param(
            {"type": "dance"}, "the type 'dance'; known are table, text, figure, passages", id="type"
        ),
        pytest.param({**FIGURE, "alt": " "}, "no alt text", id="alt"),
        pytest.param({**FIGURE, "svg": "<p>"}, "no <svg> element", id="svg"),
    ],
)
def test_payloads_that_cannot_be_rendered_are_refused(payload: dict[str, Any], message: str) -> None:
    """Unknown types and figures without picture or description stop the build."""
    with pytest.raises(ReportError, match=message):
        report(shown(payload))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("It cost $5 to $10.", "It cost $5 to $10.", id="money-is-no-formula"),
        pytest.param(
            "See [it](#A-question).\n\n## A question",
            '<a href="#one.a-question">it</a>',
            id="heading-by-jupyter",
        ),
        pytest.param("[other](02-other.ipynb)", "<p>other</p>", id="file-beside-is-plain-text"),
        pytest.param("[web](https://example.org)", '<a href="https://example.org">web</a>', id="web"),
        pytest.param("## A\n\n## A", 'id="one.a-2"', id="same-heading-twice"),
        pytest.param("|a|\n|-|\n|b|", '<div class="scroll" role="group"', id="table-in-a-box"),
        pytest.param("a[^x]\n\n[^x]: b", 'href="#one.note-2-1-ref"', id="footnote"),
    ],
)
def test_markdown_reads_as_prose_of_the_report(source: str, expected: str) -> None:
    """Headings, links, notes and tables are adapted to the page."""
    assert expected in report(new_markdown_cell(source))


@pytest.mark.parametrize(
    ("html", "message"),
    [
        pytest.param('<a href="#x">x</a>', "lead nowhere: '#x'", id="dangling"),
        pytest.param('<p id="a"><p id="a">', "stand twice in the report: 'a'", id="id-twice"),
        pytest.param('<a href="other.html">x</a>', "lead nowhere: 'other.html'", id="file"),
        pytest.param('<img src="http://x.org/y.png">', "would load", id="image-from-elsewhere"),
        pytest.param(
            '<link rel="stylesheet" href="https://x.org/y.css">', "would load", id="style-from-elsewhere"
        ),
        pytest.param("<script></script><script></script>", "would load or run", id="script"),
        pytest.param('<svg><use href="#g"/></svg>', "lead nowhere: '#g'", id="glyph"),
    ],
)
def test_pages_with_broken_links_are_refused(html: str, message: str) -> None:
    """What leads nowhere, stands twice or comes from elsewhere is named."""
    with pytest.raises(ReportError, match=message):
        check_links(html)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<p id="a b"><a href="#a%20b">x</a>', id="percent"),
        pytest.param('<a href="https://example.org">x</a><a href="mailto:a@b.org">y</a>', id="links-outside"),
        pytest.param('<img alt="" src="data:image/png;base64,QUJD">', id="data"),
        pytest.param("<p>id=&quot;a&quot; id=&quot;a&quot; src=x</p>", id="text-is-no-attribute"),
        pytest.param("", id="empty"),
    ],
)
def test_sound_pages_pass(html: str) -> None:
    """Links to the web are links; data stands in the page."""
    check_links(html)


def test_a_foreign_script_stops_the_report() -> None:
    """HTML that a cell puts out may not bring code along."""
    code = new_code_cell("x")
    code.outputs = [new_output("display_data", {"text/html": "<script>alert(1)</script>"})]
    with pytest.raises(ReportError, match="would load or run"):
        report(code)


def test_words_of_the_corpus_are_never_markup() -> None:
    """Angle brackets and quotes of texts and captions are escaped."""
    payload = {**table([cell('<b>"&'), cell("1", WELCOMED)]), "caption": "<script>", "note": "</p>"}
    html = report(shown(payload))
    assert "&lt;b&gt;&#34;&amp;" in html
    assert "<script>" not in html.replace("<script>(function", "")


def test_two_figures_do_not_share_ids() -> None:
    """Ids of an SVG are made anew where something refers to them, and dropped elsewhere; places are rounded and close together, scales stay."""
    source = '<svg><path id="a" d="M 10.123456 1" transform="scale(0.015625)"/> <g id="b" clip-path="url(#a)"/></svg>'
    one, other = (inline_svg(source, alt="x", prefix=prefix) for prefix in ("p-", "q-"))
    own = re.findall(r'id="([^"]+)"', one)
    assert len(own) == 1
    assert own != re.findall(r'id="([^"]+)"', other)
    assert one.endswith(
        f'<path id="{own[0]}" d="M10.12 1" transform="scale(0.015625)"/><g clip-path="url(#{own[0]})"/></svg>'
    )


@given(st.text(alphabet="ab. A", max_size=200), st.data())
def test_context_holds_the_quotation_and_only_words_of_the_text(text: str, data: st.DataObject) -> None:
    """Whatever the text, every quotation is marked once, in pieces that stand in the text."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    contexts = in_context(text, [{"start": start, "end": end}])
    marked = "".join(part["text"] for parts in contexts for part in parts if part["mark"])
    assert marked == text[start:end]
    for parts in contexts:
        assert "".join(part["text"] for part in parts).strip("… ") in text


def test_context_of_a_long_sentence_is_cut_near_the_quotation() -> None:
    """A sentence of a thousand words is shown around the quotation alone."""
    text = "word " * 500 + "peace " + "word " * 500
    start = text.index("peace")
    joined = "".join(part["text"] for part in in_context(text, [{"start": start, "end": start + 5}])[0])
    assert joined.startswith("… ")
    assert joined.endswith(" …")
    assert len(joined) < 500


def test_the_exporter_works_alone() -> None:
    """As an nbconvert exporter it makes a page of one notebook, with displays in their own HTML."""
    notebook = new_notebook(cells=[new_markdown_cell("# Title\n\n## Part"), shown(ACTS)], metadata=KERNEL)
    html, resources = ReportHTMLExporter().from_notebook_node(notebook)
    assert resources["output_extension"] == ".html"
    assert "<title>Title</title>" in html
    assert '<h1 id="title">Title</h1>' in html
    assert '<h2 id="part">Part</h2>' in html
    assert "<b>a display</b>" in html
    assert MIME not in html
    assert not re.search(r"https?://", html)
    check_links(html)


def test_no_address_of_another_host_is_left_in_the_exporter() -> None:
    """Every trait that nbconvert keeps an address in is blank."""
    exporter = ReportHTMLExporter()
    named = [name for name in exporter.trait_names() if name.endswith("_url")]
    assert len(named) > 5
    assert {getattr(exporter, name) for name in named} == {""}


def colours(scheme: str) -> dict[str, tuple[float, float, float]]:
    """Return the style's colours in a scheme."""
    rule = re.compile(r"--([\w-]+): (?:light-dark\(#(\w{6}), )?#(\w{6})")
    found = {
        name: tuple(
            int((light if light and scheme == "light" else other)[n : n + 2], 16) / 255 for n in (0, 2, 4)
        )
        for name, light, other in rule.findall(read_asset("report.css").partition("@media print")[0])
    }
    depth = zip(found["paper"], found["shade"], strict=True)
    return {**found, "shaded": tuple(paper * 0.5 + shade * 0.5 for paper, shade in depth)}  # type: ignore[dict-item, return-value]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the contrast ratio of WCAG 2."""

    def luminance(colour: tuple[float, ...]) -> float:
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *[
            (ink, ground)
            for ink in ("ink", "soft", "link", "accent")
            for ground in ("paper", "panel", "target")
        ],
        ("ink", "mark"),
        ("ink", "shaded"),
        *[(f"code-{name}", "panel") for name in ("key", "text", "number")],
    ],
)
def test_contrast_is_enough_in_both_schemes(scheme: str, ink: str, ground: str) -> None:
    """Every text colour has a contrast of 4.5 or more on every ground it stands on."""
    values = colours(scheme)
    assert contrast(values[ink], values[ground]) >= 4.5
