"""Which files are to be added, and their bytes: regular files alone."""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.errors import DocumentError
from toolkit.readers.formats import read_at_most


def list_files(paths: Iterable[str | Path], corpus: Path) -> list[Path]:
    """Return the files that `paths` name: a file as it is given, of a folder all files in and below it, by name.

    Hidden files and folders, those of the corpus itself, and links that lead out of the folder are no files of a folder.
    """
    return [file for path in map(Path, paths) for file in (_below(path, corpus) if path.is_dir() else [path])]


def _below(folder: Path, corpus: Path) -> list[Path]:
    return sorted(_visible(folder, corpus), key=lambda path: unicodedata.normalize("NFC", path.as_posix()))


def _visible(folder: Path, corpus: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        real = path.resolve()
        inside = real.is_relative_to(folder.resolve()) and not real.is_relative_to(corpus.resolve())
        if inside and not hidden and not path.is_dir():
            yield path


def read_file(path: Path) -> bytes:
    """Return the bytes of a file, or of one that is too large enough to tell; a link is followed.

    Raises
    ------
    DocumentError
        If it is not there, or no regular file.
    """
    try:
        if stat.S_ISREG(path.stat().st_mode):
            return read_at_most(path)
    except (OSError, ValueError) as err:
        msg = f"{str(path)!r} cannot be read: {getattr(err, 'strerror', None) or err}. Check the path."
        raise DocumentError(msg) from err
    msg = f"{path.name!r} is no file. Give a document, or a folder of documents."
    raise DocumentError(msg)
