"""Text from outside as Typst markup that prints exactly that text, and values as Typst literals.

Markup is escaped with backslashes wherever a character could mean something, so that the source stays readable;
in calls, strings are quoted. Nothing that comes from a notebook or a document reaches Typst in any other way.
"""

from __future__ import annotations

import re

from toolkit.display.controls import visible

_SPECIAL = re.compile(
    r"""
      [\\#$*_`<>@~'"\[\];]        # marks that mean something anywhere
    | (?:^|(?<=^[ ]))[=+/(]       # lists, headings and terms at the start of a line; arguments after a call
    | -(?![A-Za-z]) | /(?=[/*])   # dashes, minus signs and comments
    | (?<![^\s\d])\. | \.(?=\.)   # numbered lists and ellipses
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LONG = re.compile(r"\S{21,}")
_SEAM = re.compile(r"([/_.,;:?&=-]+|\w{16}(?=\w{4}))")
ZERO_WIDTH_SPACE = "\u200b"


def clean(text: str) -> str:
    r"""Return `text` as it can be printed.

    Byte order marks are left out, what no font may show (controls, noncharacters) becomes U+FFFD, and of what turns the direction of
    text the code point is shown.

    Examples
    --------
    >>> clean("a\x01b") == "a\ufffdb"
    True
    """
    return _UNPRINTABLE.sub("\ufffd", visible(text.replace("\ufeff", "")))


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space."""
    return _SPACE.sub(" ", text)


def breakable(text: str) -> str:
    """Return `text` with invisible places to break in its long words: hashes, paths, addresses.

    Examples
    --------
    >>> breakable("reports/build/appendix.html").split(ZERO_WIDTH_SPACE)
    ['reports/', 'build/', 'appendix.', 'html']
    """
    return _LONG.sub(lambda word: _SEAM.sub(rf"\1{ZERO_WIDTH_SPACE}", word[0]), text)


def escape(text: str) -> str:
    r"""Return markup that prints `text`, on one line, whatever it contains.

    Examples
    --------
    >>> print(escape("1. *Not* a #list -- [see] https://example.org"))
    1\. \*Not\* a \#list \-\- \[see\] https:\//example.org
    """
    return _SPECIAL.sub(r"\\\g<0>", one_line(clean(text)))


def string(text: str) -> str:
    r"""Return `text` as a Typst string literal on one line.

    Examples
    --------
    >>> print(string('a "b" \\ c'))
    "a \"b\" \\ c"
    """
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def array(items: list[str]) -> str:
    """Return Typst expressions as an array; one item, too, makes an array.

    Examples
    --------
    >>> array(["1", "2"]), array(["1"]), array([])
    ('(1, 2)', '(1,)', '()')
    """
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def base_language(code: str) -> str:
    """Return a language's code as Typst takes it: two or three letters, without script and region; nothing if it is none.

    Examples
    --------
    >>> base_language("en-GB"), base_language("")
    ('en', '')
    """
    found = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", code)
    return found[0].lower() if found else ""
