"""A document whose text tries to be markup, script, formula or more: it is shown as text everywhere and harms nothing."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from report_samples import KERNEL, book

import toolkit as tk
from toolkit.csv_text import csv_rows
from toolkit.display.controls import CONTROLS
from toolkit.report.book import Book, Chapter
from toolkit.report.evidence import link_chapter
from toolkit.report.html import render_html
from toolkit.report.html_controls import show_controls
from toolkit.report.register import register_files
from toolkit.report.typst import book_markup, render_pdf
from toolkit.report.verify import verify_report

WORD = "w" * 10_000
ATTACKS = [
    "The Leaders welcomed <script>document.title = 1</script><img src=x onerror='document.title = 1'> the plan </style>--> ]]>.",
    'The Leaders recalled {{ 7*7 }} {% raw %} #let x = 1; #panic("x") $sum_i x^2$ \\foo $\\bar{$ *bold* @label <label> `raw` /* c */.',
    "=cmd|' /C calc'!A0 was welcomed by the Leaders, who pledged US$ 50 million and US$ 20 million for the South China Sea.",
    "We reaffirmed \u202eecaep\u202c and \u2067 unclosed \u202e right to left; then stability in the South China Sea.",
    f"The Leaders noted {WORD} in the South China Sea.",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png) <a href='javascript:alert(1)'>COVID-19</a> was discussed.",
    "@SUM(A1) \\u202e &lt;b&gt; The Leaders urged restraint \x07\x1b[31m\ufffe.",
]
TITLE = '=HYPERLINK("x") <b>\u202eeltiT</b> $\\frac{1}{2$ {{ title }} #panic()'
KIND = "<i>memo</i> $\\frac{1}$ \u202ekind"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the document and its catalogue."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "hostile.txt").write_text(
        "\n\n".join(f"{n}. {text}" for n, text in enumerate(ATTACKS, 1)), "utf-8"
    )
    facts = {"title": TITLE, "kind": KIND, "issuer": "+1", "date": "2020-11-13"}
    document = tk.read_document(folder / "hostile.txt", doc_id="hostile", **facts)
    facts |= {
        "id": "hostile",
        "file": "hostile.txt",
        "sha256": document["source_sha256"].item(),
        "source": "-",
        "licence": "-",
    }
    lines = [f"{name} = '''{value}'''" for name, value in facts.items()]
    (folder / "catalog.toml").write_text("\n".join(["[[documents]]", *lines, "participants = []"]), "utf-8")
    return folder


@pytest.fixture(scope="module")
def displays(corpus: Path) -> list[tk.display.Display]:
    """Show the document in every way there is."""
    documents = tk.load_documents(corpus)
    paragraphs = tk.segment_paragraphs(documents)
    whole = paragraphs.assign(start=0, end=paragraphs["text"].str.len(), quote=paragraphs["text"])
    acts, mentions = (
        tk.find_acts(paragraphs),
        tk.find_mentions(paragraphs, tk.load_codebook("south-china-sea")),
    )
    money = tk.find_money(paragraphs)
    return [
        tk.say("{acts} acts, in {who}. The end.", acts=acts, who=tk.names(acts, documents)),
        tk.show(whole[["doc_id", "para", "start", "end", "quote"]], caption="Paragraphs <b>", documents=documents),
        tk.show(acts, caption="Acts $x$ #x", documents=documents),
        tk.show_counts(acts, rows="lemma", columns="doc_id", caption="Counts", documents=documents),
        tk.show_passages(whole, paragraphs, caption="Passages", documents=documents, context="paragraph", verbs=acts),
        tk.show_passages(mentions, paragraphs, caption="Sentences", documents=documents),
        tk.show_concordance(acts, paragraphs, caption="Concordance <i>", documents=documents, verbs=acts, themes=mentions),
        tk.show_document(paragraphs, {"Acts <b>": acts, "Whole": whole}, caption="Document", documents=documents),
        tk.show_figure(tk.plot_verbs(acts, documents=documents), caption="Verbs", data=tk.show(acts, caption="Data")),
        tk.show_figure(tk.plot_money(money, documents=documents), caption="Money"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def report(corpus: Path, displays: list[tk.display.Display]) -> Book:
    """Make a report of it."""
    prose = new_markdown_cell("# One\n\nSee [¶ 4](../corpus/hostile.txt#hostile/4).")
    cells = [new_code_cell("show(found)") for _ in displays]
    for cell, display in zip(cells, displays, strict=True):
        data = display._repr_mimebundle_()
        cell.outputs = [nbformat.from_dict({"output_type": "display_data", "metadata": {}, "data": data})]
    documents = tk.load_documents(corpus)
    paragraphs = tk.segment_paragraphs(documents)
    notebook = new_notebook(cells=[prose, *cells], metadata=KERNEL)
    chapter = link_chapter(Chapter("one", "One", notebook), 1, paragraphs)
    return replace(book(chapter), documents=documents, paragraphs=paragraphs)


@pytest.fixture(scope="module")
def page(report: Book) -> str:
    """Render it as a page."""
    return render_html(report)


def test_the_text_is_read_as_it_stands(report: Book) -> None:
    """Nothing of it is taken out or run, and every finding is its words."""
    texts = report.paragraphs["text"].tolist()
    assert len(texts) == len(ATTACKS)
    assert texts[:6] == ATTACKS[:6]


def test_the_page_shows_text(page: str, report: Book) -> None:
    """No element, script, image or address comes from the document, and its words are there, character by character."""
    soup = BeautifulSoup(page, "html.parser")
    assert len(soup.find_all("script")) == 1
    assert not soup.find_all(["img", "iframe", "object", "form"], src=True)
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert all(str(tag["href"]).startswith("#") for tag in soup.find_all("a"))
    assert [tag.get_text() for tag in soup.select(".para > p")] == report.paragraphs["text"].tolist()


def test_no_control_takes_effect_on_the_page(page: str) -> None:
    """What turns the direction of text is in an element that is not displayed, and its code point beside it."""
    soup = BeautifulSoup(page, "html.parser")
    found = soup.body.find_all(string=CONTROLS)
    assert found
    assert all(text.parent.has_attr("hidden") for text in found)
    assert {tag["data-code"] for tag in soup.select(".control")} == {"U+202E", "U+202C", "U+2067"}
    assert show_controls("<body><p title='\u202e'>a</p>") == "<body><p title='\u202e'>a</p>"


def test_the_pdf_prints_text(report: Book) -> None:
    """Typst runs nothing of it and accepts the report; no control and no word without a place to break is left."""
    markup = book_markup(report)
    assert "\\#panic(" in markup
    assert not CONTROLS.search(markup)
    assert "[U+202E]" in markup.replace("\\", "")
    assert not re.search("w{40}", re.sub("bytes(.*)", "", markup))
    assert render_pdf(report).startswith(b"%PDF-")


def test_the_register_holds_text(report: Book, corpus: Path, page: str, tmp_path: Path) -> None:
    """No cell is a formula or holds a control; what is read back is what was found, and the report is verified."""
    files = register_files(report, corpus)
    for content in files.values():
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]
        assert not [cell for cell in cells if CONTROLS.search(cell) or re.search("[\x00-\x1f]", cell)]
    quotes = {row["quote"] for row in csv_rows(files["evidence.csv"])}
    assert set(report.paragraphs["text"]) <= quotes
    for name, content in {**files, "report.html": page.encode()}.items():
        (tmp_path / name).write_bytes(content)
    assert verify_report(tmp_path / "report.html", corpus).paragraphs == len(ATTACKS)


def test_the_notebook_shows_text(displays: list[tk.display.Display]) -> None:
    """The HTML in the notebook, too: no element of the document's, no control, no cell wider than it may be."""
    for display in displays:
        html = display._repr_mimebundle_()["text/html"]
        soup = BeautifulSoup(html, "html.parser")
        assert not soup.find_all(["script", "img", "i", "label"])
        assert not CONTROLS.search(html)
        for text in soup.find_all(string=re.compile("w{60}")):
            assert any("overflow-wrap:anywhere" in str(tag.get("style")) for tag in text.parents)


