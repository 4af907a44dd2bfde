"""How a report was made, as data: an RO-Crate (1.3) over its folder, with the Process Run Crate profile (0.6).

Every file of the folder is an entity with its size and SHA-256. Each chapter is a ``CreateAction``: its notebook, run on the
documents with these parameters, made the executed notebook; one more action made the report of these. The software is the
toolkit, Python and the packages these need. No action has a time, since the same inputs give the same bytes on any day; the
only date is the report's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from toolkit.errors import ReportError
from toolkit.report.config import ReportConfig
from toolkit.report.crate_context import (
    LICENCE,
    PYTHON,
    TOOLKIT,
    Entity,
    Run,
    action,
    actual,
    formal,
    licences,
    literal,
    parameters,
    profile,
    ref,
    refs,
    single,
    software,
    terms,
)
from toolkit.report.formats import FORMATS, opened_files
from toolkit.report.inputs import Input
from toolkit.report.placing import METADATA
from toolkit.report.software import Package

SPECIFICATION = "https://w3id.org/ro/crate/1.3"
PROFILE = "https://w3id.org/ro/wfrun/process/0.6"
PACKAGE = "data/datapackage.json"
PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_CONTEXT = [f"{SPECIFICATION}/context", "https://w3id.org/ro/terms/workflow-run/context"]
_FORMATS = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".txt": "text/plain",
}
_MADE = {
    ".csv": "A table, as CSV that is safe to open in a spreadsheet.",
    ".docx": "The report as a Word document.",
    ".html": "The report as a page that loads nothing.",
    ".ipynb": "A chapter's notebook with the outputs of its run.",
    ".json": "What the tables and their columns are.",
    ".parquet": "A table, as Parquet.",
    ".pdf": "The report, tagged (PDF/UA-1).",
}


def crate_json(
    config: ReportConfig,
    inputs: Mapping[str, Input],
    runs: Sequence[Run],
    outputs: Mapping[str, bytes],
    packages: Iterable[Package],
) -> bytes:
    """Return ``ro-crate-metadata.json`` of a report's folder.

    Parameters
    ----------
    config
        The report's settings: title, authors, date, licence.
    inputs
        The copies of what it was made of, by path.
    runs
        The chapters.
    outputs
        All other files of the folder, executed notebooks included, by path.
    packages
        The packages that the toolkit used.

    Raises
    ------
    ReportError
        If two different things would have the same id.
    """
    files = [*_input_files(inputs, runs), *_output_files(outputs, runs)]
    actions = [*(_chapter_action(run) for run in runs), _report_action(config, inputs, runs, outputs)]
    graph = [
        {
            "@id": METADATA,
            "@type": "CreativeWork",
            "about": ref("./"),
            "conformsTo": ref(SPECIFICATION),
        },
        _root(config, files, actions),
        profile(PROFILE, "Process Run Crate", "0.6"),
        *([profile(PACKAGE_PROFILE, "Data Package", "2.0")] if PACKAGE in outputs else []),
        *files,
        *licences(config, inputs),
        *software(packages),
        *(entity for run in runs for entity in parameters(run)),
        *actions,
    ]
    crate = {"@context": _CONTEXT, "@graph": _unique(graph)}
    return (json.dumps(crate, ensure_ascii=False, indent=1) + "\n").encode()


def _unique(graph: Iterable[Entity]) -> list[Entity]:
    """Return the entities, each once."""
    unique: dict[str, Entity] = {}
    for entity in graph:
        if unique.setdefault(entity["@id"], entity) != entity:
            msg = f"{METADATA} would describe two different things as {entity['@id']}. Rename the file or chapter."
            raise ReportError(msg)
    return list(unique.values())


def _root(config: ReportConfig, files: Iterable[Entity], actions: Iterable[Entity]) -> Entity:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": config.title,
        "description": config.abstract or config.subtitle or config.title,
        "author": single(list(config.authors)),
        "datePublished": config.date,
        "inLanguage": config.language,
        "license": ref(LICENCE),
        "conformsTo": ref(PROFILE),
        "hasPart": refs(file["@id"] for file in files),
        "mentions": refs(action["@id"] for action in actions),
    }


def _file(path: str, content: bytes, name: str, description: str) -> Entity:
    return {
        "@id": quote(path),
        "@type": "File",
        "name": name,
        "description": description,
        "encodingFormat": _FORMATS.get(PurePosixPath(path).suffix, "application/octet-stream"),
        "contentSize": str(len(content)),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _input_files(inputs: Mapping[str, Input], runs: Iterable[Run]) -> Iterator[Entity]:
    notebooks = {run.inputs.notebook: run for run in runs}
    known = terms(inputs)
    for path, each in inputs.items():
        entity = _file(path, each.content, each.name, each.description)
        if path in notebooks:
            entity |= {
                "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
                "programmingLanguage": ref(PYTHON),
                "softwareRequirements": ref(TOOLKIT),
                "input": refs(formal(path, each.name) for each in notebooks[path].inputs.parameters),
            }
        if each.licence:
            entity["license"] = ref(known[each.licence])
        yield entity


def _output_files(outputs: Mapping[str, bytes], runs: Iterable[Run]) -> Iterator[Entity]:
    titles = {run.result: run.title for run in runs}
    for path, content in outputs.items():
        description = _MADE.get(PurePosixPath(path).suffix, "A file of the report.")
        entity = _file(path, content, titles.get(path, path), description)
        yield entity | ({"conformsTo": ref(PACKAGE_PROFILE)} if path == PACKAGE else {})


def _chapter_action(run: Run) -> Entity:
    settings = ", ".join(f"{each.name} = {literal(each.value)}" for each in run.inputs.parameters)
    read = [quote(path) for path in run.inputs.read]
    return {
        "@id": action(run),
        "@type": "CreateAction",
        "name": f"Run of the chapter “{run.title}”",
        "description": f"The notebook was run from its first cell to its last in a fresh process. Parameters: {settings or 'none'}.",
        "instrument": ref(quote(run.inputs.notebook)),
        "object": refs([*read, *(actual(run, each) for each in run.inputs.parameters)]),
        "result": ref(quote(run.result)),
    }


def _report_action(
    config: ReportConfig, inputs: Mapping[str, Input], runs: Sequence[Run], outputs: Mapping[str, bytes]
) -> Entity:
    executed = [run.result for run in runs]
    notebooks = {run.inputs.notebook for run in runs}
    formats = [name for name, path in opened_files(FORMATS, config.path.stem).items() if path in outputs]
    return {
        "@id": "#report",
        "@type": "CreateAction",
        "name": "Making of the report",
        "description": f"Settings: {config.path.name}. Formats: {', '.join(formats)}.",
        "instrument": ref(TOOLKIT),
        "object": refs(quote(path) for path in [*inputs, *executed] if path not in notebooks),
        "result": refs(quote(path) for path in outputs if path not in executed),
    }
