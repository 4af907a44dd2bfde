"""Sums of money: how they are written, what is none, who gives what to whom."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.find.money import MONEY, find_money
from toolkit.find.money.amounts import parse_number


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
        pytest.param("a 70 million USD loan", [("70 million USD", 7e7, "USD")], id="code behind"),
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
            "70 million USD and 30 million USD loan respectively",
            [("70 million USD", 7e7, "USD"), ("30 million USD", 3e7, "USD")],
            id="two whole sums",
        ),
        pytest.param(
            "70 and 30 million USD", [("70", 7e7, "USD"), ("30 million USD", 3e7, "USD")], id="shared unit"
        ),
        pytest.param(
            "USD 70 and 30 million", [("USD 70", 7e7, "USD"), ("30 million", 3e7, "USD")], id="shared code"
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
        pytest.param("some 12 schools worth 5 million USD", [("5 million USD", 5e6, "USD")], id="projects"),
        pytest.param("2,000 people, 1.2 million tonnes, 12.7 per cent, 37 projects", [], id="people and tonnes"),
        pytest.param("COP 26 in Glasgow, TOP 10, the team won 37 medals", [], id="codes that are words"),
        pytest.param("billions of dollars, several million dollars, a dollar", [], id="indefinite"),
        pytest.param("$ and US$ in nothing; USD; 5 dollars' worth of 0 yen", [("5 dollars", 5, "USD")], id="no figure"),
        pytest.param("on 12 November 2020, 2021-2025, at 5:15 p.m.", [], id="dates"),
        pytest.param("SDG 7, CRC 10, AWG 2021, CAD 5 software", [], id="codes that are short forms"),
        pytest.param("five yen loan projects, 300 million euro-area citizens, 3 million pounds of rice", [], id="names that are more"),
        pytest.param("NZ $8.25 million, $A5 million, $US3 billion", [("NZ $8.25 million", 8.25e6, "NZD"), ("$A5 million", 5e6, "AUD"), ("$US3 billion", 3e9, "USD")], id="signs apart and turned"),
        pytest.param("USD 103 Million, FIVE MILLION DOLLARS", [("USD 103 Million", 1.03e8, "USD"), ("FIVE MILLION DOLLARS", 5e6, "USD")], id="capitals"),
        pytest.param("€1,5 million; 2,5 million euros", [("€1,5 million", 1.5e6, "EUR"), ("2,5 million euros", 2.5e6, "EUR")], id="decimal comma"),
        pytest.param("€1.500.000 and $1'000'000", [("€1.500.000", 1.5e6, "EUR"), ("$1'000'000", 1e6, "USD")], id="thousands by points and marks"),
        pytest.param("USD 1\u00a0000\u00a0000, 2\u2009000\u2009000 yen", [("USD 1\u00a0000\u00a0000", 1e6, "USD"), ("2\u2009000\u2009000 yen", 2e6, "JPY")], id="thousands by hard and thin spaces"),
        pytest.param("three quarters of a billion dollars", [("three quarters of a billion dollars", 7.5e8, "USD")], id="quarters"),
        pytest.param("five hundred million (500,000,000) yen", [("five hundred million (500,000,000) yen", 5e8, "JPY")], id="figure in brackets"),
        pytest.param("seventy-five billion three hundred and five million yen", [("seventy-five billion three hundred and five million yen", 75.305e9, "JPY")], id="two scales"),
        pytest.param("20-plus billion dollars, $2-plus billion", [("20-plus billion dollars", 2e10, "USD"), ("$2-plus billion", 2e9, "USD")], id="plus"),
        pytest.param("10 million US$, 5 million €", [("10 million US$", 1e7, "USD"), ("5 million €", 5e6, "EUR")], id="sign behind"),
        pytest.param("KES 5 million, KSh 2 million, Tk 500 crore, GEL 3 million", [("KES 5 million", 5e6, "KES"), ("KSh 2 million", 2e6, "KES"), ("Tk 500 crore", 5e9, "BDT"), ("GEL 3 million", 3e6, "GEL")], id="more codes"),
        pytest.param("5 million kina, 2 million pesos, 3 million pounds, 4 million rand", [("5 million kina", 5e6, "PGK"), ("2 million pesos", 2e6, "PHP"), ("3 million pounds", 3e6, "GBP"), ("4 million rand", 4e6, "ZAR")], id="more names"),
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
        pytest.param("a total of 12 million USD", "total", id="total"),
        pytest.param("$5 million or more", "more than", id="behind"),
    ],
)
def test_the_hedge_is_read_and_left_out_of_the_quote(text: str, qualifier: str) -> None:
    """The hedge is a column, and no part of the quote."""
    found = find_money(paragraph(text))
    assert found["qualifier"].tolist() == [qualifier]
    assert qualifier not in found["quote"].iloc[0]


ROLES = [
    # possession
    ("Norway’s contribution of NOK 5 million to the Alpha Fund", "contribution", "Norway", "Alpha Fund"),
    ("They noted the European Union’s EUR 20 million grant to ASEAN.", "grant", "European Union", "ASEAN"),
    (
        "We praised Chile's generous support to the River Council by providing 3 million USD.",
        "contribution",
        "Chile",
        "River Council",
    ),
    (
        "India, through its $10 million commitment to the Health Academy, will train doctors.",
        "pledge",
        "India",
        "Health Academy",
    ),
    (
        "They thanked Peru for its contribution of USD 3 million to the Relief Fund.",
        "contribution",
        "Peru",
        "Relief Fund",
    ),
    ("The Philippines thanked Japan for the JPY 50 billion loan.", "loan", "Japan", None),
    ("The EU's humanitarian aid to Malawi since 1994 totals €243 million.", "contribution", "EU", "Malawi"),
    (
        "Developed countries’ goal of jointly mobilising $90 billion a year stands.",
        "pledge",
        "Developed countries",
        None,
    ),
    # subject and verb
    ("Norway pledged to contribute $5 million.", "pledge", "Norway", None),
    ("Canada supported 47 projects amounting to $6 million.", "project", "Canada", None),
    ("The Agency (XDA) provided a $4 million loan to Delta Bank, a lender.", "loan", "Agency", "Delta Bank"),
    ("Today, Canada announced $15 million to support clean energy.", "contribution", "Canada", None),
    (
        "The Government of Chile decided to extend JPY 500 million grant aid to the Government of Peru for the project for roads.",
        "grant",
        "Government of Chile",
        "Government of Peru",
    ),
    (
        "The United Kingdom has committed £110 million to the Green Facility.",
        "pledge",
        "United Kingdom",
        "Green Facility",
    ),
    ("Australia is providing AUD 2 million in assistance to Tonga.", "contribution", "Australia", "Tonga"),
    (
        "Norway commits to providing kits worth $7.5 million to the Caribbean.",
        "pledge",
        "Norway",
        "Caribbean",
    ),
    (
        "Thailand contributed 1 million US dollars to the fund, followed by Peru, which contributed USD 100,000 each.",
        "contribution",
        "Thailand",
        "fund",
    ),
    (
        "ASEAN Member States each contribute US$ 1 million to the Fund.",
        "contribution",
        "ASEAN Member States",
        "Fund",
    ),
    (
        "Korea, Japan and China have each contributed USD 900,000.",
        "contribution",
        "Korea, Japan and China",
        None,
    ),
    (
        "The U.S. Department of State, working with Congress, plans to provide up to $5 million to the River Commission to share data.",
        "pledge",
        "U.S. Department of State",
        "River Commission",
    ),
    (
        "The Government of Canada, through Global Affairs Canada, provided the Secretariat with CAD 9 million.",
        "contribution",
        "Government of Canada",
        "Secretariat",
    ),
    (
        "The Seeds Programme—a scheme for young people—has granted $3 million to six awardees.",
        "grant",
        "Seeds Programme",
        "six awardees",
    ),
    (
        "The Bank for Rural Development (BRD) and Alpha India have decided to lend $9 million to farmers.",
        "loan",
        "Bank for Rural Development (BRD) and Alpha India",
        "farmers",
    ),
    (
        "The Alliance came together to deliver vaccines, and provided $5 million to the Market Commitment.",
        "contribution",
        "Alliance",
        "Market Commitment",
    ),
    (
        "Canada said it would provide CAD 24 million over five years to help Member States fight crime.",
        "pledge",
        "Canada",
        "Member States",
    ),
    (
        "President Xu announced that China would provide US$2 billion in aid to developing countries.",
        "pledge",
        "China",
        "developing countries",
    ),
    ("We will provide $232 million to the Coral Fund.", "pledge", "We", "Coral Fund"),
    ("We announced $50 million in new funding.", "contribution", "We", None),
    (
        "We urged developed countries to provide $3 million to the Adaptation Fund.",
        "contribution",
        "developed countries",
        "Adaptation Fund",
    ),
    (
        "They welcomed an announcement by Beta Chips, Inc., to invest $8 million.",
        "investment",
        "Beta Chips, Inc.",
        None,
    ),
    ("Italy joined the scheme with a contribution of EUR 2 million.", "contribution", "Italy", None),
    ("Brunei handed over a donation of USD 100,000 to Laos.", "grant", "Brunei", "Laos"),
    # agents
    ("They noted 15 million EUR worth grant aid by Finland.", "grant", "Finland", None),
    (
        "A grant of JPY 500 million was provided to the Lao PDR by the Government of Japan.",
        "grant",
        "Government of Japan",
        "Lao PDR",
    ),
    (
        "The Secretariat, with funding of USD 3.2 million from Germany, held a course.",
        "contribution",
        "Germany",
        None,
    ),
    (
        "The Project, funded by the Government of Italy at EUR 5.5 million, began.",
        "contribution",
        "Government of Italy",
        None,
    ),
    (
        "The town received a USD 60 million loan from the Alpha Development Bank.",
        "loan",
        "Alpha Development Bank",
        "town",
    ),
    (
        "The Relief Fund received contributions of USD 1 million from each Member State.",
        "contribution",
        "each Member State",
        "Relief Fund",
    ),
    (
        "With the support of the Republic of Korea amounting to USD 3 million, a centre opened.",
        "contribution",
        "Republic of Korea",
        None,
    ),
    (
        "They noted the $2 million that the Chinese government provided to Nepal.",
        "contribution",
        "Chinese government",
        "Nepal",
    ),
    ("A loan of JPY 9 billion was signed by ABC Bank and the Government of Peru.", "loan", "ABC Bank", None),
    (
        "We commend the pledges by current donors, amounting to over USD 1.4 billion.",
        "pledge",
        "current donors",
        None,
    ),
    ("€345 million of EU funding will address the crisis.", "contribution", "EU", None),
    # recipients
    (
        "The Agency has agreed to provide Viet Nam with 60 million yen in low-interest loans.",
        "loan",
        "Agency",
        "Viet Nam",
    ),
    ("The Bank extended Indonesia a loan of USD 250 million.", "loan", "Bank", "Indonesia"),
    ("Cambodia gave the island council $50,000 last week.", "contribution", "Cambodia", "island council"),
    (
        "The Agency signed loan agreements with the Government of Peru to provide loans of up to ¥95 billion for four projects.",
        "loan",
        "Agency",
        "Government of Peru",
    ),
    ("India will lend $5 million to power company Alpha Hydro.", "loan", "India", "Alpha Hydro"),
    ("China will give $5 million to flood-ravaged Chad.", "pledge", "China", "Chad"),
    ("Peru invested $341 million in ASEAN markets.", "investment", "Peru", "ASEAN markets"),
    (
        "They noted Finland's plan to revive the economy of island states by extending 2 million euros.",
        "contribution",
        "Finland",
        "island states",
    ),
    (
        "They noted $2 million worth of grants by Finland in meeting the needs of each river state.",
        "grant",
        "Finland",
        "each river state",
    ),
    (
        "Korea provided $3 million for more than 500 young leaders to carry out plans.",
        "contribution",
        "Korea",
        "500 young leaders",
    ),
    (
        "Chile pledged $2 million, aimed at supporting the development of rural schools and villages across the Andean region.",
        "pledge",
        "Chile",
        "rural schools and villages across the Andean region",
    ),
    (
        "Chile provided $9 million in aid to Ukraine, Moldova and Georgia.",
        "contribution",
        "Chile",
        "Ukraine, Moldova and Georgia",
    ),
    (
        "We welcomed the establishment of the Centre for Rare Diseases and Chile’s commitment of USD 5 million.",
        "pledge",
        "Chile",
        "Centre for Rare Diseases",
    ),
    (
        "The EU pledged €5 million to enhance the capabilities of Philippine maritime law agencies.",
        "pledge",
        "EU",
        "Philippine maritime law agencies",
    ),
    (
        "Norway provided $2 million in humanitarian aid, including support to refugees.",
        "contribution",
        "Norway",
        None,
    ),
    # neither, or unknown
    ("Trade reached USD 31.5 billion in 2011.", "trade", None, None),
    ("Two-way trade between Peru and Chile stood at USD 22 billion.", "trade", None, None),
    ("ASEAN exports to the EU reached EUR 119 billion.", "trade", None, None),
    ("FDI flows from Chile to Peru stood at USD 2 billion.", "investment", "Chile", "Peru"),
    ("FDI inflows from India into ASEAN amounted to USD 2 billion.", "investment", "India", "ASEAN"),
    ("The gap is $10 billion.", "other", None, None),
    ("There is a financing gap of about USD 10 billion.", "other", None, None),
    ("This new funding will provide $170 million.", "pledge", None, None),
    ("The initiative aims to mobilise $1 billion.", "contribution", None, None),
    ("The damage was estimated at USD 1.2 billion.", "other", None, None),
    (
        "The Leaders welcomed the contribution of 3 million USD to the Relief Fund.",
        "contribution",
        None,
        "Relief Fund",
    ),
    ("The roads project has been granted a budget of $96,800.", "grant", None, None),
]


@pytest.mark.parametrize(
    ("text", "kind", "giver", "recipient"), [pytest.param(*case, id=case[0][:60]) for case in ROLES]
)
def test_kind_and_parties(text: str, kind: str, giver: str | None, recipient: str | None) -> None:
    """Kind and parties are the words of the sentence, or undefined."""
    row = find_money(paragraph(text)).iloc[0]
    read = tuple(None if pd.isna(row[name]) else row[name] for name in ("kind", "giver", "recipient"))
    assert read == (kind, giver, recipient)


def parties(text: str) -> list[tuple[str | None, str | None]]:
    """Return giver and recipient of every sum in a text."""
    found = find_money(paragraph(text))[["giver", "recipient"]]
    return [(giver, to) for giver, to in found.astype(object).where(found.notna(), None).to_numpy().tolist()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chile gave Peru $5 million (about EUR 4 million) for roads.", [("Chile", "Peru")] * 2, id="converted"
        ),
        pytest.param(
            "Chile pledged 5 million yuan (7 million US dollars) and 2 million US dollars to Fiji.",
            [("Chile", "Fiji")] * 3, id="joined by and",
        ),
        pytest.param(
            "Chile pledged $5 million to Fiji and $6 million to Tonga.",
            [("Chile", "Fiji"), ("Chile", "Tonga")], id="one verb, two addressees",
        ),
        pytest.param(
            "Chile pledged $5 million to Fiji and Norway granted $6 million to Tonga.",
            [("Chile", "Fiji"), ("Norway", "Tonga")], id="two clauses",
        ),
        pytest.param(
            "The Bank lent Peru $9 million, including $2 million to repair bridges.",
            [("Bank", "Peru"), ("Bank", "Peru")], id="including",
        ),
        pytest.param(
            "Chile granted $9 million to schools. Of that, $2 million will go to Alpha School.",
            [("Chile", "schools"), ("Chile", "Alpha School")], id="of that",
        ),
        pytest.param(
            "Chile granted $9 million. The town paid rent of $2 million.", [("Chile", None), ("town", None)], id="next sentence"
        ),
        pytest.param(
            "Chile will invest $40 million in order to mobilise $2 billion.",
            [("Chile", None), (None, None)], id="other people's money",
        ),
        pytest.param(
            "Chile and Peru pledged $4 million and $6 million, respectively.",
            [("Chile", None), ("Peru", None)], id="givers respectively",
        ),
    ],
)  # fmt: skip
def test_parties_of_several_sums(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    """Sums that stand together share their parties; each clause has its own."""
    assert parties(text) == expected


def test_respectively_distributes_the_hedge() -> None:
    """The hedge before the first of two sums covers both; without the word it covers the first."""
    text = "Chile lends approximately 70 million USD and 30 million USD"
    both = find_money(paragraph(f"{text} respectively."))["qualifier"].tolist()
    first = find_money(paragraph(f"{text}."))["qualifier"].tolist()
    assert (both, first) == (["approximately"] * 2, ["approximately", "exact"])


def test_respectively_distributes_the_recipients() -> None:
    """`with A and B … 1 and 2 respectively` gives each sum its own party."""
    text = "Chile signed notes with Fiji and Tonga to lend 70 million USD and 30 million USD respectively."
    found = find_money(paragraph(text))
    assert found["recipient"].tolist() == ["Fiji", "Tonga"]
    assert found["giver"].tolist() == ["Chile", "Chile"]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        pytest.param("India gave $2 million for flood control.", "flood control", id="for"),
        pytest.param("It gave $3 million to support schools.", "support schools", id="to support"),
        pytest.param("A loan of $4 million will upgrade the port.", "upgrade the port", id="what the sum will do"),
        pytest.param("Peru gave Fiji $5 million in aid for the clearance of mines, they said.", "clearance of mines", id="behind its noun"),
        pytest.param("Peru gave $5 million to Fiji to buy 2,000 tons of rice.", "buy 2,000 tons of rice", id="behind the recipient"),
        pytest.param("Peru gave $5 million under the Road Plan, to repair roads.", "repair roads", id="behind a frame"),
        pytest.param("Peru gave $5 million towards creating a museum.", "creating a museum", id="towards"),
        pytest.param("Peru gave $5 million for refugees.", None, id="who receives"),
        pytest.param("Peru gave $5 million for the next three years.", None, id="how long"),
        pytest.param("Peru gave $5 million for 2021.", None, id="a year"),
        pytest.param("Peru gave $5 million to Fiji and agreed to open an embassy.", None, id="another clause"),
        pytest.param("Peru pledged $5 million and to further support divers.", None, id="a second deed"),
        pytest.param("Peru pledged $5 million as well as to train divers.", None, id="a second deed as well"),
        pytest.param("They welcomed Peru’s grant of $5 million, through the Reef Fund and Fiji’s intention to train divers.", None, id="a second thing behind a frame"),
        pytest.param("They welcomed Peru’s grant of $5 million and its readiness to train divers.", None, id="a second thing of the giver's"),
        pytest.param("They welcomed Peru’s grant of $5 million and the readiness of Fiji to train divers.", None, id="a second thing with an article"),
        pytest.param("Peru pledged $5 million under the Reef Fund to restore corals and to train divers.", "restore corals and to train divers", id="two purposes"),
        pytest.param("Peru gave $5 million under the Coral and Plan Fund to restore corals.", "restore corals", id="a frame with and"),
        pytest.param("Peru gave $5 million and technical assistance to restore corals.", "restore corals", id="given together"),
    ],
)  # fmt: skip
def test_purpose_is_the_words_behind_the_sum(text: str, purpose: str | None) -> None:
    """The purpose keeps the text's words and leaves out who receives, and when."""
    row = find_money(paragraph(text)).iloc[0]
    assert (None if pd.isna(row["purpose"]) else row["purpose"]) == purpose


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


@settings(max_examples=200)
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
