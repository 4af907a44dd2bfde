"""How long the report takes, in one run: cold, unchanged, one chapter changed, in kernels, and beside plain papermill and nbconvert.

Run ``python tests/bench_report.py [ROUNDS]``. Each round does all in turn, so that what else the machine does falls on each of
them, and prints seconds and the ratios that matter. The plain way makes a page of HTML a notebook, and no PDF.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHANGED = "notebooks/south_china_sea.ipynb"


def timed(*command: str, cwd: Path) -> float:
    """Return how long a command takes; if it fails, so does the benchmark."""
    environment = {**os.environ, "PYTHONPATH": str(cwd)}
    line = [sys.executable, "-m", *command]
    start = time.perf_counter()
    done = subprocess.run(line, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return time.perf_counter() - start


def copy_project(folder: Path) -> Path:
    """Copy what the report is made from, code included."""
    for name in ("corpus", "notebooks", "reports", "toolkit"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("build", ".cache"))
    compileall.compile_dir(folder / "toolkit", quiet=1)
    return folder


def plain(folder: Path, notebooks: list[Path]) -> dict[str, float]:
    """Return how long papermill and nbconvert take, notebook by notebook, as the command line runs them."""
    seconds = {"papermill": 0.0, "nbconvert": 0.0}
    for path in notebooks:
        out = str(folder / path.name)
        run = (
            "papermill",
            "--no-progress-bar",
            "--no-log-output",
            "--cwd",
            "notebooks",
            "-k",
            "python3",
            str(path),
            out,
        )
        seconds[path.stem] = timed(*run, cwd=folder)
        seconds["papermill"] += seconds[path.stem]
        seconds["nbconvert"] += timed("nbconvert", "--to", "html", out, cwd=folder)
    return seconds


def measure(folder: Path) -> dict[str, float]:
    """Return the seconds of one round, by name."""
    report = ("toolkit", "report")
    changed = folder / CHANGED
    seconds = {"cold": timed(*report, cwd=folder), "unchanged": timed(*report, cwd=folder)}
    changed.write_text(
        changed.read_text("utf-8").replace("import toolkit as tk", "import toolkit as tk  # again"), "utf-8"
    )
    seconds["one chapter changed"] = timed(*report, cwd=folder)
    seconds["cold, in kernels"] = timed(*report, "--force", "--engine", "kernel", cwd=folder)
    notebooks = sorted(path.relative_to(folder) for path in (folder / "notebooks").glob("*.ipynb"))
    by_hand = plain(folder, notebooks)
    seconds["papermill, then nbconvert to HTML"] = by_hand["papermill"] + by_hand["nbconvert"]
    seconds["papermill, that chapter alone"] = by_hand[changed.stem]
    return seconds


def main(rounds: str = "1") -> None:
    """Print the seconds of each round, and its ratios."""
    for number in range(1, int(rounds) + 1):
        with tempfile.TemporaryDirectory() as folder:
            seconds = measure(copy_project(Path(folder)))
        cold, alone = seconds["cold"], seconds["papermill, that chapter alone"]
        changed, by_hand = seconds["one chapter changed"], seconds["papermill, then nbconvert to HTML"]
        lines = [f"{value:8.2f} s  {name}" for name, value in seconds.items()]
        lines += [
            f"{seconds['unchanged'] / cold:8.3f}    unchanged / cold (at most 0.05)",
            f"{changed - alone:8.2f} s  one chapter changed - papermill, that chapter alone (at most 1)",
            f"{cold / by_hand:8.3f}    cold / papermill, then nbconvert (at most 0.25)",
        ]
        print("\n".join([f"round {number}", *lines]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:2])
