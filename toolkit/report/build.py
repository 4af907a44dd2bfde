"""Build the report: run the notebooks, link what they say to the documents, render, and put the files in place at once.

Nothing half-made is ever seen: the new files replace the old ones only when all of them are complete.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from toolkit.errors import ParameterError
from toolkit.report.book import Book
from toolkit.report.config import ReportConfig, load_report
from toolkit.report.evidence import link_chapter

FORMATS = ("html", "pdf", "data")
_USUAL = ("html", "pdf")


def build_report(
    config_path: str | Path,
    *,
    out: str | Path | None = None,
    formats: Sequence[str] = _USUAL,
    progress: bool = True,
) -> dict[str, Path]:
    """Build the report and return the path of each file by its format.

    Parameters
    ----------
    config_path
        The report's settings, like ``reports/report.toml``.
    out
        The folder to write to, made if it is not there; ``build`` beside the settings unless given.
    formats
        Which of ``html``, ``pdf`` and ``data`` (every table as CSV and Parquet) to make.
    progress
        Show on stderr how far the build is: a bar on a terminal, else a line a step.

    Returns
    -------
    dict
        ``{"html": Path, "pdf": Path, "crate": Path}``, the first two named after the settings file; of data, their
        ``datapackage.json``. Beside them lie executed notebooks and copies of the inputs (:mod:`toolkit.report.companions`).

    Raises
    ------
    ParameterError
        If the settings are wrong, or a file of the report would replace one that it is made of; nothing has run then.
    ReportError
        If a cell fails or writes to stderr, or a number, quotation or link leads nowhere. The last report stays as it was.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        msg = f"formats is {tuple(formats)!r}; choose from {', '.join(FORMATS)}."
        raise ParameterError(msg)
    from toolkit.report.companions import companions, outdated, refuse_overwriting

    config = load_report(config_path)
    folder = Path(out).resolve() if out is not None else config.path.parent / "build"
    refuse_overwriting(config, folder)
    if "data" in formats:
        import_module("pyarrow")  # before any notebook runs
    with _steps(len(config.chapters) + len(formats), shown=progress) as step:
        book = make_book(config, step)
        contents = {name: _rendered(name, config, book, step) for name in dict.fromkeys(formats)}
        contents["crate"] = companions(config, book, _joined(contents))
    files = _joined(contents)
    old = outdated(folder, files)
    _put(files, folder)
    for path in old:
        path.unlink()
    return {name: folder / next(iter(made)) for name, made in contents.items()}


def make_book(config: ReportConfig, step: Callable[[str], None] = lambda _: None) -> Book:
    """Load the documents, run the chapters, and link what they say to the paragraphs.

    Parameters
    ----------
    config
        The report's settings.
    step
        Called with the title of each chapter that has run.

    Raises
    ------
    ReportError
        If a cell fails, or a reference leads nowhere.
    """
    from toolkit.documents import load_documents
    from toolkit.paragraphs import segment_paragraphs
    from toolkit.report.run import run_chapters

    documents = load_documents(config.corpus)
    paragraphs = segment_paragraphs(documents)
    chapters = run_chapters(config, progress=step)
    notebooks = {chapter.notebook.name: chapter.id for chapter in reversed(config.chapters)}
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
        executed=tuple(chapters),
    )


def _rendered(name: str, config: ReportConfig, book: Book, step: Callable[[str], None]) -> dict[str, bytes]:
    """Return the files of one format by their path in the build's folder, the one to open first."""
    stem = config.path.stem
    if name == "html":
        from toolkit.report.html import render_html

        made = {f"{stem}.html": render_html(book).encode()}
    elif name == "pdf":
        from toolkit.report.typst import render_pdf

        made = {f"{stem}.pdf": render_pdf(book)}
    else:
        from toolkit.report.data import data_files

        made = data_files(config, book.documents, book.paragraphs)
    step(name if name == "data" else name.upper())
    return made


def _joined(contents: Mapping[str, Mapping[str, bytes]]) -> dict[str, bytes]:
    return {path: content for made in contents.values() for path, content in made.items()}


def _put(contents: Mapping[str, bytes], folder: Path) -> None:
    """Write all files under temporary names, then move them into place."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as name:
        for path, content in contents.items():
            for parent in (folder, Path(name)):
                (parent / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(name) / path).write_bytes(content)
        for path in contents:
            (Path(name) / path).replace(folder / path)


@contextmanager
def _steps(total: int, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """Yield what is to be called after each step, with its name."""
    if not shown:
        yield lambda _: None
        return
    from tqdm import tqdm

    terminal = sys.stderr.isatty()
    with tqdm(total=total, unit="step", disable=not terminal, leave=False, file=sys.stderr) as bar:
        done = 0

        def step(name: str) -> None:
            nonlocal done
            done += 1
            bar.set_description_str(name)
            bar.update()
            if not terminal:
                tqdm.write(f"[{done}/{total}] {name}", file=sys.stderr)

        yield step
