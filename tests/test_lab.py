"""Tests of `toolkit lab` and of its notebooks, without a browser; with one: test_lab_browser.py."""

import ast
import json
import re
from pathlib import Path

import pytest
from report_samples import write_project

from toolkit.cli import main
from toolkit.commands import lab
from toolkit.errors import ParameterError

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
LINKS = re.compile(r"\]\(([^):]+\.ipynb)\)")


def cells(name, kind):
    """Return the sources of a notebook's cells of one kind."""
    content = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))
    return ["".join(cell["source"]) for cell in content["cells"] if cell["cell_type"] == kind]


def test_it_opens_the_front_page_of_the_project(tmp_path, monkeypatch):
    """From any folder of the project; the server's root is the project."""
    write_project(tmp_path, **{"start-here": ["1"]})
    monkeypatch.chdir(tmp_path / "corpus")
    assert lab.server_arguments() == [
        f"--ServerApp.root_dir={tmp_path}",
        "--LabApp.default_url=/lab/tree/notebooks/start-here.ipynb",
    ]


def test_it_opens_the_notebook_named_or_the_folder(tmp_path, monkeypatch):
    """A notebook is named from where one stands; without a front page the folder opens."""
    write_project(tmp_path, mine=["1"])
    monkeypatch.chdir(tmp_path / "notebooks")
    assert lab.server_arguments()[1] == "--LabApp.default_url=/lab/tree/notebooks"
    assert lab.server_arguments(Path("mine.ipynb"))[1].endswith("=/lab/tree/notebooks/mine.ipynb")
    with pytest.raises(ParameterError, match=r"no notebook 'other.ipynb' in the project .*start-here.ipynb"):
        lab.server_arguments(Path("other.ipynb"))


def test_a_folder_without_a_project_is_told(tmp_path, monkeypatch, capsys):
    """Where no corpus is, the command says how to get one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lab, "check_packages", lambda: None)
    assert main(["lab"]) == 1
    assert "toolkit init" in capsys.readouterr().err


def test_what_is_missing_is_named(monkeypatch, capsys):
    """All packages at once, with the command that installs them."""
    monkeypatch.setattr(lab, "find_spec", lambda name: None if name in ("jupyterlab", "ipywidgets") else name)
    assert main(["lab"]) == 1
    told = capsys.readouterr().err
    assert "jupyterlab, ipywidgets. Run: pip install 'communique-toolkit[lab]'" in told


def test_the_front_page_leads_to_every_notebook():
    """And to none that is not there."""
    linked = set(LINKS.findall("\n".join(cells("start-here", "markdown"))))
    assert linked == {path.name for path in NOTEBOOKS.glob("*.ipynb")} - {"start-here.ipynb"}


@pytest.mark.parametrize("name", ["explore", "your-first-analysis"])
def test_links_between_notebooks_are_whole(name):
    """A notebook that is linked is there."""
    linked = LINKS.findall("\n".join(cells(name, "markdown")))
    assert [file for file in linked if not (NOTEBOOKS / file).is_file()] == []


def test_the_first_analysis_has_thirty_lines():
    """From reading a file to the figure, the parameters and the provenance aside."""
    codes = cells("your-first-analysis", "code")[1:-1]
    assert "tk.read_document(" in codes[0]
    assert "tk.show_figure(" in codes[-1]
    assert len([line for code in codes for line in code.splitlines() if line.strip()]) <= 30
    assert sum(len(ast.parse(code).body) for code in codes) <= 30


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        ("start-here", {"pattern": "peace", "passages": 1}, "Paragraphs with “peace”: 1. Documents: "),
        ("explore", {"theme": "south-china-sea", "actor": "Nobody"}, "words on south-china-sea"),
        ("your-first-analysis", {"document": "../corpus/memo.md", "title": "Memo"}, "Passages: covid-19 (0)"),
    ],
)
def test_each_runs_in_a_kernel_on_another_corpus(tmp_path, monkeypatch, name, parameters, expected):
    """By papermill, with other values and other documents, and without a word on stderr."""
    papermill = pytest.importorskip("papermill", reason="papermill is not installed")
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    write_project(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "notebooks").mkdir(exist_ok=True)
    executed = papermill.execute_notebook(
        NOTEBOOKS / f"{name}.ipynb",
        None,
        parameters,
        kernel_name="python3",
        cwd=tmp_path / "notebooks",
        progress_bar=False,
    )
    outputs = [output for cell in executed.cells for output in cell.get("outputs", ())]
    assert {output["output_type"] for output in outputs} <= {"execute_result", "display_data"}
    assert expected in "\n".join(output["data"]["text/plain"] for output in outputs)
