"""Whether a state's name in a text means the state, or stands inside the name of something else.

The name alone does not tell: ``Japan`` is the state in *the Government of Japan* and part of another name in *Embassy of Japan*,
*Japan Foundation* or *ASEAN-Japan Summit*. The words on both sides decide; the word lists are in ``lexicons/countries.toml``, ``[context]``.
"""

from __future__ import annotations

import re

from toolkit.find.title_case import SMALL_WORDS, is_name_word, run_after, run_before
from toolkit.lexicons import word_set

_COMPOUND_BEFORE = re.compile(r"(?:\bASEAN |[\w.][-–+]|[A-Z]\w* ?[+]\s?|[A-Z]\w*\)? [Pp]lus )$")
_COMPOUND_AFTER = re.compile(r"(?:'s)?(?:[-–+]\s?[\w“\"]|\s?\+\s?[A-Z])")
_GOVERNMENT = re.compile(r"\b(?:State Council|Council of Ministers) of (?:the )?$")
_COMPOUND_BRACKET = re.compile(r"\w[-–][A-Z][\w']*(?: (?:of |the )*[A-Z][\w']*){0,4} \($")
_SUSPENDED = re.compile(r" (?:and|or) (?!ASEAN-led)[A-Z][\w.]*-[a-z]*ed\b")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_BRACKET = re.compile(r" \([^()]*\) (\w+)")
_OF = re.compile(r"(?<!\S)(\S+) (?:of|in) (?:the )?$")
_NEXT_WORD = re.compile(r" ([\w'-]+)")
_DASHED = re.compile(r" [-–] (?=[A-Z])")
_TITLE = re.compile(r"[“\"]([^“”\"]{10,250})[”\"]")
_NAME_WORDS = re.compile(r"[\w'-]+")
_WORDS = re.compile(r"[A-Za-z-]+")
_LEAST_WORDS = 3
_LONGEST_PART = 60
_BETWEEN = re.compile(r" between (?=(?P<parties>[^.;:]{0,120})$)")
_PARTY = re.compile(r"(?:[A-Z][\w.'-]*|and|the|of|,|\s)*")


def means_the_state(text: str, start: int, end: int) -> bool:
    """Return whether the name at ``text[start:end]`` (folded text, no quoted title) means the state itself."""
    before = text[max(0, start - 250) : start]
    if _is_compound(before) or _COMPOUND_AFTER.match(text, end) or _is_money(text, end):
        return False
    if text.startswith(")", end) and _COMPOUND_BRACKET.search(before):
        return False
    if _in_dashed_event(text, end):
        return False
    if before.endswith("the ") and _SUSPENDED.match(text, end):
        return False
    if (
        _in_topic(text, start)
        or _in_institution(before)
        or _is_person(before, text[start:end])
        or _is_party_to_a_name(before)
    ):
        return False
    if _POSSESSIVE.match(text, end) or _has_an_officer(before):
        return True
    return not (_names_an_event(text, end) or _heads_a_name(text, end))


def _is_compound(before: str) -> bool:
    """Return whether another name is joined to the state's in front: ``ASEAN-`` Japan, ``ASEAN Plus`` China."""
    last = before.rstrip()
    may = last.endswith(("-", "–", "+")) or (len(last) < len(before) and last.endswith(("ASEAN", "lus")))
    return may and _COMPOUND_BEFORE.search(before, max(0, len(before) - _LONGEST_PART)) is not None


def _last_word(before: str) -> str:
    """Return the word that a blank parts from the state's name; an empty string where something else stands there."""
    return before[:-1].rsplit(None, 1)[-1] if before.endswith(" ") and before[-2:-1].strip() else ""


def _words(kind: str) -> frozenset[str]:
    return word_set("countries", "context", kind)


def _next_word(text: str, end: int) -> str:
    match = _NEXT_WORD.match(text, end)
    return match.group(1) if match else ""


def title_spans(text: str) -> list[tuple[int, int]]:
    """Return where quoted titles stand: a state's name in one is part of the title."""
    return [match.span() for match in _TITLE.finditer(text) if _is_title(match.group(1))]


def is_an_agent(text: str, start: int) -> bool:
    """Return whether the name at `start` is said to act: *by* it, or its government or an officer of it."""
    before = text[max(0, start - 250) : start]
    return before.endswith((" by ", " by the ")) or _has_an_officer(before)


