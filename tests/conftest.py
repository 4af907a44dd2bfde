"""What several modules of tests share: the report of the five documents, built as a user builds it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def build(folder: Path) -> Path:
    """Build the report into a folder, with site and Word document, in a process of its own."""
    command = [sys.executable, "-m", "toolkit", "report", "--site", "--docx", "--out", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a build."""
    return build(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="session")
def builds(built: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the folders of two builds."""
    return [built, build(tmp_path_factory.mktemp("second"))]
