"""``toolkit verify``: derive anew what a finished report says of its sources."""

from __future__ import annotations

import argparse
from pathlib import Path

from toolkit.commands.settings import find_settings

TOLD = "derive anew what a finished report says of its sources"
_REPORT = Path("reports", "build", "report.html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    told = f"the report's HTML (default: {_REPORT.as_posix()})"
    parser.add_argument("report", nargs="?", type=Path, default=_REPORT, help=told)
    told = "folder of the sources (default: corpus)"
    parser.add_argument("--corpus", metavar="DIR", type=Path, default=Path("corpus"), help=told)


def run(arguments: argparse.Namespace) -> None:
    """Verify the report and print how much was verified."""
    from toolkit.report.verify import verify_report

    found = verify_report(find_settings(arguments.report), arguments.corpus)
    print(f"{found.claims:,} claims, {found.passages:,} quotations, {found.paragraphs:,} paragraphs verified")
