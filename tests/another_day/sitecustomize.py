"""Python's clock some days ahead, for ``tests/reproduce.py``: every Python with this folder on its path imports this by itself.

The methods of ``datetime`` that tell the time cannot be assigned to, as the class is written in C; they are replaced in its
dictionary, which keeps the class itself, and so the C code that knows it, as they are.
"""

from __future__ import annotations

import ctypes
import datetime
import gc
import os
import time

AHEAD = 86400 * int(os.environ.get("DAYS_AHEAD", "0"))
NOW, NOW_NS, STRFTIME = time.time, time.time_ns, time.strftime


def _ahead(real):
    return lambda seconds=None: real(time.time() if seconds is None else seconds)


def _replace(kind: type, **methods: object) -> None:
    gc.get_referents(kind.__dict__)[0].update(methods)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


if AHEAD:
    time.time = lambda: NOW() + AHEAD
    time.time_ns = lambda: NOW_NS() + AHEAD * 10**9
    time.gmtime, time.localtime, time.ctime = map(_ahead, (time.gmtime, time.localtime, time.ctime))
    time.strftime = lambda form, moment=None: STRFTIME(form, moment or time.localtime())
    _replace(
        datetime.datetime,
        now=classmethod(lambda cls, tz=None: cls.fromtimestamp(time.time(), tz)),
        today=classmethod(lambda cls: cls.fromtimestamp(time.time())),
        utcnow=classmethod(lambda cls: cls.now(datetime.UTC).replace(tzinfo=None)),
    )
    _replace(datetime.date, today=classmethod(lambda cls: cls.fromtimestamp(time.time())))
