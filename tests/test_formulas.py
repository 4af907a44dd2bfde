"""find_formulas: what documents share word for word, found without being told."""

import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.compare.formulas import FORMULAS, find_formulas
from toolkit.compare.formulas.repeats import maximal_repeats, occurrences, sort_suffixes
from toolkit.compare.formulas.words import read_runs
from toolkit.errors import ParameterError, SchemaError


def series(*texts: str) -> pd.DataFrame:
    """One paragraph a document, a document a year."""
    names = [f"d{number}" for number in range(len(texts))]
    dates = [str(2010 + number) for number in range(len(texts))]
    return pd.DataFrame({"doc_id": names, "para": "1", "text": texts, "date": dates})


def formulas_of(*texts: str, **options: int) -> list[str]:
    return list(dict.fromkeys(find_formulas(series(*texts), **options)["formula"]))


def folded(text: str) -> list[str]:
    return [word.key for _, run in read_runs([text]) for word in run]


SAME = [
    pytest.param("secure and clean harbours for all ports", "Secure, clean harbours for all ports", id="and is a comma"),
    pytest.param("the keepers of the lighthouse lamps", "the keepers of lighthouse lamps", id="articles"),
    pytest.param("rights of over-flight above the bay", "rights of overflight above the bay", id="prefix"),
    pytest.param("the NORDIABaltia harbour work plan", "the NORDIA-Baltia harbour work plan", id="lost hyphen, capitals"),
    pytest.param("a salt-free well-kept harbour", "a saltfree well-kept harbour", id="lost hyphen, small"),
    pytest.param("the 12 th keepers’ lamp review", "the 12th keepers' lamp review", id="ordinal"),
    pytest.param("realising harbour defence programmes", "realize harbor defense program", id="spelling"),
    pytest.param("noted the reviewed harbour lamps", "notes reviewing the harbour lamp", id="inflection"),
    pytest.param("the “Blue Lamp” keepers’ plan", "the Blue Lamp keepers plan", id="quotation marks"),
    pytest.param("the Blue Lamp Office (BLO) of keepers", "the Blue Lamp Office of keepers", id="short form in brackets"),
    pytest.param("the FEVER-20 harbour keepers’ fund", "the FEVER20 harbour keepers fund", id="figure in a name"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_different_writing_is_one_formula(one: str, other: str):
    """Spelling, inflection, capitals and marks don't make another formula; the quotes stay as printed."""
    found = find_formulas(series(f"We saw {one}.", f"They heard {other}."))
    assert found["formula"].nunique() == 1
    assert len({tuple(word.key for word in run) for _, run in read_runs(found["quote"].tolist())}) == 1


DIFFERENT = [
    pytest.param("clean and deep harbours at night", "deep and clean harbours at night", id="order"),
    pytest.param("the keepers may mend harbours", "the keepers shall mend harbours", id="modal"),
    pytest.param("keepers did not mend harbours", "keepers did mend harbours", id="negation"),
    pytest.param("clean or deep harbours", "clean and deep harbours", id="or"),
    pytest.param("harbour lamps. Deep keepers", "harbour lamps and deep keepers", id="end of a sentence"),
    pytest.param("harbour lamps; deep keepers", "harbour lamps, deep keepers", id="semicolon"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_are_no_formula(one: str, other: str):
    """A changed order, a changed modal, a negation or the end of a sentence breaks a sequence."""
    assert formulas_of(f"We saw {one}.", f"They heard {other}.") == []


TRIMMED = [
    pytest.param("safe and open harbours in line with the lamp", "safe and open harbours in line with rules",
                 "safe and open harbours", id="linking phrase at the end"),
    pytest.param("with a view to mending the old harbours", "and view to mending the old harbours",
                 "mending the old harbours", id="linking phrase at the start"),
    pytest.param("of the harbours, but for their", "on harbours, but for their", None, id="function words"),
    pytest.param("opened the harbour lamp office in 2020", "shut the harbour lamp office in 2020",
                 "harbour lamp office", id="year"),
    pytest.param("on 12 November 2020 by letter", "since 12 November 2020 by letter", None, id="date alone"),
    pytest.param("of the harbour and that harbour and", "of the harbour and that harbour and", None, id="one word twice"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "formula"), TRIMMED)
def test_loose_ends_are_cut_off(one: str, other: str, formula: str | None):
    """Function words and pieces of linking phrases at an end belong to no formula; dates are none."""
    found = formulas_of(f"We saw that {one} two.", f"They heard who {other} nine.", min_words=3)
    assert found == ([formula] if formula else [])


def test_a_formula_is_described():
    """Most frequent wording, variants, counts, first and last document, and the words counted."""
    texts = [
        "We hailed clean, deep, and quiet harbours.",
        "We saw clean, deep and quiet harbours, and dug clean, deep and quiet harbours.",
        "They had no harbours.",
    ]
    rows = find_formulas(series(*texts)).to_dict("records")
    assert [row["quote"] for row in rows] == [
        "clean, deep, and quiet harbours",
        *["clean, deep and quiet harbours"] * 2,
    ]
    common = {
        "formula": "clean, deep and quiet harbours", "kind": "formula", "rank": 1, "n_words": 5, "n": 3, "n_documents": 2,
        "variants": "clean, deep, and quiet harbours", "first_observed": "d0", "last_observed": "d1",
    }  # fmt: skip
    assert all({name: row[name] for name in common} == common for row in rows)
    counts = {"clean": 3, "deep": 3, "quiet": 3, "harbour": 4, "hail": 1, "saw": 1, "dug": 1, "no": 1}
    total = sum(counts.values())
    expected = -sum(np.log2(counts[word] / total) for word in ("clean", "deep", "quiet", "harbour"))
    assert rows[0]["weight"] == pytest.approx(expected)
    assert pd.isna(rows[0]["actor"])


def test_a_formula_inside_another_is_listed_where_it_stands_elsewhere():
    """The longer one with its documents, the shorter one with all of its own."""
    long = "clean, deep and quiet harbours for every keeper"
    found = find_formulas(
        series(f"We saw {long}.", f"They saw {long}.", "I dug clean, deep and quiet harbours.")
    )
    counts = found.drop_duplicates("formula").set_index("formula")["n_documents"].to_dict()
    assert counts == {"clean, deep and quiet harbours": 3, f"saw {long}": 2}


def test_names_are_told_apart_and_rank_last():
    """What lies in names, or is written with capitals, is a name; a verb with a capital is none."""
    office = "the Blue Lamp Office for Harbours"
    texts = [f"They Welcomed the work plan of keepers at {office}. The red harbour lamp society met.",
             f"We Welcomed the work plan of keepers. I saw {office}. Of old the red harbour lamp society slept."]  # fmt: skip
    paragraphs = series(*texts)
    societies = [
        {
            "doc_id": row.doc_id,
            "para": "1",
            "start": row.text.index("red"),
            "end": row.text.index("society") + 7,
        }
        for row in paragraphs.itertuples()
    ]
    found = find_formulas(paragraphs, names=pd.DataFrame(societies)).drop_duplicates("formula")
    assert found[["formula", "kind", "rank"]].values.tolist() == [
        ["Welcomed the work plan of keepers", "formula", 1],
        ["Blue Lamp Office for Harbours", "name", 2],
        ["red harbour lamp society", "name", 3],
    ]


def test_who_utters_a_formula():
    """The actor is that of the last act before it in its sentence, else of the sentence's first act."""
    texts = [
        "We agreed. For clean harbours and lamps, Nordia thanked Baltia.",
        "The Chair saw clean harbours and lamps.",
    ]
    paragraphs = series(*texts)
    verbs = [
        ("d0", "agreed", "we"),
        ("d0", "thanked", "Nordia"),
        ("d1", "saw", "the Chair"),
        ("d1", "lamps", None),
    ]
    acts = pd.DataFrame(
        [(doc, "1", paragraphs.set_index("doc_id").loc[doc, "text"].index(verb), actor) for doc, verb, actor in verbs],
        columns=["doc_id", "para", "start", "actor"],
    )  # fmt: skip
    found = find_formulas(paragraphs, acts=acts)
    assert found["actor"].tolist() == ["Nordia", "the Chair"]
    assert found["actors"].tolist() == ["Nordia; the Chair"] * 2


def test_formulas_are_ranked_by_documents_then_weight():
    """What more documents share comes first; of two, the one of more and rarer words; a lone word beside a name last."""
    texts = [
        "We saw clean harbours and lamps.",
        "We heard clean harbours and lamps. I hailed old brass keepers’ bells at sea. We mended work of the BLO. Any signing of the BLO Plan ended.",
        "We felt clean harbours and lamps. I rang old brass keepers’ bells at sea. So signing of the BLO Plan began.",
    ]
    found = find_formulas(series(*texts), min_words=4).drop_duplicates("formula")
    assert found["formula"].tolist() == [
        "clean harbours and lamps",
        "old brass keepers’ bells at sea",
        "signing of the BLO Plan",
    ]


def test_without_dates_nothing_is_first():
    """Of undated documents it can't be said which had the wording first; they keep their order."""
    paragraphs = series("We saw clean harbours and lamps.", "I saw clean harbours and lamps.").drop(
        columns="date"
    )
    found = find_formulas(paragraphs.iloc[::-1])
    assert found["doc_id"].tolist() == ["d1", "d0"]
    assert found[["first_observed", "last_observed"]].isna().all(axis=None)


@pytest.mark.parametrize(
    "texts", [[], ["We saw clean harbours and lamps."], ["", "…"]], ids=["none", "one", "no words"]
)
def test_nothing_shared_gives_an_empty_table(texts: list[str]):
    """The table has its whole schema."""
    found = find_formulas(series(*texts))
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(FORMULAS.columns)


def test_a_document_that_repeats_itself_shares_nothing():
    """What only one document says is no formula, however often it says it."""
    assert formulas_of("We saw clean harbours and lamps. We saw clean harbours and lamps.", "I slept.") == []


def test_errors_say_what_is_needed():
    """Numbers below two and tables without their columns are refused."""
    with pytest.raises(ParameterError, match="min_words is a whole number from 2 on, got 1"):
        find_formulas(series("a", "b"), min_words=1)
    with pytest.raises(ParameterError, match="min_documents is a whole number from 2 on, got 0"):
        find_formulas(series("a", "b"), min_documents=0)
    with pytest.raises(SchemaError, match="missing column 'actor'"):
        find_formulas(series("a", "b"), acts=pd.DataFrame({"doc_id": [], "para": [], "start": []}))
    with pytest.raises(SchemaError, match="missing column 'end'"):
        find_formulas(series("a", "b"), names=pd.DataFrame({"doc_id": [], "para": [], "start": []}))
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_formulas(series("a", "b").drop(columns="text"))


def test_the_arguments_are_not_changed():
    """The tables that come in stay as they are."""
    paragraphs = series("We saw clean harbours and lamps.", "They saw clean harbours and lamps.")
    acts = pd.DataFrame({"doc_id": ["d0"], "para": ["1"], "start": [3], "actor": ["we"]})
    names = acts.assign(end=4)
    before = [frame.copy(deep=True) for frame in (paragraphs, acts, names)]
    find_formulas(paragraphs, acts=acts, names=names)
    for frame, copy in zip((paragraphs, acts, names), before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


WORDS = st.sampled_from(["harbour", "lamps", "lamp", "the", "of", "and", "Keeper", "deep", "mend", "ASEAN-Japan", "in", "view", ";", "2020", "."])  # fmt: skip
TEXTS = st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=1, max_size=5)


@settings(max_examples=150)
@given(TEXTS)
def test_every_occurrence_is_its_formula_and_none_is_left_out(texts: list[str]):
    """A quote is the text at its place and folds to its formula; its sequence occurs as often as rows say."""
    paragraphs = series(*texts)
    found = find_formulas(paragraphs, min_words=2)
    words = {row.doc_id: " ".join(folded(row.text)) for row in paragraphs.itertuples()}
    for row in found.itertuples():
        text = paragraphs.loc[paragraphs["doc_id"] == row.doc_id, "text"].item()
        assert text[row.start : row.end] == row.quote
        assert folded(row.quote) == folded(row.formula)
        assert " ".join(folded(row.quote)) in words[row.doc_id]
    for formula, rows in found.groupby("formula"):
        assert rows["doc_id"].nunique() >= 2
        assert len(rows) == sum(_times(folded(str(formula)), text) for text in texts)


def _times(sequence: list[str], text: str) -> int:
    runs = [[word.key for word in run] for _, run in read_runs([text])]
    size = len(sequence)
    return sum(run[i : i + size] == sequence for run in runs for i in range(len(run) - size + 1))


@settings(max_examples=150)
@given(TEXTS)
def test_no_formula_lies_in_another_with_the_same_occurrences(texts: list[str]):
    """Of two that always stand together only the longer is listed."""
    found = find_formulas(series(*texts), min_words=2)
    counts = {
        f" {' '.join(folded(formula))} ": n for formula, n in zip(found["formula"], found["n"], strict=True)
    }
    assert not any(
        a != b and a in b and counts[a] == counts[b] and a.strip() in b for a in counts for b in counts
    )


@settings(max_examples=100)
@given(TEXTS, st.lists(WORDS, max_size=25).map(" ".join))
def test_another_document_takes_no_occurrence_away(texts: list[str], more: str):
    """What two documents share they share beside a third; at most it becomes part of something longer."""
    fewer, all_of_them = (
        find_formulas(series(*texts), min_words=2),
        find_formulas(series(*texts, more), min_words=2),
    )
    later = list(all_of_them[["doc_id", "start", "end"]].itertuples(index=False))
    for row in fewer.itertuples():
        assert any(row.doc_id == doc and start <= row.start and row.end <= end for doc, start, end in later)


@settings(max_examples=50)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_does_not_matter(texts: list[str], shuffle: random.Random):
    """Dated documents give the same table in whatever order they come."""
    paragraphs = series(*texts)
    order = list(range(len(texts)))
    shuffle.shuffle(order)
    pd.testing.assert_frame_equal(
        find_formulas(paragraphs, min_words=2), find_formulas(paragraphs.iloc[order], min_words=2)
    )


@settings(max_examples=200)
@given(st.lists(st.integers(0, 2), max_size=30))
def test_repeats_are_those_of_a_plain_search(keys: list[int]):
    """The suffixes are in order, and the maximal repeats are those that trying every stretch finds."""
    keys = [*keys, 9]
    suffixes = sort_suffixes(np.array(keys))
    assert suffixes.order == sorted(range(len(keys)), key=lambda i: keys[i:])
    found = maximal_repeats(keys, [0] * len(keys), suffixes, shortest=1, spread=1)
    places = {repeat: [suffixes.order[i] for i in occurrences(suffixes, repeat)] for repeat in found}
    stretches = {tuple(keys[r.position : r.position + r.length]): sorted(p) for r, p in places.items()}
    assert stretches == _plainly(keys)


def _plainly(keys: list[int]) -> dict[tuple[int, ...], list[int]]:
    """Return where every stretch stands that is repeated and neither side of which is always the same."""
    places: dict[tuple[int, ...], list[int]] = {}
    for i in range(len(keys)):
        for j in range(i + 1, len(keys) + 1):
            places.setdefault(tuple(keys[i:j]), []).append(i)
    padded = ["start", *keys, "end"]
    return {
        stretch: found
        for stretch, found in places.items()
        if len(found) > 1
        and len({padded[i] for i in found}) > 1
        and len({padded[i + len(stretch) + 1] for i in found}) > 1
    }


def test_occurrences_grow_with_the_text_and_not_faster():
    """Twice as many documents of the same sentences give about twice as many rows."""
    sentences = [
        f"We hailed {a} harbours of the {b} keepers." for a in ("deep", "quiet") for b in ("old", "young")
    ]
    sizes = [len(find_formulas(series(*[" ".join(sentences)] * n))) for n in (4, 8)]
    assert sizes[1] == 2 * sizes[0]
