"""collocations and the measures of association, against published values."""

from math import log2

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.measure.association import g2_four_cells, log_dice, mutual_information, t_score
from toolkit.measure.collocation import COLLOCATIONS, collocations

TEXT = "The Leaders support peace efforts. They support peace talks, and we support peace. Trade grew."


def table(*texts: str) -> pd.DataFrame:
    rows = [(f"d{number}", "1", text) for number, text in enumerate(texts, start=1)]
    return pd.DataFrame(rows, columns=["doc_id", "para", "text"], dtype="str")


@pytest.mark.parametrize(
    ("together", "one", "other", "expected"),
    [
        pytest.param(8, 389, 230, 8.726204, id="sugiura-strong-tea"),
        pytest.param(300, 300, 300, 14.0, id="sugiura-always-together"),
        pytest.param(3, 3000, 3000, 4.034216, id="sugiura-3"),
        pytest.param(6, 3000, 3000, 5.034216, id="sugiura-twice-as-often-is-1-more"),
        pytest.param(256, 3035, 1000, 11.021647, id="stackexchange-1"),
        pytest.param(56, 3035, 214, 9.141575, id="stackexchange-2"),
        pytest.param(109, 3035, 14989, 7.630553, id="stackexchange-3"),
    ],
)
def test_log_dice_of_rychly(together, one, other, expected):
    """Worked values of Rychlý's (2008) formula: Sugiura's wiki (R) and question 643939 at Cross Validated (R)."""
    assert log_dice(together, one, other) == pytest.approx(expected, abs=5e-7)


def test_mutual_information_of_church_and_hanks():
    """Church and Hanks (1990), p. 24: 11.3 for two words of 1105 and 44 occurrences, 8 of them together, in 15 million."""
    assert round(mutual_information(8, 1105 * 44 / 15_000_000), 1) == 11.3


def test_t_score_of_manning_and_schuetze():
    """Manning and Schütze (1999), p. 164: 0.999932 for words of 15828 and 4675 occurrences, 8 together, in 14,307,668."""
    assert t_score(8, 15828 * 4675 / 14_307_668) == pytest.approx(0.999932, abs=1e-6)


@pytest.mark.parametrize(
    ("f", "f2", "dice", "mi", "t", "g2"),
    [
        pytest.param(
            1,
            2,
            0.000130412102243088,
            0.796611250194937,
            0.840269169470515,
            2.4487567246743,
            id="appreciated",
        ),
        pytest.param(
            7,
            120,
            0.00090591432638799,
            -0.136441960174449,
            -0.976603439999581,
            0.829802488929075,
            id="certain",
        ),
        pytest.param(
            2, 5, 0.000260773192515809, 0.699701237186881, 1.1318466787932, 3.87912640510113, id="arrived"
        ),
        pytest.param(
            5, 38, 0.000650533437418683, 0.216827653578127, 0.878825795867369, 1.17525940894601, id="heard"
        ),
    ],
)
def test_measures_are_those_of_ucs(f, f2, dice, mi, t, g2):
    """Evert's UCS toolkit, as recorded in tests/ucs-gold-100.ds of pandas-association-measures (its MI is decimal, its G2 signed)."""
    f1, n = 15334, 191998
    expected = f1 * f2 / n
    assert log_dice(f, f1, f2) == pytest.approx(14 + log2(dice), abs=1e-9)
    assert mutual_information(f, expected) == pytest.approx(mi / (log2(2) / log2(10)), abs=1e-9)
    assert t_score(f, expected) == pytest.approx(t, abs=1e-9)
    assert g2_four_cells(f, f2 - f, f1, n - f1) == pytest.approx(g2, rel=1e-9)


def test_what_is_undefined_is_not_a_number():
    """Words that never stand together have no logarithm."""
    assert log_dice(0, 3, 4) != log_dice(0, 3, 4)
    assert mutual_information(0, 1.5) != mutual_information(0, 1.5)
    assert t_score(0, 1.5) != t_score(0, 1.5)


def test_a_window_counts_words():
    """One word to the left and right, not over the end of the sentence; the node itself is no item."""
    found = collocations(table(TEXT), "peace", window=1, within="sentence", min_count=1).set_index(
        "collocate"
    )
    assert sorted(found.index) == ["efforts", "support", "talks"]
    row = found.loc["support"]
    assert row[["observed", "n_node", "n_collocate", "near", "total"]].tolist() == [3, 3, 3, 5, 12]
    assert row["expected"] == 5 * 3 / 12
    assert row["log_dice"] == 14.0
    assert row["mi"] == pytest.approx(log2(12 / 5))
    assert row["items"] == "words"


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(1, {"support", "efforts", "talks", "trade"}, id="both-sides"),
        pytest.param((1, 0), {"support"}, id="left"),
        pytest.param((0, 2), {"efforts", "they", "talks", "and", "trade", "grew"}, id="right"),
        pytest.param(0, set(), id="none"),
    ],
)
def test_windows_may_be_lopsided(window, expected):
    """A pair gives the words to the left and to the right."""
    assert set(collocations(table(TEXT), "peace", window=window, min_count=1)["collocate"]) == expected


