"""Reading in the notebook: citations that open their paragraph, concordances, documents with finds, tables in their own form."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit as tk
from toolkit.csv_text import csv_rows
from toolkit.display.html_table import table_csv
from toolkit.errors import ParameterError, SchemaError

TEXT = "Joint Statement\n\nPeace\n\n1. We met in\nTokyo.\n\n2. We urged <all> sides to show restraint, and welcomed USD 1 million."
DOCUMENTS = tk.read_text(TEXT, doc_id="memo").assign(source_file="a memo.txt")
PARAGRAPHS = tk.segment_paragraphs(DOCUMENTS)
LINES = tk.kwic(PARAGRAPHS, "restraint", window=3)
MONEY = tk.find_money(PARAGRAPHS)
ACTS = tk.find_acts(PARAGRAPHS)


def html(display):
    """Return a display as it stands in a notebook."""
    return display._repr_mimebundle_()["text/html"]


def cells(display):
    """Return the texts of a table's cells."""
    return [[cell["text"] for cell in row] for row in display.payload["rows"]]


def span(start, end, text, para="1"):
    """Return a table of one span."""
    row = {"doc_id": "memo", "para": para, "start": start, "end": end, "quote": text[start:end]}
    return pd.DataFrame([row])


# citations


def test_a_citation_opens_its_paragraph_with_the_words_marked():
    """The whole paragraph, escaped, unfolds without a script; below it is the way to its line in the file."""
    page = html(tk.show(LINES, columns=["quote"], documents=DOCUMENTS))
    assert "<details" in page
    assert "We urged &lt;all&gt; sides to show <mark" in page
    assert 'href="../corpus/a%20memo.txt#line=7"' in page
    assert "a memo.txt, line 8" in page
    assert "<script" not in page


def test_a_citation_whose_words_are_elsewhere_opens_nothing():
    """A paragraph that does not read as quoted is not shown; the link to the file stays."""
    page = html(tk.show(span(0, 4, "They met", "1"), columns=["quote"], documents=DOCUMENTS))
    assert "<details" not in page
    assert 'href="../corpus/a%20memo.txt#memo/1"' in page


def test_a_pdf_is_not_led_to_by_a_line():
    """What has pages is opened as a whole; only texts have lines that an editor goes to."""
    page = html(tk.show(LINES, columns=["quote"], documents=DOCUMENTS.assign(source_file="a.pdf")))
    assert "#line=7" in page
    documents = pd.DataFrame(
        {"doc_id": ["memo"], "source_file": ["a.pdf"], "kind": ["memo"], "date": ["2020"]}
    )
    assert 'href="../corpus/a.pdf#memo/2"' in html(tk.show(LINES, columns=["quote"], documents=documents))


@pytest.mark.parametrize(
    ("file", "linked"),
    [
        pytest.param("https://example.org/a.txt", 'href="https://example.org/a.txt"', id="web"),
        pytest.param("/home/x/a.txt", "", id="elsewhere"),
        pytest.param("C:\\x\\a.txt", "", id="elsewhere on Windows"),
        pytest.param("s3://bucket/a.txt", "", id="bucket"),
    ],
)
def test_a_file_that_is_not_in_the_corpus_is_linked_only_where_it_has_an_address(file, linked):
    """What was read from elsewhere still opens its paragraph, is named without its path, and no link leads nowhere."""
    page = html(tk.show(LINES, columns=["quote"], documents=DOCUMENTS.assign(source_file=file)))
    assert "a.txt, line 8" in page
    assert "/home/x" not in page
    assert "../corpus" not in page
    assert linked in page


def test_a_pdf_is_led_to_by_its_page():
    """JupyterLab's viewer opens it there."""
    documents = DOCUMENTS.assign(source_file="a.pdf", media_type="application/pdf")
    documents["source_text"] = documents["source_text"].str.replace("\n\n2.", "\n\f\n2.")
    lines = tk.kwic(tk.segment_paragraphs(documents), "restraint", window=3)
    page = html(tk.show(lines, columns=["quote"], documents=documents))
    assert 'href="../corpus/a.pdf#page=2"' in page
    assert "a.pdf, page 2, line " in page


@pytest.mark.parametrize(
    "display",
    [
        pytest.param(tk.show_passages(LINES, PARAGRAPHS, caption="P", documents=DOCUMENTS), id="passages"),
        pytest.param(tk.say("{found} sum.", found=MONEY, documents=DOCUMENTS), id="prose"),
        pytest.param(tk.show_counts(MONEY, rows="currency", caption="C", documents=DOCUMENTS), id="counts"),
    ],
)
def test_every_display_opens_its_paragraphs(display):
    """Quotations, the numbers in prose, and counts."""
    assert "We urged &lt;all&gt; sides" in html(display)
    assert "a memo.txt, line 8" in html(display)


# concordances


def test_a_concordance_has_the_words_in_the_middle():
    """The context is that of kwic, the verbs and the words of a theme in it are marked."""
    themes = span(24, 28, PARAGRAPHS["text"][1], "2")
    display = tk.show(LINES, paragraphs=PARAGRAPHS, verbs=ACTS, themes=themes, documents=DOCUMENTS)
    before, found, after, where = display.payload["rows"][0]
    assert (before["text"], found["text"], after["text"]) == (
        "sides to show",
        "restraint",
        ", and welcomed USD",
    )
    assert where["refs"][0]["quote"] == "restraint"
    assert before["marks"] == [(9, 13, "term")]
    assert [after["text"][start:end] for start, end, mark in after["marks"] if mark == "verb"] == ["welcomed"]
    assert [column["align"] for column in display.payload["columns"]] == ["right", "center", "left", "left"]
    assert "Marked: <mark" in html(display)


