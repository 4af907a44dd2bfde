"""The report as one HTML page that asks for nothing: nbconvert with the report's template, then the page around it.

:class:`ReportHTMLExporter` is also an nbconvert exporter of its own:
``jupyter nbconvert --to communique-html notebook.ipynb`` makes a page of one notebook, without evidence and appendix.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from typing import Any

from markupsafe import Markup
from nbconvert.exporters.html import HTMLExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbformat import NotebookNode
from traitlets import default

from toolkit.report.anchors import chapter_anchor
from toolkit.report.book import Book, Chapter
from toolkit.report.cite import cite
from toolkit.report.evidence import evidence_list, paragraph_texts, quoted_places
from toolkit.report.html_controls import show_controls
from toolkit.report.html_links import check_links
from toolkit.report.html_markdown import markdown_html
from toolkit.report.html_output import output_html
from toolkit.report.html_payload import cell_html
from toolkit.report.html_scope import Scope
from toolkit.report.html_sources import appendix, chapter_evidence, method_html
from toolkit.report.html_templates import FOLDER, page_script, read_asset, render
from toolkit.report.labels import written_date
from toolkit.report.look import Look
from toolkit.report.summary import TAG, Finding, list_findings
from toolkit.titles import dated_titles

_PLAIN = re.compile(r'<span class="(?:n|nb|nn|o|p|si|w)">([^<]*)</span>')
"""Parts of code that have the colour of the text."""
_SAID = "said_"
"""What the keys of the words begin with that the page's script says."""
_HIDDEN = {"injected-parameters", "hide-input"}


class ReportHTMLExporter(HTMLExporter):
    """One notebook as a page in the report's design, complete in itself."""

    export_from_notebook = "Communiqué report (HTML)"
    scope = Scope()

    @default("template_name")
    def _template_name_default(self) -> str:
        return "communique"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(FOLDER)]

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)  # type: ignore[no-untyped-call]
        for name in self.trait_names():
            if name.endswith("_url"):  # nbconvert's addresses of scripts on other hosts
                setattr(self, name, "")

    def default_filters(self) -> Any:
        """Add the report's own filters to nbconvert's."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "report_markdown", self._markdown
        yield "report_output", self._output
        yield "shows_code", shows_code
        yield "report_word", self._word

    def _word(self, key: str) -> str:
        return self.scope.look.labels[key]

    def _markdown(self, cell: NotebookNode) -> str:
        return markdown_html(cell.source, self.scope, cell.get("attachments"))

    def _output(self, output: NotebookNode, cell: NotebookNode) -> str:
        return output_html(output, cell, self.scope, payloads=bool(self.scope.chapter_id))

    def body(self, nb: NotebookNode, scope: Scope, **kw: Any) -> tuple[str, dict[str, Any]]:
        """Return the cells of a notebook as HTML without a page around them, and nbconvert's resources."""
        self.scope = scope
        colour = Highlight2HTML(pygments_lexer="python3", parent=self)  # type: ignore[no-untyped-call]
        self.register_filter("highlight_code", lambda *code, **how: _PLAIN.sub(r"\1", colour(*code, **how)))  # type: ignore[no-untyped-call]
        # nbconvert's own method would parse the page anew to find images without a description; here each has one.
        html, resources = super(HTMLExporter, self).from_notebook_node(join_code(nb), **kw)
        return _join_headings(html, scope), resources

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return `nb` as a page of its own."""
        scope = Scope()
        body, resources = self.body(nb, scope, resources=resources, **kw)
        title = next(
            (heading.text for heading in scope.headings), resources["metadata"].get("name", "Notebook")
        )
        return _page(
            "notebook.html.j2", scope.look, body=Markup(body), title=title, language=self.language_code
        ), resources


def shows_code(cell: Mapping[str, Any]) -> bool:
    """Tell whether a cell's code is shown, folded away."""
    return bool(cell["source"].strip()) and not _HIDDEN & set(cell["metadata"].get("tags", ()))


