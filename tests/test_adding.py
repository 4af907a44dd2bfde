"""Adding documents: what a file says of itself, the entry it gets, and that a corpus is never left half-changed."""

from __future__ import annotations

import html
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from conversions_pdf import Item, set_by_typst
from hypothesis import given
from hypothesis import strategies as st

import toolkit as tk
from toolkit.adding.candidate import examine
from toolkit.adding.entries import entry_text
from toolkit.adding.files import list_files
from toolkit.adding.said import kind_of, tidy
from toolkit.catalog import Entry, parse_catalog, read_catalog
from toolkit.cli import main
from toolkit.errors import CatalogError, DocumentError, ParameterError

STATEMENT = """\
JOINT STATEMENT OF THE 3RD RURITANIA-GRAUSTARK SUMMIT

Strelsau, 12 November 2020

1. We, the Leaders of Ruritania and Graustark, met on 11 November 2020.

2. We welcomed the progress made.
"""
CATALOGUE = """\
# What we read.   It is in no order.

[[documents]]
id    = "memo"   # the first
file  = "memo.txt"
title = "Memo"
date  = "2019"
kind  = "memo"
issuer = ""
participants = []
source = ""
licence = ""
sha256 = "{sha256}"
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return an empty corpus, in a folder of its own."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "catalog.toml").touch()
    return folder


def write(path: Path, text: str = STATEMENT) -> Path:
    """Write a text and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def state(folder: Path) -> dict[str, bytes]:
    """Return every file of a corpus, hidden ones too, with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_statement_tells_title_date_and_kind(tmp_path: Path) -> None:
    """What is printed above the text is found, and where it stands is said."""
    facts = examine(write(tmp_path / "x.txt")).facts
    assert facts["title"][:2] == (
        "JOINT STATEMENT OF THE 3RD RURITANIA-GRAUSTARK SUMMIT",
        "printed in line 1",
    )
    assert facts["date"][:2] == ("2020-11-12", "printed in line 3")
    assert facts["kind"][:2] == ("joint statement", "by its title")
    assert not facts["title"].sure


def test_front_matter_comes_before_print_and_what_is_given_before_both(tmp_path: Path) -> None:
    """The file's own data win over its text; options win over the file."""
    path = write(
        tmp_path / "x.md",
        f"---\ntitle: The third summit\ndate: 2020-11-13\nurl: strelsau.example/3\n---\n{STATEMENT}",
    )
    facts = examine(path, date="2020").facts
    assert (facts["title"].value, facts["date"].value) == ("The third summit", "2020")
    assert facts["title"].sure
    assert facts["source"].value == "strelsau.example/3"


def test_the_last_day_of_a_meeting_is_its_statement_s_date(tmp_path: Path) -> None:
    """A span of days counts by its end."""
    path = write(
        tmp_path / "x.txt", STATEMENT.replace("Strelsau, 12 November 2020", "Strelsau, 11-12 November 2020")
    )
    assert examine(path).facts["date"].value == "2020-11-12"


def test_a_date_in_the_text_is_only_a_suggestion(tmp_path: Path, corpus: Path) -> None:
    """The summit of which a text speaks need not be its own: the date is named and asked for."""
    path = write(tmp_path / "x.txt", STATEMENT.replace("Strelsau, 12 November 2020", ""))
    problem = tk.add_documents(path, corpus)["problem"].item()
    assert problem == "'x.txt' does not tell its date (its first paragraph names 2020-11-11). Give --date."
    assert state(corpus) == {"catalog.toml": b""}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("Chair’s Statement of the Summit", "chairman's statement", id="chair"),
        pytest.param("Statement by the Chairman", "chairman's statement", id="by the chairman"),
        pytest.param("FACT SHEET: A partnership", "factsheet", id="factsheet"),
        pytest.param("Leaders' Joint Statement", "joint statement", id="joint"),
        pytest.param("Joint Communiqué", "communiqué", id="communiqué"),
        pytest.param("Press Release on the Joint Statement", "press release", id="special before general"),
        pytest.param("Readout of a call", "readout", id="readout"),
        pytest.param("Understatement of the year", "", id="whole words"),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    """The kinds stand in a lexicon, the special before the general."""
    assert kind_of(title) == kind


