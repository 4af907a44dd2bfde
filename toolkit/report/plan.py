"""Which chapters are stale, and why: a chapter's result holds while all that it was made from is the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from toolkit.report.config import ChapterConfig, ReportConfig
from toolkit.report.environment import timestamp
from toolkit.report.packages import PACKAGE, installed
from toolkit.report.store import Made, Store

_MOST_REASONS = 5
_RUNNER = (
    "__init__.py",
    "report/__init__.py",
    "report/engines.py",
    "report/environment.py",
    "report/faults.py",
    "report/fork_engine.py",
    "report/forks.py",
    "report/kernel.py",
    "report/packages.py",
    "report/recording.py",
    "report/run.py",
)
"""What decides how a notebook is run, and is loaded before the record of what it reads begins."""


class Task(NamedTuple):
    """A chapter, the values it is made from, and its earlier result as stored, or why it is to be run."""

    chapter: ChapterConfig
    values: dict[str, Any]
    kept: tuple[bytes, Made] | None
    reasons: list[str]


def plan_chapters(config: ReportConfig, store: Store, *, force: bool = False) -> list[Task]:
    """Return for each chapter its earlier result, or why it has none that holds.

    Parameters
    ----------
    config
        The report's settings.
    store
        The earlier results.
    force
        Let none of them hold.
    """
    shared = {
        "installed packages": installed(),
        "SOURCE_DATE_EPOCH": str(timestamp(config.date)),
        "code that runs notebooks": {name: store.look(str(PACKAGE / name)) for name in _RUNNER},
    }
    tasks = []
    for chapter in config.chapters:
        values = {
            "the notebook": store.look(str(chapter.notebook)),
            "parameters": json.loads(json.dumps(dict(chapter.parameters), default=str)),
            **shared,
        }
        found = ["it is forced"] if force else store.find(result_name(chapter), values)
        if isinstance(found, list):
            tasks.append(Task(chapter, values, None, found))
        else:
            tasks.append(Task(chapter, values, found, []))
    return tasks


def result_name(chapter: ChapterConfig) -> str:
    """Return what a chapter's result is called in the store."""
    return f"chapter-{chapter.id}"


def told(reasons: Sequence[str]) -> str:
    """Return why a chapter runs: the first reasons, and how many more there are.

    Examples
    --------
    >>> told(["parameters: theme", "the notebook changed"]), told([*"abcdefg"])
    ('parameters: theme, the notebook changed', 'a, b, c, d, e, and 2 more')
    """
    more = len(reasons) - _MOST_REASONS
    return ", ".join([*reasons[:_MOST_REASONS], *([f"and {more} more"] if more > 0 else [])])
