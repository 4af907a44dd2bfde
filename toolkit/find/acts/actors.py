"""Noun groups that name an actor: parties, office-holders, bodies, meetings, states, organisations, and pronouns for them.

A noun group is read from left to right; wherever what has been read could be an actor, it is offered with its number, and the
clause reader takes the first after which a predicate stands.  The head nouns and organisations are ``lexicons/actors.toml``, the states
``lexicons/countries.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from toolkit.find.acts.names import group_at, honours_end, is_persons_name, name_at, nouns
from toolkit.find.acts.verbs import verb_class, verb_forms, word_class
from toolkit.find.acts.words import Word

LONGEST_GROUP = 16
HONOURS = frozenset({"hon", "hon.", "honourable", "rt", "rt.", "right"})
SINGLES = frozenset({"each", "either", "neither", "none"})
QUANTIFIERS = frozenset({"both", "all", "some", "many", "most", "several", "others", "another"})


class Actor(NamedTuple):
    """A noun group that may act: words ``start`` to ``end`` (half-open), number, and kind.

    ``kind`` is one of we, i, they, it, he, parties, person, body, event, state, organisation, name.
    """

    start: int
    end: int
    plural: bool
    kind: str


def read_actors(words: Sequence[Word], i: int, acronyms: Mapping[str, str]) -> Iterator[Actor]:
    """Yield the actors that the noun group at `i` may name, shortest first."""
    if i >= len(words) or _opens_phrase(words, i):
        return
    low = words[i].low
    if low in word_class("pronouns"):
        kind = {"we": "we", "i": "i", "they": "they", "it": "it"}.get(low, "he")
        yield Actor(i, i + 1, kind in {"we", "i", "they"}, kind)
        return
    for head in _heads(words, i, acronyms):
        for actor in (head, *_of_phrases(words, head)):
            yield actor
            if actor.kind == "person" and (end := honours_end(words, actor.end)) > actor.end:
                yield actor._replace(end=end)
    if low in SINGLES and i + 1 < len(words) and words[i + 1].low == "of":
        if words[min(i + 2, len(words) - 1)].low in {"us", "them"}:
            yield Actor(i, i + 3, False, "parties")
        yield from (Actor(i, found.end, False, "parties") for found in read_actors(words, i + 2, acronyms))
    if low in QUANTIFIERS and i + 1 < len(words):
        if words[i + 1].low == "of" and words[min(i + 2, len(words) - 1)].low not in QUANTIFIERS:
            yield from (Actor(i, found.end, True, "parties") for found in read_actors(words, i + 2, acronyms))
        elif words[i + 1].low != "of" and words[i + 1].low not in word_class("determiners"):
            yield Actor(i, i + 1, True, "parties")


def _opens_phrase(words: Sequence[Word], i: int) -> bool:
    """Whether the word at `i` is an adverb in front of a subject, not its first word: `Today`, `Furthermore`, `Finally,`."""
    low = words[i].low
    if low in word_class("adverbs"):
        return not (low in word_class("determiners") or low in QUANTIFIERS or low in {"first", "next"})
    after = words[i + 1].text if i + 1 < len(words) else ""
    return after == "," and low.endswith("ly") and low not in word_class("not_adverbs")


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
        if titled and (end := honours_end(words, j)) > j:
            yield Actor(start, end, False, "person")
            j = end
            continue
        honoured = titled and word.low == "the" and j + 1 < len(words) and words[j + 1].low in HONOURS
        if not _in_group(word) and not honoured:
            return
        length, kind = group_at(words, j, acronyms)
        if not length:
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
    last = min(len(words), i + LONGEST_GROUP)
    while i < last:
        if [word.low for word in words[i : i + 2]] in (["number", "of"], ["range", "of"]):
            i += 2
        elif words[i].low in word_class("determiners") or words[i].text.isdigit():
            i += 1
        else:
            break
    return i


def _in_group(word: Word) -> bool:
    low = word.low
    if not word.is_word or low in _outside_group():
        return False
    return word.capital or low not in _small_outside_group()


@cache
def _outside_group() -> frozenset[str]:
    return word_class("prepositions", "subordinators", "pronouns", "modals", "be", "have", "coordinators")


@cache
def _small_outside_group() -> frozenset[str]:
    """Return what stands in no group in small letters: a determiner, a past form that stands before no noun (`demonstrated`, not `enhanced`)."""
    past = (
        low
        for low, forms in verb_forms().items()
        if any(form == "past" for form, _ in forms)
        and not any(lemma in verb_class("adjectival") for _, lemma in forms)
    )
    return word_class("determiners").union(past)


@cache
def no_openers() -> frozenset[str]:
    """Return the words of closed classes with which no actor's noun group opens."""
    return _outside_group() - word_class("pronouns", "determiners")


