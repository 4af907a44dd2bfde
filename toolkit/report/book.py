"""What the renderers receive: the report as a value, chapters executed and linked, sources in full; and what they share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nbformat import NotebookNode

from toolkit.report.look import Look

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.report.method import Part

MIME = "application/vnd.communique+json"
"""The form of an output that both renderers read; :mod:`toolkit.display` writes it."""
NO_ALT = "Image without a description"
"""What stands for the description of an image in a notebook by itself; a report has no image without one."""
MARKDOWN_PLUGINS = ("strikethrough", "footnotes", "table", "url", "task_lists", "def_list")
"""What of Markdown both renderers read beyond CommonMark, by mistune's names."""
_CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


def joined(text: str | list[str]) -> str:
    """Return text that a notebook holds whole or as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def uncoloured(text: str | list[str]) -> str:
    r"""Return text without the control sequences that colour it in a terminal.

    Examples
    --------
    >>> uncoloured(["\x1b[31mKey", "Error\x1b[0m"])
    'KeyError'
    """
    return _CONTROL.sub("", joined(text))


class Payload(NotebookNode):
    """What a display or a chapter's evidence holds; copies of a notebook share it: nbconvert makes three, and changes none."""

    def __deepcopy__(self, _memo: object) -> Payload:
        """Return the payload itself."""
        return self


@dataclass(frozen=True)
class Chapter:
    """One executed notebook in the report."""

    id: str
    title: str
    notebook: NotebookNode
    reads: Mapping[str, str] = field(default_factory=dict)
    """The files and folders that the notebook read, with the fingerprint of their content (:mod:`.recording`)."""


@dataclass(frozen=True)
class Book:
    """The report: its front matter, its chapters in order, the documents they cite, and how it was made."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    date: str
    abstract: str
    language: str
    chapters: tuple[Chapter, ...]
    documents: pd.DataFrame
    paragraphs: pd.DataFrame
    look: Look = field(default_factory=Look)
    method: tuple[Part, ...] = ()
    executed: tuple[Chapter, ...] = ()
    """The chapters as they came out of their run, without links into the report."""
