"""count_spans: counts with their denominators."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.measure.frequency import count_spans


def spans(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["doc_id", "para", "element"], dtype="str")
    return frame.assign(start=0, end=1, quote="x")


SPANS = spans(("a", "1", "doc"), ("a", "1", "doc"), ("a", "2", "coc"), ("b", "1", "doc"))
PARAGRAPHS = pd.DataFrame(
    {
        "doc_id": ["b", "a", "a", "c"],
        "para": ["1", "1", "2", "1"],
        "text": ["one two", "one two three", "the non-state actor’s words", ""],
    }
)


def test_counts_by_document_with_denominators():
    """A searched document without a finding has 0; a document without words has no rate."""
    found = count_spans(SPANS, "doc_id", PARAGRAPHS)
    assert found.to_dict("list") == {
        "doc_id": ["b", "a", "c"],
        "n": [1, 3, 0],
        "n_paragraphs": [1, 2, 0],
        "n_documents": [1, 1, 0],
        "paragraphs": [1, 2, 1],
        "words": [2, 7, 0],
        "rate_per_10k_words": [5000.0, pytest.approx(30000 / 7), pytest.approx(float("nan"), nan_ok=True)],
    }


def test_counts_by_element_over_all_documents():
    """Without doc_id the denominators are those of all that was searched."""
    found = count_spans(SPANS, "element", PARAGRAPHS)
    assert found[["element", "n", "n_paragraphs", "n_documents", "paragraphs", "words"]].values.tolist() == [
        ["doc", 3, 2, 2, 4, 9],
        ["coc", 1, 1, 1, 4, 9],
    ]


def test_counts_by_document_and_element_have_every_pair():
    """Each document has a row for every element that occurs anywhere."""
    found = count_spans(SPANS, ["doc_id", "element"], PARAGRAPHS)
    assert list(zip(found["doc_id"], found["element"], found["n"], strict=True)) == [
        ("b", "doc", 1),
        ("b", "coc", 0),
        ("a", "doc", 2),
        ("a", "coc", 1),
        ("c", "doc", 0),
        ("c", "coc", 0),
    ]


def test_without_paragraphs_the_denominators_are_unknown():
    """What was not given is NA, not 0."""
    found = count_spans(SPANS, "doc_id")
    assert found["n"].tolist() == [3, 1]
    assert found[["paragraphs", "words", "rate_per_10k_words"]].isna().all(axis=None)


@pytest.mark.parametrize(
    "paragraphs", [pytest.param(None, id="unknown"), pytest.param(PARAGRAPHS, id="known")]
)
def test_an_empty_result_has_the_schema(paragraphs):
    """No findings by a column of their own: no rows, all columns."""
    found = count_spans(SPANS.iloc[:0], "element", paragraphs)
    assert found.empty
    assert list(found.columns) == [
        "element",
        "n",
        "n_paragraphs",
        "n_documents",
        "paragraphs",
        "words",
        "rate_per_10k_words",
    ]


def test_errors_name_the_column_or_document():
    """An unknown column, and findings from elsewhere, are refused."""
    with pytest.raises(ParameterError, match=r"count by \['theme'\]: no such column. Choose among: doc_id"):
        count_spans(SPANS, "theme")
    with pytest.raises(ParameterError, match="come from b, which was not searched"):
        count_spans(SPANS, "doc_id", PARAGRAPHS.iloc[1:])
    with pytest.raises(SchemaError, match="missing column 'para'"):
        count_spans(SPANS.drop(columns="para"), "doc_id")


def test_the_arguments_are_not_changed():
    """The tables that come in stay as they are."""
    before, before_paragraphs = SPANS.copy(deep=True), PARAGRAPHS.copy(deep=True)
    count_spans(SPANS, ["doc_id", "element"], PARAGRAPHS)
    pd.testing.assert_frame_equal(SPANS, before)
    pd.testing.assert_frame_equal(PARAGRAPHS, before_paragraphs)


ROW = st.tuples(st.sampled_from("abc"), st.sampled_from("12"), st.sampled_from(["doc", "coc"]))


@given(st.lists(ROW, max_size=20))
def test_counts_add_up(rows):
    """However they are grouped, the counts are those of the rows."""
    table = spans(*rows)
    for by in ("doc_id", "element", ["doc_id", "element"]):
        assert count_spans(table, by, PARAGRAPHS)["n"].sum() == len(rows)
