"""Read sums of money: figure or words, scale, currency before or after, ranges and shared units.

One reading is one amount with a currency of its own or shared with its neighbours: `USD 5-10 million` is one range,
`270 and 230 million USD` are two amounts, `$1.2 million to $23.5 million` are two because each is written whole.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.find.money.currencies import (
    code_of,
    currency_places,
    is_word_too,
    lexicon,
    names_currency,
)
from toolkit.find.money.patterns import DASH, FIGURE, FRACTION, number_places, patterns
from toolkit.letters import fold
from toolkit.lexicons import load_lexicon
from toolkit.literals import matches_at


class Amount(NamedTuple):
    """A sum of money and where it stands; `highest` is NaN unless the words give a range."""

    start: int
    end: int
    value: float
    highest: float
    currency: str


def parse_number(text: str) -> float:
    """Return the value of a figure or a number in words.

    >>> parse_number("1,300.50"), parse_number("one hundred and twenty-five"), parse_number("two and a half")
    (1300.5, 125.0, 2.5)
    """
    decimal = re.sub(r"(?<=\d),(?=\d{1,2}$)", ".", text)
    thousands = re.sub(r"\.", "", decimal) if decimal.count(".") > 1 else decimal
    plain = re.sub(r"[,\s'’]", "", thousands)
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    fraction = re.fullmatch(rf"(?i){FRACTION}", text)
    if fraction:
        return {"h": 0.5, "t": 0.75}.get(text[0].lower(), 0.25)
    value = 0.5 if re.match(r"(?i)half\b", text) or re.search(r"(?i)\band\s+a\s+half$", text) else 0.0
    if value and re.match(r"(?i)half\b", text):
        return value
    for word in re.findall(r"[a-z]+", re.sub(r"(?i)\s+and\s+a\s+half$", "", text).lower()):
        value = (
            value * 100 if word == "hundred" else value + load_lexicon("numbers")["cardinals"].get(word, 0)
        )
    return value


def _scale(text: str | None) -> float:
    """Return what the scale words multiply to; 1 where there are none."""
    pattern = patterns()["scale"]
    scales: dict[str, float] = lexicon()["scales"]
    found = pattern.findall(text or "")
    return math.prod(scales.get(word, scales.get(word.lower(), 1.0)) for word in found)


def _is_year(text: str | None) -> bool:
    return bool(text and re.fullmatch(r"(?:19|20)\d\d", text))


def find_amounts(text: str, dollar: str = "USD") -> list[Amount]:
    """Return the sums of money in a text, in reading order and without overlap."""
    lower = fold(text)
    if not names_currency(text, lower):
        return []
    before = matches_at(patterns()["prefix"], text, currency_places(text, lower))
    found = [amount for match in before for amount in _read_prefix(match, dollar)]
    taken = {position for amount in found for position in range(amount.start, amount.end)}
    at = 0
    for start in number_places(text, lower):
        match = patterns()["suffix"].match(text, start) if start >= at else None
        if match is None:
            continue
        read = [
            amount
            for amount in _read_suffix(_alone(match), dollar)
            if taken.isdisjoint(range(amount.start, amount.end))
        ]
        found.extend(read)
        at = match.end() if read else match.start() + len(match["n1"] or match["n2"])
    return list(_share_scales(text, sorted(amount for amount in found if amount.value > 0)))


def _alone(match: re.Match[str]) -> re.Match[str]:
    """Read a number in words as one, where it looks like two: `twenty-five million`, `one hundred and fifty`."""
    spelled = match["n1"] is not None and match["n1"][0].isalpha() and match["n2"][0].isalpha()
    if not spelled or match["join"].strip() == "to" or _is_between(match):
        return match
    return patterns()["single"].match(match.string, match.start()) or match


def _read_prefix(match: re.Match[str], dollar: str) -> Iterator[Amount]:
    """Read `USD 5 million`, `USD 5-10 million`, `USD 270 and 230 million`."""
    spelling = match["trail"] if match["trail"] and match["cur"].strip() in {"$", "¥"} else match["cur"]
    spelling = match["cur"] if spelling and spelling.lower() in {"dollar", "dollars"} else spelling
    code, low = code_of(spelling, dollar), parse_number(match["n1"])
    if not code or is_word_too(spelling, bool(match["s1"]), low):
        return
    if match["n2"] is None or not _second_belongs(match):
        trailing = match["trail"] if match["n2"] is None else None
        end = match.end("trail") if trailing else match.end("s1") if match["s1"] else match.end("n1")
        yield Amount(match.start(), end, low * _scale(match["s1"]), math.nan, code)
        return
    yield from _pair(match, code, match.start(), match.end())


def _read_suffix(match: re.Match[str], dollar: str) -> Iterator[Amount]:
    """Read `5 million USD`, `5-10 million euros`, `270 and 230 million USD`."""
    spelling, high = match["cur"], parse_number(match["n2"])
    code = code_of(spelling, dollar)
    scaled = bool(match["s2"])
    behind = match.string[match.end() : match.end() + 7]
    if (spelling.lower() == "pounds" and re.match(r"\s+of\b", behind)) or (
        match["n2"].isalpha() and not scaled and re.match(r"\s+(?:loan|cred)", behind)
    ):
        return
    if not scaled and is_word_too(spelling, scaled, 0.0) and _is_year(match["n2"]):
        return
    if not code or is_word_too(spelling, scaled, high) or (match["n2"].lower() in {"a", "an"} and not scaled):
        return
    if match["n0"] is not None and _scale(match["s0"]) > _scale(match["s2"]):
        value = parse_number(match["n0"]) * _scale(match["s0"]) + high * _scale(match["s2"])
        yield Amount(match.start("n0"), match.end(), value, math.nan, code)
        return
    if match["n1"] is None or not _first_belongs(match):
        yield Amount(match.start("n2"), match.end(), high * _scale(match["s2"]), math.nan, code)
        return
    yield from _pair(match, code, match.start(), match.end())


def _is_between(match: re.Match[str]) -> bool:
    head = match.string[max(0, match.start() - 12) : match.start()]
    return match["join"].strip() == "and" and re.search(r"(?i)\bbetween\s+$", head) is not None


def _is_range(match: re.Match[str]) -> bool:
    """Whether the two figures are the ends of one range, and not two sums."""
    joined = match["join"].strip()
    if joined in {"and", "or"} or "," in joined:
        return _is_between(match)
    return parse_number(match["n1"]) * _scale(match["s1"]) <= parse_number(match["n2"]) * _scale(match["s2"])


def _second_belongs(match: re.Match[str]) -> bool:
    """Whether the figure behind `USD 5 million and`, `USD 5 to` is money too."""
    closes = re.match(
        r"\s*(?:[.,;:)]|$|respectively\b|per\b|each\b)",
        match.string[match.end("s2") if match["s2"] else match.end("n2") :],
    )
    if match["trail"]:
        return True
    if match["join"].strip() in {"-", "–", "—", "‑"}:
        return bool(match["s2"]) or not match["s1"]
    if match["s2"]:
        return not match["s1"] or bool(closes) or (match["join"].strip() == "to" and _is_range(match))
    return bool(closes) and not match["s1"] and "," in match["n2"]


def _first_belongs(match: re.Match[str]) -> bool:
    """Whether the figure in front of `and 230 million USD` is money too."""
    if _is_year(match["n1"]) and match["s2"]:
        return False
    return parse_number(match["n1"]) < 1000 or not match["s2"] or bool(match["s1"])


def _pair(match: re.Match[str], code: str, start: int, end: int) -> Iterator[Amount]:
    """Yield one range, or each of the listed figures with the scale of the last."""
    last = _scale(match["s2"])
    first = _scale(match["s1"]) if match["s1"] else last
    low, high = parse_number(match["n1"]) * first, parse_number(match["n2"]) * last
    if _is_range(match):
        yield Amount(start, end, low, high, code)
        return
    first_end = match.end("s1") if match["s1"] else match.end("n1")
    yield Amount(start, first_end, low, math.nan, code)
    for found in re.finditer(FIGURE, match["join"]):
        at = match.start("join")
        yield Amount(at + found.start(), at + found.end(), parse_number(found[0]) * last, math.nan, code)
    yield Amount(match.start("n2"), end, high, math.nan, code)


def _share_scales(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """Give `$5` the scale of the sum it is joined to, as in `$5 to $10 million`."""
    for index, amount in enumerate(amounts):
        right = amounts[index + 1] if index + 1 < len(amounts) else None
        scale = _shared_scale(text, amount, right) if right else 1.0
        yield amount._replace(value=amount.value * scale)


def _shared_scale(text: str, amount: Amount, right: Amount) -> float:
    pattern = patterns()["scale"]
    joined = re.fullmatch(rf"{DASH}|\s+(?:to|and|or)\s+", text[amount.end : right.start])
    if (
        not joined
        or amount.currency != right.currency
        or re.search(r"[a-z]{2,}$", text[amount.start : amount.end])
    ):
        return 1.0
    found = pattern.findall(text[right.start : right.end])
    scale = math.prod(_scale(word) for word in found if len(word) > 1) if found else 1.0
    return scale if amount.value < 1000 and amount.value <= right.value / scale else 1.0
