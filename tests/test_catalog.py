"""The catalogue and the files it vouches for."""

import hashlib

import pytest

import toolkit as tk
from toolkit.catalog import find_folder, read_catalog
from toolkit.errors import CatalogError, CorpusChangedError, DocumentError
from toolkit.schema import DOCUMENTS

ENTRY = """
[[documents]]
id = "memo-2020"
file = "memo.txt"
title = "Memo"
date = "2020-11"
kind = "joint statement"
issuer = "Ruritania"
participants = ["Ruritania", "Graustark"]
source = "typed for this test"
licence = "public domain"
sha256 = "{sha256}"
"""
TEXT = "1. We welcomed the progress.\r\n"


@pytest.fixture
def corpus(tmp_path):
    """Return a corpus of one document."""
    (tmp_path / "memo.txt").write_bytes(TEXT.encode())
    (tmp_path / "catalog.toml").write_text(
        ENTRY.format(sha256=hashlib.sha256(TEXT.encode()).hexdigest()), "utf-8"
    )
    return tmp_path


def edit(corpus, old, new):
    """Replace `old` in the catalogue by `new`."""
    path = corpus / "catalog.toml"
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new), "utf-8")


def test_load_documents_gives_the_whole_file_and_the_catalogued_facts(corpus):
    """The text is the file's, line ends included, and every column is there."""
    documents = tk.load_documents(corpus)
    assert list(documents.columns) == list(DOCUMENTS.columns)
    row = documents.iloc[0]
    assert (row["doc_id"], row["date"], row["participants"]) == (
        "memo-2020",
        "2020-11",
        ("Ruritania", "Graustark"),
    )
    assert row["source_text"] == TEXT


def test_load_documents_refuses_a_changed_file(corpus):
    """One byte more is another document, and the message says what to do."""
    (corpus / "memo.txt").write_bytes(TEXT.encode() + b" ")
    with pytest.raises(
        CorpusChangedError, match=r"memo\.txt has changed: sha256 expected .*Restore the file"
    ):
        tk.load_documents(corpus)


def test_load_documents_refuses_a_missing_file(corpus):
    """A catalogued file that is gone is named."""
    (corpus / "memo.txt").unlink()
    with pytest.raises(CorpusChangedError, match=r"memo\.txt is missing.*Restore the file"):
        tk.load_documents(corpus)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('title = "Memo"', "", "document 1: missing key 'title'", id="missing key"),
        pytest.param(
            'title = "Memo"',
            'title = "Memo"\nauthor = "x"',
            "unknown key 'author'.*Allowed:",
            id="unknown key",
        ),
        pytest.param(
            'date = "2020-11"', 'date = "11/2020"', "date is '11/2020'; it must be ISO", id="date format"
        ),
        pytest.param('date = "2020-11"', 'date = "2020-13"', "date is '2020-13'", id="no such month"),
        pytest.param(
            'file = "memo.txt"', 'file = "../memo.txt"', "file is '../memo.txt'", id="file elsewhere"
        ),
        pytest.param(
            'id = "memo-2020"', 'id = "Memo 2020"', "id is 'Memo 2020'; it must be lower-case", id="id"
        ),
        pytest.param(
            '["Ruritania", "Graustark"]', '"Ruritania"', "participants is 'Ruritania'", id="not a list"
        ),
        pytest.param("[[documents]]", "[documents]", r"\[\[documents\]\] tables", id="one table"),
        pytest.param("[[documents]]", "[[documents", "not valid TOML", id="broken TOML"),
    ],
)
def test_a_mistake_in_the_catalogue_is_explained(corpus, old, new, message):
    """The message names the file, the key and what is allowed."""
    edit(corpus, old, new)
    with pytest.raises(CatalogError, match=message):
        tk.load_documents(corpus)


def test_two_entries_with_one_id_are_refused(corpus):
    """A document stands in the catalogue once."""
    path = corpus / "catalog.toml"
    path.write_text(path.read_text("utf-8") * 2, "utf-8")
    with pytest.raises(CatalogError, match="two documents have the id 'memo-2020'"):
        read_catalog(corpus)


def test_a_relative_folder_is_found_from_below(corpus, monkeypatch):
    """A notebook one folder down finds the corpus by the same name as the project's root."""
    below = corpus / "notebooks" / "deep"
    below.mkdir(parents=True)
    (corpus / "corpus").mkdir()
    (corpus / "catalog.toml").rename(corpus / "corpus" / "catalog.toml")
    monkeypatch.chdir(below)
    assert find_folder("corpus") == corpus / "corpus"
    with pytest.raises(CatalogError, match="no folder 'korpus'"):
        find_folder("korpus")


def test_read_document_takes_title_and_date_from_front_matter(tmp_path):
    """What the file says of itself fills what is not given; what is given wins."""
    path = tmp_path / "Some Statement.md"
    path.write_text('---\ntitle: "Joint\\_Statement"\ndate: 2021-10-27\n---\nText.\n', "utf-8")
    row = tk.read_document(path, title="Given").iloc[0]
    assert (row["doc_id"], row["title"], row["date"]) == ("some-statement", "Given", "2021-10-27")
    assert tk.read_document(path)["title"].item() == "Joint\xa0Statement".replace("\xa0", " ")
    assert tk.read_document(path)["source_text"].item() == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"PK\x03\x04...", "is a damaged Word or zip file", id="zip"),
        pytest.param(b"{\\rtf1 We met.}", "is an RTF file, which cannot be read", id="RTF"),
        pytest.param(b"caf\xe9", r"is not valid UTF-8 \(byte 0xe9 at position 3\)", id="Windows-1252"),
        pytest.param(b"a\x00b", "holds NUL characters", id="binary"),
        pytest.param(b"---\ntitle: [\n---\n", "front matter of odd.txt is not valid YAML", id="front matter"),
        pytest.param(b"---\ndate: soon\n---\n", "the date of odd.txt is 'soon'", id="date"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_name(tmp_path, content, message):
    """The message says what the file is and what to do."""
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=message):
        tk.read_document(path)


def test_read_document_names_a_file_that_is_not_there(tmp_path):
    """A wrong path is said in one sentence."""
    with pytest.raises(DocumentError, match="cannot be read: No such file"):
        tk.read_document(tmp_path / "nowhere.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_no_characters_of_the_text(tmp_path, encoding):
    """The same text comes out of each encoding."""
    path = tmp_path / "memo.txt"
    path.write_bytes("Nguyễn Xuân Phúc".encode(encoding))
    assert tk.read_document(path)["source_text"].item() == "Nguyễn Xuân Phúc"


def test_read_text_refuses_another_media_type():
    """A closed choice names what is allowed."""
    with pytest.raises(DocumentError, match="must be 'text/plain' or 'text/markdown'"):
        tk.read_text("x", media_type="text/html")
