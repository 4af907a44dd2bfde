"""What every reader returns: the text of a file, and how its places are called there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

AS_MARKDOWN = frozenset({MARKDOWN, HTML, DOCX})
"""The formats whose text is Markdown: the reader of a web page or a Word document writes their markup so."""


class Reading(NamedTuple):
    """A file as read.

    ``lines`` names the place in the file of each line of ``text``: the line of a web page, the line on its page of a PDF,
    the paragraph of a Word document; empty where the lines of the text are those of the file. Form feeds in ``text``
    stand between the pages of a PDF. ``facts`` is what the file says of itself (``title, date, issuer, language``), dates
    as ISO text; ``dropped`` the stretches left out as no part of the document (menus, running heads), for the user to see.
    """

    text: str
    media_type: str
    facts: Mapping[str, str]
    lines: tuple[int, ...] = ()
    dropped: tuple[str, ...] = ()
