"""nbconvert exporters for paper: any notebook as a Typst document, or as a PDF.

``jupyter nbconvert --to communique-pdf notebook.ipynb`` typesets one notebook in the report's design, tagged as PDF/UA-1,
without evidence and appendix; ``--to communique-typst`` gives the Typst document it is made from, to edit.
Both print outputs and prose, not the code.
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from toolkit.report.config import first_heading
from toolkit.report.environment import timestamp
from toolkit.report.typesetting import Typesetter
from toolkit.report.typst import notebook_markup


class TypstExporter(Exporter):
    """Write any notebook as a Typst document: ``jupyter nbconvert --to communique-typst``."""

    export_from_notebook = "Communiqué report (Typst)"
    output_mimetype = "text/x-typst"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".typ"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return a notebook as Typst markup, and the resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        name = resources.get("metadata", {}).get("name") or "Notebook"
        return notebook_markup(nb, nb.metadata.get("title") or first_heading(nb.cells) or name), resources


class PDFExporter(TypstExporter):
    """Write any notebook as a PDF: ``jupyter nbconvert --to communique-pdf``."""

    export_from_notebook = "Communiqué report (PDF)"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return a notebook as PDF/UA-1, and the resources; it bears ``SOURCE_DATE_EPOCH``, else no time of its own."""
        markup, resources = super().from_notebook_node(nb, resources, **kwargs)
        return Typesetter().typeset(markup, timestamp("")), resources
