"""``toolkit init``: an empty project for a study of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from toolkit.report.store import shown

TOLD = "make an empty project for a study of your own"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder to make, or an empty one")
    parser.add_argument(
        "--title", default="", help="title of the report (default: made of the folder's name)"
    )


def run(arguments: argparse.Namespace) -> None:
    """Make the project, and say what comes next."""
    import datetime as dt

    from toolkit.project import init_project

    today = dt.datetime.now().astimezone().date().isoformat()
    folder = init_project(arguments.folder, today, arguments.title)
    print(f"{shown(folder)}: corpus, codebooks, notebooks, reports")
    print("Next, in the folder: toolkit add FILE…, then toolkit lab or toolkit report; README.md says more.")
