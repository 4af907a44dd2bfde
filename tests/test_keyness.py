"""keyness, keyness_note and the formulas behind them, against published values where there are any.

Where the published figure has few digits, the formula is also checked to 1e-9 against exact arithmetic written out here.
"""

from fractions import Fraction
from math import comb, exp, log, log2
from statistics import NormalDist

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.measure.association import (
    benjamini_hochberg,
    bonferroni,
    g2_four_cells,
    g2_two_cells,
    holm,
    log_ratio,
    log_ratio_interval,
    lower_log_odds,
    p_of_g2,
)
from toolkit.measure.keyness import KEYNESS, keyness
from toolkit.measure.keyness_note import keyness_note


def documents(prefix: str, *texts: str) -> pd.DataFrame:
    rows = [(f"{prefix}{number}", "1", text) for number, text in enumerate(texts, start=1)]
    return pd.DataFrame(rows, columns=["doc_id", "para", "text"], dtype="str")


TARGET = documents("t", "vaccines " * 12 + "peace " * 4 + "cloud " * 6)
REFERENCE = documents("r", "vaccines " * 2 + "peace " * 8, "peace " * 10 + "trade " * 5)


@pytest.mark.parametrize(
    ("a", "c", "b", "d", "expected"),
    [
        pytest.param(540, 116000, 7525, 5451382, 534.64, id="hand"),
        pytest.param(227, 116000, 3635, 5451382, 183.53, id="hands"),
        pytest.param(29, 116000, 504, 5451382, 20.50, id="forehead"),
        pytest.param(431, 116000, 5892, 5451382, 437.88, id="head"),
        pytest.param(16, 116000, 650, 5451382, 0.32, id="neck-less-than-expected"),
        pytest.param(540, 116000, 0, 5451382, 4180.78, id="zero-in-reference"),
        pytest.param(7, 10000, 0, 100000, 33.57, id="zero-in-small-reference"),
        pytest.param(10, 150, 10, 150, 0.0, id="the-same"),
    ],
)
def test_two_cells_are_those_of_the_wizard(a, c, b, d, expected):
    """Values of Rayson's Log-likelihood Wizard (ucrel.lancs.ac.uk/llwizard.html), as recorded in the tests of the CLiC project."""
    assert round(g2_two_cells(a, b, c, d), 2) == expected


def test_two_cells_with_a_zero_in_the_target():
    """Derived, not published: with none in 10,000 words, E2 is 536 x 10/11, so that G2 is 2 x 536 x ln 1.1."""
    assert g2_two_cells(0, 536, 10_000, 100_000) == pytest.approx(1072 * log(1.1), abs=1e-9)


def test_four_cells_are_those_of_dunning():
    """Dunning (1993), p. 72: 167.23 for a pair seen 10 times, its words 10 and 13 times, in 31,777 pairs."""
    assert round(g2_four_cells(10, 3, 10, 31767), 2) == 167.23


@pytest.mark.parametrize(
    ("f", "f1", "f2", "n", "expected"),
    [
        pytest.param(1, 15334, 2, 191998, 2.4487567246743, id="appreciated"),
        pytest.param(7, 15334, 120, 191998, 0.829802488929075, id="certain-less-than-expected"),
        pytest.param(2, 15334, 2, 191998, 10.1098895166663, id="deciding-zero-cell"),
        pytest.param(52, 15334, 658, 191998, 0.00633058968211841, id="will-nearly-expected"),
    ],
)
def test_four_cells_are_those_of_ucs(f, f1, f2, n, expected):
    """Evert's UCS toolkit (am.log.likelihood), as recorded in tests/ucs-gold-100.ds of pandas-association-measures."""
    assert g2_four_cells(f, f2 - f, f1, n - f1) == pytest.approx(expected, rel=1e-9)


LRC_TARGET, LRC_ALL, LRC_FAMILY = 168329, 19720567, 599


