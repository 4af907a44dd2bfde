"""Tests of running the chapters' notebooks."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from report_samples import KERNEL, write_project

from toolkit.errors import ReportError
from toolkit.report.config import load_report
from toolkit.report.kernel import ReportKernelManager, kernel_environment
from toolkit.report.run import run_chapters, strip_run

WHERE = """import os, sys, json
print(json.dumps([theme, limit, os.path.basename(os.getcwd()), os.environ["PYTHONHASHSEED"],
                  os.environ["SOURCE_DATE_EPOCH"], os.environ["TZ"], sys.executable]))"""


def files_below(folder: Path) -> list[str]:
    """Return the names of all files in a folder and below."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def said(notebook: nbformat.NotebookNode) -> list[Any]:
    """Return what the last cell printed, read as JSON."""
    found: list[Any] = json.loads(notebook.cells[-1].outputs[0].text)
    return found


def test_what_differs_between_runs_is_stripped() -> None:
    """Times, paths and the random id of the injected cell go; tags and outputs stay."""
    code = new_code_cell(
        "1", metadata={"tags": ["injected-parameters"], "papermill": {"duration": 1}, "execution": {}}
    )
    notebook = new_notebook(cells=[code], metadata={**KERNEL, "papermill": {"start_time": "now"}})
    stripped = strip_run(notebook)
    assert dict(stripped.metadata) == KERNEL
    assert dict(stripped.cells[0].metadata) == {"tags": ["injected-parameters"]}
    assert stripped.cells[0].id == "injected-parameters"
    assert "papermill" in notebook.metadata
    assert code.id != "injected-parameters"


def test_kernels_share_neither_connection_file_nor_sockets(tmp_path: Path) -> None:
    """Two kernels of a run have files of their own, in the run's folder."""
    one, two = (ReportKernelManager(folder=str(tmp_path)) for _ in range(2))
    assert one.connection_file != two.connection_file
    assert one.ip != two.ip or one.transport == "tcp"
    assert Path(one.connection_file).parent == tmp_path


def test_a_long_temporary_folder_means_tcp() -> None:
    """A path too long for a Unix socket is not used for one."""
    assert ReportKernelManager(folder="/" + "x" * 120).transport == "tcp"


def test_the_environment_is_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes results is set; the date of the report is the default of SOURCE_DATE_EPOCH."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    made = kernel_environment(tmp_path, 86400)
    assert (made["TZ"], made["PYTHONHASHSEED"], made["SOURCE_DATE_EPOCH"]) == ("UTC", "0", "86400")
    assert made["IPYTHONDIR"].startswith(str(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    assert kernel_environment(tmp_path, 86400)["SOURCE_DATE_EPOCH"] == "5"
    assert os.environ["TZ"] == "Asia/Tokyo"


@pytest.mark.slow
def test_chapters_run_in_order_with_their_parameters(tmp_path: Path) -> None:
    """Each notebook gets its parameters, the notebooks' folder and the fixed environment; nothing is left behind."""
    parameters = '[chapters.parameters]\ntheme = "war"\n'
    path = write_project(tmp_path, parameters, one=[WHERE], two=[WHERE])
    before = files_below(tmp_path)
    done: list[str] = []
    here = Path.cwd()
    chapters = run_chapters(load_report(path), progress=done.append)
    assert [chapter.id for chapter in chapters] == ["one", "two"]
    assert done == ["Chapter one", "Chapter one"]
    one, two = (said(chapter.notebook) for chapter in chapters)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "1795996800")
    assert one[:-1] == ["peace", 3, "notebooks", "0", epoch, "UTC"]
    assert two[0] == "war"
    assert files_below(tmp_path) == before
    assert Path.cwd() == here


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "parts"),
    [
        pytest.param(
            "x = 1\n1 / 0",
            [
                "chapter 'bad' (bad.ipynb), cell 3 `x = 1`: ZeroDivisionError: division by zero",
                "----> 2 1 / 0",
            ],
            id="exception",
        ),
        pytest.param(
            "import warnings\nwarnings.warn('old')",
            ["cell 3 `import warnings` writes to stderr", "<cell>:2: UserWarning: old"],
            id="warning",
        ),
        pytest.param("import os\nos._exit(3)", ["the kernel of bad.ipynb died"], id="dead-kernel"),
    ],
)
def test_a_chapter_that_fails_stops_the_run(tmp_path: Path, code: str, parts: list[str]) -> None:
    """The message has chapter, cell, error and the end of the traceback, without colours; other kernels are stopped."""
    path = write_project(tmp_path, bad=[code], long=["import time\ntime.sleep(120)"])
    with pytest.raises(ReportError) as caught:
        run_chapters(load_report(path))
    message = str(caught.value)
    for part in parts:
        assert part in message
    assert "\x1b" not in message
