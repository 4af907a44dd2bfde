"""PDFs drawn line by line: the order in which they are read, what is dropped, what is refused."""

from __future__ import annotations

import io
import sys
import zlib

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

import toolkit as tk
from toolkit.errors import DocumentError
from toolkit.readers import pdf, pdf_child
from toolkit.readers.formats import read_bytes
from toolkit.readers.pdf_child import RefusedError, extract
from toolkit.schema import DOCUMENTS

A = [
    "The",
    "ministers",
    "of",
    "the",
    "lake",
    "states",
    "took",
    "note",
    "of",
    "the",
    "report",
    "on",
    "fish",
    "stocks",
]
B = [
    "Ferries",
    "shall",
    "sail",
    "between",
    "both",
    "shores",
    "by",
    "day",
    "and",
    "by",
    "night",
    "in",
    "all",
    "seasons",
]


class Drawing:
    """A PDF that text is put into, each line where it is said to stand."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(600, 800), invariant=True)

    def put(self, left: float, base: float, text: str, size: float = 10, font: str = "Times-Roman") -> float:
        """Draw a line and return where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, base, text)
        return left + self.canvas.stringWidth(text, font, size)

    def block(
        self,
        left: float,
        base: float,
        words: list[str],
        lines: int,
        width: float = 200,
        *,
        ended: bool = True,
    ) -> float:
        """Draw full lines of words, each filled to the width, if the text has `ended` the last one half; return the next base."""
        supply = iter([*words, *[word.lower() for word in words] * 200])
        for number in range(lines):
            goal = width if (number < lines - 1 or not ended) else width / 2
            line = [next(supply)]
            while self.canvas.stringWidth(" ".join(line), "Times-Roman", 10) < goal - 30:
                line.append(next(supply))
            if number == lines - 1 and ended:
                line[-1] += "."
            wide = sum(self.canvas.stringWidth(word, "Times-Roman", 10) for word in line)
            gap = (width - wide) / (len(line) - 1) if (number < lines - 1 or not ended) else 3
            at = left
            for word in line:
                at = self.put(at, base, word) + gap
            base -= 12
        return base

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def save(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self.buffer.getvalue()


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Return labels and texts of the paragraphs of a PDF."""
    found = extract(content)
    row = {
        "doc_id": "memo",
        "source_text": found.text,
        "source_lines": found.lines,
        "media_type": "application/pdf",
    }
    table = tk.segment_paragraphs(DOCUMENTS.frame([row]))
    return list(zip(table["para"], table["text"], strict=True))


def small(
    text: bytes = b"BT /F 12 Tf 50 700 Td (We met in Arvel and agreed.) Tj ET",
    *,
    filters: bytes = b"",
    pages: int = 1,
) -> bytes:
    """Return a PDF written by hand, of pages with this content."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + b"3 0 R " * pages + b"] /Count %d >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d %s>>\nstream\n" % (len(text), filters) + text + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + written + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    )


def test_columns_are_read_one_after_the_other():
    """A title stands over both columns, and a line as wide as the page ends them."""
    drawing = Drawing()
    drawing.put(200, 740, "Declaration on the Southern Lakes", 16)
    drawing.block(60, 700, A, 12)
    drawing.block(300, 700, B, 12)
    drawing.put(
        60,
        520,
        "This declaration is open for signature by all of the states of the region, in Arvel, until the end of May.",
    )
    texts = [text for _, text in paragraphs(drawing.save())]
    assert len(texts) == 3
    assert texts[0].startswith("The ministers of the lake states")
    assert "erries" not in texts[0]
    assert texts[1].startswith("Ferries shall sail")
    assert texts[2].startswith("This declaration is open")


def test_a_paragraph_runs_on_from_column_to_column_and_page_to_page():
    """Where the last line of a column is full, the first of the next one goes on with it; not where it had room."""
    drawing = Drawing()
    drawing.block(60, 700, A, 20, ended=False)
    drawing.block(300, 700, B, 20, ended=False)
    drawing.page()
    drawing.block(60, 700, A[1:], 20)
    drawing.block(300, 700, B, 20)
    texts = [text for _, text in paragraphs(drawing.save())]
    assert [text[:11] for text in texts] == ["The ministe", "Ferries sha"]
    assert " Ferries shall sail" in texts[0]


