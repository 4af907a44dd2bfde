"""The object that display functions return and Jupyter shows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from toolkit.display import html
from toolkit.display.payload import Sources

MIME = "application/vnd.communique+json"
"""The media type under which a display carries its payload."""


@dataclass(frozen=True)
class Display:
    """What a display function returns: a payload, and the three forms of it that a notebook stores.

    Jupyter shows the HTML; a report's renderers read ``payload``, which :mod:`toolkit.display` describes.
    """

    payload: dict[str, Any]
    sources: Sources = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        """Return the display as one line of plain text."""
        return html.one_line(self.payload)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, Any]:
        forms = {
            "text/plain": repr(self),
            "text/html": html.page(self.payload, self.sources),
            MIME: self.payload,
        }
        return {
            form: content
            for form, content in forms.items()
            if (not include or form in include) and form not in (exclude or ())
        }
