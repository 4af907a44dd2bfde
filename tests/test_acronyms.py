"""Short forms introduced beside their long forms."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.acronyms import ACRONYMS, find_acronyms
from toolkit.find.acronyms import align as alignment
from toolkit.find.acronyms.align import align, split_parts


def paragraphs(*texts: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table with one paragraph a text."""
    labels = [str(i) for i in range(1, len(texts) + 1)]
    return pd.DataFrame({"doc_id": "a", "para": labels, "text": list(texts)})


def pairs(text: str) -> list[tuple[str, str]]:
    """Return the short and long forms found in `text`."""
    found = find_acronyms(paragraphs(text))
    return list(zip(found["short"], found["long"], strict=True))


INTRODUCTIONS = [
    pytest.param("the World Health Organization (WHO)", "WHO", "World Health Organization", id="plain"),
    pytest.param("the World Health Organization(WHO)", "WHO", "World Health Organization", id="no space"),
    pytest.param(
        "the 2002 Declaration on the Conduct of Parties in the South China Sea (DOC)",
        "DOC",
        "Declaration on the Conduct of Parties in the South China Sea",
        id="eleven words for three letters",
    ),
    pytest.param(
        "an early Code of Conduct in the South China Sea (COC)",
        "COC",
        "Code of Conduct in the South China Sea",
        id="best start, not the nearest",
    ),
    pytest.param(
        "the ASEAN Senior Officials’ Meeting on Energy (SOME)",
        "SOME",
        "Senior Officials’ Meeting on Energy",
        id="only what the letters stand for",
    ),
    pytest.param(
        "a Treaty of Amity (TOA) of ours", "TOA", "Treaty of Amity", id="function word has a letter"
    ),
    pytest.param(
        "the Fourth Industrial Revolution (4IR)", "4IR", "Fourth Industrial Revolution", id="leading digit"
    ),
    pytest.param(
        "Expanded Economic Engagement (E3)", "E3", "Expanded Economic Engagement", id="letter times number"
    ),
    pytest.param("Reduce, Reuse, Recycle (3Rs)", "3Rs", "Reduce, Reuse, Recycle", id="number times letter"),
    pytest.param(
        "Coronavirus Disease 2019 (COVID-19)", "COVID-19", "Coronavirus Disease 2019", id="year by its end"
    ),
    pytest.param(
        "Corona Virus Disease (COVID-19)", "COVID-19", "Corona Virus Disease", id="number left over"
    ),
    pytest.param("a Digital Masterplan 2030 (DM2030)", "DM2030", "Digital Masterplan 2030", id="year whole"),
    pytest.param("Tourism Vision 2.0 (TV2.0)", "TV2.0", "Tourism Vision 2.0", id="version number"),
    pytest.param(
        "the ASEAN Energy Ministers’ Meeting Plus (AEMM-Plus)",
        "AEMM-Plus",
        "ASEAN Energy Ministers’ Meeting Plus",
        id="Plus form",
    ),
    pytest.param(
        "an ASEAN Plus India Meeting on Sports (AMS+India)",
        "AMS+India",
        "ASEAN Plus India Meeting on Sports",
        id="plus a state",
    ),
    pytest.param(
        "the ASEAN and India Telecommunications Ministers Meeting (TELMIN+India)",
        "TELMIN+India",
        "ASEAN and India Telecommunications Ministers Meeting",
        id="the state stands before",
    ),
    pytest.param(
        "the Senior Officials Meeting on Sports (1st SOMS)",
        "SOMS",
        "Senior Officials Meeting on Sports",
        id="ordinal",
    ),
    pytest.param(
        "the ASEAN Coordinating Centre for Humanitarian Assistance (AHA Centre)",
        "AHA Centre",
        "ASEAN Coordinating Centre for Humanitarian Assistance",
        id="letters and a word",
    ),
    pytest.param(
        "a United Nations Peace Keeping Operation (UN PKO)",
        "UN PKO",
        "United Nations Peace Keeping Operation",
        id="two tokens",
    ),
    pytest.param(
        "Humanitarian Assistance and Disaster Relief (HA/DR)",
        "HA/DR",
        "Humanitarian Assistance and Disaster Relief",
        id="slash",
    ),
    pytest.param(
        "humanitarian assistance and disaster relief (HADR)",
        "HADR",
        "humanitarian assistance and disaster relief",
        id="small letters",
    ),
    pytest.param("research and development (R&D)", "R&D", "research and development", id="ampersand"),
    pytest.param(
        "Sustainable Development Goals (SDGs)", "SDGs", "Sustainable Development Goals", id="plural s"
    ),
    pytest.param("the Internet of Things (IoT)", "IoT", "Internet of Things", id="inner small letter"),
    pytest.param(
        "Competitiveness and Resilience (CoRe)", "CoRe", "Competitiveness and Resilience", id="syllables"
    ),
    pytest.param(
        "Electromagnetic Compatibility (EMC)",
        "EMC",
        "Electromagnetic Compatibility",
        id="letter inside a word",
    ),
    pytest.param("Asia Digital Transformation (ADX)", "ADX", "Asia Digital Transformation", id="X for trans"),
    pytest.param(
        "the ASEANIndia Transport Partnership (AITP)",
        "AITP",
        "ASEANIndia Transport Partnership",
        id="run-together words",
    ),
    pytest.param(
        "Cambodia, Lao PDR, Myanmar and Viet Nam (CLMV)",
        "CLMV",
        "Cambodia, Lao PDR, Myanmar and Viet Nam",
        id="list",
    ),
    pytest.param("the Development Programme’s (DP’s) work", "DP", "Development Programme", id="possessive"),
    pytest.param("“Joint Vision on Growth” (JVG)", "JVG", "Joint Vision on Growth", id="quotation marks"),
    pytest.param(
        "the adopted Regional Recovery Plan (“Action Plan”)",
        "Action Plan",
        "Regional Recovery Plan",
        id="quoted name",
    ),
    pytest.param(
        "the Joint Declaration on Trade (Lima Declaration)",
        "Lima Declaration",
        "Joint Declaration on Trade",
        id="name sharing a word",
    ),
    pytest.param(
        "the Pandemic Response Fund (the ‘Pandemic Fund’)",
        "Pandemic Fund",
        "Pandemic Response Fund",
        id="single quotes",
    ),
    pytest.param(
        "the Kingdom of Spain (hereinafter “the Host”)",
        "Host",
        "Kingdom of Spain",
        id="formula in the bracket",
    ),
    pytest.param(
        "The Oslo Group, hereinafter referred to as “the Group”, met.",
        "Group",
        "Oslo Group",
        id="formula without bracket",
    ),
    pytest.param(
        "ERIA (Economic Research Institute for Asia) met",
        "ERIA",
        "Economic Research Institute for Asia",
        id="short form first",
    ),
    pytest.param(
        "the European Organization for Nuclear Research (CERN)",
        "CERN",
        "European Organization for Nuclear Research",
        id="foreign letters",
    ),
    pytest.param(
        "the Treaty on the Transfer of Arms (TAT)",
        "TAT",
        "Treaty on the Transfer of Arms",
        id="noun's letter last",
    ),
    pytest.param(
        "the 12th Trade Conference (TC12)", "TC12", "12th Trade Conference", id="digits cover the ordinal"
    ),
    pytest.param(
        "the 27th session of the Trade Conference of Parties (TCP27)",
        "TCP27",
        "27th session of the Trade Conference of Parties",
        id="session",
    ),
    pytest.param("the 12th Trade Conference (TC)", "TC", "Trade Conference", id="no digits, no ordinal"),
    pytest.param(
        "the Bay of Biscay Initiative for Trade (BBIT)",
        "BBIT",
        "Bay of Biscay Initiative for Trade",
        id="noun and of",
    ),
    pytest.param(
        "the Gulf of Guinea Fishing Initiative (GFIN)",
        "GFIN",
        "Gulf of Guinea Fishing Initiative",
        id="noun and of with one letter",
    ),
    pytest.param(
        "the North Pacific Fishing Organization (OPFN)",
        "OPFN",
        "North Pacific Fishing Organization",
        id="order of another language",
    ),
]


