"""Make the book: run the chapters that are stale, and meanwhile load what reading, linking and rendering need.

The engine starts first and a chapter runs as soon as papermill is loaded: all else that takes time here, from pandas to the
rehearsal of the PDF, is done while they run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from toolkit.catalog import read_catalog, read_verified
from toolkit.errors import ReportError
from toolkit.report.config import ReportConfig, check_chapter
from toolkit.report.engines import Engine, open_engine
from toolkit.report.loading import load
from toolkit.report.store import Store

if TYPE_CHECKING:
    from toolkit.report.book import Book, Chapter
    from toolkit.report.plan import Task


class How(NamedTuple):
    """How a build is made, whatever it makes."""

    engine: str = ""
    jobs: int = 0
    force: bool = False
    progress: bool = False
    explain: Callable[[str], None] = lambda _: None


_AS_USUAL = How()


def make_book(
    config: ReportConfig,
    store: Store,
    how: How = _AS_USUAL,
    step: Callable[[str], None] = lambda _: None,
    prepare: Callable[[bool], None] = lambda _: None,
) -> Book:
    """Load the documents, run the chapters that are stale, and link what they say to the paragraphs.

    Parameters
    ----------
    config
        The report's settings.
    store
        The chapters' earlier results.
    how
        How the chapters are run.
    step
        Called with the title of each chapter that is ready.
    prepare
        Called while the chapters run; told whether some of them, but not all, stay as they were.

    Raises
    ------
    CorpusChangedError
        If a document is not as the catalogue records it; nothing has run then.
    ReportError
        If there is no document, a cell fails, or a reference leads nowhere.
    """
    from toolkit.report.plan import plan_chapters, told

    tasks = plan_chapters(config, store, force=how.force)
    for task in tasks:
        if task.reasons:
            how.explain(f"{task.chapter.id}: {told(task.reasons)}")
    stale = [task.chapter for task in tasks if task.kept is None]
    with open_engine(how.engine) if stale else nullcontext() as engine:
        _check_corpus(config)
        _load_papermill()  # not in a thread: two that import may wait for each other
        for chapter in stale:
            check_chapter(chapter, config.path.name)
        with ThreadPoolExecutor(1) as aside:
            chapters = aside.submit(_run, tasks, engine, store, how, step)
            try:
                prepare(0 < len(stale) < len(tasks))
                return _read_book(config, chapters.result)
            except BaseException:
                if engine:
                    engine.close()
                raise


def _check_corpus(config: ReportConfig) -> None:
    """Raise where the corpus is empty or not as recorded: before a chapter runs."""
    entries = read_catalog(config.corpus)
    for entry in entries:
        read_verified(config.corpus, entry)
    if not entries:
        msg = f"{config.corpus} holds no document. Add one, or a folder of them: toolkit add FILE."
        raise ReportError(msg)


def _load_papermill() -> None:
    """Load what runs chapters, without Hadoop's files and a grammar of IRIs: they take longer than all else in it."""
    load(
        ["papermill", "toolkit.report.run"],
        without=["pyarrow.fs", "rfc3987_syntax"],
    )


def _run(
    tasks: Sequence[Task], engine: Engine | None, store: Store, how: How, step: Callable[[str], None]
) -> list[Chapter]:
    from toolkit.report.run import run_chapters

    return run_chapters(tasks, engine, store, jobs=how.jobs, progress=step)


def _read_book(config: ReportConfig, run: Callable[[], list[Chapter]]) -> Book:
    """Return the report with the chapters, which `run` returns as soon as they have run."""
    from toolkit.documents import load_documents
    from toolkit.paragraphs import segment_paragraphs
    from toolkit.report.book import Book
    from toolkit.report.evidence import link_chapter
    from toolkit.report.method import method_parts

    documents = load_documents(config.corpus)
    paragraphs = segment_paragraphs(documents)
    method = method_parts(documents, config.path.parent)
    notebooks = {chapter.notebook.name: chapter.id for chapter in reversed(config.chapters)}
    chapters = run()
    return Book(
        title=config.title,
        subtitle=config.subtitle,
        authors=config.authors,
        date=config.date,
        abstract=config.abstract,
        language=config.language,
        chapters=tuple(
            link_chapter(chapter, n, paragraphs, notebooks) for n, chapter in enumerate(chapters, 1)
        ),
        documents=documents,
        paragraphs=paragraphs,
        look=config.look,
        method=method,
        executed=tuple(chapters),
    )
