"""Calendar expressions: which days they stand for, what is none, what the document's date can tell."""

from __future__ import annotations

import itertools
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.find.dates import DATES, find_dates
from toolkit.find.dates.openings import matches
from toolkit.find.dates.patterns import patterns

DAY = "2020-11-13"  # a Friday


def paragraph(text: str, day: str = DAY) -> pd.DataFrame:
    """Return a PARAGRAPHS table of one paragraph of a document of that date."""
    return pd.DataFrame({"doc_id": ["memo"], "para": ["1"], "text": [text], "date": [day]})


def dates(text: str, day: str = DAY) -> list[str]:
    """Return every date as `quote = first day..last day`."""
    found = find_dates(paragraph(text, day))
    rows = zip(found["quote"], found["date_start"], found["date_end"], strict=True)
    return [f"{quote} = {start}..{end}" for quote, start, end in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on 12 November 2020", ["12 November 2020 = 2020-11-12..2020-11-12"], id="day"),
        pytest.param("on 27th August 2020", ["27th August 2020 = 2020-08-27..2020-08-27"], id="ordinal"),
        pytest.param("on 12 th November 2020", ["12 th November 2020 = 2020-11-12..2020-11-12"], id="loose ordinal"),
        pytest.param("the 4th of November 2019", ["4th of November 2019 = 2019-11-04..2019-11-04"], id="of"),
        pytest.param("of March 12, 2021, the", ["March 12, 2021 = 2021-03-12..2021-03-12"], id="month first"),
        pytest.param("On Monday, November 2, from 5:15", ["Monday, November 2 = 2020-11-02..2020-11-02"], id="weekday"),
        pytest.param("on 5 Sept. 2022", ["5 Sept. 2022 = 2022-09-05..2022-09-05"], id="abbreviated"),
        pytest.param("held on June 12 in", ["June 12 = 2020-06-12..2020-06-12"], id="year of the document"),
        pytest.param("on 10-11 November 2020", ["10-11 November 2020 = 2020-11-10..2020-11-11"], id="days"),
        pytest.param("Sept. 5–7, 2022", ["Sept. 5–7, 2022 = 2022-09-05..2022-09-07"], id="days, month first"),
        pytest.param(
            "30 October to 2 November 2020", ["30 October to 2 November 2020 = 2020-10-30..2020-11-02"], id="month end"
        ),
        pytest.param(
            "28 December to 3 January 2021", ["28 December to 3 January 2021 = 2020-12-28..2021-01-03"], id="year end"
        ),
        pytest.param("between 3 and 10 May 2021", ["3 and 10 May 2021 = 2021-05-03..2021-05-10"], id="between days"),
        pytest.param(
            "on 26 and 28 August 2020", ["26 = 2020-08-26..2020-08-26", "28 August 2020 = 2020-08-28..2020-08-28"],
            id="two days",
        ),
        pytest.param("on 15 and 16 May 2022", ["15 and 16 May 2022 = 2022-05-15..2022-05-16"], id="days in a row"),
        pytest.param(
            "on 1 August and 1 October 2019",
            ["1 August = 2019-08-01..2019-08-01", "1 October 2019 = 2019-10-01..2019-10-01"],
            id="year lent by the neighbour",
        ),
        pytest.param(
            "this Fourth Day of November in the Year Two Thousand and Nineteen",
            ["Fourth Day of November in the Year Two Thousand and Nineteen = 2019-11-04..2019-11-04"],
            id="in words",
        ),
        pytest.param(
            "the twenty-sixth day of June, one thousand nine hundred and forty-five",
            ["twenty-sixth day of June, one thousand nine hundred and forty-five = 1945-06-26..1945-06-26"],
            id="in words of the last century",
        ),
        pytest.param("in March 2021", ["March 2021 = 2021-03-01..2021-03-31"], id="month"),
        pytest.param("in October and", ["October = 2020-10-01..2020-10-31"], id="bare month"),
        pytest.param("for the month of January", ["January = 2020-01-01..2020-01-31"], id="month of"),
        pytest.param(
            "June until October 2018", ["June until October 2018 = 2018-06-01..2018-10-31"], id="months of a year"
        ),
        pytest.param(
            "July 2016 to July 2019", ["July 2016 to July 2019 = 2016-07-01..2019-07-31"], id="months over years"
        ),
        pytest.param(
            "in the first quarter of 2021 or Q3 2022",
            ["first quarter of 2021 = 2021-01-01..2021-03-31", "Q3 2022 = 2022-07-01..2022-09-30"],
            id="quarters",
        ),
        pytest.param("second half of 2023", ["second half of 2023 = 2023-07-01..2023-12-31"], id="half"),
        pytest.param("in mid-2021", ["mid-2021 = 2021-05-01..2021-08-31"], id="mid"),
        pytest.param(
            "early 2022, late 2021", ["early 2022 = 2022-01-01..2022-04-30", "late 2021 = 2021-09-01..2021-12-31"],
            id="early and late",
        ),
        pytest.param("by the end of 2023", ["end of 2023 = 2023-12-01..2023-12-31"], id="end"),
        pytest.param("in Spring 2023", ["Spring 2023 = 2023-03-01..2023-05-31"], id="season"),
        pytest.param("in 2019.", ["2019 = 2019-01-01..2019-12-31"], id="year"),
        pytest.param("since 2014", ["2014 = 2014-01-01..2014-12-31"], id="since"),
        pytest.param("no later than 2050", ["2050 = 2050-01-01..2050-12-31"], id="no later than"),
        pytest.param("in 2019 and 2020", ["2019 = 2019-01-01..2019-12-31", "2020 = 2020-01-01..2020-12-31"], id="two"),
        pytest.param("Work Plan (2018-2022)", ["2018-2022 = 2018-01-01..2022-12-31"], id="span in a name"),
        pytest.param("Work Plan 2021 - 2025", ["2021 - 2025 = 2021-01-01..2025-12-31"], id="spaced span"),
        pytest.param("in 2020–21", ["2020–21 = 2020-01-01..2021-12-31"], id="short span"),
        pytest.param("report for 2017/18", ["2017/18 = 2017-01-01..2018-12-31"], id="slash"),
        pytest.param("in FY2020, as", ["FY2020 = 2020-04-01..2021-03-31"], id="fiscal year"),
        pytest.param("Fiscal Year 2022", ["Fiscal Year 2022 = 2022-04-01..2023-03-31"], id="fiscal year in words"),
        pytest.param("JFY2021", ["JFY2021 = 2021-04-01..2022-03-31"], id="Japanese fiscal year"),
        pytest.param("FY2020-FY2022", ["FY2020-FY2022 = 2020-04-01..2023-03-31"], id="fiscal years"),
        pytest.param("since the 1990s", ["1990s = 1990-01-01..1999-12-31"], id="decade"),
        pytest.param("the 2002 Declaration", ["2002 = 2002-01-01..2002-12-31"], id="year before a name"),
        pytest.param("on 5 May last year", ["5 May last year = 2019-05-05..2019-05-05"], id="day of last year"),
        pytest.param("Noting that 2015 marked it", ["2015 = 2015-01-01..2015-12-31"], id="year as a subject"),
        pytest.param("the 2020 Tokyo Games", ["2020 = 2020-01-01..2020-12-31"], id="year before an event"),
        pytest.param("from 2005 levels", ["2005 = 2005-01-01..2005-12-31"], id="year before a dated noun"),
        pytest.param("Brunei’s 2021 Chairmanship", ["2021 = 2021-01-01..2021-12-31"], id="possessive"),
        pytest.param("in Bangkok (2019)", ["2019 = 2019-01-01..2019-12-31"], id="bracketed"),
        pytest.param("resolution 72/3 of 30 October 2017", ["30 October 2017 = 2017-10-30..2017-10-30"], id="symbol"),
        pytest.param("2020-11-13, 13.11.2020, 11/13/2020", [
            "2020-11-13 = 2020-11-13..2020-11-13", "13.11.2020 = 2020-11-13..2020-11-13",
            "11/13/2020 = 2020-11-13..2020-11-13",
        ], id="all in figures"),
    ],
)  # fmt: skip
def test_find_dates_golden_list(text: str, expected: list[str]) -> None:
    """Each expression stands for its days, and the quote is the expression alone."""
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("03/04/2005 and 3.4.2005", id="ambiguous figures"),
        pytest.param("05/06/07", id="two-digit year"),
        pytest.param("which may undermine peace; May peace prevail", id="may"),
        pytest.param("Prime Minister May and General August Smith", id="people"),
        pytest.param("the March of 300 people; we march 3 km", id="march"),
        pytest.param("the 23rd Summit, paragraph 28, Article 19, COVID-19, 37 projects", id="numbers"),
        pytest.param("approximately 2000 cultural exchange projects, about 2,000", id="counts"),
        pytest.param("2000 people, from 2000 students, by 2000 tonnes", id="counted things"),
        pytest.param(
            "Tokyo Strategy 2018, Masterplan 2025 (ADM2025), (MPAC) 2025", id="year at the end of a name"
        ),
        pytest.param(
            "the Olympic and Paralympic Games Tokyo 2020, the Tokyo 2020 Games", id="year inside a name"
        ),
        pytest.param("JENESYS2015, Coronavirus Disease 2019, UN2030, AIM2020", id="fused names"),
        pytest.param("“Initiative for SDGs toward 2030”", id="a name with a goal"),
        pytest.param("Agenda 2030, the UN 2030 Agenda", id="year in a name"),
        pytest.param("the Post-2015 Development Agenda, post-2020", id="post"),
        pytest.param("resolution 1970 (2011), A/RES/73/7, S/2013/210, ES-11/1", id="symbols"),
        pytest.param(
            "recently, annually, in the coming years, in the past few years, in recent years", id="vague"
        ),
        pytest.param("on 31 November, 32 May, 2021-2020", id="no such day"),
        pytest.param("designates 4 February as the International Day of Peace", id="yearly day"),
        pytest.param("in October of the same year", id="year from elsewhere"),
        pytest.param("Our cooperation today is unprecedented. Today’s challenges are many.", id="nowadays"),
        pytest.param("from 4:20 p.m. to 5:35 p.m.", id="clock times"),
        pytest.param("the 1540 Committee, the 1988 Sanctions Committee", id="committee of a resolution"),
        pytest.param("30 per cent, USD 2020 million, 2,020", id="sums"),
        pytest.param("", id="empty"),
    ],
)
def test_find_dates_decoys(text: str) -> None:
    """What looks like a date and is none stays out."""
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("This year", "2020-01-01..2020-12-31", id="this year"),
        pytest.param("next year", "2021-01-01..2021-12-31", id="next year"),
        pytest.param("over the last year", "2019-11-13..2020-11-13", id="the last year"),
        pytest.param("Last year", "2019-01-01..2019-12-31", id="last year"),
        pytest.param("the past three and a half years", "2017-05-13..2020-11-13", id="years and a half"),
        pytest.param("over the next decade", "2020-11-13..2030-11-13", id="next decade"),
        pytest.param("this month", "2020-11-01..2020-11-30", id="this month"),
        pytest.param("last week", "2020-11-02..2020-11-08", id="last week"),
        pytest.param("two days ago", "2020-11-11..2020-11-11", id="days ago"),
        pytest.param("Fourteen years ago", "2006-01-01..2006-12-31", id="years ago"),
        pytest.param("Today, we announce", "2020-11-13..2020-11-13", id="today"),
        pytest.param("the ministers met yesterday", "2020-11-12..2020-11-12", id="yesterday"),
        pytest.param("she said on Thursday", "2020-11-12..2020-11-12", id="weekday behind"),
        pytest.param("they will meet on Monday", "2020-11-16..2020-11-16", id="weekday ahead"),
        pytest.param("last November", "2019-11-01..2019-11-30", id="last November"),
        pytest.param("forthcoming December", "2020-12-01..2020-12-31", id="forthcoming"),
        pytest.param("In May this year", "2020-05-01..2020-05-31", id="May this year"),
        pytest.param("In January next year", "2021-01-01..2021-01-31", id="January next year"),
        pytest.param("by the end of the year", "2020-12-01..2020-12-31", id="end of the year"),
        pytest.param("this summer", "2020-06-01..2020-08-31", id="season"),
        pytest.param("in the next fiscal year", "2021-04-01..2022-03-31", id="next fiscal year"),
    ],
)
def test_relative_words_count_from_the_documents_date(text: str, expected: str) -> None:
    """Relative words resolve against the document's own day."""
    assert [found.split(" = ")[1] for found in dates(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The President and the Prime Minister today affirmed it.", ["today"], id="before the verb"),
        pytest.param("Minister Lund today joined the talks.", ["today"], id="before a verb of coming"),
        pytest.param("Today President Lund welcomes Prime Minister Roy.", ["Today"], id="opening without a comma"),
        pytest.param("Today, our four countries launched a fund.", ["Today"], id="opening, subject in small letters"),
        pytest.param("We met. Today, we pledge aid. Today, five states launched it.", ["Today"] * 2, id="second sentence"),
        pytest.param("We are imposing further measures today to deter them.", ["today"], id="behind a deed's object"),
        pytest.param("The text was released today in Oslo.", ["today"], id="behind the verb"),
        pytest.param("We signed the accord in Oslo today.", ["today"], id="behind a place"),
        pytest.param("Today’s historic summit opens a new era.", ["Today"], id="of an event"),
        pytest.param("The rules apply as of today.", ["today"], id="from today"),
        pytest.param("Today, we are pleased to announce a fund.", ["Today"], id="attitude"),
        pytest.param("Today, we face challenges. Today, we live in a changed world.", [], id="state"),
        pytest.param("Today, we are facing new threats; the world today is not what it was.", [], id="the world today"),
        pytest.param("In today’s world, youth of today need jobs today and in the future.", [], id="today’s world"),
        pytest.param("Today, the region remains peaceful and agreed rules hold.", [], id="state before a deed"),
        pytest.param("The treaty matters more today than in 1990, and is still in force today.", ["1990"], id="still"),
        pytest.param("The Today Show and the Better Tomorrow Fund", [], id="names"),
        pytest.param("The ministers will meet tomorrow.", ["tomorrow"], id="tomorrow"),
        pytest.param("Tomorrow, the leaders will visit Bergen.", ["Tomorrow"], id="tomorrow opening"),
        pytest.param("for a better tomorrow, the leaders of tomorrow, tomorrow’s leaders", [], id="a better tomorrow"),
        pytest.param("They signed it yesterday; the quarrels of yesterday", ["yesterday"], id="yesterday"),
        pytest.param("They met this morning and dine tonight.", ["this morning", "tonight"], id="parts of the day"),
        pytest.param("at a meeting in Oslo Sunday, the first", ["Sunday"], id="weekday without a preposition"),
        pytest.param("Thursday’s statement; she said Thursday that", ["Thursday", "Thursday"], id="weekday’s"),
        pytest.param(
            "the Good Friday Agreement, the Sunday Times, every Monday, Monday to Friday, on Mondays", [],
            id="no day of its own",
        ),
        pytest.param("in 2019.The leaders, in 2018,and", ["2019", "2018"], id="space lost behind a year"),
        pytest.param("in June2019 and on 5 June2019", ["June2019", "5 June2019"], id="space lost before a year"),
        pytest.param("on June 5,2019 and on 6June 2019", ["June 5,2019", "6June 2019"], id="space lost in a day"),
        pytest.param("work plans for 20162025", ["20162025"], id="lost hyphen"),
        pytest.param("tel. 20162025, No. 20252016, file 201620251, 20201340", [], id="long numbers"),
        pytest.param("the satellite’s 2024 launch, the 2019 annual report", ["2024", "2019"], id="singular noun"),
        pytest.param("the 2000 strong force, the 2000 or so who came, its 1500 metre run", [], id="singular measure"),
        pytest.param("the 2050 Strategy for the Coast, the 2030 Agenda, its 2040 Oslo Vision", [], id="target year"),
        pytest.param("the 2015 Strategy, the 2025 Oslo Games", ["2015", "2025"], id="no target"),
        pytest.param("Oslo, Norway, 28 and 29 August 2003 (annex)", ["28 and 29 August 2003"], id="days behind a place"),
        pytest.param("from the mid-1960s to the late 1970s", ["mid-1960s", "late 1970s"], id="part of a decade"),
        pytest.param("Mid-1960s plans, Late 1970s plans", ["Mid-1960s", "Late 1970s"], id="part of a decade opening"),
    ],
)  # fmt: skip
def test_find_dates_in_prose(text: str, expected: list[str]) -> None:
    """The document's own day, lost spaces and target years: what counts is quoted, decoys are not."""
    assert find_dates(paragraph(text))["quote"].tolist() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tonight we dine.", "2020-11-13..2020-11-13", id="tonight"),
        pytest.param("We met last night.", "2020-11-12..2020-11-12", id="last night"),
        pytest.param("They met yesterday evening.", "2020-11-12..2020-11-12", id="yesterday evening"),
        pytest.param("They will meet tomorrow.", "2020-11-14..2020-11-14", id="tomorrow"),
        pytest.param("They met over the weekend, this weekend.", "2020-11-14..2020-11-15", id="weekend"),
        pytest.param("at a meeting in Oslo Sunday", "2020-11-08..2020-11-08", id="past weekday"),
        pytest.param("They will meet in Oslo Sunday.", "2020-11-15..2020-11-15", id="coming weekday"),
        pytest.param("plans for 20162025", "2016-01-01..2025-12-31", id="lost hyphen"),
        pytest.param("the late 1970s", "1977-01-01..1979-12-31", id="late in a decade"),
        pytest.param(
            "The U.S. Congress was asked for funds in fiscal year 2019.", "2018-10-01..2019-09-30", id="US"
        ),
        pytest.param(
            "Funds of the United States. They rose in FY2019.", "2018-10-01..2019-09-30", id="US paragraph"
        ),
        pytest.param("Japan told the U.S. of its FY2019 loan.", "2019-04-01..2020-03-31", id="Japan and US"),
        pytest.param(
            "The U.S. praised the JFY2019 loan.", "2019-04-01..2020-03-31", id="Japanese year in a US text"
        ),
        pytest.param(
            "The U.S. budget of the second half of fiscal year 2019", "2019-04-01..2019-09-30", id="US half"
        ),
    ],
)
def test_days_of_further_expressions(text: str, expected: str) -> None:
    """Parts of the day, weekdays of news reports and other states' fiscal years stand for their days."""
    found = find_dates(paragraph(text))
    assert (found["date_start"] + ".." + found["date_end"]).tolist() == [expected]


