"""What a run is asked for: the finders, their codebooks, the fields of JSON lines; and the software that answers."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from importlib import import_module, metadata
from pathlib import Path
from typing import NamedTuple

import pandas as pd

import toolkit
from toolkit.codebook import Codebook, list_codebooks, load_codebook
from toolkit.errors import ParameterError
from toolkit.schema import DOCUMENTS, PARAGRAPHS, Table

FINDERS = (
    "acronyms", "acts", "commitments", "countries", "dates", "instruments", "meetings", "money", "people", "references", "themes",
)  # fmt: skip
"""The finders of a run unless others are asked for."""
_KNOWN = (*FINDERS, "mentions")
_BY_CODEBOOK = ("mentions", "themes")
FIELDS = {name: name for name in ("text", "id", "title", "date", "kind", "issuer", "language", "media_type")}
"""What a record of JSON lines says of its document, and the field that says it unless another is named."""
FAILURES = Table(
    "FAILURES",
    "a document that is in no other table",
    {"doc_id": "str", "source_file": "str", "step": "str", "reason": "str"},
)
Finder = Callable[..., pd.DataFrame]


class Question(NamedTuple):
    """What is asked of every batch, as it is sent to the workers; a codebook of the toolkit goes by its name."""

    finders: tuple[str, ...]
    codebooks: tuple[str | Codebook, ...]
    fields: Mapping[str, str]
    software: Mapping[str, str]


def ask(
    finders: str | Iterable[str],
    codebooks: str | Path | Codebook | Iterable[str | Path | Codebook] | None = None,
    fields: Mapping[str, str] | None = None,
) -> Question:
    """Return what is asked for, checked.

    Raises
    ------
    LexiconError
        If a codebook does not exist or breaks the format.
    ParameterError
        If there is no such finder, or JSON lines say no such thing of a document.
    """
    wanted = tuple(sorted({finders} if isinstance(finders, str) else set(finders)))
    _check("finder", wanted, _KNOWN)
    _check("fact of a document", fields or (), FIELDS)
    names = list_codebooks() if codebooks is None else codebooks
    given = [names] if isinstance(names, str | Path | Codebook) else names
    used = given if any(name in _BY_CODEBOOK for name in wanted) else ()
    shelf = Path(toolkit.__file__).parent
    books = (load_codebook(each) for each in used)
    sent = tuple(book.name if Path(book.path).is_relative_to(shelf) else book for book in books)
    return Question(wanted, sent, {**FIELDS, **(fields or {})}, software())


def finder_of(name: str, question: Question) -> Finder:
    """Return a finder of the question, which takes PARAGRAPHS alone."""
    find: Finder = getattr(import_module(f"toolkit.find.{name}"), f"find_{name}")
    if name == "themes":
        return partial(find, codebooks=question.codebooks)
    if name == "mentions":
        return lambda paragraphs: pd.concat(
            [find(paragraphs, codebook=book) for book in question.codebooks], ignore_index=True
        )
    return find


def asks_all(question: Question) -> bool:
    """Say whether what is asked is what :func:`toolkit.find_all` finds."""
    return question.finders == FINDERS and question.codebooks == tuple(list_codebooks())


def tables_of(question: Question) -> dict[str, Table]:
    """Return the tables of a run by name: documents, paragraphs, one a finder, and what failed."""
    found = {name: getattr(import_module(f"toolkit.find.{name}"), name.upper()) for name in question.finders}
    return {"documents": DOCUMENTS, "paragraphs": PARAGRAPHS, **found, "failures": FAILURES}


@cache
def software() -> Mapping[str, str]:
    """Return what the tables depend on besides the documents: a hash of the toolkit's own files, and the versions of what it needs."""
    folder = Path(toolkit.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".toml"}):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    needed = {name: metadata.version(name) for name in ("numpy", "pandas", "pyarrow")}
    return {
        "toolkit": toolkit.__version__,
        "code": digest.hexdigest(),
        "python": platform.python_version(),
        **needed,
    }


def record(question: Question) -> dict[str, object]:
    """Return the question for the record of a run: codebooks by name and hash."""
    books = map(load_codebook, question.codebooks)
    return {
        "finders": list(question.finders),
        "codebooks": {book.name: book.sha256 for book in books},
        "fields": dict(question.fields),
        "software": dict(question.software),
    }


def _check(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    for name in given:
        if name not in known:
            msg = f"there is no {what} {name!r}. Known are: {', '.join(known)}."
            raise ParameterError(msg)
