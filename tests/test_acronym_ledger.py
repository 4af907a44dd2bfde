"""check_acronyms: what an audit of short forms says, and where."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.measure.acronym_ledger import FINDINGS, LEDGER, check_acronyms
from toolkit.measure.acronym_longs import same_long
from toolkit.measure.acronym_words import known_forms


def table(*texts, doc_id="memo"):
    return pd.DataFrame(
        {"doc_id": doc_id, "para": [str(number) for number in range(1, len(texts) + 1)], "text": list(texts)}
    )


def found(*texts):
    """Return the findings as (finding, short, paragraph, quote)."""
    rows = check_acronyms(table(*texts))
    return list(zip(rows["finding"], rows["short"], rows["para"], rows["quote"], strict=True))


def said(*texts):
    """Return the findings as (finding, short)."""
    return [(finding, short) for finding, short, _, _ in found(*texts)]


FUND = "The Leaders launched the Regional Health Fund (RHF)."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ["The RHF grew.", FUND], [("used before defined", "RHF", "1", "RHF")], id="used before defined"
        ),
        pytest.param(
            ["They asked the RHF to report on the Regional Health Fund (RHF)."],
            [("used before defined", "RHF", "1", "RHF")],
            id="used earlier in the paragraph",
        ),
        pytest.param(["They thanked the QRT."], [("never defined", "QRT", "1", "QRT")], id="never defined"),
        pytest.param(
            [FUND, "The Rural Housing Facility (RHF) opened.", "The RHF grew."],
            [("two expansions", "RHF", "2", "Rural Housing Facility (RHF)")],
            id="two expansions",
        ),
        pytest.param(
            [FUND],
            [("defined and never used", "RHF", "1", "Regional Health Fund (RHF)")],
            id="defined and never used",
        ),
        pytest.param(
            [FUND, "The RHF grew.", "The Regional Health Fund (RHF) met."],
            [("introduced again", "RHF", "3", "Regional Health Fund (RHF)")],
            id="introduced again",
        ),
        pytest.param(
            [FUND, "The RHF grew."],
            [("in order", "RHF", "1", "Regional Health Fund (RHF)")],
            id="in order",
        ),
        pytest.param(
            ["The QRT met.", "They joined la Conférence régionale (QRT)."],
            [("unclear", "QRT", "2", "QRT")],
            id="unclear",
        ),
        pytest.param(["The UN met.", "The UN rose."], [("well known", "UN", "1", "UN")], id="well known"),
        pytest.param(
            ["The RHF met.", FUND, "The Rural Housing Facility (RHF) opened."],
            [
                ("used before defined", "RHF", "1", "RHF"),
                ("two expansions", "RHF", "3", "Rural Housing Facility (RHF)"),
            ],
            id="two problems, two rows",
        ),
    ],
)
def test_every_finding_cites_its_place(texts, expected):
    """Each problem stands where it can be read; a short form without one stands where it is introduced."""
    assert found(*texts) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("WE, THE LEADERS OF THE REGION, HEREBY DECLARE our will.", id="a cry in capitals"),
        pytest.param("REAFFIRMING our will and RECALLING the FURTHER work, we met.", id="participles"),
        pytest.param("ANNEX III to Chapter XIV and Part IV.", id="numerals and headings"),
        pytest.param("The delegations of VIET NAM and JAPAN and of Lao PDR met.", id="states in capitals"),
        pytest.param(
            "They gave USD 5 million, JPY 3 and 200 KZT, 2 million PGK and PGK 1.5 billion.",
            id="currencies beside amounts",
        ),
        pytest.param("Documents A/RES/73/7, S/PRST/2013/2 and ES-11/1 refer.", id="symbols"),
        pytest.param("See https://WWW.RQZ.ORG/ABC and write to INFO@RQZ.ORG now.", id="addresses"),
        pytest.param("H.E. Mr. J.P. Sato met the U.S. envoy in the D.C. area.", id="initials"),
        pytest.param("H.E. Mr. ABE Taro and Prime Minister LIM Kok spoke.", id="surnames in capitals"),
        pytest.param("PHNOM PENH (Xinhua) – The leaders met.", id="dateline"),
        pytest.param("The plant of 30 MW and 12 GWh opened at 10 AM.", id="units"),
        pytest.param("Mr McKay and YouTube support Phase B2 of Room A4.", id="mixed words and labels"),
        pytest.param("The ceremony opened. A CEREMONY it was.", id="a word printed in small letters too"),
    ],
)
def test_capitals_that_are_no_short_forms(text):
    """Numerals, words, names and codes in capitals are not called undefined."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ["The Free Trade Area Accord (FTAA) binds.", "Two FTAAs and the FTAAs’ rules."],
            [("in order", "FTAA", 2)],
            id="plural",
        ),
        pytest.param(
            ["The Least Wealthy Countries (LWCs) met.", "An LWC may apply."],
            [("in order", "LWCs", 1)],
            id="singular",
        ),
        pytest.param(
            ["The Code of Conduct (COC) and the Declaration of Conduct (DOC) bind.", "The COC/DOC talks."],
            [("in order", "COC", 1), ("in order", "DOC", 1)],
            id="parts of a pair",
        ),
        pytest.param(
            ["ASEAN-Japan and non-ASEAN trade."], [("well known", "ASEAN", 2)], id="parts of a compound"
        ),
        pytest.param(["The ASEANJapan talks."], [("well known", "ASEAN", 1)], id="a lost hyphen"),
        pytest.param(["Under ASEAN+3, trade grew."], [("well known", "ASEAN", 1)], id="a sum of known parts"),
        pytest.param(
            ["The WQMTC+Japan met."], [("never defined", "WQMTC+Japan", 1)], id="a sum is one short form"
        ),
        pytest.param(
            ["The WQMM-Plus and the WQMM Plus met."],
            [("never defined", "WQMM-Plus", 2)],
            id="Plus belongs to it",
        ),
        pytest.param(
            ["The ACQ-A and RQ-ZT met."],
            [("never defined", "ACQ-A", 1), ("never defined", "RQ-ZT", 1)],
            id="hyphen",
        ),
        pytest.param(
            ["A WQX–ZRT course."], [("never defined", "WQX", 1), ("never defined", "ZRT", 1)], id="a dash"
        ),
        pytest.param(
            ["PM2.5 and CO2e fell."], [("well known", "PM2.5", 1), ("well known", "CO2e", 1)], id="decimal"
        ),
        pytest.param(["The 4QR changed work."], [("never defined", "4QR", 1)], id="a digit first"),
        pytest.param(
            ["The Youth Network (YOUNET) met.", "YOUNET2019 and YOUNET2020 followed."],
            [("in order", "YOUNET", 2)],
            id="a year behind it",
        ),
        pytest.param(
            ["COVID19, COVID-19 and Covid-19."], [("well known", "COVID19", 3)], id="spellings of one"
        ),
        pytest.param(
            ["In FY2020 the DPRK met the UAE."],
            [("well known", "FY"), ("well known", "DPRK"), ("well known", "UAE")],
            id="states",
        ),
        pytest.param(
            ["The Coastal Rescue Hub (CRH Hub) opened.", "The CRH Hub and the CRH grew."],
            [("in order", "CRH Hub", 2)],
            id="several words",
        ),
        pytest.param(
            ["The Regional Recovery Plan (“Action Plan”) stands.", "The Action Plan works."],
            [("in order", "Action Plan", 1)],
            id="a name in words",
        ),
        pytest.param(
            ["The Action Plan works.", "The Regional Recovery Plan (“Action Plan”) stands."],
            [("in order", "Action Plan", 1)],
            id="a name's earlier use is none",
        ),
        pytest.param(
            ["The Regional Recovery Plan (“Action Plan”) stands.", "The Hanoi Action Plan is another."],
            [("defined and never used", "Action Plan", 0)],
            id="inside a longer name",
        ),
        pytest.param(
            ["The Asian Sea Forum (ASF) of the ASF Office Network (AON) met."],
            [("in order", "ASF", 1), ("defined and never used", "AON", 0)],
            id="inside another's long form",
        ),
    ],
)
def test_uses_are_counted(texts, expected):
    """Plurals, compounds, sums, years and other spellings are uses of the same short form."""
    rows = check_acronyms(table(*texts))
    values = [
        tuple(row)[: len(expected[0])] for row in rows[["finding", "short", "n_uses"]].itertuples(index=False)
    ]
    assert values == expected


