"""Displays: payloads whose every number has its passages, and HTML that is complete and escaped."""

import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import pyplot as plt

from toolkit.display import (
    MIME,
    Cited,
    alt_text,
    n,
    names,
    provenance,
    say,
    show,
    show_counts,
    show_figure,
    show_passages,
)
from toolkit.display.payload import slugify
from toolkit.display.values import written
from toolkit.errors import ParameterError, SchemaError
from toolkit.titles import short_title, short_titles

TEXTS = {
    ("b-2020", "1"): "We met. We urge <all> parties to show restraint & patience. We thank the Chair.",
    ("b-2020", "2"): "We urge restraint, and again restraint.",
    ("a-2019", "p1"): "Ministers hope for peace.",
}
DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["a-2019", "b-2020", "c-2021"],
        "title": ["Memo", "Statement", "Facts"],
        "date": ["2019-11-04", "2020-11-12", "2021"],
        "kind": ["press release", "chairman's statement", "factsheet"],
        "source_file": ["a memo.txt", "b.md", "c.md"],
        "source_sha256": ["0a" * 32, "0b" * 32, "0c" * 32],
    }
)
PARAGRAPHS = pd.DataFrame(
    [{"doc_id": doc_id, "para": para, "text": text} for (doc_id, para), text in TEXTS.items()]
)


def spans(*found):
    """Return a span table of ``(doc_id, para, words, element)``, each at the first place the words stand."""
    rows = [
        {
            "doc_id": doc_id,
            "para": para,
            "start": TEXTS[doc_id, para].find(words),
            "end": TEXTS[doc_id, para].find(words) + len(words),
            "quote": words,
            "element": element,
        }
        for doc_id, para, words, element in found
    ]
    columns = ["doc_id", "para", "start", "end", "quote", "element"]
    return pd.DataFrame(rows, columns=columns)


FOUND = spans(
    ("a-2019", "p1", "peace", "peace"),
    ("b-2020", "1", "restraint", "restraint"),
    ("b-2020", "1", "patience", "restraint"),
    ("b-2020", "2", "restraint", "restraint"),
)


def texts(display):
    """Return the texts of a table's cells."""
    return [[cell["text"] for cell in row] for row in display.payload["rows"]]


def well_formed(display):
    """Return a display's HTML as a tree; malformed HTML is an error."""
    return ET.fromstring(f"<div>{display._repr_mimebundle_()['text/html']}</div>")


def displays():
    """Return one display of each type."""
    _, ax = plt.subplots(figsize=(2, 1))
    return {
        "table": show(FOUND, caption="A <table> & more", documents=DOCUMENTS),
        "counts": show_counts(FOUND, rows="element", columns="doc_id", caption="C", documents=DOCUMENTS),
        "text": say("{found} of <these>, {one}.", found=FOUND, one=FOUND[:1], documents=DOCUMENTS),
        "passages": show_passages(FOUND, PARAGRAPHS, caption="<P>", context="paragraph", documents=DOCUMENTS),
        "figure": show_figure(ax, caption="F & G", alt='An "empty" plot', data=FOUND),
    }


def test_every_bundle_has_three_forms_and_well_formed_html():
    """Plain text, HTML without script, and the payload."""
    for display in displays().values():
        bundle = display._repr_mimebundle_()
        assert list(bundle) == ["text/plain", "text/html", MIME]
        assert "\n" not in bundle["text/plain"]
        assert "<script" not in bundle["text/html"]
        well_formed(display)
        assert display._repr_mimebundle_(include={"text/plain"}).keys() == {"text/plain"}


def test_html_escapes_the_words_of_the_source():
    """Angle brackets and ampersands of a source are text."""
    tree = well_formed(displays()["passages"])
    assert "We urge <all> parties to show restraint & patience." in "".join(tree.itertext())


