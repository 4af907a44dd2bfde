"""A run over many documents: planned, begun or continued, each batch done once, what failed found out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.codebook import Codebook
from toolkit.errors import ParameterError
from toolkit.scale.plan import read_batch
from toolkit.scale.pools import Cluster, Pool, Processes, cpu_count
from toolkit.scale.question import FINDERS, Question, ask
from toolkit.scale.record import begin, finish
from toolkit.scale.store import PLAN, Store, committed
from toolkit.scale.work import Task, do_batch, try_document

if TYPE_CHECKING:
    from distributed import Client

_LOST = (
    "the process that read it ended, or had not come to an end when its time was over. "
    "It may be damaged, or need more memory than there is: read it by itself, or leave it out."
)


class Extraction(NamedTuple):
    """What a run has made: where, the rows of each table, and the files of folders that it passed over, by suffix."""

    folder: str
    rows: Mapping[str, int]
    passed_over: Mapping[str, int]


def extract(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    finders: str | Iterable[str] = FINDERS,
    codebooks: str | Path | Codebook | Iterable[str | Path | Codebook] | None = None,
    fields: Mapping[str, str] | None = None,
    jobs: int | None = None,
    batch_size: int | None = None,
    client: Client | str | None = None,
    timeout: float | None = 600.0,
    progress: bool = False,
) -> Extraction:
    """Find in any number of documents, and write every table as Parquet; continues where an earlier run was stopped.

    Parameters
    ----------
    paths
        Files, folders, globs, URLs that fsspec knows; ``.jsonl`` and ``.ndjson`` are JSON lines, a document each. What a
        ``catalog.toml`` beside a file records of it (id, title, date, participants, sha256 …) is taken from there, not on the web.
    out
        The folder of the tables, or its URL: new, or one that the same call has begun.
    finders
        Names of finders without ``find_``: all but ``mentions`` unless given.
    codebooks
        Of ``themes`` and ``mentions``, as :func:`toolkit.find_themes` takes them; all unless given.
    fields
        What the fields of JSON lines are called: ``{"text": "body", "id": "number"}``. Known are ``text, id, title, date, kind, issuer,
        language, media_type``.
    jobs
        Processes on this machine; one a processor unless given.
    batch_size
        The most documents of a batch: 16 to 100 by their number unless given. Two megabytes are the most in any case.
    client
        A Dask client, or the address of a scheduler: its workers do the work then. All see `paths` and `out`.
    timeout
        Seconds a megabyte (and for what is smaller) after which a document that does not come to an end is given up; None: never.
    progress
        Show a bar on stderr, with rate and time left.

    Returns
    -------
    Extraction
        ``folder``; ``rows`` of each table, ``failures`` among them; ``passed_over``, how many files of folders are no documents
        by their suffixes.

    Raises
    ------
    CatalogError
        If a catalogue is not valid, or cannot be read.
    ExtractionError
        If `out` holds something else, or the workers do not fit.
    LexiconError
        If a codebook does not exist or breaks the format.
    ParameterError
        If a path, a finder, a field or a number can't be.

    Notes
    -----
    Each batch is there wholly or not at all. The tables are those of the finders on all documents at once, in the order of the
    documents; ``references`` point to no other document of the run. A document that can't be read or found in is a row of
    ``failures`` and in no other table. See :mod:`toolkit.scale` for the folder, for clusters and for what a run costs.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as out:
    ...     extract("corpus/*.txt", out, finders="money", jobs=1).rows
    {'documents': 3, 'paragraphs': 69, 'money': 6, 'failures': 0}
    """
    for name, number in {"jobs": jobs, "batch_size": batch_size}.items():
        if number is not None and (not isinstance(number, int) or number < 1):
            msg = f"{name} is {number!r}; it must be a whole number from 1 on, or left out."
            raise ParameterError(msg)
    asked = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    question = ask(finders, codebooks, fields)
    store = Store(out)
    passed_over = begin(store, asked, question, batch_size)
    done = set(committed(store))
    tasks = list(_tasks(store, timeout))
    missing = [task for task in tasks if task.number not in done]
    if missing:
        pool: Pool = Cluster(client) if client is not None else Processes(jobs or cpu_count())
        try:
            _do_all(pool, question, missing, size=sum(task.bytes for task in tasks), progress=progress)
        finally:
            pool.close()
    return Extraction(store.shown, finish(store, len(tasks)), passed_over)


def _tasks(store: Store, timeout: float | None) -> Iterator[Task]:
    """Yield the batches of the plan as they are sent to workers."""
    start = 0
    base = str(Path.cwd())
    with store.open(PLAN) as plan:
        for number, line in enumerate(plan, 1):
            size = sum(source.stop - source.start for source in read_batch(line))
            yield Task(store.address, base, number, start, start + len(line), size, timeout, {})
            start += len(line)


def _do_all(pool: Pool, question: Question, missing: Sequence[Task], *, size: int, progress: bool) -> None:
    """Do the batches; those whose process was lost at the end and each alone, since of several only one need be the cause."""
    from tqdm import tqdm

    left = sum(task.bytes for task in missing)
    lost: list[Task] = []
    with tqdm(total=size, initial=size - left, unit="B", unit_scale=True, disable=not progress) as bar:
        for task, rows in pool.run(partial(do_batch, question), missing):
            if rows is None:
                lost.append(task)
            else:
                bar.update(task.bytes)
        for task in lost:
            _do_alone(pool, question, task)
            bar.update(task.bytes)


def _do_alone(pool: Pool, question: Question, task: Task) -> None:
    """Do a batch whose process was lost: again by itself, then without the documents that end a process, then without any."""
    if _came_back(pool, partial(do_batch, question), task):
        return
    sources = read_batch(Store(task.address).read(PLAN, task.start, task.stop))
    ids = [source.doc_id for source in sources]
    ending = [
        each for each in ids if not _came_back(pool, partial(try_document, question, doc_id=each), task)
    ]
    # The others came back, so together they may take their time.
    rest = task._replace(lost=dict.fromkeys(ending, _LOST), seconds=None)
    if not _came_back(pool, partial(do_batch, question), rest):
        _came_back(pool, partial(do_batch, question), task._replace(lost=dict.fromkeys(ids, _LOST)))


def _came_back(pool: Pool, work: Callable[[Task], object], task: Task) -> bool:
    return all(result is not None for _, result in pool.run(work, [task]))
