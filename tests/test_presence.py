"""presence: an element in a document, or its absence and what was searched."""

import pandas as pd
import pytest

from toolkit.codebook import Codebook, load_codebook
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


BOOK_TEXT = """
name = "harbours"
version = "1.0"
title = "Harbours"
definition = "Harbours and what is done there."
example = "We opened the harbour."

[elements.harbour]
definition = "A harbour."
terms = ["harbour*"]
anchor = true
example = "We opened the harbour."

[elements.inspection]
definition = "Looking at lamps."
terms = ["yearly inspection of lighthouse lamps", "inspect* all lamps"]
example = "We called for yearly inspection of lighthouse lamps in the harbour."

[elements.dredging]
definition = "Digging."
terms = ["dredging", "harbour digging works"]
example = "We noted dredging in the harbour."
"""


@pytest.fixture(name="harbours")
def _harbours(tmp_path):
    path = tmp_path / "harbours.toml"
    path.write_text(BOOK_TEXT, "utf-8")
    return load_codebook(path)


def nearest_of(book: Codebook, element: str, *texts: str) -> dict[str, object]:
    paragraphs = pd.DataFrame(
        {"doc_id": "a", "para": [str(n) for n in range(1, len(texts) + 1)], "text": texts}
    )
    found = row(presence(find_mentions(paragraphs, book), book, paragraphs), "a", element)
    if not pd.isna(found["nearest"]):
        text = texts[int(str(found["nearest_para"])) - 1]
        assert text[found["nearest_start"] : found["nearest_end"]] == found["nearest"]
    return found


NEAR = [
    pytest.param("inspection", ["A lamp.", "We saw lamps at the harbour. The inspection of our lighthouse lamps ended."],
                 ("2", "inspection of our lighthouse lamps", "3 of 4 words"), id="most of the words"),
    pytest.param("inspection", ["In the harbour we inspected yearly every lighthouse with lamps."],
                 ("1", "inspected yearly every lighthouse with lamps", "4 of 4 words"), id="other order and form"),
    pytest.param("inspection", ["We inspected old lamps, then all lamps of the harbour and inspected some lamps."],
                 ("1", "inspected old lamps, then all", "3 of 3 words"), id="all words"),
    pytest.param("dredging", ["We noted dredging."],
                 ("1", "dredging", "the pattern itself, but excluded or without the context it needs"), id="no context"),
    pytest.param("inspection", ["Inspection of the yearly. Lighthouse lamps."], None, id="not across sentences"),
    pytest.param("inspection", ["Lamps and harbours."], None, id="one word is not near"),
    pytest.param("inspection", [""], None, id="no text"),
]  # fmt: skip


@pytest.mark.parametrize(("element", "texts", "expected"), NEAR)
def test_the_nearest_miss_of_an_absent_element(harbours, element, texts, expected):
    """The passage that shares most of a pattern's words, the pattern itself if it did not count, or nothing."""
    found = nearest_of(harbours, element, *texts)
    assert found["n"] == 0
    if expected is None:
        assert pd.isna([found[name] for name in found if name.startswith("nearest")]).all()
    else:
        assert (found["nearest_para"], found["nearest"], found["nearest_reason"]) == expected


def test_words_of_another_element_are_no_miss(harbours):
    """A word that counts as a mention was found; it makes no other element near."""
    assert pd.isna(nearest_of(harbours, "dredging", "The harbour works.")["nearest"])


def test_what_is_present_or_has_no_text_has_no_nearest_miss(harbours):
    """Only absent elements of documents whose text is given have one."""
    paragraphs = pd.DataFrame(
        {"doc_id": ["a"], "para": ["1"], "text": ["The harbour, yearly lighthouse lamps."]}
    )
    mentions = find_mentions(paragraphs, harbours)
    assert pd.isna(row(presence(mentions, harbours, paragraphs), "a", "harbour")["nearest"])
    assert (
        row(presence(mentions, harbours, paragraphs), "a", "inspection")["nearest"]
        == "yearly lighthouse lamps"
    )
    without = presence(mentions, harbours, paragraphs[["doc_id"]])
    assert without["nearest"].isna().all()


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
