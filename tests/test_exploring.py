"""Tests of exploring by choosing: what is chosen, the tables, the code that makes them again, and the widgets."""

import ast
import json
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.display.controls import escape
from toolkit.errors import LexiconError, ParameterError
from toolkit.exploring import Selection, as_code, view
from toolkit.exploring.code import literal
from toolkit.exploring.copying import copying
from toolkit.exploring.widgets import displays
from toolkit.find.acts import find_acts

TEXTS = {
    "memo": "1. We welcomed a loan of 5 million yen. Japan expressed support for vaccines against COVID-19 by a loan.\n\n"
    "2. The Leaders noted the “yen”. In Hanoi, the Leaders urged restraint.",
    "note": "1. The ASEAN side thanked Japan for loans and for vaccines against COVID-19.",
}
FIELDS = {
    "doc_ids": [(), ("note",), ("memo", "note")],
    "theme": ["", "covid-19"],
    "pattern": ["", "loan*", "'quoted' \"words\"", "5 million"],
    "actor": ["", "Japan", "THE LEADERS", "Nobody"],
    "family": ["", "supporting", "thanking"],
}
CHOICES = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FIELDS.items()})


@pytest.fixture(scope="module")
def corpus():
    """Return two documents and their paragraphs."""
    facts = {"kind": "memorandum", "date": "2021"}
    documents = pd.concat(
        [tk.read_text(text, doc_id=name, title=name, **facts) for name, text in TEXTS.items()],
        ignore_index=True,
    )
    return documents, tk.segment_paragraphs(documents)


def quotes(paragraphs, **chosen):
    """Return what a selection finds."""
    return view(Selection(**chosen), paragraphs).found["quote"].tolist()


def test_what_is_chosen_narrows(corpus):
    """A pattern is looked for; theme, actor and family have to stand in the same sentence; documents bound the search."""
    _, paragraphs = corpus
    assert quotes(paragraphs, pattern="loan*") == ["loan", "loan", "loans"]
    assert quotes(paragraphs, pattern="loan*", theme="covid-19") == ["loan", "loans"]
    assert quotes(paragraphs, pattern="loan*", actor="japan") == ["loan"]
    assert quotes(paragraphs, pattern="loan*", doc_ids=("note",)) == ["loans"]
    assert quotes(paragraphs, theme="covid-19", family="thanking", doc_ids=("memo",)) == []


def test_acts_are_looked_for_where_nothing_else_is(corpus):
    """Without pattern and theme the lines are acts; capitals of an actor do not matter."""
    _, paragraphs = corpus
    assert len(quotes(paragraphs)) == len(find_acts(paragraphs))
    found = view(Selection(actor="the leaders"), paragraphs).found
    assert found["actor"].tolist() == ["The Leaders", "the Leaders"]
    assert found["post"].iloc[0].startswith("the “yen”")


def test_counts_have_their_denominators(corpus):
    """Every document is a row, also one in which nothing was found."""
    counts = view(Selection(pattern="yen"), corpus[1]).counts
    assert counts[["doc_id", "n", "n_paragraphs", "paragraphs"]].to_numpy().tolist() == [
        ["memo", 2, 2, 2],
        ["note", 0, 0, 1],
    ]
    assert (counts["words"] > 0).all()


def test_acts_known_already_change_nothing(corpus):
    """What a view is given it does not look for again."""
    _, paragraphs = corpus
    for chosen in (Selection(), Selection(doc_ids=("note",), actor="the asean side")):
        pd.testing.assert_frame_equal(
            view(chosen, paragraphs, find_acts(paragraphs)).found, view(chosen, paragraphs).found
        )


@pytest.mark.parametrize(
    ("chosen", "error", "message"),
    [
        ({"doc_ids": ("nowhere",)}, ParameterError, "no document 'nowhere'. There are: memo, note"),
        ({"pattern": "*"}, ParameterError, "no letter"),
        ({"theme": "no-such-theme"}, LexiconError, "no-such-theme"),
    ],
)
def test_what_is_not_possible_is_told(corpus, chosen, error, message):
    """With the words of the function that refuses it; `explore` refuses it before it shows a field."""
    with pytest.raises(error, match=message):
        view(Selection(**chosen), corpus[1])
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    with pytest.raises(error, match=message):
        tk.explore(corpus[1], corpus[0], **chosen)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(CHOICES)
