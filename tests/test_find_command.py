"""`toolkit find`: every finder on any file, in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from toolkit.cli import main
from toolkit.commands.find import NAMES
from toolkit.csv_text import csv_rows

MEMO = "1. We welcomed Japan's contribution of USD 1 million for COVID-19 response.\n\n2. =SUM(A1) cost \x1b]0;USD 2 million.\n"


@pytest.fixture
def memo(tmp_path: Path) -> str:
    """Return the path of a memo."""
    path = tmp_path / "memo.txt"
    path.write_text(MEMO, "utf-8")
    return str(path)


@pytest.mark.parametrize("name", NAMES)
def test_every_finder_can_be_had(name: str, memo: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The names are those of the public finders."""
    theme = ["--theme", "covid-19"] if name == "mentions" else []
    assert main(["find", name, memo, *theme]) == 0
    assert capsys.readouterr().out


def test_a_table_is_for_the_eyes(memo: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Positions and empty columns are left out, the line is there."""
    assert main(["find", "money", memo]) == 0
    head, *rows, count = capsys.readouterr().out.splitlines()
    assert head.split() == [
        "para",
        "quote",
        "amount",
        "currency",
        "qualifier",
        "kind",
        "giver",
        "purpose",
        "line",
    ]
    assert rows[0].split() == [
        "1",
        "USD",
        "1",
        "million",
        "1,000,000",
        "USD",
        "exact",
        "contribution",
        "Japan",
        "COVID-19",
        "response",
        "1",
    ]
    assert count == "2 rows"


def test_nothing_of_a_document_acts_on_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters and those that turn the direction of text are shown by their numbers."""
    path = tmp_path / "memo.txt"
    path.write_text(
        "1. We welcomed the Plan\x1b[31m of \u202eAction\u202c.\n" + 20 * "\nWe met again.\n", "utf-8"
    )
    for form in ("table", "csv", "json"):
        assert main(["find", "acts", str(path), "--to", form]) == 0
        printed = capsys.readouterr().out
        assert r"\u001b[31m of \u202e" in printed
        assert not {"\x1b", "\u202e"} & set(printed)


def test_csv_and_json_and_parquet_hold_the_same(memo: str, tmp_path: Path) -> None:
    """The form is told by the name; what is missing is empty, null or missing."""
    for form in ("csv", "json", "parquet"):
        assert main(["find", "money", memo, "--out", str(tmp_path / f"money.{form}")]) == 0
    rows = csv_rows((tmp_path / "money.csv").read_bytes())
    records = json.loads((tmp_path / "money.json").read_text())
    table = pd.read_parquet(tmp_path / "money.parquet")
    assert (
        [row["quote"] for row in rows] == [record["quote"] for record in records] == table["quote"].tolist()
    )
    assert (rows[0]["amount"], records[0]["amount"], table["amount"][0]) == ("1000000.0", 1e6, 1e6)
    assert (rows[1]["giver"], records[1]["giver"]) == ("", None)


def test_files_of_one_name_are_told_apart(memo: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each document has an id of its own."""
    assert main(["find", "money", memo, memo, "--to", "json"]) == 0
    assert {row["doc_id"] for row in json.loads(capsys.readouterr().out)} == {"memo", "memo-2"}


def test_a_date_may_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Relative dates count from it."""
    path = tmp_path / "memo.txt"
    path.write_text("1. We will meet next year.\n", "utf-8")
    assert main(["find", "dates", str(path), "--date", "2020", "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["date_start"] == "2021-01-01"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(["mentions"], "--theme", id="mentions without a theme"),
        pytest.param(["money", "--theme", "covid-19"], "not with money", id="theme without mentions"),
        pytest.param(["money", "--to", "parquet"], "--out", id="parquet printed"),
        pytest.param(["money", "--out", "nowhere/x.csv"], "cannot be written", id="no such folder"),
        pytest.param(["mentions", "--theme", "none"], "no codebook 'none'", id="no such theme"),
    ],
)
def test_what_cannot_be_is_said(
    options: list[str], message: str, memo: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on stderr, exit status 1."""
    name, *rest = options
    assert main(["find", name, memo, *rest]) == 1
    assert message in capsys.readouterr().err


def test_nothing_found_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty table is no error; its columns stay in CSV."""
    path = tmp_path / "memo.txt"
    path.write_text("1. We met.\n", "utf-8")
    assert main(["find", "money", str(path)]) == 0
    assert capsys.readouterr().out == "nothing was found\n"
    assert main(["find", "money", str(path), "--to", "csv"]) == 0
    assert capsys.readouterr().out.startswith('"doc_id","para"')
