"""The documents of a batch, from wherever they lie: files of this machine, files behind a URL, records of JSON lines."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from toolkit.documents import read_document, read_text
from toolkit.errors import CorpusChangedError, DocumentError
from toolkit.readers.formats import MOST_BYTES, MOST_CHARACTERS
from toolkit.scale.plan import Source
from toolkit.scale.sources import is_records, is_url, open_file

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*", re.DOTALL)
_FACTS = ("title", "date", "kind", "issuer", "participants", "language")
Read = Callable[[], pd.DataFrame]


def each_document(
    sources: Sequence[Source], fields: Mapping[str, str], base: str = ""
) -> Iterator[tuple[Source, Read]]:
    """Yield each document of a batch, and how it is read: a function without arguments that returns its row of DOCUMENTS.

    It raises DocumentError or CorpusChangedError where the document can't be read, OSError where its file can't.
    """
    for path, group in groupby(sources, key=attrgetter("path")):
        if is_records(path):
            records = list(group)
            stretch = _Stretch(path, base, records[0].start, records[-1].stop)
            yield from ((record, partial(_read_record, record, stretch, fields)) for record in records)
        else:
            yield from ((source, partial(_read_file, source, base)) for source in group)


class _Stretch:
    """The bytes of a file that hold the records of a batch; read once, when the first is wanted."""

    def __init__(self, path: str, base: str, start: int, stop: int) -> None:
        self.place = (path, base)
        self.start = start
        self.length = stop - start
        self.content: bytes | None = None

    def cut(self, source: Source) -> bytes:
        """Return the bytes of a record."""
        if self.content is None:
            with open_file(*self.place) as file:
                file.seek(self.start)
                self.content = file.read(self.length)
        return self.content[source.start - self.start : source.stop - self.start]


def _read_file(source: Source, base: str) -> pd.DataFrame:
    facts = {name: source.entry[name] for name in _FACTS if name in source.entry}
    if not is_url(source.path):
        found = read_document(Path(base, source.path), doc_id=source.doc_id, **facts)
    else:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, PurePosixPath(source.path).name)
            with open_file(source.path) as file:
                copy.write_bytes(file.read(MOST_BYTES + 1))
            found = read_document(copy, doc_id=source.doc_id, **facts)
    if source.entry and found["source_sha256"].item() != source.entry["sha256"]:
        msg = f"{shown(source.path)} is not the file that its catalogue records: its sha256 is another. Restore it, or record the new one."
        raise CorpusChangedError(msg)
    return found.assign(source_file=shown(source.path))


def _read_record(source: Source, stretch: _Stretch, fields: Mapping[str, str]) -> pd.DataFrame:
    where = f"the record at byte {source.start} of {source.path}"
    size = source.stop - source.start
    if size > MOST_CHARACTERS:
        msg = f"{where} has {size:,} bytes, more than the {MOST_CHARACTERS:,} of the largest. Cut it into its documents."
        raise DocumentError(msg)
    record = _parsed(stretch.cut(source), where)
    facts = {fact: str(record[name]) for fact, name in fields.items() if record.get(name) is not None}
    text = record.get(fields["text"])
    if not isinstance(text, str):
        msg = f"{where} has no text in {fields['text']!r}. Name the field that holds it; there are: {', '.join(record) or 'none'}."
        raise DocumentError(msg)
    facts.pop("id", None)
    date = _TIME.sub(r"\1", facts.pop("date", ""))
    found = read_text(facts.pop("text"), doc_id=source.doc_id, date=date or None, **facts)
    return found.assign(source_file=shown(source.path))


def _parsed(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError as err:
        msg = f"{where} holds half of a character (a lone surrogate). Write it anew as UTF-8."
        raise DocumentError(msg) from err
    except (ValueError, RecursionError) as err:
        msg = f"{where} is no JSON: {err}. Correct it, or take the line out."
        raise DocumentError(msg) from err
    if not isinstance(record, dict):
        msg = f"{where} is no JSON object. Each line must be one, with the text in a field."
        raise DocumentError(msg)
    return record


def shown(path: str) -> str:
    """Return a path as a table can hold it: bytes of a name that are no UTF-8 become question marks."""
    return path.encode("utf-8", "replace").decode()
