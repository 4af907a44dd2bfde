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
from traitlets.config import Config

from toolkit.report.environment import fixed_environment
from toolkit.report.forks import preload
from toolkit.report.recording import ignore_reads, record_reads

_SOCKET_PATH_LIMIT = 90
_lock = threading.Lock()
_running: dict[str, list[ReportKernelManager]] = {}


class Kernels:
    """Kernels of one run, each with a connection file and sockets in the folder `private`."""

    def __init__(self, private: Path) -> None:
        self.private = private
        with _lock:
            _running[str(private)] = []

    def options(self, folder: Path, reads: Path, environment: Mapping[str, str]) -> dict[str, Any]:
        """Return the kernel manager and its traits."""
        traits = {
            "folder": str(self.private),
            "reads": str(reads),
            "environment": {**fixed_environment(self.private), **environment},
        }
        return {
            "kernel_manager_class": ReportKernelManager,
            "config": Config({"ReportKernelManager": traits}),
            "resources": {"metadata": {"path": str(folder)}},
            "shutdown_kernel": "immediate",
        }

    def close(self) -> None:
        """Kill the kernels that are still alive; those about to start will not."""
        with _lock:
            managers = _running.pop(str(self.private), [])
        for manager in managers:
            _kill(manager)


class ReportKernelManager(AsyncKernelManager):
    """Starts the kernel of one chapter; its folder and environment come by traitlets config."""

    folder = Unicode(help="A private folder for connection files and sockets.").tag(config=True)
    reads = Unicode(help="The file to which is written what the kernel reads.").tag(config=True)
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
        start = [sys.executable, "-P", "-c", "from toolkit.report.kernel import launch; launch()"]
        connection = ["-f", os.path.realpath(self.connection_file)]
        return [
            *start,
            self.reads,
            self.folder,
            *connection,
            "--HistoryManager.enabled=False",
            *(extra_arguments or ()),
        ]

    async def start_kernel(self, **kw: Any) -> None:  # type: ignore[override]
        """Start the kernel, or refuse if the run has been stopped meanwhile."""
        await super().start_kernel(**{**kw, "env": dict(self.environment), "stderr": subprocess.DEVNULL})
        with _lock:
            if self.folder in _running:
                _running[self.folder].append(self)
                return
        _kill(self)


def _kill(manager: ReportKernelManager) -> None:
    process = getattr(manager.provisioner, "process", None)
    if process is not None and process.poll() is None:
        with suppress(OSError):
            process.kill()


def launch() -> None:
    """Be a kernel that records what it reads; the first two arguments are the record and the private folder."""
    from ipykernel.kernelapp import IPKernelApp

    class App(IPKernelApp):
        def _run_startup_files(self) -> None:
            """Run none: a report depends on nothing that a machine's owner likes to start with."""

    if sys.path[0] == "":
        del sys.path[0]  # IPython puts it there, for the notebook's folder
    record, private = sys.argv[1:3]
    del sys.argv[1:3]
    preload()
    ignore_reads(private)
    record_reads(record)
    App.launch_instance()
