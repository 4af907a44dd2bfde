"""Tests of verifying a finished report: what was changed is found and named, and what was not is as it says."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from falsifications import FALSIFICATIONS, Report
from nbformat.v4 import new_markdown_cell
from report_samples import book, chapter

from toolkit.cli import main
from toolkit.errors import ReportError
from toolkit.report.build import build_report
from toolkit.report.html import render_html
from toolkit.report.labels import labels_path
from toolkit.report.verify import Verified, verify_report
from toolkit.report.verify_front import Front, read_front

ROOT = Path(__file__).parent.parent
SETTINGS = """
title = "A report"
authors = ["A. Author"]
date = "2026-11-30"
corpus = "{root}/corpus"
labels = "own.toml"
[[chapters]]
notebook = "{root}/notebooks/south_china_sea.ipynb"
id = "south-china-sea"
[[chapters]]
notebook = "{root}/notebooks/shared_language.ipynb"
id = "shared-language"
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build two chapters of the report from the corpus, in words of its own."""
    folder = tmp_path_factory.mktemp("built")
    words = labels_path("en").read_text("utf-8").replace("{n} passages", "{n} Stellen")
    (folder / "own.toml").write_text(words, "utf-8")
    path = folder / "report.toml"
    path.write_text(SETTINGS.format(root=ROOT.as_posix()), "utf-8")
    return build_report(path, formats=["html"], progress=False)["html"]


@pytest.fixture
def report(built: Path, tmp_path: Path) -> Report:
    """Copy the report and its corpus, to be changed."""
    folder = tmp_path / "build"
    shutil.copytree(built.parent, folder)
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    return Report(folder / built.name, tmp_path / "corpus", random.Random(0))


def test_a_report_as_it_was_built_is_verified(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    """Every claim, passage and paragraph is counted, and the command says how many there are."""
    rows = report.rows("evidence.csv")
    found = verify_report(report.html, report.corpus)
    assert found == Verified(len({row["evidence_id"] for row in rows}), len(rows), 153)
    assert main(["verify", str(report.html), "--corpus", str(report.corpus)]) == 0
    said = f"{found.claims:,} claims, {found.passages:,} quotations, 153 paragraphs verified\n"
    assert capsys.readouterr().out == said


@pytest.mark.parametrize("seed", range(max(50, len(FALSIFICATIONS))))
def test_fifty_falsifications_are_found_and_named(report: Report, seed: int) -> None:
    """Whatever is changed, wherever: it is an error that names the place."""
    names = list(FALSIFICATIONS)
    report.rng = random.Random(seed)
    name = names[seed] if seed < len(names) else report.rng.choice(names)
    where = FALSIFICATIONS[name](report)
    with pytest.raises(ReportError, match="does not agree") as found:
        verify_report(report.html, report.corpus)
    assert where in str(found.value), name


def test_a_report_is_verified_whatever_its_words(report: Report) -> None:
    """A hint says how many passages there are in the words of the settings, or in those of the language."""
    html = report.html.read_text("utf-8")
    assert ' Stellen"' in html
    verify_report(report.html, report.corpus)
    report.html.write_text(html.replace(' Stellen"', ' passages"'), "utf-8", newline="\n")
    verify_report(report.html, report.corpus)


def test_many_failures_are_told_in_part(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    """The first twenty are named, the others counted; the exit status is 1."""
    rows = report.rows("evidence.csv")
    report.write("evidence.csv", [{**row, "line": "0"} for row in rows])
    assert main(["verify", str(report.html), "--corpus", str(report.corpus)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert sum("evidence.csv row" in line for line in said) == 20
    assert f"and {len(rows) - 20} more" in said[-2]
    assert "expected '" in said[1]
    assert "found '0'" in said[1]


@pytest.mark.parametrize("name", ["evidence.csv", "sources.csv", "report.html"])
def test_what_is_missing_or_broken_is_named(report: Report, name: str) -> None:
    """Without one of the three files, or with one that is none, there is nothing to verify."""
    path = report.html.with_name(name)
    path.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(ReportError, match=name):
        verify_report(report.html, report.corpus)
    path.unlink()
    with pytest.raises(ReportError, match=name):
        verify_report(report.html, report.corpus)


def test_other_columns_are_refused(report: Report) -> None:
    """A register that lacks a column is not read as if it had none."""
    path = report.html.with_name("evidence.csv")
    path.write_bytes(path.read_bytes().replace(b'"line"', b'"lines"', 1))
    with pytest.raises(ReportError, match="has the columns"):
        verify_report(report.html, report.corpus)


def test_a_summary_of_any_markdown_is_what_its_chapter_prints() -> None:
    """Lists of two summaries are one list at the front; code, tables, notes and markup are printed as they are."""
    rich = "## The plan\n\nThey *agreed*[^1].\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> “So.”\n\n```\ncode\n```\n\n<div>x <b>y</b></div>\n\n[^1]: A note."
    sources = [rich, "- a\n- b", "- c\n  1. d"]
    cells = [new_markdown_cell(source, metadata={"tags": ["summary"]}) for source in sources]
    html = render_html(book(chapter(*cells)))
    assert read_front(BeautifulSoup(html, "html.parser")) == Front([], [])
    changed = html.replace("<code>code", "<code>kode", 1)
    assert read_front(BeautifulSoup(changed, "html.parser")) == Front(["kode"], [])
