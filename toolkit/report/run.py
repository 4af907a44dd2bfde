"""Run the chapters' notebooks by papermill, several at a time, and strip what differs from run to run.

A chapter whose result is in the store (:mod:`toolkit.report.store`) is not run again. The others run each in a process of
its own (:mod:`toolkit.report.engines`). Nothing is written beside the notebooks. A cell that fails stops the run, and so
does one that writes to stderr: a published report has no warnings, so a warning is either dealt with in the notebook or it
is an error here.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from nbformat import NotebookNode

from toolkit.errors import ReportError
from toolkit.report.book import Chapter
from toolkit.report.config import ChapterConfig, ReportConfig
from toolkit.report.engines import Engine
from toolkit.report.environment import epoch_of
from toolkit.report.recording import installed, load_reads
from toolkit.report.store import Made, Store

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_TRACEBACK_LINES = 24
_MOST_PRINTED = 1_000_000
_HARMLESS = re.compile(
    r"Matplotlib is building the font cache.*|Matplotlib created a temporary cache directory.*"
)
"""Said once on a new machine, whatever the notebook does."""
_PACKAGE = Path(__file__).parents[1]
_RUNNER = (
    "__init__.py",
    "report/__init__.py",
    "report/engines.py",
    "report/environment.py",
    "report/fork_engine.py",
    "report/forks.py",
    "report/kernel.py",
    "report/recording.py",
    "report/run.py",
)
"""What decides how a notebook is run, and is loaded before the record of what it reads begins."""


class Task(NamedTuple):
    """A chapter, the values it is made from, and its result, or why it is to be run."""

    chapter: ChapterConfig
    values: dict[str, Any]
    result: Chapter | None
    reasons: list[str]


def plan_chapters(config: ReportConfig, store: Store, *, force: bool = False) -> list[Task]:
    """Return for each chapter its earlier result, or why it has none that holds.

    Parameters
    ----------
    config
        The report's settings.
    store
        The earlier results.
    force
        Let none of them hold.
    """
    shared = {
        "installed packages": installed(),
        "SOURCE_DATE_EPOCH": epoch_of(config.date),
        "code that runs notebooks": {name: store.look(str(_PACKAGE / name)) for name in _RUNNER},
    }
    tasks = []
    for chapter in config.chapters:
        values = {
            "the notebook": store.look(str(chapter.notebook)),
            "parameters": json.loads(json.dumps(dict(chapter.parameters), default=str)),
            **shared,
        }
        found = ["it is forced"] if force else store.find(_name(chapter), values)
        if isinstance(found, list):
            tasks.append(Task(chapter, values, None, found))
        else:
            content, made = found
            tasks.append(Task(chapter, values, _read(chapter, content, made.reads), []))
    return tasks


def run_chapters(
    tasks: Sequence[Task],
    engine: Engine,
    store: Store,
    *,
    jobs: int = 0,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Chapter]:
    """Execute the notebooks of the chapters that have no result; all chapters come back in order, with outputs.

    Parameters
    ----------
    tasks
        What :func:`plan_chapters` returned.
    engine
        What runs the notebooks; it is closed if one fails.
    store
        Where the results are kept.
    jobs
        How many notebooks run at once; as many as there are processors unless given.
    progress
        Called with a chapter's title when its result is there.

    Raises
    ------
    ReportError
        If a cell fails or writes to stderr, or a notebook's process dies; the others are stopped then.
    """
    logging.getLogger("papermill").addHandler(
        logging.NullHandler()
    )  # what it would say is in the errors raised here
    pool = ThreadPoolExecutor(jobs or os.cpu_count() or 1)
    try:
        return _collect([pool.submit(_chapter, task, engine, store, progress) for task in tasks])
    except BaseException:
        engine.close()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _collect(futures: list[Future[Chapter]]) -> list[Chapter]:
    done, _ = wait(futures, return_when=FIRST_EXCEPTION)
    failed = next((future for future in futures if future in done and future.exception()), None)
    return [failed.result()] if failed else [future.result() for future in futures]


def _chapter(task: Task, engine: Engine, store: Store, progress: Callable[[str], None]) -> Chapter:
    chapter, result = task.chapter, task.result
    if result is None:
        notebook, reads = _run(task, engine)
        content = json.dumps(notebook, ensure_ascii=False).encode()
        store.keep(_name(chapter), Made(task.values, reads), content)
        result = _read(chapter, content, reads)
    progress(chapter.title)
    return result


def _name(chapter: ChapterConfig) -> str:
    return f"chapter-{chapter.id}"


def _read(chapter: ChapterConfig, content: bytes, reads: Mapping[str, str]) -> Chapter:
    """Return a chapter from its stored form, in which also a new result comes, so that both are the same."""
    return Chapter(chapter.id, chapter.title, nbformat.from_dict(json.loads(content)), reads)


def _run(task: Task, engine: Engine) -> tuple[NotebookNode, dict[str, str]]:
    from jupyter_core.utils import ensure_event_loop

    chapter = task.chapter
    reads = engine.private / f"{chapter.id}.reads"
    environment = {"SOURCE_DATE_EPOCH": task.values["SOURCE_DATE_EPOCH"]}
    options = engine.options(chapter.notebook.parent, reads, environment)
    notebook = nbformat.read(chapter.notebook, as_version=4)  # type: ignore[no-untyped-call]
    try:
        executed = strip_run(_execute(notebook, chapter, options))
    finally:
        ensure_event_loop().close()
    _refuse_warnings(executed, chapter)
    return executed, load_reads(reads)


def _execute(notebook: NotebookNode, chapter: ChapterConfig, options: Mapping[str, Any]) -> NotebookNode:
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    try:
        executed: NotebookNode = papermill.execute_notebook(
            notebook,
            None,
            parameters=dict(chapter.parameters),
            kernel_name="python3",
            language="python",
            progress_bar=False,
            record_timing=False,
            coalesce_streams=True,
            store_widget_state=False,
            on_cell_executed=partial(_refuse_log, chapter, notebook),
            **options,
        )
    except papermill.PapermillExecutionError as err:
        raise ReportError(_failure(chapter, notebook, err)) from None
    except (DeadKernelError, CellTimeoutError, RuntimeError) as err:
        msg = f"chapter {chapter.id!r}: the kernel of {chapter.notebook.name} died ({err}). Run the notebook in Jupyter to see why."
        raise ReportError(msg) from err
    return executed


def _refuse_log(
    chapter: ChapterConfig, notebook: NotebookNode, cell: NotebookNode, cell_index: int, execute_reply: object
) -> None:
    """Raise if a cell prints more than a report can hold."""
    printed = sum(len(output.text) for output in cell.outputs if output.output_type == "stream")
    if printed > _MOST_PRINTED:
        msg = (
            f"chapter {chapter.id!r} ({chapter.notebook.name}), {_cell_name(notebook, cell.source)} prints {printed:,} "
            "characters. Print less; what is long is shown as a table, or written to a file."
        )
        raise ReportError(msg)


def _failure(chapter: ChapterConfig, notebook: NotebookNode, err: Any) -> str:
    """Return what failed and where: chapter, cell, error, and the traceback's frames in cells and its last one."""
    frames = [_ANSI.sub("", part) for part in err.traceback or ()]
    told = [
        frame
        for n, frame in enumerate(frames)
        if frame.lstrip().startswith("Cell In[") or n >= len(frames) - 2
    ]
    lines = [line.rstrip() for line in "\n".join(told).splitlines() if line.strip()][-_TRACEBACK_LINES:]
    place = _cell_name(notebook, err.source)
    return "\n".join(
        [
            f"chapter {chapter.id!r} ({chapter.notebook.name}), {place}: {err.ename}: {_ANSI.sub('', err.evalue)}",
            *(f"    {line}" for line in lines),
            "Correct the cell, or the parameters in the report's settings; the last report is left as it was.",
        ]
    )


