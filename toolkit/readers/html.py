"""Web pages: the document in them as Markdown, its facts from the page's own metadata, its lines those of the file.

The page is parsed (:mod:`~toolkit.readers.html_page`), cut into blocks of text (:mod:`~toolkit.readers.html_blocks`), parted
into the document and what stands around it (:mod:`~toolkit.readers.html_main`), and written as Markdown
(:mod:`~toolkit.readers.html_markdown`): numbers of lists as a browser prints them, headings, rows of tables, raised numbers.
"""

from __future__ import annotations

from toolkit.errors import DocumentError
from toolkit.readers.html_blocks import read_blocks
from toolkit.readers.html_facts import read_facts
from toolkit.readers.html_main import part_main
from toolkit.readers.html_markdown import write_markdown
from toolkit.readers.html_page import decode_page, parse_page
from toolkit.readers.reading import HTML, Reading


def read_html(content: bytes, name: str) -> Reading:
    r"""Return the document in a web page called `name`, which holds `content`.

    Raises
    ------
    DocumentError
        If the page is too large, nested too deeply, in no known encoding, or has no text.

    Examples
    --------
    >>> page = b"<title>Memo</title><nav>Home</nav><h1>Joint Statement</h1>\n<ol><li>We met in <b>Tokyo</b>.</ol>"
    >>> reading = read_html(page, "memo.html")
    >>> reading.text, reading.lines, reading.dropped
    ('# Joint Statement\n\n1. We met in Tokyo.', (1, 1, 2), ('Home',))
    """
    root = parse_page(decode_page(content, name), name)
    facts = read_facts(root)
    main, dropped = part_main(root, read_blocks(root))
    if not any(block.rows for block in main):
        msg = f"{name} has no text in it: {_why(content)}. Open it in a browser and save the page that shows the words."
        raise DocumentError(msg)
    text, lines = write_markdown(main)
    return Reading(
        text, HTML, facts, lines, tuple(" / ".join(block.text for block in run) for run in dropped)
    )


def _why(content: bytes) -> str:
    return (
        "it only holds frames"
        if b"<frame" in content.lower()
        else "there are links alone, or scripts put the words there"
    )
