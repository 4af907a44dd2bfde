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
        pytest.param(
            "The Ministers agreed to expand student exchanges and scholarships for teachers.",
            ["education-training", "people-to-people"],
            id="exchanges",
        ),
        pytest.param(
            "They will restore power plants and invest in renewable energy.", ["energy"], id="power"
        ),
        pytest.param(
            "Floods and earthquakes call for early warning systems.", ["disaster-management"], id="warning"
        ),
        pytest.param(
            "They will build roads, railways and airports along the corridor.", ["transport"], id="roads"
        ),
        pytest.param("He paved the way for talks and opened the road to peace.", [], id="another-road"),
        pytest.param(
            "We reaffirm the Declaration on the Conduct of Parties in the South China Sea.",
            ["south-china-sea"],
            id="conduct-of-parties",
        ),
        pytest.param(
            "Our navies will hold joint exercises and share maritime patrols.",
            ["defence-security"],
            id="navies",
        ),
        pytest.param("They exercised their right of reply.", [], id="exercise-of-a-right"),
        pytest.param(
            "Small enterprises gain from free trade agreements and lower tariffs.",
            ["trade-investment"],
            id="tariffs",
        ),
        pytest.param("They traded views over lunch.", [], id="views-traded"),
        pytest.param("Women and girls must enjoy human rights.", ["human-rights"], id="rights"),
        pytest.param(
            "The museum will host an exhibition of traditional music and heritage.", ["culture"], id="museum"
        ),
        pytest.param("Vaccines against COVID-19 saved lives.", ["covid-19", "public-health"], id="vaccines"),
        pytest.param(
            "Universal health coverage and nursing care were discussed.", ["public-health"], id="coverage"
        ),
        pytest.param("The healthy pace of talks continued.", [], id="healthy-pace"),
        pytest.param("Fishermen cleaned plastic waste from the beaches.", ["marine-plastics"], id="waste"),
        pytest.param(
            "The ASEAN Smart Cities Network launched pilot projects.", ["smart-cities"], id="cities"
        ),
        pytest.param(
            "Start-ups and research institutes drive science, technology and innovation.",
            ["innovation"],
            id="science",
        ),
        pytest.param(
            "Water resources management and sanitation reach the villages.", ["water"], id="sanitation"
        ),
        pytest.param("They watered down the text.", [], id="watered-down"),
        pytest.param("Semiconductor supply chains need resilience.", ["supply-chains"], id="chips"),
        pytest.param("A chain of events led to the supply of tea.", [], id="chain-of-events"),
        pytest.param(
            "The Initiative for ASEAN Integration narrows the development gap.", ["narrowing-gap"], id="gap"
        ),
        pytest.param("They mind the gap between the platforms.", [], id="another-gap"),
        pytest.param("Athletes prepared for the Olympic and Paralympic Games.", ["sport"], id="games"),
        pytest.param("Trafficking in persons and drugs is a crime.", ["crime-terrorism"], id="trafficking"),
        pytest.param(
            "ASEAN centrality in the regional architecture was underscored.",
            ["regional-architecture"],
            id="centrality",
        ),
        pytest.param(
            "Artificial intelligence and the digital economy change work.", ["digital"], id="intelligence"
        ),
        pytest.param("The Leaders thanked the Chair for the warm hospitality.", [], id="hospitality"),
        pytest.param(
            "Official development assistance and concessional loans finance growth.",
            ["development-finance"],
            id="loans",
        ),
        pytest.param("They reiterated the 2030 Agenda for Sustainable Development.", ["sdgs"], id="agenda"),
        pytest.param(
            "Migrant workers deserve social protection and decent work.", ["labour-welfare"], id="migrants"
        ),
        pytest.param(
            "Greenhouse gas emissions must fall under the Paris Agreement.",
            ["climate-environment"],
            id="gases",
        ),
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


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        pytest.param("They will expand trade with the islands.", "trade-investment", id="trade"),
        pytest.param("Cooperation in regional security will go on.", "defence-security", id="security"),
        pytest.param("Both uphold the rule of law.", "rule-of-law", id="law"),
        pytest.param("The treaty was signed after the ceasefire.", "defence-security", id="ceasefire"),
        pytest.param("They spoke of labour mobility in the islands.", "labour-welfare", id="labour"),
        pytest.param("Both condemned the war against its neighbour.", "defence-security", id="war"),
        pytest.param("Students of both universities will visit.", "education-training", id="universities"),
        pytest.param("Judges will meet on arbitration.", "rule-of-law", id="arbitration"),
        pytest.param("Pacific regionalism is strong.", "regional-architecture", id="regionalism"),
        pytest.param("Refugees must be protected.", "human-rights", id="refugees"),
        pytest.param("A new wharf and runways will be built.", "transport", id="wharf"),
    ],
)
def test_one_word_of_substance_suffices_in_a_short_paragraph(text, theme):
    """A paragraph of one sentence has the theme of its subject."""
    assert theme in themes(text)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        pytest.param("The Minister of Justice of Arcadia received them.", "rule-of-law", id="justice"),
        pytest.param("They called on the Chief Justice.", "rule-of-law", id="judge"),
        pytest.param("Officials of the Ministry of Energy attended.", "energy", id="energy"),
        pytest.param("The Minister for Transport opened the meeting.", "transport", id="transport"),
        pytest.param("Our common heritage and values unite us.", "culture", id="heritage"),
        pytest.param("The Green Alliance of both was launched.", "defence-security", id="alliance"),
    ],
)
def test_an_office_or_a_figure_of_speech_is_no_theme(text, theme):
    """An office-holder's title and a word in another sense give no theme."""
    assert theme not in themes(text)


