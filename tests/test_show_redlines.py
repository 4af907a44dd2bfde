"""Redlines on the page: both wordings, both places, and no edit told by colour alone."""

import pandas as pd
import pytest

from toolkit.display.redlines import show_redlines
from toolkit.errors import SchemaError


def pairs(left, right):
    """Return a table of one aligned pair."""
    sides = {"left": ("old", "4", left), "right": ("new", "7", right)}
    return pd.DataFrame(
        {
            f"{side}_{name}": [value]
            for side, (doc_id, para, quote) in sides.items()
            for name, value in {
                "doc_id": doc_id, "para": para, "start": 0, "end": len(quote), "quote": quote,
            }.items()
        }
    )  # fmt: skip


PAIR = pairs("We noted the serious concerns.", "We share the concerns, and <regret> delay.")


def test_both_wordings_can_be_read_off_the_parts():
    """Without what was put in it is the earlier text, without what was struck out the later one."""
    parts = show_redlines(PAIR, caption="Concerns").payload["passages"][0]["parts"]
    assert "".join(part["text"] for part in parts if part["mark"] != "del") == PAIR["right_quote"][0]
    assert {part["mark"] for part in parts} == {"", "del", "ins"}


def test_an_entry_leads_to_both_passages():
    """The earlier and the later place are references like those of any quotation."""
    entry = show_redlines(PAIR, caption="Concerns").payload["passages"][0]
    assert (entry["ref"]["doc_id"], entry["ref"]["para"]) == ("new", "7")
    assert (entry["before"]["ref"]["doc_id"], entry["before"]["label"]) == ("old", "¶ 4")


def test_edits_are_elements_with_words():
    """In a notebook they are <del> and <ins>, each announced in words, and the text is escaped."""
    html = show_redlines(PAIR, caption="Concerns")._repr_mimebundle_()["text/html"]
    assert "<del><span" in html
    assert "put in: </span>" in html
    assert "&lt;regret&gt;" in html


def test_no_pair_is_said():
    """An empty table of pairs gives a note and no entry."""
    payload = show_redlines(PAIR.iloc[:0], caption="Concerns", note="Nothing corresponds.").payload
    assert payload["passages"] == []
    assert payload["note"] == "None. Nothing corresponds."


def test_a_table_without_sides_is_refused():
    """The message names a column."""
    with pytest.raises(SchemaError, match="left_doc_id"):
        show_redlines(PAIR.drop(columns="left_doc_id"), caption="Concerns")
