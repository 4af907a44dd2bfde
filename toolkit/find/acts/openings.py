"""Verbs that open a paragraph without a subject: preambular participles (`Recalling`), operative verbs (`Decides`, `Reaffirm`)."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.find.acts.names import nouns
from toolkit.find.acts.predicates import Number, read_predicate
from toolkit.find.acts.verbs import (
    VerbGroup,
    reading,
    rung_of,
    skip_adverbs,
    verb_class,
    with_particle,
    word_class,
)
from toolkit.find.acts.words import Word

# A clause that has its subject in another paragraph starts and ends here.
OUTSIDE = -1


def preambular(words: Sequence[Word]) -> VerbGroup | None:
    """Read `Recalling`, `Having considered`, `Deeply concerned`, `Guided by` at the start of a paragraph."""
    if not words or not words[0].capital:
        return None
    i = skip_adverbs(words, 0)
    if i >= len(words):
        return None
    if words[i].low == "being" and i + 1 < len(words):
        i = skip_adverbs(words, i + 1)
    if i >= len(words):
        return None
    low = words[i].low
    if low == "having" and i + 1 < len(words):
        j = skip_adverbs(words, i + 1)
        lemma = reading(words[j], "participle") if j < len(words) else ""
        return VerbGroup(i, j + 1, lemma, "participle") if lemma else None
    after = words[i + 1].low if i + 1 < len(words) else ""
    if low in word_class("attitudes", "preambular_adjectives"):
        return (
            VerbGroup(i, i + 1, f"be {low}", "be") if after in word_class("prepositions") | {"that"} else None
        )
    if lemma := reading(words[i], "ing"):
        end, lemma = with_particle(words, i + 1, lemma)
        return VerbGroup(i, end, lemma, "ing")
    return None


def operative(words: Sequence[Word], *, item: bool = False) -> VerbGroup | None:
    """Read `Decides`, `Also welcomes`, `Reaffirm` at the start of a paragraph; an item of a list may have no capital."""
    if not words or not (item or words[0].capital):
        return None
    i = skip_adverbs(words, 0)
    for number in (Number(False, True), Number(True, False)):
        verb = read_predicate(words, i, number)
        if verb and verb.form in {"3sg", "base"} and not _is_noun(words, verb):
            return verb
    return None


def _is_noun(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether the would-be verb is a noun: `Support for …`, `Trade between …`, `All States shall …`."""
    if verb.end >= len(words) or words[verb.start].low in nouns("parties"):
        return True
    after = words[verb.end].low
    if verb.lemma.split(" ")[0] in verb_class("homograph") and after in word_class("be", "have"):
        return True
    intransitive = (
        verb.lemma.split(" ")[0] in verb_class("intransitive")
        or " " in verb.lemma
        or rung_of(verb.lemma) is None
    )
    return after in word_class("prepositions") - {"in", "with"} and not intransitive
