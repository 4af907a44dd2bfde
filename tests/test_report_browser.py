"""Tests of the report in a real browser: panel, search, keyboard, colours, downloads, and what axe-core finds.

They are skipped where Playwright, axe or a Chromium is missing. Nothing is fetched: axe-core comes with its package.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook
from report_samples import ACTS, DOCUMENTS, KERNEL, PARAGRAPHS, SVG, book, cell, shown, table

import toolkit as tk
from toolkit.report.anchors import paragraph_anchor
from toolkit.report.book import Chapter
from toolkit.report.config import load_report
from toolkit.report.evidence import link_chapter
from toolkit.report.html import render_html
from toolkit.report.method import Part

api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)

ROOT = Path(__file__).parents[1]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
TEXT = "😀 H.E. Nguyễn Xuân Phúc welcomed the plan, and Japan welcomed it too, in 東京都."


class Visit:
    """Pages that are opened in one test, and what they asked for and said."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser
        self.contexts: list[Any] = []
        self.said: list[str] = []

    def open(self, path: Path, viewport: dict[str, int] = DESKTOP, **settings: Any) -> Any:
        """Open a file."""
        self.contexts.append(self.browser.new_context(viewport=viewport, **settings))
        page = self.contexts[-1].new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.said.append(request.url) if not request.url.startswith(("file:", "blob:", "data:")) else None)  # fmt: skip
        page.goto(path.as_uri())
        return page


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    """Open pages; afterwards none may have asked any host for anything, nor have said a word on the console."""
    visit = Visit(browser)
    yield visit
    for context in visit.contexts:
        context.close()
    assert visit.said == []


def sample_book() -> Any:
    """Return a report whose words are a trial: accents, letters beyond the first plane, formulas, long tables."""
    paragraphs = PARAGRAPHS.assign(text=[TEXT, *PARAGRAPHS["text"][1:]])
    places = [TEXT.index("welcomed"), TEXT.rindex("welcomed")]
    first, second = (
        {"doc_id": "memo", "para": "1", "start": at, "end": at + 8, "quote": "welcomed"} for at in places
    )
    peace = {"doc_id": "memo", "para": "2/(a)", "start": 17, "end": 22, "quote": "peace"}
    many = [[cell(f"row {n}"), cell(str(n))] for n in range(60)]
    cells = [
        shown({"type": "text", "parts": [cell("They did "), cell("three", first, second, peace), cell(" things.")]}),
        new_markdown_cell("## A part\n\nSee [“Xuân … the plan”](../corpus/memo.md#memo/1)."),
        shown(table([cell("=1+1"), cell("2", first, second, shade=0.8)], [cell("-5"), cell("1,234")], slug="small")),
        shown({"type": "figure", "id": "f", "caption": "A figure", "alt": "A line", "note": "", "svg": SVG, "table": {**ACTS, "rows": []}}),
        shown(table(*many, slug="long")),
    ]  # fmt: skip
    notebook = new_notebook(cells=[new_markdown_cell("# Chapter one"), *cells], metadata=KERNEL)
    linked = link_chapter(Chapter("one", "Chapter one", notebook), 1, paragraphs)
    made = book(linked)
    parts = (
        Part("The way", "Read *slowly*."),
        Part("Fish", "What swims.", {**ACTS, "rows": []}, folded=True),
    )
    return type(made)(**{**vars(made), "paragraphs": paragraphs, "method": parts, "documents": DOCUMENTS})


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the sample as a page."""
    path = tmp_path_factory.mktemp("sample") / "report.html"
    path.write_text(render_html(sample_book()), "utf-8")
    return path


def focused(page: Any) -> str:
    """Return the id of the element that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def marks(page: Any, place: str) -> list[str]:
    """Return the marked words of a place."""
    return page.locator(f"{place} mark").all_text_contents()  # type: ignore[no-any-return]