def test_sentences_are_items():
    """With window='sentence' a word counts once a sentence, near or far."""
    found = collocations(table(TEXT), "peace", window="sentence", min_count=2).set_index("collocate")
    assert found.index.tolist() == ["support"]
    row = found.loc["support"]
    assert row[["observed", "n_node", "n_collocate", "near", "total"]].tolist() == [2, 2, 2, 2, 3]
    assert row["items"] == "sentences"
    assert row["g2"] == pytest.approx(g2_four_cells(2, 0, 2, 1))


def test_paragraphs_are_items():
    """With window='paragraph' the whole paragraph is near; documents with both are counted."""
    found = collocations(
        table("peace and trade", "peace, trade", "trade"), "peace", window="paragraph", min_count=2
    )
    columns = ["collocate", "observed", "n_collocate", "total", "n_documents", "items"]
    assert found[columns].values.tolist() == [["trade", 2, 3, 3, 2, "paragraphs"]]


def test_a_phrase_is_a_node():
    """The words of the node are not its collocates; each node has its rows."""
    text = "peace in the South China Sea, calm in the South China Sea"
    found = collocations(table(text), ["south china sea", "calm"], window=2, min_count=1)
    assert found["node"].unique().tolist() == ["south china sea", "calm"]
    near = found[found["node"] == "south china sea"]
    assert dict(zip(near["collocate"], near["observed"], strict=True)) == {"calm": 1, "in": 2, "the": 2}
    assert set(near["total"]) == {6}


def test_a_word_between_two_nodes_counts_once():
    """Windows that overlap share their words."""
    found = collocations(table("peace with peace"), "peace", min_count=1)
    assert found[["collocate", "observed", "n_node", "near"]].values.tolist() == [["with", 1, 2, 1]]


@pytest.mark.parametrize("text", [pytest.param("trade", id="no-node"), pytest.param("", id="no-word")])
@pytest.mark.parametrize("window", [5, "sentence"])
def test_an_empty_result_has_the_schema(text, window):
    """Without the node the table has all its columns and no row."""
    found = collocations(table(text), "peace", window=window, min_count=1)
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(COLLOCATIONS.columns)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"window": "page"}, "window is 'page'. Allowed are 'paragraph', 'sentence'", id="name"),
        pytest.param({"window": -1}, "window is -1. Give the number of words on each side", id="negative"),
        pytest.param({"window": (1, 2, 3)}, r"window is \(1, 2, 3\). Give a number", id="three-sides"),
        pytest.param({"within": "page"}, "within is 'page'", id="within"),
        pytest.param({"min_count": 0}, "min_count is 0. Give the fewest times together", id="min-count"),
        pytest.param({"valuetype": "exact"}, "valuetype is 'exact'", id="valuetype"),
    ],
)
def test_a_wrong_argument_is_named(options, message):
    """Impossible arguments raise with what is allowed."""
    with pytest.raises(ParameterError, match=message):
        collocations(table(TEXT), "peace", **options)


def test_a_table_without_text_is_refused():
    """The table must have a text to search."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        collocations(table(TEXT).drop(columns="text"), "peace")


def test_the_argument_is_not_changed():
    """The table that comes in stays as it is."""
    paragraphs = table(TEXT)
    collocations(paragraphs, "peace")
    pd.testing.assert_frame_equal(paragraphs, table(TEXT))


WORDS = st.lists(st.sampled_from(["peace", "sea", "trade", "of"]), max_size=25)


@settings(max_examples=60)
@given(WORDS, st.integers(0, 4), st.integers(0, 4))
def test_window_counts_are_those_of_a_plain_loop(terms, left, right):
    """Every other word is near if a node stands within so many words before or after it."""
    nodes = [place for place, term in enumerate(terms) if term == "peace"]
    others = [place for place, term in enumerate(terms) if term != "peace"]
    near = [p for p in others if any(0 < p - node <= right or 0 < node - p <= left for node in nodes)]
    found = collocations(table(" ".join(terms)), "peace", window=(left, right), min_count=1)
    observed = {
        term: sum(terms[place] == term for place in near) for term in {terms[place] for place in near}
    }
    assert dict(zip(found["collocate"], found["observed"], strict=True)) == observed
    if near:
        assert set(found["near"]) == {len(near)}
        assert set(found["total"]) == {len(others)}
    assert (found["observed"] <= found["n_collocate"]).all()
    assert (found["g2"] >= 0).all()
    assert ((found["mi"] > 1e-12) <= (found["observed"] > found["expected"])).all()
