"""Words that count from the document's own date: `this year`, `two days ago`, `over the past three years`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.find.dates import resolve as cal
from toolkit.find.dates.readings import Match, Reading, Rule, Setting, whole
from toolkit.find.dates.years import follows_cue
from toolkit.lexicons import load_lexicon


def _unit(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `this year`, `next month`; `the last year` is twelve months, and no calendar year."""
    near, unit = match["near"].lower(), match["unit"]
    before = match.string[max(0, match.start() - 20) : match.start()]
    after = match.string[match.end() : match.end() + 10]
    if near in {"last", "next"} and (re.search(r"(?i)\bthe\s+$", before) or re.match(r"\s+of\b", after)):
        return
    if unit == "decade" and near != "this":
        return
    yield from whole(match, cal.unit_around(setting.anchor, unit, {"last": -1, "next": 1}.get(near, 0)))


def _count(words: str | None) -> int:
    if words is None:
        return 1
    if words.isdigit():
        return int(words)
    return sum(int(load_lexicon("numbers")["cardinals"][word]) for word in words.lower().split("-"))


def _rolling(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `the last year`, `the past three and a half years`, `over the next decade`."""
    near, unit, n = match["near"].lower(), match["unit"], match["n"]
    back = near in {"past", "last"}
    before = match.string[max(0, match.start() - 25) : match.start()]
    plural = match.group().endswith("s")
    if near == "previous" or plural != (_count(n) > 1 or bool(match["half"])):
        return
    if near != "past" and re.match(r"\s+of\b", match.string[match.end() : match.end() + 10]):
        return
    if near == "last" and n is None and not re.search(r"(?i)\bthe\s+$", before):
        return
    if not back and ((n is None and near != "next") or not follows_cue(before, "rolling", "ahead")):
        return
    if near == "next" and n is None and not re.search(r"(?i)\bthe\s+$", before):
        return
    count = _count(n) + (0.5 if match["half"] else 0)
    yield from whole(match, cal.rolling(setting.anchor, unit, count, back=back))


def _ago(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `two days ago` as that day, `fourteen years ago` as that year."""
    if follows_cue(match.string[max(0, match.start() - 25) : match.start()], "rolling", "vague"):
        return
    unit, count = match["unit"], _count(match["n"])
    if unit == "decade":
        unit, count = "year", 10 * count
    yield from whole(match, cal.unit_around(setting.anchor, unit, -count))


RELATIVE_RULES: dict[str, Rule] = {
    "unit": _unit,
    "rolling": _rolling,
    "ago": _ago,
}
