"""find_themes: what a paragraph speaks of in substance."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.codebook import load_codebook
from toolkit.find.themes import THEMES, find_themes

FILLER = "The two sides met again and spoke at length about how they would go on working with one another. "


def table(*texts: str, heading: str = "") -> pd.DataFrame:
    paras = [str(number) for number, _ in enumerate(texts, start=1)]
    return pd.DataFrame(
        {"doc_id": "memo", "para": paras, "heading": heading, "text": list(texts)}, dtype="str"
    )


def themes(text: str, heading: str = "") -> list[str]:
    return find_themes(table(text, heading=heading))["theme"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We urged a denuclearised Korean Peninsula.", ["korean-peninsula"], id="korea"),
        pytest.param("They will combat terrorism.", ["crime-terrorism"], id="terrorism"),
        pytest.param("In the post-COVID-19 era we will meet again.", [], id="named-in-passing"),
        pytest.param("A hospitable business environment.", [], id="another-environment"),
        pytest.param("A trusted ecosystem for services.", [], id="another-ecosystem"),
        pytest.param("They protect coastal ecosystems.", ["climate-environment"], id="ecosystem"),
        pytest.param("The effective employment of new capabilities.", [], id="employment-of-means"),
        pytest.param(
            "A free, open, and prosperous Indo-Pacific is our aim.",
            ["indo-pacific"],
            id="any-list-of-adjectives",
        ),
        pytest.param(
            "The Democratic People's Republic of Korea.", ["korean-peninsula"], id="no-human-rights"
        ),
        pytest.param("Arrest warrants of the International Criminal Court.", ["rule-of-law"], id="court"),
        pytest.param("Economic coercion and non-market policies.", ["trade-investment"], id="economic-order"),
        pytest.param("They face malicious cyber activities.", ["cybersecurity"], id="cyber"),
        pytest.param("The National Security Advisors met.", [], id="title"),
        pytest.param("We will end marine plastic litter.", ["marine-plastics"], id="plastics"),
        pytest.param("The Summit addressed sport and tourism.", ["sport", "tourism"], id="two-themes"),
        pytest.param("The Leaders took a photograph.", [], id="none"),
    ],
)
def test_themes_of_a_short_paragraph(text, expected):
    """In a short paragraph one word of substance is enough, a name in passing is not."""
    assert sorted(themes(text)) == expected


def test_a_single_word_is_too_little_for_a_long_paragraph():
    """What suffices in a short paragraph is passing mention in a long one, and repeated it is not."""
    once = FILLER * 10 + "Tourism was one item."
    often = (
        once
        + " Tourism ministers will revive the tourism sector, tourist arrivals and cruise tourism recovery."
    )
    assert themes("Tourism was one item.") == ["tourism"]
    assert themes(once) == []
    assert "tourism" in themes(often)


def test_a_heading_supports_but_does_not_give_a_theme():
    """A heading alone gives no theme; with a word of the text it may."""
    text = FILLER * 6 + "They spoke of tourism."
    assert themes("They met again.", heading="Tourism") == []
    assert themes(text) == []
    assert themes(text, heading="Fields > Tourism") == ["tourism"]


def test_a_bracketed_short_form_is_no_second_mention():
    """A name and its short form in brackets weigh as one."""
    found = find_themes(
        table("A code of practice for Small and Medium Enterprises (SMEs): Trade."), ["trade-investment"]
    )
    assert found["score"].tolist() == [1.5]
    assert found["hits"].tolist() == [3]


def test_recurring_words_weigh_half():
    """The same wording again counts half."""
    found = find_themes(table("Sport is sport."), ["sport"])
    assert found[["terms", "score"]].to_dict("records") == [{"terms": "Sport; sport", "score": 1.5}]


def test_a_name_of_its_own_suffices_at_any_length():
    """What is never said of anything else gives its theme in a long paragraph too, a common word does not."""
    assert themes(FILLER * 12 + "They support the ASEAN Outlook on the Indo-Pacific.") == ["indo-pacific"]
    assert themes(FILLER * 12 + "They support ports.") == []


def test_a_word_far_into_its_clause_weighs_less():
    """Where lists and attributes stand a match weighs four fifths; a semicolon begins another clause."""
    far = "They met " + "and spoke " * 20 + "of sport."
    assert find_themes(table(far), ["sport"])["score"].tolist() == [0.8]
    assert find_themes(table(far.replace(" of", "; of")), ["sport"])["score"].tolist() == [1.0]


def test_the_quote_is_the_first_match():
    """The row quotes the first match, lists the wordings and says what had to be reached."""
    found = find_themes(table("We met. Vaccines against COVID-19 came."), ["covid-19"])
    assert found.to_dict("records") == [
        {
            "doc_id": "memo",
            "para": "1",
            "start": 8,
            "end": 16,
            "quote": "Vaccines",
            "theme": "covid-19",
            "terms": "Vaccines; COVID-19",
            "hits": 2,
            "score": 1.3,
            "threshold": 0.75,
        }
    ]


def test_codebooks_may_be_names_paths_or_loaded(tmp_path):
    """Any way to name a codebook gives the same rows."""
    paragraphs = table("Sport unites.")
    book = load_codebook("sport")
    expected = find_themes(paragraphs, ["sport"])
    pd.testing.assert_frame_equal(find_themes(paragraphs, [book]), expected)
    pd.testing.assert_frame_equal(find_themes(paragraphs, [book.path]), expected)


@pytest.mark.parametrize(
    "texts", [pytest.param((), id="no-paragraph"), pytest.param(("Hello.",), id="no-theme")]
)
def test_an_empty_result_has_the_schema(texts):
    """Without a theme the table has all its columns and no row."""
    found = find_themes(table(*texts))
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(THEMES.columns)


def test_the_argument_is_not_changed():
    """The table that comes in stays as it is."""
    paragraphs = table("Sport and tourism.")
    before = paragraphs.copy(deep=True)
    find_themes(paragraphs)
    pd.testing.assert_frame_equal(paragraphs, before)


PIECES = [
    "COVID-19 ",
    "vaccines ",
    "South China Sea ",
    "self-restraint, ",
    "digital (ICT) ",
    "trade ",
    "we ",
    "Japan ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_row_is_its_quote_and_reaches_its_threshold(pieces):
    """Offsets point at the words, a theme comes once a paragraph, and its score is enough."""
    text = "".join(pieces)
    found = find_themes(table(text))
    assert [text[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == found["quote"].tolist()
    assert not found["theme"].duplicated().any()
    assert (found["score"] >= found["threshold"]).all()
    assert (found["hits"] >= 1).all()


def test_one_codebook_may_be_given_by_its_name():
    """A name alone is one codebook."""
    table = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": ["We discussed COVID-19 vaccines."]})
    assert find_themes(table, "covid-19")["theme"].tolist() == ["covid-19"]