def test_a_table_is_read_row_by_row():
    """Cells do not make columns, and rows are no headings."""
    drawing = Drawing()
    drawing.block(60, 700, A, 3, 480)
    for number, row in enumerate(
        [
            ("State", "Pledge"),
            ("Norland", "USD 3 million"),
            ("Southmark", "USD 5 million"),
            ("East Isles", "USD 1 million"),
            ("West Isles", "USD 2 million"),
        ]
    ):
        drawing.put(60, 650 - 16 * number, row[0])
        drawing.put(300, 650 - 16 * number, row[1])
    drawing.block(60, 550, A, 3, 480)
    texts = [text for _, text in paragraphs(drawing.save())]
    assert texts[1:6] == [
        "State Pledge",
        "Norland USD 3 million",
        "Southmark USD 5 million",
        "East Isles USD 1 million",
        "West Isles USD 2 million",
    ]
    assert len(texts) == 7


def test_what_recurs_at_the_edges_of_pages_is_dropped():
    """Running heads and numbers in step with the pages are no text; lines that only look alike are."""
    drawing = Drawing()
    for number in (1, 2, 3):
        drawing.put(60, 770, "Lake Forum, Summary of the Chair")
        drawing.put(
            60,
            720,
            f"{['First', 'Second', 'Third'][number - 1]} of the days of the meeting was given to the question of fish stocks.",
        )
        drawing.put(60, 60, f"See document LF/{number * 7}.", 8)
        drawing.put(290, 30, f"{number} of 3", 8)
        drawing.page()
    found = extract(drawing.save())
    assert found.dropped == ("Lake Forum, Summary of the Chair", "1 of 3", "2 of 3", "3 of 3")
    assert [f"See document LF/{number}." in found.text for number in (7, 14, 21)] == [True] * 3


def test_a_lone_number_in_the_margin_is_the_page():
    """One page is enough where the number stands far from the text."""
    drawing = Drawing()
    drawing.block(60, 700, A, 4)
    drawing.put(290, 30, "- 7 -")
    assert extract(drawing.save()).dropped == ("- 7 -",)


def test_footnotes_stand_apart_and_their_marks_are_dropped():
    """Notes in small type come last on their page; a plain number in the text stays."""
    drawing = Drawing()
    end = drawing.put(60, 700, "1.  We noted the report on the fish stocks")
    drawing.put(end, 704, "1", 6)
    drawing.put(60, 688, "and its 2 annexes,")
    drawing.put(60, 664, "2.  We will meet again in May.")
    drawing.canvas.line(60, 110, 200, 110)
    drawing.put(60, 100, "1  Report of the group of experts on the stocks of fish,", 8)
    drawing.put(60, 90, "2 May 2021.", 8)
    assert paragraphs(drawing.save()) == [
        ("1", "We noted the report on the fish stocks and its 2 annexes,"),
        ("2", "We will meet again in May."),
        ("fn1", "Report of the group of experts on the stocks of fish, 2 May 2021."),
    ]


def test_numbers_that_mark_no_footnote_stay():
    """Where marks stand raised, a plain number of the same value is one that is counted with."""
    drawing = Drawing()
    end = drawing.put(60, 700, "We noted the report")
    end = drawing.put(end, 704, "1", 6)
    end = drawing.put(end, 700, " on approximately 1,000 vessels and on")
    drawing.put(60, 688, "approximately 1 and a half tons of fish.")
    drawing.canvas.line(60, 110, 200, 110)
    drawing.put(60, 100, "1  Report of the group.", 8)
    assert (
        paragraphs(drawing.save())[0][1]
        == "We noted the report on approximately 1,000 vessels and on approximately 1 and a half tons of fish."
    )


