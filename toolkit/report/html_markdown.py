"""Markdown cells as HTML of the report: headings moved down, ids unique, citations with a way back."""

from __future__ import annotations

from html import unescape
from typing import Any

import mistune
from nbconvert.filters.markdown_mistune import IPythonRenderer

from toolkit.report.book import MARKDOWN_PLUGINS
from toolkit.report.html_payload import evidence_attributes
from toolkit.report.html_scope import Heading, Scope

_ADDRESS = "par-"
_KEPT = ("#", "https://", "http://", "mailto:")
"""What links of a report may start with; those to files beside the notebook become plain text."""


class ReportMarkdown(IPythonRenderer):
    """nbconvert's renderer with the report's headings, footnotes, tables and citations."""

    def __init__(self, scope: Scope, attachments: dict[str, dict[str, str]] | None = None) -> None:
        super().__init__(escape=False, exclude_anchor_links=True, attachments=attachments)
        self._scope = scope
        self._cell = scope.count("markdown cell")

    def heading(self, text: str, level: int, **_: Any) -> str:
        """Render a heading; the notebook's title is left to the chapter's own."""
        scope = self._scope
        plain = unescape(mistune.util.striptags(text))
        if level == 1 and scope.chapter_id and scope.count("title") == 1:
            return ""
        shown = min(6, max(level, 2) + 1) if scope.chapter_id else level
        place = Heading(scope.anchor(plain), plain, shown)
        scope.headings.append(place)
        return f'<h{shown} id="{place.id}">{text}</h{shown}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Render a link; one to a paragraph gets an id, so that the paragraph can lead back."""
        if self._scope.chapter_id and not url.startswith(_KEPT):
            return text
        target = url.removeprefix("#")
        if target == url or not target.startswith(_ADDRESS):
            return str(super().link(text, url, title))
        use = self._scope.use(target, f"{self._scope.look.labels['chapter']} {self._scope.number}")
        number, _, at = (title or "").partition(" ")
        evidence = evidence_attributes({"evidence": number, "at": at})
        return f'<a class="cite" id="{use}" href="{url}"{evidence}>{text}</a>'

    def table(self, text: str) -> str:
        """Render a table in its own scroll box."""
        label = self._word("table")
        return f'<div class="scroll" role="group" aria-label="{label}" tabindex="0"><table>\n{text}</table></div>\n'

    def footnote_ref(self, _: str, index: int) -> str:
        """Render the mark of a footnote."""
        note = self._note(index)
        label = self._word("footnote")
        return f'<sup class="footnote-ref" id="{note}-ref"><a href="#{note}" aria-label="{label} {index}">{index}</a></sup>'

    def footnote_item(self, text: str, index: int, **_: Any) -> str:
        """Render a footnote."""
        label = self._word("back_to_text")
        back = f' <a href="#{self._note(index)}-ref" aria-label="{label}">↩</a>'
        text = text.rstrip()
        inner = f"{text[:-4]}{back}</p>" if text.endswith("</p>") else text + back
        return f'<li id="{self._note(index)}">{inner}</li>\n'

    def footnotes(self, text: str) -> str:
        """Render the footnotes of a cell."""
        return f'<ol class="footnotes">\n{text}</ol>\n'

    def _word(self, key: str) -> str:
        return str(mistune.escape(self._scope.look.labels[key]))

    def _note(self, index: int) -> str:
        return ".".join(part for part in (self._scope.chapter_id, f"note-{self._cell}-{index}") if part)


def markdown_html(source: str, scope: Scope, attachments: dict[str, dict[str, str]] | None = None) -> str:
    """Return Markdown as HTML; dollar signs are money here, never mathematics."""
    markdown = mistune.create_markdown(
        renderer=ReportMarkdown(scope, attachments), plugins=list(MARKDOWN_PLUGINS)
    )
    return str(markdown(source))
