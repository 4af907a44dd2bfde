"""Who speaks: after a lead-in (`The Minister stated the following.`), in quotation marks, in an object clause, or by `according to`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from toolkit.lexicons import any_of, load_lexicon, word_set
from toolkit.schema import Paragraph
from toolkit.sentences import sentence_spans

LONGEST_LEAD = 80
SHORTEST_QUOTE = 3
"""Fewer words in quotation marks are a name or a term."""
PERSONS = {"a person", "the speaker", "the chair"}
OTHERS = {"one side", "some", "all", "the chair", "a body"}
_QUOTED = re.compile(r"“(?P<curly>[^”]{1,2000})”|\"(?P<straight>[^\"]{1,2000})\"")
_NAME = r"(?:[Tt]he\s+)?[A-Z][\w.’'-]*(?:\s+(?:of\s+|and\s+|for\s+|the\s+){0,2}[A-Z][\w.’'-]*){0,8}"
Rows = list[dict[str, Any]]


class Speech(NamedTuple):
    """A stretch of a paragraph that somebody says, and where the speaker is named."""

    start: int
    end: int
    speaker: str
    para: str
    speaker_start: int


def read_speeches(
    paragraphs: Sequence[Paragraph], acts: Mapping[tuple[str, str], Rows]
) -> dict[tuple[str, str], list[Speech]]:
    """Return the speeches of every paragraph that has any; of those that hold one another the innermost counts."""
    found: dict[tuple[str, str], list[Speech]] = {}
    leading = person = None
    document = ""
    for paragraph in paragraphs:
        key = (paragraph.doc_id, paragraph.para)
        own = acts.get(key, [])
        if paragraph.doc_id != document or _another_answers(paragraph.text, own):
            person = person if paragraph.doc_id == document else None
            leading, document = None, paragraph.doc_id
        lead = _lead(paragraph, own)
        speeches = [] if leading is None or lead else [leading._replace(end=len(paragraph.text) + 1)]
        said, person = _clauses(paragraph, own, person)
        speeches += said
        speeches += _quoted(paragraph)
        speeches += _according(paragraph)
        if speeches:
            found[key] = speeches
        leading = lead or leading
    return found


def _another_answers(text: str, acts: Rows) -> bool:
    """Return whether a paragraph is no longer the speaker's: it opens with an answer, or others act in it and no `I`."""
    if _answers().match(text):
        return True
    scopes = [act["scope"] for act in acts]
    return bool(scopes) and "the speaker" not in scopes and scopes[0] in OTHERS and _past(acts[0]["verb"])


def _past(verb: str) -> bool:
    first = verb.lower().split()[0]
    return first.endswith("ed") or first in {"gave", "said", "was", "were", "held", "had", "made", "told"}


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load_lexicon('voices')['speech']['answers'])}\b", re.IGNORECASE)


def _lead(paragraph: Paragraph, acts: Rows) -> Speech | None:
    """Return the speaker whom a paragraph announces: its last words are `stated the following`, its last actor says them."""
    if not _leads().search(paragraph.text[-LONGEST_LEAD:]):
        return None
    named = (act for act in acts if act["actor"] and act["actor_start"] is not None)
    last = max(named, key=lambda act: act["start"], default=None)
    if last is None or last["lemma"] not in word_set("voices", "acts", "saying"):
        return None
    return Speech(0, 0, last["actor"], paragraph.para, last["actor_start"])


@cache
def _leads() -> re.Pattern[str]:
    speech = load_lexicon("voices")["speech"]
    return re.compile(
        rf"\b(?:{any_of(speech['leads'])}\s*[.:]?|{any_of(speech['saying'])}\s*:)\s*$", re.IGNORECASE
    )


def _clauses(paragraph: Paragraph, acts: Rows, person: Speech | None) -> tuple[list[Speech], Speech | None]:
    """Return the sentences in which a person says something, and the person named last, for whom a pronoun stands."""
    found = []
    sentences = list(sentence_spans(paragraph.text))
    for act in acts:
        if not act["actor"] or act["actor_start"] is None:
            continue
        speaker = Speech(act["start"], act["start"], act["actor"], paragraph.para, act["actor_start"])
        if act["actor"].lower() in {"he", "she"}:
            speaker = person._replace(start=act["start"]) if person else speaker
        elif act["scope"] == "a person":
            person = speaker
        if (
            act["lemma"] in word_set("voices", "acts", "saying")
            and act["scope"] in PERSONS
            and _opens_clause(paragraph.text, act["end"])
        ):
            found.append(speaker._replace(end=sentence_at(sentences, act["start"])[1]))
    return found, person


def _opens_clause(text: str, position: int) -> bool:
    return bool(re.match(r"\s+that\b|\s*:", text[position : position + 12]))


def sentence_at(sentences: Sequence[tuple[int, int]], position: int) -> tuple[int, int]:
    """Return the last of the sentences of a paragraph that begins before or at a position.

    Examples
    --------
    >>> sentence_at([(0, 7), (8, 18)], 8)
    (8, 18)
    """
    return sentences[max(0, bisect_right(sentences, position, key=_begin) - 1)]


def _begin(span: tuple[int, int]) -> int:
    return span[0]


def _quoted(paragraph: Paragraph) -> Iterator[Speech]:
    """Yield the words in quotation marks that somebody says, before or behind them."""
    text = paragraph.text
    for quote in _QUOTED.finditer(text):
        if len(quote.group().split()) < SHORTEST_QUOTE:
            continue
        said = _said_behind().match(text, quote.end()) or _said_before().search(
            text, max(0, quote.start() - LONGEST_LEAD), quote.start()
        )
        if said:
            group = "name" if said["name"] else "other"
            yield Speech(
                quote.start(), quote.end(), said[group].rstrip("."), paragraph.para, said.start(group)
            )


@cache
def _said_behind() -> re.Pattern[str]:
    saying = any_of(load_lexicon("voices")["speech"]["saying"])
    return re.compile(rf"\s*,?\s*(?:{saying}\s+(?P<name>{_NAME})|(?P<other>{_NAME}|he|she)\s+{saying}\b)")


@cache
def _said_before() -> re.Pattern[str]:
    saying = any_of(load_lexicon("voices")["speech"]["saying"])
    return re.compile(rf"(?P<name>{_NAME})(?P<other>)\s+{saying}(?:\s+[a-z]+){{0,6}}\s*[,:]?\s*$")


def _according(paragraph: Paragraph) -> Iterator[Speech]:
    for start, end in sentence_spans(paragraph.text):
        said = _source().search(paragraph.text, start, end)
        if said:
            yield Speech(start, end, said["name"].rstrip("."), paragraph.para, said.start("name"))


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{any_of(load_lexicon('voices')['speech']['according'])})\s+(?P<name>{_NAME})")
