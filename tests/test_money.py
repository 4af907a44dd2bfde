"""Sums of money: how they are written, what is none, who gives what to whom."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.find.money import MONEY, find_money
from toolkit.find.money_amounts import parse_number


def paragraph(text: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table of one paragraph."""
    return pd.DataFrame({"doc_id": ["memo"], "para": ["1"], "text": [text]})


def sums(text: str) -> list[tuple[str, float, str]]:
    """Return quote, amount and currency of every sum in a text."""
    found = find_money(paragraph(text))
    return list(zip(found["quote"], found["amount"], found["currency"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a gift of USD 6.4 million.", [("USD 6.4 million", 6.4e6, "USD")], id="code before"),
        pytest.param("a 270 million USD loan", [("270 million USD", 2.7e8, "USD")], id="code behind"),
        pytest.param("to provide $50 billion over", [("$50 billion", 5e10, "USD")], id="dollar sign"),
        pytest.param("US$1.5bn and US$ 1.5 bn", [("US$1.5bn", 1.5e9, "USD"), ("US$ 1.5 bn", 1.5e9, "USD")], id="bn"),
        pytest.param("A$10 million, AUD 2m", [("A$10 million", 1e7, "AUD"), ("AUD 2m", 2e6, "AUD")], id="Australian"),
        pytest.param("Can$15 million", [("Can$15 million", 1.5e7, "CAD")], id="Canadian"),
        pytest.param("S$50 million", [("S$50 million", 5e7, "SGD")], id="Singapore"),
        pytest.param("¥100 billion", [("¥100 billion", 1e11, "JPY")], id="yen sign"),
        pytest.param("2 trillion yen worth", [("2 trillion yen", 2e12, "JPY")], id="yen"),
        pytest.param("JPY 87.5 million", [("JPY 87.5 million", 8.75e7, "JPY")], id="JPY"),
        pytest.param("€500,000, 500,000 euros", [("€500,000", 5e5, "EUR"), ("500,000 euros", 5e5, "EUR")], id="euro"),
        pytest.param("£3.5bn", [("£3.5bn", 3.5e9, "GBP")], id="pound"),
        pytest.param("2 million pounds sterling", [("2 million pounds sterling", 2e6, "GBP")], id="sterling"),
        pytest.param("RMB 100 million", [("RMB 100 million", 1e8, "CNY")], id="renminbi"),
        pytest.param("5 billion yuan", [("5 billion yuan", 5e9, "CNY")], id="yuan"),
        pytest.param("300 billion won", [("300 billion won", 3e11, "KRW")], id="won"),
        pytest.param("10 million baht", [("10 million baht", 1e7, "THB")], id="baht"),
        pytest.param("Rp 1.5 trillion", [("Rp 1.5 trillion", 1.5e12, "IDR")], id="rupiah"),
        pytest.param("500 billion dong", [("500 billion dong", 5e11, "VND")], id="dong"),
        pytest.param("RM5 billion", [("RM5 billion", 5e9, "MYR")], id="ringgit"),
        pytest.param("INR 500 crore", [("INR 500 crore", 5e9, "INR")], id="crore"),
        pytest.param("5 million Swiss francs", [("5 million Swiss francs", 5e6, "CHF")], id="nation in front"),
        pytest.param("2.5 billion U.S. dollars", [("2.5 billion U.S. dollars", 2.5e9, "USD")], id="U.S. dollars"),
        pytest.param("US dollars 5 million", [("US dollars 5 million", 5e6, "USD")], id="name before"),
        pytest.param("$5 million AUD", [("$5 million AUD", 5e6, "AUD")], id="sign and code"),
        pytest.param("one million dollars", [("one million dollars", 1e6, "USD")], id="in words"),
        pytest.param(
            "one hundred and fifty million yen",
            [("one hundred and fifty million yen", 1.5e8, "JPY")],
            id="more words",
        ),
        pytest.param("half a billion dollars", [("half a billion dollars", 5e8, "USD")], id="half a billion"),
        pytest.param("USD 315,989.96.", [("USD 315,989.96", 315989.96, "USD")], id="cents"),
        pytest.param("$1,300 a head", [("$1,300", 1300, "USD")], id="thousands"),
        pytest.param("$500 000 in all", [("$500 000", 5e5, "USD")], id="thousands by space"),
        pytest.param("a 50 million dollar loan", [("50 million dollar", 5e7, "USD")], id="attributive"),
        pytest.param("a $10-million plan", [("$10-million", 1e7, "USD")], id="hyphen"),
        pytest.param(
            "JPY 87.5 million (USD 0.8 million)",
            [("JPY 87.5 million", 8.75e7, "JPY"), ("USD 0.8 million", 8e5, "USD")],
            id="converted",
        ),
        pytest.param(
            "270 million USD and 230 million USD loan respectively",
            [("270 million USD", 2.7e8, "USD"), ("230 million USD", 2.3e8, "USD")],
            id="two whole sums",
        ),
        pytest.param(
            "270 and 230 million USD", [("270", 2.7e8, "USD"), ("230 million USD", 2.3e8, "USD")], id="shared unit"
        ),
        pytest.param(
            "USD 270 and 230 million", [("USD 270", 2.7e8, "USD"), ("230 million", 2.3e8, "USD")], id="shared code"
        ),
        pytest.param(
            "5, 10 and 15 million dollars",
            [("5", 5e6, "USD"), ("10", 1e7, "USD"), ("15 million dollars", 1.5e7, "USD")],
            id="list",
        ),
        pytest.param(
            "from $1.2 million to $23.5 million",
            [("$1.2 million", 1.2e6, "USD"), ("$23.5 million", 2.35e7, "USD")],
            id="each written whole",
        ),
        pytest.param("$5 to $10 million", [("$5", 5e6, "USD"), ("$10 million", 1e7, "USD")], id="shared scale"),
        pytest.param("$5 million and 3 million doses", [("$5 million", 5e6, "USD")], id="doses are no money"),
        pytest.param("in 2019 and 5 million yen", [("5 million yen", 5e6, "JPY")], id="year is no money"),
        pytest.param("COVID-19 and 5 million USD", [("5 million USD", 5e6, "USD")], id="COVID is no money"),
        pytest.param("around 37 projects worth 5 million USD", [("5 million USD", 5e6, "USD")], id="projects"),
        pytest.param("2,000 people, 1.2 million tonnes, 12.7 per cent, 37 projects", [], id="people and tonnes"),
        pytest.param("COP 26 in Glasgow, TOP 10, the team won 37 medals", [], id="codes that are words"),
        pytest.param("billions of dollars, several million dollars, a dollar", [], id="indefinite"),
        pytest.param("$ and US$ in nothing; USD; 5 dollars' worth of 0 yen", [("5 dollars", 5, "USD")], id="no figure"),
        pytest.param("on 12 November 2020, 2021-2025, at 5:15 p.m.", [], id="dates"),
        pytest.param("", [], id="empty"),
    ],
)  # fmt: skip
def test_find_money_golden_list(text: str, expected: list[tuple[str, float, str]]) -> None:
    """Every sum is found once, as it is written; nothing else is."""
    assert sums(text) == [(quote, pytest.approx(amount), currency) for quote, amount, currency in expected]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("USD 5-10 million", 5e6, 1e7, id="dash"),
        pytest.param("5 to 10 million dollars", 5e6, 1e7, id="to"),
        pytest.param("between 5 and 10 million euros", 5e6, 1e7, id="between"),
        pytest.param("five to ten million yen", 5e6, 1e7, id="in words"),
    ],
)
def test_a_range_with_one_currency_is_one_sum(text: str, low: float, high: float) -> None:
    """A range that names its currency once is one row with both ends."""
    found = find_money(paragraph(text))
    assert found[["amount", "amount_max"]].to_numpy().tolist() == [[low, high]]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        pytest.param("worth USD 5 million", "exact", id="none"),
        pytest.param("approximately USD 5 million", "approximately", id="approximately"),
        pytest.param("an estimated $5 million", "approximately", id="estimated"),
        pytest.param("more than USD 5 million", "more than", id="more than"),
        pytest.param("a total of over USD 5 million", "more than", id="the nearest hedge"),
        pytest.param("up to $126 million", "up to", id="up to"),
        pytest.param("at least $5 million", "at least", id="at least"),
        pytest.param("a total of 125 million USD", "total", id="total"),
        pytest.param("$5 million or more", "more than", id="behind"),
    ],
)
def test_the_hedge_is_read_and_left_out_of_the_quote(text: str, qualifier: str) -> None:
    """The hedge is a column, and no part of the quote."""
    found = find_money(paragraph(text))
    assert found["qualifier"].tolist() == [qualifier]
    assert qualifier not in found["quote"].iloc[0]


