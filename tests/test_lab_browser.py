"""Tests of the notebooks in a real JupyterLab, in a real browser, on a server of their own.

They are skipped where Playwright, a Chromium, JupyterLab or ipywidgets is missing. Nothing is fetched from elsewhere.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
SETTINGS = {
    "ServerApp": {"allow_root": True},
    "IdentityProvider": {"token": ""},
    "LabApp": {"expose_app_in_browser": True},
}
PANEL = "window.jupyterapp.shell.currentWidget"
FRONT = "notebooks/start-here.ipynb"
READY = f"(path) => {PANEL}?.context?.path === path && {PANEL}.context.isReady && {PANEL}.sessionContext.kernelDisplayStatus === 'idle'"
IDLE = f"() => {PANEL}.sessionContext.kernelDisplayStatus === 'idle'"
CELLS = f"() => {PANEL}.context.model.toJSON().cells"
RUN = f"() => {CELLS[6:]}.every((cell) => cell.cell_type !== 'code' || cell.execution_count)"
PATIENCE = 60_000  # milliseconds, after which something that never comes is given up

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy corpus, notebooks and scores, so that nothing is written into the repository."""
    folder = tmp_path_factory.mktemp("lab")
    unwanted = shutil.ignore_patterns("build", ".ipynb_checkpoints")
    for name in ("corpus", "notebooks", "reports"):
        shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
    (folder / "config").mkdir()
    (folder / "config" / "jupyter_server_config.json").write_text(json.dumps(SETTINGS), "utf-8")
    return folder


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[str]:
    """Run `toolkit lab`, with settings and runtime files of its own, and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {
        f"JUPYTER_{name.upper()}_DIR": str(project / name) for name in ("config", "data", "runtime")
    } | {"IPYTHONDIR": str(project / "ipython"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "toolkit", "lab", "--no-browser", "--port", str(port)]
    with (project / "server.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=project, env=os.environ | places, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield answering(f"http://localhost:{port}", process, project / "server.log")
        finally:
            process.terminate()
            process.wait(60)


def answering(address: str, process: subprocess.Popen[bytes], log: Path) -> str:
    """Return the address of a server once it answers."""
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/api"):
                return address
        except OSError:
            time.sleep(0.2)
    pytest.fail(log.read_text("utf-8"))


class Lab:
    """A JupyterLab in a browser, and what it said and asked others for."""

    def __init__(self, browser: Any, address: str) -> None:
        self.address = address
        self.page = browser.new_page(viewport={"width": 1400, "height": 1400})
        self.page.set_default_timeout(PATIENCE)
        self.said: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", self._see)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.said.append(message.text)

    def _see(self, request: Any) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.said.append(request.url)

    def open(self, name: str) -> None:
        """Open a notebook, and wait for its kernel."""
        path = f"notebooks/{name}.ipynb"
        if not self.page.url.startswith(self.address):
            self.page.goto(self.address)
            self.page.wait_for_function(READY, arg=FRONT)
        self.page.evaluate(
            "async (path) => { await window.jupyterapp.commands.execute('docmanager:open', { path }); }", path
        )
        self.page.wait_for_function(READY, arg=path)

    def run_all(self) -> list[dict[str, Any]]:
        """Run all cells by the menu, and return them."""
        self.page.evaluate(
            f"() => {{ {PANEL}.content.widgets.forEach((cell) => cell.model.clearExecution?.()) }}"
        )
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_function(RUN)
        self.page.wait_for_function(IDLE)
        return self.page.evaluate(CELLS)  # type: ignore[no-any-return]

    def close(self) -> None:
        """Stop the kernel of the notebook, and close it."""
        self.page.evaluate(
            f"async () => {{ const panel = {PANEL}; await panel.sessionContext.shutdown(); panel.dispose(); }}"
        )


@pytest.fixture(scope="module")
def lab(browser: Any, server: str) -> Iterator[Lab]:
    """Open JupyterLab in a Chromium; in the end it may have said nothing on the console, nor asked another host."""
    lab = Lab(browser, server)
    yield lab
    lab.page.close()
    assert lab.said == []


def outputs(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return all outputs of cells."""
    return [output for cell in cells for output in cell.get("outputs", ())]


def plain(cells: list[dict[str, Any]]) -> str:
    """Return what the outputs say in plain text."""
    return "\n".join("".join(output["data"]["text/plain"]) for output in outputs(cells))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_top_to_bottom(lab: Lab, name: str) -> None:
    """Without an error, a warning or a word on stderr."""
    lab.open(name)
    found = outputs(lab.run_all())
    assert {output["output_type"] for output in found} <= {"execute_result", "display_data"}
    assert found
    lab.close()


