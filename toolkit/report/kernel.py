"""A kernel for the report: this Python, its own sockets, an environment that does not change from run to run.

Kernels that run at the same time must not share a port or a socket. Where the system has Unix sockets each kernel gets
a connection file and sockets of its own in a private folder; elsewhere jupyter_client's TCP is used.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from traitlets import Dict, Unicode, default

import toolkit

_SOCKET_PATH_LIMIT = 90
_FIXED = {
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
_lock = threading.Lock()
_running: dict[str, list[ReportKernelManager]] = {}


def kernel_environment(folder: Path, epoch: int) -> dict[str, str]:
    """Return the kernels' environment: the caller's, with all that changes results fixed.

    Parameters
    ----------
    folder
        A private folder; IPython finds its (empty) profile there, not the user's.
    epoch
        The report's date in seconds since 1970, for ``SOURCE_DATE_EPOCH``.
    """
    package = str(Path(toolkit.__file__).resolve().parent.parent)
    path = os.pathsep.join(part for part in (package, os.environ.get("PYTHONPATH", "")) if part)
    return {
        **os.environ,
        **_FIXED,
        "IPYTHONDIR": str(folder / "ipython"),
        "PYTHONPATH": path,
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", str(epoch)),
    }


class ReportKernelManager(AsyncKernelManager):
    """Starts the kernel of one chapter; its folder and environment come by traitlets config."""

    folder = Unicode(help="A private folder for connection files and sockets.").tag(config=True)
    environment = Dict(help="The kernel's environment.").tag(config=True)

    @default("transport")
    def _transport_default(self) -> str:
        short = len(self.folder) < _SOCKET_PATH_LIMIT
        return "ipc" if hasattr(socket, "AF_UNIX") and sys.platform != "win32" and short else "tcp"

    @default("connection_file")
    def _connection_file_default(self) -> str:
        return str(Path(self.folder) / f"{uuid.uuid4().hex[:12]}.json")

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """Return the command line: an IPython kernel in the Python that runs the toolkit, without history."""
        start = [sys.executable, "-m", "ipykernel_launcher", "-f", os.path.realpath(self.connection_file)]
        return [*start, "--HistoryManager.enabled=False", *(extra_arguments or ())]

    async def start_kernel(self, **kw: Any) -> None:  # type: ignore[override]
        """Start the kernel, or refuse if the run has been stopped meanwhile."""
        await super().start_kernel(**{**kw, "env": dict(self.environment), "stderr": subprocess.DEVNULL})
        with _lock:
            if self.folder in _running:
                _running[self.folder].append(self)
                return
        _kill(self)


def open_run(folder: Path) -> Mapping[str, Any]:
    """Register a run whose kernels live in `folder`, and return their manager's traits but the environment."""
    with _lock:
        _running[str(folder)] = []
    return {"folder": str(folder)}


def stop_run(folder: Path) -> None:
    """Kill the kernels of a run that are still alive; those about to start will not."""
    with _lock:
        managers = _running.pop(str(folder), [])
    for manager in managers:
        _kill(manager)


def _kill(manager: ReportKernelManager) -> None:
    process = getattr(manager.provisioner, "process", None)
    if process is not None and process.poll() is None:
        with suppress(OSError):
            process.kill()
