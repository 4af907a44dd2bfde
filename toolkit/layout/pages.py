"""Page numbers and running heads: lines that stand where a page ends, told by their place and not by their words.

A number alone on a line is a page number if such numbers count up through the document, unless it stands before a
paragraph each time: then it is the paragraph's. Of the lines next to a form feed, one with a number that keeps step
with the pages is a page number, whatever stands around it (``Summit – 3``, ``[3]``, ``iii``), and one that stands
there again, in the title or among the first lines is a running head; so is one beside a page number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from toolkit.layout.furniture import STOPS, Kind, bare, folded
from toolkit.layout.labels import roman_value
from toolkit.layout.lines import Line

_PAGE_NUMBER = re.compile(r"\d{1,3}")
_COUNT = re.compile(r"\d{1,4}|\b[ivxl]{1,6}\b")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_SHORT = 90
_TOP = 40
_LONGEST = 400
_SHORTEST_NAME = 20
_EDGE = 2
_HEAD = Kind("furniture", page=True)


def add_page_kinds(lines: Sequence[Line], kinds: list[Kind | None], title: str) -> list[Kind | None]:
    """Return the kinds with the page numbers and running heads among the lines marked."""
    found = list(kinds)
    edges = _edges(lines, found)
    for index in _in_step(lines, edges):
        found[index] = _HEAD
    _add_page_numbers(lines, found, edges)
    _add_running_heads(lines, found, title, _edges(lines, found))
    return found


def _edges(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> set[int]:
    """Return the lines next to a form feed: the first and last two of text on each page, page heads aside."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        kind = kinds[index]
        if line.text and not (kind and kind.page):
            pages[line.page].append(index)
    if len(pages) < 2:
        return set()
    last = max(pages)
    heads = {index for page, own in pages.items() if page > 1 for index in own[:_EDGE]}
    return (
        heads
        | {index for page, own in pages.items() if page < last for index in own[-_EDGE:]}
        | set(pages[last][-1:])
    )


def _in_step(lines: Sequence[Line], edges: set[int]) -> Iterator[int]:
    """Yield the lines at the edges with a number that counts the pages, in the same words each time."""
    alike: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index in sorted(edges):
        text = lines[index].text
        for match in _COUNT.finditer(text) if len(text) <= _SHORT else ():
            value = int(match[0]) if match[0].isdigit() else roman_value(match[0])
            words = folded(_COUNT.sub("#", text))
            alike[f"{words} {text[: match.start()].count(' ')}", value - lines[index].page].append(index)
    for found in alike.values():
        if len({lines[index].page for index in found}) > 1:
            yield from found


def _add_page_numbers(lines: Sequence[Line], kinds: list[Kind | None], edges: set[int]) -> None:
    """Mark the numbers alone on a line that count up by one, or stand at a page's edge or between blank lines."""
    places = [i for i, line in enumerate(lines) if kinds[i] is None and _PAGE_NUMBER.fullmatch(line.text)]
    labels = _paragraph_numbers(lines, kinds, [place for place in places if place not in edges])
    places = [place for place in places if place not in labels]
    values = {int(lines[place].text) for place in places}
    for place in places:
        value = int(lines[place].text)
        near = {value - 1, value + 1} <= values or (value <= 2 and value + 1 in values and len(values) > 2)
        counted = near or value - 1 in values or _at_edge(lines, kinds, place)
        if (_apart(lines, place) and counted) or _alone(lines, place):
            kinds[place] = _HEAD


def _paragraph_numbers(
    lines: Sequence[Line], kinds: Sequence[Kind | None], places: Sequence[int]
) -> set[int]:
    """Return those of the numbers that stand before a paragraph each: from 1 on, after what is finished."""
    found: list[int] = []
    for place in places:
        if int(lines[place].text) == len(found) + 1 and _before_paragraph(lines, kinds, place):
            found.append(place)
    close = sum(bool(lines[place + 1].text) for place in found)
    numbered = sum(bool(_NUMBERED.match(line.text)) for line in lines)
    return set(found) if len(found) >= (3 if close == len(found) else 5) and numbered < 3 else set()


def _before_paragraph(lines: Sequence[Line], kinds: Sequence[Kind | None], place: int) -> bool:
    """Tell whether what stands before the line is finished, and a capital begins what stands after it."""
    before = next((i for i in range(place - 1, max(-1, place - 4), -1) if lines[i].text), None)
    after = next((i for i in range(place + 1, min(len(lines), place + 4)) if lines[i].text), None)
    if after is None or kinds[after] or not lines[after].text.lstrip("“\"‘'(*")[:1].isupper():
        return False
    return (
        before is None or bool(kinds[before]) or lines[before].text[-1] in STOPS or not lines[place - 1].text
    )


def _apart(lines: Sequence[Line], index: int) -> bool:
    before = lines[index - 1].text if index else ""
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    return not before or not after


def _alone(lines: Sequence[Line], index: int) -> bool:
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    return index > 0 and not lines[index - 1].text and not after


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


def _add_running_heads(lines: Sequence[Line], kinds: list[Kind | None], title: str, edges: set[int]) -> None:
    """Mark the short lines beside page heads and feet that recur there, or that repeat the document's beginning."""
    known = folded(title)
    short = {
        index: folded(bare(line))
        for index, line in enumerate(lines)
        if kinds[index] is None
        and 5 < len(line.text) <= _SHORT
        and line.text[-1] not in ".,;:"
        and (index in edges or _next_to_page(lines, kinds, index))
    }
    named = [
        index
        for index, line in enumerate(lines)
        if len(known) > _SHORTEST_NAME and kinds[index] is None and folded(bare(line)) == known
    ]
    if not (short or named):
        return
    top = [index for index, line in enumerate(lines) if line.text][:_TOP]
    opening = folded(" ".join(bare(lines[index])[:_LONGEST] for index in top))
    for index in named:
        if not (index > 0 and lines[index - 1].text) and opening.count(known) > (index in top):
            kinds[index] = _HEAD
    recurring = Counter(short.values())
    for index, words in short.items():
        begun = lines[index].text[0].isupper() or (index > 0 and kinds[index - 1] == _HEAD)
        name = folded(_COUNT.sub("", bare(lines[index]))) or words
        repeats = begun and opening.count(name) > (index in top)
        if recurring[words] > 1 or name in folded(title) or repeats:
            kinds[index] = _HEAD


def _next_to_page(lines: Sequence[Line], kinds: Sequence[Kind | None], index: int) -> bool:
    """Tell whether a page head or foot is the line before or after, blank ones aside."""
    for step in (-1, 1):
        other = index + step
        if 0 <= other < len(lines) and not lines[other].text:
            if lines[other].page != lines[index].page:
                return True
            other += step
        kind = kinds[other] if 0 <= other < len(lines) else None
        if kind and kind.page:
            return True
    return False
