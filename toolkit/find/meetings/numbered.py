"""Meetings that need no capitals: numbered ones, and the meetings of a named body.

An ordinal makes an event of a name even where part of it stands in small letters: ``seventy-fourth session``, ``19th ASEAN TELMIN``,
``second trilateral National Security Advisors meeting``. The words that may stand between ordinal and head noun are in ``lexicons/meetings.toml``, ``[small]``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.find.ordinals import ordinal_expression
from toolkit.find.title_case import is_name_word, run_after, run_before
from toolkit.lexicons import any_of, load_lexicon, word_set
from toolkit.literals import matches_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LETTERED = re.compile(r"(?P<name>(?:.*[\s(])?[A-Z]{2,4})[ -]?(?P<number>\d{1,2})", re.DOTALL)
_THOUSANDS = re.compile(r"(?<![\w-])\d{4,5}(?:st|nd|rd|th)\s(?:plenary\s)?meeting\b")
_MOST_WORDS = 7
_REACH = 90
_LETTERS = re.compile(
    r"([A-Z][A-Z-]{2,})(?: Plus [A-Z]\w+)?(?=\s(?:in|on|at|held|was|is|and|to|with)\b|[,.;:]|$)"
)


def numbered_heads(text: str, ordinals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans, up to the head noun, of numbered sessions and numbered short forms (``19th ASEAN TELMIN``); `ordinals` are where one may begin."""
    for pattern in (_numbered(), _THOUSANDS):
        for match in matches_at(pattern, text, ordinals):
            yield match.span()


def qualified_heads(text: str, ordinals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the numbered names with a head noun in small letters: ``first trilateral defence ministers’ meeting``.

    `ordinals` are where one may begin. One of the words between has to say whose meeting it is: a capitalised word, or the name of an office or field of work.
    """
    for match in matches_at(_qualified(), text, ordinals):
        between = match["between"].split()
        named = [
            word for word in between if word[0].isupper() or word in word_set("meetings", "small", "parties")
        ]
        if named and len(between) <= _MOST_WORDS and "and" not in {between[0], between[-1]}:
            yield match.span()


def bodies_meeting(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of ``meeting of`` a named body: a committee, a council, or a body named by letters; one may begin at `starts`."""
    for match in matches_at(_called(), text, starts):
        letters = _LETTERS.match(text, match.end())
        if letters and letters.group(1) not in word_set("meetings", "groups"):
            yield match.start(), letters.end()
        end = run_after(text, match.end())
        body = _bodies().search(text, match.end(), end)
        if body and all(
            word[0].isupper() or word == "and" for word in text[match.end() : body.end()].split()
        ):
            topic = _topic().match(text, body.end()) if match["kind"] != "meeting" else None
            yield match.start(), topic.end() if topic else body.end()


def letters_meeting(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of held meetings of a body named by letters, the kind of meeting in small letters: ``ABC Plus Two coordination meeting`` *held* …."""
    for match in _letters_meeting().finditer(text):
        yield match.span()


def offices_meeting(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of meetings of named office-holders with a head noun in small letters: ``Alpha Forum Leaders meeting``; the offices stand at some of `starts`."""
    for match in matches_at(_offices_meeting(), text, starts):
        start = run_before(text, match.start())
        last = text[start : match.start()].rsplit(maxsplit=1)[-1:]
        if last and is_name_word(last[0]):
            yield start, match.end()


def news_summits(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of summits in small letters behind a place or a group: ``Lima summit``."""
    for match in _news().finditer(text):
        yield match.start(), match.end()


def before_numbered(text: str, start: int) -> int:
    """Return `start` moved back over an ordinal in small letters and its modifiers: ``second trilateral`` Alpha Meeting."""
    match = _ordinal_before().search(text, max(0, start - _REACH), start)
    return match.start() if match else start


def lettered_number(name: str) -> tuple[str, int | None]:
    """Return the name without the number that its letters end in, and that number.

    Examples
    --------
    >>> lettered_number("COP 26"), lettered_number("MC12"), lettered_number("Alpha Summit")
    (('COP', 26), ('MC', 12), ('Alpha Summit', None))
    """
    match = _LETTERED.fullmatch(name)
    return (match["name"], int(match["number"])) if match else (name, None)


@cache
def _numbered() -> re.Pattern[str]:
    ordinal, kinds = ordinal_expression(), any_of(load_lexicon("meetings")["small"]["sessions"])
    session = rf"(?i:{kinds}\s)?(?:[Ss]ession\b|(?:meeting|plenary)(?= of (?:the )?[A-Z]))"
    return re.compile(
        rf"(?<![\w-]){ordinal}\s(?:{session}|(?:ASEAN\s)?[A-Z]{{3,8}}(?:[+-][A-Z]\w+)?(?=\s(?:in|on|held|was|were|to|at|and)\b|[,.;]))"
    )


@cache
def _qualified() -> re.Pattern[str]:
    small = load_lexicon("meetings")["small"]
    words = any_of([*small["modifiers"], *small["parties"]])
    word = rf"(?:{words}(?:[’'](?=\s))?|[A-Z][\w.’'/+-]*|\([A-Z][\w&+-]*\)|and)"
    return re.compile(
        rf"(?<![\w-]){ordinal_expression()}\s(?P<between>(?:{word}\s){{1,{_MOST_WORDS}}}?){any_of(small['heads'])}(?![\w-])"
    )


@cache
def _letters_meeting() -> re.Pattern[str]:
    small = load_lexicon("meetings")["small"]
    return re.compile(
        rf"(?<![\w-])[A-Z]{{3,}}(?:[\s+-][A-Z]\w+){{0,3}}\s{any_of(small['kinds_of_meeting'])}\s{any_of(small['heads'])}(?=\s(?:(?:was|is|to be)\s)?(?:held|convened|hosted)\b)"
    )


@cache
def _offices_meeting() -> re.Pattern[str]:
    small = load_lexicon("meetings")["small"]
    return re.compile(rf"(?<![\w-]){any_of(small['offices'])}[’']?\s{any_of(small['heads'])}(?![\w-])")


@cache
def _ordinal_before() -> re.Pattern[str]:
    words = any_of([*load_lexicon("meetings")["small"]["modifiers"]])
    return re.compile(rf"(?<![\w-]){ordinal_expression()}\s(?:{words}\s){{0,3}}$")


@cache
def _news() -> re.Pattern[str]:
    heads = any_of(load_lexicon("meetings")["small"]["news"])
    return re.compile(
        rf"(?<![\w-])(?:(?!The |A |An |At |In |On |This |That )[A-Z][\w.+–-]*\s){{1,5}}{heads}(?![\w-]|\s[A-Z])"
    )


@cache
def _called() -> re.Pattern[str]:
    """Return the expression for what a named body calls: ``meeting of the``, ``special session of the``."""
    kinds = any_of(load_lexicon("meetings")["small"]["called"])
    return re.compile(rf"(?<![\w-])(?P<kind>{kinds}) of (?:the )?(?=[A-Z])")


@cache
def _topic() -> re.Pattern[str]:
    """Return the expression for a topic in small letters: ``on universal health coverage``."""
    after = any_of(load_lexicon("meetings")["small"]["after_topic"])
    return re.compile(
        rf"\son\s(?:the\s)?(?!{after}\b)[a-z][a-z-]+(?:\s(?!{after}\b)[a-z][a-z-]+){{0,4}}(?:\sand\s[a-z][a-z-]+)?"
    )


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(load_lexicon('meetings')['bodies'])}(?![\w-])")
