"""The comparison with other packages: its committed result, and the parts of it that need none of them."""

import datetime as dt
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from peers.adapters import TABLES, entity_finders
from peers.measure import PEERS, RESULT, TOOLKIT, describe, measure, merge, render
from peers.reading import base_day, locate_words, period_days, read_state, resolved_days, strip_title
from peers.scoring import VALUES, pair_spans, places_of, score

COUNTS = ("hits", "found", "annotated")
COLUMNS = {"peer": str, "list": str, "measure": str, **dict.fromkeys(COUNTS, int)}
COLUMNS |= dict.fromkeys(("precision", "recall", "f1"), float)
REFRESH = "run `nox -s peers`, or, where only the toolkit changed, `PYTHONPATH=tests python -m peers.measure`"
LOCK = Path(__file__).parent / "peers" / "requirements.lock"
TEXT = "On 3 May 2020 the ASEAN-Laos Forum thanked Laos for EUR 2 million."
PARAGRAPHS = pd.DataFrame(
    {"doc_id": ["memo"], "para": ["1"], "heading": [""], "text": [TEXT], "date": ["2020-06-01"]}
)
ANNOTATION = {
    "doc_id": "memo",
    "paragraphs": [{"para": "1", "heading": "", "text": TEXT}],
    "dates": [
        {"para": "1", "quote": "3 May 2020", "date_start": "2020-05-03", "date_end": "2020-05-03"},
    ],
    "money": [{"para": "1", "quote": "EUR 2 million", "amount": 2000000, "currency": "EUR"}],
    "countries": [{"para": "1", "quote": "Laos", "iso3": "LAO"}],
}


@pytest.fixture(scope="module")
def result():
    """Return the committed result."""
    return tomllib.loads(RESULT.read_text("utf-8"))


def spans(name, *rows):
    """Return the table of the list `name` from ``(words, value, …)``."""
    keys = list(VALUES[name])
    return TABLES[name].frame(
        {"doc_id": "memo", "para": "1", "start": TEXT.index(words), "end": TEXT.index(words) + len(words)}
        | dict(zip(keys, values, strict=True))
        for words, *values in rows
    )


def counts(name, table):
    """Return hits, found and annotated of a table, by measure."""
    return {
        row["measure"]: tuple(row[key] for key in COUNTS)
        for row in score(name, table, PARAGRAPHS, [ANNOTATION])
    }


def test_every_score_is_by_a_known_peer_list_and_measure(result):
    """Each row has the columns in their types, and each pair of peer and list stands there by both measures."""
    assert set(result) == {"peers", "scores"}
    for row in result["scores"]:
        assert {key: type(value) for key, value in row.items()} == COLUMNS
        assert row["hits"] <= min(row["found"], row["annotated"])
        assert row["recall"] == pytest.approx(row["hits"] / row["annotated"], abs=0.0006)
    keys = [(row["peer"], row["list"], row["measure"]) for row in result["scores"]]
    assert len(set(keys)) == len(keys)
    assert {key[2] for key in keys} == {"value", "span"}
    assert {(p, n, "span") for p, n, m in keys if m == "value"} == {key for key in keys if key[2] == "span"}
    assert {key[1] for key in keys} == set(VALUES)


def test_every_peer_was_measured_in_the_version_of_the_lock(result):
    """The result names every peer, and each version in it is the locked one: a new lock wants a new measurement."""
    assert [peer["peer"] for peer in result["peers"]] == [peer.label for peer in PEERS]
    assert {peer["peer"] for peer in result["peers"]} == {row["peer"] for row in result["scores"]}
    pinned = dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", LOCK.read_text("utf-8"), re.MULTILINE))
    for peer in result["peers"]:
        packages = {name: version for name, version in peer["versions"].items() if name != "python"}
        assert {name: pinned[name] for name in packages} == packages


def test_the_scores_of_the_toolkit_are_those_of_now(result):
    """The toolkit's rows cannot go stale: `nox -s peers` writes them anew."""
    committed = [row for row in result["scores"] if row["peer"] == TOOLKIT.label]
    keys = ("list", "measure", *COUNTS)
    now = [{key: row[key] for key in keys} for row in measure([TOOLKIT])]
    for row in now:
        assert row in [{key: kept[key] for key in keys} for kept in committed], REFRESH
        annotated = {kept["annotated"] for kept in result["scores"] if kept["list"] == row["list"]}
        assert annotated == {row["annotated"]}, (
            "the annotations are others than those of the peers: `nox -s peers`"
        )
    assert len(now) == len(committed)


def test_the_lock_pins_every_package_by_hash_and_names_no_index():
    """Each block of the lock has a hash, and no address stands in it."""
    text = LOCK.read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "--index-url" not in text


def test_a_value_counts_where_it_is_known_and_a_span_where_it_overlaps():
    """A sum without currency is nothing by value and one hit by span; a wrong one costs precision by value alone."""
    unread = spans("money", ("2 million", 2e6, None))
    assert counts("money", unread) == {"value": (0, 0, 1), "span": (1, 1, 1)}
    wrong = spans("money", ("2 million", 2e6, "USD"))
    assert counts("money", wrong) == {"value": (0, 1, 1), "span": (1, 1, 1)}
    assert counts("money", TABLES["money"].empty()) == {"value": (0, 0, 1), "span": (0, 0, 1)}


def test_each_entry_is_found_once():
    """Two findings in one date are one hit, and words elsewhere are none."""
    parts = spans("dates", ("3 May", "2020-05-03", "2020-05-03"), ("2020", None, None), ("Forum", None, None))
    assert counts("dates", parts) == {"value": (1, 1, 1), "span": (1, 3, 1)}


