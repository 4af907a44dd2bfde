"""The nbconvert exporters, by the names under which ``jupyter nbconvert --to`` finds them."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from pathlib import Path

import nbformat
import page
import pikepdf
import pytest
from nbconvert.nbconvertapp import NbConvertApp
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from report_samples import ACTS, KERNEL, SVG, shown

from toolkit.report.html_links import check_links


def _png() -> str:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND", b""))
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(parts)).decode()


def _outputs(*bundles: dict[str, object]) -> list[object]:
    return [new_output("display_data", data=bundle) for bundle in bundles]


ANY = new_notebook(
    cells=[
        new_markdown_cell(
            "# Any *notebook*\n\nSee [here](#Below), [there](other.ipynb) and $5.\n\n### Below"
        ),
        new_raw_cell("raw { text }"),
        new_code_cell(
            "1 / 0",
            outputs=[
                new_output("stream", name="stdout", text="one\n"),
                new_output(
                    "error", ename="ZeroDivisionError", evalue="by zero", traceback=["\x1b[31mZero\x1b[0m"]
                ),
                *_outputs(
                    {
                        "text/html": "<table border='1'><tr><td>1</td></tr></table>",
                        "text/plain": "   a\n0  1",
                    },
                    {"image/png": _png(), "text/plain": "<Figure>"},
                    {"image/svg+xml": SVG},
                    {"text/latex": "$x$"},
                    {
                        "application/vnd.jupyter.widget-view+json": {"model_id": "w"},
                        "text/plain": "IntSlider()",
                    },
                ),
            ],
        ),
        shown(ACTS),
        new_code_cell(""),
    ],
    metadata=KERNEL,
)


def _convert(name: str, folder: Path) -> Path:
    """Convert the notebook as ``jupyter nbconvert --to NAME`` does, and return the only file made."""
    folder.mkdir(exist_ok=True)
    source = folder / "any.ipynb"
    nbformat.write(ANY, source)
    app = NbConvertApp()
    app.initialize(["--to", name, str(source), "--log-level=ERROR"])
    app.start()
    (made,) = set(folder.iterdir()) - {source}
    return made


def test_a_notebook_becomes_a_page(tmp_path: Path) -> None:
    """``communique`` gives one HTML page that loads nothing; links to the files beside it stay."""
    made = _convert("communique", tmp_path)
    html = made.read_text("utf-8")
    assert made.name == "any.html"
    assert "<h1" in html
    assert "ZeroDivisionError" not in html.partition("<main")[0]
    assert html.count('href="other.ipynb"') == 1
    check_links(html.replace('href="other.ipynb"', ""))


def test_a_notebook_becomes_a_pdf(tmp_path: Path) -> None:
    """``communique-pdf`` gives tagged PDF/UA-1 with the notebook's title, the same bytes each time."""
    made = _convert("communique-pdf", tmp_path / "first")
    content = made.read_bytes()
    assert made.name == "any.pdf"
    assert page.is_pdf_compliant_bytes(content, profile="ua1")
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.docinfo["/Title"]) == "Any notebook"
    assert _convert("communique-pdf", tmp_path / "second").read_bytes() == content


def test_a_notebook_becomes_a_typst_document(tmp_path: Path) -> None:
    """``communique-typst`` gives the markup, the look included, to be edited."""
    made = _convert("communique-typst", tmp_path)
    assert made.name == "any.typ"
    assert "#chapter(" in made.read_text("utf-8")


@pytest.mark.parametrize("name", ["communique", "communique-pdf"])
def test_an_image_without_a_description_says_so(name: str, tmp_path: Path) -> None:
    """A notebook by itself is not refused for an image without a description, as a report is; it is told."""
    content = _convert(name, tmp_path).read_bytes()
    if name == "communique":
        assert content.count(b"Image without a description") == 2
        return
    with pikepdf.open(io.BytesIO(content)) as document:
        described = [
            str(item.Alt)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
    assert described == ["Image without a description"] * 2
