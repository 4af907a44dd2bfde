"""Documents read for their clauses: every sentence once, and then which of its clauses are acts.

What a pronoun stands for depends on the acts before it, and so on whether states of attitude count; the clauses don't.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from toolkit.find.acts.clauses import read_all_clauses
from toolkit.find.acts.names import read_acronyms, read_persons
from toolkit.find.acts.resolutions import Enactment, read_enacted, read_enactment
from toolkit.find.acts.subjects import Clause
from toolkit.find.acts.treaties import as_binding
from toolkit.find.acts.verbs import VerbGroup, is_voice
from toolkit.find.acts.words import Stretch, find_sentences, find_words
from toolkit.schema import Paragraph, iter_paragraphs


class Sentence(NamedTuple):
    """A sentence's words and its clauses that are acts or states."""

    stretch: Stretch
    clauses: list[Clause]


class Document(NamedTuple):
    """How a document enacts, and its paragraphs with their sentences."""

    enactment: Enactment
    paragraphs: list[tuple[Paragraph, list[Sentence]]]


class Act(NamedTuple):
    """A clause of a paragraph with its words, before it becomes a row."""

    paragraph: Paragraph
    sentence: Stretch
    clause: Clause
    actor: str


def read_documents(paragraphs: pd.DataFrame) -> Iterator[Document]:
    """Yield the documents of a PARAGRAPHS table, each with all its sentences read."""
    for _, group in groupby(iter_paragraphs(paragraphs), key=lambda paragraph: paragraph.doc_id):
        yield _read(list(group))


def _read(paragraphs: list[Paragraph]) -> Document:
    acronyms: dict[str, str] = {}
    for paragraph in paragraphs:
        known = read_persons(paragraph.text) | read_acronyms(paragraph.text)
        acronyms |= {name: kind for name, kind in known.items() if name not in acronyms}
    sentences = [find_sentences(find_words(paragraph.text)) for paragraph in paragraphs]
    enactment = read_enactment(paragraphs, sentences)
    return Document(
        enactment,
        [
            (paragraph, list(_read_sentences(paragraph, worded, acronyms, enactment)))
            for paragraph, worded in zip(paragraphs, sentences, strict=True)
        ],
    )


def _read_sentences(
    paragraph: Paragraph, sentences: list[Stretch], acronyms: dict[str, str], enactment: Enactment
) -> Iterator[Sentence]:
    for number, sentence in enumerate(sentences):
        enacted = read_enacted(paragraph, sentence.words, enactment, first=number == 0)
        bound = as_binding(sentence) if enactment.mode == "treaty" else sentence
        clauses = list(read_all_clauses(bound.words, acronyms)) if enacted is None else enacted
        yield Sentence(bound, clauses)


def read_acts(document: Document, *, stances: bool) -> Iterator[list[Act]]:
    """Yield the acts of each paragraph; with `stances`, states of attitude are some."""
    previous: Clause | None = None
    for paragraph, sentences in document.paragraphs:
        found = _paragraph_acts(paragraph, sentences, previous)
        acts = [act for act in found if _counts(act.clause.verb, stances=stances)]
        previous = acts[-1].clause if acts else previous
        yield acts


def has_stances(document: Document) -> bool:
    """Whether a state of attitude stands in the document, so that counting stances makes a difference."""
    clauses = (
        clause for _, sentences in document.paragraphs for each in sentences for clause in each.clauses
    )
    return any(clause.verb.form == "state" and clause.verb.lemma != "be" for clause in clauses)


def _counts(verb: VerbGroup, *, stances: bool) -> bool:
    """Whether a verb is an act's, or, with `stances`, one of a state of attitude."""
    return verb.form != "state" or (stances and verb.lemma.startswith("be "))


def _paragraph_acts(
    paragraph: Paragraph, sentences: list[Sentence], previous: Clause | None
) -> Iterator[Act]:
    """Yield the acts of a paragraph; `previous` is what a pronoun may stand for: the actor before it."""
    for sentence, clauses in sentences:
        last, referred = None, -1
        for clause in clauses:
            if clause.start != referred and not _refers(clause, last or previous):
                continue
            referred = clause.start
            yield Act(paragraph, sentence, clause, _actor(paragraph, sentence, clause))
            if clause.kind not in {"they", "it", "he"}:
                last = clause
        previous = last or (previous if clauses else None)


def _actor(paragraph: Paragraph, sentence: Stretch, clause: Clause) -> str:
    """Return the words of the subject, '' where it stands in another paragraph."""
    return "" if clause.start < 0 else paragraph.text[slice(*sentence.span(clause.start, clause.end))]


def _refers(clause: Clause, previous: Clause | None) -> bool:
    """Whether a pronoun of the third person has an actor to stand for."""
    if clause.kind == "they":
        plural = previous is not None and previous.plural and previous.kind not in {"we", "i"}
        return plural or is_voice(clause.verb.lemma)
    if clause.kind == "it":
        return previous is not None and not previous.plural and previous.kind not in {"i", "person"}
    return True
