"""Plots: Axes that say in words what they show, drawn within their figure."""

import builtins
import inspect
import itertools
import re
import unicodedata

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import font_manager
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

import toolkit as tk
from toolkit.display import show_figure
from toolkit.errors import ParameterError, SchemaError, ToolkitError
from toolkit.measure.ladders import rank_acts
from toolkit.plot import (
    plot_actors,
    plot_counts,
    plot_dispersion,
    plot_formulas,
    plot_money,
    plot_pledges,
    plot_presence,
    plot_timeline,
    plot_verbs,
)
from toolkit.plot.matrix import _tints
from toolkit.plot.style import BLUE, INK, MUTED

mpl.use("agg")

DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "title": [
            "Thông cáo",
            "Statement of the Chair of a very long meeting with a very long name",
            "Facts",
        ],
        "date": ["2019-11", "2020-11-12", "2021"],
        "kind": ["press release", "chairman's statement", "factsheet"],
    }
)
PRESENCE = pd.DataFrame(
    {
        "element": ["unclos", "unclos", "coc", "coc"],
        "label": ["UNCLOS", "UNCLOS", "Code of conduct", "Code of conduct"],
        "doc_id": ["a", "b", "a", "b"],
        "n": [2, 0, 1, 12],
    }
)
THEMES = pd.DataFrame({"theme": ["energy", "energy", "disaster-management"], "doc_id": ["a", "a", "b"]})
ACTS = pd.DataFrame(
    {
        "doc_id": ["a", "a", "b"],
        "family": ["urging", "noting", "noting"],
        "strength": [4, 1, 1],
        "ladder": "engagement",
        "actor": ["The Leaders", "the Leaders", "Ruritania"],
    }
)
FORMULAS = pd.DataFrame(
    {
        "formula": ["peace, stability and prosperity"] * 3
        + [
            "the safe passage of every ship that carries grain through the straits in times of peace and of war"
        ]
        * 2,
        "doc_id": ["a", "b", "b", "a", "c"],
        "rank": [1, 1, 1, 2, 2],
    }
)
PARAGRAPHS = pd.DataFrame(
    {"doc_id": ["a"] * 4 + ["b"], "para": ["1", "2", "3", "p1", "1"], "text": ["We hope for peace."] * 5}
)
SPANS = pd.DataFrame({"doc_id": ["a", "a", "a"], "para": ["2", "2", "p1"], "start": [3, 12, 3]})
MONEY = pd.DataFrame(
    {
        "doc_id": ["a", "b", "b", "b"],
        "para": ["1", "4", "5", "6"],
        "amount": [1e6, 2.5e9, 5e10, None],
        "amount_max": [2e6, None, None, None],
        "currency": ["USD", "USD", "JPY", "USD"],
        "kind": ["grant", "loan", None, "grant"],
        "giver": ["Ruritania", None, None, "Ruritania"],
        "recipient": [
            "the Fund for the Restoration of the Great Eastern Dykes and Harbours",
            "Graustark",
            None,
            None,
        ],
    }
)
TOTALS = pd.DataFrame(
    {
        "currency": ["EUR", "USD", "USD", "USD", "USD"],
        "giver": ["Norway", "Norway", "Ruritania", "Ruritania", None],
        "recipient": ["Coral Centre", "Coral Centre", "Coral Centre", "Graustark", "Graustark"],
        "lowest": [1e6, 5e6, 2e6, 1e9, 3e3],
        "highest": [1e6, 5e6, 3e6, 1e9, 3e3],
        "entries": [1, 1, 2, 1, 1],
        "more_than": [0, 0, 0, 1, 0],
        "up_to": [0, 1, 0, 0, 0],
        "approximate": [0, 0, 1, 0, 0],
    }
)
KINDS = pd.DataFrame(
    {
        "title": ["Summit", "USD 5 million, Norway to Coral Centre", "to be drawn", "Forum"],
        "date": ["2020-11-12", "2020-11-13", "2022", "2019-11"],
        "kind": ["meeting", "pledge", "deadline", "meeting"],
    }
)
PLOTS = {
    "presence": lambda **more: plot_presence(PRESENCE, documents=DOCUMENTS, **more),
    "counts": lambda **more: plot_counts(THEMES, documents=DOCUMENTS, **more),
    "verbs": lambda **more: plot_verbs(ACTS, documents=DOCUMENTS, **more),
    "dispersion": lambda **more: plot_dispersion(SPANS, PARAGRAPHS, documents=DOCUMENTS, **more),
    "actors": lambda **more: plot_actors(ACTS, **more),
    "formulas": lambda **more: plot_formulas(FORMULAS, documents=DOCUMENTS, **more),
    "pledges": lambda **more: plot_pledges(TOTALS, currency="USD", **more),
    "timeline": lambda **more: plot_timeline(DOCUMENTS, **more),
    "kinds": lambda **more: plot_timeline(KINDS, kind="kind", **more),
    "money": lambda **more: plot_money(MONEY, currency="USD", documents=DOCUMENTS, **more),
}
ALTERNATIVES = {
    "presence": "Elements by document: 15 mentions. UNCLOS: Press Release 2019 2; absent from Chairman's Statement 2020, "
    "Factsheet 2021. Code of conduct: Press Release 2019 1, Chairman's Statement 2020 12; absent from Factsheet 2021.",
    "counts": "Themes by document: 3 passages. energy: Press Release 2019 2; absent from Chairman's Statement 2020, "
    "Factsheet 2021. disaster-management: Chairman's Statement 2020 1; absent from Press Release 2019, Factsheet 2021.",
    "verbs": "Acts by family and document: 3 acts. noting: Press Release 2019 1, Chairman's Statement 2020 1; absent from "
    "Factsheet 2021. urging: Press Release 2019 1; absent from Chairman's Statement 2020, Factsheet 2021.",
    "dispersion": "3 passages. Press Release 2019: 3 in 2 of 4 paragraphs (¶ 2, p1). "
    "Chairman's Statement 2020: none in 1 paragraph.",
    "actors": "Acts by family and actor: 3 acts. noting: The Leaders 1, Ruritania 1. urging: The Leaders 1; absent from Ruritania.",
    "formulas": "Formulas by document: 5 occurrences. peace, stability and prosperity: Press Release 2019 1, Chairman's Statement "
    "2020 2; absent from Factsheet 2021. the safe passage of every ship that carries grain through the straits in times of "
    "peace and of war: Press Release 2019 1, Factsheet 2021 1; absent from Chairman's Statement 2020.",
    "pledges": "5 pledges in USD. Ruritania → Graustark: at least USD 1 billion. Ruritania → Coral Centre: about USD 2 million to "
    "USD 3 million, 2 pledges. Norway → Coral Centre: at most USD 5 million. not stated → Graustark: USD 3,000.",
    "kinds": "4 events: 2 meetings, 1 pledge, 1 deadline. November 2019, meeting: Forum. 12 November 2020, meeting: Summit. "
    "13 November 2020, pledge: USD 5 million, Norway to Coral Centre. 2022, deadline: to be drawn.",
    "timeline": "3 events. November 2019: Thông cáo. 12 November 2020: Statement of the Chair of a very long meeting with a "
    "very long name. 2021: Facts.",
    "money": "2 amounts in USD. giver not stated → Graustark, loan, Chairman's Statement 2020 ¶\u00a04: USD 2.5 billion. "
    "Ruritania → the Fund for the Restoration of the Great Eastern Dykes and Harbours, grant, Press Release 2019 ¶\u00a01: "
    "USD 1 million to USD 2 million.",
}


