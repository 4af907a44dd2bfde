"""Build the report of this commit twice, in circumstances as unlike as can be made here, and compare every byte.

Run ``python tests/reproduce.py``. The last commit is cloned to two folders and built in both, with all the outputs that
``toolkit report`` knows: at another path, on another day (:mod:`another_day.sitecustomize`), in another time zone and locale,
with another hash seed, home folder, umask, engine and number of jobs. It names the first difference, and exits with status 1 if there is one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
OUTPUTS = ("--data", "--site", "--docx")
"""Outputs to build besides the usual ones."""
DROPPED = ("SOURCE_DATE_EPOCH", "PYTHONPATH", "LANG", "LANGUAGE", "MPLCONFIGDIR", "IPYTHONDIR")
AROUND = 40


class Circumstances(NamedTuple):
    """Where and how a build is made."""

    folder: str
    options: Mapping[str, str]
    umask: int
    environment: Mapping[str, str]


HERE = Circumstances(
    "one",
    {"--jobs": "1"},
    0o022,
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "DAYS_AHEAD": "0"},
)
ELSEWHERE = Circumstances(
    "a much longer path/à côté/two",
    {"--jobs": "2", "--engine": "kernel"},
    0o077,
    {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANGUAGE": "tr",
        "PYTHONHASHSEED": "4242",
        "DAYS_AHEAD": "400",
        "COLUMNS": "40",
    },
)


class Difference(NamedTuple):
    """The first place where two builds differ."""

    path: str
    place: str
    first: str
    second: str


def compare(first: Path, second: Path) -> Difference | None:
    """Return the first difference between the files of two folders, by path, or nothing."""
    paths = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (first, second)
    ]
    for path in sorted(paths[0] | paths[1]):
        there = [path in found for found in paths]
        if not all(there):
            words = ["there" if found else "missing" for found in there]
            return Difference(path, "the file itself", *words)
        contents = (first / path).read_bytes(), (second / path).read_bytes()
        if contents[0] != contents[1]:
            return Difference(path, *_first(*contents))
    return None


def _first(one: bytes, two: bytes) -> tuple[str, str, str]:
    """Return where two contents part, and what stands there."""
    shorter = min(len(one), len(two))
    place = next((n for n in range(shorter) if one[n] != two[n]), shorter)
    name = f"byte {place}"
    if b"\0" not in one[:8192]:
        line = one.count(b"\n", 0, place) + 1
        name = f"line {line}, byte {place - one.rfind(bytes([10]), 0, place) - 1} of it ({place} of the file)"
    parts = (content[max(0, place - AROUND) : place + AROUND] for content in (one, two))
    shown, other = (repr(part.decode("utf-8", "backslashreplace")) for part in parts)
    return name, shown, other


def build(circumstances: Circumstances, scratch: Path) -> subprocess.Popen[str]:
    """Clone the last commit, and start to build its report."""
    folder = scratch / circumstances.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    home, temporary = (scratch / f"{name} of {folder.name}" for name in ("home", "temporary"))
    home.mkdir()
    temporary.mkdir()
    environment = {name: value for name, value in os.environ.items() if name not in DROPPED}
    environment |= {
        **circumstances.environment,
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONPATH": str(Path(__file__).with_name("another_day")),
    }
    return subprocess.Popen(
        command(circumstances.options),
        cwd=folder,
        env=environment,
        umask=circumstances.umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def command(options: Mapping[str, str]) -> list[str]:
    """Return the command that builds the report."""
    given = [part for option in options.items() for part in option]
    return [sys.executable, "-m", "toolkit", "report", *OUTPUTS, *given]


def main() -> int:
    """Build twice at once, compare, tell; return the exit status."""
    began = time.monotonic()
    if subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, check=True, capture_output=True).stdout:
        _tell("The last commit is built; changes since then are not part of it.")
    with tempfile.TemporaryDirectory(prefix="reproduce-") as name:
        scratch = Path(name).resolve()
        running = [build(circumstances, scratch) for circumstances in (HERE, ELSEWHERE)]
        said = [process.communicate()[0] for process in running]
        for process, text in zip(running, said, strict=True):
            if process.returncode:
                _tell(f"a build failed:\n{text}")
                return 1
        first, second = (scratch / each.folder / "reports" / "build" for each in (HERE, ELSEWHERE))
        found = compare(first, second)
        if found:
            _tell(f"{found.path} differs at {found.place}:\n  {found.first}\n  {found.second}")
            return 1
        files = [path for path in first.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
    _tell(f"{len(files)} files, {size:.1f} MB: the same bytes twice ({time.monotonic() - began:.0f} s)")
    return 0


def _tell(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
