"""The forms that a report comes in: the files of each, and how they are put in place."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.report.book import Book

FORMATS = ("html", "pdf", "docx", "site")
USUAL = ("html", "pdf")
"""The formats that are made unless others are asked for."""
_INDEX = "site/index.html"
_PAGES = ("chapter-", "doc-")
"""What the names of pages of a site begin with that come and go with what the report holds."""


def file_of(name: str, stem: str) -> str:
    """Return the file of a format to open, by its path in the build's folder.

    Examples
    --------
    >>> file_of("pdf", "report"), file_of("site", "report")
    ('report.pdf', 'site/index.html')
    """
    return _INDEX if name == "site" else f"{stem}.{name}"


def require(name: str) -> None:
    """Raise :class:`ModuleNotFoundError` now, before any notebook has run, if a format needs what is not installed."""
    if name == "docx":
        import_module("docx")


def render(name: str, stem: str, book: Book) -> dict[str, bytes]:
    """Return the files of one format by their path in the build's folder.

    Parameters
    ----------
    name
        One of :data:`FORMATS`.
    stem
        What the report's files are called, after the settings file.
    book
        The report.

    Raises
    ------
    ReportError
        If the report cannot be rendered.
    """
    file = file_of(name, stem)
    if name == "html":
        from toolkit.report.html import render_html

        return {file: render_html(book).encode()}
    if name == "pdf":
        from toolkit.report.typst import render_pdf

        return {file: render_pdf(book)}
    if name == "docx":
        from toolkit.report.word import render_docx

        return {file: render_docx(book)}
    from toolkit.report.site import render_site

    return {f"site/{page}": html.encode() for page, html in render_site(book).items()}


def put_files(contents: Mapping[str, bytes], folder: Path) -> None:
    """Write all files under temporary names, then move them into place; pages of an older site go.

    Parameters
    ----------
    contents
        Each file's content by its path in the folder.
    folder
        The build's folder, made if it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as fresh:
        for name, content in contents.items():
            for parent in (folder, Path(fresh)):
                (parent / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(fresh) / name).write_bytes(content)
        for name in contents:
            (Path(fresh) / name).replace(folder / name)
    if _INDEX in contents:
        for page in (folder / "site").glob("*.html"):
            if f"site/{page.name}" not in contents and page.name.startswith(_PAGES):
                page.unlink()
