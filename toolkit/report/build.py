"""Build the report: run the notebooks, link what they say to the documents, render, and put the files in place at once.

Nothing half-made is ever seen: the new files replace the old ones only when all of them are complete.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import ParameterError
from toolkit.report.book import Book
from toolkit.report.config import ReportConfig, load_report
from toolkit.report.evidence import link_chapter
from toolkit.report.formats import FORMATS, USUAL, file_of, put_files, render, require


def build_report(
    config_path: str | Path,
    *,
    out: str | Path | None = None,
    formats: Sequence[str] = USUAL,
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
        Which of ``html``, ``pdf``, ``docx`` (Word) and ``site`` (the HTML as a page a chapter and a document) to make.
    progress
        Show on stderr how far the build is: a bar on a terminal, else a line a step.

    Returns
    -------
    dict
        ``{"html": Path, "pdf": Path}``, named after the settings file; of a site, its ``site/index.html``.

    Raises
    ------
    ParameterError
        If the settings are wrong; nothing has run then.
    ReportError
        If a cell fails or writes to stderr, or a number, quotation or link leads nowhere. The last report stays as it was.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        msg = f"formats is {tuple(formats)!r}; choose from {', '.join(FORMATS)}."
        raise ParameterError(msg)
    config = load_report(config_path)
    folder = Path(out).resolve() if out is not None else config.path.parent / "build"
    names = tuple(dict.fromkeys(formats))
    for name in names:
        require(name)
    with _steps(len(config.chapters) + len(names), shown=progress) as step:
        book = make_book(config, step)
        contents: dict[str, bytes] = {}
        for name in names:
            contents |= render(name, config.path.stem, book)
            step(name.upper())
    put_files(contents, folder)
    return {name: folder / file_of(name, config.path.stem) for name in names}


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
        look=config.look,
    )


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
