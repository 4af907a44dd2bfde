"""What a finished report says, read from its HTML alone: links, quotations, evidence and documents.

Nothing here knows how the page was made: it is read as a browser reads it, by its elements, classes and data attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_HIDDEN = "visually-hidden"
_MARKS = {"mark": "term", "b.verb": "verb", "del": "del", "ins": "ins", "span.muted": "cut"}


class Part(NamedTuple):
    """A stretch of a quotation, and how it is marked: ``term``, ``verb``, ``del``, ``ins``, ``cut`` or not."""

    text: str
    mark: str


class Link(NamedTuple):
    """A link that leads to passages.

    Its evidence, where it leads, what it counts, its words, its hint, whether it is set as a quotation, what its claim ends with as
    far as the page says it, and the chapter or the entry of evidence it stands in.
    """

    evidence: str
    target: str
    at: str
    counts: str
    text: str
    title: str
    quotes: bool
    said: str
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
    item = tag.find_parent(lambda parent: parent.name == "li" and _value(parent, "id").startswith("ev-"))
    return Link(
        evidence=_value(tag, "data-e"),
        target=_value(tag, "href").removeprefix("#"),
        at=_value(tag, "data-at"),
        counts=_value(tag, "data-counts"),
        text=tag.get_text(),
        title=_value(tag, "title"),
        quotes=tag.find_parent(class_="q-text") is not None,
        said=_said(tag),
        chapter=_value(tag.find_parent("section", class_="chapter"), "aria-labelledby"),
        entry=_value(item, "id"),
    )


def _said(tag: Tag) -> str:
    """Return what the claim of a link ends with, as far as the page says it: the computed sentence, or row and column."""
    sentence = tag.find_parent(class_="computed")
    if sentence:
        return f"{tag.get_text()}: {sentence.get_text()}"
    cell = tag.find_parent(["td", "th"])
    row, table = tag.find_parent("tr"), tag.find_parent("table")
    if not (cell and row and table):
        return ""
    cells = row.find_all(["td", "th"], recursive=False)
    heads = table.select("thead th, thead td")
    place = next(index for index, each in enumerate(cells) if each is cell)
    names = [cells[0].get_text()] if cells[0].name == "th" and place else []
    names += [heads[place].get_text()] if place < len(heads) else []
    return " · ".join(filter(None, names))


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
