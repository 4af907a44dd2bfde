"""What stands around a sum in its sentence: its hedge, the words before and behind it, the sums it shares its roles with.

Sums that only `and`, a comma or a conversion's bracket parts (`JPY 5 billion (about USD 45 million)`) are one group:
they have one giver, one recipient and one purpose. The words between two groups belong to the first up to the last
comma or coordinator.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.find.money.amounts import Amount
from toolkit.find.money.currencies import lexicon
from toolkit.find.money.words import SUM, Word, split_words
from toolkit.lexicons import any_of
from toolkit.sentences import sentence_spans

_BEFORE, _BEHIND = 600, 400
_JOINED = re.compile(r"\s*\)?\s*(?:,|and|or|plus|to|,\s*and)?\s*")
_CONVERTED = re.compile(
    r"(?P<noun>(?:\s+[a-z]+){0,2})\s*(?:,\s*|\(\s*)(?:or|equivalent to|or the equivalent of|i\.e\.|worth|about|=|~)?\s*"
)
_CUT = re.compile(r"[,;—]|\b(?:and|plus|while|whereas|but)\b")


class Hedge(NamedTuple):
    """How exact a sum is, and where its hedge or else the sum begins."""

    name: str
    start: int


class Scene(NamedTuple):
    """A group of sums and the words of its sentence before and behind it.

    `fresh` is the number of the first word behind the sentence's group before; 0 where there is none.
    """

    amounts: list[Amount]
    hedges: list[Hedge]
    head: list[Word]
    tail: list[Word]
    fresh: int
    sentence: str


def scenes(text: str, amounts: Sequence[Amount]) -> Iterator[Scene]:
    """Yield the groups of a text's sums in reading order."""
    hedges = [_hedge(text, amount) for amount in amounts]
    ends = [end for _, end in sentence_spans(text)]
    groups = _groups(text, amounts, hedges, ends)
    masked = _mask(text, amounts, groups)
    for number, (first, last) in enumerate(groups):
        sentence = bisect_right(ends, amounts[first].start)
        opens = ends[sentence - 1] if sentence else 0
        closes = ends[sentence] if sentence < len(ends) else len(text)
        following = groups[number + 1][0] if number + 1 < len(groups) else len(amounts)
        before = amounts[first - 1].end if first and amounts[first - 1].end > opens else 0
        low = max(opens, hedges[first].start - _BEFORE)
        head = split_words(masked, low, hedges[first].start)
        tail_end = min(closes, amounts[last].end + _BEHIND)
        if following < len(amounts) and hedges[following].start < tail_end:
            tail_end = _cut(masked, amounts[last].end, hedges[following].start)
        yield Scene(
            list(amounts[first : last + 1]),
            hedges[first : last + 1],
            head,
            [*_nouns(text, amounts[first : last + 1]), *split_words(masked, amounts[last].end, tail_end)],
            sum(word.start < before for word in head),
            text[low : min(closes, amounts[last].end + _BEHIND)],
        )


def _nouns(text: str, group: Sequence[Amount]) -> list[Word]:
    """Return the noun between a sum and its conversion: `JPY 5 billion` *loan* `(USD 45 million)`."""
    if len(group) < 2:
        return []
    opened = text.find("(", group[0].end, group[1].start)
    return split_words(text, group[0].end, opened) if opened > 0 else []


def _groups(
    text: str, amounts: Sequence[Amount], hedges: list[Hedge], ends: list[int]
) -> list[tuple[int, int]]:
    """Return the numbers of the first and last sum of every group."""
    groups: list[tuple[int, int]] = []
    for number, amount in enumerate(amounts):
        if number and _same(text, amounts[number - 1], amount, hedges[number], ends):
            groups[-1] = (groups[-1][0], number)
        else:
            groups.append((number, number))
    return groups


def _same(text: str, left: Amount, right: Amount, hedge: Hedge, ends: list[int]) -> bool:
    if bisect_right(ends, left.start) != bisect_right(ends, right.start) or right.start - left.end > 60:
        return False
    between = text[left.end : max(left.end, hedge.start)]
    other = left.currency != right.currency or left.value == right.value
    converted = other and _CONVERTED.fullmatch(between)
    return bool(_JOINED.fullmatch(between) or converted)


def _mask(text: str, amounts: Sequence[Amount], groups: list[tuple[int, int]]) -> str:
    """Return the text with every sum as signs of its length, and without the brackets of conversions."""
    parts, at = [], 0
    for first, last in groups:
        parts.append(text[at : amounts[first].start])
        parts.append(SUM * (amounts[last].end - amounts[first].start))
        at = amounts[last].end
        if "(" in text[amounts[first].start : amounts[last].start]:
            closed = re.compile(r"[^()]{0,40}\)").match(text, at)
            parts.append(" " * (closed.end() - at) if closed else "")
            at = closed.end() if closed else at
    return "".join([*parts, text[at:]])


def _cut(text: str, start: int, end: int) -> int:
    """Return where the words behind a sum end when another sum follows."""
    cuts = [match.start() for match in _CUT.finditer(text, start, end)]
    return cuts[-1] if cuts else end


@cache
def _hedge_patterns(group: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of the hedges before or behind a sum, by the qualifier they stand for."""
    shape = r"(?i)(?<![\w-])(?:{})\s+(?:an?\s+)?$" if group == "qualifiers" else r"(?i)\s+(?:{})(?!\w)"
    return {name: re.compile(shape.format(any_of(words))) for name, words in lexicon()[group].items()}


def _hedge(text: str, amount: Amount) -> Hedge:
    """Return the hedge that stands next to a sum, and where it (or else the sum) begins."""
    low = max(0, amount.start - 50)
    head = text[low : amount.start]
    rules = _hedge_patterns("qualifiers").items()
    found = [(match.start(), name) for name, rule in rules if (match := rule.search(head))]
    if found:
        at, name = min(found)
        return Hedge(name, low + at)
    for name, rule in _hedge_patterns("qualifiers_after").items():
        if rule.match(text, amount.end):
            return Hedge(name, amount.start)
    return Hedge("exact", amount.start)
