"""What one can do with this project, one nox session each: ``python -m nox -l`` lists them.

Every session installs from ``requirements.lock``, where each version is pinned by its hashes, and from that only
what it needs. ``python -m nox -s tests --force-python 3.13`` runs a session on another Python.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tomllib
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "typecheck", "tests", "report"]

ROOT = Path(__file__).parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"


@nox.session
def report(session: nox.Session) -> None:
    """Build reports/build/report.html and report.pdf from the corpus and the notebooks."""
    more = ["data"] if "--data" in session.posargs else []
    install(session, "report", *more)
    session.run("toolkit", "report", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests: units, properties, scores, notebooks, links, equal bytes."""
    install(session, "report", "data", "lab", "scale", "browser", "test")
    session.run("pytest", *session.posargs)


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """Walk through the report and the notebooks in JupyterLab, in a Chromium that is here: panel, search, fields, keyboard, accessibility."""
    install(session, "report", "lab", "scale", "test", "browser")
    pages = ("test_report_browser.py", "test_display_browser.py", "test_lab_browser.py")
    session.run("pytest", *(f"tests/{name}" for name in pages), *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, notebooks included, and that imports go downwards only."""
    install(session, "lint", project=False)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def typecheck(session: nox.Session) -> None:
    """Check the types of the package, strictly."""
    install(session, "report", "scale", "types")
    session.run("mypy", *session.posargs)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Execute every notebook by itself, in a fresh kernel and with its own parameters."""
    install(session, "report", "lab", "scale")
    for path in sorted(Path("notebooks").glob("*.ipynb")):
        out = Path(session.create_tmp()) / path.name
        session.run(
            "papermill", "--no-progress-bar", "--cwd", "notebooks", "-k", "python3", str(path), str(out)
        )


@nox.session
def evaluate(session: nox.Session) -> None:
    """Measure the finders against the reference annotations, and write reports/quality.toml, which the report prints."""
    install(session)
    session.run("toolkit", "evaluate", "--out", "reports/quality.toml", *session.posargs)


@nox.session(default=False)
def peers(session: nox.Session) -> None:
    """Measure spaCy, dateparser and others as the finders are measured, and write reports/peers.toml.

    The medium model of spaCy asks for Python 3.12; on an older one its rows stay as they are.
    """
    # --no-deps: the lock is complete, and tests/peers/overrides.txt says where it differs from what a package asks for.
    session.install("--require-hashes", "--no-deps", "-r", "tests/peers/requirements.lock")
    session.run(
        "python", "-W", "ignore", "-m", "peers.measure", *session.posargs, env={"PYTHONPATH": "tests"}
    )


@nox.session(default=False)
def reproduce(session: nox.Session) -> None:
    """Build the last commit twice, at another path, on another day, in another time zone and locale; compare every byte."""
    install(session, "report", "data")
    session.run("python", "tests/reproduce.py", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Time the report beside papermill and nbconvert, the alignment of 25 to 200 documents of 20 kB, and many documents."""
    install(session, "report", "lab", "scale")
    session.run("python", "tests/bench_report.py")
    session.run("python", "tests/bench_alignment.py", *session.posargs)
    session.run("python", "-m", "benchmarks.scale", env={"PYTHONPATH": "tests"})


@nox.session(default=False)
def bench_matching(session: nox.Session) -> None:
    """Time codebooks, frequencies, kwic and keyness beside pyahocorasick, regex, scikit-learn, textacy, NLTK and conc."""
    session.install("--require-hashes", "-r", "tests/benchmarks/requirements.lock")
    session.run(
        "python", "-W", "ignore", "-m", "benchmarks.matching", *session.posargs, env={"PYTHONPATH": "tests"}
    )


@nox.session(default=False)
def bench_finders(session: nox.Session) -> None:
    """Time segmenting and every finder beside spaCy's English model reading entities alone: the medium one from Python 3.12 on, or the small one."""
    session.install("--require-hashes", "--no-deps", "-r", "tests/peers/requirements.lock")
    session.run(
        "python", "-W", "ignore", "-m", "benchmarks.finders", *session.posargs, env={"PYTHONPATH": "tests"}
    )


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Read two hundred thousand mutated files of every format; ``-- --inputs 1000 --only html`` for fewer."""
    install(session, "test")
    session.run("python", "-m", "fuzz.run", *session.posargs, env={"PYTHONPATH": "tests"})


@nox.session
def lab(session: nox.Session) -> None:
    """Open JupyterLab on the notebooks; `start-here` is the first."""
    install(session, "report", "lab", "scale")
    session.run("toolkit", "lab", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel, install it into an empty environment and use it from an empty folder."""
    install(session, "build", project=False)
    tmp = Path(session.create_tmp()).resolve()
    dist, empty = tmp / "dist", tmp / "empty"
    for folder in (dist, empty):
        shutil.rmtree(folder, ignore_errors=True)
    empty.mkdir()
    session.run("python", "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist))
    session.run("python", "-m", "venv", "--clear", str(tmp / "venv"))
    python = tmp / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = (str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    session.run(*pip, "--require-hashes", "-r", str(write_requirements(session)), external=True)
    session.run(*pip, "--no-deps", *map(str, dist.glob("*.whl")), external=True)
    with session.chdir(empty):
        session.run(str(python), "-I", str(ROOT / "tests" / "use_installed.py"), external=True)


def install(session: nox.Session, *groups: str, project: bool = True) -> None:
    """Install the locked requirements of the given extras and groups, and the project itself, unless that is done."""
    key = hashlib.sha256(
        LOCK.read_bytes() + PROJECT.read_bytes() + repr((groups, project)).encode()
    ).hexdigest()
    stamp = Path(session.virtualenv.location) / ".installed"
    if stamp.is_file() and stamp.read_text() == key:
        return
    wanted = (*groups, "build") if project else groups
    session.install("--require-hashes", "-r", str(write_requirements(session, *wanted, base=project)))
    if project:
        session.install("--no-deps", "--no-build-isolation", "-e", ".")
    stamp.write_text(key)


def write_requirements(session: nox.Session, *groups: str, base: bool = True) -> Path:
    """Write the part of the lock file that the given extras and groups need, and return its path."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))
    tables = project["project"]["optional-dependencies"] | project["dependency-groups"]
    direct = [
        *(project["project"]["dependencies"] if base else []),
        *(name for g in groups for name in tables[g]),
    ]
    wanted = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in direct}
    blocks = [block for block in re.split(r"\n(?=[a-z0-9])", LOCK.read_text("utf-8")) if "==" in block]
    parents = {
        block: set(re.findall(r"# +(?:via +)?([a-z0-9][\w.-]*)(?= *$)", block, re.MULTILINE))
        for block in blocks
    }
    size = -1
    while size != len(wanted):
        size = len(wanted)
        wanted |= {block.partition("==")[0] for block in blocks if parents[block] & wanted}
    # Not in the session's own temporary folder: a session that has one puts all temporary files there, within a project.
    path = Path(session.virtualenv.location).resolve() / "requirements.txt"
    path.write_text(
        "\n".join(block for block in blocks if block.partition("==")[0] in wanted) + "\n", "utf-8"
    )
    return path
