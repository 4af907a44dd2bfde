"""Word documents, written part by part: what of them is text, how it is labelled, and what is refused."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest

import toolkit as tk
from toolkit.errors import DocumentError
from toolkit.readers import docx_package
from toolkit.readers.docx import read_docx
from toolkit.readers.formats import read_bytes
from toolkit.schema import DOCUMENTS

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{WORDS}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
CORE = 'xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
ROOTS = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes", "header": "hdr", "footer": "ftr"}  # fmt: skip


def word(body: str, *, core: str = "", main: str | None = None, **parts: str) -> bytes:
    """Return a Word document with this body, and the contents of other parts."""
    members = {"word/document.xml": main or f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    members["word/_rels/document.xml.rels"] = f"<Relationships>{related}</Relationships>"
    members |= {
        f"word/{name}.xml": f"<w:{ROOTS[name]} {SPACES}>{content}</w:{ROOTS[name]}>"
        for name, content in parts.items()
    }
    members["_rels/.rels"] = (
        f'<Relationships><Relationship Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Type="{OFFICE}/metadata/core-properties" Target="/docProps/core.xml"/></Relationships>'
    )
    members["docProps/core.xml"] = f"<coreProperties {CORE}>{core}</coreProperties>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(run(r) if r[:1] != '<' else r for r in runs)}</w:p>"


def item(text: str, num: int = 1, level: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')


def level(number: int, figures: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{figures}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def style(key: str, name: str, inside: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{inside}</w:style>'


def texts(content: bytes) -> list[str]:
    """Return the lines of the text that are not blank."""
    return [line for line in read_docx(content, "memo.docx").text.split("\n") if line]


ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
OUTLINE = abstract(
    0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "(%3)")
)
LEGAL = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
GOING_ON = abstract(
    0, level(0, "upperLetter", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
)
LISTS = [
    pytest.param(abstract(0, level(0, "decimal", "%1.")) + num(1, 0), [(1, 0)] * 3, ["1.", "2.", "3."], id="1."),
    pytest.param(abstract(0, level(0, "decimal", "(%1)")) + num(1, 0), [(1, 0)] * 2, ["(1)", "(2)"], id="(1)"),
    pytest.param(abstract(0, level(0, "lowerRoman", "%1)")) + num(1, 0), [(1, 0)] * 4, ["i)", "ii)", "iii)", "iv)"], id="i)"),
    pytest.param(abstract(0, level(0, "upperLetter", "%1.")) + num(1, 0), [(1, 0)] * 27, [*(f"{chr(65 + n)}." for n in range(26)), "AA."], id="A."),
    pytest.param(abstract(0, level(0, "bullet", "\uf0b7")) + num(1, 0), [(1, 0)] * 2, ["-", "-"], id="bullets"),
    pytest.param(abstract(0, level(0, "none", "")) + num(1, 0), [(1, 0)] * 2, ["", ""], id="none"),
    pytest.param(abstract(0, level(0, "decimal", "Article %1")) + num(1, 0), [(1, 0)] * 2, ["Article 1", "Article 2"], id="articles"),
    pytest.param(OUTLINE + num(1, 0), [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1)], ["I.", "1.", "(a)", "(b)", "2.", "II.", "1."], id="nested, starting anew"),
    pytest.param(LEGAL + num(1, 0), [(1, 0), (1, 1), (1, 0), (1, 1)], ["I.", "1.1", "II.", "2.1"], id="legal numbers"),
    pytest.param(GOING_ON + num(1, 0), [(1, 0), (1, 1), (1, 0), (1, 1)], ["A.", "1.", "B.", "2."], id="a level that counts on"),
    pytest.param(OUTLINE + num(1, 0), [(1, 1), (1, 1), (1, 0)], ["1.", "2.", "I."], id="no item above"),
    pytest.param(abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0), [(1, 0), (2, 0), (1, 0)], ["1.", "2.", "3."], id="two lists of one definition count on"),
    pytest.param(abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0, ANEW), [(1, 0), (1, 0), (2, 0), (2, 0)], ["1.", "2.", "1.", "2."], id="a list that starts anew"),
    pytest.param(abstract(0, level(0, "decimal", "%1.")) + num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "[%1]")}</w:lvlOverride>'), [(1, 0)] * 2, ["[1]", "[2]"], id="a level redefined"),
    pytest.param(abstract(0, '<w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>') + num(1, 0), [(1, 0)] * 2, ["7.", "8."], id="from 7 on"),
    pytest.param(num(1, 9), [(1, 0), (2, 0)], ["", ""], id="lists that are not there"),
]  # fmt: skip


@pytest.mark.parametrize(("numbering", "items", "labels"), LISTS)
def test_numbers_of_lists(numbering, items, labels):
    """The labels that Word prints are counted from the definitions."""
    body = "".join(item("We met.", key, depth) for key, depth in items)
    found = texts(word(body, numbering=numbering))
    assert [line.removesuffix("We met.").strip().replace("\\", "") for line in found] == labels


def test_a_struck_out_or_empty_item():
    """A paragraph without words counts, one struck out with its end does not."""
    struck = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>Old.</w:delText></w:r></w:del></w:p>'
    body = item("We met.") + struck + item("") + item("We agreed.")
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert texts(word(body, numbering=numbering)) == ["1. We met.", "3. We agreed."]


def test_lists_of_styles():
    """A style may bring its list and its level; a list may take its levels from a list style; number 0 ends a list."""
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
    levels = level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Sub"/>')
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("Main", "Numbered", listed)
        + style("Sub", "Sub", f'<w:basedOn w:val="Main"/>{listed}')
        + style("Outline", "Outline", listed, "numbering")
    )
    body = (
        styled("We met.", "Main")
        + styled("In spring.", "Sub")
        + item("We agreed.", 2)
        + paragraph(
            "They parted.", properties='<w:pStyle w:val="Main"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        )
    )
    content = word(body, styles=styles, numbering=abstract(0, *levels) + linked + num(1, 0) + num(2, 5))
    assert texts(content) == ["1. We met.", "   (a) In spring.", "2. We agreed.", "They parted."]


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        mark("begin")
        + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        + mark("separate")
        + result
        + mark("end")
    )


BOX = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
INLINE = [
    pytest.param([run("We "), run("met", "<w:b/>"), run(".")], ["We met."], id="runs"),
    pytest.param([run("Trade "), run("and Water", "<w:i/>")], ["Trade and Water"], id="words in italics"),
    pytest.param([run("Trade ", "<w:b/>"), run("and Water", "<w:b/>")], ["**Trade and Water**"], id="bold"),
    pytest.param([run("Trade", '<w:u w:val="single"/>')], ["**Trade**"], id="underlined"),
    pytest.param([run("Trade", '<w:b w:val="0"/><w:i/>')], ["*Trade*"], id="italic, bold switched off"),
    pytest.param([run("Trade", "<w:caps/>")], ["TRADE"], id="capitals"),
    pytest.param([run("We "), run("secretly ", "<w:vanish/>"), run("met.")], ["We met."], id="hidden"),
    pytest.param([f"<w:ins>{run('We ')}</w:ins>", "<w:del><w:r><w:delText>They </w:delText></w:r></w:del>", run("met.")], ["We met."], id="tracked changes"),
    pytest.param([f"<w:moveFrom>{run('Old ')}</w:moveFrom><w:moveTo>{run('We ')}</w:moveTo>", run("met.")], ["We met."], id="moved"),
    pytest.param([run("Trade"), "<w:r><w:br/></w:r>", run("We met.")], ["Trade", "We met."], id="a line broken by hand"),
    pytest.param([run("We"), "<w:r><w:tab/></w:r>", run("met")], ["We met"], id="a tab"),
    pytest.param([run("We met."), '<w:r><w:br w:type="page"/></w:r>', run("We agreed.")], ["We met.", "We agreed."], id="a page break"),
    pytest.param(["<w:r><w:t>ASEAN</w:t><w:noBreakHyphen/><w:t>Ja</w:t><w:softHyphen/><w:t>pan</w:t></w:r>"], ["ASEAN-Japan"], id="hyphens"),
    pytest.param([f'<w:hyperlink w:anchor="x">{run("the plan")}</w:hyperlink>'], ["the plan"], id="a link"),
    pytest.param([field("PAGEREF x", run("7"))], ["7"], id="a field"),
    pytest.param([field("IF " + field("DATE", run("1 May")) + " x", run("2 May"))], ["2 May"], id="a field in the code of one"),
    pytest.param(['<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', run("We met.")], ["We met."], id="a field without result"),
    pytest.param([f"<w:fldSimple w:instr='DATE'>{run('1 May')}</w:fldSimple>"], ["1 May"], id="a simple field"),
    pytest.param([f"<w:sdt><w:sdtContent>{run('We met.')}</w:sdtContent></w:sdt>"], ["We met."], id="a content control"),
    pytest.param([f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Enter text')}</w:sdtContent></w:sdt>", run("We met.")], ["We met."], id="a placeholder"),
    pytest.param(['<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', run(" done"), '<w:r><w:sym w:font="Odd" w:char="F001"/></w:r>'], ["✓ done\ufffd"], id="symbols"),
    pytest.param(["<w:r><w:ruby><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>"], ["東京"], id="ruby"),
    pytest.param(["<m:oMath><m:r><m:t>1+1</m:t></m:r></m:oMath>"], ["1+1"], id="a formula"),
    pytest.param([f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>", run("We met.")], ["We met.", "In a box."], id="a text box"),
    pytest.param([f"<w:r><mc:AlternateContent><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"], ["In a box."], id="a text box of old"),
    pytest.param([run("# *We* [met] at &lt;x&gt; &amp;amp; a_b_c ~1~ ^2^ {x} `y` \\")], [r"\# \*We\* \[met\] at \<x\> \&amp; a\_b\_c \~1\~ \^2\^ \{x\} \`y\` \\"], id="no markup"),
    pytest.param([run("---")], [r"\---"], id="no front matter"),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "expected"), INLINE)
def test_words_that_show(runs, expected):
    """The text is what a reader sees, as Markdown."""
    assert texts(word(paragraph(*runs))) == expected


def test_markup_in_a_text_is_text():
    """Layout recovery gives back every character that could be markup."""
    words = "We agreed on *this*, [that](x) and <b>those</b> &amp; more_of_it ~ 2^10 {x}, `y` and \\z; ![no] image."
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    reading = read_docx(word(paragraph(escaped) * 2), "memo.docx")
    document = DOCUMENTS.frame(
        [{"doc_id": "memo", "source_text": reading.text, "media_type": reading.media_type}]
    )
    assert tk.segment_paragraphs(document)["text"].tolist() == [words] * 2


def test_headings_and_the_title():
    """Styles tell them, in whatever language their keys are, by name or by level; a long one is text."""
    base = style("Titel", "Title") + style("berschrift1", "heading 1") + style("berschrift2", "heading 2")
    levels = style("Odd", "Odd", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>') + style(
        "Bold", "Bold", "<w:rPr><w:b/></w:rPr>"
    )
    own = paragraph("Fish", properties='<w:outlineLvl w:val="0"/>')
    long = styled("We met in spring. " * 12, "berschrift1")
    body = "".join(
        [
            styled("Joint Memo", "Titel"),
            styled("Trade", "berschrift1"),
            styled("Water", "berschrift2"),
            styled("Dams", "Odd"),
            styled("Next", "Bold"),
            own,
            long,
        ]
    )
    content = word(body, styles=base + levels, core="<dc:title>Document1</dc:title>")
    assert texts(content)[:-1] == [
        "# Joint Memo",
        "## Trade",
        "### Water",
        "##### Dams",
        "**Next**",
        "## Fish",
    ]
    assert texts(content)[-1].startswith("We met in spring. We")
    assert read_docx(content, "memo.docx").facts == {"title": "Joint Memo"}


@pytest.mark.parametrize(
    ("title", "facts"),
    [("The Joint  Memo", {"title": "The Joint Memo"}), ("An Older Memo", {}), ("", {})],
)
def test_a_title_counts_if_it_is_printed(title, facts):
    """Properties outlive the document they were written for; the day of the file is no date of the document."""
    core = f"<dc:title>{title}</dc:title><dc:date>2031-05-14</dc:date><dc:language>fr</dc:language>"
    content = word(paragraph("The joint memo") + paragraph("We met."), core=core)
    assert read_docx(content, "memo.docx").facts == {**facts, "language": "fr"}


def table(*rows: list[str]) -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


LONG = "The Leaders of the lake countries met in Port Ansel on 14 May 2031, thanked the host, agreed on the plan of the ministers, and parted."
MERGED = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('not shown')}"
TABLES = [
    pytest.param(table([paragraph("Year"), paragraph("Sum")], [paragraph("2031"), paragraph("5")]), ["| Year | Sum |", "| 2031 | 5 |"], id="short cells"),
    pytest.param(table([paragraph(LONG), paragraph("Text")], [paragraph("One"), paragraph("")]), [LONG, "Text", "One"], id="long cells"),
    pytest.param(table([paragraph("1."), paragraph(LONG)], [paragraph("2."), paragraph("Short.")]), [f"1. {LONG}", "2. Short."], id="labels in a column"),
    pytest.param(table([paragraph("One"), MERGED], [paragraph("Two"), paragraph("Three")]), ["One", "| Two | Three |"], id="merged cells"),
    pytest.param(f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('Old')}</w:tc></w:tr><w:tr><w:tc>{paragraph('New')}</w:tc></w:tr></w:tbl>", ["New"], id="a row struck out"),
    pytest.param(table([table([paragraph("In"), paragraph("it")]), paragraph(LONG)]), ["| In | it |", LONG], id="a table in a table"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TABLES)
def test_tables(body, expected):
    """Row by row: short cells in one line, longer ones as paragraphs, a label before its text."""
    assert [line.replace("\\", "") for line in texts(word(body))] == expected


def test_notes():
    """Footnotes and endnotes count on through the document; a mark of one's own is replaced; strange ones are left out."""
    refer = '<w:r><w:{}Reference w:id="{}"{}/>{}</w:r>'.format
    body = (
        paragraph(run("We met"), refer("footnote", 7, "", ""), run("."))
        + paragraph(
            run("We agreed"),
            refer("endnote", 2, "", ""),
            refer("footnote", 4, ' w:customMarkFollows="1"', "<w:t>*</w:t>"),
            run(" so"),
            refer("footnote", 99, "", ""),
            run(" in 2030."),
        )
        + paragraph(run("We parted in 2031"), refer("footnote", 7, "", ""), run("."))
    )
    note = '<w:{} w:id="{}"><w:p><w:r><w:{}Ref/></w:r>{}</w:p><w:p/></w:{}>'.format
    feet = note("footnote", 4, "footnote", run("Third."), "footnote") + note(
        "footnote", 7, "footnote", run(" First."), "footnote"
    )
    content = word(body, footnotes=feet, endnotes=note("endnote", 2, "endnote", run("Second."), "endnote"))
    assert texts(content) == [
        "We met[^1].",
        "[^1]: First.",
        "We agreed[^2][^3] so[^4] in 2030.",
        "[^2]: Second.",
        "[^3]: Third.",
        "We parted in 2031[^1].",
    ]
    reading = read_docx(content, "memo.docx")
    document = DOCUMENTS.frame(
        [{"doc_id": "memo", "source_text": reading.text, "media_type": reading.media_type}]
    )
    found = tk.segment_paragraphs(document)
    assert found[["para", "text"]].to_numpy().tolist() == [
        ["p1", "We met."],
        ["fn1", "First."],
        ["p2", "We agreed so in 2030."],
        ["fn2", "Second."],
        ["fn3", "Third."],
        ["p3", "We parted in 2031."],
    ]


