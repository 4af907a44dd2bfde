"""All finders over the same paragraphs."""

import pandas as pd
import pytest

import toolkit as tk

TEXTS = {
    "a": [
        "The Leaders of Norway and Chile recalled the Lima Declaration on Trade and agreed to convene a Forum by May 2030.",
        "President Ada Holm of Norway pledged to contribute USD 5 million to the Port Fund (PF). They remain committed to act under the Declaration.",
    ],
    "b": ["We will train 200 officials under the Declaration; she was pleased to do so in 2031."],
}


@pytest.fixture
def paragraphs() -> pd.DataFrame:
    rows = [(doc_id, str(n), text) for doc_id, texts in TEXTS.items() for n, text in enumerate(texts, 1)]
    return pd.DataFrame(rows, columns=["doc_id", "para", "text"]).assign(date="2029-01-02", kind="")


def test_each_table_is_that_of_its_finder(paragraphs):
    """Nothing changes where a finder is handed what the others found."""
    found = tk.find_all(paragraphs)
    assert len(found) == 11
    for name, table in found.items():
        pd.testing.assert_frame_equal(table, getattr(tk, f"find_{name}")(paragraphs))
    assert all(len(found[name]) for name in ("acts", "commitments", "references", "people", "money"))


def test_what_is_known_is_not_found_again(paragraphs):
    """The tables given are those that count: without acts, no act promises anything."""
    nothing = {"stances": tk.find_acts(paragraphs.head(0), stances=True)}
    assert len(tk.find_commitments(paragraphs, found=nothing)) < len(tk.find_commitments(paragraphs))
    none = {"instruments": tk.find_instruments(paragraphs.head(0))}
    assert len(tk.find_references(paragraphs, found=none)) < len(tk.find_references(paragraphs))


def test_labels_that_stand_twice_do_not_mix(paragraphs):
    """Where two paragraphs of a document go by one label, references keep them apart, whatever is known."""
    doubled = paragraphs.assign(para="1")
    found = {"instruments": tk.find_instruments(doubled), "acronyms": tk.find_acronyms(doubled)}
    pd.testing.assert_frame_equal(tk.find_references(doubled, found=found), tk.find_references(doubled))
