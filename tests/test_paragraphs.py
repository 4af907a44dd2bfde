"""segment_paragraphs, classify_lines, coverage: labels, headings and words of small invented documents."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.documents import read_text
from toolkit.errors import SchemaError
from toolkit.paragraphs import COVERAGE, ROLES, classify_lines, coverage, segment_paragraphs
from toolkit.schema import LINES, PARAGRAPHS

PLAIN, MARKDOWN = "text/plain", "text/markdown"


def documents(text: str, media_type: str = PLAIN, **fields: str) -> pd.DataFrame:
    return pd.DataFrame([{"doc_id": "a", "source_text": text, "media_type": media_type, **fields}])


def found(text: str, media_type: str = PLAIN, **fields: str) -> list[tuple[str, str]]:
    table = segment_paragraphs(documents(text, media_type, **fields))
    return list(zip(table["para"], table["text"], strict=True))


def headed(text: str, media_type: str = PLAIN) -> list[tuple[str, str]]:
    table = segment_paragraphs(documents(text, media_type))
    return list(zip(table["para"], table["heading"], strict=True))


TEXTS = [
    pytest.param(
        "Statement\n\n1.\nThe Ministers met on 12\nNovember. They agreed on the plan for\n2020. They parted.\n2.\nThey thanked the host.\n",
        PLAIN,
        [("1", "The Ministers met on 12 November. They agreed on the plan for 2020. They parted."), ("2", "They thanked the host.")],
        id="numbers alone on a line, a year at the start of a line",
    ),
    pytest.param(
        "- 1. We met.\n- We lost our number.\n- 3. We agreed.\n",
        MARKDOWN,
        [("1", "We met."), ("2", "We lost our number."), ("3", "We agreed.")],
        id="a lost number is inferred",
    ),
    pytest.param(
        "1\\. **We** met\\* in the 3<sup>rd</sup> year.<sup>1</sup>\n\n2\\. We [agreed](https://a.org/b_(c)).\n\n<sup>1</sup> One member\nwas absent.\n",
        MARKDOWN,
        [("1", "We met* in the 3rd year."), ("2", "We agreed."), ("fn1", "One member was absent.")],
        id="markup, escapes, a link and a footnote",
    ),
    pytest.param(
        "1. The Leaders stressed that\n\nhigh-level visits went on under the COVID-\n\n19 pandemic.\n\n2. They agreed.\n",
        PLAIN,
        [("1", "The Leaders stressed that high-level visits went on under the COVID-19 pandemic."), ("2", "They agreed.")],
        id="a page break inside a sentence",
    ),
    pytest.param(
        "The Ministers expres-\nsed their thanks for the counter-\nterrorism work, and the sub-\nregional plan of the year.\n",
        PLAIN,
        [("p1", "The Ministers expressed their thanks for the counter-terrorism work, and the sub-regional plan of the year.")],
        id="hyphens at line ends",
    ),
    pytest.param(
        "1. We met in Hanoi today. 2. We agreed on a plan.\n",
        PLAIN,
        [("1", "We met in Hanoi today."), ("2", "We agreed on a plan.")],
        id="two paragraphs run together on a line",
    ),
    pytest.param(
        "1. We met.\n\nWe also talked.\n\n2. We agreed.\n\nIn response, the guests agreed.\n",
        PLAIN,
        [("1", "We met. We also talked."), ("2", "We agreed."), ("p1", "In response, the guests agreed.")],
        id="unnumbered text within a list and after it",
    ),
    pytest.param(
        "1. We will:\n\n-   stay agile; and\n-   stay calm.\n\n2. We agreed.\n",
        MARKDOWN,
        [("1", "We will:"), ("1/p1", "stay agile; and"), ("1/p2", "stay calm."), ("2", "We agreed.")],
        id="bullets under a number",
    ),
    pytest.param(
        "The plan includes:\n\n-   **Ports:** new ports\n    in the north.\n\n    They open soon.\n-   training, such as:\n    -   courses\n",
        MARKDOWN,
        [("p1", "The plan includes:"), ("p2", "Ports: new ports in the north. They open soon."), ("p3", "training, such as:"), ("p4", "courses")],
        id="bullets, bullets under bullets, bold lead-ins",
    ),
    pytest.param(
        "Opening remarks.\n\n****\n\n# # #\n",
        PLAIN,
        [("p1", "Opening remarks.")],
        id="lines of asterisks",
    ),
    pytest.param(
        "We met.\n\nFor the Government of Japan:\nTaro Yamada\nMinister of Finance\n\nFor the Kingdom of Thailand:\nSomchai Jaidee\n",
        PLAIN,
        [("p1", "We met."), ("p2", "For the Government of Japan: Taro Yamada Minister of Finance For the Kingdom of Thailand: Somchai Jaidee")],
        id="signatures are one paragraph",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "media_type", "expected"), TEXTS)
def test_labels_and_words(text, media_type, expected):
    """Each paragraph has its printed label and its words as printed."""
    assert found(text, media_type) == expected


RESOLUTION = """\
United Nations                                              A/RES/75/200
                 General Assembly                           Distr.: General

                 75/200.  Observance of the Day

                       The General Assembly,
                       Recalling its resolution 70/1 of 25 September 2015 on the goals of the Day, 1
                       Noting the report,
                       1.    Decides to observe the Day on the third of March of every year, in line
                 with the rules of the
         ______________
             1
                 Resolution 70/1.

