"""Tests of what stands beside the report: inputs, executed notebooks, and the RO-Crate that describes them."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import nbformat
import pytest
from report_samples import ACTS, book, chapter, shown, write_notebook, write_project
from rocrate.rocrate import ROCrate

from toolkit.errors import ParameterError, ReportError
from toolkit.report.book import Book
from toolkit.report.companions import companions
from toolkit.report.config import load_report
from toolkit.report.crate import crate_json
from toolkit.report.placing import outdated, put_files, refuse_overwriting
from toolkit.report.software import DATA, REPORT, Package, packages_used

ROOT = Path(__file__).parents[1]
EXECUTED = chapter(shown(ACTS))
CODEBOOKS = ROOT / "toolkit" / "codebooks"
THEMES = '[chapters.parameters]\ntheme = "covid-19"\n'


def made(folder: Path, settings: str = THEMES) -> dict[str, bytes]:
    """Return the files of a small report, as if its notebooks had been run."""
    path = write_project(folder, settings, one=["1"], two=["2"])
    hidden = folder / ".venv" / "pyvenv.cfg"
    hidden.parent.mkdir()
    hidden.touch()
    codebook, code = CODEBOOKS / "covid-19.toml", CODEBOOKS.parent / "cli.py"
    reads = [codebook, CODEBOOKS, code, path, folder / "quality.toml", hidden]
    (folder / "quality.toml").write_text("# none", "utf-8")
    two = replace(EXECUTED, id="two", reads={str(each): "" for each in reads})
    ran = (replace(EXECUTED, id="one"), two)
    report = replace(book(*ran), executed=ran)
    rendered = {"report.html": b"<p>", "report.pdf": b"%PDF"}
    return rendered | companions(load_report(path), report, rendered)


def written(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files to a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def entities(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """Return the entities of the crate by id."""
    return {each["@id"]: each for each in json.loads(files["ro-crate-metadata.json"])["@graph"]}


def listed(value: Any) -> list[str]:
    """Return the ids that a property refers to."""
    return [each["@id"] for each in (value if isinstance(value, list) else [value])]


def test_the_crate_is_read_back_and_every_file_is_what_it_says(tmp_path: Path) -> None:
    """`rocrate` finds every file of the folder but the description itself, with its size and hash."""
    files = made(tmp_path / "project")
    crate = ROCrate(written(tmp_path / "build", files))
    found = {unquote(each.id): each for each in crate.data_entities if "File" in each.type}
    assert set(found) == set(files) - {"ro-crate-metadata.json"}
    for path, entity in found.items():
        assert entity["sha256"] == hashlib.sha256(files[path]).hexdigest()
        assert entity["contentSize"] == str(len(files[path]))
        assert entity["encodingFormat"] != "application/octet-stream"
    assert crate.root_dataset["conformsTo"].id == "https://w3id.org/ro/wfrun/process/0.6"
    assert crate.version == "1.3"


def test_every_reference_leads_to_an_entity(tmp_path: Path) -> None:
    """No id is used that the crate does not describe, but the specification's own."""
    files = made(tmp_path)
    known = entities(files)
    used = set()
    for entity in known.values():
        for value in entity.values():
            parts = value if isinstance(value, list) else [value]
            used |= {part["@id"] for part in parts if isinstance(part, dict)}
    assert used - set(known) == {"https://w3id.org/ro/crate/1.3"}


def test_a_chapter_is_an_action_with_notebook_inputs_parameters_and_result(tmp_path: Path) -> None:
    """The second chapter was run with a theme, told beside the default; what it read is an input, but for code and folders."""
    known = entities(made(tmp_path))
    action = known["#run/two"]
    assert action["instrument"] == {"@id": "inputs/notebooks/two.ipynb"}
    assert action["result"] == {"@id": "notebooks/two.ipynb"}
    assert listed(action["object"]) == [
        "corpus/catalog.toml",
        "corpus/memo.md",
        "corpus/note.md",
        "inputs/quality.toml",
        "inputs/toolkit/codebooks/covid-19.toml",
        "#run/two/theme",
        "#run/two/limit",
    ]
    assert known["#run/two/theme"]["value"] == "covid-19"
    assert known["#run/one/theme"]["value"] == "peace"
    assert known["#inputs/notebooks/two.ipynb:theme"]["defaultValue"] == "peace"
    assert known["#inputs/notebooks/two.ipynb:limit"] == {
        "@id": "#inputs/notebooks/two.ipynb:limit",
        "@type": "FormalParameter",
        "additionalType": "Integer",
        "name": "limit",
        "description": "rows",
        "defaultValue": "3",
    }
    assert listed(known["#report"]["result"]) == ["report.html", "report.pdf"]
    assert "notebooks/one.ipynb" in listed(known["#report"]["object"])
    assert known["#report"]["description"] == "Settings: report.toml. Formats: html, pdf."


