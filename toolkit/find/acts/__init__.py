"""Find acts: what an actor of a document does in a main clause by its verb (`The Leaders welcomed …`, `We reaffirm …`).

Method: a shallow parser without any statistical model.  Each sentence is read from left to right for a subject that is an actor
(:mod:`toolkit.find.acts.actors`) with a finite predicate (:mod:`toolkit.find.acts.predicates`); subordinate and relative clauses, passives,
copulas and states are passed over, joined verbs are acts of the same subject (:mod:`toolkit.find.acts.clauses`).  In resolutions, and in
declarations built like them, the enacting body acts in every paragraph (:mod:`toolkit.find.acts.resolutions`).

The verbs' families and strengths are a ladder of the toolkit's own, ``lexicons/verbs.toml``; the published scales that it draws on
(Gruenberg 2009, and a practitioner's reading) stand there beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.find.acts.reading import Act, Document, has_stances, read_acts, read_documents
from toolkit.find.acts.resolutions import Enactment
from toolkit.find.acts.scopes import Parties, read_parties, scope_of
from toolkit.find.acts.verbs import is_voice, rung_of, verb_class, word_class
from toolkit.lexicons import load_lexicon
from toolkit.schema import span_rows, span_table

ACTS = span_table(
    "ACTS",
    "one thing an actor does by a main verb",
    actor="str",
    verb="str",
    lemma="str",
    ladder="str",
    family="str",
    strength="Int64",
    scope="str",
    complement="str",
    actor_start="Int64",
    actor_end="Int64",
)
LONGEST_COMPLEMENT = 120


def find_acts(paragraphs: pd.DataFrame, *, stances: bool = False) -> pd.DataFrame:
    """Find acts; one row is one thing an actor of the document does by a main verb.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are needed, ``kind`` says which body enacts a resolution.
    stances
        Whether `remain` with an adjective of attitude (`remain committed`), which is a state and no act, is a row all the same;
        its lemma is `remain`, its family that of `be committed`.

    Returns
    -------
    DataFrame
        Span table (``doc_id, para, start, end, quote``) in reading order. ``quote`` and ``verb`` are the finite verb's words (`will continue`, `looked forward to`,
        `is seriously concerned`) and ``start``, ``end`` their place; ``actor`` is the subject's words without the modifiers after
        it, at ``actor_start``, ``actor_end`` (missing where the actor stands in another paragraph). ``lemma`` keeps the document's
        spelling (`recognise`, `recognize`). ``ladder``, ``family`` and ``strength`` are the verb's place in
        ``lexicons/verbs.toml`` (strength 0 on the ladder `deed`: what is done has no ranks). ``scope`` says whose voice it is: `all`, `some`, `one side`, `one state`, `a person`,
        `the chair`, `a body`, `the speaker`. ``complement`` is what follows the verb, at most 120 characters, for reading.

    Raises
    ------
    SchemaError
        If a required column is missing.

    Notes
    -----
    Main clauses only; rule-based, so an unusual word order is missed, and the noun after an unknown verb may be taken for its
    object. ``strength`` is ordinal within the verb's ladder: compare ranks of one ladder, never sums. A state that is only accused
    (`Russia continues to wage …`) is no actor of the document. The actor of a resolution is the body in ``kind`` (`resolution of the
    General Assembly` gives `The General Assembly`), missing where nothing printed names it. `are committed` is an act with the lemma
    `be committed`. In a treaty (`Have agreed as follows`) its parties act in the preamble, and *may*, *can* and *should* act like *shall*.
    Capitals (`Seoul urged`) act where they speak for a government. `remain committed`, like every `remain`, is a state and none, and so is `are more united than ever`.

    Examples
    --------
    >>> text = "The Leaders welcomed the progress made and looked forward to the next Summit, which Japan will host."
    >>> acts = find_acts(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))
    >>> acts[["actor", "verb", "family", "scope"]].to_dict("records")
    [{'actor': 'The Leaders', 'verb': 'welcomed', 'family': 'welcoming', 'scope': 'all'}, \
{'actor': 'The Leaders', 'verb': 'looked forward to', 'family': 'welcoming', 'scope': 'all'}]
    """
    return ACTS.frame(
        row for document in read_documents(paragraphs) for row in _document_rows(document, stances=stances)
    )


def find_acts_twice(paragraphs: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what :func:`find_acts` finds without and with stances, each sentence read but once."""
    acts: list[dict[str, Any]] = []
    stances: list[dict[str, Any]] = []
    for document in read_documents(paragraphs):
        rows = list(_document_rows(document, stances=False))
        acts += rows
        stances += _document_rows(document, stances=True) if has_stances(document) else rows
    return ACTS.frame(acts), ACTS.frame(stances)


