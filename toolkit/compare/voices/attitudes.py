"""The attitude in the words behind a verb: what it is, how strong, whose, and about what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from toolkit.compare.voices.patterns import (
    about_pattern,
    agent_pattern,
    attitude_adjectives,
    attitude_nouns,
    attitude_verbs,
    bare_about_pattern,
    behind_pattern,
    clause_pattern,
    degree_in,
    degrees,
    object_pattern,
    passive_pattern,
    subject_pattern,
)
from toolkit.lexicons import word_set

LONGEST_ABOUT = 120
LONGEST_CLAUSE = 400
_GENITIVE = re.compile(r"(?P<holder>[^\W\d_][\w.’'-]*(?:\s+[\w.’'-]+){0,5}?)(?:’s|'s|(?<=s)[’'])\s")


class Attitude(NamedTuple):
    """An attitude of the text: its words, whether it is the actor's own, its holder, and what it is about."""

    name: str = ""
    start: int = 0
    quote: str = ""
    intensity: str = ""
    degree: str = ""
    own: bool = True
    holder: str = ""
    holder_start: int = 0
    about: str = ""
    end: int = 0
    voiced: bool = False
    pronoun: bool = False
    verb_start: int = 0
    verb_end: int = 0


def read_attitude(text: str, act: dict[str, Any], sentence: tuple[int, int], stop: int) -> Attitude | None:
    """Return the attitude of an act: of its verb, of the head of its object, or of the clause that it reports."""
    return _of_verb(text, act, sentence, stop) or _of_object(text, act, stop) or _of_clause(text, act, stop)


def _of_verb(text: str, act: dict[str, Any], sentence: tuple[int, int], stop: int) -> Attitude | None:
    """Return the attitude that the verb itself tells (`is deeply concerned`), unless its object tells another's."""
    name = attitude_verbs().get(act["lemma"]) or attitude_verbs().get(act["lemma"].replace("ise", "ize"))
    if name is None:
        return None
    before = text[max(sentence[0], act["start"] - 30) : act["start"]].split()
    intensity = degree_in([*before[-1:], *text[act["start"] : act["end"]].split()])
    start = act["start"]
    if before and before[-1].lower() == intensity:
        start = text.rindex(before[-1], 0, act["start"])
    about, end = _about(text, act["end"], stop, bare=True)
    return Attitude(
        name, start, text[start : act["end"]], intensity, degrees().get(intensity, ""), about=about, end=end
    )


def _of_object(text: str, act: dict[str, Any], stop: int) -> Attitude | None:
    """Return the attitude that is the head of the object: `noted the concerns of some Leaders`, `noted with concern`."""
    match = object_pattern().match(text, act["end"], min(stop, act["end"] + LONGEST_CLAUSE))
    kind = next(
        (
            kind
            for kind in ("taking", "pointing", "voicing")
            if act["lemma"] in word_set("voices", "acts", kind)
        ),
        "",
    )
    if match is None or not (match["with"] or kind):
        return None
    read = _noun_attitude(text, match, stop)
    if match["with"]:
        about, end = _about(text, match.end(), stop, bare=True)
        return read._replace(own=True, holder="", about=about, end=end)
    if read.holder:
        same = read.holder.lower() == str(act["actor"]).lower()
        return read._replace(own=same or (kind == "voicing" and _speaks_for(read)))
    own = bool(set(match["pre"].lower().split()) & word_set("voices", "clause", "own"))
    return read._replace(own=own or kind != "taking")


def _speaks_for(read: Attitude) -> bool:
    """Return whether an actor who voices a named holder's attitude speaks for it: `conveyed Norway’s support`, not `of some Ministers`."""
    return not read.voiced and read.holder.split()[0].lower() not in word_set("actors", "scope", "some")


def _noun_attitude(text: str, match: re.Match[str], stop: int) -> Attitude:
    """Return the attitude of a noun with the words before it, its holder behind it or before it, and what it is about."""
    intensity = degree_in(match["pre"].split())
    start, end = match.start("pre") + _adverbs_before(match["pre"]), match.end("noun")
    named = behind_pattern().match(text, end, stop)
    genitive = _GENITIVE.match(match["pre"])
    holder, holder_start, after = "", 0, end
    if named and not (genitive and named["of"]):
        group = "by" if named["by"] else "subject" if named["subject"] else "of"
        holder, holder_start, after = _trimmed(named[group]), named.start(group), named.end()
        after = holder_start + len(holder) if group != "subject" else after
    elif genitive:
        holder, holder_start = genitive["holder"], match.start("pre")
    about, last = _about(text, after, stop)
    words = (
        attitude_nouns()[match["noun"].lower()],
        start,
        text[start:end].strip(),
        intensity,
        degrees().get(intensity, ""),
    )
    voiced = bool(named and holder and not named["of"])
    place = {"holder": holder, "holder_start": holder_start, "about": about, "end": max(last, after)}
    return Attitude(*words, own=not holder, voiced=voiced, **place)  # type: ignore[arg-type]


