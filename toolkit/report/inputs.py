"""What a report is made of: documents, notebooks, settings and other files read, and where each has its copy beside the report.

Copies make the folder complete: whoever has it has the evidence, too. The documents lie in ``corpus/``, where links of the
executed notebooks lead; all other inputs lie in ``inputs/``, under their path within the project or the toolkit; of
two that would have the same path, the second has a part of its SHA-256 in its name. Of the toolkit, codebooks are inputs; its code and lexicons are software.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from toolkit.catalog import CATALOG, Entry, read_catalog
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


def gather_inputs(
    config: ReportConfig, reads: Mapping[str, Iterable[str]]
) -> tuple[dict[str, Input], dict[str, ChapterInputs]]:
    """Return the inputs of a report by their path in its folder, and of each chapter by its id.

    Parameters
    ----------
    config
        The report's settings.
    reads
        The files that each chapter read, by its id; where there are none, the documents alone.
    """
    shared = {each.path: each for each in _shared(config)}
    corpus = [path for path in shared if path.startswith("corpus/")]
    inputs = dict(shared)
    chapters = {}
    for chapter in config.chapters:
        parameters = _parameters(chapter)
        notebook = _input(config, chapter.notebook, "A notebook with its parameters, not run.")
        known = {config.path, chapter.notebook, *(config.corpus / Path(path).name for path in corpus)}
        found = _others(config, chapter, parameters, map(Path, reads.get(chapter.id, ())))
        others = sorted(_input(config, path, _description(path)) for path in found - known)
        own, *read = [_place(inputs, each) for each in (notebook, *others)]
        chapters[chapter.id] = ChapterInputs(own, (*corpus, *read), parameters)
    return inputs, chapters


def _place(inputs: dict[str, Input], new: Input) -> str:
    """Put an input among the others and return its path, which tells it from one of the same path with other content."""
    if inputs.get(new.path, new).content != new.content:
        path = PurePosixPath(new.path)
        digest = hashlib.sha256(new.content).hexdigest()[:8]
        new = new._replace(path=str(path.with_stem(f"{path.stem}-{digest}")))
    inputs[new.path] = new
    return new.path


def _parameters(chapter: ChapterConfig) -> tuple[Parameter, ...]:
    """Return the parameters that a chapter's notebook declares, with the values the chapter has."""
    import papermill

    declared: Mapping[str, Mapping[str, str]] = papermill.inspect_notebook(str(chapter.notebook))
    defaults = {name: ast.literal_eval(each["default"]) for name, each in declared.items()}
    return tuple(
        Parameter(name, each["help"], defaults[name], chapter.parameters.get(name, defaults[name]))
        for name, each in declared.items()
    )


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
    facts = ", ".join(filter(None, (entry.kind.capitalize(), entry.issuer, entry.date)))
    description = f"{facts}. {entry.source}".rstrip()
    return Input(f"corpus/{entry.file}", content, entry.title, description, entry.licence)


def _others(
    config: ReportConfig, chapter: ChapterConfig, parameters: Iterable[Parameter], reads: Iterable[Path]
) -> set[Path]:
    """Return the files a chapter read in the project, codebooks of the toolkit, and files that its parameters name."""
    values = [each.value for each in parameters if isinstance(each.value, str)]
    named = {(chapter.notebook.parent / value).resolve() for value in values}
    return {path for path in reads if path.is_file() and (path in named or _is_input(path, *_homes(config)))}


def _is_input(path: Path, project: Path, home: Path) -> bool:
    if path.is_relative_to(home / "toolkit"):
        return path.parent.name == "codebooks"
    return path.is_relative_to(project) and not any(
        part.startswith(".") for part in path.relative_to(project).parts
    )


def _input(config: ReportConfig, path: Path, description: str) -> Input:
    """Return an input under its path within the project or the toolkit; what lies elsewhere goes by its name."""
    project, home = _homes(config)
    within = {project: project, home / "toolkit": home}
    root = next((root for folder, root in within.items() if path.is_relative_to(folder)), path.parent)
    place = path.relative_to(root).as_posix()
    return Input(f"inputs/{place}", path.read_bytes(), path.name, description)


def _homes(config: ReportConfig) -> tuple[Path, Path]:
    """Return the project's folder, which holds that of the settings, and the one that holds the toolkit's."""
    return config.path.parent.parent, Path(str(files("toolkit"))).resolve().parent


def _description(path: Path) -> str:
    return (
        "A codebook: a theme as a coding manual."
        if path.parent.name == "codebooks"
        else "A file that was read."
    )