REGISTERS = [
    pytest.param(
        "Recalling its resolutions on the establishment of a nuclear-weapon-free zone in the southern islands,",
        ["defence-security"],
        id="un-zone",
    ),
    pytest.param(
        "Urges all States to conclude comprehensive safeguards agreements with the Agency;",
        ["defence-security"],
        id="un-safeguards",
    ),
    pytest.param(
        "Calls upon the nuclear powers to end all nuclear explosions in the atmosphere;",
        ["defence-security"],
        id="un-tests",
    ),
    pytest.param(
        "Requests the Disarmament Commission to take up the prevention of an arms race;",
        ["defence-security"],
        id="un-arms-race",
    ),
    pytest.param(
        "Stressing the role of atomic energy in the electricity supply of developing countries,",
        ["energy"],
        id="un-atomic-energy",
    ),
    pytest.param(
        "Noting that the declaration of a zone of peace would ease tension in the ocean,",
        ["defence-security"],
        id="un-zone-of-peace",
    ),
    pytest.param("Decides to include the item in the agenda of its next session.", [], id="un-agenda"),
    pytest.param(
        "Considering that all permanent members of the Security Council should take part in the Committee,",
        [],
        id="un-permanent-members",
    ),
    pytest.param("Takes note of the report of the High Commissioner for Refugees.", [], id="un-report"),
    pytest.param(
        "The Forum agreed that rising seas and coral bleaching threaten the atolls.",
        ["climate-environment"],
        id="pacific-seas",
    ),
    pytest.param(
        "Members condemned driftnet fishing and the dumping of radioactive waste in the lagoon.",
        ["climate-environment"],
        id="pacific-fishing",
    ),
    pytest.param(
        "New jetties and inter-island shipping will serve the outer islands.",
        ["transport"],
        id="pacific-jetties",
    ),
    pytest.param("The Heads of Government dined by the shore before they rose.", [], id="pacific-evening"),
    pytest.param("The two Prime Ministers exchanged views over two days.", [], id="pacific-views"),
    pytest.param(
        "The Prime Ministers called for a successful end of the multilateral trade negotiations.",
        ["trade-investment"],
        id="commonwealth-round",
    ),
    pytest.param(
        "They saw a need for commodity agreements that bring producers stable prices.",
        ["trade-investment"],
        id="commonwealth-commodities",
    ),
    pytest.param(
        "They rejected apartheid and looked to majority rule by negotiation.",
        ["human-rights"],
        id="commonwealth-majority-rule",
    ),
    pytest.param(
        "Ministers valued the Five Power Defence Arrangements.",
        ["defence-security"],
        id="commonwealth-five-power",
    ),
    pytest.param(
        "They looked forward to the exchange of artists and of orchestras.",
        ["culture", "people-to-people"],
        id="commonwealth-artists",
    ),
    pytest.param("The communique was issued at the close of the talks.", [], id="commonwealth-close"),
    pytest.param(
        "Trade Ministers will streamline customs clearance and rules of origin.",
        ["trade-investment"],
        id="trade-origin",
    ),
    pytest.param(
        "No Party shall raise import duties or quotas on dairy.", ["trade-investment"], id="trade-quotas"
    ),
    pytest.param(
        "The Minister for Justice and Customs joined the delegation.", [], id="trade-office-of-customs"
    ),
    pytest.param("Officials traded notes on the agenda and on the venue.", [], id="trade-of-notes"),
    pytest.param(
        "Participants set out plans for carbon removal and for methane.",
        ["climate-environment"],
        id="chair-methane",
    ),
    pytest.param(
        "Several announced that no coal power station would be built any more.", ["energy"], id="chair-coal"
    ),
    pytest.param("The Special Envoy for Climate chaired the second session.", [], id="chair-envoy"),
    pytest.param("The Forum on Energy and Climate met online in spring.", [], id="chair-forum"),
    pytest.param(
        "Rebels and troops clashed near the border, the army said.", ["defence-security"], id="news-clash"
    ),
    pytest.param(
        "He recalled how monks had brought Buddhism to the valley.", ["culture"], id="news-buddhism"
    ),
    pytest.param("They condemned the abduction of the fishermen.", [], id="news-abduction"),
    pytest.param("He spoke at the University of Arcadia, a source said.", [], id="news-university"),
    pytest.param(
        "Without distinction as to race, sex, language or religion, all are welcome.",
        [],
        id="news-no-religion",
    ),
    pytest.param("The claims of both newspapers could not be checked.", [], id="news-claims"),
    pytest.param(
        "The Parties waive all claims against each other, save for gross negligence.",
        ["rule-of-law"],
        id="treaty-claims",
    ),
    pytest.param(
        "Visiting staff enjoy privileges and immunities under this Article.",
        ["rule-of-law"],
        id="treaty-immunities",
    ),
    pytest.param(
        "Landlocked States depend on transit transport through their neighbours.",
        ["transport"],
        id="treaty-transit",
    ),
]


