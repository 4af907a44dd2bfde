"""Web pages: what is text and what is not, how it is written as Markdown, lines, facts, encodings, bad pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from conversions_html import PAGES, parts_of
from hypothesis import given
from hypothesis import strategies as st

import toolkit as tk
from toolkit.errors import DocumentError
from toolkit.layout.markup import read_rows
from toolkit.readers.formats import read_bytes
from toolkit.readers.html import read_html
from toolkit.readers.html_facts import read_facts
from toolkit.readers.html_lists import number
from toolkit.readers.html_page import MOST_BYTES, MOST_TAGS, decode_page, parse_page
from toolkit.readers.markdown import escaped

CHARTER = Path(__file__).parents[2] / "shared/samples/treaty-un-charter-html.html"
PROSE = (
    "The Ministers met in the capital and discussed the state of the rivers in a frank and friendly manner."
)
RIVERS = (
    "They agreed to measure the rivers together, and to share with each other what they find out each year."
)


def markdown(page: str) -> str:
    return read_html(page.encode(), "page.html").text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<h1>Title</h1><h3>Rivers</h3><p>We met.", "# Title\n\n### Rivers\n\nWe met.", id="headings"),
        pytest.param("<ol><li>One<li>Two</ol>", "1. One\n\n2. Two", id="ordered list"),
        pytest.param("<ol start=28><li>One<li value=40>Two<li>Three</ol>", "28. One\n\n40. Two\n\n41. Three", id="start and value"),
        pytest.param("<ol type=a><li>One<li>Two</ol><ol type=I start=4><li>x</ol>", "a. One\n\nb. Two\n\nIV. x", id="letters and Roman numbers"),
        pytest.param("<ol reversed><li>One<li>Two</ol>", "2. One\n\n1. Two", id="reversed"),
        pytest.param("<ol style='list-style-type: lower-roman'><li>One</ol>", "i. One", id="numbers by style"),
        pytest.param("<ol style='list-style: none'><li>1. One</ol><ul style='list-style:none'><li>x</ul>", "1. One\n\nx", id="no numbers by style"),
        pytest.param("<ol><li>1. One<li>(2) Two<li>Three</ol>", "1. One\n\n(2) Two\n\n3. Three", id="numbers typed as well"),
        pytest.param("<ol><li>One<ol type=a><li>Two<ul><li>Three</ul></ol><li>Four</ol>", "1. One\n\n    a. Two\n\n        - Three\n\n2. Four", id="nested lists"),
        pytest.param("<ol><li><p>One<p>more</ol>", "1. One\n\n    more", id="two paragraphs in an item"),
        pytest.param("<ul><li>• One<li>Two</ul>", "• One\n\n- Two", id="bullets typed as well"),
        pytest.param("<p>One<br>two<br><br>three<br> <br>four", "One  \ntwo\n\nthree\n\nfour", id="line breaks"),
        pytest.param("<font><b>One</b><br><br>two</font>", "**One**\n\ntwo", id="paragraphs of line breaks"),
        pytest.param("<div>One<div>two</div>three</div>", "One\n\ntwo\n\nthree", id="text between blocks"),
        pytest.param("<p>One\n  two\tthree&nbsp; four", "One two three four", id="white space"),
        pytest.param("<pre>One\ntwo</pre><div style='white-space: pre-line'>a\n\nb</div>", "One  \ntwo\n\na\n\nb", id="white space kept"),
        pytest.param("<p><b>All</b> <strong>bold</strong><p><i>it</i><p><b>in</b> part", "**All bold**\n\n*it*\n\nin part", id="emphasis"),
        pytest.param("<p>1. <span style='font-weight:700'>All</span>", "**1. All**", id="bold but for the label"),
        pytest.param("<p>12<sup>th</sup> year,<sup>1</sup> <sup>[2]</sup> km<sup>2</sup>", "12th year,<sup>1</sup> <sup>2</sup> km<sup>2</sup>", id="raised"),
        pytest.param("<p>Met.<sup><a href='#n1'>1</a></sup></p><ol><li id=n1>A note. <a href='#r1'>↩</a></ol>", "Met.<sup>1</sup>\n\n<sup>1</sup> A note.", id="notes as a list"),
        pytest.param("<table><tr><th>State<th>Share<tr><td>Laos<td>30<tr><td>Siam<td></table>", "| State | Share |\n| Laos | 30 |\n| Siam |  |", id="rows of data"),
        pytest.param("<table><tr><td>1.<td>We met.<tr><td>2.<td>We <b>agreed</b>.</table>", "1. We met.\n\n2. We agreed.", id="labels in a column"),
        pytest.param("<table><tr><td><p>One<p>two<td>three</table>", "One\n\ntwo\n\nthree", id="text in cells"),
        pytest.param("<table><tr><td><table><tr><td>a|b<td>30<tr><td>Siam<td>40</table></table>", "| a|b | 30 |\n| Siam | 40 |", id="rows in cells"),
        pytest.param("<dl><dt>Rivers<dd>We met.</dl><blockquote>We said.</blockquote>", "Rivers\n\nWe met.\n\nWe said.", id="definitions and quotations"),
        pytest.param("<p>R&amp;D &lt;b&gt; &amp;lt; * _x_ [1] `a` # b\\", "R\\&D \\<b\\> \\&lt; \\* \\_x\\_ \\[1\\] \\`a\\` # b\\\\", id="characters of Markdown"),
        pytest.param("<p># 1<p>&gt; 2<p>- 3", "\\# 1\n\n\\> 2\n\n- 3", id="marks at the beginning"),
        pytest.param("<p>it&#146;s &eacute;t&#233; &#x2013; so&shy;ft", "it’s été – soft", id="character references"),
        pytest.param("<p>a<script>x</script><style>y</style><noscript>z</noscript><template>t</template>b", "ab", id="scripts"),
        pytest.param("<p hidden>x<p style='display:none'>y<p style='VISIBILITY: hidden'>z<p>a<span class=sr-only>b</span>", "a", id="hidden"),
        pytest.param("<p>a<select><option>x</select><button>y</button><textarea>z</textarea>b<!-- c -->c", "abc", id="controls and comments"),
        pytest.param("<title>T</title><main><p>We met.</main>", "We met.", id="no body"),
        pytest.param("<p>One<hr><p>Two", "One\n\n* * *\n\nTwo", id="a rule"),
        pytest.param("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>", "東京", id="readings over characters"),
        pytest.param("<h2>Rivers<a class=headerlink href='#rivers'>¶</a></h2>", "## Rivers", id="a link to itself"),
        pytest.param("<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp; </span></span><![endif]>One", "- One", id="bullets of a font of symbols"),
        pytest.param("<p>1.<p>We met.", "1.\n\nWe met.", id="a number of its own"),
    ],
)  # fmt: skip
def test_a_page_becomes_markdown(page, expected):
    """What a browser shows is there, and nothing else."""
    assert markdown(page) == expected


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40))
def test_escaped_text_is_shown_as_it_is(text):
    """No character of a page becomes markup."""
    text = " ".join(text.split())
    source = escaped(text)
    assert "\n".join(row.text.text for row in read_rows(source, 0, len(source), markdown=True)) == text


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [(27, "a", "aa"), (1999, "I", "MCMXCIX"), (0, "i", "0"), (-3, "A", "-3"), (7, "1", "7")],
)
def test_numbers_are_those_a_browser_prints(value, kind, expected):
    """What has no letter or Roman number is printed in digits."""
    assert number(value, kind) == expected


def test_every_line_is_called_by_the_line_of_the_file():
    """Comments, scripts, tags over several lines and line ends of any kind don't shift the count."""
    page = "<!DOCTYPE html>\r\n<html><head><script>\r\n1\r\n</script></head>\r\n<body\r\n class=x\r\n><p>\r\n\r\nOne\r\n<br>two\r\n<!-- \r\n --> three</p><ul>\r\n<li>four</ul>"
    reading = read_html(page.encode(), "page.html")
    assert reading.text == "One  \ntwo three\n\n- four"
    assert reading.lines == (9, 10, 10, 13)