@pytest.mark.parametrize(("text", "short", "long"), INTRODUCTIONS)
def test_find_acronyms_pairs(text, short, long):
    """One introduction gives its short form and the words it stands for."""
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Work Plan (2018-2022)", id="years"),
        pytest.param("the Partnership Programme (Phase 3)", id="phase"),
        pytest.param("the Mass Transit System (Red Line) in the capital", id="name of another thing"),
        pytest.param("the Coordinating Committee (formerly Working Group)", id="former name"),
        pytest.param("resolution 169 (II) of the Assembly", id="roman numeral"),
        pytest.param("three pillars: (i) trade; (a) goods", id="list labels"),
        pytest.param("at 5:15 p.m. (local time)", id="remark in small letters"),
        pytest.param("loans of 20 million dollars (JPY 3 billion)", id="money"),
        pytest.param("The WHO met. Later the WHO agreed.", id="later use"),
        pytest.param("cooperation under the Strategy (US)", id="no start at a function word"),
        pytest.param("the Andean Nuclear Free Zone Treaty (Treaty of Lima)", id="another name"),
        pytest.param("support from the World Bank, or IMF, is needed", id="other letters behind or"),
        pytest.param("in Chile, Peru, or ASEAN, firms may invest", id="list with or"),
        pytest.param("ASEAN (all ten of its members) agreed", id="remark behind a short form"),
    ],
)
def test_find_acronyms_decoys(text):
    """A bracket that defines nothing is no introduction."""
    assert pairs(text) == []


