"""Say what a sum of money is for and between whom, from the words of its sentence.

Shallow rules, on purpose: the kind is that of the nearest telling word, the giver is a name that possesses (`Japan's
contribution of`), does (`Japan provided`) or stands behind `by`, the recipient a name behind `to`. What no rule
finds is left undefined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.find.money_amounts import Amount
from toolkit.find.money_currencies import lexicon
from toolkit.lexicons import any_of

_WORD = r"(?:[A-Z]\.){2,}|[A-Z][\w’'&/-]*\w|[A-Z]"
_NAME = rf"(?:{_WORD})(?:\s+(?:(?:of|for|on|and|to)\s+(?:the\s+)?)?(?:{_WORD}|\d[\d.]*)|\s+countries)*"
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])(?<!\bNo)(?<!\bMr)(?<!\bDr)(?<!\bH\.E)[.!?;]”?\s+(?=[A-Z“\"(])"
)
_NP_END = r"(?=\s+(?:for|in|through|to|which|who|that|under|as|by|over|with|within|on|from|since|via|across|including|and)\b|[,.;:()\"”]|$)"


class Roles(NamedTuple):
    """How exact a sum is, its kind, and its parties and purpose as the text words them."""

    qualifier: str
    kind: str
    giver: str | None
    recipient: str | None
    purpose: str | None


def roles(text: str, amounts: list[Amount]) -> Iterator[Roles]:
    """Yield the roles of each of a text's sums."""
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    starts = [amount.start for amount in amounts]
    for amount in amounts:
        index = max(1, bisect_left(bounds, amount.end, lo=1, hi=len(bounds) - 1))
        start, end = max(bounds[index - 1], amount.start - 600), min(bounds[index], amount.end + 400)
        among = amounts[bisect_left(starts, start) : bisect_left(starts, end)]
        yield _roles(text, amount, among, (start, end))


def _roles(text: str, amount: Amount, among: list[Amount], sentence: tuple[int, int]) -> Roles:
    """Return the roles of one sum, given those of its sentence."""
    start, end = sentence
    qualifier, hedge_start = _qualifier(text, amount)
    if qualifier == "exact" and _shares_hedge(text, amount, among, end):
        qualifier, _ = _qualifier(text, among[among.index(amount) - 1])
    head, tail = text[start : max(start, hedge_start)], text[amount.end : end].rstrip()
    giver, recipient = _between(head)
    recipient = _respectively(text[start:end], among.index(amount), len(among)) or recipient
    giver, recipient = giver or _giver(head, tail), recipient or _recipient(head, tail)
    return Roles(qualifier, _kind(head, tail), giver, recipient, _purpose(tail))


@cache
def _hedges(group: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of the hedges before or behind a sum, by the qualifier they stand for."""
    shape = r"(?i)(?<![\w-])(?:{})\s+(?:an?\s+)?$" if group == "qualifiers" else r"(?i)\s+(?:{})(?!\w)"
    return {name: re.compile(shape.format(any_of(words))) for name, words in lexicon()[group].items()}


def _qualifier(text: str, amount: Amount) -> tuple[str, int]:
    """Return the hedge that stands next to a sum, and where it (or else the sum) begins."""
    low = max(0, amount.start - 50)
    head = text[low : amount.start]
    found = [
        (match.start(), name) for name, rule in _hedges("qualifiers").items() if (match := rule.search(head))
    ]
    if found:
        at, name = min(found)
        return name, low + at
    for name, rule in _hedges("qualifiers_after").items():
        if rule.match(text, amount.end):
            return name, amount.start
    return "exact", amount.start


def _shares_hedge(text: str, amount: Amount, among: list[Amount], end: int) -> bool:
    """Tell whether the hedge of the sum before covers this one: `about USD 5 million and USD 3 million respectively`."""
    index = among.index(amount)
    if index == 0:
        return False
    between = text[among[index - 1].end : amount.start].strip().lower()
    return between in {"and", "or"} and "respectively" in text[amount.end : end].lower()


def _either(words: list[str]) -> str:
    """Return an expression for any of the lexicon's expressions, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@cache
def _kind_patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rf"(?i)\b{_either(words)}\b") for kind, words in lexicon()["kinds"].items()}


@cache
def _promise() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\b{_either(lexicon()['roles']['promises'])}\s+(?:\w+\s+)?to\s+\w+\s+(?:\w+\s+){{0,3}}$"
    )


def _kind(head: str, tail: str) -> str:
    """Return the kind that the nearest telling word names; a promise to give is a pledge."""
    if _promise().search(head):
        return "pledge"
    near: list[tuple[float, str]] = []
    for kind, pattern in _kind_patterns().items():
        before = [len(head) - match.end() for match in pattern.finditer(head)]
        after = pattern.search(tail)
        near.extend((distance, kind) for distance in before if distance <= 120)
        if after and after.start() <= 80:
            near.append((after.start() / 2, kind))
    return min(near)[1] if near else "other"


