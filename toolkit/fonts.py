"""The fonts that packages bring, for figures and for the PDF; never the system's, which differ from place to place.

DejaVu Sans carries Latin with all its diacritics, so Vietnamese too, Greek and Cyrillic; IPAexGothic carries Japanese
and much of Chinese, Sarabun Thai.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

SANS = ("DejaVu Sans", "IPAexGothic", "Sarabun")
"""The sans-serif families that step in for each other, in this order."""

_PACKAGES = {
    "matplotlib": "mpl-data/fonts/ttf",
    "matplotlib_fontja": "fonts",
    "fontpkg_sarabun": "files",
}
"""The packages that bring fonts, and the folder in each."""


def font_folders() -> dict[str, Path]:
    """Return the folder of fonts of every package that brings some and is installed, by the package's name.

    Examples
    --------
    >>> font_folders()["matplotlib"].name
    'ttf'
    """
    found = {name: _package(name) for name in _PACKAGES}
    return {name: place / _PACKAGES[name] for name, place in found.items() if place}


def _package(name: str) -> Path | None:
    spec = find_spec(name)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None