@pytest.fixture(autouse=True)
def _close_figures():
    """Leave no figure behind, whatever a test drew."""
    yield
    plt.close("all")


@pytest.mark.parametrize("name", PLOTS)
def test_plots_return_labelled_axes(name):
    """Axes that say what is shown, what is counted, and of how many, and a text alternative that gives every number."""
    ax = PLOTS[name]()
    assert isinstance(ax, Axes)
    assert re.search(r"n = \d", ax.get_xlabel())
    assert ax.get_ylabel() or {"Giver", "Sum", "Recipient"} <= {text.get_text() for text in ax.texts}
    assert not ax.get_title()
    assert ax.get_label() == ALTERNATIVES[name]


@pytest.mark.parametrize("name", PLOTS)
def test_plots_draw_on_the_axes_they_are_given(name):
    """No figure of their own is made then."""
    figure, ax = plt.subplots()
    assert PLOTS[name](ax=ax) is ax
    assert plt.get_fignums() == [figure.number]


@pytest.mark.parametrize("name", PLOTS)
def test_nothing_is_cut_off(name):
    """All that is drawn lies within the figure."""
    figure = PLOTS[name]().figure
    figure.draw_without_rendering()
    box, page = figure.get_tightbbox(), figure.get_size_inches()
    assert min(box.x0, box.y0) >= -0.01
    assert box.x1 <= page[0] + 0.01
    assert box.y1 <= page[1] + 0.01


