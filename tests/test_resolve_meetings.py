"""Which meetings the corpus names, and when, where and how they took place."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.meetings import find_meetings
from toolkit.lexicons import load_lexicon
from toolkit.measure.meetings import RESOLVED, resolve_meetings


def table(*texts: str, docs: str = "", dates: str = "") -> pd.DataFrame:
    """Return a PARAGRAPHS table: a text a paragraph, of document ``a`` unless `docs` names one letter each."""
    names = list(docs or "a" * len(texts))
    labels = [str(i + 1) for i in range(len(texts))]
    days = dates.split() if dates else [""] * len(texts)
    return pd.DataFrame({"doc_id": names, "para": labels, "text": list(texts), "date": days})


def resolve(
    *texts: str, docs: str = "", dates: str = "", documents: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the register of the meetings named in `texts`."""
    paragraphs = table(*texts, docs=docs, dates=dates)
    return resolve_meetings(find_meetings(paragraphs), paragraphs, documents)


def told(text: str, date: str = "2022-01-01") -> tuple[object, ...]:
    """Return date, mode, place and source of the one meeting named in `text`."""
    row = resolve(text, dates=date).iloc[0]
    values = (row["date_start"], row["mode"], row["place"], row["source"])
    return tuple(None if pd.isna(value) else value for value in values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The 5th Alpha Summit was held on 12 May 2020 in Lima, Peru.", ("2020-05-12", None, "Lima, Peru", "held"), id="held on in"),
        pytest.param("The 5th Alpha Summit was held via video conference on 12 May 2020.", ("2020-05-12", "video conference", None, "held"), id="video conference"),
        pytest.param("The 5th Alpha Summit, held virtually on 12 May 2020, agreed.", ("2020-05-12", "video conference", None, "held"), id="held virtually"),
        pytest.param("The 5th Alpha Summit was held in a hybrid format on 12 May 2020.", ("2020-05-12", "hybrid", None, "held"), id="hybrid"),
        pytest.param("The 5th Alpha Summit was convened in person in Quito on 12 May 2020.", ("2020-05-12", "in person", "Quito", "held"), id="in person"),
        pytest.param("At the 21st Alpha Summit on 12 May 2020 in Lima, the Leaders met.", ("2020-05-12", None, "Lima", "dated"), id="at the on in"),
        pytest.param("the 22nd Alpha Summit held in Lima on 12-13 May 2020", ("2020-05-12", None, "Lima", "held"), id="held in on"),
        pytest.param("the 22nd Alpha Summit (Lima, 12 May 2020) agreed", ("2020-05-12", None, "Lima", "dated"), id="brackets"),
        pytest.param("the 22nd Alpha Summit (AS) in Phnom Penh, the Kingdom of Cambodia, in May 2020", ("2020-05-01", None, "Phnom Penh, the Kingdom of Cambodia", "dated"), id="state with article"),
        pytest.param("The Leaders gathered on 12 May 2020 for the 7th Alpha Summit via videoconference.", ("2020-05-12", "video conference", None, "held"), id="gathered for"),
        pytest.param("adopted on 12 May 2020 at the 7th Alpha Summit", ("2020-05-12", None, None, "held"), id="on day at the"),
        pytest.param("On Monday, 12 May 2020, the 7th Alpha Summit was held in Lima.", ("2020-05-12", None, "Lima", "held"), id="day first"),
        pytest.param("the virtual 7th Alpha Summit on 12 May 2020", ("2020-05-12", "video conference", None, "dated"), id="mode before"),
        pytest.param("the 7th Alpha Summit to be held in Lima in 2023", ("2023-01-01", None, "Lima", "planned"), id="planned"),
        pytest.param("the 7th Alpha Summit in 2023", ("2023-01-01", None, None, "planned"), id="later than the document"),
        pytest.param("the 7th Alpha Summit last year", ("2021-01-01", None, None, "dated"), id="relative day"),
        pytest.param("the inaugural Alpha Meeting on Ports (1st AMP) held on 12 May 2020", ("2020-05-12", None, None, "held"), id="numbered short form"),
        pytest.param("the 7th Alpha Summit was held in Washington, D.C. on 12 May 2020", ("2020-05-12", None, "Washington, D.C.", "held"), id="federal district"),
        pytest.param("the 7th Alpha Conference of Ports, Quito, Ecuador, 12 May 2020", ("2020-05-12", None, "Quito, Ecuador", "dated"), id="place and day behind commas"),
        pytest.param("At the 2020 Alpha Summit in Lima", ("2020-01-01", None, "Lima", "dated"), id="year in front"),
        pytest.param("At the 2020 ALPHA Summit in Lima", ("2020-01-01", None, "Lima", "dated"), id="year in front of a group"),
        pytest.param("the 7th Alpha Summit, 12 May 2020 (AS/7/DEC)", ("2020-05-12", None, None, "dated"), id="symbol in brackets"),
        pytest.param("welcomed the 7th Alpha Summit and the accord of 12 May 2020", (None, None, None, None), id="date of something else"),
        pytest.param("At the 7th Alpha Summit, the Leaders signed a pact on 12 May 2020", (None, None, None, None), id="date of an act"),
        pytest.param("The Alpha Defence Meeting was held since 2009 at the Alpha Meeting", (None, None, None, None), id="since"),
        pytest.param("the 7th Alpha Summit was first held in 2013", (None, None, None, None), id="first held"),
        pytest.param("the 7th Alpha Summit in 2019 and 2020", (None, None, None, None), id="two dates"),
        pytest.param("signed on 12 May 2020, while the 7th Alpha Summit thanked us", (None, None, None, None), id="date of the clause before"),
        pytest.param("the 7th Alpha Summit in May", ("2022-05-01", None, None, "planned"), id="month takes the year of the document"),
    ],
)  # fmt: skip
def test_what_a_passage_tells(text, expected):
    """Date, mode and place are read from the words beside the name and no further."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("12th Alpha-Beta Summit", "12 th ALPHA-Beta Summit", id="space"),
        pytest.param("12th Alpha-Beta Summit", "Twelfth Beta-Alpha Summit", id="words, other order"),
        pytest.param("12th ALPHA-Beta Summit", "12th ALPHABeta Summit", id="hyphen lost"),
        pytest.param("12th Alpha Ministers’ Meeting", "12th Alpha Ministers Meeting", id="apostrophe"),
        pytest.param("12th Alpha Summit", "12th Alpha Summit Meeting", id="summit meeting"),
        pytest.param("2nd Alpha Economic Roadshow (AER)", "2nd AER", id="short form"),
        pytest.param("12th Alpha+Beta Consultations", "12th Alpha Plus Beta Consultation", id="plus"),
    ],
)
def test_mentions_of_one_edition_are_one_meeting(one, other):
    """Spelling, hyphens, plurals, order and short forms make no other meeting."""
    found = resolve(f"At the {one} we met.", f"the {other} was held on 12 May 2020", docs="ab")
    assert found[["mentions", "doc_ids", "date_start"]].values.tolist() == [[2, "a, b", "2020-05-12"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("12th Alpha Summit", "13th Alpha Summit", id="number"),
        pytest.param("12th Alpha Summit", "12th Beta Summit", id="series"),
        pytest.param("12th Alpha Summit", "12th Special Alpha Summit", id="special"),
        pytest.param("Special Alpha Summit", "Special Alpha Summit", id="no number, no date"),
    ],
)
def test_other_meetings_stay_apart(one, other):
    """Another number or series is another meeting; so is one without number and date in another document."""
    assert len(resolve(f"At the {one} we met.", f"At the {other} we met.", docs="ab")) == 2


def test_a_number_in_the_short_name_is_the_meetings():
    """``Conference of Parties (COP 26)`` is the COP 26 of the other paragraphs."""
    found = resolve(
        "At the Alpha Conference of Parties (COP 26) we met.", "At COP 26 in Lima, on 12 May 2020, we agreed."
    )
    assert found[["mentions", "ordinal", "date_start"]].values.tolist() == [[2, 26, "2020-05-12"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We hosted the 5th Alpha Forum and the 2nd Beta Forum in Lima in 2021.", ["2021-01-01", "2021-01-01"], id="one verb of hosting"),
        pytest.param("We noted the convening of the 5th Alpha Forum (AF), the 3rd Gamma Forum and the 2nd Beta Forum in Lima in 2021.", ["2021-01-01", "2021-01-01", "2021-01-01"], id="three"),
        pytest.param("The 5th Alpha Forum and the 2nd Beta Forum were held in Lima in 2021.", ["2021-01-01", "2021-01-01"], id="both were held"),
        pytest.param("At the 5th Alpha Forum and the 2nd Beta Forum in Lima in 2021, we met.", ["", "2021-01-01"], id="no verb of hosting"),
        pytest.param("We hosted the 5th Alpha Forum in 2020 and the 2nd Beta Forum in Lima in 2021.", ["2020-01-01", "2021-01-01"], id="a date of its own"),
        pytest.param("We hosted the 5th Alpha Forum and the 6th Alpha Forum in Lima in 2021.", ["", "2021-01-01"], id="two editions"),
        pytest.param("We hosted the 5th Alpha Forum and attended the 2nd Beta Forum in Lima in 2021.", ["", "2021-01-01"], id="two verbs"),
    ],
)  # fmt: skip
def test_meetings_held_together_share_date_and_place(text, expected):
    """What stands behind a list of meetings is told of all of them where one verb holds them."""
    found = resolve(text, dates="2022-01-01")
    assert found["date_start"].fillna("").tolist() == expected
    assert found["place"].fillna("").tolist().count("Lima") == expected.count("2021-01-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We welcomed the 5th Alpha Forum and the 2nd Beta Forum, with support from Peru, on 3 May 2020 and 5 May 2020, respectively.", ["2020-05-03", "2020-05-05"], id="two days"),
        pytest.param("The 5th Alpha Forum and the 2nd Beta Forum were held on 3 and 5 May 2020 respectively.", ["2020-05-03", "2020-05-05"], id="days of one month"),
        pytest.param("the 5th Alpha Forum, the 2nd Beta Forum and the 3rd Gamma Forum in 2018, 2019, and 2020, respectively", ["2018-01-01", "2019-01-01", "2020-01-01"], id="three years"),
        pytest.param("Recalling the 9th Gamma Forum. We welcomed the 5th Alpha Forum and the 2nd Beta Forum in 2018 and 2019, respectively.", ["", "2018-01-01", "2019-01-01"], id="of the same sentence"),
        pytest.param("We welcomed the 5th Alpha Forum, signed in 2018 and 2019, respectively.", [""], id="one meeting, two dates"),
        pytest.param("the 5th Alpha Forum and the 2nd Beta Forum and the pacts of 2018 and 2019, respectively", ["", ""], id="dates of something else"),
        pytest.param("the 5th Alpha Forum and the 2nd Beta Forum in 2018 and 2019", ["", ""], id="not said which"),
    ],
)  # fmt: skip
def test_respectively_gives_each_meeting_its_date(text, expected):
    """As many dates as meetings before ``respectively`` belong to them in order."""
    assert resolve(text, dates="2022-01-01")["date_start"].fillna("").tolist() == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("the Special Alpha Summit on COVID-19 on 12 May 2020", "the Special Alpha Summit on Coronavirus Disease 2019 (COVID-19) on 12 May 2020", id="topic in short"),
        pytest.param("the Special APM-NET Video Conference on Ports on 12 May 2020", "the Special APM-NET on Ports held on 12 May 2020", id="way to meet"),
        pytest.param("the ALPHA-Beta Commemorative Summit in May 2020", "the Commemorative Summit in May 2020", id="without parties"),
        pytest.param("the Alpha-Beta Green Ports Network High-Level Meeting held in May 2020", "the Green Ports High Level Meeting held in May 2020", id="fewer words"),
        pytest.param("the Special Alpha Summit on Ports on 12 May 2020", "the statement of the Special Alpha Summit", id="special, no date, no topic"),
        pytest.param("the 3rd Alpha-Beta Harbour Forum on 12 May 2020", "the Harbour Forum on 12 May 2020", id="without number"),
    ],
)  # fmt: skip
def test_a_shortened_name_is_the_same_meeting(one, other):
    """One document uses a full and a shorter name for the meeting of one date."""
    found = resolve(f"At {one} we met.", f"At {other} we agreed.")
    assert found["mentions"].tolist() == [2]
    assert not found["conflict"].any()
    assert found["date_start"].str.startswith("2020-05").all()


@pytest.mark.parametrize(
    ("texts", "docs", "meetings"),
    [
        pytest.param(["the Alpha-Beta Commemorative Summit in May 2020", "the Commemorative Summit in May 2020"], "ab", 2, id="other document"),
        pytest.param(["the Alpha-Beta Commemorative Summit in May 2020", "the Commemorative Summit in May 2013"], "aa", 2, id="other date"),
        pytest.param(["the ASEAN-Japan Summit in May 2020", "the ASEAN Summit in May 2020"], "aa", 2, id="fewer parties"),
        pytest.param(["the ASEAN-Japan Green Summit in May 2020", "the Japan Summit in May 2020"], "aa", 2, id="other parties"),
        pytest.param(["the Special Alpha Summit on Ports in May 2020", "the Special Alpha Summit on Roads in May 2020", "the Special Alpha Summit"], "aaa", 3, id="two that fit"),
        pytest.param(["the Special Alpha Summit on Ports in May 2020", "the Special Beta Summit"], "aa", 2, id="other series"),
        pytest.param(["the Alpha-Beta Harbour Forum on 12 May 2020", "the Harbour Forum was held"], "aa", 2, id="no date, not special"),
    ],
)  # fmt: skip
def test_other_names_are_other_meetings(texts, docs, meetings):
    """Another document, date, party or topic keeps meetings apart, and so does doubt."""
    assert len(resolve(*(f"At {text} we met." for text in texts), docs=docs)) == meetings


def test_the_full_name_is_shown():
    """A meeting under two names is shown under the fuller one, with that one's series."""
    found = resolve(
        "At the Commemorative Summit in May 2020", "At the Alpha-Beta Commemorative Summit in May 2020"
    )
    assert found[["meeting", "series"]].values.tolist() == [
        ["Alpha-Beta Commemorative Summit", "Alpha-Beta Summit"]
    ]


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        pytest.param(["the 7th Alpha Summit on 12 May 2020 in Peru", "the 7th Alpha Summit on 12 May 2020 in Lima"], "Lima", id="capital"),
        pytest.param(["the 7th Alpha Summit on 12 May 2020 in Peru", "the 7th Alpha Summit on 12 May 2020 in Cusco", "They met in Cusco, Peru."], "Cusco", id="the text says so"),
        pytest.param(["the 7th Alpha Summit on 12 May 2020 in Peru", "the 7th Alpha Summit on 12 May 2020 in Cusco, Peru"], "Cusco, Peru", id="printed beside it"),
        pytest.param(["the 7th Alpha Summit on 12 May 2020 in Peru", "the 7th Alpha Summit on 12 May 2020 in Cusco"], "Peru", id="nothing says so"),
        pytest.param(["the 7th Alpha Summit on 12 May 2020 in Peru", "the 7th Alpha Summit on 12 May 2020 in Quito"], "Peru", id="capital of another"),
        pytest.param(["the 7th Alpha Summit on 12 May 2020 in Lima", "the 7th Alpha Summit on 12 May 2020 in Peru"], "Lima", id="finer first"),
    ],
)  # fmt: skip
def test_the_finer_place_is_taken(texts, place):
    """A town replaces the state that it is known to lie in."""
    assert resolve(*(f"At {text} we met." if "the" in text else text for text in texts))[
        "place"
    ].tolist() == [place]


