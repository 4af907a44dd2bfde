"""Invisible characters that turn the direction of all text after them, made visible.

Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) can show words in another order than that in which they are
stored, searched and quoted, and go on doing so beyond the words of a document. So none of them takes effect in a display or a report;
where one stands, its code point is shown. The plain marks U+200E, U+200F and U+061C, which texts in Arabic or Hebrew need, stay.
"""

from __future__ import annotations

import html
import re

CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def code_point(control: str) -> str:
    r"""Return the name by which a character is shown.

    Examples
    --------
    >>> code_point("\u202e")
    'U+202E'
    """
    return f"U+{ord(control):04X}"


def visible(text: str) -> str:
    r"""Return `text` with its code point in brackets for every control.

    Examples
    --------
    >>> visible("peace\u202e!")
    'peace[U+202E]!'
    """
    return CONTROLS.sub(lambda match: f"[{code_point(match[0])}]", text)


def escape(text: str) -> str:
    r"""Return `text` as HTML that shows it, controls included.

    Examples
    --------
    >>> escape("<b>\u202e")
    '&lt;b&gt;[U+202E]'
    """
    return html.escape(visible(text))
