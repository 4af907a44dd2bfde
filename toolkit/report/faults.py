"""What is wrong with a notebook that ran: an error, a warning, a log, each told with chapter, cell and remedy."""

from __future__ import annotations

import re
from typing import Any

from nbformat import NotebookNode

from toolkit.errors import ReportError
from toolkit.report.config import ChapterConfig

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_TRACEBACK_LINES = 24
_MOST_PRINTED = 1_000_000
_HARMLESS = re.compile(
    r"Matplotlib is building the font cache.*|Matplotlib created a temporary cache directory.*"
)
"""Said once on a new machine, whatever the notebook does."""


def refuse_log(chapter: ChapterConfig, notebook: NotebookNode, cell: NotebookNode, **_: Any) -> None:
    """Raise if a cell prints more than a report can hold."""
    printed = sum(len(output.text) for output in cell.outputs if output.output_type == "stream")
    if printed > _MOST_PRINTED:
        msg = (
            f"chapter {chapter.id!r} ({chapter.notebook.name}), {_cell_name(notebook, cell.source)} prints {printed:,} "
            "characters. Print less; what is long is shown as a table, or written to a file."
        )
        raise ReportError(msg)


def failure(chapter: ChapterConfig, notebook: NotebookNode, err: Any) -> str:
    """Return what failed and where: chapter, cell, error, and the traceback's frames in cells and its last one."""
    frames = [_ANSI.sub("", part) for part in err.traceback or ()]
    told = [
        frame
        for n, frame in enumerate(frames)
        if frame.lstrip().startswith("Cell In[") or n >= len(frames) - 2
    ]
    lines = [line.rstrip() for line in "\n".join(told).splitlines() if line.strip()][-_TRACEBACK_LINES:]
    place = _cell_name(notebook, err.source)
    return "\n".join(
        [
            f"chapter {chapter.id!r} ({chapter.notebook.name}), {place}: {err.ename}: {_ANSI.sub('', err.evalue)}",
            *(f"    {line}" for line in lines),
            "Correct the cell, or the parameters in the report's settings; the last report is left as it was.",
        ]
    )


def _cell_name(notebook: NotebookNode, source: str) -> str:
    """Return a cell's number, as counted in the notebook on disk, and its first line."""
    first = next((line.strip() for line in source.splitlines() if line.strip()), "")
    number = next((n for n, cell in enumerate(notebook.cells, 1) if cell.source == source), None)
    return f"cell {number} `{first}`" if number else f"the injected parameters `{first}`"


def refuse_warnings(notebook: NotebookNode, chapter: ChapterConfig) -> None:
    """Raise if a cell ended by SystemExit, which papermill lets pass, or wrote to stderr."""
    for cell in notebook.cells:
        outputs = cell.get("outputs", ())
        where = f"chapter {chapter.id!r} ({chapter.notebook.name}), {_cell_name(notebook, cell.source)}"
        ended = next((output for output in outputs if output.output_type == "error"), None)
        if ended:
            msg = f"{where} ends the notebook by {ended.ename}. Take it out: every cell of a report is run."
            raise ReportError(msg)
        said = "\n".join(output.text for output in outputs if output.get("name") == "stderr")
        if _HARMLESS.sub("", said).strip():
            msg = f"{where} writes to stderr:\n    {_tidy(_HARMLESS.sub('', said))}\nA published report has no warnings: deal with its cause."
            raise ReportError(msg)
        if outputs:
            cell.outputs = [output for output in outputs if output.get("name") != "stderr"]


def _tidy(text: str) -> str:
    """Return `text` without colours and the kernel's temporary file names."""
    plain = re.sub(r"\S*ipykernel_\d+\S*?\.py", "<cell>", _ANSI.sub("", text))
    return "\n    ".join(line.rstrip() for line in plain.strip().splitlines()[-_TRACEBACK_LINES:])
