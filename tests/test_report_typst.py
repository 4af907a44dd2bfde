"""The report as PDF: what is escaped, what is linked, what is refused, and that it is PDF/UA."""

from __future__ import annotations

import base64
import io
import json
import re
import struct
import zlib
from dataclasses import replace

import page
import pandas as pd
import pikepdf
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.errors import ReportError
from toolkit.report.anchors import paragraph_anchor
from toolkit.report.book import MIME, Book, Chapter
from toolkit.report.environment import timestamp
from toolkit.report.evidence import link_chapter
from toolkit.report.look import A4
from toolkit.report.markdown import Scope, heading_labels
from toolkit.report.typesetting import Typesetter, rehearsed
from toolkit.report.typst import book_markup, render_pdf
from toolkit.report.typst_exporter import TypstExporter
from toolkit.report.typst_markdown import MarkdownWriter
from toolkit.report.typst_outputs import output_markup
from toolkit.report.typst_sources import clipped
from toolkit.report.typst_table import Column, column_widths, table_markup
from toolkit.report.typst_text import clean, escape, one_line, string

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="9"/></svg>'
WORDS = "The Leaders welcomed the vaccines. Nguyễn Xuân Phúc welcomed them, too."
PARAGRAPHS = pd.DataFrame(
    [
        {"doc_id": "a-2020", "para": "1", "order": 0, "heading": "", "text": WORDS},
        {
            "doc_id": "a-2020",
            "para": "2/(a)",
            "order": 1,
            "heading": "Sea > Law",
            "text": "They welcomed the law.",
        },
        {
            "doc_id": "b-2021",
            "para": "p1",
            "order": 0,
            "heading": "",
            "text": "Nothing was said of #it, $5 or *that*.",
        },
    ]
)
DOCUMENTS = pd.DataFrame(
    [
        {"doc_id": "a-2020", "title": "Statement", "date": "2020-11-12", "kind": "joint statement", "issuer": "The Chair",
         "participants": ["ASEAN", "Japan"], "source_file": "corpus/a.txt", "source_sha256": "0f" * 32},
        {"doc_id": "b-2021", "title": "Factsheet", "date": "2021", "kind": "factsheet", "issuer": float("nan"),
         "participants": [], "source_file": "corpus/b.txt", "source_sha256": "1e" * 32},
    ]
)  # fmt: skip


def _ref(para: str, start: int, end: int, doc_id: str = "a-2020") -> dict[str, object]:
    text = PARAGRAPHS.set_index(["doc_id", "para"])["text"][doc_id, para]
    return {"doc_id": doc_id, "para": para, "start": start, "end": end, "quote": text[start:end]}


ONE = [_ref("1", 12, 20)]
MANY = [_ref("1", 12, 20), _ref("1", 52, 60), _ref("2/(a)", 5, 13)]


def _cell(text: str, refs: list[dict[str, object]] | None = None, **more: object) -> dict[str, object]:
    return {"text": text, "refs": refs or [], "style": "", **more}


def _table(**more: object) -> dict[str, object]:
    return {
        "type": "table",
        "id": "t",
        "caption": "Acts",
        "note": "n = 3.",
        "columns": [{"label": "Document", "align": "left"}, {"label": "Acts", "align": "right"}],
        "rows": [[_cell("Statement"), _cell("3", MANY, shade=0.5)], [_cell("Factsheet"), _cell("1", ONE)]],
        "row_header": True,
        **more,
    }


FIGURE = {
    "type": "figure",
    "id": "f",
    "caption": "Bars",
    "alt": "One bar.",
    "note": "",
    "svg": SVG,
    "table": None,
}
PASSAGES = {
    "type": "passages",
    "id": "p",
    "caption": "In their words",
    "note": "As printed.",
    "passages": [
        {
            "ref": ONE[0],
            "source": "Statement, 2020",
            "label": "¶ 1",
            "parts": [
                {"text": "The Leaders ", "mark": ""},
                {"text": "welcomed", "mark": "verb"},
                {"text": "…", "mark": "cut"},
            ],
        }
    ],
}
TEXT = {
    "type": "text",
    "parts": [_cell("They welcomed "), _cell("3", MANY), _cell(" times, once "), _cell("here", ONE)],
}


