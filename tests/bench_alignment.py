"""How alignment grows: wall time and peak memory over 25 to 200 documents of 20 kB, recombined from the corpus's sentences.

Run ``python tests/bench_alignment.py [paragraph|sentence]``. Every document is drawn by a seed of its own from the sentences of the
catalogued documents, so each sentence recurs in about a fifth of them: a series far more repetitive than real ones, the worst
case for an index. A size that takes four times as long as its half grows quadratically, twice as long linearly.
"""

from __future__ import annotations

import random
import resource
import sys
import time

import pandas as pd

import toolkit as tk
from toolkit.compare.alignment import align

SIZES = (25, 50, 100, 200)
CHARACTERS = 20_000


def make_series(documents: int) -> pd.DataFrame:
    """Return PARAGRAPHS of so many documents of 20 kB, four sentences a paragraph, each sentence a little changed."""
    sentences = tk.segment_sentences(tk.segment_paragraphs(tk.load_documents("corpus")))["text"].tolist()
    rows = []
    for number in range(documents):
        rows.extend(_make_document(sentences, number))
    return pd.DataFrame(rows)


def _make_document(sentences: list[str], number: int) -> list[dict[str, str]]:
    draw = random.Random(number)
    rows: list[dict[str, str]] = []
    length = 0
    while length < CHARACTERS:
        text = " ".join(_changed(draw.choice(sentences), draw) for _ in range(4))
        rows.append({"doc_id": f"d{number:03}", "para": str(len(rows) + 1), "text": text})
        length += len(text)
    return rows


def _changed(sentence: str, draw: random.Random) -> str:
    """Leave out one word of ten."""
    return " ".join(word for word in sentence.split() if draw.random() > 0.1)


def main(unit: str = "paragraph") -> None:
    """Print a line per size: documents, pairs, wall and CPU seconds, CPU ratio to the size before, peak memory so far in MB."""
    before = None
    for size in SIZES:
        paragraphs = make_series(size)
        wall, cpu = time.perf_counter(), time.process_time()
        pairs = align(paragraphs, unit=unit)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        ratio = f"{cpu / before:.2f}" if before else "-"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:4} {len(pairs):7} {wall:6.1f} s {cpu:6.1f} s  x{ratio}  {peak:.0f} MB", flush=True)  # noqa: T201
        before = cpu


if __name__ == "__main__":
    main(*sys.argv[1:2])
