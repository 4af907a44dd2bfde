"""The report's templates, style and script: the package's, or those that a folder of the settings puts in their place.

Text that enters a Jinja template is escaped.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit.report.look import Look

FOLDER = Path(__file__).parent / "templates"
_SCRIPTS = ("display", "contents", "panel", "search", "downloads", "start")


@cache
def _environment(own: Path | None) -> Environment:
    return Environment(
        loader=FileSystemLoader([own, FOLDER] if own else FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def read_asset(name: str, own: Path | None = None) -> str:
    """Return the text of a file of the folder `own`, if it is there, else of the package's."""
    path = own / name if own and (own / name).is_file() else FOLDER / name
    return path.read_text("utf-8")


def page_script(own: Path | None = None) -> str:
    """Return the page's one script, made of the files in ``script``, which share their names with each other alone."""
    parts = "\n".join(read_asset(f"script/{name}.js", own) for name in _SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}}}());'


def render(name: str, look: Look, **values: object) -> str:
    """Return template `name`, as the look has it, filled with `values` and ``labels``, the look's fixed words."""
    return _environment(look.templates).get_template(name).render(labels=look.labels, **values)
