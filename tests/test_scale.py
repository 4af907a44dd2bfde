"""Many documents: the tables are those of the functions, whatever is killed, damaged, named twice or asked for again."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from scale_samples import (
    FINDERS,
    Here,
    contents,
    do_batch_or_die,
    sleep_too_long,
    try_document_or_die,
    write_texts,
)

import toolkit as tk
from toolkit.cli import main
from toolkit.errors import CatalogError, ExtractionError, ParameterError
from toolkit.scale import plan, question, run, sources
from toolkit.scale.pools import Processes
from toolkit.scale.store import Store

ROOT = Path(__file__).parents[1]


@pytest.fixture
def here(monkeypatch, tmp_path):
    """Work in an empty folder, and in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "Processes", Here)
    return tmp_path


def ids(out, table="documents"):
    return tk.load_tables(out, table, columns=["doc_id"])["doc_id"].tolist()


def test_the_tables_are_those_of_the_functions(tmp_path):
    """Rows, order and dtypes are what the functions give on all documents at once, in several batches and processes."""
    paths = [next((ROOT / "corpus").glob(name)) for name in ("*-2019-*", "*-2018-*")]
    tk.extract(paths, tmp_path / "out", finders=("acts", "meetings", "themes"), jobs=2, batch_size=1)
    found = tk.load_tables(tmp_path / "out")
    catalogued = tk.load_documents(ROOT / "corpus")
    documents = pd.concat(
        [catalogued[catalogued["source_file"] == path.name] for path in paths], ignore_index=True
    )
    paragraphs = tk.segment_paragraphs(documents)
    expected = {
        "documents": documents.assign(source_file=list(map(str, paths))),
        "paragraphs": paragraphs,
        "acts": tk.find_acts(paragraphs),
        "meetings": tk.find_meetings(paragraphs),
        "themes": tk.find_themes(paragraphs),
        "failures": question.FAILURES.empty(),
    }
    assert found.keys() == expected.keys()
    for name, table in expected.items():
        pd.testing.assert_frame_equal(found[name], table)


def test_spans_of_loaded_tables_can_be_located(here):
    """A source map comes back as it was, so that a finding leads to its line."""
    write_texts(here / "texts", 1)
    tk.extract("texts", "out", finders="money")
    tables = tk.load_tables("out")
    placed = tk.locate(tables["money"], tables["paragraphs"], tables["documents"])
    assert placed[["quote", "line"]].values.tolist() == [["USD 1 million", 5]]


def test_the_size_of_a_batch_changes_nothing(here):
    """One document a batch or all in one: the same tables."""
    write_texts(here / "texts")
    tk.extract("texts", "one", batch_size=1)
    tk.extract("texts", "all", batch_size=100)
    one, everything = tk.load_tables("one"), tk.load_tables("all")
    assert one.keys() == everything.keys()
    for name in one:
        pd.testing.assert_frame_equal(one[name], everything[name])


def test_an_empty_folder_has_every_table_without_rows(here):
    """Where nothing is, every table is there with its columns."""
    (here / "texts").mkdir()
    assert set(tk.extract("texts", "out").rows.values()) == {0}
    tables = tk.load_tables("out")
    assert {*question.FINDERS, "documents", "paragraphs", "failures"} == tables.keys()
    pd.testing.assert_frame_equal(tables["money"], tk.find_money(tables["paragraphs"]))


def test_documents_of_one_name_have_ids_of_their_own(here):
    """Two files of one name in two folders, and two that are called the same by their names, are told apart; others keep their names."""
    for folder in ("un", "g20"):
        write_texts(here / "texts" / folder, 1)
    for name in ("a b.txt", "a-b.md", "声明.txt", "公报.txt", "sole.txt"):
        (here / "texts" / name).write_text("1. We met.\n")
    tk.extract("texts", "out", finders=FINDERS)
    found = ids("out")
    assert len(set(found)) == len(found) == 7
    assert "sole" in found
    assert sum(name.startswith("un-statement-0-txt-") for name in found) == 1


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(here, monkeypatch):
    """A file that is no text, one that is not there any more and one too large are rows of failures, and in no other table."""
    folder = write_texts(here / "texts", 2)
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "huge.txt").write_text("We met. " * 1000)
    monkeypatch.setattr("toolkit.readers.formats.MOST_CHARACTERS", 5000)
    (folder / "picture.png").write_bytes(b"")
    done = tk.extract("texts", "out", finders=FINDERS)
    failures = tk.load_tables("out", "failures").set_index("doc_id")["reason"].to_dict()
    assert list(failures) == ["binary", "gone", "huge"]
    assert "texts/gone.txt cannot be read: No such file" in failures["gone"]
    assert "Split it" in failures["huge"]
    assert ids("out") == ["statement-0", "statement-1"]
    assert done.rows["failures"] == 3
    assert done.passed_over == {".png": 1}


