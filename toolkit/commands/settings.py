"""The argument that names the report's settings, and where they are."""

from __future__ import annotations

import argparse
from pathlib import Path

from toolkit.errors import ParameterError

SETTINGS = Path("reports", "report.toml")


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Let a command take the path of the report's settings."""
    told = f"the report's settings (default: {SETTINGS.as_posix()})"
    parser.add_argument("settings", nargs="?", type=Path, default=SETTINGS, help=told)


def find_settings(path: Path) -> Path:
    """Return where `path` is: here, or below one of the folders above.

    Raises
    ------
    ParameterError
        If it is nowhere there.
    """
    here = Path.cwd()
    found = next((folder / path for folder in (here, *here.parents) if (folder / path).is_file()), None)
    if found is None:
        msg = f"there is no {path} in {here} or the folders above. Go to the project's folder, or give the path."
        raise ParameterError(msg)
    return found
