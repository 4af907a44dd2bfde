"""One invented statement set in many ways: the paragraphs, labels and headings come out the same from each."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence

import pytest

from toolkit.documents import read_document, read_text
from toolkit.paragraphs import classify_lines, segment_paragraphs

PLAIN, MARKDOWN = "text/plain", "text/markdown"
TITLE = "Joint Statement of the Third Northern Lakes Summit"
DATE = "Port Ansel, 14 May 2031"
Part = tuple[str, list[str]]
STATEMENT: list[Part] = [
    (
        "",
        [
            "The Leaders of the lake countries met in Port Ansel on 14 May 2031 for their third summit, which the Prime Minister of the host country chaired.",
            "They recalled the Lakes Charter of 2027, expressed their satisfaction with what has been done under it since, and thanked the outgoing secretariat for its work.",
        ],
    ),
    (
        "Trade and Investment",
        [
            "The Leaders welcomed the growth of trade among the lake countries, which rose by 12 per cent in 2030, and agreed to remove the remaining duties on fish, timber and machinery.",
            "They took note of the report on supply chains. The report proposes that the harbours share their data, and that small firms be given easier access to credit.",
            "They tasked the ministers of trade with drawing up a plan by the end of 2032.",
            "The Leaders stressed that investment must respect the rules that the parties have accepted, in particular those on the protection of workers and of the waters.",
        ],
    ),
    (
        "Water and Climate",
        [
            "The Leaders shared the concern that the level of the lakes has fallen for the fifth year in a row, and resolved to measure the flow of the rivers together.",
            "They announced a fund of 40 million USD for the repair of dams. The first projects will begin before the next rainy season, as the commission had recommended.",
            "They reaffirmed their commitment to the targets adopted at the previous summit and called on all parties to report on their progress once a year.",
        ],
    ),
    (
        "Next Steps",
        [
            "The Leaders decided to hold their fourth summit in the spring of 2033, and accepted with pleasure the offer of the western members to host it.",
            "They asked the secretariat to prepare a calendar of meetings.",
            "They expressed their gratitude to the people of Port Ansel for the warm hospitality that was shown to all delegations during their stay.",
        ],
    ),
]  # fmt: skip
WORDS = [text for _, texts in STATEMENT for text in texts]
HEADS = [heading for heading, texts in STATEMENT for _ in texts]

Lines = Callable[[str, str], list[str]]


def roman(number: int) -> str:
    return ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[number]


def whole(label: str, text: str) -> list[str]:
    return [f"{label} {text}".lstrip()]


def wrapped(width: int, *, first: str = "", rest: str = "") -> Lines:
    def lines(label: str, text: str) -> list[str]:
        start = first + (f"{label} " if label else "")
        return textwrap.wrap(
            text, width, initial_indent=start, subsequent_indent=rest, break_on_hyphens=False
        )

    return lines


def above(set_lines: Lines) -> Lines:
    return lambda label, text: [label, *set_lines("", text)]


def statement(
    lines: Lines = whole,
    *,
    label: Callable[[int], str] | None = "{}.".format,
    heading: Callable[[str, int], Sequence[str]] = lambda heading, _: [heading],
    gap: Sequence[str] = ("",),
    after_heading: Sequence[str] = ("",),
    top: Sequence[str] = (TITLE, "", DATE, ""),
) -> list[str]:
    """Set the statement: how a paragraph's lines, its label and a heading look, and what stands between them."""
    out = list(top)
    number = 0
    for place, (head, texts) in enumerate(STATEMENT):
        if head:
            out += [*heading(head, place), *after_heading]
        for text in texts:
            number += 1
            out += [*lines(label(number) if label else "", text), *gap]
    return out


def paged(lines: Sequence[str], *, size: int, head: str, foot: str, feed: str = "\f") -> list[str]:
    out: list[str] = []
    for page, start in enumerate(range(0, len(lines), size), 1):
        body = list(lines[start : start + size])
        top = [head.format(page).center(80).rstrip(), ""] if head else []
        sheet = [*top, *body, "", foot.format(page).center(80).rstrip()]
        sheet[0] = (feed if page > 1 else "") + sheet[0]
        out += sheet
    return out


def spaced(lines: Sequence[str]) -> list[str]:
    return [part for line in lines if line for part in (line, "")]


