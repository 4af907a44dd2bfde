"""A study of one's own: an empty project, its documents, themes and notebooks, and the report they make."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import papermill
import pytest

import toolkit as tk
from toolkit.catalog import find_project
from toolkit.cli import main
from toolkit.codebook import own_codebooks
from toolkit.errors import LexiconError, ParameterError
from toolkit.measure.unmatched import unmatched_terms
from toolkit.project import init_project, new_notebook, new_theme
from toolkit.report.recording import recorded_reads

ROOT = Path(__file__).parents[1]
OWN = ROOT / "notebooks"
TEMPLATES = ROOT / "toolkit" / "project" / "study" / "notebooks"
STATEMENT = """\
Joint Statement of the Strelsau Summit

Strelsau, 12 November 2020

1. The Leaders welcomed Japan's contribution of USD 1 million for fisheries.

2. They agreed to cooperate against illegal fishing in 2021.
"""
PRESS = """\
---
title: Press Release
date: 2021-03-01
---
The Ministers met in Tokyo. They discussed cooperation on fisheries and COVID-19.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project, and be in it."""
    folder = init_project(tmp_path / "our-study", "2026-11-30")
    monkeypatch.chdir(folder)
    return folder


def add(project: Path) -> None:
    """Add two documents from outside the project."""
    for name, text in {"statement.txt": STATEMENT, "press.md": PRESS}.items():
        path = project.parent / name
        path.write_text(text, "utf-8")
        assert tk.add_documents(path, project / "corpus")["problem"].item() == ""


def test_an_empty_project_is_whole_and_right(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has a folder for everything, its corpus is an empty table, and nothing is wrong with it."""
    made = {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()}
    assert made == {
        ".gitignore",
        "README.md",
        "codebooks/README.md",
        "corpus/catalog.toml",
        "notebooks/explore.ipynb",
        "notebooks/overview.ipynb",
        "notebooks/start-here.ipynb",
        "notebooks/theme.ipynb",
        "reports/quality.toml",
        "reports/report.toml",
    }
    documents = tk.load_documents()
    assert list(documents.columns) == list(tk.read_text("x").columns)
    assert documents.empty
    assert main(["check"]) == 0
    told = capsys.readouterr().out
    assert "1 chapter, parameters" in told
    assert "0 documents" in told


