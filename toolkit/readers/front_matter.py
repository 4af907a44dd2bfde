"""YAML front matter: what a text file says of itself between two ``---`` lines at its top.

It begins with a ``key:`` and is short; a text that begins with a rule has none. Only its plain values are read, and nothing
of it is built but text: no object, no alias written out.
"""

from __future__ import annotations

import datetime as dt
import re

import yaml

from toolkit.errors import DocumentError

_FENCED = re.compile(
    r"""\A---[ \t]*(?:\r\n|\n|\r)(?P<yaml>(?:[ \t]*(?:\#[^\r\n]*)?(?:\r\n|\n|\r))*[\w"'][^\r\n:]*:\s.*?(?:\r\n|\n|\r))
    ---[ \t]*(?:\r\n|\n|\r|\Z)""",
    re.DOTALL | re.VERBOSE,
)
_MOST_CHARACTERS = 20_000
_NULL = "tag:yaml.org,2002:null"
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


def front_matter_end(text: str) -> int:
    r"""Return the position after the front matter, 0 where there is none.

    Examples
    --------
    >>> front_matter_end("---\ntitle: Memo\n---\nText")
    20
    >>> front_matter_end("Text"), front_matter_end("---\nWe met.\n---\nWe agreed.")
    (0, 0)
    """
    match = _fenced(text)
    return match.end() if match else 0


def read_front_matter(text: str, name: str) -> dict[str, str]:
    r"""Return the front matter of `text` as strings; dates as ISO text, lists joined by commas, white space folded.

    Raises
    ------
    DocumentError
        If the front matter is not valid YAML.

    Examples
    --------
    >>> read_front_matter("---\ntitle: Memo\ndate: 2020-11-13\n---\nText", "memo.md")
    {'title': 'Memo', 'date': '2020-11-13'}
    """
    match = _fenced(text)
    if not match:
        return {}
    try:
        root = yaml.compose(match["yaml"], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as err:
        problem = " ".join(str(err).split())
        msg = (
            f"the front matter of {name} is not valid YAML: {problem}. Correct it, or remove the '---' lines."
        )
        raise DocumentError(msg) from err
    fields = root.value if isinstance(root, yaml.MappingNode) else []
    return {
        " ".join(key.value.split()): _as_text(value)
        for key, value in fields
        if isinstance(key, yaml.ScalarNode) and value.tag != _NULL
    }


def _fenced(text: str) -> re.Match[str] | None:
    return _FENCED.match(text, 0, _MOST_CHARACTERS)


def _as_text(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(_as_text(item) for item in node.value if isinstance(item, yaml.ScalarNode))
    if not isinstance(node, yaml.ScalarNode):
        return ""
    return _as_date(node.value) if node.tag == _TIMESTAMP else " ".join(node.value.split())


def _as_date(written: str) -> str:
    """Return a date as ISO text; one that no calendar has as it is written."""
    try:
        value = yaml.safe_load(written)
    except ValueError:
        return written
    return value.isoformat() if isinstance(value, dt.date) else written