def broken(lines: Sequence[str], mark: str = "-") -> list[str]:
    """Break some words over two lines."""
    text = "\n".join(lines)
    return re.sub(r"\b(commis|satis|harb|secre)(sion|faction|ours|tariat)\b", rf"\1{mark}\n\2", text).split(
        "\n"
    )


def found(text: str, media_type: str = PLAIN) -> list[tuple[str, str, str]]:
    table = segment_paragraphs(read_text(text, media_type=media_type))
    return list(zip(table["para"], table["heading"], table["text"], strict=True))


NUMBERS = [str(number) for number in range(1, 13)]
WRAP = wrapped(76)
LABELS = [
    pytest.param("{}.".format, NUMBERS, id="1."),
    pytest.param("{})".format, [f"{n})" for n in NUMBERS], id="1)"),
    pytest.param("({})".format, [f"({n})" for n in NUMBERS], id="(1)"),
    pytest.param("[{}]".format, [f"[{n}]" for n in NUMBERS], id="[1]"),
    pytest.param("{}".format, NUMBERS, id="1"),
    pytest.param("{} –".format, NUMBERS, id="1 –"),
    pytest.param("{}.-".format, NUMBERS, id="1.-"),
    pytest.param("\u200b{}.".format, NUMBERS, id="behind a zero-width space"),
    pytest.param(lambda n: f"{roman(n)}.", [roman(int(n)) for n in NUMBERS], id="I."),
    pytest.param(lambda n: f"({chr(96 + n)})", [f"({chr(96 + int(n))})" for n in NUMBERS], id="(a)"),
]
SETTINGS = [
    pytest.param({}, id="a line each"),
    pytest.param({"gap": ()}, id="a line each, no blank lines"),
    pytest.param({"lines": WRAP}, id="wrapped"),
    pytest.param({"lines": WRAP, "gap": ()}, id="wrapped, no blank lines"),
    pytest.param({"lines": wrapped(76, rest="    ")}, id="hanging"),
    pytest.param({"lines": wrapped(76, first="    "), "gap": ()}, id="first line set in"),
    pytest.param({"lines": above(whole)}, id="label above the text"),
    pytest.param({"lines": above(WRAP), "gap": ()}, id="label above the wrapped text, no blank lines"),
]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize(("label", "expected"), LABELS)
def test_labels_in_every_setting(label, expected, setting):
    """Each way to print a number is read in each way to set the lines."""
    text = "\n".join(statement(label=label, **setting))
    assert found(text) == list(zip(expected, HEADS, WORDS, strict=True))


MARKUP = {
    "escaped": lambda n: f"{n}\\.",
    "bold": lambda n: f"**{n}.**",
    "bold without the stop": lambda n: f"**{n}**.",
    "list": lambda n: f"- {n}.",
    "escaped brackets": lambda n: f"\\({n}\\)",
}
HEADINGS = {
    "##": lambda head, _: [f"## {head}"],
    "bold": lambda head, _: [f"**{head}**"],
    "bold with a colon": lambda head, _: [f"**{head}:**"],
    "italics": lambda head, _: [f"*{head}*"],
    "underlined by a tag": lambda head, _: [f"<u>{head}</u>"],
    "bold in ##": lambda head, _: [f"### **{head}**"],
    "setext": lambda head, _: [head, "-" * len(head)],
    "bracketed italics": lambda head, _: [f"*[{head}]*"],
}


@pytest.mark.parametrize("quote", ["", "> "], ids=["", "quoted"])
@pytest.mark.parametrize("label", MARKUP.values(), ids=MARKUP)
@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_markdown(heading, label, quote):
    """Markup of labels and headings is dropped, a block quote's mark too."""
    text = "\n".join(quote + line for line in statement(label=label, heading=heading))
    paragraphs = found(text, MARKDOWN)
    assert [para.strip("()") for para, _, _ in paragraphs] == NUMBERS
    assert [head.strip("[]:") for _, head, _ in paragraphs] == HEADS
    assert [words for _, _, words in paragraphs] == WORDS