def test_a_document_is_added_and_loads(tmp_path: Path, corpus: Path) -> None:
    """The file is copied byte for byte under its id, and the corpus loads with it."""
    path = write(tmp_path / "Third Summit.txt")
    added = tk.add_documents(path, corpus, issuer="Ruritania", participants=["Ruritania", "Graustark"])
    assert added[["doc_id", "file", "date", "kind", "paragraphs"]].values.tolist() == [
        ["third-summit", "third-summit.txt", "2020-11-12", "joint statement", 2]
    ]
    assert (corpus / "third-summit.txt").read_bytes() == path.read_bytes()
    document = tk.load_documents(corpus).iloc[0]
    assert (document["issuer"], document["participants"]) == ("Ruritania", ("Ruritania", "Graustark"))
    assert read_catalog(corpus)[0].source == "The file Third Summit.txt."
    assert sorted(state(corpus)) == ["catalog.toml", "third-summit.txt"]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_comments_and_layout_of_the_catalogue_stay(tmp_path: Path, corpus: Path, end: str) -> None:
    """New entries are appended, in the file's own line ends; not a byte before them changes."""
    sha256 = "0" * 64
    before = CATALOGUE.format(sha256=sha256).replace("\n", end).encode()
    (corpus / "catalog.toml").write_bytes(before)
    tk.add_documents(write(tmp_path / "x.txt"), corpus)
    after = (corpus / "catalog.toml").read_bytes()
    assert after.startswith(before + end.encode() + b"[[documents]]")
    assert after.count(b"\r\n") == (after.count(b"\n") if end == "\r\n" else 0)


def test_a_catalogue_that_cannot_be_appended_to_is_left_alone(tmp_path: Path, corpus: Path) -> None:
    """An inline list is valid TOML, but nothing can be added below it."""
    (corpus / "catalog.toml").write_text("documents = []\n")
    before = state(corpus)
    with pytest.raises(CatalogError, match=r"cannot be appended .* \[\[documents\]\] tables"):
        tk.add_documents(write(tmp_path / "x.txt"), corpus)
    assert state(corpus) == before


def test_the_same_bytes_and_the_same_id_are_refused(tmp_path: Path, corpus: Path) -> None:
    """A document stands in the corpus once, whatever its name; an id means one document."""
    tk.add_documents(write(tmp_path / "x.txt"), corpus)
    before = state(corpus)
    again = tk.add_documents(write(tmp_path / "y.txt"), corpus)["problem"].item()
    other = tk.add_documents(write(tmp_path / "other" / "x.txt", STATEMENT + "\n3. We left.\n"), corpus)
    assert again == "'y.txt' is in the corpus already, byte for byte, as 'x'. Leave it out."
    assert "'x.txt' would be 'x', and the corpus has another document of that id" in other["problem"].item()
    assert state(corpus) == before


def test_an_uncatalogued_file_is_never_written_over(tmp_path: Path, corpus: Path) -> None:
    """What lies in the corpus under the name is somebody's; the same bytes are taken over."""
    write(corpus / "x.txt", "Somebody's notes.")
    before = state(corpus)
    with pytest.raises(CatalogError, match="is there already and is not in the catalogue"):
        tk.add_documents(write(tmp_path / "x.txt"), corpus)
    assert state(corpus) == before
    write(corpus / "x.txt")
    assert tk.add_documents(corpus / "x.txt", corpus)["problem"].item() == ""
    assert len(tk.load_documents(corpus)) == 1


@pytest.mark.parametrize("doc_id", ["../x", "a/b", "A", ".x", "a b", "a\nb"])
def test_an_id_is_no_path(tmp_path: Path, corpus: Path, doc_id: str) -> None:
    """Only small letters, digits and hyphens, so that a file stays in the corpus."""
    added = tk.add_documents(write(tmp_path / "x.txt"), corpus, doc_id=doc_id)
    assert "it must be lower-case letters" in added["problem"].item()
    assert state(corpus) == {"catalog.toml": b""}


