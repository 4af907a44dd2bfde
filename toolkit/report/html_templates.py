"""The report's Jinja templates, style and script; text that enters them is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent / "templates"


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


def render(name: str, **values: object) -> str:
    """Return template `name` filled with `values`."""
    return _environment().get_template(name).render(**values)
