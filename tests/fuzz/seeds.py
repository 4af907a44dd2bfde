"""What is mutated: the golden documents as text in several encodings, as web pages, Word files and PDFs of the same words."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

GOLDEN = Path(__file__).parents[1] / "golden"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGES = "http://schemas.openxmlformats.org/package/2006"


class Seed(NamedTuple):
    """A file to mutate: its format, its name's suffix, its parts (``""`` where it is one piece, else its members).

    ``encoding``: what a text, whose part is in UTF-8, is written in.
    """

    kind: str
    suffix: str
    parts: Mapping[str, bytes]
    encoding: str = ""


@cache
def seeds() -> tuple[Seed, ...]:
    """Return the seeds of every format, in a fixed order."""
    return tuple(seed for path in sorted(GOLDEN.iterdir()) if path.suffix != ".toml" for seed in _of(path))


def packed(seed: Seed) -> bytes:
    """Return the file's bytes; members are stored as they are, so that a mutated one is still read."""
    if "" in seed.parts:
        text = seed.parts[""]
        return text.decode(errors="replace").encode(seed.encoding, "replace") if seed.encoding else text
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in seed.parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def _of(path: Path) -> Iterator[Seed]:
    text = path.read_text("utf-8")
    lines = [line.strip() for line in text.replace("\f", "\n").splitlines() if line.strip()]
    for encoding, end in (("", "\n"), ("utf-16", "\r\n"), ("cp1252", "\n")):
        yield Seed("text", path.suffix, {"": text.replace("\n", end).encode()}, encoding)
    yield Seed("html", ".html", {"": _page(lines)})
    yield Seed("docx", ".docx", _word(lines))
    yield Seed("pdf", ".pdf", {"": _pdf(lines)})


def _page(lines: list[str]) -> bytes:
    title, *rest = map(html.escape, lines)
    body = "\n".join(
        f"<h2>{line}</h2>" if line.isupper() else f"<ol start=3><li>{line}</li></ol>" if n % 7 == 3 else f"<p>{line}</p>"
        for n, line in enumerate(rest)
    )  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="2020-01-01"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>{title}</h1><p>Notes<sup><a href="#n1">1</a></sup> and <b>more</b><br>below.</p>
{body}<table><tr><th>One</th><td>Two</td></tr></table></article></main>
<footer><p>Contact us</p></footer></body></html>""".encode()


def _word(lines: list[str]) -> dict[str, bytes]:
    paragraphs = "".join(
        f"<w:p><w:pPr>{_numbered(n)}</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{html.escape(line[:5])}</w:t></w:r>"
        f'<w:r><w:t xml:space="preserve">{html.escape(line[5:])}</w:t></w:r></w:p>'
        for n, line in enumerate(lines)
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{figures}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (figures, text) in enumerate((("decimal", "%1."), ("lowerLetter", "(%2)")))
    )
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>The note.</w:t></w:r></w:p></w:footnote>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGES}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGES}/relationships"><Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGES}/relationships"><Relationship Id="r1" Type="{_RELATIONS}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATIONS}/footnotes" Target="footnotes.xml"/><Relationship Id="r3" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f'<w:document {_WORD}><w:body>{paragraphs}{table}<w:p><w:r><w:t>Noted.</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>',
        "word/numbering.xml": f'<w:numbering {_WORD}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f"<w:footnotes {_WORD}>{note}</w:footnotes>",
        "word/styles.xml": f'<w:styles {_WORD}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>',
    }
    return {name: text.encode() for name, text in files.items()}


def _numbered(index: int) -> str:
    if index % 4 == 0:
        return '<w:pStyle w:val="H1"/>' if index % 8 == 0 else ""
    return f'<w:numPr><w:ilvl w:val="{index % 2}"/><w:numId w:val="1"/></w:numPr>'


def _pdf(lines: list[str]) -> bytes:
    """Return a PDF of two pages, its streams not compressed, so that a mutation of a byte is one of what is shown."""
    halves = lines[: len(lines) // 2 + 1], lines[len(lines) // 2 + 1 :]
    streams = [_shown(half) for half in halves]
    pages = [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        for n in (6, 7)
    ]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R 5 0 R] /Count 2 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *pages,
        *(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream) for stream in streams),
    ]
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    size = len(objects) + 1
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer % (size, len(written))


def _shown(lines: list[str]) -> bytes:
    words = [
        line.encode("cp1252", "replace").replace(b"\\", b"").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in lines
    ]
    return b"BT /F1 11 Tf 72 740 Td 14 TL\n" + b"\n".join(b"(%s) Tj T*" % line for line in words) + b"\nET"  # fmt: skip