def ask(lab: Lab, pattern: str) -> list[dict[str, Any]]:
    """Write a pattern into the parameters cell of the front page by the keyboard, run all cells, and return them."""
    lab.open("start-here")
    editor = lab.page.locator(".jp-Cell.jp-CodeCell .cm-content").first
    editor.locator(".cm-line", has_text="pattern =").click()
    lab.page.keyboard.press("Home")
    lab.page.keyboard.press("Shift+End")
    lab.page.keyboard.type(f'pattern = "{pattern}"')
    return lab.run_all()


def test_another_value_in_the_parameters_cell_changes_what_is_shown(lab: Lab) -> None:
    """Written into the cell by the keyboard."""
    assert "Passages: peace (" in plain(ask(lab, "peace"))
    lab.close()


@pytest.mark.parametrize(("pattern", "ending"), [("welcom*", ".txt"), ("Mekong-Japan Summit", ".md")])
def test_a_citation_leads_to_its_paragraph(lab: Lab, pattern: str, ending: str) -> None:
    """A click on the place of a passage opens the paragraph, and a click in it the file at its line, Markdown as its text."""
    ask(lab, pattern)
    passage = lab.page.locator("blockquote", has_text=f"{ending}, line ").first
    quoted = passage.locator("p").first.text_content().strip("… ")
    passage.locator("summary").click()
    behind = passage.locator("[data-behind]")
    behind.wait_for()
    assert quoted in behind.text_content()
    way = behind.get_by_role("link")
    file, _, line = way.text_content().partition(", line ")
    way.click()
    lab.page.wait_for_function(
        f"(file) => {PANEL}.context?.path === `corpus/${{file}}` && {PANEL}.isRevealed", arg=file
    )
    lab.page.wait_for_function(
        f"(line) => {PANEL}.content.editor?.getCursorPosition().line === line - 1", arg=int(line)
    )


def test_a_long_table_is_filtered_and_sorted(lab: Lab) -> None:
    """Words narrow it and say how many rows are left, a click on a heading puts it in order."""
    lab.open("your-first-analysis")
    lab.run_all()
    table = lab.page.locator("[data-long-table]", has_text="Acts by family of verbs")
    names = table.locator("tbody").first.locator("tr:not([hidden]) th")
    before = names.all_text_contents()
    table.get_by_role("button", name="Verb family").click()
    assert names.all_text_contents() == sorted(before) != before
    table.get_by_label("Filter").fill("welcoming")
    assert names.all_text_contents() == ["welcoming"]
    assert table.get_by_role("status").text_content() == f"1 of {len(before)} rows"
    lab.close()


def test_choosing_by_the_keyboard_changes_tables_and_code(lab: Lab) -> None:
    """Fields have labels; what is typed or chosen changes lines, counts, plot and code, which a button copies."""
    lab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab.open("explore")
    lab.run_all()
    pattern = lab.page.get_by_label("Pattern", exact=True)
    pattern.focus()
    lab.page.keyboard.type("freedom of navigation")
    lab.page.keyboard.press("Tab")
    assert lab.page.evaluate("document.activeElement.labels[0].textContent") == "Theme"
    lab.page.keyboard.press("Home")
    about = "“freedom of navigation”"
    for told in ("In context", "By document", "Where in the documents"):
        lab.page.get_by_text(f"{told}: {about}", exact=True).first.wait_for()
    code = lab.page.get_by_label("As code", exact=True).input_value()
    assert code.startswith('found = tk.kwic(paragraphs, "freedom of navigation")\n')
    lab.page.get_by_role("button", name="Copy the code").press("Enter")
    lab.page.get_by_role("status").get_by_text("Copied.").wait_for()
    assert lab.page.evaluate("navigator.clipboard.readText()") == code
    lab.close()


def test_the_code_makes_the_same_in_a_cell(lab: Lab) -> None:
    """Put into a new cell by a button it shows the same three displays."""
    lab.open("explore")
    lab.run_all()
    code = lab.page.get_by_label("As code", exact=True).input_value()
    lab.page.get_by_role("button", name="Put it into a new cell").press("Enter")
    lab.page.get_by_role("status").get_by_text("It stands in a new cell below.").wait_for()
    lab.page.wait_for_function(
        f"(code) => {PANEL}.content.activeCell.model.sharedModel.getSource() === code", arg=code
    )
    lab.page.evaluate("async () => { await window.jupyterapp.commands.execute('notebook:run-cell'); }")
    lab.page.wait_for_function(IDLE)
    cells = lab.page.evaluate(CELLS)
    made = next(outputs([cell]) for cell in cells if "".join(cell["source"]) == code)
    shown = lab.page.evaluate(
        "() => [...document.querySelectorAll('.widget-output caption, .widget-output figcaption')].map((part) => part.textContent)"
    )
    assert [output["output_type"] for output in made] == ["display_data"] * 3
    for caption, output in zip(shown, made, strict=True):
        assert caption in "".join(output["data"]["text/html"])
    lab.close()
