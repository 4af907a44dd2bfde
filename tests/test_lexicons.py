"""The lexicons: every list is read by its file's name, and says nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from toolkit.errors import LexiconError
from toolkit.lexicons import any_of, load_lexicon, word_set

NAMES = sorted(
    entry.name.removesuffix(".toml")
    for entry in files("toolkit.lexicons").iterdir()
    if entry.name.endswith(".toml")
)


def word_lists(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield every list of words of a lexicon with its place."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from word_lists(value, f"{path}{key}.")
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield f"{path}{key}", value


@pytest.mark.parametrize("name", NAMES)
def test_no_list_holds_a_word_twice(name):
    """A word stands once in its list, so that a change of it is a change in one place."""
    repeated = {
        place: [word for word, times in Counter(words).items() if times > 1]
        for place, words in word_lists(load_lexicon(name))
        if not place.startswith("irregular.")  # a verb's forms in their order, of which two may be the same
    }
    assert not {place: words for place, words in repeated.items() if words}


def test_states_are_listed_once():
    """One name means one state; only `countries` lists them."""
    forms = Counter(form for forms in load_lexicon("countries")["states"].values() for form in forms)
    assert [form for form, times in forms.items() if times > 1] == []
    assert "states" not in load_lexicon("actors")


def test_an_unknown_lexicon_is_refused_by_name():
    """The message names the lexicon and where they are."""
    with pytest.raises(LexiconError, match=r"no lexicon 'verb'; see toolkit/lexicons/"):
        load_lexicon("verb")


def test_word_set_reads_a_nested_list():
    """The keys lead down to the list."""
    assert {"Minister", "President"} <= word_set("countries", "context", "officers")


def test_any_of_prefers_the_longer_and_escapes():
    """The longest alternative is tried first, white space is any, and signs mean themselves."""
    assert any_of(["a.m.", "at", "at the end"]) == r"(?:at\s+the\s+end|a\.m\.|at)"