def test_a_target_year_needs_a_dated_document() -> None:
    """Whether a plan's year is still to come is known only where the document's is."""
    assert dates("the 2030 Agenda", "") == ["2030 = 2030-01-01..2030-12-31"]
    assert dates("the 2030 Agenda", "2031-05-02") == ["2030 = 2030-01-01..2030-12-31"]


RELATIVE = "This year, last month, last week, two days ago; in May, last July; over the past year; on 5 June"


@pytest.mark.parametrize(
    ("day", "quotes"),
    [
        pytest.param("2018-07", ["This year", "last month", "May", "last July", "5 June"], id="month"),
        pytest.param("2018", ["This year", "May", "5 June"], id="year"),
        pytest.param("", [], id="unknown"),
        pytest.param("July 2018", [], id="no ISO date"),
    ],
)
def test_a_coarse_document_date_resolves_only_what_it_can(day: str, quotes: list[str]) -> None:
    """What needs a day is left out where only the month or the year is known."""
    assert find_dates(paragraph(RELATIVE, day))["quote"].tolist() == quotes


def test_a_table_without_dates_column_still_gives_full_dates() -> None:
    """Without a date column nothing relative resolves, everything else does."""
    found = find_dates(paragraph("this year and in 2019").drop(columns="date"))
    assert found["quote"].tolist() == ["2019"]


