"""What a worker does with a batch: read its line of the plan, extract, write the parts of all tables, and last the mark.

A worker that does not come to an end can't tell of itself, so it ends its process when its time is over; the processes of a pool and
of a cluster are started anew, and who sent the batch finds out which of its documents it was.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import multiprocessing
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from toolkit.errors import ExtractionError
from toolkit.scale.parquet import parquet_bytes
from toolkit.scale.plan import read_batch
from toolkit.scale.question import Question, software, tables_of
from toolkit.scale.step import extract_batch
from toolkit.scale.store import PLAN, Store, mark_name, part_name

_MEGA = 1_000_000


class Task(NamedTuple):
    """A batch as it is sent to a worker: where the tables go, where its paths begin, and its place in the plan."""

    address: str
    base: str
    number: int
    start: int
    stop: int
    bytes: int
    seconds: float | None
    lost: Mapping[str, str]


def do_batch(question: Question, task: Task) -> dict[str, int]:
    """Extract a batch, commit it, and return how many rows each table has of it.

    Raises
    ------
    ExtractionError
        If the worker has other software than who sent the batch, or can't see the folder of the tables.
    """
    _check_software(question)
    store = Store(task.address)
    with _ended_after(task.seconds, task.bytes), _uncollected():
        tables = extract_batch(read_batch(_line(store, task)), question, base=task.base, lost=task.lost)
    for name, schema in tables_of(question).items():
        store.write(part_name(name, task.number), parquet_bytes(tables[name], schema))
    rows = {name: len(table) for name, table in tables.items()}
    mark = {"batch": task.number, "bytes": task.bytes, "rows": rows}
    store.write(mark_name(task.number), f"{json.dumps(mark)}\n".encode())
    return rows


def try_document(question: Question, task: Task, doc_id: str) -> bool:
    """Extract one document of a batch and write nothing: a worker that comes back from this can have it."""
    [source] = [each for each in read_batch(_line(Store(task.address), task)) if each.doc_id == doc_id]
    with _ended_after(task.seconds, source.stop - source.start):
        extract_batch([source], question, base=task.base)
    return True


def _line(store: Store, task: Task) -> bytes:
    try:
        return store.read(PLAN, task.start, task.stop)
    except FileNotFoundError as err:
        msg = f"the worker on {socket.gethostname()} does not see {task.address}. Give an --out that all workers share, or the URL of one."
        raise ExtractionError(msg) from err


def _check_software(question: Question) -> None:
    mine = software()
    other = [name for name, version in question.software.items() if mine.get(name) != version]
    if other:
        msg = f"the worker on {socket.gethostname()} has another {', '.join(other)}. Install on every worker what is installed here."
        raise ExtractionError(msg)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no circular garbage before the end of the block: a batch leaves little, and looking takes a twelfth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def _ended_after(seconds: float | None, size: int) -> Iterator[None]:
    """End this process if the block takes longer than `seconds` a megabyte; not the process that was started by hand."""
    if seconds is None or multiprocessing.parent_process() is None:
        yield
        return
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds * max(1, size / _MEGA), exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