def test_capitals_belong_to_listed_states():
    """Each capital is listed once, under the code of a listed state."""
    countries = load_lexicon("countries")
    names = [name for forms in countries["capitals"].values() for name in forms]
    assert set(countries["capitals"]) <= set(countries["states"])
    assert len(names) == len(set(names)) > 190


def test_names_that_say_nothing_stay_in_their_document():
    """The seventh session of one document need not be that of another."""
    assert len(resolve("at its seventh session", "at its seventh session", docs="ab")) == 2
    assert len(resolve("at its seventh session", "at its 7th session")) == 1


def test_unnumbered_meetings_meet_by_series_and_day():
    """Without a number the same series on the same day is the same meeting, numbered elsewhere or not."""
    texts = [
        "At the Alpha Summit on 12 May 2020 we met.",
        "the 7th Alpha Summit held on 12 May 2020",
        "the Special Alpha Summit on 13 May 2020",
    ]
    found = resolve(*texts, docs="abc")
    assert found["meeting"].tolist() == ["7th Alpha Summit", "Special Alpha Summit"]
    assert found["mentions"].tolist() == [2, 1]


def test_a_month_takes_the_only_day_in_it():
    """A month agrees with a day in it where only one meeting of the series has one."""
    texts = [
        "the Alpha Summit in May 2020",
        "the 7th Alpha Summit on 12 May 2020",
        "the 8th Alpha Summit on 20 May 2020",
    ]
    assert len(resolve(*texts[:2], docs="ab")) == 1
    assert len(resolve(*texts, docs="abc")) == 3


