"""Typst as the report uses it: from markup to tagged PDF/UA-1, with the fonts that packages and settings give.

What a compiler has once set it sets again in a fraction of the time, and its output depends on the markup alone. So while a
chapter runs, the last report is set to no other end than that the new one, which shares most of it, comes quickly.
"""

from __future__ import annotations

import logging
import re
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import cast

import typst

from toolkit.errors import ReportError
from toolkit.report.html_templates import FOLDER
from toolkit.report.typst_fonts import load_fonts

_log = logging.getLogger(__name__)


class Typesetter:
    """A Typst compiler with its fonts loaded; `fonts` is a folder of further ones."""

    def __init__(self, fonts: Path | None = None) -> None:
        self._compiler = typst.Compiler(root=str(FOLDER), font_paths=load_fonts(fonts))

    def typeset(self, source: str, created: int) -> bytes:
        """Return a Typst document as PDF/UA-1, dated by `created`, in seconds since 1970.

        Raises
        ------
        ReportError
            With the message of Typst, if it refuses the document.
        """
        try:
            pdf, warnings = self._compile(source, created)
        except typst.TypstError as err:
            raise ReportError(_explained(err, source)) from err
        for warning in warnings:
            _log.warning("typst: %s", warning.message)
        return pdf

    def rehearse(self, source: str, created: int) -> None:
        """Set a document for the sake of one like it; whether Typst refuses it does not matter."""
        with suppress(typst.TypstError):
            self._compile(source, created)

    def _compile(self, source: str, created: int) -> tuple[bytes, list[typst.TypstWarning]]:
        return cast(
            "tuple[bytes, list[typst.TypstWarning]]",
            self._compiler.compile_with_warnings(
                source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=created
            ),
        )


def rehearsed(source: str, created: int, fonts: Path | None = None) -> Future[Typesetter]:
    """Return at once what will be a typesetter that has set `source`, aside, as a rehearsal of a document like it."""
    ready: Future[Typesetter] = Future()

    def prepare() -> None:
        try:
            setter = Typesetter(fonts)
            setter.rehearse(source, created)
            ready.set_result(setter)
        except BaseException as err:
            ready.set_exception(err)

    Thread(target=prepare, daemon=True).start()  # a build that fails meanwhile does not wait for it
    return ready


def _explained(err: typst.TypstError, source: str) -> str:
    place = re.search(r"\.typ:(\d+):(\d+)", err.diagnostic)
    near = ""
    if place:
        line = source.splitlines()[int(place[1]) - 1]
        start = max(0, int(place[2]) - 40)
        near = f" near {line[start : start + 160]!r}"
    hints = "; ".join(err.hints)
    return f"the PDF cannot be typeset{near}: {err.message}. {hints[:1].upper() + hints[1:] or 'Correct this place'}."
