"""Which blocks of a web page are the document, and which are menus, sidebars, banners, lists of other pages.

Left out are elements that say themselves that they are navigation and the like (:mod:`~toolkit.readers.html_boilerplate`)
and runs of links before, after and beside the prose. Of the rest the document is what the innermost element holds in which nearly all prose of the page
stands, and in what is around that element as long as little but headings and links is added. So a paragraph is never judged by itself: a
short one, a signature, a line of a list are kept where the document is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.readers.html_block import Block
from toolkit.readers.html_boilerplate import find_boilerplate

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HOLDS = {"article", "body", "div", "main", "section", "td"}
_NEARLY_ALL = 0.9
_LITTLE = 0.1
_LINKED = 0.6
_RUN = 3


def part_main(root: Element, blocks: Sequence[Block]) -> tuple[list[Block], list[list[Block]]]:
    """Return the blocks of the document, and the stretches left out.

    Examples
    --------
    >>> from toolkit.readers.html_blocks import read_blocks
    >>> from toolkit.readers.html_page import parse_page
    >>> root = parse_page("<nav>Home</nav><article><h1>Joint Statement</h1><p>We met in Tokyo.</article>", "")
    >>> main, dropped = part_main(root, read_blocks(root))
    >>> [block.text for block in main], [[block.text for block in run] for run in dropped]
    (['Joint Statement', 'We met in Tokyo.'], [['Home']])
    """
    boilerplate, links = find_boilerplate(blocks), _link_runs(blocks)
    inside = set(_place(root, blocks, boilerplate | links).iter())
    held = [n for n, block in enumerate(blocks) if n not in boilerplate and block.home in inside]
    prose = [n for n in held if blocks[n].is_prose] or [0]
    kept = [False] * len(blocks)
    for n in held:
        kept[n] = n not in links or prose[0] < n < prose[-1]
    runs = groupby(range(len(blocks)), key=kept.__getitem__)
    dropped = [[blocks[n] for n in run if blocks[n].rows] for is_kept, run in runs if not is_kept]
    return [block for block, is_kept in zip(blocks, kept, strict=True) if is_kept], [
        run for run in dropped if run
    ]


def _link_runs(blocks: Sequence[Block]) -> set[int]:
    """Return the blocks that are links and stand together: a menu, a list of other pages."""
    found: set[int] = set()
    for linked, run in groupby(range(len(blocks)), key=lambda n: blocks[n].linked >= _LINKED):
        numbers = list(run)
        if linked and sum(len(blocks[n].rows) for n in numbers) >= _RUN:
            found.update(numbers)
    return found


def _place(root: Element, blocks: Sequence[Block], outside: Collection[int]) -> Element:
    """Return the element that holds the document."""
    order = list(root.iter())
    rest = [block for n, block in enumerate(blocks) if n not in outside]
    every = _weigh(order, [block for block in rest if not block.level])
    prose = _weigh(order, [block for block in rest if block.is_prose])
    prose = prose if prose[root] else every
    place = root
    while (
        child := next((c for c in place if prose[c] and prose[c] >= _NEARLY_ALL * prose[root]), None)
    ) is not None:
        place = child
    while (above := place.getparent()) is not None and (
        place.tag not in _HOLDS or every[above] - every[place] <= _LITTLE * every[place]
    ):
        place = above
    return next(iter(place.iterancestors("article")), place)


def _weigh(order: Sequence[Element], blocks: Sequence[Block]) -> defaultdict[Element, float]:
    """Return for each element how many characters of `blocks` that are no links stand in it; `order` as they begin."""
    weights: defaultdict[Element, float] = defaultdict(float)
    for block in blocks:
        weights[block.home] += len(block.text) * (1 - block.linked)
    for element in reversed(order):
        if weights[element] and element.getparent() is not None:
            weights[element.getparent()] += weights[element]
    return weights
