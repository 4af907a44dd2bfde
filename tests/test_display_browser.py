"""Tables of a notebook in a real browser: sorting, filtering, pages, print, the keyboard, and the way to save them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import toolkit as tk
from toolkit.csv_text import csv_rows

NUMBERS = [*range(1000, 1029), None]
TEXT = "\n\n".join(f"{place}. We pledged USD {place} million for harbours." for place in range(1, 31))


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Open a page with two tables, one of thirty rows and one of a sum, as a notebook would print them."""
    documents = tk.read_text(TEXT, doc_id="memo")
    money = tk.find_money(tk.segment_paragraphs(documents)).assign(number=NUMBERS)
    tables = (
        tk.show(money, columns=["para", "quote", "number"], caption="Sums", documents=documents),
        tk.show_counts(money, rows="quote", columns="doc_id", caption="Counts", documents=documents),
    )
    html = "".join(table._repr_mimebundle_()["text/html"] for table in tables)
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><meta charset='utf-8'><title>t</title><body>{html}</body>", "utf-8")
    opened = browser.new_page()
    opened.goto(path.as_uri())
    yield opened
    opened.close()


def shown(page: Any, column: int, table: str = "Sums") -> list[str]:
    """Return the cells of a column that can be seen."""
    cells = page.locator(f"table:has(caption:text-is('{table}')) tr > :nth-child({column + 1})")
    return cells.evaluate_all(
        "all => all.slice(1).filter(one => one.getClientRects().length).map(one => one.innerText)"
    )


def test_a_page_holds_twenty_five_rows_and_turns(page):
    """All rows are there; what is on another page is not seen, and is printed."""
    assert len(shown(page, 0)) == 25
    page.get_by_role("button", name="Next").first.click()
    assert shown(page, 0) == ["¶ 26", "¶ 27", "¶ 28", "¶ 29", "¶ 30"]
    page.emulate_media(media="print")
    assert len(shown(page, 0)) == 30


def test_numbers_are_sorted_by_size_and_what_is_missing_stands_last(page):
    """Up, down, and back to the order of the table; the heading says which."""
    heading = page.get_by_role("button", name="Number").first
    heading.click()
    assert shown(page, 2)[:2] == ["1,000", "1,001"]
    heading.click()
    assert shown(page, 2)[:2] == ["1,028", "1,027"]
    assert page.locator("th[aria-sort=descending]").count() == 1
    page.get_by_label("Rows a page").first.select_option("all")
    assert shown(page, 2)[-1] == "–"
    heading.click()
    assert shown(page, 2)[0] == "1,000"
    assert page.locator("th[aria-sort]").count() == 0


def test_labels_are_sorted_as_people_count(page):
    """Paragraph 10 comes after 9."""
    page.get_by_role("button", name="Paragraph").first.click()
    assert shown(page, 0)[8:10] == ["¶ 9", "¶ 10"]


def test_words_filter_rows_and_not_what_unfolds_from_them(page):
    """All words have to be in a row; the paragraph behind a citation does not count, and the number of rows is told."""
    page.get_by_label("Filter").first.fill("usd 1,011")
    assert shown(page, 0) == ["¶ 12"]
    assert page.get_by_role("status").first.inner_text() == "1 of 30 rows"
    page.get_by_label("Filter").first.fill("harbours")
    assert shown(page, 0) == []


def test_a_citation_opens_its_paragraph_by_the_keyboard(page):
    """Enter on a quotation unfolds the paragraph it stands in."""
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert "We pledged USD 1 million for harbours." in page.locator("details[open]").first.inner_text()


def test_a_total_stays_at_the_end(page):
    """No sorting and no filter moves the row that sums the others."""
    page.get_by_role("button", name="Total").click()
    page.get_by_label("Filter").last.fill("17 million")
    assert [re.sub(r"\W+", " ", text).strip() for text in shown(page, 0, "Counts")] == [
        "USD 17 million",
        "Total",
    ]


def test_a_table_is_saved_as_csv(page):
    """The link holds the whole table, whatever is filtered."""
    with page.expect_download() as download:
        page.get_by_text("Save as CSV").first.click()
    assert download.value.suggested_filename == "sums.csv"
    rows = csv_rows(Path(download.value.path()).read_bytes())
    assert len(rows) == 30
    assert rows[0] == {"Paragraph": "¶ 1", "Passage": "USD 1 million", "Number": "1000"}
    assert pd.isna(pd.to_numeric(rows[-1]["Number"]))
