"""Named instruments."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.instruments import INSTRUMENTS, find_instruments


def paragraphs(*texts: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table with one paragraph a text."""
    labels = [str(i) for i in range(1, len(texts) + 1)]
    return pd.DataFrame({"doc_id": "a", "para": labels, "text": list(texts)})


def named(*texts: str) -> list[tuple[str, str]]:
    """Return the quotes and kinds found in `texts`."""
    found = find_instruments(paragraphs(*texts))
    return list(zip(found["quote"], found["kind"], strict=True))


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        pytest.param("the Lima Agreement.", "Lima Agreement", "agreement", id="agreement"),
        pytest.param(
            "the 2002 Declaration on the Conduct of Ships in May",
            "Declaration on the Conduct of Ships",
            "declaration",
            id="no year, no date",
        ),
        pytest.param(
            "the 2021 Alpha ICT Work Plan was adopted",
            "2021 Alpha ICT Work Plan",
            "plan",
            id="a plan keeps its year",
        ),
        pytest.param(
            "the Alpha Work Plan IV (2021-2025) and more",
            "Alpha Work Plan IV (2021-2025)",
            "plan",
            id="numeral and years",
        ),
        pytest.param(
            "the Master Plan on Alpha Roads (MPAR) 2025",
            "Master Plan on Alpha Roads (MPAR) 2025",
            "plan",
            id="year behind a bracket",
        ),
        pytest.param(
            "the Alpha Partnership (AP) Agreement",
            "Alpha Partnership (AP) Agreement",
            "agreement",
            id="bracket inside",
        ),
        pytest.param(
            "the Treaty of Amity (TOA) in Southern Asia",
            "Treaty of Amity (TOA) in Southern Asia",
            "agreement",
            id="place behind a bracket",
        ),
        pytest.param(
            "the Alpha Vision 2.0 (AV2.0) Work Programme",
            "Alpha Vision 2.0 (AV2.0) Work Programme",
            "plan",
            id="head behind a bracket",
        ),
        pytest.param(
            "the Lima Vision: Shared Roads, Shared Future, adopted",
            "Lima Vision: Shared Roads, Shared Future",
            "declaration",
            id="subtitle",
        ),
        pytest.param(
            "Joint Statement of the 22nd Alpha Summit on Trade was read",
            "Joint Statement of the 22nd Alpha Summit on Trade",
            "declaration",
            id="outermost of nested names",
        ),
        pytest.param(
            "the Revised Implementation Plan of the Vision Statement on Trade",
            "Revised Implementation Plan of the Vision Statement on Trade",
            "plan",
            id="plan of a statement",
        ),
        pytest.param(
            "the Agreement Establishing the Alpha Centre on Trade, Investment and Tourism.",
            "Agreement Establishing the Alpha Centre on Trade, Investment and Tourism",
            "agreement",
            id="participle and list",
        ),
        pytest.param(
            "the first protocol to amend the Alpha Agreement",
            "first protocol to amend the Alpha Agreement",
            "agreement",
            id="amending protocol",
        ),
        pytest.param(
            "under the “New Alpha Strategy 2015 for Roads”,",
            "New Alpha Strategy 2015 for Roads",
            "plan",
            id="quoted title",
        ),
        pytest.param(
            "Resolution No. ES-11/1 of March", "Resolution No. ES-11/1", "other", id="numbered resolution"
        ),
        pytest.param(
            "under United Nations Security Council (UNSC) resolutions",
            "United Nations Security Council (UNSC) resolutions",
            "other",
            id="bracket before resolutions",
        ),
        pytest.param(
            "General Assembly (GA) resolution 11/22 of May",
            "General Assembly (GA) resolution 11/22",
            "other",
            id="bracket before a number",
        ),
        pytest.param(
            "the Nordic Rivers statement was read",
            "Nordic Rivers statement",
            "declaration",
            id="small kind noun behind a name",
        ),
        pytest.param(
            "and the convention on Alpine Rivers.",
            "convention on Alpine Rivers",
            "agreement",
            id="small kind noun before a name",
        ),
        pytest.param(
            "noted the ASEAN declaration on the keeping of bees, mindful of",
            "ASEAN declaration on the keeping of bees",
            "declaration",
            id="group’s declaration in small letters",
        ),
        pytest.param(
            "the Alpha Health Regulations (AHR) (2005) apply",
            "Alpha Health Regulations (AHR) (2005)",
            "agreement",
            id="regulations",
        ),
        pytest.param(
            "a 2050 Vision of “Living Well” at last",
            "2050 Vision of “Living Well”",
            "declaration",
            id="year before a vision, quoted theme",
        ),
        pytest.param(
            "issued the Joint Statement with the theme “Hand in Hand, Always”.",
            "Joint Statement with the theme “Hand in Hand, Always”",
            "declaration",
            id="with the theme",
        ),
        pytest.param(
            "an ambitious post-2020 Alpha Forest Framework",
            "post-2020 Alpha Forest Framework",
            "plan",
            id="post",
        ),
        pytest.param("See Alpha Convention, article 5", "Alpha Convention", "agreement", id="see"),
        pytest.param("Recalling Alpha Strategy 2018", "Alpha Strategy 2018", "plan", id="opening participle"),
        pytest.param(
            "Alpha’s National Forest Strategy", "National Forest Strategy", "plan", id="possessor left out"
        ),
        pytest.param(
            "the Alpha-Beta Trade in Goods Agreement",
            "Alpha-Beta Trade in Goods Agreement",
            "agreement",
            id="term with a small word",
        ),
        pytest.param(
            "the Lima Declaration on the 10th Anniversary of the Pact Secretariat",
            "Lima Declaration on the 10th Anniversary of the Pact Secretariat",
            "declaration",
            id="anniversary",
        ),
        pytest.param(
            "the Alpha Plan of Action (APA) to implement the Beta Partnership (2010-2015)",
            "Alpha Plan of Action (APA) to implement the Beta Partnership (2010-2015)",
            "plan",
            id="goes on behind a bracket",
        ),
        pytest.param(
            "the Lima Agenda for Growth and the Growth Goals (GGs)",
            "Lima Agenda for Growth",
            "other",
            id="goals behind and",
        ),
        pytest.param("consistent with UNCLOS", "UNCLOS", "agreement", id="known by letters"),
        pytest.param("an early code of conduct", "code of conduct", "agreement", id="known in small letters"),
        pytest.param(
            "a Memorandum of Cooperation between both",
            "Memorandum of Cooperation",
            "agreement",
            id="memorandum",
        ),
    ],
)
def test_find_instruments_names(text, quote, kind):
    """A name is found whole, with its kind."""
    assert named(text) == [(quote, kind)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Joint Statement and its Plan of Action", id="anaphors"),
        pytest.param("the Roadmap; this Declaration; the First Protocol", id="bare kind words"),
        pytest.param(
            "the Alpha Fund, the Alpha Initiative and the Alpha Network", id="funds and initiatives"
        ),
        pytest.param("an agreement on trade", id="small letters"),
        pytest.param("Agenda item 77", id="item of an agenda"),
        pytest.param(
            "“Lessons from a Process of Conflict Resolution between Parties”", id="not that resolution"
        ),
        pytest.param("the RCEP Summit", id="letters inside a meeting's name"),
    ],
)
def test_find_instruments_decoys(text):
    """What only sounds like an instrument is none."""
    assert named(text) == []


