"""What a finished report says, read from its HTML alone: links, quotations, evidence and documents.

Nothing here knows how the page was made: it is read as a browser reads it, by its elements, classes and data attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from toolkit.report.verify_front import BLOCKS, Front, read_front

_HIDDEN = "visually-hidden"
_MARKS = {"mark": "term", "b.verb": "verb", "del": "del", "ins": "ins", "span.muted": "cut"}


class Part(NamedTuple):
    """A stretch of a quotation, and how it is marked: ``term``, ``verb``, ``del``, ``ins``, ``cut`` or not."""

    text: str
    mark: str


class Link(NamedTuple):
    """A link that leads to passages.

    Its evidence, where it leads, what it counts, its words, its hint, whether it is set as a quotation, its claim as far
    as the page says it (nothing in prose), the words around it, the document named beside it, and the chapter or the entry of evidence it stands in.
    """

    evidence: str
    target: str
    at: str
    counts: str
    text: str
    title: str
    quotes: bool
    claim: str
    around: str
    source: str
    chapter: str
    entry: str


class Quotation(NamedTuple):
    """A quotation in context: the links to where it stands (of a redline, two), and its parts."""

    links: list[Link]
    parts: list[Part]


class Listed(NamedTuple):
    """A paragraph in an entry of evidence: the link to it, and the sentences quoted from it."""

    link: Link
    contexts: list[list[Part]]


class Entry(NamedTuple):
    """An entry of evidence: its address, number and claim, and its paragraphs."""

    address: str
    number: str
    claim: str
    listed: list[Listed]


class Block(NamedTuple):
    """A paragraph of a document in the appendix, or a heading, which has neither address nor label."""

    address: str
    label: str
    text: str


class Document(NamedTuple):
    """A document in the appendix."""

    address: str
    title: str
    facts: dict[str, str]
    blocks: list[Block]


@dataclass(frozen=True)
class Page:
    """A report."""

    chapters: list[str]
    front: Front
    links: list[Link]
    quotations: list[Quotation]
    entries: list[Entry]
    documents: list[Document]


def read_page(html: str) -> Page:
    """Return what a report says.

    Parameters
    ----------
    html
        The page.
    """
    soup = BeautifulSoup(html, "html.parser")
    return Page(
        chapters=[_value(each, "aria-labelledby") for each in soup.select("section.chapter")],
        front=read_front(soup),
        links=[_link(each) for each in soup.select("a.cite")],
        quotations=[_quotation(each) for each in soup.select(".passages blockquote")],
        entries=[_entry(each) for each in soup.select(".evidence .entries > li")],
        documents=[_document(each) for each in soup.select("article.document")],
    )


def _value(tag: Tag | None, name: str) -> str:
    value = tag.get(name, "") if tag else ""
    return value if isinstance(value, str) else " ".join(value or ())


def _text(tag: Tag | None) -> str:
    return tag.get_text() if tag else ""


def _link(tag: Tag) -> Link:
    around = {kind: each for each in reversed(list(tag.parents)) for kind in _kinds(each)}
    return Link(
        evidence=_value(tag, "data-e"),
        target=_value(tag, "href").removeprefix("#"),
        at=_value(tag, "data-at"),
        counts=_value(tag, "data-counts"),
        text=tag.get_text(),
        title=_value(tag, "title"),
        quotes="q-text" in around,
        claim=_claim(tag, around),
        around=_around(tag, around),
        source=_source(tag),
        chapter=_value(around.get("chapter"), "aria-labelledby"),
        entry=_value(around.get("entry"), "id"),
    )


def _kinds(tag: Tag) -> Iterator[str]:
    """Yield what an element around a link is to it: its classes and name, and ``entry`` for an entry of evidence."""
    yield tag.name
    yield from _value(tag, "class").split()
    if tag.name == "li" and _value(tag, "id").startswith("ev-"):
        yield "entry"


def _claim(tag: Tag, around: Mapping[str, Tag]) -> str:
    """Return what a link claims, as the page says it: a computed sentence, caption, row and column, or the caption of a quotation."""
    if "computed" in around:
        return f"{tag.get_text()}: {around['computed'].get_text()}"
    if "figure" not in around:
        return ""
    caption = around["figure"].find("figcaption")
    names = ["".join(caption.find_all(string=True, recursive=False)).strip() if caption else ""]
    if {"tr", "table"} <= around.keys():
        cells = around["tr"].find_all(["td", "th"], recursive=False)
        head = around["table"].find("tr")
        heads = head.find_all(["td", "th"], recursive=False) if head else []
        cell = around.get("td", around.get("th"))
        place = next(index for index, each in enumerate(cells) if each is cell)
        names += [cells[0].get_text()] if cells[0].name == "th" and place else []
        names += [heads[place].get_text()] if place < len(heads) else []
    return " · ".join(filter(None, names))


def _around(tag: Tag, around: Mapping[str, Tag]) -> str:
    """Return the words of the paragraph, heading or item that a link stands in."""
    block = next((around[name] for name in BLOCKS if name in around), tag)
    return block.get_text()


def _source(tag: Tag) -> str:
    """Return the document that is named right after a link, or else last before it."""
    after = tag.find_next_sibling(True)
    if isinstance(after, Tag) and "source" in _value(after, "class").split():
        return after.get_text()
    before = tag.find_previous_sibling(class_="source")
    return before.get_text() if isinstance(before, Tag) else ""


def _quotation(tag: Tag) -> Quotation:
    return Quotation([_link(each) for each in tag.select("footer a.cite")], list(_parts(tag.find("p"))))


def _parts(tag: Tag | None) -> Iterator[Part]:
    for child in tag.children if tag else ():
        if isinstance(child, NavigableString):
            yield Part(str(child), "")
        elif isinstance(child, Tag):
            hidden = child.find(class_=_HIDDEN)
            mark = next((mark for name, mark in _MARKS.items() if child.css.match(name)), "")
            yield Part(child.get_text().removeprefix(_text(hidden)), mark)


def _entry(tag: Tag) -> Entry:
    claim = tag.select_one(".claim")
    number = _text(claim.select_one(".number")) if claim else ""
    uses = _text(claim.select_one(".uses")) if claim else ""
    words = _text(claim).strip().removeprefix(number).removesuffix(uses.strip())
    listed = [
        Listed(_link(link), [list(_parts(each)) for each in _passage(link).select(".context")])
        for link in tag.select("a.cite")
    ]
    return Entry(_value(tag, "id"), number, words.strip(), listed)


def _passage(link: Tag) -> Tag:
    """Return the item of the list in an entry that a link is in; the link itself, where the paragraphs are only named."""
    item = link.find_parent("li")
    return item if item and not item.get("id") else link


def _document(tag: Tag) -> Document:
    facts = {_text(each.find("dt")): _text(each.find("dd")) for each in tag.select(".facts > div")}
    return Document(
        _value(tag, "aria-labelledby"),
        _text(tag.find("h3")),
        facts,
        [_block(each) for each in tag.select(".text > *")],
    )


def _block(tag: Tag) -> Block:
    if re.fullmatch("h[1-6]", tag.name):
        return Block("", "", tag.get_text())
    return Block(_value(tag, "id"), _text(tag.select_one(".label")), _text(tag.find("p")))
