"""The head nouns of meetings' names, and where the name before a head noun begins: at its ordinal, or behind the last small word."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.meetings.editions import edition_expression
from toolkit.find.meetings.numbered import before_numbered
from toolkit.find.title_case import SMALL_WORDS, run_before
from toolkit.lexicons import any_of, load_lexicon, word_set

_DOTTED = re.compile(r"\((?:[A-Z]\.){2,}\)\s$")
_LONGEST_DOTTED = 12
_LONGEST_WORD = 40
_STATE_OF = re.compile(r"(?:Republic|Kingdom|Union|States|Heads|Chiefs|Ministers|Council|Heads of State) $")


@cache
def head_nouns() -> re.Pattern[str]:
    """Return the expression for the head noun of a meeting's name, the nouns in line with it included."""
    lexicon = load_lexicon("meetings")
    nouns, line = any_of(lexicon["nouns"]), any_of(lexicon["nouns_in_line"])
    return re.compile(
        rf"(?<![\w-]){nouns}(?:[ -]?\d{{1,2}}\b|\s(?:19|20)\d\d\b)?(?:\+\w+|\s[“\"]Plus[”\"])?(?:\s{line}|\sand\s{nouns}(?=\son\b))*(?![\w-]|\s[A-Z][a-z]+(?<!ed)\b)"
    )


def name_start(text: str, head: int) -> int:
    """Return where the name begins whose head noun stands at `head`: at its ordinal, or behind the last small word."""
    run = _run_before(text, head)
    ordinals = [match for match in _ordinal().finditer(text, run, head) if text[match.start() - 1] != "("]
    counted = _counted().search(text, ordinals[-1].end() if ordinals else run, head)
    if counted:
        return counted.end()
    if ordinals and not _head_between(text, ordinals[-1].end(), head):
        return ordinals[-1].start()
    special = _dashed_edition().search(text, run, head)
    if special and not _head_between(text, special.end(), head):
        return special.start()
    listed = run_before(text, head, commas=True, brackets=True)
    ordinal = _ordinal().match(text, listed, head)
    if ordinal and listed < run and not _head_between(text, ordinal.end(), head):
        return listed
    before = before_numbered(text, run)
    if before < run and not _head_between(text, run, head):
        return before
    start = run
    for word in re.finditer(r"\S+", text[run:head]):
        place = run + word.start()
        if word.group() not in {*SMALL_WORDS, "–", "-"} or _STATE_OF.search(text, run, place):
            continue
        if word.group() == "for" and start == run and text.endswith("the ", 0, run):
            continue
        if not (word.group() == "and" and _joins_fields(text, start, place)):
            start = run + word.end() + 1
    return before_numbered(text, start)


def _run_before(text: str, head: int) -> int:
    """Return where the run of capitalised words before the head noun begins; it crosses a bracketed form with full stops (``(U.S.)``)."""
    run = run_before(text, head, brackets=True)
    opening = _opening().match(text, run, head)
    run = opening.end() if opening else run
    dotted = _DOTTED.search(text, max(0, run - _LONGEST_DOTTED), run)
    return run_before(text, dotted.start(), brackets=True) if dotted else run


def _joins_fields(text: str, start: int, place: int) -> bool:
    """Return whether the ``and`` at `place` joins two fields of work (``Trade and Industry`` …) or an event beside the head noun, not two names."""
    fields = word_set("meetings", "fields")
    before, after = (
        text[start:place].split(),
        text[place + len("and") : place + _LONGEST_WORD].split(maxsplit=1),
    )
    if not before or not after:
        return False
    holders = word_set("meetings", "holders")
    if before[-1] in holders:
        return any(word in holders for word in text[place : place + _LONGEST_WORD].split()[1:])
    return before[-1] in word_set("meetings", "events_beside") or (
        before[-1] in fields and after[0] in fields
    )


@cache
def _opening() -> re.Pattern[str]:
    """Return the expression for a word that opens a sentence before a name without an article: ``During`` Alpha Summit."""
    return re.compile(rf"{any_of(load_lexicon('meetings')['opening'])}\s(?=[A-Z])")


@cache
def _dashed_edition() -> re.Pattern[str]:
    """Return the expression for a word of an edition before parties with a dash between: ``Special`` Alpha – Beta Summit."""
    editions = any_of(load_lexicon("meetings")["editions"])
    return re.compile(rf"(?<![\w-]){editions}(?:\s[A-Z][\w.’'-]*){{1,4}}\s[–-](?:\s[A-Z][\w.’'-]*){{1,6}}\s$")


@cache
def _counted() -> re.Pattern[str]:
    """Return the expression for a noun that an ordinal counts instead of the meeting: ``10th Anniversary of the`` …."""
    nouns = any_of(load_lexicon("meetings")["counted"])
    return re.compile(rf"(?<=[a-z] )(?i:{nouns})\sof\s(?:the\s)?")


def _head_between(text: str, start: int, head: int) -> bool:
    """Return whether another meeting's head noun stands before `head`."""
    match = head_nouns().search(text, start)
    return match is not None and match.start() < head


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){edition_expression()}")
