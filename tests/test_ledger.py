"""The ledger: each pledge once, how far it has come, what it is part of, and what is added up."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.compare.ledger import LEDGER, build_ledger
from toolkit.compare.ledger.totals import ENTRIES, ledger_entries, ledger_totals
from toolkit.errors import ParameterError, SchemaError


def documents(*texts: str, dates: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return documents of one paragraph each, named a, b, …, of the years from 2020 on."""
    names = [chr(97 + i) for i in range(len(texts))]
    days = list(dates) or [f"{2020 + i}-06-01" for i in range(len(texts))]
    return pd.DataFrame({"doc_id": names, "para": "1", "text": list(texts), "date": days})


def ledger_of(*texts: str, dates: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return the ledger of documents of one paragraph each."""
    paragraphs = documents(*texts, dates=dates)
    return build_ledger(tk.find_money(paragraphs), paragraphs)


PLEDGE = "Norway pledged to contribute USD 5 million to the Coral Research Centre."

LINKS = [
    pytest.param(
        PLEDGE,
        "We welcomed Norway’s contribution of 5 million dollars to the Coral Research Center.",
        [1, 1],
        id="spelling and order",
    ),
    pytest.param(
        "Norway pledged USD 5 million to the Centre for Coral and Reef Studies (CCRS).",
        "Norway gave USD 5 million to CCRS.",
        [1, 1],
        id="short form",
    ),
    pytest.param(
        PLEDGE,
        "The Leaders welcomed the contribution of USD 5 million to the Coral Research Centre.",
        [1, 1],
        id="giver not named",
    ),
    pytest.param(
        PLEDGE,
        "The Government of Norway gave USD 5 million to the Coral Research Centre.",
        [1, 1],
        id="government",
    ),
    pytest.param(
        "We welcomed more than 200 million USD in grants by Norway to Chile for the repair of coastal roads.",
        "Norway provided over USD 200 million in grants to Chile to repair coastal roads.",
        [1, 1],
        id="one hedge, other words",
    ),
    pytest.param(
        "Norway provided more than USD 12 billion in aid to the Coral Research Centre.",
        "Norway provided USD 12.1 billion in aid to the Coral Research Centre.",
        [1, 1],
        id="rounded",
    ),
    pytest.param(
        PLEDGE,
        "Chile pledged to contribute USD 5 million to the Coral Research Centre.",
        [1, 2],
        id="another giver",
    ),
    pytest.param(
        PLEDGE,
        "Norway pledged to contribute USD 5 million to the Relief Fund.",
        [1, 2],
        id="another recipient",
    ),
    pytest.param(
        PLEDGE,
        "Norway pledged to contribute EUR 5 million to the Coral Research Centre.",
        [1, 2],
        id="another currency",
    ),
    pytest.param(
        PLEDGE,
        "Norway pledged to contribute USD 6 million to the Coral Research Centre.",
        [1, 2],
        id="another amount",
    ),
    pytest.param(
        PLEDGE,
        "Norway pledged to contribute USD 5 million to the Coral Research Centre and USD 5 million to the Relief Fund.",
        [1, 1, 2],
        id="two in a sentence",
    ),
    pytest.param(
        "Norway gave USD 5 million to the Relief Fund in 2019.",
        "Norway gave USD 5 million to the Relief Fund in 2020.",
        [1, 2],
        id="year by year",
    ),
    pytest.param(
        "Norway extended a USD 5 million loan to Chile for ports.",
        "Norway extended a USD 5 million grant to Chile for ports.",
        [1, 2],
        id="loan and grant",
    ),
    pytest.param(
        "Norway gave USD 5 million to Chile to repair coastal roads and bridges.",
        "Norway gave USD 5 million to Chile to train young nurses and doctors.",
        [1, 2],
        id="another purpose",
    ),
    pytest.param(
        "Norway gave USD 5 million to Reef Phase One Fund.",
        "Norway gave USD 5 million to Reef Phase Two Fund.",
        [1, 2],
        id="numbered",
    ),
    pytest.param(
        "Norway pledged USD 5 million to the Centre for Public Health.",
        "Norway pledged USD 5 million to the Centre for Animal Health.",
        [1, 2],
        id="a word apart",
    ),
    pytest.param(
        "Norway gave USD 5 million to WHO.",
        "We welcomed Norway’s USD 5 million to the World Health Organization (WHO).",
        [1, 1],
        id="letters that are a word",
    ),
    pytest.param(
        "Norway gave USD 5 million to Peru.",
        "Peru thanked Norway for its contribution of USD 5 million.",
        [1, 1],
        id="recipient read from the words",
    ),
    pytest.param(
        "Norway gave USD 5 million to Peru for refugees.",
        "Norway gave USD 5 million to Peru for a bridge.",
        [1, 2],
        id="another short purpose",
    ),
    pytest.param(
        "The Chilean Government gave USD 5 million to UNICEF.",
        "We thanked Chile for USD 5 million to UNICEF.",
        [1, 1],
        id="adjective of a state",
    ),
    pytest.param(
        "The Coast Bank approved a USD 9 million loan to Peru for a port.",
        "The Coast Bank approved a USD 9 million loan to Chile for a port.",
        [1, 2],
        id="two loans of one bank",
    ),
    pytest.param(
        "Minister Lund of Norway pledged USD 5 million to the Relief Fund.",
        "Norway gave USD 5 million to the Relief Fund.",
        [1, 1],
        id="a person of the state",
    ),
    pytest.param(
        "Norway gave USD 5 million.", "Norway gave USD 5 million.", [1, 2], id="nothing known but the giver"
    ),
    pytest.param(
        "Norway gave USD 3.75 million for reefs.",
        "USD 3.75 million from Norway went to reefs.",
        [1, 1],
        id="telling figures",
    ),
]


@pytest.mark.parametrize(("first", "second", "entries"), LINKS)
def test_what_is_one_entry(first: str, second: str, entries: list[int]) -> None:
    """Sums of two documents are one entry if amount, currency and parties agree and nothing opposes."""
    assert ledger_of(first, second)["entry"].tolist() == entries


def test_a_missing_giver_that_fits_two_entries_joins_none() -> None:
    """Two gave the same to one fund: a mention without a giver could be either, and is neither."""
    texts = [
        "Norway gave USD 5 million to the Relief Fund.",
        "Chile gave USD 5 million to the Relief Fund.",
        "The Leaders welcomed the contribution of USD 5 million to the Relief Fund.",
    ]
    assert ledger_of(*texts)["entry"].tolist() == [1, 2, 3]


def test_in_one_document_an_article_refers_back() -> None:
    """`The USD 5 million` is the sum named before, `another USD 5 million` is not."""
    back = ledger_of(PLEDGE + " The USD 5 million for the Centre was disbursed in May.")
    again = ledger_of(
        PLEDGE + " Norway pledged to contribute another USD 5 million to the Coral Research Centre."
    )
    assert back["entry"].tolist() == [1, 1]
    assert again["entry"].tolist() == [1, 2]


def test_linked_by_names_the_fields_that_agree() -> None:
    """The fields that decided stand on every mention of an entry, and nowhere else."""
    found = ledger_of(
        PLEDGE,
        "The Leaders welcomed the contribution of USD 5 million to the Coral Research Centre.",
        "Chile gave USD 1 million.",
    )
    fields = [linked.split(", ") for linked in found["linked_by"]]
    assert fields[0][:3] == fields[1][:3] == ["amount", "currency", "recipient"]
    assert "giver" not in fields[0]
    assert found["linked_by"].iloc[2] == ""


def test_different_amounts_of_two_documents_for_one_body_are_a_conflict() -> None:
    """The same giver and body with another amount: two entries, each naming the other."""
    found = ledger_of(PLEDGE, PLEDGE.replace("USD 5", "USD 6"))
    assert found["conflict"].tolist() == [
        "2: USD 6 million, Norway to Coral Research Centre",
        "1: USD 5 million, Norway to Coral Research Centre",
    ]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("Norway pledged an additional USD 6 million to the Coral Research Centre.", id="on top"),
        pytest.param("Chile pledged USD 6 million to the Coral Research Centre.", id="another giver"),
        pytest.param("Norway pledged EUR 6 million to the Coral Research Centre.", id="another currency"),
    ],
)
def test_what_is_no_conflict(second: str) -> None:
    """Sums on top of others, of other givers or in other currencies contradict nothing."""
    assert ledger_of(PLEDGE, second)["conflict"].tolist() == ["", ""]


STATUSES = [
    ("Norway announced USD 5 million for the Relief Fund.", "announced", "announced"),
    ("Norway pledged to provide USD 5 million to the Relief Fund.", "pledged", "pledged"),
    ("We appreciated Norway’s commitment of USD 5 million to the Relief Fund.", "committed", "commitment"),
    ("Norway and Chile signed a loan of USD 5 million.", "signed", "signed"),
    (
        "Norway signed the notes to extend USD 5 million and USD 3 million to Chile and Peru.",
        "signed",
        "signed",
    ),
    ("The Leaders welcomed the approval of nine projects worth USD 5 million.", "approved", "approval"),
    ("Norway disbursed USD 5 million to the Relief Fund.", "disbursed", "disbursed"),
    ("Norway provided USD 5 million to the Relief Fund.", "delivered", "provided"),
    ("Chile received USD 5 million from Norway.", "received", "received"),
    ("Norway will provide USD 5 million to the Relief Fund.", "planned", "will provide"),
    ("Norway’s plan to provide USD 5 million to Chile was noted.", "planned", "plan to"),
    ("Norway announced its intention to provide USD 5 million to Chile.", "planned", "intention to"),
    ("Norway announced that USD 5 million had been disbursed to the Relief Fund.", "disbursed", "disbursed"),
    ("A grant of USD 5 million will be disbursed to the Relief Fund.", "planned", "disbursed"),
    ("The contribution of USD 5 million pledged by Norway is welcome.", "pledged", "pledged"),
    ("Norway is providing USD 5 million to the Relief Fund.", "under way", "is providing"),
    ("We appreciated Norway’s contribution of USD 5 million to the Relief Fund.", "", ""),
    ("Norway helped the Relief Fund by contributing USD 5 million.", "", ""),
    ("Norway had not disbursed the USD 5 million for the Relief Fund.", "", ""),
]


@pytest.mark.parametrize(
    ("text", "status", "words"), [pytest.param(*case, id=case[0][:60]) for case in STATUSES]
)
def test_how_far_a_sum_has_come(text: str, status: str, words: str) -> None:
    """The verb of the clause says the status, at its place; a bare infinitive or `contribution` says none."""
    found = ledger_of(text)
    assert set(found["status"].fillna("")) == {status}
    assert set(found["status_quote"].fillna("")) == {words}
    for row in found[found["status"].notna()].itertuples():
        assert text[row.status_start : row.status_end] == words


def test_the_latest_status_is_that_of_the_latest_document() -> None:
    """The status of an entry is what the document of the latest date says, in whatever order they come."""
    texts = [
        "Norway disbursed USD 5 million to the Relief Fund.",
        "Norway pledged USD 5 million to the Relief Fund.",
    ]
    entries = ledger_entries(ledger_of(*texts, dates=("2022-01-01", "2020")))
    assert entries[["status", "status_doc_id", "status_quote", "mentions", "documents"]].values.tolist() == [
        ["disbursed", "a", "disbursed", 2, 2]
    ]


PARTS = [
    pytest.param(
        "Norway gave USD 9 million, including USD 5 million for ports and USD 4 million for roads.",
        [False, True, True],
        id="including",
    ),
    pytest.param(
        "Norway pledged USD 9 million. Of this, USD 5 million will go to ports.", [False, True], id="of this"
    ),
    pytest.param(
        "Norway gave USD 5 million to Chile as part of a USD 9 million package.", [True, False], id="part of"
    ),
    pytest.param(
        "Norway gave USD 9 million to ten states, including Chile, and USD 5 million to Peru.",
        [False, False],
        id="including a state",
    ),
    pytest.param(
        "Norway gave USD 9 million. Peru, including its cities, gave USD 5 million.",
        [False, False],
        id="another sentence",
    ),
    pytest.param(
        "Norway gave USD 9 million, including EUR 5 million for ports.", [False, False], id="another currency"
    ),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts_are_marked_and_not_added(text: str, parts: list[bool]) -> None:
    """A sum that another includes is part of it, and totals leave it out."""
    found = ledger_of(text)
    assert (found["why_not"] == "part of another").tolist() == parts
    assert found["part_of"].notna().tolist() == parts
    assert found["counted"].tolist() == [not part for part in parts]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(
            "Trade between Norway and Chile reached USD 5 billion in 2019.", "trade statistic", id="trade"
        ),
        pytest.param(
            "Foreign direct investment flows from Norway to Chile amounted to USD 5 billion.",
            "investment statistic",
            id="investment",
        ),
        pytest.param("There is an annual financing gap of USD 5 billion.", "cost, gap or target", id="gap"),
        pytest.param("Norway will invest USD 5 billion in Chile.", "", id="an investment promised"),
    ],
)
def test_statistics_are_no_pledges(text: str, why: str) -> None:
    """Trade, flows of investment and gaps are not added up; an investment that somebody promises is."""
    assert ledger_of(text)["why_not"].tolist() == [why]


def test_totals_count_an_entry_once_and_mix_no_currencies() -> None:
    """Two documents with one pledge add it once; ranges give both ends; each currency stands alone."""
    found = ledger_of(
        PLEDGE,
        PLEDGE + " Norway gave EUR 2 million to Chile.",
        "Norway pledged USD 1-3 million to Peru.",
        "Chile gave up to USD 1 million to Peru.",
    )
    totals = ledger_totals(found)
    assert totals[
        ["currency", "giver", "lowest", "highest", "entries", "mentions", "up_to"]
    ].values.tolist() == [
        ["EUR", "Norway", 2e6, 2e6, 1, 1, 0],
        ["USD", "Chile", 1e6, 1e6, 1, 1, 1],
        ["USD", "Norway", 6e6, 8e6, 2, 3, 0],
    ]
    assert ledger_totals(found, by=())["lowest"].tolist() == [2e6, 7e6]
    assert ledger_totals(found, by=("recipient", "kind")).columns[:3].tolist() == [
        "currency",
        "recipient",
        "kind",
    ]


def test_totals_refuse_a_column_that_tells_nothing_apart() -> None:
    """Only the columns named in the message can be told apart."""
    with pytest.raises(
        ParameterError, match="by names 'quote'; the ledger is told apart by 'giver', 'recipient'"
    ):
        ledger_totals(ledger_of(PLEDGE), by=("quote",))


def test_a_time_limit_stands_with_its_sum() -> None:
    """Due dates are read behind the sum, with the days they mean."""
    row = ledger_of("Norway pledged USD 5 million to the Relief Fund by 2030.").iloc[0]
    assert (row["due"], row["due_end"]) == ("by 2030", "2030-12-31")


def test_an_empty_ledger_has_the_schema() -> None:
    """Without sums every table has its columns and no row."""
    found = ledger_of("The weather was fine.")
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == LEDGER.empty().dtypes.astype(str).to_dict()
    assert list(ledger_entries(found).columns) == list(ENTRIES.columns)
    assert ledger_totals(found).columns[:2].tolist() == ["currency", "giver"]
    assert ledger_totals(found).empty


def test_a_sum_of_another_text_is_refused() -> None:
    """Sums need the paragraphs that they were found in, and all their columns."""
    paragraphs = documents(PLEDGE)
    money = tk.find_money(paragraphs)
    with pytest.raises(SchemaError, match="paragraph '1' of 'a' is not in PARAGRAPHS"):
        build_ledger(money, paragraphs.assign(doc_id="z"))
    with pytest.raises(SchemaError, match="missing column 'giver'"):
        build_ledger(money.drop(columns="giver"), paragraphs)


def test_arguments_are_not_changed() -> None:
    """The tables given stay as they were."""
    paragraphs = documents(PLEDGE, PLEDGE)
    money = tk.find_money(paragraphs)
    before = money.copy(), paragraphs.copy()
    ledger = build_ledger(money, paragraphs)
    kept = ledger.copy()
    ledger_totals(ledger)
    for now, then in zip((money, paragraphs, ledger), (*before, kept), strict=True):
        pd.testing.assert_frame_equal(now, then)


SENTENCES = st.sampled_from(
    [
        f"{giver} {verb} {hedge}{amount} to {recipient}{purpose}."
        for giver in ("Norway", "Chile", "The Leaders")
        for verb in ("pledged", "will give", "gave")
        for hedge in ("", "more than ")
        for amount in ("USD 5 million", "USD 5.2 million", "EUR 5 million")
        for recipient in ("the Relief Fund", "the Coral Research Centre", "Peru")
        for purpose in ("", " for coastal roads and new bridges", " in 2019")
    ]
)


@settings(max_examples=60)
@given(st.lists(SENTENCES, max_size=7), st.randoms(use_true_random=False))
def test_entries_whatever_the_documents(texts: list[str], random: object) -> None:
    """Every sum is in one entry, of one currency and giver, whatever the order of the documents; totals add each counted entry once."""
    paragraphs = documents(*texts) if texts else documents("Nothing.")
    found = build_ledger(tk.find_money(paragraphs), paragraphs)
    assert len(found) == len(texts)
    for _, entry in found.groupby("entry"):
        assert entry["currency"].nunique() == 1
        assert entry["giver"].replace("Leaders", pd.NA).dropna().nunique() <= 1
    turned = paragraphs.iloc[::-1].reset_index(drop=True)
    again = build_ledger(tk.find_money(turned), turned)
    assert _groups(found) == _groups(again)
    entries = ledger_entries(found)
    assert ledger_totals(found)["lowest"].sum() == pytest.approx(
        entries.loc[entries["counted"], "lowest"].sum()
    )


def _groups(ledger: pd.DataFrame) -> set[frozenset[str]]:
    return {frozenset(group["doc_id"]) for _, group in ledger.groupby("entry")}


CORPUS = [
    # doc_id, para, amount, currency, mentions of the entry, status, why it is not counted
    ("khmer-times-2018-asean-japan-forum", "p7", 50e9, "USD", 1, "planned", ""),
    ("asean-japan-2020-chairmans-statement", "4", 200e6, "USD", 1, "", ""),
    ("asean-japan-2020-chairmans-statement", "4", 2.5e9, "USD", 1, "", ""),
    ("asean-japan-2020-chairmans-statement", "4", 1e6, "USD", 2, "", ""),
    ("asean-japan-2020-chairmans-statement", "5", 50e6, "USD", 2, "committed", ""),
    ("asean-japan-2020-chairmans-statement", "16", 2e12, "JPY", 1, "under way", ""),
    ("mekong-japan-2020-joint-statement", "20", 270e6, "USD", 1, "signed", ""),
    ("mekong-japan-2020-joint-statement", "20", 230e6, "USD", 1, "signed", ""),
    ("mekong-japan-2020-joint-statement", "24", 125e6, "USD", 1, "", ""),
    ("mekong-japan-2020-joint-statement", "25", 1e6, "USD", 2, "", ""),
    ("mekong-japan-2020-joint-statement", "33", 3.75e6, "USD", 1, "", ""),
    ("mekong-japan-2020-joint-statement", "36", 1e9, "JPY", 1, "", ""),
    ("mekong-japan-2020-joint-statement", "36", 5e6, "USD", 1, "approved", ""),
    ("asean-japan-2021-overview", "14", 226e9, "USD", 1, "", "trade statistic"),
    ("asean-japan-2021-overview", "14", 20.4e9, "USD", 1, "", "investment statistic"),
    ("asean-japan-2021-overview", "27", 50e6, "USD", 2, "pledged", ""),
    ("asean-japan-2021-overview", "35", 6.4e6, "USD", 1, "delivered", ""),
    ("asean-japan-2021-overview", "35", 87.5e6, "JPY", 1, "delivered", ""),
    ("asean-japan-2021-overview", "35", 6.8e6, "USD", 1, "delivered", ""),
    ("asean-japan-2021-overview", "35", 3.26e6, "USD", 1, "delivered", ""),
    ("asean-japan-2021-overview", "35", 315_989.96, "USD", 1, "delivered", ""),
]


@pytest.fixture(scope="module")
def corpus() -> pd.DataFrame:
    """Return the ledger of the five documents."""
    paragraphs = tk.segment_paragraphs(tk.load_documents("corpus"))
    return build_ledger(tk.find_money(paragraphs), paragraphs)


def test_the_corpus_has_nineteen_entries(corpus: pd.DataFrame) -> None:
    """All 21 sums, checked by hand: two pledges stand in two documents each, and nothing else is one."""
    mentions = corpus.groupby("entry")["entry"].transform("size")
    rows = zip(
        corpus["doc_id"],
        corpus["para"],
        corpus["amount"],
        corpus["currency"],
        mentions,
        corpus["status"].fillna(""),
        corpus["why_not"],
        strict=True,
    )
    assert list(rows) == CORPUS
    assert corpus["entry"].nunique() == 19
    assert corpus["part_of"].isna().all()
    assert set(corpus["conflict"]) == {""}


@pytest.mark.parametrize(
    ("amount", "places", "status", "linked"),
    [
        pytest.param(
            50e6,
            "asean-japan-2020-chairmans-statement 5; asean-japan-2021-overview 27",
            "pledged",
            ["giver", "recipient"],
            id="public health",
        ),
        pytest.param(
            1e6,
            "asean-japan-2020-chairmans-statement 4; mekong-japan-2020-joint-statement 25",
            "",
            ["recipient"],
            id="response fund",
        ),
    ],
)
def test_the_two_shared_pledges(
    corpus: pd.DataFrame, amount: float, places: str, status: str, linked: list[str]
) -> None:
    """Each is one entry with both its mentions; the second statement names no giver of the response fund's million."""
    entry = ledger_entries(corpus).query("lowest == @amount and currency == 'USD'").squeeze()
    assert entry["places"] == places
    assert entry["giver"] == "Japan"
    assert ("" if pd.isna(entry["status"]) else entry["status"]) == status
    assert entry["linked_by"].split(", ") == ["amount", "currency", *linked, "wording"]


def test_totals_of_the_corpus(corpus: pd.DataFrame) -> None:
    """What Japan gives or promises, added once a pledge; the yen projects of which no giver is named stand apart."""
    totals = ledger_totals(corpus)
    assert totals[["currency", "entries", "mentions"]].values.tolist() == [
        ["JPY", 2, 2],
        ["JPY", 1, 1],
        ["USD", 14, 16],
    ]
    assert totals["giver"].fillna("").tolist() == ["Japan", "", "Japan"]
    dollars = {
        50e9,
        200e6,
        2.5e9,
        1e6,
        50e6,
        270e6,
        230e6,
        125e6,
        3.75e6,
        5e6,
        6.4e6,
        6.8e6,
        3.26e6,
        315_989.96,
    }
    assert totals["lowest"].tolist() == [pytest.approx(1_087_500_000), 2e12, pytest.approx(sum(dollars))]
