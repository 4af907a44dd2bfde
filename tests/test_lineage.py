"""Lineages: what became of a clause, and the words that decide it."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit as tk
from toolkit.compare.lineage import LINEAGE, lineage, lineage_table
from toolkit.errors import ParameterError, SchemaError

OTHER = "The delegations visited a cheese dairy near Lake Orla and tasted nine kinds of curd."


def series(*documents: list[str]) -> pd.DataFrame:
    """Return PARAGRAPHS of documents d1, d2, …, given as lists of paragraphs."""
    return pd.DataFrame(
        [
            {"doc_id": f"d{number}", "para": str(place), "text": text}
            for number, texts in enumerate(documents, 1)
            for place, text in enumerate(texts, 1)
        ]
    )


def judged(old: str, new: str) -> tuple[str, str, str]:
    """Return change, basis and deciding words of a clause between two documents that have another paragraph in common."""
    table = lineage(series([old, OTHER], [new, OTHER])).set_index(["doc_id", "para"])
    row = table[["change", "basis", "decided_by"]].fillna("").loc[("d2", "1")]
    return row["change"], row["basis"], row["decided_by"]


CASES = [
    pytest.param(
        "We stressed the need for safe harbours along the northern coast.",
        "We noted the need for safe harbours along the northern coast.",
        ("weakened", "verb", "stressed → noted"),
        id="a weaker verb",
    ),
    pytest.param(
        "We encouraged all parties to refrain from dredging in the disputed shoals.",
        "We urged all parties to refrain from dredging in the disputed shoals.",
        ("strengthened", "verb", "encouraged → urged"),
        id="a stronger verb",
    ),
    pytest.param(
        "We were concerned about the shelling of grain barges on the river.",
        "We condemned the shelling of grain barges on the river.",
        ("strengthened", "verb", "were concerned → condemned"),
        id="on the ladder of objection",
    ),
    pytest.param(
        "We underlined the importance of safe harbours on the northern coast.",
        "We underscored the importance of safe harbours on the northern coast.",
        ("reworded", "words", "− underlined; + underscored"),
        id="another verb of the same rung",
    ),
    pytest.param(
        "The Leaders welcomed the restoration of the mountain railway.",
        "Some Leaders welcomed the restoration of the mountain railway.",
        ("weakened", "scope", "The Leaders → Some Leaders"),
        id="only some say so",
    ),
    pytest.param(
        "We noted the serious concerns expressed by some Leaders over the dredging of shoals.",
        "We noted the serious concerns over the dredging of shoals.",
        ("strengthened", "reported", "− expressed by some"),
        id="a reported concern becomes everyone's",
    ),
    pytest.param(
        "We expressed serious concern over the dredging of the disputed shoals.",
        "We expressed concern over the dredging of the disputed shoals.",
        ("weakened", "degree", "− serious"),
        id="an intensifier goes",
    ),
    pytest.param(
        "We expressed concern over the dredging of the disputed shoals.",
        "We are seriously concerned over the dredging of the disputed shoals.",
        ("strengthened", "degree", "+ seriously"),
        id="an intensifier comes with another form of its word",
    ),
    pytest.param(
        "We expressed deep concern over the dredging of the disputed shoals.",
        "We expressed grave concern over the dredging of the disputed shoals.",
        ("reworded", "words", "− deep; + grave"),
        id="one intensifier for another is no direction",
    ),
    pytest.param(
        "The parties will support limited use of the seed bank at Tarn.",
        "The parties will support use of the seed bank at Tarn.",
        ("strengthened", "degree", "− limited"),
        id="a downtoner goes",
    ),
    pytest.param(
        "The parties should inspect the grain stores once a year.",
        "The parties shall inspect the grain stores once a year.",
        ("strengthened", "modality", "should → shall"),
        id="a modal verb",
    ),
    pytest.param(
        "We agreed to share the records of the customs services in May 2031.",
        "We agreed to share the records of the customs services in June 2031.",
        ("reworded", "words", "− May; + June"),
        id="the month of May is no modal",
    ),
    pytest.param(
        "We agreed to open the archives of the salt commission to scholars.",
        "We agreed to open the archives of the salt commission to scholars, where appropriate.",
        ("weakened", "hedge", "+ where appropriate"),
        id="a hedge comes",
    ),
    pytest.param(
        "We stressed the need for safe harbours along the northern coast.",
        "We noted the urgent need for safe harbours along the northern coast.",
        ("reworded", "verb; degree", "stressed → noted; + urgent"),
        id="both directions",
    ),
    pytest.param(
        "We welcomed a grant of USD 40 million for the laboratories of the harbour centre.",
        "We welcomed a grant of USD 45 million for the laboratories of the harbour centre.",
        ("reworded", "number", "40 → 45"),
        id="an amount",
    ),
    pytest.param(
        "The parties will send grain barges through the northern strait this winter.",
        "The parties will not send grain barges through the northern strait this winter.",
        ("reworded", "negation", "+ not"),
        id="a clause denied is neither stronger nor weaker",
    ),
    pytest.param(
        "Valdoria welcomed the treaty on the migration of river dolphins.",
        "Orland endorsed the treaty on the migration of river dolphins.",
        ("reworded", "words", "− Valdoria welcomed; + Orland endorsed"),
        id="one side is not compared with the other",
    ),
    pytest.param(
        "We welcomed the “Plan” of the leaders’ retreat on geothermal heating.",
        'We welcomed the "plan" of the Leaders\' retreat on geothermal heating',
        ("kept", "", ""),
        id="capitals and marks",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_what_a_change_is_called(old, new, expected):
    """A change is named by the words that decide it."""
    assert judged(old, new) == expected


def test_dropped_new_and_back_again():
    """A clause that one document lacks is dropped there and compared with its last form when it comes back."""
    clause = "We stressed the need for safe harbours along the northern coast."
    table = lineage(
        series(
            [clause, OTHER], [OTHER], [clause, OTHER, "We praised the beekeepers of Tarn and their hives."]
        )
    )
    cells = lineage_table(table).set_index("lineage").fillna("").loc[:, ["d1", "d2", "d3"]].values.tolist()
    assert cells == [["first", "dropped", "kept"], ["first", "kept", "kept"], ["", "", "new"]]
    back = table[(table["lineage"] == 1) & (table["doc_id"] == "d3")].iloc[0]
    assert (back["previous_doc_id"], back["previous_para"]) == ("d1", "1")


FIRST = "We restored the railway across the high plateau and its eleven tunnels."
SECOND = "We sent apiarists to inspect the hives of the southern orchards."


def test_split_and_merged():
    """A paragraph cut in two is split in both halves, and merged when these are one again."""
    whole = f"{FIRST} {SECOND}"
    table = lineage(series([whole, OTHER], [FIRST, SECOND, OTHER], [whole, OTHER]))
    own = table[table["lineage"] == 1]
    assert own[["doc_id", "para", "change", "decided_by"]].fillna("").values.tolist() == [
        ["d1", "1", "first", ""],
        ["d2", "1", "split", "1 → 1, 2"],
        ["d2", "2", "split", "1 → 1, 2"],
        ["d3", "1", "merged", "1, 2 → 1"],
    ]


def test_moved_is_the_one_that_left_the_common_order():
    """A paragraph that stands elsewhere is moved, its old neighbours are kept."""
    third = "We licensed four observatories on the Kesh ridge for radio astronomy."
    table = lineage(series([FIRST, SECOND, third, OTHER], [SECOND, third, OTHER, FIRST]))
    later = table[table["doc_id"] == "d2"].set_index("para")["change"]
    assert later.to_dict() == {"1": "kept", "2": "kept", "3": "kept", "4": "moved"}


def test_sentences():
    """With sentences as the unit a paragraph's clauses are followed one by one, at their own positions."""
    paragraphs = series([f"{FIRST} {SECOND}"], [f"{SECOND.replace('sent', 'invited')} {FIRST}"])
    table = lineage(paragraphs, unit="sentence")
    texts = paragraphs.set_index(["doc_id", "para"])["text"]
    assert all(texts[(r.doc_id, r.para)][r.start : r.end] == r.quote for r in table.itertuples())
    assert table["change"].tolist().count("first") == 2
    assert len(table) == 4


