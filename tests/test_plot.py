"""Plots: Axes that say in words what they show, drawn within their figure."""

import builtins
import itertools
import re

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import font_manager
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from toolkit.display import show_figure
from toolkit.errors import ParameterError, SchemaError, ToolkitError
from toolkit.measure.ladders import rank_acts
from toolkit.plot import plot_counts, plot_dispersion, plot_money, plot_presence, plot_timeline, plot_verbs

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
PLOTS = {
    "presence": lambda **more: plot_presence(PRESENCE, documents=DOCUMENTS, **more),
    "counts": lambda **more: plot_counts(THEMES, documents=DOCUMENTS, **more),
    "verbs": lambda **more: plot_verbs(ACTS, documents=DOCUMENTS, **more),
    "dispersion": lambda **more: plot_dispersion(SPANS, PARAGRAPHS, documents=DOCUMENTS, **more),
    "timeline": lambda **more: plot_timeline(DOCUMENTS, **more),
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
    """Axes with a name on the horizontal axis and a text alternative that gives every number."""
    ax = PLOTS[name]()
    assert isinstance(ax, Axes)
    assert ax.get_xlabel()
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
    """The names on each axis stand apart."""
    ax = PLOTS[name]()
    ax.figure.draw_without_rendering()
    for labels in (ax.get_xticklabels(), ax.get_yticklabels()):
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


def test_verbs_by_strength_are_in_order():
    """Numbers are sorted."""
    labels = [label.get_text() for label in plot_verbs(ACTS, rows="strength").get_yticklabels()]
    assert labels == ["1", "4"]


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
    tables = (DOCUMENTS, PRESENCE, THEMES, ACTS, PARAGRAPHS, SPANS, MONEY)
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
