"""Tests of toolkit.find.commitments: what is a promise, which criteria it meets and by which words, and what is none."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.commitments import COMMITMENTS, find_commitments
from toolkit.lexicons import load_lexicon

DOCUMENT = {"doc_id": "d", "heading": "", "date": "2024-05-01", "kind": "joint statement"}


def paragraphs(*texts: str, **columns: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table of one document, labelled 1, 2, …."""
    rows = [
        {**DOCUMENT, **columns, "para": str(i), "order": i, "text": text}
        for i, text in enumerate(texts, start=1)
    ]
    return pd.DataFrame(rows, columns=[*DOCUMENT, "para", "order", "text"])


def promises_of(*texts: str, **columns: str) -> list[tuple[str, str]]:
    """Return (lemma, action) of each promise in the texts."""
    table = find_commitments(paragraphs(*texts, **columns))
    return list(table[["lemma", "action"]].itertuples(index=False, name=None))


def only(text: str, **columns: str) -> pd.Series:
    """Return the one promise of a text."""
    table = find_commitments(paragraphs(text, **columns))
    assert len(table) == 1
    return table.iloc[0]


GOLDEN = [
    pytest.param("We will train nurses.", [("train", "train nurses")], id="will"),
    pytest.param(
        "We shall, as appropriate, review the list.", [("review", "review the list")], id="shall, aside"
    ),
    pytest.param(
        "The Ministers agreed to convene a seminar in Oslo.",
        [("agree", "convene a seminar in Oslo")],
        id="agreed to",
    ),
    pytest.param(
        "The Leaders resolved to continue their talks.",
        [("resolve", "continue their talks")],
        id="resolved to continue",
    ),
    pytest.param(
        "Both sides decided on the establishment of a joint bureau.",
        [("decide", "the establishment of a joint bureau")],
        id="noun of action",
    ),
    pytest.param(
        "The Ministers concurred on holding a workshop.",
        [("concur on", "holding a workshop")],
        id="concurred on",
    ),
    pytest.param("Norway pledged to lend boats.", [("pledge", "lend boats")], id="pledged to"),
    pytest.param(
        "Norway committed EUR 2 million for the survey.",
        [("commit", "EUR 2 million for the survey")],
        id="committed a sum",
    ),
    pytest.param("Norway promised new boats.", [("promise", "new boats")], id="promised a thing"),
    pytest.param(
        "We commit to seize and use every chance.",
        [("commit", "seize and use every chance")],
        id="unknown verb joined to a known one",
    ),
    pytest.param(
        "We remain committed to fully implement the Lisbon Protocol.",
        [("remain", "fully implement the Lisbon Protocol")],
        id="remain committed to",
    ),
    pytest.param(
        "We are determined to double our exports.",
        [("be determined", "double our exports")],
        id="are determined to",
    ),
    pytest.param(
        "We remain steadfast in supporting Ghana.",
        [("remain", "supporting Ghana")],
        id="steadfast in",
    ),
    pytest.param("We stand ready to assist Tonga.", [("stand", "assist Tonga")], id="stand ready"),
    pytest.param(
        "The Leaders reaffirmed their commitment to deepening ties.",
        [("reaffirm", "deepening ties")],
        id="commitment to a gerund",
    ),
    pytest.param(
        "The Ministers reiterated the firm commitment of Norway and Ghana to help Tonga.",
        [("reiterate", "help Tonga")],
        id="commitment of somebody",
    ),
    pytest.param(
        "We reaffirmed our commitments, in the spirit of the pact, to cut emissions.",
        [("reaffirm", "cut emissions")],
        id="aside behind the noun",
    ),
    pytest.param(
        "The Ministers expressed their intention to open an office.",
        [("express", "open an office")],
        id="intention",
    ),
    pytest.param(
        "They stressed the need for calm and their readiness to send observers.",
        [("stress", "send observers")],
        id="a further object that promises",
    ),
    pytest.param(
        "The Ministers took the decision to publish the survey.",
        [("take", "publish the survey")],
        id="took the decision",
    ),
    pytest.param(
        "Norway intends to send pilots. We are prepared to visit them.",
        [("intend", "send pilots"), ("be prepared", "visit them")],
        id="intends, are prepared",
    ),
    pytest.param(
        "Norway announced that it will extend a loan to Ghana.",
        [("extend", "extend a loan to Ghana")],
        id="announced that it will",
    ),
    pytest.param(
        "The President stated that Chile would host the round.",
        [("host", "host the round")],
        id="stated that a state would",
    ),
    pytest.param(
        "We agreed that the Secretariat shall keep the list.",
        [("agree", "the Secretariat shall keep the list")],
        id="agreed that … shall",
    ),
    pytest.param(
        "We tasked our officials to draft a roadmap.",
        [("task", "our officials to draft a roadmap")],
        id="tasked officials",
    ),
    pytest.param(
        "The Ministers requested the Secretariat to prepare a study.",
        [("request", "the Secretariat to prepare a study")],
        id="requested an organ",
    ),
    pytest.param(
        "The Leaders agreed to meet again, and decided to launch a study.",
        [("agree", "meet again"), ("decide", "launch a study")],
        id="two finite verbs",
    ),
    pytest.param(
        "We pledge to end hunger, to plant trees and to train nurses.",
        [("pledge", "end hunger, to plant trees and to train nurses")],
        id="one verb, three infinitives",
    ),
    pytest.param(
        "We will deepen our ties, train nurses and build schools.",
        [("deepen", "deepen our ties, train nurses and build schools")],
        id="one will, three verbs",
    ),
    pytest.param(
        "We decided, after long talks, to open the port.", [("decide", "open the port")], id="aside before to"
    ),
    pytest.param(
        "The list grows, as both sides agreed to widen the survey.",
        [("agree", "widen the survey")],
        id="subordinate clause with its actor",
    ),
    pytest.param("The 5th Harbour Forum will be held in Accra.", [("hold", "held in Accra")], id="passive"),
    pytest.param(
        "We will continue to keep watch, recalling the old pact.",
        [("continue", "continue to keep watch")],
        id="what follows is another thought",
    ),
    pytest.param(
        "The Leaders committed their governments to opening the archive.",
        [("commit", "opening the archive")],
        id="committed somebody to",
    ),
    pytest.param(
        "We are united in our commitment to ending hunger.",
        [("be united", "ending hunger")],
        id="united in a commitment",
    ),
    pytest.param(
        "They reaffirmed their commitment at the highest level to ensuring supplies.",
        [("reaffirm", "ensuring supplies")],
        id="phrase behind the noun",
    ),
    pytest.param(
        "The Fair is the place where the Ministers will meet to open the Games.",
        [("meet", "meet to open the Games")],
        id="will in a subordinate clause",
    ),
    # ---- no promises
    pytest.param("We aim to grow, plan to trade and strive to share.", [], id="aim, plan, strive"),
    pytest.param("Norway is sending boats, and we are working to help.", [], id="under way"),
    pytest.param("We continue to support Ghana.", [], id="continue without will"),
    pytest.param("The Leaders reaffirmed their efforts to end hunger.", [], id="efforts"),
    pytest.param("The project will benefit local fishers.", [], id="a thing"),
    pytest.param("Political will is needed, and good will prevails.", [], id="will as a noun"),
    pytest.param("We would like to thank Norway.", [], id="would like"),
    pytest.param("We hope that Norway will host the Forum.", [], id="hope"),
    pytest.param("We hope that the Forum will be held soon.", [], id="hoped passive"),
    pytest.param("We welcomed Norway’s commitment to fund the survey.", [], id="welcomed"),
    pytest.param("We noted that Ghana intends to join the pact.", [], id="noted"),
    pytest.param("We look forward to the Forum, which will be held in May.", [], id="look forward"),
    pytest.param("Norway could lend boats and may send experts.", [], id="weak modals"),
    pytest.param("In 2022, Norway lent 200 boats.", [], id="done"),
    pytest.param("We encouraged Norway to sign the treaty.", [], id="encouraged"),
    pytest.param("We called on all parties to sign the treaty.", [], id="called on"),
    pytest.param("We asked Norway to share its data.", [], id="asked a state"),
    pytest.param("The Leaders reaffirmed the importance of open trade.", [], id="importance"),
    pytest.param(
        "We reaffirmed our commitment to the principles of the pact.", [], id="commitment to a thing"
    ),
    pytest.param("The Leaders are committed to open trade.", [], id="adjective behind to"),
    pytest.param("We agree that peace matters.", [], id="agree that"),
    pytest.param("We will welcome the guests.", [], id="will welcome"),
    pytest.param("They were engaged in talks.", [], id="engaged in"),
    pytest.param("If the Leaders agree to meet, rooms will be booked.", [], id="condition"),
]


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_find_commitments_golden(text, expected):
    """Each promise is found once, with its lemma and the words of the action, and nothing else is."""
    assert promises_of(text) == expected