@pytest.mark.parametrize("name", PLOTS)
def test_labels_do_not_overlap(name):
    """The names on each axis stand apart, and what is written between them."""
    ax = PLOTS[name]()
    ax.figure.draw_without_rendering()
    for labels in (ax.get_xticklabels(), ax.get_yticklabels(), ax.texts):
        boxes = [label.get_window_extent() for label in labels if label.get_text()]
        for index, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[index + 1 :])


@pytest.mark.parametrize("name", PLOTS)
def test_plots_find_the_fonts_they_name(name, caplog):
    """Matplotlib has nothing to say of families or weights, which a report would take for a fault."""
    font_manager.fontManager._findfont_cached.cache_clear()
    show_figure(PLOTS[name](), caption=name)
    assert not caplog.records


@pytest.mark.parametrize("name", PLOTS)
def test_plots_are_the_same_svg_every_time(name):
    """Same table, same bytes."""
    first, second = (show_figure(PLOTS[name](), caption=name).payload for _ in range(2))
    assert first == second
    assert not plt.get_fignums()


@pytest.mark.parametrize(
    ("plot", "table"),
    [
        pytest.param(plot_presence, PRESENCE[:0], id="presence"),
        pytest.param(plot_counts, THEMES[:0], id="counts"),
        pytest.param(
            lambda table: plot_counts(table, row_order="count"), THEMES[:0], id="counts, most first"
        ),
        pytest.param(plot_verbs, ACTS[:0], id="verbs"),
        pytest.param(plot_actors, ACTS[:0], id="actors"),
        pytest.param(plot_formulas, FORMULAS[:0], id="formulas"),
        pytest.param(plot_pledges, TOTALS[:0], id="pledges"),
        pytest.param(plot_timeline, DOCUMENTS[:0], id="timeline"),
        pytest.param(plot_money, MONEY[:0], id="money"),
        pytest.param(lambda table: plot_dispersion(SPANS[:0], table), PARAGRAPHS[:0], id="dispersion"),
    ],
)
def test_an_empty_table_makes_a_plot_that_says_so(plot, table):
    """Nothing found is a result."""
    assert plot(table).get_label().startswith("No ")


def test_an_order_shows_rows_that_do_not_occur():
    """An element that was nowhere found keeps its row."""
    ax = plot_presence(PRESENCE, row_order=["coc", "overflight"])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Code of conduct", "overflight"]
    assert "overflight: absent." in ax.get_label()


def test_the_most_frequent_row_first():
    """Order by count."""
    ax = plot_counts(THEMES[::-1], row_order="count")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["energy", "disaster-management"]


def test_undefined_is_neither_present_nor_absent():
    """A missing number is a dash, and said to be undefined."""
    ax = plot_presence(PRESENCE.assign(n=pd.array([2, None, 1, 0], dtype="Int64")))
    assert "UNCLOS: a 2; undefined for b." in ax.get_label()
    assert "–" in [text.get_text() for text in ax.texts]


def test_many_rows_are_summed_up_in_words():
    """With more than twelve rows the text alternative gives the totals."""
    table = pd.DataFrame({"theme": [f"t{i}" for i in range(13)], "doc_id": "a"})
    assert plot_counts(table).get_label().startswith("Themes by document: 13 passages. Totals: t0 1, t1 1")


def test_many_documents_stand_upright():
    """Heads that would collide are turned."""
    ids = [f"document-of-a-long-name-number-{i}" for i in range(14)]
    ax = plot_counts(pd.DataFrame({"theme": "x", "doc_id": ids}))
    ax.figure.draw_without_rendering()
    heads = ax.get_xticklabels()
    assert {head.get_rotation() for head in heads} == {90}
    boxes = [head.get_window_extent() for head in heads]
    assert all(left.x1 < right.x0 for left, right in itertools.pairwise(boxes))
    assert ax.get_window_extent().height > 20


