"""Which documents there are: files of folders, globs and URLs, and records of JSON lines, one after the other and always in the same order.

Nothing is held but the names of one folder, so a million files cost no more than the largest folder of them. Of a folder the files
with the suffixes of documents are taken, and what else lies there is counted; a file that is named, or that a glob names, is always taken.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Any, NamedTuple

from toolkit.errors import ParameterError

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
RECORDS = frozenset({".jsonl", ".ndjson"})
_CHANGES = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated")


class File(NamedTuple):
    """A file: its path as it was asked for, its name in what was asked for, its bytes, what tells a later version of it, and its entry of a catalogue."""

    path: str
    name: str
    size: int
    version: str
    entry: Mapping[str, Any] = {}


def is_url(path: str) -> bool:
    """Say whether a path is a URL of some file system."""
    return "://" in path


def is_records(path: str) -> bool:
    """Say whether a file holds JSON lines, by its name."""
    return PurePosixPath(path).suffix.lower() in RECORDS


def list_files(
    paths: Iterable[str | os.PathLike[str]], passed_over: Counter[str], *, without: str | None = None
) -> Iterator[File]:
    """Yield the files of `paths` in order: as given, and by name within a folder; `passed_over` counts the others by suffix.

    Parameters
    ----------
    paths
        Files, folders, globs (``**`` for any depth), URLs of files or folders. One that lies in another of them is read once.
    passed_over
        Counts, by suffix, the files of folders that are no documents by their names.
    without
        A folder to leave out.

    Raises
    ------
    ParameterError
        If there is no such file or folder.
    """
    asked = list(dict.fromkeys(os.fspath(path) for path in paths))
    folders = {Path(path).resolve() for path in asked if not is_url(path) and Path(path).is_dir()}
    for path in asked:
        if is_url(path):
            yield from _remote(path, passed_over)
        elif folders.isdisjoint(Path(path).resolve().parents):
            yield from _local(path, passed_over, without)


def _local(path: str, passed_over: Counter[str], without: str | None) -> Iterator[File]:
    if Path(path).is_dir():
        yield from _walk(path, passed_over, Path(without).resolve() if without else None)
    elif Path(path).exists():
        yield _local_file(Path(path), Path(path).name)
    elif found := sorted(_matches(path)):
        yield from (_local_file(file, file.as_posix()) for file in found)
    else:
        msg = f"there is no {path!r}. Give a file, a folder, a glob that matches, or a URL."
        raise ParameterError(msg)


def _walk(root: str, passed_over: Counter[str], without: Path | None) -> Iterator[File]:
    for folder, folders, files in os.walk(root, onerror=_refuse):
        folders[:] = [name for name in _shown(folders) if Path(folder, name).resolve() != without]
        for name in _documents(files, passed_over):
            path = Path(folder, name)
            yield _local_file(path, path.relative_to(root).as_posix())


def _matches(pattern: str) -> Iterator[Path]:
    start = Path(pattern).anchor
    found = Path(start).glob(str(Path(pattern).relative_to(start)))
    return (path for path in found if not path.name.startswith(".") and path.is_file())


def _local_file(path: Path, name: str) -> File:
    try:
        found = path.stat()
    except OSError:  # what is wrong is told when the file is read
        return File(str(path), name, 0, "")
    return File(str(path), name, found.st_size, str(found.st_mtime_ns))


def _remote(url: str, passed_over: Counter[str]) -> Iterator[File]:
    system, root = open_system(url)
    if system.isdir(root):
        for _, folders, files in system.walk(root, detail=True, on_error="raise"):
            kept = {name: folders[name] for name in _shown(folders)}
            folders.clear()
            folders.update(kept)
            yield from (_remote_file(system, root, files[name]) for name in _documents(files, passed_over))
    elif found := [info for _, info in sorted(system.glob(root, detail=True).items())]:
        base = root.partition("*")[0].rpartition("/")[0]
        yield from (_remote_file(system, base, info) for info in found if info["type"] == "file")
    else:
        msg = f"there is nothing at {url!r}. Give the URL of a file or a folder, or a glob that matches."
        raise ParameterError(msg)


def _remote_file(system: Any, base: str, info: dict[str, Any]) -> File:
    version = next((str(info[key]) for key in _CHANGES if key in info), "")
    name = str(info["name"]).removeprefix(base).strip("/")
    return File(system.unstrip_protocol(info["name"]), name, int(info.get("size") or 0), version)


def open_system(url: str) -> tuple[Any, str]:
    """Return the file system of a URL or a path, and the path in it.

    Raises
    ------
    ParameterError
        If the file system isn't known, or its package isn't installed.
    """
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as err:
        msg = (
            f"{url!r} cannot be reached: {str(err).rstrip('.')}. Install what it names, or give another URL."
        )
        raise ParameterError(msg) from err
    return system, path


def open_file(path: str, base: str = "") -> IO[bytes]:
    """Open a file of a run for reading; a path that isn't whole begins at `base`."""
    if is_url(path):
        system, inner = open_system(path)
        opened: IO[bytes] = system.open(inner, "rb")
        return opened
    return Path(base, path).open("rb")


def _shown(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name and not name.startswith("."))


def _documents(names: Iterable[str], passed_over: Counter[str]) -> Iterator[str]:
    """Yield the names that are those of documents, in order, and count the others."""
    for name in _shown(names):
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in SUFFIXES or suffix in RECORDS:
            yield name
        else:
            passed_over[suffix] += 1


def _refuse(err: OSError) -> None:
    msg = f"the folder {err.filename} cannot be read: {err.strerror}. Make it readable, or leave it out."
    raise ParameterError(msg)
