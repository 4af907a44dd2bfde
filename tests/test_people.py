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
        pytest.param("Prime Minister Oda said", ("Prime Minister Oda", "Oda", "Prime Minister"), id="office"),
        pytest.param(
            "Mr. ODA Kenji, Prime Minister, attended",
            ("Mr. ODA Kenji", "ODA Kenji", "Prime Minister"),
            id="surname in capitals",
        ),
        pytest.param(
            "H.E. Trần Minh Đức, Prime Minister of the Socialist Republic of Viet Nam, and",
            (
                "H.E. Trần Minh Đức",
                "Trần Minh Đức",
                "Prime Minister of the Socialist Republic of Viet Nam",
            ),
            id="office behind",
        ),
        pytest.param(
            "H.E. General Anurak Chai-o-lan, Prime Minister of the Kingdom of Thailand.",
            (
                "H.E. General Anurak Chai-o-lan",
                "Anurak Chai-o-lan",
                "Prime Minister of the Kingdom of Thailand",
            ),
            id="rank",
        ),
        pytest.param(
            "Chairman Park Min-ho without", ("Chairman Park Min-ho", "Park Min-ho", "Chairman"), id="hyphen"
        ),
        pytest.param(
            "the then Japanese Prime Minister Kenjiro Okada at",
            ("Japanese Prime Minister Kenjiro Okada", "Kenjiro Okada", "Japanese Prime Minister"),
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
    ("text", "expected"),
    [
        pytest.param(
            "H.E. Ms. Maria Santos, Minister for Trade and Industry of the Philippines, chaired the session.",
            [("H.E. Ms. Maria Santos", "Maria Santos", "Minister for Trade and Industry of the Philippines")],
            id="two honorifics",
        ),
        pytest.param(
            "Minister for Foreign Affairs Tarō Aoki and Secretary of State Antony Brooks met in Honolulu.",
            [
                ("Minister for Foreign Affairs Tarō Aoki", "Tarō Aoki", "Minister for Foreign Affairs"),
                ("Secretary of State Antony Brooks", "Antony Brooks", "Secretary of State"),
            ],
            id="two offices",
        ),
        pytest.param(
            "The Leaders thanked H.E. Dato’ Sri Ismail bin Hassan, Prime Minister of Malaysia, for his hospitality.",
            [("H.E. Dato’ Sri Ismail bin Hassan", "Ismail bin Hassan", "Prime Minister of Malaysia")],
            id="particle in a name",
        ),
        pytest.param(
            "His Majesty King Norodom Vichea opened the exhibition.",
            [("His Majesty King Norodom Vichea", "Norodom Vichea", "King")],
            id="majesty with an office",
        ),
        pytest.param(
            "The meeting was co-chaired by H.E. Dr. Bounthavy Keo, Minister of Health of Lao PDR, and Mr. TANAKA Ichiro, Vice-Minister of Health.",
            [
                ("H.E. Dr. Bounthavy Keo", "Bounthavy Keo", "Minister of Health of Lao PDR"),
                ("Mr. TANAKA Ichiro", "TANAKA Ichiro", "Vice-Minister of Health"),
            ],
            id="two delegates",
        ),
        pytest.param(
            "UN Secretary-General António Guerra welcomed the pledge.",
            [("UN Secretary-General António Guerra", "António Guerra", "UN Secretary-General")],
            id="office with an organisation",
        ),
        pytest.param(
            "The Chairman of the Committee, Ambassador Peter O’Neil, tabled the report.",
            [("Ambassador Peter O’Neil", "Peter O’Neil", "Ambassador")],
            id="apostrophe in a name",
        ),
        pytest.param(
            "Madam President Halimah Salleh hosted the dinner.",
            [("Madam President Halimah Salleh", "Halimah Salleh", "President")],
            id="madam",
        ),
        pytest.param(
            "President Han Suk Yeol and Prime Minister AOKI Fumio reaffirmed their ties.",
            [
                ("President Han Suk Yeol", "Han Suk Yeol", "President"),
                ("Prime Minister AOKI Fumio", "AOKI Fumio", "Prime Minister"),
            ],
            id="surname in capitals behind an office",
        ),
        pytest.param(
            "Foreign Ministers Wong and Marsh issued the statement.",
            [("Foreign Ministers Wong", "Wong", "Foreign Minister"), ("Marsh", "Marsh", "Foreign Minister")],
            id="two names under one plural",
        ),
        pytest.param(
            "Former President Benigno Reyes III visited.",
            [("Former President Benigno Reyes III", "Benigno Reyes III", "Former President")],
            id="former office",
        ),
        pytest.param(
            "We recall the late Professor Le Van Hoa.",
            [("Professor Le Van Hoa", "Le Van Hoa", None)],
            id="professor",
        ),
        pytest.param(
            "The Special Envoy of the President, Mr. Jean-Pierre Dubois, took part.",
            [("Mr. Jean-Pierre Dubois", "Jean-Pierre Dubois", "Special Envoy of the President")],
            id="office before a comma",
        ),
        pytest.param(
            "Her Royal Highness Princess Maha Chakri attended the ceremony.",
            [("Her Royal Highness Princess Maha Chakri", "Maha Chakri", "Princess")],
            id="royal",
        ),
        pytest.param(
            "Vice President Ma’ruf Amin and his delegation arrived.",
            [("Vice President Ma’ruf Amin", "Ma’ruf Amin", "Vice President")],
            id="apostrophe inside",
        ),
        pytest.param(
            "Dr. Ngozi Adeyemi, Director-General of the World Trade Organization, briefed Ministers.",
            [("Dr. Ngozi Adeyemi", "Ngozi Adeyemi", "Director-General of the World Trade Organization")],
            id="behind a comma",
        ),
        pytest.param(
            "General Secretary Nguyen Van Thanh received the delegation.",
            [("General Secretary Nguyen Van Thanh", "Nguyen Van Thanh", "General Secretary")],
            id="party office",
        ),
        pytest.param(
            "Under-Secretary-General Ana Lopez reported.",
            [("Under-Secretary-General Ana Lopez", "Ana Lopez", "Under-Secretary-General")],
            id="hyphened office",
        ),
        pytest.param(
            "President-elect Arief Santoso met Ambassador-designate Linh Tran.",
            [
                ("President-elect Arief Santoso", "Arief Santoso", "President-elect"),
                ("Ambassador-designate Linh Tran", "Linh Tran", "Ambassador-designate"),
            ],
            id="not yet in office",
        ),
    ],
)
def test_find_people_in_sentences(text, expected):
    """Each person of a sentence is found, with the title and the office."""
    assert people(text) == expected


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
        pytest.param("The Ministers met in Prime Minister Street.", id="street"),
        pytest.param("The President of the General Assembly opened the debate.", id="presidency of a body"),
        pytest.param("The Prime Ministers of Japan and Thailand met.", id="offices of two states"),
        pytest.param("Minister-level consultations continue.", id="level"),
        pytest.param(
            "The Aoki Administration and the Reyes–Hale Administration agreed.", id="administration"
        ),
        pytest.param("The Chair’s Summary was issued.", id="chair's paper"),
        pytest.param("The Prime Minister Announced new support.", id="office and capitalised verb"),
        pytest.param("The Ministry of Foreign Affairs thanked all delegations.", id="ministry"),
        pytest.param("The Treaty of San Francisco and the Treaty of Amity were recalled.", id="treaty"),
        pytest.param("Mr. Chairman, Madam Chair and Mr. Speaker, we thank you.", id="form of address"),
        pytest.param("The Ambassadors Forum met in Jakarta.", id="forum of officers"),
        pytest.param(
            "The King Sejong Institute and the Prime Minister Abe Fellowships continue.", id="institute"
        ),
        pytest.param("The President Hotel hosted the reception.", id="hotel"),
        pytest.param("The Foreign Minister and the Defence Minister met.", id="two offices"),
        pytest.param(
            "The Ministers met in Lima. President Street, Lake Victoria, Port Moresby and Camp David were named.",
            id="places",
        ),
        pytest.param(
            "The Ministers boarded USS Ronald Reagan and praised the President Taft class, the King Abdullah Port and the Prime Minister Lee Fund.",
            id="ship and project",
        ),
        pytest.param(
            "The Secretary March session and the Ministers April meeting were held. The Chair Summary and Director General Assembly are none.",
            id="months and bodies",
        ),
    ],
)
def test_find_people_decoys(text):
    """A title without a name is no person."""
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "President Tan Weili visited Oslo. Tan said that he was glad. When Tan left, the Tan Hotel and the Tan Prize were named. Tan’s visit ended on Monday.",
            [
                ("President Tan Weili", "Tan Weili", "President"),
                ("Tan", "Tan", None),
                ("Tan", "Tan", None),
                ("Tan", "Tan", None),
            ],
            id="surname after",
        ),
        pytest.param(
            "Mr K Sandhu met Professor S Ramanathan.",
            [("Mr K Sandhu", "K Sandhu", None), ("Professor S Ramanathan", "S Ramanathan", None)],
            id="one initial",
        ),
        pytest.param(
            "Dr A. Bergen Holt, Norway’s Minister for Fisheries, will visit.",
            [("Dr A. Bergen Holt", "A. Bergen Holt", "Norway’s Minister for Fisheries")],
            id="initial and name",
        ),
        pytest.param(
            "The Union Attorney-General U Than Aung met Minister of Ports Dr Ada Lim.",
            [
                ("Union Attorney-General U Than Aung", "U Than Aung", "Union Attorney-General"),
                ("Minister of Ports Dr Ada Lim", "Ada Lim", "Minister of Ports"),
            ],
            id="U for Burmese",
        ),
        pytest.param(
            "State Counsellor Daw Mya Thida opened the hall.",
            [("State Counsellor Daw Mya Thida", "Mya Thida", "State Counsellor")],
            id="Daw",
        ),
        pytest.param(
            "Prime Minister SATO Kenji and Mr. MORI Taichi attended.",
            [
                ("Prime Minister SATO Kenji", "SATO Kenji", "Prime Minister"),
                ("Mr. MORI Taichi", "MORI Taichi", None),
            ],
            id="Japanese order",
        ),
        pytest.param(
            "H.E. Mr. Somchai Na Bangkok, Deputy Prime Minister and Minister of Foreign Affairs of the Kingdom of Thailand, spoke.",
            [
                (
                    "H.E. Mr. Somchai Na Bangkok",
                    "Somchai Na Bangkok",
                    "Deputy Prime Minister and Minister of Foreign Affairs of the Kingdom of Thailand",
                )
            ],
            id="Thai",
        ),
        pytest.param(
            "Prime Minister Trần Văn Hùng received Minister of Industry and Trade Le Thi Hoa.",
            [
                ("Prime Minister Trần Văn Hùng", "Trần Văn Hùng", "Prime Minister"),
                ("Minister of Industry and Trade Le Thi Hoa", "Le Thi Hoa", "Minister of Industry and Trade"),
            ],
            id="Vietnamese",
        ),
        pytest.param(
            "Vice President Suhartono and Minister Retnowati opened the fair.",
            [
                ("Vice President Suhartono", "Suhartono", "Vice President"),
                ("Minister Retnowati", "Retnowati", "Minister"),
            ],
            id="Indonesian one name",
        ),
        pytest.param(
            "YB Dato’ Seri Zainal bin Omar, Minister of Defence of Malaysia, and Tan Sri Rashid Karim arrived.",
            [
                ("YB Dato’ Seri Zainal bin Omar", "Zainal bin Omar", "Minister of Defence of Malaysia"),
                ("Tan Sri Rashid Karim", "Rashid Karim", None),
            ],
            id="Malay titles",
        ),
        pytest.param(
            "His Majesty Sultan Haji Rahman Bakri chaired the Summit.",
            [("His Majesty Sultan Haji Rahman Bakri", "Rahman Bakri", "Sultan")],
            id="Brunei",
        ),
        pytest.param(
            "Samoa Minister of Justice and Ports Falani Tusitala T. Ainu’u and Tonga’s Prime Minister Siaosi ‘Ofa attended.",
            [
                (
                    "Samoa Minister of Justice and Ports Falani Tusitala T. Ainu’u",
                    "Falani Tusitala T. Ainu’u",
                    "Samoa Minister of Justice and Ports",
                ),
                ("Prime Minister Siaosi ‘Ofa", "Siaosi ‘Ofa", "Tonga’s Prime Minister"),
            ],
            id="Pacific names",
        ),
        pytest.param(
            "Grenada Minister for Legal Affairs Kira Maturin-Steward spoke.",
            [
                (
                    "Grenada Minister for Legal Affairs Kira Maturin-Steward",
                    "Kira Maturin-Steward",
                    "Grenada Minister for Legal Affairs",
                )
            ],
            id="hyphened surname",
        ),
        pytest.param(
            "Senior Minister of State for Law Ada Lim, SC met Dame Rosa Paz DBE.",
            [
                (
                    "Senior Minister of State for Law Ada Lim, SC",
                    "Ada Lim",
                    "Senior Minister of State for Law",
                ),
                ("Dame Rosa Paz DBE", "Rosa Paz", None),
            ],
            id="post-nominals",
        ),
        pytest.param(
            "President Park Jae-won and Foreign Minister Tsai Ming-hui met.",
            [
                ("President Park Jae-won", "Park Jae-won", "President"),
                ("Foreign Minister Tsai Ming-hui", "Tsai Ming-hui", "Foreign Minister"),
            ],
            id="hyphened given name",
        ),
        pytest.param(
            "They met Speaker of Parliament Mr Omar Tariq and Chief Justice Chan Wei Ming.",
            [
                ("Speaker of Parliament Mr Omar Tariq", "Omar Tariq", "Speaker of Parliament"),
                ("Chief Justice Chan Wei Ming", "Chan Wei Ming", "Chief Justice"),
            ],
            id="speaker of parliament",
        ),
        pytest.param(
            "Deputy Prime Minister and Minister for Law Professor S Ramanathan signed.",
            [
                (
                    "Deputy Prime Minister and Minister for Law Professor S Ramanathan",
                    "S Ramanathan",
                    "Deputy Prime Minister and Minister for Law",
                )
            ],
            id="two offices",
        ),
        pytest.param(
            "Angola’s Minister of Justice Francisco Manuel Monteiro de Queluz came.",
            [
                (
                    "Minister of Justice Francisco Manuel Monteiro de Queluz",
                    "Francisco Manuel Monteiro de Queluz",
                    "Angola’s Minister of Justice",
                )
            ],
            id="Iberian",
        ),
        pytest.param(
            "Her Royal Highness Princess Sirin and King Harald V visited Ghana.",
            [
                ("Her Royal Highness Princess Sirin", "Sirin", "Princess"),
                ("King Harald V", "Harald V", "King"),
            ],
            id="royal",
        ),
        pytest.param(
            "The delegation was led by Indo-Pacific Coordinator Curt Hale and Deputy National Security Adviser Ada Holm.",
            [
                ("Indo-Pacific Coordinator Curt Hale", "Curt Hale", "Indo-Pacific Coordinator"),
                ("Deputy National Security Adviser Ada Holm", "Ada Holm", "Deputy National Security Adviser"),
            ],
            id="coordinator",
        ),
        pytest.param(
            "Special Representative of the Secretary-General Ada Holm briefed members.",
            [
                (
                    "Special Representative of the Secretary-General Ada Holm",
                    "Ada Holm",
                    "Special Representative of the Secretary-General",
                )
            ],
            id="UN envoy",
        ),
        pytest.param(
            "Foreign Secretary Ada Holm MP and External Affairs Minister Dr. S. Raman discussed trade.",
            [
                ("Foreign Secretary Ada Holm MP", "Ada Holm", "Foreign Secretary"),
                ("External Affairs Minister Dr. S. Raman", "S. Raman", "External Affairs Minister"),
            ],
            id="foreign secretary",
        ),
        pytest.param(
            "Mr. MORI Taichi chaired. Mori noted progress.",
            [("Mr. MORI Taichi", "MORI Taichi", None), ("Mori", "Mori", None)],
            id="surname with capitals",
        ),
        pytest.param(
            "President Jordan Holm arrived. Jordan welcomed the plan. President Grace Paz spoke. Grace is needed.",
            [
                ("President Jordan Holm", "Jordan Holm", "President"),
                ("President Grace Paz", "Grace Paz", "President"),
            ],
            id="surname that is a state or word",
        ),
        pytest.param(
            "Prime Minister Ada Holm met President Bechtel. Holm Industries and the Holm Administration signed.",
            [
                ("Prime Minister Ada Holm", "Ada Holm", "Prime Minister"),
                ("President Bechtel", "Bechtel", "President"),
            ],
            id="another's surname is a firm",
        ),
    ],
)
def test_find_people_of_many_orders(text, expected):
    """Names of many orders are found with initials, particles, letters of honour, long offices, and again without a title."""
    assert people(text) == expected