def ran(path: Path, reads: dict[str, list[Path]]) -> dict[str, bytes]:
    """Return the files beside a report, as if each of its chapters had been run and had read some files."""
    chapters = tuple(
        replace(EXECUTED, id=name, reads={str(each): "" for each in read}) for name, read in reads.items()
    )
    return companions(load_report(path), replace(book(*chapters), executed=chapters), {})


def test_no_two_things_have_one_id(tmp_path: Path) -> None:
    """A chapter may be called like the report, or like another chapter and a parameter; two notebooks may share a name."""
    path = write_project(tmp_path, one=["1"])
    names = {"report": "one", "x": "one", "x-theme": "a/one"}
    write_notebook(tmp_path / "notebooks" / "a" / "one.ipynb", "1", parameters="theme = 'sea'  # where")
    chapters = "".join(
        f'[[chapters]]\nnotebook = "../notebooks/{file}.ipynb"\nid = "{name}"\n'
        for name, file in names.items()
    )
    path.write_text(path.read_text("utf-8").partition("[[chapters]]")[0] + chapters, "utf-8")
    known = entities(ran(path, {name: [] for name in names}))
    assert known["#report"]["name"] == "Making of the report"
    assert known["#run/report"]["@type"] == known["#run/x-theme"]["@type"] == "CreateAction"
    assert known["#run/x/theme"]["@type"] == "PropertyValue"
    assert known["#inputs/notebooks/one.ipynb:theme"]["defaultValue"] == "peace"
    assert known["#inputs/notebooks/a/one.ipynb:theme"]["defaultValue"] == "sea"


def test_an_id_of_two_things_is_refused(tmp_path: Path) -> None:
    """What would overwrite another entity stops the build."""
    config = load_report(write_project(tmp_path, one=["1"]))
    twice = [Package("a", "1", "https://example.org/a"), Package("a", "1", "https://example.org/b")]
    with pytest.raises(ReportError, match="two different things as pkg:pypi/a@1"):
        crate_json(config, {}, [], {}, twice)
    assert crate_json(config, {}, [], {}, twice[:1] * 2)


def test_files_of_one_name_from_elsewhere_are_both_kept(tmp_path: Path) -> None:
    """The second has a part of its hash in its name, and each chapter leads to the one it read."""
    project = tmp_path / "project"
    path = write_project(project, one=["1"], two=["2"])
    for name in ("a", "b"):
        table = tmp_path / name / "x.csv"
        table.parent.mkdir()
        table.write_text(name, "utf-8")
        notebook = project / "notebooks" / f"{'one' if name == 'a' else 'two'}.ipynb"
        write_notebook(notebook, "1", parameters=f"table = '../../{name}/x.csv'  # to read")
    files = ran(path, {"one": [tmp_path / "a" / "x.csv"], "two": [tmp_path / "b" / "x.csv"]})
    other = f"inputs/x-{hashlib.sha256(b'b').hexdigest()[:8]}.csv"
    assert (files["inputs/x.csv"], files[other]) == (b"a", b"b")
    known = entities(files)
    assert "inputs/x.csv" in listed(known["#run/one"]["object"])
    assert other in listed(known["#run/two"]["object"])
    assert "inputs/x.csv" not in listed(known["#run/two"]["object"])


def test_documents_carry_their_terms_of_use(tmp_path: Path) -> None:
    """A document's licence is that of the catalogue; the report's own is that of the settings, if it is stated."""
    known = entities(made(tmp_path))
    licence = known[known["corpus/memo.md"]["license"]["@id"]]
    assert licence["name"] == "MIT"
    assert known[known["./"]["license"]["@id"]]["name"].startswith("Not stated")
    config = replace(load_report(tmp_path / "reports" / "report.toml"), licence="MIT")
    stated = entities(companions(config, book(), {}))
    assert stated["#licence"]["name"] == stated["#licence-1"]["name"] == "MIT"


def test_the_same_project_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    """No path of the machine is in any of the files."""
    one, two = made(tmp_path / "a"), made(tmp_path / "far" / "b")
    assert one == two
    assert not any(str(tmp_path).encode() in content for content in one.values())


