"""Check a page before it is published: every internal link leads somewhere, no id stands twice, nothing is loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote

from toolkit.errors import ReportError

_LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}
_EXTERNAL = ("https://", "http://", "mailto:")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.targets: list[str] = []
        self.loaded: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            elif name in {"href", "xlink:href"}:
                self._link(tag, value or "")
            elif name in _LOADING and not (value or "").startswith("data:"):
                self.loaded.append(f"<{tag} {name}={value!r}>")

    def _link(self, tag: str, target: str) -> None:
        if tag in {"a", "use"} or target.startswith(("#", "data:")):
            self.targets.append(target)
        else:
            self.loaded.append(f"<{tag} href={target!r}>")


def check_links(html: str) -> None:
    """Raise unless every internal link of a page has its target, ids are unique and the page loads nothing.

    Raises
    ------
    ReportError
        Naming the first few offenders.

    Examples
    --------
    >>> check_links('<p id="a"><a href="#b">there</a></p>')
    Traceback (most recent call last):
    ...
    toolkit.errors.ReportError: links of the report lead nowhere: '#b'. Correct the cells that hold them.
    """
    check_site({"": html})


def check_site(pages: Mapping[str, str]) -> None:
    """Raise unless the pages of a site, by file name, are each as :func:`check_links` asks, links between them included.

    Raises
    ------
    ReportError
        Naming the first few offenders.

    Examples
    --------
    >>> check_site({"a.html": '<a href="b.html#there">to b</a>', "b.html": '<p id="there">b</p>'})
    """
    read = {file: _read(html) for file, html in pages.items()}
    ids = {file: page.ids for file, page in read.items()}
    for file, page in read.items():
        repeated = [name for name, times in page.ids.items() if times > 1]
        if repeated:
            msg = f"ids stand twice in the report: {_some(repeated)}. Give the displays or headings that hold them other names."
            raise ReportError(msg)
        astray = [target for target in page.targets if not _leads(target, file, ids)]
        if astray:
            msg = f"links of the report lead nowhere: {_some(astray)}. Correct the cells that hold them."
            raise ReportError(msg)
        if page.loaded or page.scripts > 1:
            found = page.loaded or ["<script>"]
            msg = f"the report would load or run what is not its own: {_some(found)}. Show the result as a table or a figure."
            raise ReportError(msg)


def ids_of(html: str) -> set[str]:
    """Return the ids of a page, or of a part of one."""
    return set(_read(html).ids)


def _read(html: str) -> _Links:
    page = _Links()
    page.feed(html)
    page.close()
    return page


def _leads(target: str, file: str, ids: Mapping[str, Counter[str]]) -> bool:
    if target.startswith((*_EXTERNAL, "data:")):
        return True
    there, _, address = target.partition("#")
    if not address and there in ids and there != file:
        return True
    return unquote(address) in ids.get(there or file, ())


def _some(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in sorted(set(names))[:5])
    return shown + (f" and {len(set(names)) - 5} more" if len(set(names)) > 5 else "")
