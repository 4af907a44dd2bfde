"""What a browser prints before the items of a list: numbers, letters, bullets, the numbers of notes."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from toolkit.readers.figures import in_figures
from toolkit.readers.html_style import css_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BULLET = "-"
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?:(?:[^;]*?)(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))"
)
_KINDS = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "none": "",
}
_LARGEST_ROMAN = 4000
_LARGEST = 100_000
_AROUND = 3
_NUMBER = re.compile(r"\D*(\d{1,3})\D*")


class ListItems:
    """The items of one list as they come: what stands before each."""

    def __init__(self, element: Element) -> None:
        css = _LIST_STYLE.search(css_of(element))
        self._kind = _KINDS[css[1]] if css else element.get("type", "1" if element.tag == "ol" else BULLET)
        if element.tag != "ol" and not css:
            self._kind = BULLET
        self._step = -1 if element.get("reversed") is not None else 1
        count = len(element.findall("li")) if self._step < 0 else 1
        self._value = _whole(element.get("start"), count)

    def marker(self, item: Element) -> str:
        """Return what stands before the next item, without the space after it."""
        value = _whole(item.get("value"), self._value)
        self._value = value + self._step
        css = _LIST_STYLE.search(css_of(item))
        kind = _KINDS[css[1]] if css else item.get("type", self._kind)
        return kind if kind in {"", BULLET} else f"{number(value, kind)}."


def _whole(text: str | None, default: int) -> int:
    try:
        value = int(text or "")
    except ValueError:
        return default
    return value if abs(value) < _LARGEST else default


def number(value: int, kind: str) -> str:
    """Return a number as an ordered list of this type prints it.

    Examples
    --------
    >>> number(4, "i"), number(28, "A"), number(12, "1")
    ('iv', 'AB', '12')
    """
    if kind in {"i", "I"} and value < _LARGEST_ROMAN:
        return in_figures(value, "lowerRoman" if kind == "i" else "upperRoman")
    if kind in {"a", "A"} and value > 0:
        return _letters(value) if kind == "a" else _letters(value).upper()
    return str(value)


def _letters(value: int) -> str:
    text = ""
    while value:
        value, rest = divmod(value - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def note_numbers(root: Element) -> dict[str, str]:
    """Return the ids that raised numbers link to, and those numbers: the notes of a page.

    Examples
    --------
    >>> from lxml import etree
    >>> note_numbers(etree.fromstring('<p>We met.<sup><a href="#fn-1">[1]</a></sup></p>'))
    {'fn-1': '1'}
    """
    found: dict[str, str] = {}
    for link in root.iter("a"):
        mark = (
            _NUMBER.fullmatch("".join(link.itertext()).strip()) if link.get("href", "")[:1] == "#" else None
        )
        if mark and _is_raised(link):
            found.setdefault(link.get("href")[1:], mark[1])
    return found


def _is_raised(link: Element) -> bool:
    around = islice(link.iterancestors(), _AROUND)
    return link.get("role") == "doc-noteref" or any(
        e.tag == "sup" for e in chain(around, islice(link, _AROUND))
    )