def test_lines_are_paragraphs_of_the_document():
    """Empty ones and those in tables count; the words of a text box belong to the paragraph it hangs on."""
    body = (
        paragraph("")
        + paragraph(f"<w:r>{BOX}</w:r>", run("One"))
        + table([paragraph("Two"), paragraph("Three")])
        + paragraph(run("Four"), "<w:r><w:br/></w:r>", run("still four"))
    )
    reading = read_docx(word(body), "memo.docx")
    lines = dict(zip(reading.text.split("\n"), reading.lines, strict=True))
    assert {text: number for text, number in lines.items() if text} == {
        "One": 2,
        "In a box.": 2,
        "| Two | Three |": 3,
        "Four": 5,
        "still four": 5,
    }


def test_findings_lead_to_the_paragraph(tmp_path):
    """The line of a finding is the paragraph of the Word document, that of a note the one that refers to it."""
    path = tmp_path / "memo.docx"
    path.write_bytes(
        word(
            paragraph("")
            + item("The Leaders welcomed USD 5 million.")
            + paragraph("They pledged USD 7 million.", '<w:r><w:footnoteReference w:id="3"/></w:r>'),
            numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0),
            footnotes=f'<w:footnote w:id="3">{paragraph("Of USD 9 million.")}</w:footnote>',
        )
    )
    documents = tk.read_document(path)
    paragraphs = tk.segment_paragraphs(documents)
    found = tk.locate(tk.find_money(paragraphs), paragraphs, documents)
    assert found[["para", "amount", "line"]].to_numpy().tolist() == [
        ["1", 5e6, 2],
        ["p1", 7e6, 3],
        ["fn1", 9e6, 3],
    ]
    assert found["page"].isna().all()


