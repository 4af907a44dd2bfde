"""How the report was made, as a chapter that print sets like the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import nbformat

from toolkit.report.book import MIME, Chapter
from toolkit.report.method import Part

LETTERED = '#set figure(numbering: n => "C." + str(n))'
"""What has the tables of the appendix numbered by its letter, as on the page."""


def method_chapter(parts: Iterable[Part], title: str) -> Chapter:
    r"""Return the method as a chapter under a title; the words a codebook looks for, which would fill many pages, are left to its file.

    Examples
    --------
    >>> chapter = method_chapter([Part("The way", "Read."), Part("Fish", "What swims.", {"type": "table"}, folded=True)], "Method")
    >>> [cell.source for cell in chapter.notebook.cells]
    ['## The way\n\nRead.', '**Fish.** What swims.']
    """
    cells = [cell for part in parts for cell in _cells(part)]
    notebook = nbformat.from_dict({"cells": cells, "metadata": {}})  # type: ignore[no-untyped-call]
    return Chapter("appendix.method", title, notebook)


def _cells(part: Part) -> Iterator[dict[str, Any]]:
    whole = part.text.replace("\n\n", " ")
    text = f"**{part.title}.** {whole}" if part.folded else f"## {part.title}\n\n{part.text}".strip()
    yield {"cell_type": "markdown", "metadata": {}, "source": text}
    if part.table and not part.folded:
        output = {"output_type": "display_data", "metadata": {}, "data": {MIME: part.table}}
        yield {"cell_type": "code", "metadata": {}, "source": "", "outputs": [output]}
