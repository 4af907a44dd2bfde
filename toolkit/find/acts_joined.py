"""Joined verbs: whether a verb behind `and` or a comma is one more act of the subject, or belongs to something opened inside its clause.

A joined verb has the form of the first one (`welcomed … and looked forward to`).  A relative clause, a `that` clause or an infinitive
that has been opened since could take it for itself; verbs of voice (welcome, urge, commit) hardly ever stand there, so they are
taken for acts all the same, while verbs of doing (support, promote) are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.find.acts_actors import nouns
from toolkit.find.acts_predicates import Number, read_predicate
from toolkit.find.acts_subjects import Clause
from toolkit.find.acts_verbs import (
    VerbGroup,
    is_voice,
    reading,
    readings,
    rung_of,
    skip_adverbs,
    verb_class,
    word_class,
)
from toolkit.find.acts_words import Word

STRONG_SUBORDINATORS = frozenset(
    {
        "which",
        "whom",
        "where",
        "whereby",
        "if",
        "whether",
        "because",
        "although",
        "though",
        "while",
        "whilst",
        "when",
    }
)
NOUN_ENDING = re.compile(r"(?:tion|sion|ment|ity|ness|ship|ism|s|ing|ance|ence|cy|al|ive|ous|ure)$")
OPEN_ENDED = frozenset({"modal", "prog", "be", "perfect"})


@dataclass
class Open:
    """What has been opened since the last verb of the main clause, and could take a joined verb for itself."""

    relative: bool = False
    that: bool = False
    infinitive: bool = False
    listing: bool = False

    def read(self, words: Sequence[Word], i: int) -> None:
        """Take notice of the word at `i`."""
        low = words[i].low
        if words[i].text == ";":
            self.relative = self.that = self.infinitive = False
        elif low == "that" or low in _finite_marks():
            self.that = True
        elif low in word_class("relatives") or low in STRONG_SUBORDINATORS:
            self.relative = True
        elif low == "to" and (j := skip_adverbs(words, i + 1)) < len(words) and _is_infinitive(words, j):
            self.infinitive = True

    @property
    def clause(self) -> bool:
        """Whether a subordinate clause is open."""
        return self.relative or self.that


def _finite_marks() -> frozenset[str]:
    """Return the words that show a clause even where no subordinator opens it: `concerned the crisis has …`."""
    return (word_class("be") | word_class("have") | word_class("modals") | word_class("weak_modals")) - {
        "having"
    }


def _is_infinitive(words: Sequence[Word], i: int) -> bool:
    """Whether the word behind `to` is a verb: one of the lexicon, or one with a determiner behind it."""
    low = words[i].low
    if reading(words[i], "base"):
        return True
    return (
        words[i].text.isalpha()
        and words[i].text.islower()
        and low not in word_class("determiners")
        and not NOUN_ENDING.search(low)
    )


def is_participle(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether a past form is rather a participle: a preposition that its verb doesn't take, or nothing, follows."""
    if verb.form not in {"past", "participle"}:
        return False
    j = skip_adverbs(words, verb.end)
    if j >= len(words) or not words[j].is_word:
        return words[verb.end - 1].low not in {"met", "agreed", "gathered"}
    if words[j].low == "by":
        return True
    preposition = words[j].low in word_class("prepositions") or words[j].low in word_class("coordinators")
    return (
        preposition and verb.lemma.split(" ")[0] not in verb_class("intransitive") and " " not in verb.lemma
    )


def read_joined(words: Sequence[Word], i: int, found: Clause, state: Open) -> Clause | None:
    """Return the clause that a verb joined at `i` makes with the subject of `found`."""
    low = words[i].low
    if low not in {"and", "but", ",", ";"}:
        return None
    comma = words[i].text in {",", ";"} or (i > 0 and words[i - 1].text in {",", ";"})
    j = i + 1
    if words[i].text in {",", ";"} and j < len(words) and words[j].low in {"and", "but"}:
        j += 1
    bare = j == i + 1 and words[i].text in {",", ";"}
    verb = _joined_verb(words, j, found)
    if verb is None or (bare and verb.form in OPEN_ENDED):
        return None
    if words[verb.start].capital and (
        words[verb.start].low in nouns("parties") or not words[found.verb.start].capital
    ):
        return None
    if not _accepts(words, verb, found, state, comma, bare):
        return None
    if state.relative and bare and not (found.start < 0 and is_voice(verb.lemma)):
        return None
    state.listing = bare
    state.infinitive = state.relative = state.that = False
    return found._replace(verb=verb)


