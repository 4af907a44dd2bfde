"""How fast words are looked for and counted, beside the packages that a user would otherwise take, on the same paragraphs.

Run ``python -m benchmarks.matching [MEGABYTES]`` with ``PYTHONPATH=tests``, in an environment that has ``tests/benchmarks/requirements.lock``
for the peers to be there; a peer that can't be had is skipped with the reason. Every tool does its work in a process of its own, on paragraphs
of :mod:`benchmarks.texts` that are in memory before: CPU seconds, the least of five rounds (what takes two seconds is timed once), and by how many megabytes the process grew
in the first. What is loaded, compiled and
indexed beforehand isn't counted, save where it is the work (conc and NLTK build an index first, in a row of its own).

What the tools give differs: the toolkit's rows have document, paragraph and offsets, and its terms forgive lost hyphens and a wrong letter;
textacy gives three strings, a bare automaton parts of words too, CountVectorizer a matrix. The number of results stands in the table.
"""

from __future__ import annotations

import multiprocessing
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

import toolkit as tk
from benchmarks.texts import make_table
from toolkit.codebook_index import TermIndex
from toolkit.codebook_terms import WORD, compile_term

PATTERNS = 200
KEYWORDS = ("asean", "cooperation", "vaccines", "south china sea")
WARM = 2000
WIDTH = 50
ROUNDS = 5
LONG = 2.0  # seconds from which a task is timed once
TOP = 20
_MEGA = 1_000_000

Work = Callable[[], int]
"""What is timed; it returns how many results it had."""


class Measured(NamedTuple):
    """What a tool took for a task: CPU seconds, megabytes of growth, and results; or why it was skipped."""

    task: str
    tool: str
    seconds: float = float("nan")
    megabytes: float = float("nan")
    results: int = 0
    skipped: str = ""


def codebook_patterns() -> list[str]:
    """Return terms drawn from the codebooks with a seed, whole words and beginnings of words."""
    books = map(tk.load_codebook, tk.list_codebooks())
    terms = {term for book in books for element in book.elements for term in element.terms}
    plain = sorted(term for term in terms if re.fullmatch(r"[a-z][a-z -]+\*?", term))
    return random.Random(1).sample(plain, PATTERNS)


def match_toolkit(paragraphs: pd.DataFrame) -> Work:
    """Look for the terms with the toolkit's index: offsets, whole words, lost hyphens and a wrong letter forgiven."""
    index = TermIndex(map(compile_term, codebook_patterns()))
    texts = paragraphs["text"].tolist()
    for text in texts[:WARM]:  # a term's own pattern is compiled when its letters are first met
        index.scan(text)
    return lambda: sum(len(index.scan(text)) for text in texts)