def test_names_become_ids_in_any_script_and_form(tmp_path: Path, corpus: Path) -> None:
    """Accents fall away, composed or not; a name without Latin letters gets an id from its bytes."""
    name = unicodedata.normalize("NFD", "Déclaration.txt")
    added = tk.add_documents(
        [write(tmp_path / name), write(tmp_path / "共同声明.txt", STATEMENT + "\n3. We left.\n")], corpus
    )
    assert added["doc_id"][0] == "declaration"
    assert added["doc_id"][1].startswith("document-")
    assert (
        read_catalog(corpus)[0].source
        == f"The file {unicodedata.normalize('NFC', name)}."
        != f"The file {name}."
    )


def test_a_folder_is_added_but_for_what_cannot_be(tmp_path: Path, corpus: Path) -> None:
    """Files in and below the folder, in the order of their names; hidden ones and the corpus are none of them."""
    write(corpus.parent / "b" / "x.txt")
    write(corpus.parent / "a.txt", STATEMENT.replace("3RD", "4TH"))
    write(corpus.parent / ".hidden.txt", STATEMENT.replace("3RD", "5TH"))
    (corpus.parent / "empty.txt").touch()
    added = tk.add_documents(tmp_path, corpus)
    assert [Path(path).name for path in added["path"]] == ["a.txt", "x.txt", "empty.txt"]
    assert added["problem"].tolist() == [
        "",
        "",
        "empty.txt is empty. Fetch or save it again.",
    ]
    assert tk.load_documents(corpus)["doc_id"].tolist() == ["a", "x"]


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    """No file, a link that leads nowhere, a pipe: one sentence each, and none is waited for."""
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    for name, message in {
        "no.txt": "cannot be read: No such file",
        "link": "cannot be read",
        "pipe": "pipe cannot be read: it is no file",
    }.items():
        with pytest.raises(DocumentError, match=message):
            examine(tmp_path / name)


def test_a_link_gives_its_file(tmp_path: Path, corpus: Path) -> None:
    """The corpus gets a copy, never a link."""
    (tmp_path / "link.txt").symlink_to(write(tmp_path / "x.txt"))
    tk.add_documents(tmp_path / "link.txt", corpus)
    assert not (corpus / "link.txt").is_symlink()


def test_an_id_for_several_files_is_refused(tmp_path: Path, corpus: Path) -> None:
    """An id names one document."""
    with pytest.raises(ParameterError, match="for several files"):
        tk.add_documents([write(tmp_path / "x.txt"), write(tmp_path / "y.txt")], corpus, doc_id="x")


def test_a_file_in_the_corpus_keeps_its_name(corpus: Path) -> None:
    """Whoever put it there gets no second copy."""
    tk.add_documents(write(corpus / "The Summit.txt"), corpus)
    assert sorted(state(corpus)) == ["The Summit.txt", "catalog.toml"]
    assert tk.load_documents(corpus)["doc_id"].tolist() == ["the-summit"]


@given(st.text(), st.lists(st.text(), max_size=3))
def test_whatever_stands_in_an_entry_is_read_back(title: str, names: list[str]) -> None:
    """Quotation marks, backslashes, control characters: TOML gives back the text, and none is written unseen."""
    entry = Entry("x", "x.txt", tidy(title), "2020", "memo", "", tuple(map(tidy, names)), "", "", "0" * 64)
    text = entry_text(entry)
    assert parse_catalog(text.encode(), Path("x")) == (entry,)
    assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cf"} and char != "\n"]


