"""The steps of layout recovery one by one: lines, markup, labels, furniture, footnotes, hyphens."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.layout.furniture import kind_of
from toolkit.layout.joining import breaks_word, vocabulary
from toolkit.layout.labels import looks_labelled, read_label
from toolkit.layout.lines import split_lines, wrap_width
from toolkit.layout.markup import read_rows
from toolkit.layout.recover import recover_layout
from toolkit.layout.shape import ends_sentence, is_enacting, is_title_case, opens_preamble
from toolkit.layout.text import Placed, concat, fold_spaces, source_runs, without


def shown(text: str) -> str:
    return "\n".join(row.text.text for row in read_rows(text, 0, len(text), markdown=True))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("**We** *met*", "We met", id="emphasis"),
        pytest.param("U.S**.**-ASEAN", "U.S.-ASEAN", id="emphasis inside a word"),
        pytest.param("**Two\nlines**", "Two\nlines", id="emphasis over a line end"),
        pytest.param("**TITLE  \n**", "TITLE\n", id="closed on the next line"),
        pytest.param("5 * 3 and snake_case_name", "5 * 3 and snake_case_name", id="no emphasis"),
        pytest.param("Kosovo* and", "Kosovo* and", id="a star without a partner"),
        pytest.param("1\\. \\[text\\]", "1. [text]", id="escapes"),
        pytest.param(
            "the 2<sup>nd</sup>, note<sup>12</sup>", "the 2nd, note¹²", id="raised letters and digits"
        ),
        pytest.param("a [long\nlink](https://a.org/x_(y)) b", "a long\nlink b", id="link over a line end"),
        pytest.param("![photo](a.png)<br/>R&amp;D <!-- c -->", "R&D", id="image, break, entity, comment"),
        pytest.param("<u>Heading</u> <https://a.org>", "Heading https://a.org", id="underline and address"),
        pytest.param("3 < 4 and a<b", "3 < 4 and a<b", id="no tags"),
        pytest.param(
            "regions;**** and ****lakes ---", "regions; and lakes", id="empty emphasis, a rule at the end"
        ),
        pytest.param('span style="color: red;"&gt;We &lt;b&gt;met&lt;/b&gt;', "We met", id="rests of tags"),
        pytest.param(
            "the 12^th^ of May, CO~2~, ~~not~~ note^3^",
            "the 12th of May, CO2, not note³",
            id="marks of other dialects",
        ),
        pytest.param(
            '[a](https://a.org/b c.pdf) [b](<x y>){:target="_blank"} [c](/d){.e}',
            "a b c",
            id="links with spaces and attributes",
        ),
        pytest.param(
            "[here][1] [there][2]\n\n[1]: https://a.org",
            "here [there][2]\n\n[1]: https://a.org",
            id="links by reference",
        ),
    ],
)
def test_markup(source, expected):
    """What is shown is what a reader of the rendered page sees."""
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("text", "printed", "values"),
    [
        ("28. We", "28", {"1.": 28}),
        ("1) We", "1)", {"1)": 1}),
        ("(1) We", "(1)", {"(1)": 1}),
        ("(i) the", "(i)", {"(i)": 1, "(a)": 9}),
        ("C. The", "C", {"I.": 100, "A.": 3}),
        ("XIV. The", "XIV", {"I.": 14}),
        ("2.3 The", "2.3", {"2.1": 3}),
        ("1 Opening", "1", {"1": 1}),
        ("5.The", "5", {"1.": 5}),
    ],
)
def test_labels(text, printed, values):
    """A label is read as printed, in all the ways it can be read."""
    label = read_label(text)
    assert label is not None
    assert label.printed == printed
    assert {reading.style: reading.value for reading in label.readings} == values


@pytest.mark.parametrize(
    "text", ["2020. We", "2.5 billion", "I welcome", "U.S. troops", "(a(b) x", "A/RES/1", "—", ""]
)
def test_no_labels(text):
    """What only looks like a number is none."""
    assert not looks_labelled(text)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("12 November 2020", "date"),
        ("Friday, November 13, 2020", "date"),
        ("le 3 mai 2021", "date"),
        ("Viet Nam, 12 November 2020", "place"),
        ("2/5", "furniture"),
        ("- 3 -", "furniture"),
        ("Page 2 of 10", "furniture"),
        ("A/RES/73/7", "furniture"),
        ("25-15106 (E)", "furniture"),
        ("Seventy-third session", "furniture"),
        ("28th plenary meeting", "furniture"),
        ("(Photo1) Photograph session", "caption"),
        ("REUTERS/Toru Hanai", "caption"),
        ("By Jane Doe", "byline"),
        ("Back to Japan-ASEAN Relations", "navigation"),
        ("Related Links", "navigation"),
        ("© 2020 The Daily", "furniture"),
        ("[Date] November 14, 2018", "date"),
        ("Tue, August 8, 2031", "date"),
        ("A/RES/99/7 Report of the Lakes Commission", "furniture"),
        ("Report of the Lakes Commission A/RES/99/7", "furniture"),
        ("40th plenary meeting 14 November 2031", "furniture"),
        ("STATEMENT/31/12", "furniture"),
        ("Press Release No. 12/31", "furniture"),
        ("Cablegram 12 PORT ANSEL, 21 August 1931, 1.20 p.m.", "place"),
        ("PORT ANSEL (Lakes News) —", "place"),
        ("TOP SECRET AND PERSONAL", "furniture"),
        ("-Begins-", "furniture"),
        ("~~ End ~~", "furniture"),
        ("[NAA: B22, 7/1, ix]", "furniture"),
        ("Image courtesy of the Ministry of Lakes", "caption"),
        ("The leaders wave to the crowd in May. (Lakes News/Jane Doe)", "caption"),
        ("Ann Lee/Pool/Reuters", "caption"),
        ("Additional reporting by Jane Doe", "byline"),
        ("3 min read", "byline"),
        ("News Room | Your Minister | The Lakes in Focus | Contact Us", "navigation"),
        ("View the full agreement here (PDF)", "navigation"),
        ("Gift this article to a friend", "furniture"),
        ("As a subscriber, you can gift five articles a month. No subscription needed!", "furniture"),
        ("For more information, please contact the Ministry of Lakes at 555.", "furniture"),
        ("This story has been updated with details.", "furniture"),
        ("[1]: https://lakes.example/a", "furniture"),
    ],
)
def test_furniture(line, role):
    """Lines that are no text are known by their wording."""
    kind = kind_of(line)
    assert kind is not None
    assert kind.role == role


@pytest.mark.parametrize(
    "line",
    ["Text", "Immediate Measures", "Cables and Harbours", "IMPORTANT MATTERS", "Access to Justice", "Follow-up Action", "Trade | Water | Fish", "Saving the Lakes",
     "They subscribe to the principles of our charter.", "Hillland will become a member of our union.", "We met on 12 November 2020", "Closed session", "Political and Security Cooperation", "The Leaders met.", "Other matters", "2020."],
)  # fmt: skip
def test_no_furniture(line):
    """Headings and sentences are text."""
    assert kind_of(line) is None


@pytest.mark.parametrize(
    ("head", "after", "breaks"),
    [
        ("Expres", "sion", True),
        ("COVID", "19", False),
        ("ASEAN", "Japan", False),
        ("private", "sector led", False),
        ("multi", "domain", False),
        ("satis", "faction", True),
        ("co", "operation", True),
        ("high", "light of the year", True),
        ("high", "level talks", False),
        ("Eco", "nomics", True),
        ("inter", "sectoral plans", False),
    ],
)
def test_hyphens(head, after, breaks):
    """A hyphen at a line end stays in a compound and goes where it breaks a word."""
    words = vocabulary(["Their cooperation gave satisfaction", "in the private", "and the public sector."])
    assert breaks_word(head, after, words) is breaks


def test_shapes():
    """Sentence ends, Title Case and enacting clauses are told by their form."""
    assert ends_sentence("in the region.”¹")
    assert not ends_sentence("the Outlook (AOIP)")
    assert is_title_case("Trade and Investment in the Region")
    assert not is_title_case("We met in the region")
    assert is_enacting("The General Assembly,")
    assert not is_enacting("The General Assembly adopted the text.")
    assert is_enacting("The Conference of the Parties to the Convention on Fish,")
    assert not is_enacting("The President of the Council,")
    assert opens_preamble("FURTHER RECALLING the Charter")
    assert not opens_preamble("ASEAN and its partners")


def test_lines_and_width():
    """Lines end at any line end, pages at form feeds; a width is known only where lines are broken to one."""
    lines = split_lines("One\rTwo\r\n\fThree\n")
    assert [(line.number, line.page, line.start, line.text) for line in lines] == [
        (1, 1, 0, "One"),
        (2, 1, 4, "Two"),
        (3, 1, 9, ""),
        (3, 2, 10, "Three"),
    ]
    assert wrap_width(split_lines("x" * 70 + "\n" + "x" * 68 + "\nend\n")) == 70
    assert wrap_width(split_lines("x" * 300 + "\n" + "y" * 300 + "\n")) == 0


@given(st.text(alphabet="ab \t\xa0\n", max_size=30))
def test_folding_keeps_places(text):
    """White space is folded, and each character keeps its place in the source."""
    folded = fold_spaces(Placed(text, ((0, 0, len(text)),)))
    assert folded.text == " ".join(text.split())
    for start, at, length in source_runs(folded, text):
        assert folded.text[start : start + length] == text[at : at + length]


def test_cutting_and_joining():
    """Stretches can be taken out and put together; places go with them."""
    text = Placed("abcdef", ((0, 0, 6),))
    assert without(text, [(1, 2), (4, 6)]) == Placed("acd", ((0, 0, 1), (1, 2, 2)))
    assert concat([text.cut(0, 1), text.cut(5)]) == Placed("af", ((0, 0, 1), (1, 5, 1)))


def test_footnote_marks_are_told_from_numbers():
    """Plain digits are marks only where a footnote of that number stands, and never in a reference or a date."""
    source = (
        "The Council,\n\nRecalling the Statute,1 article 2 of it, and the report of 3 May 2020,2 and 2 others,\n\n"
        "1. Takes note of the Nations1 concerned.\n\n_______\n1 The first.\n2 The second.\n"
    )
    texts = [found.text.text for found in recover_layout(source).paragraphs]
    assert texts == [
        "Recalling the Statute, article 2 of it, and the report of 3 May 2020, and 2 others,",
        "Takes note of the Nations concerned.",
        "The first.",
        "The second.",
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("We agreed.[1]\n\n[1] Once.\n", ["We agreed.", "Once."], id="boxed"),
        pytest.param(
            "We saw 5 km² of land.²\n\n² Once.\n", ["We saw 5 km² of land.", "Once."], id="raised, not a unit"
        ),
        pytest.param("We gave $2* now.\n\n\\* Once.\n", ["We gave $2 now.", "Once."], id="star"),
        pytest.param("Kosovo* is [1] of many.\n", ["Kosovo* is [1] of many."], id="no footnote, no mark"),
    ],
)
def test_footnotes_without_a_rule(source, expected):
    """A block that begins with a raised or boxed number or the star of a mark is a footnote, and its marks go."""
    found = recover_layout(source, media_type="text/markdown").paragraphs
    assert [paragraph.text.text for paragraph in found] == expected
    assert [paragraph.footnote for paragraph in found] == [False, True][: len(expected)]


def test_time_is_linear():
    """Ten times the text takes about ten times as long, not a hundred."""
    page = "".join(
        f"{n}. We met **again** in the\ncapital and agreed on it.\n\n## Part {n}\n\nRunning text.\n\n"
        for n in range(1, 40)
    )

    def seconds(text: str) -> float:
        start = time.process_time()
        recover_layout(text, media_type="text/markdown")
        return time.process_time() - start

    seconds(page)
    assert seconds(page * 10) < 40 * max(seconds(page), 0.005)