PLAIN_HEADINGS = {
    "Title Case": (lambda head, _: [head], str),
    "capitals": (lambda head, _: [head.upper()], str.upper),
    "centred": (lambda head, _: [head.center(76).rstrip()], str),
    "with a colon": (lambda head, _: [f"{head}:"], lambda head: f"{head}:" if head else ""),
    "underlined": (lambda head, _: [head, "=" * len(head)], str),
    "I.": (lambda head, place: [f"{roman(place)}. {head}"], str),
    "I –": (lambda head, place: [f"{roman(place)} – {head}"], str),
    "I above": (lambda head, place: [roman(place), head], str),
    "A.": (lambda head, place: [f"{chr(64 + place)}. {head}"], str),
    "square": (lambda head, _: [f"■ {head}"], str),
}


@pytest.mark.parametrize("lines", [whole, WRAP], ids=["a line each", "wrapped"])
@pytest.mark.parametrize("after", [("",), ()], ids=["apart", "directly above the text"])
@pytest.mark.parametrize(("heading", "shown"), PLAIN_HEADINGS.values(), ids=PLAIN_HEADINGS)
def test_headings_without_markup(heading, shown, after, lines):
    """A heading is told by its shape, its number or its underlining."""
    text = "\n".join(statement(lines, heading=heading, after_heading=after))
    assert found(text) == list(zip(NUMBERS, map(shown, HEADS), WORDS, strict=True))


def test_numbers_that_restart_under_headings():
    """The position of the heading comes first where only it tells the numbers apart."""
    out = [TITLE, ""]
    for head, texts in STATEMENT[1:]:
        out += [head, "", *(f"{n}. {text}" for n, text in enumerate(texts, 1)), ""]
    assert [para for para, _, _ in found("\n".join(out))] == [
        "1/1", "1/2", "1/3", "1/4", "2/1", "2/2", "2/3", "3/1", "3/2", "3/3"
    ]  # fmt: skip


FEET = ["- {} -", "Page {} of 9", "{}/9", "{}", "{} | Page", "[{}]", f"{TITLE} – {{}}"]


@pytest.mark.parametrize("head", ["", TITLE], ids=["", "running head"])
@pytest.mark.parametrize("foot", FEET)
def test_pages(foot, head):
    """Page numbers and running heads are dropped; a paragraph goes on over the page."""
    text = "\n".join(paged(statement(WRAP), size=13, head=head, foot=foot))
    assert found(text) == list(zip(NUMBERS, HEADS, WORDS, strict=True))


@pytest.mark.parametrize("foot", ["- {} -", "Page {} of 9", "{}"])
def test_pages_without_form_feeds(foot):
    """Page numbers are known by their wording or their counting too."""
    text = "\n".join(paged(statement(WRAP), size=13, head=TITLE, foot=foot, feed=""))
    assert found(text) == list(zip(NUMBERS, HEADS, WORDS, strict=True))


WHOLE_FILES = [
    pytest.param(lambda lines: spaced(lines), id="double-spaced"),
    pytest.param(lambda lines: broken(lines), id="hyphens at line ends"),
    pytest.param(lambda lines: broken(lines, "\xad"), id="soft hyphens at line ends"),
    pytest.param(lambda lines: [" " * 8 + line if line else "" for line in lines], id="margin"),
    pytest.param(lambda lines: [line + "  " for line in lines], id="spaces at line ends"),
    pytest.param(lambda lines: [line or "\u200b" for line in lines], id="blank lines that look empty"),
    pytest.param(lambda lines: [line or "\xa0" for line in lines], id="fixed spaces in blank lines"),
    pytest.param(lambda lines: ["\ufeff" + lines[0], *lines[1:]], id="byte order mark"),
]


@pytest.mark.parametrize("change", WHOLE_FILES)
def test_whole_files(change):
    """What a file as a whole is like makes no difference."""
    text = "\n".join(change(statement(wrapped(76), label="{}.".format)))
    assert found(text) == list(zip(NUMBERS, HEADS, WORDS, strict=True))


BULLETS = ["-", "*", "•", "–", "o", "▪", "·", "►"]


BULLETED = [
    pytest.param(bullet, *setting.values, id=f"{bullet} {setting.id}")
    for bullet in BULLETS
    for setting in SETTINGS
    if bullet not in {"*", "–"} or "label above" not in str(setting.id)  # alone on a line, these are rules
]


