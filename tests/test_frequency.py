"""count_spans and count_words: counts with their denominators."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.measure.frequency import WORDS, count_spans, count_words
from toolkit.measure.words import ngrams, words


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Peace, and PEACE.", ["peace", "and", "peace"], id="case"),
        pytest.param("Japan’s and Japan's", ["japan", "and", "japan"], id="possessive"),
        pytest.param("the states’ own, o’clock", ["the", "states", "own", "o'clock"], id="apostrophes"),
        pytest.param("people-to-people COVID-19", ["people-to-people", "covid-19"], id="hyphens-kept"),
        pytest.param("ASEANJapan", ["aseanjapan"], id="hyphen-lost"),
        pytest.param("(1) USD 1.5 million", ["1", "usd", "1", "5", "million"], id="numbers"),
        pytest.param("’s", ["s"], id="nothing-but-a-possessive"),
        pytest.param("… –", [], id="no-word"),
    ],
)
def test_words_are_counted_under_one_form(text, expected):
    """Lower case, straight apostrophes, no closing 's; hyphens as printed."""
    assert [word.term for word in words(text)] == expected


def test_words_know_their_place():
    """A word spans what is printed, possessive and all."""
    assert [(word.start, word.end) for word in words("In Japan’s view")] == [(0, 2), (3, 10), (11, 15)]


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        pytest.param(1, ["free", "open", "and", "fair", "trade"], id="words"),
        pytest.param(2, ["open and", "and fair", "fair trade"], id="no-run-over-a-comma"),
        pytest.param(4, ["open and fair trade"], id="line-break"),
        pytest.param(9, [], id="too-long"),
    ],
)
def test_runs_stop_at_punctuation(length, expected):
    """A run has nothing but white space between its words."""
    assert ngrams("free, open and\nfair trade", length) == expected


def test_words_have_denominators():
    """Times, paragraphs and documents, each with what it is out of; the most frequent first, then by alphabet."""
    found = count_words(PARAGRAPHS)
    assert found["term"].tolist() == ["one", "two", "actor", "non-state", "the", "three", "words"]
    assert found.iloc[0].tolist() == ["one", 2, 2, 2, 4, 3, 9, 20000 / 9]
    assert found.iloc[2].tolist() == ["actor", 1, 1, 1, 4, 3, 9, 10000 / 9]


def test_runs_are_counted_out_of_words():
    """Pairs have the same denominator as words."""
    found = count_words(PARAGRAPHS, ngram=2)
    assert found.iloc[0][["term", "n", "words"]].tolist() == ["one two", 2, 9]


def test_no_word_is_a_table():
    """Without a word the schema is there."""
    found = count_words(PARAGRAPHS.iloc[3:])
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(WORDS.columns)


def test_errors_of_count_words_name_the_argument():
    """A run of no words, and a table without text, are refused."""
    with pytest.raises(ParameterError, match=r"ngram is 0. Give the number of words in a run, 1 or more"):
        count_words(PARAGRAPHS, ngram=0)
    with pytest.raises(SchemaError, match="missing column 'text'"):
        count_words(PARAGRAPHS.drop(columns="text"))


def test_count_words_changes_nothing():
    """The table that comes in stays as it is."""
    before = PARAGRAPHS.copy(deep=True)
    count_words(PARAGRAPHS)
    pd.testing.assert_frame_equal(PARAGRAPHS, before)


@given(st.lists(st.text(alphabet="aB ’'-s,\n", max_size=30), min_size=1, max_size=5))
def test_words_add_up(texts):
    """The counts of all words are the words of the text, by both counts of the toolkit."""
    table = pd.DataFrame({"doc_id": "a", "para": list(map(str, range(len(texts)))), "text": texts})
    found = count_words(table)
    searched = count_spans(SPANS.iloc[:0], "doc_id", table)
    assert found["n"].sum() == searched["words"].sum()
    assert found["per_10k"].sum() == pytest.approx(10_000 if len(found) else 0)
