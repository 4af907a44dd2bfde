"""What several modules of tests share: the report of the five documents, built as a user builds it, and a browser."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

signal.signal(signal.SIGINT, signal.default_int_handler)
"""A job in the background ignores Ctrl-C, and so would the programs that it starts, also where a test sends it to them."""

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("here")
"""No example has a limit of time: how long it takes is the machine's."""


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


def chromium(playwright: Any) -> str | None:
    """Return the path of a Chromium: the one named by the environment, Playwright's own, or one on the path."""
    named = (os.environ.get("CHROMIUM"), playwright.chromium.executable_path, *map(shutil.which, BROWSERS))
    return next((path for path in named if path and Path(path).is_file()), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start a Chromium; tests are skipped where Playwright or a Chromium is missing."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with api.sync_playwright() as playwright:
        path = chromium(playwright)
        if path is None:
            pytest.skip("there is no Chromium here: install one, or name it in CHROMIUM")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
