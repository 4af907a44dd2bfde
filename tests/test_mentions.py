"""find_mentions: which matches count, and what a row says."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.codebook import list_codebooks, load_codebook
from toolkit.errors import LexiconError, SchemaError
from toolkit.find.mentions import MENTIONS, find_mentions


def table(*texts: str, headings: tuple[str, ...] = (), doc_id: str = "memo") -> pd.DataFrame:
    paras = [str(number) for number, _ in enumerate(texts, start=1)]
    heads = [*headings, *[""] * (len(texts) - len(headings))]
    return pd.DataFrame({"doc_id": doc_id, "para": paras, "heading": heads, "text": list(texts)}, dtype="str")


def pairs(found: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(found["element"], found["quote"], strict=True))


@pytest.mark.parametrize(
    ("codebook", "text", "expected"),
    [
        pytest.param(
            "south-china-sea",
            "Self-restraint matters in all seas.",
            [],
            id="element-without-the-theme",
        ),
        pytest.param(
            "south-china-sea",
            "We urged self restraint in the South China Sea.",
            [("self-restraint", "self restraint"), ("south-china-sea", "South China Sea")],
            id="element-with-the-theme",
        ),
        pytest.param(
            "south-china-sea",
            "The South China Sea needs a Code of Conduct in the South China Sea (COC).",
            [
                ("south-china-sea", "South China Sea"),
                ("coc", "Code of Conduct in the South China Sea"),
                ("south-china-sea", "South China Sea"),
                ("coc", "COC"),
            ],
            id="elements-overlap",
        ),
        pytest.param(
            "covid-19",
            "the Corona Virus Disease (COVID19) outbreak",
            [("pandemic", "Corona Virus Disease"), ("pandemic", "COVID19")],
            id="careless-spelling",
        ),
        pytest.param(
            "covid-19", "Preparedness for future pandemics and the Pandemic Fund.", [], id="excluded"
        ),
        pytest.param(
            "covid-19",
            "The ASEAN Centre for Public Health Emergencies and Emerging Diseases opened.",
            [("public-health-centre", "ASEAN Centre for Public Health Emergencies and Emerging Diseases")],
            id="context-none",
        ),
        pytest.param(
            "korean-peninsula",
            "A denuclearised Korean Peninsula.",
            [("denuclearisation", "denuclearised"), ("korean-peninsula", "Korean Peninsula")],
            id="s-and-z",
        ),
        pytest.param(
            "covid-19",
            "We mobilised vaccines against COVID-19 and recalled the World Health Organization’s advice.",
            [("vaccines", "vaccines"), ("pandemic", "COVID-19"), ("who", "World Health Organization")],
            id="advice",
        ),
        pytest.param(
            "covid-19",
            "The ministers praised coronavirus research.",
            [("pandemic", "coronavirus")],
            id="another-wording",
        ),
        pytest.param("covid-19", "The pandemic of fake news spreads.", [], id="pandemic-of-something-else"),
        pytest.param(
            "covid-19",
            "In the post-COVID-19 era, economic recovery comes first.",
            [("pandemic", "COVID-19"), ("economic-recovery", "economic recovery")],
            id="recovery",
        ),
        pytest.param(
            "south-china-sea",
            "We reaffirmed freedom of navigation in and overflight above the South China Sea.",
            [
                ("freedom-of-navigation", "freedom of navigation"),
                ("overflight", "overflight"),
                ("south-china-sea", "South China Sea"),
            ],
            id="navigation",
        ),
        pytest.param(
            "south-china-sea",
            "The 1982 UNCLOS sets out the legal framework for all seas.",
            [],
            id="law-of-all-seas",
        ),
        pytest.param(
            "south-china-sea",
            "The 1982 UNCLOS applies in the South China Sea.",
            [("unclos", "UNCLOS"), ("south-china-sea", "South China Sea")],
            id="law-of-this-sea",
        ),
        pytest.param(
            "south-china-sea",
            "Non-militarisation and land reclamation in the South China Sea were raised.",
            [
                ("non-militarisation", "Non-militarisation"),
                ("land-reclamation", "land reclamation"),
                ("south-china-sea", "South China Sea"),
            ],
            id="reclamation",
        ),
        pytest.param(
            "south-china-sea",
            "The East China Sea and the South China Sea remain tense.",
            [("south-china-sea", "South China Sea")],
            id="two-seas",
        ),
        pytest.param(
            "south-china-sea", "South China trade fairs were held by sea.", [], id="south-china-fair"
        ),
        pytest.param("south-china-sea", "The DOC file was saved as a doc file.", [], id="doc-file"),
        pytest.param(
            "south-china-sea",
            "In the South China Sea, the DOC should be implemented in its entirety.",
            [
                ("south-china-sea", "South China Sea"),
                ("doc", "DOC"),
                ("full-and-effective-implementation", "in its entirety"),
            ],
            id="entirety",
        ),
        pytest.param(
            "korean-peninsula", "The Korean Wave and Korean food delight guests.", [], id="korean-wave"
        ),
        pytest.param(
            "korean-peninsula",
            "The abduction issue must be resolved by the DPRK.",
            [("abductions", "abduction"), ("korean-peninsula", "DPRK")],
            id="abductions",
        ),
        pytest.param(
            "climate-environment",
            "We will implement the Paris Agreement and cut greenhouse gas emissions.",
            [("climate", "Paris Agreement"), ("climate", "greenhouse gas"), ("climate", "emissions")],
            id="emissions",
        ),
        pytest.param(
            "climate-environment",
            "A conducive business environment attracts investors.",
            [],
            id="business-environment",
        ),
        pytest.param(
            "climate-environment",
            "They agreed to conserve biodiversity and forests.",
            [("environment", "biodiversity"), ("environment", "forests")],
            id="biodiversity",
        ),
        pytest.param(
            "cybersecurity",
            "We will fight ransomware and other cyber threats.",
            [("cyber", "ransomware"), ("cyber", "cyber threats")],
            id="ransomware",
        ),
        pytest.param(
            "energy",
            "Hydrogen, solar power and energy efficiency were discussed.",
            [("energy", "Hydrogen"), ("energy", "solar power"), ("energy", "energy efficiency")],
            id="hydrogen",
        ),
        pytest.param(
            "marine-plastics",
            "Marine plastic litter harms our seas.",
            [("marine-plastics", "Marine plastic litter")],
            id="litter",
        ),
        pytest.param(
            "disaster-management",
            "The AHA Centre coordinates disaster relief.",
            [("disasters", "AHA Centre"), ("disasters", "disaster relief")],
            id="relief",
        ),
        pytest.param(
            "crime-terrorism",
            "We condemned terrorism, trafficking in persons and piracy.",
            [("terrorism", "terrorism"), ("crime", "trafficking in persons"), ("crime", "piracy")],
            id="three-crimes",
        ),
        pytest.param(
            "sdgs",
            "The 2030 Agenda for Sustainable Development and its SDGs guide us.",
            [
                ("agenda", "2030 Agenda for Sustainable Development"),
                ("sustainable-development", "Sustainable Development"),
                ("sdgs", "SDGs"),
            ],
            id="agenda",
        ),
        pytest.param(
            "smart-cities",
            "The ASEAN Smart Cities Network grew.",
            [("smart-cities", "ASEAN Smart Cities Network")],
            id="network",
        ),
        pytest.param("smart-cities", "A smart idea for the city.", [], id="smart-idea"),
        pytest.param(
            "human-rights",
            "We stressed human rights and fundamental freedoms.",
            [("human-rights", "human rights and fundamental freedoms")],
            id="freedoms",
        ),
        pytest.param(
            "mekong",
            "The Mekong River Commission met.",
            [("region", "Mekong River"), ("frameworks", "Mekong River Commission")],
            id="river-commission",
        ),
        pytest.param(
            "tourism",
            "Tourist arrivals doubled; tourism ministers were pleased.",
            [("tourism", "Tourist arrivals"), ("tourism", "tourism ministers")],
            id="tourists",
        ),
        pytest.param(
            "digital",
            "Digital transformation and the digital economy.",
            [("digital", "Digital transformation"), ("digital", "digital economy")],
            id="digital-economy",
        ),
        pytest.param(
            "labour-welfare",
            "Decent work and social protection for migrant workers.",
            [("labour", "Decent work"), ("welfare", "social protection"), ("labour", "migrant workers")],
            id="decent-work",
        ),
        pytest.param(
            "rule-of-law",
            "We uphold the rules-based order and the rule of law.",
            [("order", "rules-based order"), ("law", "rule of law")],
            id="rules-based",
        ),
        pytest.param("rule-of-law", "As a rule, the law firm closes at five.", [], id="as-a-rule"),
        pytest.param(
            "supply-chains",
            "Resilient supply chains matter.",
            [("supply-chains", "Resilient supply chains")],
            id="resilience",
        ),
        pytest.param(
            "transport",
            "Civil aviation and port connectivity improve.",
            [("transport", "Civil aviation"), ("means", "port")],
            id="aviation",
        ),
        pytest.param(
            "water",
            "Water resources management and sanitation.",
            [("water", "Water resources management"), ("water", "sanitation")],
            id="sanitation",
        ),
        pytest.param("water", "The talks were in deep water.", [], id="deep-water"),
        pytest.param(
            "indo-pacific",
            "The ASEAN Outlook on the Indo-Pacific (AOIP) and FOIP share principles.",
            [
                ("asean-outlook", "ASEAN Outlook on the Indo-Pacific"),
                ("indo-pacific", "Indo-Pacific"),
                ("asean-outlook", "AOIP"),
                ("free-and-open", "FOIP"),
            ],
            id="outlook",
        ),
    ],
)
def test_mentions_of_a_paragraph(codebook, text, expected):
    """Elements count where their context is given, each by its longest wording."""
    assert pairs(find_mentions(table(text), codebook)) == expected


def test_a_heading_gives_context_but_no_row():
    """Under a heading that names the theme, its elements count; the heading itself is no mention."""
    found = find_mentions(
        table("All should show self-restraint.", headings=("Issues > South China Sea",)), "south-china-sea"
    )
    assert pairs(found) == [("self-restraint", "self-restraint")]


def test_the_document_gives_context():
    """'The pandemic' speaks of COVID-19 in a document that names it, and vaccines then count beside it."""
    text = "Vaccines will end the pandemic."
    alone = find_mentions(table(text), "covid-19")
    beside = find_mentions(table("COVID-19 has come.", text), "covid-19")
    assert alone.empty
    assert ("vaccines", "Vaccines") in pairs(beside)
    assert ("the-pandemic", "the pandemic") in pairs(beside)


def test_the_context_of_one_document_is_not_that_of_another():
    """A document that names COVID-19 does not lend its context to the next."""
    both = pd.concat([table("COVID-19 has come.", doc_id="a"), table("The pandemic is over.", doc_id="b")])
    assert find_mentions(both, "covid-19")["doc_id"].tolist() == ["a"]


def test_the_documents_own_acronyms_count():
    """A short form defined for an element's own words is that element, in the document that defines it."""
    paragraphs = pd.concat(
        [
            table("COVID-19: we thank the World Health Organization (GHB). The GHB helps.", doc_id="a"),
            table("COVID-19: the GHB helps.", doc_id="b"),
        ]
    )
    acronyms = pd.DataFrame({"doc_id": ["a"], "short": ["GHB"], "long": ["World Health Organization"]})
    found = find_mentions(paragraphs, "covid-19", acronyms=acronyms)
    who = found[found["element"] == "who"]
    assert list(zip(who["doc_id"], who["quote"], who["term"], strict=True)) == [
        ("a", "World Health Organization", "world health organi?ation"),
        ("a", "GHB", "=GHB"),
        ("a", "GHB", "=GHB"),
    ]


