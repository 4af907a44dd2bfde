"""Resolutions, and declarations built like them: the enacting body acts in every paragraph.

`The General Assembly, / Recalling …, / 1. Decides …` is one sentence over many paragraphs.  A document is read that way if several
of its paragraphs open with a preambular participle and have no main clause of their own, and others with an operative verb in the
third person (a resolution) or in its base form (a declaration: `WE, …; HEREBY: 1. Reaffirm …`), or if it opens with `We`.  A
paragraph that ends in `we will:` or `agreed to:` lends its actor to the items below it.

The body of a resolution is what the document itself prints: ``kind`` says it (``resolution of the General Assembly``, as the
segmenter reads it off the enacting line or the masthead), or the first paragraph opens with it.  How often a text names a body
says nothing, so without such evidence the actor is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.find.acts_actors import read_actors
from toolkit.find.acts_clauses import read_clauses
from toolkit.find.acts_joined import read_joined
from toolkit.find.acts_names import nouns
from toolkit.find.acts_open import Open
from toolkit.find.acts_predicates import Number, read_predicate
from toolkit.find.acts_subjects import Clause
from toolkit.find.acts_verbs import (
    VerbGroup,
    reading,
    rung_of,
    skip_adverbs,
    verb_class,
    with_particle,
    word_class,
)
from toolkit.find.acts_words import Word, find_sentences, find_words
from toolkit.schema import Paragraph

OUTSIDE = -1
LONGEST_LEAD_IN = 8
NAME = r"((?:[A-Z][\w’-]*)(?: (?:[A-Z][\w’-]*|of|on|the|for|and|to))*)"
BODY_OF = re.compile(rf"\b(?:of|by) [Tt]he {NAME}$")
BODY_BEFORE = re.compile(rf"^{NAME} (?:draft )?(?:resolution|decision)$")
BODY_OPENS = re.compile(
    rf"The {NAME}, (?=[A-Z]\w+ing\b|(?:Deeply|Gravely|Having|Guided|Convinced|Mindful)\b)"
)
PREAMBLE_ENDS = (",", ";", ":", "and", ", and", "; and")


class Enactment(NamedTuple):
    """How a document enacts: ``mode`` is '' (not at all), resolution or declaration; the body; and the items of lists."""

    mode: str = ""
    body: str = ""
    items: Mapping[str, str] = {}


def read_enactment(paragraphs: Sequence[Paragraph]) -> Enactment:
    """Return how the document of these paragraphs enacts, and by what body."""
    opened = [(paragraph, find_sentences(find_words(paragraph.text))[:1]) for paragraph in paragraphs]
    firsts = [(paragraph, sentences[0]) for paragraph, sentences in opened if sentences]
    preamble = sum(_is_preambular(paragraph, words) for paragraph, words in firsts)
    forms = [verb.form for _, words in firsts if (verb := _operative(words))]
    if forms.count("3sg") >= (1 if preamble >= 2 else 3):
        return Enactment("resolution", _body(paragraphs))
    declared = bool(firsts) and firsts[0][1][0].low == "we"
    if preamble >= 2 and (declared or forms.count("base") >= 1):
        return Enactment("declaration", _declarer(firsts))
    return Enactment(items=dict(_list_items(paragraphs)))


def read_enacted(
    paragraph: Paragraph, words: Sequence[Word], enactment: Enactment, first: bool
) -> list[Clause] | None:
    """Return the acts of the enacting body in a sentence, or None where it has to be read as an ordinary one."""
    if paragraph.para.startswith("fn"):
        return []
    if not enactment.mode:
        led_in = ":" in {word.text for word in words[:LONGEST_LEAD_IN]}
        item = first and paragraph.para in enactment.items and not led_in
        return list(_with_joined(words, _operative(words))) if item else None
    verb = _preambular(words) or _operative(words)
    wanted = {
        "resolution": {"ing", "participle", "be", "3sg"},
        "declaration": {"ing", "participle", "be", "base"},
    }
    fronted = enactment.mode == "declaration" and next(read_clauses(words, {}), None) is not None
    if verb and verb.form in wanted[enactment.mode] and not fronted:
        return list(_with_joined(words, verb))
    return [] if enactment.mode == "resolution" and "/" in paragraph.para else None


def _with_joined(words: Sequence[Word], verb: VerbGroup | None) -> Iterator[Clause]:
    """Yield a clause without a subject of its own, and those of the verbs joined to its verb."""
    if verb is None:
        return
    found = Clause(OUTSIDE, OUTSIDE, verb.form == "base", "body", 1, verb)
    yield found
    state, i = Open(after=verb.end), verb.end
    while i < len(words):
        clause = read_joined(words, i, found, state)
        if clause:
            yield clause
            found, i = clause, clause.verb.end
            continue
        state.read(words, i)
        i += 1


def _is_preambular(paragraph: Paragraph, words: Sequence[Word]) -> bool:
    """Whether a paragraph is a participle with all that belongs to it, and no main clause."""
    ends = paragraph.text.rstrip().lower().endswith(PREAMBLE_ENDS)
    return ends and _preambular(words) is not None and next(read_clauses(words, {}), None) is None


def _preambular(words: Sequence[Word]) -> VerbGroup | None:
    """Read `Recalling`, `Having considered`, `Deeply concerned`, `Guided by` at the start of a paragraph."""
    if not words or not words[0].capital:
        return None
    i = skip_adverbs(words, 0)
    if i >= len(words):
        return None
    low = words[i].low
    if low == "having" and i + 1 < len(words):
        j = skip_adverbs(words, i + 1)
        lemma = reading(words[j], "participle") if j < len(words) else ""
        return VerbGroup(i, j + 1, lemma, "participle") if lemma else None
    after = words[i + 1].low if i + 1 < len(words) else ""
    if low in word_class("attitudes") | word_class("preambular_adjectives"):
        return (
            VerbGroup(i, i + 1, f"be {low}", "be") if after in word_class("prepositions") | {"that"} else None
        )
    if lemma := reading(words[i], "ing"):
        end, lemma = with_particle(words, i + 1, lemma)
        return VerbGroup(i, end, lemma, "ing")
    return None


def _operative(words: Sequence[Word]) -> VerbGroup | None:
    """Read `Decides`, `Also welcomes`, `Reaffirm` at the start of a paragraph."""
    if not words or not words[0].capital:
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
    if verb.lemma.split(" ")[0] in verb_class("homograph") and after in word_class("be") | word_class("have"):
        return True
    intransitive = (
        verb.lemma.split(" ")[0] in verb_class("intransitive")
        or " " in verb.lemma
        or rung_of(verb.lemma) is None
    )
    return after in word_class("prepositions") - {"in", "with"} and not intransitive


def _body(paragraphs: Sequence[Paragraph]) -> str:
    """Return the enacting body with its article, as the document's kind or the opening of its first paragraph names it, or ''."""
    for paragraph in paragraphs:
        found = BODY_OF.search(paragraph.kind) or BODY_BEFORE.search(paragraph.kind)
        if found or (found := BODY_OPENS.match(paragraph.text)):
            return f"The {found[1]}"
    return ""


