"""What stands in the same paragraph or sentence."""

import pandas as pd
import pytest

from toolkit.errors import ParameterError, SchemaError
from toolkit.measure.cooccurrence import cooccurring

TEXT = "Aid came. Loans too. Aid again."
PARAGRAPHS = pd.DataFrame({"doc_id": ["a", "a"], "para": ["1", "2"], "text": [TEXT, "Loans only."]})


def spans(*places):
    """Return a span table of ``(para, start, end)``."""
    texts = dict(zip(PARAGRAPHS["para"], PARAGRAPHS["text"], strict=True))
    rows = [("a", para, start, end, texts[para][start:end]) for para, start, end in places]
    return pd.DataFrame(rows, columns=["doc_id", "para", "start", "end", "quote"])


AID = spans(("1", 0, 3), ("1", 21, 24))
LOANS = spans(("1", 10, 15), ("2", 0, 5))


def test_the_paragraph_is_the_wider_passage():
    """Both aids stand in a paragraph with a loan; the second loan stands alone."""
    assert cooccurring(AID, LOANS, PARAGRAPHS)["start"].tolist() == [0, 21]
    assert cooccurring(LOANS, AID, PARAGRAPHS)["para"].tolist() == ["1"]


def test_the_sentence_is_the_stricter_passage():
    """No aid stands in a sentence with a loan, and each stands with itself."""
    assert cooccurring(AID, LOANS, PARAGRAPHS, within="sentence").empty
    pd.testing.assert_frame_equal(cooccurring(AID, AID, PARAGRAPHS, within="sentence"), AID)


def test_nothing_to_stand_with_leaves_the_schema():
    """An empty table keeps its columns."""
    nothing = cooccurring(AID, LOANS.iloc[:0], PARAGRAPHS)
    assert nothing.empty
    assert list(nothing.columns) == list(AID.columns)


def test_wrong_arguments_are_named():
    """The closed choice and the missing column are in the message."""
    with pytest.raises(ParameterError, match="must be 'paragraph' or 'sentence'"):
        cooccurring(AID, AID, PARAGRAPHS, within="page")
    with pytest.raises(SchemaError, match="missing column 'start'"):
        cooccurring(AID.drop(columns="start"), AID, PARAGRAPHS)