def test_a_report_of_nothing_is_refused_with_what_to_do(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing runs before there is a document."""
    assert main(["report"]) == 1
    assert "holds no document. Add one" in capsys.readouterr().err


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """Only what version control keeps may be there."""
    (tmp_path / "a" / ".git").mkdir(parents=True)
    init_project(tmp_path / "a", "2026-11-30", "The Arctic")
    assert 'title = "The Arctic"' in (tmp_path / "a" / "reports" / "report.toml").read_text("utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "notes.txt").touch()
    with pytest.raises(ParameterError, match="is not an empty folder"):
        init_project(tmp_path / "b", "2026-11-30")
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", ["theme", "explore"])
def test_a_general_notebook_is_that_of_the_template(name: str) -> None:
    """The project's own copy and the one that `toolkit init` writes are the same."""
    assert (OWN / f"{name}.ipynb").read_bytes() == (TEMPLATES / f"{name}.ipynb").read_bytes()


def test_the_front_page_is_that_of_the_template_but_for_its_list(project: Path) -> None:
    """Which notebooks there are differs, nothing else does; those listed are there, and all of them are listed."""
    own, template = (
        json.loads((folder / "start-here.ipynb").read_text("utf-8")) for folder in (OWN, TEMPLATES)
    )
    differing = [
        "".join(cells[1]["source"])
        for cells in zip(own["cells"], template["cells"], strict=True)
        if cells[0] != cells[1]
    ]
    assert [source.partition("\n")[0] for source in differing] == ["## The notebooks"]
    assert {**own, "cells": []} == {**template, "cells": []}
    listed = set(re.findall(r"\]\(([^)]+)\)", differing[0]))
    assert listed == {path.name for path in (project / "notebooks").iterdir()} - {"start-here.ipynb"}


@pytest.mark.slow
@pytest.mark.parametrize("documents", [0, 2])
@pytest.mark.parametrize("name", ["start-here", "explore"])
def test_the_notebooks_to_begin_with_run_on_any_corpus(
    project: Path, name: str, documents: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From top to bottom by papermill, also before there is a document; the front page then says what to do first."""
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    if documents:
        add(project)
    done = papermill.execute_notebook(
        str(project / "notebooks" / f"{name}.ipynb"), None, cwd=str(project), progress_bar=False
    )
    found = [output for cell in done.cells for output in cell.get("outputs", [])]
    assert {output["output_type"] for output in found} <= {"display_data", "execute_result"}
    if name == "start-here":
        told = "".join(output["data"]["text/html"] for output in found)
        assert ("toolkit add FILE" in told) == (documents == 0)


def test_a_new_theme_is_valid_and_found_by_its_name(project: Path) -> None:
    """It stands in codebooks/, is listed, and finds its own example; every function knows it."""
    path = new_theme("illegal-fishing", "“Illegal fishing”")
    assert path == project / "codebooks" / "illegal-fishing.toml"
    book = tk.load_codebook("illegal-fishing")
    assert "illegal-fishing" in tk.list_codebooks()
    paragraphs = tk.segment_paragraphs(tk.read_text(f"1. {book.example}"))
    assert tk.find_mentions(paragraphs, "illegal-fishing")["term"].tolist() == ["Illegal fishing"]
    assert "illegal-fishing" in set(tk.find_themes(paragraphs)["theme"])


def test_a_project_s_themes_are_found_from_below_and_nowhere_else(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notebook in notebooks/ sees them; a folder called codebooks without a corpus beside it is none of a project."""
    new_theme("fisheries")
    monkeypatch.chdir(project / "notebooks")
    assert tk.load_codebook("fisheries").title == "Fisheries"
    (tmp_path / "codebooks").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_project() is None
    assert "fisheries" not in tk.list_codebooks()
    assert "fisheries" in tk.list_codebooks(project / "reports")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("Fish Trade", "is no name of a theme", id="capitals"),
        pytest.param("../fish", "is no name of a theme", id="path"),
        pytest.param("covid-19", "there is a codebook 'covid-19' already", id="the toolkit's"),
        pytest.param("fisheries", "there is a codebook 'fisheries' already", id="the project's"),
    ],
)
def test_a_theme_s_name_is_new_and_plain(project: Path, name: str, message: str) -> None:
    """Names are those of files and of findings."""
    new_theme("fisheries")
    with pytest.raises(ParameterError, match=message):
        new_theme(name)
    assert [path.name for path in own_codebooks()] == ["fisheries.toml"]


def test_a_codebook_with_a_name_of_the_toolkit_s_is_refused(project: Path) -> None:
    """One name means one codebook, whoever put the file there."""
    (project / "codebooks" / "water.toml").write_text('name = "water"', "utf-8")
    for load in (tk.list_codebooks, lambda: tk.load_codebook("water")):
        with pytest.raises(LexiconError, match=r"water\.toml has the name of a codebook of the toolkit"):
            load()


def test_a_codebook_s_file_with_a_name_that_none_may_have_is_told(project: Path) -> None:
    """Capitals in a file's name: the message says what is wrong with it, not that it isn't there."""
    path = new_theme("fisheries")
    path.rename(path.with_name("Fisheries.toml"))
    with pytest.raises(LexiconError, match=r"Fisheries\.toml is no name of a codebook\. Use small letters"):
        tk.load_codebook("Fisheries")


def test_a_build_sees_edits_of_codebooks_and_new_ones(project: Path) -> None:
    """The file that is loaded and the folder that is listed are in the record, also while the folder is not there."""
    path = new_theme("fisheries")
    with recorded_reads() as reads:
        tk.load_codebook("fisheries")
        tk.list_codebooks()
    assert {str(path), str(path.parent)} <= set(reads)
    path.unlink()
    (path.parent / "README.md").unlink()
    path.parent.rmdir()
    with recorded_reads() as reads:
        tk.list_codebooks()
    assert reads[str(path.parent)] == "absent"


