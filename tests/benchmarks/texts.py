"""Documents of any number for the benchmarks: the corpus's paragraphs recombined with a seed.

Each document has about 20 kB of numbered paragraphs in plain text. Behind one alphabetic word in 25 stands a word that no lexicon
knows, so that nothing is quick because it has been seen before: a document is like none of the others, its vocabulary grows.
Document number n of a seed is always the same, whatever the size that is asked for.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

import toolkit as tk

CORPUS = Path(__file__).parents[2] / "corpus"
DOCUMENT_BYTES = 20_000
PSEUDO_WORDS = 0.04
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_ALPHABETIC = re.compile(r"[^\W\d_]{2,}(?= )")


def corpus_paragraphs() -> list[str]:
    """Return the text of every paragraph of the corpus."""
    return tk.segment_paragraphs(tk.load_documents(CORPUS))["text"].tolist()


def make_documents(size: int, *, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of documents, until they have `size` bytes (UTF-8) together."""
    paragraphs = corpus_paragraphs()
    number = written = 0
    while written < size:
        text = _make_document(paragraphs, random.Random(f"{seed}/{number}"))
        yield f"document-{number:06}", text
        number, written = number + 1, written + len(text.encode())


def make_table(size: int, *, seed: int = 1) -> pd.DataFrame:
    """Return the documents of `size` bytes together as a DOCUMENTS table."""
    rows = [
        {"doc_id": doc_id, "title": "", "date": "2020-11-12", "kind": "", "source_text": text}
        for doc_id, text in make_documents(size, seed=seed)
    ]
    return pd.DataFrame(rows)


def write_documents(folder: Path, size: int, *, seed: int = 1) -> list[Path]:
    """Write the documents of `size` bytes together to `folder`, a file each, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for doc_id, text in make_documents(size, seed=seed):
        paths.append(folder / f"{doc_id}.txt")
        paths[-1].write_bytes(text.encode())
    return paths


def _make_document(paragraphs: list[str], draw: random.Random) -> str:
    parts = ["Joint Statement"]
    length = 0
    while length < DOCUMENT_BYTES:
        parts.append(f"{len(parts)}. {_mixed(draw.choice(paragraphs), draw)}")
        length += len(parts[-1].encode()) + 2
    return "\n\n".join(parts) + "\n"


def _mixed(text: str, draw: random.Random) -> str:
    """Return `text` with a pseudo-word behind one alphabetic word in 25."""

    def mix(word: re.Match[str]) -> str:
        if draw.random() >= PSEUDO_WORDS:
            return word[0]
        return f"{word[0]} {''.join(draw.choices(SYLLABLES, k=draw.randint(2, 4)))}"

    return _ALPHABETIC.sub(mix, text)
