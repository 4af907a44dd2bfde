"""The words around a sum and their classes: names, nouns, adverbs, verbs, the closed classes.

Words are told apart by their shape (capitals, endings) and by lists: function words of ``lexicons/grammar.toml``, nouns
for parties of ``lexicons/actors.toml``, verbs and nouns of giving of ``lexicons/money.toml``. Nothing is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from toolkit.find.money.currencies import lexicon
from toolkit.lexicons import load_lexicon, word_set

SUM = "¤"
"""What stands in for every letter of a sum while the words around it are read."""
_TOKEN = re.compile(rf"{SUM}+|(?:[A-Z]\.){{2,}}(?:[’']s|(?:-\w+)*)|\w[\w’'&/+‑-]*(?:\.\d+)?|[^\w\s]")


class Word(NamedTuple):
    """A word or sign, the same in small letters, and where it stands."""

    text: str
    low: str
    start: int
    end: int


Words = Sequence[Word]


def split_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words and signs of ``text[start:end]``."""
    return [
        Word(match[0], match[0].replace("’", "'").lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def role_words(name: str) -> frozenset[str]:
    """Return one of the lexicon's lists of words that tell roles."""
    return word_set("money", "roles", name)


@cache
def forms(name: str) -> re.Pattern[str]:
    """Return the pattern that a word of one of the lexicon's lists of expressions matches whole."""
    words: list[str] = lexicon()["roles"][name]
    return re.compile("(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")")


@cache
def auxiliaries() -> frozenset[str]:
    """Return the forms of have, be and do, and the modals."""
    names = ("have", "be", "do", "modals", "weak_modals")
    return frozenset({"be", "been", "being"}).union(*(word_set("grammar", name) for name in names))


@cache
def function_words() -> frozenset[str]:
    """Return the words that no noun phrase goes on with: prepositions, pronouns, auxiliaries and the like."""
    names = ("subordinators", "prepositions", "determiners", "pronouns", "coordinators")
    classes = (word_set("grammar", name) for name in names)
    return auxiliaries().union(*classes) | role_words("breaks") | role_words("asks")


@cache
def party_nouns() -> frozenset[str]:
    """Return the common nouns that a party's name may end with."""
    lists = (word_set("actors", name) for name in ("parties", "persons", "bodies"))
    return role_words("receivers").union(*lists)


@cache
def places() -> frozenset[str]:
    """Return the names of states, groupings and regions in small letters."""
    states: dict[str, list[str]] = load_lexicon("countries")["states"]
    names = (name.lower() for names_of in states.values() for name in names_of)
    return role_words("regions").union(names, word_set("actors", "organisations"))


@cache
def days() -> frozenset[str]:
    """Return the names of the days, and `today`."""
    return role_words("days") | {day.lower() for day in load_lexicon("calendar")["weekdays"]}


@cache
def times() -> frozenset[str]:
    """Return the words that open a time, and no party or purpose."""
    return days() | role_words("times") | {month.lower() for month in load_lexicon("calendar")["months"]}


@cache
def quantities() -> frozenset[str]:
    """Return the determiners and numbers that begin a noun phrase and belong to it."""
    return role_words("quantities") | set(load_lexicon("numbers")["cardinals"]) - {"a", "an"}


@cache
def _not_verbs() -> frozenset[str]:
    return frozenset(load_lexicon("countries")["context"]["not_verbs"])


def is_possessive(word: Word) -> bool:
    """Whether the word ends in `'s` or `s'`."""
    return word.low.endswith(("'s", "s'")) and word.low[:1].isalpha()


def is_name(word: Word) -> bool:
    """Whether the word is written like part of a name, and not like a verb in title case (`Welcomed`)."""
    first = word.text[0]
    if first.isdigit():
        return True
    verb = (
        word.low.endswith("ed")
        and word.text[1:].islower()
        and word.text not in _not_verbs()
        and word.low not in role_words("adjectives")
    )
    return first.isupper() and not verb


def is_noun(word: Word) -> bool:
    """Whether a word in small letters may be a noun or adjective."""
    first = word.text[0]
    return first.isalpha() and first.islower() and word.low not in function_words() and not is_adverb(word)


def is_adverb(word: Word) -> bool:
    """Whether the word is an adverb, by its ending or the lexicon."""
    adverb = word.low.endswith("ly") and word.low not in word_set("grammar", "not_adverbs")
    return (adverb and word.text[0].islower()) or word.low in role_words("adverbs") | word_set(
        "grammar", "adverbs"
    )


def is_verb_form(word: Word) -> bool:
    """Whether the word ends like a participle, and is none that stands as an adjective."""
    return (
        word.low.endswith(("ed", "ing")) and "-" not in word.low and word.low not in role_words("adjectives")
    )