def test_an_acronym_of_other_words_does_not_count():
    """A short form counts only if the whole of its long form is a term."""
    acronyms = pd.DataFrame(
        {"doc_id": ["memo"], "short": ["WHOX"], "long": ["World Health Organization Extra"]}
    )
    found = find_mentions(table("COVID-19 and the WHOX."), "covid-19", acronyms=acronyms)
    assert pairs(found) == [("pandemic", "COVID-19")]


def test_rows_say_theme_and_term():
    """A row names the codebook and the term of it that matched."""
    found = find_mentions(table("Vaccination against COVID-19."), load_codebook("covid-19"))
    assert found["theme"].tolist() == ["covid-19"] * 2
    assert found["term"].tolist() == ["vaccin*", "covid 19"]


@pytest.mark.parametrize(
    "texts", [pytest.param((), id="no-paragraph"), pytest.param(("Nothing here.",), id="nothing")]
)
def test_an_empty_result_has_the_schema(texts):
    """Without a match the table has all its columns and no row."""
    found = find_mentions(table(*texts), "covid-19")
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(MENTIONS.columns)


def test_the_arguments_are_not_changed():
    """The tables that come in stay as they are."""
    paragraphs = table("COVID-19 in the South China Sea.")
    acronyms = pd.DataFrame({"doc_id": ["memo"], "short": ["X"], "long": ["Y"]})
    before, before_acronyms = paragraphs.copy(deep=True), acronyms.copy(deep=True)
    find_mentions(paragraphs, "covid-19", acronyms=acronyms)
    pd.testing.assert_frame_equal(paragraphs, before)
    pd.testing.assert_frame_equal(acronyms, before_acronyms)


def test_a_wrong_table_is_refused():
    """A table without text, or acronyms without a long form, is named as such."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_mentions(table("x").drop(columns="text"), "covid-19")
    with pytest.raises(SchemaError, match="ACRONYMS: missing column 'long'"):
        find_mentions(table("x"), "covid-19", acronyms=pd.DataFrame({"doc_id": ["a"], "short": ["b"]}))


def test_an_unknown_codebook_is_refused():
    """A codebook that does not exist raises, and names those that do."""
    with pytest.raises(LexiconError, match="no codebook 'weather'"):
        find_mentions(table("x"), "weather")


PIECES = [
    "COVID-19",
    "vaccines",
    "the South China Sea",
    "DOC",
    "self-\nrestraint",
    "ASEANJapan",
    "‘covid’",
    "é",
    ",",
    "  ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=15), st.sampled_from(list_codebooks()))
def test_every_match_is_its_quote(pieces, codebook):
    """Offsets point at the words, and within an element no two matches overlap."""
    text = "".join(pieces)
    found = find_mentions(table(text), codebook)
    assert [text[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == found["quote"].tolist()
    for _, group in found.groupby("element"):
        assert (group["start"].to_numpy()[1:] >= group["end"].to_numpy()[:-1]).all()
