"""Alignment: which passages of a series correspond, checked by hand on the corpus and on invented series."""

from __future__ import annotations

import random
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.compare.alignment import PAIRS, THRESHOLDS, align, one_side
from toolkit.compare.alignment.calibration import CALIBRATION, calibrate
from toolkit.compare.alignment.words import content_words
from toolkit.errors import ParameterError, SchemaError

NEWS = "khmer-times-2018-asean-japan-forum"
PRESS = "asean-japan-2019-summit-press"
CHAIR = "asean-japan-2020-chairmans-statement"
MEKONG = "mekong-japan-2020-joint-statement"
SHEET = "asean-japan-2021-overview"

# Read in the documents: paragraphs that speak of the same matter.
CORRESPOND = [
    (NEWS, "p9", CHAIR, "28", "South China Sea, navigation and code of conduct"),
    (PRESS, "2/(2)/p1", CHAIR, "28", "South China Sea, serious concern"),
    (NEWS, "p8", CHAIR, "29", "Korean Peninsula"),
    (NEWS, "p2", CHAIR, "2", "implementation plan of the Vision Statement"),
    (NEWS, "p7", CHAIR, "14", "RCEP and the trading system"),
    (PRESS, "1/(6)/2", CHAIR, "14", "RCEP"),
    (CHAIR, "14", MEKONG, "9", "RCEP"),
    (NEWS, "p6", PRESS, "1/(6)/1", "protocol to amend AJCEP"),
    (PRESS, "1/(6)/1", CHAIR, "12", "protocol to amend AJCEP"),
    (CHAIR, "12", MEKONG, "9", "protocol to amend AJCEP"),
    (CHAIR, "12", SHEET, "15", "protocol to amend AJCEP"),
    (CHAIR, "7", MEKONG, "37", "AOIP"),
    (PRESS, "1/(2)/1", CHAIR, "7", "AOIP"),
    (PRESS, "1/(2)/1", MEKONG, "37", "AOIP and FOIP"),
    (CHAIR, "7", SHEET, "8", "joint statement on AOIP"),
    (CHAIR, "5", MEKONG, "25", "centre for public health emergencies"),
    (CHAIR, "5", SHEET, "27", "USD 50 million for the centre"),
    (CHAIR, "4", MEKONG, "24", "grant for medical supplies"),
    (CHAIR, "4", MEKONG, "3", "summit on COVID-19"),
    (CHAIR, "4", SHEET, "27", "COVID-19, ASEAN-led mechanisms"),
    (CHAIR, "16", MEKONG, "10", "connectivity, quality infrastructure"),
    (CHAIR, "16", SHEET, "33", "MPAC 2025, statement on connectivity"),
    (CHAIR, "20", MEKONG, "8", "smart cities"),
    (PRESS, "1/(5)/p1", CHAIR, "20", "smart cities"),
    (CHAIR, "20", SHEET, "34", "smart cities"),
    (CHAIR, "19", MEKONG, "5", "Mekong ministers' meetings"),
    (CHAIR, "25", MEKONG, "23", "universal health coverage"),
    (CHAIR, "22", MEKONG, "30", "environment, marine plastic"),
    (CHAIR, "22", SHEET, "28", "environment"),
    (CHAIR, "18", SHEET, "35", "IAI work plans, attachment of officers"),
    (CHAIR, "24", SHEET, "31", "AHA Centre"),
    (NEWS, "p3", CHAIR, "24", "AHA Centre"),
    (CHAIR, "13", SHEET, "19", "economic resilience action plan"),
    (CHAIR, "8", SHEET, "13", "counter-terrorism"),
    (CHAIR, "9", SHEET, "11", "Vientiane Vision"),
    (CHAIR, "15", SHEET, "18", "AJIN"),
    (MEKONG, "17", SHEET, "36", "Mekong Industrial Development Vision"),
    (CHAIR, "26", SHEET, "30", "WA Project, Asia Center"),
    (NEWS, "p10", CHAIR, "8", "terrorism, cybercrime"),
    (PRESS, "1/(1)/3", MEKONG, "41", "Sport for Tomorrow"),
]
# Paragraphs that nothing in the other document corresponds to (or not the paragraph named).
APART = [
    (NEWS, "p9", MEKONG, None, "silent on the South China Sea"),
    (PRESS, "2/(2)/p1", MEKONG, None, "silent on the South China Sea"),
    (CHAIR, "28", MEKONG, None, "silent on the South China Sea"),
    (CHAIR, "28", SHEET, None, "silent on the South China Sea"),
    (CHAIR, "29", MEKONG, None, "silent on the Korean Peninsula"),
    (CHAIR, "29", SHEET, None, "silent on the Korean Peninsula"),
    (PRESS, "1/p1", CHAIR, None, "stage direction"),
    (PRESS, "2/p1", CHAIR, None, "stage direction"),
    (PRESS, "2/p1", SHEET, None, "stage direction"),
    (PRESS, "2/(4)/1", CHAIR, None, "courtesy"),
    (PRESS, "2/(4)/1", MEKONG, None, "courtesy"),
    (CHAIR, "10", MEKONG, None, "human rights"),
    (CHAIR, "10", PRESS, None, "human rights"),
    (CHAIR, "11", SHEET, None, "ASEAN-IPR"),
    (MEKONG, "43", CHAIR, None, "ASEM"),
    (MEKONG, "29", CHAIR, None, "civil code"),
    (NEWS, "p8", PRESS, "2/(2)/p1", "Korea and South China Sea"),
    (NEWS, "p9", CHAIR, "29", "South China Sea and Korea"),
    (PRESS, "2/(2)/p1", CHAIR, "29", "South China Sea and Korea"),
    (PRESS, "2/(2)/2", CHAIR, "28", "abductions and South China Sea"),
]