@pytest.mark.parametrize(("bullet", "setting"), BULLETED)
def test_bullets(bullet, setting):
    """Each bullet is a paragraph, whatever it is printed as, on the line of its text or above it."""
    text = "\n".join(statement(label=lambda _: bullet, **setting))
    assert [words for _, _, words in found(text)] == WORDS
    assert [head for _, head, _ in found(text)] == HEADS


@pytest.mark.parametrize(
    "setting",
    [{}, {"gap": ()}, {"lines": WRAP}, {"lines": wrapped(76, first="    "), "gap": ()}],
    ids=["a line each", "no blank lines", "wrapped", "first line set in"],
)
def test_running_text(setting):
    """Without numbers the paragraphs are counted."""
    text = "\n".join(statement(label=None, **setting))
    assert found(text) == list(zip([f"p{n}" for n in NUMBERS], HEADS, WORDS, strict=True))


def test_a_line_that_could_hold_more_ends_a_paragraph():
    """Where lines are filled as far as words go, one with room for the next word is a last one."""
    lines = ["We met in the capital and spoke of many things that", "matter to all of us, and of some that matter to", "none. We then agreed.", "We also shared the", "view that the lakes need care, and that the care of", "the lakes needs money, which all of us will give in", "the years to come, as far as each of us is able."]  # fmt: skip
    text = "\n".join(["Statement", "", *lines])
    width = max(map(len, lines))
    assert width == 51
    assert [words[:14] for _, _, words in found(text)] == ["We met in the ", "We also shared"]


WEB = [
    "Skip to main content",
    "Home > News > Statements",
    "",
    TITLE,
    "",
    "Published: 14:05, May 14, 2031 | Updated: 17:22, May 14, 2031",
    "",
    "Share on Facebook",
    "Print",
    "A- A A+",
    "",
]
WEB_END = [
    "The Leaders wave from the steps of the old customs house in Port Ansel. (PHOTO / XINHUA)",
    "",
    "Back to top",
    "",
    "Related links",
    "",
    "Earlier statements of the lake countries",
    "",
    "We use cookies to improve your experience on our site.",
    "Privacy Policy | Terms of Use | Contact Us",
    "© 2031 Ministry of the Lakes. All rights reserved.",
]


@pytest.mark.parametrize("media_type", [PLAIN, MARKDOWN])
def test_a_web_page(media_type):
    """What a page puts around a statement is not part of it, and every word of it has a role."""
    text = "\n".join([*statement(top=WEB), *WEB_END])
    assert found(text, media_type) == list(zip(NUMBERS, HEADS, WORDS, strict=True))
    lines = classify_lines(read_text(text, media_type=media_type))
    assert "".join("".join(part.split()) for part in lines["text"]) == "".join(text.split())


TOPS = [
    pytest.param(["14 May 2031", f"{TITLE} {DATE}"], id="glued title, date above"),
    pytest.param([TITLE.upper(), "14-05-2031, 02:00:00"], id="capitals, time with seconds"),
    pytest.param([f"{TITLE} {DATE}", "", "World News Wednesday May 14, 2031 15:45 —Ministry of the Lakes", ""], id="an agency's line"),
    pytest.param(["Lakes Documents", TITLE, "", DATE, "", "JOINT STATEMENT", ""], id="the kind of document below the date"),
    pytest.param([f"{TITLE}: “The Spirit of the Lakes”", "", DATE, ""], id="a title that ends in a quotation"),
    pytest.param([TITLE, "May 14, 2031", "Group photo of the Leaders at the Third Northern Lakes Summit", "(Photo) The Leaders", ""], id="captions below the date"),
    pytest.param(["---", f"title: {TITLE}", "---", DATE, ""], id="front matter"),
]  # fmt: skip


@pytest.mark.parametrize("top", TOPS)
def test_openings(top):
    """Titles, dates, places, bylines and captions before the text are neither paragraphs nor headings."""
    assert found("\n".join(statement(top=top))) == list(zip(NUMBERS, HEADS, WORDS, strict=True))


@pytest.mark.parametrize(
    "dateline", ["PORT ANSEL, 14 May (Lakes News) –", "Port Ansel, Monday 14 May 2031 -"]
)
def test_a_dateline_stays(dateline):
    """A dateline at the beginning of running text is part of it."""
    text = f"Lake Countries Meet\n\n{dateline} {WORDS[0]}\n\n{WORDS[1]}\n"
    assert [words for _, _, words in found(text)] == [f"{dateline} {WORDS[0]}", WORDS[1]]