def test_lines_are_counted_beyond_what_the_parser_counts():
    """Libxml2 keeps the number of a line in two bytes."""
    page = f"<p>One{chr(10) * 70_000}two</p>\n<p>three\n<br>four"
    assert read_html(page.encode(), "page.html").lines == (1, 1, 70_002, 70_003)


def test_a_finding_leads_to_its_line_in_the_page(tmp_path):
    """`locate` names the line of the HTML file."""
    path = tmp_path / "memo.html"
    path.write_text(f"<html>\n<h1>Joint Statement</h1>\n<ol>\n<li>{PROSE}</li>\n<li>{RIVERS}</li>\n</ol>")
    document = tk.read_document(path)
    paragraphs = tk.segment_paragraphs(document)
    located = tk.locate(paragraphs[["doc_id", "para"]], paragraphs, document)
    assert located[["para", "line"]].to_numpy().tolist() == [["1", 4], ["2", 5]]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<nav><p>{}</p></nav>", id="nav"),
        pytest.param("<aside><p>{}</p></aside>", id="aside"),
        pytest.param("<div role=contentinfo><p>{}</p></div>", id="role"),
        pytest.param("<div class='site-footer__inner'><p>{}</p></div>", id="word of a class"),
        pytest.param("<div id=sideBar><p>{}</p></div>", id="two words of an id"),
        pytest.param("<div class='cookie-consent'><p>{}</p></div>", id="cookies"),
        pytest.param("<section class='related-news'><h2>More</h2><p>{}</p></section>", id="related pages"),
    ],
)
def test_what_stands_around_the_document_is_left_out_and_told(around):
    """Elements that say what they are, whatever they hold."""
    text = "The newsletter of the Ministry is sent every morning to all who wish to read it, free of charge."
    reading = read_html(f"<body>{around.format(text)}<div><p>{PROSE}<p>{RIVERS}</div>".encode(), "page.html")
    assert reading.text == f"{PROSE}\n\n{RIVERS}"
    assert text in reading.dropped[0]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<body class='menu'><form class=search><div class=sidebar><p>{PROSE}<p>{RIVERS}</div></form>", id="the whole page"),
        pytest.param(f"<body class='has-sidebar'><div class='content-with-nav'><p>{PROSE}</div><p>{RIVERS}", id="words about the page"),
        pytest.param(f"<h2 id=related>Related</h2><section id='social-cultural-search'><p>{PROSE}</section><p>{RIVERS}", id="names of sections"),
        pytest.param(f"<p>{RIVERS}<sup><a href='#n1'>1</a></sup><aside><ol><li id=n1>{PROSE}</ol></aside>", id="notes in an aside"),
        pytest.param(f"<div class=banner><p>{PROSE}</div><p>{RIVERS}<p>{RIVERS}", id="prose under a weak word"),
    ],
)  # fmt: skip
def test_the_document_is_kept_whatever_its_elements_are_called(page):
    """A name is not believed of most of a page, nor a weak word of prose."""
    assert PROSE in markdown(page)
    assert RIVERS in markdown(page)


