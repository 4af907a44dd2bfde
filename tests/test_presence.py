"""presence: an element in a document, or its absence and what was searched."""

import pandas as pd
import pytest

from toolkit.codebook import load_codebook
from toolkit.errors import ParameterError, SchemaError
from toolkit.find.mentions import find_mentions
from toolkit.measure.presence import PRESENCE, presence

PARAGRAPHS = pd.DataFrame(
    {
        "doc_id": ["a", "a", "b"],
        "para": ["1", "2", "1"],
        "text": [
            "We stressed self-restraint in the South China Sea, and again self-restraint.",
            "The South China Sea calls for restraint.",
            "Nothing of the kind.",
        ],
    }
)
BOOK = load_codebook("south-china-sea")


def row(table: pd.DataFrame, doc_id: str, element: str) -> dict[str, object]:
    return table[(table["doc_id"] == doc_id) & (table["element"] == element)].iloc[0].to_dict()


def test_every_element_has_a_row_in_every_document():
    """Documents in their order, elements in the codebook's."""
    table = presence(find_mentions(PARAGRAPHS, BOOK), BOOK, PARAGRAPHS)
    names = [element.name for element in BOOK.elements]
    assert table["doc_id"].tolist() == ["a"] * len(names) + ["b"] * len(names)
    assert table["element"].tolist() == names * 2
    assert table.dtypes.astype(str).to_dict() == dict(PRESENCE.columns)


def test_presence_counts_and_quotes_the_first():
    """A row has the number of mentions and paragraphs, and the place of the first."""
    found = row(presence(find_mentions(PARAGRAPHS, BOOK), BOOK, PARAGRAPHS), "a", "self-restraint")
    assert (found["n"], found["n_paragraphs"], found["paragraphs"]) == (3, 2, 2)
    assert (found["para"], found["start"], found["end"], found["quote"]) == ("1", 12, 26, "self-restraint")


def test_absence_says_what_was_searched():
    """A row without a mention has 0, no place, and the patterns and paragraphs searched."""
    found = row(presence(find_mentions(PARAGRAPHS, BOOK), BOOK, PARAGRAPHS), "b", "self-restraint")
    assert (found["n"], found["paragraphs"]) == (0, 1)
    assert pd.isna([found["para"], found["start"], found["end"], found["quote"]]).all()
    assert found["searched"].startswith("self-restraint; ")


def test_of_documents_alone_the_paragraphs_are_unknown():
    """A table of documents does not say how many paragraphs were searched."""
    documents = pd.DataFrame({"doc_id": ["a", "b"]})
    table = presence(find_mentions(PARAGRAPHS, BOOK), "south-china-sea", documents)
    assert table["paragraphs"].isna().all()
    assert row(table, "a", "south-china-sea")["n"] == 2


def test_no_documents_give_an_empty_table():
    """Nothing searched, nothing to say."""
    table = presence(find_mentions(PARAGRAPHS.iloc[:0], BOOK), BOOK, PARAGRAPHS.iloc[:0])
    assert table.empty
    assert list(table.columns) == list(PRESENCE.columns)


def test_other_themes_are_left_aside():
    """Mentions of another codebook in the same table do not count."""
    both = pd.concat([find_mentions(PARAGRAPHS, BOOK), find_mentions(PARAGRAPHS, "rule-of-law")])
    pd.testing.assert_frame_equal(
        presence(both, BOOK, PARAGRAPHS), presence(find_mentions(PARAGRAPHS, BOOK), BOOK, PARAGRAPHS)
    )


def test_errors_name_what_does_not_fit():
    """Mentions of another version of the codebook, or of other documents, are refused."""
    mentions = find_mentions(PARAGRAPHS, BOOK)
    with pytest.raises(
        ParameterError, match=r"'islands', which the codebook 'south-china-sea' \(version 1.0\) has not"
    ):
        presence(mentions.assign(element="islands"), BOOK, PARAGRAPHS)
    with pytest.raises(ParameterError, match="come from a, which was not searched"):
        presence(mentions, BOOK, PARAGRAPHS.iloc[2:])
    with pytest.raises(SchemaError, match="missing column 'theme'"):
        presence(mentions.drop(columns="theme"), BOOK, PARAGRAPHS)


def test_the_arguments_are_not_changed():
    """The tables that come in stay as they are."""
    mentions, paragraphs = find_mentions(PARAGRAPHS, BOOK), PARAGRAPHS.copy(deep=True)
    before = mentions.copy(deep=True)
    presence(mentions, BOOK, paragraphs)
    pd.testing.assert_frame_equal(mentions, before)
    pd.testing.assert_frame_equal(paragraphs, PARAGRAPHS)


def test_mentions_of_another_theme_alone_are_refused():
    """An absence that was never looked for is no absence."""
    covid = find_mentions(PARAGRAPHS.assign(text="COVID-19"), "covid-19")
    with pytest.raises(ParameterError, match="the mentions are of covid-19, none of 'south-china-sea'"):
        presence(covid, BOOK, PARAGRAPHS)
