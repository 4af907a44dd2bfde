"""Verb groups: the finite verb's words, its lemma, and what the ladder of ``lexicons/verbs.toml`` says of it.

The reading is that of a shallow parser: inflected forms are generated from the lexicon's lemmas, auxiliaries are a closed class,
and no statistical model is involved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.find.acts.words import Word
from toolkit.lexicons import load_lexicon, word_set

NEVER_IZE = re.compile(
    r"^(?:exerc|adv|prom|ra|rev|superv|surpr|comprom|compr|dev|disgu|franch|ar|r|pra|prem|improv|telev|exc)ise$"
)
CONSONANT_Y = re.compile(r"[^aeiou]y$")
MOST_ADVERBS = 16


class Rung(NamedTuple):
    """The place of a lemma on the ladder."""

    ladder: str
    speech_act: str
    family: str
    strength: int


class VerbGroup(NamedTuple):
    """A verb as it stands: words ``start`` to ``end`` (half-open), lemma, and form.

    ``form`` is one of past, base, 3sg, modal, perfect, prog, be, participle, ing.
    """

    start: int
    end: int
    lemma: str
    form: str


@cache
def word_class(*names: str) -> frozenset[str]:
    """Return the words of closed classes of ``lexicons/grammar.toml``, taken together."""
    return frozenset().union(*(word_set("grammar", name) for name in names))


@cache
def verb_class(name: str) -> frozenset[str]:
    """Return the lemmas of one of the smaller lists in ``lexicons/verbs.toml``, in both spellings."""
    return frozenset(spelt for lemma in load_lexicon("verbs")[name]["verbs"] for spelt in _spellings(lemma))


@cache
def ladder() -> dict[str, Rung]:
    """Return the place of each lemma; where a lemma stands twice, the first place counts."""
    rungs: dict[str, Rung] = {}
    for rung in load_lexicon("verbs")["rung"]:
        for lemma in rung["verbs"]:
            for spelt in _spellings(lemma):
                rungs.setdefault(
                    spelt, Rung(rung["ladder"], rung["speech_act"], rung["family"], rung["strength"])
                )
    return rungs


@lru_cache(maxsize=4096)
def rung_of(lemma: str) -> Rung | None:
    """Return the place of `lemma` on the ladder, or that of its verb without the particle."""
    rungs = ladder()
    if lemma.startswith("be "):
        return rungs.get(lemma) or Rung("engagement", "position", "expressing", 2)
    return rungs.get(lemma) or rungs.get(lemma.split(" ")[0])


@lru_cache(maxsize=4096)
def is_voice(lemma: str) -> bool:
    """Whether the verb says something (welcome, urge, commit) and can hardly stand inside an object."""
    rung = rung_of(lemma)
    known = lemma if lemma in ladder() else lemma.split(" ")[0]
    return rung is not None and rung.ladder != "deed" and known not in verb_class("loose")


def _spellings(lemma: str) -> list[str]:
    head, _, rest = lemma.partition(" ")
    if not head.endswith("ise") or NEVER_IZE.match(head):
        return [lemma]
    return [lemma, f"{head[:-3]}ize{' ' if rest else ''}{rest}"]


@cache
def verb_forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return for every inflected form its readings: (form, lemma without particle)."""
    lexicon = load_lexicon("verbs")
    heads = {spelt.split(" ")[0] for spelt in ladder() if not spelt.startswith("be ")}
    heads |= {v for v in lexicon["state"]["verbs"] if v != "be"} | set(lexicon["adverse"]["verbs"])
    forms: dict[str, list[tuple[str, str]]] = {}
    for lemma in sorted(heads):
        for form, word in _inflect(lemma, lexicon["irregular"]):
            forms.setdefault(word, []).append((form, lemma))
    return {word: tuple(readings) for word, readings in forms.items()}