def test_a_long_word_is_quoted_in_part() -> None:
    """A quotation that is one word beyond the width of a cell is cut, and not left out."""
    spans = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "start": [0], "end": [10_000], "quote": [WORD]})
    assert tk.show(spans, caption="One").payload["rows"][0][-1]["text"] == "w" * 160 + " …"


def test_dollars_in_a_figure_are_no_formula() -> None:
    """Labels with dollars are drawn as they are, be they formulas or not."""
    from matplotlib import pyplot

    _, ax = pyplot.subplots()
    ax.barh(["US$ 50 to US$ 20", "$\\frac{1}$"], [1, 2])
    ax.set_title("$\\foo$")
    assert tk.show_figure(ax, caption="Dollars", alt="Two bars.").payload["svg"].startswith("<svg")


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_a_browser_runs_nothing_of_it(browser: Any, page: str, tmp_path: Path, width: int) -> None:
    """In Chromium the title stays, nothing is asked for or reported, and no word widens the page."""
    path = tmp_path / "report.html"
    path.write_text(page, "utf-8", newline="")
    tab = browser.new_page(viewport={"width": width, "height": 800})
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("dialog", lambda dialog: told.append(dialog.message))
    tab.on("request", lambda request: told.append(request.url))
    tab.goto(path.as_uri())
    assert tab.title() == "A report"
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert told == [path.as_uri()]
    shown = tab.locator(".para >> nth=3").inner_text()
    tab.close()
    assert "ecaep" in shown
    assert "\u202e" not in shown
