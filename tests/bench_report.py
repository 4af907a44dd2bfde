"""How long the report takes, in one run: cold, unchanged, one chapter changed, in kernels, and beside plain papermill and nbconvert.

Run ``python tests/bench_report.py [ROUNDS]``. Each round does all in turn, so that what else the machine does falls on each of
them, and prints seconds and the ratios that matter. The plain way makes a page of HTML a notebook, and no PDF. Jupyter Book 2 is
timed where the command ``jupyter-book`` is on the PATH; it executes the notebooks and exports Markdown, because its pages and its
PDF need templates from another host.
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
BOOK = """version: 1
project:
  toc:
{files}
  exports: [{{format: md, output: book.md, articles: [{first}]}}]
"""
SERVER = "c.ServerApp.allow_root = True\n"


def timed(*command: str, cwd: Path) -> float:
    """Return how long a module takes that is run as a command; if it fails, so does the benchmark."""
    return _timed([sys.executable, "-m", *command], cwd, {"PYTHONPATH": str(cwd)})


def _timed(command: list[str], cwd: Path, more: dict[str, str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **more}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return time.perf_counter() - start


def jupyter_book(folder: Path, notebooks: list[Path]) -> dict[str, float]:
    """Return how long Jupyter Book takes to execute the notebooks; nothing where it is not installed."""
    command = shutil.which("jupyter-book")
    if command is None:
        return {}
    names = [path.name for path in notebooks]
    files = "\n".join(f"    - file: {name}" for name in names)
    place = folder / "notebooks"
    (place / "myst.yml").write_text(BOOK.format(files=files, first=names[0]), "utf-8")
    settings = folder / "jupyter"
    settings.mkdir()
    (settings / "jupyter_server_config.py").write_text(SERVER, "utf-8")
    more = {"PYTHONPATH": str(folder), "JUPYTER_CONFIG_DIR": str(settings)}
    seconds = _timed([command, "build", "--execute", "--md"], place, more)
    executed = list((place / "_build" / "execute").glob("*"))
    if len(executed) < len(names):
        sys.exit(f"Jupyter Book executed {len(executed)} of {len(names)} notebooks.")
    return {"Jupyter Book 2, executed": seconds}


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
    return seconds | jupyter_book(folder, notebooks)


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
        lines += [f"{cold / book:8.3f}    cold / {name}" for name, book in seconds.items() if "Book" in name]
        print("\n".join([f"round {number}", *lines]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:2])