@cache
def corpus_pairs() -> frozenset[tuple[str, str, str, str]]:
    """Return the paragraphs of the corpus that are aligned, whole or by a sentence, both ways round."""
    paragraphs = tk.segment_paragraphs(tk.load_documents("corpus"))
    keys = ["left_doc_id", "left_para", "right_doc_id", "right_para"]
    found = pd.concat([align(paragraphs), align(paragraphs, unit="sentence")])[keys].itertuples(index=False)
    pairs = {tuple(pair) for pair in found}
    return frozenset(pairs | {(c, d, a, b) for a, b, c, d in pairs})


@pytest.mark.parametrize(("doc", "para", "other", "there", "matter"), CORRESPOND)
def test_what_corresponds_is_aligned(doc, para, other, there, matter):
    """Paragraphs on one matter, as read by a person, are aligned, whole or by a sentence."""
    assert (doc, para, other, there) in corpus_pairs()


@pytest.mark.parametrize(("doc", "para", "other", "there", "matter"), APART)
def test_what_has_no_counterpart_has_no_partner(doc, para, other, there, matter):
    """A paragraph on a matter that the other document is silent on is aligned with none of it."""
    partners = {pair[3] for pair in corpus_pairs() if pair[:3] == (doc, para, other)}
    assert there not in partners if there else not partners


def series(*documents: list[str]) -> pd.DataFrame:
    """Return PARAGRAPHS of documents d1, d2, …, given as lists of paragraphs."""
    return pd.DataFrame(
        [
            {"doc_id": f"d{number}", "para": str(place), "text": text}
            for number, texts in enumerate(documents, 1)
            for place, text in enumerate(texts, 1)
        ],
        columns=["doc_id", "para", "text"],
    )


RAIL = "We restored the railway across the high plateau and its eleven tunnels."
BEES = "We sent apiarists to inspect the hives of the southern orchards."
SALT = "We opened the archives of the salt commission to scholars of all parties."


