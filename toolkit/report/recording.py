"""Which files a process reads, and what was in them: what decides whether a result still holds.

:func:`record_reads` sets an audit hook (:func:`sys.addaudithook`), so whatever opens a file through Python is seen: pandas,
``open``, the import of a module, the listing of a folder. A file is hashed when it is first opened, so the record holds
what the process read, not what the file has become since. Not seen is what does not go through Python's own functions:
files that a program started by a cell reads, and whether a file is there where it is only asked for, not opened.

Installed packages are left out; :func:`installed` names them with their versions. The toolkit's own files are kept
wherever it is installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import site
import stat
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.util import source_from_cache
from pathlib import Path
from threading import local

ABSENT = "absent"
"""The fingerprint of a file that is not there."""

_FOLDER = "folder"
_PACKAGE = str(Path(__file__).resolve().parents[1]) + os.sep
_SYSTEM = ("/proc/", "/sys/", "/dev/")
_WRITING = os.O_WRONLY | os.O_RDWR
_LISTING = {"os.listdir", "os.scandir"}
_recorders: list[_Recorder] = []


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
    """Return the names in a folder from its fingerprint, or None where it is that of a file.

    Examples
    --------
    >>> names_in("folder\\na.txt"), names_in("absent")
    ({'a.txt'}, None)
    """
    kind, *names = print_.split("\n")
    return set(names) if kind == _FOLDER else None


def _names(folder: str | Path) -> list[str]:
    return sorted(name for name in os.listdir(folder) if not name.startswith((".", "__pycache__")))  # noqa: PTH208


def package_files() -> list[Path]:
    """Return the toolkit's own files, code and data."""
    found = (path for path in Path(_PACKAGE).rglob("*") if "__pycache__" not in path.parts)
    return sorted(path for path in found if path.is_file())


def installed() -> list[str]:
    """Return Python, its platform and the installed packages, each with its version.

    Examples
    --------
    >>> any(name.startswith("pandas-") for name in installed())
    True
    """
    folders = [folder for folder in _installations() if Path(folder).is_dir()]
    found = {path.stem for folder in folders for path in Path(folder).iterdir() if _describes_package(path)}
    python = f"Python-{platform.python_version()}"
    return [python, f"{sys.platform}-{platform.machine()}", *sorted(found)]


def _describes_package(path: Path) -> bool:
    return path.suffix in {".dist-info", ".egg-info"}


@cache
def _installations() -> tuple[str, ...]:
    user = [site.getusersitepackages()] if site.ENABLE_USER_SITE else []
    paths = sysconfig.get_paths()
    return tuple(
        dict.fromkeys([paths["purelib"], paths["platlib"], *getattr(site, "getsitepackages", list)(), *user])
    )


@cache
def _left_out() -> tuple[str, ...]:
    """Return the folders of Python and of installed packages."""
    paths = sysconfig.get_paths()
    library = [paths["stdlib"], paths["platstdlib"], *_installations()]
    both = dict.fromkeys(path for name in library for path in (name, os.path.realpath(name)))
    return (*(path + os.sep for path in both), *_SYSTEM)


class _Recorder:
    """The audit hook: it tells `note` of each file and folder that is read for the first time."""

    def __init__(self, note: Callable[[str, str], None], ignored: Iterable[str | Path]) -> None:
        self.note = note
        self.ignored = tuple(str(folder) + os.sep for folder in ignored)
        self.seen: set[str] = set()
        self.busy = local()

    def hear(self, event: str, args: tuple[object, ...]) -> None:
        """Take notice of one audit event."""
        if event == "open":
            path, flags = args[0], args[2]
        elif event in _LISTING and not _is_import():
            path, flags = args[0] or ".", 0
        else:
            return
        if isinstance(path, str | bytes | os.PathLike) and not getattr(self.busy, "on", False):
            self.busy.on = True
            try:
                self._see(os.fsdecode(path), flags if isinstance(flags, int) else 0)
            finally:
                self.busy.on = False

    def _see(self, name: str, flags: int) -> None:
        path = os.path.abspath(name)  # noqa: PTH100
        if path in self.seen:
            return
        self.seen.add(path)
        if flags & _WRITING or path.startswith(self.ignored):
            return
        if path.startswith(_PACKAGE):
            path = _source(path)
        elif path.startswith(_left_out()):
            return
        if _is_regular(path):
            self.note(path, fingerprint(path))


def _is_import() -> bool:
    """Tell whether it is Python's import system that lists a folder."""
    return "importlib" in sys._getframe(3).f_code.co_filename


def _source(path: str) -> str:
    return source_from_cache(path) if path.endswith(".pyc") else path


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


def record_reads(record: str | Path, ignored: Iterable[str | Path] = ()) -> None:
    """Write path and fingerprint of each file and folder read from now on to `record`, until this process ends.

    Parameters
    ----------
    record
        The file to write, a line each at once, which :func:`load_reads` reads.
    ignored
        Folders whose files are nobody's concern.
    """
    file = Path(record).open("w", encoding="utf-8", buffering=1)  # noqa: SIM115

    def note(path: str, print_: str) -> None:
        file.write(json.dumps([path, print_]) + "\n")

    _recorders.append(_Recorder(note, ignored))
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
def recorded_reads(ignored: Iterable[str | Path] = ()) -> Iterator[dict[str, str]]:
    """Yield a dictionary that fills with path and fingerprint of what is read in the ``with`` block.

    Examples
    --------
    >>> with recorded_reads() as reads:
    ...     content = Path(__file__).read_bytes()
    >>> list(reads.values()) == [hashlib.sha256(content).hexdigest()]
    True
    """
    reads: dict[str, str] = {}
    recorder = _Recorder(reads.__setitem__, ignored)
    _recorders.append(recorder)
    _set_hook()
    try:
        yield reads
    finally:
        _recorders.remove(recorder)