@pytest.mark.parametrize(
    ("start", "named_after", "expected"),
    [
        pytest.param(10, "end", ("2019-10-01", "2020-09-30"), id="United States"),
        pytest.param(7, "start", ("2020-07-01", "2021-06-30"), id="July"),
        pytest.param(1, "end", ("2020-01-01", "2020-12-31"), id="calendar year"),
    ],
)
def test_the_fiscal_year_is_the_callers(start: int, named_after: str, expected: tuple[str, str]) -> None:
    """Fiscal years begin when the caller says."""
    found = find_dates(paragraph("FY2020"), fiscal_year_start=start, fiscal_year_named_after=named_after)  # type: ignore[arg-type]
    assert tuple(found[["date_start", "date_end"]].iloc[0]) == expected


def test_impossible_fiscal_years_are_refused() -> None:
    """A month is 1 to 12, and a fiscal year is named after one of its ends."""
    with pytest.raises(ParameterError, match="fiscal_year_start is 13; give the number of a month"):
        find_dates(paragraph(""), fiscal_year_start=13)
    with pytest.raises(ParameterError, match="fiscal_year_named_after is 'middle'; give 'start' or 'end'"):
        find_dates(paragraph(""), fiscal_year_named_after="middle")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("on 5 May 2020", "day"), ("5-7 May 2020", "range"), ("last week", "week"), ("in May 2020", "month"),
        ("Q1 2020", "quarter"), ("first half of 2020", "half"), ("spring 2020", "season"), ("mid-2020", "part"),
        ("in 2020", "year"), ("2020-2022", "span"), ("FY2020", "fiscal year"), ("the 1990s", "decade"),
    ],
)  # fmt: skip
def test_granularity(text: str, granularity: str) -> None:
    """The granularity names the kind of expression."""
    assert find_dates(paragraph(text))["granularity"].tolist() == [granularity]


