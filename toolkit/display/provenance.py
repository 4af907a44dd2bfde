"""What a result was made from: sources, codebooks, parameters and software."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping
from importlib import metadata
from typing import Protocol

import pandas as pd

from toolkit import __version__
from toolkit.display.bundle import Display
from toolkit.display.payload import Cell, cell, file_name, sources_of, table_payload
from toolkit.schema import DOCUMENTS, check_table

_PACKAGES = ("pandas", "matplotlib")
_HASH_DIGITS = 12


class Named(Protocol):
    """Anything with a name, a version and a hash, as a codebook has."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def version(self) -> str:
        """Its version."""

    @property
    def sha256(self) -> str:
        """The hash of its file."""


def provenance(
    documents: pd.DataFrame,
    codebooks: Iterable[Named] = (),
    *,
    parameters: Mapping[str, object] | None = None,
    caption: str = "What this chapter was made from",
    slug: str = "",
) -> Display:
    """Show what a chapter was made from; one row is a source file, a codebook, a parameter or a program.

    Parameters
    ----------
    documents
        DOCUMENTS, with ``source_file`` and ``source_sha256``.
    codebooks
        The codebooks that were used (:func:`load_codebook`).
    parameters
        The notebook's parameters and their values.
    caption, slug
        As in :func:`show`.

    Returns
    -------
    Display
        With a payload of type ``table``. It holds nothing that differs between two runs on one machine: no time, no
        path, no host.

    Raises
    ------
    SchemaError
        If `documents` lacks a column.

    Examples
    --------
    >>> documents = pd.DataFrame({
    ...     "doc_id": ["a"], "kind": ["factsheet"], "date": ["2021"], "source_file": ["a.md"], "source_sha256": ["0f" * 32],
    ... })
    >>> [cell["text"] for cell in provenance(documents).payload["rows"][0]]
    ['Source', 'Factsheet 2021', 'a.md', '0f0f0f0f0f0f']
    """
    check_table(documents, DOCUMENTS, ("doc_id", "source_file", "source_sha256"))
    sources = sources_of(documents)
    rows = [
        _row("Source", source.title, file_name(source.file), str(sha256)[:_HASH_DIGITS])
        for source, sha256 in zip(sources.values(), documents["source_sha256"], strict=True)
    ]
    rows += [_row("Codebook", book.name, book.version, book.sha256[:_HASH_DIGITS]) for book in codebooks]
    rows += [_row("Parameter", name, _literal(value), "") for name, value in (parameters or {}).items()]
    rows += [_row("Software", name, version, "") for name, version in _software()]
    payload = table_payload(
        [("Kind", "left"), ("Name", "left"), ("File, version or value", "left"), ("SHA-256", "left")],
        rows,
        caption=caption,
        note=f"SHA-256: the first {_HASH_DIGITS} of 64 digits of the file's hash.",
        slug=slug,
    )
    return Display(payload, sources)


def _row(*texts: str) -> list[Cell]:
    return [cell(text) for text in texts]


def _literal(value: object) -> str:
    return value if isinstance(value, str) else repr(value)


def _software() -> Iterable[tuple[str, str]]:
    yield "communique-toolkit", __version__
    yield "Python", platform.python_version()
    for package in _PACKAGES:
        try:
            yield package, metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
