"""Every finder on every text: quotations in order whatever the characters, and work that grows no faster than the text."""

import re
import time
from functools import partial

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.errors import SchemaError
from toolkit.schema import SPANS

ARGUMENTS = {
    "find_mentions": {"codebook": tk.load_codebook("south-china-sea")},
    "kwic": {"pattern": ["welcom*", "code of conduct", "=USD", "a", "asean"], "within": "sentence"},
}
"""What a finder needs beside the paragraphs."""
FINDERS = {
    name: partial(getattr(tk, name), **ARGUMENTS.get(name, {}))
    for name in tk.__all__
    if (tk._HOME[name].startswith("toolkit.find.") and name != "find_all")
    or name in {"kwic", "check_acronyms"}
}
finders = pytest.mark.parametrize("finder", [pytest.param(find, id=name) for name, find in FINDERS.items()])

PROSE = (
    "The Leaders welcomed Japan’s contribution of USD 1 million to the ASEAN Regional Forum (ARF), recalled the "
    "Joint Declaration on Connectivity of 4 November 2019, and thanked H.E. Mr. Sok Dara, Prime Minister of Cambodia, "
    "for the 12th Mekong-Japan Summit. They reaffirmed freedom of navigation in the South China Sea; “vaccines” "
    "remain a priority. Japan will provide 5,000 scholarships by 2030 and will implement Resolution 70/1. "
)
FRAGMENTS = st.sampled_from(
    [
        *re.split(r"(?<=[,.;]) ", PROSE),
        "(", ")", "((", "“", "”", "\"", "'", "’", "[", "(hereinafter “", "H.E. ", "Mr. ", "USD ", "¥", "$1", "1 million",
        "4-5 ", "31 February 2019", "0000", "9999-12-31", "next 99999 years", "last decade", "٣ مايو", "²", "Ⅻ", "①", "12th ",
        "twenty-first ", "Article 1 of ", "and ", "All of ", "A number of ", "The ", "Lao PDR", "Côte d’Ivoire", "ß", "İ", "ǅ", "ﬁ",
        "\x00", "\t", "\n", "\u2028", "\u200b", "\u200d", "\u202e", "\ufeff", "e\u0301", "\u0301", "👩‍🚀", "𝐂𝐎𝐕𝐈𝐃-19", "日本", "שלום", "-", "–", "/", "+",
    ]
)  # fmt: skip
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.lists(FRAGMENTS | ANYTHING, max_size=12).map("".join)
DATES = st.sampled_from(["", "2019", "2019-02", "2020-02-29", "9999-12-31", "0001-01-01", "soon"])


@st.composite
def tables(draw):
    """Draw a table of up to four paragraphs in two documents."""
    texts = draw(st.lists(TEXTS, max_size=4))
    return pd.DataFrame(
        {
            "doc_id": ["one", "one", "two", "two"][: len(texts)],
            "para": ["1", "2/(a)", "p1", "p2"][: len(texts)],
            "heading": ["", "COVID-19 > Vaccines", "South China Sea", ""][: len(texts)],
            "text": texts,
            "date": draw(st.lists(DATES, min_size=len(texts), max_size=len(texts))),
        },
        dtype="str",
    )


@finders
@given(paragraphs=tables())
@example(paragraphs=pd.DataFrame({"doc_id": ["one"], "para": ["1"], "text": [PROSE]}))
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_findings_are_quotations_in_order(finder, paragraphs):
    """A span is its quote, rows follow the text, and the argument stays as it was, whatever the characters."""
    before = paragraphs.copy(deep=True)
    found = finder(paragraphs)
    pd.testing.assert_frame_equal(paragraphs, before)
    pd.testing.assert_frame_equal(found, finder(before))
    assert found.dtypes.astype(str).to_dict() == finder(paragraphs.iloc[:0]).dtypes.astype(str).to_dict()
    places = {key: place for place, key in enumerate(zip(before["doc_id"], before["para"], strict=True))}
    texts = before["text"].tolist()
    order = []
    for row in found.itertuples():
        place = places[row.doc_id, row.para]
        assert texts[place][row.start : row.end] == row.quote
        assert row.quote
        order.append((place, row.start))
    assert order == sorted(order)