@pytest.mark.parametrize(("text", "expected"), REGISTERS)
def test_themes_in_other_registers(text, expected):
    """Resolutions, Pacific and Commonwealth communiques, trade and climate texts, treaties and news have their words."""
    assert sorted(themes(text)) == expected


def test_a_wording_of_the_manner_in_a_long_paragraph_is_no_theme():
    """Youth, infrastructure or a dialogue partnership named once in a long paragraph say nothing of it."""
    assert themes(FILLER * 5 + "Youth, infrastructure and the dialogue partnership were named.") == []


def test_a_single_word_of_a_list_is_supported_by_its_heading():
    """Infrastructure by one word gives its theme under a heading of its own only."""
    text = "The programme trains officials to design and manage complex infrastructure."
    assert "connectivity" not in themes(text)
    assert "connectivity" in themes(text, heading="Fields > Infrastructure")


def test_a_bracketed_short_form_is_no_second_mention():
    """A name and its short form in brackets weigh as one."""
    found = find_themes(
        table("A code of practice for Small and Medium Enterprises (SMEs): Trade."), ["trade-investment"]
    )
    assert found["score"].tolist() == [1.55]
    assert found["hits"].tolist() == [3]


def test_recurring_words_weigh_a_quarter():
    """The same wording again counts a quarter."""
    found = find_themes(table("Sport is sport."), ["sport"])
    assert found[["terms", "score"]].to_dict("records") == [{"terms": "Sport; sport", "score": 1.25}]


def test_a_name_of_its_own_suffices_at_any_length():
    """What is never said of anything else gives its theme in a long paragraph too, a common word does not."""
    assert themes(FILLER * 12 + "They support the ASEAN Outlook on the Indo-Pacific.") == ["indo-pacific"]
    assert themes(FILLER * 12 + "They support ports.") == []


def test_a_word_far_into_its_clause_weighs_less():
    """Where lists and attributes stand a match weighs four fifths; a semicolon begins another clause."""
    far = "They met " + "and spoke " * 25 + "of sport."
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
            "threshold": 0.6,
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
