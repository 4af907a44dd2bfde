"""Named meetings."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.meetings import MEETINGS, find_meetings, series_of
from toolkit.find.ordinals import ordinal_value


def paragraphs(text: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table of one paragraph."""
    return pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})


def quotes(text: str) -> list[str]:
    """Return the meetings found in `text`."""
    return find_meetings(paragraphs(text))["quote"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the 12th Alpha-Beta Summit", ["12th Alpha-Beta Summit"], id="ordinal"),
        pytest.param(
            "the 12 th Alpha-Beta Dialogue", ["12 th Alpha-Beta Dialogue"], id="ordinal with a space"
        ),
        pytest.param(
            "the second Alpha Network High Level Meeting",
            ["second Alpha Network High Level Meeting"],
            id="ordinal word",
        ),
        pytest.param("the inaugural Meeting on Sports", ["inaugural Meeting on Sports"], id="inaugural"),
        pytest.param(
            "the 1st Alpha Dialogue (AD) in May", ["1st Alpha Dialogue"], id="bracketed short form ends it"
        ),
        pytest.param(
            "the 4th Alpha Plus Three (APT) Summit",
            ["4th Alpha Plus Three (APT) Summit"],
            id="bracket inside",
        ),
        pytest.param(
            "the 14th UN Congress on Crime Prevention and Criminal Justice in May",
            ["14th UN Congress on Crime Prevention and Criminal Justice"],
            id="topic",
        ),
        pytest.param("the 3rd Forum on Trade on 12 May 2020", ["3rd Forum on Trade"], id="no date in it"),
        pytest.param("the Special Alpha Summit", ["Special Alpha Summit"], id="special"),
        pytest.param("At the Alpha Leaders’ Retreat in Rome", ["Alpha Leaders’ Retreat"], id="at the"),
        pytest.param("the Alpha Seminar was held in Rome", ["Alpha Seminar"], id="was held"),
        pytest.param("the Alpha Ministers Meeting in August 2020", ["Alpha Ministers Meeting"], id="dated"),
        pytest.param("the G20 Lima Summit and others", ["G20 Lima Summit"], id="named after its host"),
        pytest.param(
            "the 1st Alpha-U.S. Policy Dialogue", ["1st Alpha-U.S. Policy Dialogue"], id="full stops inside"
        ),
        pytest.param(
            "Joint Statement of the 22nd Alpha Summit on Trade",
            ["22nd Alpha Summit"],
            id="topic of the statement",
        ),
        pytest.param("at its seventy-fourth session", ["seventy-fourth session"], id="session"),
        pytest.param(
            "talks on holding another Alpha Leaders’ Summit", ["Alpha Leaders’ Summit"], id="another"
        ),
        pytest.param("before the next Alpha-Beta Summit", ["Alpha-Beta Summit"], id="next"),
        pytest.param(
            "our links grow into a biennial Alpha Health Dialogue", ["Alpha Health Dialogue"], id="biennial"
        ),
        pytest.param(
            "for the third trilateral Energy Advisors meeting",
            ["third trilateral Energy Advisors meeting"],
            id="small head noun",
        ),
        pytest.param(
            "the second bilateral trade and industry ministerial meeting",
            ["second bilateral trade and industry ministerial meeting"],
            id="small letters with an ordinal",
        ),
        pytest.param(
            "the 4th Nordic ministerial meeting agreed",
            ["4th Nordic ministerial meeting"],
            id="ministerial meeting",
        ),
        pytest.param(
            "the second trilateral Alpha Security Dialogue",
            ["second trilateral Alpha Security Dialogue"],
            id="small modifier before a name",
        ),
        pytest.param(
            "At the Alpha Trade and Industry Ministerial Meeting",
            ["Alpha Trade and Industry Ministerial Meeting"],
            id="two fields",
        ),
        pytest.param(
            "the first Trade and Industry Ministerial Meeting",
            ["first Trade and Industry Ministerial Meeting"],
            id="ordinal before two fields",
        ),
        pytest.param(
            "statements at the meetings of the High-level Alpha Conference on Peace",
            ["High-level Alpha Conference on Peace"],
            id="at the meetings of",
        ),
        pytest.param(
            "noting the meeting of the Committee on Relations with Ports of May",
            ["meeting of the Committee on Relations with Ports"],
            id="meeting of a body",
        ),
        pytest.param(
            "the 3rd meeting of the Alpha Working Group.",
            ["3rd meeting of the Alpha Working Group"],
            id="numbered meeting of a body",
        ),
        pytest.param(
            "At the Review Conference of the Alpha Treaty we met; the Review Conference took stock.",
            ["Review Conference of the Alpha Treaty", "Review Conference"],
            id="short name learnt",
        ),
        pytest.param(
            "at its fifteenth Special session",
            ["fifteenth Special session"],
            id="initial capital in a session",
        ),
        pytest.param(
            "the Fifty-First (51st) Alpha Assembly",
            ["Fifty-First (51st) Alpha Assembly"],
            id="ordinal given twice",
        ),
        pytest.param("the first-ever Alpha-Beta Summit", ["first-ever Alpha-Beta Summit"], id="first-ever"),
        pytest.param("Recalling Special Alpha Summit", ["Special Alpha Summit"], id="opening participle"),
        pytest.param(
            "the Special Alpha Meeting in Celebration of the 30th Anniversary of the Pact was held",
            ["Special Alpha Meeting in Celebration of the 30th Anniversary of the Pact"],
            id="in celebration of",
        ),
        pytest.param("a successful COP 26 in Glasgow", ["COP 26"], id="numbered letters"),
        pytest.param(
            "the Second and Third Alpha Annual Meeting",
            ["Second and Third Alpha Annual Meeting", "Third Alpha Annual Meeting"],
            id="two editions",
        ),
        pytest.param(
            "on the occasion of the 11th ALPHA-United Ports (U.P.) Summit in Lima",
            ["11th ALPHA-United Ports (U.P.) Summit"],
            id="bracket with full stops",
        ),
        pytest.param(
            "the day before the Conference on Alpha Smuggling, Trafficking in Arms and Beta Crime in Lima",
            ["Conference on Alpha Smuggling, Trafficking in Arms and Beta Crime"],
            id="serial topic with a small word",
        ),
        pytest.param(
            "at the Alpha Arbitration Centre’s Conference, “Beta: a Place of Law”, on 8 May",
            ["Alpha Arbitration Centre’s Conference, “Beta: a Place of Law”"],
            id="title in quotation marks",
        ),
        pytest.param(
            "on the sidelines of the Alpha Convention Signing Ceremony and Conference on 7 May",
            ["Alpha Convention Signing Ceremony and Conference"],
            id="event joined to the head noun",
        ),
        pytest.param("during the 4411th meeting of 9 May 2001", ["4411th meeting"], id="thousands"),
        pytest.param(
            "At the first ever Alpha-Beta Summit", ["first ever Alpha-Beta Summit"], id="first ever"
        ),
        pytest.param(
            "hosted the first Alpha Leaders’ Meeting on Beta Island near Lima",
            ["first Alpha Leaders’ Meeting"],
            id="place and no topic",
        ),
        pytest.param(
            "wish to see the ALPHA Conference on the Common Fund resumed",
            ["ALPHA Conference on the Common Fund"],
            id="resumed",
        ),
        pytest.param(
            "Recalling the report of the Meeting of the Littoral States of the Alpha Sea, held in Lima",
            ["Meeting of the Littoral States of the Alpha Sea"],
            id="held behind a comma",
        ),
        pytest.param(
            "the Third Conference of Heads of State or Government of Alpha Countries",
            ["Third Conference of Heads of State or Government of Alpha Countries"],
            id="or",
        ),
        pytest.param(
            "the Special ALPHA – Beta Leaders’ Summit agreed",
            ["Special ALPHA – Beta Leaders’ Summit"],
            id="dash between the parties of a special edition",
        ),
        pytest.param(
            "Report of the Alpha Conference of Coastal Countries, Quito, Ecuador, 28 and 29 May 2003",
            ["Alpha Conference of Coastal Countries"],
            id="place and day behind",
        ),
        pytest.param(
            "the ABC Plus Two coordination meeting held annually",
            ["ABC Plus Two coordination meeting"],
            id="body named by letters",
        ),
        pytest.param(
            "outcomes from the upcoming Alpha Forum Leaders meeting in Lima",
            ["Alpha Forum Leaders meeting"],
            id="office-holders meeting",
        ),
        pytest.param(
            "The Fifth Alpha-Beta Annual Exchange of Visits on Ports took place",
            ["Fifth Alpha-Beta Annual Exchange of Visits on Ports"],
            id="exchange of visits",
        ),
        pytest.param(
            "The Secretary attended the annual East Asia Summit and the ASEAN Regional Forum in Lima",
            ["East Asia Summit", "ASEAN Regional Forum"],
            id="mechanisms attended",
        ),
        pytest.param(
            "spoke on the margins of the East Asia Summit", ["East Asia Summit"], id="on the margins"
        ),
        pytest.param(
            "we convened a special U.S.-ALPHA Health Ministerial Meeting on vaccines",
            ["U.S.-ALPHA Health Ministerial Meeting"],
            id="special in small letters",
        ),
        pytest.param(
            "co-chaired a special U.S.-ALPHA Dialogue on Ports with Chile in May",
            ["U.S.-ALPHA Dialogue on Ports"],
            id="state that took part",
        ),
        pytest.param(
            "They travelled to Quito for the Alpha Ports Ministers Meeting “Plus” (APMM+).",
            ["Alpha Ports Ministers Meeting “Plus”"],
            id="travelled for it",
        ),
        pytest.param(
            "took part in the U.S.-ALPHA, Beta Summit, and Gamma Forum foreign ministers’ meetings in July",
            ["U.S.-ALPHA, Beta Summit, and Gamma Forum foreign ministers’ meetings"],
            id="shared head noun",
        ),
        pytest.param(
            "attended the U.S.-ALPHA and East Beta Summits",
            ["U.S.-ALPHA and East Beta Summits"],
            id="two bodies and one head noun",
        ),
        pytest.param("on the margins of UNGA 77 in May", ["UNGA 77"], id="letters with a space"),
        pytest.param("Building on the Lima Summit, we agree", ["Lima Summit"], id="summit by its city"),
        pytest.param("the leaders met at the Lima summit in May", ["Lima summit"], id="summit in the news"),
        pytest.param("for hosting the 2022 G20 Summit", ["G20 Summit"], id="year before a group"),
        pytest.param(
            "Allies look forward to the 2024 Quito Summit", ["2024 Quito Summit"], id="year before a place"
        ),
        pytest.param(
            "During UN General Assembly High-Level Week, we met",
            ["UN General Assembly High-Level Week"],
            id="week, without an article",
        ),
        pytest.param(
            "a high-level meeting of the General Assembly on clean ports in 2031",
            ["high-level meeting of the General Assembly on clean ports"],
            id="topic in small letters",
        ),
        pytest.param(
            "will convene the Alpha Finance Ministers and Central Bank Governors’ Meeting in July",
            ["Alpha Finance Ministers and Central Bank Governors’ Meeting"],
            id="two groups of office-holders",
        ),
        pytest.param(
            "at the Alpha Heads of Government Meeting (AHGM) in Rome",
            ["Alpha Heads of Government Meeting"],
            id="heads of government",
        ),
        pytest.param(
            "Recalling the International Conference on Ports and Harbours and the Programme of Action,",
            ["International Conference on Ports and Harbours"],
            id="instrument behind the topic",
        ),
        pytest.param(
            "the Conference to Support the Implementation of Alpha Goal 14, held in Lima",
            ["Conference to Support the Implementation of Alpha Goal 14"],
            id="numbered goal",
        ),
        pytest.param(
            "At the Beta Nutrition for Growth Summit 2031",
            ["Beta Nutrition for Growth Summit 2031"],
            id="for inside, year behind",
        ),
        pytest.param(
            "the third Alpha Planning Group (APG) meeting was held",
            ["third Alpha Planning Group (APG) meeting"],
            id="bracket before a small head noun",
        ),
        pytest.param(
            "The 38th and 39th ALPHA Summits",
            ["38th and 39th ALPHA Summits", "39th ALPHA Summits"],
            id="two in figures",
        ),
        pytest.param(
            "the U.S.-Alpha 2+2 Ministerial Dialogue was held in Rome",
            ["U.S.-Alpha 2+2 Ministerial Dialogue"],
            id="two plus two",
        ),
        pytest.param(
            "attended the Alpha Regional Forum ministerial meeting",
            ["Alpha Regional Forum ministerial meeting"],
            id="ministerial in small letters",
        ),
    ],
)
def test_find_meetings_names(text, expected):
    """A name of an event is found whole, with its ordinal."""
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("mechanisms such as the ASEAN Regional Forum and the East Asia Summit", id="standing"),
        pytest.param("to establish the Alpha-Beta Ministerial Meeting in 2021", id="being set up"),
        pytest.param("the Meeting welcomed the outcome", id="bare noun"),
        pytest.param("the first Dialogue Partner of the group", id="noun inside a name"),
        pytest.param("a meeting of the officials", id="small letters"),
        pytest.param(
            "the two meetings, and regular meetings between officials", id="small letters without an ordinal"
        ),
        pytest.param(
            "the second annual meeting between the sides; the first trilateral meeting",
            id="ordinal without a name",
        ),
        pytest.param("the 10th anniversary of the Alpha Summit", id="ordinal of an anniversary"),
        pytest.param("a meeting of ASEAN and its partners", id="meeting of a group"),
        pytest.param("the 12th WTO Ministers (MC12)", id="no head noun"),
        pytest.param(
            "Alpha Ministers meeting every year; regular Alpha Leaders meetings", id="office-holders who meet"
        ),
        pytest.param("welcomed the launch of the agency-led Alpha Trade Dialogue in May", id="launched"),
        pytest.param(
            "as approved by the General Conference of the Agency on 23 May 1957", id="body that acts"
        ),
        pytest.param("the General Conference met; at the General Conference", id="standing conference"),
        pytest.param("platforms such as the Alpha Summit and the Beta Conference", id="platforms such as"),
        pytest.param("the Special Rapporteur on Torture; Special Envoy on Ports", id="special office"),
        pytest.param("members of the Alpha Summit; under the Beta Conference", id="members of"),
        pytest.param(
            "the role of the Pacific Islands Forum as the body of the region", id="mechanism’s role"
        ),
        pytest.param("participates in the ASEAN Regional Forum", id="takes part as a rule"),
        pytest.param(
            "to annual Chiefs of Defence and ministerial meetings", id="office in small letters alone"
        ),
        pytest.param("our trade summit; this European summit; The summit", id="summit without a name"),
        pytest.param("upgraded from Alpha Ports Forum, to be held in time", id="to be held of another"),
    ],
)
def test_find_meetings_decoys(text):
    """Standing mechanisms and bare nouns are no meetings."""
    assert quotes(text) == []


