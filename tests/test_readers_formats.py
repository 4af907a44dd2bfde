"""What a file is, told by its content; what cannot be read is named, in a sentence that says what to do."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from toolkit.errors import DocumentError
from toolkit.lexicons import load_lexicon
from toolkit.readers import formats, signatures
from toolkit.readers.formats import read_bytes, read_file
from toolkit.readers.signatures import tell_format


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip file of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


DOCX = zipped({"[Content_Types].xml": b"", "_rels/.rels": b"", "word/document.xml": b""})


@pytest.mark.parametrize("name", ["memo.txt", "memo.md", "memo.docx", "memo.pdf", "memo.html", "memo"])
@pytest.mark.parametrize(
    ("content", "format_"),
    [
        pytest.param(b"%PDF-1.7\n1 0 obj", "pdf", id="PDF"),
        pytest.param(b"\x00\x01junk\r\n%PDF-1.4\n1 0 obj\nendobj", "pdf", id="PDF behind other bytes"),
        pytest.param(DOCX, "docx", id="DOCX"),
        pytest.param(b"\xef\xbb\xbf\r\n <!DOCTYPE html><p>We met.", "html", id="HTML"),
        pytest.param("<html><p>We met.".encode("utf-16"), "html", id="HTML in UTF-16"),
        pytest.param(b"<?xml version='1.0'?>\n<!-- a --> <!-- b -->\n<HTML>", "html", id="XHTML"),
        pytest.param(b"<!-- <html> --> We met.", "text", id="HTML in a comment"),
        pytest.param(b"We met. %PDF-1.7 is a format.", "text", id="text on PDF"),
        pytest.param(b"<b>We</b> met.", "text", id="text"),
    ],
)
def test_the_content_tells_the_format(content, format_, name):
    """The name of the file does not; only where a tag begins it, a web page's name makes it one."""
    if name.endswith(".html") and content.startswith(b"<b>"):
        format_ = "html"
    assert tell_format(content, name) == format_


def test_every_signature_is_told():
    """Each format that cannot be read is named by what it is, and what to do stands in the message."""
    lexicon = load_lexicon("formats")
    for known in lexicon["signatures"]:
        content = (known["starts"] + " " + known.get("holds", "")).encode("latin-1") + bytes(99)
        with pytest.raises(DocumentError) as refused:
            read_bytes(content, "memo.txt")
        assert str(refused.value) == (
            f"memo.txt is {known['what']}, which cannot be read. {lexicon['remedies'][known['remedy']]}"
        )


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "an OpenDocument text"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "an OpenDocument file"),
        ({"mimetype": b"application/epub+zip"}, "an electronic book"),
        ({"xl/workbook.xml": b""}, "a spreadsheet"),
        ({"ppt/presentation.xml": b""}, "a set of slides"),
        ({"Index/Document.iwa": b""}, "a Pages document"),
        ({"memo.txt": b"We met."}, "a zip archive"),
        ({}, "a zip archive"),
    ],
)
def test_other_packages_are_named(members, what):
    """A zip file that is no Word document is named by what it holds."""
    with pytest.raises(DocumentError, match=rf"memo\.docx is {what}.*, which cannot be read\. [A-Z].*\.$"):
        read_bytes(zipped(members), "memo.docx")


def test_a_package_of_very_many_files_is_refused(monkeypatch):
    """They are counted before the list of them is read."""
    monkeypatch.setattr(signatures, "_MOST_MEMBERS", 3)
    content = zipped({f"word/{number}.xml": b"" for number in range(4)})
    with pytest.raises(DocumentError, match=r"memo\.docx is a damaged .* \(it holds more than 3 files\)\. "):
        read_bytes(content, "memo.docx")


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", "\n".encode("utf-16")])
def test_an_empty_file_is_refused(content):
    """Nothing but white space is no document."""
    with pytest.raises(DocumentError, match=r"memo\.txt (is empty|holds no text)\. "):
        read_bytes(content, "memo.txt")


def test_a_large_file_is_refused_before_it_is_parsed(monkeypatch, tmp_path):
    """The limit stands in the message, and no more than the limit is read from the disk."""
    monkeypatch.setattr(formats, "MOST_BYTES", 2_000_000)
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(3_000_000)
    content = read_file(path)
    assert len(content) == 2_000_001
    with pytest.raises(DocumentError, match=r"large\.pdf holds more than 2 MB\. "):
        read_bytes(content, "large.pdf")


def test_a_text_longer_than_any_document_is_refused(monkeypatch):
    """So is what a small file unpacks to."""
    monkeypatch.setattr(formats, "MOST_CHARACTERS", 100)
    with pytest.raises(DocumentError, match=r"holds 160 characters of text, more than the 100 of"):
        read_bytes(b"We met. " * 20, "memo.txt")


def test_a_text_of_more_lines_than_any_document_is_refused(monkeypatch):
    """A line takes memory, be there anything in it or not; two characters may end one."""
    monkeypatch.setattr(formats, "MOST_LINES", 100)
    with pytest.raises(
        DocumentError, match=r"memo\.txt holds 101 lines of text, more than the 100 of.*Split it"
    ):
        read_bytes(b"We met." + b"\r\n" * 101, "memo.txt")
    assert read_bytes(b"We met." + b"\r\n" * 100, "memo.txt").text


def test_damaged_zip_files_are_refused():
    """Cut off, with too many members, or with a directory that lies."""
    many = zipped({f"word/{number}": b"" for number in range(10_001)})
    for content in (DOCX[:-10], DOCX[:40], many, DOCX.replace(struct.pack("<H", 20), b"\xff\xff")):
        with pytest.raises(DocumentError, match=r"memo\.docx is a damaged Word or zip file \(.*\)\. "):
            read_bytes(content, "memo.docx")
