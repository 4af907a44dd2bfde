"""The software a report is made with: the packages that the toolkit needs for it, and what these need, with versions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import metadata
from typing import NamedTuple

from packaging.requirements import Requirement

REPORT = (
    "ahocorasick-rs",
    "charset-normalizer",
    "lxml",
    "numpy",
    "pandas",
    "pypdfium2",
    "pyyaml",
    "scipy",
    "tqdm",
    "beautifulsoup4",
    "fontpkg-sarabun",
    "ipykernel",
    "matplotlib",
    "matplotlib-fontja",
    "mistune",
    "nbconvert",
    "packaging",
    "papermill",
    "python-docx",
    "typst",
)
"""What the report needs, as in ``pyproject.toml``: also where the toolkit runs without being installed."""
DATA = ("pyarrow",)


class Package(NamedTuple):
    """An installed package: its name, version and home page, as it gives it."""

    name: str
    version: str
    url: str


def packages_used(direct: Iterable[str]) -> list[Package]:
    """Return the installed packages that `direct` need, themselves included, by name.

    Packages that are installed for other ends are not among them, so that the list is the same wherever the same
    versions are locked. What is not installed is left out.

    Examples
    --------
    >>> [package.name for package in packages_used(["tqdm", "no-such-package"])]
    ['tqdm']
    """
    found: dict[str, Package] = {}
    seen = set()
    wanted = [(name, "") for name in direct]
    while wanted:
        name, extra = wanted.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if (key, extra) in seen:
            continue
        seen.add((key, extra))
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[key] = Package(key, package.version, _home(package.metadata, key))
        for need in map(Requirement, package.requires or ()):
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                wanted += [(need.name, each) for each in ("", *need.extras)]
    return [found[key] for key in sorted(found)]


def _home(about: metadata.PackageMetadata, name: str) -> str:
    """Return a package's home page, else another page it names, else its address as a package."""
    pages = dict(page.split(", ", 1)[::-1] for page in about.get_all("Project-URL") or ())
    home = next((url for url, label in pages.items() if label.lower() in {"homepage", "home"}), None)
    if "Home-page" in about:
        return about["Home-page"]
    return home or next(iter(pages), f"pkg:pypi/{name}")