def test_several_persons_under_one_title():
    """Each person of a list is a row, with the title in the singular."""
    found = find_people(paragraphs("National Security Advisors Sullivan, Shin, and Akiba met"))
    assert found["name"].tolist() == ["Sullivan", "Shin", "Akiba"]
    assert set(found["role"]) == {"National Security Advisor"}


def test_messrs():
    """Two names under `Messrs` are two persons without a role."""
    assert people("Messrs Frost and Muller agreed.") == [
        ("Messrs Frost", "Frost", None),
        ("Muller", "Muller", None),
    ]


def test_named_again_in_another_paragraph():
    """Who was named with a title is found later by the family name; another document knows nothing of it."""
    texts = ["President Tan Weili arrived.", "Tan said that Weili Port is open.", "Tan said so."]
    table = pd.DataFrame({"doc_id": ["a", "a", "b"], "para": ["1", "2", "1"], "text": texts})
    found = find_people(table)
    assert found[["doc_id", "para", "name"]].values.tolist() == [["a", "1", "Tan Weili"], ["a", "2", "Tan"]]
    assert found["role"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "President Holm arrived. The Holm and the Holm Prize are ships in Holm.",
            id="article, place, thing",
        ),
        pytest.param("Foreign Minister Theresa May spoke. May is a month; May rains came.", id="a word"),
        pytest.param("President Chad Jordan spoke. Jordan and Chad signed.", id="states"),
        pytest.param(
            "President Paz spoke. The Paz–Holm talks and Maria Paz are others.", id="pair, relative"
        ),
    ],
)
def test_not_named_again(text):
    """A surname that is a word, a state, a place or part of another name is no later mention."""
    assert len(people(text)) == 1


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


