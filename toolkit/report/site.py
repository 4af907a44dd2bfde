"""The report as a site: the one page cut into a page a chapter and a page a document, for static hosting and ``file://``.

The pages are parts of the page that :func:`toolkit.report.html.render_html` makes, so they look the same, and each is
complete in itself: style and script stand in it. A chapter's evidence stands on the chapter's page. Links between parts
that came apart lead from page to page, and all of them are checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from toolkit.report.book import Book
from toolkit.report.html import render_html
from toolkit.report.html_links import check_site, ids_of
from toolkit.report.html_parts import Part, find_parts
from toolkit.report.labels import Labels

INDEX = "index.html"
_HEADING = re.compile(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", re.DOTALL)
_LINK = re.compile(r'(?<=\shref=")#([^"]+)(?=")')
_ID = re.compile(r'\s(?:id|aria-labelledby)="[^"]*"')


class Page(NamedTuple):
    """A page to be: its file, what it is called, and what stands in it."""

    file: str
    title: Markup
    body: str


class _Report:
    """The report's one page, and its parts."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.html = render_html(book)
        parts = find_parts(self.html)
        self.front = next(part for part in parts if part.kind == "front")
        self.main = next(part for part in parts if part.tag == "main")
        self.sections = [part for part in parts if self.main.holds(part) and part.tag == "section"]
        self.within = {section: [part for part in parts if section.holds(part)] for section in self.sections}
        kinds = [part.kind for part in self.sections]
        self.first = kinds.index("chapter") if "chapter" in kinds else kinds.index("documents")

    def text(self, part: Part) -> str:
        return self.html[part.start : part.end]

    def head(self, part: Part) -> str:
        """Return what stands in a part before its own parts."""
        own = self.within[part]
        return self.html[part.inner : own[0].start if own else part.end - len(f"</{part.tag}>")]

    def framed(self, part: Part, body: str) -> str:
        """Return `body` in an element like `part`."""
        return f"{self.html[part.start : part.inner]}{body}</{part.tag}>\n"

    def title(self, html: str) -> Markup:
        heading = _HEADING.search(html)
        return Markup(heading[1] if heading else "")

    def pages(self) -> Iterator[Page]:
        """Yield the pages of what stands from the first chapter on."""
        evidence = [part for part in self.sections if part.kind == "evidence"]
        for part in self.sections[self.first :]:
            if part.kind == "chapter":
                behind = "".join(self._evidence(each, part) for each in evidence)
                yield self._page(part, self.text(part) + behind)
            elif part.kind == "documents":
                yield from self._documents(part)
            elif part.kind != "evidence":
                yield self._page(part, self.text(part))

    def _page(self, part: Part, body: str) -> Page:
        return Page(f"{part.address}.html", self.title(body), body)

    def _evidence(self, evidence: Part, chapter: Part) -> str:
        heading = f'id="{chapter.address}-evidence"'
        own = [text for text in map(self.text, self.within[evidence]) if heading in text]
        return self.framed(evidence, self.head(evidence) + own[0]) if own else ""

    def _documents(self, part: Part) -> Iterator[Page]:
        articles = [self._page(each, self.text(each)) for each in self.within[part] if each.tag == "article"]
        listed = "".join(f'<li><a href="{page.file}">{page.title}</a></li>\n' for page in articles)
        head = self.head(part)
        yield self._page(part, self.framed(part, f"{head}<ul>\n{listed}</ul>\n"))
        above = _HEADING.search(head)
        over = _ID.sub("", above[0]) if above else ""
        opening = _ID.sub("", self.html[part.start : part.inner])
        for page in articles:
            yield page._replace(body=f"{opening}{over}{page.body}</{part.tag}>\n")


def render_site(book: Book) -> dict[str, str]:
    """Return the pages of the report's site by file name; ``index.html`` leads to the others.

    Parameters
    ----------
    book
        The report, its chapters linked.

    Raises
    ------
    ReportError
        If a link leads nowhere.
    """
    report = _Report(book)
    html, labels = report.html, book.look.labels
    pages = list(report.pages())
    footer = html.find('<footer class="colophon">', report.sections[-1].end)
    head, columns, tail = (
        html[: report.front.start],
        html[report.front.end : report.main.inner].replace(
            f'placeholder="{escape(labels["search"])}" aria-label="{escape(labels["search_where"])}"',
            f'placeholder="{escape(labels["search_page"])}" aria-label="{escape(labels["search_page"])}"',
        ),
        html[footer:],
    )
    kept = "".join(report.text(part) for part in report.sections[: report.first])
    made = {INDEX: "".join((head, report.text(report.front), columns, kept, _list(pages, labels), tail))}
    for n, page in enumerate(pages):
        named = head.replace("<title>", f"<title>{escape(page.title.striptags())} – ", 1)
        parts = (named, _masthead(book), columns, page.body, _pager(pages, n, labels), tail)
        made[page.file] = "".join(parts)
    site = _joined(made, [*pages, Page(INDEX, Markup(""), kept)])
    check_site(site)
    return site


def _masthead(book: Book) -> Markup:
    return Markup('<header class="front masthead"><h1><a href="{}">{}</a></h1></header>').format(
        INDEX, book.title
    )


def _list(pages: Sequence[Page], labels: Labels) -> Markup:
    items = Markup("").join(
        Markup('<li><a href="{}">{}</a></li>\n').format(page.file, page.title) for page in pages
    )
    return Markup('<section class="pages"><h2>{}</h2>\n<ul>\n{}</ul></section>\n').format(
        labels["contents"], items
    )


def _pager(pages: Sequence[Page], n: int, labels: Labels) -> Markup:
    """Return links to the pages before and after page `n`."""
    around = [("previous", "prev", page) for page in pages[max(n - 1, 0) : n]]
    around += [("next", "next", page) for page in pages[n + 1 : n + 2]]
    links = Markup(" ").join(
        Markup('<a rel="{}" href="{}">{}: {}</a>').format(rel, page.file, labels[key], page.title)
        for key, rel, page in around
    )
    names = escape(", ".join(labels[key] for key, *_ in around))
    return Markup('<nav class="pager" aria-label="{}">{}</nav>\n').format(names, links)


def _joined(made: Mapping[str, str], pages: Sequence[Page]) -> dict[str, str]:
    """Return the pages with links to what stands on another page leading there."""
    places: dict[str, str] = {}
    for page in pages:
        for address in ids_of(page.body):
            places.setdefault(address, page.file)
    return {file: _led(html, places) for file, html in made.items()}


def _led(html: str, places: Mapping[str, str]) -> str:
    own = ids_of(html)

    def lead(match: re.Match[str]) -> str:
        address = match[1]
        return match[0] if address in own or address not in places else f"{places[address]}#{address}"

    return _LINK.sub(lead, html)
