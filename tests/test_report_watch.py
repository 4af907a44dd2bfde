"""Tests of the page that follows the report, and of builds that are killed."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from report_samples import write_notebook, write_project

from toolkit.report.html_links import check_links
from toolkit.report.watch import look, serve

ROOT = Path(__file__).parents[1]


def get(server: str, path: str) -> str:
    """Return what the server answers."""
    with urlopen(f"{server}{path}") as answer:
        text: str = answer.read().decode()
    return text


def test_the_page_shows_the_report_and_its_state(tmp_path: Path) -> None:
    """The report is served as it is, to this machine; the page around it asks for the state, which each build changes."""
    report = tmp_path / "report.html"
    with serve(report) as server:
        assert server.server_address[0] == "127.0.0.1"
        address = f"http://127.0.0.1:{server.server_port}/"
        assert get(address, "state") == ""
        report.write_text("<p>one", "utf-8")
        state = get(address, "state")
        assert 'src="report.html"' in get(address, "")
        assert get(address, "report.html") == "<p>one"
        os.utime(report, (1, 1))
        assert get(address, "state") not in ("", state)


def test_what_is_watched_is_what_the_report_is_made_from(tmp_path: Path) -> None:
    """Settings, notebooks and the toolkit's code, before anything was built; a broken notebook is watched still."""
    path = write_project(tmp_path, one=["1"])
    before = look(path)
    assert {path.name, "one.ipynb", "report.css"} <= {Path(name).name for name in before}
    write_notebook(tmp_path / "notebooks" / "one.ipynb", "12")
    assert look(path) != before


def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment that all processes of a build inherit."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "TOOLKIT_TEST": str(tmp_path)}


def processes(tmp_path: Path) -> list[str]:
    """Return the processes that have that environment."""
    mark = f"TOOLKIT_TEST={tmp_path}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (path / "environ").read_bytes():
                found.append(path.name)
        except OSError:
            continue
    return found


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_saving_builds_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    """The page's state changes when a notebook is saved, and the report is the new one; nothing is left running."""
    settings = write_project(tmp_path, one=["print('first')"])
    command = [sys.executable, "-m", "toolkit", "report", str(settings), "--watch", "--html-only"]
    with subprocess.Popen(command, env=environment(tmp_path), stdout=subprocess.PIPE, text=True) as watch:
        assert watch.stdout is not None
        (server,) = re.findall(r"http://127\.0\.0\.1:\d+/", watch.stdout.readline())
        while not (first := get(server, "state")):
            assert watch.poll() is None
            time.sleep(0.1)
        assert "first" in get(server, "report.html")
        write_notebook(tmp_path / "notebooks" / "one.ipynb", "print('second')")
        while get(server, "state") == first:
            assert watch.poll() is None
            time.sleep(0.1)
        assert "second" in get(server, "report.html")
        watch.send_signal(signal.SIGINT)
    assert watch.returncode == 0
    assert processes(tmp_path) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_build_killed_at_any_moment_leaves_the_last_report(tmp_path: Path) -> None:
    """After each of twenty kills the report is whole, the last or the next one; nothing runs on, and the next build succeeds."""
    settings = write_project(tmp_path, one=["print('round 0')"])
    command = [sys.executable, "-m", "toolkit", "report", str(settings), "--html-only"]
    start = time.perf_counter()
    subprocess.run(command, env=environment(tmp_path), capture_output=True, check=True)
    whole = time.perf_counter() - start
    moments = random.Random(5)
    report, good = settings.parent / "build" / "report.html", 0
    for number in range(1, 21):
        write_notebook(tmp_path / "notebooks" / "one.ipynb", f"print('round {number}')")
        with subprocess.Popen(command, env=environment(tmp_path), stderr=subprocess.DEVNULL) as build:
            time.sleep(moments.uniform(0, whole))
            build.kill()
        html = report.read_text("utf-8")
        check_links(html)
        assert html.rstrip().endswith("</html>")
        (shown,) = set(re.findall(r"round (\d+)\n?<", html))
        assert int(shown) in (good, number)
        good = int(shown)
    for _ in range(100):  # a server that is just loading pandas sees afterwards that it is alone
        time.sleep(0.2 if processes(tmp_path) else 0)
    assert processes(tmp_path) == []
    subprocess.run(command, env=environment(tmp_path), capture_output=True, check=True)
    assert "round 20" in report.read_text("utf-8")


@pytest.mark.slow
def test_two_builds_at_once_do_no_harm(tmp_path: Path) -> None:
    """Both succeed, and the report is what one alone makes."""
    settings = write_project(tmp_path, one=["print(1)"])
    command = [sys.executable, "-m", "toolkit", "report", str(settings), "--html-only"]
    builds = [subprocess.Popen(command, env=environment(tmp_path), stderr=subprocess.PIPE) for _ in range(2)]
    for build in builds:
        _, said = build.communicate()
        assert build.returncode == 0, said
    report = settings.parent / "build" / "report.html"
    together = {path: path.read_bytes() for path in report.parent.rglob("*") if path.is_file()}
    assert report in together
    subprocess.run([*command, "--force"], env=environment(tmp_path), capture_output=True, check=True)
    assert together == {path: path.read_bytes() for path in report.parent.rglob("*") if path.is_file()}
