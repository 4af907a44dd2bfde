"""A process with the heavy packages loaded, and copies of it that run one notebook each.

Starting a kernel and importing pandas and matplotlib take far longer than most chapters. So they are done once, in a
server process (:func:`serve`); for each notebook it forks, and the copy runs the cells (:func:`run_cells`) in IPython's own
kernel, of which only the sockets are left out: what a kernel would send to Jupyter is written to a file, one message a line.
The toolkit itself is not loaded in the server, so that each copy's record of what it reads is complete.

The server ends, and all its copies with it, when the process that started it does, however that ends.
"""

from __future__ import annotations

import asyncio
import json
import logging
import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from io import TextIOBase
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryFile
from types import SimpleNamespace
from typing import Any, NamedTuple, NoReturn

from toolkit.report.loading import load
from toolkit.report.recording import ignore_reads, record_reads

_PRELOADED = (
    "IPython.core.magics",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.figure",
    "pandas",
    "tomllib",
    "yaml",
)
"""Packages that chapters use; not pyplot, which must find the notebook's shell when it is imported."""

_PAUSE = 0.02
"""Seconds between two looks at the copies; what a notebook leaves running may hold a pipe, so their end is asked for."""


class Job(NamedTuple):
    """A notebook to run: the code of its cells, the folder to run it in, and where to write messages and reads."""

    cells: list[str]
    folder: str
    messages: str
    reads: str
    private: str
    environment: dict[str, str]


def preload() -> None:
    """Load the packages that chapters use, and make the caches that they make on a new machine."""
    load(_PRELOADED, without=["debugpy"])  # nobody debugs a report


def serve(handle: int, private: str) -> None:
    """Load the packages, then run each job that comes in on the connection in a copy of this process.

    A request is ``[number, job]``, an answer ``[number, exit status]``; `private` is the folder of the jobs' files.
    """
    if sys.path[0] == "":
        del sys.path[0]  # IPython puts it there, for the notebook's folder
    requests = Connection(handle)
    preload()
    running: dict[int, Any] = {}
    try:
        while True:
            _attend(requests, running)
    except (EOFError, OSError):
        _end(running.values(), private)


def _attend(requests: Connection, running: dict[int, Any]) -> None:
    """Start the job that is asked for, if one is, and tell of those that have ended."""
    if requests.poll(_PAUSE if running else None):
        number, job = json.loads(requests.recv_bytes())
        fork = multiprocessing.get_context("fork")
        running[number] = fork.Process(target=_run, args=(Job(*job), requests))
        running[number].start()
    for number in [number for number, process in running.items() if process.exitcode is not None]:
        requests.send_bytes(json.dumps([number, running.pop(number).exitcode]).encode())


def _end(running: Iterable[Any], private: str) -> NoReturn:
    """End this process and all that it started; the one that would have tidied up is gone."""
    for process in running:
        process.kill()
    shutil.rmtree(private, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _run(job: Job, requests: Connection) -> None:
    """Run a notebook in this process, and end it whatever the notebook has left running."""
    requests.close()
    os.environ.update(job.environment)
    os.chdir(job.folder)
    ignore_reads(job.private)
    record_reads(job.reads)
    with Path(job.messages).open("w", encoding="utf-8", buffering=1) as messages:

        def send(kind: str, content: object) -> None:
            messages.write(json.dumps([kind, content], default=str) + "\n")

        run_cells(job.cells, send)
    os._exit(0)


def run_cells(cells: list[str], send: Callable[[str, Any], None]) -> None:
    """Run cells in IPython's kernel in this process until one fails, and `send` each message about them.

    Parameters
    ----------
    cells
        The code of each cell.
    send
        Called with kind and content of each message that a kernel would publish: ``stream``, ``display_data``, …; a
        cell's last one is its ``execute_reply``.
    """
    from ipykernel.ipkernel import IPythonKernel
    from jupyter_client.session import Session
    from traitlets.config import Config

    class Messages(Session):
        def send(self, _stream: Any, message: Any, content: Any = None, *_: Any, **__: Any) -> None:  # type: ignore[override]
            kind = message if isinstance(message, str) else message["msg_type"]
            send(kind, content if isinstance(message, str) else message["content"])

    kernel: Any = IPythonKernel(  # type: ignore[no-untyped-call]
        session=Messages(),
        log=logging.getLogger(__name__),
        shell_channel_thread=SimpleNamespace(parent_thread=threading.current_thread()),
        config=Config({"HistoryManager": {"enabled": False}}),
    )
    sys.stdout, sys.stderr = _Stream("stdout", 1, send), _Stream("stderr", 2, send)
    written = _Descriptors()

    async def run() -> None:
        for number, code in enumerate(cells, 1):
            send("execute_input", {"code": code, "execution_count": number})
            reply = await kernel.do_execute(code, silent=False, store_history=True)
            sys.stdout.flush()
            sys.stderr.flush()
            for name, text in written.take():
                send("stream", {"name": name, "text": text})
            send("execute_reply", reply)
            if reply["status"] == "error" or kernel.shell.exit_now:
                break

    asyncio.run(run())


class _Stream(TextIOBase):
    """What a cell prints, sent as one message where it is flushed."""

    encoding = "utf-8"

    def __init__(self, name: str, number: int, send: Callable[[str, Any], None]) -> None:
        self.name = name
        self._number = number
        self._send = send
        self._parts: list[str] = []

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            msg = f"write() argument must be str, not {type(text)}"
            raise TypeError(msg)
        self._parts.append(text)
        return len(text)

    def flush(self) -> None:
        parts, self._parts = self._parts, []
        if text := "".join(parts):
            self._send("stream", {"name": self.name, "text": text})

    def fileno(self) -> int:
        return self._number


class _Descriptors:
    """What is written to this process's descriptors 1 and 2: by programs that a cell starts, and by libraries."""

    def __init__(self) -> None:
        self._files = {name: TemporaryFile() for name in ("stdout", "stderr")}  # noqa: SIM115
        for number, file in enumerate(self._files.values(), 1):
            os.dup2(file.fileno(), number)

    def take(self) -> list[tuple[str, str]]:
        """Return the name of each stream that was written to since the last time, and the text."""
        taken = []
        for name, file in self._files.items():
            file.seek(0)
            if content := file.read():
                taken.append((name, content.decode(errors="replace")))
                file.seek(0)
                file.truncate()
        return taken