def _output(payload: dict[str, object]) -> object:
    return new_output("display_data", data={"text/plain": "x", "text/html": "<b>x</b>", MIME: payload})


def _chapter(*parts: str | dict[str, object], name: str = "sea") -> Chapter:
    cells = [
        new_markdown_cell(part)
        if isinstance(part, str)
        else new_code_cell("secret()", outputs=[_output(part)])
        for part in parts
    ]
    return Chapter(name, f"Chapter {name}", new_notebook(cells=cells))


def _book(*chapters: Chapter, **more: object) -> Book:
    linked = tuple(link_chapter(chapter, n, PARAGRAPHS) for n, chapter in enumerate(chapters, 1))
    book = Book(
        "Two texts",
        "Read closely",
        ("Lê Thị Hằng",),
        "2021-06-30",
        "In short.",
        "en",
        linked,
        DOCUMENTS,
        PARAGRAPHS,
    )
    return replace(book, **more)


@pytest.fixture(scope="module")
def full() -> bytes:
    """Return a report with every kind of cell and payload."""
    prose = (
        "# Title\n\nSee [“the vaccines” ¶ 1](../corpus/a.txt#a-2020/1) and [there](#Below).\n\n"
        "### Below\n\n- a\n  1. b\n\n> quoted\n\nA note[^n] twice[^n], `code`, ~~gone~~.\n\n[^n]: Here.\n\n"
        "| a | b |\n|---|--:|\n| *x* | 2 |\n\n```\nraw #text\n```\n\n- [x] done\n"
    )
    return render_pdf(
        _book(
            _chapter(prose, _table(), TEXT, FIGURE | {"table": _table(id="g")}),
            _chapter(PASSAGES, name="law"),
        )
    )


def _links(pdf: bytes) -> list[pikepdf.Dictionary]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            _destination(document, note)
            for leaf in document.pages
            for note in leaf.get("/Annots", [])
            if note.Subtype == "/Link"
        ]


def _destination(document: pikepdf.Pdf, note: pikepdf.Object) -> object:
    place = note.get("/Dest", note.get("/A", {}).get("/D") if "/A" in note else None)
    if isinstance(place, (pikepdf.String, pikepdf.Name)):
        names = pikepdf.NameTree(document.Root.Names.Dests)
        place = names.get(str(place))
        place = place.get("/D", place) if isinstance(place, pikepdf.Dictionary) else place
    return None if place is None else [leaf.objgen for leaf in document.pages].index(place[0].objgen)


