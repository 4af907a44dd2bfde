"""What stands beside the report in its folder: executed notebooks, copies of the inputs, the data, and the crate's description."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import unquote

import nbformat
from nbformat import NotebookNode

from toolkit.catalog import CATALOG
from toolkit.errors import ParameterError
from toolkit.report.book import Book
from toolkit.report.config import ReportConfig
from toolkit.report.crate import METADATA, PACKAGE, crate_json
from toolkit.report.crate_context import Run
from toolkit.report.inputs import gather_inputs
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


def refuse_overwriting(config: ReportConfig, folder: Path) -> None:
    """Raise if the report would be written among what it is made of: above it, where its folders are filled, or into the corpus.

    Raises
    ------
    ParameterError
        Naming the first file or folder that stands in the way.
    """
    sources = [config.path, config.corpus / CATALOG, *(chapter.notebook for chapter in config.chapters)]
    found = next((path for path in sources if folder in path.parents), None)
    if found or folder.is_relative_to(config.corpus):
        place = f"holds {found}, of which the report is made" if found else "is in the corpus"
        msg = f"{folder} {place}. Give a folder of the report's own with --out."
        raise ParameterError(msg)


def outdated(folder: Path, contents: Collection[str]) -> list[Path]:
    """Return what the last build made in this folder, and this one does not make.

    So no chapter that was renamed leaves its notebook behind, and no Word document or site stays beside a newer report; page and
    PDF stay where only the other is built. A file that somebody changed or added is none of them.

    Parameters
    ----------
    folder
        The report's folder, with the ``ro-crate-metadata.json`` of the last build if there was one.
    contents
        The paths of this build's files in the folder.
    """
    try:
        graph = json.loads((folder / METADATA).read_text("utf-8"))["@graph"]
        made = {unquote(entity["@id"]): entity["sha256"] for entity in graph if "sha256" in entity}
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [
        folder / path
        for path, sha256 in made.items()
        if path not in contents
        and ("/" in path or not path.endswith((".html", ".pdf")))
        and (folder / path).is_file()
        and (folder / path).resolve().is_relative_to(folder.resolve())
        and hashlib.sha256((folder / path).read_bytes()).hexdigest() == sha256
    ]