def test_paragraphs_are_told_by_their_setting():
    """A first line set in, space above, and a last line that had room begin the next one; a label may hang."""
    drawing = Drawing()
    base = drawing.block(60, 740, A, 3, 480)
    drawing.put(
        80,
        base,
        "Ferries were spoken of at length, and the ministers asked for a study of the traffic between both shores, by day",
    )
    drawing.put(60, base - 12, "and by night.")
    drawing.put(60, base - 40, "(a)")
    drawing.put(
        80,
        base - 40,
        "Norland will pay for the study of the traffic, and Southmark will offer its data on vessels and on their crews, for",
    )
    drawing.put(80, base - 52, "all of the years;")
    texts = paragraphs(drawing.save())
    assert [text[:7] for _, text in texts] == ["The min", "Ferries", "(a) Nor"]
    assert texts[1][1].endswith("by day and by night.")


def test_a_quotation_set_in_on_both_sides_is_one():
    """Its lines end together, though there is room beside them."""
    drawing = Drawing()
    base = drawing.block(60, 740, A, 6, 480)
    base = drawing.block(100, base - 8, ["On", "sea", *B], 5, 380)
    drawing.block(60, base - 8, A, 3, 480)
    assert extract(drawing.save()).text.count("\n\n") == 2


def test_a_title_of_several_lines_is_one():
    """Lines centred under each other belong together."""
    drawing = Drawing()
    for number, text in enumerate(
        ["CHAIR’S SUMMARY OF THE SECOND LAKE FORUM", "ON FISHERIES AND TRANSPORT", "AND ON SAFETY"]
    ):
        drawing.canvas.setFont("Times-Bold", 12)
        drawing.canvas.drawCentredString(300, 740 - 15 * number, text)
    drawing.block(60, 680, A, 4, 480)
    lines = extract(drawing.save()).text.split("\n")
    assert [line.strip() for line in lines[:4]] == [
        "CHAIR’S SUMMARY OF THE SECOND LAKE FORUM",
        "ON FISHERIES AND TRANSPORT",
        "AND ON SAFETY",
        "",
    ]


def test_raised_characters_and_spaces():
    """Raised digits are superscript, raised letters letters; a gap is a space even where none is written."""
    drawing = Drawing()
    end = drawing.put(60, 700, "The 12")
    end = drawing.put(end, 704, "th", 6)
    end = drawing.put(end + 3, 700, "meeting")
    end = drawing.put(end + 3, 700, "covered 30 km")
    drawing.put(end, 704, "2", 6)
    assert extract(drawing.save()).text == "The 12th meeting covered 30 km²"


def test_a_turned_page_is_turned_back_and_a_stamp_left_out():
    """Text at an angle to the rest of its page is none of the document's."""
    drawing = Drawing()
    drawing.canvas.rotate(90)
    drawing.put(60, -100, "We met in Arvel and agreed on the fish stocks.")
    drawing.put(60, -112, "We will meet again.")
    drawing.canvas.rotate(-90)
    drawing.put(60, 20, "Downloaded")
    assert (
        extract(drawing.save()).text == "We met in Arvel and agreed on the fish stocks.\nWe will meet again."
    )


def test_hyphens_at_line_ends():
    """Words are joined, compounds kept, in headings too; a document that breaks words loses the hyphen after a prefix."""
    text = (
        "Inter-\nnational Cooperation on Trans-\nport\n\n"
        "1. The transport of fish is of concern, and the ministers welcomed the recently-\nlaunched study of trans-\n"
        "port, and their cooper-\nation in it; cooperation on re-\nserves, and on people-to-\npeople contacts, will go on (NFA)-\n"
        "wide and/\nor by state.\n"
    )
    row = {"doc_id": "memo", "source_text": text, "media_type": "application/pdf"}
    found = tk.segment_paragraphs(DOCUMENTS.frame([row]))
    assert found["text"].item() == (
        "The transport of fish is of concern, and the ministers welcomed the recently-launched study of transport, and their "
        "cooperation in it; cooperation on reserves, and on people-to-people contacts, will go on (NFA)-wide and/or by state."
    )