def test_columns():
    """Name, ordinal and series are read from the quote."""
    row = find_meetings(paragraphs("the 12th ASEANJapan (AJ) Summit")).iloc[0]
    assert (row["name"], row["ordinal"], row["series"]) == (
        "ASEANJapan (AJ) Summit",
        12,
        "ASEAN-Japan Summit",
    )


def test_an_ordinal_grown_together_with_the_name():
    """A lost space behind the ordinal loses neither it nor the name."""
    row = find_meetings(paragraphs("at the 10thASEAN-Japan Summit")).iloc[0]
    assert (row["quote"], row["name"], row["ordinal"]) == ("10thASEAN-Japan Summit", "ASEAN-Japan Summit", 10)


@pytest.mark.parametrize("text", ["a successful COP 26", "at COP-26", "at COP26"])
def test_a_number_behind_letters_is_the_ordinal(text):
    """The number that letters end in is the ordinal and no part of the name."""
    row = find_meetings(paragraphs(text)).iloc[0]
    assert (row["name"], row["ordinal"]) == ("COP", 26)


def test_a_short_name_is_learnt_for_its_document_alone():
    """What one document calls a meeting means nothing in another."""
    texts = ["At the Review Conference of the Alpha Treaty we met.", "The Review Conference is here."]
    both = pd.DataFrame({"doc_id": ["a", "a"], "para": ["1", "2"], "text": texts})
    assert find_meetings(both)["quote"].tolist() == [
        "Review Conference of the Alpha Treaty",
        "Review Conference",
    ]
    assert len(find_meetings(both.assign(doc_id=["a", "b"]))) == 1