def _cell_name(notebook: NotebookNode, source: str) -> str:
    """Return a cell's number, as counted in the notebook on disk, and its first line."""
    first = next((line.strip() for line in source.splitlines() if line.strip()), "")
    number = next((n for n, cell in enumerate(notebook.cells, 1) if cell.source == source), None)
    return f"cell {number} `{first}`" if number else f"the injected parameters `{first}`"


def strip_run(notebook: NotebookNode) -> NotebookNode:
    """Return `notebook` without what papermill and nbclient record about one run: times, paths, random ids.

    Examples
    --------
    >>> cell = nbformat.v4.new_code_cell("1", metadata={"tags": ["injected-parameters"], "papermill": {"duration": 1}})
    >>> stripped = strip_run(nbformat.v4.new_notebook(cells=[cell]))
    >>> stripped.cells[0].id, dict(stripped.cells[0].metadata)
    ('injected-parameters', {'tags': ['injected-parameters']})
    """
    stripped = deepcopy(notebook)
    for part in (stripped, *stripped.cells):
        part.metadata.pop("papermill", None)
        part.metadata.pop("execution", None)
    for cell in stripped.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = "injected-parameters"
    return stripped


def _refuse_warnings(notebook: NotebookNode, chapter: ChapterConfig) -> None:
    """Raise if a cell ended by SystemExit, which papermill lets pass, or wrote to stderr."""
    for cell in notebook.cells:
        outputs = cell.get("outputs", ())
        where = f"chapter {chapter.id!r} ({chapter.notebook.name}), {_cell_name(notebook, cell.source)}"
        ended = next((output for output in outputs if output.output_type == "error"), None)
        if ended:
            msg = f"{where} ends the notebook by {ended.ename}. Take it out: every cell of a report is run."
            raise ReportError(msg)
        said = "\n".join(output.text for output in outputs if output.get("name") == "stderr")
        if _HARMLESS.sub("", said).strip():
            msg = f"{where} writes to stderr:\n    {_tidy(_HARMLESS.sub('', said))}\nA published report has no warnings: deal with its cause."
            raise ReportError(msg)
        if outputs:
            cell.outputs = [output for output in outputs if output.get("name") != "stderr"]


def _tidy(text: str) -> str:
    """Return `text` without colours and the kernel's temporary file names."""
    plain = re.sub(r"\S*ipykernel_\d+\S*?\.py", "<cell>", _ANSI.sub("", text))
    return "\n    ".join(line.rstrip() for line in plain.strip().splitlines()[-_TRACEBACK_LINES:])
