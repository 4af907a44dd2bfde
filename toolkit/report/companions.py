"""What stands beside the report in its folder: executed notebooks, copies of the inputs, the data, and the crate's description."""

from __future__ import annotations

import platform
from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode

from toolkit.report.book import Book
from toolkit.report.config import ReportConfig
from toolkit.report.crate import PACKAGE, crate_json
from toolkit.report.crate_context import Run
from toolkit.report.inputs import gather_inputs
from toolkit.report.placing import METADATA
from toolkit.report.software import DATA, REPORT, packages_used


def companions(config: ReportConfig, book: Book, rendered: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that go with a report, by path in its folder, ``ro-crate-metadata.json`` first.

    Parameters
    ----------
    config
        The report's settings.
    book
        The report, its chapters as executed among it.
    rendered
        The report itself, and its data if there are any, by path.
    """
    inputs, chapters = gather_inputs(config, {chapter.id: chapter.reads for chapter in book.executed})
    notebooks = {f"notebooks/{chapter.id}.ipynb": chapter for chapter in book.executed}
    made = {path: notebook_bytes(chapter.notebook) for path, chapter in notebooks.items()}
    runs = [Run(chapter.id, chapter.title, chapters[chapter.id], path) for path, chapter in notebooks.items()]
    packages = packages_used(REPORT + (DATA if PACKAGE in rendered else ()))
    crate = crate_json(config, inputs, runs, {**rendered, **made}, packages)
    return {METADATA: crate, **{path: each.content for path, each in inputs.items()}, **made}


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """Return an executed notebook as its file; of the language it says name and version, whatever engine ran it.

    Examples
    --------
    >>> notebook = nbformat.v4.new_notebook(metadata={"language_info": {"name": "python", "mimetype": "text/x-python"}})
    >>> sorted(nbformat.reads(notebook_bytes(notebook).decode(), 4).metadata.language_info)
    ['name', 'version']
    """
    language = {"name": "python", "version": platform.python_version()}
    told = NotebookNode(  # type: ignore[no-untyped-call]
        notebook, metadata={**notebook.metadata, "language_info": language}
    )
    return f"{nbformat.writes(told)}\n".encode()  # type: ignore[no-untyped-call]
