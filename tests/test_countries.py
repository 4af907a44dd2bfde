"""Mentions of states by name."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.countries import COUNTRIES, find_countries
from toolkit.find.fold import fold
from toolkit.lexicons import load_lexicon

STATES = load_lexicon("countries")["states"]


def paragraphs(text: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table of one paragraph."""
    return pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})


def mentions(text: str) -> list[tuple[str, str]]:
    """Return the quotes and codes found in `text`."""
    found = find_countries(paragraphs(text))
    return list(zip(found["quote"], found["iso3"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Viet Nam and Vietnam", [("Viet Nam", "VNM"), ("Vietnam", "VNM")], id="two spellings"),
        pytest.param("Lao PDR, Laos", [("Lao PDR", "LAO"), ("Laos", "LAO")], id="abbreviated form"),
        pytest.param(
            "the US, the U.S. and the USA",
            [("US", "USA"), ("U.S.", "USA"), ("USA", "USA")],
            id="United States",
        ),
        pytest.param("the Kingdom of Cambodia", [("Kingdom of Cambodia", "KHM")], id="long name"),
        pytest.param(
            "Lao People’s Democratic Republic", [("Lao People’s Democratic Republic", "LAO")], id="apostrophe"
        ),
        pytest.param("Türkiye and Turkiye", [("Türkiye", "TUR"), ("Turkiye", "TUR")], id="accents"),
        pytest.param("DPRK, ROK", [("DPRK", "PRK"), ("ROK", "KOR")], id="both Koreas, abbreviated"),
        pytest.param(
            "the Republic of Korea; North Korea",
            [("Republic of Korea", "KOR"), ("North Korea", "PRK")],
            id="both Koreas",
        ),
        pytest.param("Japan's and Japan’s", [("Japan", "JPN"), ("Japan", "JPN")], id="possessive"),
        pytest.param("the Government of Thailand", [("Thailand", "THA")], id="government of"),
        pytest.param("Foreign Minister of Japan", [("Japan", "JPN")], id="minister of"),
        pytest.param("the North Korea issue", [("North Korea", "PRK")], id="before a small word"),
        pytest.param("Japan Announced support", [("Japan", "JPN")], id="before a capitalised verb"),
        pytest.param("Japan Defence Ministers attended", [("Japan", "JPN")], id="its ministers"),
        pytest.param(
            "Prime Minister of Malaysia Anwar Ibrahim", [("Malaysia", "MYS")], id="its prime minister by name"
        ),
        pytest.param(
            "Guinea-Bissau and Papua New Guinea",
            [("Guinea-Bissau", "GNB"), ("Papua New Guinea", "PNG")],
            id="longest form",
        ),
        pytest.param("the Congo, DR Congo", [("Congo", "COG"), ("DR Congo", "COD")], id="both Congos"),
        pytest.param(
            "THE GOVERNMENT OF JAPAN AND FRANCE", [("JAPAN", "JPN"), ("FRANCE", "FRA")], id="capitals"
        ),
        pytest.param(
            "Iran (Islamic Republic of)", [("Iran (Islamic Republic of)", "IRN")], id="bracketed long name"
        ),
        pytest.param(
            "Kosovo, Taiwan, the Holy See",
            [("Kosovo", "XKX"), ("Taiwan", "TWN"), ("Holy See", "VAT")],
            id="other entities",
        ),
        pytest.param(
            "the Statement on Trade between Fiji and Peru",
            [("Fiji", "FJI"), ("Peru", "PER")],
            id="parties behind a name",
        ),
        pytest.param("Premier of the State Council of China", [("China", "CHN")], id="government"),
        pytest.param("Fiji and ASEAN-led bodies", [("Fiji", "FJI")], id="beside a compound"),
        pytest.param(
            "Cambodia, Malaysia (CM)", [("Cambodia", "KHM"), ("Malaysia", "MYS")], id="before a bracket"
        ),
        pytest.param(
            "Singapore and Brunei Darussalam acceded, while Timor-Leste observed.",
            [("Singapore", "SGP"), ("Brunei Darussalam", "BRN"), ("Timor-Leste", "TLS")],
            id="a list of three",
        ),
        pytest.param(
            "The Leaders welcomed the United Kingdom’s accession to the Treaty.",
            [("United Kingdom", "GBR")],
            id="possessive of a long name",
        ),
        pytest.param(
            "Côte d’Ivoire, São Tomé and Príncipe and Cabo Verde sent observers.",
            [("Côte d’Ivoire", "CIV"), ("São Tomé and Príncipe", "STP"), ("Cabo Verde", "CPV")],
            id="accents and and",
        ),
        pytest.param(
            "The Governments of Australia, New Zealand and Papua New Guinea signed.",
            [("Australia", "AUS"), ("New Zealand", "NZL"), ("Papua New Guinea", "PNG")],
            id="governments of",
        ),
        pytest.param(
            "Indonesian and Filipino officials met Viet Nam’s chair in Ha Noi.",
            [("Viet Nam", "VNM")],
            id="adjectives beside a name",
        ),
        pytest.param(
            "The Democratic People’s Republic of Korea (DPRK) launched a missile.",
            [("Democratic People’s Republic of Korea", "PRK"), ("DPRK", "PRK")],
            id="short form in brackets",
        ),
        pytest.param(
            "The Myanmar crisis and the situation in Ukraine were discussed.",
            [("Myanmar", "MMR"), ("Ukraine", "UKR")],
            id="before a noun",
        ),
    ],
)
def test_find_countries_mentions(text, expected):
    """Every form of a name is found, with its code."""
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Japanese, Thai and Korean guests", id="adjectives"),
        pytest.param("ASEAN and the European Union", id="no states"),
        pytest.param("the ASEAN-Japan Summit and Japan-funded work", id="compounds"),
        pytest.param("the U.S.-ASEAN and Mekong–Japan ties", id="compounds with a stop or a dash"),
        pytest.param("ASEANJapan cooperation", id="lost hyphen"),
        pytest.param("ASEAN Plus Japan cooperation, ASEAN+Japan", id="plus"),
        pytest.param("the Embassy of Japan, the Mission of Japan to ASEAN", id="missions"),
        pytest.param("the Bank of Thailand; the Ministry of Finance of Japan", id="institutions"),
        pytest.param("the Japan Foundation and Viet Nam News", id="longer names"),
        pytest.param("the South China Sea, the Gulf of Guinea, the Taiwan Strait", id="seas"),
        pytest.param("ASEAN Japan Defence Ministers Meeting", id="meeting of its ministers"),
        pytest.param("the Agreement on Trade between ASEAN and the Republic of India", id="party in a name"),
        pytest.param(
            "the Conference on the Question of Fiji; the Agreement with Peru on Trade", id="topic of a name"
        ),
        pytest.param("the Fiji and UN-brokered talks", id="suspended compound"),
        pytest.param("the ASEAN Japan cooperation", id="compound without a hyphen"),
        pytest.param("the ASEAN-Republic of Korea (ROK) Summit", id="bracket in a compound"),
        pytest.param("Mr. Jordan and Michael Jordan", id="persons"),
        pytest.param("US$5 and 10 US dollars", id="money"),
        pytest.param("They asked us and turkey was served in china.", id="small letters"),
        pytest.param("Northern Ireland, New Mexico, Latin America", id="other places"),
    ],
)
def test_find_countries_decoys(text):
    """A state's name that means something else is no mention."""
    assert mentions(text) == []


