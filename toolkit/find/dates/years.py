"""Decide when a four-digit number is a year, and a lone month name a month.

A number is a year only where its surroundings say so: a preposition of time (`in 2019`), brackets of its own, or
a name behind it that it dates (`the 2002 Declaration`). It is none inside or at the end of a name (`Tokyo Strategy
2018`), before a counted thing (`2000 projects`) or after a hedge. What is neither is undecided, and counts when it
is joined to a date (`in 2019 and 2020`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from toolkit.find.dates.patterns import lexicon
from toolkit.find.title_case import SMALL_WORDS
from toolkit.lexicons import any_of, word_set

_LAST_WORD = re.compile(r"[\w’'.&+-]+[)\]”\"]?$")
_OPENED = re.compile(r"(\S*)\s*[(\[]([^()\[\]]*)$")
_CLOSES = re.compile(r"\s*[,;)\]]")
_GOES_ON = re.compile(r"[\w-]")
_CUE_WORDS = 4
Verdict = Literal["yes", "no", "undecided"]


class Surroundings(NamedTuple):
    """The words around a candidate."""

    before: str
    after: str

    @property
    def previous(self) -> str:
        """The word directly before, or an empty string where punctuation stands between."""
        if not self.before[-1:].isspace() or not (words := self.before.split()):
            return ""
        match = _LAST_WORD.search(words[-1])
        return match.group() if match else ""

    @property
    def next(self) -> str:
        """The word directly after, with an opening quotation mark dropped."""
        match = re.match(r"\s+[“\"‘]?([\w’'+.-]+)", self.after)
        return match[1] if match else ""

    @property
    def starts_sentence(self) -> bool:
        """Whether nothing of the sentence stands before."""
        return re.search(r"(?:^|[.!?:;]\s+|^[\W_]*)$", self.before) is not None


def around(text: str, start: int, end: int) -> Surroundings:
    """Return what stands within sixty characters of a span."""
    return Surroundings(text[max(0, start - 60) : start], text[end : end + 60])


@cache
def _cues(group: str, key: str) -> tuple[str, ...]:
    return tuple(lexicon()[group][key])


def follows_cue(before: str, group: str, key: str) -> bool:
    """Whether the text ends with one of a lexicon's cue words, and perhaps an article."""
    words = before.lower().split() if before[-1:].isspace() else []
    end = " ".join(words[-_CUE_WORDS - 1 : -1] if words[-1:] == ["the"] else words[-_CUE_WORDS:])
    cues = _cues(group, key)
    return end.endswith(cues) and any(
        end.endswith(cue) and not _GOES_ON.match(end[: -len(cue)][-1:]) for cue in cues
    )


def _in_name(around_it: Surroundings) -> bool:
    """Whether the word before is a capitalised name that the number would belong to."""
    word = around_it.previous
    if re.search(r"[)\]”\"]$", word):
        return True
    if (
        not word[:1].isupper()
        or word.lower() in word_set("calendar", "bare_year", "plain_heads")
        or re.search(r"['’]s?$", word)
    ):
        return False
    return re.search(r"(?:ed|ing)$", word) is None


def _bracketed(around_it: Surroundings) -> Verdict | None:
    """Judge a number inside brackets: a year unless it belongs to the name in front of them."""
    if not _CLOSES.match(around_it.after):
        return None
    opening = _OPENED.search(around_it.before)
    if opening is None:
        return None
    head, inside = opening[1].strip(',;“”"()'), opening[2]
    if inside.strip() and not re.search(r"(?:[,;]|\b[a-z]+)\s*$", inside):
        return None
    belongs = (
        re.search(r"\d$", head)
        or head in word_set("calendar", "bare_year", "bracket_names")
        or re.fullmatch(r"[A-Z]{2,}", head)
    )
    return "no" if belongs and not inside.strip() else "yes"


def _counts(around_it: Surroundings) -> bool:
    """Whether the number counts things: a hedge before it, or a counted noun after it."""
    if follows_cue(around_it.before, "bare_year", "hedges") and not re.search(
        r"(?i)\bthe\s+$", around_it.before
    ):
        return True
    following = around_it.next.rstrip(".,")
    return any(following in word_set("calendar", "bare_year", key) for key in ("counted", "numbered"))


def _dates_a_name(around_it: Surroundings) -> bool:
    """Whether the number stands in front of a name or a dated noun."""
    following = around_it.next
    if _in_name(around_it):
        return False
    if following.rstrip(".,") in word_set("calendar", "bare_year", "year_nouns"):
        return True
    return following[:1].isupper()


def _counted_after_weak_cue(following: str) -> bool:
    """Whether the next word is a lower-case plural that years don't stand in front of."""
    word = following.rstrip(".,")
    return (
        word[:1].islower()
        and word.endswith("s")
        and len(word) > 3
        and word not in word_set("calendar", "bare_year", "year_nouns")
    )


