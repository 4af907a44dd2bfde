"""From the bytes of a file to its text: the format is told by the content, not by the name."""

from __future__ import annotations

from pathlib import PurePath

from toolkit.readers.front_matter import read_front_matter
from toolkit.readers.plain import decode
from toolkit.readers.reading import MARKDOWN, PLAIN, Reading

_MARKDOWN_NAMES = {".md", ".markdown"}


def read_bytes(content: bytes, name: str) -> Reading:
    r"""Return the text of a file called `name`, which holds `content`.

    Raises
    ------
    DocumentError
        If it is in no format that can be read, or damaged.

    Examples
    --------
    >>> read_bytes(b"---\ntitle: Memo\n---\nWe met.", "memo.md").facts
    {'title': 'Memo'}
    """
    text = decode(content, name)
    media_type = MARKDOWN if PurePath(name).suffix.lower() in _MARKDOWN_NAMES else PLAIN
    return Reading(text, media_type, read_front_matter(text, name))