def test_short_paragraphs_of_the_document_are_kept():
    """Date, place and signature are no prose, but stand where it is; a menu without a class does not."""
    menu = "".join(f"<div><a href=/{n}>Page {n}</a></div>" for n in range(5))
    page = f"<div>{menu}</div><div><p>Tokyo, 3 May 2020<p>{PROSE}<p>{RIVERS}<p>Annex<p>For Laos:</div>"
    assert markdown(page).split("\n\n") == ["Tokyo, 3 May 2020", PROSE, RIVERS, "Annex", "For Laos:"]


def test_links_are_a_menu_around_the_prose_and_a_list_within_it():
    """Annexes named in the middle of a document are its words; the same list after it is one of other pages."""
    links = "".join(f"<li><a href=/{n}>Annex {n}</a>" for n in range(1, 4))
    reading = read_html(
        f"<div><p>{PROSE}<ul>{links}</ul><p>{RIVERS}<ul>{links}</ul></div>".encode(), "page.html"
    )
    assert reading.text.split("\n\n") == [PROSE, "- Annex 1", "- Annex 2", "- Annex 3", RIVERS]
    assert reading.dropped == ("Annex 1 / Annex 2 / Annex 3",)


def test_links_parted_by_line_breaks_are_a_menu():
    """A column of links in one cell of a table."""
    page = f"<table><tr><td><a href=1>Home</a><br><a href=2>News</a><br><a href=3>Map</a><td><p>{PROSE}<p>{RIVERS}</table>"
    assert markdown(page) == f"{PROSE}\n\n{RIVERS}"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            '<html lang="en-GB"><title>Statement | Ministry</title><meta property="og:site_name" content="Ministry">'
            '<meta property="article:published_time" content="2020-11-13T09:00:00Z">',
            {"title": "Statement", "date": "2020-11-13", "issuer": "Ministry", "language": "en"},
            id="Open Graph",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "X"}, {"@type": ["NewsArticle"], "headline": "Memo", '
            '"datePublished": "2020-11", "publisher": [{"name": "Press  Office"}]}]}</script>',
            {"title": "Memo", "date": "2020-11", "issuer": "Press Office"},
            id="JSON-LD",
        ),
        pytest.param(
            '<meta name="DC.Title" content="Memo"><meta name="dcterms.issued" content="20201113"><meta name="author" content="Registry">',
            {"title": "Memo", "date": "2020-11-13", "issuer": "Registry"},
            id="Dublin Core",
        ),
        pytest.param(
            "<title>Ministry of Rivers | Joint Statement on Rivers</title><h1>Joint Statement on Rivers</h1><time datetime='2020-02-30'><time datetime='2020-02-28'>",
            {"title": "Joint Statement on Rivers"},
            id="the heading within the title, two dates",
        ),
        pytest.param("<h1>Memo</h1><h1>Rivers</h1>", {"title": "Memo"}, id="nothing but headings"),
        pytest.param("<title>A – B</title><time datetime='2020-05-03T10:00'>3 May</time>", {"title": "A – B", "date": "2020-05-03"}, id="time"),
        pytest.param('<meta name="date" content="03/05/2020"><script type="application/ld+json">[[[{</script>', {}, id="no date that is sure"),
    ],
)  # fmt: skip
def test_a_page_says_what_it_is(page, expected):
    """From the page's own metadata, dates as ISO text, no guess."""
    assert read_facts(parse_page(page, "page.html")) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("<p>Việt Nam".encode("utf-8-sig"), "<p>Việt Nam", id="UTF-8 with a mark"),
        pytest.param("<html><p>東京".encode("utf-16"), "<html><p>東京", id="UTF-16"),
        pytest.param('<meta charset="Shift_JIS"><p>東京'.encode("cp932"), '<meta charset="Shift_JIS"><p>東京', id="Shift-JIS"),
        pytest.param("<meta charset=iso-8859-1>“é”".encode("cp1252"), "<meta charset=iso-8859-1>“é”", id="Windows-1252 called Latin-1"),
        pytest.param("<meta charset=iso-8859-1>é".encode(), "<meta charset=iso-8859-1>é", id="UTF-8 called Latin-1"),
        pytest.param("<?xml version='1.0' encoding='euc-kr'?>서울".encode("cp949"), "<?xml version='1.0' encoding='euc-kr'?>서울", id="XML declaration"),
        pytest.param(b"<p>a\r\nb\rc", "<p>a\nb\nc", id="line ends"),
    ],
)  # fmt: skip
def test_the_encoding_is_found(content, expected):
    """By mark, by the bytes, by what the page declares."""
    assert decode_page(content, "page.html") == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"<html></html>", "has no text in it: .* Open it in a browser", id="empty"),
        pytest.param(b"<html><frameset><frame src=a></frameset></html>", "it only holds frames", id="frames"),
        pytest.param(b"<html>" + b"<div>" * 100_000 + b"x", "nests its elements too deeply", id="deep"),
        pytest.param(b"<html>" + b"<p>" * (MOST_TAGS + 1), "has more than 300,000 tags", id="many tags"),
        pytest.param(b"<html><p " + b"a " * 3_000 + b">x", "a tag of more than 2,000 attributes", id="many attributes"),
        pytest.param(b"<html>" + b" " * MOST_BYTES, "a web page of at most 64,000,000 is read", id="large"),
        pytest.param(b"<html><p>a\x00b", "holds NUL characters", id="NUL"),
        pytest.param(b"<html><p>a\xff\xfe\xfd", "is not valid UTF-8", id="no encoding"),
        pytest.param(b'<!DOCTYPE html [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><html><p>&b;', "declares entities of its own", id="entities"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_named(content, said):
    """One sentence says what is wrong, one what to do."""
    with pytest.raises(DocumentError, match=rf"page\.html .*{said}"):
        read_bytes(content, "page.html")


def test_a_truncated_page_is_read_as_far_as_it_goes():
    """Tags that are not closed lose nothing."""
    assert markdown(f"<html><body><table><tr><td><p>{PROSE}<p>The Minis") == f"{PROSE}\n\nThe Minis"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"\xef\xbb\xbf <!-- a --><!DOCTYPE HTML><p>We met.", "memo.txt", "text/html"),
        ("<html><p>We met.".encode("utf-16"), "memo", "text/html"),
        (b"<div><p>We met.", "memo.html", "text/html"),
        (b"<div align=center>\n# Memo\n</div>", "memo.md", "text/markdown"),
        (b"<Begin text>\nWe met.", "memo.txt", "text/plain"),
    ],
)
def test_a_page_is_known_by_its_content(content, name, expected):
    """Whatever the file is called; Markdown may hold tags."""
    assert read_bytes(content, name).media_type == expected