def test_a_number_opens_its_passages_beside_the_text(visit: Visit, sample: Path) -> None:
    """Each paragraph whole and once, the words marked; the focus goes in, Escape closes and gives it back."""
    page = visit.open(sample)
    number = page.locator(".computed a.cite")
    number.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert focused(page) == "panel-title"
    assert panel.locator(".panel-count").text_content().endswith("2 paragraphs in 1 document")
    assert panel.locator("blockquote").all_text_contents() == [
        TEXT,
        "They reaffirmed “peace” at sea. They left.",
    ]
    assert marks(page, "#panel") == ["welcomed", "welcomed", "peace"]
    assert "Memorandum 2020, 13 November 2020" in panel.locator(".place").first.text_content()
    assert "#" not in page.url
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert focused(page) == number.get_attribute("id")


def test_a_quotation_opens_its_paragraph(visit: Visit, sample: Path) -> None:
    """The words quoted are marked around their ellipsis; there is nothing to go through."""
    page = visit.open(sample)
    page.get_by_role("link", name="“Xuân … the plan”").click()
    assert marks(page, "#panel") == ["Xuân", "the plan"]
    assert page.locator(".panel-steps").is_hidden()
    assert page.locator(".panel-count").text_content().endswith("1 paragraph in 1 document")


def test_one_goes_from_passage_to_passage_and_into_the_document(visit: Visit, sample: Path) -> None:
    """Next and previous say where one is; the document opens at the paragraph, marked alike; the way back leads to the number."""
    page = visit.open(sample)
    number = page.locator(".computed a.cite")
    number.click()
    page.get_by_role("button", name="Next passage").click()
    assert page.locator(".panel-steps span").text_content() == "2 of 2"
    page.get_by_role("link", name="Open ¶ 2/(a) in the document").click()
    target = paragraph_anchor("memo", "2/(a)")
    assert page.url.endswith(f"#{target}")
    assert marks(page, f'[id="{target}"]') == ["peace"]
    page.get_by_role("button", name="Back to where you were").click()
    assert focused(page) == number.get_attribute("id")


def test_another_tab_and_no_script_keep_the_plain_link(visit: Visit, sample: Path) -> None:
    """With Ctrl the panel stays shut; without the script the link leads to the entry, and no dead control is seen."""
    page = visit.open(sample)
    with page.context.expect_page() as other:
        page.locator(".computed a.cite").click(modifiers=["Control"])
    assert other.value.url.endswith("#ev-one-1")
    assert page.locator("#panel").is_hidden()
    plain = visit.open(sample, java_script_enabled=False)
    plain.locator(".computed a.cite").click()
    assert plain.url.endswith("#ev-one-1")
    assert not plain.locator("button, input, dialog").locator("visible=true").all()


