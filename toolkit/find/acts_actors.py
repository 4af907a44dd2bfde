"""Noun groups that name an actor: parties, office-holders, bodies, meetings, states, organisations, and pronouns for them.

A noun group is read from left to right; wherever what has been read could be an actor, it is offered with its number, and the
clause reader takes the first after which a predicate stands.  The head nouns and organisations are ``lexicons/actors.toml``, the states
``lexicons/countries.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.find.acts_verbs import readings, verb_class, word_class
from toolkit.find.acts_words import Word
from toolkit.lexicons import load_lexicon, word_set

LONGEST_GROUP = 16
LONGEST_NAME = 6
ACRONYM = re.compile(r"\(\s*[“\"']?(?:the )?([A-Z][\w+&./-]*[A-Z0-9][\w+&./-]*)[”\"']?\s*\)")


class Actor(NamedTuple):
    """A noun group that may act: words ``start`` to ``end`` (half-open), number, and kind.

    ``kind`` is one of we, i, they, it, he, parties, person, body, event, state, organisation, name.
    """

    start: int
    end: int
    plural: bool
    kind: str


def nouns(name: str) -> frozenset[str]:
    """Return one list of ``lexicons/actors.toml``."""
    return word_set("actors", name)


@cache
def state_names() -> frozenset[str]:
    """Return the names of states in lower case, with either apostrophe."""
    names = (name.lower() for names in load_lexicon("countries")["states"].values() for name in names)
    return frozenset(form for name in names for form in (name, name.replace("'", "’")))


@cache
def names() -> dict[str, str]:
    """Return states and organisations by name, each with its kind."""
    return dict.fromkeys(nouns("organisations"), "organisation") | dict.fromkeys(state_names(), "state")


def read_acronyms(text: str) -> dict[str, str]:
    """Return the kind of what each bracketed acronym in `text` stands for: body, event, or thing."""
    found: dict[str, str] = {}
    for match in ACRONYM.finditer(text):
        near = re.split(r"[).;]\s", text[max(0, match.start() - 120) : match.start()].lower())[-1]
        before = re.findall(r"[\w’'-]+", near)[-12:]
        kinds = [kind for word in reversed(before) if (kind := _noun_kind(word))]
        if kinds:
            found.setdefault(match[1].lower(), kinds[0])
    return found


def _noun_kind(low: str) -> str:
    if low in nouns("things"):
        return "thing"
    if low in nouns("events"):
        return "event"
    return "body" if low in nouns("bodies") else ""


def read_actors(words: Sequence[Word], i: int, acronyms: Mapping[str, str]) -> Iterator[Actor]:
    """Yield the actors that the noun group at `i` may name, shortest first."""
    if i >= len(words):
        return
    low = words[i].low
    if low in word_class("pronouns"):
        kind = {"we": "we", "i": "i", "they": "they", "it": "it"}.get(low, "he")
        yield Actor(i, i + 1, kind in {"we", "i", "they"}, kind)
        return
    for head in _heads(words, i, acronyms):
        yield head
        yield from _of_phrases(words, head)
    if low in {"both", "all", "some", "many", "most", "several"} and i + 1 < len(words):
        if words[i + 1].low == "of":
            yield from (Actor(i, found.end, True, "parties") for found in read_actors(words, i + 2, acronyms))
        elif words[i + 1].low not in word_class("determiners"):
            yield Actor(i, i + 1, True, "parties")


def _heads(words: Sequence[Word], i: int, acronyms: Mapping[str, str]) -> Iterator[Actor]:
    """Yield the simple noun groups at `i`, each up to a head noun, name or title."""
    start, titled, joined = i, False, False
    j = _skip_determiners(words, i)
    first = j
    while j < min(len(words), i + LONGEST_GROUP):
        word = words[j]
        if (
            word.low == "and"
            and j > first
            and not joined
            and _modifier(words, j - 1)
            and _modifier(words, j + 1)
        ):
            joined, j = True, j + 1
            continue
        if word.text == "," and j + 1 < len(words) and words[j + 1].low in {"jr.", "sr."}:
            j += 2
            yield Actor(start, j, False, "person")
            continue
        if not _in_group(word):
            return
        length, kind = name_at(words, j)
        if kind:
            yield Actor(start, j + length, False, kind)
            j += length
            continue
        actor = _head_at(words, start, first, j, titled, acronyms)
        if actor:
            yield actor
        titled = titled or word.low in nouns("titles")
        j += 1


def _skip_determiners(words: Sequence[Word], i: int) -> int:
    while i < len(words) and (words[i].low in word_class("determiners") or words[i].text.isdigit()):
        i += 1
    if [word.low for word in words[i : i + 2]] in (["number", "of"], ["range", "of"]):
        i = _skip_determiners(words, i + 2)
    return i


def _in_group(word: Word) -> bool:
    if not word.is_word or word.low in word_class("prepositions") | word_class("subordinators") | word_class(
        "pronouns"
    ):
        return False
    if word.low in word_class("modals") | word_class("be") | word_class("have") | word_class("coordinators"):
        return False
    if word.low in word_class("determiners"):
        return word.capital
    return word.capital or not _only_finite(word)


def _only_finite(word: Word) -> bool:
    """Whether a small-letter word is a past form that stands before no noun: `demonstrated`, not `enhanced`."""
    forms = readings(word)
    return any(form == "past" for form, _ in forms) and not any(
        lemma in verb_class("adjectival") for _, lemma in forms
    )


def _modifier(words: Sequence[Word], i: int) -> bool:
    """Whether the word at `i` can be one of two modifiers before a head: `foreign and defence ministers`."""
    if i >= len(words) or not _in_group(words[i]) or words[i].possessive:
        return False
    return (
        words[i].low not in word_class("determiners")
        and not name_at(words, i)[1]
        and not _plural_head(words[i].low)
    )


def _plural_head(low: str) -> bool:
    return low in nouns("parties")


def name_at(words: Sequence[Word], i: int) -> tuple[int, str]:
    """Return the length and kind of the longest state's or organisation's name at `i`."""
    if not words[i].capital or words[i].low == "who":
        return 0, ""
    for length in range(min(LONGEST_NAME, len(words) - i), 0, -1):
        if kind := names().get(" ".join(word.low for word in words[i : i + length]).lower()):
            return length, kind
    return 0, ""


def _head_at(
    words: Sequence[Word], start: int, first: int, j: int, titled: bool, acronyms: Mapping[str, str]
) -> Actor | None:
    word = words[j]
    if word.possessive:
        return None
    low = word.low
    if low in nouns("weak") and not word.capital:
        return None
    if low in nouns("parties"):
        return Actor(start, j + 1, True, "parties")
    if low.lower() in acronyms or low.replace("+", "") in acronyms:
        kind = acronyms.get(low.lower(), "thing")
        return None if kind == "thing" else Actor(start, j + 1, False, kind)
    for name, kind in (("persons", "person"), ("events", "event"), ("bodies", "body")):
        if low in nouns(name):
            return Actor(start, j + 1, False, kind)
    if titled and word.capital and low not in nouns("things"):
        return Actor(start, j + 1, False, "person")
    named = (
        all(each.capital for each in words[first : j + 1])
        and low not in nouns("things")
        and word.text[:1].isalpha()
    )
    return Actor(start, j + 1, False, "name") if named else None


def _of_phrases(words: Sequence[Word], head: Actor) -> Iterator[Actor]:
    """Yield `head` with the phrase that says whose or what for: `of Mekong countries`, `on Sports`, `for Foreign Affairs`."""
    i = head.end
    if i + 1 >= len(words) or head.kind in {"state", "we", "i", "they"}:
        return
    named = words[i - 1].capital and words[i].low in {"on", "for", "to", "against"} and words[i + 1].capital
    if words[i].low != "of" and not (named and not words[i + 1].text[:1].isdigit()):
        return
    inside = words[i].low == "of"
    for j in range(i + 1, min(len(words), i + LONGEST_GROUP)):
        word = words[j]
        linked = word.low in {"and", "of", "the", "for", "&"} and _leads_to_name(words, j + 1)
        if not linked and not _inside_phrase(word, inside):
            return
        if any(each.possessive for each in words[i:j]) and word.low in nouns("things"):
            return
        if not linked and word.low not in word_class("determiners"):
            yield head._replace(end=j + 1)


def _leads_to_name(words: Sequence[Word], i: int) -> bool:
    """Whether a capital follows at `i`, an article between or not."""
    following = words[i : i + 2]
    return bool(following) and (following[0].capital or (following[0].low == "the" and following[-1].capital))


def _inside_phrase(word: Word, loose: bool) -> bool:
    """Whether a word may stand in an of-phrase (`loose`), or in the rest of a name."""
    if not word.is_word or word.low in word_class("prepositions"):
        return False
    return word.capital or word.low in word_class("determiners") or (loose and _in_group(word))
