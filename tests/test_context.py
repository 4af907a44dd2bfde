"""Tests of findings in context."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit as tk
from toolkit.errors import ParameterError, SchemaError

TEXT = "We met in Hanoi. We welcomed Japan's loan of 5 million yen, and thanked Japan."
PARAGRAPHS = pd.DataFrame({"doc_id": ["memo"], "para": ["1"], "text": [TEXT]})


def spans(*words):
    """Return one span for each of `words`, at the first place it stands in."""
    places = [TEXT.index(word) for word in words]
    rows = [("memo", "1", at, at + len(word), word) for at, word in zip(places, words, strict=True)]
    return pd.DataFrame(rows, columns=["doc_id", "para", "start", "end", "quote"])


def test_the_words_on_both_sides():
    """As many as asked for, with their punctuation; columns and rows of the findings stay."""
    found = tk.in_context(spans("loan", "Hanoi").assign(kind=["money", "place"]), PARAGRAPHS, window=2)
    assert found[["kind", "pre", "keyword", "post"]].to_numpy().tolist() == [
        ["money", "welcomed Japan's", "loan", "of 5"],
        ["place", "met in", "Hanoi", ". We welcomed"],
    ]


def test_the_context_may_end_with_the_sentence():
    """What stands before or behind the sentence is not context then."""
    found = tk.in_context(spans("welcomed"), PARAGRAPHS, window=3, within="sentence")
    assert found[["pre", "post"]].to_numpy().tolist() == [["We", "Japan's loan of"]]


@given(st.integers(0, 9))
def test_it_is_the_context_of_kwic(window):
    """A concordance and the same spans in context are one table."""
    lines = tk.kwic(PARAGRAPHS, "Japan*", window=window)
    again = tk.in_context(lines.drop(columns=["pre", "keyword", "post"]), PARAGRAPHS, window=window)
    pd.testing.assert_frame_equal(again[lines.columns], lines)


def test_nothing_found_has_the_columns():
    """An empty table stays a table, and its words are text."""
    found = tk.in_context(tk.find_money(PARAGRAPHS.assign(text="We met.")), PARAGRAPHS)
    assert found[["pre", "keyword", "post"]].dtypes.astype(str).tolist() == ["str"] * 3


def test_a_span_of_another_text_is_refused():
    """A table is never printed with words that are not the finding's."""
    with pytest.raises(SchemaError, match="memo ¶ 1 does not read 'loan'"):
        tk.in_context(spans("loan"), PARAGRAPHS.assign(text="Another text"))
    with pytest.raises(SchemaError, match=r"does not read 'Japan\.' at \d+:99"):
        tk.in_context(spans("Japan.").assign(end=99), PARAGRAPHS)
    with pytest.raises(ParameterError, match="window"):
        tk.in_context(spans("loan"), PARAGRAPHS, window=-1)
