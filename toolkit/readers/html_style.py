"""How the words of an element are set: emphasis, raised, linked, hidden, white space kept; by its name, attributes and class."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toolkit.lexicons import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BOLD = re.compile(r"font-weight:(?:bold|[6-9]00)|text-decoration(?:-line)?:underline")
_LIGHT = re.compile(r"font-weight:(?:normal|lighter|[1-4]00)")
_ITALIC = re.compile(r"font-style:(?:italic|oblique)")
_UPRIGHT = re.compile(r"font-style:normal")
_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_RAISED = re.compile(r"vertical-align:(?:super|text-top)")
_KEPT = re.compile(r"white-space:(?:pre|break-spaces)")
_KEPT_CLASS = re.compile(r"(?:^|\s)whitespace-(?:pre|break-spaces)")
_BLOCK = re.compile(r"display:(?:block|flex|grid|table|list-item)(?:;|$)")
_SYMBOLS = re.compile(r"font-family:[\"']?(?:symbol|wingdings|webdings)")
_NOTE_MARK = "msofootnotereference"


@dataclass(frozen=True)
class Style:
    """How words are set: ``weight`` 2 bold or underlined, 1 italic, 0 not; ``symbols``: in a font of pictures."""

    weight: int = 0
    raised: bool = False
    linked: bool = False
    kept: bool = False
    hidden: bool = False
    symbols: bool = False


def styled(style: Style, element: Element) -> Style:
    """Return how the words of an element are set in one whose words are set in `style`.

    Examples
    --------
    >>> from lxml import etree
    >>> styled(Style(), etree.fromstring('<span style="font-weight: 700">Title</span>')).weight
    2
    """
    if style.hidden or _is_hidden(element):
        return replace(style, hidden=True)
    tag, css = element.tag, css_of(element)
    own = 2 if tag in word_set("web_pages", "bold") else int(tag in word_set("web_pages", "italic"))
    if not css and not own and tag not in {"sup", "a", "pre", "xmp", "listing"} and not element.get("class"):
        return style
    raised = tag == "sup" or bool(_RAISED.search(css)) or element.get("class", "").lower() == _NOTE_MARK
    return replace(
        style,
        weight=_weight(max(own, style.weight), css),
        raised=style.raised or raised,
        linked=style.linked or (tag == "a" and bool(element.get("href"))),
        kept=style.kept or _keeps_space(element, css),
        symbols=style.symbols or bool(_SYMBOLS.search(css)),
    )


def css_of(element: Element) -> str:
    """Return what the element's own style says, in lower case and without white space."""
    return "".join(element.get("style", "").lower().split())


def sets_block(element: Element) -> bool:
    """Tell whether the element begins and ends a block of text."""
    return element.tag in word_set("web_pages", "blocks") or bool(_BLOCK.search(css_of(element)))


def _weight(weight: int, css: str) -> int:
    if _BOLD.search(css):
        return 2
    if weight == 2 and _LIGHT.search(css):
        weight = 0
    if weight == 1 and _UPRIGHT.search(css):
        return 0
    return max(weight, int(bool(_ITALIC.search(css))))


def _keeps_space(element: Element, css: str) -> bool:
    named = element.tag in {"pre", "xmp", "listing"} or _KEPT_CLASS.search(element.get("class", ""))
    return bool(named or _KEPT.search(css))


def _is_hidden(element: Element) -> bool:
    tag = element.tag
    if tag in word_set("web_pages", "unshown") or element.get("hidden") is not None:
        return True
    if (tag == "dialog" and element.get("open") is None) or _HIDDEN.search(css_of(element)):
        return True
    if not word_set("web_pages", "unseen").isdisjoint(element.get("class", "").lower().split()):
        return True
    words = (element.text or "").strip()
    return tag == "a" and words in word_set("web_pages", "back_links") and element.get("href", "")[:1] == "#"