def test_what_is_left_out_is_shown():
    """Page heads and feet, and the table of contents, are no text of the document."""
    control = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format(paragraph("Contents")) + styled("Trade 7", "TOC1") + paragraph("We met.")
    content = word(
        body,
        styles=style("TOC1", "toc 1"),
        header=paragraph("Lakes Summit"),
        footer=paragraph(field("PAGE", run("1"))),
    )
    reading = read_docx(content, "memo.docx")
    assert reading.text.strip() == "We met."
    assert reading.dropped == ("Contents", "Trade 7", "Lakes Summit", "1")


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:rPr><w:specVanish/></w:rPr>", ["Trade. We met."]),
        ("<w:rPr><w:vanish/></w:rPr>", ["Trade. We met."]),
        ("<w:rPr><w:del/></w:rPr>", ["Trade. We met."]),
        ('<w:framePr w:dropCap="drop"/>', ["Trade. We met."]),
        ("", ["Trade. ", "We met."]),
    ],
)
def test_a_paragraph_that_runs_on(properties, expected):
    """A paragraph whose end is hidden or struck out, or that holds a large initial, goes on in the next one."""
    body = paragraph("Trade. ", properties=properties) + paragraph("We met.")
    assert texts(word(body)) == [line.strip() for line in expected]


def test_the_strict_format_reads_the_same():
    """Its namespaces are others."""
    body = item("We met.") + paragraph(run("We "), run("met", "<w:vanish/>"), run("agreed."))
    content = word(body, numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(file, "w") as strict:
        for name in archive.namelist():
            strict.writestr(name, archive.read(name).replace(WORDS.encode(), STRICT.encode()))
    assert texts(file.getvalue()) == texts(content) == ["1. We met.", "We agreed."]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DEEP = f"<w:document {SPACES}><w:body>{'<w:tbl><w:tr><w:tc>' * 60}{'</w:tc></w:tr></w:tbl>' * 60}</w:body></w:document>"
BAD = [
    pytest.param(word("", main=f"{BOMB}<w:document {SPACES}><w:body>&b;</w:body></w:document>"), "word/document.xml: it declares a document type", id="entities"),
    pytest.param(word("", main=f"<?xml version='1.0' encoding='utf-16'?>{BOMB}<w:document {SPACES}/>").replace(b"x", b"x"), "word/document.xml: ", id="entities in another encoding"),
    pytest.param(word("", main="<w:document><w:body>"), "word/document.xml: ", id="broken XML"),
    pytest.param(word("", main=f"<w:document {SPACES}/>"), "it holds no text", id="no body"),
    pytest.param(word("", main="<a>" * 5_000 + "</a>" * 5_000), "word/document.xml: ", id="a deep nest"),
    pytest.param(word("", main=DEEP), "its tables stand in each other more than 50 deep", id="a deep nest of tables"),
    pytest.param(word(paragraph("We met."))[:-40], "is a damaged Word or zip file", id="cut off"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), BAD)
def test_damaged_and_hostile_documents(content, message):
    """Each is refused in a sentence that names the file and the part."""
    with pytest.raises(DocumentError, match=rf"memo\.docx .*{message}.*\. [A-Z].*\.$"):
        read_bytes(content, "memo.docx")


def test_every_byte_may_be_wrong():
    """A damaged file is read, or refused as one, whichever byte is lost."""
    content = word(item("We met."), numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0))
    for place in range(0, len(content), 3):
        for damaged in (
            content[:place],
            content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :],
        ):
            with suppress(DocumentError):
                read_bytes(damaged, "memo.docx")


def test_a_document_that_unpacks_to_too_much(monkeypatch):
    """A small file may hold gigabytes, or millions of elements."""
    content = word(paragraph("We met. " * 20_000))
    monkeypatch.setattr(docx_package, "MOST_UNPACKED", 100_000)
    with pytest.raises(DocumentError, match=r"memo\.docx unpacks to more than 0 MB or 1,500,000 elements"):
        read_docx(content, "memo.docx")
    monkeypatch.undo()
    monkeypatch.setattr(docx_package, "MOST_ELEMENTS", 100)
    with pytest.raises(DocumentError, match="or 100 elements, more than a document holds"):
        read_docx(word(paragraph("We met.") * 20), "memo.docx")


def test_targets_outside_the_file_are_not_followed():
    """A part may be named by any path, but only parts of the file are read."""
    content = word(paragraph("We met."))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(file, "w") as changed:
        for name in archive.namelist():
            rels = f'<Relationship Type="{OFFICE}/styles" Target="../../../../etc/passwd"/><Relationship Type="{OFFICE}/header" Target="http://a.org/x" TargetMode="External"/></Relationships>'
            changed.writestr(name, archive.read(name).replace(b"</Relationships>", rels.encode()))
    assert texts(file.getvalue()) == ["We met."]