def test_html_links_a_passage_to_its_source_file():
    """A single passage leads to ../corpus/, with the paragraph as the fragment."""
    tree = well_formed(displays()["table"])
    addresses = [link.get("href") for link in tree.iter("a")]
    assert addresses[0] == "../corpus/a%20memo.txt#a-2019/p1"
    assert len(addresses) == len(FOUND) + 1
    assert addresses[-1].startswith("data:text/csv;base64,")


def test_a_figure_is_told_in_words_where_no_drawing_is_seen():
    """Of what a viewer that strips drawings leaves, the words say what was drawn."""
    tree = well_formed(displays()["figure"])
    drawing = next(element for element in tree.iter() if element.get("role") == "img")
    said = drawing.get("aria-label")
    for part in list(drawing):
        drawing.remove(part)
    assert said
    assert said in "".join(tree.itertext())


def test_html_tables_have_a_caption_and_scopes():
    """Assistive technology can read the table."""
    tree = well_formed(displays()["counts"])
    assert tree.find(".//caption").text == "C"
    assert {cell.get("scope") for cell in tree.iter("th")} == {"col", "row"}


def test_html_lists_the_passages_behind_a_number():
    """A number of several passages opens into a list of them."""
    tree = well_formed(displays()["counts"])
    assert "Chairman's Statement 2020 ¶ 2: “restraint”" in [
        "".join(item.itertext()) for item in tree.iter("li")
    ]


# show


def test_show_a_span_table():
    """Positions are left out, ids become titles, and the quotes lead to their passages."""
    display = show(FOUND, caption="Found", documents=DOCUMENTS)
    assert [column["label"] for column in display.payload["columns"]] == [
        "Document",
        "Paragraph",
        "Passage",
        "Element",
    ]
    first = display.payload["rows"][0]
    assert [cell["text"] for cell in first] == ["Press Release 2019", "¶ p1", "peace", "peace"]
    assert first[2]["refs"] == [{"doc_id": "a-2019", "para": "p1", "start": 19, "end": 24, "quote": "peace"}]
    assert first[2]["style"] == "quote"


def test_show_links_the_first_column_where_the_quote_is_not_shown():
    """No row of a span table stands without its passage."""
    row = show(FOUND, caption="Found", columns=["element", "doc_id"]).payload["rows"][0]
    assert [len(cell["refs"]) for cell in row] == [1, 0]


def test_show_cuts_long_quotes_in_the_cell_only():
    """The reference keeps the whole quote."""
    quote = "word " * 50
    table = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "start": [0], "end": [250], "quote": [quote]})
    cell = show(table, caption="Long").payload["rows"][0][2]
    assert cell["text"].endswith("word …")
    assert len(cell["text"]) <= 162
    assert cell["refs"][0]["quote"] == quote


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([1234567, 0], ["1,234,567", "0"], id="whole numbers"),
        pytest.param([1.0, None], ["1", "–"], id="missing is a dash, not a nought"),
        pytest.param([0.5, 0.125], ["0.500", "0.125"], id="shares"),
        pytest.param([2.5, 10.0], ["2.50", "10.00"], id="decimals"),
        pytest.param([2_500_000.0, 315_989.96], ["2,500,000", "315,989.96"], id="money"),
        pytest.param([True, False], ["yes", "no"], id="truth values"),
        pytest.param([("ASEAN", "Japan"), None], ["ASEAN, Japan", "–"], id="lists"),
        pytest.param(pd.to_datetime(["2020-11-13"]), ["2020-11-13"], id="timestamps"),
        pytest.param(pd.array([3, None], dtype="Int64"), ["3", "–"], id="optional integers"),
        pytest.param([], [], id="empty"),
    ],
)
def test_values_are_written_as_a_person_would(values, expected):
    """Separators, dashes and decimals."""
    assert written(pd.Series(values)) == expected


