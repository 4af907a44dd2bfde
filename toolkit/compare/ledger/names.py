"""Names of givers and recipients as sets of words that can be compared, whatever their order, spelling and short forms.

A short form stands for the words that the documents introduce it for; where documents spell those words in several ways, one of them stands
for all.  A short form that means two things in the corpus is read only in the documents that introduce it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import pandas as pd

from toolkit.compare.alignment.words import content_words
from toolkit.find.countries import find_countries
from toolkit.lexicons import any_of, load_lexicon, word_set

Words = frozenset[str]
LONGEST_SHORT = 4
SHORTEST_STEM, LONGEST_ENDING = 4, 3
"""Of adjectives of states: `Japan-ese`, `Chile-an`."""
_TOKEN = re.compile(r"[^\s(),;“”\"]+")
_CAPITALS = re.compile(r"[A-Z]\w*[A-Z]\w*")
NUMBER = "#"
"""What marks a number among the words of a name."""


class Name(NamedTuple):
    """A name's content words, its head among them, and whether it names one body (and not a group, place or common noun)."""

    words: Words = frozenset()
    head: str = ""
    proper: bool = False


class Expansions(NamedTuple):
    """What short forms stand for: everywhere, and in one document; and the spelling that stands for the others."""

    everywhere: Mapping[str, str]
    own: Mapping[tuple[str, str], str]
    spellings: Mapping[Words, str]


def read_expansions(acronyms: pd.DataFrame) -> Expansions:
    """Return what the short forms of a table of acronyms stand for."""
    own: dict[tuple[str, str], str] = {}
    longs: dict[str, list[str]] = {}
    for doc_id, short, long in zip(acronyms["doc_id"], acronyms["short"], acronyms["long"], strict=True):
        own.setdefault((doc_id, short), long)
        longs.setdefault(short, []).append(long)
    chosen: dict[str, str] = {}
    spellings: dict[Words, str] = {}
    for short, forms in longs.items():
        best = min(forms, key=lambda form: (-len(fold(form)), form))
        if all(fold(form) & fold(best) for form in forms):
            chosen[short] = best
            spellings |= {fold(form): best for form in forms if fold(form) != fold(best)}
    everywhere = {short: long for short, long in chosen.items() if not short.islower()}
    return Expansions(everywhere, {key: chosen.get(key[1], long) for key, long in own.items()}, spellings)


def fold(text: str) -> Words:
    """Return the content words of `text`, British in spelling.

    Examples
    --------
    >>> sorted(fold("the Coral Center of Chile"))
    ['centr', 'chil', 'coral']
    """
    names = word_set("grammar", "capital_names")
    capitals = (token.lower() for token in _TOKEN.findall(text) if token in names)
    return frozenset([*content_words(_british(text)), *capitals])


def _british(text: str) -> str:
    variants = load_lexicon("ledger")["names"]["variants"]
    return _variants().sub(lambda match: variants[match.group().lower()], text)


@cache
def _variants() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_lexicon('ledger')['names']['variants'])}\b", re.IGNORECASE)


def expand(text: str, doc_id: str, expansions: Expansions) -> str:
    """Return `text` with the long forms in the places of its short forms."""
    tokens = _TOKEN.findall(text)
    words: list[str] = []
    place = 0
    while place < len(tokens):
        for size in range(min(LONGEST_SHORT, len(tokens) - place), 0, -1):
            short = " ".join(tokens[place : place + size])
            long = expansions.own.get((doc_id, short)) or expansions.everywhere.get(short)
            if long or size == 1:
                words.append(long or short)
                place += size
                break
    return " ".join(words)


def read_name(text: str, doc_id: str, expansions: Expansions) -> Name:
    """Return a giver's or recipient's words to compare it by."""
    if not text:
        return Name()
    long = expand(text, doc_id, expansions)
    long = expansions.spellings.get(fold(long), long)
    words = fold(long)
    kept = (words - _general() or words) | _numbers(long)
    head = _head(long, kept)
    capitals = re.findall(r"\b[A-Z][\w-]+", long)
    several = len(kept) > 1 and len(capitals) > 1 and not words & _general()
    return Name(kept, head, several or _names_a_body(text, words))


def _names_a_body(text: str, words: Words) -> bool:
    """Return whether a name is one word in capitals (`UNICEF`) that is no grouping of states."""
    groupings = word_set("actors", "scope", "groupings")
    return len(words) == 1 and bool(_CAPITALS.fullmatch(text)) and text.lower() not in groupings