def test_on_a_phone_the_passages_are_a_sheet(visit: Visit, sample: Path) -> None:
    """Over the full width at the foot of the screen; the number stays in view above it."""
    page = visit.open(sample, PHONE)
    number = page.locator(".computed a.cite")
    number.scroll_into_view_if_needed()
    number.click()
    sheet, link = page.locator("#panel").bounding_box(), number.bounding_box()
    assert (sheet["x"], sheet["width"]) == (0, PHONE["width"])
    assert sheet["y"] + sheet["height"] == PHONE["height"]
    assert link["y"] + link["height"] <= sheet["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_search_forgives_case_and_accents(visit: Visit, sample: Path) -> None:
    """It says how many, shows the words in their place, and is used by the keyboard alone."""
    page = visit.open(sample)
    page.keyboard.press("/")
    assert focused(page) == "query"
    page.keyboard.type("NGUYEN phuc")
    api.expect(page.locator("#found")).to_have_text("1 place in 1 part")
    assert marks(page, "#results") == ["Nguyễn", "Phúc"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == TEXT
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert page.locator("#query").input_value() == ""
    assert page.locator("#results").is_hidden()
    page.keyboard.insert_text("京都")
    api.expect(page.locator("#found")).to_have_text("1 place in 1 part")
    assert marks(page, "#results") == ["京都"]
    page.keyboard.press("Escape")
    page.keyboard.type('"xqz" .*')
    api.expect(page.locator("#found")).to_have_text("Nothing found")


def test_search_reads_tables_and_headings_and_shows_more_on_demand(visit: Visit, sample: Path) -> None:
    """Rows of a long table come in batches; a word is looked for at its beginning."""
    page = visit.open(sample)
    page.locator("#query").fill("row")
    api.expect(page.locator("#found")).to_have_text("60 places in 1 part")
    assert page.locator("#results li").count() == 50
    page.get_by_role("button", name="Show 10 more").click()
    assert page.locator("#results li").count() == 60
    page.locator("#query").fill("ow")
    api.expect(page.locator("#found")).to_have_text("Nothing found")
    page.locator("#query").fill("a part")
    page.wait_for_selector("#results li")
    page.keyboard.press("Enter")
    assert focused(page) == "one.a-part"


def test_the_key_of_the_search_can_be_switched_off(visit: Visit, sample: Path) -> None:
    """As WCAG 2.1.4 asks of a shortcut of one sign; the choice is kept."""
    page = visit.open(sample)
    page.get_by_text("Display", exact=True).click()
    page.get_by_label("The key / goes to the search").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    assert focused(page) != "query"


def test_light_and_dark_are_the_readers_choice(visit: Visit, sample: Path) -> None:
    """The system's scheme at first, then what was chosen, also after the page is loaded anew."""
    page = visit.open(sample, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_text("Display", exact=True).click()
    page.get_by_label("Light").check()
    light = page.evaluate(ground)
    assert light != dark
    page.reload()
    assert page.evaluate(ground) == light
    page.get_by_text("Display", exact=True).click()
    page.get_by_label("As the system has them").check()
    assert page.evaluate(ground) == dark


def saved(page: Any, name: str) -> tuple[str, str]:
    """Return the name and the text of what a button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")


def test_tables_are_saved_as_csv_and_figures_as_svg(visit: Visit, sample: Path) -> None:
    """Numbers are numbers, what looks like a formula is defused; the drawing stands alone."""
    page = visit.open(sample)
    name, text = saved(page, "CSV: download Table 1.1")
    assert name == "one.small.csv"
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:]))) == [["Verb", "n"], ["'=1+1", "2"], ["-5", "1234"]]
    name, text = saved(page, "SVG: download Figure 1.1")
    assert name == "one.f.svg"
    assert re.match(r'<svg [^>]*xmlns="http://www.w3.org/2000/svg"', text)


def test_long_tables_scroll_inside_themselves_under_their_head(visit: Visit, sample: Path) -> None:
    """The box is lower than the screen, and the head stays where it is."""
    page = visit.open(sample)
    box = page.locator('[id="one.long"] .scroll')
    top = box.bounding_box()["y"]
    assert box.bounding_box()["height"] < DESKTOP["height"]
    box.evaluate("box => { box.scrollTop = box.scrollHeight; }")
    assert abs(box.locator("thead th").first.bounding_box()["y"] - top) < 1


def test_on_paper_there_is_text_and_no_control(visit: Visit, sample: Path) -> None:
    """Dark mode does not reach the printer; long tables are printed whole."""
    page = visit.open(sample, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("button, input, nav").locator("visible=true").all()
    box = page.locator('[id="one.long"] .scroll')
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight")


def violations(page: Any, place: str | None = None, *, contrast: bool = True) -> list[str]:
    """Return what axe finds wrong with a page or a part of it."""
    options = {
        "resultTypes": ["violations"],
        "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": contrast}},
    }
    found = axe.Axe().run(page, context=place, options=options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [pytest.param(DESKTOP, "light", id="desktop"), pytest.param(PHONE, "dark", id="phone")],
)
def test_axe_finds_nothing_in_any_state(
    visit: Visit, sample: Path, viewport: dict[str, int], scheme: str
) -> None:
    """Neither at rest, nor with the panel, the search or the menu open."""
    page = visit.open(sample, viewport, color_scheme=scheme)
    assert violations(page) == []
    page.locator(".computed a.cite").click()
    assert violations(page) == []
    page.keyboard.press("/")
    page.keyboard.type("row")
    page.wait_for_selector("#results:not([hidden])")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_text("Display", exact=True).click()
    assert violations(page) == []


CITES = """chapter => {
  chapter.querySelectorAll("details").forEach((box) => { box.open = true; });
  return Array.from(chapter.querySelectorAll("a.cite"), (link) => link.id);
}"""
PASSAGES = """items => items.map((item) => ({
  words: item.querySelector("blockquote").textContent,
  marks: Array.from(item.querySelectorAll("mark"), (mark) => mark.textContent),
  target: item.querySelector("a.open").hash.slice(1),
}))"""


@pytest.fixture(scope="session")
def texts() -> pd.Series:
    """Return the text of every paragraph of the corpus by its address."""
    paragraphs = tk.segment_paragraphs(tk.load_documents(ROOT / "corpus"))
    places = zip(paragraphs["doc_id"], paragraphs["para"], strict=True)
    return pd.Series(paragraphs["text"].tolist(), index=[paragraph_anchor(*place) for place in places])


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
def test_ten_numbers_of_each_chapter_lead_to_their_passages(
    visit: Visit, built: Path, texts: pd.Series, viewport: dict[str, int]
) -> None:
    """By the keyboard: each opens paragraphs of the corpus, word for word, the words marked unless it is cited whole, and the focus comes back."""
    page = visit.open(built / "report.html", viewport)
    chapters = page.locator("section.chapter").all()
    assert len(chapters) == len(load_report(ROOT / "reports" / "report.toml").chapters)
    for chapter in chapters:
        cites = chapter.evaluate(CITES)
        chosen = [cites[len(cites) * n // 10] for n in range(10)]
        assert len(set(chosen)) == 10
        for address in chosen:
            link = page.locator(f'[id="{address}"]')
            whole = link.get_attribute("href").startswith("#par-") and not link.get_attribute("data-at")
            link.focus()
            page.keyboard.press("Enter")
            assert focused(page) == "panel-title"
            passages = page.locator(".panel-list li").evaluate_all(PASSAGES)
            assert passages
            for passage in passages:
                assert passage["words"] == texts[passage["target"]]
                assert bool(passage["marks"]) != whole
            page.keyboard.press("Escape")
            assert focused(page) == address


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
def test_axe_finds_nothing_in_the_report(visit: Visit, built: Path, viewport: dict[str, int]) -> None:
    """In the whole page, and as to contrast, which takes long to measure, in a part of each kind."""
    page = visit.open(built / "report.html", viewport)
    assert violations(page, contrast=False) == []
    for part in ("header", ".side", ".short", ".chapter:nth-of-type(4)", ".document:nth-of-type(1)"):
        assert violations(page, part) == [], part


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_marks_of_charts_open_the_passages_of_their_cells(
    visit: Visit, built: Path, viewport: dict[str, int]
) -> None:
    """A click on a mark opens what stands behind the number of its row and column, in every chart with data; the mark stays in sight."""
    page = visit.open(built / "report.html", viewport)
    charts = page.locator("figure:has([data-cell])")
    assert charts.count() > 8
    for chart in charts.all():
        mark = chart.locator("[data-cell]").last
        row, place = map(int, mark.get_attribute("data-cell").split())
        number = (
            chart.locator("details.data tbody tr").nth(row).locator("th, td").nth(place).locator("a.cite")
        )
        mark.scroll_into_view_if_needed()
        mark.click()
        assert page.locator("#panel-title").text_content().strip() == number.text_content().strip()
        seen, panel = mark.bounding_box(), page.locator("#panel").bounding_box()
        assert seen["y"] >= 0
        assert seen["y"] + seen["height"] <= (panel["y"] if viewport == PHONE else viewport["height"])
        page.keyboard.press("Escape")
        assert chart.locator(".plate").evaluate("plate => plate === document.activeElement")


@pytest.mark.slow
def test_search_finds_a_name_in_the_report(visit: Visit, built: Path) -> None:
    """A name without its accents is found in the chairman's statement and in the chapters that quote it."""
    page = visit.open(built / "report.html")
    page.locator("#query").fill("nguyen xuan phuc")
    page.wait_for_selector("#results:not([hidden])")
    assert set(marks(page, "#results")) == {"Nguyễn", "Xuân", "Phúc"}
    assert "Chairman's Statement 2020" in page.locator("#results").text_content()
