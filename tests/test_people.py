"""Named persons."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.people import PEOPLE, find_people


def paragraphs(text: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table of one paragraph."""
    return pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})


def people(text: str) -> list[tuple[str, str, str | None]]:
    """Return the quotes, names and roles found in `text`."""
    found = find_people(paragraphs(text))
    return [
        (row.quote, row.name, None if pd.isna(row.role) else row.role)
        for row in found.itertuples(index=False)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Prime Minister Abe said", ("Prime Minister Abe", "Abe", "Prime Minister"), id="office"),
        pytest.param(
            "Mr. ABE Shinzo, Prime Minister, attended",
            ("Mr. ABE Shinzo", "ABE Shinzo", "Prime Minister"),
            id="surname in capitals",
        ),
        pytest.param(
            "H.E. Nguyễn Xuân Phúc, Prime Minister of the Socialist Republic of Viet Nam, and",
            (
                "H.E. Nguyễn Xuân Phúc",
                "Nguyễn Xuân Phúc",
                "Prime Minister of the Socialist Republic of Viet Nam",
            ),
            id="office behind",
        ),
        pytest.param(
            "H.E. General Prayut Chan-o-cha, Prime Minister of the Kingdom of Thailand.",
            (
                "H.E. General Prayut Chan-o-cha",
                "Prayut Chan-o-cha",
                "Prime Minister of the Kingdom of Thailand",
            ),
            id="rank",
        ),
        pytest.param(
            "Chairman Kim Jong-un without", ("Chairman Kim Jong-un", "Kim Jong-un", "Chairman"), id="hyphen"
        ),
        pytest.param(
            "the then Japanese Prime Minister Junichiro Koizumi at",
            ("Japanese Prime Minister Junichiro Koizumi", "Junichiro Koizumi", "Japanese Prime Minister"),
            id="adjective",
        ),
        pytest.param(
            "Foreign Minister Motegi’s visit",
            ("Foreign Minister Motegi", "Motegi", "Foreign Minister"),
            id="possessive",
        ),
        pytest.param(
            "President Joseph R. Biden, Jr. of the United States",
            ("President Joseph R. Biden, Jr.", "Joseph R. Biden, Jr.", "President"),
            id="initial and suffix",
        ),
        pytest.param(
            "Prime Minister of the Republic of Singapore Lee Hsien Loong to",
            (
                "Prime Minister of the Republic of Singapore Lee Hsien Loong",
                "Lee Hsien Loong",
                "Prime Minister of the Republic of Singapore",
            ),
            id="office of a state",
        ),
        pytest.param(
            "Crown Prince Mohammed bin Salman",
            ("Crown Prince Mohammed bin Salman", "Mohammed bin Salman", "Crown Prince"),
            id="particle",
        ),
        pytest.param(
            "the Secretary-General of ASEAN, Dr. Kao Kim Hourn, for",
            ("Dr. Kao Kim Hourn", "Kao Kim Hourn", "Secretary-General of ASEAN"),
            id="office before a comma",
        ),
        pytest.param(
            "Jake Sullivan, National Security Advisor, met",
            ("Jake Sullivan", "Jake Sullivan", "National Security Advisor"),
            id="no title before",
        ),
        pytest.param(
            "President Putin Announced it", ("President Putin", "Putin", "President"), id="capitalised verb"
        ),
        pytest.param(
            "the Fijian Minister of Foreign Affairs Tomasi Vula came",
            (
                "Fijian Minister of Foreign Affairs Tomasi Vula",
                "Tomasi Vula",
                "Fijian Minister of Foreign Affairs",
            ),
            id="office with its field",
        ),
        pytest.param(
            "with prime minister Tomasi Vula",
            ("prime minister Tomasi Vula", "Tomasi Vula", "prime minister"),
            id="small letters",
        ),
        pytest.param(
            "the passing of Tomasi Vula, Second Permanent Secretary of Trade.",
            ("Tomasi Vula", "Tomasi Vula", "Second Permanent Secretary of Trade"),
            id="passing of",
        ),
        pytest.param("General Prayut spoke", ("General Prayut", "Prayut", None), id="rank alone is no role"),
    ],
)
def test_find_people(text, expected):
    """A person is found with the titles beside the name."""
    assert people(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Prime Minister’s Office", id="office of an office"),
        pytest.param("the Foreign Ministers’ Meeting", id="meeting"),
        pytest.param("the Secretary-General of ASEAN was there", id="no name"),
        pytest.param("the General Assembly and the General Review", id="general"),
        pytest.param("the Leader of Japan Reiterated it", id="state and verb"),
        pytest.param("the Secretary of State of the US", id="state as a word"),
        pytest.param("His Excellency, the President of Fiji", id="style before an office"),
        pytest.param("His Majesty the Emperor", id="no name behind a style"),
    ],
)
def test_find_people_decoys(text):
    """A title without a name is no person."""
    assert people(text) == []


def test_several_persons_under_one_title():
    """Each person of a list is a row, with the title in the singular."""
    found = find_people(paragraphs("National Security Advisors Sullivan, Shin, and Akiba met"))
    assert found["name"].tolist() == ["Sullivan", "Shin", "Akiba"]
    assert set(found["role"]) == {"National Security Advisor"}


def test_empty_result_has_the_schema():
    """No person, no row, all columns."""
    found = find_people(paragraphs("Nothing."))
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(PEOPLE.columns)


def test_arguments_are_unchanged():
    """The paragraphs are read, never written."""
    table = paragraphs("Prime Minister Abe")
    before = table.copy()
    find_people(table)
    pd.testing.assert_frame_equal(table, before)


def test_rejects_another_table():
    """A table without text is refused by the name of what is missing."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_people(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


@given(
    st.lists(
        st.sampled_from(
            [
                "Prime",
                "Minister",
                "Ministers",
                "H.E.",
                "Abe",
                "ABE",
                "of",
                "the",
                "Japan",
                ",",
                "and",
                "Jr.",
                "President",
                "’s",
                "bin",
            ]
        )
    ).map(" ".join)
)
def test_quotes_are_the_text(text):
    """Whatever the text, every quote is what stands at its positions and holds the name."""
    for row in find_people(paragraphs(text)).itertuples():
        assert text[row.start : row.end] == row.quote
        assert row.name in row.quote