20-17000                                                                      1/2
\fA/RES/75/200

                 Assembly, and requests:
                       (a)  The Secretary-General;
                       (b)  Member States;
                       2.    Decides to remain seized of the matter.

                                                           48th plenary meeting
                                                               21 December 2020
"""


def test_a_resolution():
    """Masthead, page heads and the close are dropped; a paragraph goes on over the page, past the footnote."""
    assert found(RESOLUTION) == [
        ("p1", "Recalling its resolution 70/1 of 25 September 2015 on the goals of the Day,"),
        ("p2", "Noting the report,"),
        ("1", "Decides to observe the Day on the third of March of every year, in line with the rules of the Assembly, and requests:"),
        ("fn1", "Resolution 70/1."),
        ("1/(a)", "The Secretary-General;"),
        ("1/(b)", "Member States;"),
        ("2", "Decides to remain seized of the matter."),
    ]  # fmt: skip


KINDS = [
    pytest.param(RESOLUTION, "resolution of the General Assembly", id="enacting line before symbols"),
    pytest.param("*The Human Rights Council,*\n\n*Recalling* the work of the General Assembly,\n\n1. *Decides* to act.\n", "resolution of the Human Rights Council", id="Markdown"),
    pytest.param("Decision 7\n\nThe Conference of the Parties,\n\nNoting the report,\n\n1. Decides to act.\n", "decision of the Conference of the Parties", id="a decision"),
    pytest.param("Resolution adopted by the Economic and Social Council on 4 May 2031\n\n1. Decides to act at once.\n\n2. Decides to go on.\n", "resolution of the Economic and Social Council", id="masthead"),
    pytest.param("S/RES/9999 (2031)\n\n1. Decides to act at once.\n\n2. Decides to go on.\n", "resolution of the Security Council", id="symbol"),
    pytest.param("THE EXECUTIVE BOARD,\n\nRecalling its rules,\n\n1. Decides to act.\n", "", id="a body in capitals that no list knows"),
    pytest.param("THE GENERAL ASSEMBLY,\n\nRecalling its rules,\n\n1. Decides to act.\n", "resolution of the General Assembly", id="capitals"),
    pytest.param("The Executive Board,\n\nRecalling its rules,\n\n1. Decides to act.\n\nThe Security Council,\n\n2. Decides to go on.\n", "", id="two bodies"),
    pytest.param("Statement\n\nWe recalled resolution A/RES/75/200 of the General Assembly.\n", "", id="a resolution only spoken of"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_as_printed(text, kind):
    """An empty kind is filled from what the document prints around its text, never from the text."""
    media_type = MARKDOWN if text.startswith("*") else PLAIN
    table = segment_paragraphs(documents(text, media_type=media_type))
    assert set(table["kind"]) == {kind}


def test_kind_of_the_catalogue_stands():
    """A kind that the catalogue gives is kept; one that leaves the body open is completed."""
    assert set(segment_paragraphs(documents(RESOLUTION, kind="draft"))["kind"]) == {"draft"}
    completed = segment_paragraphs(documents(RESOLUTION, kind="resolution"))
    assert set(completed["kind"]) == {"resolution of the General Assembly"}


def test_a_resolution_in_one_line():
    """A preamble run together with the line that opens it is cut into its paragraphs."""
    text = "Resolution 1 (2031)\n\nThe Security Council, Recalling its rules, and noting the report, Deeply concerned at the drought, 1. Demands calm; 2. Decides to go on.\n"
    assert found(text) == [
        ("p1", "Recalling its rules, and noting the report,"),
        ("p2", "Deeply concerned at the drought,"),
        ("1", "Demands calm;"),
        ("2", "Decides to go on."),
    ]


def test_a_declaration_in_short_lines():
    """A line that ends on a small word goes on; capitals that open a preambular paragraph begin one."""
    text = "Declaration of Oslo\n\nWE, the Heads of\nState of the Member Countries of the League of Northern Seas;\nRECALLING the Joint\nStatement on Fish which sets out principles for all of the sea;\nFURTHER NOTING the need for peace in the whole of the north.\n"
    assert [text for _, text in found(text)] == [
        "WE, the Heads of State of the Member Countries of the League of Northern Seas;",
        "RECALLING the Joint Statement on Fish which sets out principles for all of the sea;",
        "FURTHER NOTING the need for peace in the whole of the north.",
    ]


HEADINGS = [
    pytest.param(
        "Summit\n\n1 Opening\n\nThe chair spoke.\n\n(1) Trade, etc.\n\n  1. We trade.\n  2. We grow.\n\n(2) Regional affairs\n\nNorth Sea\n\n  1. We fish.\n\nSouth Sea\n\nWe sail.\n\n2 Closing\n\nWe left.\n",
        PLAIN,
        [
            ("1/p1", "Opening"), ("1/(1)/1", "Opening > Trade, etc."), ("1/(1)/2", "Opening > Trade, etc."),
            ("1/(2)/1", "Opening > Regional affairs > North Sea"), ("1/(2)/p1", "Opening > Regional affairs > South Sea"),
            ("2/p1", "Closing"),
        ],
        id="numbered headings, numbers restart",
    ),
    pytest.param(
        "Report\n\nWe met.\n\nPolitical matters\n\n1. We spoke.\n2. We agreed.\n\nEconomic matters\n\n1. We traded.\n\nThe meeting closed.\n",
        PLAIN,
        [("p1", ""), ("1/1", "Political matters"), ("1/2", "Political matters"), ("2/1", "Economic matters"), ("p2", "Economic matters")],
        id="numbers restart under unnumbered headings",
    ),
    pytest.param(
        "Statement\n\nI. Security\n1. We met today.\n2. We agreed.\nII. Economy\nTrade remains important to both.\n3. We noted it.\n",
        PLAIN,
        [("1", "Security"), ("2", "Security"), ("II/p1", "Economy"), ("3", "Economy")],
        id="numbering runs on under numbered headings",
    ),
    pytest.param(
        "# Statement\n\n1. We met.\n\n## **Part One**\n\n### *(Hard links)*\n\n2. We built.\n\n*(Soft links)*\n\n3. We learned.\n\n**Sport  \n**  \n4. We played.\n\n***\n\n5. We left.\n",
        MARKDOWN,
        [("1", ""), ("2", "Part One > (Hard links)"), ("3", "Part One > (Soft links)"), ("4", "Sport"), ("5", "")],
        id="Markdown, brackets, bold lines; a rule closes",
    ),
    pytest.param(
        "STATEMENT\n\n1. We met in the capital city of the host country for the third time\nin as many years.\nEconomic Cooperation and\nConnectivity\n2. We agreed to establish a partnership between the two sides of the\nocean.\n",
        PLAIN,
        [("1", ""), ("2", "Economic Cooperation and Connectivity")],
        id="a heading over two lines without blank lines",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "media_type", "expected"), HEADINGS)
def test_headings_and_label_paths(text, media_type, expected):
    """Each paragraph has the headings above it, and the labels above its own where they are needed."""
    assert headed(text, media_type) == expected


def test_front_matter_and_what_surrounds_a_news_report():
    """Title, navigation, byline, caption, date and share buttons have their roles and are in no paragraph."""
    text = (
        "---\ntitle: Ties\n---\nHome > World\n\nTies grow\n\nBy John Smith\nNovember 13, 2020\nREUTERS/Ann Lee\n\n"
        "The two sides met.\n\nShare:\n\nPrevious Article\n\nA cup of tea\n"
    )
    lines = classify_lines(documents(text, MARKDOWN, title="Ties grow"))
    roles = lines.loc[lines["role"] != "blank", ["text", "role"]].to_numpy().tolist()
    assert roles == [
        ["---", "front-matter"],
        ["title: Ties", "front-matter"],
        ["---", "front-matter"],
        ["Home > World", "navigation"],
        ["Ties grow", "title"],
        ["By John Smith", "byline"],
        ["November 13, 2020", "date"],
        ["REUTERS/Ann Lee", "caption"],
        ["The two sides met.", "paragraph"],
        ["Share:", "byline"],
        ["Previous Article", "navigation"],
        ["A cup of tea", "navigation"],
    ]


def test_lines_name_label_and_paragraph():
    """A line with a label has a row for it and one for the words; positions are those of the source."""
    lines = classify_lines(documents("Memo\n\n(1) We met.\n(2) We agreed."))
    assert lines[["line", "source_start", "source_end", "role", "para", "text"]].to_numpy().tolist() == [
        [1, 0, 4, "title", "", "Memo"],
        [2, 5, 5, "blank", "", ""],
        [3, 6, 9, "label", "(1)", "(1)"],
        [3, 10, 17, "paragraph", "(1)", "We met."],
        [4, 18, 21, "label", "(2)", "(2)"],
        [4, 22, 32, "paragraph", "(2)", "We agreed."],
    ]


def test_coverage_counts_every_word_once():
    """The words by role add up to the words of the source."""
    table = coverage(documents("Memo\n\n1. We met.\n\nBack to Memos"))
    assert list(table.columns) == list(COVERAGE.columns)
    row = table.iloc[0]
    assert (row["paragraphs"], row["words"], row["words_paragraph"], row["words_navigation"]) == (1, 7, 2, 3)


def test_columns_and_document_facts():
    """The table has its schema; date and kind are the document's, missing ones stay empty."""
    table = segment_paragraphs(documents("We met.", date="2020-11", kind="memo"))
    assert table.dtypes.astype(str).to_dict() == dict(PARAGRAPHS.columns)
    assert table[["order", "date", "kind"]].to_numpy().tolist() == [[0, "2020-11", "memo"]]