@finders
def test_no_paragraph_gives_the_whole_schema(finder):
    """An empty table of findings has the columns and types of a full one, the span's first."""
    paragraphs = pd.DataFrame(
        {"doc_id": ["one"], "para": ["1"], "text": [PROSE], "date": ["2020-01-01"]}, dtype="str"
    )
    full, empty = finder(paragraphs), finder(paragraphs.iloc[:0])
    assert empty.empty
    assert not full.empty
    assert dict(list(empty.dtypes.astype(str).items())[: len(SPANS)]) == SPANS
    pd.testing.assert_series_equal(full.dtypes, empty.dtypes)


GROWING = {
    "one word": "a",
    "opening brackets": "(",
    "bracketed capitals": "Asia Bank (AB) ",
    "quotation marks": "“",
    "quoted names": "“Plan” and ",
    "words in capitals": "ASEAN ",
    "capitalised words": "Bank ",
    "words parted by capitals": "AseanJapan",
    "digits": "1",
    "numbers": "12 ",
    "grouped numbers": "1,000,",
    "commas": ",",
    "calls": "!",
    "and": "and ",
    "adverbs": "and, also, ",
    "sums": "USD 1 ",
    "sums in a list": "USD 1 million, ",
    "acts": "The Leaders welcomed ",
    "meetings": "12th Summit ",
    "instruments": "Joint Declaration on ",
    "dates": "4 November ",
    "offices": "Prime Minister Sok, ",
    "states": "Japan and ",
    "quantifiers": "All of ",
    "numbers of": "number of ",
    "spaces": " ",
    "combining marks": "e\u0301",
    "quoted sentences": "“We welcomed.” ",
    "prose": PROSE,
    "prose without a full stop": PROSE.replace(".", "").replace(";", ""),
}
STEP = 4
SHORTEST, LONGEST = 1000, 500_000
MEASURABLE, ENOUGH = 0.001, 0.015
MOST = 6.5
"""Between four, what is proportional to the length, and sixteen, what grows with its square."""


def seconds(finder, unit, size):
    """Return the processor time of a finder on one paragraph of about `size` characters."""
    paragraphs = pd.DataFrame(
        {
            "doc_id": ["one"],
            "para": ["1"],
            "text": [f"We {unit * max(1, size // len(unit))}welcomed"],
            "date": ["2020-01-01"],
        }
    )
    begin = time.process_time()
    finder(paragraphs)
    return time.process_time() - begin


def growth(finder, unit):
    """Return how many times longer a paragraph four times as long takes, at a length whose work takes long enough."""
    size = SHORTEST
    before, now = seconds(finder, unit, size), 0.0
    while now < ENOUGH and size < LONGEST:
        before, size = now or before, size * STEP
        now = seconds(finder, unit, size)
    return now / max(before, MEASURABLE)


@finders
@pytest.mark.parametrize("unit", [pytest.param(unit, id=name) for name, unit in GROWING.items()])
def test_the_work_grows_with_the_length(finder, unit):
    """Four times the text takes about four times as long, never sixteen times: no absolute limit of time."""
    assert any(growth(finder, unit) < MOST for _ in range(3))


@finders
def test_missing_values_and_other_types_are_read_as_text(finder):
    """A column of dates with a gap, a column without a value, and labels that are numbers change nothing but themselves."""
    rows = {"doc_id": ["one", "two"], "para": [1, 2], "text": [PROSE, PROSE]}
    plain = pd.DataFrame({**rows, "para": ["1", "2"], "date": ["2020-01-01", ""]})
    odd = pd.DataFrame({**rows, "date": pd.to_datetime(["2020-01-01", None]), "kind": [float("nan")] * 2})
    pd.testing.assert_frame_equal(finder(plain), finder(odd))


def test_no_sum_makes_an_empty_ledger():
    """An empty table of paragraphs is a table too."""
    paragraphs = pd.DataFrame({"doc_id": ["one"], "para": ["1"], "text": [PROSE]}).iloc[:0]
    assert tk.build_ledger(tk.find_money(paragraphs), paragraphs).empty
    assert tk.show_passages(tk.find_money(paragraphs), paragraphs, caption="None").payload["passages"] == []


def test_findings_of_another_text_are_refused():
    """A sum or an act whose words don't stand where it says is no evidence."""
    here = pd.DataFrame({"doc_id": ["one"], "para": ["1"], "text": [PROSE]})
    other = here.assign(text="In short: " + PROSE)
    for build, found in ((tk.build_ledger, tk.find_money(here)), (tk.voices, tk.find_acts(here))):
        with pytest.raises(SchemaError, match=r"paragraph '1' of 'one' reads .* was found"):
            build(found, other)