def test_copies_of_the_inputs_are_the_inputs(tmp_path: Path) -> None:
    """Settings, catalogue, documents and notebooks lie in the folder byte for byte."""
    files = made(tmp_path)
    for copy, original in {
        "inputs/reports/report.toml": "reports/report.toml",
        "inputs/notebooks/one.ipynb": "notebooks/one.ipynb",
        "corpus/catalog.toml": "corpus/catalog.toml",
        "corpus/memo.md": "corpus/memo.md",
    }.items():
        assert files[copy] == (tmp_path / original).read_bytes()
    notebook = nbformat.reads(files["notebooks/one.ipynb"].decode(), as_version=4)
    assert notebook.cells[1].outputs


def test_no_input_is_overwritten(tmp_path: Path) -> None:
    """A folder above what the report is made of, or in the corpus, is refused; any other is not."""
    config = load_report(write_project(tmp_path, one=["1"]))
    for folder in (tmp_path, config.path.parent, Path(tmp_path.anchor)):
        with pytest.raises(ParameterError, match="of which the report is made"):
            refuse_overwriting(config, folder)
    with pytest.raises(ParameterError, match="is in the corpus"):
        refuse_overwriting(config, config.corpus / "build")
    refuse_overwriting(config, tmp_path / "build")


def test_what_the_last_build_made_and_this_one_does_not_is_outdated(tmp_path: Path) -> None:
    """A notebook of a chapter that is gone goes, and a Word document not made anew; the PDF and what somebody changed or added stay."""
    files = made(tmp_path / "project")
    folder = written(tmp_path / "build", files | {"notebooks/mine.ipynb": b"{}", "mine.pdf": b"%PDF"})
    assert outdated(folder, files) == []
    fewer = {path: content for path, content in files.items() if "two" not in path and path != "report.pdf"}
    gone = ["inputs/notebooks/two.ipynb", "notebooks/two.ipynb"]
    assert outdated(folder, fewer) == [folder / path for path in gone]
    (folder / "notebooks" / "two.ipynb").write_text("changed", "utf-8")
    assert outdated(folder, fewer) == [folder / gone[0]]
    put_files(fewer, folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == {*fewer, "report.pdf", "notebooks/two.ipynb", "notebooks/mine.ipynb", "mine.pdf"}


def test_nothing_outside_the_folder_is_outdated(tmp_path: Path) -> None:
    """Whatever a crate lists, a file elsewhere is left where it is."""
    folder = tmp_path / "build"
    folder.mkdir()
    (tmp_path / "mine.txt").write_bytes(b"mine")
    sha256 = hashlib.sha256(b"mine").hexdigest()
    graph = [{"@id": path, "sha256": sha256} for path in ("../mine.txt", f"{tmp_path}/mine.txt", "%00")]
    (folder / "ro-crate-metadata.json").write_text(json.dumps({"@graph": graph}), "utf-8")
    assert outdated(folder, set()) == []


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "null", "{}", '{"@graph": 1}', '{"@graph": [1]}', '{"@graph": [{"@id": 1, "sha256": ""}]}'],
)
def test_a_damaged_crate_lists_nothing(tmp_path: Path, text: str) -> None:
    """A build goes on where the last description cannot be read."""
    (tmp_path / "ro-crate-metadata.json").write_text(text, "utf-8")
    assert outdated(tmp_path, set()) == []


def test_the_software_is_what_the_report_needs() -> None:
    """Packages are those of the extras and what they need: not what else is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert [re.match(r"[\w-]+", line)[0] for line in project["dependencies"] + extras["report"]] == list(
        REPORT
    )
    assert [re.match(r"[\w-]+", line)[0] for line in extras["data"]] == list(DATA)
    names = [package.name for package in packages_used(REPORT)]
    assert names == sorted(names)
    assert {"pandas", "jinja2", "typst"} <= set(names)
    assert not {"pytest", "rocrate", "pyarrow"} & set(names)
    assert "pyarrow" in {package.name for package in packages_used(DATA)}
    assert all(package.version and package.url for package in packages_used(REPORT))


def test_the_report_without_executed_chapters_is_described_too(tmp_path: Path) -> None:
    """A book that holds no executed notebooks makes a crate of inputs and outputs."""
    empty: Book = book(chapter(shown(ACTS)))
    files = companions(load_report(write_project(tmp_path, one=["1"])), empty, {"report.html": b"<p>"})
    assert "#run/one" not in entities(files)