def test_a_finder_that_fails_on_a_document_costs_that_document_alone(here, monkeypatch):
    """What goes wrong in a finder is told with its name; the document is in no other table."""
    write_texts(here / "texts", 3)
    find_money = tk.find_money

    def fail(paragraphs, **options):
        if (paragraphs["doc_id"] == "statement-1").any():
            raise KeyError("yen")
        return find_money(paragraphs, **options)

    monkeypatch.setattr("toolkit.find.money.find_money", fail)
    tk.extract("texts", "out", finders=FINDERS)
    assert ids("out") == ["statement-0", "statement-2"]
    assert tk.load_tables("out", "failures")[["doc_id", "step", "reason"]].values.tolist() == [
        ["statement-1", "find_money", "KeyError: 'yen'"]
    ]


RECORDS = [
    {"number": 7, "body": "1. We welcomed USD 7 million.", "published": "2019-05-01T12:00:00Z", "title": "Seven"},
    {"number": 8, "body": "1. We met.", "published": None},
    {"number": 8, "body": "1. We met again."},
    {"body": "1. We met without a number."},
    {"number": 9},
    ["no object"],
    {"number": 10, "body": "1. We met in \ud800."},
    {"number": 11, "body": "1. We met.", "published": "last week"},
]  # fmt: skip


def test_json_lines_are_a_document_a_line(here):
    """Fields are named, ids are the records' own where they are, and a line that is no document is a failure."""
    lines = [json.dumps(record) for record in RECORDS]
    Path("all.jsonl").write_text("\n".join([*lines, "", "{no JSON", json.dumps({"number": 12, "body": ""})]))
    fields = {"text": "body", "id": "number", "date": "published"}
    tk.extract("all.jsonl", "out", finders="money", fields=fields, batch_size=3)
    documents = tk.load_tables("out", "documents")
    twice = documents["doc_id"].str.fullmatch(r"all-jsonl-\d-[0-9a-f]{16}")
    assert twice.sum() == 2
    assert documents.loc[~twice, "doc_id"].tolist() == ["7", "all-4", "12"]
    assert documents.loc[0, ["title", "date", "source_file"]].tolist() == ["Seven", "2019-05-01", "all.jsonl"]
    assert tk.load_tables("out", "money")["amount"].tolist() == [7e6]
    failures = tk.load_tables("out", "failures")
    assert failures["doc_id"].tolist() == ["9", "all-6", "10", "11", "all-10"]
    for told, reason in zip(("no text in 'body'", "no JSON object", "surrogate", "give ISO text", "no JSON"), failures["reason"], strict=True):  # fmt: skip
        assert told in reason


def test_a_long_line_is_not_taken_for_another(here, monkeypatch):
    """A record longer than what is read at once has its place, and so have those after it."""
    monkeypatch.setattr(plan, "_STRETCH", 64)
    lines = [{"id": "long", "text": "1. We met. " * 50}, {"id": "next", "text": "1. We parted."}]
    Path("all.jsonl").write_text("\n".join(map(json.dumps, lines)))
    tk.extract("all.jsonl", "out", finders="money")
    assert ids("out") == ["all-1", "next"]


def test_a_record_too_large_is_not_read(here, monkeypatch):
    """A record of more bytes than a document has characters is a failure, and costs the others nothing."""
    monkeypatch.setattr("toolkit.scale.reading.MOST_CHARACTERS", 100)
    lines = [{"id": "large", "text": "1. We met. " * 50}, {"id": "next", "text": "1. We parted."}]
    Path("all.ndjson").write_text("\n".join(map(json.dumps, lines)))
    tk.extract("all.ndjson", "out", finders="money")
    assert ids("out") == ["next"]
    assert "has 578 bytes" in tk.load_tables("out", "failures")["reason"].item()