@pytest.mark.parametrize("make", PAGES)
def test_the_corpus_comes_back_from_web_pages(make, tmp_path):
    """At least 98 % of the paragraphs of every document, label and text, and nothing of the page beside them."""
    documents = tk.load_documents()
    paragraphs = tk.segment_paragraphs(documents)
    for row in documents.itertuples():
        path = tmp_path / f"{row.doc_id}.html"
        own = paragraphs[paragraphs["doc_id"] == row.doc_id]
        path.write_bytes(PAGES[make](row.title, row.date, parts_of(own)))
        document = tk.read_document(path)
        found = set(map(tuple, tk.segment_paragraphs(document)[["para", "text"]].to_numpy()))
        expected = set(map(tuple, own[["para", "text"]].to_numpy()))
        assert len(found & expected) >= 0.98 * len(expected), row.doc_id
        assert len(found - expected) <= 0.02 * len(expected), row.doc_id
        assert document[["date", "language"]].to_numpy().tolist() == [[row.date, "en"]]


@pytest.mark.skipif(not CHARTER.exists(), reason="the sample is not here")
def test_a_treaty_comes_back_whole_from_between_its_menus():
    """All 111 articles in both languages; the menu, the list of articles and the footer are left out."""
    reading = read_html(CHARTER.read_bytes(), CHARTER.name)
    assert reading.text.count("Art. ") == 111
    assert "WE THE PEOPLES OF THE UNITED NATIONS" in reading.text
    assert len(reading.dropped) == 2
    assert reading.facts == {"title": "聯合國憲章", "language": "zh"}
