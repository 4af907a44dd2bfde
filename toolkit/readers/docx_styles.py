"""The styles of a Word document: what a paragraph or a run has from its style, and the style from those it is based on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from toolkit.readers.docx_package import Element, child, is_on, number, short_name, value

_HEADING = re.compile(r"heading ([1-9])")
_BODY_LEVEL = 9
_MOST_BASES = 20


@dataclass(frozen=True)
class Look:
    """How a run is set; None where nothing says so."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None

    def over(self, base: Look) -> Look:
        """Return this look, with the `base` where it says nothing."""
        own = vars(self)
        return replace(base, **{name: said for name, said in own.items() if said is not None})


@dataclass(frozen=True)
class Style:
    """A style with all that it is based on: its name, its look, the level of its headings, its list and the level there."""

    key: str = ""
    name: str = ""
    look: Look = Look()
    outline: int | None = None
    num_id: str | None = None
    level: int | None = None


class Styles:
    """The styles of a document by their keys."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else [each for each in root if short_name(each.tag) == "w:style"]
        self._elements = {value(each, "w:styleId") or "": each for each in elements}
        self._default = next((key for key, each in self._elements.items() if _is_default(each)), "")
        self.get: Callable[[str | None], Style] = cache(self._get)
        self.lists = {
            key: self.get(key).num_id or ""
            for key, each in self._elements.items()
            if value(each, "w:type") == "numbering"
        }

    def _get(self, key: str | None) -> Style:
        """Return a style; of a key that is not there, or None, the default of paragraphs."""
        found = key if key in self._elements else self._default
        chain: list[str] = []
        while found in self._elements and found not in chain and len(chain) < _MOST_BASES:
            chain.append(found)
            found = value(child(self._elements[found], "w:basedOn")) or ""
        style = Style()
        for each in reversed(chain):
            style = _derived(style, each, self._elements[each])
        return style

    def look(self, properties: Element | None, base: Look) -> Look:
        """Return the look of a run with these properties in a paragraph of that look."""
        if properties is None:
            return base
        key = value(child(properties, "w:rStyle"))
        named = self.get(key).look if key in self._elements else Look()
        return read_look(properties).over(named).over(base)


def _is_default(element: Element) -> bool:
    return value(element, "w:type") == "paragraph" and value(element, "w:default") in {"1", "true", "on"}


def _derived(base: Style, key: str, element: Element) -> Style:
    """Return the style of `element`, which is based on `base`."""
    properties = child(element, "w:pPr")
    name = (value(child(element, "w:name")) or "").casefold()
    heading = _HEADING.fullmatch(name)
    own = number(child(properties, "w:outlineLvl"))
    outline = own if own is not None else int(heading[1]) - 1 if heading else base.outline
    num_id = value(child(properties, "w:numPr", "w:numId"))
    level = number(child(properties, "w:numPr", "w:ilvl"))
    return Style(
        key=key,
        name=name,
        look=read_look(child(element, "w:rPr")).over(base.look),
        outline=None if outline is None or outline >= _BODY_LEVEL else outline,
        num_id=base.num_id if num_id is None else num_id,
        level=base.level if level is None else level,
    )


def read_look(properties: Element | None) -> Look:
    """Return what the properties of a run say of its look."""
    if properties is None:
        return Look()
    said = {short_name(each.tag): is_on(each) for each in properties}
    return Look(
        bold=said.get("w:b"),
        italic=said.get("w:i"),
        underlined=said.get("w:u"),
        hidden=said.get("w:vanish"),
        capitals=said.get("w:caps"),
    )