MARKS = [
    pytest.param("We will train 1,000 nurses.", "number: 1,000 nurses", "target", id="number"),
    pytest.param("We will cut the tariff by 40 per cent.", "number: 40 per cent", "target", id="per cent"),
    pytest.param("We will double the quota.", "number: double", "target", id="double"),
    pytest.param("We will lend EUR 3 million.", "sum: EUR 3 million", "money", id="sum"),
    pytest.param("We will implement the Lisbon Protocol.", "name: Lisbon Protocol", "", id="instrument"),
    pytest.param(
        "We will enlarge the Harbour Watch Scheme.", "name: Harbour Watch Scheme", "", id="other name"
    ),
    pytest.param("We will support Tonga.", "addressee: Tonga", "", id="addressee"),
    pytest.param("We will publish the minutes.", "verb: publish", "", id="verb"),
    pytest.param("We will improve the hotline.", "noun: hotline", "", id="noun"),
    pytest.param("We will report annually.", "verb: report", "timetable", id="recurring"),
    pytest.param(
        "We told officials to wait and tasked them to draft a map.", "verb: draft", "mandate", id="order"
    ),
    pytest.param(
        "We will improve the hotline through the Harbour Commission.",
        "name: Harbour Commission",
        "mandate",
        id="through a body",
    ),
]