def test_a_row_says_where_the_form_is_introduced_and_used():
    """The first introduction and the first use are cited whatever the finding."""
    rows = check_acronyms(table("The RHF met.", FUND))
    assert rows.iloc[0].to_dict() == {
        "doc_id": "memo",
        "para": "1",
        "start": 4,
        "end": 7,
        "quote": "RHF",
        "short": "RHF",
        "finding": "used before defined",
        "long": "Regional Health Fund",
        "other": rows["other"].iloc[0],
        "known": rows["known"].iloc[0],
        "n_introductions": 1,
        "n_uses": 1,
        "introduced_in": "2",
        "introduced_start": 25,
        "used_in": "1",
        "used_start": 4,
    }
    assert rows[["other", "known"]].isna().all(axis=None)


def test_known_forms_say_why():
    """A well-known short form keeps its reason, defined or not."""
    rows = check_acronyms(table("The United Nations (UN) met.", "The UN and the EU rose."))
    assert rows["finding"].tolist() == ["in order", "well known"]
    assert rows["known"].tolist() == [known_forms()["UN"], known_forms()["EU"]]


def test_documents_are_audited_each_by_itself():
    """What one document defines is undefined in another, even where their rows alternate."""
    both = pd.concat([table(FUND, "The RHF grew.", doc_id="a"), table("The RHF grew.", doc_id="b")])
    rows = check_acronyms(both.iloc[[0, 2, 1]])
    assert rows[["doc_id", "finding"]].to_numpy().tolist() == [["a", "in order"], ["b", "never defined"]]


