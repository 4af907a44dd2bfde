"""The head nouns of meetings' names, and where the name before a head noun begins: at its ordinal, or behind the last small word."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.meetings_numbered import before_numbered
from toolkit.find.ordinals import ordinal_expression
from toolkit.find.title_case import SMALL_WORDS, run_before
from toolkit.lexicons import any_of, load_lexicon, word_set

_STATE_OF = re.compile(r"(?:Republic|Kingdom|Union|States) $")


@cache
def head_nouns() -> re.Pattern[str]:
    """Return the expression for the head noun of a meeting's name, the nouns in line with it included."""
    lexicon = load_lexicon("meetings")
    nouns, line = any_of(lexicon["nouns"]), any_of(lexicon["nouns_in_line"])
    return re.compile(
        rf"(?<![\w-]){nouns}(?:[ -]?\d{{1,2}}\b)?(?:\+\w+)?(?:\s{line}|\sand\s{nouns}(?=\son\b))*(?![\w-]|\s[A-Z][a-z]+(?<!ed)\b)"
    )


def name_start(text: str, head: int) -> int:
    """Return where the name begins whose head noun stands at `head`: at its ordinal, or behind the last small word."""
    run = run_before(text, head, brackets=True)
    ordinals = [match for match in _ordinal().finditer(text, run, head) if text[match.start() - 1] != "("]
    counted = _counted().search(text, ordinals[-1].end() if ordinals else run, head)
    if counted:
        return counted.end()
    if ordinals and not _head_between(text, ordinals[-1].end(), head):
        return ordinals[-1].start()
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
        if not (word.group() == "and" and _joins_fields(text, start, place)):
            start = run + word.end() + 1
    return before_numbered(text, start)


def _joins_fields(text: str, start: int, place: int) -> bool:
    """Return whether the ``and`` at `place` joins two fields of work (``Trade and Industry`` …), not two names."""
    fields = word_set("meetings", "fields")
    before, after = text[start:place].split(), text[place + len("and") :].split(maxsplit=1)
    return bool(before and after) and before[-1] in fields and after[0] in fields


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
    return re.compile(rf"(?<![\w-]){ordinal_expression()}")
