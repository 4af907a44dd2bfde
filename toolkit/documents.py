"""From files to DOCUMENTS: a catalogued corpus, one file, or a text at hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from toolkit.catalog import ISO_DATE, Entry, find_folder, make_id, read_catalog, read_verified
from toolkit.errors import DocumentError, SchemaError
from toolkit.readers.formats import read_bytes, read_file
from toolkit.readers.front_matter import read_front_matter
from toolkit.readers.language import settle_language
from toolkit.readers.reading import MARKDOWN, PLAIN, Reading
from toolkit.schema import DOCUMENTS

_LINE_END = re.compile(r"\r\n|\n|\r")


def load_documents(folder: str | Path = "corpus") -> pd.DataFrame:
    """Load a catalogued corpus; one row per document, in the catalogue's order.

    Parameters
    ----------
    folder
        The folder with ``catalog.toml``. A relative one is looked for here, then in the folders above.

    Returns
    -------
    DataFrame
        DOCUMENTS: ``doc_id, title, date`` (ISO text, as precise as known), ``kind, issuer, participants`` (a tuple),
        ``language, source_file`` (file name), ``source_sha256, media_type, source_text`` (a text file decoded, the text of
        any other), ``source_lines`` (what its lines are called in the file, where they are no lines from 1 on).

    Raises
    ------
    CatalogError
        If the catalogue is missing or malformed.
    CorpusChangedError
        If a file is missing or its bytes are not those recorded; nothing is loaded then.

    Examples
    --------
    >>> documents = load_documents("corpus")
    >>> documents.loc[documents["kind"] == "news report", ["doc_id", "date"]].to_dict("records")
    [{'doc_id': 'khmer-times-2018-asean-japan-forum', 'date': '2018-07'}]
    """
    root = find_folder(folder)
    return DOCUMENTS.frame([_catalogued(root, entry) for entry in read_catalog(root)])


def load_entry(root: Path, entry: Entry) -> pd.DataFrame:
    """Return one document of the catalogue in the folder `root` as DOCUMENTS; raise as :func:`load_documents` does."""
    return DOCUMENTS.frame([_catalogued(root, entry)])


def _catalogued(root: Path, entry: Entry) -> dict[str, object]:
    content = read_verified(root, entry)
    return _row(
        doc_id=entry.id,
        reading=read_bytes(content, entry.file),
        sha256=entry.sha256,
        name=entry.file,
        fields={
            "title": entry.title,
            "date": entry.date,
            "kind": entry.kind,
            "issuer": entry.issuer,
            "language": entry.language,
        },
        participants=entry.participants,
    )


def read_document(
    path: str | Path,
    *,
    doc_id: str | None = None,
    title: str | None = None,
    date: str | None = None,
    kind: str = "",
    issuer: str = "",
    participants: Sequence[str] = (),
    language: str | None = None,
) -> pd.DataFrame:
    """Read one file of your own; the result has one row, the document.

    Parameters
    ----------
    path
        A text (plain or Markdown, with or without YAML front matter), a web page, a PDF or a Word document (``.docx``); what
        it is is told by its content.
    doc_id
        Its id; the file's name without suffix unless given.
    title, date, language
        What is not given is taken from what the file says of itself, else left empty (the language is told by the text, else ``en``).
        ``date`` is ISO text, as precise as known; relative dates (`next year`) can be resolved only where it is there.
    kind, issuer, participants
        Facts of the document for tables and filters.

    Returns
    -------
    DataFrame
        DOCUMENTS with one row: ``doc_id, title, date, kind, issuer, participants, language, source_file, source_sha256, media_type,
        source_text, source_lines``, as :func:`load_documents` describes them.

    Raises
    ------
    DocumentError
        If the file does not exist or cannot be read as one of these, or its date is not ISO text.

    Examples
    --------
    >>> document = read_document("corpus/mekong-japan-2020-joint-statement.md", date="2020-11-13")
    >>> document["media_type"].item()
    'text/markdown'
    """
    path = Path(path)
    content = read_file(path)
    reading = read_bytes(content, path.name)
    row = _row(
        doc_id=doc_id or make_id(path.stem) or "document",
        reading=reading,
        sha256=hashlib.sha256(content).hexdigest(),
        name=path.name,
        fields=_facts(
            reading, path.name, title=title, date=date, kind=kind, issuer=issuer, language=language
        ),
        participants=participants,
    )
    return DOCUMENTS.frame([row])


def read_text(
    text: str,
    *,
    doc_id: str = "text",
    title: str | None = None,
    date: str | None = None,
    kind: str = "",
    issuer: str = "",
    participants: Sequence[str] = (),
    language: str | None = None,
    media_type: str = "text/plain",
) -> pd.DataFrame:
    """Take a text at hand as a document; the result has one row, the document.

    Parameters
    ----------
    text
        The document's text; YAML front matter is read as in a file.
    doc_id, title, date, kind, issuer, participants, language
        As in :func:`read_document`.
    media_type
        ``text/plain`` or ``text/markdown``.

    Returns
    -------
    DataFrame
        DOCUMENTS with one row: ``doc_id, title, date, kind, issuer, participants, language, source_file, source_sha256, media_type,
        source_text, source_lines``, as :func:`load_documents` describes them; ``source_file`` is empty.

    Raises
    ------
    DocumentError
        If the date is not ISO text, or the media type is another.

    Examples
    --------
    >>> read_text("We welcomed the progress.", date="2020-11-13")["date"].item()
    '2020-11-13'
    """
    if media_type not in {PLAIN, MARKDOWN}:
        msg = f"media_type is {media_type!r}; it must be 'text/plain' or 'text/markdown'."
        raise DocumentError(msg)
    if not isinstance(text, str):
        msg = f"a text is needed, got {type(text).__name__!r}. For a file, use read_document."
        raise DocumentError(msg)
    reading = Reading(text, media_type, read_front_matter(text, doc_id))
    row = _row(
        doc_id=doc_id,
        reading=reading,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        name="",
        fields=_facts(reading, doc_id, title=title, date=date, kind=kind, issuer=issuer, language=language),
        participants=participants,
    )
    return DOCUMENTS.frame([row])


def line_numbers(documents: pd.DataFrame) -> list[Sequence[int]]:
    """Return for each document what the lines of its ``source_text`` are called in its file; nothing where they count from 1.

    Raises
    ------
    SchemaError
        If there are not as many numbers as lines.
    """
    if "source_lines" not in documents.columns:
        return [()] * len(documents)
    found: list[Sequence[int]] = []
    for doc_id, text, given in zip(
        documents["doc_id"], documents["source_text"], documents["source_lines"], strict=True
    ):
        numbers = given if isinstance(given, list | tuple) else ()
        if numbers and len(numbers) != len(_LINE_END.findall(str(text))) + 1:
            msg = f"document {doc_id!r} has {len(numbers)} source_lines for another number of lines. Give the table as it was read."
            raise SchemaError(msg)
        found.append(numbers)
    return found


def _facts(reading: Reading, name: str, **given: str | None) -> dict[str, str]:
    """Return the document's facts: those given, else those it says of itself, else empty ones."""
    facts = {
        key: str(value) if value is not None else reading.facts.get(key, "") for key, value in given.items()
    }
    facts["language"] = (given["language"] or settle_language(facts["language"], reading.text)).lower()
    facts["date"] = facts["date"][:10] if given["date"] is None else facts["date"]
    if facts["date"] and not ISO_DATE.fullmatch(facts["date"]):
        msg = f"the date of {name} is {facts['date']!r}; give ISO text as precise as known, like 2020-11-13 or 2020-11."
        raise DocumentError(msg)
    return facts


def _row(
    *,
    doc_id: str,
    reading: Reading,
    sha256: str,
    name: str,
    fields: dict[str, str],
    participants: Sequence[str],
) -> dict[str, object]:
    return {
        **fields,
        "doc_id": doc_id,
        "participants": (participants,) if isinstance(participants, str) else tuple(participants),
        "source_file": name,
        "source_sha256": sha256,
        "media_type": reading.media_type,
        "source_text": reading.text,
        "source_lines": reading.lines,
    }