def _clean(name: str | None) -> str | None:
    """Return a name without article, possessive ending or a capitalised verb before it, or None where it is no actor."""
    if name is None:
        return None
    words = re.sub(
        r"['’]s?$",
        "",
        re.sub(
            r"^(?:.*\b(?!United)[A-Z]\w+ed\s+)?(?:[A-Z]\w+ing\s+(?=[A-Z]))?(?:[Tt]he\s+)?", "", name.strip()
        ),
    )
    return None if not words or words.split()[0] in lexicon()["roles"]["not_actors"] else words


@cache
def _giver_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon()["roles"]
    has = rf"(?P<name>{_NAME})(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+){{0,3}}?{_either(words['possessions'])}\b"
    helping = r"(?:(?:has|have|had|will|would|also|is|are|was|further|recently|continues?|been|plans?|jointly|already)\s+(?:to\s+)?){0,4}"
    does = rf"(?P<name>{_NAME})(?:\s+\([^()]{{1,40}}\))?\s+{helping}{_either(words['verbs'])}\b"
    given = rf"\b{_either(words['given'])}\s+(?:by|from)\s+(?:the\s+)?(?P<name>{_NAME})"
    return re.compile(has), re.compile(does), re.compile(given)


def _giver(head: str, tail: str) -> str | None:
    """Return who gives: `assistance by X` behind the sum, else the nearest `X's contribution` or `X provided`."""
    has, does, given = _giver_patterns()
    behind = given.search(tail[:90])
    if behind:
        return _clean(behind["name"])
    found = [*has.finditer(head), *does.finditer(head), *given.finditer(head)]
    for match in sorted(found, key=lambda match: -match.end()):
        name = _clean(match["name"])
        if name:
            return name
    return None


def _between(head: str) -> tuple[str | None, str | None]:
    """Read `flows from Japan to ASEAN amounted to`."""
    match = re.search(
        rf"\bfrom\s+(?:the\s+)?(?P<giver>(?:(?!\sto\s).)+?)\s+to\s+(?:the\s+)?(?P<recipient>{_NAME})[^,]{{0,40}}$",
        head,
    )
    if match is None or not match["giver"][0].isupper():
        return None, None
    return _clean(match["giver"]), _clean(match["recipient"])


def _respectively(sentence: str, index: int, count: int) -> str | None:
    """Return the party that stands at this sum's place in `with A and B … 1 and 2 respectively`."""
    if count < 2 or not re.search(r"\brespectively\b", sentence):
        return None
    one = rf"(?:the\s+)?(?:{_WORD})(?:\s+(?:of\s+)?(?:{_WORD}))*"
    for match in re.finditer(rf"\b(?:with|to|for)\s+({one}(?:,\s+{one})*,?\s+and\s+{one})", sentence):
        parties = re.split(r",\s+(?:and\s+)?|\s+and\s+", match[1])
        if len(parties) == count:
            return _clean(parties[index])
    return None


def _recipient(head: str, tail: str) -> str | None:
    """Return who receives: a name, or a noun phrase with its article or number, behind `to`."""
    plural = rf"(?:{any_of(lexicon()['roles']['receivers'])}|[a-z]+[^s\W]s)\b"
    phrase = rf"(?:{plural}|(?:the|its|each|all|six|five|four|three|two|several)\s+[\w’'-]+|{_NAME})[^,.;:()\"”]*?{_NP_END}"
    behind = re.match(rf"(?:\s+(?!to\b)[\w-]+){{0,5}}\s+to\s+(?:the\s+)?[\"“]?(?P<name>{phrase})", tail)
    if behind:
        return behind["name"].strip('"“”')
    before = re.search(rf"\bto\s+(?:the\s+)?(?P<name>{_NAME})\s+by\s+\w+ing\s+(?:[\w-]+\s+){{0,4}}$", head)
    return _clean(before["name"]) if before else None


@cache
def _purpose_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of the words that open a purpose, and of the purpose itself."""
    cue = rf"(?<![A-Z\w])(?P<before>[\w’'-]*)\s(?P<cue>{any_of(lexicon()['roles']['purposes'])})\s+"
    return re.compile(cue), re.compile(
        r"[^,.;:\d][^,.;:]*?\s*(?=[,.;:]|\s(?:which|that|including|respectively)\b|$)"
    )


def _purpose(tail: str) -> str | None:
    """Return what the sum is for: the words behind `for`, or from the verb of `to finance …`."""
    cue, rest = _purpose_patterns()
    for match in cue.finditer(tail[:140]):
        if re.search(r"[,.;]\s|\band\s+\w+ed\b", tail[: match.start()]):
            return None
        words = rest.match(tail, match.end())
        named = match["before"][:1].isupper() and match["cue"] == "for"
        if words is None or named or re.match(r"(?:the\s+)?(?:next|past|last)\b", words[0]):
            continue
        verb = re.match(r"to\s+(\w+)", match["cue"])
        return f"{verb[1]} {words[0]}" if verb else words[0]
    return None