FURTHER_INTRODUCTIONS = [
    pytest.param("the United States (U.S.) agreed", "U.S.", "United States", id="last dot kept"),
    pytest.param("the United States (“U.S.”) agreed", "U.S.", "United States", id="last dot in quotation marks"),
    pytest.param("the United Kingdom (U.K.).", "U.K.", "United Kingdom", id="last dot at the end"),
    pytest.param("the World Bank (WB.) and", "WB", "World Bank", id="stray dot dropped"),
    pytest.param(
        "the Treaty of Trade and Friendship in South America (TTF)", "TTF", "Treaty of Trade and Friendship",
        id="place behind the letters",
    ),
    pytest.param(
        "the Joint Assistance Force in Northern Arcadia (JAF)", "JAF", "Joint Assistance Force", id="place of a force"
    ),
    pytest.param(
        "the Electronic Trade Agency of Thailand (ETA)", "ETA", "Electronic Trade Agency", id="state behind the letters"
    ),
    pytest.param(
        "the Electronic Trade Agency of Thailand (ETAT)", "ETAT", "Electronic Trade Agency of Thailand",
        id="state with a letter",
    ),
    pytest.param(
        "the Council for Trade in South America (CTSA)", "CTSA", "Council for Trade in South America",
        id="place with letters",
    ),
    pytest.param(
        "a Code of Trade in the Gulf (COT)", "COT", "Code of Trade in the Gulf", id="a small word's letter, the whole name"
    ),
    pytest.param(
        "the Relief Partnership in the Indo-Pacific for Rural Clinics Program (RPIRC)", "RPIRC",
        "Relief Partnership in the Indo-Pacific for Rural Clinics", id="kind of thing behind the letters",
    ),
    pytest.param(
        "the Andean Nuclear Weapon-Free Zone Treaty (ANWFZ)", "ANWFZ", "Andean Nuclear Weapon-Free Zone",
        id="treaty behind the letters",
    ),
    pytest.param(
        "the Young Leaders Exchange Program (YLEP)", "YLEP", "Young Leaders Exchange Program", id="kind with its letter"
    ),
    pytest.param(
        "the Growth and Trade Forum for Asia and Europe (GTFA)", "GTFA", "Growth and Trade Forum for Asia and Europe",
        id="half of a pair has the letter",
    ),
    pytest.param(
        "Norway’s Joint Rescue Command (N-JRC)", "N-JRC", "Norway’s Joint Rescue Command", id="letter and a hyphen"
    ),
    pytest.param("US Forces Norway (USF-N)", "USF-N", "US Forces Norway", id="hyphen and a letter"),
    pytest.param(
        "The Republic of Arcadia and Ruritania (the Parties), noting", "Parties", "Republic of Arcadia and Ruritania",
        id="the parties of a treaty",
    ),
    pytest.param(
        "The Republic of Arcadia and Ruritania (“Parties”) agree", "Parties", "Republic of Arcadia and Ruritania",
        id="quoted parties",
    ),
    pytest.param(
        "Noting the Agreement between Arcadia and Ruritania on Fishing Rights, signed on 2 May 2014 (the Fishing Agreement);",
        "Fishing Agreement", "Agreement between Arcadia and Ruritania on Fishing Rights", id="signed on a day",
    ),
    pytest.param(
        "Noting the Arrangement between Arcadia and Ruritania on the transfer of rescue staff to Lima, done at Lima on 2 May 2014 (the Lima Arrangement);",
        "Lima Arrangement", "Arrangement between Arcadia and Ruritania on the transfer of rescue staff to Lima",
        id="name with words in small letters",
    ),
    pytest.param(
        "Noting the Agreement between the Republic of Arcadia and Ruritania on the Rural Relief Mission, signed on 2 May 2014 (the RRM Agreement);",
        "RRM Agreement", "Agreement between the Republic of Arcadia and Ruritania on the Rural Relief Mission",
        id="letters and an instrument far before them",
    ),
    pytest.param(
        "of the Revised International Convention on the Harmonization of Fees (the revised Lima Convention), which",
        "revised Lima Convention", "Revised International Convention on the Harmonization of Fees",
        id="adjective in small letters",
    ),
    pytest.param(
        "the Agreement on Road Traffic, done at Lima, on 8 November 1968 (the Agreement)", "Agreement", "Agreement on Road Traffic",
        id="the instrument of a treaty",
    ),
    pytest.param(
        "the Convention on Road Traffic, done at Lima on 8 November 1968 (CRT)", "CRT", "Convention on Road Traffic",
        id="letters behind the day of signing",
    ),
    pytest.param(
        "with the United States and the Norwegian Maritime Rescue Agency (BAKAM)", "BAKAM", "Norwegian Maritime Rescue Agency",
        id="name coordinated before it",
    ),
    pytest.param(
        "the 26th UN Alpha Change Conference of the Ports (COP26)", "COP26", "26th UN Alpha Change Conference of the Ports",
        id="words between the number and the letters",
    ),
    pytest.param(
        "launched the harbour repair effort, or “HARP Pact”, in July", "HARP Pact", "harbour repair effort", id="quoted behind or"
    ),
    pytest.param(
        "The Andean Trade Treaty Organization, or ATTO, said", "ATTO", "Andean Trade Treaty Organization", id="letters behind or"
    ),
    pytest.param(
        "the Ministry of Ports, Ships, Ferries and Harbours (MXTK)", "MXTK", "Ministry of Ports, Ships, Ferries and Harbours",
        id="ministry with commas",
    ),
    pytest.param("hydrofluorocarbons (HFCs) and", "HFCs", "hydrofluorocarbons", id="one compound"),
    pytest.param(
        "the leaders of Chile, Peru, and the United Ports (“the Three”), met", "Three", "Chile, Peru, and the United Ports",
        id="series of names",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "short", "long"), FURTHER_INTRODUCTIONS)
