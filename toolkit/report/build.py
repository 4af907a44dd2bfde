"""Build the report: run the notebooks, link what they say to the documents, render, and put the files in place at once.

Nothing half-made is ever seen: the new files replace the old ones only when all of them are complete. What is not stale is
not made again: where nothing that was read for the last build has changed, its files stay, and nothing heavy is even imported;
else the chapters run that are stale (:func:`toolkit.report.plan.plan_chapters`), and the report is rendered.

Two builds at once do not disturb each other: each writes to a folder of its own, and a file is replaced as a whole. Where they
were made from different inputs and end in the same moment, the files may come from one and the other; the next build sees it
and makes them anew, as it does after one was killed between two files.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import ParameterError
from toolkit.report.config import ReportConfig, check_chapter, load_report
from toolkit.report.engines import ENGINES, open_engine
from toolkit.report.packages import installed, package_files
from toolkit.report.progress import steps
from toolkit.report.recording import fingerprint, ignore_reads, merge_reads, recorded_reads
from toolkit.report.store import PART, Made, Store, digest, sweep

if TYPE_CHECKING:
    from toolkit.report.book import Book, Chapter
    from toolkit.report.plan import Task

FORMATS = ("html", "pdf")
_MOST_REASONS = 5


def build_report(
    config_path: str | Path,
    *,
    out: str | Path | None = None,
    formats: Sequence[str] = FORMATS,
    progress: bool = True,
    engine: str = "",
    jobs: int = 0,
    force: bool = False,
    explain: Callable[[str], None] = lambda _: None,
) -> dict[str, Path]:
    """Build the report and return the path of each file by its format.

    Parameters
    ----------
    config_path
        The report's settings, like ``reports/report.toml``.
    out
        The folder to write to, made if it is not there; ``build`` beside the settings unless given.
    formats
        ``html``, ``pdf`` or both.
    progress
        Show on stderr how far the build is: a bar on a terminal, else a line a step.
    engine
        ``fork`` or ``kernel``, with the same result; the first where the system can, unless given.
    jobs
        How many notebooks run at once; as many as there are processors unless given.
    force
        Run and render everything, whatever has changed.
    explain
        Called with a line for each chapter that is to run, and why.

    Returns
    -------
    dict
        ``{"html": Path, "pdf": Path}``, named after the settings file.

    Raises
    ------
    ParameterError
        If the settings are wrong; nothing has run then.
    ReportError
        If a cell fails or writes to stderr, or a number, quotation or link leads nowhere. The last report stays as it was.
    """
    _check("formats", formats, FORMATS)
    _check("engine", [engine] if engine else ENGINES, ENGINES)
    path = Path(config_path).resolve()
    folder = Path(out).resolve() if out is not None else path.parent / "build"
    names = {name: f"{path.stem}.{name}" for name in dict.fromkeys(formats)}
    store, how = Store(path.parent), _How(engine, jobs, force, progress, explain)
    name = f"build-{path.stem}-{'-'.join(names)}"
    values = {"installed packages": installed(), "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "")}
    if force or not _stands(store.find(name, values), folder):
        code = {str(file): store.look(str(file)) for file in package_files()}
        ignore_reads(store.folder, folder)
        with recorded_reads() as reads:
            contents, book = _make(path, store, names, how)
        _put(contents, folder)
        read = merge_reads(code, reads, *(chapter.reads for chapter in book.chapters))
        store.keep(name, Made(values, read), _sums(contents))
    return {name: folder / file for name, file in names.items()}


class _How(NamedTuple):
    """How a build is made, whatever it makes."""

    engine: str = ""
    jobs: int = 0
    force: bool = False
    progress: bool = False
    explain: Callable[[str], None] = lambda _: None


_AS_USUAL = _How()


def _check(argument: str, given: Sequence[str], known: Sequence[str]) -> None:
    if not given or not set(given) <= set(known):
        msg = f"{argument} is {tuple(given)!r}; choose from {', '.join(known)}."
        raise ParameterError(msg)


def _stands(found: tuple[bytes, Made] | list[str], folder: Path) -> bool:
    """Tell whether the files of an earlier build, which still hold, are all in `folder`."""
    if isinstance(found, list):
        return False
    sums = json.loads(found[0])
    return all(fingerprint(folder / name) == digest_ for name, digest_ in sums.items())


def _sums(contents: Mapping[str, bytes]) -> bytes:
    return json.dumps({name: digest(content) for name, content in contents.items()}).encode()


def _make(path: Path, store: Store, names: Mapping[str, str], how: _How) -> tuple[dict[str, bytes], Book]:
    """Return the content of each file of the report by its name, and the report."""
    config = load_report(path, parameters=False)
    with steps(len(config.chapters) + len(names), shown=how.progress) as step:
        book = make_book(config, store, how, step)
        renderers = [
            _renderer(name) for name in names
        ]  # imported here: two threads could wait for each other
        with ThreadPoolExecutor() as pool:  # Typst typesets while Python makes the HTML
            rendered = pool.map(lambda name, render: _rendered(name, render, book, step), names, renderers)
            return dict(zip(names.values(), rendered, strict=True)), book


def make_book(
    config: ReportConfig,
    store: Store,
    how: _How = _AS_USUAL,
    step: Callable[[str], None] = lambda _: None,
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

    Raises
    ------
    ReportError
        If a cell fails, or a reference leads nowhere.
    """
    from toolkit.documents import load_documents
    from toolkit.paragraphs import segment_paragraphs
    from toolkit.report.book import Book
    from toolkit.report.evidence import link_chapter
    from toolkit.report.plan import plan_chapters

    tasks = plan_chapters(config, store, force=how.force)
    for task in tasks:
        if task.reasons:
            how.explain(f"{task.chapter.id}: {_told(task.reasons)}")
    with ThreadPoolExecutor(1) as aside:
        documents = aside.submit(load_documents, config.corpus)
        paragraphs = aside.submit(lambda: segment_paragraphs(documents.result()))
        chapters = _run(config, tasks, store, how, step)
    notebooks = {chapter.notebook.name: chapter.id for chapter in reversed(config.chapters)}
    return Book(
        title=config.title,
        subtitle=config.subtitle,
        authors=config.authors,
        date=config.date,
        abstract=config.abstract,
        language=config.language,
        chapters=tuple(
            link_chapter(chapter, n, paragraphs.result(), notebooks) for n, chapter in enumerate(chapters, 1)
        ),
        documents=documents.result(),
        paragraphs=paragraphs.result(),
    )


