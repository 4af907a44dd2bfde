"""Scores against annotations, by hand on small tables, and the floor on the corpus."""

import pandas as pd
import pytest

import toolkit as tk
from toolkit.errors import DocumentError, ParameterError
from toolkit.measure.evaluation import evaluate, load_annotations, total_scores
from toolkit.measure.notes import score_note

PARAGRAPHS = pd.DataFrame(
    {"doc_id": ["memo"] * 2, "para": ["1", "2"], "heading": ["Aid", ""], "text": ["Two sums.", "No sum."]}
)


def spans(*rows):
    """Return a money table of ``(para, amount, currency)``."""
    return lambda _: pd.DataFrame(rows, columns=["para", "amount", "currency"])


def annotation(**lists):
    """Return the annotation of the memo with `lists`."""
    texts = [
        {"para": p, "heading": h, "text": t} for p, h, t in [("1", "Aid", "Two  sums."), ("2", "", "No sum!")]
    ]
    return {"doc_id": "memo", "paragraphs": texts, **lists}


def test_scores_are_hits_over_found_and_over_annotated():
    """One of three findings is right, and one of two entries is found: P 1/3, R 1/2, F1 2/5."""
    money = [{"para": "1", "amount": 5, "currency": "USD"}, {"para": "1", "amount": 7, "currency": "USD"}]
    found = spans(("1", 5.0, "USD"), ("1", 5.0, "USD"), ("2", 7.0, "USD"))
    scores = evaluate(PARAGRAPHS, [annotation(money=money)], {"money": found}).set_index("list")
    assert scores.loc["money", ["hits", "found", "annotated"]].tolist() == [1, 3, 2]
    assert scores.loc["money", ["precision", "recall", "f1"]].tolist() == pytest.approx([1 / 3, 1 / 2, 2 / 5])
    assert scores.loc["paragraphs", "hits"] == 1, "white space is folded, a letter is not"
    assert scores.loc["headings", "f1"] == 1


def test_a_score_without_denominator_is_nan():
    """Nothing found and nothing annotated is no score of 0."""
    scores = evaluate(PARAGRAPHS, [annotation(money=[])], {"money": spans()}).set_index("list")
    assert scores.loc["money", ["precision", "recall", "f1"]].isna().all()


def test_names_match_by_three_quarters_of_their_words():
    """A longer name with one more word in four is the same name; half is another."""
    entries = [
        {"para": "1", "quote": "Special ASEAN Plus Three Summit"},
        {"para": "2", "quote": "Tokyo Forum"},
    ]

    def found(_):
        return pd.DataFrame({"para": ["1", "2"], "quote": ["ASEAN Plus Three Summit", "Forum"]})

    scores = evaluate(PARAGRAPHS, [annotation(meetings=entries)], {"meetings": found}).set_index("list")
    assert scores.loc["meetings", "hits"] == 1


def test_total_scores_sum_before_they_divide():
    """The micro-average of 1/1 and 0/3 is 1/4."""
    scores = pd.concat(
        [
            evaluate(
                PARAGRAPHS,
                [annotation(money=[{"para": "1", "amount": 5, "currency": "USD"}])],
                {"money": found},
            )
            for found in (
                spans(("1", 5.0, "USD")),
                spans(("1", 6.0, "USD"), ("1", 8.0, "USD"), ("2", 5.0, "USD")),
            )
        ]
    )
    total = total_scores(scores).set_index("list")
    assert total.loc["money", "precision"] == pytest.approx(1 / 4)
    assert total.loc["money", "recall"] == pytest.approx(1 / 2)


def test_missing_and_broken_annotations_are_named(tmp_path):
    """The folder or the file is in the message."""
    (tmp_path / "catalog.toml").write_text("documents = []")
    with pytest.raises(DocumentError, match="there is no annotation"):
        load_annotations(tmp_path)
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "memo.json").write_text("{")
    with pytest.raises(DocumentError, match=r"memo\.json is not valid JSON"):
        load_annotations(tmp_path)


@pytest.fixture(scope="module")
def corpus_scores():
    """Return the scores of every finder on the corpus."""
    paragraphs = tk.segment_paragraphs(tk.load_documents("corpus"))
    return total_scores(evaluate(paragraphs, load_annotations("corpus"))).set_index("list")["f1"]


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("paragraphs", 1.0),
        ("headings", 1.0),
        ("acronyms", 0.98),
        ("money", 0.98),
        ("dates", 0.98),
        ("acts with actor", 0.98),
        ("countries", 0.98),
        ("meetings", 0.95),
        ("instruments", 0.95),
        ("people", 0.95),
        ("themes", 0.92),
    ],
)
def test_no_finder_sinks_below_its_floor(corpus_scores, name, floor):
    """F1 on the annotated corpus; a floor may be raised, never lowered."""
    assert corpus_scores[name] >= floor


def test_annotations_and_catalogue_name_the_same_documents():
    """Every annotated document is in the corpus."""
    known = set(tk.load_documents("corpus")["doc_id"])
    assert {annotation["doc_id"] for annotation in load_annotations("corpus")} <= known


def test_money_is_also_scored_with_who_gives_and_receives():
    """The sum is right; the giver is right where both say none; the recipient is not."""
    entry = {"para": "1", "amount": 5, "currency": "USD", "giver": None, "recipient": "the Fund"}

    def found(_):
        return pd.DataFrame(
            {"para": ["1"], "amount": [5.0], "currency": ["USD"], "giver": [None], "recipient": ["Asia"]}
        )

    scores = evaluate(PARAGRAPHS, [annotation(money=[entry])], {"money": found}).set_index("list")["hits"]
    assert scores[["money", "money with giver", "money with recipient"]].tolist() == [1, 1, 0]


def test_the_score_note_says_what_was_compared():
    """Numbers and their meaning stand in the sentence; an unscored list is named."""
    money = [{"para": "1", "amount": 5, "currency": "USD"}]
    scores = evaluate(PARAGRAPHS, [annotation(money=money)], {"money": spans(("1", 5.0, "USD"))})
    assert "by sum and currency: 1 of 1 money found are right" in score_note(scores, "money")
    with pytest.raises(ParameterError, match="the list 'acts' was not scored"):
        score_note(scores, "acts")
