"""The documentation is complete and true: public names, README, dependencies."""

import ast
import doctest
import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COLUMNS_OF_THE_DATA = {"lineage_table", "load_tables"}
"""Functions whose columns are called by what is in the data: documents, or the tables of other functions."""

DISPLAYS = ("alt_text", "n", "names", "provenance", "say", "score_note", "short_title", "short_titles")


def doc_of(name, section=""):
    """Return the docstring of a public name without its examples, or one section of it."""
    doc = (inspect.getdoc(getattr(tk, name)) or "").partition("\nExamples\n---")[0]
    return doc if not section else re.split(r"\n\n\w+\n-+\n", doc.partition(f"\n{section}\n---")[2])[0]


@pytest.mark.parametrize("name", tk.__all__)
def test_a_public_function_says_what_it_returns_and_shows_it(name):
    """Every public name has a docstring with an example, and those that make tables say their columns."""
    doc = inspect.getdoc(getattr(tk, name)) or ""
    assert "Examples\n--------" in doc
    if name not in DISPLAYS and not name.startswith("list_"):
        assert "Returns\n-------" in doc


@pytest.mark.parametrize("name", [name for name in tk.__all__ if "DataFrame" in doc_of(name, "Returns")])
def test_help_names_the_row_and_every_column_of_a_table(name, monkeypatch):
    """The first sentence says what one row is; each column that the example's result has, and its arguments lack, is named."""
    doc, tables = doc_of(name), run_example(name, monkeypatch)
    assert tables, "the example does not call the function"
    returned, given = tables[-1]
    columns = {str(column) for column in returned.columns} - {column for table in given for column in table}
    named = {word for code in re.findall(r"``([^`]+)``", doc) for word in re.split(r"[,\s]+", code)}
    assert "one row" in doc.partition("\n\n")[0]
    if name not in COLUMNS_OF_THE_DATA:
        assert columns <= named


@pytest.mark.parametrize("name", tk.__all__)
def test_help_tells_every_parameter(name):
    """Each is documented by its name, and none that is no more."""
    parameters = doc_of(name, "Parameters").splitlines()
    named = {
        word for line in parameters if line[:1].strip("- ") for word in line.replace("*", "").split(", ")
    }
    assert named == set(inspect.signature(getattr(tk, name)).parameters)


def run_example(name, monkeypatch):
    """Run the example of a function; return the tables that it returned, each with those that it was given."""
    function, tables = getattr(tk, name), []

    def recorded(*args, **kwargs):
        returned = function(*args, **kwargs)
        given = [value for value in (*args, *kwargs.values()) if isinstance(value, pd.DataFrame)]
        tables.append((next(iter(returned.values())) if isinstance(returned, dict) else returned, given))
        return returned

    monkeypatch.setattr(tk, name, recorded, raising=False)
    names = {**vars(sys.modules[function.__module__]), name: recorded}
    example = doctest.DocTestParser().get_doctest(inspect.getdoc(function), names, name, None, 0)
    doctest.DocTestRunner(verbose=False).run(example, out=lambda _: None)
    return tables


@pytest.mark.parametrize("name", tk.__all__)
def test_a_public_function_is_in_the_readme(name):
    """A user finds every function from the README, displays and plots by their prefix."""
    assert f"`{name}`" in README or f"tk.{name}(" in README


def test_the_readme_s_example_works_on_a_file_of_one_s_own(tmp_path, monkeypatch, capsys):
    """The ten lines run as they stand, in a folder with nothing but the file they name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-statement.txt").write_text(
        "1. We reaffirmed the importance of freedom of navigation and welcomed USD 1 million for COVID-19 response.\n"
    )
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "reaffirmed" in printed
    assert "freedom of navigation" in printed
    assert "USD 1 million" in printed


def test_the_readme_shows_a_picture_that_is_there():
    """The picture of the report is part of the repository."""
    picture = ROOT / re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)[1]
    assert picture.stat().st_size < 300_000


def test_importing_the_toolkit_imports_nothing_heavy():
    """``import toolkit`` is instant; a module is imported when its name is first used."""
    code = "import sys, toolkit; print({'pandas', 'matplotlib', 'nbconvert'} & set(sys.modules))"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout
        == "set()\n"
    )


def test_every_base_requirement_is_used_and_none_is_missing():
    """What the base modules import is the standard library and the packages the project names, some for one end only."""
    base = set(sys.stdlib_module_names) | {"toolkit", "ahocorasick_rs", "pandas", "yaml"}
    ends = {
        "compare": {"numpy", "scipy"},
        "measure": {"numpy"},
        "readers": {"charset_normalizer", "lxml", "pypdfium2"},
    }
    optional = ("cli.py", "commands", "display", "exploring", "plot", "report", "scale")
    for path in (ROOT / "toolkit").rglob("*.py"):
        if path.relative_to(ROOT / "toolkit").parts[0] in optional:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            known = base.union(*(ends[part] for part in path.parts if part in ends))
            assert {name.partition(".")[0] for name in names} <= known, path


def test_every_requirement_is_locked():
    """Each direct requirement is pinned in the lock file with hashes, and no address stands in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    tables = [project["project"]["dependencies"], *project["project"]["optional-dependencies"].values()]
    tables += project["dependency-groups"].values()
    for line in [line for table in tables for line in table]:
        name = re.match(r"[\w-]+", line)[0].lower()
        assert re.search(rf"(?m)^{name}==\S+( ; .*)? \\\n    --hash=sha256:", lock), name
    assert "://" not in lock
