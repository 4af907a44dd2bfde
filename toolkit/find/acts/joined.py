"""Joined verbs: whether a verb behind `and` or a comma is one more act of the subject, or belongs to something opened inside its clause.

A joined verb has the form of the first one (`welcomed … and looked forward to`).  A relative clause, a `that` clause or an infinitive
that has been opened since could take it for itself; verbs of voice (welcome, urge, commit) hardly ever stand there, so they are
taken for acts all the same, while verbs of doing (support, promote) are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from toolkit.find.acts.doubts import is_group_noun
from toolkit.find.acts.names import nouns
from toolkit.find.acts.objects import (
    CURRENCIES,
    has_complement,
    has_object,
    homograph,
    instructs,
    modifies,
    pairs_infinitive,
    takes_infinitive,
)
from toolkit.find.acts.open import Open
from toolkit.find.acts.predicates import Number, read_predicate, verb_words
from toolkit.find.acts.subjects import Clause
from toolkit.find.acts.verbs import (
    VerbGroup,
    is_voice,
    reading,
    rung_of,
    skip_adverbs,
    verb_class,
    word_class,
)
from toolkit.find.acts.words import Word

OPEN_ENDED = frozenset({"modal", "prog", "be", "perfect"})
JOINTS = frozenset({"and", "but", ",", ";", "as"})
AS_WELL_AS = ["as", "well", "as"]


def is_participle(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether a past form is rather a participle: a preposition that its verb doesn't take, or nothing, follows."""
    if verb.form not in {"past", "participle"}:
        return False
    j = skip_adverbs(words, verb.end)
    if j < len(words) and words[j].text in CURRENCIES:
        return False
    if j >= len(words) or not words[j].is_word:
        return words[verb.end - 1].low not in {"met", "agreed", "gathered"}
    if words[j].low == "by":
        return True
    if words[j].low == "to" and takes_infinitive(words, verb, j):
        return False
    preposition = words[j].low in word_class("prepositions") or words[j].low in word_class("coordinators")
    return (
        preposition and verb.lemma.split(" ")[0] not in verb_class("intransitive") and " " not in verb.lemma
    )


def read_joined(words: Sequence[Word], i: int, found: Clause, state: Open) -> Clause | None:
    """Return the clause that a verb joined at `i` makes with the subject of `found`."""
    if words[i].low not in JOINTS or not (j := _behind_joint(words, i)):
        return None
    comma = words[i].text in {",", ";"} or (i > 0 and words[i - 1].text in {",", ";"})
    bare = j == i + 1 and words[i].text in {",", ";"}
    verb = _joined_verb(words, j, found)
    if verb is None or (bare and verb.form in OPEN_ENDED and verb.form != found.verb.form):
        return None
    if words[verb.start].capital and (
        words[verb.start].low in nouns("parties") or not words[found.verb.start].capital
    ):
        return None
    adjective = verb.form in {"base", "bare"} and verb.lemma in verb_class("adjective")
    if found.verb.form == "state" and adjective and words[min(verb.end, len(words) - 1)].low == "to":
        return None
    if (
        found.verb.form == "state"
        and verb.form == "past"
        and words[found.verb.start].low in word_class("modals")
    ):
        return None
    state.read_to(words, i)
    if is_group_noun(words, verb) or not _accepts(words, verb, found, state, comma, bare):
        return None
    if state.relative and bare and not (found.start < 0 and is_voice(verb.lemma)):
        return None
    if words[i].low == "as" and not _adds_verb(words, verb, found, state):
        return None
    state.restart(verb.end, listing=bare)
    return found._replace(verb=verb)


def _behind_joint(words: Sequence[Word], i: int) -> int:
    """Return where a verb may stand behind the comma, `and` or `as well as` at `i`, or 0."""
    if words[i].low == "as":
        return i + 3 if [word.low for word in words[i : i + 3]] == AS_WELL_AS else 0
    doubled = words[i].text in {",", ";"} and i + 1 < len(words) and words[i + 1].low in {"and", "but"}
    return i + 2 if doubled else i + 1