def test_a_catalogue_beside_the_files_is_heeded(here):
    """Documents of a corpus have the facts of its catalogue, by folder, glob or URL; a file that it records otherwise fails."""
    corpus = shutil.copytree(ROOT / "corpus", here / "copy", ignore=shutil.ignore_patterns("annotations"))
    for n, paths in enumerate(("copy", "copy/*.[mt][dx]*", corpus.as_uri())):
        tk.extract(paths, f"out-{n}", finders="dates", jobs=1)
        found = tk.load_tables(f"out-{n}")
        documents = tk.load_documents(corpus).sort_values("source_file", ignore_index=True)
        rest = [name for name in documents.columns if name != "source_file"]
        pd.testing.assert_frame_equal(found["documents"][rest], documents[rest])
        dates = tk.find_dates(tk.segment_paragraphs(documents))
        pd.testing.assert_frame_equal(found["dates"], dates)
    changed = sorted(Path("copy").glob("*.txt"))[0]
    changed.write_text(changed.read_text() + "more")
    tk.extract("copy", "out", finders="dates", jobs=1)
    assert tk.load_tables("out", "failures")["source_file"].tolist() == [str(changed)]
    assert len(ids("out")) == len(documents) - 1
    Path("copy/catalog.toml").write_text("[[documents]]\nid = 1\n")
    with pytest.raises(CatalogError, match=r"copy/catalog\.toml, document 1"):
        tk.extract("copy", "other", finders="dates", jobs=1)


def test_urls_are_read_and_written(here, monkeypatch):
    """Documents and tables may lie in any file system that fsspec knows."""
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/un/2019/a.txt", b"1. We welcomed USD 1 million.")
    memory.pipe("/un/all.jsonl", b'{"id": "b", "text": "1. We welcomed USD 2 million."}')
    for out in ("memory://tables", "tables"):
        rows = tk.extract(["memory://un", "memory://un/2019/*.txt"], out, finders="money").rows
        assert rows == {"documents": 3, "paragraphs": 3, "money": 3, "failures": 0}
    assert tk.load_tables("memory://tables", "money")["quote"].tolist() == [
        "USD 2 million",
        "USD 1 million",
        "USD 1 million",
    ]
    parts = [name for name in contents(here / "tables") if name.endswith(".parquet")]
    assert all(memory.cat(f"/tables/{name}") == (here / "tables" / name).read_bytes() for name in parts)


@pytest.mark.parametrize("protocol", ["http", "denying"])
def test_no_catalogue_is_made_of_what_a_server_answers(here, monkeypatch, protocol):
    """A web page in place of a catalogue, and a store that denies what it has not, are no catalogue and stop no run."""
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe("/un/a.txt", b"We welcomed USD 1 million.")
    monkeypatch.setattr(sources, "open_system", lambda url: (memory, url.partition("://")[2]))
    monkeypatch.setattr(memory, "unstrip_protocol", lambda name: f"{protocol}:/{name}")
    opened = memory.open

    def answer(path, *mode):
        if Path(path).name != "catalog.toml":
            return opened(path, *mode)
        if protocol == "denying":
            raise PermissionError(path)
        return BytesIO(b"<p>Page not found</p>")

    monkeypatch.setattr(memory, "open", answer)
    tk.extract(f"{protocol}://un/a.txt", "out", finders="money", jobs=1)
    assert ids("out") == ["a"]


def test_a_catalogue_that_cannot_be_read_is_named(here):
    """A folder in its place is told in one sentence, before anything is written."""
    write_texts(here / "texts", 1)
    (here / "texts" / "catalog.toml").mkdir()
    with pytest.raises(
        CatalogError, match=r"catalog\.toml cannot be read: Is a directory\. Make it readable"
    ):
        tk.extract("texts", "out", finders="money")


