"""Tests of building the report from settings to files."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from report_samples import ACTS, SVG, WELCOMED, book, cell, chapter, shown, write_notebook, write_project

import toolkit.report.build as building
from toolkit.errors import ParameterError, ReportError, ToolkitError
from toolkit.report.book import MIME
from toolkit.report.build import build_report
from toolkit.report.html_links import check_links

SHOW = f"""from IPython.display import display
ref = {{"doc_id": "memo", "para": "1", "start": 12, "end": 20, "quote": "welcomed"}}
parts = [{{"text": f"{{theme}}: ", "refs": [], "style": ""}}, {{"text": "1", "refs": [ref], "style": ""}}]
display({{"{MIME}": {{"type": "text", "parts": parts}}, "text/plain": "x"}}, raw=True)"""
FILES = {
    "html": "report.html",
    "evidence.csv": "evidence.csv",
    "sources.csv": "sources.csv",
    "crate": "ro-crate-metadata.json",
}
BESIDE = {"corpus", "inputs"}
FIGURE = f"""display({{"{MIME}": {{"type": "figure", "id": "f", "caption": "C", "alt": "A", "note": "", "table": None, "svg": {SVG!r}}}, "text/plain": "x"}}, raw=True)"""


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder and below."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project whose notebooks need not run: the report is there already."""
    path = write_project(tmp_path, one=["1"])
    monkeypatch.setattr(building, "make_book", lambda *_: book(chapter(shown(ACTS))))
    return path


def test_files_are_named_after_the_settings_and_put_beside_them(project: Path) -> None:
    """The default folder is `build`; beside the report lie its inputs and their description, and nothing else is left."""
    paths = build_report(project, formats=["html"], progress=False)
    folder = project.parent / "build"
    assert {name: path.name for name, path in paths.items()} == FILES
    assert {path.name for path in folder.iterdir()} == BESIDE | set(FILES.values())


def test_another_folder_is_made(project: Path, tmp_path: Path) -> None:
    """`out` is where the files go, made where it is not there."""
    assert build_report(project, out=tmp_path / "a" / "b", formats=["html"], progress=False)["html"].is_file()


def test_unknown_formats_are_refused(project: Path) -> None:
    """A format there is not is named with those there are."""
    with pytest.raises(ParameterError, match="choose from html, pdf, docx, site, data"):
        build_report(project, formats=["odt"])
    with pytest.raises(ParameterError, match="choose from fork, kernel"):
        build_report(project, engine="thread")


