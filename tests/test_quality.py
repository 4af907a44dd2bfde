"""What is known of the finders' reliability: measured, kept in a file, said in a sentence."""

import pandas as pd
import pytest

import toolkit as tk
from toolkit.cli import main
from toolkit.errors import ParameterError
from toolkit.measure.evaluation import SCORES
from toolkit.measure.quality import check_quality, evaluate_codebooks, quality_text

PARAGRAPHS = tk.segment_paragraphs(
    tk.read_text(
        "1. We discussed vaccines against COVID-19.\n\n2. We met during COVID-19.\n\n3. We fight the illness.",
        doc_id="memo",
    )
)
THEMES = [
    {"para": "1", "themes": ["covid-19"]},
    {"para": "2", "themes": []},
    {"para": "3", "themes": ["covid-19"]},
]
ANNOTATION = {"doc_id": "memo", "paragraphs": [], "themes": THEMES}


def scores(*rows):
    """Return a SCORES table of ``(list, hits, found, annotated)``."""
    return SCORES.frame(
        {"doc_id": "memo", "list": kind, "hits": hits, "found": found, "annotated": annotated}
        for kind, hits, found, annotated in rows
    )


def test_a_codebook_is_scored_by_paragraphs():
    """Of two paragraphs with a word of the codebook one is annotated, and one annotated paragraph has none."""
    own = evaluate_codebooks(PARAGRAPHS, [ANNOTATION]).set_index("list").loc["covid-19"]
    assert own[["hits", "found", "annotated"]].tolist() == [1, 2, 2]
    assert own[["precision", "recall", "f1"]].tolist() == [0.5, 0.5, 0.5]


def test_documents_without_annotated_themes_are_left_out():
    """No annotation, no score."""
    assert evaluate_codebooks(PARAGRAPHS, [{"doc_id": "memo", "money": []}]).empty


def test_the_note_of_a_codebook_says_what_was_compared():
    """All three numbers stand in it."""
    note = tk.codebook_note(scores(("energy", 3, 5, 4)), "energy")
    assert "by paragraphs: 4 are annotated" in note
    assert "3 of them have a word" in note
    assert "2 more have one in passing" in note


@pytest.mark.parametrize(
    "rows", [pytest.param([], id="none"), pytest.param([("energy", 0, 5, 0)], id="unannotated")]
)
def test_what_was_not_measured_is_said(rows):
    """A theme of the user's own has no score, and the report says so."""
    assert "has not been measured" in tk.codebook_note(scores(*rows), "energy")


def test_scores_of_finders_are_no_scores_of_codebooks():
    """A note on a theme is not made from the wrong table, and a part that is not there is named."""
    with pytest.raises(ParameterError, match="no scores of codebooks"):
        tk.codebook_note(tk.load_quality(), "covid-19")
    with pytest.raises(ParameterError, match="it must be 'finders' or 'codebooks'"):
        tk.load_quality("themes")


def test_what_is_written_is_read_again(tmp_path):
    """Counts survive the file, and rates follow from them."""
    path = tmp_path / "quality.toml"
    path.write_text(quality_text({"finders": scores(("money", 1, 2, 4)), "codebooks": scores()}), "utf-8")
    row = tk.load_quality(path=path).iloc[0]
    assert row[["doc_id", "list", "hits", "found", "annotated", "precision", "recall"]].tolist() == [
        "memo", "money", 1, 2, 4, 0.5, 0.25,
    ]  # fmt: skip
    empty = tk.load_quality("codebooks", path)
    pd.testing.assert_frame_equal(empty, SCORES.empty())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "finders = [", r"quality\.toml cannot be read \(.*Write it anew: toolkit evaluate", id="broken"
        ),
        pytest.param("codebooks = []", r"cannot be read \('finders'\)", id="part-missing"),
        pytest.param(
            "finders = [{ list = 'money' }]", r"cannot be read \('hits' is missing\)", id="count-missing"
        ),
    ],
)
def test_a_damaged_file_is_refused(tmp_path, text, message):
    """The message says what to do."""
    path = tmp_path / "quality.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ParameterError, match=message):
        tk.load_quality(path=path)


def test_a_missing_file_is_refused():
    """Nothing is guessed where nothing was measured."""
    with pytest.raises(ParameterError, match=r"no reports/unwritten\.toml here.*Write it: toolkit evaluate"):
        tk.load_quality(path="reports/unwritten.toml")


def test_stale_figures_are_refused(tmp_path):
    """A file of other code or annotations is an error, not a footnote."""
    path = tmp_path / "quality.toml"
    path.write_text(quality_text({"finders": scores(), "codebooks": scores()}), "utf-8")
    with pytest.raises(ParameterError, match="is not what the finders score now"):
        check_quality(path, PARAGRAPHS, [ANNOTATION])


def test_the_committed_figures_are_those_of_this_code(capsys):
    """`toolkit check` measures again and agrees with reports/quality.toml."""
    assert main(["check"]) == 0
    assert "as the finders and the codebooks score now" in capsys.readouterr().out


def test_evaluate_writes_the_file_in_one_step(tmp_path, capsys):
    """The command's file is the committed one, byte for byte, and a folder that is not there is an error."""
    out = tmp_path / "quality.toml"
    assert main(["evaluate", "--out", str(out)]) == 0
    pd.testing.assert_frame_equal(tk.load_quality(path=out), tk.load_quality())
    assert [path.name for path in tmp_path.iterdir()] == ["quality.toml"]
    assert main(["evaluate", "--out", str(tmp_path / "none" / "quality.toml")]) == 1
    assert "cannot be written" in capsys.readouterr().err
