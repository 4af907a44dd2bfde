"""The report's settings, `reports/report.toml`: front matter, and chapters as notebook and parameters.

Everything is checked before any notebook runs: the keys of the file, that the notebooks are there and have a cell
tagged ``parameters``, and that each parameter given is one the notebook declares, with a value of its default's type.
Paths in the file are relative to the file.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import ParameterError
from toolkit.report.look import Look, load_look
from toolkit.report.parameters import KINDS, check_parameters, refuse

_ID = re.compile(r"[a-z][a-z0-9-]*")
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_REPORT = {
    "title": str,
    "subtitle": str,
    "authors": list,
    "date": str,
    "abstract": str,
    "language": str,
    "corpus": str,
    "labels": str,
    "paper": str,
    "logo": str,
    "logo_alt": str,
    "templates": str,
    "fonts": str,
    "licence": str,
}
_CHAPTER = {"notebook": str, "id": str, "title": str, "parameters": dict}
_OPTIONAL = {
    "subtitle": "",
    "abstract": "",
    "language": "en",
    "corpus": "../corpus",
    "labels": "",
    "paper": "a4",
    "logo": "",
    "logo_alt": "",
    "templates": "",
    "fonts": "",
    "licence": "",
    "title": "",
    "parameters": {},
}


@dataclass(frozen=True)
class ChapterConfig:
    """One chapter to be: a notebook, the id and title it gets, and the parameters it is run with."""

    id: str
    title: str
    notebook: Path
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class ReportConfig:
    """The report to be: front matter, corpus folder, chapters in order."""

    path: Path
    title: str
    subtitle: str
    authors: tuple[str, ...]
    date: str
    abstract: str
    language: str
    corpus: Path
    licence: str
    chapters: tuple[ChapterConfig, ...]
    look: Look


def load_report(path: str | Path, *, parameters: bool = True) -> ReportConfig:
    """Read the report's settings and check them, parameters of the notebooks included; nothing is run.

    Parameters
    ----------
    path
        The TOML file. ``title``, ``authors`` (a list) and ``date`` (ISO) are needed, and one ``[[chapters]]`` or more
        with ``notebook`` and ``id``; ``subtitle``, ``abstract``, ``language`` (``en``), ``corpus`` (``../corpus``), ``licence``,
        and a chapter's ``title`` (else the notebook's first heading) and ``parameters`` may be left out. So may what
        sets the look: ``labels``, the language of the report's fixed words or a TOML file of them (else ``language``);
        ``paper`` (``a4``); ``logo``, an SVG or PNG, and ``logo_alt``, what it is in words; ``templates``, a folder whose
        files stand in for the package's of the same name; ``fonts``, a folder of fonts for further scripts in the PDF.

    Raises
    ------
    ParameterError
        If a key is unknown, missing or of the wrong type, a notebook is not there or has no cell tagged
        ``parameters``, or a parameter is unknown or its value of another type than the default.
    """
    path = Path(path).resolve()
    settings = _read_toml(path)
    chapters = settings.pop("chapters", None)
    given = _check_table(settings, _REPORT, f"{path.name}", needed=("title", "authors", "date"))
    if not all(isinstance(name, str) for name in given["authors"]):
        refuse(path.name, "authors", given["authors"], "a list of names")
    _check_date(path, given["date"])
    config = ReportConfig(
        path=path,
        title=given["title"],
        subtitle=given["subtitle"],
        authors=tuple(given["authors"]),
        date=given["date"],
        abstract=given["abstract"].strip(),
        language=given["language"],
        corpus=(path.parent / given["corpus"]).resolve(),
        licence=given["licence"],
        chapters=_chapters(path, chapters),
        look=load_look(given, path.parent, path.name),
    )
    if parameters:
        for chapter in config.chapters:
            check_chapter(chapter, path.name)
    return config


def check_chapter(chapter: ChapterConfig, where: str) -> None:
    """Raise unless the chapter's notebook declares its parameters, each with a default of the value's type.

    Parameters
    ----------
    chapter
        A chapter of the report.
    where
        The name of the settings, for the message.

    Raises
    ------
    ParameterError
        If a parameter is unknown, or its value is not of the default's type.
    """
    check_parameters(chapter.notebook, chapter.parameters, f"{where}, chapter {chapter.id!r}")


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except OSError as err:
        msg = f"{path} cannot be read: {err.strerror}. Give the path of the report's settings, like reports/report.toml."
        raise ParameterError(msg) from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        msg = f"{path} is not valid TOML: {err}. Correct the file."
        raise ParameterError(msg) from err
    if isinstance(settings.get("date"), datetime.date):
        settings["date"] = settings["date"].isoformat()
    return settings


def _check_table(
    table: Mapping[str, Any], kinds: Mapping[str, type], where: str, needed: tuple[str, ...]
) -> dict[str, Any]:
    """Return `table` with its defaults, after checking its keys and the types of their values."""
    unknown = sorted(set(table) - set(kinds))
    if unknown:
        msg = f"{where}: unknown key {unknown[0]!r}. Allowed are: {', '.join(kinds)}."
        raise ParameterError(msg)
    missing = [key for key in needed if not table.get(key)]
    if missing:
        msg = f"{where}: the key {missing[0]!r} is missing or empty. Give it as {KINDS[kinds[missing[0]]]}."
        raise ParameterError(msg)
    for key, value in table.items():
        if not isinstance(value, kinds[key]):
            refuse(where, key, value, KINDS[kinds[key]])
    return {key: table.get(key, _OPTIONAL.get(key)) for key in kinds}


def _check_date(path: Path, date: str) -> None:
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        refuse(path.name, "date", date, "an ISO date like 2026-11-30")


def _chapters(path: Path, tables: object) -> tuple[ChapterConfig, ...]:
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        msg = f"{path.name}: there is no chapter. Add one as [[chapters]] with 'notebook' and 'id'."
        raise ParameterError(msg)
    chapters = tuple(_chapter(path, table, number) for number, table in enumerate(tables, 1))
    ids = [chapter.id for chapter in chapters]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice:
        msg = f"{path.name}: two chapters have the id {twice!r}. Give each its own."
        raise ParameterError(msg)
    return chapters


def _chapter(path: Path, table: Mapping[str, Any], number: int) -> ChapterConfig:
    where = f"{path.name}, chapter {table.get('id', number)!r}"
    given = _check_table(table, _CHAPTER, where, needed=("notebook", "id"))
    if not _ID.fullmatch(given["id"]):
        refuse(where, "id", given["id"], "lower-case letters, digits and hyphens, a letter first")
    notebook = (path.parent / given["notebook"]).resolve()
    cells = _read_cells(notebook, where)
    title = given["title"] or first_heading(cells)
    if not title:
        msg = (
            f"{where}: {notebook.name} has no heading. Start it with '# Title', or set the chapter's 'title'."
        )
        raise ParameterError(msg)
    return ChapterConfig(given["id"], title, notebook, dict(given["parameters"]))


def _read_cells(notebook: Path, where: str) -> list[dict[str, Any]]:
    """Return the notebook's cells, or raise if it is none or has no cell tagged ``parameters``."""
    try:
        cells: list[dict[str, Any]] = json.loads(notebook.read_text("utf-8"))["cells"]
    except OSError as err:
        msg = f"{where}: the notebook {notebook} cannot be read: {err.strerror}. Correct 'notebook'; it is relative to the file."
        raise ParameterError(msg) from err
    except (ValueError, KeyError, TypeError) as err:
        msg = f"{where}: {notebook} is not a notebook of format 4. Save it anew in Jupyter."
        raise ParameterError(msg) from err
    if not any("parameters" in cell.get("metadata", {}).get("tags", ()) for cell in cells):
        msg = f"{where}: {notebook.name} has no cell tagged 'parameters'. Tag the cell with its defaults."
        raise ParameterError(msg)
    return cells


def first_heading(cells: Iterable[Mapping[str, Any]]) -> str:
    """Return the first heading of a notebook's cells, without markup, or nothing."""
    for cell in cells:
        if cell["cell_type"] == "markdown":
            match = _HEADING.search("".join(cell["source"]))
            if match:
                return re.sub(r"[*_`]", "", match[1])
    return ""
