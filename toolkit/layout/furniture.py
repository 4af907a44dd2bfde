"""Lines that are no part of a document's words: page heads and feet, navigation, captions, bylines, dates, places.

Two kinds of evidence are used. *Wording*: the patterns of ``lexicons/furniture.toml``, each of which must match a whole
line. *Position*: a number alone on a line is a page number if such numbers count up through the document, and a short
line beside a page head or foot is a running head if it stands at another one too, in the title or in the first lines.
A pattern never takes a line out of the middle of a sentence: where the line before fills its width and doesn't end
one, the line belongs to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from toolkit.layout.lines import Line
from toolkit.lexicons import load_lexicon

STOPS = ".!?:;”\"’')]»"
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_RULE = re.compile(
    r"(?:\\?[*_~=—–\-•·⸻]\s?){3,}|[—–⸻]{2}|(?:\\?#\s?){2,}|[-–—*•]|\\?\*\s\*|-?\s?(?:END|End|ENDS|30)\s?-"
)
_COMMENT = re.compile(r"<!--.*?-->")
_MARKS = re.compile(r"[*_#>\\`|]+|</?[A-Za-z][^<>]*>|!?\[\]\([^)]*\)")
_SHORT = 90
_TOP = 40


@dataclass(frozen=True)
class Kind:
    """What a line is, if it isn't text: its role, whether it marks a page's edge, what goes with it."""

    role: str
    page: bool = False
    takes: str = ""


_RUNNING_HEAD = Kind("furniture", page=True, takes="")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    lexicon = load_lexicon("furniture")
    parts = dict(lexicon["parts"])
    for name in ("date", "place"):
        parts[name] = _fill(parts[name], parts)
    return tuple(
        (
            re.compile(_fill(entry["pattern"], parts), re.IGNORECASE),
            Kind(entry["role"], entry.get("page", False), entry.get("takes", "")),
        )
        for entry in lexicon["line"]
    )


def _fill(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda match: parts[match[1]], pattern)


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind | None:
    """Return what a line with this text is by its wording, or None.

    Examples
    --------
    >>> kind_of("Back to Japan-ASEAN Relations").role, kind_of("Bali, Indonesia, 15-16 November 2022").role
    ('navigation', 'place')
    """
    if len(text) > 320:
        return None
    return next((kind for pattern, kind in _patterns() if pattern.fullmatch(text)), None)


def bare(line: Line) -> str:
    """Return the line's words without the marks of Markdown."""
    return " ".join(_MARKS.sub("", line.text).split())


def is_rule(line: Line) -> bool:
    """Tell whether the line is a rule: asterisks, dashes, underscores, ``###``."""
    return bool(_RULE.fullmatch(line.text))


def is_note_rule(line: Line) -> bool:
    """Tell whether the line is the rule above the footnotes of a page."""
    return len(line.text) > 4 and set(line.text) <= {"_", "\\"}


def is_comment(line: Line) -> bool:
    """Tell whether the line holds nothing but comments."""
    return bool(line.text) and not _COMMENT.sub("", line.text).strip()


def line_kinds(lines: Sequence[Line], width: int, title: str) -> list[Kind | None]:
    """Return for each line what it is if it isn't text."""
    kinds: list[Kind | None] = [None] * len(lines)
    for index, line in enumerate(lines):
        if line.text and not _mid_sentence(lines, kinds, index, width):
            kinds[index] = kind_of(bare(line)) or kind_of(line.text)
    _add_page_numbers(lines, kinds)
    _add_running_heads(lines, kinds, title)
    _add_taken(lines, kinds)
    return kinds


def _mid_sentence(lines: Sequence[Line], kinds: Sequence[Kind | None], index: int, width: int) -> bool:
    """Tell whether the line before runs into this one."""
    before = lines[index - 1] if index else None
    if not before or not before.text or not width or kinds[index - 1] or before.page != lines[index].page:
        return False
    return before.length > width * 0.75 and before.text[-1] not in STOPS


def _add_page_numbers(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Mark the numbers alone on a line that count up by one, or stand at a page's edge."""
    places = [i for i, line in enumerate(lines) if kinds[i] is None and _PAGE_NUMBER.fullmatch(line.text)]
    values = [int(lines[i].text) for i in places]
    for place, value in zip(places, values, strict=True):
        near = {value - 1, value + 1}.issubset(values) or (
            value <= 2 and value + 1 in values and len(values) > 2
        )
        if _apart(lines, place) and (near or value - 1 in values or _at_edge(lines, kinds, place)):
            kinds[place] = Kind("furniture", page=True)


def _apart(lines: Sequence[Line], index: int) -> bool:
    before = lines[index - 1].text if index else ""
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    return not before or not after


def _at_edge(lines: Sequence[Line], kinds: Sequence[Kind | None], index: int) -> bool:
    """Tell whether the line stands at a form feed, or beside a page head or foot."""
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(lines) and not lines[other].text and lines[other].page == lines[index].page:
            other += step
        if not 0 <= other < len(lines):
            continue
        kind = kinds[other]
        if lines[other].page != lines[index].page or (kind and kind.page):
            return True
    return False


def _add_running_heads(lines: Sequence[Line], kinds: list[Kind | None], title: str) -> None:
    """Mark the short lines beside page heads and feet that recur there, or that repeat the document's beginning."""
    top = [index for index, line in enumerate(lines) if line.text][:_TOP]
    opening = folded(" ".join(bare(lines[index]) for index in top))
    short = {
        index: folded(bare(line))
        for index, line in enumerate(lines)
        if kinds[index] is None and 5 < len(line.text) <= _SHORT and line.text[-1] not in ".,;:"
    }
    recurring = Counter(words for index, words in short.items() if _next_to_page(lines, kinds, index))
    for index, words in short.items():
        if not _next_to_page(lines, kinds, index):
            continue
        begun = lines[index].text[0].isupper() or (index > 0 and kinds[index - 1] == _RUNNING_HEAD)
        repeats = begun and opening.count(words) > (index in top)
        if recurring[words] > 1 or words in folded(title) or repeats:
            kinds[index] = _RUNNING_HEAD


def _next_to_page(lines: Sequence[Line], kinds: Sequence[Kind | None], index: int) -> bool:
    """Tell whether a page head or foot is the line directly before or after."""
    for other in (index - 1, index + 1):
        if 0 <= other < len(lines):
            kind = kinds[other]
            if (kind and kind.page) or (not lines[other].text and lines[other].page != lines[index].page):
                return True
    return False


def _add_taken(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Mark what goes with a line of navigation: the next line, or all short ones to the end."""
    takes, role = "", ""
    opening = max((index for index, kind in enumerate(kinds) if kind and kind.takes == "before"), default=-1)
    for index, line in enumerate(lines):
        kind = kinds[index]
        if index < opening and kind is None and line.text:
            kinds[index] = Kind("furniture")
        elif kind and kind.takes:
            takes, role = kind.takes, kind.role
        elif takes and line.text:
            if kind is None and (takes == "next" or _is_link(line)):
                kinds[index] = Kind(role)
            takes = takes if takes == "rest" and _is_link(line) else ""


def _is_link(line: Line) -> bool:
    return len(line.text) <= 2 * _SHORT and not line.text.endswith((".", ";", ":"))


def folded(text: str) -> str:
    """Return the words of `text` alone, in lower case.

    Examples
    --------
    >>> folded("G20 Bali Leaders’ Declaration")
    'g20 bali leaders declaration'
    """
    return " ".join(re.findall(r"\w+", text.casefold()))