def _declarer(firsts: Sequence[tuple[Paragraph, Sequence[Word]]]) -> str:
    """Return the pronoun or group that declares: the first subject of the document, as printed."""
    for paragraph, words in firsts:
        if words[0].low == "we":
            return words[0].text
        for clause in read_clauses(words, {}):
            if clause.start >= 0:
                return paragraph.text[words[clause.start].start : words[clause.end - 1].end]
    return "We"


def _list_items(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs that continue `we will:`, each with the actor."""
    actor = ""
    for paragraph in paragraphs:
        sentences = find_sentences(find_words(paragraph.text))
        if not sentences:
            continue
        verb = _operative(sentences[0])
        if actor and verb and verb.form == "base":
            yield paragraph.para, actor
        else:
            actor = _list_actor(paragraph, sentences[-1])


def _list_actor(paragraph: Paragraph, words: Sequence[Word]) -> str:
    """Return who will do what the list below says, if the sentence ends in `will:` or `to:`."""
    if len(words) < 3 or words[-1].text != ":":
        return ""
    if words[-2].low == "to":
        clauses = list(read_clauses(words, {}))
        clause = clauses[-1] if clauses and clauses[-1].verb.end >= len(words) - 2 else None
        return paragraph.text[words[clause.start].start : words[clause.end - 1].end] if clause else ""
    if words[-2].low in word_class("modals"):
        for i in range(len(words) - 3, max(-1, len(words) - 9), -1):
            if any(
                actor.end == len(words) - 2 and actor.kind != "name" for actor in read_actors(words, i, {})
            ):
                return paragraph.text[words[i].start : words[-3].end]
    return ""