def test_a_file_named_twice_is_read_once(here):
    """A file in a folder that is asked for too is not read again."""
    write_texts(here / "texts", 2)
    tk.extract(["texts", "texts/statement-1.txt", "texts"], "out", finders="money")
    assert ids("out") == ["statement-0", "statement-1"]


def test_the_same_again_changes_nothing(here):
    """A run that is complete is left as it is, also where the tables lie in the folder that is read."""
    write_texts(here, 3)
    first = tk.extract(".", "out", finders=FINDERS)
    before = contents(here / "out")
    assert tk.extract(".", "out", finders=FINDERS) == first
    assert contents(here / "out") == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"finders": "money"}, "other finders", id="finders"),
        pytest.param({"batch_size": 3}, "other batch_size", id="batch"),
        pytest.param({"fields": {"text": "body"}}, "other fields", id="fields"),
        pytest.param({"paths": ["texts/statement-0.txt"]}, "other paths, files", id="paths"),
        pytest.param({}, "other files", id="files"),
    ],
)
def test_another_question_is_refused(here, change, told):
    """A folder holds the answer to one question: another is refused, and nothing is changed."""
    folder = write_texts(here / "texts", 3)
    asked = {"paths": ["texts"], "out": "out", "finders": FINDERS}
    tk.extract(**asked)
    before = contents(here / "out")
    if not change:
        (folder / "new.txt").write_text("1. We met.\n")
    with pytest.raises(ExtractionError, match=f"holds a run with {told}: see run.json"):
        tk.extract(**{**asked, **change})
    assert contents(here / "out") == before


def test_a_folder_of_something_else_is_refused(here):
    """Tables are never put beside other files."""
    write_texts(here / "texts", 1)
    Path("out").mkdir()
    Path("out/mine.csv").write_text("")
    with pytest.raises(ExtractionError, match=r"out holds 'mine.csv', and no run"):
        tk.extract("texts", "out")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"paths": "nowhere"}, "there is no 'nowhere'"),
        ({"paths": "s3x://nowhere"}, "cannot be reached"),
        ({"finders": "gold"}, "there is no finder 'gold'"),
        ({"fields": {"author": "by"}}, "there is no fact of a document 'author'"),
        ({"jobs": 0}, "jobs is 0"),
        ({"batch_size": -1}, "batch_size is -1"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_written(here, wrong, told):
    """A wrong argument is one sentence, and no folder is made."""
    write_texts(here / "texts", 1)
    with pytest.raises(ParameterError, match=told):
        tk.extract(**{"paths": "texts", "out": "out", **wrong})
    assert not Path("out", "run.json").exists()


@pytest.mark.parametrize("writes", range(0, 20, 3))
def test_a_run_stopped_at_any_write_goes_on_to_the_same_files(here, monkeypatch, writes):
    """Wherever it stops, no half batch is seen, and the same call goes on to the bytes of a run that never stopped."""
    write_texts(here / "texts", 4)
    asked = {"paths": "texts", "finders": FINDERS, "batch_size": 1}
    tk.extract(**asked, out="whole")
    left, write = iter(range(writes)), Store.write

    def stop(store, name, content):
        if next(left, None) is None:
            raise KeyboardInterrupt
        write(store, name, content)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "write", stop)
        with pytest.raises(KeyboardInterrupt):
            tk.extract(**asked, out="out")
    if Path("out/run.json").exists():
        tables = tk.load_tables("out")
        done = tables["documents"]["doc_id"].tolist()
        assert done == [f"statement-{n}" for n in range(len(done))]
        assert all(set(tables[name]["doc_id"]) == set(done) for name in ("paragraphs", *FINDERS))
    tk.extract(**asked, out="out")
    assert contents(here / "out") == contents(here / "whole")


