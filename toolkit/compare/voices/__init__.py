"""Whose voice: what an actor holds itself, what it only reports of others, and who speaks.

Method: the table of acts gives the actor and the verb; shallow grammar over the words behind the verb finds an attitude (`concern`, `support`), its
holder (`expressed by some`, `Norway’s`, `their`) and its degree (:mod:`toolkit.compare.voices.attitudes`).  A verb of taking note leaves an attitude
with its holder, a verb of voicing makes it the actor's own.  Speakers are read off lead-ins and quotation marks
(:mod:`toolkit.compare.voices.speakers`).  Word lists: ``lexicons/voices.toml``, whose head names their sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from toolkit.compare.voices.attitudes import Attitude, find_passives, read_attitude
from toolkit.compare.voices.speakers import Speech, read_speeches, sentence_at
from toolkit.find.acts import ACTS, find_acts
from toolkit.schema import Paragraph, check_quotes, check_table, iter_paragraphs, span_rows, span_table
from toolkit.sentences import sentence_spans

VOICES = span_table(
    "VOICES",
    "one act, or one attitude told in the passive",
    actor="str",
    verb="str",
    lemma="str",
    family="str",
    scope="str",
    speaker="str",
    speaker_para="str",
    speaker_start="Int64",
    speaker_end="Int64",
    voice="str",
    attitude="str",
    attitude_quote="str",
    attitude_start="Int64",
    attitude_end="Int64",
    intensity="str",
    degree="str",
    holder="str",
    holder_scope="str",
    holder_start="Int64",
    holder_end="Int64",
    about="str",
)
OWN, REPORTED = "own", "reported"
Rows = list[dict[str, Any]]


def voices(acts: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Tell whose voice each act is and whose the attitude in it; one row is an act, or an attitude told in the passive.

    Parameters
    ----------
    acts
        Table of :func:`toolkit.find_acts`, whole or in part.
    paragraphs
        PARAGRAPHS table that the acts were found in.

    Returns
    -------
    DataFrame
        Span table (``doc_id, para, start, end, quote``) in reading order: the verb's span, ``actor`` to ``scope`` as in the table of acts (missing for a passive). ``speaker`` is who says the
        words, at ``speaker_start``, ``speaker_end`` of the paragraph ``speaker_para``; missing where the document itself speaks.
        ``voice`` is `own` or `reported`: the attitude is the actor's, or another's whom the actor reports. ``attitude`` is its class (`concern`, `regret`, `opposition`,
        `support`, `appreciation`, `sympathy`, `hope`, `resolve`, `confidence`, `view`), missing where the words tell none; ``attitude_quote`` the words, at
        ``attitude_start``, ``attitude_end``;
        ``intensity`` the word of degree in them (`serious`, `deeply`) and ``degree`` its class (`booster`, `maximiser`, `downtoner`). ``holder``
        is whose attitude (or act) it is, at ``holder_start``, ``holder_end``, in the words that stand there; ``holder_scope`` is as ``scope``; both are missing where an
        attitude is reported of nobody named. ``about`` is what the attitude is about, at most 120 characters.

    Raises
    ------
    SchemaError
        If a table lacks a column, or an act stands in a paragraph that is not there.

    Notes
    -----
    An act without an attitude is the actor's own. Only the head of the verb's object is read: in `stressed the importance of addressing concerns` no concern
    is voiced. A holder is a string of words, not a person: `some Leaders` are not told by name. The scope of a holder is read from
    its words alone. First attitudes only: of `gratitude and support` the row tells gratitude.

    Examples
    --------
    >>> texts = ["We noted the serious concerns expressed by some Ministers over the dam.", "Norway is deeply concerned about the dam."]
    >>> paragraphs = pd.DataFrame({"doc_id": ["a", "b"], "para": ["1", "1"], "text": texts})
    >>> found = voices(find_acts(paragraphs), paragraphs)
    >>> found[["actor", "voice", "attitude", "intensity", "holder", "holder_scope"]].values.tolist()
    [['We', 'reported', 'concern', 'serious', 'some Ministers', 'some'], ['Norway', 'own', 'concern', 'deeply', 'Norway', 'one state']]
    """
    check_table(acts, ACTS)
    grouped = _by_paragraph(acts)
    ours = list(iter_paragraphs(paragraphs))
    check_quotes(grouped, ours, ACTS)
    speeches = read_speeches(ours, grouped)
    rows: Rows = []
    for paragraph in ours:
        key = (paragraph.doc_id, paragraph.para)
        rows.extend(
            span_rows(paragraph, _paragraph_rows(paragraph, grouped.get(key, []), speeches.get(key, [])))
        )
    return VOICES.frame(_with_scopes(rows))