def test_one_document_uses_a_name_for_one_meeting():
    """Within a document an unnumbered name is one meeting, unless it has two dates."""
    texts = ["The Special Alpha Summit was held on 12 May 2020.", "At the Special Alpha Summit we agreed."]
    assert resolve(*texts)["mentions"].tolist() == [2]
    assert len(resolve(*texts, "the Special Alpha Summit on 3 June 2021")) == 3


def test_the_finer_date_is_taken():
    """Where documents agree the more precise passage is the evidence."""
    found = resolve("the 7th Alpha Summit in 2020", "the 7th Alpha Summit on 12 May 2020", docs="ab")
    assert found[["doc_id", "quote", "date_start", "conflict"]].values.tolist() == [
        ["b", "7th Alpha Summit on 12 May 2020", "2020-05-12", False]
    ]


def test_documents_that_contradict_each_other_are_both_shown():
    """Two dates that cannot both hold are two rows, marked."""
    found = resolve("the 7th Alpha Summit on 12 May 2020", "the 7th Alpha Summit on 13 May 2020", docs="ab")
    assert found[["date_start", "conflict"]].values.tolist() == [["2020-05-12", True], ["2020-05-13", True]]
    assert found["meeting"].nunique() == 1


def test_place_and_mode_come_from_other_passages_that_agree():
    """What the dated passage leaves out is taken from another about the same meeting."""
    found = resolve(
        "the 7th Alpha Summit on 12 May 2020", "The 7th Alpha Summit was held in person in Lima.", docs="ab"
    )
    assert found[["mode", "place", "source"]].values.tolist() == [["in person", "Lima", "dated"]]