def test_lineages_lead_back_to_the_source():
    """The rows are spans that can be located in the file."""
    text = "1. We noted the need for safe harbours.\n\n2. We welcomed the census of river dolphins."
    documents = pd.concat([tk.read_text(text, doc_id="a"), tk.read_text(text, doc_id="b")], ignore_index=True)
    paragraphs = tk.segment_paragraphs(documents)
    located = tk.locate(lineage(paragraphs), paragraphs, documents)
    assert located["line"].tolist() == [1, 1, 3, 3]


def test_empty_and_schema():
    """Without paragraphs there is no row but every column."""
    empty = lineage(series([FIRST]).iloc[:0])
    assert list(empty.columns) == list(LINEAGE.columns)
    assert list(lineage_table(empty).columns) == ["lineage", "quote"]
    assert {name: str(dtype) for name, dtype in empty.dtypes.items()} == dict(LINEAGE.columns)


def test_arguments_are_not_changed():
    """Neither the paragraphs nor the acts are changed, and given acts make no difference."""
    paragraphs = series([FIRST, OTHER], [OTHER, SECOND])
    acts = tk.find_acts(paragraphs)
    before = paragraphs.copy(), acts.copy()
    pd.testing.assert_frame_equal(lineage(paragraphs, acts), lineage(paragraphs))
    pd.testing.assert_frame_equal(paragraphs, before[0])
    pd.testing.assert_frame_equal(acts, before[1])


def test_errors():
    """What is wrong is named."""
    with pytest.raises(SchemaError, match="missing column 'verb'"):
        lineage(series([FIRST]), pd.DataFrame(columns=["doc_id", "para", "start", "end", "quote"]))
    with pytest.raises(ParameterError, match="unit is 'paragraph' or 'sentence', got 'page'"):
        lineage(series([FIRST]), unit="page")  # type: ignore[arg-type]


def test_a_clause_that_had_a_part_in_another_is_new_in_part():
    """Of two things named together, one goes on in a clause of its own, the other in a longer one that says where its part was."""
    before = "Norland reiterated its support for the full implementation of the Harbour Declaration and the early conclusion of the Pilots Code."
    after = [
        "We underscored the importance of the full implementation of the Harbour Declaration in its entirety.",
        "We encouraged negotiations on the early conclusion of the Pilots Code, consistent with maritime law and the tariff schedules, within an agreed timeline.",
    ]
    rows = [("2018", "9", before), *(("2020", str(n), text) for n, text in enumerate(after, 1))]
    filler = [("2018", "1", "We met in Arvel."), ("2020", "8", "We thanked the host for the warm welcome.")]
    table = lineage(pd.DataFrame([*rows, *filler], columns=["doc_id", "para", "text"]))
    told = table[table["doc_id"] == "2020"].set_index("para")
    assert told.loc["1", "lineage"] == table.loc[table["para"] == "9", "lineage"].item()
    assert told.loc["2", ["change", "basis", "decided_by"]].tolist() == ["new", "part", "in part ¶ 9"]
