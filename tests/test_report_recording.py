"""Tests of the record of what is read."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pandas as pd

from toolkit.report.recording import ABSENT, fingerprint, ignore_reads, load_reads, recorded_reads


def names(reads: dict[str, str]) -> list[str]:
    """Return the names of the files that were read."""
    return sorted(Path(path).name for path in reads)


def test_every_way_to_read_is_seen(tmp_path: Path) -> None:
    """By pandas, by Python, by a database; a folder that is listed, a file that is not there."""
    (tmp_path / "a.csv").write_text("x\n1\n", "utf-8")
    (tmp_path / "b.txt").write_text("b", "utf-8")
    with closing(sqlite3.connect(tmp_path / "c.db")) as database:
        database.execute("create table t (x)")
    with recorded_reads() as reads:
        pd.read_csv(tmp_path / "a.csv")
        (tmp_path / "b.txt").read_bytes()
        sqlite3.connect(tmp_path / "c.db").close()
        list(tmp_path.glob("*.csv"))
        with suppress(FileNotFoundError):
            (tmp_path / "d.txt").read_text("utf-8")
    assert names(reads) == ["a.csv", "b.txt", "c.db", "d.txt", tmp_path.name]
    assert reads[str(tmp_path / "d.txt")] == ABSENT
    assert {path: fingerprint(path) for path in reads} == reads
    (tmp_path / "e.csv").touch()
    assert fingerprint(tmp_path) != reads[str(tmp_path)]


def test_the_content_is_that_which_was_read(tmp_path: Path) -> None:
    """A file that changes afterwards does not change the record."""
    path = tmp_path / "a.txt"
    path.write_text("old", "utf-8")
    before = fingerprint(path)
    with recorded_reads() as reads:
        path.read_text("utf-8")
        path.write_text("new", "utf-8")
        path.read_text("utf-8")
    assert reads == {str(path): before}


def test_what_is_written_is_not_read(tmp_path: Path) -> None:
    """A file that a notebook makes for itself is no reason to run it again; nor is an ignored folder or a package."""
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "a.txt").touch()
    ignore_reads(tmp_path / "private")
    with recorded_reads() as reads:
        (tmp_path / "made.txt").write_text("x", "utf-8")
        (tmp_path / "made.txt").read_text("utf-8")
        (tmp_path / "private" / "a.txt").read_bytes()
        Path(pd.__file__).read_bytes()
    assert reads == {}


def test_the_modules_that_are_used_are_recorded(tmp_path: Path) -> None:
    """Of the toolkit those that were imported, by their source; a module beside the notebook too."""
    (tmp_path / "beside.py").write_text("x = 1\n", "utf-8")
    code = (
        "import sys; from toolkit.report.recording import record_reads; record_reads('reads')\n"
        "sys.path.insert(0, ''); import beside; import toolkit as tk; tk.load_codebook('covid-19')"
    )
    root = str(Path(__file__).parents[1])
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": root}, check=True)
    found = names(load_reads(tmp_path / "reads"))
    assert {"beside.py", "codebook.py", "codebook_rules.py", "covid-19.toml"} <= set(found)
    assert not {"themes.py", "money.toml", "toolkit"} & set(found)
