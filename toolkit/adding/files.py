"""Which files are to be added, and their bytes: regular files alone."""

from __future__ import annotations

import stat
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.errors import DocumentError
from toolkit.lexicons import load_lexicon
from toolkit.readers.formats import read_at_most


def list_files(
    paths: Iterable[str | Path], corpus: Path, passed_over: Counter[str] | None = None
) -> list[Path]:
    """Return the files that `paths` name: a file as it is given, of a folder all files in and below it, by name.

    Hidden files and folders, those of the corpus itself and of its report's build, and links that lead out of the folder are
    no files of a folder. Neither are those that are no documents by their names; `passed_over` counts them by suffix.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        below = sorted(_visible(path, corpus), key=_name) if path.is_dir() else [path]
        kinds = [_no_document(file) if path.is_dir() else "" for file in below]
        found += [file for file, kind in zip(below, kinds, strict=True) if not kind]
        if passed_over is not None:
            passed_over.update(filter(None, kinds))
    return found


def _name(path: Path) -> str:
    return unicodedata.normalize("NFC", path.as_posix())


def _no_document(path: Path) -> str:
    """Return the suffix of a file that is code, data or settings by it, the name of one about the folder; else nothing."""
    names = load_lexicon("formats")["no_documents"]
    if path.suffix.lower() in names["suffixes"]:
        return path.suffix.lower()
    return path.name if path.stem.lower() in names["stems"] else ""


def _visible(folder: Path, corpus: Path) -> Iterator[Path]:
    ours = (corpus.resolve(), (corpus.parent / "reports" / "build").resolve())
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        real = path.resolve()
        inside = real.is_relative_to(folder.resolve()) and not any(map(real.is_relative_to, ours))
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
