"""What stands behind a verb that may be joined: an object, an infinitive, or what shows it to be a noun, an adjective, a participle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.find.acts.verbs import (
    VerbGroup,
    reading,
    readings,
    rung_of,
    skip_adverbs,
    verb_class,
    word_class,
)
from toolkit.find.acts.words import Word
from toolkit.lexicons import load_lexicon

ADJECTIVE = re.compile(
    r"(?:[rtn]al|ical|ial|ual|ive|ous|able|ible|ary|better|greater|further|more|joint|full|strong|new|future|existing|public|private)$"
)
CURRENCIES = frozenset("$€£¥₩₹")


def takes_infinitive(words: Sequence[Word], verb: VerbGroup, j: int) -> bool:
    """Whether the verb binds its subject to the infinitive at `j`: `undertook to consult`, not `designed to last`."""
    rung = rung_of(verb.lemma)
    plain = words[verb.end - 1].low not in word_class("attitudes") and verb.lemma not in verb_class(
        "adjectival"
    )
    binds = plain and rung is not None and rung.speech_act == "commissive"
    return binds and j + 1 < len(words) and bool(reading(words[j + 1], "base"))


def modifies(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether a past form with an adverb is an adjective: `universally recognised principles`."""
    i = verb.end
    plain = (
        i < len(words)
        and words[i].text.islower()
        and words[i].low not in {"to", "that"}
        and words[i].low not in word_class("determiners")
    )
    marked = words[verb.start - 1].low.endswith("ly") and verb.lemma in verb_class("adjectival")
    return verb.form == "past" and plain and marked


def instructs(words: Sequence[Word], verb: VerbGroup, *, bare: bool = False) -> bool:
    """Whether a past form, or a `bare` one, gives an order to somebody, as only an actor does: `and tasked the officials to`."""
    rung = rung_of(verb.lemma)
    orders = (
        verb.form in {"past", *({"base", "bare"} if bare else ())}
        and rung is not None
        and rung.family == "instructing"
    )
    return orders and verb.end < len(words) and words[verb.end].low in word_class("determiners")


def sounds(verb: VerbGroup) -> bool:
    """Whether the verb is on a ladder: it says something, if not always in a voice of its own (`hopes for`)."""
    rung = rung_of(verb.lemma)
    return rung is not None and rung.ladder != "deed"


def homograph(verb: VerbGroup) -> bool:
    """Whether the form of the verb is a noun as well: `supports`, `plan`."""
    return verb.form != "past" and verb.lemma in verb_class("homograph")


def has_complement(words: Sequence[Word], verb: VerbGroup, listed: bool, bare: bool) -> bool:
    """Whether what follows the verb shows it to be one: an object, or a preposition that needs none."""
    i = skip_adverbs(words, verb.end)
    if i >= len(words) or not (words[i].is_word or words[i].text in CURRENCIES):
        return False
    past = verb.form in {"past", "participle"}
    if verb.lemma in verb_class("adjectival" if past else "adjective"):
        low = words[i].low
        return low in word_class("determiners") or low in {"to", "that"} or words[i].text.isdigit()
    if words[i].low == "to" and past and takes_infinitive(words, verb, i):
        return True
    if words[i].low in word_class("prepositions"):
        named = verb.form == "3sg" and homograph(verb) and not sounds(verb) and words[i].low != "with"
        return verb.lemma in verb_class("intransitive") and not (past and bare) and not named
    return has_object(words, i, strict=verb.lemma if homograph(verb) and not listed else "")


def pairs_infinitive(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether the verb is the second of a pair of infinitives: `to promote and encourage`."""
    i = verb.start - 2
    pair = verb.form in {"base", "bare"} and i > 0 and words[i + 1].low == "and" and reading(words[i], "base")
    return bool(pair) and any(word.low == "to" for word in words[max(0, i - 3) : i])


def has_object(words: Sequence[Word], i: int, strict: str = "") -> bool:
    """Whether an object stands at `i`; behind a lemma in `strict`, which may be a noun, only what can't follow a noun is one.

    That is a determiner, `that`, `to`, a pronoun, a name, an adjective, or an object that goes with this verb (`exchange views`).
    """
    i = skip_adverbs(words, i)
    if i < len(words) and words[i].text in CURRENCIES:
        return True
    if i >= len(words) or not words[i].is_word:
        return False
    word = words[i]
    if (
        word.low in word_class("determiners")
        or word.low in {"to", "that", "them", "us", "it", "upon", "on"}
        or word.possessive
    ):
        return True
    if strict:
        known = load_lexicon("verbs")["objects"].get(strict, ())
        named = word.text[:1].isdigit() or (word.capital and not readings(word))
        return named or word.low in known or bool(ADJECTIVE.search(word.low))
    return word.low not in word_class("prepositions", "be", "have", "coordinators")
