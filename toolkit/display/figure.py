"""A matplotlib figure as SVG that is the same bytes every time, with its text alternative and its data."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.display.bundle import Display
from toolkit.display.controls import visible
from toolkit.display.payload import slugify
from toolkit.display.tables import Layout, show_table
from toolkit.errors import ParameterError, ToolkitError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_PROLOGUE = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_METADATA = re.compile(r"\s*(?:<metadata>.*?</metadata>|<!--.*?-->)", re.DOTALL)
_UNSHOWN = r"Glyph \d+ .* missing from|Matplotlib currently does not support \w+ natively"
_ID = re.compile(r'(\bid="|href="#|url\(#)')


def show_figure(
    plot: Axes | Figure,
    *,
    caption: str,
    alt: str = "",
    note: str = "",
    data: pd.DataFrame | Display | None = None,
    slug: str = "",
) -> Display:
    """Show a plot, and close it.

    Parameters
    ----------
    plot
        What a ``plot_…`` function returned, or any matplotlib Axes or Figure.
    caption, note, slug
        As in :func:`show`.
    alt
        What the figure says, in words, for those who don't see it. Default: what the plot function wrote there.
    data
        The figure's numbers, as a table or as a display of one (:func:`show_counts`, whose numbers lead to passages).

    Returns
    -------
    Display
        With a payload of type ``figure``.

    Raises
    ------
    ParameterError
        If there is no text alternative, or `data` is a display of something else than a table.

    Notes
    -----
    Text is drawn as paths, so the figure needs no font, and as it is: dollars are money, never mathematics. A character that
    none of its fonts can show is drawn as a box; `alt` and the data have it. Identifiers in the SVG start with the figure's
    own, so that two figures can stand on one page; date, creator and comments are left out.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> _, ax = plt.subplots()
    >>> display = show_figure(ax, caption="An empty plot", alt="No data.")
    >>> display.payload["alt"], display.payload["svg"][:4]
    ('No data.', '<svg')
    """
    figure: Any = plot.get_figure(root=True)
    alternative = alt or alt_text(plot)
    if not alternative:
        msg = f"the figure {caption!r} has no text alternative. Say in `alt` what it shows, with its figures."
        raise ParameterError(msg)
    name = slug or slugify(caption)
    payload = {
        "type": "figure",
        "id": name,
        "caption": caption,
        "alt": alternative,
        "note": note,
        "svg": _svg(figure, name),
        "table": _data(data, caption, name),
    }
    return Display(payload, data.sources if isinstance(data, Display) else {})


def alt_text(plot: Axes | Figure) -> str:
    """Return the text alternative that plot functions leave as the label of their Axes.

    Parameters
    ----------
    plot
        Axes or Figure; of a Figure, the labels of all its Axes.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> figure, ax = plt.subplots()
    >>> ax.set_label("One bar, of three documents.")
    >>> alt_text(figure)
    'One bar, of three documents.'
    >>> plt.close(figure)
    """
    many: Any = getattr(plot, "axes", None)
    labels = [str(ax.get_label()) for ax in (many if isinstance(many, list) else [plot])]
    return " ".join(label for label in labels if label and label[0] not in "<_")


def _data(data: pd.DataFrame | Display | None, caption: str, slug: str) -> dict[str, Any] | None:
    if data is None:
        return None
    if isinstance(data, pd.DataFrame):
        data = show_table(data, Layout(), caption=f"Data of the figure: {caption}", slug=f"{slug}-data")
    if data.payload["type"] != "table":
        msg = f"the data of a figure is a table, got a display of type {data.payload['type']!r}. Use show or show_counts."
        raise ParameterError(msg)
    return data.payload


def _svg(figure: Figure, slug: str) -> str:
    """Return the figure as one ``<svg>`` element, and close it."""
    try:
        from matplotlib import pyplot, rc_context
        from matplotlib.text import Text
    except ImportError as err:
        msg = "plots need matplotlib: pip install 'communique-toolkit[report]'"
        raise ToolkitError(msg) from err
    buffer = io.StringIO()
    for text in figure.findobj(Text):
        text.set_parse_math(False)  # dollars are money: two of them are no formula
    with (
        rc_context({"svg.fonttype": "path", "svg.hashsalt": slug, "svg.id": None, "text.parse_math": False}),
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("ignore", _UNSHOWN, UserWarning)
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, facecolor="white")
    pyplot.close(figure)
    return _embeddable(buffer.getvalue(), slug)


def _embeddable(svg: str, slug: str) -> str:
    svg = visible(_METADATA.sub("", _PROLOGUE.sub("", svg, count=1)))
    svg = _ID.sub(lambda match: f"{match[1]}{slug}-", svg)
    return svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1).strip()