def test_lines_without_paragraphs_have_the_same_context():
    """What kwic cut is what is shown."""
    assert cells(tk.show(LINES)) == cells(tk.show(LINES, paragraphs=PARAGRAPHS))


def test_findings_without_a_context_take_it_from_the_paragraphs():
    """Any span table can be a concordance; no word is cut."""
    before, found, after, _ = cells(tk.show(MONEY, paragraphs=PARAGRAPHS))[0]
    assert (found, after) == ("USD 1 million", ".")
    assert (
        PARAGRAPHS["text"][1].startswith(f"{before.split()[0]} ")
        or f" {before.split()[0]} " in PARAGRAPHS["text"][1]
    )


def test_a_concordance_needs_a_context():
    """It is never made up, and spans of other paragraphs are refused."""
    with pytest.raises(ParameterError, match="Give `paragraphs`"):
        tk.show_concordance(MONEY)
    with pytest.raises(ParameterError, match="verbs and themes are taken from the paragraphs"):
        tk.show_concordance(LINES, verbs=ACTS)
    with pytest.raises(SchemaError, match="does not read"):
        tk.show_concordance(LINES.assign(start=0, end=9), PARAGRAPHS)


# forms


def test_a_table_is_shown_in_its_own_form():
    """Pairs as redlines, lineages side by side, paragraphs to be read; columns ask for a plain table."""
    two = pd.concat([PARAGRAPHS, PARAGRAPHS.assign(doc_id="note")], ignore_index=True)
    assert "before" in tk.show(tk.align(two)).payload["passages"][0]
    assert tk.show(tk.lineage(two)).payload["caption"] == "2 clauses"
    assert "legend" in tk.show(PARAGRAPHS).payload
    assert cells(tk.show(LINES, columns=["keyword"])) == [["restraint"]]
    assert tk.show(MONEY).payload["caption"] == "1 finding"


def test_what_to_mark_needs_a_concordance():
    """A plain table has no place for it."""
    with pytest.raises(ParameterError, match="findings shown in their context"):
        tk.show(LINES, columns=["keyword"], paragraphs=PARAGRAPHS)


# documents


def test_overlapping_finds_are_marked_each_by_itself():
    """Every part says what covers, opens and closes there; brackets and numbers remain where styles are taken away."""
    text = PARAGRAPHS["text"][0]
    display = tk.show_document(
        PARAGRAPHS[:1],
        {"Act": span(3, 9, text), "Place <x>": span(7, 15, text), "None": span(0, 1, text)[:0]},
    )
    parts = display.payload["passages"][0]["parts"]
    assert [(part["text"], part["finds"], part["opens"], part["closes"]) for part in parts] == [
        ("We ", [], [], []),
        ("met ", [0], [0], []),
        ("in", [0, 1], [1], [0]),
        (" Tokyo", [1], [], [1]),
        (".", [], [], []),
    ]
    assert display.payload["note"] == "Marked: 1 Act, 1; 2 Place <x>, 1; 3 None, 0."
    assert 'title="Act, Place &lt;x&gt;"' in html(display)
    assert html(display).count(">[</span>") == 2


def test_a_document_has_its_headings_once_and_keeps_its_paragraphs():
    """A heading stands above the first of its paragraphs; findings of others are left out."""
    display = tk.show_document(PARAGRAPHS, {"Money": MONEY.assign(doc_id="other")}, documents=DOCUMENTS)
    entries = display.payload["passages"]
    assert [entry["heading"] for entry in entries] == ["Peace", ""]
    assert [entry["ref"]["quote"] for entry in entries] == PARAGRAPHS["text"].tolist()
    assert display.payload["legend"] == [{"label": "Money", "n": 0}]
    assert tk.show_document(PARAGRAPHS[:0]).payload["note"] == "None."


@given(st.lists(st.tuples(st.integers(0, 15), st.integers(1, 8), st.integers(0, 2)), max_size=6))
def test_the_parts_of_a_paragraph_are_its_text(places):
    """Put together, the parts are the paragraph, and every find that opens closes."""
    text = PARAGRAPHS["text"][0]
    tables = {name: [(a, min(a + n, len(text))) for a, n, t in places if t == name] for name in range(3)}
    finds = {
        str(name): pd.concat([span(0, 1, text)[:0], *(span(a, b, text) for a, b in found)], ignore_index=True)
        for name, found in tables.items()
    }
    parts = tk.show_document(PARAGRAPHS[:1], finds).payload["passages"][0]["parts"]
    assert "".join(part["text"] for part in parts) == text
    assert (
        sum(len(part["opens"]) for part in parts) == sum(len(part["closes"]) for part in parts) == len(places)
    )


# long tables


def test_only_a_long_table_has_a_script_and_it_is_whole_without():
    """From ten rows on; nothing of a table stands in the script."""
    short, long = (pd.DataFrame({"word": ["</script>"] * rows}) for rows in (9, 10))
    assert "<script" not in html(tk.show(short))
    page = html(tk.show(long))
    assert page.count("<tr") == 11
    assert page.count("</script>") == 1


def test_a_table_s_csv_is_whole_and_safe():
    """Formulas are text, quotations uncut, numbers plain, what is missing empty, and no column hides another."""
    quote = "=word " * 50
    table = pd.DataFrame(
        {"doc_id": "a", "para": "1", "start": 0, "end": 300, "quote": quote, "n": [1234.5], "m": [None]}
    )
    display = tk.show(table, columns=["quote", "n", "m"], labels={"n": "Sum", "m": "Sum"})
    content = table_csv(display.payload)
    assert csv_rows(content) == [{"Passage": quote, "Sum": "1234.5", "Sum (3)": ""}]
    assert b"\"'=word" in content
