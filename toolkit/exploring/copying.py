"""Buttons that take the code of a selection out of its field: to the clipboard and, in JupyterLab, into a new cell.

They are HTML with a script, as notebooks that are trusted run it; elsewhere they stay hidden, and the field is there to select from.
A script may not write into a notebook: the new cell is made by commands of JupyterLab, which it runs for buttons in trusted outputs.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.display.controls import escape


def copying(code: str) -> dict[str, Any]:
    """Return the buttons for `code` as an output of a notebook."""
    html = (
        f'<div data-lm-suppress-shortcuts="true" data-code="{escape(code)}"><button type="button" hidden>Copy the code</button> '
        f'<button type="button" hidden>Put it into a new cell</button> <span role="status"></span>{_steps(code)}</div>{_script()}'
    )
    return {"output_type": "display_data", "data": {"text/plain": "", "text/html": html}, "metadata": {}}


def _steps(code: str) -> str:
    """Return the commands of JupyterLab that make a cell and fill it, as the hidden links that run them."""
    commands = {"notebook:insert-cell-below": {}, "notebook:replace-selection": {"text": code}}
    return "".join(
        f'<a hidden data-commandlinker-command="{name}" data-commandlinker-args="{escape(json.dumps(given))}"></a>'
        for name, given in commands.items()
    )


@cache
def _script() -> str:
    return f"<script>\n{files(__package__).joinpath('copy.js').read_text('utf-8')}</script>"
