"""Papermill's engine for forks: what a fork has written is handed to nbclient as if a kernel sent it.

So outputs are put together by the same code whichever engine ran the cells.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines

if TYPE_CHECKING:
    from toolkit.report.engines import Forks

NAME = "communique-fork"
_SKIPPED = "skip-execution"
_REPLY = "execute_reply"


class ForkEngine(Engine):  # type: ignore[misc]
    """Runs a notebook in a fork of a process with pandas and matplotlib loaded."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        _kernel_name: str,
        *,
        forks: Forks,
        folder: Path,
        reads: Path,
        environment: Mapping[str, str],
        **options: Any,
    ) -> None:
        """Run the cells, then fill the notebook with their outputs."""
        cells = [cell.source for cell in nb_man.nb.cells if _is_run(cell)]
        messages = forks.run(cells, folder, reads, environment)
        traits = set(PapermillNotebookClient.class_trait_names())
        client = PapermillNotebookClient(nb_man, **{name: options[name] for name in traits & set(options)})
        client.kc = _Replay(messages)
        client.reset_execution_trackers()
        client.papermill_execute_cells()


papermill_engines.register(NAME, ForkEngine)


def _is_run(cell: NotebookNode) -> bool:
    """Tell whether nbclient runs a cell."""
    tags = cell.metadata.get("tags", ())
    return cell.cell_type == "code" and bool(cell.source.strip()) and _SKIPPED not in tags


class _Replay:
    """Stands in for a kernel's client: gives the messages of each cell that was run, and after them its reply."""

    def __init__(self, path: Path) -> None:
        self._messages = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        self.shell_channel = SimpleNamespace(get_msg=self._reply)
        self.iopub_channel = SimpleNamespace(get_msg=self._publish)

    def execute(self, *_: Any, **__: Any) -> str:
        """Turn to the next cell; the id of the request is always the same."""
        if not self._messages:
            msg = "a cell ended it by exit() or quit()"
            raise DeadKernelError(msg)
        count = sum(1 for _ in takewhile(lambda message: message[0] != _REPLY, self._messages))
        self._published = self._messages[:count]
        self._answer = self._messages[count]
        del self._messages[: count + 1]
        return ""

    def _reply(self, **_: Any) -> dict[str, Any]:
        return _message(*self._answer)

    def _publish(self, **_: Any) -> dict[str, Any]:
        if self._published:
            return _message(*self._published.pop(0))
        return _message("status", {"execution_state": "idle"})


def _message(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    header = {"msg_type": kind, "msg_id": ""}
    return {"header": header, "msg_type": kind, "parent_header": header, "content": content}