def _run(
    config: ReportConfig, tasks: Sequence[Task], store: Store, how: _How, step: Callable[[str], None]
) -> list[Chapter]:
    """Return the chapters; no engine is started where none is to run."""
    from toolkit.report.run import run_chapters

    stale = [task.chapter for task in tasks if task.result is None]
    with open_engine(how.engine) if stale else nullcontext() as engine:
        for chapter in stale:
            check_chapter(chapter, config.path.name)
        if stale:  # the time that the engine takes to start is used
            import_module("toolkit.report.html")
            import_module("toolkit.report.typst")
        return run_chapters(tasks, engine, store, jobs=how.jobs, progress=step)


def _told(reasons: Sequence[str]) -> str:
    more = len(reasons) - _MOST_REASONS
    return ", ".join([*reasons[:_MOST_REASONS], *([f"and {more} more"] if more > 0 else [])])


def _renderer(name: str) -> Callable[[Book], str | bytes]:
    if name == "html":
        from toolkit.report.html import render_html

        return render_html
    from toolkit.report.typst import render_pdf

    return render_pdf


def _rendered(
    name: str, render: Callable[[Book], str | bytes], book: Book, step: Callable[[str], None]
) -> bytes:
    content = render(book)
    step(name.upper())
    return content.encode() if isinstance(content, str) else content


def _put(contents: Mapping[str, bytes], folder: Path) -> None:
    """Write all files under temporary names, then move them into place."""
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    with tempfile.TemporaryDirectory(prefix=PART, dir=folder) as fresh:
        for name, content in contents.items():
            (Path(fresh) / name).write_bytes(content)
        for name in contents:
            (Path(fresh) / name).replace(folder / name)