def _modifier(words: Sequence[Word], i: int) -> bool:
    """Whether the word at `i` can be one of two modifiers before a head: `foreign and defence ministers`."""
    if i >= len(words) or not _in_group(words[i]) or words[i].possessive:
        return False
    return (
        words[i].low not in word_class("determiners")
        and not name_at(words, i)[1]
        and words[i].low not in nouns("parties")
    )


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
        if kind != "person":
            return None if kind == "thing" else Actor(start, j + 1, False, kind)
        if word.capital and all(each.low.lower() in acronyms for each in words[first:j]):
            return Actor(start, j + 1, False, kind)
    for name, kind in (("persons", "person"), ("events", "event"), ("bodies", "body")):
        if low in nouns(name):
            return Actor(start, j + 1, False, kind)
    if titled and any(map(str.isupper, word.text)) and low not in nouns("things"):
        return Actor(start, j + 1, False, "person")
    named = (
        all(each.capital for each in words[first : j + 1])
        and low not in nouns("things")
        and word.text[:1].isalpha()
    )
    known = named and is_persons_name([each.text for each in words[first : j + 1]])
    return Actor(start, j + 1, False, "person" if known else "name") if named else None


def _of_phrases(words: Sequence[Word], head: Actor) -> Iterator[Actor]:
    """Yield `head` with the phrase that says whose or what for: `of Mekong countries`, `on Sports`, `from both sides`."""
    i = head.end
    if i + 1 >= len(words) or head.kind in {"state", "we", "i", "they"}:
        return
    opens = words[i].low
    whose = opens == "of" or (opens == "from" and head.kind == "parties")
    if not whose and not _names_field(words, i):
        return
    for j in range(i + 1, min(len(words), i + LONGEST_GROUP)):
        word = words[j]
        linked = (
            word.low in {"and", "of", "the", "for", "&"} and _leads_to_name(words, j + 1)
        ) or _names_field(words, j)
        if (not linked and not _inside_phrase(word, whose)) or _next_person(words, j, head):
            return
        if any(each.possessive for each in words[i:j]) and not _may_act(word):
            return
        party = opens != "from" or word.capital or word.low in nouns("parties")
        if not linked and word.low not in word_class("determiners") and party:
            yield head._replace(end=j + 1)


def _may_act(word: Word) -> bool:
    """Whether what a possessive owns may be an actor: `the Ministers of Chile’s League`, not `its fund` or `its projects`."""
    actors = any(word.low in nouns(name) for name in ("parties", "persons", "bodies", "events"))
    return actors or (word.capital and word.low not in nouns("things"))


def _next_person(words: Sequence[Word], j: int, head: Actor) -> bool:
    """Whether `and` at `j` leads from a person to the next one: `President Holm of Norway and Prime Minister Lin`."""
    if head.kind != "person" or words[j].low != "and":
        return False
    following = list(takewhile(lambda word: word.is_word, words[j + 1 : j + 4]))
    titled = any(word.capital and word.low in nouns("titles") for word in following)
    return titled and not any(word.low in word_class("prepositions") for word in following[:2])


def _names_field(words: Sequence[Word], i: int) -> bool:
    """Whether the preposition at `i` goes on with a name: `Group on Ports`, `Minister for Trade`, not `on Monday`."""
    if words[i].low not in {"on", "for", "to", "against"} or not words[i - 1].capital or i + 1 >= len(words):
        return False
    after = words[i + 1]
    return after.capital and after.low not in word_class("time_words") and not after.text[:1].isdigit()


def _leads_to_name(words: Sequence[Word], i: int) -> bool:
    """Whether a capital follows at `i`, an article between or not."""
    following = words[i : i + 2]
    return bool(following) and (following[0].capital or (following[0].low == "the" and following[-1].capital))


def _inside_phrase(word: Word, loose: bool) -> bool:
    """Whether a word may stand in an of-phrase (`loose`), or in the rest of a name."""
    if not word.is_word or word.low in word_class("prepositions"):
        return False
    return word.capital or word.low in word_class("determiners") or (loose and _in_group(word))
