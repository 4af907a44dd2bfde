"""What a report can be made as, and the files of each format by their path in the build's folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import ParameterError

if TYPE_CHECKING:
    from toolkit.report.book import Book
    from toolkit.report.config import ReportConfig


Files = dict[str, bytes]


class Renderer(NamedTuple):
    """Makes the files of one format.

    ``begin`` is called for every format before any is awaited: what a format leaves to a library that needs no Python runs
    aside from then on, and the function that comes back ends the work. ``prepare`` is called before the chapters have run, if
    most of the report stays as it was.
    """

    begin: Callable[[ReportConfig, Book], Callable[[], Files]]
    prepare: Callable[[ReportConfig], None] = lambda _: None


USUAL = ("html", "pdf")
_OPENED = {
    "html": "{stem}.html",
    "pdf": "{stem}.pdf",
    "docx": "{stem}.docx",
    "site": "site/index.html",
    "data": "data/datapackage.json",
}
FORMATS = tuple(_OPENED)
_NEEDED = {"data": "pyarrow"}


def check_formats(formats: Sequence[str]) -> None:
    """Raise if a format is not known, or the package it needs is not there: before any notebook runs.

    Raises
    ------
    ParameterError
        If there is no such format, or none is given.
    ModuleNotFoundError
        If a package is missing.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        msg = f"formats is {tuple(formats)!r}; choose from {', '.join(FORMATS)}."
        raise ParameterError(msg)
    for name in formats:
        if name in _NEEDED:
            import_module(_NEEDED[name])


def opened_files(formats: Sequence[str], stem: str) -> dict[str, str]:
    """Return for each format the file to open first, by path in the build's folder.

    Examples
    --------
    >>> opened_files(["html", "site"], "report")
    {'html': 'report.html', 'site': 'site/index.html'}
    """
    return {name: _OPENED[name].format(stem=stem) for name in dict.fromkeys(formats)}


def renderer(name: str) -> Renderer:
    """Return what makes the files of one format, its module imported."""
    return _RENDERERS[name]()


def _html() -> Renderer:
    from toolkit.report.html import render_html

    return _at_once(lambda config, book: {f"{config.path.stem}.html": render_html(book).encode()})


def _pdf() -> Renderer:
    from toolkit.report.typst import PdfRenderer

    pdf = PdfRenderer()
    return Renderer(pdf.begin, pdf.prepare)


def _docx() -> Renderer:
    from toolkit.report.word import render_docx

    return _at_once(lambda config, book: {f"{config.path.stem}.docx": render_docx(book)})


def _site() -> Renderer:
    from toolkit.report.site import render_site

    return _at_once(
        lambda _, book: {f"site/{file}": html.encode() for file, html in render_site(book).items()}
    )


def _data() -> Renderer:
    from toolkit.report.data import data_files

    return _at_once(lambda config, book: data_files(config, book.documents, book.paragraphs))


def _at_once(render: Callable[[ReportConfig, Book], Files]) -> Renderer:
    return Renderer(lambda config, book: partial(render, config, book))


_RENDERERS: dict[str, Callable[[], Renderer]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "site": _site,
    "data": _data,
}