def test_a_hyphen_that_the_file_marks_as_soft_goes():
    """Tagged files say which hyphens only break a word; the one after a prefix and the one between two words of the text too."""
    drawing = Drawing()
    font = "BT /F1 10 Tf 1 0 0 1 {} {} Tm ({}) Tj ET"
    soft = "/Span <</ActualText <FEFF00AD>>> BDC {} EMC"
    drawing.canvas.setFont("Helvetica", 10)
    lines = [
        ("The lateral and the region agreed on multi", soft),
        ("lateral fisheries in the lakes and on sub", "{}"),
        ("regional talks.", ""),
    ]
    for place, (words, mark) in enumerate(lines):
        base = 700 - 12 * place
        drawing.canvas._code.append(font.format(60, base, words))
        end = 60 + drawing.canvas.stringWidth(words, "Helvetica", 10)
        drawing.canvas._code.append(mark.format(font.format(end, base, "-")))
    content = drawing.save()
    assert (
        extract(content).text
        == "The lateral and the region agreed on multi\xad\nlateral fisheries in the lakes and on sub-\nregional talks."
    )
    assert paragraphs(content) == [
        (
            "p1",
            "The lateral and the region agreed on multilateral fisheries in the lakes and on sub-regional talks.",
        )
    ]


def test_findings_lead_back_to_page_and_line():
    """Lines are counted on each page in reading order, running heads included."""
    drawing = Drawing()
    for page in (1, 2):
        drawing.put(60, 770, "Lake Forum, Summary of the Chair")
        drawing.put(60, 720, f"{page}. We met in {('Arvel', 'Tarn')[page - 1]}.")
        drawing.put(60, 690, f"We pledged USD {page * 3} million.")
        drawing.page()
    reading = read_bytes(drawing.save(), "memo.pdf")
    row = {
        "doc_id": "memo",
        "source_text": reading.text,
        "source_lines": reading.lines,
        "media_type": reading.media_type,
    }
    documents = DOCUMENTS.frame([row])
    table = tk.segment_paragraphs(documents)
    located = tk.locate(tk.find_money(table), table, documents)
    assert located[["page", "line"]].to_numpy().tolist() == [[1, 3], [2, 3]]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Summary of the Lake Forum", True),
        ("Microsoft Word - Summary of the Lake Forum.doc", False),
        ("Agenda of a Meeting on Trade", False),
        ("Summary", False),
    ],
)
def test_a_title_is_believed_where_the_text_begins_with_it(title, kept):
    """Programs leave the names of files and templates in it."""
    drawing = Drawing()
    drawing.canvas.setTitle(title)
    drawing.put(60, 740, "SUMMARY OF THE LAKE FORUM")
    drawing.block(60, 700, A, 4)
    assert extract(drawing.save()).facts == ({"title": title} if kept else {})


def test_a_title_that_is_no_text_is_none():
    """Half a character in the metadata does not keep the text from being read."""
    with pikepdf.open(io.BytesIO(small())) as file:
        file.docinfo["/Title"] = pikepdf.String(b"\xfe\xff\x00W\x00e\xd8\x00\x00i\x00n")
        buffer = io.BytesIO()
        file.save(buffer)
    assert extract(buffer.getvalue()).text == "We met in Arvel and agreed."


@pytest.mark.parametrize(("said", "facts"), [("fr-FR", {"language": "fr"}), ("ja-JP", {}), ("?", {})])
def test_a_language_of_another_script_is_that_of_the_program(said, facts):
    """Many an English text was typed in a Japanese program."""
    with pikepdf.open(io.BytesIO(small())) as file:
        file.Root.Lang = said
        buffer = io.BytesIO()
        file.save(buffer)
    assert extract(buffer.getvalue()).facts == facts


def test_control_characters_are_left_out():
    """They are no characters of a text."""
    assert extract(small(rb"BT /F 12 Tf 50 700 Td (We\001 met.) Tj ET")).text == "We met."


def encrypted(user: str) -> bytes:
    with pikepdf.open(io.BytesIO(small())) as file:
        buffer = io.BytesIO()
        file.save(buffer, encryption=pikepdf.Encryption(user=user, owner="owner"))
    return buffer.getvalue()


