"""dispersion and the deviation of proportions, against published values."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.measure.dispersion import DISPERSION, deviation_of_proportions, dispersion

# The made-up corpus of five parts in Gries (2008; 2020, p. 101).
GRIES = [
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
]


def parts(*texts: str) -> pd.DataFrame:
    rows = [(f"d{number}", "1", text) for number, text in enumerate(texts, start=1)]
    return pd.DataFrame(rows, columns=["doc_id", "para", "text"], dtype="str")


@pytest.mark.parametrize(
    ("counts", "dp", "dp_norm"),
    [
        pytest.param([2, 2, 2, 2, 2], 0.02, 0.024, id="b"),
        pytest.param([5, 0, 0, 0, 0], 0.82, 1.0, id="all-in-the-smallest"),
        pytest.param([0, 5, 0, 0, 0], 0.8, 0.976, id="all-in-a-middling"),
        pytest.param([0, 0, 0, 0, 5], 0.78, 0.951, id="all-in-the-largest"),
        pytest.param([1, 2, 3, 4, 5], 0.18, 0.22, id="a"),
    ],
)
def test_the_corpus_of_gries(counts, dp, dp_norm):
    """Values of b, i, q and x from scattertext's tests of Gries (2020), the three single words five times here; a by hand: 9/50."""
    measured = deviation_of_proportions([9, 10, 10, 10, 11], counts)
    assert (round(measured.dp, 3), round(measured.dp_norm, 3 if dp_norm != 0.22 else 2)) == (dp, dp_norm)


def test_the_normalised_measure_of_lijffijt_and_gries():
    """Lijffijt and Gries (2012), p. 148: 2, 1 and 0 in three equal parts is 0.5, and 3, 3 and 3 is 0 (Gries 2008, p. 416)."""
    assert deviation_of_proportions([7, 7, 7], [2, 1, 0]).dp_norm == 0.5
    assert deviation_of_proportions([7, 7, 7], [3, 3, 3]) == (0.0, 0.0)


def test_the_corpus_of_lyne():
    """Lyne's (1985) ALLEMAND in the readme of the R package tlda: 0.4990705 (labelled by a later formula, but Gries's of 2008)."""
    sizes = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
    measured = deviation_of_proportions(sizes, [2, 0, 1, 1, 3, 0, 3, 0, 0, 0])
    assert measured.dp == pytest.approx(0.4990705, abs=5e-8)


def test_the_table_of_a_corpus():
    """Range, deviation and the sizes of the parts; a word rarer than the parts are many has no deviation."""
    found = dispersion(parts(*GRIES), ["a", "i", "z"])
    assert found[["term", "n", "n_parts", "parts", "range"]].values.tolist() == [
        ["a", 15, 5, 5, "5/5"],
        ["i", 1, 1, 5, "1/5"],
        ["z", 0, 0, 5, "0/5"],
    ]
    assert found["dp"].tolist() == pytest.approx([9 / 50, float("nan"), float("nan")], nan_ok=True, abs=1e-12)
    assert found["dp_norm"].tolist()[0] == pytest.approx(9 / 41, abs=1e-12)
    assert found.iloc[0][["unit", "words", "smallest_part", "largest_part"]].tolist() == [
        "document",
        50,
        9,
        11,
    ]


def test_all_words_by_frequency():
    """Without a pattern every word is measured."""
    found = dispersion(parts(*GRIES))
    assert found["term"].tolist()[:3] == ["a", "b", "e"]
    assert found["n"].sum() == 50


def test_parts_are_documents_or_paragraphs():
    """Paragraphs of a document are one part or several; those without a word are none."""
    table = pd.DataFrame(
        {"doc_id": ["a", "a", "b", "b"], "para": ["1", "2", "1", "2"], "text": ["peace", "sea", "peace", "…"]}
    )
    assert dispersion(table, "peace")["range"].tolist() == ["2/2"]
    assert dispersion(table, "peace", unit="paragraph")["range"].tolist() == ["2/3"]


def test_patterns_are_those_of_kwic():
    """Phrases and wildcards count, whole tokens only."""
    table = parts("the South China Sea, the sea", "vaccines and vaccination")
    assert dispersion(table, ["south china sea", "vaccin*", "sea"])["n"].tolist() == [1, 2, 2]
    assert dispersion(table, "vaccin", valuetype="regex")["n"].tolist() == [2]
    assert dispersion(table, "Sea", valuetype="fixed", case_insensitive=False)["n"].tolist() == [1]


@pytest.mark.parametrize("pattern", [pytest.param(None, id="words"), pytest.param([], id="patterns")])
def test_an_empty_result_has_the_schema(pattern):
    """Without a word, or a pattern, the table has all its columns and no row."""
    found = dispersion(parts(""), pattern)
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(DISPERSION.columns)


def test_a_single_part_has_no_dispersion():
    """One document: the range is 1/1 and the deviation is undefined."""
    found = dispersion(parts("peace peace"), "peace")
    assert found["range"].tolist() == ["1/1"]
    assert found[["dp", "dp_norm"]].isna().all(axis=None)


def test_errors_name_the_argument():
    """An unknown unit or a pattern without a letter is refused."""
    with pytest.raises(ParameterError, match=r"unit is 'page'. Allowed are 'document', 'paragraph'"):
        dispersion(parts("peace"), unit="page")
    with pytest.raises(ParameterError, match=r"pattern '\*' has no letter"):
        dispersion(parts("peace"), "*")
    with pytest.raises(SchemaError, match="missing column 'text'"):
        dispersion(parts("peace").drop(columns="text"))


def test_the_argument_is_not_changed():
    """The table that comes in stays as it is."""
    paragraphs = parts(*GRIES)
    dispersion(paragraphs, "a")
    pd.testing.assert_frame_equal(paragraphs, parts(*GRIES))


CORPUS = st.lists(st.tuples(st.integers(1, 300), st.integers(0, 20)), min_size=2, max_size=8)


@given(CORPUS)
def test_deviation_lies_between_0_and_1(corpus):
    """However the word lies, DP and DPnorm are in [0, 1], do not depend on the order of the parts, and equal the formula in fractions."""
    sizes, counts = [size for size, _ in corpus], [n for _, n in corpus]
    measured = deviation_of_proportions(sizes, counts)
    if sum(counts) < len(sizes):
        assert measured.dp != measured.dp
        return
    shares = [Fraction(size, sum(sizes)) for size in sizes]
    exact = sum(abs(Fraction(n, sum(counts)) - share) for n, share in zip(counts, shares, strict=True)) / 2
    assert measured.dp == pytest.approx(float(exact), abs=1e-12)
    assert measured.dp_norm == pytest.approx(float(exact / (1 - min(shares))), abs=1e-12)
    assert 0 <= measured.dp <= 1
    assert 0 <= measured.dp_norm <= 1
    assert measured == pytest.approx(deviation_of_proportions(sizes[::-1], counts[::-1]), abs=1e-12)


@given(st.lists(st.integers(1, 50), min_size=2, max_size=6), st.integers(1, 4))
def test_a_word_in_proportion_has_no_deviation(sizes, times):
    """A word that takes the same share of every part is even."""
    assert deviation_of_proportions(sizes, [size * times for size in sizes]) == (0.0, 0.0)