def _joined_verb(words: Sequence[Word], j: int, found: Clause) -> VerbGroup | None:
    """Read the verb at `j` in a form that can be joined to the verb found last."""
    j = skip_adverbs(words, j)
    if j >= len(words):
        return None
    form = found.verb.form
    preambular = found.start < 0 and form in {"be", "participle", "ing"}
    if preambular and words[j].low in word_class("attitudes"):
        return VerbGroup(j, j + 1, f"be {words[j].low}", "ing")
    if form in {"perfect", "participle"} and (lemma := reading(words[j], "participle")):
        return VerbGroup(j, j + 1, lemma, "participle")
    if (form in {"prog", "ing"} or preambular) and (lemma := reading(words[j], "ing")):
        return VerbGroup(j, j + 1, lemma, "ing")
    if form in {"modal", "bare"} and (lemma := reading(words[j], "base")):
        verb = read_predicate(words, j, Number(True, False))
        return verb._replace(form="bare") if verb and verb.form == "base" else None
    if form == "ing" or preambular:
        return None
    verb = read_predicate(words, j, Number(found.plural, not found.plural))
    if verb and verb.form in {"base", "3sg"} and form == "past" and " " not in verb.lemma:
        return None
    return verb if verb and not (verb.form == "past" and form not in {"past", "perfect", "be"}) else None


def _accepts(
    words: Sequence[Word], verb: VerbGroup, found: Clause, state: Open, comma: bool, bare: bool
) -> bool:
    """Whether the verb belongs to the main clause rather than to something opened inside it."""
    adjacent = skip_adverbs(words, found.verb.end) >= verb.start - (1 if bare or not comma else 2)
    if verb.form in OPEN_ENDED:
        return not state.clause
    if verb.form == "ing":
        return adjacent or (
            found.start < 0 and not bare and _speaks(verb, comma) and not _is_noun(words, verb)
        )
    if is_participle(words, verb):
        return False
    if adjacent:
        return True
    if is_voice(verb.lemma):
        return not (_homograph(verb) and not _has_object(words, verb.end)) and not _pairs_infinitive(
            words, verb
        )
    listed = state.listing and comma
    if state.clause or not _has_complement(words, verb, listed, bare):
        return False
    return verb.form in {"past", "participle", "3sg"} or not state.infinitive or listed


def _speaks(verb: VerbGroup, comma: bool) -> bool:
    """Whether an -ing form is a preambular verb: one of voice, or behind a comma one that asks, objects or commits."""
    rung = rung_of(verb.lemma)
    if verb.lemma.startswith("be "):
        return comma
    return is_voice(verb.lemma) or (comma and rung is not None and rung.ladder in {"directive", "objection"})


def _homograph(verb: VerbGroup) -> bool:
    return verb.form != "past" and verb.lemma in verb_class("homograph")


def _has_complement(words: Sequence[Word], verb: VerbGroup, listed: bool, bare: bool) -> bool:
    """Whether what follows the verb shows it to be one: an object, or a preposition that needs none."""
    i = skip_adverbs(words, verb.end)
    if i >= len(words) or not words[i].is_word:
        return False
    past = verb.form in {"past", "participle"}
    if verb.lemma in verb_class("adjectival" if past else "adjective"):
        return words[i].low in word_class("determiners") | {"to", "that"} or words[i].text.isdigit()
    if words[i].low in word_class("prepositions"):
        return verb.lemma in verb_class("intransitive") and not (past and bare)
    return _has_object(words, i, strict=_homograph(verb) and not listed)


def _is_noun(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether an -ing form is a noun or modifier: `and understanding of`."""
    return verb.end < len(words) and words[verb.end].low in {"of", "and", ","}


def _pairs_infinitive(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether the verb is the second of a pair of infinitives: `to promote and encourage`."""
    i = verb.start - 2
    pair = verb.form in {"base", "bare"} and i > 0 and words[i + 1].low == "and" and reading(words[i], "base")
    return bool(pair) and any(word.low == "to" for word in words[max(0, i - 3) : i])


def _has_object(words: Sequence[Word], i: int, strict: bool = False) -> bool:
    """Whether an object stands at `i`; `strict` asks for a determiner, `that`, `to`, a pronoun or a name."""
    i = skip_adverbs(words, i)
    if i >= len(words) or not words[i].is_word:
        return False
    word = words[i]
    if (
        word.low in word_class("determiners") | {"to", "that", "them", "us", "it", "upon", "on"}
        or word.possessive
    ):
        return True
    if strict:
        return word.text[:1].isdigit() or (word.capital and not readings(word))
    return word.low not in word_class("prepositions") | word_class("be") | word_class("have") | word_class(
        "coordinators"
    )
