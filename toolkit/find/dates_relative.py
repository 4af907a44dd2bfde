"""Words that count from the document's own date: `this year`, `two days ago`, `over the past three years`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.find import dates_resolve as cal
from toolkit.find.dates_patterns import lexicon
from toolkit.find.dates_readings import Match, Reading, Rule, Setting, whole
from toolkit.find.dates_years import around, follows_cue
from toolkit.lexicons import any_of, load_lexicon

_FUTURE = re.compile(r"\b(?:will|to be|shall|is due)\b[^.;]*$")


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


def _today(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `today` where it tells when something was done, and not what the world is like nowadays."""
    word, words = match.group().lower(), lexicon()["today"]
    near = around(match.string, match.start(), match.end())
    done_before = re.search(rf"(?i)\b{any_of(words['before'])}\s+(?:here\s+)?$", near.before)
    done_after = re.match(rf"(?i),?\s+{any_of(words['after'])}\b", near.after)
    opens = near.starts_sentence and re.match(
        rf",\s+(?:the\s+)?[A-Z][^.;]*?\s(?:{'|'.join(words['verbs'])})\b",
        match.string[match.end() : match.end() + 120],
    )
    if done_before or done_after or opens:
        offset = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        yield from whole(match, cal.unit_around(setting.anchor, "day", offset))


def _weekday(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `last Friday`, `next Monday`, `on Friday`: the last one, or the coming one where the verb is in the future."""
    near, weekday = match["near"].lower(), lexicon()["weekdays"].index(match["weekday"])
    before = match.string[max(0, match.start() - 80) : match.start()]
    ahead = near == "next" or (near in {"on", "this"} and _FUTURE.search(before) is not None)
    same_day = near in {"on", "this"}
    period = cal.weekday_near(setting.anchor, weekday, back=not ahead, same_day=same_day)
    if period is not None:
        start = match.start("weekday") if near == "on" else match.start()
        yield Reading(start, match.end(), period)


RELATIVE_RULES: dict[str, Rule] = {
    "unit": _unit,
    "rolling": _rolling,
    "ago": _ago,
    "today": _today,
    "weekday": _weekday,
}
