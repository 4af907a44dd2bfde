"""What the renderers receive: the report as a value, chapters executed and linked, sources in full."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from nbformat import NotebookNode

MIME = "application/vnd.communique+json"
"""The form of an output that both renderers read; :mod:`toolkit.display` writes it."""


@dataclass(frozen=True)
class Chapter:
    """One executed notebook in the report."""

    id: str
    title: str
    notebook: NotebookNode


@dataclass(frozen=True)
class Book:
    """The report: its front matter, its chapters in order, and the documents they cite."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    date: str
    abstract: str
    language: str
    chapters: tuple[Chapter, ...]
    documents: pd.DataFrame
    paragraphs: pd.DataFrame
