"""Tests of the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from report_samples import write_project

import toolkit
from toolkit.cli import main
from toolkit.commands.settings import find_settings
from toolkit.errors import ParameterError


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """`toolkit --version` names package and version."""
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"communique-toolkit {toolkit.__version__}\n"


@pytest.mark.parametrize(
    "argv",
    [
        pytest.param([], id="no-command"),
        pytest.param(["dance"], id="unknown-command"),
        pytest.param(["report", "--html-only", "--pdf-only"], id="both-only"),
        pytest.param(["report", "--fast"], id="unknown-option"),
    ],
)
def test_wrong_usage_is_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Argparse says what is wrong."""
    with pytest.raises(SystemExit, match="2"):
        main(argv)
    assert "usage: toolkit" in capsys.readouterr().err


def test_settings_are_found_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project may be entered at any depth."""
    path = write_project(tmp_path, one=["1"])
    monkeypatch.chdir(tmp_path / "notebooks")
    assert find_settings(Path("reports", "report.toml")) == path


def test_settings_that_are_nowhere_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says where it was looked for."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ParameterError, match=r"no none\.toml in .* or the folders above"):
        find_settings(Path("none.toml"))


def test_an_error_is_one_sentence_on_stderr_and_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback is shown for what the user can put right."""
    path = write_project(tmp_path, "colour = 'red'\n", one=["1"])
    assert main(["report", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "toolkit: report.toml, chapter 'one': unknown key 'colour'. Allowed are: notebook, id, title, parameters.\n"
    )


def raising(error: BaseException) -> object:
    """Return a function that raises `error`."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_a_missing_package_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The extra that holds the package is named."""
    path = write_project(tmp_path, one=["1"])
    for name, extra in {"typst": "report", "pyarrow": "data"}.items():
        error = ModuleNotFoundError(f"No module named {name!r}", name=name)
        monkeypatch.setattr("toolkit.report.build.build_report", raising(error))
        assert main(["report", str(path)]) == 1
        assert (
            f"{name!r} is missing. Run: pip install 'communique-toolkit[{extra}]'" in capsys.readouterr().err
        )


def test_a_missing_module_of_ours_is_a_defect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no installation would mend keeps its traceback."""
    path = write_project(tmp_path, one=["1"])
    monkeypatch.setattr(
        "toolkit.report.build.build_report", raising(ModuleNotFoundError("no", name="toolkit.report.nothing"))
    )
    with pytest.raises(ModuleNotFoundError):
        main(["report", str(path)])


def test_ctrl_c_is_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stopping is not an error with a traceback."""
    path = write_project(tmp_path, one=["1"])
    monkeypatch.setattr("toolkit.report.build.build_report", raising(KeyboardInterrupt()))
    assert main(["report", str(path)]) == 130
    assert capsys.readouterr().err == "toolkit: stopped.\n"


def test_output_that_nobody_reads_to_its_end_is_141(tmp_path: Path) -> None:
    """A pipe that closes early, as that to ``head``, is nothing to complain of."""
    path = tmp_path / "memo.txt"
    path.write_text("1. We welcomed USD 1 million.", encoding="utf-8")
    command = [sys.executable, "-m", "toolkit", "find", "money", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize(
    ("option", "formats"),
    [
        pytest.param([], ("html", "pdf"), id="both"),
        pytest.param(["--html-only"], ("html",), id="html"),
        pytest.param(["--pdf-only"], ("pdf",), id="pdf"),
        pytest.param(["--html-only", "--data"], ("html", "data"), id="data"),
    ],
)
def test_paths_and_sizes_are_printed(
    option: list[str],
    formats: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The options choose the formats; the files that were made are named with their size."""
    path = write_project(tmp_path, one=["1"])
    monkeypatch.chdir(tmp_path)

    def build(
        settings: Path, *, out: Path | None, formats: tuple[str, ...], **how: object
    ) -> dict[str, Path]:
        assert settings == path
        assert out == Path("there")
        made = {name: tmp_path / f"report.{name}" for name in formats}
        for file in made.values():
            file.write_bytes(b"x" * 2048)
        return made

    monkeypatch.setattr("toolkit.report.build.build_report", build)
    assert main(["report", "reports/report.toml", "--out", "there", *option]) == 0
    assert capsys.readouterr().out == "".join(f"report.{name}  2 KB\n" for name in formats)


def test_check_verifies_and_prints_coverage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Corpus, parameters and how much of each document is in paragraphs; a changed file is an error."""
    path = write_project(tmp_path, one=["1"])
    assert main(["check", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "1 chapter, parameters as the notebooks declare them" in printed
    assert "2 documents, bytes as recorded" in printed
    assert "memo" in printed
    (tmp_path / "corpus" / "memo.md").write_text("Other words.", "utf-8")
    assert main(["check", str(path)]) == 1
    assert "memo.md" in capsys.readouterr().err


def test_nothing_heavy_is_imported_for_the_command_line() -> None:
    """`toolkit --version` is quick: neither pandas nor the report's packages are loaded."""
    code = "import sys, toolkit.cli; print(sorted({'pandas', 'papermill', 'nbconvert', 'typst'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
