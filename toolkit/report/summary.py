"""What the chapters find, for the front of the report: each chapter's summary, and the first sentence that it computes.

A chapter's summary is its Markdown cell with the tag ``summary``; quotations and links in it are checked as anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import nbformat

from toolkit.report.anchors import chapter_anchor
from toolkit.report.book import MIME, Chapter
from toolkit.report.evidence import claim_list, payloads

TAG = "summary"
_HEADING = re.compile(r"^#+[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
"""A heading in a summary, which stands in bold at the front: its place in the contents is in the chapter."""


class Finding(NamedTuple):
    """What one chapter finds: its number, its summary in Markdown or nothing, and the payload of its first sentence or none."""

    chapter: Chapter
    number: int
    prose: str
    said: dict[str, Any] | None


def list_findings(chapters: Iterable[Chapter]) -> list[Finding]:
    """Return what each chapter finds; a chapter that has neither a summary nor a computed sentence is left out.

    Examples
    --------
    >>> cell = nbformat.v4.new_markdown_cell("They agreed.", metadata={"tags": ["summary"]})
    >>> notebooks = [nbformat.v4.new_notebook(cells=cells) for cells in ([], [cell])]
    >>> chapters = [Chapter(name, name.title(), notebook) for name, notebook in zip(["one", "two"], notebooks)]
    >>> [(finding.number, finding.prose) for finding in list_findings(chapters)]
    [(2, 'They agreed.')]
    """
    found = [Finding(chapter, n, _prose(chapter), _said(chapter)) for n, chapter in enumerate(chapters, 1)]
    return [finding for finding in found if finding.prose or finding.said]


def _prose(chapter: Chapter) -> str:
    cells = (cell for cell in chapter.notebook.cells if cell.cell_type == "markdown")
    prose = "\n\n".join(cell.source for cell in cells if TAG in cell.metadata.get("tags", ()))
    return _HEADING.sub(r"**\1**", prose)


def _said(chapter: Chapter) -> dict[str, Any] | None:
    return next((payload for payload in payloads(chapter) if payload["type"] == "text"), None)


def summary_chapter(chapters: Iterable[Chapter], title: str) -> Chapter | None:
    """Return the findings as a chapter of their own, for renderers that print chapters; none where there are none."""
    chapters = list(chapters)
    found = list_findings(chapters)
    if not found:
        return None
    claims = [claim for chapter in chapters for claim in claim_list(chapter)]
    cells = [cell for finding in found for cell in _cells(finding)]
    content = {"cells": cells, "metadata": {"communique": {"evidence": claims}}}
    return Chapter("in-short", title, nbformat.from_dict(content))  # type: ignore[no-untyped-call]


def _cells(finding: Finding) -> Iterator[dict[str, Any]]:
    link = f"[**{finding.number}** {finding.chapter.title}](#{chapter_anchor(finding.chapter.id)})"
    yield {"cell_type": "markdown", "metadata": {}, "source": f"{link}\n\n{finding.prose}".strip()}
    if finding.said:
        output = {"output_type": "display_data", "metadata": {}, "data": {MIME: finding.said}}
        yield {"cell_type": "code", "metadata": {}, "source": "", "outputs": [output]}
