"""Tests of the comparison of two builds, and of the clock that one of them has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import reproduce
from reproduce import ELSEWHERE, HERE, Circumstances, command, compare

from toolkit.cli import make_parser
from toolkit.report.formats import FORMATS


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Make two folders with the same files."""
    for name in ("one", "two"):
        (tmp_path / name / "data").mkdir(parents=True)
        (tmp_path / name / "data" / "a.csv").write_text("n,word\n1,peace\n2,sea\n", "utf-8")
        (tmp_path / name / "report.pdf").write_bytes(b"%PDF\0\1\2\3")
    return tmp_path / "one", tmp_path / "two"


def test_the_same_files_are_the_same(folders: tuple[Path, Path]) -> None:
    """Nothing is said of equal folders."""
    assert compare(*folders) is None


def test_the_first_difference_in_a_text_has_its_line(folders: tuple[Path, Path]) -> None:
    """File, line, byte and what stands there in both are named."""
    (folders[1] / "data" / "a.csv").write_text("n,word\n1,peace\n2,war\n", "utf-8")
    found = compare(*folders)
    assert found == ("data/a.csv", "line 3, byte 2 of it (17 of the file)", *found[2:])
    assert "2,sea" in found.first
    assert "2,war" in found.second


def test_the_first_difference_in_other_files_has_its_byte(folders: tuple[Path, Path]) -> None:
    """A file that only grew differs where the shorter one ends."""
    (folders[1] / "report.pdf").write_bytes(b"%PDF\0\1\2\3\4")
    assert compare(*folders)[:2] == ("report.pdf", "byte 8")


def test_a_missing_file_is_a_difference(folders: tuple[Path, Path]) -> None:
    """Files that only one build made are named."""
    (folders[0] / "report.pdf").unlink()
    assert compare(*folders) == ("report.pdf", "the file itself", "missing", "there")


@pytest.mark.parametrize("circumstances", [HERE, ELSEWHERE])
def test_the_command_line_knows_all_options(circumstances: Circumstances) -> None:
    """Both builds make every format, each in its own way."""
    given = command(circumstances.options)[3:]
    found = make_parser().parse_args(given)
    assert {*found.formats, *found.more} == set(FORMATS)


def test_the_other_day_is_another_day() -> None:
    """The clock of the second build is ahead in all that tells the time."""
    code = (
        "import datetime, time\n"
        "print(time.time(), datetime.datetime.now().timestamp(), datetime.datetime.now(datetime.UTC).timestamp(),"
        " datetime.datetime.combine(datetime.date.today(), datetime.time()).timestamp(), time.mktime(time.localtime()))"
    )

    def told(days: int) -> list[float]:
        path = Path(reproduce.__file__).with_name("another_day")
        environment = {**os.environ, "PYTHONPATH": str(path), "DAYS_AHEAD": str(days)}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
        )
        return [float(number) for number in done.stdout.split()]

    assert all(later - now > 398 * 86400 for now, later in zip(told(0), told(400), strict=True))