def test_pairs_are_as_many_as_there_can_be():
    """A finding that fits two entries leaves one of them to a finding that fits it alone; the words may stand anywhere."""
    assert pair_spans([(0, 9), (0, 3)], [[(0, 9)], [(5, 9)]]) == {0: 1, 1: 0}
    assert pair_spans([(3, 5)], [[(5, 8)]]) == {}, "they touch, and share nothing"
    assert pair_spans([], [[(0, 1)]]) == {}
    assert places_of("Laos", TEXT) == [(24, 28), (43, 47)]


def test_entities_are_read_as_the_toolkits_lists():
    """A GPE is a mention of the state that it names and otherwise none; a PERSON is a name without title."""
    text = "Dr. Ann Lee of the Kingdom of Thailand left Tokyo."
    entities = [("PERSON", "Dr. Ann Lee"), ("GPE", "the Kingdom of Thailand"), ("GPE", "Tokyo")]

    def model(words):
        return SimpleNamespace(
            ents=[
                SimpleNamespace(
                    label_=label,
                    text=quote,
                    start_char=words.index(quote),
                    end_char=words.index(quote) + len(quote),
                )
                for label, quote in entities
            ]
        )

    paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})
    finders = entity_finders(model)
    assert finders["countries"](paragraphs)[["quote", "iso3"]].to_numpy().tolist() == [
        ["the Kingdom of Thailand", "THA"]
    ]
    assert finders["people"](paragraphs)[["quote", "name"]].to_numpy().tolist() == [
        ["Dr. Ann Lee", "Ann Lee"]
    ]


@pytest.mark.parametrize(
    ("day", "period", "days"),
    [
        pytest.param("2020-02-13", "day", ("2020-02-13", "2020-02-13"), id="day"),
        pytest.param("2020-02-13", "week", ("2020-02-10", "2020-02-16"), id="monday-to-sunday"),
        pytest.param("2020-02-13", "month", ("2020-02-01", "2020-02-29"), id="month"),
        pytest.param("2020-02-13", "year", ("2020-01-01", "2020-12-31"), id="year"),
    ],
)
def test_a_day_stands_for_its_period(day, period, days):
    """The days are the first and the last of the period."""
    assert tuple(period_days(dt.date.fromisoformat(day), period).values()) == days


@pytest.mark.parametrize(
    ("reading", "days"),
    [
        pytest.param(
            {"timex": "2020-11-13", "value": "2020-11-13"}, ("2020-11-13", "2020-11-13"), id="a-day"
        ),
        pytest.param(
            {"timex": "2020-11-13T10", "value": "2020-11-13 10:00:00"}, ("2020-11-13",) * 2, id="an-hour"
        ),
        pytest.param(
            {"timex": "2020-W45", "start": "2020-11-02", "end": "2020-11-09"},
            ("2020-11-02", "2020-11-08"),
            id="a-named-period-ends-before",
        ),
        pytest.param(
            {"timex": "(2020-11-10,2020-11-11,P1D)", "start": "2020-11-10", "end": "2020-11-11"},
            ("2020-11-10", "2020-11-11"),
            id="a-printed-range-includes-its-end",
        ),
        pytest.param(
            {"timex": "2014", "Mod": "since", "start": "2014-01-01"},
            ("2014-01-01", "2014-12-31"),
            id="since-a-year",
        ),
        pytest.param({"timex": "XXXX-WXX-1", "value": "not resolved"}, (), id="not-resolved"),
    ],
)
def test_readings_are_days(reading, days):
    """Both days are included, as the annotations have them."""
    assert tuple(resolved_days(reading).values()) == days


def test_dates_are_read_from_the_documents_day_or_the_first_of_its_period():
    """A document dated by month or year stands at its first day."""
    assert [base_day(date).date().isoformat() for date in ("2020-06-01", "2018-07", "2021")] == [
        "2020-06-01",
        "2018-07-01",
        "2021-01-01",
    ]


def test_words_are_found_in_reading_order():
    """The second of equal words is the second in the text; words that are not there overlap nothing."""
    assert locate_words("May and May", ["May", "May", "June"]) == [(0, 3), (8, 11), (11, 11)]
    assert locate_words("", []) == []


def test_names_are_read_as_annotated():
    """Titles go, states get their code, other places none."""
    assert [strip_title(name) for name in ("H.E. Mr. Bo Lin", "Drake", "Ms Roe")] == [
        "Bo Lin",
        "Drake",
        "Roe",
    ]
    assert read_state("Viet Nam") == {"iso3": "VNM"}
    assert read_state("the Mekong") is None


def test_the_result_is_toml():
    """What is written can be read: a quotation mark in a text, a score without denominator, the heading comment."""
    peer = describe(TOOLKIT._replace(label='a "peer"'))
    row = {"peer": peer["peer"], "hits": 0, "precision": float("nan"), "recall": 0.25}
    written = tomllib.loads(render({"peers": [peer], "scores": [row]}))
    assert written["peers"] == [peer]
    assert (written["scores"][0]["hits"], written["scores"][0]["recall"]) == (0, 0.25)
    assert pd.isna(written["scores"][0]["precision"])


def test_a_peer_that_is_not_installed_keeps_its_rows(result):
    """Measuring the toolkit alone changes nothing of the others; a peer that is no more goes."""
    own = {key: [row for row in rows if row["peer"] == TOOLKIT.label] for key, rows in result.items()}
    gone = {"peers": [{"peer": "gone"}], "scores": [{"peer": "gone", "list": "dates", "measure": "span"}]}
    assert merge(own, {key: result[key] + gone[key] for key in result}) == result
    assert merge(result, {}) == result
