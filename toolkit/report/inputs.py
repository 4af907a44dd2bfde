"""What a report is made of: documents, notebooks, settings and codebooks, and where each has its copy beside the report.

Copies make the folder complete: whoever has it has the evidence, too. The documents lie in ``corpus/``, where links of the
executed notebooks lead; all other inputs lie in ``inputs/``, under their path within the project or the toolkit.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.catalog import CATALOG, Entry, read_catalog
from toolkit.codebook import list_codebooks
from toolkit.report.config import ChapterConfig, ReportConfig


class Parameter(NamedTuple):
    """A parameter of a notebook: what the notebook says of it, and the value that a chapter was run with."""

    name: str
    help: str
    default: Any
    value: Any


class Input(NamedTuple):
    """A file that a report is made of: its path in the report's folder, its bytes, what it is, and its terms of use."""

    path: str
    content: bytes
    name: str
    description: str
    licence: str = ""


class ChapterInputs(NamedTuple):
    """What a chapter was made of: its notebook and the files it read, as paths in the report's folder, and its parameters."""

    notebook: str
    read: tuple[str, ...]
    parameters: tuple[Parameter, ...]


def chapter_parameters(chapter: ChapterConfig) -> tuple[Parameter, ...]:
    """Return the parameters that a chapter's notebook declares, with the values the chapter has."""
    import papermill

    declared: Mapping[str, Mapping[str, str]] = papermill.inspect_notebook(str(chapter.notebook))
    defaults = {name: ast.literal_eval(each["default"]) for name, each in declared.items()}
    return tuple(
        Parameter(name, each["help"], defaults[name], chapter.parameters.get(name, defaults[name]))
        for name, each in declared.items()
    )


def gather_inputs(config: ReportConfig) -> tuple[dict[str, Input], dict[str, ChapterInputs]]:
    """Return the inputs of a report by their path in its folder, and of each chapter by its id.

    Parameters
    ----------
    config
        The report's settings.
    """
    shared = {each.path: each for each in _shared(config)}
    inputs = dict(shared)
    chapters = {}
    corpus = tuple(path for path in shared if path.startswith("corpus/"))
    for chapter in config.chapters:
        parameters = chapter_parameters(chapter)
        notebook = _input(config, chapter.notebook, "A notebook with its parameters, not run.")
        books = [
            _input(config, path, "A codebook: a theme as a coding manual.")
            for path in _codebooks(chapter, parameters)
        ]
        inputs |= {each.path: each for each in (notebook, *books)}
        read = (*corpus, *(book.path for book in books))
        chapters[chapter.id] = ChapterInputs(notebook.path, read, parameters)
    return inputs, chapters


def _shared(config: ReportConfig) -> Iterator[Input]:
    yield _input(config, config.path, "The report's settings: front matter and chapters.")
    catalogue = (config.corpus / CATALOG).read_bytes()
    yield Input(
        f"corpus/{CATALOG}", catalogue, CATALOG, "The catalogue of the documents, with their SHA-256."
    )
    for entry in read_catalog(config.corpus):
        yield _document(config, entry)


def _document(config: ReportConfig, entry: Entry) -> Input:
    content = (config.corpus / entry.file).read_bytes()
    description = f"{entry.kind.capitalize()}, {entry.issuer}, {entry.date}. {entry.source}"
    return Input(f"corpus/{entry.file}", content, entry.title, description, entry.licence)


def _input(config: ReportConfig, path: Path, description: str) -> Input:
    """Return an input under its path within the project or the toolkit; what lies elsewhere goes by its name."""
    toolkit = Path(str(files("toolkit"))).resolve()
    homes = (config.path.parent.parent, toolkit.parent)
    home = next((home for home in homes if path.is_relative_to(home)), path.parent)
    place = path.relative_to(home).as_posix()
    return Input(f"inputs/{place}", path.read_bytes(), path.name, description)


def _codebooks(chapter: ChapterConfig, parameters: tuple[Parameter, ...]) -> Iterator[Path]:
    """Yield the codebooks that parameters name: those of the toolkit, or files of one's own."""
    for value in dict.fromkeys(each.value for each in parameters if isinstance(each.value, str)):
        own = chapter.notebook.parent / value
        if value in list_codebooks():
            yield Path(str(files("toolkit"))).resolve() / "codebooks" / f"{value}.toml"
        elif value.endswith(".toml") and own.is_file():
            yield own.resolve()
