"""Hostile documents through every reader: what they say is text in a terminal, a CSV, a notebook, and nothing else."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fuzz.seeds import Seed, packed, seeds

import toolkit as tk
from toolkit.cli import main

SAYINGS = [
    "The Leaders welcomed <script>document.title = 1</script><img src=x onerror=alert(1)> the plan of Japan.",
    "The Leaders welcomed **bold**, _this_, `code`, [a](javascript:alert(1)), # a heading and &lt;b&gt; of Japan.",
    "=cmd|' /C calc'!A0 was welcomed by the Leaders, who pledged US$ 50 million for Japan.",
    "The Leaders welcomed \u202eecaep\u202c, \u2067left open, and \u200einvisible marks of Japan.",
    "+1-2 was welcomed by the Leaders of Japan, who pledged US$ 20 million.",
]
CONTROLS = "The Leaders welcomed \x1b[31mred\x1b[0m, \x07a bell, \x9b2J and \x08a step back of Japan."
"""What only a plain text can hold: no XML has these characters."""
UNSEEN = {"Cc", "Cf", "Zl", "Zp"}


def _word(paragraphs: list[str]) -> bytes:
    seed = next(seed for seed in seeds() if seed.kind == "docx")
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>' for text in paragraphs
    )
    document = re.sub(
        rb"<w:body>.*</w:body>",
        lambda _: f"<w:body>{body}</w:body>".encode(),
        seed.parts["word/document.xml"],
        flags=re.DOTALL,
    )
    return packed(Seed("docx", ".docx", {**seed.parts, "word/document.xml": document}))


def _page(paragraphs: list[str]) -> bytes:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Statement</title></head><body><main>{body}</main></body></html>".encode()


FILES = {
    "memo.txt": "\n\n".join([*SAYINGS, CONTROLS]).encode(),
    "memo.html": _page(SAYINGS),
    "memo.docx": _word(SAYINGS),
}


@pytest.fixture(params=FILES)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Write the document in each format."""
    path = tmp_path / request.param
    path.write_bytes(FILES[request.param])
    return path


def test_what_is_said_is_read(path: Path) -> None:
    """Every reader gives the words as they stand, markup in them included; a plain text's entities are read."""
    texts = tk.segment_paragraphs(tk.read_document(path))["text"].tolist()
    said = [text for text in texts if "Leaders" in text]
    assert said[: len(SAYINGS)] == (list(map(html.unescape, SAYINGS)) if path.suffix == ".txt" else SAYINGS)


def test_a_terminal_is_left_alone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No table that a command prints holds a character that does something to a terminal or turns its direction."""
    for name in ("acts", "countries", "money"):
        assert main(["find", name, str(path)]) == 0
        printed = capsys.readouterr().out
        assert "Leaders" in printed or "Japan" in printed or "US$" in printed
        assert not {unicodedata.category(char) for char in printed.replace("\n", "")} & UNSEEN


def test_a_spreadsheet_reckons_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No cell of a CSV begins as a formula; JSON gives the words back."""
    assert main(["find", "acts", str(path), "--to", "csv"]) == 0
    cells = [cell for row in csv.reader(io.StringIO(capsys.readouterr().out)) for cell in row if cell]
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r"]
    assert not [cell for cell in cells if re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", cell)]
    assert main(["find", "acts", str(path), "--to", "json"]) == 0
    assert {row["quote"] for row in json.loads(capsys.readouterr().out)} >= {"welcomed"}


def test_a_notebook_shows_text(path: Path) -> None:
    """No element, script or address in a notebook comes from the document."""
    documents = tk.read_document(path, title=SAYINGS[0], date="2020-01-01")
    paragraphs = tk.segment_paragraphs(documents)
    whole = paragraphs.assign(start=0, end=paragraphs["text"].str.len(), quote=paragraphs["text"])
    acts = tk.find_acts(paragraphs)
    for shown in (
        tk.show(whole[["doc_id", "para", "start", "end", "quote"]], caption="All", documents=documents),
        tk.show(acts, caption="Acts", documents=documents),
        tk.show_passages(whole, paragraphs, caption="Passages", documents=documents, context="paragraph"),
    ):
        page = shown._repr_mimebundle_()["text/html"]
        soup = BeautifulSoup(page, "html.parser")
        assert not soup.find_all(["script", "img", "iframe", "object", "form"])
        assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
        ours = r"#|\.\./corpus/memo|data:text/csv;base64,[\w+/=]+\Z"  # the last: the table as CSV, by its own rule a text
        assert not [tag for tag in soup.find_all(href=True) if not re.match(ours, str(tag["href"]))]
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)


def test_a_name_of_a_file_is_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a file is called does nothing to a terminal, be it read or refused."""
    path = tmp_path / "\u202etxt.\x1b[31m.pdf"
    path.write_bytes(b"%PDF-1.7 broken")
    assert main(["find", "acts", str(path)]) == 1
    told = capsys.readouterr().err
    assert not {unicodedata.category(char) for char in told.replace("\n", "")} & UNSEEN


def test_adding_tells_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is shown of a document that is added is text as well, and so is what the catalogue says of it."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "catalog.toml").write_text("", "utf-8")
    path = tmp_path / "memo.txt"
    path.write_bytes(FILES["memo.txt"])
    facts = ["--title", CONTROLS, "--date", "2020-01-01", "--kind", "\u202ememo", "--issuer", "=1+1"]
    assert main(["add", str(path), *facts, "--corpus", str(tmp_path / "corpus")]) == 0
    told = capsys.readouterr().out
    assert "memo" in told
    assert not {unicodedata.category(char) for char in told.replace("\n", "")} & UNSEEN
    assert tk.load_documents(tmp_path / "corpus")["title"].item() == CONTROLS
