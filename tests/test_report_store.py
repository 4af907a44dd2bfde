"""Tests of the store of earlier results."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from toolkit.report.recording import fingerprint
from toolkit.report.store import PART, Made, Store, sweep

VALUES = {"parameters": {"theme": "peace"}, "packages": ["pandas-3.0"]}


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """Write the file that results are made from."""
    path = tmp_path / "data.csv"
    path.write_text("1", "utf-8")
    return path


def kept(tmp_path: Path, read: Path, content: bytes = b"result") -> None:
    """Keep a result of the name `one`."""
    Store(tmp_path).keep("one", Made(VALUES, {str(read): fingerprint(read)}), content)


def found(tmp_path: Path, values: dict[str, object] = VALUES) -> bytes | list[str]:
    """Look for it."""
    answer = Store(tmp_path).find("one", values)
    return answer if isinstance(answer, list) else answer[0]


def test_a_result_holds_while_all_is_as_it_was(
    tmp_path: Path, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Content decides, not time; with the old content comes the old result. Files are named relative to here."""
    monkeypatch.chdir(tmp_path)
    assert found(tmp_path) == ["it has not been made before"]
    kept(tmp_path, read)
    os.utime(read, (0, 0))
    assert found(tmp_path) == b"result"
    read.write_text("2", "utf-8")
    assert found(tmp_path) == [f"{read.relative_to(tmp_path)} changed"]
    kept(tmp_path, read, b"another")
    assert found(tmp_path) == b"another"
    read.write_text("1", "utf-8")
    assert found(tmp_path) == b"result"
    read.unlink()
    assert found(tmp_path) == [f"{read.relative_to(tmp_path)} is gone"]


def test_reasons_name_what_changed(tmp_path: Path, read: Path) -> None:
    """A parameter, a package: each by its name."""
    kept(tmp_path, read)
    assert found(tmp_path, {**VALUES, "parameters": {"theme": "war"}}) == ["parameters: theme"]
    assert found(tmp_path, {**VALUES, "packages": ["pandas-3.1"]}) == ["packages: pandas-3.1"]
    assert found(tmp_path, {**VALUES, "packages": []}) == ["packages: no pandas-3.0"]


@pytest.mark.parametrize("suffix", [".json", ".result"])
@pytest.mark.parametrize("content", [b"", b"\xff{", b"[]", b'{"values": 1, "reads": {}}'])
def test_what_is_damaged_is_as_good_as_none(tmp_path: Path, read: Path, suffix: str, content: bytes) -> None:
    """A broken or foreign file is passed over, and replaced by the next result."""
    kept(tmp_path, read)
    (path,) = (tmp_path / ".cache").glob(f"*{suffix}")
    path.write_bytes(content)
    assert isinstance(found(tmp_path), list)
    kept(tmp_path, read)
    assert found(tmp_path) == b"result"


def test_old_results_are_dropped(tmp_path: Path, read: Path) -> None:
    """Three of a name stay, with their records, and nothing else."""
    for number in range(5):
        read.write_text(str(number), "utf-8")
        kept(tmp_path, read)
    assert len(list((tmp_path / ".cache").iterdir())) == 6
    assert found(tmp_path) == b"result"


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, read: Path) -> None:
    """A file in the folder's place is no error: the result is not kept."""
    (tmp_path / ".cache").write_text("in the way", "utf-8")
    kept(tmp_path, read)
    assert found(tmp_path) == ["it has not been made before"]


def test_what_a_killed_build_left_is_swept_away_when_it_is_old(tmp_path: Path) -> None:
    """A build that still runs keeps its files."""
    old, new = tmp_path / f"{PART}old", tmp_path / f"{PART}new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "report.html").touch()
    os.utime(old, (time.time() - 7200,) * 2)
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [new.name]
