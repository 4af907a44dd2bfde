"""Redlines: what was struck out and what was put in, with positions that make up both passages."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.compare.alignment import align, one_side
from toolkit.compare.redline import REDLINE, REDLINE_PAIRS, redline, redline_pairs
from toolkit.errors import SchemaError

PASSAGES = st.lists(
    st.sampled_from(
        ["we", "We", "noted", "stressed", "the", "harbour", ",", ".", "’", " ", "\n", "2.5", "“"]
    ),
    max_size=30,
)


def told(left: str, right: str, *, readable: bool = False) -> list[tuple[str, str, str]]:
    """Return op and words of each stretch, without the white space around them."""
    table = redline(left, right, readable=readable)
    return [(row.op, row.left_quote.strip(), row.right_quote.strip()) for row in table.itertuples()]


CASES = [
    pytest.param("We met.", "We met.", [("equal", "We met.", "We met.")], id="the same"),
    pytest.param(
        "We noted the plan.",
        "We endorsed the plan.",
        [("equal", "We", "We"), ("replace", "noted", "endorsed"), ("equal", "the plan.", "the plan.")],
        id="a word replaced",
    ),
    pytest.param(
        "We share concern.",
        "We share deep concern.",
        [("equal", "We share", "We share"), ("insert", "", "deep"), ("equal", "concern.", "concern.")],
        id="a word put in",
    ),
    pytest.param(
        "We met, briefly.",
        "We met briefly.",
        [("equal", "We met", "We met"), ("delete", ",", ""), ("equal", "briefly.", "briefly.")],
        id="a mark struck out",
    ),
    pytest.param(
        "The Leaders’ “plan” – new",
        'The Leaders\' "plan" - new',
        [("equal", "The Leaders’ “plan” – new", 'The Leaders\' "plan" - new')],
        id="marks drawn otherwise",
    ),
    pytest.param(
        "USD 2.5 million",
        "USD 2.75 million",
        [("equal", "USD", "USD"), ("replace", "2.5", "2.75"), ("equal", "million", "million")],
        id="a decimal is one word",
    ),
    pytest.param("", "We met.", [("insert", "", "We met.")], id="nothing before"),
    pytest.param("We met.", "", [("delete", "We met.", "")], id="nothing after"),
    pytest.param("", "", [], id="nothing at all"),
]


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_redline(left, right, expected):
    """Every stretch is kept, struck out, put in or replaced."""
    assert told(left, right) == expected


def test_readable_joins_edits_over_a_function_word():
    """A function word kept between two edits is no island, a content word is."""
    left, right = "They praised the quick repair of roads.", "They doubted the slow repair of bridges."
    assert [op for op, *_ in told(left, right)].count("replace") == 3
    joined = told(left, right, readable=True)
    assert ("replace", "praised the quick", "doubted the slow") in joined
    assert ("equal", "repair of", "repair of") in joined


def test_a_frequent_word_is_compared_like_any_other():
    """Words that make up more than a hundredth of a long passage are matched all the same."""
    words = [f"word{number}" for number in range(150)]
    left = " the ".join(words)
    assert told(left, left.replace("word75 the ", "word75 "))[1] == ("delete", "the", "")


@given(PASSAGES, PASSAGES, st.booleans())
def test_stretches_make_up_both_passages(left, right, readable):
    """The stretches of each side, put together, are the passage, and each stands where it says."""
    before, after = " ".join(left), " ".join(right)
    table = redline(before, after, readable=readable)
    tokens = bool(before.strip() and after.strip())
    for side, text in (("left", before), ("right", after)):
        quotes = table[f"{side}_quote"].tolist()
        assert "".join(quotes) == text or not tokens
        places = zip(table[f"{side}_start"], table[f"{side}_end"], strict=True)
        assert [text[start:end] for start, end in places] == quotes


@given(PASSAGES, PASSAGES)
def test_the_other_way_round(left, right):
    """Ops say what the sides hold: an insertion has no left side, a deletion no right one."""
    for row in redline(" ".join(left), " ".join(right)).itertuples():
        assert bool(row.left_quote) == (row.op != "insert")
        assert bool(row.right_quote) == (row.op != "delete")


def pairs() -> pd.DataFrame:
    """Return an aligned pair of sentences that don't begin their paragraphs."""
    texts = [
        "We met. We noted the census of river dolphins.",
        "It rained. We welcomed the census of river dolphins.",
    ]
    return align(pd.DataFrame({"doc_id": ["a", "b"], "para": "1", "text": texts}), unit="sentence")


def test_pairs_have_positions_in_their_paragraphs():
    """The stretches of aligned pairs are found in the paragraphs' text."""
    edits = redline_pairs(pairs())
    changed = edits[edits["op"] == "replace"].iloc[0]
    assert (changed["left_start"], changed["left_quote"], changed["right_start"]) == (11, "noted ", 14)
    assert one_side(edits, "right")["quote"].str.cat() == "We welcomed the census of river dolphins."
    assert set(edits["pair"]) == {0}


def test_empty():
    """Without pairs there is no row but every column; so it is without words."""
    assert redline_pairs(pairs().iloc[:0]).dtypes.astype(str).to_dict() == dict(REDLINE_PAIRS.columns)
    assert redline("", "").dtypes.astype(str).to_dict() == dict(REDLINE.columns)


def test_arguments_are_not_changed():
    """The pairs stay as they are."""
    table = pairs()
    before = table.copy()
    redline_pairs(table)
    pd.testing.assert_frame_equal(table, before)


def test_errors():
    """A table of something else is refused."""
    with pytest.raises(SchemaError, match="missing column 'left_doc_id'"):
        redline_pairs(pd.DataFrame({"doc_id": ["a"]}))