def test_an_unnumbered_meeting_has_no_ordinal():
    """Where no number is printed the ordinal is missing, not zero."""
    assert find_meetings(paragraphs("the Special Alpha Summit"))["ordinal"].isna().all()


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("12th", 12),
        ("3 rd", 3),
        ("second", 2),
        ("Seventy-fourth", 74),
        ("eightieth", 80),
        ("inaugural", 1),
        ("special", None),
    ],
)
def test_ordinal_value(word, value):
    """Ordinals are read in figures and in words."""
    assert ordinal_value(word) == value


def test_series_joins_editions():
    """Editions of one meeting share a series."""
    assert series_of("Special Alpha-Beta Leaders’ Meetings") == series_of("Alpha-Beta Leaders' Meeting")


def test_empty_result_has_the_schema():
    """No meeting, no row, all columns."""
    found = find_meetings(paragraphs("Nothing."))
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(MEETINGS.columns)


def test_arguments_are_unchanged():
    """The paragraphs are read, never written."""
    table = paragraphs("the 12th Alpha Summit")
    before = table.copy()
    find_meetings(table)
    pd.testing.assert_frame_equal(table, before)


def test_rejects_another_table():
    """A table without text is refused by the name of what is missing."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_meetings(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


@given(
    st.lists(
        st.sampled_from(
            [
                "12th",
                "second",
                "and",
                "Alpha",
                "Summit",
                "on",
                "the",
                "Meeting",
                "(AB)",
                "–",
                ",",
                ".",
                "session",
                "May",
                "2020",
            ]
        )
    ).map(" ".join)
)
def test_quotes_are_the_text(text):
    """Whatever the text, every quote is what stands at its positions and holds its name."""
    for row in find_meetings(paragraphs(text)).itertuples():
        assert text[row.start : row.end] == row.quote
        assert row.name in row.quote