def test_a_row_without_a_position_has_no_passage():
    """In a table of presence an absence is a dash, and counts nowhere."""
    absent = FOUND.astype({"start": "Int64", "end": "Int64"})
    absent.loc[0, ["para", "start", "end", "quote"]] = pd.NA
    rows = show(absent, caption="C").payload["rows"]
    assert [(row[2]["text"], len(row[2]["refs"])) for row in rows[:2]] == [("–", 0), ("restraint", 1)]
    assert texts(show_counts(absent, rows="element", caption="C")) == [["restraint", "3"], ["Total", "3"]]


def test_years_have_no_separator():
    """2020 is not 2,020."""
    display = show(pd.DataFrame({"year": [2020], "n": [2020]}), caption="Years")
    assert texts(display) == [["2020", "2,020"]]
    assert [column["align"] for column in display.payload["columns"]] == ["right", "right"]


def test_show_keeps_a_named_index_and_joins_column_levels():
    """What groupby and pivot make is shown whole."""
    counts = FOUND.groupby("element").agg({"para": ["size", "nunique"]})
    display = show(counts, caption="Grouped", row_header=True)
    assert display.payload["columns"][0]["label"] == "Element"
    assert texts(display) == [["peace", "1", "1"], ["restraint", "3", "2"]]
    assert display.payload["row_header"]


def test_show_leads_counts_to_what_they_count():
    """A column of counts finds its spans by the columns that the tables share."""
    counts = FOUND.groupby(["element", "doc_id"], sort=False).size().rename("n").reset_index()
    display = show(counts, caption="Counts", refs={"n": FOUND}, documents=DOCUMENTS)
    assert [(row[-1]["text"], len(row[-1]["refs"])) for row in display.payload["rows"]] == [
        ("1", 1),
        ("3", 3),
    ]


def test_show_refuses_a_number_without_passages():
    """A count that nothing stands behind can't be published by mistake."""
    with pytest.raises(ParameterError, match=r"'element': 'war'.*says n = 2"):
        show(pd.DataFrame({"element": ["war"], "n": [2]}), caption="C", refs={"n": FOUND})


def test_show_refuses_a_number_with_other_passages():
    """A count that leads to fewer passages than it says can't be published either; one of paragraphs or documents can."""
    with pytest.raises(ParameterError, match=r"'element': 'restraint'.*says n = 4, and 3 span"):
        show(pd.DataFrame({"element": ["restraint"], "n": [4]}), caption="C", refs={"n": FOUND})
    counts = pd.DataFrame({"element": ["restraint"], "paragraphs": [2], "documents": [1], "share": [0.5]})
    refs = dict.fromkeys(("paragraphs", "documents", "share"), FOUND)
    assert len(show(counts, caption="C", refs=refs).payload["rows"]) == 1


def test_show_names_a_missing_column():
    """The message says what the table has."""
    with pytest.raises(ParameterError, match=r"no column 'theme'.*element"):
        show(FOUND, caption="C", columns=["theme"])
    with pytest.raises(SchemaError, match="needs a DataFrame, got 'Series'"):
        show(FOUND["quote"], caption="C")


def test_show_links_addresses_on_the_web():
    """A cell that is an address becomes a link."""
    cell = show(pd.DataFrame({"source": ["https://example.org/a"]}), caption="C").payload["rows"][0][0]
    assert cell["href"] == "https://example.org/a"


# show_counts


def test_every_count_is_as_large_as_its_list_of_passages():
    """Body, totals and noughts."""
    display = show_counts(FOUND, rows="element", columns="doc_id", caption="C", documents=DOCUMENTS)
    assert texts(display) == [
        ["peace", "1", "0", "0", "1"],
        ["restraint", "0", "3", "0", "3"],
        ["Total", "1", "3", "0", "4"],
    ]
    for row in display.payload["rows"]:
        assert all(len(cell["refs"]) == int(cell["text"]) for cell in row[1:])
    assert [column["label"] for column in display.payload["columns"]] == [
        "Element",
        "Press Release 2019",
        "Chairman's Statement 2020",
        "Factsheet 2021",
        "Total",
    ]