def _adverbs_before(words: str) -> int:
    """Return how long the adverbs at the beginning of a noun phrase are (`also its concern`)."""
    length = 0
    for word in re.finditer(r"\S+\s+", words):
        if word.group().strip().lower() not in word_set("grammar", "adverbs") - set(degrees()):
            break
        length = word.end()
    return length


def _of_clause(text: str, act: dict[str, Any], stop: int) -> Attitude | None:
    """Return the attitude of a clause that the actor reports: `noted that some Ministers voiced concern`."""
    match = clause_pattern().match(text, act["end"], min(stop, act["end"] + LONGEST_CLAUSE))
    if match is None:
        return None
    holder = match["holder"].strip()
    if match["adjective"]:
        name, intensity = (
            attitude_adjectives()[match["adjective"].lower()],
            degree_in(match["adverb"].split()),
        )
        about, end = _about(text, match.end(), stop)
        start = match.start("predicate")
        read = Attitude(
            name,
            start,
            text[start : match.end()],
            intensity,
            degrees().get(intensity, ""),
            about=about,
            end=end,
        )
    else:
        read = _noun_attitude(text, match, stop)
    pronoun = holder.lower() in word_set("voices", "clause", "pronouns")
    same = pronoun or holder.lower() == str(act["actor"]).lower()
    return read._replace(own=same, pronoun=pronoun, holder=holder, holder_start=match.start("holder"))


def find_passives(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[Attitude]:
    """Yield what is told in the passive: `Concerns were voiced by some Ministers over the dam`, `the plan was mentioned`."""
    for begin, stop in sentences:
        for verb in passive_pattern().finditer(text, begin, stop):
            read = _of_passive(text, verb, begin, stop)
            if read:
                yield read


def _of_passive(text: str, verb: re.Match[str], begin: int, stop: int) -> Attitude | None:
    noun = _last_noun(text, max(begin, verb.start() - LONGEST_ABOUT), verb.start())
    named = agent_pattern().match(text, verb.end(), stop)
    if not noun and not named and verb["verb"].lower() not in word_set("voices", "clause", "telling"):
        return None
    holder, holder_start = (_trimmed(named["by"]), named.start("by")) if named else ("", 0)
    after = holder_start + len(holder) if named else verb.end()
    about, end = _about(text, after, stop)
    words = Attitude(start=verb.start())
    if noun:
        intensity = degree_in(noun["pre"].split())
        quote = noun.group().strip()
        words = Attitude(
            attitude_nouns()[noun["noun"].lower()],
            noun.start(),
            quote,
            intensity,
            degrees().get(intensity, ""),
        )
        genitive = _GENITIVE.match(noun["pre"])
        if genitive and not named:
            holder, holder_start = genitive["holder"], noun.start()
    told = words._replace(own=False, holder=holder, holder_start=holder_start, about=about)
    return told._replace(end=max(end, after), verb_start=verb.start(), verb_end=verb.end())


def _last_noun(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Return the attitude noun that is the subject before a passive, with its adjectives; `concern over the dam was` has one too."""
    last = None
    for match in subject_pattern().finditer(text, start, stop):
        last = match
    between = text[last.end() : stop] if last else ""
    return None if last is None or re.search(r"[,;.]|\b(?:and|but|which|that)\b", between) else last


def _about(text: str, start: int, stop: int, *, bare: bool = False) -> tuple[str, int]:
    """Return what an attitude is about, and where that ends; `bare` if it may be an object without a preposition."""
    pattern = bare_about_pattern() if bare else about_pattern()
    match = pattern.match(text, start, min(stop, start + LONGEST_CLAUSE))
    if match is None:
        return "", start
    words = re.sub(r"\s+(?:and|or|but)(?:\s+(?:also|\w+ly))?$", "", match["about"].rstrip(" ,"))
    if len(words) > LONGEST_ABOUT:
        words = words[:LONGEST_ABOUT].rsplit(" ", 1)[0]
    return words, match.start("about") + len(words)


def _trimmed(words: str) -> str:
    return re.sub(r"\s+(?:and|or|of)$", "", words.strip().rstrip(".,;"))
