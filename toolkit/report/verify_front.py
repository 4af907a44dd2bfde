"""Check the front of a report: what it says are blocks of its chapters, and no link to passages is without evidence.

A block is the smallest paragraph, item, cell or heading that words stand in. It is printed in its chapter if the same words and the
same links stand there in an element of the same kind, or a heading for a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from toolkit.report.verify_rows import Failure

BLOCKS = ("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6")
"""Elements that words stand in, the smaller ones first."""
_LIKE = {"p": ("p", "li", "h3", "h4", "h5", "h6"), "li": ("p", "li")}
"""Elements that are printed as one another: a heading is a paragraph at the front, and an item one where its list is set apart."""
_PASSAGES = ("#par-", "#ev-")

_Key = tuple[str, tuple[tuple[str, str, str], ...]]


class Front(NamedTuple):
    """The blocks of the front that their chapters do not print, and the words of links that lead to passages without evidence."""

    unprinted: list[str]
    bare: list[str]


def read_front(soup: BeautifulSoup) -> Front:
    """Return what in a report's front and chapters rests on nothing.

    Examples
    --------
    >>> front = '<section class="short"><ul><li><p>Ten acts.</p><p class="more"><a href="#a">1 A</a></p></li></ul></section>'
    >>> chapter = '<section class="chapter" aria-labelledby="a"><h2>1 A</h2><p>Nine acts, <a href="#par-b">one</a> new.</p></section>'
    >>> read_front(BeautifulSoup(front + chapter, "html.parser"))
    Front(unprinted=['Ten acts.'], bare=['one'])
    """
    links = [tag for tag in soup.select(".front a, .short a, .chapter a") if _leads_to_passages(tag)]
    bare = [tag.get_text() for tag in links if "cite" not in _classes(tag) or not tag.get("data-e")]
    return Front(list(_unprinted(soup)), bare)


def check_front(front: Front) -> Iterator[Failure]:
    """Yield what the front says and its chapters do not, and where a link to passages has no evidence."""
    for words in front.unprinted:
        yield Failure(f"“{words}” at the front", "a paragraph of its chapter", "none like it")
    for words in front.bare:
        yield Failure(f"link “{words}”", "an evidence number of the register", "none")


def _leads_to_passages(tag: Tag) -> bool:
    return str(tag.get("href", "")).startswith(_PASSAGES)


def _classes(tag: Tag) -> list[str]:
    return tag.get_attribute_list("class")


def _unprinted(soup: BeautifulSoup) -> Iterator[str]:
    chapters = {f"#{each.get('aria-labelledby')}": each for each in soup.select("section.chapter")}
    printed: dict[tuple[str, str], set[_Key]] = {}
    for href, block in _said(soup):
        kind = "h2" if "more" in _classes(block) else block.name
        if (href, kind) not in printed:
            found = chapters[href].find_all(_LIKE.get(kind, kind)) if href in chapters else []
            printed[href, kind] = {_key(each) for each in found}
        if _key(block) not in printed[href, kind]:
            yield " ".join(block.get_text().split())


def _said(soup: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """Yield every block of the front once, with the address of the chapter that its item leads to."""
    for section in soup.select("section.short"):
        title = section.find("h2", recursive=False)
        items = {id(item): item for item in section.select(":scope > ul > li")}
        blocks: dict[int, tuple[str, Tag]] = {}
        for words in filter(str.strip, section.strings):
            above = list(words.parents)
            item = next((each for each in above if id(each) in items), section)
            block = _block(words, item)
            more = item.select(":scope > .more > a")
            blocks[id(block)] = (str(more[-1].get("href")) if more else "", block)
        yield from (said for key, said in blocks.items() if key != id(title))


def _block(words: NavigableString, item: Tag) -> Tag:
    """Return the smallest block within `item` that words stand in; without one the largest element, or `item` itself."""
    within = []
    for each in words.parents:
        if each is item:
            break
        within.append(each)
    return next((each for each in within if each.name in BLOCKS), within[-1] if within else item)


def _key(block: Tag) -> _Key:
    """Return what two blocks that say the same have in common: their words and links, those of blocks within aside."""
    own = [words for words in block.strings if _is_inline(words, block)]
    links = [a for a in block.select("a.cite") if _is_inline(a, block)]
    said = ((str(a.get("data-e")), str(a.get("href")), a.get_text()) for a in links)
    return " ".join("".join(own).split()), tuple(said)


def _is_inline(part: PageElement, block: Tag) -> bool:
    """Tell whether no other block stands between a part of `block` and it."""
    return next(each for each in part.parents if each is block or each.name in BLOCKS) is block