def test_shades_are_shares_of_the_largest_count():
    """Noughts and totals have none."""
    rows = show_counts(FOUND, rows="element", columns="doc_id", caption="C").payload["rows"]
    assert [cell.get("shade") for cell in rows[0]] == [None, 0.333, None, None]
    assert [cell.get("shade") for cell in rows[1]] == [None, None, 1.0, None]


def test_counts_of_paragraphs_count_each_once():
    """Two findings in one paragraph are one paragraph, in the total as well."""
    display = show_counts(FOUND, rows="element", caption="C", unit="paragraphs")
    assert texts(display) == [["peace", "1"], ["restraint", "2"], ["Total", "3"]]


def test_orders_may_leave_out_and_add_values():
    """What an order leaves out is counted in the note, what it adds is nought."""
    display = show_counts(FOUND, rows="element", caption="C", row_order=["peace", "war"], note="n = 3.")
    assert texts(display) == [["peace", "1"], ["war", "0"], ["Total", "1"]]
    assert display.payload["note"] == "n = 3. 3 findings with other values are not shown."


def test_counts_by_a_column_of_the_documents():
    """Kinds of document are joined by id; most first."""
    display = show_counts(
        FOUND, rows="kind", caption="C", documents=DOCUMENTS, row_order="count", totals=False
    )
    assert texts(display) == [["chairman's statement", "3"], ["press release", "1"]]


def test_findings_without_a_value_are_not_dropped():
    """A missing value is a row of its own, the last."""
    found = FOUND.assign(element=[None, "x", "x", "x"])
    assert texts(show_counts(found, rows="element", caption="C"))[1] == ["not stated", "1"]


def test_counts_refuse_what_they_cannot_count():
    """Unknown columns, orders, units, documents."""
    with pytest.raises(ParameterError, match="no column 'theme'"):
        show_counts(FOUND, rows="theme", caption="C")
    with pytest.raises(ParameterError, match="order 'name' is not known"):
        show_counts(FOUND, rows="element", caption="C", row_order="name")
    with pytest.raises(ParameterError, match="unit 'words'"):
        show_counts(FOUND, rows="element", caption="C", unit="words")
    with pytest.raises(ParameterError, match="lacks 'b-2020'"):
        show_counts(FOUND, rows="element", caption="C", documents=DOCUMENTS[:1])
    with pytest.raises(SchemaError, match="missing column 'quote'"):
        show_counts(FOUND.drop(columns="quote"), rows="element", caption="C")


# show_passages


def marked(display):
    """Return the marks of the first passage."""
    return [(part["text"], part["mark"]) for part in display.payload["passages"][0]["parts"]]


def test_passages_of_one_sentence_are_one_entry():
    """Both words of the sentence are marked, the sentences around it cut, the verb marked."""
    verbs = spans(("b-2020", "1", "urge", "")).assign(verb="urge")
    display = show_passages(FOUND[1:3], PARAGRAPHS, caption="P", verbs=verbs, documents=DOCUMENTS)
    assert marked(display) == [
        ("… ", "cut"),
        ("We ", ""),
        ("urge", "verb"),
        (" <all> parties to show ", ""),
        ("restraint", "term"),
        (" & ", ""),
        ("patience", "term"),
        (".", ""),
        (" …", "cut"),
    ]
    entry = display.payload["passages"][0]
    assert (entry["source"], entry["label"]) == ("Chairman's Statement 2020, 12 November 2020", "¶ 1")
    assert entry["ref"]["quote"] == "We urge <all> parties to show restraint & patience."


def test_passages_with_characters_around_cut_no_word():
    """A window ends at words, and windows that overlap become one."""
    display = show_passages(FOUND[1:3], PARAGRAPHS, caption="P", context=9)
    assert "".join(text for text, _ in marked(display)) == "… to show restraint & patience. We …"


