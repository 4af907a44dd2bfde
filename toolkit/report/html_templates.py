"""The report's Jinja templates, style and script; text that enters them is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent / "templates"
_SCRIPTS = ("display", "contents", "panel", "search", "downloads", "start")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


@cache
def read_asset(name: str) -> str:
    """Return the text of a file of the templates' folder."""
    return (FOLDER / name).read_text("utf-8")


@cache
def page_script() -> str:
    """Return the page's one script, made of the files in ``script``, which share their names with each other alone."""
    parts = "\n".join(read_asset(f"script/{name}.js") for name in _SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}}}());'


def render(name: str, **values: object) -> str:
    """Return template `name` filled with `values`."""
    return _environment().get_template(name).render(**values)
