"""What a catalogue says of the files beside it: a corpus is read with the ids, titles and dates that are recorded there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath, PurePosixPath
from typing import Any

from toolkit.catalog import CATALOG, parse_catalog
from toolkit.errors import CatalogError
from toolkit.scale.sources import File, is_records, is_url, open_file

_WEB = ("http://", "https://")


def with_entries(files: Iterable[File]) -> Iterator[File]:
    """Yield the files, each with its entry of the catalogue that lies in its folder, if it has one.

    Raises
    ------
    CatalogError
        If a catalogue is not valid, or cannot be read.
    """
    folder, entries = None, {}
    for file in files:
        path = (PurePosixPath if is_url(file.path) else PurePath)(file.path)
        here = file.path.removesuffix(path.name)
        if here != folder:
            folder, entries = here, _entries(here)
        yield file if is_records(file.path) else file._replace(entry=entries.get(path.name, {}))


def _entries(folder: str) -> dict[str, Mapping[str, Any]]:
    """Return the entries of a folder's catalogue by their files; none where there is no catalogue, or a web server may answer for one."""
    if folder.startswith(_WEB):
        return {}
    path = folder + CATALOG
    try:
        with open_file(path) as file:
            content = file.read()
    except FileNotFoundError:
        return {}
    except OSError as err:
        if is_url(path) and isinstance(err, PermissionError):  # as a store answers for what is not there
            return {}
        msg = f"{path} cannot be read: {err.strerror or err}. Make it readable, or take it away."
        raise CatalogError(msg) from err
    return {entry.file: vars(entry) for entry in parse_catalog(content, PurePosixPath(path))}
