"""How the report looks, as ``report.toml`` sets it: its fixed words, paper, logo, fonts, and templates of one's own."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.report.labels import Labels, english, labels_path, load_labels
from toolkit.report.parameters import refuse

_MARGIN = 68.0
"""The margin of the template at either side, in points."""
_HEAD_AND_FOOT = 268.0
"""What a page needs in points beside a figure: its margins, the figure's caption and note."""
_LOADS = re.compile(r"<script|<foreignObject|<!ENTITY|(?:href|src)\s*=\s*[\"'](?!#|data:)", re.IGNORECASE)


class Paper(NamedTuple):
    """A size of paper by Typst's name, in points."""

    name: str
    width: float
    height: float

    @property
    def text_width(self) -> float:
        """Width of the text on an upright page."""
        return self.width - 2 * _MARGIN

    @property
    def wide_text_width(self) -> float:
        """Width of the text on a landscape page."""
        return self.height - 2 * _MARGIN

    @property
    def figure_shape(self) -> float:
        """The height of a figure as a multiple of its width, up to which it fits a page with its caption."""
        return (self.height - _HEAD_AND_FOOT) / self.text_width


A4 = Paper("a4", 595.0, 842.0)
PAPERS = {
    paper.name: paper
    for paper in (
        A4,
        Paper("us-letter", 612.0, 792.0),
        Paper("us-legal", 612.0, 1008.0),
        Paper("a3", 842.0, 1191.0),
    )
}


class Logo(NamedTuple):
    """A logo: its media type, its bytes, and what it is in words."""

    media_type: str
    content: bytes
    alt: str

    @property
    def uri(self) -> str:
        """The logo as a ``data:`` address."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode()}"


@dataclass(frozen=True)
class Look:
    """What settings say of the look."""

    labels: Labels = field(default_factory=english)
    paper: Paper = A4
    logo: Logo | None = None
    templates: Path | None = None
    fonts: Path | None = None


def load_look(given: Mapping[str, Any], folder: Path, where: str) -> Look:
    """Return the look that settings ask for.

    Parameters
    ----------
    given
        ``language``, ``labels``, ``paper``, ``logo``, ``logo_alt``, ``templates`` and ``fonts``, empty where not given.
    folder
        The folder that paths are relative to.
    where
        What to call the settings in messages.

    Raises
    ------
    ParameterError
        If there are no labels in that language, no such paper, file or folder, or a logo without a description.
    """
    if given["paper"] not in PAPERS:
        refuse(where, "paper", given["paper"], f"one of {', '.join(PAPERS)}")
    path = labels_path(given["labels"] or given["language"], folder)
    templates, fonts = (_folder(given[key], folder, where, key) for key in ("templates", "fonts"))
    logo = folder / given["logo"] if given["logo"] else None
    return Look(
        labels=load_labels(path),
        paper=PAPERS[given["paper"]],
        logo=_logo(logo, given["logo_alt"], where) if logo else None,
        templates=templates,
        fonts=fonts,
    )


def _folder(name: str, folder: Path, where: str, key: str) -> Path | None:
    if not name:
        return None
    path = (folder / name).resolve()
    if not path.is_dir():
        refuse(where, key, name, "a folder, relative to the settings")
    for file in sorted(path.rglob("*")):
        if file.is_file():
            file.open("rb").close()  # Typst opens fonts itself, unseen by a build that records what it reads
    return path


def _logo(path: Path, alt: str, where: str) -> Logo:
    if not path.is_file():
        refuse(where, "logo", path.name, "an SVG or PNG file, relative to the settings")
    content = path.read_bytes()
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        kind = "image/png"
    elif b"<svg" in content and not _LOADS.search(content.decode("utf-8", "replace")):
        kind = "image/svg+xml"
    else:
        refuse(where, "logo", path.name, "a PNG, or an SVG that holds no script and loads nothing")
    if not alt.strip():
        refuse(where, "logo_alt", alt, "what the logo is, in words, for those who don't see it")
    return Logo(kind, content, alt.strip())
