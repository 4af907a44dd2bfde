"""Words as Markdown: what would be markup is escaped, so that layout recovery shows the words as they stand."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]<>&~^{}]")
_RULES = re.compile(r"^(?=#)|(?<!\S)(?=-{3})", re.MULTILINE)


def escaped(text: str) -> str:
    r"""Return `text`, some whole lines, with a backslash before each character that Markdown or HTML gives a meaning.

    A dash, an asterisk or a number at the beginning of a line stays the bullet or label that it is in print.

    Examples
    --------
    >>> print(escaped("# 1 of 2 *marks* & <tags>"))
    \# 1 of 2 \*marks\* \& \<tags\>
    """
    return _RULES.sub(r"\\", _MARKS.sub(r"\\\g<0>", text))


def emphasised(text: str, mark: str) -> str:
    """Return `text` between two marks of emphasis, the white space around it outside them.

    Examples
    --------
    >>> emphasised(" Trade ", "**")
    ' **Trade** '
    """
    words = text.strip()
    before, _, after = text.partition(words) if words else (text, "", "")
    return f"{before}{mark}{words}{mark}{after}" if words else text
