"""A web page from bytes to a tree of elements: its encoding, and what is no page to read.

The encoding is that of the byte order mark, else UTF-8 if the bytes are that, else the one the page declares (read as
browsers read it: ``iso-8859-1`` is Windows-1252), else what :func:`~toolkit.readers.plain.decode` finds. The parser is that
of libxml2, which takes any markup and expands no entity that a page declares itself.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from toolkit.errors import DocumentError
from toolkit.lexicons import load_lexicon
from toolkit.readers.plain import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_BYTES = 64_000_000
MOST_TAGS = 300_000
MOST_ATTRIBUTES = 2_000
_HEAD = 4096
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})|^\s*<\?xml[^>]{0,80}\bencoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_TAG = re.compile(r"""<(?:!--|([A-Za-z][\w:-]*)(?:[^"'=>]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+)""")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_APART = re.compile(r"[\s/=]+")
_LONG = 4000
_CLOSES = {
    "!--": re.compile("-->"),
    "script": re.compile("</script", re.I),
    "style": re.compile("</style", re.I),
}
_ENTITY = re.compile(r"<!DOCTYPE[^>\[]{0,400}\[\s*[^\]]{0,400}<!ENTITY", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_page(content: bytes, name: str) -> str:
    r"""Return the characters of a web page called `name`; every line ends on ``\n``.

    Raises
    ------
    DocumentError
        If it is too large, or its encoding can't be told.

    Examples
    --------
    >>> decode_page(b'<meta charset="shift_jis">\r\n<p>\x93\x8c\x8b\x9e', "page.html")
    '<meta charset="shift_jis">\n<p>東京'
    """
    if len(content) > MOST_BYTES:
        msg = (
            f"{name} has {len(content):,} bytes; a web page of at most {MOST_BYTES:,} is read. "
            "Save the page without its pictures, or cut it into several files."
        )
        raise DocumentError(msg)
    return _LINE_END.sub("\n", _decoded(content, name))


def _decoded(content: bytes, name: str) -> str:
    declared = _DECLARED.search(content, 0, _HEAD)
    if not declared or content.startswith(_MARKS) or _is_utf8(content):
        return decode(content, name)
    called = (declared[1] or declared[2]).decode("ascii").lower()
    try:
        return content.decode(load_lexicon("web_pages")["encodings"].get(called, called))
    except (LookupError, UnicodeError):
        return decode(content, name)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def parse_page(text: str, name: str) -> Element:
    """Return the root element of a page.

    Raises
    ------
    DocumentError
        If there is nothing in it, it declares entities, or it has too many elements or nests them too deeply.

    Examples
    --------
    >>> parse_page("<p>We met.", "page.html").xpath("string()")
    'We met.'
    """
    from lxml import etree

    if _ENTITY.search(text, 0, _HEAD):
        msg = f"{name} declares entities of its own, as no web page does. Open it in a browser and save the page it shows."
        raise DocumentError(msg)
    _check_tags(text, name)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as err:
        msg = (
            f"{name} cannot be read as a web page: {_sentence(err)}. Open it in a browser and save it again."
        )
        raise DocumentError(msg) from err
    if root is None:
        msg = f"{name} has no text in it. Give the page that holds the document's words."
        raise DocumentError(msg)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        msg = f"{name} nests its elements too deeply for a web page. Open it in a browser and save the text it shows."
        raise DocumentError(msg)
    return root


def _check_tags(text: str, name: str) -> None:
    """Refuse a page of very many tags, or of tags with very many attributes, before its tree is made.

    Raises
    ------
    DocumentError
        If there are more of either than any page has.
    """
    count, place = 0, 0
    while match := _TAG.search(text, place):
        count += match[1] is not None
        crowded = (
            match.end() - match.start() > _LONG
            and len(_APART.findall(_VALUE.sub("=", match[0]))) > MOST_ATTRIBUTES
        )
        if count > MOST_TAGS or crowded:
            what = (
                f"a tag of more than {MOST_ATTRIBUTES:,} attributes"
                if crowded
                else f"more than {MOST_TAGS:,} tags"
            )
            msg = f"{name} has {what}. Save the document alone as a page, or cut it into several files."
            raise DocumentError(msg)
        place = match.end()
        close = _CLOSES.get((match[1] or "!--").lower())
        if close:
            found = close.search(text, place)
            place = found.end() if found else len(text)


def _sentence(err: Exception) -> str:
    return " ".join(str(err).split()).rstrip(".") or type(err).__name__
