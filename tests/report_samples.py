"""A small invented corpus, notebooks and report for the tests of the report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from toolkit.report.book import MIME, Book, Chapter
from toolkit.report.evidence import link_chapter

MEMO = "1. The Leaders welcomed the plan & thanked Japan.\n\n2. They reaffirmed “peace” at sea. They left.\n"
NOTE = "1. Both sides noted the plan.\n"
KERNEL = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
}
DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["memo", "note"],
        "title": ["Memo of the <first> meeting", "Note of the second meeting"],
        "date": ["2020-11-13", "2021"],
        "kind": ["memorandum", "note"],
        "issuer": ["Chair", ""],
        "participants": [(), ()],
        "language": ["en", "en"],
        "source_file": ["memo.md", "note.md"],
        "source_sha256": ["0" * 64, "1" * 64],
        "media_type": ["text/markdown"] * 2,
        "source_text": [MEMO, NOTE],
    }
)
PARAGRAPHS = pd.DataFrame(
    {
        "doc_id": ["memo", "memo", "note"],
        "para": ["1", "2/(a)", "1"],
        "order": [0, 1, 0],
        "heading": ["", "Security > At sea", ""],
        "text": [
            "The Leaders welcomed the plan & thanked Japan.",
            "They reaffirmed “peace” at sea. They left.",
            "Both sides noted the plan.",
        ],
        "date": ["2020-11-13", "2020-11-13", "2021"],
        "kind": ["memorandum", "memorandum", "note"],
        "source_map": [((0, 3, 46),), ((0, 54, 42),), ((0, 3, 26),)],
    }
)
SVG = (
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="72pt" height="36pt" viewBox="0 0 72 36">'
    '<metadata>made today</metadata><defs><path id="glyph"/></defs><g id="axes"><use xlink:href="#glyph"/></g></svg>'
)


def ref(doc_id: str, para: str, quote: str) -> dict[str, Any]:
    """Return a reference to the first place where `quote` stands in a paragraph of PARAGRAPHS."""
    here = PARAGRAPHS[(PARAGRAPHS["doc_id"] == doc_id) & (PARAGRAPHS["para"] == para)]
    start = here["text"].item().index(quote)
    return {"doc_id": doc_id, "para": para, "start": start, "end": start + len(quote), "quote": quote}


WELCOMED, PEACE, NOTED = (
    ref("memo", "1", "welcomed"),
    ref("memo", "2/(a)", "peace"),
    ref("note", "1", "noted"),
)


def cell(text: str, *refs: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Return a cell of a payload."""
    return {"text": text, "refs": list(refs), "style": "", **more}


def table(*rows: Sequence[dict[str, Any]], slug: str = "acts") -> dict[str, Any]:
    """Return the payload of a table with a row header and one number column."""
    columns = [{"label": "Verb", "align": "left"}, {"label": "n", "align": "right"}]
    return {
        "type": "table",
        "id": slug,
        "caption": "What was done",
        "note": "n = 2.",
        "columns": columns,
        "rows": [list(row) for row in rows],
        "row_header": True,
    }


SENTENCE = {
    "type": "text",
    "parts": [cell("They met "), cell("twice", WELCOMED, NOTED), cell(" & <left>.", style="muted")],
}
ACTS = table(
    [cell("welcome"), cell("1", WELCOMED, shade=0.5)],
    [cell("all", style="strong"), cell("2", WELCOMED, NOTED)],
)


def shown(
    *payloads: Mapping[str, Any], source: str = "show(found)", tags: Sequence[str] = ()
) -> NotebookNode:
    """Return an executed code cell that shows some payloads."""
    code = new_code_cell(source, metadata={"tags": list(tags)})
    code.outputs = [
        nbformat.from_dict(
            {
                "output_type": "display_data",
                "metadata": {},
                "data": {MIME: payload, "text/plain": "a display", "text/html": "<b>a display</b>"},
            }
        )
        for payload in json.loads(json.dumps(payloads))
    ]
    return code


def chapter(*cells: NotebookNode, chapter_id: str = "one", number: int = 1) -> Chapter:
    """Return a chapter of some cells, linked."""
    notebook = new_notebook(cells=[new_markdown_cell("# Chapter one"), *cells], metadata=KERNEL)
    return link_chapter(Chapter(chapter_id, "Chapter one", notebook), number, PARAGRAPHS)


def book(*chapters: Chapter) -> Book:
    """Return a report of some chapters."""
    front = ("A report", "On two documents", ("A. Author",), "2026-11-30", "First.\n\nSecond.", "en")
    return Book(*front, chapters, DOCUMENTS, PARAGRAPHS)


def write_notebook(
    path: Path, *codes: str, parameters: str = "theme = 'peace'  # what to look for\nlimit = 3  # rows"
) -> Path:
    """Write a notebook with a parameters cell and some code cells."""
    cells = [
        new_markdown_cell("# Chapter one\n\nWhat?", id="title"),
        new_code_cell(parameters, metadata={"tags": ["parameters"]}, id="parameters"),
        *[new_code_cell(code, id=f"cell-{n}") for n, code in enumerate(codes)],
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), path)
    return path


def write_project(folder: Path, settings: str = "", **notebooks: Sequence[str]) -> Path:
    """Write corpus, notebooks and settings with one chapter a notebook; return the path of the settings."""
    entries = []
    (folder / "corpus").mkdir(parents=True)
    for doc_id, text in (("memo", MEMO), ("note", NOTE)):
        (folder / "corpus" / f"{doc_id}.md").write_text(text, "utf-8")
        entries.append(
            f'[[documents]]\nid = "{doc_id}"\nfile = "{doc_id}.md"\ntitle = "{doc_id}"\ndate = "2020-11-13"\nkind = "memorandum"\n'
            f'issuer = "Chair"\nparticipants = ["ASEAN"]\nsource = "invented"\nlicence = "MIT"\n'
            f'sha256 = "{hashlib.sha256(text.encode()).hexdigest()}"\n'
        )
    (folder / "corpus" / "catalog.toml").write_text("\n".join(entries), "utf-8")
    chapters = []
    for name, codes in notebooks.items():
        write_notebook(folder / "notebooks" / f"{name}.ipynb", *codes)
        chapters.append(f'[[chapters]]\nnotebook = "../notebooks/{name}.ipynb"\nid = "{name}"\n')
    path = folder / "reports" / "report.toml"
    path.parent.mkdir()
    front = 'title = "A report"\nauthors = ["A. Author"]\ndate = "2026-11-30"\n'
    path.write_text(front + "".join(chapters) + settings, "utf-8")
    return path
