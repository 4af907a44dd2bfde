"""The corpus catalogue, ``corpus/catalog.toml``: what each document is, and the sha256 of its file.

One ``[[documents]]`` table a document, as ``toolkit add`` appends it:

================  ======================================================================================
``id``            short name used everywhere: lower-case letters, digits and hyphens
``file``          file name in the same folder
``title``         as printed
``date``          ISO text as precise as known: ``2020-11-13``, ``2020-11`` or ``2020``
``date_note``     how the date was inferred, where it is not printed (optional)
``kind``          joint statement, chairman's statement, press release, factsheet, news report, …
``issuer``        who published it
``participants``  who took part, as a list
``language``      BCP 47 tag, ``en`` unless given
``source``        where the file came from
``licence``       under which terms it may be used
``sha256``        of the file's bytes
================  ======================================================================================
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path, PurePath
from typing import Any

from toolkit.errors import CatalogError, CorpusChangedError

CATALOG = "catalog.toml"
ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""A date as precise as known: ``2020-11-13``, ``2020-11`` or ``2020``."""
_ID = re.compile(r"(?=.{1,100}\Z)[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Entry:
    """One document of the catalogue."""

    id: str
    file: str
    title: str
    date: str
    kind: str
    issuer: str
    participants: tuple[str, ...]
    source: str
    licence: str
    sha256: str
    language: str = "en"
    date_note: str = ""


_FIELDS = {field.name for field in fields(Entry)}
OPTIONAL = {"language", "date_note"}
"""The keys that an entry may leave out."""


def find_folder(folder: str | Path) -> Path:
    """Return `folder`; if relative and not here, the nearest one of that name towards the root of the disk.

    So a notebook in ``notebooks/`` and a command typed at the project's root both find ``corpus``.

    Raises
    ------
    CatalogError
        If no such folder with a catalogue in it is found.
    """
    given = Path(folder)
    for base in (Path.cwd(), *Path.cwd().parents):
        if (base / given / CATALOG).is_file():
            return base / given
    msg = f"no folder {str(given)!r} with a {CATALOG} in it, here or in a folder above. Give the path to your corpus, or make a project: toolkit init."
    raise CatalogError(msg)


def find_project(start: str | Path | None = None) -> Path | None:
    """Return the project's folder, the nearest one from `start` (here unless given) upwards with a ``corpus/catalog.toml``."""
    here = Path(start or Path.cwd()).resolve()
    return next((each for each in (here, *here.parents) if (each / "corpus" / CATALOG).is_file()), None)


def read_catalog(folder: str | Path) -> tuple[Entry, ...]:
    """Return the catalogue of `folder`, in its order.

    Parameters
    ----------
    folder
        The folder that holds ``catalog.toml``.

    Raises
    ------
    CatalogError
        If the catalogue is missing, is no valid TOML, or an entry breaks the rules above.
    """
    path = Path(folder) / CATALOG
    try:
        content = path.read_bytes()
    except FileNotFoundError as err:
        msg = f"there is no {path}. Give the folder that holds the corpus and its {CATALOG}."
        raise CatalogError(msg) from err
    return parse_catalog(content, path)


def parse_catalog(content: bytes, path: PurePath) -> tuple[Entry, ...]:
    """Return the catalogue that the bytes of a file hold, in its order; one without a document is empty, not wrong.

    Raises
    ------
    CatalogError
        If it is no valid TOML, or an entry breaks the rules above; `path` is named in the message.
    """
    try:
        found = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        msg = f"{path} is not valid TOML: {err}. Correct the file."
        raise CatalogError(msg) from err
    unknown = sorted(found.keys() - {"documents"})
    tables = found.get("documents", [])
    if unknown or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        msg = f"{path} holds [[documents]] tables and nothing else; found {unknown or 'another value'}. Correct the file."
        raise CatalogError(msg)
    entries = tuple(_entry(table, f"{path}, document {n}") for n, table in enumerate(tables, 1))
    for key in ("id", "file", "sha256"):
        _refuse_repeats([getattr(entry, key) for entry in entries], key, path)
    return entries


def check_entry(entry: Entry, place: str) -> None:
    """Raise unless the values of an entry are as the catalogue wants them; `place` begins the message.

    Raises
    ------
    CatalogError
        At the first value that is not.
    """
    for key, value in vars(entry).items():
        _check_value(key, list(value) if key == "participants" else value, place)


def make_id(name: str) -> str:
    """Return an id made of the letters and digits of `name`, accents apart, or nothing where it has none.

    Examples
    --------
    >>> make_id("Déclaration conjointe (2020)"), make_id("共同声明")
    ('declaration-conjointe-2020', '')
    """
    plain = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", letters)[:100].strip("-")


def _entry(table: Mapping[str, Any], place: str) -> Entry:
    unknown, missing = table.keys() - _FIELDS, _FIELDS - OPTIONAL - table.keys()
    if unknown or missing:
        problem = f"unknown key {sorted(unknown)[0]!r}" if unknown else f"missing key {sorted(missing)[0]!r}"
        msg = f"{place}: {problem}. Allowed: {', '.join(sorted(_FIELDS))}."
        raise CatalogError(msg)
    for key, value in table.items():
        _check_value(key, value, place)
    return Entry(**{**table, "participants": tuple(table["participants"])})


def _check_value(key: str, value: object, place: str) -> None:
    if key == "participants":
        good = isinstance(value, list) and all(isinstance(name, str) for name in value)
        wanted = "a list of names"
    else:
        rules = {
            "id": (_ID, "lower-case letters, digits and hyphens, at most 100"),
            "date": (ISO_DATE, "ISO text: 2020-11-13, 2020-11 or 2020"),
            "sha256": (re.compile("[0-9a-f]{64}"), "64 hexadecimal digits"),
            "file": (re.compile(r"[^/\\]+"), "a file name in the catalogue's own folder"),
        }
        rule, wanted = rules.get(key, (re.compile("(?s).*"), "text"))
        good = isinstance(value, str) and rule.fullmatch(value) is not None
    if not good:
        msg = f"{place}: {key} is {value!r}; it must be {wanted}. Correct it."
        raise CatalogError(msg)


def _refuse_repeats(values: list[str], key: str, path: PurePath) -> None:
    repeated = sorted({value for value in values if values.count(value) > 1})
    if repeated:
        msg = f"{path}: two documents have the {key} {repeated[0]!r}. Each document stands in the catalogue once."
        raise CatalogError(msg)


def read_verified(folder: str | Path, entry: Entry) -> bytes:
    """Return the bytes of an entry's file, which are those that the catalogue recorded.

    Raises
    ------
    CorpusChangedError
        If the file is missing, or its sha256 is another.
    """
    path = Path(folder) / entry.file
    try:
        content = path.read_bytes()
    except FileNotFoundError as err:
        msg = (
            f"{path} is missing; the catalogue records it as {entry.id!r}. "
            f"Restore the file (for example 'git checkout -- {path.name}' in its folder), or remove its entry."
        )
        raise CorpusChangedError(msg) from err
    found = hashlib.sha256(content).hexdigest()
    if found != entry.sha256:
        msg = (
            f"{path} has changed: sha256 expected {entry.sha256[:12]}…, got {found}. "
            f"Restore the file (for example 'git checkout -- {path.name}' in its folder; check that git or an editor "
            "does not rewrite line ends), or, if the new text is meant, record its sha256 in the catalogue."
        )
        raise CorpusChangedError(msg)
    return content
