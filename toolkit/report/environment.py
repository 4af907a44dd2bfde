"""The environment that notebooks run in: the caller's, with what changes every result fixed.

Other variables are passed on as they are, and are no part of what a result is kept by: a notebook that reads one runs again by ``--force``.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import toolkit

_FIXED = {
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "MATPLOTLIBRC": os.devnull,
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


def fixed_environment(private: Path) -> dict[str, str]:
    """Return the environment of every process that runs notebooks.

    Parameters
    ----------
    private
        A folder of this run; IPython finds its (empty) profile there, not the user's.
    """
    package = str(Path(toolkit.__file__).resolve().parent.parent)
    path = os.pathsep.join(part for part in (package, os.environ.get("PYTHONPATH", "")) if part)
    return {**os.environ, **_FIXED, "IPYTHONDIR": str(private / "ipython"), "PYTHONPATH": path}


def epoch_of(date: str) -> str:
    """Return ``SOURCE_DATE_EPOCH`` if it is set, else the seconds from 1970 to `date`.

    Examples
    --------
    >>> epoch_of("1970-01-02") == os.environ.get("SOURCE_DATE_EPOCH", "86400")
    True
    """
    day = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    return os.environ.get("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