def test_two_names_joined_by_and():
    """Two instruments in a row are two."""
    assert named("the Lima Convention on Climate Change and the Oslo Agreement") == [
        ("Lima Convention on Climate Change", "agreement"),
        ("Oslo Agreement", "agreement"),
    ]


def test_short_forms_count_in_the_whole_document():
    """Letters introduced beside a name are the instrument elsewhere, the introduction itself is not counted twice."""
    assert named("the Lima Declaration on Trade (LDT)", "the LDT and LDTX", "LDT-based") == [
        ("Lima Declaration on Trade", "declaration"),
        ("LDT", "declaration"),
    ]


def test_short_forms_stay_in_their_document():
    """Another document's letters mean nothing here."""
    table = paragraphs("the Lima Declaration on Trade (LDT)", "the LDT").assign(doc_id=["a", "b"])
    assert find_instruments(table)["doc_id"].tolist() == ["a"]


def test_empty_result_has_the_schema():
    """No instrument, no row, all columns."""
    found = find_instruments(paragraphs("Nothing."))
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(INSTRUMENTS.columns)


def test_arguments_are_unchanged():
    """The paragraphs are read, never written."""
    table = paragraphs("the Lima Agreement")
    before = table.copy()
    find_instruments(table)
    pd.testing.assert_frame_equal(table, before)


def test_rejects_another_table():
    """A table without text is refused by the name of what is missing."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_instruments(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


@given(
    st.lists(
        st.sampled_from(
            [
                "Lima",
                "Agreement",
                "Plan",
                "on",
                "the",
                "and",
                "(LA)",
                "2020",
                ":",
                "“",
                "”",
                ",",
                "of",
                "RCEP",
                "Declaration",
                "to",
                "Implement",
            ]
        )
    ).map(" ".join)
)
def test_quotes_are_the_text(text):
    """Whatever the text, every quote is what stands at its positions, and no two overlap."""
    last = 0
    for row in find_instruments(paragraphs(text)).itertuples():
        assert text[row.start : row.end] == row.quote == row.name
        assert last <= row.start < row.end
        last = row.end


def test_parts_of_a_pair_lose_their_brackets():
    """Each name of a pair ends before its own bracketed short form."""
    text = "the Alpha Work Plan (AWP) and the Beta Action Plan (BAP)"
    assert [name for name, _ in named(text)] == ["Alpha Work Plan", "Beta Action Plan"]


def test_a_programme_beside_a_strategy_is_a_plan():
    """A programme counts where *and* joins it to a plan, and not elsewhere."""
    assert named("the Alpha Forest Strategy and Forest Renewal Program.") == [
        ("Alpha Forest Strategy", "plan"),
        ("Forest Renewal Program", "plan"),
    ]
    assert named("the Forest Renewal Program.") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See Resolutions and Decisions of the Alpha Council, 2004", id="collection"),
        pytest.param("the Security Council statement, a White House statement", id="who speaks"),
        pytest.param("the United Kingdom statement and a Viet Nam declaration", id="states"),
        pytest.param("the CBD Secretariat and the UNFCCC Secretariat", id="organisations"),
    ],
)
def test_find_instruments_beside_names(text):
    """A collection, and a statement by who makes it, are no named instruments."""
    assert named(text) == []


def test_letters_keep_their_year():
    """A bracketed year behind a short form introduced or known belongs to it, and parties do not."""
    assert [name for name, _ in named("the IHR (2005) bind; CBD Parties met")] == ["IHR (2005)", "CBD"]
