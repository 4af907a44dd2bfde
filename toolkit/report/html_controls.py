"""Characters that turn the direction of text, shown on the page by their code points and without effect."""

from __future__ import annotations

import re

from toolkit.display.controls import CONTROLS, code_point

_TEXT = re.compile(rf">[^<>]*{CONTROLS.pattern}[^<>]*<")
_SHOWN = '<span class="control" data-code="{}"><span hidden>{}</span></span>'


def show_controls(page: str) -> str:
    r"""Return a page on which every control between its tags is hidden, and its code point shown in its place.

    The words of the page stay what they are: the character is there, in an element that is not displayed, where it has no effect.

    Examples
    --------
    >>> print(show_controls("<body><p>a\u2067b</p>").replace("\u2067", "?"))
    <body><p>a<span class="control" data-code="U+2067"><span hidden>?</span></span>b</p>
    """
    head, body, rest = page.partition("<body")
    return head + body + _TEXT.sub(lambda match: CONTROLS.sub(_shown, match[0]), rest)


def _shown(match: re.Match[str]) -> str:
    return _SHOWN.format(code_point(match[0]), match[0])