KILLED = """
import os, shutil, sys
from pathlib import Path
from toolkit.adding import store
from toolkit.adding.candidate import examine
from toolkit.adding.store import Addition

folder, *paths = map(Path, sys.argv[1:])
additions = [Addition(path, examine(path).entry()) for path in paths]
before = (folder / "catalog.toml").read_bytes()

def dying(function, last):
    def step(*args, **kwargs):
        steps.append(function.__name__)
        if len(steps) > last:
            os._exit(9)
        return function(*args, **kwargs)
    return step

moment, ended = 0, 9
while ended:
    child = os.fork()
    if not child:
        steps = []
        for module, name in ((os, "replace"), (os, "fsync"), (shutil, "rmtree"), (os, "mkdir")):
            setattr(module, name, dying(getattr(module, name), moment))
        store.commit(folder, additions)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    catalogue = (folder / "catalog.toml").read_bytes()
    entries = store.read_catalog(folder)
    assert catalogue == before or len(entries) == len(paths), moment
    assert all((folder / entry.file).read_bytes() == path.read_bytes() for entry, path in zip(entries, paths)), moment
    if entries:
        store.commit(folder, [])
        assert not (folder / ".adding").exists()
        (folder / "catalog.toml").write_bytes(before)
        [(folder / entry.file).unlink() for entry in entries]
    else:
        store.commit(folder, [])
        assert [path.name for path in folder.iterdir()] == ["catalog.toml"], moment
    moment += 1
print(moment)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks")
def test_an_addition_killed_at_any_moment_leaves_the_corpus_as_before_or_complete(
    tmp_path: Path, corpus: Path
) -> None:
    """The process dies before each step of the disk in turn; the corpus loads, and the next addition clears what was left."""
    paths = [write(tmp_path / "a.txt"), write(tmp_path / "b.txt", STATEMENT.replace("3RD", "4TH"))]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLED, str(corpus), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 8


def test_additions_at_the_same_time_lose_nothing(tmp_path: Path, corpus: Path) -> None:
    """Two processes add a document each; all are there in the end."""
    command = [
        sys.executable,
        "-c",
        "import sys, toolkit as tk; print(tk.add_documents(sys.argv[1], sys.argv[2])['problem'].item())",
    ]
    paths = [write(tmp_path / f"{n}.txt", STATEMENT.replace("3RD", f"{n}TH")) for n in range(4, 6)]
    running = [
        subprocess.Popen([*command, str(path), str(corpus)], stdout=subprocess.PIPE, text=True)
        for path in paths
    ]
    assert [process.communicate()[0] for process in running] == ["\n"] * 2
    assert sorted(tk.load_documents(corpus)["doc_id"]) == ["4", "5"]


def test_the_command_says_what_it_found(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Facts with their origin, paragraphs with their labels; a dry run changes nothing."""
    path = write(tmp_path / "x.txt", STATEMENT.replace("progress", "\x1b[2Jprogress \u202e"))
    assert main(["add", str(path), "--corpus", str(corpus), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "date    2020-11-12  (printed in line 3)" in told
    assert "2 paragraphs: 1, 2" in told
    assert r"We welcomed the \u001b[2Jprogress \u202e made." in told
    assert "\x1b" not in told
    assert "1 of 1 would be added" in told
    assert state(corpus) == {"catalog.toml": b""}


def test_the_command_lists_failures_and_adds_the_rest(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Off a terminal a missing fact is a failure, and one failure makes the exit status 1."""
    write(tmp_path / "in" / "x.txt")
    write(tmp_path / "in" / "note.txt", "We met and left.\n")
    assert main(["add", str(tmp_path / "in"), "--corpus", str(corpus)]) == 1
    out, err = capsys.readouterr()
    assert "1 of 2 added" in out
    assert "'note.txt' does not tell its title, date, kind. Give --title, --date, --kind." in err
    assert tk.load_documents(corpus)["doc_id"].tolist() == ["x"]


def test_the_command_asks_on_a_terminal(
    tmp_path: Path,
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What the text suggests is offered; an answer that is no date is asked for again."""
    path = write(tmp_path / "x.txt", STATEMENT.replace("Strelsau, 12 November 2020", ""))
    asked: list[str] = []
    answers = iter(["", "tomorrow", "2020-11-12", "", "Ruritania"])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert main(["add", str(path), "--corpus", str(corpus)]) == 0
    assert asked == [
        "title [JOINT STATEMENT OF THE 3RD RURITANIA-GRAUSTARK SUMMIT]: ",
        "date [2020-11-11]: ",
        "date [2020-11-11]: ",
        "kind [joint statement]: ",
        "issuer: ",
    ]
    (entry,) = read_catalog(corpus)
    assert (entry.date, entry.issuer) == ("2020-11-12", "Ruritania")


def test_links_out_of_a_folder_are_none_of_its_files(tmp_path: Path, corpus: Path) -> None:
    """A link within the folder is read as its file is; one that leads elsewhere is passed over."""
    (tmp_path / "texts").mkdir()
    write(tmp_path / "texts" / "statement.txt")
    (tmp_path / "texts" / "elsewhere.txt").symlink_to(write(tmp_path / "private.txt", "Secret"))
    added = tk.add_documents(tmp_path / "texts", corpus)
    assert added["problem"].tolist() == [""]


def test_an_id_has_a_hundred_characters_at_most(tmp_path: Path, corpus: Path) -> None:
    """A longer one is refused, and one made from a long name is cut."""
    refused = tk.add_documents(write(tmp_path / "statement.txt"), corpus, doc_id="x" * 101)
    assert "at most 100" in refused["problem"].item()
    added = tk.add_documents(write(tmp_path / f"{'y' * 150}.txt"), corpus)
    assert added["doc_id"].item() == "y" * 100


SERIES = """\
JOINT STATEMENT OF THE RURITANIA-GRAUSTARK SUMMIT

Strelsau, 12 November {year}

1. We, the Leaders of Ruritania and Graustark, met on 11 November {year} for the yearly summit of our two countries.

2. We reaffirmed our commitment to peace, stability and prosperity in the region of the lakes, and to the rule of law.

3. We welcomed the progress made in the plan of action, and looked forward to the next summit in Strelsau.

4. {own}
"""
OWN = {
    2020: "We agreed to build a bridge over the river between our countries by the end of the decade.",
    2021: "We thanked the engineers for the bridge, and turned to schools, to students and to teachers.",
}


def in_formats(folder: Path, text: str) -> list[Path]:
    """Write a text as plain text, as a web page and as a PDF, and return the files."""
    title, date, *items = text.strip().split("\n\n")
    page = "".join(f"<p>{html.escape(item)}</p>\n" for item in items)
    paragraphs = [Item("title", title), Item("date", date), *(Item("text", item) for item in items)]
    for name, content in {
        "a.txt": text.encode(),
        "b.html": f"<!DOCTYPE html><title>{title}</title><h1>{title}</h1><p>{date}</p>{page}".encode(),
        "c.pdf": set_by_typst(paragraphs, 1),
    }.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in ("a.txt", "b.html", "c.pdf")]


@pytest.mark.parametrize("first", [0, 1, 2])
def test_the_same_text_in_another_format_is_refused(tmp_path: Path, corpus: Path, first: int) -> None:
    """Whether it was added before or comes with it, the document that holds the text already is named."""
    files = in_formats(tmp_path, SERIES.format(year=2020, own=OWN[2020]))
    files.insert(0, files.pop(first))
    one, other, third = files
    tk.add_documents(one, corpus, kind="statement", date="2020-11")
    before = state(corpus)
    for path in (other, third):
        problem = tk.add_documents(path, corpus, kind="statement", date="2020-11-12")["problem"].item()
        assert (
            f"{path.name!r} holds the text of {one.stem!r} ({one.name}), which is in the corpus already."
            in problem
        )
    assert state(corpus) == before


def test_of_files_of_one_text_the_first_is_added(tmp_path: Path, corpus: Path) -> None:
    """A folder of the same statement in several formats gives one document."""
    files = in_formats(tmp_path, SERIES.format(year=2020, own=OWN[2020]))
    problems = tk.add_documents(files, corpus, kind="statement", date="2020-11-12")["problem"]
    assert [bool(problem) for problem in problems] == [False, True, True]


def test_editions_of_a_yearly_statement_are_documents_of_their_own(tmp_path: Path, corpus: Path) -> None:
    """Most of their words are the same, their dates are not; nor is a text of the same day with other paragraphs refused."""
    for year, own in OWN.items():
        write(tmp_path / f"{year}.txt", SERIES.format(year=year, own=own))
    write(tmp_path / "same-words.txt", SERIES.format(year=2021, own=OWN[2020]))
    write(tmp_path / "same-day.txt", SERIES.format(year=2020, own=OWN[2021]))
    added = tk.add_documents([tmp_path / f"{name}.txt" for name in (2020, "same-words", "same-day")], corpus)
    assert added["problem"].tolist() == ["", "", ""]


def test_notes_after_one_pattern_are_documents_of_their_own(tmp_path: Path, corpus: Path) -> None:
    """Of one day and in the same words, but of other numbers."""
    pattern = SERIES.format(
        year=2020, own="We took note of notification {}, deposited under treaty {} on that day."
    )
    for number in (7, 8):
        write(tmp_path / f"{number}.txt", pattern.format(number, number + 30))
    added = tk.add_documents([tmp_path / "7.txt", tmp_path / "8.txt"], corpus)
    assert added["problem"].tolist() == ["", ""]


def test_statements_of_one_day_with_two_partners_are_documents_of_their_own(
    tmp_path: Path, corpus: Path
) -> None:
    """In the same words and numbers, but with another name in the place of one; a name broken over lines is the same."""
    text = SERIES.format(year=2020, own=OWN[2020])
    other = text.replace("Graustark", "Borduria").replace("GRAUSTARK", "BORDURIA")
    files = {"one": text, "other": other, "broken": other.replace("and Borduria", "and Bor- duria")}
    paths = [write(tmp_path / f"{name}.txt", content) for name, content in files.items()]
    problems = tk.add_documents(paths, corpus, kind="statement", date="2020-11-12")["problem"]
    assert problems.tolist()[:2] == ["", ""]
    assert "holds the text of 'other'" in problems.tolist()[2]


def test_a_damaged_document_hinders_no_addition(tmp_path: Path, corpus: Path) -> None:
    """A file of the corpus that was changed is compared with nothing; ``toolkit check`` tells of it."""
    tk.add_documents(write(tmp_path / "a.txt"), corpus)
    (corpus / "a.txt").write_text("changed", "utf-8")
    assert (
        tk.add_documents(write(tmp_path / "b.txt", f"{STATEMENT}\n3. We left.\n"), corpus)["problem"].item()
        == ""
    )


def test_footnotes_are_no_paragraphs(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are counted, in the table and by the command."""
    path = write(
        tmp_path / "x.md", f"{STATEMENT.replace('made.', 'made.[^1]')}\n[^1]: Graustark abstained.\n"
    )
    added = tk.add_documents(path, corpus, dry_run=True)
    assert added[["paragraphs", "footnotes"]].values.tolist() == [[2, 1]]
    assert main(["add", str(path), "--corpus", str(corpus), "--dry-run"]) == 0
    assert "2 paragraphs, 1 footnote: 1, 2, fn1" in capsys.readouterr().out


def test_what_is_no_document_by_its_name_is_passed_over(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Code, data and settings in a folder are counted on one line; such a file that is named is read."""
    for name in ("a.py", "b.py", "c.ipynb", "README.md", "reports/build/report.html"):
        write(corpus.parent / name)
    path = write(corpus.parent / "texts" / "x.txt")
    assert main(["add", str(tmp_path), "--corpus", str(corpus)]) == 0
    told = capsys.readouterr().out
    assert "4 files passed over by name: 2 .py, 1 .ipynb, 1 README.md\n" in told
    assert "1 of 1 added" in told
    assert main(["add", str(corpus.parent / "a.py"), "--corpus", str(corpus)]) == 1
    assert "is in the corpus already, byte for byte, as 'x'" in capsys.readouterr().err
    path.unlink()
    assert main(["add", str(tmp_path), "--corpus", str(corpus)]) == 1
    assert "there is no document in the folder" in capsys.readouterr().err
    citation = write(path.with_name("Citation.pdf"))
    assert list_files([tmp_path], corpus) == [citation]


def test_whatever_lies_in_a_folder_is_read_or_named(tmp_path: Path, corpus: Path) -> None:
    """A pipe and a link that leads to itself are failures; a link to the folder above leads nowhere."""
    write(tmp_path / "texts" / "x.txt")
    os.mkfifo(tmp_path / "texts" / "pipe")
    (tmp_path / "texts" / "self").symlink_to("self")
    (tmp_path / "texts" / "above").symlink_to("..")
    added = tk.add_documents(tmp_path / "texts", corpus)
    problems = dict(zip((Path(path).name for path in added["path"]), added["problem"], strict=True))
    assert problems.pop("x.txt") == ""
    assert "it is no file" in problems.pop("pipe")
    assert "Too many levels of symbolic links" in problems.pop("self")
    assert not problems


def test_a_folder_that_may_not_be_read_is_named(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is added: what lies there would be missed in silence."""
    write(tmp_path / "texts" / "x.txt")
    (tmp_path / "texts" / "shut").mkdir()
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(DocumentError, match="shut' cannot be read: Permission denied"):
        tk.add_documents(tmp_path / "texts", corpus)
    assert state(corpus) == {"catalog.toml": b""}
