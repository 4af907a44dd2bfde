"""What must hold of every file: it is read or refused in so many words, and what is read of it is where it says."""

from __future__ import annotations

import json
import random
from pathlib import Path

import toolkit as tk
from fuzz.mutation import mutated
from fuzz.seeds import seeds
from toolkit.errors import ToolkitError


def made(number: int, seed: int, kinds: frozenset[str]) -> tuple[str, str, bytes]:
    """Return the format, the suffix and the bytes of the input with that number."""
    chance = random.Random(f"{seed} {number}")
    chosen = chance.choice([each for each in seeds() if each.kind in kinds])
    suffix = chance.choice((chosen.suffix, chosen.suffix, chosen.suffix, ".md", ".txt", ".html", ".pdf", ""))
    return chosen.kind, suffix, mutated(chosen, chance)


def answer_here(content: bytes, _: str) -> bytes:
    """Read a PDF in this process, in place of a new one for each, so that what its reader raises is seen."""
    from toolkit.readers.pdf_child import RefusedError, extract

    try:
        return json.dumps(extract(content)._asdict()).encode()
    except RefusedError as err:
        return json.dumps({"refused": str(err)}).encode()


def check(path: Path) -> bool:
    """Return whether the file is read; raise if it is neither read nor refused by an error of the toolkit's."""
    try:
        document = tk.read_document(path, doc_id="fuzz", title="", date="2020-01-01")
    except ToolkitError:
        return False
    source = document["source_text"].item()
    paragraphs = tk.segment_paragraphs(document)
    assert paragraphs["para"].is_unique, "a label stands twice"
    assert paragraphs["text"].str.strip().ne("").all(), "a paragraph is empty"
    for text, runs in zip(paragraphs["text"], paragraphs["source_map"], strict=True):
        assert all(text[at : at + size] == source[start : start + size] for at, start, size in runs)
    if len(source) % 4:
        return True
    lines = tk.classify_lines(document)
    assert sum(map(len, lines["text"].str.replace(r"\s", "", regex=True))) == len("".join(source.split()))
    return True