def test_the_pdf_is_pdf_ua(full: bytes) -> None:
    """A report with every kind of content passes an independent check of PDF/UA-1."""
    report = page.validate_pdf_bytes(full, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_title_language_and_authors_are_set(full: bytes) -> None:
    """The PDF says what it is, who wrote it and in which language, and bears no other date than the book's."""
    with pikepdf.open(io.BytesIO(full)) as document:
        assert str(document.docinfo["/Title"]) == "Two texts"
        assert str(document.docinfo["/Author"]) == "Lê Thị Hằng"
        assert str(document.Root.Lang).startswith("en")
        assert str(document.docinfo["/CreationDate"]).startswith("D:20210630")


def test_bookmarks_are_contents_chapters_and_appendix(full: bytes) -> None:
    """The outline leads to every chapter, in order, and below the appendix to every document."""
    with pikepdf.open(io.BytesIO(full)) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert [re.sub(r"^\d+\s*", "", title) for title in titles] == [
            "Contents", "In short", "Chapter sea", "Chapter law", "Evidence", "The documents",
        ]  # fmt: skip
        assert [child.title for child in outline.root[-1].children] == ["Statement", "Factsheet"]


def test_every_internal_link_leads_to_a_page(full: bytes) -> None:
    """No link of the PDF is dead, and there are links to the appendix."""
    targets = _links(full)
    assert len(targets) > 15
    assert None not in targets


def test_all_fonts_are_embedded(full: bytes) -> None:
    """The PDF needs no font of the reader's machine."""
    with pikepdf.open(io.BytesIO(full)) as document:
        descriptors = [
            item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/FontBBox" in item
        ]
        assert descriptors
        assert all({"/FontFile2", "/FontFile3"} & set(item.keys()) for item in descriptors)


def test_two_renders_are_the_same_bytes() -> None:
    """The same book gives the same file."""
    book = _book(_chapter("# T", _table(), FIGURE))
    assert render_pdf(book) == render_pdf(book)


def test_source_code_is_not_printed() -> None:
    """Code cells show their outputs only."""
    assert "secret" not in book_markup(_book(_chapter(_table())))


def test_a_number_with_many_paragraphs_leads_to_its_evidence() -> None:
    """The number carries that of its evidence entry, which quotes every passage and leads to each paragraph."""
    markup = book_markup(_book(_chapter(_table())))
    assert '#cite-evidence(label("ev-sea-1"), "1.1", [3]' in markup
    assert '#evidence-entry(label("ev-sea-1"), number: "1.1", claim: [Acts · Statement · Acts]' in markup
    assert f'#evidence-passage(label("{paragraph_anchor("a-2020", "2/(a)")}")' in markup
    assert "They #term[welcomed]; the law." in markup


def test_totals_do_not_quote_again() -> None:
    """An entry whose passages stand in the list already names their paragraphs only."""
    rows = [
        [_cell("All"), _cell("3", MANY)],
        [_cell("One"), _cell("2", MANY[::2])],
        [_cell("Two"), _cell("2", MANY[1:])],
    ]
    markup = book_markup(_book(_chapter(_table(rows=rows))))
    assert markup.count("#evidence-passage(label(") == 3
    assert '#evidence-labels[#cite(label("par-a-2020.1"), [¶ 1]); #cite(' in markup


def test_pages_stand_where_numbers_stay_aligned() -> None:
    """In tinted tables the page stands under the number, in columns of numbers in a column of its own."""
    assert '[3], how: "below");], shade: 0.500)' in book_markup(_book(_chapter(_table())))
    plain = book_markup(
        _book(_chapter(_table(rows=[[_cell("a"), _cell("3", MANY)], [_cell("b"), _cell("0")]])))
    )
    assert '[3], how: "column");' in plain
    assert "cell([0#gap;])" in plain


def test_a_heading_goes_to_the_landscape_page_of_its_table() -> None:
    """No heading is left behind when its table needs a page to itself."""
    columns = [{"label": "acknowledgement", "align": "center"}] * 14
    wide = _table(columns=columns, rows=[[_cell("1")] * 14])
    markup = book_markup(_book(_chapter("# T\n\nText.\n\n## A wide table", wide)))
    assert "#wide-page[\n#heading(level: 2, [A wide table])" in markup


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    """Below every heading there is room for two lines, wherever on the page the text before it ends."""
    prose = "\n\n".join(f"## Part {n}\n\n" + "They met. " * (60 + 31 * n) for n in range(16))
    place = "#context [#metadata(query(heading).map(it => it.location().position().y / 1pt)) <places>]"
    markup = f"{book_markup(_book(_chapter('# T', prose)))}\n{place}\n"
    heights = json.loads(
        typst.query(markup.encode(), "<places>", field="value", one=True, ignore_system_fonts=True)
    )
    foot = A4.height - 68
    assert max(heights) > foot - 200
    assert all(height < foot - 36 for height in heights)


def test_a_number_with_one_paragraph_leads_to_it() -> None:
    """The link goes straight to the paragraph's label in the appendix."""
    markup = book_markup(_book(_chapter(_table())))
    assert '#cite(label("par-a-2020.1"), [1]' in markup
    assert '#source-paragraph(label("par-a-2020.1")' in markup


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        pytest.param(("# T\n\n[x](#par-none.1)",), r"label `<par-none\.1>` does not exist", id="dead link"),
        pytest.param((FIGURE | {"alt": ""},), "missing alt text", id="figure without description"),
        pytest.param((FIGURE | {"svg": "<svg"},), "SVG", id="broken figure"),
    ],
)
def test_what_cannot_be_typeset_is_an_error(parts: tuple[str], message: str) -> None:
    """The message of Typst reaches the author, with the place."""
    with pytest.raises(ReportError, match=f"cannot be typeset near .*{message}"):
        render_pdf(_book(_chapter(*parts)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("# T\n\n## A\n\n#### B\n\n## C", [2, 3, 2], id="a skipped level is closed"),
        pytest.param("### A\n\n# B\n\n## C", [2, 2, 2], id="no title first"),
        pytest.param("# T\n\n# A\n\n## B", [2, 2], id="a second title is a section"),
    ],
)
def test_headings_never_skip_a_level(source: str, expected: list[int]) -> None:
    """Headings stand below the chapter's, one level at a time, whatever the notebook does."""
    markup = MarkdownWriter(Scope("c")).write(source)
    assert [int(level) for level in re.findall(r"#heading\(level: (\d)", markup)] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("*a* **b** ~~c~~", "#emph[a]; #strong[b]; #strike[c];", id="emphasis"),
        pytest.param("a  \nb\nc", "a#linebreak();b c", id="line breaks"),
        pytest.param("`a #b`", '#raw("a #b");', id="code"),
        pytest.param("2. a\n3. b", "#enum(tight: true, start: 2, [a], [b]);", id="numbered list"),
        pytest.param("- a\n  - b", "#list(tight: true, [a\n\n#list(tight: true, [b]);]);", id="nested list"),
        pytest.param("> a", "#quote(block: true, [a]);", id="quotation"),
        pytest.param("[a](https://x.org/b)", '#external("https://x.org/b", [a]);', id="link to the web"),
        pytest.param("[a](other.ipynb)", "a", id="link to a file becomes text"),
        pytest.param("[a](javascript:b)", "a", id="link to a script becomes text"),
        pytest.param("[a](#par-x.1)", '#cite(label("par-x.1"), [a]);', id="citation"),
        pytest.param("a &amp; b<br>c<!-- d -->", "a & b#linebreak();c", id="entities and HTML"),
        pytest.param("5 #set $x$ @y <z>", r"5 \#set \$x\$ \@y \<z\>", id="Typst markup is text"),
    ],
)
def test_markdown(source: str, expected: str) -> None:
    """Every Markdown construct has its Typst call, and nothing else gets through."""
    assert MarkdownWriter(Scope("c")).write(source) == expected