DOCUMENTS = pd.DataFrame({
    "doc_id": ["a", "b"],
    "title": ["Chairman’s Statement of the 7th Alpha Summit", "Notes ahead of the 8th Alpha Summit"],
    "date": ["2020-05-12", "2021-05-12"],
})  # fmt: skip


def test_the_own_statement_is_the_weaker_source():
    """The catalogue's date stands in where no text gives one, and for the meeting's own statement only."""
    found = resolve("At the 7th Alpha Summit and the 8th Alpha Summit we met.", documents=DOCUMENTS)
    assert found["date_start"].fillna("").tolist() == ["2020-05-12", ""]
    assert found["source"].fillna("").tolist() == ["title", ""]
    assert found["quote"].tolist() == ["7th Alpha Summit", "8th Alpha Summit"]


def test_the_text_comes_before_the_catalogue():
    """A day that the text gives is no conflict with the day of publication."""
    found = resolve("The 7th Alpha Summit was held on 10 May 2020.", documents=DOCUMENTS)
    assert found[["date_start", "source", "conflict"]].values.tolist() == [["2020-05-10", "held", False]]


def test_a_passage_leads_to_its_words():
    """Start and end are those of the words that tell, the date's too."""
    paragraphs = table("We recall that the 7th Alpha (AS) Summit was held on 12 May 2020, and more.")
    row = resolve_meetings(find_meetings(paragraphs), paragraphs).iloc[0]
    assert row["quote"] == "7th Alpha (AS) Summit was held on 12 May 2020"
    assert paragraphs["text"][0][row["start"] : row["end"]] == row["quote"]
    assert (row["meeting"], row["series"], row["ordinal"]) == ("7th Alpha Summit", "Alpha Summit", 7)