@pytest.mark.parametrize(("text", "words", "catalysts"), MARKS)
def test_what_makes_a_promise_specific_is_named(text, words, catalysts):
    """The words that decide stand in the row with their kind, and each catalyst follows from words of the action."""
    row = only(text)
    assert (row["specific_by"], row["catalysts"]) == (words, catalysts)
    assert "specific" in row["criteria"].split(", ")


AIMS = [
    "We will promote prosperity.",
    "We agreed to strengthen cooperation.",
    "We will work closely together.",
    "We are committed to deepening our partnership.",
    "We resolved to continue efforts.",
    "We will provide mutual support.",
    "We will deepen cooperation in line with the Lisbon Protocol.",
    "We will strengthen peace in Southeast Asia.",
]


@pytest.mark.parametrize("text", AIMS)
def test_a_bare_aim_is_not_specific(text):
    """An aim without anything to check is future and collective, no more; a framework it keeps to changes nothing."""
    row = only(text)
    assert row["criteria"] == "future, collective"
    assert pd.isna(row["specific_by"])


COLLECTIVE = [
    pytest.param("The Leaders agreed to meet.", True, id="leaders"),
    pytest.param("Both sides agreed to meet.", True, id="both sides"),
    pytest.param("Norway and Ghana agreed to meet.", True, id="all states named"),
    pytest.param("The Ministerial Meeting on Fish decided to meet again.", True, id="the meeting"),
    pytest.param(
        "Rome is where all coastal states and Norway will meet.", True, id="all, in a subordinate clause"
    ),
    pytest.param("Norway pledged to lend boats.", False, id="one state"),
    pytest.param("The Minister promised to lend boats.", False, id="one person"),
    pytest.param("The Harbour Forum will be held in May.", False, id="passive without agent"),
]


@pytest.mark.parametrize(("text", "collective"), COLLECTIVE)
def test_collective_is_the_voice_of_all(text, collective):
    """Only what is promised in the name of all who issue the document is collective."""
    assert ("collective" in only(text)["criteria"].split(", ")) is collective