def test_headings_can_be_linked_to() -> None:
    """A link to a heading of the notebook, as Jupyter writes it, leads there."""
    source = "## The law\n\n[see](#The-law)"
    markup = MarkdownWriter(Scope("c", headings=heading_labels([source], "c"))).write(source)
    assert '#label("sec-c-The-law")' in markup
    assert '#go(label("sec-c-The-law"), [see]);' in markup


def _png(width: int, height: int) -> str:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return base64.b64encode(
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    ).decode()


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param(
            new_output("stream", name="stdout", text="a\n"), '#output(raw(block: true, "a"));', id="stdout"
        ),
        pytest.param(new_output("stream", name="stderr", text="a\n"), "", id="stderr is not printed"),
        pytest.param(
            new_output("display_data", data={"text/html": "<p>"}), "", id="HTML alone cannot be printed"
        ),
        pytest.param(
            new_output("execute_result", data={"text/plain": "\x1b[31ma\x1b[0m", "text/html": "<p>"}),
            '#output(raw(block: true, "a"));',
            id="plain text, colours removed",
        ),
        pytest.param(new_output("display_data", data={"text/markdown": "*a*"}), "#emph[a];", id="Markdown"),
        pytest.param(
            new_output("error", ename="E", evalue="why"), '#output(raw(block: true, "E: why"));', id="error"
        ),
    ],
)
def test_outputs(output: object, expected: str) -> None:
    """Of each output the best form that print can show is taken."""
    assert output_markup(output, MarkdownWriter(Scope("c"))) == expected


