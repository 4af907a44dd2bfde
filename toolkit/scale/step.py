"""One step: a batch of documents in, its tables out. It is the same on one core, in a pool and on a cluster.

The documents are read one by one and found in together. Where a finder fails, each is found in by itself, so that one that can't be
read or understood is a row of FAILURES and the others lose nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pandas as pd

from toolkit.errors import ToolkitError
from toolkit.find.together import find_all
from toolkit.paragraphs import segment_paragraphs
from toolkit.scale.plan import Source
from toolkit.scale.question import FAILURES, Question, asks_all, finder_of, tables_of
from toolkit.scale.reading import each_document, shown

T = TypeVar("T")
Tables = dict[str, pd.DataFrame]


class StepError(Exception):
    """A step that failed on a document, and why."""

    def __init__(self, step: str, err: Exception) -> None:
        told = isinstance(err, ToolkitError | OSError)
        super().__init__(str(err) if told else f"{type(err).__name__}: {err}")
        self.step = step


def extract_batch(
    sources: Sequence[Source],
    question: Question,
    *,
    base: str = "",
    lost: Mapping[str, str] | None = None,
) -> Tables:
    """Return the tables of a batch by name, each with its whole schema and in the order of the documents.

    Parameters
    ----------
    sources
        The documents.
    question
        What is asked for.
    base
        The folder that paths begin at.
    lost
        Documents that are not to be tried, by id, and why.
    """
    failed = {doc_id: StepError("process", ToolkitError(why)) for doc_id, why in (lost or {}).items()}
    tried = [source for source in sources if source.doc_id not in failed]
    read: list[pd.DataFrame] = []
    for source, document in each_document(tried, question.fields, base):
        try:
            read.append(_do("read", document))
        except StepError as err:
            failed[source.doc_id] = err
    parts = _find_in_each(read, question, failed)
    tables = {
        name: _joined([part[name] for part in parts], schema.empty())
        for name, schema in tables_of(question).items()
        if schema is not FAILURES
    }
    rows = [_failure(source, failed[source.doc_id], base) for source in sources if source.doc_id in failed]
    return {**tables, "failures": FAILURES.frame(rows)}


def _find_in_each(
    read: Sequence[pd.DataFrame], question: Question, failed: dict[str, StepError]
) -> list[Tables]:
    """Return the tables of all documents together, or where that fails those of each that doesn't; `failed` is added to."""
    if not read:
        return []
    try:
        return [_find(pd.concat(read, ignore_index=True), question, together=len(read) > 1)]
    except StepError as err:
        if len(read) == 1:
            failed[read[0]["doc_id"].item()] = err
            return []
    return [part for document in read for part in _find_in_each([document], question, failed)]


def _find(documents: pd.DataFrame, question: Question, *, together: bool) -> Tables:
    """Return the tables of documents; `together`, finders share their work, else it is known which of them fails."""
    paragraphs = _do("segment_paragraphs", lambda: segment_paragraphs(documents))
    found = {"documents": documents, "paragraphs": paragraphs}
    if together and asks_all(question):
        return {**found, **_do("find_all", lambda: find_all(paragraphs))}
    for name in question.finders:
        find = finder_of(name, question)
        found[name] = _do(f"find_{name}", lambda find=find: find(paragraphs))  # type: ignore[misc]
    return found


def _do(step: str, work: Callable[[], T]) -> T:
    """Do a step of the work; whatever goes wrong, it is known what it was."""
    try:
        return work()
    except Exception as err:
        raise StepError(step, err) from err


def _joined(parts: Iterable[pd.DataFrame], empty: pd.DataFrame) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else empty


def _failure(source: Source, err: StepError, base: str) -> dict[str, str]:
    """Return a row of FAILURES; a file is called in it what it was called by the user."""
    reason = str(err).replace(str(Path(base, source.path)), source.path) if base else str(err)
    return {
        "doc_id": source.doc_id,
        "source_file": shown(source.path),
        "step": err.step,
        "reason": shown(reason),
    }
