"""The report of the five documents, built twice as a user builds it."""

import re
from pathlib import Path

import docx
import nbformat
import page
import pikepdf
import pytest
from reproduce import compare

import toolkit as tk
from toolkit.display import MIME
from toolkit.report.anchors import paragraph_anchor
from toolkit.report.html_links import check_site

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def html(builds):
    """Return the HTML of the report."""
    return (builds[0] / "report.html").read_text("utf-8")


def test_two_builds_give_equal_bytes(builds):
    """Nothing of the run is in the report, or in any file beside it; `nox -s reproduce` asks more of two clones."""
    assert compare(*builds) is None
    assert (builds[0] / "notebooks" / "covid-response.ipynb").is_file()


def test_every_link_in_the_html_leads_somewhere(html):
    """Each internal link has its id, and nothing is loaded from elsewhere."""
    ids = re.findall(r'\bid="([^"]+)"', html)
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert len(ids) == len(set(ids))
    assert len(links) > 500
    assert links <= set(ids)
    assert not re.findall(r'(?:src|href)="https?:', html)


def test_no_table_of_a_chapter_is_empty(builds):
    """What the chapters of these documents show they have found: an empty table would be a question put wrongly."""
    for path in (builds[0] / "notebooks").glob("*.ipynb"):
        outputs = [output for cell in nbformat.read(path, 4).cells for output in cell.get("outputs", [])]
        payloads = [output["data"][MIME] for output in outputs if MIME in output.get("data", {})]
        shown = [payload.get("table") or payload for payload in payloads]
        empty = [part["caption"] for part in shown if not part.get("rows", part.get("passages", True))]
        assert shown
        assert empty == []


def test_the_html_has_at_most_three_megabytes(html):
    """All the figures, passages and documents included."""
    assert len(html.encode()) <= 3_000_000


def test_every_paragraph_of_the_documents_is_in_the_html(html):
    """All paragraphs of the corpus stand in the appendix under their address."""
    paragraphs = tk.segment_paragraphs(tk.load_documents(ROOT / "corpus"))
    for doc_id, para in zip(paragraphs["doc_id"], paragraphs["para"], strict=True):
        assert f'id="{paragraph_anchor(doc_id, para)}"' in html


def test_the_site_has_every_chapter_and_document(builds, html):
    """A page each, whose links all lead somewhere; nothing of the one page is lost."""
    pages = {path.name: path.read_text("utf-8") for path in (builds[0] / "site").iterdir()}
    check_site(pages)
    parts = re.findall(r'<h[23] id="((?:chapter|doc)-[^"]+)"', html)
    assert {f"{part}.html" for part in parts if not part.endswith("-evidence")} < set(pages)
    once = [name for name in re.findall(r'\bid="([^"]+)"', html) if name.startswith(("par-", "ev-", "use-"))]
    assert sorted(once) == sorted(
        name for page in pages.values() for name in re.findall(r'\bid="((?:par-|ev-|use-)[^"]+)"', page)
    )


def test_the_word_document_has_every_figure_and_paragraph(builds, html):
    """Pictures with descriptions, and each paragraph of the documents under a bookmark."""
    document = docx.Document(str(builds[0] / "report.docx"))
    descriptions = [picture._inline.docPr.get("descr") for picture in document.inline_shapes]
    assert len(descriptions) == html.count('<figure class="figure"')
    assert all(descriptions)
    paragraphs = tk.segment_paragraphs(tk.load_documents(ROOT / "corpus"))
    printed = {each.text for each in document.paragraphs}
    wanted = zip(paragraphs["para"], paragraphs["text"], strict=True)
    assert {" ".join(f"¶ {para} {text}".split()) for para, text in wanted} <= printed


def test_every_link_in_the_pdf_leads_to_a_page(builds):
    """Each link annotation has a destination on a page of the document."""
    with pikepdf.open(builds[0] / "report.pdf") as pdf:
        pages = {page.objgen for page in pdf.pages}
        names = _named_destinations(pdf)
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        assert len(links) > 500
        for link in links:
            place = link.get("/Dest", link.get("/A", {}).get("/D"))
            if isinstance(place, pikepdf.String):
                place = names[str(place)]
            assert place[0].objgen in pages


def _named_destinations(pdf):
    tree = pdf.Root.get("/Names", {}).get("/Dests")
    found = pikepdf.NameTree(tree) if tree is not None else {}
    return {
        str(name): value.get("/D", value) if isinstance(value, pikepdf.Dictionary) else value
        for name, value in found.items()
    }


def test_the_pdf_is_accessible(builds):
    """PDF/UA-1, with language, title and bookmarks for each chapter."""
    with pikepdf.open(builds[0] / "report.pdf") as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert "Evidence" in titles
        assert "The documents" in titles
    assert page.is_pdf_compliant_bytes((builds[0] / "report.pdf").read_bytes(), profile="ua1")
