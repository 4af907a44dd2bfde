"""A sample of the fuzzer's inputs: every file is read or refused, and what is read stands where it says."""

from __future__ import annotations

import pytest
from fuzz.check import answer_here, check, made
from fuzz.run import KINDS
from fuzz.seeds import packed, seeds


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.kind)
def test_seeds_are_read(seed, tmp_path, monkeypatch):
    """What is mutated is a file that can be read: else the fuzzer would only try what is refused."""
    monkeypatch.setattr("toolkit.readers.pdf._ask", answer_here)
    path = tmp_path / f"seed{seed.suffix}"
    path.write_bytes(packed(seed))
    assert check(path)


@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files_are_read_or_refused(kind, tmp_path, monkeypatch):
    """Whatever a file holds, nothing but an error of the toolkit's comes of it."""
    monkeypatch.setattr("toolkit.readers.pdf._ask", answer_here)
    read = 0
    for number in range(120):
        _, suffix, content = made(number, 7, frozenset({kind}))
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(content)
        read += check(path)
    assert read > 10


def test_inputs_are_the_same_each_time():
    """An input is known by its number, whatever else was run."""
    assert made(5, 1, frozenset({"text"})) == made(5, 1, frozenset({"text"}))
    assert made(5, 1, frozenset({"text"})) != made(6, 1, frozenset({"text"}))