@pytest.mark.parametrize("text", ["", "\n \n", "---\ntitle: x\n---\n"])
def test_a_document_without_paragraphs(text):
    """An empty result has the whole schema."""
    assert segment_paragraphs(documents(text)).dtypes.astype(str).to_dict() == dict(PARAGRAPHS.columns)
    assert segment_paragraphs(documents(text)).empty
    assert list(classify_lines(documents(text)).columns) == list(LINES.columns)


def test_a_missing_column_is_named():
    """A table that isn't DOCUMENTS is refused."""
    with pytest.raises(SchemaError, match="DOCUMENTS: missing column 'source_text'"):
        segment_paragraphs(pd.DataFrame({"doc_id": ["a"]}))


def test_arguments_are_not_changed():
    """The documents stay as they were."""
    table = documents("1. We met.")
    before = table.copy(deep=True)
    segment_paragraphs(table)
    classify_lines(table)
    pd.testing.assert_frame_equal(table, before)


BITS = st.sampled_from(
    [
        "1.", "2.", "(a)", "(b)", "I.", "II", "1", "- ", "• ", "* ", "**", "*", "<sup>1</sup>", "¹ ", "_____", "***", "\\###", "## ", "The General Assembly,",
        "We met", "in Tokyo.", "Trade and Growth", "COVID-", "19 pandemic", "expres-", "sed", "A/RES/75/1", "12 November 2020", "[a](b)", "&amp;", "\\*", "<!-- -->",
        "\f", "\n", "\n", "\n\n", "  \n", " ", "  ", "\xa0", "Back to Top", "Next Article", ":", ";", "---\n", "For the Government", "[^1]",
    ]
)  # fmt: skip
SOURCES = st.one_of(st.lists(BITS, max_size=40).map("".join), st.text(max_size=80))