DUE = [
    pytest.param("We will end it by 2030.", ("by 2030", "2030-01-01", "2030-12-31"), id="by a year"),
    pytest.param(
        "We will end it no later than 1 June 2025.",
        ("no later than 1 June 2025", "2025-06-01", "2025-06-01"),
        id="day",
    ),
    pytest.param(
        "Norway will pay over the next five years.",
        ("over the next five years", "2024-05-01", "2029-05-01"),
        id="coming years",
    ),
    pytest.param("By 2027, we will end it.", ("By 2027", "2027-01-01", "2027-12-31"), id="fronted"),
    pytest.param(
        "Next year, Norway will chair it.", ("Next year", "2025-01-01", "2025-12-31"), id="next year"
    ),
    pytest.param("We will review it at the next Summit.", ("at the next Summit", None, None), id="occasion"),
    pytest.param("We agreed to end it by mid-century.", ("by mid-century", None, None), id="phrase"),
    pytest.param("In 2023, the Leaders agreed to meet.", (None, None, None), id="when it was promised"),
    pytest.param("We will extend the pact signed in 1999.", (None, None, None), id="past date of a thing"),
    pytest.param("Norway announced that by 2027 Sweden will end it.", ("by 2027", "2027-01-01", "2027-12-31"), id="time before a reported subject"),
    pytest.param("Norway announced that, by 2027, it will end it.", ("by 2027", "2027-01-01", "2027-12-31"), id="time before a pronoun"),
    pytest.param("We welcomed the plan, under which, in 2026, Norway will open the port.", ("in 2026", "2026-01-01", "2026-12-31"), id="time before a subject behind which"),
    pytest.param("We welcomed the pact, and in 2026 Norway will open the port.", ("in 2026", "2026-01-01", "2026-12-31"), id="time before a joined clause"),
    pytest.param("We welcomed the plan, under which in 2019 Norway will open the port.", (None, None, None), id="past time before a subject"),
    pytest.param("We support the 5th Harbour Forum scheduled to be held in mid-2025 in Oslo, where the Ministers will meet.", ("in mid-2025", "2025-05-01", "2025-08-31"), id="behind a meeting"),
    pytest.param("We look forward to the Harbour Forum in June 2025, which Norway will host.", ("in June 2025", "2025-06-01", "2025-06-30"), id="behind a meeting that is hosted"),
    pytest.param("We support the Harbour Forum to be held in May 2025, at which the Ministers will end it by 2030.", ("by 2030", "2030-01-01", "2030-12-31"), id="its own time comes first"),
    pytest.param("We recalled the Harbour Forum in June 2023, where the Ministers will meet.", (None, None, None), id="behind a meeting that is over"),
    pytest.param("We support the Harbour Forum to be held in 2025 under the pact of 2030 with Peru, where the Ministers will meet.", (None, None, None), id="a pact between"),
    pytest.param("We look forward to the Harbour Forum in June 2025 and to the report which Norway will publish.", (None, None, None), id="something else between"),
    pytest.param("We thanked Norway for the report of May 2025 on ports, which Sweden will host.", (None, None, None), id="no meeting"),
]  # fmt: skip


def test_a_joined_clause_with_its_time_is_a_promise_of_its_own():
    """The time in front of the second subject limits the second promise, not the first."""
    found = find_commitments(paragraphs("We will sign the pact, and in 2026 Norway will open the port."))
    assert found["action"].tolist() == ["sign the pact", "open the port"]
    assert found["actor"].tolist() == ["We", "Norway"]
    assert found["due"].fillna("").tolist() == ["", "in 2026"]
    assert promises_of("We will open the port in May and in 2026.") == [
        ("open", "open the port in May and in 2026")
    ]


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_due_is_the_time_limit_of_the_action(text, expected):
    """The words of the time limit are quoted; the days stand beside them where the words name any."""
    row = only(text)[["due", "due_start", "due_end"]]
    assert tuple(None if pd.isna(value) else value for value in row) == expected


def test_the_first_sum_of_the_action_stands_in_the_row():
    """Amount and currency are those of the table of sums; without a sum they are missing."""
    row = only("Norway will give EUR 2 million for nets and EUR 3 million for boats.")
    assert (row["amount"], row["currency"]) == (2_000_000.0, "EUR")
    assert math.isnan(only("Norway will give boats.")["amount"])


def test_a_pronoun_stands_for_who_says_it():
    """The actor of a reported promise is the speaker where the clause only has a pronoun."""
    row = only("Norway announced that it will extend a loan to Ghana.")
    assert (row["actor"], row["actor_start"], row["scope"]) == ("Norway", 0, "one state")


def test_the_quote_begins_at_also():
    """`also` between subject and verb belongs to the quote, not to the verb."""
    row = only("Both sides also agreed to meet.")
    assert (row["quote"], row["verb"]) == ("also agreed to meet", "agreed")


def test_a_passive_has_its_agent_or_no_actor():
    """`will be built by` names who will build; without an agent the actor is missing."""
    assert only("The bridge will be built by the Government of Peru.")["actor"] == "the Government of Peru"
    assert pd.isna(only("The bridge will be built in May.")["actor"])