def test_text_order_is_the_order_of_the_rows():
    """Definition and use are compared by the rows' order, not by the labels."""
    rows = check_acronyms(table("The RHF grew.", FUND).iloc[::-1])
    assert rows["finding"].tolist() == ["in order"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Programme of Work", "programs of work", True, id="spelling, case, plural"),
        pytest.param("Centre for Defence Studies", "the Center for Defense Studies", True, id="article"),
        pytest.param("Research & Development", "research and development", True, id="ampersand"),
        pytest.param("Leaders’ Meeting", "Leaders Meeting", True, id="apostrophe"),
        pytest.param("Public-Private Partnership", "Public Private Partnership", True, id="hyphen"),
        pytest.param("Sea Forum (SF) Network", "Sea Forum Network", True, id="a bracket inside"),
        pytest.param("Regional Health Fund", "Health Fund", True, id="a word left out in front"),
        pytest.param("Organisation of Labour", "Organization of Labor", True, id="isation, our"),
        pytest.param("Regional Health Fund", "Rural Housing Facility", False, id="other words"),
        pytest.param("Regional Health Fund", "Regional Health Facility", False, id="another last word"),
        pytest.param("", "Regional Health Fund", False, id="nothing"),
    ],
)
def test_two_long_forms_are_the_same_words(one, other, same):
    """Spelling makes no other long form; another word does."""
    assert same_long(one, other) is same
    assert same_long(other, one) is same


def test_an_empty_table_keeps_its_schema():
    """No paragraph, no row, every column with its type."""
    empty = check_acronyms(table("Nothing is abbreviated.").iloc[:0])
    assert empty.empty
    assert empty.dtypes.astype(str).to_dict() == dict(LEDGER.columns)


def test_something_else_than_paragraphs_is_refused():
    """The message names what is missing."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        check_acronyms(table("A").drop(columns="text"))


def test_the_argument_is_not_changed():
    """The table that comes in stays as it is."""
    paragraphs = table(FUND, "The RHF and the UN met.")
    before = paragraphs.copy(deep=True)
    check_acronyms(paragraphs)
    pd.testing.assert_frame_equal(paragraphs, before)


PIECES = st.sampled_from(
    [
        FUND,
        "The RHF met.",
        "(RHF)",
        "UN",
        "QRT-Plus",
        "ASEAN+3",
        "FTAs/RTAs",
        "WE, THE LEADERS,",
        "A/RES/1/2",
        "“RHF”",
        "é",
        "(",
        "COP26",
        "4QR",
        "\n",
        "Viet Nam",
        "(the “Fund”)",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=6).map(" ".join), max_size=4))
def test_every_row_is_a_quotation_and_a_known_finding(texts):
    """Spans are their quotes, rows stand in the order of the text, and the counts agree with the finding."""
    paragraphs = table(*texts) if texts else table("").iloc[:0]
    rows = check_acronyms(paragraphs)
    places = [(int(row.para), row.start) for row in rows.itertuples()]
    assert places == sorted(places)
    for row in rows.itertuples():
        assert texts[int(row.para) - 1][row.start : row.end] == row.quote
        assert row.finding in FINDINGS
        assert (row.n_introductions == 0) == (row.finding in {"never defined", "unclear", "well known"})
        assert row.finding != "defined and never used" or row.n_uses == 0
        assert row.n_introductions + row.n_uses > 0
