"""Ordinals that count the editions of a meeting, and those that open a proper name."""

import pandas as pd
import pytest

from toolkit.find.meetings import find_meetings

CASES = [
    pytest.param("At the Fourth Industrial Revolution Dialogue we met.", "Fourth Industrial Revolution Dialogue", None, id="revolution"),
    pytest.param("At the 4th Industrial Revolution Forum we met.", "4th Industrial Revolution Forum", None, id="figures"),
    pytest.param("At the First World War Conference we met.", "First World War Conference", None, id="war"),
    pytest.param("At the First and Second World War Conference we met.", "Second World War Conference", None, id="two wars"),
    pytest.param("At the Third Sector Forum in May 2020 we met.", "Third Sector Forum", None, id="sector"),
    pytest.param("At the Second Track Dialogue we met.", "Second Track Dialogue", None, id="track"),
    pytest.param("At the 21st Century Leaders Summit we met.", "21st Century Leaders Summit", None, id="century"),
    pytest.param("At the Twenty-first Century Harbour Forum we met.", "Twenty-first Century Harbour Forum", None, id="century in words"),
    pytest.param("At the Fifth Fourth Industrial Revolution Dialogue we met.", "Fourth Industrial Revolution Dialogue", 5, id="both"),
    pytest.param("At the 2nd 21st Century Harbour Forum we met.", "21st Century Harbour Forum", 2, id="both in figures"),
    pytest.param("At the Third World Water Forum we met.", "World Water Forum", 3, id="World is no world war"),
    pytest.param("At the Fourth Industrial Forum we met.", "Industrial Forum", 4, id="no revolution"),
    pytest.param("At the Seventh Industrial Revolution Dialogue we met.", "Industrial Revolution Dialogue", 7, id="no such revolution"),
    pytest.param("At the Second Sector Meeting we met.", "Sector Meeting", 2, id="no such sector"),
    pytest.param("At the first World War Conference we met.", "World War Conference", 1, id="small letter"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "ordinal"), CASES)
def test_an_ordinal_inside_a_proper_name_is_no_edition(text, name, ordinal):
    """The number of an edition is apart from the name; one that opens a proper name stays in it."""
    found = find_meetings(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))
    assert found["name"].tolist() == [name]
    assert found["ordinal"].astype(object).where(found["ordinal"].notna(), None).tolist() == [ordinal]