UNTITLED = [
    pytest.param("Wang Yi said the talks went well.", [("Wang Yi", "Wang Yi", None)], id="said"),
    pytest.param("Maria Santos told reporters in Lima.", [("Maria Santos", "Maria Santos", None)], id="told"),
    pytest.param(
        "“We agree,” added Sergei Orlov.", [("Sergei Orlov", "Sergei Orlov", None)], id="added, inverted"
    ),
    pytest.param(
        "foreign minister Wang Li arrived",
        [("foreign minister Wang Li", "Wang Li", "foreign minister")],
        id="office in small letters",
    ),
    pytest.param(
        "China’s top diplomat Wang Li arrived.",
        [("top diplomat Wang Li", "Wang Li", "China’s top diplomat")],
        id="possessive office",
    ),
    pytest.param(
        "She met her Chinese counterpart Wang Li.",
        [("Chinese counterpart Wang Li", "Wang Li", "Chinese counterpart")],
        id="counterpart",
    ),
    pytest.param(
        "She met her Chinese counterpart, Wang Li, in Oslo.",
        [("Wang Li", "Wang Li", "Chinese counterpart")],
        id="counterpart and comma",
    ),
    pytest.param(
        "Ada Holm, the Norwegian foreign minister, spoke.",
        [("Ada Holm", "Ada Holm", "Norwegian foreign minister")],
        id="apposition",
    ),
    pytest.param(
        "The talks between Nguyen Van Lam and John Brook were brief.",
        [("Nguyen Van Lam", "Nguyen Van Lam", None), ("John Brook", "John Brook", None)],
        id="between",
    ),
    pytest.param(
        "The team is led by Grace Lim and Frans Holm.",
        [("Grace Lim", "Grace Lim", None), ("Frans Holm", "Frans Holm", None)],
        id="led by",
    ),
    pytest.param(
        "South Korea’s Park Won-ho came.", [("Park Won-ho", "Park Won-ho", None)], id="possessive state"
    ),
    pytest.param(
        "John Brook said so. Brook left.",
        [("John Brook", "John Brook", None), ("Brook", "Brook", None)],
        id="again",
    ),
    pytest.param(
        "Wang Yi said so. Wang left.",
        [("Wang Yi", "Wang Yi", None), ("Wang", "Wang", None)],
        id="again, family first",
    ),
    pytest.param(
        "The Ministerial was co-chaired by Minister Huang Rong and Executive Vice-President Frans Holm.",
        [
            ("Minister Huang Rong", "Huang Rong", "Minister"),
            ("Executive Vice-President Frans Holm", "Frans Holm", "Executive Vice-President"),
        ],
        id="co-chaired",
    ),
    pytest.param(
        "The League Commissioner for External Relations, Chris Holm, will attend.",
        [("Chris Holm", "Chris Holm", "Commissioner for External Relations")],
        id="office, name between commas",
    ),
    pytest.param(
        "I met the High Commissioner for Human Rights, Mary Holm on Monday.",
        [("Mary Holm", "Mary Holm", "High Commissioner for Human Rights")],
        id="office, name without the second comma",
    ),
    pytest.param(
        "the Honourable Dato Seri Setia Awang Haji Ali Juanda bin Haji Abdul Karim, Minister of Development,",
        [
            (
                "the Honourable Dato Seri Setia Awang Haji Ali Juanda bin Haji Abdul Karim",
                "Ali Juanda bin Haji Abdul Karim",
                "Minister of Development",
            )
        ],
        id="all honorifics",
    ),
    pytest.param(
        "Foreign Minister Josep PiquÃ© in Madrid",
        [("Foreign Minister Josep PiquÃ©", "Josep PiquÃ©", "Foreign Minister")],
        id="mojibake",
    ),
    pytest.param(
        "Mr José Luis de la Peña met Mme Hélène d’Orsay.",
        [
            ("Mr José Luis de la Peña", "José Luis de la Peña", None),
            ("Mme Hélène d’Orsay", "Hélène d’Orsay", None),
        ],
        id="particles",
    ),
    pytest.param(
        "Climate envoys John Brook and Xie Ming met.",
        [
            ("Climate envoys John Brook", "John Brook", "Climate envoy"),
            ("Xie Ming", "Xie Ming", "Climate envoy"),
        ],
        id="list behind a noun in the plural",
    ),
    pytest.param(
        "The leaders spoke as Kishida announced more summits.",
        [("Kishida", "Kishida", None)],
        id="a statesman alone",
    ),
    pytest.param("Talks with Putin failed.", [("Putin", "Putin", None)], id="with a statesman"),
    pytest.param(
        "A tribute to Mary Holm and John Brook’s visit were planned.",
        [("Mary Holm", "Mary Holm", None), ("John Brook", "John Brook", None)],
        id="tribute and genitive",
    ),
    pytest.param(
        "Putin’s war goes on, and Blinken resumed talks.",
        [("Putin", "Putin", None), ("Blinken", "Blinken", None)],
        id="statesmen act",
    ),
    pytest.param(
        "The Environment Ministers of Chile and Norway, Pedro Paz and Mary Holm, met Pyongyang’s Kim Chol Su.",
        [
            ("Pedro Paz", "Pedro Paz", "Environment Ministers of Chile and Norway"),
            ("Mary Holm", "Mary Holm", None),
            ("Kim Chol Su", "Kim Chol Su", None),
        ],
        id="ministers of two states, a capital’s genitive",
    ),
    pytest.param(
        "South African President Themba Zulu spoke.",
        [("South African President Themba Zulu", "Themba Zulu", "South African President")],
        id="a people of two words",
    ),
    pytest.param(
        "On Monday Wang Yi spoke. On Friday Wang told reporters so.",
        [("Wang Yi", "Wang Yi", None), ("Wang", "Wang", None)],
        id="behind a weekday",
    ),
    # Decoys
    pytest.param("The shores of Victoria Beach and the bank of Virginia Bay are calm.", [], id="of a place"),
    pytest.param(
        "With Grant Assistance from Norway and by Grant Aid for Nam Theun, Frank Talks opened. Christian Aid was glad; Santiago Network is new.",
        [],
        id="given names that are words",
    ),
    pytest.param("Lam Research’s plan and Morgan Stanley’s bid grew, with Victoria Harbour.", [], id="firms"),
    pytest.param(
        "Mark Brook told us so.", [("Mark Brook", "Mark Brook", None)], id="a word with a strong cue"
    ),
    pytest.param(
        "The EU’s Josep Holm and Foreign ministers Wang Li and S. Rao shook hands.",
        [
            ("Josep Holm", "Josep Holm", None),
            ("Foreign ministers Wang Li", "Wang Li", "Foreign minister"),
            ("S. Rao", "S. Rao", "Foreign minister"),
        ],
        id="genitive of a body, initials in a list",
    ),
    pytest.param(
        "The Nelson Mandela Rules and the John Smith Foundation said no.", [], id="things named after persons"
    ),
    pytest.param("The USS Ronald Reagan and HMAS Mary Rose sailed with Nimitz.", [], id="ships"),
    pytest.param(
        "We met in San Jose and at Santa Maria, near Port Stanley, with Sierra Leone.", [], id="places"
    ),
    pytest.param("Charles Darwin University told students. Lee Kuan Yew School said so.", [], id="schools"),
    pytest.param(
        "With Viet Nam and Saudi Arabia we agreed. Costa Rica said so. Hong Kong told us.", [], id="states"
    ),
    pytest.param(
        "The Biden-Harris Administration announced aid; the Trump administration said no.",
        [],
        id="administrations",
    ),
    pytest.param(
        "Major Economies said so. With Major Groups and Green Climate we work.", [], id="capitalised nouns"
    ),
    pytest.param(
        "The Leahy Law and Jones Act said so, with Deutsche Bank and John Deere Group.",
        [],
        id="laws, companies",
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNTITLED)
def test_persons_without_a_title(text, expected):
    """A known given or family name with a cue beside it is a person; what is named after persons is none."""
    assert people(text) == expected