def match_pyahocorasick(paragraphs: pd.DataFrame) -> Work:
    """Look for the same letters with a bare automaton: offsets, parts of words too."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for term in codebook_patterns():
        automaton.add_word(term.removesuffix("*"), term)
    automaton.make_automaton()
    texts = paragraphs["text"].tolist()

    def work() -> int:
        found = [
            [(last + 1 - len(term), last + 1, term) for last, term in automaton.iter(text.lower())]
            for text in texts
        ]
        return sum(map(len, found))

    return work


def match_regex(paragraphs: pd.DataFrame) -> Work:
    """Look for the terms with one compiled alternation of `regex`: offsets, whole words, overlapping matches lost."""
    import regex

    terms = sorted(codebook_patterns(), key=len, reverse=True)
    either = "|".join(regex.escape(term, literal_spaces=True).replace(r"\*", r"\w*") for term in terms)
    pattern = regex.compile(rf"\b(?:{either})\b", regex.IGNORECASE)
    texts = paragraphs["text"].tolist()
    return lambda: sum(len([found.span() for found in pattern.finditer(text)]) for text in texts)


def count_toolkit(paragraphs: pd.DataFrame) -> Work:
    """Count words, the paragraphs and the documents they stand in."""
    count = tk.count_words
    return lambda: len(count(paragraphs))


def count_scikit_learn(paragraphs: pd.DataFrame) -> Work:
    """Count the same words, and the paragraphs they stand in."""
    from sklearn.feature_extraction.text import CountVectorizer

    texts = paragraphs["text"].tolist()

    def work() -> int:
        counts = CountVectorizer(token_pattern=WORD.pattern).fit_transform(texts)
        return len(counts.sum(axis=0).A1) and len(counts.getnnz(axis=0))

    return work


def count_nltk(paragraphs: pd.DataFrame) -> Work:
    """Count words by a FreqDist over regular-expression tokens."""
    from nltk import FreqDist
    from nltk.tokenize import regexp_tokenize

    texts = paragraphs["text"].tolist()
    return lambda: len(
        FreqDist(word for text in texts for word in regexp_tokenize(text.lower(), WORD.pattern))
    )


def concord_toolkit(paragraphs: pd.DataFrame, keyword: str) -> Work:
    """List a keyword with eight words on either side, document, paragraph and offsets."""
    concord = tk.kwic
    return lambda: len(concord(paragraphs, keyword))


def concord_textacy(paragraphs: pd.DataFrame, keyword: str) -> Work:
    """List a keyword with the characters on either side, paragraph by paragraph."""
    from textacy.extract import keyword_in_context

    texts = paragraphs["text"].tolist()
    return lambda: sum(len(list(keyword_in_context(text, keyword, window_width=WIDTH))) for text in texts)


def concord_nltk(paragraphs: pd.DataFrame, keyword: str) -> Work:
    """List a keyword from NLTK's index, which is built before."""
    text = _nltk_text(paragraphs)
    text.concordance_list(["the"], lines=1)
    return lambda: len(text.concordance_list(keyword.split(), lines=sys.maxsize))


def index_nltk(paragraphs: pd.DataFrame) -> Work:
    """Build NLTK's index."""

    def work() -> int:
        text = _nltk_text(paragraphs)
        text.concordance_list(["the"], lines=1)
        return len(text)

    return work


def _nltk_text(paragraphs: pd.DataFrame):
    from nltk import Text
    from nltk.tokenize import regexp_tokenize

    return Text([word for text in paragraphs["text"] for word in regexp_tokenize(text, WORD.pattern)])


def compare_toolkit(paragraphs: pd.DataFrame) -> Work:
    """Compare the words of two halves: log ratio with its interval, G2, corrected p."""
    compare, halves = tk.keyness, _halves(paragraphs)
    return lambda: len(compare(*halves))


def compare_scikit_learn(paragraphs: pd.DataFrame) -> Work:
    """Compare the words of two halves by chi-squared alone."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.feature_selection import chi2

    target, reference = _halves(paragraphs)
    texts = [*target["text"], *reference["text"]]
    sides = [1] * len(target) + [0] * len(reference)

    def work() -> int:
        return len(chi2(CountVectorizer(token_pattern=WORD.pattern).fit_transform(texts), sides)[0])

    return work


def _halves(paragraphs: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    names = paragraphs["doc_id"].unique()
    first = paragraphs["doc_id"].isin(names[: len(names) // 2])
    return paragraphs[first], paragraphs[~first]


def index_conc(paragraphs: pd.DataFrame) -> Work:
    """Build conc's index, with a tokeniser alone."""
    folder = tempfile.mkdtemp()
    return lambda: int(_conc_corpus(paragraphs, Path(folder), "whole").word_token_count)


def count_conc(paragraphs: pd.DataFrame) -> Work:
    """Count words in conc's index, which is built before."""
    from conc.frequency import Frequency

    frequency = Frequency(_conc_corpus(paragraphs, Path(tempfile.mkdtemp()), "whole"))
    return lambda: len(frequency.frequencies(page_size=0).to_frame())


def concord_conc(paragraphs: pd.DataFrame, keyword: str) -> Work:
    """List a keyword from conc's index, which is built before."""
    from conc.concordance import Concordance

    concordance = Concordance(_conc_corpus(paragraphs, Path(tempfile.mkdtemp()), "whole"))
    return lambda: len(concordance.concordance(keyword, context_length=8, page_size=sys.maxsize).to_frame())


def compare_conc(paragraphs: pd.DataFrame) -> Work:
    """Compare the words of two halves by log-likelihood and log ratio, from indexes built before."""
    from conc.keyness import Keyness

    folder = Path(tempfile.mkdtemp())
    target, reference = (
        _conc_corpus(half, folder, name)
        for half, name in zip(_halves(paragraphs), ("target", "reference"), strict=True)
    )
    keyness = Keyness(target, reference)
    return lambda: len(keyness.keywords(page_size=0, exclude_negative_keywords=False).to_frame())