def test_a_rehearsal_changes_no_byte() -> None:
    """A document set after one like it is the same as one set by itself."""
    first, second = (
        book_markup(_book(_chapter(f"The Leaders {word} it."))) for word in ("noted", "welcomed")
    )
    setter = rehearsed(first, 0).result()
    assert setter.typeset(second, 0) == Typesetter().typeset(second, 0) != setter.typeset(first, 0)


def test_pictures_are_typeset() -> None:
    """PNG and SVG outputs with a description become figures; PDF/UA holds."""
    outputs = [
        new_output("display_data", data={"image/png": _png(9, 30)}, metadata={"alt": "Grey."}),
        new_output(
            "display_data", data={"image/svg+xml": SVG}, metadata={"image/svg+xml": {"alt": "A bar."}}
        ),
    ]
    chapter = Chapter("c", "C", new_notebook(cells=[new_code_cell("", outputs=outputs)]))
    assert page.is_pdf_compliant_bytes(render_pdf(_book(chapter)), profile="ua1")


def test_in_context_keeps_the_words_around_and_cuts_between() -> None:
    """Long stretches are cut at words; the spans themselves are whole and merged where they touch."""
    text = "x " * 200 + "one two" + " y" * 200
    parts = list(clipped(text, [(400, 403), (402, 407)]))
    assert [part for part, mark in parts if mark] == ["one two"]
    assert parts[0][0].startswith("… x")
    assert parts[-1][0].endswith("y …")
    assert sum(len(part) for part, _ in parts) < 200