def test_verbs_stand_under_their_ladder_from_weak_to_strong():
    """Ladder and strength give the order, whatever that of the table, and the toolkit's ladders come first."""
    acts = pd.DataFrame(
        {
            "doc_id": "a",
            "family": ["meeting", "condemning", "urging", "noting", "concern"],
            "ladder": ["deed", "objection", "engagement", "engagement", "objection"],
            "strength": [0, 5, 10, 1, 1],
        }
    )
    labels = [label.get_text() for label in plot_verbs(acts).get_yticklabels()]
    assert labels[:5] == ["noting", "urging", "concern", "condemning", "meeting"]
    assert set(labels[5:]) == {"Engagement", "Objection", "Deed"}


def test_verbs_stand_in_the_order_of_a_published_ladder():
    """Acts that were ranked again are drawn in that ladder's order."""
    acts = pd.DataFrame({"doc_id": "a", "lemma": ["call upon", "urge", "invite"]})
    labels = [label.get_text() for label in plot_verbs(rank_acts(acts, "modeldiplomat")).get_yticklabels()]
    assert labels == ["invite", "urge", "call upon", "Operative"]


def test_verbs_by_strength_stand_on_the_rungs_of_their_ladders():
    """Numbers are sorted, a rung names its families, and the ranks of two ladders are not added up."""
    objections = ACTS.assign(family=["protesting", "concern", "concern"], ladder="objection")
    ax = plot_verbs(pd.concat([objections, ACTS, ACTS.assign(family="saying")]), rows="strength")
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[:4] == ["1 noting, saying", "4 urging, saying", "1 concern", "4 protesting"]
    assert set(labels[4:]) == {"Engagement", "Objection"}
    assert "1 noting, saying: a 2, b 2." in ax.get_label()


def test_a_strength_without_a_ladder_is_a_number():
    """Tables with a strength of their own are drawn too."""
    labels = [
        label.get_text()
        for label in plot_verbs(ACTS.drop(columns="ladder"), rows="strength").get_yticklabels()
    ]
    assert labels == ["1", "4"]


def test_verbs_give_the_number_of_acts_of_a_column():
    """What its bars are part of."""
    heads = [label.get_text() for label in plot_verbs(ACTS).get_xticklabels()]
    assert heads == ["a\nn = 2", "b\nn = 1"]


def test_actors_beyond_the_first_are_counted_together():
    """Nothing is left out, and the actors with most acts come first."""
    acts = pd.DataFrame({"actor": ["Chile", "we", "We", "We", "Peru", None, "Peru"], "family": "noting"})
    ax = plot_actors(acts, most=2)
    assert ax.get_label() == "Acts by family and actor: 7 acts. noting: We 3, Peru 2, 2 other actors 2."


def test_an_act_without_an_actor_is_counted():
    """That nobody is named is part of the finding."""
    acts = pd.DataFrame({"actor": ["We", None], "family": "noting"})
    assert plot_actors(acts).get_label() == "Acts by family and actor: 2 acts. noting: We 1, not stated 1."


def test_every_plot_is_tested_and_takes_axes():
    """What holds for the plots here holds for all that are public."""
    public = {name for name in tk.__all__ if name.startswith("plot_")}
    drawn = {name for plot in PLOTS.values() for name in plot.__code__.co_names}
    assert public <= drawn
    assert all("ax" in inspect.signature(getattr(tk, name)).parameters for name in public)


def test_formulas_beyond_the_first_are_said_to_be_left_out():
    """The best ranked are shown."""
    ax = plot_formulas(FORMULAS[::-1], documents=DOCUMENTS, most=1)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["peace, stability and\nprosperity"]
    assert ax.get_xlabel() == "Occurrences (n = 3) in 3 documents\n1 of 2 formulas"
    assert ax.get_label().startswith("Formulas by document, 1 of 2 formulas: 3 occurrences.")


def test_pledges_of_several_currencies_are_counted_never_added():
    """Their number makes the width of a line, and each sum keeps its currency."""
    ax = plot_pledges(TOTALS, width="pledges")
    assert "6 pledges. Ruritania →" in ax.get_label()
    assert "Norway → Coral Centre: EUR 1 million, at most USD 5 million, 2 pledges." in ax.get_label()
    with pytest.raises(ParameterError, match="EUR, USD, which share no axis"):
        plot_pledges(TOTALS)


def test_a_line_is_as_wide_as_what_is_pledged():
    """In proportion, and never too thin to be seen."""
    totals = TOTALS[:2].assign(currency="USD", recipient=["Coral Centre", "Graustark"], lowest=[1.0, 4.0])
    wide = [
        patch.get_linewidth()
        for patch in plot_pledges(totals).patches
        if patch.get_edgecolor() == to_rgba(BLUE)
    ]
    assert wide[0] == pytest.approx(4 * wide[1])
    thin = plot_pledges(totals.assign(lowest=[1.0, 1e9])).patches
    assert 0.8 in [patch.get_linewidth() for patch in thin]


