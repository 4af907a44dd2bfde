"""Writing to the corpus: files and catalogue together, or not at all.

What is new is written to the hidden folder ``.adding`` in the corpus, with a list of the files that will be moved from there. Then
they are moved, and last the catalogue takes the place of the old one. Whoever looks meanwhile, or after the process has
been killed, finds the old corpus or the new one; of a file that the catalogue does not name yet, nobody takes notice, and
the next addition takes it away by the list. Additions at the same time wait for each other where the system can lock a folder (not on Windows);
and in any case none writes over a catalogue that has changed since it was read.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from toolkit.adding.entries import entry_text
from toolkit.catalog import CATALOG, Entry, check_entry, parse_catalog, read_catalog
from toolkit.errors import CatalogError, CorpusChangedError, DocumentError
from toolkit.readers.formats import read_file

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

WORK = ".adding"
_LIST = "files"


class Addition(NamedTuple):
    """A file that is to be added, and what the catalogue will say of it."""

    path: Path
    entry: Entry


def commit(folder: Path, additions: Sequence[Addition]) -> None:
    """Copy files into the corpus and append their entries to its catalogue, all of them or none.

    Parameters
    ----------
    folder
        The folder that holds ``catalog.toml``.
    additions
        The files and their entries.

    Raises
    ------
    CatalogError
        If an entry breaks the catalogue's rules or stands in it already, or the folder cannot be written.
    CorpusChangedError
        If a file or the catalogue was changed meanwhile.
    """
    try:
        with _locked(folder):
            _roll_back(folder)
            if additions:
                try:
                    _write(folder, additions)
                finally:
                    _roll_back(folder)
    except OSError as err:
        msg = f"{folder} cannot be written: {err.strerror}. Nothing was added; make room or ask for the right to write there."
        raise CatalogError(msg) from err


def refuse_known(entry: Entry, known: Iterable[Entry], name: str) -> None:
    """Raise if a document of the same bytes or the same id is among those `known`; `name` is that of the file.

    Raises
    ------
    CatalogError
        If one is; the message names it.
    """
    for other in known:
        if other.sha256 == entry.sha256:
            msg = f"{name!r} is in the corpus already, byte for byte, as {other.id!r}. Leave it out."
            raise CatalogError(msg)
        if other.id == entry.id:
            msg = f"{name!r} would be {entry.id!r}, and the corpus has another document of that id ({other.title}). Give it one of its own with --id."
            raise CatalogError(msg)


def _write(folder: Path, additions: Sequence[Addition]) -> None:
    catalogue = (folder / CATALOG).resolve()
    before = catalogue.read_bytes()
    known = list(read_catalog(folder))
    for each in additions:
        check_entry(each.entry, each.path.name)
        refuse_known(each.entry, known, each.path.name)
        known.append(each.entry)
    work = folder / WORK
    work.mkdir()
    moves = [each.entry for each in additions if _copy(each, folder, work)]
    _write_file(work / CATALOG, _appended(before, [each.entry for each in additions], catalogue))
    _write_file(work / _LIST, "".join(f"{e.sha256}  {e.file}\n" for e in moves).encode())
    for entry in moves:
        os.replace(work / entry.file, folder / entry.file)  # noqa: PTH105
    if catalogue.read_bytes() != before:
        msg = f"{catalogue} was changed by another program. Nothing was added; run the command again."
        raise CorpusChangedError(msg)
    os.replace(work / CATALOG, catalogue)  # noqa: PTH105


def _copy(addition: Addition, folder: Path, work: Path) -> bool:
    """Copy a file next to where it will be; return False where it is there already."""
    content = read_file(addition.path)
    entry = addition.entry
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        msg = f"{addition.path.name!r} was changed while it was added. Nothing was added; run the command again."
        raise CorpusChangedError(msg)
    target = folder / entry.file
    if not os.path.lexists(target):
        _write_file(work / entry.file, content)
        return True
    if target.is_symlink() or read_file(target) != content:
        msg = f"{target} is there already and is not in the catalogue. Move it away, or give the document another id with --id."
        raise CatalogError(msg)
    return False


def _appended(before: bytes, entries: Sequence[Entry], path: Path) -> bytes:
    """Return the catalogue with entries appended, everything else as it was; it is read back to be sure."""
    end = b"\r\n" if b"\r\n" in before else b"\n"
    text = "".join(f"\n{entry_text(entry)}\n" for entry in entries).encode().replace(b"\n", end)
    parted = not before.strip() or before.endswith(b"\n")
    after = before + (b"" if parted else end) + (text if before.strip() else text.lstrip())
    try:
        same = parse_catalog(after, path)[-len(entries) :] == tuple(entries)
    except CatalogError:
        same = False
    if not same:
        msg = f"entries cannot be appended to {path}. Write its documents as [[documents]] tables, and nothing after them."
        raise CatalogError(msg)
    return after


def _write_file(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _roll_back(folder: Path) -> None:
    """Take away what a broken-off addition has left: files moved that the catalogue does not name, and its work folder."""
    work = folder / WORK
    if work.is_symlink() or not work.is_dir():
        return
    listed = work / _LIST
    if listed.is_file():
        known = {entry.file for entry in read_catalog(folder)}
        for line in listed.read_text("utf-8").splitlines():
            sha256, _, name = line.partition("  ")
            path = folder / name
            if name not in known and Path(name).name == name and _has(path, sha256):
                path.unlink()
    shutil.rmtree(work)


def _has(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(read_file(path)).hexdigest() == sha256
    except DocumentError:
        return False


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, waiting until it is free; the system frees it when the process ends."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
