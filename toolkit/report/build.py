"""Build the report: run the notebooks, link what they say to the documents, render, and put the files in place at once.

No file is ever seen half-made: the new ones replace the old ones only when all of them are complete. What is not stale is
not made again: where nothing that was read for the last build has changed, its files stay, and nothing heavy is even imported;
else the chapters run that are stale (:func:`toolkit.report.plan.plan_chapters`), and the report is rendered.

Two builds at once do not disturb each other: each writes to a folder of its own, and a file is replaced as a whole. Where they
were made from different inputs and end in the same moment, the files may come from one and the other; the next build sees it
and makes them anew, as it does after one was killed between two files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import ParameterError
from toolkit.report.config import load_report
from toolkit.report.engines import ENGINES
from toolkit.report.formats import USUAL, check_formats, opened_files, renderer
from toolkit.report.making import How, make_book
from toolkit.report.packages import installed, package_files
from toolkit.report.placing import METADATA, put_files, refuse_overwriting
from toolkit.report.progress import steps
from toolkit.report.recording import fingerprint, ignore_reads, merge_reads, recorded_reads
from toolkit.report.store import Made, Store, digest

if TYPE_CHECKING:
    from toolkit.report.book import Book

_ALWAYS = {"evidence.csv": "evidence.csv", "sources.csv": "sources.csv", "crate": METADATA}


def build_report(
    config_path: str | Path,
    *,
    out: str | Path | None = None,
    formats: Sequence[str] = USUAL,
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
        Which to make of ``html``, ``pdf``, ``docx`` (Word), ``site`` (the HTML as a page a chapter and a document) and ``data``
        (every table as CSV and Parquet).
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
        The file to open of each format, like ``{"html": Path, "pdf": Path}``; and ``evidence.csv`` and ``sources.csv``, the register
        of what stands behind them, and ``crate``, which says how all was made. Beside them lie executed notebooks and copies of
        the inputs (:mod:`toolkit.report.companions`).

    Raises
    ------
    ParameterError
        If the settings are wrong; nothing has run then.
    ReportError
        If a cell fails or writes to stderr, or a number, quotation or link leads nowhere. The last report stays as it was.
    """
    check_formats(formats)
    _check_run(engine, jobs)
    path = Path(config_path).resolve()
    folder = Path(out).resolve() if out is not None else path.parent / "build"
    if folder.exists() and not folder.is_dir():
        msg = f"{folder} is a file. Give a folder with --out, there or to be made."
        raise ParameterError(msg)
    names = opened_files(formats, path.stem)
    store, how = Store(path.parent), How(engine, jobs, force, progress, explain)
    name = f"build-{path.stem}-{'-'.join(names)}"
    values = {"installed packages": installed(), "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "")}
    if force or not _stands(store.find(name, values), folder):
        code = {str(file): store.look(str(file)) for file in package_files()}
        ignore_reads(store.folder)
        with recorded_reads() as reads:
            contents, book = _make(path, folder, store, list(names), how)
        put_files(contents, folder)
        read = merge_reads(code, reads, *(chapter.reads for chapter in book.chapters))
        store.keep(name, Made(values, read), _sums(contents))
    return {name: folder / file for name, file in {**names, **_ALWAYS}.items()}


def _check_run(engine: str, jobs: int) -> None:
    if engine and engine not in ENGINES:
        msg = f"engine is {engine!r}; choose from {', '.join(ENGINES)}."
        raise ParameterError(msg)
    if engine == "fork" and not hasattr(os, "fork"):
        msg = "engine is 'fork', and this system cannot fork a process. Leave it out, or give 'kernel'."
        raise ParameterError(msg)
    if jobs < 0:
        msg = f"jobs is {jobs}; give how many notebooks run at once, or 0 for one a processor."
        raise ParameterError(msg)


def _stands(found: tuple[bytes, Made] | list[str], folder: Path) -> bool:
    """Tell whether the files of an earlier build, which still hold, are all in `folder`."""
    if isinstance(found, list):
        return False
    sums = json.loads(found[0])
    return all(fingerprint(folder / name) == digest_ for name, digest_ in sums.items())


def _sums(contents: Mapping[str, bytes]) -> bytes:
    return json.dumps({name: digest(content) for name, content in contents.items()}).encode()


def _make(
    path: Path, folder: Path, store: Store, formats: Sequence[str], how: How
) -> tuple[dict[str, bytes], Book]:
    """Return the content of each file of the build by its path in `folder`, and the report."""
    config = load_report(path, parameters=False)
    refuse_overwriting(config, folder)
    contents: dict[str, bytes] = {}
    with steps(len(config.chapters) + len(formats), shown=how.progress) as step:
        renderer_of = cache(renderer)

        def prepare(alike: bool) -> None:
            for name in formats:
                each = renderer_of(name)
                if alike:
                    each.prepare(config)

        book = make_book(config, store, how, step, prepare)
        from toolkit.report.companions import companions
        from toolkit.report.register import register_files

        ends = {name: renderer_of(name).begin(config, book) for name in formats}
        contents |= register_files(book, config.corpus)
        for name, end in ends.items():
            contents |= end()
            step(name.upper())
    return contents | companions(config, book, contents), book