def join_code(notebook: NotebookNode) -> NotebookNode:
    """Return `notebook` with code that puts nothing out joined to the code after it, and without silent hidden cells; a summary stands before such code."""
    joined = copy(notebook)
    joined.cells = []
    for cell in notebook.cells:
        last = joined.cells[-1] if joined.cells else None
        if cell.cell_type != "code":
            silent = last and last.cell_type == "code" and not last.outputs
            before = len(joined.cells) - bool(silent and TAG in cell["metadata"].get("tags", ()))
            joined.cells.insert(before, cell)
        elif cell.outputs or shows_code(cell):
            cell = copy(cell)
            if last and last.cell_type == "code" and not last.outputs and shows_code(cell):
                cell.source = f"{joined.cells.pop().source}\n\n{cell.source}"
            joined.cells.append(cell)
    return joined


def render_html(book: Book) -> str:
    """Return the report as one HTML page, its links checked.

    Parameters
    ----------
    book
        The report, its chapters linked by :func:`toolkit.report.evidence.link_chapter`.

    Raises
    ------
    ReportError
        If a link leads nowhere, an id stands twice, or something would be loaded from elsewhere.
    """
    exporter = ReportHTMLExporter()
    names = dated_titles(book.documents)
    texts = paragraph_texts(book.paragraphs)
    languages = zip(book.documents["doc_id"], book.documents["language"], strict=True)
    foreign = {doc_id: language for doc_id, language in languages if language and language != book.language}
    scope = Scope(sources=names, languages=foreign, look=book.look)
    short = [_finding(finding, scope) for finding in list_findings(book.chapters)]
    quoted = quoted_places(entry for chapter in book.chapters for entry in evidence_list(chapter))
    chapters = [
        _chapter(exporter, chapter, n, scope) | {"evidence": chapter_evidence(chapter, scope, texts, quoted)}
        for n, chapter in enumerate(book.chapters, 1)
    ]
    html = _page(
        "report.html.j2",
        book.look,
        title=book.title,
        language=book.language,
        book=book,
        date=written_date(book.date, book.look.labels),
        short=short,
        citation=cite(book),
        chapters=chapters,
        documents=appendix(book, scope.uses, names),
        method=method_html(book.method, scope),
    )
    check_links(html)
    return html


def _finding(finding: Finding, report: Scope) -> dict[str, Any]:
    """Return what a chapter finds, its links included."""
    chapter = finding.chapter
    scope = replace(
        report, chapter_id=chapter.id, number=str(finding.number), title=chapter.title, headings=[], counts={}
    )
    label = report.look.labels["in_short"]
    parts = finding.said["parts"] if finding.said else ()
    return {
        "prose": Markup(markdown_html(finding.prose, scope)) if finding.prose else "",
        "text": Markup("").join(cell_html(part, report, label) for part in parts),
        "chapter": chapter_anchor(chapter.id),
        "number": finding.number,
        "title": chapter.title,
    }


def _chapter(exporter: ReportHTMLExporter, chapter: Chapter, n: int, report: Scope) -> dict[str, Any]:
    scope = replace(report, chapter_id=chapter.id, number=str(n), title=chapter.title, headings=[], counts={})
    body, _ = exporter.body(chapter.notebook, scope)
    return {
        "id": chapter_anchor(chapter.id),
        "number": n,
        "title": chapter.title,
        "body": Markup(body),
        "sections": [heading for heading in scope.headings if heading.level == 3],
    }


def _join_headings(html: str, scope: Scope) -> str:
    """Lead links to a heading, as Jupyter addresses it, to the heading's id in the page."""
    places = {heading.text.replace(" ", "-"): heading.id for heading in reversed(scope.headings)}

    def join(match: re.Match[str]) -> str:
        return f'href="#{places.get(match[1], match[1])}"'

    return re.sub(r'href="#([^"]*)"', join, html)


def _page(template: str, look: Look, **values: object) -> str:
    script = page_script(look.templates)
    said = {key.removeprefix(_SAID): word for key, word in look.labels.items() if key.startswith(_SAID)}
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = render(
        template,
        look,
        style=Markup(read_asset("report.css", look.templates).strip()),
        script=Markup(script),
        said=json.dumps(said, ensure_ascii=False),
        policy=f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        **values,
    )
    return show_controls(page)