def _numbers(text: str) -> Words:
    """Return what numbers a name: `Phase II` is not `Phase I`, but the figure of `COVID-19` counts nothing."""
    return frozenset(NUMBER + match.group().lower() for match in _number().finditer(text))


@cache
def _number() -> re.Pattern[str]:
    words = [word for word in load_lexicon("numbers")["cardinals"] if word not in {"a", "an"}]
    return re.compile(rf"(?<![\w.-])(?:\d+(?:\.\d+)?|[IVX]+|(?i:{any_of(words)}))(?![\w-])")


@cache
def _general() -> Words:
    return fold(" ".join(load_lexicon("ledger")["names"]["general"]))


def _head(text: str, words: Words) -> str:
    before = _before_preposition().split(text, maxsplit=1)[0]
    own = [word for word in content_words(_british(before)) if word in words]
    return own[-1] if own else min(words, default="")


@cache
def _before_preposition() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s+{any_of(load_lexicon('ledger')['names']['after_head'])}\s")


def body_noun(text: str) -> str:
    """Return the noun of a body that stands alone for one named before (`the Centre`), or nothing.

    Examples
    --------
    >>> body_noun("the Center"), body_noun("Coral Centre")
    ('centr', '')
    """
    words = fold(text)
    return next(iter(words)) if len(words) == 1 and words <= body_nouns() else ""


@cache
def giving_words() -> Words:
    """Return the words, folded, that only say that somebody gives or takes note of it."""
    return fold(" ".join(load_lexicon("ledger")["names"]["giving"]))


@cache
def body_nouns() -> Words:
    """Return the nouns of bodies, folded."""
    return fold(" ".join(load_lexicon("ledger")["names"]["bodies"]))


def compare_names(one: Name, other: Name) -> str:
    """Return how two names stand to each other: `same`, `different`, `open`, or nothing if one is missing.

    Examples
    --------
    >>> fund = Name(frozenset({"relief", "fund"}), "fund")
    >>> compare_names(fund, Name(frozenset({"coast", "relief", "fund"}), "fund"))
    'same'
    >>> compare_names(fund, Name(frozenset({"relief"}), "relief")), compare_names(fund, Name(frozenset({"norway"}), "norway"))
    ('open', 'different')
    """
    if not one.words or not other.words:
        return ""
    if one.words == other.words:
        return "same"
    if not (one.words < other.words or other.words < one.words):
        return "different"
    numbered = any(word.startswith(NUMBER) for word in one.words ^ other.words)
    return (
        "same"
        if one.head == other.head and min(map(len, (one.words, other.words))) > 1 and not numbered
        else "open"
    )


def read_givers(givers: Iterable[str]) -> dict[str, str]:
    """Return givers by the states they name, as ISO codes: `Government of Japan` and `Japan` are one."""
    distinct = [giver for giver in dict.fromkeys(givers) if giver]
    table = pd.DataFrame({"doc_id": distinct, "para": "1", "text": distinct}, dtype="str")
    found = find_countries(table)
    states: dict[str, list[str]] = {}
    for giver, quote, code in zip(found["doc_id"], found["quote"], found["iso3"], strict=True):
        states.setdefault(giver, [giver]).append(code)
        states[giver][0] = states[giver][0].replace(quote, "")
    return {giver: _code(states[giver]) if giver in states else _state_of(giver) for giver in distinct}


def _state_of(giver: str) -> str:
    """Return a giver of one state by its code: `the Chilean Government`."""
    words = giver.split()
    left = [word for word in words if fold(word) - _general()]
    code = _adjective_state(left[0]) if len(left) == 1 and len(words) > 1 else ""
    return f"state{code}" if code else giver


def _code(parts: Sequence[str]) -> str:
    left, *codes = parts
    rest = " ".join(word for word in left.split() if fold(word) - _general())
    return " ".join([*(f"state{code}" for code in codes), rest]).strip()


def _adjective_state(word: str) -> str:
    """Return the code of the only state that an adjective is of (`Chilean`), or nothing."""
    endings = load_lexicon("people")["demonyms"]
    stems = {word.lower().removesuffix(ending) for ending in endings} - {word.lower()}
    names = load_lexicon("countries")["states"]
    codes = {code for code, forms in names.items() for stem in stems if _begins(forms[0].lower(), stem)}
    return codes.pop() if len(codes) == 1 else ""


def _begins(name: str, stem: str) -> bool:
    return len(stem) >= SHORTEST_STEM and name.startswith(stem) and len(name) - len(stem) <= LONGEST_ENDING


def names_nobody(giver: str) -> bool:
    """Return whether a giver is only what the speakers call themselves."""
    return giver.lower() in word_set("ledger", "names", "speakers")
