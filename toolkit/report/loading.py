"""Loading packages without some that they take in where those are there, slow to load and of no use here."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module


def load(names: Iterable[str], *, without: Iterable[str]) -> None:
    """Import the modules `names` as where the modules `without` are not installed; those are left as they were.

    Examples
    --------
    >>> load(["json"], without=["debugpy"])
    >>> "debugpy" in sys.modules
    False
    """
    hidden = [name for name in without if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # what None stands for cannot be imported
    try:
        for name in names:
            import_module(name)
    finally:
        for name in hidden:
            del sys.modules[name]
