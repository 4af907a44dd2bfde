"""What the command line takes: the commands, their arguments and what is said of them in the help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

import toolkit

SETTINGS = Path("reports", "report.toml")
REPORT = Path("reports", "build", "report.html")


def make_parser(commands: Mapping[str, Callable[[argparse.Namespace], None]]) -> argparse.ArgumentParser:
    """Return the parser of the command line; `commands` is what to run for each, set as ``run`` in what it parses."""
    parser = argparse.ArgumentParser(
        prog="toolkit", description="Read, compare and cite diplomatic texts.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"communique-toolkit {toolkit.__version__}")
    known = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (add, told) in _COMMANDS.items():
        command = known.add_parser(name, help=told, allow_abbrev=False)
        command.set_defaults(run=commands[name])
        add(command)
    return parser


def _report(parser: argparse.ArgumentParser) -> None:
    _settings(parser)
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help="folder to write to (default: build beside the settings)"
    )
    only = parser.add_mutually_exclusive_group()
    for name in ("html", "pdf"):
        told = f"build the {name.upper()} alone"
        only.add_argument(f"--{name}-only", dest="formats", action="store_const", const=(name,), help=told)
    for name, told in _MORE.items():
        parser.add_argument(f"--{name}", dest="more", action="append_const", const=name, help=told)
    parser.set_defaults(formats=("html", "pdf"), more=[])
    _rebuilding(parser)


def _rebuilding(parser: argparse.ArgumentParser) -> None:
    for name, told in _REBUILDING.items():
        parser.add_argument(f"--{name}", action="store_true", help=told)
    parser.add_argument(
        "--jobs", metavar="N", type=int, default=0, help="notebooks at once (default: one a processor)"
    )
    parser.add_argument(
        "--engine",
        choices=("fork", "kernel"),
        default="",
        help="run notebooks in forks of one process or each in a kernel of its own (default: fork where it can be had)",
    )


def _verify(parser: argparse.ArgumentParser) -> None:
    told = f"the report's HTML (default: {REPORT.as_posix()})"
    parser.add_argument("report", nargs="?", type=Path, default=REPORT, help=told)
    told = "folder of the sources (default: corpus)"
    parser.add_argument("--corpus", metavar="DIR", type=Path, default=Path("corpus"), help=told)


def _evaluate(parser: argparse.ArgumentParser) -> None:
    told = "folder of the corpus (default: corpus)"
    parser.add_argument("corpus", nargs="?", default="corpus", help=told)
    told = "write the scores there, for the report (reports/quality.toml)"
    parser.add_argument("--out", metavar="FILE", type=Path, help=told)
    parser.add_argument("--by-document", action="store_true", help="one row a document and list")


def _settings(parser: argparse.ArgumentParser) -> None:
    told = f"the report's settings (default: {SETTINGS.as_posix()})"
    parser.add_argument("settings", nargs="?", type=Path, default=SETTINGS, help=told)


_MORE = {
    "site": "add the HTML as a site: a page a chapter",
    "docx": "add a Word document",
    "data": "add every table as CSV and Parquet, described by a datapackage.json",
}
_REBUILDING = {
    "force": "run every chapter, also those of which nothing has changed",
    "why": "say what has changed for each chapter that runs",
    "watch": "build at every change, and show the report in a page that follows",
}
_COMMANDS = {
    "report": (_report, "run the notebooks and build the report as HTML and PDF"),
    "check": (_settings, "verify the corpus and the report's settings; run nothing"),
    "verify": (_verify, "derive anew what a finished report says of its sources"),
    "evaluate": (_evaluate, "score the finders against the reference annotations"),
}