def test_every_form_is_found_with_its_code():
    """Each form in the lexicon, standing alone, gives its state and nothing else."""
    for iso3, forms in STATES.items():
        for form in forms:
            assert mentions(f"about {form} now") == [(form, iso3)], form


def test_the_lexicon_is_complete_and_unambiguous():
    """193 Member States, two observers, five other entities, four states that are gone; no form stands twice."""
    pairs = {(fold(form), iso3) for iso3, names in STATES.items() for form in names}
    assert len(STATES) == 193 + 2 + 5 + 4
    assert all(len(code) == 3 and code.isupper() for code in STATES)
    assert len({form for form, _ in pairs}) == len(pairs)


def test_name_is_the_short_name():
    """The name column gives the state's short name, whatever the text has."""
    assert find_countries(paragraphs("the DPRK"))["name"].tolist() == [
        "Democratic People's Republic of Korea"
    ]


def test_empty_result_has_the_schema():
    """No mention, no row, all columns."""
    found = find_countries(paragraphs("Nothing."))
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(COUNTRIES.columns)


def test_arguments_are_unchanged():
    """The paragraphs are read, never written."""
    table = paragraphs("Japan")
    before = table.copy()
    find_countries(table)
    pd.testing.assert_frame_equal(table, before)


def test_rejects_another_table():
    """A table without text is refused by the name of what is missing."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_countries(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


@given(
    st.lists(
        st.sampled_from(
            [
                "Japan",
                "'s",
                "-",
                "of",
                "Bank",
                "Côte d’Ivoire",
                "U.S.",
                "Korea",
                "(",
                ")",
                "+",
                "Summit",
                "between",
            ]
        )
    ).map(" ".join)
)
def test_quotes_are_the_text(text):
    """Whatever the text, every quote is what stands at its positions."""
    for row in find_countries(paragraphs(text)).itertuples():
        assert text[row.start : row.end] == row.quote
        assert row.iso3 in STATES


@given(st.text())
def test_fold_keeps_the_length(text):
    """A folded text has as many characters as the text."""
    assert len(fold(text)) == len(text)