def test_a_table_without_text_is_refused() -> None:
    """A missing column is named."""
    with pytest.raises(SchemaError, match="PARAGRAPHS: missing column 'text'"):
        find_dates(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


def test_an_empty_table_keeps_the_schema() -> None:
    """No paragraph, no row, all columns."""
    found = find_dates(paragraph("").iloc[:0])
    assert found.empty
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == dict(DATES.columns)


@pytest.mark.parametrize("month", ["Aprİl", "Aprıl", "Auguſt"])
def test_letters_that_only_unicode_takes_for_the_same_make_no_month(month: str) -> None:
    """A month is written in ASCII letters, whatever else matches them when case is ignored."""
    assert dates(f"on 12 {month} 2020") == []


def test_arguments_are_not_changed() -> None:
    """The paragraphs stay as they were."""
    paragraphs = paragraph("in 2020")
    before = paragraphs.copy(deep=True)
    find_dates(paragraphs)
    pd.testing.assert_frame_equal(paragraphs, before)


PIECES = st.sampled_from(
    ["5", "12", "31", "30th", "2019", "2020", "2021", "FY", "May", "November", "Feb.", "-", "–", "/", ".", ",", " ", " to ",
     " and ", "(", ")", "in ", "of ", "the ", "between ", "last ", "next ", "this ", "year", "week", " years ago", "mid-",
     "tomorrow", " met ", "20162025", "Agenda", "US ", "’s", "end of ", "Monday", "s", "quarter ", "first ", "today", "Summit", "Q2 ", "spring ", "two "]
)  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(PIECES, max_size=12), st.sampled_from(["", " "]), st.sampled_from([DAY, "2018-07", "2021", ""])
)
def test_spans_are_quotes_and_dates_are_in_order(pieces: list[str], glue: str, day: str) -> None:
    """Whatever the text: offsets hold, nothing overlaps, the first day is not after the last."""
    text = glue.join(pieces)
    found = find_dates(paragraph(text, day))
    assert [text[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == found[
        "quote"
    ].tolist()
    assert (found["start"].iloc[1:].to_numpy() >= found["end"].iloc[:-1].to_numpy()).all()
    assert all(
        date.fromisoformat(first) <= date.fromisoformat(last)
        for first, last in zip(found["date_start"], found["date_end"], strict=True)
    )


PIECES = [
    "2020",
    "1999",
    "2021-2023",
    "20192021",
    "2020-11-13",
    "13.11.2020",
    "12",
    "12th",
    "3",
    "1H",
    "Q3",
    "H2",
    "FY2020",
    "JFY21",
    "fiscal",
    "year",
    "Japan's",
    "January",
    "feb",
    "Sept.",
    "MAY",
    "May",
    "march",
    "July",
    "Monday",
    "on",
    "Friday",
    "next",
    "last",
    "this",
    "past",
    "the",
    "early",
    "mid-2021",
    "end",
    "late",
    "first",
    "second",
    "quarter",
    "half",
    "summer",
    "today",
    "tonight",
    "tomorrow",
    "morning",
    "weekend",
    "one",
    "two",
    "year",
    "years",
    "month",
    "week",
    "decade",
    "ago",
    "a",
    "an",
    "of",
    "to",
    "and",
    "in",
    "between",
    "Fourth",
    "twenty-first",
    "day",
    "Day",
    ",",
    ".",
    "(",
    "–",
    "1990s",
]


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", "", "-", ", "])), max_size=14)
)
def test_no_date_is_passed_over(pieces):
    """Patterns are tried only where a date may begin, and find what a search over the whole text finds."""
    text = "".join(itertools.chain.from_iterable(pieces))
    searched = {
        (name, match.span()) for name, pattern in patterns().items() for match in pattern.finditer(text)
    }
    assert {(name, match.span()) for name, match in matches(text)} == searched