def _inflect(lemma: str, irregular: dict[str, list[str]]) -> list[tuple[str, str]]:
    past, participle, ing = irregular.get(lemma, ["", "", ""])
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    regular = lemma[:-1] + "ied" if CONSONANT_Y.search(lemma) else stem + "ed"
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    third = lemma[:-1] + "ies" if CONSONANT_Y.search(lemma) else lemma + ("es" if sibilant else "s")
    forms = [("base", lemma), ("3sg", {"have": "has"}.get(lemma, third)), ("past", past or regular)]
    forms += [
        ("participle", participle or past or regular),
        ("ing", ing or (lemma if lemma.endswith("ee") else stem) + "ing"),
    ]
    if past.endswith(("lled", "tted", "rred")):
        forms += [(form, word.replace("lled", "led")) for form, word in forms if word.endswith("lled")]
    return forms


@cache
def particles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return for a head verb the particles that make another lemma of it, longest first."""
    lemmas = (tuple(lemma.split(" ")) for lemma in ladder())
    return _by_head(lemma for lemma in lemmas if len(lemma) > 1 and lemma[0] != "be")


def skip_adverbs(words: Sequence[Word], i: int) -> int:
    """Return the first position from `i` that is no adverb; `, in this regard,` counts as one."""
    if i >= len(words) or not words[i].skipped:
        return i
    last = min(len(words), i + MOST_ADVERBS)
    while i < last:
        low = words[i].low
        if low == ",":
            end = _adverb(words, i + 1)
            end = end + 1 if end and end < len(words) and words[end].text == "," else 0
        else:
            end = _adverb(words, i) if low[-2:] == "ly" or low in _adverbs() else 0
        if not end:
            return i
        i = end
    return i


def _adverb(words: Sequence[Word], i: int) -> int:
    """Return the end of the adverb at `i`, or 0."""
    if i >= len(words):
        return 0
    low = words[i].low
    for rest in _adverbs().get(low, ()):
        end = i + 1 + len(rest)
        if end <= len(words) and all(words[i + 1 + n].low == part for n, part in enumerate(rest)):
            return end
    adverb = low[-2:] == "ly" and low.isalpha() and low not in word_class("not_adverbs")
    return i + 1 if adverb and not _is_surname(words, i) else 0


@cache
def _adverbs() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return for the first word of an adverb the words that may follow it, the most first."""
    return _by_head(tuple(adverb.split(" ")) for adverb in word_class("adverbs"))


def _by_head(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return for the first word of phrases the rest of each, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for head, *rest in phrases:
        found.setdefault(head, []).append(tuple(rest))
    return {head: tuple(sorted(rests, key=len, reverse=True)) for head, rests in found.items()}


def _is_surname(words: Sequence[Word], i: int) -> bool:
    """Whether a word in -ly stands as a name between a title and what has no capital: `Minister Donnelly will`."""
    after = i + 1 < len(words) and words[i + 1].capital and words[i + 1].is_word
    return i > 0 and words[i].capital and words[i - 1].capital and words[i - 1].is_word and not after


def readings(word: Word) -> tuple[tuple[str, str], ...]:
    """Return the readings of `word` as a verb of the lexicon."""
    return verb_forms().get(word.low, ())


def reading(word: Word, form: str) -> str:
    """Return the lemma of `word` read as `form`, or ''."""
    return lemmas_of(form).get(word.low, "")


@cache
def lemmas_of(form: str) -> dict[str, str]:
    """Return the lemma of each word that can be read as `form`, the first where it has two."""
    last_first = ((word, *read) for word, readings in verb_forms().items() for read in reversed(readings))
    return {word: lemma for word, kind, lemma in last_first if kind == form}


def with_particle(words: Sequence[Word], end: int, head: str) -> tuple[int, str]:
    """Return where the verb ends and its lemma, with the particle that follows if there is one."""
    for rest in particles().get(head, ()):
        if tuple(word.low for word in words[end : end + len(rest)]) == rest:
            return end + len(rest), f"{head} {' '.join(rest)}"
    return end, head


def guess_lemma(low: str) -> str:
    """Return a lemma for a regular past form that the lexicon doesn't have."""
    stem = low.removesuffix("ed")
    if low.endswith("ied"):
        return low[:-3] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem + "e" if stem.endswith(("c", "s", "g", "v", "z", "u", "at", "in", "ir", "ur")) else stem