def _conc_corpus(paragraphs: pd.DataFrame, folder: Path, name: str):
    import spacy
    from conc.corpus import Corpus

    tokeniser = spacy.blank("en")
    for name_of_part in ("parser", "ner", "lemmatizer", "tagger", "senter", "tok2vec", "attribute_ruler"):
        tokeniser.add_pipe("sentencizer", name=name_of_part)  # parts that conc turns off, and must find
    tokeniser.to_disk(folder / "tokeniser")
    paragraphs[["text"]].to_csv(folder / f"{name}.csv", index=False)
    corpus = Corpus(name=name, description=name)
    return corpus.build_from_csv(
        source_path=str(folder / f"{name}.csv"), save_path=f"{folder}/", model=str(folder / "tokeniser")
    )


TASKS: Mapping[str, Mapping[str, Callable[..., Work]]] = {
    f"codebook of {PATTERNS}": {
        "toolkit": match_toolkit,
        "pyahocorasick": match_pyahocorasick,
        "regex alternation": match_regex,
    },
    "frequencies": {
        "toolkit": count_toolkit,
        "CountVectorizer": count_scikit_learn,
        "NLTK": count_nltk,
        "conc, its index": index_conc,
        "conc, from its index": count_conc,
    },
    **{
        f"kwic {keyword!r}": {
            "toolkit": partial(concord_toolkit, keyword=keyword),
            "textacy": partial(concord_textacy, keyword=keyword),
            "NLTK, its index": index_nltk,
            "NLTK, from its index": partial(concord_nltk, keyword=keyword),
            "conc, from its index": partial(concord_conc, keyword=keyword),
        }
        for keyword in KEYWORDS
    },
    "keyness": {
        "toolkit": compare_toolkit,
        "CountVectorizer, chi2": compare_scikit_learn,
        "conc, from its indexes": compare_conc,
    },
}


def measure(paragraphs: pd.DataFrame) -> Iterator[Measured]:
    """Yield what every tool takes for every task."""
    context = multiprocessing.get_context("fork")
    for task, tools in TASKS.items():
        for tool, prepare in tools.items():
            here, there = context.Pipe(duplex=False)
            process = context.Process(target=_measure_here, args=(there, task, tool, prepare, paragraphs))
            process.start()
            there.close()
            try:
                yield here.recv()
            except EOFError:
                yield Measured(task, tool, skipped="its process ended")
            process.join()


def _measure_here(
    connection, task: str, tool: str, prepare: Callable[..., Work], paragraphs: pd.DataFrame
) -> None:
    try:
        work = prepare(paragraphs)
        peak = _peak()
        results, seconds = _timed(work)
        grown = _peak() - peak
        for _ in range(ROUNDS - 1 if seconds < LONG else 0):
            seconds = min(seconds, _timed(work)[1])
        took = Measured(task, tool, seconds, grown, results)
    except Exception as error:  # whatever a peer raises is the reason why it has no figure
        took = Measured(task, tool, skipped=f"{type(error).__name__}: {error}".splitlines()[0])
    connection.send(took)


def _timed(work: Work) -> tuple[int, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MEGA


def main(megabytes: str = "10") -> None:
    """Print a line for every task and tool: CPU seconds, MB a second, growth in MB, results, and how many times the toolkit's time."""
    size = int(float(megabytes) * _MEGA)
    paragraphs = tk.segment_paragraphs(make_table(size))
    ours: dict[str, float] = {}
    for took in measure(paragraphs):
        if took.skipped:
            print(f"{took.task:24} {took.tool:24} skipped: {took.skipped}", flush=True)  # noqa: T201
            continue
        ratio = took.seconds / ours.setdefault(took.task, took.seconds)
        figures = f"{took.seconds:8.3f} s {size / took.seconds / _MEGA:8.1f} MB/s {took.megabytes:8.1f} MB {took.results:8}"
        print(f"{took.task:24} {took.tool:24} {figures} {ratio:8.2f} x", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:2])