def test_a_flow_is_called_by_its_parties():
    """The page of a report leads from it to its row in the data."""
    areas = [patch.get_gid() for patch in plot_pledges(TOTALS, currency="USD").patches if patch.get_gid()]
    assert areas[0] == "mark|Ruritania|Graustark"
    assert len(areas) == len(set(areas)) == 4


def test_kinds_of_events_are_told_apart_without_colour():
    """By the shape and the filling of their marks, and in words."""
    ax = plot_timeline(KINDS.assign(date=["2020", "2020-11-13", "2020-12-01", "2019-11-01"]), kind="kind")
    days = [line for line in ax.lines if line.get_marker() != "None"]
    marks = [(line.get_marker(), line.get_markerfacecolor()) for line in days]
    assert marks == [("o", BLUE), ("D", "white"), ("^", BLUE)]
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[-1] == "to be drawn\n1 December 2020, deadline"


def test_a_matrix_says_what_its_columns_are():
    """Not every column is a document."""
    table = pd.DataFrame({"theme": ["energy", "water"], "country": ["Chile", "Peru"]})
    ax = plot_counts(table, columns="country")
    assert ax.get_xlabel() == "Passages (n = 2) in 2 countries"
    assert ax.get_label().startswith("Themes by country: 2 passages.")


def test_the_font_has_the_letters_of_vietnamese():
    """Every letter with every tone, composed, is in the font that plots are drawn in."""
    marked = [
        f"{letter}{tone}" for letter in "aăâeêioôơuưy" for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
    ]
    letters = unicodedata.normalize("NFC", "".join([*marked, "đ"]))
    family = plot_counts(THEMES).get_yticklabels()[0].get_fontfamily()
    font = FT2Font(findfont(FontProperties(family=family), fallback_to_default=False))
    assert {ord(letter) for letter in letters + letters.upper()} <= set(font.get_charmap())
    assert len(set(letters)) == 12 * 6 + 1


def test_colours_are_told_apart_in_grey():
    """Text and marks stand out from white by WCAG's ratios, and a darker tint is a larger number, in print as well."""
    ratios = {colour: 1.05 / (_luminance(colour) + 0.05) for colour in (INK, MUTED, BLUE)}
    assert ratios[INK] >= 7
    assert min(ratios.values()) >= 4.5
    tints = [_luminance(_tints()(place / 10)) for place in range(11)]
    assert all(light > dark for light, dark in itertools.pairwise(tints))


def _luminance(colour):
    """Return the relative luminance of a colour, as WCAG defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_marks_stand_in_their_paragraph():
    """The second half of a paragraph is right of the first."""
    collection = plot_dispersion(SPANS, PARAGRAPHS).collections[0]
    assert [round(float(path.vertices[0][0]), 2) for path in collection.get_paths()] == [2.17, 2.67, 4.17]


def test_dispersion_refuses_spans_of_other_paragraphs():
    """A mark can't be put where there is no paragraph."""
    with pytest.raises(SchemaError, match="a ¶ 9 is not in the paragraphs"):
        plot_dispersion(SPANS.assign(para="9"), PARAGRAPHS)


def test_a_timeline_says_what_it_leaves_out():
    """Events without a date are counted."""
    events = pd.DataFrame(
        {
            "name": ["Later", "Never", "Early"],
            "from": ["2020-11-10", None, "2019-04-01"],
            "to": ["2020-11-11", None, "2020-03-31"],
        }
    )
    label = plot_timeline(events, label="name", start="from", end="to").get_label()
    assert label == (
        "2 events; 1 without a date left out. April 2019 to March 2020: Early. 10 to 11 November 2020: Later."
    )


def test_currencies_never_share_an_axis():
    """One has to be chosen."""
    with pytest.raises(ParameterError, match="JPY, USD, which share no axis"):
        plot_money(MONEY)
    assert plot_money(MONEY, currency="JPY").get_label() == "1 amount in JPY. b ¶\u00a05: JPY 50 billion."
    assert plot_money(MONEY, currency="EUR").get_label() == "No amounts in EUR found."


