"""Documents of the shapes that diplomatic texts come in, made up for the purpose, against their paragraphs as a person would cite them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import toolkit as tk

GOLDEN = Path(__file__).with_name("golden")
DOCUMENTS = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".toml")


def in_short(text: str, expected: str) -> str:
    """Return `text` as `expected` shortens it: its first words, an ellipsis, its last ones."""
    head, dots, tail = expected.partition(" … ")
    return f"{head} … {tail}" if dots and text.startswith(head) and text.endswith(tail) else text


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_paragraphs_of(path):
    """Every paragraph has its label, its headings and its words, and nothing else is a paragraph."""
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))["paragraphs"]
    found = tk.segment_paragraphs(tk.read_document(path, date="2020-01-01"))
    rows = found[["para", "heading", "text"]].to_numpy().tolist()
    shown = [
        [para, heading, in_short(text, row[2])]
        for (para, heading, text), row in zip(rows, [*expected, *[["", "", ""]] * len(rows)], strict=False)
    ]
    assert shown == expected


def test_every_document_has_its_answer():
    """No document lies there unchecked, and no answer without its document."""
    assert {path.stem for path in DOCUMENTS} == {path.stem for path in GOLDEN.glob("*.toml")}
    assert len(DOCUMENTS) > 10