def test_words_set_off_by_dashes():
    """A dash at the beginning of a line in the middle of a sentence is part of it; a suspended hyphen keeps its space."""
    text = "Report\n\nThe parties will build the harbours and the roads that the region needs\n– among them the northern ring – and will help the low-\nand middle-income members to pay for what they have to build in those years.\n"
    assert found(text)[0][2] == (
        "The parties will build the harbours and the roads that the region needs – among them the northern ring – and will "
        "help the low- and middle-income members to pay for what they have to build in those years."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path, encoding):
    """A file of the usual encodings reads the same."""
    path = tmp_path / "statement.txt"
    path.write_bytes("Statement\n\n1. “We met” – in Orléans.\n2. It’s agreed.\n".encode(encoding))
    texts = segment_paragraphs(read_document(path))["text"].tolist()
    assert texts == ["“We met” – in Orléans.", "It’s agreed."]


def test_notes_at_the_foot_of_a_page():
    """Without a rule above it, a note is known by a mark on its page; raised digits need none."""
    text = (
        "Joint Statement\n\n1. The parties agreed on the plan that the ministers had made for the years to come1\n"
        "and on the sums.2\n\n2. They parted.\n\n1 Document of 3 March.\n2 One party abstained.\n\n- 1 -\n"
        "\f3. They thanked the host for the summit³ he had held.\n\n³ In spring.\n\n- 2 -\n"
    )
    assert [(para, words) for para, _, words in found(text)] == [
        (
            "1",
            "The parties agreed on the plan that the ministers had made for the years to come and on the sums.",
        ),
        ("2", "They parted."),
        ("fn1", "Document of 3 March."),
        ("fn2", "One party abstained."),
        ("3", "They thanked the host for the summit he had held."),
        ("fn3", "In spring."),
    ]


def test_a_document_in_one_line():
    """Title, numbered paragraphs and headings in capitals are parted where they stand run together."""
    text = "FINAL Joint Statement of the Lake Countries Port Ansel 1. We met. 2. We spoke of it. TRADE AND WATER 3. We agreed. 4. We parted.\n"
    assert found(text) == [
        ("1", "", "We met."),
        ("2", "", "We spoke of it."),
        ("3", "TRADE AND WATER", "We agreed."),
        ("4", "TRADE AND WATER", "We parted."),
    ]


def test_a_title_below_a_lead():
    """The title that stands between an agency's lead and the text is neither paragraph nor heading."""
    text = f"Lake Countries Meet\n\nThe lake countries issued a statement. Its full text follows:\n\n{TITLE}\n14 May 2031\n\n1. We met.\n2. We agreed.\n3. We parted.\n"
    assert [(para, head) for para, head, _ in found(text)] == [("p1", ""), ("1", ""), ("2", ""), ("3", "")]


