"""YAML front matter: what a text file says of itself between two ``---`` lines at its top."""

from __future__ import annotations

import datetime as dt
import re

import yaml

from toolkit.errors import DocumentError

_FENCED = re.compile(
    r"\A---[ \t]*(?:\r\n|\n|\r)(?P<yaml>.*?)(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL
)


def front_matter_end(text: str) -> int:
    r"""Return the position after the front matter, 0 where there is none.

    Examples
    --------
    >>> front_matter_end("---\ntitle: Memo\n---\nText")
    20
    >>> front_matter_end("Text")
    0
    """
    match = _FENCED.match(text)
    return match.end() if match else 0


def read_front_matter(text: str, name: str) -> dict[str, str]:
    r"""Return the front matter of `text` as strings; dates as ISO text, white space folded.

    Raises
    ------
    DocumentError
        If the front matter is not valid YAML.

    Examples
    --------
    >>> read_front_matter("---\ntitle: Memo\ndate: 2020-11-13\n---\nText", "memo.md")
    {'title': 'Memo', 'date': '2020-11-13'}
    """
    match = _FENCED.match(text)
    if not match:
        return {}
    try:
        fields = yaml.safe_load(match["yaml"])
    except yaml.YAMLError as err:
        problem = " ".join(str(err).split())
        msg = (
            f"the front matter of {name} is not valid YAML: {problem}. Correct it, or remove the '---' lines."
        )
        raise DocumentError(msg) from err
    if not isinstance(fields, dict):
        return {}
    return {str(key): _as_text(value) for key, value in fields.items() if value is not None}


def _as_text(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return " ".join(str(value).split())