def test_nothing_is_replaced_unless_all_is_complete(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second format fails, the first one's file stays as it was, too."""
    paths = build_report(project, formats=["html"], progress=False)
    old = paths["html"]
    old.write_text("the last good report", "utf-8")

    def fail(*_: object) -> bytes:
        msg = "cannot be typeset."
        raise ReportError(msg)

    monkeypatch.setattr("toolkit.report.typesetting.Typesetter.typeset", fail)
    with pytest.raises(ReportError, match="cannot be typeset"):
        build_report(project, progress=False, force=True)
    assert old.read_text("utf-8") == "the last good report"
    assert {path.name for path in old.parent.iterdir()} == BESIDE | set(FILES.values())


def test_bad_parameters_fail_before_any_kernel_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings are checked first."""
    path = write_project(tmp_path, "[chapters.parameters]\nthema = 'x'\n", one=["1"])
    monkeypatch.setattr("toolkit.report.run.run_chapters", lambda *_, **__: pytest.fail("a notebook was run"))
    with pytest.raises(ParameterError, match="no parameter 'thema'"):
        build_report(path)


def test_progress_is_a_line_a_step_where_there_is_no_terminal(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lines go to stderr; without progress there is none."""
    build_report(project, formats=["html"])
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "[1/2] HTML\n"
    build_report(project, formats=["html"], progress=False, force=True)
    assert capsys.readouterr().err == ""


def test_a_reference_that_leads_nowhere_stops_the_build() -> None:
    """Words that do not stand in the paragraph are an error, not a link."""
    with pytest.raises(ReportError, match="reads 'welcomed', not 'refused'"):
        chapter(shown({"type": "text", "parts": [cell("1", {**WELCOMED, "quote": "refused"})]}))


def test_nothing_is_made_where_nothing_changed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files stay; a file of the report that was changed or lost is made anew, as is everything by force."""
    paths = build_report(project, formats=["html"], progress=False)
    path = paths["html"]
    made: list[str] = []
    real = building._make
    monkeypatch.setattr(building, "_make", lambda *args: made.append("made") or real(*args))
    before = path.stat().st_mtime_ns
    assert build_report(project, formats=["html"], progress=False) == paths
    assert (path.stat().st_mtime_ns, made) == (before, [])
    path.write_text("spoilt", "utf-8")
    build_report(project, formats=["html"], progress=False)
    assert "spoilt" not in path.read_text("utf-8")
    project.write_text(project.read_text("utf-8") + "\n# a remark\n", "utf-8")
    build_report(project, formats=["html"], progress=False)
    build_report(project, formats=["html"], progress=False, force=True)
    assert made == ["made"] * 3


def test_an_unchanged_build_imports_nothing_heavy(project: Path) -> None:
    """Neither pandas nor papermill, nbconvert or matplotlib is loaded to find that nothing changed."""
    build_report(project, formats=["html"], progress=False)
    code = (
        f"import sys; from toolkit.cli import main; main(['report', {str(project)!r}, '--html-only'])\n"
        "print(sorted({'pandas', 'papermill', 'nbconvert', 'matplotlib', 'nbformat', 'tqdm'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "[]"


READ = "from pathlib import Path\nprint(Path('../{}').read_text())"


@pytest.mark.slow
def test_one_change_runs_one_chapter_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data file, a new file in a folder that was listed, a parameter, a notebook: each makes its chapter stale alone."""
    listing = "from pathlib import Path\nprint(sorted(path.name for path in Path('../data').iterdir()))"
    monkeypatch.chdir(tmp_path)
    data = Path("data")
    data.mkdir()
    (data / "a.csv").write_text("1", "utf-8")
    path = write_project(tmp_path, one=[READ.format("data/a.csv")], two=[listing], three=["theme"])

    def why() -> list[str]:
        told: list[str] = []
        build_report(path, formats=["html"], progress=False, explain=told.append)
        return told

    assert why() == [f"{name}: it has not been made before" for name in ("one", "two", "three")]
    assert why() == []
    (data / "a.csv").write_text("2", "utf-8")
    assert why() == [f"one: {data / 'a.csv'} changed"]
    (data / "b.csv").touch()
    assert why() == [f"two: {data}: b.csv is new"]
    path.write_text(path.read_text("utf-8") + '[chapters.parameters]\ntheme = "war"\n', "utf-8")
    assert why() == ["three: parameters: theme"]
    write_notebook(tmp_path / "notebooks" / "two.ipynb", "2")
    assert why() == ["two: the notebook changed"]
    (data / "a.csv").write_text("1", "utf-8")
    assert why() == []


@pytest.mark.slow
def test_two_builds_are_the_same_and_a_failing_one_changes_nothing(tmp_path: Path) -> None:
    """From notebooks to HTML, PDF and data twice: equal bytes, whole links, no other host; then a cell fails."""
    path = write_project(tmp_path, '[chapters.parameters]\ntheme = "war"\n', one=[SHOW, FIGURE], two=[SHOW])
    folder = build_report(path, formats=["html", "pdf", "data"], progress=False)["html"].parent
    first = contents(folder)
    build_report(path, formats=["html", "pdf", "data"], progress=False, force=True, jobs=1)
    assert contents(folder) == first
    assert {"notebooks/one.ipynb", "data/acts.parquet", "corpus/memo.md"} <= set(first)
    assert first["report.pdf"].startswith(b"%PDF-")
    html = first["report.html"].decode()
    check_links(html)
    assert not re.search(r"""(src|href|url\()\W*https?:""", html)
    assert 'war: <a class="cite"' in html

    notebook = tmp_path / "notebooks" / "two.ipynb"
    notebook.write_text(notebook.read_text("utf-8").replace("raw=True)", "raw=True) / 0"), "utf-8")
    with pytest.raises(ReportError, match=r"chapter 'two'.*TypeError"):
        build_report(path, progress=False)
    assert contents(folder) == first


def test_what_is_written_to_must_be_a_folder_and_jobs_a_number(project: Path, tmp_path: Path) -> None:
    """A file given as the folder, a folder that holds the sources, less than no notebook at once: refused before anything runs."""
    (tmp_path / "file").touch()
    with pytest.raises(ParameterError, match="is a file"):
        build_report(project, out=tmp_path / "file", progress=False)
    with pytest.raises(ParameterError, match="of which the report is made"):
        build_report(project, out=project.parent, progress=False)
    with pytest.raises(ParameterError, match="jobs is -1"):
        build_report(project, jobs=-1, progress=False)


@pytest.mark.slow
def test_a_file_that_appears_and_a_nested_template_are_seen(tmp_path: Path) -> None:
    """Scores that were looked for in vain, and a script in a folder of the templates, make the report stale."""
    path = write_project(tmp_path, one=["1"])
    templates = path.parent / "own" / "script"
    templates.mkdir(parents=True)
    path.write_text('templates = "own"\n' + path.read_text("utf-8"), "utf-8")
    html = build_report(path, formats=["html"], progress=False)["html"]
    (templates / "downloads.js").write_text("let nested = 1;\n", "utf-8")
    build_report(path, formats=["html"], progress=False)
    assert "let nested = 1;" in html.read_text("utf-8")
    (path.parent / "quality.toml").write_text("spoilt", "utf-8")
    with pytest.raises(ToolkitError, match=r"quality\.toml"):
        build_report(path, formats=["html"], progress=False)
