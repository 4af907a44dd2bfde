"""The environment that notebooks run in: the caller's, with what changes every result fixed.

Other variables are passed on as they are, and are no part of what a result is kept by: a notebook that reads one runs again by ``--force``.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
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


def timestamp(date: str) -> int:
    """Return the time that a report bears, in seconds from 1970: ``SOURCE_DATE_EPOCH`` if it is set, else the day `date` begins with.

    Examples
    --------
    >>> timestamp("1970-01-02")
    86400
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return int(epoch)
    day = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    if day is None:
        return 0
    year, month, number = (int(part or 1) for part in day.groups())
    return int(datetime(year, month, number, tzinfo=UTC).timestamp())
