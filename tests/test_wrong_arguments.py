"""What a function says when it is given something else than it needs: one clear sentence, never an error of Python's own."""

import pandas as pd
import pytest
from matplotlib import pyplot as plt

import toolkit as tk
from toolkit.errors import ToolkitError

PARAGRAPHS = tk.segment_paragraphs(
    tk.read_text("1. We stressed unity on COVID-19.\n\n2. We met.", doc_id="memo")
)
ACTS = tk.find_acts(PARAGRAPHS)
MENTIONS = tk.find_mentions(PARAGRAPHS, "covid-19")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        pytest.param(lambda: tk.find_acts(None), "PARAGRAPHS table is needed", id="finder"),
        pytest.param(lambda: tk.kwic(PARAGRAPHS, None), "give a word", id="kwic-none"),
        pytest.param(lambda: tk.kwic(PARAGRAPHS, ["peace", 7]), "give a word", id="kwic-number"),
        pytest.param(lambda: tk.redline(None, "words"), "left is None", id="redline"),
        pytest.param(
            lambda: tk.presence("covid-19", MENTIONS, PARAGRAPHS), "table is needed", id="presence-swapped"
        ),
        pytest.param(
            lambda: tk.cooccurring(ACTS, MENTIONS, None), "PARAGRAPHS table is needed", id="cooccurring"
        ),
        pytest.param(lambda: tk.date_spans(ACTS, None, PARAGRAPHS), "table is needed", id="date-spans"),
        pytest.param(
            lambda: tk.show_counts(None, rows="lemma", caption="Verbs"), "a SPANS table", id="show-counts"
        ),
        pytest.param(lambda: tk.plot_verbs(None), "needs a DataFrame", id="plot-verbs"),
        pytest.param(lambda: tk.plot_counts(None, rows="theme"), "needs a DataFrame", id="plot-counts"),
        pytest.param(lambda: tk.plot_presence(None), "needs a DataFrame", id="plot-presence"),
    ],
)
def test_what_is_wrong_is_told(call, told):
    """The error is the toolkit's own and names what is needed."""
    with pytest.raises(ToolkitError, match=told):
        call()


def test_paragraphs_numbered_by_numbers_can_be_plotted():
    """Labels that are integers are read as the text they print as."""
    paragraphs = pd.DataFrame({"doc_id": "a", "para": [1, 2], "text": ["We noted COVID-19.", "We met."]})
    mentions = tk.find_mentions(paragraphs, "covid-19")
    ax = tk.plot_dispersion(mentions, paragraphs)
    assert ax.get_label().startswith("1 passage. a: 1 in 1 of 2")
    plt.close(ax.figure)