@pytest.mark.parametrize(
    ("text", "kind", "giver", "recipient"),
    [
        pytest.param(
            "We appreciated Japan’s contribution of USD 1 million to the Response Fund and its support.",
            "contribution", "Japan", "Response Fund", id="possessive",
        ),
        pytest.param("Norway pledged to contribute $5 million.", "pledge", "Norway", None, id="a promise to give"),
        pytest.param("They welcomed 125 million USD worth grant assistance by Japan.", "grant", "Japan", None, id="by"),
        pytest.param(
            "FDI flows from Japan to ASEAN amounted to USD 20 billion.", "investment", "Japan", "ASEAN", id="flows"
        ),
        pytest.param("Trade reached USD 226.0 billion in 2019.", "trade", None, None, id="trade"),
        pytest.param("Canada supported 47 projects amounting to $6 million.", "project", "Canada", None, id="projects"),
        pytest.param("The gap is $10 billion.", "other", None, None, id="nothing known"),
        pytest.param(
            "The Agency (XDA) provided a $4 million loan to Mekong Bank, a lender.",
            "loan", "Agency", "Mekong Bank", id="brackets behind the giver",
        ),
    ],
)  # fmt: skip
def test_kind_and_parties(text: str, kind: str, giver: str | None, recipient: str | None) -> None:
    """Kind and parties are the words of the sentence, or undefined."""
    row = find_money(paragraph(text)).iloc[0]
    assert row["kind"] == kind
    for column, expected in (("giver", giver), ("recipient", recipient)):
        assert pd.isna(row[column]) if expected is None else row[column] == expected


