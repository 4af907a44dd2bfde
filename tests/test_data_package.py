"""Tests of the data package: every table as CSV and Parquet, and its description."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import MEMO, write_project

import toolkit as tk
from toolkit.csv_text import FORMULA
from toolkit.report.config import load_report
from toolkit.report.data import data_files
from toolkit.report.data_csv import csv_text, defuse

SCRIPT = Path(tk.__file__).parent / "report" / "templates" / "script" / "downloads.js"
TEXT = """1. The Leaders welcomed Japan’s loan of USD 5 million to Viet Nam on 3 May 2019.

2. They expressed concern over COVID-19, and the ASEAN Regional Forum (ARF) agreed to meet in 2020.

3. "=cmd|' /C calc'!A0" was printed here, as was -1.
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of the package of one document."""
    return made(tmp_path_factory.mktemp("project"))


def made(folder: Path) -> dict[str, bytes]:
    """Return the files of the package that a project makes of one document."""
    documents = tk.read_text(TEXT, doc_id="memo", date="2019-05")
    config = load_report(write_project(folder, one=["1"]))
    return data_files(config, documents, tk.segment_paragraphs(documents))


@pytest.fixture(scope="module")
def descriptor(files: dict[str, bytes]) -> dict:
    """Return the description of the package."""
    return json.loads(files["data/datapackage.json"])


def test_frictionless_finds_the_package_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    """Types, keys, references between tables, sizes and hashes hold; a changed cell is noticed."""
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    package = frictionless.Package(tmp_path / "data" / "datapackage.json")
    report = package.validate()
    assert report.valid, report.flatten(["title", "type", "note"])

    changed = tmp_path / "data" / "acts.csv"
    changed.write_text(changed.read_text("utf-8").replace("memo", "demo"), "utf-8")
    assert not frictionless.Package(tmp_path / "data" / "datapackage.json").validate().valid


def test_every_column_is_described(descriptor: dict) -> None:
    """Each field of each table has a type and says what it means."""
    tables = [resource for resource in descriptor["resources"] if resource["format"] == "csv"]
    assert len(tables) > 20
    for resource in tables:
        assert resource["description"].startswith("One row is ")
        for field in resource["schema"]["fields"]:
            assert field["description"].endswith((".", "…")), (resource["name"], field["name"])


def test_sources_have_licence_and_hash(descriptor: dict) -> None:
    """The package says of which documents it was made, and on which terms."""
    source = descriptor["sources"][0]
    assert (source["title"], source["licence"]) == ("memo", "MIT")
    assert source["sha256"] == hashlib.sha256(MEMO.encode()).hexdigest()


def test_only_a_licence_with_an_address_is_one_of_the_standard(descriptor: dict, tmp_path: Path) -> None:
    """Terms in words stand as they are, under no name that is not theirs; an address is title and path."""
    assert "licenses" not in descriptor
    assert descriptor["licence"].startswith("Not stated")
    documents = tk.read_text(TEXT, doc_id="memo", date="2019-05")
    config = load_report(write_project(tmp_path, one=["1"]))

    def stated(licence: str) -> dict:
        files = data_files(replace(config, licence=licence), documents, tk.segment_paragraphs(documents))
        return json.loads(files["data/datapackage.json"])

    words, address = stated("For the ministry alone."), stated("https://example.org/terms")
    assert (words["licence"], "licenses" in words) == ("For the ministry alone.", False)
    assert address["licenses"] == [{"title": address["licence"], "path": "https://example.org/terms"}]
    assert frictionless.Package.validate_descriptor(address).valid


def test_csv_and_parquet_have_the_same_rows(files: dict[str, bytes]) -> None:
    """What differs is the apostrophe before formulas alone."""
    for path in (path for path in files if path.endswith(".csv")):
        rows = list(csv.reader(io.StringIO(files[path].decode())))
        table = pq.read_table(io.BytesIO(files[path.replace(".csv", ".parquet")]))
        assert table.column_names == rows[0]
        assert table.num_rows == len(rows) - 1
    texts = pd.read_csv(io.BytesIO(files["data/sentences.csv"]))["text"].str.removeprefix("'")
    parquet = pq.read_table(io.BytesIO(files["data/sentences.parquet"])).column("text").to_pylist()
    assert texts.tolist() == parquet


def test_findings_lead_to_the_source_file(files: dict[str, bytes]) -> None:
    """The positions of a finding in the file hold its words."""
    money = pq.read_table(io.BytesIO(files["data/money.parquet"])).to_pylist()[0]
    assert TEXT[money["source_start"] : money["source_end"]] == money["quote"] == "USD 5 million"
    assert money["line"] == 1


def test_the_bytes_are_the_same_each_time(files: dict[str, bytes], tmp_path: Path) -> None:
    """Parquet, too, has no time in it, and no note of pandas."""
    assert made(tmp_path) == files
    assert pq.read_schema(io.BytesIO(files["data/acts.parquet"])).metadata is None


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", " =1", "'=1"]
)
def test_formulas_are_texts_in_a_spreadsheet(text: str) -> None:
    """What a spreadsheet would reckon stands behind an apostrophe."""
    assert defuse(text) == f"'{text}"


@pytest.mark.parametrize("text", ["28", "1/2", "2020-11-13", "The Leaders", "“peace”", "", "(4)"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Labels, dates and words are not touched: programs read them, too."""
    assert defuse(text) == text


@given(st.text())
def test_no_text_is_lost(text: str) -> None:
    """Taking the apostrophe away gives the text back."""
    assert defuse(text).removeprefix("'") == text
    assert defuse(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"} or not text


def test_the_page_defuses_what_the_package_does() -> None:
    """The rule in the page's script is that of the CSV, character by character."""
    script = SCRIPT.read_text("utf-8")
    assert re.search(r"FORMULA = /\^\(\?:(.*)\)/;", script)[1] == FORMULA.pattern


def test_numbers_stay_numbers() -> None:
    """A minus sign before a number is none before a text."""
    assert csv_text(["n", "t"], [(-1.5, "-1.5")]) == "n,t\n-1.5,'-1.5\n"
