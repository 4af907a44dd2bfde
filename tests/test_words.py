"""Words of a text and their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.measure.words import terms, word_edges, words


@given(st.text(max_size=40) | st.text(alphabet="aB1_-'’ \nʼ\ud800\U0001d7d8é中", max_size=40))
def test_the_edges_are_those_of_the_words(text):
    """Many words at once are the same words, in any script."""
    starts, ends = word_edges(text)
    assert list(zip(starts, ends, strict=True)) == [(word.start, word.end) for word in words(text)]


@pytest.mark.parametrize("text", ["", "-", "a", " ", "’", "\U00010400"])
def test_short_texts(text):
    """One character or none is no special case."""
    assert [edges.tolist() for edges in word_edges(text)] == ([[0], [1]] if text.isalnum() else [[], []])


@given(st.text(alphabet="aBs1_-'’ \n.“ʼé–İ", max_size=40) | st.text(alphabet="as-' .", max_size=12))
def test_the_terms_are_those_of_the_words(text):
    """Words without their places are the same words."""
    assert terms(text) == [word.term for word in words(text)]