def test_a_passage_closes_its_brackets():
    """The quote holds both brackets around a date."""
    assert resolve("the 7th Alpha Summit (Lima, 12 May 2020) agreed")["quote"].tolist() == [
        "7th Alpha Summit (Lima, 12 May 2020)"
    ]


def test_empty_result_has_the_schema():
    """No meeting, no row, all columns."""
    found = resolve("Nothing.")
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(RESOLVED.columns)


def test_arguments_are_unchanged():
    """The tables are read, never written."""
    paragraphs = table("the 7th Alpha Summit on 12 May 2020")
    meetings = find_meetings(paragraphs)
    tables = [meetings, paragraphs, DOCUMENTS]
    copies = [frame.copy() for frame in tables]
    resolve_meetings(meetings, paragraphs, DOCUMENTS)
    for frame, copy in zip(tables, copies, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


def test_rejects_other_tables():
    """A table that lacks a column is refused by its name."""
    paragraphs = table("the 7th Alpha Summit")
    with pytest.raises(SchemaError, match="missing column 'name'"):
        resolve_meetings(
            pd.DataFrame({"doc_id": [], "para": [], "start": [], "end": [], "quote": []}), paragraphs
        )
    with pytest.raises(SchemaError, match="missing column 'title'"):
        resolve_meetings(find_meetings(paragraphs), paragraphs, pd.DataFrame({"doc_id": ["a"]}))


def test_rejects_meetings_of_other_paragraphs():
    """Meetings and paragraphs have to belong together."""
    meetings = find_meetings(table("the 7th Alpha Summit"))
    with pytest.raises(SchemaError, match="paragraph '1' of 'a' is not in the paragraphs table"):
        resolve_meetings(meetings, table("x", docs="b"))


WORDS = ["the", "7th", "Alpha", "Special", "Summit", "was held", "on", "12 May 2020", "in", "Lima", "Peru", ",", "(AS)", "and", "2019", "via", "video conference", "Meeting"]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), min_size=1, max_size=4))
def test_every_mention_belongs_to_one_meeting(texts):
    """Quotes are the text, and the mentions of the meetings add up to all mentions."""
    paragraphs = table(*texts)
    meetings = find_meetings(paragraphs)
    found = resolve_meetings(meetings, paragraphs)
    for row in found.itertuples():
        assert texts[int(row.para) - 1][row.start : row.end] == row.quote
    once = found[~found["conflict"]]["mentions"].sum()
    several = found[found["conflict"]].drop_duplicates(["meeting", "doc_ids"])["mentions"].sum()
    assert once + several == len(meetings)


def test_many_meetings_end():
    """A corpus of many mentions is read like a small one."""
    texts = [f"the {i}th Alpha Summit (" + "(" * 500 + " on 12 May 2020" for i in range(4, 400)]
    assert len(resolve(*texts)) == 396