@settings(max_examples=150)
@given(SOURCES, st.sampled_from([PLAIN, MARKDOWN]))
def test_nothing_is_lost(text, media_type):
    """Joined together, the rows of LINES are the source without its white space, in order."""
    lines = classify_lines(documents(text, media_type))
    assert "".join("".join(part.split()) for part in lines["text"]) == "".join(text.split())
    assert set(lines["role"]) <= set(ROLES)
    positions = lines[["source_start", "source_end"]].to_numpy().ravel().tolist()
    assert positions == sorted(positions)


@settings(max_examples=150)
@given(SOURCES, st.sampled_from([PLAIN, MARKDOWN]))
def test_source_map_and_labels(text, media_type):
    """The runs are the same characters in text and source, and every label is unique."""
    table = segment_paragraphs(documents(text, media_type))
    for words, runs in zip(table["text"], table["source_map"], strict=True):
        assert words == " ".join(words.split())
        for start, at, length in runs:
            assert words[start : start + length] == text[at : at + length]
    assert table["para"].is_unique
    assert (table["text"] != "").all()


@settings(max_examples=100)
@given(
    st.lists(BITS.filter(lambda bit: bit != "\f"), max_size=30).map("".join),
    st.sampled_from([PLAIN, MARKDOWN]),
)
def test_line_ends_do_not_matter(text, media_type):
    """The same paragraphs come out with other line ends, and with or without one at the end."""
    expected = found(text, media_type)
    assert found(text.replace("\n", "\r\n"), media_type) == expected
    assert found(text + "\n", media_type) == expected


@pytest.mark.parametrize("read", [segment_paragraphs, classify_lines, coverage])
def test_two_documents_of_one_name_are_refused(read):
    """Their findings could not be told apart, so nothing is counted twice."""
    two = pd.concat([read_text("1. We met.", doc_id="memo"), read_text("1. We left.", doc_id="memo")])
    with pytest.raises(SchemaError, match="two documents are called 'memo'"):
        read(two)