def test_overlapping_spans_and_verbs_are_marked_once():
    """A term hides the verb under it."""
    found = spans(("b-2020", "2", "urge restraint", "x"), ("b-2020", "2", "restraint, and", "y"))
    verbs = spans(("b-2020", "2", "We urge", ""))
    display = show_passages(found, PARAGRAPHS, caption="P", context="paragraph", verbs=verbs)
    assert marked(display) == [
        ("We ", "verb"),
        ("urge restraint, and", "term"),
        (" again restraint.", ""),
    ]


def test_passages_stand_in_the_order_of_the_paragraphs_and_may_be_limited():
    """The note says how many there are."""
    display = show_passages(FOUND, PARAGRAPHS, caption="P", context="paragraph", limit=2, note="Read them.")
    assert [entry["label"] for entry in display.payload["passages"]] == ["¶ 1", "¶ 2"]
    assert display.payload["note"] == "The first 2 of 3 passages. Read them."


def test_passages_refuse_spans_of_other_paragraphs():
    """A span that is not its quote would lead astray."""
    with pytest.raises(SchemaError, match="¶ 1 does not read 'restraint' at 0:9"):
        show_passages(FOUND[1:2].assign(start=0, end=9), PARAGRAPHS, caption="P", context="paragraph")
    with pytest.raises(ParameterError, match="context 'page' is not known"):
        show_passages(FOUND, PARAGRAPHS, caption="P", context="page")


@given(
    st.lists(st.tuples(st.integers(0, 70), st.integers(1, 12)), min_size=1, max_size=6),
    st.one_of(st.just("paragraph"), st.integers(0, 40)),
)
def test_the_parts_of_a_passage_are_its_quote(places, context):
    """Put together, the parts are the quotation, and every span is inside one."""
    text = TEXTS["b-2020", "1"]
    found = pd.DataFrame(
        [
            {
                "doc_id": "b-2020",
                "para": "1",
                "start": start,
                "end": start + width,
                "quote": text[start : start + width],
            }
            for start, width in places
            if start + width <= len(text)
        ],
        columns=["doc_id", "para", "start", "end", "quote"],
    )
    entries = show_passages(found, PARAGRAPHS, caption="P", context=context).payload["passages"]
    for entry in entries:
        whole = "".join(part["text"] for part in entry["parts"] if part["mark"] != "cut")
        assert whole == entry["ref"]["quote"] == text[entry["ref"]["start"] : entry["ref"]["end"]]
    for start, end in zip(found["start"], found["end"], strict=True):
        assert sum(entry["ref"]["start"] <= start and end <= entry["ref"]["end"] for entry in entries) == 1


# say


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        pytest.param("{found} passages", "4 passages", id="a span table is its number of rows"),
        pytest.param("{found:words}, {none:words}", "four, no", id="words"),
        pytest.param("{found:Words} speak.", "Four speak.", id="words at the start"),
        pytest.param("{paras} {paras:paragraph|paragraphs}", "3 paragraphs", id="paragraphs"),
        pytest.param("{one} {one:speaks|speak}", "1 speaks", id="singular"),
        pytest.param("in {who}", "in Press Release 2019 and Chairman's Statement 2020", id="names"),
        pytest.param("{big}, {share:.1%}, {word}", "1,234, 12.5%, so", id="plain values"),
        pytest.param("{nobody} of {{them}}", "none of {them}", id="an empty list, and braces"),
    ],
)
def test_say_writes_values_into_prose(template, expected):
    """Numbers, words, nouns and names."""
    values = {
        "found": FOUND,
        "none": FOUND[:0],
        "one": n(FOUND, "paragraphs")._replace(value=1),
        "paras": n(FOUND, "paragraphs"),
        "who": names(FOUND, DOCUMENTS),
        "big": 1234,
        "share": 0.125,
        "word": "so",
        "nobody": [],
    }
    used = {key: value for key, value in values.items() if f"{{{key}" in template}
    assert repr(say(template, **used)) == expected


