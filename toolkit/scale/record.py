"""The record of a run, ``run.json``: what was asked, of what, by which software, and when it is complete what came of it.

It is written when the plan is there, and the whole of it must be the same for a run to be continued.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import ExtractionError
from toolkit.scale.catalogued import with_entries
from toolkit.scale.plan import Listing, list_again, write_plan
from toolkit.scale.question import Question, record, tables_of
from toolkit.scale.sources import list_files
from toolkit.scale.store import NEW, PLAN, RUN, Store, committed, mark_name


def begin(
    store: Store, paths: Sequence[str | os.PathLike[str]], question: Question, batch_size: int | None
) -> dict[str, int]:
    """Plan a run, or see that one which was begun is the same; return the files passed over, by suffix.

    Raises
    ------
    ExtractionError
        If the folder holds another run, or something else.
    CatalogError, ParameterError
        If a catalogue is not valid or cannot be read; if a path is nowhere.
    """
    passed_over: Counter[str] = Counter()
    files = with_entries(list_files(paths, passed_over, without=store.root if store.local else None))
    asked = {"paths": [os.fspath(path) for path in paths], "batch_size": batch_size, **record(question)}
    names = store.names()
    if RUN in names:
        _check_same(store, {**asked, "files": list_again(files)._asdict()})
    elif left := [name for name in names if name != PLAN and not name.startswith(NEW)]:
        msg = f"{store.shown} holds {left[0]!r}, and no run. Give a folder that is new or empty."
        raise ExtractionError(msg)
    else:
        listing = _plan(store, files, question, batch_size)
        tables = {
            name: {"row": table.row, "columns": dict(table.columns)}
            for name, table in tables_of(question).items()
        }
        _write(store, {**asked, "files": listing._asdict(), "tables": tables, "complete": False})
    return dict(sorted(passed_over.items()))


def finish(store: Store, batches: int) -> dict[str, int]:
    """Write what came of a run of so many batches, and return how many rows each table has.

    Raises
    ------
    ExtractionError
        If a batch is not there: every process that had it was lost.
    """
    done = committed(store)
    if len(done) < batches:
        msg = f"of {batches} batches {batches - len(done)} could not be done: every process that had one was lost. Give workers more memory, and the same command to go on."
        raise ExtractionError(msg)
    run = read_run(store)
    rows = dict.fromkeys(run["tables"], 0)
    for number in done:
        for name, count in json.loads(store.read(mark_name(number)))["rows"].items():
            rows[name] += count
    store.sweep()
    _write(store, {**run, "complete": True, "rows": rows})
    return rows


def read_run(store: Store) -> dict[str, Any]:
    """Return the record of a run.

    Raises
    ------
    ExtractionError
        If there is none.
    """
    try:
        run: dict[str, Any] = json.loads(store.read(RUN))
    except (FileNotFoundError, ValueError) as err:
        msg = f"there is no run in {store.shown}. Give the folder that 'toolkit extract' wrote."
        raise ExtractionError(msg) from err
    return run


def _check_same(store: Store, asked: dict[str, Any]) -> None:
    run = read_run(store)
    other = [name for name, value in json.loads(json.dumps(asked)).items() if run.get(name) != value]
    if other:
        msg = (
            f"{store.shown} holds a run with other {', '.join(other)}: see {RUN} there. "
            "Ask for the same to continue it, or give another folder."
        )
        raise ExtractionError(msg)


def _plan(store: Store, files: Any, question: Question, batch_size: int | None) -> Listing:
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, PLAN)
        with plan.open("w") as out, Path(folder, "found").open("w+") as scratch:
            listing = write_plan(files, out, scratch, id_field=question.fields["id"], batch_size=batch_size)
        store.take(plan, PLAN)
    return listing


def _write(store: Store, run: dict[str, Any]) -> None:
    store.write(RUN, f"{json.dumps(run, indent=1)}\n".encode())
