"""Documents from a file or a text: what is recorded of them, and what is refused."""

from __future__ import annotations

import hashlib
import os

import pytest

from toolkit.documents import read_document, read_text
from toolkit.errors import DocumentError
from toolkit.schema import DOCUMENTS

MEMO = "---\ntitle: Joint Memo\ndate: 2020-11-13\n---\n1. We met.\r\n"


def test_a_file_is_recorded_byte_for_byte(tmp_path):
    """The text is the file's, line ends included, and the hash that of its bytes."""
    path = tmp_path / "Joint Memo (final).md"
    path.write_bytes(MEMO.encode())
    [row] = read_document(path).to_dict("records")
    assert row["source_text"] == MEMO
    assert row["source_sha256"] == hashlib.sha256(MEMO.encode()).hexdigest()
    assert (row["doc_id"], row["source_file"], row["media_type"]) == (
        "joint-memo-final",
        "Joint Memo (final).md",
        "text/markdown",
    )


def test_what_is_given_goes_before_the_front_matter(tmp_path):
    """Facts not given come from the front matter; the language is English unless said."""
    path = tmp_path / "memo.txt"
    path.write_bytes(MEMO.encode())
    [said] = read_document(path).to_dict("records")
    [given] = read_document(path, doc_id="m", title="Other", date="2021", kind="memo", language="FR").to_dict(
        "records"
    )
    assert (said["title"], said["date"], said["language"]) == ("Joint Memo", "2020-11-13", "en")
    assert [given[name] for name in ("doc_id", "title", "date", "kind", "language")] == [
        "m",
        "Other",
        "2021",
        "memo",
        "fr",
    ]


def test_a_text_has_the_whole_schema():
    """A text at hand makes a full DOCUMENTS row without a file."""
    document = read_text("We met.", participants=["ASEAN", "Japan"], issuer="ASEAN")
    assert list(document.columns) == list(DOCUMENTS.columns)
    assert document["participants"].item() == ("ASEAN", "Japan")
    assert document["source_file"].item() == ""


@pytest.mark.parametrize("date", ["13 November 2020", "2020-13", "2020-1-1", "20-11-13"])
def test_a_date_that_is_not_iso_is_refused(date):
    """Day-first and month-first dates are never guessed."""
    with pytest.raises(DocumentError, match=rf"the date of memo is '{date}'; give ISO text"):
        read_text("We met.", doc_id="memo", date=date)


def test_an_unknown_media_type_is_refused():
    """The message says what is allowed."""
    with pytest.raises(DocumentError, match="'text/html'; it must be 'text/plain' or 'text/markdown'"):
        read_text("We met.", media_type="text/html")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"{\\rtf1 We met.}", "is an RTF file", id="RTF"),
        pytest.param(b"caf\xe9", "is not valid UTF-8", id="Latin-1"),
        pytest.param(b"a\x00b", "is not a text file", id="NUL"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, content, said):
    """Other formats and encodings are named, not guessed."""
    path = tmp_path / "memo.txt"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=rf"memo\.txt {said}"):
        read_document(path)


def test_a_pipe_is_not_waited_for(tmp_path):
    """What is no regular file may have no end."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DocumentError, match=r"pipe cannot be read: it is no file\. "):
        read_document(tmp_path / "pipe")


def test_a_missing_file_is_named(tmp_path):
    """The message holds the path."""
    with pytest.raises(DocumentError, match=r"gone\.txt cannot be read: .* Check the path"):
        read_document(tmp_path / "gone.txt")


def test_one_participant_may_be_given_as_text():
    """A name is a name, not a list of letters."""
    assert read_text("We met.", participants="Japan")["participants"].item() == ("Japan",)