def test_say_leads_numbers_to_what_they_count():
    """The number is linked, the noun is not."""
    parts = say(
        "{found} {found:passage|passages} in {docs}.", found=FOUND, docs=n(FOUND, "documents")
    ).payload["parts"]
    assert [(part["text"], len(part["refs"])) for part in parts] == [
        ("4", 4),
        (" passages in ", 0),
        ("2", 4),
        (".", 0),
    ]


def test_names_carry_the_passages_of_their_document():
    """In the corpus's order, without the documents where nothing was found."""
    assert [(name.value, len(name.refs)) for name in names(FOUND, DOCUMENTS)] == [
        ("Press Release 2019", 1),
        ("Chairman's Statement 2020", 3),
    ]


@pytest.mark.parametrize(
    ("template", "values", "message"),
    [
        pytest.param(
            "{covid}", {"sea": 1}, "names {covid}, which is not given. It was given: sea", id="missing"
        ),
        pytest.param("None.", {"sea": 1}, "no place for 'sea'", id="unused"),
        pytest.param("{}", {}, "names {}", id="positional"),
        pytest.param("{sea:wrods}", {"sea": 1}, "{sea:wrods}: .*words, Words", id="format"),
    ],
)
def test_say_refuses_a_text_that_does_not_fit_its_values(template, values, message):
    """Neither a gap in the text nor a value that goes unsaid."""
    with pytest.raises(ParameterError, match=message):
        say(template, **values)


# show_figure


def drawn():
    """Return Axes with a line and a clipped area, which need ids in the SVG."""
    _, ax = plt.subplots(figsize=(2, 1))
    ax.plot([0, 1], [0, 1])
    ax.set_xlabel("Đường")
    return ax


def test_figures_are_the_same_bytes_every_time_and_closed():
    """No date, no random id, no figure left open."""
    first, second = (show_figure(drawn(), caption="Line", alt="A line.").payload["svg"] for _ in range(2))
    assert first == second
    assert first.startswith("<svg ")
    assert first.endswith("</svg>")
    assert "<metadata>" not in first
    assert "<text" not in first
    assert not plt.get_fignums()


def test_two_figures_share_no_id():
    """Ids start with the figure's own, and references with them."""
    trees = [
        ET.fromstring(show_figure(drawn(), caption=caption, alt="A line.").payload["svg"])
        for caption in ("One", "Two")
    ]
    ids = [{node.get("id") for node in tree.iter() if node.get("id")} for tree in trees]
    assert not ids[0] & ids[1]
    link = "{http://www.w3.org/1999/xlink}href"
    assert {node.get(link)[1:] for node in trees[0].iter() if node.get(link)} <= ids[0]


def test_figures_need_a_text_alternative():
    """Given, or left on the Axes by the plot."""
    ax = drawn()
    with pytest.raises(ParameterError, match="'Line' has no text alternative"):
        show_figure(ax, caption="Line")
    ax.set_label("Rises from 0 to 1.")
    assert alt_text(ax.figure) == "Rises from 0 to 1."
    assert show_figure(ax, caption="Line").payload["alt"] == "Rises from 0 to 1."


def test_figures_carry_their_data():
    """A table of their own, or a display whose numbers lead to passages."""
    counts = show_counts(FOUND, rows="element", caption="C")
    assert show_figure(drawn(), caption="Line", alt="A.", data=counts).payload["table"] == counts.payload
    table = show_figure(drawn(), caption="Line", alt="A.", data=FOUND).payload["table"]
    assert (table["id"], len(table["rows"])) == ("line-data", 4)
    ax = drawn()
    with pytest.raises(ParameterError, match="of type 'text'"):
        show_figure(ax, caption="Line", alt="A.", data=say("No."))
    plt.close("all")


# provenance, titles, ids


class Book:
    """A codebook as far as provenance reads it."""

    name, version, sha256 = "covid-19", "1.0", "ab" * 32


