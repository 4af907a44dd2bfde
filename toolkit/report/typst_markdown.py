"""Markdown cells as Typst: mistune reads them, and every kind of token is written as a Typst call.

Headings are taken in under the chapter's own, without a skipped level, as PDF/UA demands. A link to ``#address``
becomes a link inside the PDF with the page it leads to; what leads out of the report to a file becomes plain text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import unquote

from toolkit.report.markdown import Scope, Token, plain, read_markdown, slug
from toolkit.report.typst_table import Column, table_markup
from toolkit.report.typst_text import breakable, escape, one_line, string

_FIXED = {
    "blank_line": "",
    "footnotes": "",
    "linebreak": "#linebreak();",
    "softbreak": " ",
    "thematic_break": "#line(length: 100%, stroke: 0.4pt + hair);",
}
_WRAPPED = {
    "emphasis": "emph",
    "image": "emph",
    "strong": "strong",
    "strikethrough": "strike",
    "def_list_head": "strong",
}
_TAG = re.compile(r"<!--.*?-->|<br\s*/?>", re.DOTALL | re.IGNORECASE)


def label(address: str) -> str:
    """Return the Typst label of an address in the report."""
    return f"label({string(address)})"


def linked(href: str, body: str, scope: Scope) -> str:
    """Return `body` as a link to `href`, or as it is if that lies outside the report."""
    if re.match(r"https?://|mailto:", href):
        return f"#external({string(href)}, [{body}]);"
    if not href.startswith("#"):
        return body
    address = unquote(href[1:])
    if address in scope.headings:
        return f"#go({label(scope.headings[address])}, [{body}]);"
    if address in scope.evidence:
        return f"#cite-evidence({label(address)}, {string(scope.evidence[address])}, [{body}]);"
    if scope.known is not None and address not in scope.known:
        return body
    return f"#cite({label(address)}, [{body}]);"


class MarkdownWriter:
    """Write the Markdown cells of one chapter, in order."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._level = 1
        self._titled = False
        self._labelled: set[str] = set()
        self._notes: dict[str, Token] = {}
        self._noted: set[str] = set()
        self._cell = 0

    def write(self, source: str) -> str:
        """Return one Markdown text as Typst markup."""
        tokens = read_markdown(source)
        self._cell += 1
        self._noted.clear()
        self._notes = {
            note["attrs"]["key"]: note
            for token in tokens
            if token["type"] == "footnotes"
            for note in token["children"]
        }
        return self._blocks(tokens)

    def _blocks(self, tokens: Iterable[Token]) -> str:
        return "\n\n".join(filter(None, (self._token(token) for token in tokens)))

    def _inline(self, tokens: Iterable[Token]) -> str:
        parts: list[str] = []
        words = ""
        for token in tokens:
            if token["type"] == "text":
                words += html.unescape(token["raw"])
                continue
            parts += [escape(breakable(words)), self._token(token)]
            words = ""
        return "".join([*parts, escape(breakable(words))])

    def _token(self, token: Token) -> str:
        kind = token["type"]
        if kind in _FIXED:
            return _FIXED[kind]
        if kind in _WRAPPED:
            return f"#{_WRAPPED[kind]}[{self._inline(token['children'])}];"
        write = getattr(self, f"_{kind}", None)
        if write is not None:
            return str(write(token))
        return self._inline(token["children"]) if "children" in token else escape(token.get("raw", ""))

    def _paragraph(self, token: Token) -> str:
        return self._inline(token["children"])

    _block_text = _paragraph

    def _heading(self, token: Token) -> str:
        if token["attrs"]["level"] == 1 and not self._titled:
            self._titled = True
            return ""
        self._titled = True
        self._level = max(2, min(token["attrs"]["level"], self._level + 1))
        heading = f"#heading(level: {self._level}, [{self._inline(token['children'])}])"
        address = self.scope.headings.get(slug(plain(token["children"])), "")
        if not address or address in self._labelled:
            return heading
        self._labelled.add(address)
        return f"{heading} #{label(address)};"

    def _list(self, token: Token) -> str:
        items = ", ".join(f"[{self._item(item)}]" for item in token["children"])
        tight = "true" if token.get("tight") else "false"
        if token["attrs"]["ordered"]:
            return f"#enum(tight: {tight}, start: {token['attrs'].get('start', 1)}, {items});"
        return f"#list(tight: {tight}, {items});"

    def _item(self, token: Token) -> str:
        box = {True: "☑ ", False: "☐ "}.get(token.get("attrs", {}).get("checked"), "")
        return box + self._blocks(token["children"])

    def _def_list(self, token: Token) -> str:
        return self._blocks(token["children"])

    def _def_list_item(self, token: Token) -> str:
        return f"#pad(left: 1.4em, [{self._blocks(token['children'])}]);"

    def _block_quote(self, token: Token) -> str:
        return f"#quote(block: true, [{self._blocks(token['children'])}]);"

    def _block_code(self, token: Token) -> str:
        return f"#output(raw(block: true, {string(token['raw'].rstrip())}));"

    def _block_html(self, token: Token) -> str:
        return escape(_TAG.sub(" ", token["raw"])).strip()

    def _inline_html(self, token: Token) -> str:
        raw = token["raw"]
        if raw.startswith("<!--"):
            return ""
        return "#linebreak();" if _TAG.fullmatch(raw) else escape(raw)

    def _codespan(self, token: Token) -> str:
        return f"#raw({string(one_line(breakable(token['raw'])))});"

    def _link(self, token: Token) -> str:
        return linked(token["attrs"]["url"], self._inline(token["children"]), self.scope)

    def _footnote_ref(self, token: Token) -> str:
        address = f"fn-{self.scope.chapter}-{self._cell}-{token['raw']}"
        if token["raw"] in self._noted or token["raw"] not in self._notes:
            return f"#footnote({label(address)});"
        self._noted.add(token["raw"])
        return f"#footnote[{self._blocks(self._notes[token['raw']]['children'])}] #{label(address)};"

    def _table(self, token: Token) -> str:
        head, *body = token["children"]
        rows = [row["children"] for part in body for row in part["children"]]
        columns = [
            Column(
                escape(breakable(plain(cell["children"]))),
                cell["attrs"].get("align") or "left",
                plain(cell["children"]),
                [plain(row[place]["children"]) for row in rows],
            )
            for place, cell in enumerate(head["children"])
        ]
        cells = [[f"cell([{self._inline(cell['children'])}])" for cell in row] for row in rows]
        return f"#plain-table({table_markup(columns, cells, self.scope.look.paper).markup});"
