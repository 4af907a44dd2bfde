"""Elements that say themselves that they are no part of the document: by name, role, words of class and id.

None of them is believed that holds most of the page's words, since whole sites are wrapped in such elements, nor of footnotes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.lexicons import word_set
from toolkit.readers.html_block import Block

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HEADING = re.compile(r"h[1-6]")
_DOCUMENT = {"article", "body", "html", "main"}
_MOST_NESTED = 8
_MANY_WORDS = 3
_MOST = 0.5


def find_boilerplate(blocks: Sequence[Block]) -> set[int]:
    """Return the numbers of the blocks that stand in such elements.

    Examples
    --------
    >>> from toolkit.readers.html_blocks import read_blocks
    >>> from toolkit.readers.html_page import parse_page
    >>> page = parse_page('<div class="site-footer">Contact</div><p>We met in Tokyo and agreed on the work ahead.', "")
    >>> find_boilerplate(read_blocks(page))
    {0}
    """
    around: dict[Element, tuple[Element, ...]] = {}
    regions = [_regions(block.home, around) for block in blocks]
    words: defaultdict[Element, float] = defaultdict(float)
    prose: set[Element] = set()
    for block, above in zip(blocks, regions, strict=True):
        for region in above:
            words[region] += len(block.text) * (1 - block.linked)
            if block.is_prose:
                prose.add(region)
    most = _MOST * sum(len(block.text) * (1 - block.linked) for block in blocks)
    dropped = {
        region
        for region, count in words.items()
        if count <= most and (region not in prose or _says(region) > 1)
    }
    return {
        number
        for number, above in enumerate(regions)
        if not (dropped.isdisjoint(above) or blocks[number].is_note)
    }


def _regions(element: Element, around: dict[Element, tuple[Element, ...]]) -> tuple[Element, ...]:
    """Return the elements around `element`, itself included, that say so; `around` keeps what was found."""
    chain: list[Element] = []
    place: Element | None = element
    while place is not None and place not in around:
        chain.append(place)
        place = place.getparent()
    found = () if place is None else around[place]
    for each in reversed(chain):
        found = (*found, each) if len(found) < _MOST_NESTED and _says(each) else found
        around[each] = found
    return found


def _says(element: Element) -> int:
    """Return 2 if the element is no part of a document, 1 if it may be one, 0 if nothing speaks against it."""
    tag, role = element.tag, element.get("role", "").lower()
    if role.startswith("doc-") or _HEADING.fullmatch(tag) or tag in _DOCUMENT:
        return 0
    if tag in _lexicon("elements") or role in _lexicon("roles"):
        return 2
    if tag == "header" and element.find(".//h1") is None and not _in_article(element):
        return 2
    names = element.get("class", "").split()
    return max((*map(_named, names), _named_by_id(element.get("id", ""))), default=0)


def _named_by_id(name: str) -> int:
    """Return what an id says: nothing if it has many words, which may be those of a section's heading."""
    return _named(name) if len(_WORD.findall(name.lower())) < _MANY_WORDS else 0


def _in_article(element: Element) -> bool:
    return any(above.tag in {"article", "main"} for above in element.iterancestors())


@lru_cache(maxsize=4096)
def _named(name: str) -> int:
    parts = _WORD.findall(_CAMEL.sub("-", name).lower())
    words, pairs = set(parts), {" ".join(pair) for pair in pairwise(parts)}
    if words & _lexicon("not_with"):
        return 0
    if words & _lexicon("words") or pairs & _lexicon("pairs"):
        return 2
    return int(bool(words & _lexicon("weak")))


def _lexicon(name: str) -> frozenset[str]:
    return word_set("web_pages", "boilerplate", name)
