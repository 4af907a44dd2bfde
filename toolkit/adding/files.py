"""Which files are to be added."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.errors import DocumentError
from toolkit.lexicons import load_lexicon


def list_files(
    paths: Iterable[str | Path], corpus: Path, passed_over: Counter[str] | None = None
) -> list[Path]:
    """Return the files that `paths` name: a file as it is given, of a folder all files in and below it, by name.

    Hidden files and folders, those of the corpus itself and of its report's build, and links that lead out of the folder are
    no files of a folder. Neither are those that are no documents by their names; `passed_over` counts them by suffix.

    Raises
    ------
    DocumentError
        If a folder cannot be read.
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
    suffix = path.suffix.lower()
    if suffix in names["suffixes"]:
        return suffix
    return path.name if path.stem.lower() in names["stems"] and suffix in names["with_suffix"] else ""


def _visible(folder: Path, corpus: Path) -> Iterator[Path]:
    """Yield the files in and below a folder; links to folders are not followed."""
    inside = os.path.realpath(folder)
    ours = tuple(map(os.path.realpath, (corpus, corpus.parent / "reports" / "build")))
    for here, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = (name for name in folders if not name.startswith("."))
        for path in (Path(here, name) for name in files if not name.startswith(".")):
            real = Path(os.path.realpath(path))
            if real.is_relative_to(inside) and not any(map(real.is_relative_to, ours)):
                yield path


def _refuse(err: OSError) -> None:
    msg = f"the folder {err.filename!r} cannot be read: {err.strerror}. Ask for the right to read it, or name the files."
    raise DocumentError(msg) from err
