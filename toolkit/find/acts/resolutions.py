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

from toolkit.find.acts.actors import read_actors
from toolkit.find.acts.clauses import read_clauses
from toolkit.find.acts.joined import read_joined
from toolkit.find.acts.open import Open
from toolkit.find.acts.openings import OUTSIDE, operative, preambular
from toolkit.find.acts.subjects import Clause
from toolkit.find.acts.treaties import preamble_of, read_preamble
from toolkit.find.acts.verbs import (
    VerbGroup,
    word_class,
)
from toolkit.find.acts.words import Stretch, Word
from toolkit.schema import Paragraph

LONGEST_LEAD_IN = 8
NAME = r"((?:[A-Z][\w’-]*)(?: (?:[A-Z][\w’-]*|of|on|the|for|and|to))*)"
BODY_OF = re.compile(rf"\b(?:of|by) [Tt]he {NAME}$")
BODY_BEFORE = re.compile(rf"^{NAME} (?:draft )?(?:resolution|decision)$")
BODY_OPENS = re.compile(
    rf"The {NAME}, (?=[A-Z]\w+ing\b|(?:Deeply|Gravely|Having|Guided|Convinced|Mindful)\b)"
)
ANNEXED = re.compile(r"[A-Z][a-z]")
PREAMBLE_ENDS = (",", ";", ":", "and", ", and", "; and")


class Enactment(NamedTuple):
    """How a document enacts: ``mode`` is '' (not at all), resolution, declaration or treaty; the body; and the items of lists.

    The items of a treaty are the paragraphs of its preamble.
    """

    mode: str = ""
    body: str = ""
    items: Mapping[str, str] = {}


def read_enactment(paragraphs: Sequence[Paragraph], sentences: Sequence[Sequence[Stretch]]) -> Enactment:
    """Return how the document of these paragraphs enacts, and by what body; `sentences` are those of each paragraph."""
    parties, preamble_paras = preamble_of(paragraphs)
    if parties:
        return Enactment("treaty", parties, dict.fromkeys(preamble_paras, parties))
    worded = [(paragraph, own) for paragraph, own in zip(paragraphs, sentences, strict=True) if own]
    firsts = [(paragraph, own[0]) for paragraph, own in worded]
    preamble = sum(_is_preambular(paragraph, first.words) for paragraph, first in firsts)
    forms = [verb.form for _, first in firsts if (verb := operative(first.words))]
    few = preamble >= 2 or (preamble == 1 and _is_resolution(paragraphs[0]))
    if forms.count("3sg") >= (1 if few else 3):
        return Enactment("resolution", _body(paragraphs))
    declared = bool(firsts) and firsts[0][1].words[0].low == "we"
    if preamble >= 2 and (declared or forms.count("base") >= 1):
        return Enactment("declaration", _declarer(firsts))
    return Enactment(items=dict(_list_items(worded)))


def _is_resolution(paragraph: Paragraph) -> bool:
    return "resolution" in paragraph.kind.lower() or "decision" in paragraph.kind.lower()


def read_enacted(
    paragraph: Paragraph, words: Sequence[Word], enactment: Enactment, first: bool
) -> list[Clause] | None:
    """Return the acts of the enacting body in a sentence, or None where it has to be read as an ordinary one."""
    if paragraph.para.startswith("fn"):
        return []
    if enactment.mode == "treaty":
        return list(read_preamble(words)) if paragraph.para in enactment.items else None
    if enactment.mode == "resolution" and (ANNEXED.match(paragraph.para) or words[0].low == "we"):
        return None
    if not enactment.mode:
        if not first or paragraph.para not in enactment.items:
            return None
        led_in = ":" in {word.text for word in words[:LONGEST_LEAD_IN]}
        return None if led_in else list(_with_joined(words, operative(words, item=True)))
    verb = preambular(words) or operative(words)
    wanted = {
        "resolution": {"ing", "participle", "be", "3sg"},
        "declaration": {"ing", "participle", "be", "base"},
    }
    ends = _ends_with(paragraph.text, (";", ",", "; and", ", and")) or (
        verb is not None and _takes_that(words, verb)
    )
    fronted = enactment.mode == "declaration" and not ends and next(read_clauses(words, {}), None) is not None
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
        i += 1


def _is_preambular(paragraph: Paragraph, words: Sequence[Word]) -> bool:
    """Whether a paragraph is a participle with all that belongs to it, and no main clause."""
    verb = preambular(words) if _ends_with(paragraph.text, PREAMBLE_ENDS) else None
    if verb is None:
        return False
    return _takes_that(words, verb) or next(read_clauses(words, {}), None) is None


def _ends_with(text: str, endings: tuple[str, ...]) -> bool:
    return text.rstrip()[-len("; and") :].lower().endswith(endings)


def _takes_that(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether a clause behind the participle is what it recalls or notes: `Recalling that the Council has …`."""
    return verb.end < len(words) and words[verb.end].low == "that"


def _body(paragraphs: Sequence[Paragraph]) -> str:
    """Return the enacting body with its article, as the document's kind or the opening of its first paragraph names it, or ''."""
    for paragraph in paragraphs:
        found = BODY_OF.search(paragraph.kind) or BODY_BEFORE.search(paragraph.kind)
        if found or (found := BODY_OPENS.match(paragraph.text)):
            return f"The {found[1]}"
    return ""


def _declarer(firsts: Sequence[tuple[Paragraph, Stretch]]) -> str:
    """Return the pronoun or group that declares: the first subject of the document, as printed."""
    for paragraph, first in firsts:
        if first.words[0].low == "we":
            return first.words[0].text
        for clause in read_clauses(first.words, {}):
            if clause.start >= 0:
                return paragraph.text[slice(*first.span(clause.start, clause.end))]
    return "We"


def _list_items(worded: Sequence[tuple[Paragraph, Sequence[Stretch]]]) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs that continue `we will:`, each with the actor."""
    actor = ""
    for paragraph, sentences in worded:
        verb = operative(sentences[0].words, item=bool(actor))
        if actor and verb and verb.form == "base":
            yield paragraph.para, actor
        else:
            actor = _list_actor(paragraph, sentences[-1])


def _list_actor(paragraph: Paragraph, sentence: Stretch) -> str:
    """Return who will do what the list below says, if the sentence ends in `will:` or `to:`."""
    words = sentence.words
    if len(words) < 3 or words[-1].text != ":":
        return ""
    if words[0].low == "we" and words[-2].low == "hereby":
        return words[0].text
    if words[-2].low == "to":
        clauses = list(read_clauses(words, {}))
        clause = clauses[-1] if clauses and clauses[-1].verb.end >= len(words) - 2 else None
        if clause is None or clause.start < 0 or clause.verb.lemma in {"aim", "seek", "intend"}:
            return ""
        return paragraph.text[slice(*sentence.span(clause.start, clause.end))]
    if words[-2].low in word_class("modals"):
        for i in range(len(words) - 3, max(-1, len(words) - 9), -1):
            if any(
                actor.end == len(words) - 2 and actor.kind != "name" for actor in read_actors(words, i, {})
            ):
                return paragraph.text[slice(*sentence.span(i, len(words) - 2))]
    return ""
