"""The numbers of a Word document's lists, which stand nowhere in its text: they are counted from the lists' definitions.

A paragraph belongs to a list (``w:num``), which takes its levels from an abstract one (``w:abstractNum``), where each says
how its number is written (``w:lvlText``: ``%1.``, ``(%2)``, ``%1.%2``) and in which figures (``w:numFmt``). Lists of the same
abstract one count on, unless they start anew (``w:startOverride``); a level starts anew below each item of a higher one.
ECMA-376 part 1, section 17.9.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from toolkit.readers.docx_package import Element, child, is_on, number, short_name, value
from toolkit.readers.figures import in_figures

_LEVELS = 9
_LONGEST = 60
_PLACE = re.compile(r"%([1-9])")
BULLET = "-"


@dataclass(frozen=True)
class Level:
    """A level of a list: where it starts, how its number is written, after which level it starts anew (0: never)."""

    start: int = 1
    figures: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass
class _List:
    """A list: its abstract one, its levels, and the levels that it starts anew."""

    abstract: str
    levels: dict[int, Level]
    anew: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and where each of them has counted to."""

    def __init__(self, root: Element | None, style_lists: Mapping[str, str]) -> None:
        abstract = {value(each, "w:abstractNumId") or "": each for each in _each(root, "w:abstractNum")}
        self.lists: dict[str, _List] = {}
        nums = {value(each, "w:numId") or "": each for each in _each(root, "w:num")}
        for num_id, num in nums.items():
            self.lists[num_id] = _read_list(num, abstract, style_lists, nums)
        self.counts: dict[str, list[int | None]] = {}

    def level_of(self, num_id: str, style: str) -> int:
        """Return the level of a list that a paragraph style is linked to, else the first."""
        found = self.lists.get(num_id)
        return next((n for n, level in found.levels.items() if level.style == style), 0) if found else 0

    def count(self, num_id: str, level: int) -> str | None:
        """Count one more paragraph in a list and return its label as printed; None where there is no such list."""
        found = self.lists.get(num_id)
        if found is None or level not in found.levels:
            return None
        counts = self.counts.setdefault(found.abstract, [None] * _LEVELS)
        anew = found.anew.pop(level, None)
        before = counts[level]
        counts[level] = (
            anew if anew is not None else found.levels[level].start if before is None else before + 1
        )
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None
        return _written(found.levels, level, counts)


def _written(levels: Mapping[int, Level], level: int, counts: list[int | None]) -> str:
    """Return the number of an item as its level writes it; of a bullet, ``-``."""
    own = levels[level]
    if own.figures == "bullet":
        return BULLET

    def figure(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place, Level())
        counted = counts[place]
        counted = other.start if counted is None else counted
        return in_figures(counted, "decimal" if own.legal else other.figures)

    return _PLACE.sub(figure, own.text).strip()


def _each(root: Element | None, name: str) -> list[Element]:
    return [each for each in root if short_name(each.tag) == name] if root is not None else []


def _read_list(
    num: Element, abstract: Mapping[str, Element], style_lists: Mapping[str, str], nums: Mapping[str, Element]
) -> _List:
    """Return a list; one whose levels stand in a list style takes them from the list of that style."""
    key = value(child(num, "w:abstractNumId")) or ""
    definition = abstract.get(key)
    linked = nums.get(style_lists.get(value(child(definition, "w:numStyleLink")) or "", ""))
    if linked is not None:
        key = value(child(linked, "w:abstractNumId")) or ""
        definition = abstract.get(key)
    found = _List(
        key, {number(each, "w:ilvl") or 0: _read_level(each) for each in _each(definition, "w:lvl")}
    )
    for override in _each(num, "w:lvlOverride"):
        level = number(override, "w:ilvl") or 0
        redefined = child(override, "w:lvl")
        start = number(child(override, "w:startOverride"))
        if redefined is not None:
            found.levels[level] = _read_level(redefined)
        if start is not None:
            found.anew[level] = start
            found.levels[level] = replace(found.levels.get(level, Level()), start=start)
    return found


def _read_level(element: Element) -> Level:
    start = number(child(element, "w:start"))
    return Level(
        start=0 if start is None else start,
        figures=value(child(element, "w:numFmt")) or "decimal",
        text=(value(child(element, "w:lvlText")) or "")[:_LONGEST],
        restart=number(child(element, "w:lvlRestart")),
        legal=bool(is_on(child(element, "w:isLgl"))),
        style=value(child(element, "w:pStyle")) or "",
    )
