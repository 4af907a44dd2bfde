"""The addresses of chapters, documents and paragraphs in the report, the same in HTML (an id) and in Typst (a label).

A paragraph's address consists of letters, digits, ``.``, ``_`` and ``-`` only, and no two paragraphs share one: a slash
becomes a dot, and every other character that is not a letter, digit or hyphen becomes ``_`` and its code
point in hexadecimal and ``_``.
"""

from __future__ import annotations

import re


def _spell(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", lambda match: "." if match[0] == "/" else f"_{ord(match[0]):x}_", text)


def paragraph_anchor(doc_id: str, para: str) -> str:
    """Return the address of a paragraph.

    Parameters
    ----------
    doc_id
        The document's id in the catalogue.
    para
        The paragraph's label.

    Examples
    --------
    >>> paragraph_anchor("summit-2019", "2/p1")
    'par-summit-2019.2.p1'
    >>> paragraph_anchor("summit-2019", "3/(a)")
    'par-summit-2019.3._28_a_29_'
    """
    return f"par-{_spell(doc_id)}.{_spell(para)}"


def chapter_anchor(chapter_id: str) -> str:
    """Return the address of a chapter.

    Examples
    --------
    >>> chapter_anchor("covid-response")
    'chapter-covid-response'
    """
    return f"chapter-{chapter_id}"


def document_anchor(doc_id: str) -> str:
    """Return the address of a document in the appendix.

    Examples
    --------
    >>> document_anchor("summit-2019")
    'doc-summit-2019'
    """
    return f"doc-{_spell(doc_id)}"