@pytest.mark.parametrize(
    ("plot", "message"),
    [
        pytest.param(lambda: plot_presence(THEMES), "column 'element'.*theme", id="presence"),
        pytest.param(lambda: plot_verbs(THEMES), "column 'family'", id="verbs"),
        pytest.param(lambda: plot_money(THEMES), "column 'amount'", id="money"),
        pytest.param(lambda: plot_actors(THEMES, rows="theme"), "column 'actor'", id="actors"),
        pytest.param(lambda: plot_actors(ACTS, most=0), "most is a whole number from 1 on", id="no-actor"),
        pytest.param(lambda: plot_formulas(THEMES), "column 'formula'", id="formulas"),
        pytest.param(lambda: plot_formulas(FORMULAS, most=0), "most is a whole number", id="no-formula"),
        pytest.param(lambda: plot_pledges(MONEY), "column 'lowest'", id="pledges"),
        pytest.param(lambda: plot_pledges(TOTALS, width="log"), "width 'log' is not known", id="width"),
        pytest.param(lambda: plot_timeline(THEMES), "column 'title'", id="timeline"),
        pytest.param(lambda: plot_counts(THEMES, row_order="name"), "order 'name' is not known", id="order"),
        pytest.param(
            lambda: plot_timeline(DOCUMENTS.assign(date="12/11/2020")),
            "'12/11/2020' is no ISO date",
            id="date",
        ),
    ],
)
def test_plots_refuse_tables_they_cannot_read(plot, message):
    """The message names the column or the value."""
    with pytest.raises(ParameterError, match=message):
        plot()


def test_without_matplotlib_the_message_says_what_to_install(monkeypatch):
    """Plots are an extra."""
    real = builtins.__import__

    def refuse(name, *args, **kwargs):
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(
        ToolkitError, match=r"plots need matplotlib: pip install 'communique-toolkit\[report\]'"
    ):
        plot_counts(THEMES)


def test_arguments_are_not_changed():
    """Plots read their tables and leave them as they were."""
    tables = (DOCUMENTS, PRESENCE, THEMES, ACTS, FORMULAS, PARAGRAPHS, SPANS, MONEY, TOTALS, KINDS)
    before = [table.copy() for table in tables]
    for plot in PLOTS.values():
        plot()
    for old, new in zip(before, tables, strict=True):
        pd.testing.assert_frame_equal(old, new)


def test_names_in_other_scripts_are_drawn_with_the_fonts_at_hand():
    """Thai, Japanese and Chinese names have glyphs of their own, with the font that each needs."""
    titles = ["แถลงการณ์ร่วม", "共同声明", "聯合國憲章", "Statement"]
    events = pd.DataFrame({"title": titles, "date": ["2020", "2021", "2022", "2023"]})
    svg = show_figure(plot_timeline(events), caption="Scripts").payload["svg"]
    fonts = set(re.findall(r'id="scripts-([A-Za-z-]+)-[0-9a-f]+"', svg))
    assert {"DejaVuSans", "IPAexGothic", "Sarabun-Regular"} <= fonts
    assert not any(font.startswith("LastResort") for font in fonts)


@pytest.mark.parametrize("title", ["공동 성명", "संयुक्त वक्तव्य", "بيان مشترك"])
def test_a_name_that_no_font_shows_is_no_fault(title):
    """A script without a font leaves a box in the figure, the name in its description, and no warning."""
    events = pd.DataFrame({"title": [title], "date": ["2020"]})
    assert title in show_figure(plot_timeline(events), caption="Boxes").payload["alt"]


def test_a_name_cannot_turn_the_direction_of_what_is_drawn():
    """An override of the direction is a mark, and the letters after it stand as they are spelled."""
    ax = plot_timeline(pd.DataFrame({"title": ["of \u202eevil\u202c\x1b Things"], "date": ["2020"]}))
    assert [each.get_text() for each in ax.get_yticklabels()] == ["of \ufffdevil\ufffd\ufffd Things\n2020"]


@pytest.mark.parametrize(("years", "written"), [(5, 5), (31, 0)])
def test_numbers_that_would_overlap_are_left_out(years, written):
    """A matrix of many columns is tints alone; none of its numbers runs into the next."""
    counts = pd.DataFrame({"theme": "energy", "doc_id": [str(1990 + n) for n in range(years)], "n": 1234})
    ax = tk.plot_counts(counts)
    assert [text.get_text() for text in ax.texts].count("1,234") == written
