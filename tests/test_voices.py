"""Whose voice an act is: own or reported, by whom held, said by whom."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.compare.voices import VOICES, read_scopes, voices
from toolkit.errors import SchemaError


def table_of(*texts: str) -> pd.DataFrame:
    """Return paragraphs of one document."""
    return pd.DataFrame({"doc_id": "a", "para": [str(i + 1) for i in range(len(texts))], "text": list(texts)})


def voices_of(*texts: str) -> pd.DataFrame:
    """Return the voices of paragraphs of one document."""
    paragraphs = table_of(*texts)
    return voices(tk.find_acts(paragraphs), paragraphs)


def cells(row: pd.Series, *names: str) -> tuple[str, ...]:
    """Return cells of a row as words, empty where they are missing."""
    return tuple("" if pd.isna(row[name]) else str(row[name]) for name in names)


CASES = [
    # voice, attitude, intensity, holder, scope of the holder
    (
        "We noted the serious concerns expressed by some Leaders over the reef.",
        ("reported", "concern", "serious", "some Leaders", "some"),
    ),
    (
        "We noted the grave concern voiced by a number of Ministers about the dam.",
        ("reported", "concern", "grave", "a number of Ministers", "some"),
    ),
    (
        "The Ministers took note of the views of many countries on the toll.",
        ("reported", "view", "", "many countries", "some"),
    ),
    ("The Leaders noted Norway’s concern over the dam.", ("reported", "concern", "", "Norway", "one state")),
    (
        "The Leaders acknowledged the concerns raised by Norway and Chile.",
        ("reported", "concern", "", "Norway and Chile", "some"),
    ),
    (
        "The Leaders noted that some Ministers voiced deep concern about the dam.",
        ("reported", "concern", "deep", "some Ministers", "some"),
    ),
    (
        "The Ministers noted that Norway was gravely concerned about the dam.",
        ("reported", "concern", "gravely", "Norway", "one state"),
    ),
    (
        "The Leaders noted the hope expressed by the Chair for an early meeting.",
        ("reported", "hope", "", "the Chair", "the chair"),
    ),
    (
        "The Leaders noted the concerns which several Ministers had raised over the dam.",
        ("reported", "concern", "", "several Ministers", "some"),
    ),
    ("The Ministers acknowledged concerns over the dam.", ("reported", "concern", "", "", "")),
    (
        "The Leaders noted the support from Norway for the reef plan.",
        ("reported", "support", "", "Norway", "one state"),
    ),
    (
        "The Leaders mentioned Norway’s support for the reef plan.",
        ("reported", "support", "", "Norway", "one state"),
    ),
    (
        "The Chair conveyed the concerns of some Ministers.",
        ("reported", "concern", "", "some Ministers", "some"),
    ),
    ("The Ministers heard the concerns of the Chair.", ("reported", "concern", "", "the Chair", "the chair")),
    ("Norway is seriously concerned about the reef.", ("own", "concern", "seriously", "Norway", "one state")),
    ("We are deeply concerned by the fighting.", ("own", "concern", "deeply", "We", "all")),
    (
        "Some Ministers expressed serious concern over the dam.",
        ("own", "concern", "serious", "Some Ministers", "some"),
    ),
    ("We express our grave concern at the fighting.", ("own", "concern", "grave", "We", "all")),
    (
        "The Leaders noted with concern the slow pace of the talks.",
        ("own", "concern", "", "The Leaders", "all"),
    ),
    (
        "The Ministers noted with deep regret the closing of the school.",
        ("own", "regret", "deep", "The Ministers", "all"),
    ),
    ("Norway reiterated its support for the reef plan.", ("own", "support", "", "Norway", "one state")),
    ("The Ministers shared the concern about the dam.", ("own", "concern", "", "The Ministers", "all")),
    (
        "President Holm reaffirmed Norway’s firm commitment to the treaty.",
        ("own", "resolve", "firm", "Norway", "one state"),
    ),
    (
        "The Leaders expressed deep appreciation to Norway for its help.",
        ("own", "appreciation", "deep", "The Leaders", "all"),
    ),
    ("The Leaders strongly condemned the attack.", ("own", "opposition", "strongly", "The Leaders", "all")),
    (
        "The Leaders appreciated Norway’s continued support.",
        ("own", "appreciation", "", "The Leaders", "all"),
    ),
    ("The Leaders welcomed the support of Norway.", ("own", "approval", "", "The Leaders", "all")),
    ("Both sides looked forward to the next meeting.", ("own", "hope", "", "Both sides", "all")),
    (
        "The Ministers said that they were concerned about the dam.",
        ("own", "concern", "", "The Ministers", "all"),
    ),
    ("The Leaders emphasised their hope for peace.", ("own", "hope", "", "The Leaders", "all")),
    (
        "The Leaders stressed the importance of addressing the concerns of farmers.",
        ("own", "", "", "The Leaders", "all"),
    ),
    (
        "The Ministers discussed issues of common interest and concern.",
        ("own", "", "", "The Ministers", "all"),
    ),
    ("The Leaders called for Norway’s support.", ("own", "", "", "The Leaders", "all")),
    (
        "Serious concerns were voiced by several Ministers over the dam.",
        ("reported", "concern", "serious", "several Ministers", "some"),
    ),
    ("The reef plan was mentioned by some Leaders.", ("reported", "", "", "some Leaders", "some")),
    ("The reef plan was mentioned, and talks were held.", ("reported", "", "", "", "")),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, id=case[0][:60]) for case in CASES])
def test_whose_attitude(text: str, expected: tuple[str, ...]) -> None:
    """An attitude is the actor's own or reported of another, with its degree and its holder."""
    found = voices_of(text)
    assert [
        cells(row, "voice", "attitude", "intensity", "holder", "holder_scope") for _, row in found.iterrows()
    ] == [expected]