def command(folder, *more):
    line = [sys.executable, "-m", "toolkit", "extract", "texts", "--out", "out", "--finders", "money"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([*line, *more], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_run_that_is_killed_goes_on(here, seed):
    """Killed at a moment drawn from a seed, with its processes, it is continued to the same files."""
    write_texts(here / "texts", 40)
    tk.extract("texts", "whole", finders="money")
    killed = command(here, "--jobs", "2")
    while killed.poll() is None and not Path("out/run.json").exists():
        time.sleep(0.02)
    time.sleep(random.Random(seed).uniform(0, 4))
    killed.kill()
    killed.communicate()
    tk.extract("texts", "out", finders="money")
    assert contents(here / "out") == contents(here / "whole")


def test_ctrl_c_ends_the_run_and_says_how_to_go_on(here):
    """The exit status is that of an interrupt, and nothing runs on."""
    write_texts(here / "texts", 40)
    stopped = command(here)
    while stopped.poll() is None and not Path("out/sources.plan").exists():
        time.sleep(0.02)
    stopped.send_signal(signal.SIGINT)
    told = stopped.communicate()[1]
    assert stopped.returncode == 130
    assert "Traceback" not in told
    assert "Give the same command to go on." in told


def test_a_document_that_ends_its_process_is_found_out(tmp_path, monkeypatch):
    """The others of its batch, and the batches that were done beside it, lose nothing."""
    monkeypatch.setattr(run, "do_batch", do_batch_or_die)
    monkeypatch.setattr(run, "try_document", try_document_or_die)
    folder = write_texts(tmp_path / "texts", 4)
    (folder / "statement-2.txt").write_text("1. DIE\n")
    tk.extract(folder, tmp_path / "out", finders="money", jobs=2, batch_size=3)
    assert ids(tmp_path / "out") == ["statement-0", "statement-1", "statement-3"]
    failures = tk.load_tables(tmp_path / "out", "failures")
    assert failures[["doc_id", "step"]].values.tolist() == [["statement-2", "process"]]


def test_a_batch_that_no_process_survives_is_told(here, monkeypatch):
    """Where every process is lost, the run is not complete, and says so."""
    write_texts(here / "texts", 2)
    monkeypatch.setattr(Here, "run", lambda self, work, tasks: ((task, None) for task in tasks))
    with pytest.raises(ExtractionError, match="of 2 batches 2 could not be done"):
        tk.extract("texts", "out", batch_size=1)
    assert not json.loads(Path("out/run.json").read_text())["complete"]


def test_work_that_does_not_end_is_ended():
    """A process that takes longer than it is given is lost, as one that ends itself; the next work has another."""
    pool = Processes(1)
    try:
        assert list(pool.run(sleep_too_long, [1])) == [(1, None)]
        assert list(pool.run(abs, [-1, -1])) == [(-1, 1), (-1, 1)]
    finally:
        pool.close()


def test_tables_are_read_in_part(here):
    """Columns and rows can be chosen, and what is not there is told with what is."""
    write_texts(here / "texts", 3)
    tk.extract("texts", "out", finders=FINDERS, batch_size=1)
    found = tk.load_tables("out", ["money"], columns=["doc_id", "amount"], filters=[("amount", ">", 1e6)])
    assert found["money"].values.tolist() == [["statement-1", 2e6], ["statement-2", 3e6]]
    with pytest.raises(ParameterError, match=r"has no table 'gold'\. It has: documents, "):
        tk.load_tables("out", "gold")
    with pytest.raises(ParameterError, match="the table 'money' has no column 'colour'"):
        tk.load_tables("out", "money", columns=["colour"])
    with pytest.raises(ExtractionError, match="there is no run in texts"):
        tk.load_tables("texts")


def test_duckdb_reads_the_tables(here):
    """The parts of a table are one table to DuckDB, with its types."""
    duckdb = pytest.importorskip("duckdb")
    write_texts(here / "texts", 3)
    tk.extract("texts", "out", finders=FINDERS, batch_size=1)
    asked = "SELECT currency, sum(amount) FROM 'out/money/*.parquet' GROUP BY currency"
    assert duckdb.sql(asked).fetchall() == [("USD", 6e6)]


def test_the_command_line_says_what_was_made(here, capsys):
    """Rows of each table on stdout, the bar on stderr; a wrong field is wrong usage."""
    write_texts(here / "texts", 2)
    assert main(["extract", "texts", "--out", "out", "--finders", "money, dates", "--jobs", "1"]) == 0
    told = capsys.readouterr()
    assert "out/money: 2 rows\n" in told.out
    assert "100%" in told.err
    with pytest.raises(SystemExit):
        main(["extract", "texts", "--out", "out", "--field", "text"])
