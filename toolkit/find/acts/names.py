"""Nouns and names of actors: the lists of the lexicon, states and organisations, bracketed acronyms, and persons.

A person who has been introduced with a title (`President Holm`) acts under the bare name too (`Holm said`).  Letters of honour or
membership behind a name (`Ada Lim, SC`) belong to the subject's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from toolkit.find.acts.words import Word
from toolkit.find.chunks import chunks_of, needed_chunks
from toolkit.lexicons import any_of, load_lexicon, word_set

SHORTEST_NAME = 2
LONGEST_NAME = 6
LONGEST_GROUPING = 16
# Before the first word of a name: a key that says that a document introduces a grouping by it, no word of a text.
OPENS_GROUP = " "
GROUP = re.compile(
    r"(?<![a-z])(?:[Tt]he ?)?(?P<long>[A-Z][a-z]+(?: (?:(?:of|in|for|the|and|on) ){0,2}[A-Z][a-z]+){0,6}) \(“?(?P<short>[A-Z]{2,7})”?\)"
)
SHORT_FORM = re.compile(r"\(“?[A-Z]{2,7}”?\)")
ACRONYM = re.compile(r"\(\s*[“\"']?(?:the )?([A-Z][\w+&./-]*[A-Z0-9][\w+&./-]*)[”\"']?\s*\)")


@cache
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
    named = dict.fromkeys(nouns("seats"), "seat") | dict.fromkeys(nouns("organisations"), "organisation")
    return named | dict.fromkeys(state_names(), "state")


def read_groups(text: str) -> dict[str, str]:
    """Return the groupings that `text` gives a name of their own, by long and short form: `the Friends of the Fjord (FF)`."""
    found: dict[str, str] = {}
    for match in GROUP.finditer(text) if SHORT_FORM.search(text) else ():
        initials = [word[0] for word in match["long"].split() if word[0].isupper()]
        plural = set(match["long"].lower().split()) & nouns("parties")
        if plural and "".join(initials) == match["short"] and len(initials) > 1:
            for name in (match["long"].lower(), match["short"].lower()):
                found |= {name: "group", OPENS_GROUP + name.split(" ")[0]: ""}
    return found


def group_at(words: Sequence[Word], j: int, acronyms: Mapping[str, str]) -> tuple[int, str]:
    """Return the length and kind of the name of a grouping that the document has introduced, at `j`; length 0 where there is none."""
    if not words[j].capital or OPENS_GROUP + words[j].low not in acronyms:
        return 0, ""
    for length in range(min(LONGEST_GROUPING, len(words) - j), 0, -1):
        if acronyms.get(" ".join(word.low for word in words[j : j + length])) == "group":
            return length, "group"
    return 0, ""


def read_acronyms(text: str) -> dict[str, str]:
    """Return the kind of what each bracketed acronym in `text` stands for: body, event, thing, or group."""
    found: dict[str, str] = read_groups(text)
    for match in ACRONYM.finditer(text):
        near = re.split(r"[).;]\s", text[max(0, match.start() - 120) : match.start()].lower())[-1]
        before = re.findall(r"[\w’'-]+", near)[-12:]
        if kind := next(filter(None, map(_noun_kinds().get, reversed(before))), None):
            found.setdefault(match[1].lower(), kind)
    return found


@cache
def _noun_kinds() -> dict[str, str]:
    """Return the kind of what each noun names."""
    bodies, events = dict.fromkeys(nouns("bodies"), "body"), dict.fromkeys(nouns("events"), "event")
    return bodies | events | dict.fromkeys(nouns("things"), "thing")


def name_at(words: Sequence[Word], i: int) -> tuple[int, str]:
    """Return the length and kind of the longest state's or organisation's name at `i`."""
    word = words[i]
    if not word.capital or word.low == "who":
        return 0, ""
    for rest, kind in _names_by_head().get(word.low.lower(), ()):
        length = 1 + len(rest)
        if not rest or tuple(word.low.lower() for word in words[i + 1 : i + length]) == rest:
            return length, kind
    return 0, ""


@cache
def _names_by_head() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return for the first word of names the rest of each and its kind, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in sorted(names(), key=lambda name: -name.count(" ")):
        head, *rest = name.split(" ")
        if len(rest) < LONGEST_NAME:
            found.setdefault(head, []).append((tuple(rest), names()[name]))
    return found


@cache
def _titles() -> frozenset[str]:
    return frozenset(form for title in nouns("titles") for form in (title, title.title()))


@cache
def _title_chunks() -> frozenset[str]:
    return needed_chunks(_titles())


@cache
def _introduced() -> re.Pattern[str]:
    """Return the expression for a title in front of a name: `Foreign Minister Dr Ada B. Holm`."""
    titles = sorted(_titles())
    word = r"(?:[^\W\d_a-z][\w’'-]+|[A-Z]\.?(?!\w))"
    return re.compile(
        rf"(?<![\w-])(?:{any_of(titles)}(?!\w)\.?,?\s+){{1,4}}(?P<name>{word}(?:\s(?:(?:bin|binti|van|de|da|del)\s)?{word}){{0,5}})"
    )


@cache
def office_words() -> frozenset[str]:
    """Return the words of offices and their fields, in small letters: `foreign`, `justice`, `minister`."""
    words = word_set("people", "fields") | word_set("people", "portfolios") | {"Prime"}
    return nouns("titles") | {part.lower() for word in words for part in word.split()}


@cache
def _other_words() -> frozenset[str]:
    """Return the capitalised words that stand behind a title and are no name: other nouns of actors, states, months."""
    lists = ("parties", "persons", "titles", "bodies", "events", "things", "organisations")
    states = {
        part.lower()
        for names in load_lexicon("countries")["states"].values()
        for name in names
        for part in name.split()
    }
    closed = (
        word_set("grammar", "determiners")
        | word_set("grammar", "prepositions")
        | word_set("grammar", "pronouns")
    )
    others = closed | word_set("grammar", "adverbs") | word_set("grammar", "time_words")
    return others | states | office_words() | frozenset().union(*(word_set("actors", name) for name in lists))


def read_persons(text: str) -> dict[str, str]:
    """Return the parts of the names that stand behind a title in `text`, each with the kind `person`."""
    found: dict[str, str] = {}
    titled = not _title_chunks().isdisjoint(chunks_of(text))
    for match in _introduced().finditer(text) if titled else ():
        for part in match["name"].split():
            word = re.sub(r"[’']s?$", "", part)
            if len(word) < SHORTEST_NAME or word.endswith(".") or word.lower() in _other_words():
                break
            if word not in word_set("people", "other_words"):
                found[word.lower()] = "person"
    return found


def is_persons_name(parts: Sequence[str]) -> bool:
    """Whether capitalised words are a person's name for sure: a common given name with a family name, or a statesman's."""
    if len(parts) == 1:
        return parts[0] in word_set("people", "statesmen") and parts[0] not in word_set(
            "people", "other_words"
        )
    if parts[0] not in people("given_names", "given_either"):
        return False
    family = people("family_first", "statesmen")
    if parts[0] in word_set("people", "given_words") and parts[0] not in family and parts[-1] not in family:
        return False
    others = people("namesakes", "fields", "company_words")
    return others.isdisjoint(parts[1:]) and " ".join(parts).lower() not in names()


@cache
def people(*names: str) -> frozenset[str]:
    """Return several lists of ``lexicons/people.toml``, taken together."""
    return frozenset().union(*(word_set("people", name) for name in names))


@cache
def _behind_names() -> frozenset[str]:
    return word_set("people", "post_nominals") | {"Jr.", "Jr", "Sr.", "Sr"}


def honours_end(words: Sequence[Word], i: int) -> int:
    """Return where the letters behind a name that ends before `i` end: `, SC`, `, Jr.`, ` MP`; `i` where there are none."""
    while True:
        j = i + 1 if i < len(words) and words[i].text == "," else i
        if j >= len(words) or words[j].text not in _behind_names():
            return i
        i = j + 1


def apposed_ends(words: Sequence[Word], i: int, reach: int) -> Iterator[int]:
    """Yield where a name behind an office and a comma may end: `the Envoy in Oslo, Dr Ada Holm`; the office ends before `i`."""
    comma = next((j for j in range(i, min(len(words), i + reach)) if words[j].text == ","), 0)
    stretch = words[i:comma]
    lead = word_set("grammar", "prepositions") | word_set("grammar", "determiners") | {"and"}
    if not comma or not all(word.is_word and (word.capital or word.low in lead) for word in stretch):
        return
    j = comma + 1
    j += j < len(words) and words[j].text == "the"
    titled = j < len(words) and words[j].text in word_set("people", "honorifics") | {"Rt.", "Rt"}
    particles = word_set("people", "particles")
    while j < len(words) and words[j].is_word and (words[j].capital or words[j].low in particles):
        j += 1
        if titled or (j > comma + SHORTEST_NAME and j < len(words) and words[j].text == ","):
            yield j
