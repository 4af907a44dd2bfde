"""``toolkit report``: run the notebooks and build the report."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from toolkit.commands.settings import add_settings, find_settings
from toolkit.report.store import shown

TOLD = "run the notebooks and build the report as HTML and PDF"
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_settings(parser)
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
    _add_rebuilding(parser)


def _add_rebuilding(parser: argparse.ArgumentParser) -> None:
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


def run(arguments: argparse.Namespace) -> None:
    """Build the report, or watch its sources, and print the files that were made."""
    if arguments.watch:
        _watch(arguments)
        return
    from toolkit.report.build import build_report

    paths = build_report(
        find_settings(arguments.settings),
        out=arguments.out,
        formats=(*arguments.formats, *arguments.more),
        engine=arguments.engine,
        jobs=arguments.jobs,
        force=arguments.force,
        explain=print if arguments.why else lambda _: None,
    )
    for path in paths.values():
        print(f"{shown(path)}  {path.stat().st_size / 1024:,.0f} KB")


def _watch(arguments: argparse.Namespace) -> None:
    from toolkit.report.watch import watch_report

    settings = find_settings(arguments.settings).resolve()
    folder = (arguments.out or settings.parent / "build").resolve()
    options = ["--out", str(folder), "--jobs", str(arguments.jobs)]
    options += ["--engine", arguments.engine] if arguments.engine else []
    options += [f"--{name}" for name in ("why", "force") if getattr(arguments, name)]
    options += [f"--{name}" for name in arguments.more]
    if len(arguments.formats) == 1:
        options.append(f"--{arguments.formats[0]}-only")
    report = folder / f"{settings.stem}.{arguments.formats[0]}"
    watch_report(settings, report, options, tell=partial(print, flush=True))
