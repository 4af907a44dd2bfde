"""The plan of a run: which documents there are, what each is called, and which of them make a batch.

A file's document is called by its catalogue's id or its file's name, as :func:`toolkit.read_document` does; a record of JSON lines by the id it gives itself,
else by its line. Where two would be called the same, each is called by the whole of its name and a hash of it. The plan is a line of
JSON a batch and depends on the files alone, so that a run can be continued with more processes or fewer. No more is held of all the
documents than eight bytes each.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import IO, Any, NamedTuple

import numpy as np

from toolkit.catalog import make_id
from toolkit.scale.sources import File, is_records, open_file

BATCH_BYTES = 2_000_000
_BATCHES = 100
_FEWEST, _MOST = 16, 100
_STRETCH = 1 << 24


class Source(NamedTuple):
    """A document: its id, its file, where it begins and ends there, and its entry of a catalogue."""

    doc_id: str
    path: str
    start: int
    stop: int
    entry: Mapping[str, Any] = {}


class Listing(NamedTuple):
    """What was found: a hash of the files' paths, sizes and versions, and how many files and bytes they are."""

    sha256: str
    files: int
    bytes: int


class _Found(NamedTuple):
    """A document that has no id yet: what it may be called, its file's name in what was asked for, its file and place, and its entry."""

    called: str
    name: str
    path: str
    start: int
    stop: int
    entry: Mapping[str, Any] = {}


def list_again(files: Iterable[File]) -> Listing:
    """Return what the files are, without looking into any."""
    digest, count, size = hashlib.sha256(), 0, 0
    for file in files:
        digest.update(json.dumps(file).encode())
        count, size = count + 1, size + file.size
    return Listing(digest.hexdigest(), count, size)


def write_plan(
    files: Iterable[File], plan: IO[str], scratch: IO[str], *, id_field: str, batch_size: int | None = None
) -> Listing:
    """Write the plan of a run over `files` and return what the files are.

    Parameters
    ----------
    files
        The files in their order.
    plan, scratch
        Open text files: for the plan, and for what is found before it.
    id_field
        The field of a record of JSON lines that is its id.
    batch_size
        The most documents of a batch; if None, 16 to 100, the more the more there are. Two megabytes are the most in any case.
    """
    hashes = array("Q")

    def looked_into() -> Iterator[File]:
        for file in files:
            for found in _look_into(file, id_field):
                hashes.append(_hash(found.called))
                scratch.write(f"{json.dumps(found)}\n")
            yield file

    listing = list_again(looked_into())
    scratch.seek(0)
    sources = _named((_Found(*json.loads(line)) for line in scratch), _repeated(hashes))
    for batch in _batches(sources, batch_size or min(max(len(hashes) // _BATCHES, _FEWEST), _MOST)):
        plan.write(f"{json.dumps(batch)}\n")
    return listing


def read_batch(line: str | bytes) -> list[Source]:
    """Return the documents of a batch from its line of the plan."""
    return [Source(*fields) for fields in json.loads(line)]


def _look_into(file: File, id_field: str) -> Iterator[_Found]:
    called = file.entry.get("id") or make_id(PurePosixPath(file.name).stem) or "document"
    if not is_records(file.path):
        yield _Found(called, file.name, file.path, 0, file.size, file.entry)
        return
    start = 0
    for number, line in enumerate(_lines(file.path), 1):
        stop = start + line.length
        if line.text.strip():
            given = _id(line.text, id_field)
            yield _Found(given or f"{called}-{number}", f"{file.name}#{number}", file.path, start, stop)
        start = stop


class _Line(NamedTuple):
    text: bytes
    length: int


def _lines(path: str) -> Iterator[_Line]:
    """Yield the lines of a file; of one that is longer than any document, the beginning."""
    with open_file(path) as file:
        while text := file.readline(_STRETCH):
            length, rest = len(text), text
            while not rest.endswith(b"\n") and (rest := file.readline(_STRETCH)):
                length += len(rest)
            yield _Line(text, length)


def _id(line: bytes, id_field: str) -> str:
    """Return the id that a record gives itself, or nothing: what is wrong with it is told when it is read."""
    try:
        given = json.loads(line)[id_field]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return str(given).strip() if isinstance(given, str | int) else ""


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _repeated(hashes: array[int]) -> set[int]:
    ordered = np.sort(np.frombuffer(hashes, dtype=np.uint64))
    return set(ordered[1:][ordered[1:] == ordered[:-1]].tolist())


def _named(documents: Iterable[_Found], repeated: set[int]) -> Iterator[Source]:
    """Yield the documents with their ids: what each is called, or where that isn't its own, its name and a hash of that."""
    taken: set[int] = set()
    for found in documents:
        doc_id, number = found.called, 1
        while (key := _hash(doc_id)) in repeated or key in taken:
            doc_id = f"{make_id(found.name) or 'document'}-{_hash(f'{found.name}/{number}'):016x}"
            number += 1
        if doc_id != found.called:
            taken.add(key)
        yield Source(doc_id, found.path, found.start, found.stop, found.entry)


def _batches(sources: Iterable[Source], most: int) -> Iterator[list[Source]]:
    """Yield the batches; one without documents where there are none, so that every table is there."""
    batch: list[Source] = []
    size, count = 0, 0
    for source in sources:
        length = source.stop - source.start
        if batch and (len(batch) == most or size + length > BATCH_BYTES):
            yield batch
            batch, size, count = [], 0, count + 1
        batch.append(source)
        size += length
    if batch or not count:
        yield batch