def _adds_verb(words: Sequence[Word], verb: VerbGroup, found: Clause, state: Open) -> bool:
    """Whether `as well as` joins a verb in the first one's form, not one more noun to what has been opened."""
    free = not (state.clause or state.infinitive) and found.verb.form not in {"be", "perfect", "prog"}
    return free and verb.form not in {"ing", *OPEN_ENDED} and has_complement(words, verb, False, False)


def _joined_verb(words: Sequence[Word], j: int, found: Clause) -> VerbGroup | None:
    """Read the verb at `j` in a form that can be joined to the verb found last."""
    j = skip_adverbs(words, j)
    if j >= len(words) or words[j].low not in _may_be_joined():
        return None
    form = "be" if found.verb.form == "state" else found.verb.form
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
    if verb and verb.form in {"base", "3sg"} and form == "past" and not _changes_tense(words, verb):
        return None
    return verb if verb and not (verb.form == "past" and form not in {"past", "perfect", "be"}) else None


@cache
def _may_be_joined() -> frozenset[str]:
    return verb_words() | word_class("attitudes")


def _changes_tense(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether a present form may follow a past one: `noted the report, and encourage Norway to …`, no noun like `support`."""
    if " " in verb.lemma:
        return True
    return is_voice(verb.lemma) and not homograph(verb) and has_object(words, verb.end, strict=verb.lemma)


def _accepts(
    words: Sequence[Word], verb: VerbGroup, found: Clause, state: Open, comma: bool, bare: bool
) -> bool:
    """Whether the verb belongs to the main clause rather than to something opened inside it."""
    adjacent = skip_adverbs(words, found.verb.end) >= verb.start - (1 if bare or not comma else 2)
    if verb.form in OPEN_ENDED:
        return (comma or not state.contact) if not state.clause else state.returns(words, verb)
    if verb.form == "ing":
        return adjacent or _joins_ing(words, verb, found, state, comma, bare)
    if is_participle(words, verb):
        return False
    if adjacent:
        return True
    if verb.form == "bare" and state.purpose and not comma:
        return False
    if (is_voice(verb.lemma) or instructs(words, verb, bare=found.start < 0)) and not modifies(words, verb):
        if verb.form == "base" and found.verb.form == "past" and " " not in verb.lemma:
            return (comma or found.kind == "we") and not bare and not state.infinitive and not state.clause
        return not (homograph(verb) and not has_object(words, verb.end)) and not pairs_infinitive(words, verb)
    listed = state.listing and comma
    if state.gerund and not comma and words[min(verb.end, len(words) - 1)].low in {"them", "it"}:
        return False
    disagrees = state.singular and verb.form == "base" and comma
    if (state.clause and not disagrees) or not has_complement(words, verb, listed, bare):
        return False
    return verb.form in {"past", "participle", "3sg"} or not state.infinitive or listed


def _joins_ing(
    words: Sequence[Word], verb: VerbGroup, found: Clause, state: Open, comma: bool, bare: bool
) -> bool:
    """Whether an -ing form is one more preambular verb, or one more progressive: `are rebuilding the pier and opening a hall`."""
    if found.start < 0:
        return not bare and _speaks(verb, comma) and not _is_noun(words, verb)
    free = not (comma or state.clause or state.infinitive or state.gerund)
    return free and verb.end < len(words) and words[verb.end].low in word_class("determiners")


def _speaks(verb: VerbGroup, comma: bool) -> bool:
    """Whether an -ing form is a preambular verb: one of voice, or behind a comma one that asks, objects or commits."""
    rung = rung_of(verb.lemma)
    if verb.lemma.startswith("be "):
        return comma
    return is_voice(verb.lemma) or (
        comma and rung is not None and rung.speech_act in {"directive", "objection"}
    )


def _is_noun(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether an -ing form is a noun or modifier: `and understanding of`."""
    return verb.end < len(words) and words[verb.end].low in {"of", "and", ","}