@pytest.mark.parametrize(
    ("f", "f2", "ratio", "lrc"),
    [
        pytest.param(1189, 2157, 7.156575955874566, 6.910068549501856, id="frequent"),
        pytest.param(49, 88, 7.189213818656465, 5.941562136184079, id="less-frequent"),
        pytest.param(22, 33, 7.859906193403504, 5.7600897023524364, id="rare"),
        pytest.param(5, 7, 8.181834288290867, 3.219920584278789, id="very-rare"),
        pytest.param(10, 234, 2.3744793662332633, 0.004946739312925457, id="just-above-0"),
        pytest.param(7, 172, 2.3009389012152934, 0.0, id="not-above-0"),
        pytest.param(8794, 1108396, -0.10633999470522687, -0.04588246448773868, id="negative"),
        pytest.param(2166, 429001, -0.762595233842554, -0.6415905032796787, id="negative-and-frequent"),
    ],
)
def test_lrc_is_that_of_evert(f, f2, ratio, lrc):
    """Evert's (2022) R code at 95% for 599 words, as recorded in tests/data/log-ratio-gold.tsv of pandas-association-measures."""
    counts = f, f2 - f, LRC_TARGET, LRC_ALL - LRC_TARGET
    assert log_ratio(*counts) == pytest.approx(ratio, abs=1e-9)
    lower, upper = log_ratio_interval(*counts, 0.05 / LRC_FAMILY)
    assert max(lower, 0.0) + min(upper, 0.0) == pytest.approx(lrc, abs=1e-9)


def test_the_log_ratio_is_that_of_hardie():
    """Hardie (2014): 0.0006 against 0.0002 is three times as often, a log ratio of log2 3."""
    assert log_ratio(6, 2, 10_000, 10_000) == pytest.approx(log2(3), abs=1e-12)


@pytest.mark.parametrize(("k", "n"), [(1, 1), (1, 8), (6, 8), (8, 8), (25, 60)])
@pytest.mark.parametrize("alpha", [0.025, 0.05 / 1000])
def test_the_bound_has_the_tail_it_should(k, n, alpha):
    """Derived, not published: at Clopper and Pearson's bound, k or more of n have the probability alpha (exact sum of the binomial)."""
    odds = Fraction(exp(lower_log_odds(k, n, alpha)))
    p = odds / (1 + odds)
    tail = sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1))
    assert float(tail) == pytest.approx(alpha, rel=1e-9)


@pytest.mark.parametrize(
    ("critical", "level"),
    [(3.84, 0.05), (6.63, 0.01), (10.83, 0.001), (15.13, 0.0001)],
)
def test_critical_values_are_those_of_the_wizard(critical, level):
    """The wizard's page names the values of G2 at four levels; to 1e-12 p is the two tails of the normal distribution."""
    assert p_of_g2(critical) == pytest.approx(level, rel=0.01)
    assert p_of_g2(critical) == pytest.approx(2 * NormalDist().cdf(-(critical**0.5)), abs=1e-12)


def test_corrections_reject_what_r_rejects():
    """ETH Zürich's course on multiple tests: of these p, Bonferroni rejects one at 5% and Holm two."""
    p = [0.011, 0.02, 0.005, 0.13, 0.04]
    assert [value < 0.05 for value in bonferroni(p)] == [False, False, True, False, False]
    assert [value < 0.05 for value in holm(p)] == [True, False, True, False, False]
    assert holm(p) == pytest.approx([0.044, 0.06, 0.025, 0.13, 0.08], abs=1e-12)
    assert benjamini_hochberg(p) == pytest.approx([0.0275, 1 / 30, 0.025, 0.13, 0.05], abs=1e-12)


