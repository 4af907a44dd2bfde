"""Where the tables of a run lie: a folder, or the URL of one, in which a file is there wholly or not at all.

On a disk a file is written under another name and moved into place; object storage shows none before it is complete. A batch is
committed by its mark, which is written when all its tables are there; parts without a mark don't count and are written again.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from toolkit.scale.sources import is_url, open_system

RUN = "run.json"
PLAN = "sources.plan"
MARKS = "_batches"
NEW = ".new-"


class Store:
    """The folder of a run, on a disk or behind a URL; a worker opens it again by :attr:`address`."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        given = os.fspath(folder)
        self.system, self.root = open_system(given)
        self.local = not is_url(given)
        self.shown = given
        self.address = self.root if self.local else given

    def path(self, name: str) -> str:
        """Return the path of a file in the store's file system."""
        return f"{self.root.rstrip('/')}/{name}"

    def names(self, folder: str = "") -> list[str]:
        """Return the names in a folder of the store, sorted; none where it isn't there."""
        self.system.invalidate_cache()
        try:
            found = self.system.ls(self.path(folder), detail=False)
        except FileNotFoundError:
            return []
        return sorted(name for path in found if (name := str(path).rstrip("/").rpartition("/")[2]))

    def read(self, name: str, start: int | None = None, stop: int | None = None) -> bytes:
        """Return the bytes of a file, or those from `start` to `stop`."""
        content: bytes = self.system.cat_file(self.path(name), start=start, end=stop)
        return content

    def open(self, name: str) -> IO[bytes]:
        """Open a file for reading."""
        opened: IO[bytes] = self.system.open(self.path(name), "rb")
        return opened

    def write(self, name: str, content: bytes) -> None:
        """Write a file in one step."""
        if not self.local:
            self.system.pipe_file(self.path(name), content)
            return
        with self._placed(name) as part:
            part.write_bytes(content)

    def take(self, file: Path, name: str) -> None:
        """Copy a file of this machine into the store, in one step."""
        if not self.local:
            self.system.put_file(str(file), self.path(name))
            return
        with self._placed(name) as part:
            shutil.copyfile(file, part)

    @contextmanager
    def _placed(self, name: str) -> Iterator[Path]:
        """Give the path to write a file at, which is moved to its place when it is written."""
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{NEW}{uuid.uuid4().hex}")
        try:
            yield part
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def sweep(self) -> None:
        """Remove what processes that were killed have left half-written."""
        if self.local:
            for part in (*Path(self.root).glob(f"{NEW}*"), *Path(self.root).glob(f"*/{NEW}*")):
                with suppress(OSError):
                    part.unlink()


def part_name(table: str, number: int) -> str:
    """Return the name of a batch's part of a table.

    Examples
    --------
    >>> part_name("money", 7)
    'money/part-00000007.parquet'
    """
    return f"{table}/part-{number:08}.parquet"


def mark_name(number: int) -> str:
    """Return the name of the mark that a batch is committed by."""
    return f"{MARKS}/{number:08}.json"


def committed(store: Store) -> list[int]:
    """Return the numbers of the batches that are wholly there, in order."""
    return [int(name.removesuffix(".json")) for name in store.names(MARKS) if name.endswith(".json")]