@pytest.mark.parametrize(
    ("epoch", "date", "expected"),
    [
        pytest.param("", "1970-01-03", 172800, id="the book's day"),
        pytest.param("", "1971", 31536000, id="a year"),
        pytest.param("", "spring", 0, id="no date"),
        pytest.param("77", "1970-01-03", 77, id="SOURCE_DATE_EPOCH goes first"),
    ],
)
def test_timestamp(monkeypatch: pytest.MonkeyPatch, epoch: str, date: str, expected: int) -> None:
    """The date in the file never depends on the day of the build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert timestamp(date) == expected


def test_an_empty_book_is_a_pdf() -> None:
    """No chapter, no document: still a cover, contents and appendix."""
    book = replace(
        _book(),
        documents=DOCUMENTS.iloc[:0],
        paragraphs=PARAGRAPHS.iloc[:0],
        authors=(),
        abstract="",
        subtitle="",
    )
    assert page.is_pdf_compliant_bytes(render_pdf(book), profile="ua1")


def test_an_empty_table_is_typeset() -> None:
    """A table without rows prints its head and its note."""
    assert render_pdf(_book(_chapter(_table(rows=[])))).startswith(b"%PDF")


def test_the_book_is_not_changed() -> None:
    """Rendering leaves documents and paragraphs as they were."""
    documents, paragraphs = DOCUMENTS.copy(deep=True), PARAGRAPHS.copy(deep=True)
    book_markup(_book(_chapter(_table())))
    pd.testing.assert_frame_equal(DOCUMENTS, documents)
    pd.testing.assert_frame_equal(PARAGRAPHS, paragraphs)


def test_wide_tables_get_a_landscape_page() -> None:
    """A table whose words do not fit the width of the page is turned, one that fits is not."""
    many = [Column("acknowledged", "center", "acknowledged", ["1"])] * 16
    assert table_markup(many, [["cell([1])"] * 16]).wide
    assert not table_markup(many[:4], [["cell([1])"] * 4]).wide


@given(st.lists(st.lists(st.text("abc MW", max_size=80), min_size=2, max_size=2), min_size=1, max_size=14))
def test_tables_never_run_over_the_margin(texts: list[list[str]]) -> None:
    """The columns of a table are never wider than the page together, and none is empty."""
    columns = [Column(pair[0], "left", pair[0], pair) for pair in texts]
    widths, _ = column_widths(columns, 8.0, 4.0, A4.text_width)
    assert sum(widths) <= A4.text_width + 0.01
    assert min(widths) > 0


PLAIN = """#let plain(it) = {
  if type(it) == str { it }
  else if it.func() == [ ].func() { " " }
  else if it.has("children") { it.children.map(plain).join("") }
  else if it.func() in (text, [\\;].func()) { it.text }
  else { "<" + repr(it.func()) + ">" }
}
"""
printable = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\\#$*_`<>@~'\"[]=-+/:;.(){}1 \n"), max_size=60
)


@settings(max_examples=300)
@given(printable, printable)
def test_any_text_comes_out_as_itself(first: str, second: str) -> None:
    """Escaped text is text: Typst reads no markup in it, also beside a call and inside a string."""
    source = f"{PLAIN}#metadata(plain([a{escape(first)}#emph[];{escape(second)}z]) + {string(first)})<it>"
    found = json.loads(
        typst.query(source.encode(), "<it>", field="value", one=True, ignore_system_fonts=True)
    )
    expected = "a" + one_line(clean(first)) + "<emph>" + one_line(clean(second)) + "z" + clean(first)
    assert found == expected


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(printable)
def test_any_text_can_be_printed_anywhere(text: str) -> None:
    """Whatever a notebook or document says, in any place, the report is typeset and stays PDF/UA."""
    documents = DOCUMENTS.assign(title=text, issuer=text, source_file=text)
    paragraphs = PARAGRAPHS.assign(heading=text, text=PARAGRAPHS["text"] + text)
    table = _table(caption=text, note=text, rows=[[_cell(text), _cell(text or "x", MANY, style="quote")]])
    chapter = _chapter(
        table, TEXT, FIGURE | {"caption": text, "alt": f"A {text}"}, PASSAGES | {"caption": text}
    )
    book = replace(
        _book(chapter), title=f"T {text}", subtitle=text, authors=(f"A {text}",), abstract=text, date=text
    )
    assert page.is_pdf_compliant_bytes(
        render_pdf(replace(book, documents=documents, paragraphs=paragraphs)), profile="ua1"
    )


@settings(max_examples=40)
@given(printable)
def test_any_markdown_can_be_printed(source: str) -> None:
    """No Markdown breaks out of the calls it is written in."""
    markup, _ = TypstExporter().from_notebook_node(new_notebook(cells=[new_markdown_cell(source)]))
    assert typst.compile(markup.encode(), format="pdf")


def test_the_exporter_takes_any_notebook() -> None:
    """``jupyter nbconvert --to communique-typst`` gives a Typst document that compiles by itself."""
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# My *title*\n\n[nowhere](#par-x.1) and [here](#Part)\n\n## Part"),
            new_code_cell(
                "1 + 1", outputs=[new_output("execute_result", data={"text/plain": "2"}), _output(_table())]
            ),
        ]
    )
    markup, resources = TypstExporter().from_notebook_node(notebook)
    assert resources["output_extension"] == ".typ"
    assert "nowhere and #go(" in markup
    assert typst.compile(markup.encode(), format="pdf")