def test_the_table_has_both_sides():
    """Counts, rates, documents and denominators stand beside the measures; words of one side only come last, without a ratio."""
    found = keyness(TARGET, REFERENCE, min_count=1)
    assert found["term"].tolist() == ["vaccines", "peace", "cloud", "trade"]
    assert found[["n_target", "n_reference"]].values.tolist() == [[12, 2], [4, 18], [6, 0], [0, 5]]
    assert found[["docs_target", "docs_reference"]].values.tolist() == [[1, 1], [1, 2], [1, 0], [0, 1]]
    assert found["only_in"].fillna("").tolist() == ["", "", "target", "reference"]
    assert found["log_ratio"].isna().tolist() == [False, False, True, True]
    assert found["ci_upper"].isna().tolist() == [False, False, True, False]
    assert found["ci_lower"].isna().tolist() == [False, False, False, True]
    assert found.iloc[0][["per_10k_target", "per_10k_reference"]].tolist() == [120000 / 22, 800.0]
    assert found.iloc[0][["words_target", "words_reference"]].tolist() == [22, 25]
    assert found.iloc[0][["documents_target", "documents_reference"]].tolist() == [1, 2]
    assert (
        not found[["log_ratio", "ci_lower", "ci_upper", "lrc"]]
        .isin([float("inf"), -float("inf")])
        .any(axis=None)
    )


def test_the_family_is_what_is_compared():
    """The interval and p are corrected for the words that are left, after the frequency filter."""
    found = keyness(TARGET, REFERENCE, min_count=6, correction="bonferroni").set_index("term")
    assert sorted(found.index) == ["cloud", "peace", "vaccines"]
    assert found.loc["peace", "p_adjusted"] == pytest.approx(3 * found.loc["peace", "p_value"])
    lower, upper = log_ratio_interval(4, 18, 22, 25, 0.05 / 3)
    assert found.loc["peace", ["ci_lower", "ci_upper"]].tolist() == [lower, upper]
    assert found.loc["peace", "lrc"] == min(upper, 0.0)


def test_formula_and_correction_are_named():
    """Dunning's G2 is larger than Rayson's, and the table says which it has."""
    rayson = keyness(TARGET, REFERENCE, correction="none").set_index("term")
    dunning = keyness(TARGET, REFERENCE, formula="dunning", correction="none").set_index("term")
    assert (dunning["g2"] > rayson["g2"]).all()
    assert set(rayson["formula"]) == {"rayson"}
    assert set(dunning["formula"]) == {"dunning"}
    assert (rayson["p_adjusted"] == rayson["p_value"]).all()


def test_runs_of_words_are_compared():
    """With ngram=2 the terms are pairs."""
    found = keyness(
        documents("t", "free and open seas"), documents("r", "free and fair"), min_count=2, ngram=2
    )
    assert found["term"].tolist() == ["free and"]


def test_nothing_to_compare_is_a_table():
    """Where no word is frequent enough the schema is there, and the note says so."""
    found = keyness(TARGET, REFERENCE, min_count=99)
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(KEYNESS.columns)
    assert keyness_note(found) == "No word occurs often enough to be compared."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"formula": "g2"}, "formula is 'g2'. Allowed are 'rayson', 'dunning'", id="formula"),
        pytest.param({"correction": "fdr"}, "correction is 'fdr'. Allowed are 'holm'", id="correction"),
        pytest.param({"confidence": 95}, "confidence is 95. Give a level between 0 and 1", id="confidence"),
        pytest.param({"min_count": 0}, "min_count is 0. Give the fewest occurrences", id="min-count"),
        pytest.param({"ngram": 0}, "ngram is 0", id="ngram"),
    ],
)
def test_a_wrong_argument_is_named(options, message):
    """Impossible arguments raise with what is allowed."""
    with pytest.raises(ParameterError, match=message):
        keyness(TARGET, REFERENCE, **options)


def test_sides_must_be_two_and_have_words():
    """A document on both sides, or a side without words, would make the figures wrong."""
    with pytest.raises(ParameterError, match="t1 is in the target and in the reference"):
        keyness(TARGET, pd.concat([TARGET, REFERENCE]))
    with pytest.raises(ParameterError, match="the reference has no word"):
        keyness(TARGET, documents("r", "", "…"))
    with pytest.raises(SchemaError, match="missing column 'text'"):
        keyness(TARGET.drop(columns="text"), REFERENCE)


