"""Codebooks: what a theme is and the words that show it, one TOML file a theme, read as data.

A codebook is a coding manual in the sense of content analysis (Krippendorff, *Content Analysis*, ch. 4; the manuals of the
Manifesto Project and of the Toronto G7 and G20 Research Groups): a definition, what to include and exclude, an example, and
named *elements*, each with terms of its own. The toolkit's own stand in ``toolkit/codebooks/``, those of a project in the
folder ``codebooks/`` beside its ``corpus/``, where each is found by itself (``toolkit new theme`` writes one); any other file can be named by
its path. The file's hash travels with every result, since a codebook that changes recodes every document.

.. code-block:: toml

    name = "south-china-sea"            # the file's name
    version = "1.0"
    title = "South China Sea"
    definition = "…"                    # one sentence; also: include, exclude
    example = "…"                       # a sentence that the codebook must match
    passing = ["…"]                     # phrases that only name the theme: mentions, but no weight in find_themes
    exclude_terms = ["…"]               # phrases whose words are never counted, in any element

    [elements.self-restraint]
    label = "Self-restraint"            # default: the element's name
    definition = "…"
    terms = ["self-restraint", "exercis* restraint"]
    exclude_terms = ["…"]               # the same for this element alone
    example = "…"
    anchor = false                      # true: one match shows that the paragraph speaks of the theme
    context = "paragraph"               # where a match counts: see below
    weight = 0.5                        # what a match adds in find_themes (default 1 for anchors, 0.5 for others)

``context`` says what a match needs beside it: ``"none"`` nothing (the default of anchors), ``"paragraph"`` an anchor in
the same paragraph or its heading (the default of all others), ``"document"`` an anchor anywhere in the document. So
``self-restraint`` is coded where the paragraph speaks of the South China Sea, and nowhere else. An anchor with
``context = "document"`` is one only in documents that have another anchor: ``the pandemic`` speaks of COVID-19 where the
document names COVID-19. The syntax of terms is that of :mod:`toolkit.codebook_terms`.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NoReturn

from toolkit.catalog import find_project
from toolkit.codebook_rules import SLUG, check_codebook
from toolkit.errors import LexiconError

FOLDER = "codebooks"
"""The folder of a project's codebooks, beside its ``corpus/``."""
_SUFFIX = ".toml"


@dataclass(frozen=True)
class Element:
    """A named part of a theme and the terms that show it."""

    name: str
    label: str
    definition: str
    terms: tuple[str, ...]
    example: str
    include: str = ""
    exclude: str = ""
    exclude_terms: tuple[str, ...] = ()
    anchor: bool = False
    context: str = "paragraph"
    weight: float = 0.5


@dataclass(frozen=True)
class Codebook:
    """A theme as a coding manual: see the module's help for what each field means."""

    name: str
    version: str
    title: str
    definition: str
    elements: tuple[Element, ...]
    sha256: str
    path: str
    include: str = ""
    exclude: str = ""
    example: str = ""
    passing: tuple[str, ...] = ()
    exclude_terms: tuple[str, ...] = ()


def list_codebooks(project: str | Path | None = None) -> list[str]:
    """Return the names of the codebooks that come with the toolkit and of those of the project, in alphabetical order.

    Parameters
    ----------
    project
        A folder of the project; here unless given.

    Raises
    ------
    LexiconError
        If a codebook of the project has the name of one of the toolkit.

    Examples
    --------
    >>> {"covid-19", "south-china-sea"} <= set(list_codebooks())
    True
    """
    shipped = {entry.name for entry in _shelf().iterdir() if entry.name.endswith(_SUFFIX)}
    own = own_codebooks(project)
    for path in own:
        if path.name in shipped:
            _refuse_name(path)
    return sorted(name.removesuffix(_SUFFIX) for name in (*shipped, *(path.name for path in own)))


def own_codebooks(project: str | Path | None = None) -> list[Path]:
    """Return the codebooks in the project's folder ``codebooks/``; none where there is no project.

    Parameters
    ----------
    project
        A folder of the project; here unless given.
    """
    root = find_project(project)
    try:  # listing what is not there is seen by a build's record of what it reads, asking whether it is there is not
        paths = list((root / FOLDER).iterdir()) if root else []
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(path for path in paths if path.name.endswith(_SUFFIX) and not path.name.startswith("."))


def load_codebook(codebook: str | Path | Codebook, project: str | Path | None = None) -> Codebook:
    """Read a codebook, by its name or from a file; a loaded one comes back as it is.

    Parameters
    ----------
    codebook
        A name of :func:`list_codebooks`, the path of a TOML file (a string that ends in ``.toml`` is a path), or a
        codebook already loaded.
    project
        A folder of the project, for the names of its own; here unless given.

    Returns
    -------
    Codebook
        A frozen value with ``name, version, title, definition, include, exclude, example, elements, sha256, path``.

    Raises
    ------
    LexiconError
        If there is no such codebook, the file is not valid TOML, or it breaks a rule of the format: the message
        names the file, the key and what is allowed.

    Examples
    --------
    >>> scs = load_codebook("south-china-sea")
    >>> scs.title
    'South China Sea'
    >>> "self-restraint" in [element.name for element in scs.elements]
    True
    """
    if isinstance(codebook, Codebook):
        return codebook
    source = _source(codebook, project)
    return _read(source.read_bytes(), str(source), source.name.removesuffix(".toml"))


def _shelf() -> Traversable:
    return files("toolkit") / "codebooks"


def _source(name_or_path: str | Path, project: str | Path | None) -> Traversable:
    is_path = isinstance(name_or_path, Path) or str(name_or_path).endswith(_SUFFIX)
    source: Traversable = Path(name_or_path) if is_path else _shelf() / f"{name_or_path}{_SUFFIX}"
    own = None if is_path else _own(str(name_or_path), project)
    if own and source.is_file():
        _refuse_name(own)
    if source.is_file():
        return source
    if own:
        return own
    for path in own_codebooks(project):
        if path.name == f"{name_or_path}{_SUFFIX}":
            msg = f"{path} is no name of a codebook. Use small letters, digits and hyphens, in the file and of the file."
            raise LexiconError(msg)
    msg = (
        f"there is no codebook {str(name_or_path)!r}. There are: {', '.join(list_codebooks(project))}; "
        "name one of them, or give the path of a .toml file."
    )
    raise LexiconError(msg)


def _own(name: str, project: str | Path | None) -> Path | None:
    root = find_project(project)
    path = root / FOLDER / f"{name}{_SUFFIX}" if root and SLUG.fullmatch(name) else None
    return path if path and path.is_file() else None


def _refuse_name(path: Path) -> NoReturn:
    msg = f"{path} has the name of a codebook of the toolkit. Give it another name, in the file and of the file."
    raise LexiconError(msg)


@cache
def _read(content: bytes, path: str, stem: str) -> Codebook:
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        msg = f"{path} is not valid TOML in UTF-8: {err}. Correct the file."
        raise LexiconError(msg) from err
    check_codebook(data, path, stem)
    elements = tuple(_element(name, entry) for name, entry in data.pop("elements").items())
    return Codebook(**_fields(data), elements=elements, sha256=hashlib.sha256(content).hexdigest(), path=path)


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _element(name: str, entry: dict[str, Any]) -> Element:
    anchor = bool(entry.get("anchor", False))
    defaults = {
        "label": name.replace("-", " ").capitalize(),
        "context": "none" if anchor else "paragraph",
        "weight": 1.0 if anchor else 0.5,
    }
    return Element(**{"name": name, **defaults, **_fields(entry)})
