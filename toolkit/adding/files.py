"""Which files are to be added, and their bytes: regular files alone, none without bounds."""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.errors import DocumentError

LARGEST = 256 * 2**20
"""The most bytes that a file may have; a statement has some ten thousand."""


def list_files(paths: Iterable[str | Path], corpus: Path) -> list[Path]:
    """Return the files that `paths` name: a file as it is given, of a folder all files in and below it, by name.

    Hidden files and folders, and those of the corpus itself, are no files of a folder.
    """
    return [file for path in map(Path, paths) for file in (_below(path, corpus) if path.is_dir() else [path])]


def _below(folder: Path, corpus: Path) -> list[Path]:
    return sorted(_visible(folder, corpus), key=lambda path: unicodedata.normalize("NFC", path.as_posix()))


def _visible(folder: Path, corpus: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir() and path.resolve().parent != corpus.resolve():
            yield path


def read_file(path: Path) -> bytes:
    """Return the bytes of a file; a link is followed.

    Raises
    ------
    DocumentError
        If it is not there, no regular file, empty, or too large.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            msg = f"{path.name!r} is no file. Give a document, or a folder of documents."
            raise DocumentError(msg)
        if about.st_size > LARGEST:
            msg = f"{path.name!r} has {about.st_size:,} bytes, more than the {LARGEST:,} of any document. Give the document alone."
            raise DocumentError(msg)
        content = path.read_bytes()
    except (OSError, ValueError) as err:
        if isinstance(err, DocumentError):
            raise
        msg = f"{str(path)!r} cannot be read: {getattr(err, 'strerror', None) or err}. Check the path."
        raise DocumentError(msg) from err
    if not content.strip():
        msg = f"{path.name!r} is empty. Give a file that holds the document."
        raise DocumentError(msg)
    return content
