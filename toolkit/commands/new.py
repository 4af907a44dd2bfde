"""``toolkit new``: a theme's codebook or a notebook, from the template."""

from __future__ import annotations

import argparse

from toolkit.report.store import shown

TOLD = "write the codebook of a new theme, or a new notebook"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("what", choices=("theme", "notebook"), metavar="theme|notebook")
    parser.add_argument("name", metavar="NAME", help="its name, and that of the file")
    parser.add_argument("--title", default="", help="its title (default: made of the name)")


def run(arguments: argparse.Namespace) -> None:
    """Write the file, and say how it becomes a chapter."""
    from toolkit.codebook import load_codebook
    from toolkit.project import new_notebook, new_theme

    if arguments.what == "theme":
        path = new_theme(arguments.name, arguments.title)
        lines = _chapter("theme", arguments.name, load_codebook(path).title)
        lines.append(f'parameters = {{ theme = "{arguments.name}" }}')
    else:
        path = new_notebook(arguments.name, arguments.title)
        lines = _chapter(arguments.name, arguments.name)
    print(f"{shown(path)}\n\nIts chapter, for reports/report.toml:\n")
    print("\n".join(lines))


def _chapter(notebook: str, name: str, title: str = "") -> list[str]:
    """Return the lines of a chapter in the report's settings; its id begins with a letter."""
    from toolkit.adding.entries import toml_string

    chapter = name.replace("_", "-")
    return [
        "[[chapters]]",
        f'notebook = "../notebooks/{notebook}.ipynb"',
        f'id = "{chapter if chapter[0].isalpha() else f"theme-{chapter}"}"',
        *([f"title = {toml_string(title)}"] if title else []),
    ]