@cache
def _noun_phrase() -> re.Pattern[str]:
    """Return the expression for one to three words in small letters that a function word, a verb or a stop ends."""
    ends = any_of([*SMALL_WORDS, "is", "was", "will", "has", "had", "that", "which", "who", "held"])
    return re.compile(rf"\s+((?:[a-z][a-z-]*\s+){{0,2}}?[a-z][a-z-]*)(?=\s*[.,;:)”\"]|\s*$|\s+{ends}\b)")


def _dates_a_noun(around_it: Surroundings) -> bool:
    """Whether the number stands between a determiner and a noun in the singular, which it can't count: `its 2024 launch`."""
    phrase = _noun_phrase().match(around_it.after)
    if phrase is None or not re.search(
        r"(?:\b(?i:the|its|our|their|his|her|this)|['’]s|s['’])\s+$", around_it.before
    ):
        return False
    words = phrase[1].split()
    head = words[-1]
    counted = word_set("calendar", "bare_year", "counted") | word_set("calendar", "bare_year", "measures")
    plain = not re.search(r"(?:[^su]s|ed|ing|ly)$", head) and f"{head}s" not in counted
    return plain and not SMALL_WORDS.union(counted).intersection(words)


@cache
def _target() -> re.Pattern[str]:
    names = any_of(lexicon()["bare_year"]["targets"])
    return re.compile(rf"\s+[“\"‘]?(?:[A-Z][\w’'-]*\s+){{0,4}}?{names}\b")


def is_target(text: str, end: int) -> bool:
    """Whether the year that ends at `end` stands in front of the name of a plan.

    >>> is_target("the 2050 Strategy", 8), is_target("the 2020 Oslo Games", 8)
    (True, False)
    """
    return _target().match(text, end, end + 80) is not None


def opens_years(text: str, start: int) -> bool:
    """Whether a year may stand at `start`: behind a cue word, a name or a bracket."""
    around_it = around(text, start, start)
    cued = any(follows_cue(around_it.before, "bare_year", key) for key in ("strong_cues", "weak_cues"))
    hedged = follows_cue(around_it.before, "bare_year", "hedges")
    return not hedged and (cued or _in_name(around_it) or around_it.before.endswith("("))


def judge_year(text: str, start: int, end: int) -> Verdict:
    """Say whether the four-digit number at `start` is a year.

    >>> text = "the 2002 Declaration, Tokyo Strategy 2018 and 2000 projects"
    >>> [judge_year(text, at, at + 4) for at in (4, 37, 46)]
    ['yes', 'no', 'no']
    """
    around_it = around(text, start, end)
    if _counts(around_it):
        return "no"
    bracketed = _bracketed(around_it)
    if bracketed is not None:
        return bracketed
    if follows_cue(around_it.before, "bare_year", "strong_cues") or re.match(
        r"\s+onwards?\b", around_it.after
    ):
        return "yes"
    if follows_cue(around_it.before, "bare_year", "weak_cues"):
        goal = re.search(r"[A-Z][\w’'-]*\)?\s+[Tt]owards?\s+$", around_it.before)
        return "no" if goal or _counted_after_weak_cue(around_it.next) else "yes"
    if _dates_a_name(around_it):
        return "yes"
    opens = around_it.starts_sentence or around_it.previous == "that"
    if opens and around_it.next in word_set("calendar", "bare_year", "year_verbs"):
        return "yes"
    if _dates_a_noun(around_it):
        return "yes"
    return "no" if _in_name(around_it) else "undecided"


def judge_month(text: str, start: int, end: int) -> Verdict:
    """Say whether the lone month name at `start` is a date (`in May`), and not a verb, a name or a yearly day.

    >>> judge_month("in May", 3, 6), judge_month("May peace prevail", 0, 3)
    ('yes', 'undecided')
    """
    around_it = around(text, start, end)
    word = text[start:end]
    is_word = word.capitalize() in lexicon()["months_that_are_words"] or word[:1].islower()
    if is_anaphoric(around_it.after) or re.search(r"(?i)\bday\s+of\s+$", around_it.before):
        return "no"
    if follows_cue(around_it.before, "bare_month", "strict_cues" if is_word else "cues"):
        return "yes"
    following = re.match(r"\s+([a-z]+)\b", around_it.after)
    plain = following and following[1] not in {
        "to",
        "of",
        "for",
        "towards",
        "and",
        "or",
        "in",
        "by",
        "on",
        "with",
    }
    if plain and re.search(r"(?i)\b(?:the|this|its|our)\s+$", around_it.before):
        return "yes"
    return "no" if _in_name(around_it) else "undecided"


def is_anaphoric(after: str) -> bool:
    """Whether what follows takes the year from elsewhere (`of the same year`) or from every year (`each year`)."""
    return (
        re.match(
            r",?\s+(?:(?:of|in)\s+)?(?:th(?:e|at)\s+(?:(?:same|following|previous|preceding|next)\s+)?|each\s+|every\s+)year\b",
            after,
        )
        is not None
    )
