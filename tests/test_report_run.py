"""Tests of running the chapters' notebooks."""

from __future__ import annotations

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from report_samples import KERNEL, write_project

from toolkit.errors import ReportError
from toolkit.report.book import Chapter
from toolkit.report.config import load_report
from toolkit.report.engines import ENGINES, Forks, default_engine, open_engine
from toolkit.report.environment import fixed_environment, timestamp
from toolkit.report.kernel import ReportKernelManager
from toolkit.report.plan import plan_chapters
from toolkit.report.run import run_chapters, strip_run
from toolkit.report.store import Store

FORKS = pytest.mark.skipif(default_engine() != "fork", reason="this system does not fork safely")
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
    made = fixed_environment(tmp_path)
    assert (made["TZ"], made["PYTHONHASHSEED"]) == ("UTC", "0")
    assert made["IPYTHONDIR"].startswith(str(tmp_path))
    assert timestamp("1970-01-02") == 86400
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    assert timestamp("1970-01-02") == 5
    assert os.environ["TZ"] == "Asia/Tokyo"


def run(path: Path, engine: str = "", done: list[str] | None = None) -> list[Chapter]:
    """Run the chapters of a report, those that are stale."""
    store = Store(path.parent)
    tasks = plan_chapters(load_report(path), store)
    with open_engine(engine) as opened:
        return run_chapters(tasks, opened, store, progress=(done if done is not None else []).append)


@pytest.mark.slow
def test_chapters_run_in_order_with_their_parameters(tmp_path: Path) -> None:
    """Each notebook gets its parameters, the notebooks' folder and the fixed environment; only the cache is left behind."""
    parameters = '[chapters.parameters]\ntheme = "war"\n'
    path = write_project(tmp_path, parameters, one=[WHERE], two=[WHERE])
    before = files_below(tmp_path)
    done: list[str] = []
    here = Path.cwd()
    chapters = run(path, done=done)
    assert [chapter.id for chapter in chapters] == ["one", "two"]
    assert done == ["Chapter one", "Chapter one"]
    one, two = (said(chapter.notebook) for chapter in chapters)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "1795996800")
    assert one[:-1] == ["peace", 3, "notebooks", "0", epoch, "UTC"]
    assert two[0] == "war"
    assert [name for name in files_below(tmp_path) if not name.startswith("reports/.cache")] == before
    assert Path.cwd() == here


OUTPUTS = [
    "import matplotlib\nmatplotlib.rcParams['axes.facecolor']",
    "print('a')\nprint('b')",
    "1 + 1",
    "import pandas as pd\npd.DataFrame({'a': [1]})",
    "from IPython.display import display, clear_output\nhandle = display('first', display_id='it')\nprint('between')",
    "handle.update('second')\nprint('gone')\nclear_output()\nprint('\\x08kept', end='')",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nlines = plt.plot([2, 1])",
    "import asyncio\nawait asyncio.sleep(0)\nasyncio.get_running_loop().is_running()",
    "%%capture\n1 / 1",
    "!echo shell",
    "hash('seeded'), __name__, _, In[2]",
    "from pathlib import Path\nsorted(path.name for path in Path('../corpus').glob('*.md')), Path('../corpus/memo.md').read_text()",
]


@pytest.mark.slow
@FORKS
def test_a_fork_and_a_kernel_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outputs of every kind are equal, and so is what was read; what lies in the folder one stands in changes neither."""
    monkeypatch.chdir(tmp_path)
    Path("matplotlibrc").write_text("axes.facecolor: red\n", "utf-8")
    Path("asyncio.py").write_text("raise RuntimeError('another module of this name')\n", "utf-8")
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path))
    results = []
    for engine in ENGINES:
        path = write_project(tmp_path / "project", one=OUTPUTS)
        (chapter,) = run(path, engine)
        results.append(chapter)
        (tmp_path / "project").rename(tmp_path / engine)
    fork, kernel = results
    assert [cell.get("outputs") for cell in fork.notebook.cells] == [
        cell.get("outputs") for cell in kernel.notebook.cells
    ]
    assert fork.notebook == kernel.notebook
    assert fork.reads == kernel.reads
    assert [Path(name).name for name in fork.reads] == ["corpus", "memo.md"]


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
        pytest.param(
            "import ctypes\nctypes.string_at(0)",
            ["`import ctypes` ended it by SIGSEGV"],
            id="crash",
            marks=FORKS,
        ),
        pytest.param("input('who?')", ["does not support input"], id="input"),
        pytest.param("raise SystemExit", ["cell 3 `raise SystemExit` ends the notebook"], id="exit"),
        pytest.param("print('x' * 2_000_000)", ["prints 2,000,001 characters"], id="log"),
    ],
)
def test_a_chapter_that_fails_stops_the_run(tmp_path: Path, code: str, parts: list[str]) -> None:
    """The message has chapter, cell, error and the end of the traceback, without colours; other notebooks are stopped."""
    path = write_project(tmp_path, bad=[code], long=["import time\ntime.sleep(120)"])
    with pytest.raises(ReportError) as caught:
        run(path)
    message = str(caught.value)
    for part in parts:
        assert part in message
    assert "\x1b" not in message


LEFT = """import os, subprocess, threading, time
program = subprocess.Popen(["sleep", "1000"])
print(os.getpid(), program.pid, flush=True)
_ = os.system("echo 0 from a program")
threading.Thread(target=time.sleep, args=(1000,)).start()
if os.fork() == 0:
    time.sleep(1000)"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_what_a_notebook_leaves_running_is_ended(tmp_path: Path) -> None:
    """A thread, a program and a fork that never end neither hold up the report nor outlive it."""
    (chapter,) = run(write_project(tmp_path, one=[LEFT]))
    printed = chapter.notebook.cells[-1].outputs[0].text
    assert printed.endswith("0 from a program\n")
    assert [pid for pid in printed.split()[:2] if Path("/proc", pid, "exe").exists()] == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_an_engine_that_two_threads_close_is_closed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the build and its chapters fail together, neither takes the other's handle for its own."""
    closed = []

    def close(own: Connection) -> None:
        closed.append(own.fileno())
        time.sleep(0.1)
        closing(own)

    closing = Connection.close
    forks = Forks(tmp_path)
    monkeypatch.setattr(Connection, "close", close)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(forks.close) for _ in range(2)]:
            done.result()
    assert len(closed) == 1