def relations(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return the paragraphs of each pair and how they relate."""
    return list(table[["left_para", "right_para", "relation"]].itertuples(index=False, name=None))


def test_one_to_one_whatever_the_order():
    """Each passage finds its own, wherever it stands."""
    assert relations(align(series([RAIL, BEES, SALT], [SALT, RAIL, BEES]))) == [
        ("1", "2", "one to one"),
        ("2", "3", "one to one"),
        ("3", "1", "one to one"),
    ]


def test_split_and_merged():
    """A passage spread over two is split, one made of two is merged."""
    whole = f"{RAIL} {BEES}"
    assert relations(align(series([whole, SALT], [RAIL, BEES, SALT]))) == [
        ("1", "1", "split"),
        ("1", "2", "split"),
        ("2", "3", "one to one"),
    ]
    assert [relation for *_, relation in relations(align(series([RAIL, BEES], [whole])))] == [
        "merged",
        "merged",
    ]


def test_a_passage_that_lies_in_a_much_longer_one():
    """A sentence found word for word in a long paragraph is aligned, however little of that it is."""
    long = " ".join(
        f"The envoys of province {n} praised orchard{n}, quarry{n} and ferry{n}." for n in range(60)
    )
    table = align(series([f"{long} {RAIL}"], [RAIL, SALT]))
    assert relations(table) == [("1", "1", "one to one")]
    assert table["similarity"].iloc[0] < THRESHOLDS["paragraph"]


def test_unrelated_passages_stay_apart():
    """Passages that share nothing but function words and a common phrase are not aligned."""
    assert align(series([RAIL, BEES], [SALT, "We met on the sidelines of the summit."])).empty


def test_sentences_stand_where_they_say():
    """Sentences are aligned at their positions in the paragraph."""
    paragraphs = series([f"{RAIL} {BEES}"], [f"{BEES} {RAIL}"])
    table = align(paragraphs, unit="sentence")
    texts = paragraphs.set_index(["doc_id", "para"])["text"]
    for side in ("left", "right"):
        spans = one_side(table, side)
        assert all(texts[(r.doc_id, r.para)][r.start : r.end] == r.quote for r in spans.itertuples())
    assert table["similarity"].tolist() == [1.0, 1.0]


def test_documents_are_taken_by_date_where_each_has_one():
    """The earlier document is the left one, whatever the order of the table; without all dates the table decides."""
    paragraphs = series([RAIL], [RAIL]).assign(date=["2031-05", "2030"])
    assert align(paragraphs)["left_doc_id"].tolist() == ["d2"]
    assert align(paragraphs.assign(date=["2031-05", None]))["left_doc_id"].tolist() == ["d1"]


def many(count: int) -> pd.DataFrame:
    """Return documents that say five of nine things in an order of their own."""
    things = [
        f"We inspected the {a} of {b} and praised its {c}."
        for a, b, c in zip(*[iter(NOUNS)] * 3, strict=True)
    ]
    return series(*(random.Random(number).sample(things, 5) for number in range(count)))


NOUNS = [
    "dairy",
    "Orla",
    "curds",
    "quarry",
    "Tarn",
    "masons",
    "ferry",
    "Kesh",
    "pilots",
    "orchard",
    "Merrow",
    "pears",
    "foundry",
    "Almeria",
    "bells",
    "archive",
    "Ostrovia",
    "maps",
    "harbour",
    "Valdoria",
    "cranes",
    "observatory",
    "Ridgeway",
    "lenses",
    "granary",
    "Sunder",
    "millers",
]


def test_depth_bounds_how_many_documents_are_compared():
    """A series of depth + 1 documents is compared as a whole; of a longer one each passage with the nearest that have it."""
    pd.testing.assert_frame_equal(align(many(6), depth=5), align(many(6), depth=None))
    table = align(many(12), depth=2)
    partners = table.groupby(["right_doc_id", "right_para"])["left_doc_id"].nunique()
    assert partners.max() == 2
    everywhere = align(many(12), depth=None)
    last = everywhere["left_doc_id"].str[1:].astype(int)
    nearest = everywhere.assign(last=last).groupby(["right_doc_id", "right_para"])["last"].nlargest(1)
    kept = (
        table.assign(last=table["left_doc_id"].str[1:].astype(int))
        .groupby(["right_doc_id", "right_para"])["last"]
        .max()
    )
    assert kept.to_dict() == nearest.droplevel(2).to_dict()


@settings(max_examples=25)
@given(st.permutations(range(9)))
def test_a_copy_in_another_order_is_aligned_with_itself(order):
    """Whatever the order of a copy's paragraphs, each is aligned with its original, and wholly alike."""
    texts = [
        f"We inspected the {a} of {b} and praised its {c}."
        for a, b, c in zip(*[iter(NOUNS)] * 3, strict=True)
    ]
    table = align(series(texts, [texts[place] for place in order]))
    assert table["left_quote"].tolist() == table["right_quote"].tolist() == texts
    assert (table["similarity"] == 1).all()


def test_inflection_and_lost_hyphens():
    """Inflected forms, British and American spelling and words printed together have the same stems."""
    assert content_words("They realised OrlaTarn cooperation") == content_words(
        "realizing Orla-Tarn, and cooperating"
    )


def test_calibration_measures_unrelated_pairs():
    """Only passages of different documents with themes, none in common, are measured; thresholds lie above what they reach."""
    paragraphs = series([RAIL, BEES], [f"{RAIL} {SALT}", BEES])
    themes = pd.DataFrame(
        {"doc_id": ["d1", "d1", "d2"], "para": ["1", "2", "1"], "theme": ["rail", "bees", "salt"]}
    )
    table = calibrate(paragraphs, themes, quantiles=[0.0, 1.0])
    assert table["pairs"].tolist() == [2, 2]
    assert table["similarity"].is_monotonic_increasing
    assert calibrate(paragraphs, themes.iloc[:0]).dtypes.astype(str).to_dict() == dict(CALIBRATION.columns)


@pytest.mark.parametrize("unit", ["paragraph", "sentence"])
def test_the_thresholds_are_those_of_the_corpus(unit):
    """Of unrelated passages of the corpus fewer than 1 in 1,000 reach the threshold."""
    table = calibrate(tk.segment_paragraphs(tk.load_documents("corpus")), unit=unit, quantiles=[0.999])
    assert table["pairs"].iloc[0] > 4000
    assert 0.5 * THRESHOLDS[unit] < table["similarity"].iloc[0] < THRESHOLDS[unit]


def test_empty_and_schema():
    """Without paragraphs, or with one document, there is no row but every column."""
    for paragraphs in (series(), series([RAIL]), series([""], ["", "of the"])):
        assert align(paragraphs).dtypes.astype(str).to_dict() == dict(PAIRS.columns)


def test_arguments_are_not_changed():
    """The paragraphs stay as they are."""
    paragraphs = series([RAIL, BEES], [BEES])
    before = paragraphs.copy()
    align(paragraphs)
    pd.testing.assert_frame_equal(paragraphs, before)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"unit": "page"}, "unit is 'paragraph' or 'sentence', got 'page'"),
        ({"threshold": 2}, "threshold is a similarity from 0 to 1, got 2"),
        ({"depth": 0}, "depth is a number of documents from 1 on, or None for all, got 0"),
    ],
)
def test_errors(arguments, message):
    """What is wrong with an argument is said."""
    with pytest.raises(ParameterError, match=message):
        align(series([RAIL]), **arguments)


def test_errors_of_tables():
    """A missing column and a side that is none are named."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        align(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))
    with pytest.raises(ParameterError, match="side is 'left' or 'right', got 'top'"):
        one_side(align(series([RAIL], [RAIL])), "top")  # type: ignore[arg-type]