def test_a_pdf_that_opens_without_its_password_is_read():
    """Printing or copying may be forbidden; reading is not."""
    assert extract(encrypted("")).text == "We met in Arvel and agreed."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(encrypted("user"), "is encrypted and opens only with its password", id="encrypted"),
        pytest.param(b"%PDF-1.7\n", "is damaged or cut off", id="nothing but a header"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 9, "is damaged or cut off", id="binary"),
        pytest.param(small()[:300], "is damaged or cut off", id="truncated"),
        pytest.param(
            small().replace(b"%%EOF", b""), "is cut off: the end of the file is missing", id="no end"
        ),
        pytest.param(small(b"10 10 m 90 90 l S"), "has no text layer.*OCRmyPDF", id="drawn"),
        pytest.param(small(pages=2001), "has 2001 pages; at most 2000 are read", id="many pages"),
    ],
)
def test_what_cannot_be_read_is_refused(content, message):
    """One sentence says what is wrong with which file, one what to do."""
    with pytest.raises(DocumentError, match=f"^memo.pdf {message}"):
        read_bytes(content, "memo.pdf")


def test_a_scan_names_ocrmypdf():
    """A stamp on each picture is no text layer."""
    drawing = Drawing()
    for _ in range(2):
        drawing.canvas.drawInlineImage(_picture(), 0, 0, 600, 800)
        drawing.put(60, 20, "Scan 7")
        drawing.page()
    with pytest.raises(DocumentError, match=r"has no text layer: it is a scan.*OCRmyPDF"):
        read_bytes(drawing.save(), "memo.pdf")


def _picture() -> object:
    from PIL import Image

    return Image.new("L", (60, 80), 200)


def test_too_many_pages_are_refused(monkeypatch):
    """Before any of them is opened."""
    monkeypatch.setattr(pdf_child, "_MOST_PAGES", 1)
    with pytest.raises(RefusedError, match=r"has 2 pages; at most 1 are read\. Split it and read the parts"):
        extract(small(pages=2))


@pytest.mark.parametrize("kids", ["2 0 R", "3 0 R 2 0 R", "3 0 R 3 0 R 2 0 R 2 0 R"])
def test_a_tree_of_pages_that_has_no_end_is_refused(kids):
    """A branch that leads back to the trunk is damage."""
    content = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Kids[{kids}]/Count 1000>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )
    with pytest.raises(DocumentError, match=r"memo\.pdf is damaged: page \d+ cannot be opened\. "):
        read_bytes(content.encode(), "memo.pdf")


def test_too_many_characters_are_refused(monkeypatch):
    """The limit counts over all pages."""
    monkeypatch.setattr(pdf_child, "_MOST_GLYPHS", 40)
    with pytest.raises(RefusedError, match="holds more than 40 characters"):
        extract(small(pages=2))


@pytest.mark.parametrize("child", ["raise SystemExit(3)", "import os; os.abort()", "while True: pass"])
def test_a_reader_that_fails_takes_nothing_with_it(child, monkeypatch):
    """A crash or a hang of the process that reads is an error that names the file."""
    monkeypatch.setattr(pdf, "_CHILD", child)
    monkeypatch.setattr(pdf, "_MOST_SECONDS", 1)
    with pytest.raises(DocumentError, match=r"memo.pdf.*and read that"):
        read_bytes(small(), "memo.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory so")
def test_the_process_that_reads_has_its_memory_limited(monkeypatch):
    """What takes more ends it."""
    monkeypatch.setattr(
        pdf, "_CHILD", "from toolkit.readers import pdf_child; pdf_child._limit(); bytearray(3 << 30)"
    )
    with pytest.raises(DocumentError, match="needs too much memory"):
        read_bytes(small(), "memo.pdf")


def test_a_page_that_draws_a_million_lines_is_read():
    """What is drawn is looked at up to a limit; the text is there."""
    lines = zlib.compress(
        b"0 0 m 9 9 l S\n" * 1_000_000 + b"BT /F 12 Tf 50 700 Td (We met in Arvel.) Tj ET", 9
    )
    assert extract(small(lines, filters=b"/Filter /FlateDecode ")).text == "We met in Arvel."


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 700), st.binary(min_size=1, max_size=4)), max_size=6))
def test_damage_is_refused_or_read(changes):
    """Bytes changed anywhere give a text, or one error."""
    content = bytearray(small())
    for place, change in changes:
        content[place : place + len(change)] = change
    try:
        found = extract(bytes(content))
    except RefusedError:
        return
    assert len(found.lines) == found.text.count("\n") + 1
