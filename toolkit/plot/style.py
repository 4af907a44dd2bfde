"""The look that all plots share, and the canvas they are drawn on."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError
from toolkit.fonts import SANS, font_folders

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 6.3
"""Width of a figure in inches: the 16 cm of a printed page, 605 pixels on a screen."""

FONT_SIZE = 9.0
LINE = 0.165
"""Height of a line of text in inches."""

INK = "#1a1a1a"
MUTED = "#5f5f5f"
RULE = "#d0d0d0"
BLUE = "#0072B2"
"""Blue of Okabe and Ito's palette, which is told from grey and white with any colour vision, and in print."""

NOT_STATED = "not stated"
"""What stands for an actor, a giver or a recipient whom the words don't name."""

DEEP_BLUE = "#00334f"

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

BOLD: dict[str, Any] = {"family": SANS[0], "weight": "bold"}
"""Bold letters, of the first family alone: not all of those that step in for it have some."""

_STYLE: dict[str, Any] = {
    "font.size": FONT_SIZE,
    "axes.labelsize": FONT_SIZE,
    "axes.labelcolor": MUTED,
    "axes.edgecolor": RULE,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "text.color": INK,
    "xtick.labelsize": FONT_SIZE,
    "ytick.labelsize": FONT_SIZE,
    "xtick.color": RULE,
    "ytick.color": RULE,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
}


def pyplot() -> Any:
    """Return matplotlib's pyplot.

    Raises
    ------
    ToolkitError
        If matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot as plt
    except ImportError as err:
        msg = "plots need matplotlib: pip install 'communique-toolkit[report]'"
        raise ToolkitError(msg) from err
    return plt


@contextmanager
def canvas(ax: Axes | None, height: float) -> Iterator[Axes]:
    """Give the Axes to draw on, in the plots' style: `ax`, or those of a new figure of this height in inches."""
    plt = pyplot()
    families = _families()
    with plt.rc_context({**_STYLE, "font.family": families}):
        if ax is None:
            ax = plt.subplots(figsize=(WIDTH, max(height, 1.2)), layout="constrained")[1]
        yield ax


@cache
def _families() -> list[str]:
    """Make the fonts that packages bring known to matplotlib, and return the families it has of them."""
    from matplotlib.font_manager import fontManager

    for package, folder in font_folders().items():
        for file in sorted(folder.glob("*.ttf")) if package != "matplotlib" else ():
            fontManager.addfont(file)
    return [family for family in SANS if family in fontManager.get_font_names()]


def wrap(text: str, width: int) -> str:
    r"""Return `text` in lines of at most `width` characters, hyphenated words cut at their hyphens.

    Controls, and what turns the direction of text, become U+FFFD: a document's name is drawn as it is spelled.

    Examples
    --------
    >>> wrap("Chairman's Statement 2020", 12)
    "Chairman's\nStatement\n2020"
    """
    spelled = _UNSEEN.sub("\ufffd", text)
    return "\n".join(textwrap.wrap(spelled, width)) or spelled


def lines(texts: Sequence[str]) -> int:
    r"""Return the number of lines of the tallest of `texts`.

    Examples
    --------
    >>> lines(["one", "two\nlines"])
    2
    """
    return max((text.count("\n") + 1 for text in texts), default=1)


def bare(ax: Axes) -> None:
    """Take the frame and the tick marks away."""
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)


def say_nothing_found(ax: Axes, what: str) -> Axes:
    """Make `ax` say that there is nothing to show."""
    ax.text(0.5, 0.5, f"No {what} found.", ha="center", va="center", color=MUTED, transform=ax.transAxes)
    ax.set_xticks([])
    ax.set_yticks([])
    bare(ax)
    ax.set_label(f"No {what} found.")
    return ax


def counted(number: int, one: str) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1, "paragraph"), counted(1200, "paragraph")
    ('1 paragraph', '1,200 paragraphs')
    """
    return f"{number:,} {one if number == 1 else plural(one)}"


def noun(column: str) -> str:
    """Return what the values of a column are called.

    Examples
    --------
    >>> noun("doc_id"), noun("status_quote")
    ('document', 'status quote')
    """
    return "document" if column == "doc_id" else column.replace("_", " ")


def plural(one: str) -> str:
    """Return a noun in the plural.

    Examples
    --------
    >>> plural("paragraph"), plural("Family"), plural("day")
    ('paragraphs', 'Families', 'days')
    """
    return f"{one[:-1]}ies" if one.endswith("y") and one[-2:-1] not in "aeiou" else f"{one}s"


def name_area(
    ax: Axes, names: Sequence[str], y: float, height: float, x: float = 0, width: float = 0
) -> None:
    """Lay an unseen area over a mark, called by the words of its row (and column) in the figure's data: a page leads from it there.

    Without a `width` it is as wide as the Axes.
    """
    from matplotlib.patches import Rectangle

    place: dict[str, Any] = {} if width else {"transform": ax.get_yaxis_transform()}
    area = Rectangle((x, y), width or 1, height, facecolor="none", linewidth=0, zorder=9, **place)
    area.set_gid("|".join(["mark", *names]))
    ax.add_patch(area)