MET, AGREED = (
    "The Leaders of the lake countries met in Port Ansel.",
    "They agreed to measure the rivers together.",
)
PARTED = "They thanked the host and parted as friends."
TITLED = f"---\ntitle: {TITLE}\n---\n\n"
FOREIGN = [
    pytest.param(f"{TITLED}***Trade and Water  \n***  \n{MET}\n\n{AGREED}****\n", [("p1", "Trade and Water", MET), ("p2", "Trade and Water", AGREED)], id="emphasis closed on a line of its own, empty emphasis"),
    pytest.param(f"{TITLED}**Trade**  **and** **Water**\n\n{MET}\n", [("p1", "Trade and Water", MET)], id="a heading of several marks"),
    pytest.param(f"##Statement of the Lakes\n\n####Trade\n\n{MET}\n", [("p1", "Trade", MET)], id="no space behind the marks of a heading"),
    pytest.param(f"### 1\n\n{MET}\n\n### 2\n\na. {AGREED}\n\nb. {PARTED}\n\n### 3\n\n{MET}\n", [("1", "", MET), ("2/a", "", AGREED), ("2/b", "", PARTED), ("3", "", MET)], id="headings that are numbers"),
    pytest.param(f"**I** **OPENING**\n\n1 {MET}\n\n2 {AGREED}\n\n3 {PARTED}\n\n**II** **CLOSE**\n\n4. {MET}\n\n5. {AGREED}\n", [("1", "OPENING", MET), ("2", "OPENING", AGREED), ("3", "OPENING", PARTED), ("4", "CLOSE", MET), ("5", "CLOSE", AGREED)], id="numbers that get their stop on the way"),
    pytest.param(f"**Port Ansel, 14 May 2031** – {MET}\n\n2 {AGREED}\n\n3 {PARTED}\n\n4 {MET}\n", [("p1", "", f"Port Ansel, 14 May 2031 – {MET}"), ("2", "", AGREED), ("3", "", PARTED), ("4", "", MET)], id="bare numbers from 2 on"),
    pytest.param(f"1. {MET}\n\n2. {AGREED}\n\nAnnex\nWork Plan\n\n1. {PARTED}\n\nI.\nOther Matters\n\n2. {MET}\n", [("1", "", MET), ("2", "", AGREED), ("Annex/1", "Annex > Work Plan", PARTED), ("Annex/2", "Annex > Other Matters", MET)], id="an annex with numbers of its own"),
    pytest.param(f"{TITLED}**Article I**\n\n{MET}\n\n**Article II**\n\n1. {AGREED}\n\n2. {PARTED}\n\n**Article III**\n\n1. {MET}\n\n2. {AGREED}\n", [("p1", "Article I", MET), ("II/1", "Article II", AGREED), ("II/2", "Article II", PARTED), ("III/1", "Article III", MET), ("III/2", "Article III", AGREED)], id="articles with numbers of their own"),
    pytest.param(f"{TITLED}*The text of a statement follows.*\n\nBegin Text:\n\nThe Leaders of the lake countries met\nin Port Ansel.\n\n**1.** {AGREED}\n\n**2.** {PARTED}\n\nEnd Text.\n\n**Press contacts:**\n\nJane Doe (+32 2 299 13 82)\n", [("p1", "", MET), ("1", "", AGREED), ("2", "", PARTED)], id="the beginning and end of a text marked"),
    pytest.param(f"{TITLED}14 May 2031 Posted in [Press releases](/news)\n\n[中文](x_zh.md)\n\n1.\t{MET}\n\n(a)\t{AGREED}\n\n(b)\t{PARTED}\n\n{{:start=\"2\"}}\n2.\t{MET}\n\n*[View the full statement](/a b.pdf)*\n", [("1", "", MET), ("1/(a)", "", AGREED), ("1/(b)", "", PARTED), ("2", "", MET)], id="a site's own marks"),
    pytest.param("The parties recalled the charter,1 the pact2 and the plan of their ministers.3\n", [("p1", "", "The parties recalled the charter, the pact and the plan of their ministers.")], id="marks whose notes are lost"),
    pytest.param(f"{MET} They will:\n\n•{AGREED}\n•{PARTED}\n", [("p1", "", f"{MET} They will:"), ("p2", "", AGREED), ("p3", "", PARTED)], id="bullets without a space"),
    pytest.param(f"1. {MET} They hope:\n\n(a) {AGREED}\n\n{PARTED}\n\n(b) {AGREED}\n\n2. {MET}\n", [("1", "", f"{MET} They hope:"), ("1/(a)", "", AGREED), ("p1", "", PARTED), ("1/(b)", "", AGREED), ("2", "", MET)], id="whole sentences between lettered items"),
    pytest.param(f"1. {MET}\n\n2. They will see to it that- (A) {AGREED}\n\n(B) {PARTED}\n\n3. {MET}\n", [("1", "", MET), ("2", "", "They will see to it that-"), ("2/(A)", "", AGREED), ("2/(B)", "", PARTED), ("3", "", MET)], id="a first item in the line of its introduction"),
    pytest.param(f"1. {MET} There are two parts:\n\n**Trade:** {AGREED}\n\n**Water:** {PARTED}\n\n2. {MET}\n", [("1", "", f"{MET} There are two parts:"), ("1/p1", "", f"Trade: {AGREED}"), ("1/p2", "", f"Water: {PARTED}"), ("2", "", MET)], id="parts with lead-ins under a number"),
    pytest.param(f"1.  **Trade**\n\n    {MET}\n\n    **Fish**\n\n    {AGREED}\n\n2.  **Water**\n\n    {PARTED}\n", [("1/p1", "Trade", MET), ("1/p2", "Trade > Fish", AGREED), ("2/p1", "Water", PARTED)], id="a heading within a numbered one"),
    pytest.param(f"{TITLED}They will:\n\n- repair the dams of the north; and\n- count the fish of the lakes (COUNT)\n\nas set out in the plan of this year.\n\n{MET}\n", [("p1", "", "They will:"), ("p2", "", "repair the dams of the north; and"), ("p3", "", "count the fish of the lakes (COUNT)"), ("p4", "", "as set out in the plan of this year."), ("p5", "", MET)], id="the end of a sentence below its bullets"),
    pytest.param(f"{TITLED}*A new initiative for the good of all lake countries*\n\n{MET}\n", [("p1", "", MET)], id="a subtitle"),
    pytest.param(f"{TITLED}JOINT STATEMENT\n\nON THE OCCASION OF THE THIRD SUMMIT OF THE NORTHERN LAKES\n\n1. {MET}\n\n2. {AGREED}\n", [("1", "", MET), ("2", "", AGREED)], id="a title told from the one it is known by"),
    pytest.param(f"##Overeenkomst tussen de landen\n\n####Agreement between the Lake Countries on the Repair of Dams\n\n{MET}\n", [("p1", "", MET)], id="a title in two languages"),
    pytest.param(f"Lake Countries Meet\nLeaders hope for a new beginning in the north.\nJane Doe\nTue, May 14, 2031\nShare this article\nWhatsApp\nChange text size\nA\nA\nC\nountries of the lakes met on Tuesday, and their leaders agreed on a plan.\n{AGREED}&nbsp;\n", [("p1", "", "C ountries of the lakes met on Tuesday, and their leaders agreed on a plan."), ("p2", "", AGREED)], id="standfirst, share buttons, a large initial, an entity"),
    pytest.param(f"# Lake Countries Meet\n\nBy Jane Doe, Lake Times\n\n2 minute read\n\nLeaders shake hands on Tuesday.\n\nJohn Roe/Pool/Getty Images\n\nPort Ansel\nCNN\n —\n\n{MET}\n\nJohn Roe contributed to this report.\n", [("p1", "", MET)], id="a caption above its credit, a dateline"),
    pytest.param(f"# 7 Legation to Department\n\nCablegram 12 PORT ANSEL, 14 May 2031, 1.20 p.m.\n\nMOST IMMEDIATE SECRET\n\nPass this on to the Secretary of the Lakes at once-Begins-\n\n{MET}\n\n_\n\n_ [ [AA:B22, F7/1](https://a.org) ]_\n", [("p1", "", "Pass this on to the Secretary of the Lakes at once-Begins-"), ("p2", "", MET)], id="a cable"),
    pytest.param(f"{TITLED}{MET}\n\nJointly Issued By:\n\nMinistry of Lakes, Port Ansel\nMinistry of Hills, Hilltown\n", [("p1", "", MET), ("p2", "", "Jointly Issued By: Ministry of Lakes, Port Ansel Ministry of Hills, Hilltown")], id="who issued it"),
    pytest.param(f"{MET[:-1]}1 and ate.\n\nThey recalled the plan of 2030,2 and the pact.\n\n1 See the charter.\n\n2 Document 93 of\n(Port Ansel) that year.\n\n{AGREED[:-1]}.3\n\n---\n\n3 Ibid.\n", [("p1", "", f"{MET[:-1]} and ate."), ("p2", "", "They recalled the plan of 2030, and the pact."), ("fn1", "", "See the charter."), ("fn2", "", "Document 93 of (Port Ansel) that year."), ("p3", "", AGREED), ("fn3", "", "Ibid.")], id="notes in the middle, pages unmarked"),
    pytest.param("---\ntitle: Report of the Lakes Commission\n---\n\n80/7. Report of the Lakes Commission\n\nThe General Assembly,\n\nRecalling its resolutions 60/1 of 4 May,\n61/2 of 5 May,\n\n1. Takes note of what the Commission has done in the years since ---\n\nA/RES/80/7 Report of the Lakes Commission\n\nthen;\n\nReport of the Lakes Commission\n\n2. Decides to meet.\n\n4th plenary meeting 14 May 2031\n", [("p1", "", "Recalling its resolutions 60/1 of 4 May, 61/2 of 5 May,"), ("1", "", "Takes note of what the Commission has done in the years since then;"), ("2", "", "Decides to meet.")], id="running heads in the text of a resolution"),
    pytest.param(f"{MET}\n\n**<u>Rivers of the North and the South, with their Dams</u>:** They agreed to\nmeasure the rivers together, and to share with each other what they find out\nfrom the north to the south.\n\n**<u>Lakes of the East and of the West, and all the many\nHarbours on them</u>:** They agreed to\nkeep them clean.\n", [("p1", "", MET), ("p2", "", "Rivers of the North and the South, with their Dams: They agreed to measure the rivers together, and to share with each other what they find out from the north to the south."), ("p3", "", "Lakes of the East and of the West, and all the many Harbours on them: They agreed to keep them clean.")], id="a lead-in over two lines"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOREIGN)
def test_settings_of_other_hands(text, expected):
    """What converters, web pages and archives make of a text does not change its paragraphs."""
    assert found(text, MARKDOWN) == expected


DECOYS = [
    pytest.param(f"{TITLED}*Trade of the Northern Lake Countries*\n\n{MET}\n\n*Water of the Northern Lake Countries*\n\n{AGREED}\n", [("p1", "Trade of the Northern Lake Countries", MET), ("p2", "Water of the Northern Lake Countries", AGREED)], id="italic headings, the first no subtitle"),
    pytest.param(f"{TITLED}Trade and Investment\n\n{MET}\n", [("p1", "Trade and Investment", MET)], id="a heading at the top"),
    pytest.param(f"{TITLED}{MET}\n\n14 May 2031\n", [("p1", "", MET)], id="one sentence above a date"),
    pytest.param(f"{TITLED}Hillland will become a member of the Lakes Union, and we look forward to our cooperation.\n\n{MET}\n", [("p1", "", "Hillland will become a member of the Lakes Union, and we look forward to our cooperation."), ("p2", "", MET)], id="a member that joins"),
    pytest.param(f"{TITLED}{MET}\n\nText\n\n{AGREED}\n", [("p1", "", MET), ("p2", "Text", AGREED)], id="a heading that a button might be"),
    pytest.param(f"{TITLED}### 2030\n\n{MET}\n\n### 2031\n\n{AGREED}\n", [("p1", "2030", MET), ("p2", "2031", AGREED)], id="years as headings"),
    pytest.param(f"Report\n\n{MET} On their way they saw 12 ministers and\n\n2 Presidents and 3 Kings.\n", [("p1", "", f"{MET} On their way they saw 12 ministers and 2 Presidents and 3 Kings.")], id="a number in the middle of a sentence"),
    pytest.param(f"1. {MET}\n\n2. {AGREED}\n\n{PARTED}\n\n3. {MET}\n", [("1", "", MET), ("2", "", f"{AGREED} {PARTED}"), ("3", "", MET)], id="text that goes on within a number"),
    pytest.param("The parties recalled phase1, phase2 and phase3 of the plan, and the COVID19 fund.\n", [("p1", "", "The parties recalled phase1, phase2 and phase3 of the plan, and the COVID19 fund.")], id="digits that count phases"),
    pytest.param(f"1. {MET}\n\nThe Annexes to this Statement\n\n2. {AGREED}\n", [("1", "", MET), ("2", "The Annexes to this Statement", AGREED)], id="a heading that speaks of annexes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DECOYS)
def test_what_only_looks_like_it(text, expected):
    """Headings, sentences and numbers that resemble furniture are text."""
    assert found(text, MARKDOWN) == expected


def test_a_bracket_at_the_beginning_of_a_line_goes_on_with_a_sentence():
    """A line that a converter broke before a bracketed name is no paragraph of its own; a short heading before one stays apart."""
    broken = "The General Assembly,\n\nRecalling also the signing of the Southern Lakes Fishing Zone Convention\n(Convention of Arvel) in Tarn on 3 May 1996,\n\nRecalling the work done since in all of the countries that border on the lakes,\n\n1. Decides to meet again.\n"
    texts = segment_paragraphs(read_text(broken, doc_id="memo"))["text"].tolist()
    assert texts[0].endswith("Zone Convention (Convention of Arvel) in Tarn on 3 May 1996,")
    assert len(texts) == 3