def test_provenance_names_sources_codebooks_parameters_and_software():
    """Hashes are cut, and nothing varies between two runs."""
    display = provenance(DOCUMENTS, [Book()], parameters={"theme": "covid-19", "limit": 3})
    rows = texts(display)
    assert rows[0] == ["Source", "Press Release 2019", "a memo.txt", "0a0a0a0a0a0a"]
    assert ["Codebook", "covid-19", "1.0", "abababababab"] in rows
    assert ["Parameter", "limit", "3", ""] in rows
    assert {row[1] for row in rows if row[0] == "Software"} >= {"communique-toolkit", "Python", "pandas"}
    assert (
        display.payload
        == provenance(DOCUMENTS, [Book()], parameters={"theme": "covid-19", "limit": 3}).payload
    )
    with pytest.raises(SchemaError, match="source_sha256"):
        provenance(DOCUMENTS.drop(columns="source_sha256"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("2020-11-12", "joint statement")], ["Joint Statement 2020"], id="kind and year"),
        pytest.param([("", "letter of intent")], ["Letter of Intent"], id="no date"),
        pytest.param([("2021", "")], ["A title 2021"], id="no kind"),
        pytest.param(
            [("2020-11-12", "joint statement"), ("2020-04-14", "joint statement")],
            ["Joint Statement Nov 2020", "Joint Statement Apr 2020"],
            id="same year",
        ),
        pytest.param(
            [
                ("2020-11-12", "joint statement"),
                ("2020-11-13", "joint statement"),
                ("2019", "joint statement"),
            ],
            ["Joint Statement 12 Nov 2020", "Joint Statement 13 Nov 2020", "Joint Statement 2019"],
            id="same month",
        ),
        pytest.param(
            [("2020-11-12", "joint statement"), ("2020-11-12", "joint statement")],
            ["Joint Statement 12 Nov 2020 (1)", "Joint Statement 12 Nov 2020 (2)"],
            id="same day",
        ),
    ],
)
def test_short_titles_are_unique_in_the_corpus(rows, expected):
    """As much of the date as it takes."""
    documents = pd.DataFrame(
        [
            {"doc_id": str(i), "title": "A title", "date": date, "kind": kind}
            for i, (date, kind) in enumerate(rows)
        ]
    )
    assert list(short_titles(documents).values()) == expected
    assert short_title(documents.iloc[-1], documents) == expected[-1]


def test_a_short_title_needs_its_corpus():
    """A document of another corpus is named."""
    with pytest.raises(ParameterError, match="'z' is not in the documents table"):
        short_title({"doc_id": "z"}, DOCUMENTS)


@given(st.text(max_size=100))
def test_ids_are_identifiers(text):
    """A letter, then letters, digits and hyphens, whatever the caption."""
    slug = slugify(text)
    assert slug.isascii()
    assert slug[0].isalpha()
    assert slug.replace("-", "").isalnum()
    assert len(slug) <= 62


def test_empty_tables_make_displays_that_say_so():
    """Nothing found is a result."""
    empty = FOUND[:0]
    assert show(empty, caption="C", note="n = 0.").payload["note"] == "None. n = 0."
    assert show_counts(empty, rows="element", caption="C").payload["rows"] == []
    passages = show_passages(empty, PARAGRAPHS, caption="C", context="paragraph")
    assert (passages.payload["passages"], passages.payload["note"]) == ([], "None.")
    assert repr(say("{found:Words} found.", found=empty)) == "No found."
    assert names(empty, DOCUMENTS) == []
    assert n(empty) == Cited(0, ())
    for display in (show(empty, caption="C"), show_counts(empty, rows="element", caption="C"), passages):
        well_formed(display)


def test_arguments_are_not_changed():
    """Displays read their tables and leave them as they were."""
    before = FOUND.copy(), DOCUMENTS.copy(), PARAGRAPHS.copy()
    displays()
    plt.close("all")
    for old, new in zip(before, (FOUND, DOCUMENTS, PARAGRAPHS), strict=True):
        pd.testing.assert_frame_equal(old, new)