def test_find_acronyms_bounds(text, short, long):
    """The short form keeps its dots, the long form ends where the letters do, treaties define their names."""
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("in the capital (the Netherlands)", id="a state with its article"),
        pytest.param("The Hague (the Netherlands) hosted the Peace Conference (the Secretariat)", id="place"),
        pytest.param("three items (the Pacific, the Gulf)", id="list of places"),
        pytest.param(
            "The Ministers (the Prime Minister of Norway presiding) agreed", id="remark on a person"
        ),
        pytest.param("two states (the latter only in part)", id="remark in small letters"),
        pytest.param("the Agreement on Fish (the first of its kind)", id="remark on a treaty"),
        pytest.param("signed on 2 May 2014 (the Parties)", id="a role without a name"),
    ],
)
def test_find_acronyms_remarks_with_an_article(text):
    """A bracket with an article names something only where it defines it."""
    assert pairs(text) == []


def test_two_short_forms_in_one_bracket():
    """Each of two short forms has its own long form."""
    assert pairs("the Free Trade Agreement and Economic Partnership Agreement (FTA and EPA)") == [
        ("FTA", "Free Trade Agreement"),
        ("EPA", "Economic Partnership Agreement"),
    ]


def test_nested_introductions():
    """A long form that holds another introduction keeps it."""
    text = "the Association of Southeast Asian Nations (ASEAN) Regional Forum (ARF)"
    assert pairs(text) == [
        ("ASEAN", "Association of Southeast Asian Nations"),
        ("ARF", "Association of Southeast Asian Nations (ASEAN) Regional Forum"),
    ]