def test_what_an_attitude_is_about() -> None:
    """The words behind the preposition say what it is about, and the class of the degree stands beside its word."""
    row = voices_of(
        "We noted the grave concerns expressed by some Leaders over the sinking of ships, which we discussed."
    ).iloc[0]
    assert cells(row, "about", "intensity", "degree") == ("the sinking of ships", "grave", "booster")
    assert row["attitude_quote"] == "the grave concerns"


def test_what_an_attitude_is_about_may_be_a_list() -> None:
    """Commas of a list belong to what it is about, the comma of a clause does not."""
    found = voices_of(
        "We express concern about illegal, unsafe, and unreported fishing, which harms reefs.",
        "We are concerned about the dam, and we urge talks.",
        "We welcome, in this regard, the U.S. Reef Plan.",
    )
    assert found["about"].dropna().tolist() == [
        "illegal, unsafe, and unreported fishing",
        "the dam",
        "the U.S. Reef Plan",
    ]


def test_a_lead_in_gives_the_next_paragraphs_a_speaker_until_another_answers() -> None:
    """A speaker announced has the paragraphs that follow, up to one that opens with an answer."""
    texts = [
        "Prime Minister Holm stated the following.",
        "Norway is gravely concerned about the reef.",
        "In response to the storm, we will send ships.",
    ]
    found = voices_of(
        *texts, "In response, the Pacific side expressed its gratitude.", "The Leaders noted the report."
    )
    said = [cells(row, "para", "speaker", "speaker_para", "holder") for _, row in found.iterrows()]
    assert said == [
        ("1", "", "", "Prime Minister Holm"),
        ("2", "Prime Minister Holm", "1", "Norway"),
        ("3", "Prime Minister Holm", "1", "we"),
        ("4", "", "", "the Pacific side"),
        ("5", "", "", "The Leaders"),
    ]


def test_a_speaker_ends_with_the_document() -> None:
    """The next document begins without a speaker."""
    paragraphs = pd.DataFrame(
        {
            "doc_id": ["a", "b"],
            "para": "1",
            "text": ["Minister Lund said the following.", "We welcome the plan."],
        }
    )
    assert voices(tk.find_acts(paragraphs), paragraphs)["speaker"].isna().all()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "“We welcome the reef plan,” said Minister Lund.", "Minister Lund", id="behind the quotation"
        ),
        pytest.param(
            "“We welcome the reef plan,” Minister Lund said.", "Minister Lund", id="name before the verb"
        ),
        pytest.param(
            "Minister Lund said: “We welcome the reef plan.”", "Minister Lund", id="before the quotation"
        ),
        pytest.param(
            "According to Minister Lund, Norway welcomed the reef plan.", "Minister Lund", id="according to"
        ),
        pytest.param(
            "Prime Minister Holm stated that Norway was concerned about the dam.",
            "Prime Minister Holm",
            id="object clause",
        ),
        pytest.param("We welcome the “reef plan” of Minister Lund.", "", id="a term in quotation marks"),
    ],
)
def test_who_says_it(text: str, speaker: str) -> None:
    """Quotation marks, object clauses and sources tell the speaker, at a place of the text."""
    said = voices_of(text).query("speaker.notna()")
    assert said["speaker"].tolist() == ([speaker] if speaker else [])
    assert all(text[row.speaker_start : row.speaker_end] == speaker for row in said.itertuples())


def test_he_is_the_person_named_last() -> None:
    """A pronoun that says something stands for the person who acted before."""
    found = voices_of("President Holm thanked the hosts. He stressed that Norway would help.")
    assert found["speaker"].dropna().tolist() == ["President Holm"]


