"""What code there is: Python, the installed packages with their versions, and the toolkit's own files."""

from __future__ import annotations

import platform
import site
import sys
import sysconfig
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
"""The toolkit's folder."""


def package_files() -> list[Path]:
    """Return the toolkit's own files, code and data."""
    found = (path for path in PACKAGE.rglob("*") if "__pycache__" not in path.parts)
    return sorted(path for path in found if path.is_file())


def installed() -> list[str]:
    """Return Python, its platform and the installed packages, each with its version.

    Examples
    --------
    >>> any(name.startswith("pandas-") for name in installed())
    True
    """
    folders = [folder for folder in installations() if Path(folder).is_dir()]
    found = {path.stem for folder in folders for path in Path(folder).iterdir() if _describes_package(path)}
    python = f"Python-{platform.python_version()}"
    return [python, f"{sys.platform}-{platform.machine()}", *sorted(found)]


def _describes_package(path: Path) -> bool:
    return path.suffix in {".dist-info", ".egg-info"}


@cache
def installations() -> tuple[str, ...]:
    """Return the folders that packages are installed into."""
    user = [site.getusersitepackages()] if site.ENABLE_USER_SITE else []
    paths = sysconfig.get_paths()
    return tuple(
        dict.fromkeys([paths["purelib"], paths["platlib"], *getattr(site, "getsitepackages", list)(), *user])
    )
