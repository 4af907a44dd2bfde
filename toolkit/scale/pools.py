"""Who does the work: processes of this machine (joblib's pool, loky) or the workers of a Dask cluster.

Both take a function and the tasks, and give back each task with what came of it, in the order in which they are done; None where the
process that had it was lost. To schedule, to move data and to start processes anew is theirs.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import contextmanager
from itertools import islice
from typing import Any, Protocol, TypeVar

from joblib import cpu_count
from joblib.externals.loky import ProcessPoolExecutor

from toolkit.errors import ExtractionError

__all__ = ["Cluster", "Pool", "Processes", "cpu_count"]

Task = TypeVar("Task")
Result = TypeVar("Result")
_AHEAD = 2
_PATIENCE = 60


class Pool(Protocol):
    """Something that does tasks."""

    def run(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | None]]:
        """Yield each task and its result, as they are done; None for one whose process was lost.

        An error that `work` raises is raised here.
        """
        ...

    def close(self) -> None:
        """Stop what still runs."""


class Processes:
    """Processes of this machine; the work is never done in the user's own, which a damaged document could end.

    When one is lost, so are all, with the tasks they had, and the next tasks have new ones.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._executor: Any = None

    def run(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | None]]:
        """Yield each task and its result; no more tasks than the processes need are taken ahead."""
        waiting = iter(tasks)
        running: dict[Future[Result], Task] = {}
        while True:
            for task in islice(waiting, self.jobs * _AHEAD - len(running)):
                running[self._submit(work, task)] = task
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                if isinstance(future.exception(), BrokenExecutor):
                    self._executor = None
                    yield task, None
                else:
                    yield task, future.result()

    def _submit(self, work: Callable[[Task], Result], task: Task) -> Future[Result]:
        for _ in range(_AHEAD):
            self._executor = self._executor or ProcessPoolExecutor(
                self.jobs, initializer=_end_with, initargs=(os.getpid(),)
            )
            try:
                with _interrupts_kept():
                    future: Future[Result] = self._executor.submit(work, task)
            except BrokenExecutor:
                self._executor = None
            else:
                return future
        msg = "no process can be started for the work. Free memory, or ask for fewer --jobs."
        raise ExtractionError(msg)

    def close(self) -> None:
        """End the processes; a batch in the middle is not committed."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, kill_workers=True)


class Cluster:
    """The workers of a Dask scheduler, given by its address or as a client of it."""

    def __init__(self, client: Any) -> None:
        from distributed import Client

        self._own = isinstance(client, str)
        try:
            self._client = Client(client, timeout=_PATIENCE) if self._own else client
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as err:
            msg = f"the Dask scheduler {client!r} cannot be used: {err}. Start it, and a worker at least."
            raise ExtractionError(msg) from err

    def run(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | None]]:
        """Yield each task and its result; the scheduler has all tasks from the start, and gives those of a lost worker to another."""
        from distributed import KilledWorker, as_completed

        asked = list(tasks)
        futures = self._client.map(work, asked, pure=False)
        task_of = dict(zip(futures, asked, strict=True))
        try:
            for future in as_completed(futures):
                if isinstance(future.exception(), KilledWorker):
                    yield task_of.pop(future), None
                else:
                    yield task_of.pop(future), future.result()
        finally:
            self._client.cancel(list(task_of))

    def close(self) -> None:
        """Leave the cluster as it was."""
        if self._own:
            self._client.close()


def _end_with(parent: int) -> None:
    """End this process soon after the one that started it: one that was killed could not do so itself."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _interrupts_kept() -> Iterator[None]:
    """Keep Ctrl-C until the end of the block, and from the processes started in it: it is for the user's own, which ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