def test_check_explains_a_mistake_and_names_terms_that_find_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, key and what is allowed; all mistakes at once; of a right codebook the terms without a match."""
    add(project)
    path = new_theme("fisheries")
    text = path.read_text("utf-8")
    path.write_text(text.replace('terms = ["Fisheries"]', 'terms = ["Fisheries", "tuna", "sword*"]'), "utf-8")
    assert main(["check"]) == 0
    assert "fisheries: 3 terms, 2 without a match in the corpus: tuna, sword*" in capsys.readouterr().out
    path.write_text(text.replace("anchor = true", 'anchor = "yes"'), "utf-8")
    (project / "corpus" / "press.md").write_text("Other words.", "utf-8")
    (project / "corpus" / "notes.txt").touch()
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert "notes.txt: not in the catalogue" in out
    assert "fisheries.toml: elements.fisheries.anchor is 'yes'. Write true or false." in err
    assert "press.md has changed" in err


def test_check_reads_the_codebooks_that_chapters_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A theme that is none is told before anything runs."""
    add(project)
    settings = project / "reports" / "report.toml"
    chapter = (
        '\n[[chapters]]\nnotebook = "../notebooks/theme.ipynb"\nid = "tea"\nparameters = { theme = "tea" }\n'
    )
    settings.write_text(settings.read_text("utf-8") + chapter, "utf-8")
    assert main(["check"]) == 1
    assert "there is no codebook 'tea'" in capsys.readouterr().err


def test_check_reads_the_examples(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An example shows what is to be found, so it is found."""
    path = new_theme("fisheries")
    path.write_text(path.read_text("utf-8").replace("discussed Fisheries", "discussed the sea"), "utf-8")
    assert main(["check"]) == 1
    assert "fisheries.toml: no term matches elements.fisheries.example" in capsys.readouterr().err


def test_a_term_matches_in_a_heading_too() -> None:
    """What is tried is what the finders try."""
    book = tk.load_codebook("covid-19")
    paragraphs = tk.segment_paragraphs(tk.read_text("1. We met.")).assign(heading="COVID-19")
    assert "covid 19" not in set(unmatched_terms(paragraphs, book)["term"])
    assert "vaccin*" in set(unmatched_terms(paragraphs, book)["term"])


@pytest.mark.parametrize("name", ["Fish", "a/b", "1st", ".x", "a b"])
def test_a_notebook_s_name_is_plain(project: Path, name: str) -> None:
    """It becomes a file and the id of a chapter."""
    with pytest.raises(ParameterError, match="is no name of a notebook"):
        new_notebook(name)


def test_a_new_notebook_keeps_the_house_s_rules_and_never_replaces_one(project: Path) -> None:
    """Its title is its own, its cells have ids, and a second of the name is refused."""
    path = new_notebook("who_pays", "Who pays {{title}}?")
    cells = json.loads(path.read_text("utf-8"))["cells"]
    assert cells[0]["source"][0] == "# Who pays {{title}}?\n"
    assert len({cell["id"] for cell in cells}) == len(cells)
    with pytest.raises(ParameterError, match="is there already"):
        new_notebook("who_pays")


def test_outside_a_project_the_way_in_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no place for a theme or a notebook."""
    monkeypatch.chdir(tmp_path)
    for new in (new_theme, new_notebook):
        with pytest.raises(ParameterError, match="make one with 'toolkit init'"):
            new("fisheries")


@pytest.mark.slow
def test_the_path_of_a_new_user(tmp_path: Path) -> None:
    """From nothing to a report that verifies: init, add, new theme, new notebook, report, by the command line alone."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "statement.txt").write_text(STATEMENT, "utf-8")
    (tmp_path / "texts" / "press.md").write_text(PRESS, "utf-8")
    study = tmp_path / "study"

    def toolkit(*arguments: str, folder: Path = study) -> str:
        command = [sys.executable, "-m", "toolkit", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    toolkit("init", "study", folder=tmp_path)
    assert "2 of 2 added" in toolkit("add", "../texts")
    settings = study / "reports" / "report.toml"
    for what, name in (("theme", "fisheries"), ("notebook", "who_pays")):
        chapter = toolkit("new", what, name).partition("report.toml:\n")[2]
        settings.write_text(settings.read_text("utf-8") + chapter, "utf-8")
    assert "fisheries: 1 term, 0 without a match" in toolkit("check")
    toolkit("report")
    assert "verified" in toolkit("verify")
    page = (study / "reports" / "build" / "report.html").read_text("utf-8")
    assert all(title in page for title in ("What the corpus holds", "Fisheries", "Who pays"))
    assert (study / "reports" / "build" / "inputs" / "codebooks" / "fisheries.toml").is_file()