def test_items_of_a_list_are_promises_of_who_leads_it_in():
    """`we will:` promises what the items below say; each item is one promise."""
    table = find_commitments(
        paragraphs("To this end, we will:", "Train nurses;", "Build schools and roads.", "Fish is food.")
    )
    assert table[["para", "lemma", "actor"]].values.tolist() == [["2", "train", "we"], ["3", "build", "we"]]


def test_a_resolution_promises_and_mandates():
    """The enacting body decides to do something, and requests its officer; what it asks of states is no promise."""
    table = find_commitments(
        paragraphs(
            "Recalling its earlier work,",
            "Noting the survey,",
            "Decides to convene a conference in Lima;",
            "Requests the Secretary-General to submit a survey at its ninetieth session;",
            "Invites Member States to take part.",
            kind="resolution of the General Assembly",
        )
    )
    assert table[["para", "lemma", "actor", "catalysts"]].values.tolist() == [
        ["3", "decide", "The General Assembly", ""],
        ["4", "request", "The General Assembly", "timetable, mandate"],
    ]
    assert table["criteria"].tolist() == ["future, specific, collective"] * 2


def test_a_lead_in_ends_with_its_document():
    """A list that one document leads in does not go on in the next one."""
    first, second = paragraphs("We will:"), paragraphs("Train nurses.", doc_id="e")
    assert find_commitments(pd.concat([first, second], ignore_index=True)).empty


def test_the_empty_table_has_the_whole_schema():
    """No promise, no row, every column with its type."""
    table = find_commitments(paragraphs("Fish is food."))
    pd.testing.assert_frame_equal(table, COMMITMENTS.empty())


def test_a_missing_column_is_named():
    """A table without texts is refused by the name of what it lacks."""
    with pytest.raises(SchemaError, match="PARAGRAPHS: missing column 'text'"):
        find_commitments(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


def test_arguments_are_not_changed():
    """The table that is given stays as it was."""
    given_table = paragraphs("We will train nurses by 2030.")
    before = given_table.copy(deep=True)
    find_commitments(given_table)
    pd.testing.assert_frame_equal(given_table, before)


def test_a_fiscal_year_is_read_as_asked():
    """The months of a fiscal year in a time limit are those of the argument."""
    text = "We will end it by fiscal year 2026."
    table = find_commitments(paragraphs(text), fiscal_year_start=10, fiscal_year_named_after="end")
    assert table[["due_start", "due_end"]].values.tolist() == [["2025-10-01", "2026-09-30"]]


def test_a_bare_dollar_is_read_as_asked():
    """The currency of a bare dollar sign is the argument's."""
    table = find_commitments(paragraphs("We will lend $5 million."), dollar="AUD")
    assert table["currency"].tolist() == ["AUD"]


def test_families_of_the_lexicon_exist():
    """Every family that the lists name is one of the ladder of verbs."""
    families = {rung["family"] for rung in load_lexicon("verbs")["rung"]}
    verbs = load_lexicon("commitments")["verbs"]
    named = {
        name for key in ("promising", "instructing", "saying", "holding", "deeds") for name in verbs[key]
    }
    assert named <= families


PIECES = [
    "The Leaders", "we", "Norway", "will", "agreed", "to", "train", "1,000", "nurses", "by 2030", "and", ",", ";",
    "their", "commitment", "that", "EUR 2 million", "through the Harbour Commission", "reaffirmed", "be", "held",
    "not", "(", ")", ".", "Tonga", "support", "which", "decided on the establishment of", "“", "”",
]  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_invariants(text):
    """Quotes are the text at their place, actions lie inside, rows are in order, lists hold only known words in their order."""
    table = find_commitments(paragraphs(text))
    criteria, catalysts = ["future", "specific", "collective"], ["target", "timetable", "money", "mandate"]
    for row in table.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["quote"].removeprefix("also ").startswith(row["verb"])
        assert row["action"] in row["quote"]
        assert row["action"] == row["action"].strip() != ""
        held = row["criteria"].split(", ")
        assert held == [name for name in criteria if name in held]
        assert held[0] == "future"
        carried = [name for name in row["catalysts"].split(", ") if name]
        assert carried == [name for name in catalysts if name in carried]
        assert ("specific" in held) is isinstance(row["specific_by"], str)
        assert ("money" in carried) is not math.isnan(row["amount"])
    assert table["start"].is_monotonic_increasing


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    """No text breaks the finder."""
    assert list(find_commitments(paragraphs(text)).columns) == list(COMMITMENTS.columns)
