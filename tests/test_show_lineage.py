"""Lineages on the page: one row a clause, one column a document, every clause leads to its paragraph."""

import pandas as pd
import pytest

from toolkit.compare.lineage import lineage
from toolkit.display.lineages import show_lineage
from toolkit.errors import SchemaError

SERIES = {
    "2018": ["We stressed the need for safe harbours along the coast.", "We noted the fisheries census."],
    "2019": ["We noted the need for safe harbours along the coast."],
    "2020": ["We urged the need for safe harbours along the coast.", "We opened a school of pilots."],
}


@pytest.fixture
def lines():
    """Return the lineages of three invented statements."""
    rows = [(doc_id, str(n), text) for doc_id, texts in SERIES.items() for n, text in enumerate(texts, 1)]
    return lineage(pd.DataFrame(rows, columns=["doc_id", "para", "text"]))


def texts(display):
    """Return the texts of the cells."""
    return [[cell["text"] + cell.get("after", "") for cell in row] for row in display.payload["rows"]]


def test_a_row_tells_what_became_of_a_clause(lines):
    """Each document's cell has the paragraph, the verdict with the words that decided it, and the clause."""
    first = texts(show_lineage(lines, caption="Harbours"))[0]
    assert first[0] == "¶ 1: We stressed the need for safe harbours along the coast."
    assert first[1].startswith("¶ 1, weakened (stressed → noted): We noted")
    assert first[2].startswith("¶ 1, strengthened (noted → urged): We urged")


def test_dropped_and_not_yet_there_are_told_apart(lines):
    """A clause is dropped in the first document that lacks it; before it came, there is a dash."""
    rows = texts(show_lineage(lines, caption="Harbours"))
    assert rows[1] == ["¶ 2: We noted the fisheries census.", "dropped", "–"]
    assert rows[2][:2] == ["–", "–"]
    assert rows[2][2].startswith("¶ 2, new: ")


def test_every_clause_leads_to_its_place(lines):
    """The references are the lineage's own spans; an absence leads nowhere."""
    cells = [cell for row in show_lineage(lines, caption="Harbours").payload["rows"] for cell in row]
    assert [len(cell["refs"]) for cell in cells] == [1, 1, 1, 1, 0, 0, 0, 0, 1]
    assert cells[0]["refs"][0]["quote"] == SERIES["2018"][0]


def test_documents_give_the_columns_their_titles(lines):
    """With DOCUMENTS the columns are headed by short titles."""
    documents = pd.DataFrame(
        {"doc_id": list(SERIES), "title": ["Arvel", "Tarn", "Lodi"], "date": list(SERIES)}
    )
    display = show_lineage(lines, caption="Harbours", documents=documents)
    assert [column["label"].split()[0] for column in display.payload["columns"]] == ["Arvel", "Tarn", "Lodi"]


def test_no_lineage_is_a_table_that_says_so(lines):
    """An empty result is a valid display."""
    assert show_lineage(lines.head(0), caption="Harbours").payload["note"] == "None."


def test_another_table_is_refused():
    """What is no lineage is refused with the missing column."""
    with pytest.raises(SchemaError, match="lineage"):
        show_lineage(pd.DataFrame({"doc_id": ["a"]}), caption="Harbours")