def _is_title(quoted: str) -> bool:
    """Return whether quoted words are printed as a title: some of them, and all but the small words, with a capital."""
    words = quoted.split()
    return len(words) >= _LEAST_WORDS and all(is_name_word(word) or word in SMALL_WORDS for word in words)


def _in_dashed_event(text: str, end: int) -> bool:
    """Return whether the state is a party to an event printed with a spaced dash: ``U.S. – Pacific Islands Forum`` Summit."""
    dash = _DASHED.match(text, end)
    if dash is None:
        return False
    run = _WORDS.findall(text[dash.end() : run_after(text, dash.end())])
    return any(word in _words("events") for word in run)


def _in_topic(text: str, start: int) -> bool:
    """Return whether the state stands in the topic of an event's or instrument's name: ``Conference on the Future of`` …."""
    run = run_before(text, start)
    words = _NAME_WORDS.findall(text[run:start])
    opened = (
        words[index + 1 :]
        for index, word in enumerate(words)
        if word in _words("titled") and _opens_a_topic(words[index + 1 :])
    )
    topic = next(opened, None)
    return topic is not None and not any(word in _words("after_topic") for word in topic)


def _opens_a_topic(words: list[str]) -> bool:
    """Return whether the words behind the head of a name lead to its topic: *on*, *of Support for*."""
    topics = _words("topics")
    return bool(words) and (words[0] in topics or (words[0] == "of" and words[-1] in topics))


def _is_money(text: str, end: int) -> bool:
    return text.startswith("$", end) or _next_word(text, end) in _words("currency")


def _in_institution(before: str) -> bool:
    """Return whether an institution's name runs up to the state's: ``Ministry of Finance of`` Japan."""
    if _last_word(before) in _words("institutions"):
        return True
    holder = _holder(before)
    return holder in _words("institutions") or (holder in _words("organs") and not before.endswith(" in "))


def _has_an_officer(before: str) -> bool:
    """Return whether an office stands before (``Minister of Justice of the`` …): the capitals that follow are a person's."""
    return _holder(before) in _words("officers")


def _holder(before: str) -> str:
    """Return the last word for an institution or office in the name that *of* or *in* joins to the state."""
    of = _OF.search(before) if before.endswith((" of ", " in ", " the ")) else None
    if not of:
        return ""
    if _GOVERNMENT.search(before):
        return "Government"
    name = _WORDS.findall(before[run_before(before, of.end(1)) : of.end(1)])
    kinds = ("institutions", "organs", "officers")
    return next((word for word in reversed(name) if any(word in _words(kind) for kind in kinds)), "")


def _is_person(before: str, name: str) -> bool:
    word = _last_word(before)
    return word in _words("courtesy") or (
        name in _words("also_persons")
        and word.isalpha()
        and word[0].isupper()
        and word.lower() not in _words("before_state")
    )


def _is_party_to_a_name(before: str) -> bool:
    """Return whether the state stands among the parties inside an instrument's name (``Agreement between …``)."""
    match = next(reversed(list(_BETWEEN.finditer(before))), None) if " between " in before else None
    if match is None or not _PARTY.fullmatch(match["parties"]):
        return False
    name = before[run_before(before, match.start()) : match.start()]
    return any(word in _words("between") for word in _WORDS.findall(name))


def _names_an_event(text: str, end: int) -> bool:
    """Return whether an event's name goes on behind a bracket: ``… of Japan (AEM-METI) Consultations``."""
    match = _BRACKET.match(text, end)
    return match is not None and match.group(1) in _words("events")


def _heads_a_name(text: str, end: int) -> bool:
    """Return whether the state's name goes on into a longer one: ``Japan`` Foundation."""
    word = _next_word(text, end)
    if (
        not word
        or not is_name_word(word)
        or word[0].isdigit()
        or word.lower() in SMALL_WORDS
        or _is_verb(word)
    ):
        return False
    run = _WORDS.findall(text[end + 1 : run_after(text, end + 1)])
    if run[1:2] == ["of"] and run[0] in _words("institutions"):
        return True
    officers = [index for index, part in enumerate(run) if part in _words("officers")]
    events = [index for index, part in enumerate(run) if part in _words("events")]
    return not officers or bool(events and events[-1] > officers[-1])


def _is_verb(word: str) -> bool:
    return word in _words("verbs") or (
        word.endswith("ed") and word not in _words("not_verbs") and word.isalpha()
    )
