"""Which files a process reads, and what was in them: what decides whether a result still holds.

:func:`record_reads` sets an audit hook (:func:`sys.addaudithook`), so whatever opens a file through Python is seen: pandas,
``open``, the import of a module, the listing of a folder. A file is hashed when it is first opened, so the record holds
what the process read, not what the file has become since. Not seen is what does not go through Python's own functions:
files that a program started by a cell reads, and whether a file is there where it is only asked for, not opened.

Installed packages are left out; :func:`toolkit.report.packages.installed` names them with their versions. The toolkit's own files are kept
wherever it is installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.util import source_from_cache
from pathlib import Path
from threading import local
from types import FrameType
from typing import Any

from toolkit.report.packages import PACKAGE, installations

ABSENT = "absent"
"""The fingerprint of a file that is not there."""

_FOLDER = "folder"
_PACKAGE = str(PACKAGE) + os.sep
_SYSTEM = ("/proc/", "/sys/", "/dev/")
_WRITING = os.O_WRONLY | os.O_RDWR
_LISTING = {"os.listdir", "os.scandir"}
_EVENTS = {"open", "sqlite3.connect", *_LISTING}
_LISTERS = tuple(os.sep + name for name in ("glob.py", "pathlib.py", "_local.py", "os.py"))
_recorders: list[_Recorder] = []
_ignored: set[str] = set()


def fingerprint(path: str | Path) -> str:
    """Return what stands for the content of a file, or for the names in a folder but hidden ones.

    Examples
    --------
    >>> fingerprint("no/such/file")
    'absent'
    """
    try:
        if stat.S_ISDIR(os.stat(path).st_mode):  # noqa: PTH116
            return "\n".join([_FOLDER, *_names(path)])
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ABSENT


def names_in(print_: str) -> set[str] | None:
    r"""Return the names in a folder from its fingerprint, or None where it is that of a file.

    Examples
    --------
    >>> names_in("folder\na.txt"), names_in("absent")
    ({'a.txt'}, None)
    """
    kind, *names = print_.split("\n")
    return set(names) if kind == _FOLDER else None


def _names(folder: str | Path) -> list[str]:
    return sorted(name for name in os.listdir(folder) if not name.startswith((".", "__pycache__")))  # noqa: PTH208


@cache
def _left_out() -> tuple[str, ...]:
    """Return the folders of Python and of installed packages."""
    paths = sysconfig.get_paths()
    archives = [path for path in sys.path if path.endswith(".zip")]
    library = [paths["stdlib"], paths["platstdlib"], *installations(), *archives]
    both = dict.fromkeys(path for name in library for path in (name, os.path.realpath(name)))
    return (*(path + os.sep for path in both), *_SYSTEM)


class _Recorder:
    """Tells `note` of each file and folder that is read, once."""

    def __init__(self, note: Callable[[str, str], None]) -> None:
        self.note = note
        self.seen: set[str] = set()
        self.busy = local()

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        """Take notice of an audit event; what the recorder itself does is none."""
        if event not in _EVENTS or getattr(self.busy, "on", False):
            return
        self.busy.on = True
        try:
            self._see(event, *args)
        finally:
            self.busy.on = False

    def _see(self, event: str, name: Any, mode: str | None = "", flags: int = 0) -> None:
        listed = event in _LISTING
        if not isinstance(name, str | bytes | os.PathLike | None) or (listed and _is_import()):
            return
        path = os.path.abspath(os.fsdecode(name or "."))  # noqa: PTH100
        if path in self.seen or (not listed and os.path.isdir(path)):  # noqa: PTH112
            return
        if mode is None and not os.path.isfile(path):  # noqa: PTH113 - by os.open, perhaps in another folder
            return
        self.seen.add(path)
        if not flags & _WRITING and not _is_ignored(path) and _is_regular(path):
            path = source_from_cache(path) if path.endswith(".pyc") else path
            self.note(path, fingerprint(path))


def _is_import() -> bool:
    """Tell whether a folder is listed in search of modules or packages."""
    frame: FrameType | None = sys._getframe(4)
    while frame and frame.f_code.co_filename.endswith(_LISTERS):
        frame = frame.f_back
    return frame is not None and any(
        name in frame.f_code.co_filename for name in ("importlib", "entrypoints")
    )


def _is_ignored(path: str) -> bool:
    inside = path + os.sep
    return inside.startswith(tuple(_ignored)) or (
        inside.startswith(_left_out()) and not path.startswith(_PACKAGE)
    )


def _is_regular(path: str) -> bool:
    """Tell whether `path` is a file or a folder, or could become one; pipes and devices are not."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except OSError:
        return True
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _hear(event: str, args: tuple[object, ...]) -> None:
    for recorder in _recorders:
        recorder.hear(event, args)


@cache
def _set_hook() -> None:
    sys.addaudithook(_hear)


def ignore_reads(*folders: str | Path) -> None:
    """Leave out, from now on, what is in `folders`: files that this process makes for itself."""
    _ignored.update(str(Path(folder).resolve()) + os.sep for folder in folders)


def record_reads(record: str | Path) -> None:
    """Write path and fingerprint of each file and folder read from now on to `record`, until this process ends.

    Parameters
    ----------
    record
        The file to write, a line each at once, which :func:`load_reads` reads.
    """
    file = Path(record).open("w", encoding="utf-8", buffering=1)  # noqa: SIM115

    def note(path: str, print_: str) -> None:
        file.write(json.dumps([path, print_]) + "\n")

    _recorders.append(_Recorder(note))
    _set_hook()


def load_reads(record: str | Path) -> dict[str, str]:
    """Return what :func:`record_reads` has written: path and fingerprint of each file, by path."""
    lines = Path(record).read_text("utf-8").splitlines()
    return dict(sorted(json.loads(line) for line in lines))


def merge_reads(*records: Mapping[str, str]) -> dict[str, str]:
    """Return all records as one; a file that was not the same in all of them changed meanwhile, and agrees with nothing.

    Examples
    --------
    >>> merge_reads({"a": "1", "b": "2"}, {"b": "3", "c": "4"})
    {'a': '1', 'b': '', 'c': '4'}
    """
    merged: dict[str, str] = {}
    for record in records:
        for path, print_ in record.items():
            merged[path] = print_ if merged.get(path, print_) == print_ else ""
    return merged


@contextmanager
def recorded_reads() -> Iterator[dict[str, str]]:
    """Yield a dictionary that fills with path and fingerprint of what is read in the ``with`` block.

    Examples
    --------
    >>> with recorded_reads() as reads:
    ...     content = Path(__file__).read_bytes()
    >>> list(reads.values()) == [hashlib.sha256(content).hexdigest()]
    True
    """
    reads: dict[str, str] = {}
    recorder = _Recorder(reads.__setitem__)
    _recorders.append(recorder)
    _set_hook()
    try:
        yield reads
    finally:
        _recorders.remove(recorder)
