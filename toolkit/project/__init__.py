"""A project's files from templates: an empty study, a theme's codebook, a notebook.

The templates lie beside this module: ``theme.toml``, ``notebook.ipynb``, and the folder ``study`` with all that a new project holds. In
them ``{{name}}`` stands for a value that is filled in.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

from toolkit.adding.entries import toml_string
from toolkit.catalog import find_project
from toolkit.codebook import FOLDER, list_codebooks, load_codebook
from toolkit.codebook_rules import SLUG, check_codebook
from toolkit.errors import ParameterError

_TEMPLATES = Path(__file__).parent
_STUDY = _TEMPLATES / "study"
_NOTEBOOK = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_FIELD = re.compile(r"\{\{(\w+)\}\}")
_RENAMED = {"gitignore": ".gitignore"}
_HARMLESS = {".git"}
"""What a folder may hold and still be empty."""


def new_theme(name: str, title: str = "", project: str | Path | None = None) -> Path:
    """Write the codebook of a new theme, which is valid as it stands, and return its path.

    Parameters
    ----------
    name
        Its name: small letters, digits and hyphens.
    title
        Its title; made of the name unless given.
    project
        A folder of the project; here unless given.

    Raises
    ------
    ParameterError
        If the name is none, there is such a codebook, or there is no project.
    """
    if not SLUG.fullmatch(name):
        msg = (
            f"{name!r} is no name of a theme. Use small letters, digits and hyphens, as in 'marine-plastics'."
        )
        raise ParameterError(msg)
    root = find_root(project)
    if name in list_codebooks(root):
        msg = f"there is a codebook {name!r} already: {load_codebook(name, root).path}. Give the theme another name."
        raise ParameterError(msg)
    title = _title(title or name)
    term = _EDGES.sub("", title) or name
    values = {
        "title": title,
        "definition": f"What the documents say on {term}.",
        "example": f"The Leaders discussed {term}.",
        "term": term,
    }
    strings = {key: toml_string(value) for key, value in {**values, "name": name}.items()}
    text = _filled(_template("theme.toml").replace("elements.{{name}}", f"elements.{name}"), strings)
    path = root / FOLDER / f"{name}.toml"
    check_codebook(tomllib.loads(text), str(path), name)
    return _write(path, text)


def new_notebook(name: str, title: str = "", project: str | Path | None = None) -> Path:
    """Write a notebook from the template, which runs as it is, and return its path.

    Parameters
    ----------
    name
        Its name: small letters, digits, hyphens and underscores, a letter first.
    title
        Its title; made of the name unless given.
    project
        A folder of the project; here unless given.

    Raises
    ------
    ParameterError
        If the name is none, there is such a notebook, or there is no project.
    """
    if not _NOTEBOOK.fullmatch(name):
        msg = f"{name!r} is no name of a notebook. Use small letters, digits, hyphens and underscores, as in 'covid_response'."
        raise ParameterError(msg)
    content = json.loads(_template("notebook.ipynb"))
    for number, cell in enumerate(content["cells"], 1):
        cell["id"] = f"{name[:48]}-{number:02d}"
        cell["source"] = [_filled(line, {"title": _title(title or name)}) for line in cell["source"]]
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    return _write(find_root(project) / "notebooks" / f"{name}.ipynb", text)


def init_project(folder: str | Path, date: str, title: str = "") -> Path:
    """Write an empty study into a folder, all of it or nothing, and return the folder.

    Parameters
    ----------
    folder
        Where; made if it is not there, else empty.
    date
        The report's date, as ISO text.
    title
        The report's title; made of the folder's name unless given.

    Raises
    ------
    ParameterError
        If the folder is not empty, or cannot be written.
    """
    folder = Path(folder).resolve()
    title = " ".join((title or re.sub(r"[-_\s]+", " ", folder.name).strip() or "A study").split())
    values = {"title": toml_string(title[:1].upper() + title[1:]), "date": toml_string(date)}
    try:
        if folder.exists() and (not folder.is_dir() or {path.name for path in folder.iterdir()} - _HARMLESS):
            msg = f"{folder} is not an empty folder. Give a new one, or an empty one."
            raise ParameterError(msg)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as work:
            _copy_study(Path(work), values)
            for path in sorted(Path(work).iterdir()):
                os.replace(path, folder / path.name)  # noqa: PTH105
    except OSError as err:
        msg = f"{folder} cannot be written: {err.strerror}. Give a folder where you may write."
        raise ParameterError(msg) from err
    return folder


def _copy_study(target: Path, values: Mapping[str, str]) -> None:
    for source in sorted(path for path in _STUDY.rglob("*") if path.is_file()):
        path = target / source.relative_to(_STUDY)
        path = path.with_name(_RENAMED.get(path.name, path.name))
        path.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8")
        path.write_text(_filled(text, values) if path.suffix == ".toml" else text, "utf-8", newline="\n")


def find_root(start: str | Path | None = None) -> Path:
    """Return the project's folder, the nearest one from `start` (here unless given) upwards.

    Raises
    ------
    ParameterError
        If there is none.
    """
    root = find_project(start)
    if root is None:
        msg = f"there is no corpus/catalog.toml in {Path(start or Path.cwd()).resolve()} or the folders above. Go to the project's folder, or make one with 'toolkit init'."
        raise ParameterError(msg)
    return root


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda match: values[match[1]], text)


def _title(name: str) -> str:
    """Return a title: a name's words, the first with a capital.

    >>> _title("marine-plastics"), _title("The Arctic")
    ('Marine plastics', 'The Arctic')
    """
    words = " ".join(
        re.sub(r"[-_]", " ", name).split() if SLUG.fullmatch(name.replace("_", "-")) else name.split()
    )
    return words[:1].upper() + words[1:]


def _write(path: Path, text: str) -> Path:
    """Write a new file; one that is there stays.

    Raises
    ------
    ParameterError
        If it is there already, or cannot be written.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as err:
        msg = f"{path} is there already. Give another name, or move it away."
        raise ParameterError(msg) from err
    except OSError as err:
        msg = f"{path} cannot be written: {err.strerror}. Give a name for a file that you may write."
        raise ParameterError(msg) from err
    return path
