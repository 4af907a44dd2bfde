"""Patterns that are tried only where one of their words begins find what a search over the whole text finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.find.instruments import heads, lower
from toolkit.find.instruments.resolutions import resolutions
from toolkit.find.meetings import listed, numbered
from toolkit.find.meetings.candidates import _openings
from toolkit.find.meetings.start import head_nouns
from toolkit.find.money.currencies import currency_places
from toolkit.find.money.patterns import number_places, patterns
from toolkit.find.ordinals import ordinal_places
from toolkit.lexicons import load_lexicon
from toolkit.literals import Literals, matches_at

GLUE = st.sampled_from([" ", " ", " ", " ", "\n", "-", ", ", "", " (", ") "])
PLAIN = [
    "the",
    "of",
    "on",
    "for",
    "and",
    "Asia",
    "Lima",
    "ASEAN",
    "Trade",
    "trade",
    "2",
    "2nd",
    "12",
    "th",
    "twenty-first",
    "2030",
    "1,500",
    "foreign",
    "held",
    "in",
    "Special",
    "annual",
]


def words_of(*lists: object) -> list[str]:
    """Return all the strings of nested lists and tables."""
    found: list[str] = []
    for one in lists:
        if isinstance(one, str):
            found.append(one)
        else:
            found += words_of(*(one.values() if isinstance(one, dict) else one))
    return found


def texts(*lists: object) -> st.SearchStrategy[str]:
    """Return texts of words of a lexicon and of others, with and without blanks between."""
    piece = st.one_of(st.sampled_from(words_of(*lists)), st.sampled_from(PLAIN))
    return st.lists(st.tuples(piece, GLUE), max_size=12).map(lambda pairs: "".join(map("".join, pairs)))


def agree(pattern: re.Pattern[str], text: str, starts: list[int]) -> bool:
    """Tell whether the places lead to the matches of a search."""
    searched = [match.span() for match in pattern.finditer(text)]
    return [match.span() for match in matches_at(pattern, text, starts)] == searched


INSTRUMENTS = load_lexicon("instruments")


@given(texts(INSTRUMENTS["kinds"], INSTRUMENTS["known"], INSTRUMENTS["lower"], INSTRUMENTS["small"]))
def test_no_instrument_is_passed_over(text):
    """Head nouns, known names and kind nouns in small letters are found wherever they stand."""
    starts = heads.openings().starts(text)
    assert agree(heads.head_nouns(), text, starts.get("heads", []))
    assert agree(heads.known_names(), text, heads.known_openings().starts(text).get("known", []))
    assert agree(lower._behind_a_name(), text, starts.get("behind a name", []))
    assert agree(lower._before_a_name(), text, starts.get("before a name", []))
    assert agree(lower._of_a_group(), text, starts.get("of a group", []))


@pytest.mark.parametrize(
    "text",
    [
        "resolution 1325 (2000)",
        "Resolutions 54/47 and 56/16",
        "under A/RES/73/7",
        "GC(69)/RES/7",
        "decision E/DEC.5",
        "decision CBD/COP/DEC/15/4",
        "WHA75.1",
        "EB150.R3",
        "UNSCR 1540",
        "Security Council resolutions",
    ],
)
def test_whatever_cites_a_resolution_is_noticed(text):
    """Every way to cite a resolution has one of the words without which none is looked for."""
    assert list(resolutions(text))
    assert "numbered" in heads.openings().starts(text)


MEETINGS = load_lexicon("meetings")


@given(texts(MEETINGS["nouns"], MEETINGS["small"]))
def test_no_meeting_is_passed_over(text):
    """Head nouns, what bodies call, offices and ordinals are found wherever they stand."""
    starts, ordinals = _openings().starts(text), ordinal_places(text)
    offices = starts.get("offices", [])
    assert agree(head_nouns(), text, starts.get("nouns", []))
    assert agree(numbered._called(), text, starts.get("called", []))
    assert agree(numbered._offices_meeting(), text, offices)
    assert agree(listed._shared_head(), text, sorted({*offices, *starts.get("shared", [])}))
    for pattern in (numbered._numbered(), numbered._qualified(), numbered._THOUSANDS):
        assert agree(pattern, text, ordinals)
    assert not numbered._news().search(text) or "news" in starts
    assert not numbered._letters_meeting().search(text) or "kinds" in starts


MONEY = load_lexicon("money")


@given(texts(MONEY["symbols"].keys(), MONEY["names"].keys(), ["USD", "US $", "U.S. $", "million", "half", "a", "three", "Yen", "Hong Kong dollars"]))  # fmt: skip
def test_no_sum_is_passed_over(text):
    """Sums begin at a currency or at a number, wherever they stand."""
    lower_case = text.lower()
    assert agree(patterns()["prefix"], text, currency_places(text, lower_case))
    assert agree(patterns()["suffix"], text, number_places(text, lower_case))


def test_words_are_found_where_they_begin():
    """A word inside of another is none, and of a phrase the first word is enough."""
    found = Literals({"seas": ["south china sea", "sea"], "south": ["south"]}).starts(
        "undersea south_sea south"
    )
    assert found == {"seas": [9, 19], "south": [9, 19]}
