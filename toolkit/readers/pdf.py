"""PDF: the text layer in reading order, page by page, read in a process of its own.

Columns are read one after the other, running heads and page numbers are dropped, footnotes stand at the end of their
page. A blank line parts one paragraph from the next; a page that begins right after its form feed goes on with the
paragraph before it. Lines are called by their number on the page, in reading order.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from toolkit.errors import DocumentError
from toolkit.readers.reading import PDF, Reading

_MOST_SECONDS = 600
_CHILD = "from toolkit.readers.pdf_child import main; main()"
_ROOT = Path(__file__).resolve().parents[2]


def read_pdf(content: bytes, name: str) -> Reading:
    """Return the text of a PDF called `name`, its credible title and language, and the running heads dropped.

    Raises
    ------
    DocumentError
        If it is damaged, encrypted or without text, or takes too much time or memory to read.
    """
    answer = json.loads(_ask(content, name))
    if "refused" in answer:
        msg = f"{name} {answer['refused']}."
        raise DocumentError(msg)
    return Reading(answer["text"], PDF, answer["facts"], tuple(answer["lines"]), tuple(answer["dropped"]))


def _ask(content: bytes, name: str) -> bytes:
    """Return what the child process says of the PDF."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _CHILD],
            input=content,
            capture_output=True,
            timeout=_MOST_SECONDS,
            env={**os.environ, "PYTHONPATH": path},
            check=True,
        )
    except subprocess.TimeoutExpired as err:
        msg = f"{name} takes more than {_MOST_SECONDS} seconds to read. Print it to a new PDF, or split it, and read that."
        raise DocumentError(msg) from err
    except subprocess.CalledProcessError as err:
        if b"ModuleNotFoundError" in err.stderr:
            msg = f"{name} cannot be read: pypdfium2 is not installed. Install the toolkit anew."
        else:
            msg = f"{name} cannot be read: it is damaged, or needs too much memory or time. Print it to a new PDF, or split it, and read that."
        raise DocumentError(msg) from err
    return done.stdout
