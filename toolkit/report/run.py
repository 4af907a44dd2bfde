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
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from copy import deepcopy
from functools import partial
from importlib import import_module
from typing import Any

import nbformat
from nbformat import NotebookNode

from toolkit.errors import ReportError
from toolkit.report.book import Chapter
from toolkit.report.config import ChapterConfig
from toolkit.report.engines import Engine
from toolkit.report.faults import failure, refuse_log, refuse_warnings
from toolkit.report.plan import Task, result_name
from toolkit.report.recording import load_reads
from toolkit.report.store import Made, Store


def run_chapters(
    tasks: Sequence[Task],
    engine: Engine | None,
    store: Store,
    *,
    jobs: int = 0,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Chapter]:
    """Execute the notebooks of the chapters that have no result; all chapters come back in order, with outputs.

    Parameters
    ----------
    tasks
        What :func:`toolkit.report.plan.plan_chapters` returned.
    engine
        What runs the notebooks, if any is to run; it is closed if one fails.
    store
        Where the results are kept.
    jobs
        How many notebooks run at once; as many as there are processors unless given.
    progress
        Called with a chapter's title when its result is there, and with ``: unchanged`` after it where it did not run.

    Raises
    ------
    ReportError
        If a cell fails or writes to stderr, or a notebook's process dies; the others are stopped then.
    """
    if engine:  # loaded here: threads that import may wait for each other
        import_module("toolkit.report.fork_engine")
    logging.getLogger("papermill").addHandler(
        logging.NullHandler()
    )  # what it would say is in the errors raised here
    pool = ThreadPoolExecutor(jobs or os.cpu_count() or 1)
    try:
        return _collect([pool.submit(_chapter, task, engine, store, progress) for task in tasks])
    except BaseException:
        if engine:
            engine.close()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _collect(futures: list[Future[Chapter]]) -> list[Chapter]:
    done, _ = wait(futures, return_when=FIRST_EXCEPTION)
    failed = next((future for future in futures if future in done and future.exception()), None)
    return [failed.result()] if failed else [future.result() for future in futures]


def _chapter(task: Task, engine: Engine | None, store: Store, progress: Callable[[str], None]) -> Chapter:
    chapter, kept = task.chapter, task.kept
    if kept is None and engine:
        notebook, reads = _run(task, engine)
        kept = json.dumps(notebook, ensure_ascii=False).encode(), Made(task.values, reads)
        store.keep(result_name(chapter), kept[1], kept[0])
    if kept is None:
        msg = f"chapter {chapter.id!r} has no result, and nothing to run it. Give an engine."
        raise ReportError(msg)
    result = _read_result(chapter, *kept)
    progress(f"{chapter.title}: unchanged" if task.kept else chapter.title)
    return result


def _read_result(chapter: ChapterConfig, content: bytes, made: Made) -> Chapter:
    """Return a chapter from its stored form, in which also a new result comes, so that both are the same."""
    return Chapter(chapter.id, chapter.title, nbformat.from_dict(json.loads(content)), made.reads)  # type: ignore[no-untyped-call]


def _run(task: Task, engine: Engine) -> tuple[NotebookNode, dict[str, str]]:
    from jupyter_core.utils import ensure_event_loop

    chapter = task.chapter
    reads = engine.private / f"{chapter.id}.reads"
    environment = {"SOURCE_DATE_EPOCH": task.values["SOURCE_DATE_EPOCH"]}
    options = engine.options(chapter.notebook.parent, reads, environment)
    notebook = nbformat.read(chapter.notebook, as_version=4)  # type: ignore[no-untyped-call]
    language = deepcopy(notebook.metadata.get("language_info", {}))
    try:
        executed = strip_run(_execute(notebook, chapter, options))
    finally:
        ensure_event_loop().close()
    executed.metadata["language_info"] = language  # a kernel tells its version here
    refuse_warnings(executed, chapter)
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
            on_cell_executed=partial(refuse_log, chapter, notebook),
            **options,
        )
    except papermill.PapermillExecutionError as err:
        raise ReportError(failure(chapter, notebook, err)) from None
    except (DeadKernelError, CellTimeoutError, RuntimeError) as err:
        msg = f"chapter {chapter.id!r}: the kernel of {chapter.notebook.name} died ({err}). Run the notebook in Jupyter to see why."
        raise ReportError(msg) from err
    return executed


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
