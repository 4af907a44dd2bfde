"""What the entities of an RO-Crate refer to: terms of use, software, parameters of notebooks."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote

import toolkit
from toolkit.report.config import ReportConfig
from toolkit.report.inputs import ChapterInputs, Input, Parameter
from toolkit.report.software import Package

TOOLKIT = f"pkg:generic/communique-toolkit@{toolkit.__version__}"
PYTHON, LICENCE = "#python", "#licence"
_TYPES = {bool: "Boolean", int: "Integer", float: "Float", str: "Text"}
UNSTATED = "Not stated for the report as a whole; the terms of each document stand with its file."

Entity = dict[str, Any]
T = TypeVar("T")


class Run(NamedTuple):
    """A chapter that was run: its id and title, what it was made of, and the path of the executed notebook."""

    id: str
    title: str
    inputs: ChapterInputs
    result: str


def ref(identifier: str) -> dict[str, str]:
    """Return a reference to an entity."""
    return {"@id": identifier}


def refs(identifiers: Iterable[str]) -> dict[str, str] | list[dict[str, str]]:
    """Return references; one alone is no list."""
    return single([ref(each) for each in dict.fromkeys(identifiers)])


def single(values: list[T]) -> T | list[T]:
    """Return a list, or its only value."""
    return values[0] if len(values) == 1 else values


def profile(identifier: str, name: str, version: str) -> Entity:
    """Return the entity of a profile or standard that something conforms to."""
    return {"@id": identifier, "@type": ["CreativeWork", "Profile"], "name": name, "version": version}


def terms(inputs: Mapping[str, Input]) -> dict[str, str]:
    """Return an id for each of the terms of use, in the order of the documents."""
    texts = dict.fromkeys(each.licence for each in inputs.values() if each.licence)
    return {text: f"{LICENCE}-{n}" for n, text in enumerate(texts, 1)}


def licences(config: ReportConfig, inputs: Mapping[str, Input]) -> Iterator[Entity]:
    """Yield the terms of use of the report and of its documents."""
    for text, identifier in [(config.licence or UNSTATED, LICENCE), *terms(inputs).items()]:
        yield {"@id": identifier, "@type": "CreativeWork", "name": text, "description": text}


def software(packages: Iterable[Package]) -> Iterator[Entity]:
    """Yield the toolkit, Python and the packages."""
    used = [
        {
            "@id": f"pkg:pypi/{package.name}@{package.version}",
            "@type": "SoftwareApplication",
            "name": package.name,
            "url": package.url,
            "version": package.version,
        }
        for package in packages
    ]
    yield {
        "@id": TOOLKIT,
        "@type": "SoftwareApplication",
        "name": "communique-toolkit",
        "url": TOOLKIT,
        "version": toolkit.__version__,
        "runtimePlatform": f"{platform.system()} {platform.machine()}",
        "softwareRequirements": refs([PYTHON, *(each["@id"] for each in used)]),
    }
    yield {
        "@id": PYTHON,
        "@type": ["ComputerLanguage", "SoftwareApplication"],
        "name": platform.python_implementation(),
        "url": "https://www.python.org/",
        "version": platform.python_version(),
    }
    yield from used


def formal(notebook: str, name: str) -> str:
    """Return the id of a notebook's parameter.

    Examples
    --------
    >>> formal("inputs/notebooks/theme.ipynb", "limit")
    '#inputs/notebooks/theme.ipynb:limit'
    """
    return f"#{quote(notebook)}:{name}"


def action(run: Run) -> str:
    """Return the id of a chapter's run; no id of a chapter has a slash."""
    return f"#run/{run.id}"


def actual(run: Run, parameter: Parameter) -> str:
    """Return the id of a parameter's value in a chapter."""
    return f"{action(run)}/{parameter.name}"


def parameters(run: Run) -> Iterator[Entity]:
    """Yield the parameters that a chapter's notebook declares, and their values in the chapter."""
    for each in run.inputs.parameters:
        yield {
            "@id": formal(run.inputs.notebook, each.name),
            "@type": "FormalParameter",
            "additionalType": _TYPES.get(type(each.default), "PropertyValue"),
            "name": each.name,
            "description": each.help,
            "defaultValue": literal(each.default),
        }
        yield {
            "@id": actual(run, each),
            "@type": "PropertyValue",
            "name": each.name,
            "value": literal(each.value),
            "exampleOfWork": ref(formal(run.inputs.notebook, each.name)),
        }


def literal(value: object) -> str:
    """Return a parameter's value as text."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
