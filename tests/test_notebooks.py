"""The notebooks keep the house rules; that they run is tested with the report they make."""

import ast
import json
import re
from pathlib import Path

import pytest

import toolkit as tk

ROOT = Path(__file__).parents[1]
NOTEBOOKS = [
    *sorted((ROOT / "notebooks").glob("*.ipynb")),
    *sorted((ROOT / "toolkit" / "project").rglob("*.ipynb")),
]
LINES_A_CELL = 8


def cells(path, kind):
    """Return the sources of a notebook's cells of one kind."""
    content = json.loads(path.read_text("utf-8"))
    return ["".join(cell["source"]) for cell in content["cells"] if cell["cell_type"] == kind]


def statement_lines(source):
    """Count lines of code as the author thinks of them: statements, not the lines a formatter breaks them into."""
    return len(ast.parse(source).body)


pytestmark = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}"
)


def test_no_outputs_are_committed(path):
    """Outputs, counts and timings belong to a run, not to the source."""
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_it_opens_with_a_title_a_question_and_its_parameters(path):
    """The first cell is prose under one h1, the second the tagged parameters, each a literal with its help."""
    first, second = json.loads(path.read_text("utf-8"))["cells"][:2]
    assert "".join(first["source"]).startswith("# ")
    assert "?" in "".join(first["source"])
    assert second["metadata"]["tags"] == ["parameters"]
    for line in "".join(second["source"]).splitlines():
        name, _, rest = line.partition(" = ")
        value, _, comment = rest.partition("  # ")
        assert name.isidentifier()
        ast.literal_eval(value)
        assert comment, f"{name} has no help"


def test_cells_are_short_and_define_nothing(path):
    """A cell has at most eight statements; functions and classes live in the toolkit, and nothing is printed."""
    for source in cells(path, "code"):
        tree = ast.parse(source)
        assert statement_lines(source) <= LINES_A_CELL
        assert not [
            node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda))
        ]
        assert "print(" not in source


def test_a_reading_follows_each_heading_and_the_limits_are_said(path):
    """There is prose to every section, limits near the end, and the provenance last."""
    prose = "\n".join(cells(path, "markdown"))
    assert "## Limits" in prose
    assert "tk.provenance(" in cells(path, "code")[-1]
    assert len(re.findall(r"(?m)^## ", prose)) >= 4


def test_its_functions_are_public(path):
    """A notebook uses the toolkit by its public names alone."""
    used = {name for source in cells(path, "code") for name in re.findall(r"\btk\.(\w+)", source)}
    assert used <= set(tk.__all__)