def test_respectively_distributes_the_hedge() -> None:
    """The hedge before the first of two sums covers both; without the word it covers the first."""
    text = "Japan lends approximately 270 million USD and 230 million USD"
    both = find_money(paragraph(f"{text} respectively."))["qualifier"].tolist()
    first = find_money(paragraph(f"{text}."))["qualifier"].tolist()
    assert (both, first) == (["approximately"] * 2, ["approximately", "exact"])


def test_respectively_distributes_the_recipients() -> None:
    """`with A and B … 1 and 2 respectively` gives each sum its own party."""
    text = "Japan signed notes with Myanmar and Cambodia to extend 270 million USD and 230 million USD respectively."
    found = find_money(paragraph(text))
    assert found["recipient"].tolist() == ["Myanmar", "Cambodia"]
    assert found["giver"].tolist() == ["Japan", "Japan"]


def test_purpose_is_the_words_behind_the_sum() -> None:
    """The purpose keeps the text's words."""
    found = find_money(
        paragraph("India gave $2 million for flood control. It gave $3 million to support schools.")
    )
    assert found["purpose"].tolist() == ["flood control", "support schools"]


def test_an_unnamed_dollar_can_be_another() -> None:
    """The caller says which dollar a bare sign means; a named one stays."""
    found = find_money(paragraph("$5 million, 5 million dollars and US$ 1 million"), dollar="AUD")
    assert found["currency"].tolist() == ["AUD", "AUD", "USD"]


def test_a_dollar_that_is_no_code_is_refused() -> None:
    """The parameter is a code, not a sign."""
    with pytest.raises(ParameterError, match=r"dollar is '\$'; give an ISO 4217 code"):
        find_money(paragraph("$5"), dollar="$")


def test_a_table_without_text_is_refused() -> None:
    """A missing column is named."""
    with pytest.raises(SchemaError, match="PARAGRAPHS: missing column 'text'"):
        find_money(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


def test_an_empty_table_keeps_the_schema() -> None:
    """No paragraph, no row, all columns."""
    found = find_money(paragraph("").iloc[:0])
    assert found.empty
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == dict(MONEY.columns)


def test_arguments_are_not_changed() -> None:
    """The paragraphs stay as they were."""
    paragraphs = paragraph("USD 5 million")
    before = paragraphs.copy(deep=True)
    find_money(paragraphs)
    pd.testing.assert_frame_equal(paragraphs, before)


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,300.50", 1300.5), ("twenty-five", 25), ("one hundred and fifty", 150), ("two and a half", 2.5), ("half a", 0.5)],
)  # fmt: skip
def test_parse_number(words: str, value: float) -> None:
    """Figures and words have one value."""
    assert parse_number(words) == value


PIECES = st.sampled_from(
    ["USD", "$", "¥", "million", "billion", "yen", "5", "10", "1,300", "2.5", "and", "to", "-", "between", "a", "half",
     "twenty", "hundred", "dollars", "Japan", "for", "loan", ",", ".", "(", ")", "respectively", "over", "€", "won"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["", " "]))
def test_spans_are_quotes_and_sums_are_positive(pieces: list[str], glue: str) -> None:
    """Whatever the text: offsets hold, sums are positive, do not overlap, and a range rises."""
    text = glue.join(pieces)
    found = find_money(paragraph(text))
    assert [text[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == found[
        "quote"
    ].tolist()
    assert (found["amount"] > 0).all()
    assert all(
        math.isnan(high) or high >= low
        for low, high in zip(found["amount"], found["amount_max"], strict=True)
    )
    assert (found["start"].iloc[1:].to_numpy() >= found["end"].iloc[:-1].to_numpy()).all()