def test_the_note_says_what_few_documents_allow():
    """One document against two: the list can be no evidence, and the note says how little it could be."""
    assert keyness_note(keyness(TARGET, REFERENCE, min_count=1)) == (
        "4 words were compared by Rayson's two-cell G2 with Holm's correction. 4 differ beyond chance (p < 0.05) if every word is an "
        "independent draw. Words of one document are not: 1 document against 2 is too few for a claim about kinds of documents, as 1 of "
        "3 documents can be chosen in 3 ways and no difference can be rarer than one in 3. Read the passages, not the list. "
        "1 of those beyond chance stands in one document of the side that has more. "
        "2 words are on one side only, without a log ratio."
    )


@pytest.mark.parametrize(
    ("sizes", "said", "unsaid"),
    [
        pytest.param((5, 5), "fewer than 20 on a side may differ by the habits of one", "rarer", id="few"),
        pytest.param((20, 20), "0 differ beyond chance", "too few", id="enough"),
    ],
)
def test_the_note_depends_on_the_number_of_documents(sizes, said, unsaid):
    """With more documents the reason is another, and with enough there is none."""
    note = keyness_note(keyness(documents("t", *["peace"] * sizes[0]), documents("r", *["peace"] * sizes[1])))
    assert said in note
    assert unsaid not in note


def test_the_note_needs_the_whole_table():
    """A table without the denominators is refused."""
    with pytest.raises(SchemaError, match="missing column 'documents_target'"):
        keyness_note(keyness(TARGET, REFERENCE).drop(columns="documents_target"))


def test_the_arguments_are_not_changed():
    """The tables that come in stay as they are."""
    target, reference = TARGET.copy(deep=True), REFERENCE.copy(deep=True)
    keyness_note(keyness(target, reference))
    pd.testing.assert_frame_equal(target, TARGET)
    pd.testing.assert_frame_equal(reference, REFERENCE)


COUNTS = st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(400, 9000), st.integers(400, 9000))


@given(COUNTS)
def test_g2_is_symmetric_and_never_negative(counts):
    """Which side is called the target does not matter, and the other words only add to the difference."""
    a, b, c, d = counts
    for formula in (g2_two_cells, g2_four_cells):
        assert formula(a, b, c, d) == pytest.approx(formula(b, a, d, c), abs=1e-9)
        assert formula(a, b, c, d) >= 0
    assert g2_four_cells(a, b, c, d) >= g2_two_cells(a, b, c, d) - 1e-9


@given(COUNTS.filter(lambda counts: counts[0] and counts[1]))
def test_the_interval_holds_the_ratio(counts):
    """The estimate lies in its interval, has the sign of the difference, and turns round with the sides."""
    a, b, c, d = counts
    ratio, (lower, upper) = log_ratio(a, b, c, d), log_ratio_interval(a, b, c, d, 0.05)
    assert lower < ratio < upper
    assert (ratio > 0) == (a * d > b * c)
    assert log_ratio_interval(b, a, d, c, 0.05) == pytest.approx((-upper, -lower), abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_corrections_are_ordered(p):
    """No correction makes p smaller, Holm's is at most Bonferroni's, Benjamini and Hochberg's at most Holm's."""
    rows = zip(p, benjamini_hochberg(p), holm(p), bonferroni(p), strict=True)
    for raw, bh, stepwise, single in rows:
        assert raw - 1e-12 <= bh <= stepwise + 1e-12
        assert stepwise <= single + 1e-12 <= 1 + 1e-9


TEXT = st.lists(st.sampled_from(["peace", "trade", "sea"]), min_size=1, max_size=30).map(" ".join)


@settings(max_examples=30)
@given(TEXT, TEXT)
def test_the_sides_mirror_each_other(one, other):
    """Exchanging target and reference turns the signs and nothing else."""
    there = keyness(documents("t", one), documents("r", other), min_count=1).set_index("term").sort_index()
    back = keyness(documents("r", other), documents("t", one), min_count=1).set_index("term").sort_index()
    assert there["n_target"].tolist() == back["n_reference"].tolist()
    for mine, yours in (("log_ratio", "log_ratio"), ("lrc", "lrc"), ("ci_lower", "ci_upper")):
        assert there[mine].tolist() == pytest.approx((-back[yours]).tolist(), nan_ok=True)
    assert there["p_adjusted"].tolist() == pytest.approx(back["p_adjusted"].tolist())