def test_a_repeated_introduction_counts_again():
    """Introducing the same form in another paragraph is another row."""
    found = find_acronyms(paragraphs("the World Bank (WB)", "the World Bank (WB)"))
    assert found["para"].tolist() == ["1", "2"]


def test_positions_of_both_forms():
    """The quote runs from the long form to the closing bracket, and both forms have their own positions."""
    text = "At the World Bank (WB) meeting"
    row = find_acronyms(paragraphs(text)).iloc[0]
    assert row["quote"] == "World Bank (WB)"
    assert text[row["short_start"] : row["short_end"]] == "WB"
    assert text[row["long_start"] : row["long_end"]] == "World Bank"


def test_empty_result_has_the_schema():
    """No paragraph, no row, all columns."""
    found = find_acronyms(paragraphs("Nothing here."))
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(ACRONYMS.columns)


def test_arguments_are_unchanged():
    """The paragraphs are read, never written."""
    table = paragraphs("the World Bank (WB)")
    before = table.copy()
    find_acronyms(table)
    pd.testing.assert_frame_equal(table, before)


def test_rejects_another_table():
    """A table without text is refused by the name of what is missing."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_acronyms(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


@given(
    st.lists(
        st.sampled_from(
            [
                "World",
                "Bank",
                "of",
                "the",
                "(WB)",
                "(",
                ")",
                "“Plan”",
                "(the “Plan”)",
                "W",
                "3IR",
                "(A and B)",
                ",",
                ".",
            ]
        )
    ).map(" ".join)
)
def test_quotes_are_the_text(text):
    """Whatever the text, every quote and every long form is what stands at its positions."""
    for row in find_acronyms(paragraphs(text)).itertuples():
        assert text[row.start : row.end] == row.quote
        assert text[row.long_start : row.long_end] == row.long
        assert row.long


@given(
    st.text("ABX", min_size=1, max_size=4),
    st.lists(st.sampled_from(["Alpha", "Beta", "Ex", "beta", "of", "AlphaBeta", "B", "(Abc"]), max_size=8),
)
def test_words_that_the_letters_open_one_by_one_are_the_cheapest_alignment(letters, words):
    """Where the letters are the initials of the last names, scoring every start finds the same."""
    parts = split_parts(" ".join(words), 0, len(" ".join(words)))
    quick = align(tuple(letters), parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "_by_initials", lambda *_: None)
        assert align(tuple(letters), parts) == quick
