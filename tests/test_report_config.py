"""Tests of the report's settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_samples import write_notebook

from toolkit.errors import ParameterError
from toolkit.report.config import load_report

FRONT = 'title = "A report"\nauthors = ["A. Author"]\ndate = 2026-11-30\n'
CHAPTER = '[[chapters]]\nnotebook = "../notebooks/one.ipynb"\nid = "one"\n'
DEFAULTS = "theme = 'peace'  # what\nlimit = 3\nshare = 0.5\nnames = ['a']\nloose = []\nexact = False\nother = None\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a folder with one notebook, whose parameters have every kind of default."""
    write_notebook(tmp_path / "notebooks" / "one.ipynb", parameters=DEFAULTS)
    (tmp_path / "reports").mkdir()
    return tmp_path


def settings(project: Path, text: str) -> Path:
    """Write the settings and return their path."""
    path = project / "reports" / "report.toml"
    path.write_text(text, "utf-8")
    return path


def test_settings_are_read_with_defaults_and_paths_relative_to_the_file(project: Path) -> None:
    """What is left out has its default; a TOML date is a date too; the title is the notebook's."""
    config = load_report(settings(project, FRONT + CHAPTER))
    assert (config.date, config.language, config.subtitle) == ("2026-11-30", "en", "")
    assert config.corpus == (project / "corpus").resolve()
    assert config.chapters[0].notebook == (project / "notebooks" / "one.ipynb").resolve()
    assert config.chapters[0].title == "Chapter one"


def test_a_title_in_the_settings_wins(project: Path) -> None:
    """The chapter's title in the settings goes before the notebook's heading."""
    assert load_report(settings(project, FRONT + CHAPTER + 'title = "Other"')).chapters[0].title == "Other"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param('theme = "war"', id="text"),
        pytest.param("limit = 4", id="number"),
        pytest.param("share = 1", id="whole-number-for-a-number"),
        pytest.param('names = ["x", "y"]', id="list"),
        pytest.param("names = []", id="empty-list"),
        pytest.param('loose = ["x", 1]', id="list-of-anything"),
        pytest.param("exact = true", id="truth"),
        pytest.param("other = 5", id="none-takes-anything"),
    ],
)
def test_parameters_of_the_declared_type_are_accepted(project: Path, given: str) -> None:
    """A value of its default's type passes and arrives."""
    config = load_report(settings(project, FRONT + CHAPTER + f"[chapters.parameters]\n{given}"))
    assert len(config.chapters[0].parameters) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param("thema = 'x'", "no parameter 'thema'. Allowed are: theme, limit, share", id="unknown"),
        pytest.param(
            "theme = 5", "'one'.*'theme' is 5; it must be text, as the default 'peace'", id="number-for-text"
        ),
        pytest.param("limit = 1.5", "'limit' is 1.5; it must be a whole number", id="fraction-for-whole"),
        pytest.param("limit = true", "'limit' is True; it must be a whole number", id="truth-for-number"),
        pytest.param("share = false", "'share' is False; it must be a number", id="truth-for-fraction"),
        pytest.param("names = [1]", "'names' is .1.; it must be a list of text", id="list-of-others"),
        pytest.param("exact = 1", "'exact' is 1; it must be true or false", id="number-for-truth"),
    ],
)
def test_parameters_that_do_not_fit_are_refused(project: Path, given: str, message: str) -> None:
    """An unknown parameter or a value of another type names chapter, parameter and what is allowed."""
    with pytest.raises(ParameterError, match=message):
        load_report(settings(project, FRONT + CHAPTER + f"[chapters.parameters]\n{given}"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(FRONT, "there is no chapter", id="no-chapter"),
        pytest.param(
            "x = 1\n" + FRONT + CHAPTER, "unknown key 'x'. Allowed are: title, subtitle", id="unknown-key"
        ),
        pytest.param(CHAPTER, "'title' is missing", id="missing-key"),
        pytest.param(
            FRONT.replace('"A report"', "5") + CHAPTER, "'title' is 5; it must be text", id="mistyped"
        ),
        pytest.param(FRONT.replace('"A. Author"', "5") + CHAPTER, "must be a list of names", id="author"),
        pytest.param(FRONT.replace("2026-11-30", '"soon"') + CHAPTER, "must be an ISO date", id="date"),
        pytest.param("title =", "not valid TOML", id="toml"),
        pytest.param(FRONT + CHAPTER + "x = 1", "chapter 'one': unknown key 'x'", id="chapter-unknown-key"),
        pytest.param(FRONT + "[[chapters]]\nid = 'one'", "'notebook' is missing", id="chapter-missing-key"),
        pytest.param(
            FRONT + CHAPTER.replace('"one"', '"One!"'), "'id' is 'One!'; it must be lower-case", id="id"
        ),
        pytest.param(FRONT + CHAPTER * 2, "two chapters have the id 'one'", id="id-twice"),
        pytest.param(FRONT + CHAPTER.replace("one.ipynb", "no.ipynb"), "cannot be read", id="no-notebook"),
        pytest.param(FRONT + CHAPTER + "parameters = 3", "must be a table", id="parameters-no-table"),
    ],
)
def test_wrong_settings_are_refused(project: Path, text: str, message: str) -> None:
    """Unknown, missing and mistyped keys are named with what is allowed."""
    with pytest.raises(ParameterError, match=message):
        load_report(settings(project, text))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(('"parameters"\n', '"other"\n'), "no cell tagged 'parameters'", id="no-parameters-cell"),
        pytest.param(("# Chapter one", "Chapter one"), "no heading", id="no-heading"),
        pytest.param(
            ("limit = 3", "limit = len([])"), r"default of 'limit' is 'len\(\[\]\)'", id="derived-default"
        ),
        pytest.param(('"python3"', '""'), "does not name its kernel", id="no-kernel"),
        pytest.param(('"cells"', '"zellen"'), "not a notebook", id="no-cells"),
    ],
)
def test_wrong_notebooks_are_refused(project: Path, change: tuple[str, str], message: str) -> None:
    """A notebook that cannot be parameterised, named or read is an error before anything runs."""
    notebook = project / "notebooks" / "one.ipynb"
    text = notebook.read_text("utf-8")
    assert change[0] in text
    notebook.write_text(text.replace(*change), "utf-8")
    with pytest.raises(ParameterError, match=message):
        load_report(settings(project, FRONT + CHAPTER))


def test_settings_that_are_not_there_are_an_error(tmp_path: Path) -> None:
    """The path of missing settings is named."""
    with pytest.raises(ParameterError, match=r"none\.toml cannot be read"):
        load_report(tmp_path / "none.toml")
