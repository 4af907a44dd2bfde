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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "the governments of Fiji, Nauru, New Caledonia, New Zealand, French Polynesia, and Vanuatu",
            ["FJI", "NRU", "NCL", "NZL", "PYF", "VUT"],
            id="governments fiji nauru new",
        ),
        pytest.param(
            "a nickel mine in New Caledonia. The airport of French Polynesia",
            [],
            id="nickel mine new caledonia",
        ),
        pytest.param("Solomon Island Minister of Health", ["SLB"], id="solomon island minister health"),
        pytest.param(
            "the Armed Forces of the Philippines, the Supreme Court of Singapore, the National Assembly of Viet Nam, the Communist Party of China, the Parliament of Fiji",
            [],
            id="armed forces philippines supreme",
        ),
        pytest.param(
            "the Second U.S. – Pacific Islands Forum Summit; the Japan – Pacific Islands Forum Summit",
            [],
            id="second u s pacific",
        ),
        pytest.param("Japan – The host of the talks – and Fiji", ["JPN", "FJI"], id="japan host talks fiji"),
        pytest.param(
            "the Joint Declaration of Support for Fiji on July 12", [], id="joint declaration support fiji"
        ),
        pytest.param(
            "the Conference, “Peru: The Next Trade Hub – A Shipper’s View”, opens",
            [],
            id="conference peru next trade",
        ),
        pytest.param(
            'launched the "Lima Vision: Japan\'s Defence Cooperation Initiative with ASEAN".',
            [],
            id="launched lima vision japan",
        ),
        pytest.param("He said “Japan will help Fiji” and left", ["JPN", "FJI"], id="he said japan will"),
        pytest.param(
            "the Minister of Transport of the Kingdom of Tonga Mr Sione Vea signed",
            ["TON"],
            id="minister transport kingdom tonga",
        ),
        pytest.param(
            "Prime Minister of Fiji Hon. Jone Koroi; President of Peru H.E. Ana Flores",
            ["FJI", "PER"],
            id="prime minister fiji hon",
        ),
        pytest.param(
            "the U.S., the UK, the ROK, the DPRK, the PRC and the UAE",
            ["USA", "GBR", "KOR", "PRK", "CHN", "ARE"],
            id="u s uk rok",
        ),
        pytest.param(
            "Türkiye, Czechia, Eswatini, Timor-Leste, Côte d’Ivoire and The Gambia",
            ["TUR", "CZE", "SWZ", "TLS", "CIV", "GMB"],
            id="t rkiye czechia eswatini",
        ),
        pytest.param(
            "the Republic of the Congo and the Democratic Republic of the Congo; Congo-Brazzaville",
            ["COG", "COD", "COG"],
            id="republic congo democratic republic",
        ),
        pytest.param(
            "the Federated States of Micronesia, Micronesia, Micronesia (Federated States of), FSM",
            ["FSM", "FSM", "FSM", "FSM"],
            id="federated states micronesia micronesia",
        ),
        pytest.param(
            "North Macedonia, Bosnia and Herzegovina, Palestine, the State of Palestine, the Holy See, Kosovo, Taiwan",
            ["MKD", "BIH", "PSE", "PSE", "VAT", "XKX", "TWN"],
            id="north macedonia bosnia herzegovina",
        ),
        pytest.param(
            "Burma, Ceylon, Siam, Swaziland, Zaire, the Soviet Union, the USSR, Yugoslavia, Czechoslovakia, East Timor, Macedonia, Great Britain, Britain",
            ["MMR", "LKA", "THA", "SWZ", "COD", "SUN", "SUN", "YUG", "CSK", "TLS", "MKD", "GBR", "GBR"],
            id="burma ceylon siam swaziland",
        ),
        pytest.param(
            "U.S.-Japan-ROK talks, Franco-German ties, the Sino-Japanese and Indo-Pacific, Afro-Asian, a Korean, Swiss and Emirati delegation",
            [],
            id="u s japan rok",
        ),
        pytest.param(
            "the Bank of Japan, the Australia Awards, the New Zealand Herald, the China Daily, the Malaysia Airlines flight, the India Gate, the Singapore Convention on Mediation, the Paris Agreement",
            [],
            id="bank japan australia awards",
        ),
        pytest.param(
            "University of Malaya, National University of Singapore, Singapore Management University, Thailand Institute of Justice",
            [],
            id="university malaya national university",
        ),
        pytest.param("Hong Kong, China; Macao SAR", [], id="hong kong china macao"),
        pytest.param(
            "Georgia’s parliament; Atlanta, Georgia; Jordan and Chad",
            ["GEO", "JOR", "TCD"],
            id="georgia s parliament atlanta",
        ),
        pytest.param(
            "the United States Government, United States Agency for International Development, the UK Government, the US President",
            ["USA", "GBR", "USA"],
            id="united states government united",
        ),
        pytest.param(
            "the U.S. House of Representatives; U.S. Secretary of State; the U.S. Indo-Pacific Strategy; the U.S. Navy",
            ["USA"],
            id="u s house representatives",
        ),
        pytest.param(
            "U.S. investment; the U.S. and Thai firms; U.S. President John R. Doe, Jr.",
            ["USA", "USA", "USA"],
            id="u s investment u",
        ),
        pytest.param(
            "The People’s Republic of Bangladesh and the Republic of the Philippines, Sultanate of Oman, State of Qatar, Kingdom of Saudi Arabia",
            ["BGD", "PHL", "OMN", "QAT", "SAU"],
            id="people s republic bangladesh",
        ),
        pytest.param(
            "Government of the Republic of the Union of Myanmar",
            ["MMR"],
            id="government republic union myanmar",
        ),
        pytest.param(
            "Tonga Minister of Trade Dr Ana Vea, Eswatini Minister of Mines",
            ["TON", "SWZ"],
            id="tonga minister trade dr",
        ),
        pytest.param(
            "Northern Territory, Western Australia, New South Wales, South Australia, New York, Northern Ireland",
            [],
            id="northern territory western australia",
        ),
        pytest.param(
            "West Papua, Papua, Guinea, Equatorial Guinea, Guinea Bissau, Sudan and South Sudan",
            ["GIN", "GNQ", "GNB", "SDN", "SSD"],
            id="west papua papua guinea",
        ),
        pytest.param(
            "the Netherlands, the Maldives, the Bahamas, the Comoros, the Seychelles, the Marshall Islands, RMI",
            ["NLD", "MDV", "BHS", "COM", "SYC", "MHL", "MHL"],
            id="netherlands maldives bahamas comoros",
        ),
        pytest.param(
            "St. Lucia, Saint Kitts and Nevis, St Vincent and the Grenadines",
            ["LCA", "KNA", "VCT"],
            id="st lucia saint kitts",
        ),
        pytest.param(
            "Syria, the Syrian Arab Republic, Libya, Iran, Moldova, Bolivia, Venezuela, Tanzania, Russia, Vatican",
            ["SYR", "SYR", "LBY", "IRN", "MDA", "BOL", "VEN", "TZA", "RUS", "VAT"],
            id="syria syrian arab republic",
        ),
        pytest.param(
            "Australia's, Japan’s, Laos’, the Philippines’ and Honduras'",
            ["AUS", "JPN", "LAO", "PHL", "HND"],
            id="australia s japan s",
        ),
        pytest.param(
            "China/Japan; Japan (Tokyo); “Peru”; Fiji–Peru ties",
            ["CHN", "JPN", "JPN", "PER"],
            id="china japan japan tokyo",
        ),
        pytest.param(
            "Ambassador of Japan to Fiji; Embassy of Peru in Fiji; High Commission of India",
            ["JPN", "FJI"],
            id="ambassador japan to fiji",
        ),
        pytest.param(
            "a Turkey dinner in a china shop; MALI; TOGO",
            ["TUR", "MLI", "TGO"],
            id="turkey dinner china shop",
        ),
        pytest.param(
            "New Zealand Minister for Trade; New Zealand Prime Minister Jacinda Ardern; New Zealand Parliament",
            ["NZL", "NZL"],
            id="new zealand minister trade",
        ),
        pytest.param(
            "the paper “Lessons from a Peace Process as Mediated by Peru and the Government of Fiji 1993-1996”",
            ["PER", "FJI"],
            id="paper lessons from peace",
        ),
        pytest.param("the “Republic of Korea”", ["KOR"], id="republic korea"),
        pytest.param(
            "Rhodesia, Malaya, South Vietnam, Democratic Yemen; Lake Tanganyika, the University of Malaya",
            ["ZWE", "MYS", "VNM", "YEM"],
            id="former names",
        ),
    ],
)
def test_find_countries_of_the_genre(text, expected):
    """All states named in a text are found, and nothing else."""
    assert [iso3 for _, iso3 in mentions(text)] == expected


def test_territories_count_in_lists_of_states():
    """A territory is named with its code where it stands among states, and nowhere else."""
    table = paragraphs("Fiji, New Caledonia and Peru; beaches in New Caledonia")
    assert find_countries(table)["name"].tolist() == ["Fiji", "New Caledonia", "Peru"]


def test_territories_are_no_states():
    """No code and no form stands in both tables of the lexicon."""
    territories = load_lexicon("countries")["territories"]
    forms = {fold(form) for names in STATES.values() for form in names}
    assert not set(territories) & set(STATES)
    assert not forms & {fold(form) for names in territories.values() for form in names}
