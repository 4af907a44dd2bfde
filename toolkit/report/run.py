"""Run the chapters' notebooks by papermill, several at a time, and strip what differs from run to run.

Each notebook gets a fresh kernel (:mod:`toolkit.report.kernel`). Nothing is written beside the notebooks. A cell that
fails stops the run, and so does one that writes to stderr: a published report has no warnings, so a warning is either
dealt with in the notebook or it is an error here.
"""

from __future__ import annotations

import datetime
import logging
import os
import re
import tempfile
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from toolkit.errors import ReportError
from toolkit.report.book import Chapter
from toolkit.report.config import ChapterConfig, ReportConfig

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_TRACEBACK_LINES = 24
_HARMLESS = re.compile(
    r"Matplotlib is building the font cache.*|Matplotlib created a temporary cache directory.*"
)
"""Said once on a new machine, whatever the notebook does."""


def run_chapters(config: ReportConfig, *, progress: Callable[[str], None] = lambda _: None) -> list[Chapter]:
    """Execute every chapter's notebook; the chapters come back in order, with outputs.

    Parameters
    ----------
    config
        The report's settings, checked by :func:`toolkit.report.config.load_report`.
    progress
        Called with a chapter's title when its notebook has run.

    Raises
    ------
    ReportError
        If a cell fails or writes to stderr, or a kernel dies; the other kernels are stopped then.
    """
    from toolkit.report.kernel import kernel_environment, open_run, stop_run

    logging.getLogger("papermill").addHandler(
        logging.NullHandler()
    )  # what it would say is in the errors raised here
    with tempfile.TemporaryDirectory(prefix="tk-") as name:
        folder = Path(name)
        traits = {**open_run(folder), "environment": kernel_environment(folder, _epoch(config.date))}
        workers = min(len(config.chapters), os.cpu_count() or 1)
        pool = ThreadPoolExecutor(workers)
        try:
            futures = [pool.submit(_run_chapter, chapter, traits, progress) for chapter in config.chapters]
            return _collect(futures)
        finally:
            stop_run(folder)
            pool.shutdown(cancel_futures=True)


def _collect(futures: list[Future[Chapter]]) -> list[Chapter]:
    done, _ = wait(futures, return_when=FIRST_EXCEPTION)
    failed = next((future for future in futures if future in done and future.exception()), None)
    return [failed.result()] if failed else [future.result() for future in futures]


def _epoch(date: str) -> int:
    return int(datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC).timestamp())


def _run_chapter(chapter: ChapterConfig, traits: dict[str, Any], progress: Callable[[str], None]) -> Chapter:
    from jupyter_core.utils import ensure_event_loop

    notebook = nbformat.read(chapter.notebook, as_version=4)  # type: ignore[no-untyped-call]
    try:
        executed = strip_run(_execute(notebook, chapter, traits))
    finally:
        ensure_event_loop().close()
    _refuse_warnings(executed, chapter)
    progress(chapter.title)
    return Chapter(chapter.id, chapter.title, executed)


def _execute(notebook: NotebookNode, chapter: ChapterConfig, traits: dict[str, Any]) -> NotebookNode:
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from traitlets.config import Config

    from toolkit.report.kernel import ReportKernelManager

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
            shutdown_kernel="immediate",
            kernel_manager_class=ReportKernelManager,
            config=Config({"ReportKernelManager": traits}),
            resources={"metadata": {"path": str(chapter.notebook.parent)}},
        )
    except papermill.PapermillExecutionError as err:
        raise ReportError(_failure(chapter, notebook, err)) from None
    except (DeadKernelError, CellTimeoutError, RuntimeError) as err:
        msg = f"chapter {chapter.id!r}: the kernel of {chapter.notebook.name} died ({err}). Run the notebook in Jupyter to see why."
        raise ReportError(msg) from err
    return executed


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
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.get("name") == "stderr":
                output.text = _HARMLESS.sub("", output.text)
                if output.text.strip():
                    msg = (
                        f"chapter {chapter.id!r} ({chapter.notebook.name}), {_cell_name(notebook, cell.source)} "
                        f"writes to stderr:\n    {_tidy(output.text)}\nA published report has no warnings: deal with its cause."
                    )
                    raise ReportError(msg)
        if "outputs" in cell:
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]


def _tidy(text: str) -> str:
    """Return `text` without colours and the kernel's temporary file names."""
    plain = re.sub(r"\S*ipykernel_\d+\S*?\.py", "<cell>", _ANSI.sub("", text))
    return "\n    ".join(line.rstrip() for line in plain.strip().splitlines()[-_TRACEBACK_LINES:])
