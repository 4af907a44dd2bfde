"""Two ways to run a notebook by papermill: in a fork of one loaded process, or in a kernel of its own.

Both give the same outputs and the same record of what was read. The fork is papermill's engine :class:`toolkit.report.fork_engine.ForkEngine`, used
where the system can fork safely; the kernel is papermill's stock engine with :mod:`toolkit.report.kernel` for its sockets
and environment.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from toolkit.report.environment import fixed_environment
from toolkit.report.forks import Job
from toolkit.report.recording import ignore_reads

ENGINES = ("fork", "kernel")


class Engine(Protocol):
    """Something that runs notebooks until it is closed; its files are in the folder `private`."""

    private: Path

    def options(self, folder: Path, reads: Path, environment: Mapping[str, str]) -> dict[str, Any]:
        """Return what papermill is told: run in `folder`, with `environment`, and write what is read to `reads`."""

    def close(self) -> None:
        """End every process that was started and still runs; a second time does nothing."""


def default_engine() -> str:
    """Return ``fork`` where the system forks safely, else ``kernel``: on Windows and macOS."""
    return "fork" if hasattr(os, "fork") and sys.platform != "darwin" else "kernel"


@contextmanager
def open_engine(name: str = "") -> Iterator[Engine]:
    """Yield an engine, and end all its processes after the ``with`` block.

    Parameters
    ----------
    name
        ``fork`` or ``kernel``; :func:`default_engine` unless given.
    """
    with TemporaryDirectory(prefix="tk-", ignore_cleanup_errors=True) as private:
        ignore_reads(private)
        engine = _open(name or default_engine(), Path(private).resolve())
        try:
            yield engine
        finally:
            engine.close()


def _open(name: str, private: Path) -> Engine:
    if name == "fork":
        return Forks(private)
    from toolkit.report.kernel import Kernels

    return Kernels(private)


class Forks:
    """The server of :mod:`toolkit.report.forks` and what it has been asked to do."""

    def __init__(self, private: Path) -> None:
        self.private = private
        self._numbers = count()
        self._lock = threading.Lock()
        self._closing = threading.Lock()
        self._running: dict[int, Future[int]] = {}
        self._requests, theirs = multiprocessing.Pipe()
        self._said = private / "server.txt"
        start = f"from toolkit.report.forks import serve; serve({theirs.fileno()}, {str(private)!r})"
        with self._said.open("wb") as said:
            self._server = subprocess.Popen(
                [sys.executable, "-P", "-c", start],
                cwd=private,
                env=fixed_environment(private),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        theirs.close()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def options(self, folder: Path, reads: Path, environment: Mapping[str, str]) -> dict[str, Any]:
        """Return the engine's name and what it needs."""
        from toolkit.report.fork_engine import NAME

        return {
            "engine_name": NAME,
            "forks": self,
            "folder": folder,
            "reads": reads,
            "environment": environment,
        }

    def run(self, cells: list[str], folder: Path, reads: Path, environment: Mapping[str, str]) -> Path:
        """Run cells in a fork, and return the file with its messages.

        Raises
        ------
        DeadKernelError
            If the fork did not reach its end.
        """
        messages = reads.with_suffix(".messages")
        job = Job(cells, str(folder), str(messages), str(reads), str(self.private), dict(environment))
        with self._lock:
            number = next(self._numbers)
            done = self._running[number] = Future()
            try:
                self._requests.send_bytes(json.dumps([number, job]).encode())
            except OSError:
                done.set_result(1)
        if status := done.result():
            from nbclient.exceptions import DeadKernelError

            cell = _last_cell(messages)
            raise DeadKernelError(
                f"the cell `{cell}` ended it {_how_it_ended(status)}" if cell else self._last_words()
            )
        return messages

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                number, status = json.loads(self._requests.recv_bytes())
                self._running.pop(number).set_result(status)
        with self._lock:
            for done in self._running.values():
                if not done.done():
                    done.set_result(-signal.SIGKILL)

    def _last_words(self) -> str:
        lines = self._said.read_text("utf-8", errors="replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "the process did not start")

    def close(self) -> None:
        """End the server and all its forks; both the build and the thread that runs its chapters may ask for it at once."""
        with self._closing:
            if self._requests.closed:
                return
            with suppress(ProcessLookupError):
                os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
            self._listener.join()
            self._requests.close()


def _how_it_ended(status: int) -> str:
    return f"by {signal.Signals(-status).name}" if status < 0 else f"with exit status {status}"


def _last_cell(messages: Path) -> str:
    """Return the first line of the cell that was run last, or nothing if none was."""
    lines = messages.read_text("utf-8").splitlines() if messages.exists() else []
    codes = [json.loads(line)[1]["code"] for line in lines if line.startswith('["execute_input"')]
    return codes[-1].strip().splitlines()[0] if codes else ""
