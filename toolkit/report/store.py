"""What earlier builds made, and whether it still holds: executed notebooks, and the files of the report.

In ``.cache/`` beside the settings, each result is two files: the result itself, and a record of all it was made from. It
holds if the values it was made from (a notebook, its parameters, the installed packages) are the same, and every file and
folder that was read for it is as it was then. So nothing depends on times, or on files having been declared. Files are
written under temporary names and moved into place, the record last; a damaged one is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.report.recording import ABSENT, fingerprint, names_in

FOLDER = ".cache"
PART = ".new-"
_OLD = 3600
_KEPT = 3
_SHORT = 16
_RESULT = ".result"
Look = Callable[[str], str]


@dataclass(frozen=True)
class Made:
    """What a result was made from: named values, and the files that were read, by path."""

    values: Mapping[str, Any]
    reads: Mapping[str, str] = field(default_factory=dict)

    def differences(self, values: Mapping[str, Any], look: Look) -> list[str]:
        """Return what is not as it was then, a phrase each.

        Examples
        --------
        >>> made = Made({"parameters": {"theme": "peace"}}, {"no-such-file": "0f0f"})
        >>> made.differences({"parameters": {"theme": "war"}}, fingerprint)
        ['parameters: theme', 'no-such-file is gone']
        """
        changed = [
            _value_changed(name, self.values.get(name), value)
            for name, value in values.items()
            if self.values.get(name) != value
        ]
        for path, before in self.reads.items():
            now = look(path)
            if now != before:
                changed.append(_file_changed(path, before, now))
        return changed


def _value_changed(name: str, before: object, now: object) -> str:
    if isinstance(before, dict) and isinstance(now, dict):
        keys = sorted(key for key in {*before, *now} if before.get(key) != now.get(key))
        return f"{name}: {', '.join(keys)}"
    if isinstance(before, list) and isinstance(now, list):
        other = [item for item in now if item not in before] or [
            f"no {item}" for item in before if item not in now
        ]
        return f"{name}: {', '.join(map(str, other))}"
    return f"{name} changed"


def _file_changed(path: str, before: str, now: str) -> str:
    names = shown(path)
    then_in, now_in = names_in(before), names_in(now)
    if then_in is not None and now_in is not None:
        new, gone = sorted(now_in - then_in), sorted(then_in - now_in)
        told = [f"{name} is new" for name in new] + [f"{name} is gone" for name in gone]
        return f"{names}: {', '.join(told)}"
    return f"{names} {'is new' if before == ABSENT else 'is gone' if now == ABSENT else 'changed'}"


def shown(path: str | Path) -> str:
    """Return `path` relative to here, where that is shorter."""
    path, here = Path(path), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def sweep(folder: Path) -> None:
    """Remove what a build that was killed has left half-made in `folder`; one that still runs is not that old."""
    for path in folder.glob(f"{PART}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _OLD:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever looks finds the old content or the new, whatever happens meanwhile."""
    handle, part = tempfile.mkstemp(prefix=PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


class Store:
    """The folder of earlier results, and how files look now; each is looked at once."""

    def __init__(self, beside: Path) -> None:
        self.folder = beside / FOLDER
        self._looks: dict[str, str] = {}

    def look(self, path: str) -> str:
        """Return a file's fingerprint, as it was when it was first asked for."""
        if path not in self._looks:
            self._looks[path] = fingerprint(path)
        return self._looks[path]

    def find(self, name: str, values: Mapping[str, Any]) -> tuple[bytes, Made] | list[str]:
        """Return a result and what it was made from, or if none holds what has changed since the newest.

        Parameters
        ----------
        name
            What the result is called: letters, digits and hyphens.
        values
            What it must have been made from, beside the files it read.
        """
        reasons: list[str] = []
        for path in self._records(name):
            made = _read_record(path)
            if made is not None:
                changed = made.differences(values, self.look)
                content = None if changed else _read_content(path, made)
                if content is not None:
                    return content, made
                reasons = reasons or changed or ["its result is damaged"]
        return reasons or ["it has not been made before"]

    def keep(self, name: str, made: Made, content: bytes) -> None:
        """Save a result, and drop the oldest of its name; where the folder cannot be written, do without."""
        values = {**made.values, "content": digest(content)}
        record = json.dumps({"values": values, "reads": dict(made.reads)}).encode()
        path = self.folder / f"{name}.{digest(record)[:_SHORT]}.json"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            sweep(self.folder)
            replace_file(path.with_suffix(_RESULT), content)
            replace_file(path, record)
            for old in self._records(name)[_KEPT:]:
                old.unlink(missing_ok=True)
                old.with_suffix(_RESULT).unlink(missing_ok=True)

    def paths(self) -> set[str]:
        """Return every file and folder that any result was made from."""
        records = self.folder.glob("*.json") if self.folder.is_dir() else ()
        return {path for made in map(_read_record, records) if made for path in made.reads}

    def _records(self, name: str) -> list[Path]:
        """Return the records of a result, the newest first."""
        with suppress(OSError):
            found = self.folder.glob(f"{name}.{'?' * _SHORT}.json")
            return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
        return []


def _read_record(path: Path) -> Made | None:
    try:
        record = json.loads(path.read_bytes())
        return Made(dict(record["values"]), dict(record["reads"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read_content(record: Path, made: Made) -> bytes | None:
    try:
        content = record.with_suffix(_RESULT).read_bytes()
    except OSError:
        return None
    return content if digest(content) == made.values.get("content") else None
