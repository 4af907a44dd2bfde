"""Documents for the tests of many documents, a pool that does its work in this process, and work that ends its own."""

from __future__ import annotations

import os
import time
from pathlib import Path

from toolkit.scale import work

FINDERS = ("dates", "money")


def write_texts(folder: Path, number: int = 6) -> Path:
    """Write documents of three paragraphs, no two alike, to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        text = f"Joint Statement {n}\n\n1. We met on {n + 1} May 2019.\n\n2. We welcomed USD {n + 1} million.\n\n3. We parted.\n"
        (folder / f"statement-{n}.txt").write_text(text)
    return folder


class Here:
    """A pool that does the work in this process, one task after the other."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs

    def run(self, work, tasks):
        """Yield each task and its result."""
        return ((task, work(task)) for task in tasks)

    def close(self) -> None:
        """Nothing runs on."""


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their path in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def do_batch_or_die(question, task):
    """Do a batch, or end the process where the word DIE is in a document of it."""
    return _unless_dead(work.do_batch, question, task)


def try_document_or_die(question, task, doc_id):
    """Try a document, or end the process if the word DIE is in it."""
    return _unless_dead(work.try_document, question, task, doc_id)


def _unless_dead(do, question, task, *doc_id):
    read_batch = work.read_batch

    def read(line):
        sources = [each for each in read_batch(line) if not doc_id or each.doc_id in doc_id]
        for each in sources:
            if each.doc_id not in task.lost and "DIE" in Path(each.path).read_text():
                os._exit(1)
        return sources

    work.read_batch = read
    try:
        return do(question, task, *doc_id)
    finally:
        work.read_batch = read_batch


def sleep_too_long(task):
    """Sleep for longer than is given, in a process that may be ended."""
    with work._ended_after(0.5, task):
        time.sleep(60)
