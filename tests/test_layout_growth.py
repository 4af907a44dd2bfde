"""Layout recovery never takes longer than in proportion to the text, whatever is repeated in it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from toolkit.layout.recover import recover_layout

REPEATED = {
    "brackets": "(", "square brackets": "[", "stars": "*", "starred words": "**a ", "underscored words": "_a ", "raised": "¹",
    "line ends": "\n", "numbers alone": "1.\n", "plain numbers alone": "1\n\n", "letters": "a", "tabs": "\t", "spaces": " ",
    "zero width": "\u200b", "quotation marks": "“", "bars": "|", "backslashes": "\\", "hyphens": "-", "dashes": "—", "capitals’": "A’",
    "quotes": "> ", "quoted lines": ">\n", "rules": "---\n", "underlines": "a\n===\n", "rules and items": "***\n\n2. We met.\n\n",
    "hashes": "#", "headings": "# a\n", "short headings": "Opening Words\n\n", "bold headings": "**Opening Words**\n\n",
    "bold between": "a\n**b**\n", "open bold": "a **\n**\n", "italics": "*Opening Words Here Now Again*\n\n",
    "images": "![](", "links": "[a](", "references": "[a][b] ", "definitions": "[1]: https://a\n", "addresses": "<http:",
    "tags": "<b>", "closing tags": "</b>", "crossed tags": "</i><b>", "comments": "<!--", "lines of comments": "<!-- a -->\n",
    "entities": "&amp;", "written tags": "&lt;b ", "debris": 'div a="b" ', "table": "| a | b |\n", "table rules": "|---|---|\n",
    "pages": "a\f", "numbered pages": "1\n\f", "footers": "Summit – 3\n\fWe met.\n", "lines": "We met in Tokyo and agreed to go on.\n",
    "paragraphs": "Text that ends here.\n\n", "scraps": "opening words here\n\n", "dates": "Tokyo, 4 November 2019\n\nWords\n\n",
    "titles": "Joint Statement of the Leaders\n\n", "signatures": "For Japan: Prime Minister\n\n", "initials": "A\nb\n",
    "items": "1. We met.\n\n(a) one;\n\n(b) two.\n\n", "items in a line": "(a) x;\n", "numbers in a line": "1. We met. 2. ",
    "bare numbers": "1 We met in Tokyo.\n\n", "numbers above": "1\nWe met in Tokyo.\n", "letters above": "(a)\n\n", "Roman": "I. Scope\n\nText.\n\n",
    "parts": "II\nScope and Aims\n\n", "decimal": "1.1 The word.\n\n", "annexes": "Annex\n\nA.\n\n", "articles": "Article 1\n\nThe Parties.\n\n",
    "bullets": "- a\n", "bullets above": "o\nItem\n", "bullets alone": "-\n", "round bullets": "• item one;\n", "notes": "_____\n1 note\n",
    "boxed notes": "[1] note\n\n", "named notes": "[^1]: note\n\n", "marked words": "Nations1 and, 2 in ", "starred notes": "* Once\n\n",
    "bodies": "The General Assembly,\n\nRecalling it,\n\n", "articles of grammar": "The ", "preambles": "The General Assembly, Recalling a, ",
    "broken words": "word-\nword ", "soft hyphens": "wo\xad\nrd", "ends of lines": "\r", "wide spaces in lines": "we met  in\n", "entities and marks": "a &amp; b¹  c\n", "symbols": "A/RES/", "commas": "x, ",
}  # fmt: skip
MADE: dict[str, Callable[[int], str]] = {
    "nested quotes": lambda n: "\n".join(">" * k + " a" for k in range(1, int((2 * n) ** 0.5))),
    "nested bullets": lambda n: "\n".join(" " * k + "- a" for k in range(1, int((2 * n) ** 0.5))),
    "nested tags": lambda n: "<b>" * (n // 8) + "x" + "</b>" * (n // 8),
    "nested marks": lambda n: "**a _b " * (n // 14) + "b_ a** " * (n // 14),
    "tags never opened": lambda n: "_a " * (n // 6) + "</b>" * (n // 8),
    "set in once": lambda n: " " * (n // 2) + "a\n" + "b\n" * (n // 4),
    "a long first line": lambda n: "Abcdef " * (n // 14) + "\n" + "\fAbcdef\n" * (n // 16),
    "notes and marks": lambda n: (
        "Text here1 ends.\n\n" * (n // 36) + "".join(f"[{i % 999}] note\n\n" for i in range(n // 24))
    ),
    "front matter": lambda n: "---\na: b\n" + "--- a\n" * (n // 6),
}
FRAME = "Joint Statement of Leaders\n\n{}\n\n1. We met in Tokyo and agreed.\n\n2. We parted there.\n"
STEP, SHORTEST, LONGEST, ENOUGH = 4, 4000, 5_000_000, 0.06
MOST = 7
"""Between four, what is proportional to the length, and sixteen, what grows with its square."""


def seconds(make: Callable[[int], str], size: int, media_type: str) -> float:
    """Return the processor time of a text of about `size` characters."""
    text = make(size)
    begin = time.process_time()
    recover_layout(text, media_type=media_type, title="Joint Statement of the Leaders of Japan")
    return time.process_time() - begin


def growth(make: Callable[[int], str], media_type: str) -> float:
    """Return how many times longer a text four times as long takes, at a length whose work takes long enough."""
    size, before, now = SHORTEST, 0.0, 0.0
    while now < ENOUGH and size < LONGEST:
        before, size = now, size * STEP
        now = seconds(make, size, media_type)
    return now / max(before or seconds(make, size // STEP, media_type), 0.001)


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: FRAME.format(unit * (size // len(unit)))


MARKDOWN = [
    *(pytest.param(repeated(unit), "text/markdown", id=name) for name, unit in REPEATED.items()),
    *(pytest.param(make, "text/markdown", id=name) for name, make in MADE.items()),
]
PLAIN = [
    pytest.param(repeated(REPEATED[name]), "text/plain", id=f"{name} in plain text")
    for name in ("comments", "images", "lines", "notes", "numbered pages", "numbers alone", "pages", "spaces")
]


@pytest.mark.parametrize(("make", "media_type"), [*MARKDOWN, *PLAIN])
def test_the_work_grows_with_the_text(make, media_type):
    """Four times the text takes about four times as long, never sixteen times: no absolute limit of time."""
    assert any(growth(make, media_type) < MOST for _ in range(3))


def test_a_thousand_numbers_in_a_line_are_paragraphs():
    """Numbered paragraphs run together are parted one after the other, however many they are."""
    text = " ".join(f"{number}. We met." for number in range(1, 1000))
    found = recover_layout(text).paragraphs
    assert [paragraph.para for paragraph in found] == [str(number) for number in range(1, 1000)]
    assert {paragraph.text.text for paragraph in found} == {"We met."}
