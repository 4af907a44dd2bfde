"""locate: from a span of a paragraph to the words in the source file."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.documents import read_text
from toolkit.errors import SchemaError
from toolkit.paragraphs import classify_lines, segment_paragraphs
from toolkit.positions import locate
from toolkit.sentences import segment_sentences

SOURCE = "Joint Statement\r\n\r\n1. We **welcomed** the\r\nPlan for COVID-\r\n19.\r\n\f2. We agreed.\r\n"


def corpus(text: str = SOURCE, media_type: str = "text/markdown") -> tuple[pd.DataFrame, pd.DataFrame]:
    documents = pd.DataFrame({"doc_id": ["a"], "source_text": [text], "media_type": [media_type]})
    return documents, segment_paragraphs(documents)


def span(start: int, quote: str, para: str = "1") -> pd.DataFrame:
    return pd.DataFrame(
        {"doc_id": ["a"], "para": [para], "start": [start], "end": [start + len(quote)], "quote": [quote]},
        index=[7],
    )


@pytest.mark.parametrize(
    ("start", "quote", "stretch", "line", "page"),
    [
        pytest.param(0, "We", "We", 3, 1, id="plain"),
        pytest.param(3, "welcomed the", "welcomed** the", 3, 1, id="over markup"),
        pytest.param(12, "the Plan", "the\r\nPlan", 3, 1, id="over a line end"),
        pytest.param(16, "Plan", "Plan", 4, 1, id="second line"),
        pytest.param(25, "COVID-19", "COVID-\r\n19", 4, 1, id="joined hyphen"),
    ],
)
def test_the_source_holds_the_quote(start, quote, stretch, line, page):
    """The stretch of source begins and ends with the quotation's own characters."""
    documents, paragraphs = corpus()
    row = locate(span(start, quote), paragraphs, documents).iloc[0]
    assert SOURCE[row["source_start"] : row["source_end"]] == stretch
    assert (row["line"], row["page"]) == (line, page)


def test_pages_are_counted_by_form_feeds():
    """After a form feed the page is the next; without any there is none."""
    documents, paragraphs = corpus()
    assert locate(span(0, "We", "2"), paragraphs, documents)["page"].tolist() == [2]
    documents, paragraphs = corpus("1. We agreed.")
    assert locate(span(0, "We"), paragraphs, documents)["page"].isna().all()


def test_any_span_table():
    """Whole paragraphs and sentences can be located; index and own columns stay, the argument is not changed."""
    documents, paragraphs = corpus()
    before = paragraphs.copy(deep=True)
    whole = locate(paragraphs, paragraphs, documents)
    assert whole["line"].tolist() == [3, 6]
    sentences = locate(segment_sentences(paragraphs), paragraphs, documents)
    assert sentences["source_start"].tolist() == whole["source_start"].tolist()
    assert locate(span(0, "We"), paragraphs, documents).index.tolist() == [7]
    pd.testing.assert_frame_equal(paragraphs, before)


def test_no_spans():
    """An empty table gets the columns."""
    documents, paragraphs = corpus()
    located = locate(span(0, "We").iloc[:0], paragraphs, documents)
    assert located.empty
    assert located.dtypes.astype(str)[["source_start", "source_end", "line", "page"]].tolist() == [
        "int64"
    ] * 3 + ["Int64"]


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        pytest.param(span(0, "We", "9"), "paragraph '9' of 'a' is not in PARAGRAPHS", id="no such paragraph"),
        pytest.param(span(0, "Us"), "span 0–2 of paragraph '1' of 'a' is 'We', not 'Us'", id="not its quote"),
        pytest.param(span(0, "We" * 40), "lies outside the paragraph", id="too long"),
        pytest.param(span(0, "We").assign(doc_id="b"), "of 'b' is not in PARAGRAPHS", id="no such document"),
        pytest.param(span(0, "We").drop(columns="para"), "missing column 'para'", id="no column"),
    ],
)
def test_what_cannot_be_located_is_named(spans, message):
    """A span that isn't in its paragraph is an error, never a guess."""
    documents, paragraphs = corpus()
    with pytest.raises(SchemaError, match=message):
        locate(spans, paragraphs, documents)


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(["We", "met", "**in**", "COVID-", "\n", "\n\n", "1. ", " ", "- ", "\f", "&amp;"]),
        max_size=30,
    ),
    st.data(),
)
def test_every_span_is_found(bits, data):
    """For any span the stretch of source holds its characters in order."""
    source = "".join(bits)
    documents, paragraphs = corpus(source)
    for record in paragraphs.to_dict("records"):
        text = record["text"]
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        one = pd.DataFrame({"doc_id": ["a"], "para": [record["para"]], "start": [start], "end": [end]})
        row = locate(one, paragraphs, documents).iloc[0]
        stretch = iter(source[row["source_start"] : row["source_end"]])
        assert all(char in stretch for char in text[start:end] if not char.isspace())


def test_lines_are_called_as_in_the_file():
    """Where a reader names the lines of its text, places are told by those names, pages by the form feeds."""
    documents = read_text("One.\n\n1. We met\n\fin Tokyo.").assign(source_lines=[(4, 5, 6, 1)])
    span = pd.DataFrame({"doc_id": ["text"], "para": ["1"], "start": [10], "end": [15], "quote": ["Tokyo"]})
    found = locate(span, segment_paragraphs(documents), documents)
    assert found[["line", "page"]].values.tolist() == [[1, 2]]
    assert set(classify_lines(documents)["line"]) == {1, 4, 5, 6}


def test_names_for_another_number_of_lines_are_refused():
    """A table whose lines were named for another text is not read."""
    documents = read_text("One.\nTwo.").assign(source_lines=[(4,)])
    with pytest.raises(SchemaError, match="1 source_lines"):
        classify_lines(documents)
