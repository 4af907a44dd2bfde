"""Build the report anew whenever something it is made from is saved, and show it in a page that follows.

The files are looked at twice a second; which ones, the records of earlier builds tell. Each build is a process of its own, so
that a change of the toolkit's code counts too. A browser lets no page reload itself from a file, and the report's own policy
forbids it to ask for anything; so the build folder is served to this machine alone, and a page around the report asks.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from toolkit.errors import ParameterError
from toolkit.report.config import load_report
from toolkit.report.packages import package_files
from toolkit.report.store import Store

_PAGE = Path(__file__).with_name("templates") / "watch.html"
_PAUSE = 0.5
State = dict[str, tuple[int, int]]


def watch_report(
    settings: Path, report: Path, options: Sequence[str], *, tell: Callable[[str], None] = lambda _: None
) -> None:
    """Build the report at every change, and serve it, until Ctrl-C.

    Parameters
    ----------
    settings
        The report's settings.
    report
        The file to show; its folder is served.
    options
        Further arguments of ``toolkit report``.
    tell
        Called with the address of the page.
    """
    command = [sys.executable, "-m", "toolkit", "report", str(settings), *options]
    with serve(report) as server, suppress(KeyboardInterrupt):
        tell(
            f"http://127.0.0.1:{server.server_port}/ shows the report and follows its changes. Ctrl-C ends it."
        )
        while True:
            before = look(settings)
            _run(command)
            wait_for_change(settings, look(settings) | before)


def _run(command: Sequence[str]) -> None:
    with subprocess.Popen(command) as process:
        try:
            process.wait()
        except KeyboardInterrupt:
            process.wait()
            raise


def look(settings: Path) -> State:
    """Return when each file that the report is made from was changed last, and its size."""
    paths = {str(settings), *map(str, package_files()), *Store(settings.parent).paths()}
    with suppress(ParameterError):
        paths.update(str(chapter.notebook) for chapter in load_report(settings, parameters=False).chapters)
    state = {}
    for path in paths:
        with suppress(OSError):
            found = Path(path).stat()
            state[path] = (found.st_mtime_ns, found.st_size)
    return state


def wait_for_change(settings: Path, before: State) -> None:
    """Return when a file is not as it was `before`."""
    while look(settings) == before:
        time.sleep(_PAUSE)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_close(self) -> None:
        """Stop serving, then close the socket."""
        self.shutdown()
        super().server_close()


def serve(report: Path) -> _Server:
    """Serve the folder of `report` at a free port of this machine, until the ``with`` block ends."""
    handler = partial(_Handler, directory=str(report.parent), report=report)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(_PAUSE,), daemon=True).start()
    return server


class _Handler(SimpleHTTPRequestHandler):
    """Serves the build folder, the page around the report at ``/``, and at ``/state`` what tells one build from another."""

    def __init__(self, *args: Any, report: Path, **kw: Any) -> None:
        self._report = report
        super().__init__(*args, **kw)

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path == "/":
            self._send("text/html", _PAGE.read_text("utf-8").replace("REPORT", self._report.name))
        elif self.path == "/state":
            self._send("text/plain", str(self._report.stat().st_mtime_ns) if self._report.exists() else "")
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Forbid to keep what is changed by the next build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _send(self, kind: str, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""
