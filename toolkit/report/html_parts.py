"""Where the parts of a page begin and end, so that they can be taken out of it unchanged."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

_TAGS = {"header", "main", "section", "article", "footer", "div"}


class Part(NamedTuple):
    """An element of a page: tag, class and address, where it, its content and it all begin and end, and its depth."""

    tag: str
    kind: str
    address: str
    start: int
    inner: int
    end: int
    depth: int

    def holds(self, other: Part) -> bool:
        """Tell whether `other` is a child of this element."""
        return self.start < other.start < self.end and other.depth == self.depth + 1


class _Parts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._open: list[Part] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TAGS:
            given = dict(attrs)
            start, inner = self._at(), self._at() + len(self.get_starttag_text() or "")
            address = given.get("id") or given.get("aria-labelledby") or ""
            part = Part(tag, given.get("class") or "", address, start, inner, inner, len(self._open))
            self._open.append(part)

    def handle_endtag(self, tag: str) -> None:
        if any(part.tag == tag for part in self._open):  # as in a browser, it ends what is still open within
            while (part := self._open.pop()).tag != tag:
                pass
            self.parts.append(part._replace(end=self._at() + len(f"</{tag}>")))


def find_parts(html: str) -> list[Part]:
    """Return the headers, sections, articles, divisions and footers of a page, in order.

    Examples
    --------
    >>> html = '<main id="m"><section class="a"><p>One</p></section></main>'
    >>> main, section = find_parts(html)
    >>> main.holds(section), html[section.inner : section.end]
    (True, '<p>One</p></section>')
    """
    page = _Parts(html)
    page.feed(html)
    page.close()
    return sorted(page.parts, key=lambda part: part.start)