def _by_paragraph(acts: pd.DataFrame) -> dict[tuple[str, str], Rows]:
    groups: dict[tuple[str, str], Rows] = defaultdict(list)
    for row in acts.astype(object).where(acts.notna(), None).to_dict("records"):
        groups[str(row["doc_id"]), str(row["para"])].append({str(name): value for name, value in row.items()})
    return dict(groups)


def _paragraph_rows(paragraph: Paragraph, acts: Rows, speeches: list[Speech]) -> Iterator[dict[str, Any]]:
    acts = sorted(acts, key=lambda act: (act["start"], act["end"]))
    sentences = list(sentence_spans(paragraph.text))
    taken: list[tuple[int, int]] = []
    for place, act in enumerate(acts):
        sentence = sentence_at(sentences, act["start"])
        following = acts[place + 1]["start"] if place + 1 < len(acts) else sentence[1]
        read = read_attitude(paragraph.text, act, sentence, min(sentence[1], following))
        taken.append((act["start"], read.end if read else act["end"]))
        yield _act_row(act, read) | _speaker(speeches, act["start"])
    for passive in find_passives(paragraph.text, sentences):
        if not any(start <= passive.start < end for start, end in taken):
            yield _passive_row(paragraph.text, passive) | _speaker(speeches, passive.start)


def _act_row(act: dict[str, Any], read: Attitude | None) -> dict[str, Any]:
    row = {name: act[name] for name in ("start", "end", "actor", "verb", "lemma", "family", "scope")}
    own: dict[str, Any] = {
        "voice": OWN,
        "holder": act["actor"],
        "holder_scope": act["scope"] if act["actor"] else None,
        "holder_start": act["actor_start"],
        "holder_end": act["actor_end"],
    }
    if read is None:
        return row | own
    if read.own:
        holder = {"holder_scope": None} | _holder_row(read) if read.holder and not read.pronoun else {}
        return row | own | _attitude_row(read) | holder
    return row | {"voice": REPORTED} | _attitude_row(read) | _holder_row(read)


def _passive_row(text: str, read: Attitude) -> dict[str, Any]:
    row = {
        "start": read.verb_start,
        "end": read.verb_end,
        "verb": text[read.verb_start : read.verb_end],
        "voice": REPORTED,
    }
    return row | _attitude_row(read) | _holder_row(read)


def _attitude_row(read: Attitude) -> dict[str, Any]:
    if not read.name:
        return {"about": read.about or None}
    return {
        "attitude": read.name,
        "attitude_quote": read.quote,
        "attitude_start": read.start,
        "attitude_end": read.start + len(read.quote),
        "intensity": read.intensity or None,
        "degree": read.degree or None,
        "about": read.about or None,
    }


def _holder_row(read: Attitude) -> dict[str, Any]:
    if not read.holder:
        return {}
    start = read.holder_start
    return {"holder": read.holder, "holder_start": start, "holder_end": start + len(read.holder)}


def _speaker(speeches: Iterable[Speech], start: int) -> dict[str, Any]:
    """Return who speaks at a position: the innermost of the speeches there."""
    here = [speech for speech in speeches if speech.start <= start < speech.end]
    if not here:
        return {}
    speech = min(here, key=lambda speech: speech.end - speech.start)
    return {
        "speaker": speech.speaker,
        "speaker_para": speech.para,
        "speaker_start": speech.speaker_start,
        "speaker_end": speech.speaker_start + len(speech.speaker),
    }


def _with_scopes(rows: Rows) -> Rows:
    """Return the rows with the scope of every reported holder, as the table of acts reads it of a subject."""
    scopes = read_scopes(row["holder"] for row in rows if row.get("holder") and not row.get("holder_scope"))
    return [
        row if row.get("holder_scope") else row | {"holder_scope": scopes.get(row.get("holder") or "")}
        for row in rows
    ]


def read_scopes(holders: Iterable[str]) -> Mapping[str, str]:
    """Return the scope that each holder has as the subject of an act.

    Examples
    --------
    >>> read_scopes(["some Leaders", "Norway", "the Chairman"])
    {'some Leaders': 'some', 'Norway': 'one state', 'the Chairman': 'the chair'}
    """
    distinct = list(dict.fromkeys(holders))
    texts = [f"{holder[:1].upper()}{holder[1:]} welcomed the outcome." for holder in distinct]
    table = pd.DataFrame({"doc_id": distinct, "para": "1", "text": texts}, dtype="str")
    acts = find_acts(table)
    found = dict(zip(acts["doc_id"], acts["scope"], strict=True))
    plural = {holder: "some" for holder in distinct if found.get(holder) == "all" and " and " in holder}
    return found | plural
