"""Where an instrument's name begins: the modifiers before its head noun."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.instruments.heads import head_nouns, lexicon_words
from toolkit.find.title_case import SMALL_WORDS, run_before
from toolkit.lexicons import any_of, load_lexicon

_COMPOUND = re.compile(r"\s\([A-Z][\w+/-]*\)[-–]\w+\s$")
_SHORT = re.compile(r"\s\([^()]{1,40}\)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\s")
_POST = re.compile(r"[Pp]ost[- ]20\d\d\s$")
_OWNER = re.compile(r"([\w.-]+)[’']s|([\w-]+s)[’']")
_LONGEST_CONJUNCT = 4


def name_start(text: str, head: int, kind: str, floor: int) -> int:
    """Return where the name begins whose head noun stands at `head`.

    It begins behind the last function word before the head noun (``and`` between two modifiers and the small words of terms excepted), behind a
    possessor that is no office, and not before `floor`, where the name before it ends. A leading year is left out unless the name keeps it.
    """
    compound = _COMPOUND.search(text, max(0, head - 40), head)
    if compound:
        return run_before(text, compound.start())
    run = run_before(text, head, brackets=True)
    if run < floor <= head:
        short = _SHORT.match(text, floor, head)
        run = short.end() if short else floor
    start = run
    for match in re.finditer(r"\S+", text[run:head]):
        word, after = match.group(), run + match.end() + 1
        if word in SMALL_WORDS:
            kept = (word == "and" and _joins(text, start, after - 5)) or _in_term(text, run + match.start())
            start = start if kept or word in lexicon_words("particles") else after
        elif _is_owner(word):
            start = after
    return _behind_year(text, start, head, kind)


def _is_owner(word: str) -> bool:
    """Return whether `word` is the possessive of somebody who is no office, before whose own instrument it stands."""
    owner = _OWNER.fullmatch(word)
    if owner is None:
        return False
    if owner.group(1) is None:
        return owner.group(2) in lexicon_words("plural_owners")
    return owner.group(1) not in lexicon_words("possessors")


def _behind_year(text: str, start: int, head: int, kind: str) -> int:
    """Return `start` moved behind a leading year that only dates the instrument, or back to a ``post-2020`` before it."""
    year = _YEAR.match(text, start, head + 5)
    if year and not _keeps_year(text, year.end(), head, kind):
        return year.end()
    post = _POST.search(text, max(0, start - 12), start)
    return post.start() if post else start


def _keeps_year(text: str, start: int, head: int, kind: str) -> bool:
    """Return whether the year is part of the name: of a plan, of a meeting's own text (``2023 Leaders’ Declaration``), as a goal (``2050 Vision``)."""
    if kind in lexicon_words("keep_year"):
        return True
    if start == head:
        return any(text.startswith(noun, head) for noun in lexicon_words("after_year"))
    modifiers = re.split(r"[\s’']+", text[start:head])
    return any(word in lexicon_words("of_a_meeting") for word in modifiers)


def _in_term(text: str, place: int) -> bool:
    """Return whether the small word at `place` joins a term: ``Trade`` *in* ``Goods``."""
    return any(
        match.start() < place < match.end()
        for match in _terms().finditer(text, max(0, place - 30), place + 40)
    )


@cache
def _terms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(load_lexicon('instruments')['words']['joined'])}(?![\w-])")


def _joins(text: str, start: int, left: int) -> bool:
    """Return whether the ``and`` behind `left` joins modifiers (``Trade and Investment Framework``) and no two names."""
    conjunct = text[start : left + 1].strip()
    if not conjunct or conjunct[-1].isdigit() or len(conjunct.split()) > _LONGEST_CONJUNCT:
        return False
    heads = list(head_nouns().finditer(conjunct))
    return not heads or heads[-1].end() == len(conjunct)
