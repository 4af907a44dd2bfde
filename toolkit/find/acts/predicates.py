"""Finite predicates: read the verb group that opens at a word, or say that none does.

An act needs a verb that does something.  So a passive (`was held`), a copula (`is a partner`) and a state (`remains`, `consists of`)
are no group here; `be` with an adjective of attitude (`was pleased`) is, unless it compares (`are more united than ever`).  `remain`
is a state before any word (`remain committed`); :func:`read_state` reads it, with the other states, for whoever needs to know whose
clause goes on behind one (`remain committed to peace and will work for it`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from toolkit.find.acts.verbs import (
    VerbGroup,
    guess_lemma,
    ladder,
    reading,
    readings,
    skip_adverbs,
    verb_class,
    verb_forms,
    with_particle,
    word_class,
)
from toolkit.find.acts.words import Word
from toolkit.lexicons import load_lexicon


class Number(NamedTuple):
    """What the subject demands of its verb: plural forms, singular forms, or either; and whether unknown verbs may be guessed."""

    plural: bool
    singular: bool
    guess: bool = False


SINGULAR = Number(False, True)
PLURAL = Number(True, False)


def read_predicate(words: Sequence[Word], i: int, number: Number) -> VerbGroup | None:
    """Return the finite verb group at `i` (adverbs before it are skipped) that agrees with `number`."""
    i = skip_adverbs(words, i)
    if i >= len(words) or not words[i].is_word:
        return None
    low = words[i].low
    if low not in verb_words():
        return _guessed(words, i) if number.guess else None
    if low in word_class("modals"):
        return _modal(words, i)
    if low in word_class("have") and low != "having":
        return _perfect(words, i) if _agrees(low, number) else None
    if low in word_class("be"):
        return _be(words, i, i + 1) if _agrees(low, number) else None
    if low in word_class("do"):
        return _do(words, i) if _agrees(low, number) else None
    return _simple(words, i, number)


@cache
def verb_words() -> frozenset[str]:
    """Return the words that may open a predicate, the unknown verbs aside."""
    return word_class("modals", "have", "be", "do").union(verb_forms())


def _agrees(low: str, number: Number) -> bool:
    if low in {"has", "is", "does", "was", "doesn’t", "doesn't"}:
        return number.singular
    return number.plural if low in {"have", "are", "do", "were", "don’t", "don't"} else True


def _base(words: Sequence[Word], i: int) -> str:
    """Return the lemma of the bare infinitive at `i`, known or not, or ''."""
    if i >= len(words):
        return ""
    low = words[i].low
    known = reading(words[i], "base")
    closed = low in word_class("prepositions", "determiners", "have", "be")
    return known or (low if low.isalpha() and words[i].text.islower() and not closed else "")


def _modal(words: Sequence[Word], i: int) -> VerbGroup | None:
    j = skip_adverbs(words, i + 1)
    if j < len(words) and words[j].low == "be":
        group = _be(words, i, j + 1)
        return group._replace(form="modal") if group else None
    if j < len(words) and words[j].low == "have":
        return _perfect(words, i, j, "modal")
    lemma = _base(words, j)
    return _doing(words, i, j + 1, lemma, "modal")


def _doing(words: Sequence[Word], start: int, end: int, head: str, form: str) -> VerbGroup | None:
    """Return the group of a verb of doing with its particle; a verb of state is none, unless its particle makes another of it."""
    if not head:
        return None
    end, lemma = with_particle(words, end, head)
    states = verb_class("state")
    if lemma in states or (head in states and lemma == head):
        return None
    present = form in {"base", "3sg"} and lemma in load_lexicon("verbs")["state"]["present"]
    return None if present else VerbGroup(start, end, lemma, form)


def _participle(words: Sequence[Word], i: int) -> str:
    """Return the lemma of the past participle at `i`, known or regular, or ''."""
    if i >= len(words):
        return ""
    known = reading(words[i], "participle")
    regular = words[i].low.endswith("ed") and words[i].low.isalpha() and len(words[i].low) > 4
    return known or (guess_lemma(words[i].low) if regular else "")


def _perfect(
    words: Sequence[Word], i: int, have: int | None = None, form: str = "perfect"
) -> VerbGroup | None:
    have = i if have is None else have
    j = skip_adverbs(words, have + 1)
    if j < len(words) and words[j].low == "been":
        return _be(words, i, j + 1, "perfect")
    lemma = _participle(words, j)
    shared = set(load_lexicon("verbs")["state"]["have_shared"])
    if form == "perfect" and lemma == "share" and words[j + 1 : j + 2] and words[j + 1].low in shared:
        return None
    if group := _doing(words, i, j + 1, lemma, form):
        return group
    talks = set(load_lexicon("verbs")["state"]["have_acts"])
    if form == "perfect" and not lemma and talks & {word.low for word in words[i + 1 : i + 6]}:
        return VerbGroup(i, i + 1, "have", _plain_form(words[i].low))
    return None


def _plain_form(low: str) -> str:
    return {"had": "past", "has": "3sg"}.get(low, "base")


def _be(words: Sequence[Word], i: int, after: int, form: str = "") -> VerbGroup | None:
    """Read what follows a form of `be`: an -ing form or an adjective of attitude."""
    j = skip_adverbs(words, after)
    if j >= len(words):
        return None
    low = words[j].low
    if group := _doing(words, i, j + 1, reading(words[j], "ing"), "prog"):
        return group
    if said := next((lemma for lemma in _phrases() if _stands(words, j, lemma)), ""):
        return VerbGroup(i, j + len(said.split()) - 1, said, form or "be")
    if low in word_class("attitudes"):
        return _attitude(words, i, j, form or "be")
    return None


@cache
def _phrases() -> tuple[str, ...]:
    """Return the attitudes of several words: `be of the view`."""
    return tuple(sorted(lemma for lemma in ladder() if lemma.startswith("be ") and lemma.count(" ") > 1))


def _stands(words: Sequence[Word], j: int, lemma: str) -> bool:
    rest = lemma.split()[1:]
    return [word.low for word in words[j : j + len(rest)]] == rest


def _attitude(words: Sequence[Word], i: int, j: int, form: str) -> VerbGroup | None:
    """Read an adjective of attitude at `j`: `be committed`; one that is compared (`more united than`) says no attitude."""
    if j >= len(words) or words[j].low not in word_class("attitudes"):
        return None
    if words[j - 1].low == "more" and "than" in {word.low for word in words[j + 1 : j + 4]}:
        return None
    if j + 1 < len(words) and words[j + 1].low == "by" and words[j].low in {"prepared", "moved"}:
        return None
    return VerbGroup(i, j + 1, f"be {words[j].low}", form)


def read_state(words: Sequence[Word], i: int, number: Number) -> VerbGroup | None:
    """Return the group of a state at `i` that agrees with `number`: `be` or `remain`, with an adjective of attitude if one follows.

    The lemma is `be`, or `be committed` behind `remain`, and the form `state`.
    """
    i = j = skip_adverbs(words, i)
    if i < len(words) and words[i].low in word_class("modals", "weak_modals", "have"):
        if not _agrees(words[i].low, number):
            return None
        j = skip_adverbs(words, i + 1)
    if j >= len(words) or not (j > i or _agrees(words[j].low, number)):
        return None
    low = words[j].low
    if low in {"be", "been"} or low in word_class("be"):
        return VerbGroup(i, j + 1, "be", "state")
    if low not in word_class("remain") or (j == i and not _agrees_remain(low, number)):
        return None
    stance = _attitude(words, i, skip_adverbs(words, j + 1), "state")
    return stance or VerbGroup(i, j + 1, "remain", "state")


def _agrees_remain(low: str, number: Number) -> bool:
    return {"remain": number.plural, "remains": number.singular}.get(low, True)


def _do(words: Sequence[Word], i: int) -> VerbGroup | None:
    j = skip_adverbs(words, i + 1)
    lemma = reading(words[j], "base") if j < len(words) else ""
    return _doing(words, i, j + 1, lemma, "past" if words[i].low.startswith("did") else "base")


def _simple(words: Sequence[Word], i: int, number: Number) -> VerbGroup | None:
    allowed = {"past", *(["base"] if number.plural else []), *(["3sg"] if number.singular else [])}
    for form, lemma in readings(words[i]):
        if form in allowed:
            return _doing(words, i, i + 1, lemma, form)
    return _guessed(words, i) if number.guess else None


def _guessed(words: Sequence[Word], i: int) -> VerbGroup | None:
    """Read an unknown regular past form as a verb where an object or a preposition follows."""
    word = words[i]
    if not (word.low.endswith("ed") and word.low.isalpha() and len(word.low) > 4 and i + 1 < len(words)):
        return None
    return VerbGroup(i, i + 1, guess_lemma(word.low), "past") if words[i + 1].is_word else None