def _document_rows(document: Document, *, stances: bool) -> Iterator[dict[str, Any]]:
    acts = list(read_acts(document, stances=stances))
    voices = {act.actor for own in acts for act in own if is_voice(act.clause.verb.lemma)}
    parties = read_parties((act.actor, act.clause) for own in acts for act in own)
    for (paragraph, _), own in zip(document.paragraphs, acts, strict=True):
        kept = [act for act in own if not _only_accused(act, voices)]
        following = [*kept[1:], None][: len(kept)]
        rows = [
            _row(act, after, document.enactment, parties) for act, after in zip(kept, following, strict=True)
        ]
        yield from span_rows(paragraph, [_spoken(row) for row in rows] if "I" in voices else rows)


def _spoken(row: dict[str, Any]) -> dict[str, Any]:
    """Read *we* as the speaker's own side, in a document in which somebody says *I*."""
    return {**row, "scope": "the speaker"} if str(row["actor"]).lower() == "we" else row


def _only_accused(act: Act, voices: set[str]) -> bool:
    """Whether the subject is a single state that the document only reports on, and here accuses."""
    if act.clause.kind != "state" or act.actor in voices:
        return False
    after = act.sentence.words[act.clause.verb.end : act.clause.verb.end + 4]
    adverse, lemma = verb_class("adverse"), act.clause.verb.lemma
    objects = adverse | set(load_lexicon("verbs")["adverse"]["objects"])
    return rung_of(lemma) is None or lemma in adverse or any(word.low in objects for word in after)


def _row(act: Act, following: Act | None, enactment: Enactment, parties: Parties) -> dict[str, Any]:
    text, verb = act.paragraph.text, act.clause.verb
    start, end = act.sentence.span(verb.start, verb.end)
    rung = rung_of(verb.lemma)
    outside = act.clause.start < 0
    place = (None, None) if outside else act.sentence.span(act.clause.start, act.clause.end)
    actor = (enactment.body or enactment.items.get(act.paragraph.para, "")) if outside else act.actor
    return {
        "start": start,
        "end": end,
        "actor": actor or None,
        "verb": text[start:end],
        "lemma": "remain" if verb.form == "state" else verb.lemma,
        "ladder": rung.ladder if rung else "deed",
        "family": rung.family if rung else "doing",
        "strength": rung.strength if rung else 0,
        "scope": scope_of(actor, act.clause, parties),
        "complement": _complement(act, following),
        "actor_start": place[0],
        "actor_end": place[1],
    }


def _complement(act: Act, following: Act | None) -> str:
    """Return the words after the verb, up to the next act of the sentence or the clause's end, cut at a word's end."""
    text, begin = act.paragraph.text, act.clause.verb.end
    after = act.sentence.words[begin : begin + 2 * LONGEST_COMPLEMENT]
    if following and following.sentence is act.sentence:
        opens = (
            following.clause.start
            if following.clause.start >= act.clause.verb.end
            else following.clause.verb.start
        )
        after = after[: opens - act.clause.verb.end]
    stop = next((i for i, word in enumerate(after) if word.text in {";", "."}), len(after))
    loose = word_class("coordinators", "adverbs")
    while stop and (after[stop - 1].low in loose or after[stop - 1].low in {",", ":"}):
        stop -= 1
    rest = text[slice(*act.sentence.span(begin, begin + stop))] if stop else ""
    return rest if len(rest) <= LONGEST_COMPLEMENT else rest[:LONGEST_COMPLEMENT].rsplit(" ", 1)[0]