def test_the_code_makes_the_same_tables_and_displays(corpus, chosen):
    """Run as a cell it finds what the view found and shows what the view showed, in at most eight statements."""
    documents, paragraphs = corpus
    selection = Selection(**chosen)
    shown = []
    names = {
        "tk": tk,
        "documents": documents,
        "paragraphs": paragraphs,
        "display": lambda *made: shown.extend(made),
    }
    code = as_code(selection)
    exec(code, names)
    tables = view(selection, paragraphs)
    pd.testing.assert_frame_equal(names["found"], tables.found)
    pd.testing.assert_frame_equal(names["counts"], tables.counts)
    assert [made.payload for made in shown] == [
        made.payload for made in displays(selection, tables, documents)
    ]
    assert len(ast.parse(code).body) <= 8
    assert {line.partition("tk.")[2].partition("(")[0] for line in code.splitlines() if "tk." in line} <= {
        *tk.__all__
    }


@given(st.text())
def test_words_of_a_document_stay_words_in_the_code(text):
    """Quotes, line ends, characters that turn the direction: a literal is one line, and means the text."""
    assert ast.literal_eval(literal(text)) == text
    assert literal(text).isprintable()


def test_words_of_a_document_stay_words_in_the_buttons(corpus):
    """Whatever is chosen, the buttons carry the code as text, and are not seen before the script runs."""
    code = as_code(Selection(pattern='"></div><script>alert(1)</script>'))
    html = copying(code)["data"]["text/html"]
    assert html.count("<script") == 1
    seen = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: seen.append((tag, dict(attrs)))
    parser.feed(html)
    assert seen[0][1]["data-code"] == code
    assert ["hidden" in facts for tag, facts in seen if tag == "button"] == [True, True]
    assert json.loads(seen[-2][1]["data-commandlinker-args"]) == {"text": code}


class TestWidgets:
    """The fields, in Python alone; the browser is in test_lab_browser.py."""

    @pytest.fixture(autouse=True)
    def _widgets(self):
        pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")

    def test_choosing_changes_what_is_shown_and_the_code(self, corpus):
        """Lines, counts, plot and code follow the field."""
        documents, paragraphs = corpus
        box = tk.explore(paragraphs, documents, theme="covid-19")
        *fields, shown, copy, code = box.children
        assert [field.description for field in fields] == [
            "Documents",
            "Pattern",
            "Theme",
            "Actor",
            "Verbs of",
        ]
        before = shown.outputs
        assert len(before) == 3
        fields[1].value = " yen "
        fields[2].value = ""
        assert "yen" in shown.outputs[0]["data"]["text/html"]
        assert shown.outputs != before
        assert code.value == as_code(Selection(pattern="yen"))
        assert escape(code.value) in copy.outputs[0]["data"]["text/html"]

    def test_a_mistake_is_told_where_the_lines_would_be(self, corpus):
        """The fields stay, and what comes next is shown again."""
        box = tk.explore(corpus[1], corpus[0], pattern="yen")
        *fields, shown, copy, code = box.children
        fields[1].value = "*"
        assert "no letter or digit" in shown.outputs[0]["text"]
        assert code.value == ""
        assert copy.outputs == ()
        fields[1].value = "yen"
        assert code.value

    def test_what_was_shown_at_first_stays_where_no_widget_is_seen(self, corpus):
        """In a notebook that is only looked at, the lines, the counts and the plot stand in the place of the fields."""
        box = tk.explore(corpus[1], corpus[0], pattern="yen")
        forms = box._repr_mimebundle_()
        assert "application/vnd.jupyter.widget-view+json" in forms
        for output in box.children[-3].outputs:
            assert output["data"]["text/html"] in forms["text/html"]
        box.children[1].value = "loan*"
        assert box._repr_mimebundle_()["text/html"] == forms["text/html"]

    def test_what_may_be_chosen(self, corpus):
        """Actors most frequent first, whatever their capitals; families by name; a value that does not occur stays choosable."""
        box = tk.explore(corpus[1], corpus[0], actor="Nobody")
        actor = box.children[3]
        assert actor.options[:3] == (("any", ""), ("Nobody", "Nobody"), ("The Leaders (2)", "The Leaders"))
        assert actor.value == "Nobody"
        assert tk.explore(corpus[1].head(0), corpus[0].head(0)).children[0].rows == 2

    def test_the_function_can_be_called_again(self, corpus):
        """The name stays that of the function, also once its module is loaded."""
        assert callable(tk.explore)
        import toolkit.exploring

        assert callable(tk.explore)
        assert toolkit.exploring.explore is tk.explore
