"""The documents that the benchmarks read."""

from itertools import islice

import pytest
from benchmarks.texts import DOCUMENT_BYTES, PSEUDO_WORDS, corpus_paragraphs, make_documents, write_documents


def test_a_smaller_set_begins_a_larger_one():
    """Document number n of a seed is always the same, and another one of another seed."""
    few, many = list(make_documents(30_000)), list(make_documents(90_000))
    assert len(few) < len(many)
    assert many[: len(few)] == few
    assert next(make_documents(1, seed=2)) != few[0]


def test_documents_have_their_size_and_numbered_paragraphs():
    """Each document is a little longer than it has to be, and all together have the bytes asked for."""
    texts = [text for _, text in islice(make_documents(10**9), 3)]
    assert all(DOCUMENT_BYTES <= len(text.encode()) < 2 * DOCUMENT_BYTES for text in texts)
    assert all(text.startswith("Joint Statement\n\n1. ") and "\n\n2. " in text for text in texts)
    assert sum(len(text.encode()) for _, text in make_documents(70_000)) >= 70_000


def test_some_words_are_in_no_lexicon():
    """Words that the corpus doesn't have are mixed in, about as many as said."""
    known = {word for text in corpus_paragraphs() for word in text.split()}
    words = [word for _, text in make_documents(60_000) for word in text.split() if word.isalpha()]
    assert sum(word not in known for word in words) / len(words) == pytest.approx(PSEUDO_WORDS, abs=0.01)


def test_files_hold_what_is_made(tmp_path):
    """A file a document, byte for byte."""
    paths = write_documents(tmp_path / "texts", 30_000)
    assert [path.read_bytes().decode() for path in paths] == [text for _, text in make_documents(30_000)]