def test_every_act_is_a_row_and_nothing_is_changed() -> None:
    """Every act has its row, and the arguments stay as they were."""
    paragraphs = table_of(
        "The Leaders welcomed the plan and noted the views of some Ministers.", "Norway agreed to help."
    )
    acts = tk.find_acts(paragraphs)
    before = acts.copy(), paragraphs.copy()
    found = voices(acts, paragraphs)
    assert found[["para", "start", "end"]].equals(acts[["para", "start", "end"]])
    pd.testing.assert_frame_equal(acts, before[0])
    pd.testing.assert_frame_equal(paragraphs, before[1])


def test_an_empty_result_has_the_schema() -> None:
    """Without acts the table has all its columns and no row."""
    found = voices_of("The weather was fine.")
    assert found.empty
    assert list(found.columns) == list(VOICES.columns)
    assert found.dtypes.astype(str).to_dict() == VOICES.empty().dtypes.astype(str).to_dict()


def test_an_act_of_another_text_is_refused() -> None:
    """Acts of paragraphs that are not given have no voice."""
    paragraphs = table_of("The Leaders welcomed the plan.")
    with pytest.raises(SchemaError, match="paragraph '1' of 'a' is not in PARAGRAPHS"):
        voices(tk.find_acts(paragraphs), paragraphs.assign(para="2"))
    with pytest.raises(SchemaError, match="missing column 'lemma'"):
        voices(tk.find_acts(paragraphs).drop(columns="lemma"), paragraphs)


def test_scopes_of_holders() -> None:
    """A holder has the scope that it would have as an actor; two states of a larger circle are some."""
    assert read_scopes(["many countries", "Norway and Chile"]) == {
        "many countries": "some",
        "Norway and Chile": "some",
    }


WORDS = st.sampled_from(
    [
        "We",
        "noted",
        "the",
        "serious",
        "concerns",
        "expressed",
        "by",
        "some",
        "Leaders",
        "Norway’s",
        "support",
        "“",
        "”",
        "said",
        "Minister",
        "Lund",
        ",",
        ".",
        "that",
        "was",
        "mentioned",
        "of",
        "over",
        "dam",
        "and",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=40))
def test_places_are_their_words(words: list[str]) -> None:
    """Whatever the text: every place holds the words that it is said to hold."""
    text = " ".join(words)
    for _, row in voices_of(text).iterrows():
        assert text[row["start"] : row["end"]] == row["quote"]
        for name, quote in [("attitude", "attitude_quote"), ("holder", "holder"), ("speaker", "speaker")]:
            if not pd.isna(row[f"{name}_start"]):
                assert text[row[f"{name}_start"] : row[f"{name}_end"]] == row[quote]


@pytest.fixture(scope="module")
def corpus() -> pd.DataFrame:
    """Return the voices of the five documents."""
    paragraphs = tk.segment_paragraphs(tk.load_documents("corpus"))
    return voices(tk.find_acts(paragraphs), paragraphs)


def test_concern_in_the_corpus(corpus: pd.DataFrame) -> None:
    """One document reports the concern of some Leaders, another voices a state's own, said by its Prime Minister; the others voice none."""
    concerned = corpus[corpus["attitude"] == "concern"]
    names = ("doc_id", "para", "voice", "holder", "holder_scope", "intensity", "speaker")
    assert sorted(cells(row, *names) for _, row in concerned.iterrows()) == [
        (
            "asean-japan-2019-summit-press",
            "2/(2)/p1",
            "own",
            "Japan",
            "one state",
            "seriously",
            "Prime Minister Abe",
        ),
        ("asean-japan-2020-chairmans-statement", "28", "reported", "some Leaders", "some", "serious", ""),
    ]


def test_the_news_report_of_the_corpus_reports_acts_and_no_speaker(corpus: pd.DataFrame) -> None:
    """In the news report both sides act; nobody is quoted, and the only attitudes are owned by those who act or named for them."""
    news = corpus[corpus["doc_id"] == "khmer-times-2018-asean-japan-forum"]
    assert news["speaker"].isna().all()
    assert set(news["voice"]) == {"own"}
    assert [
        cells(row, "actor", "holder", "attitude") for _, row in news[news["para"] == "p9"].iterrows()
    ] == [
        ("Both sides", "Both sides", ""),
        ("Japan", "Japan", "support"),
    ]


def test_the_press_release_of_the_corpus_has_one_speaker_until_the_answer(corpus: pd.DataFrame) -> None:
    """The Prime Minister speaks in both parts, up to the answer of the other side."""
    press = corpus[corpus["doc_id"] == "asean-japan-2019-summit-press"]
    said = press[press["speaker"].notna()]
    assert set(said["speaker"]) == {"Prime Minister Abe"}
    silent = press[press["speaker"].isna()]["para"].unique().tolist()
    assert silent == ["p1", "1/p1", "2/p1", "2/(4)/p1", "2/(4)/p2", "2/(4)/p3", "2/(4)/p4"]
