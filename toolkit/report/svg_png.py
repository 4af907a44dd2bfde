"""SVG as PNG, for what cannot show SVG: Typst draws it, with the report's fonts, the same bytes every time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import typst

from toolkit.errors import ReportError
from toolkit.report.typst_fonts import load_fonts
from toolkit.report.typst_text import string

_SIZE = re.compile(r"<svg[^>]*?viewBox\s*=\s*[\"']\s*\S+[\s,]+\S+[\s,]+([\d.]+)[\s,]+([\d.]+)", re.DOTALL)
_WIDTH = 460
"""Points that a picture is drawn wide, about as wide as it is printed."""
_PPI = 200


def svg_shape(svg: str) -> float:
    """Return the height of a picture as a multiple of its width; 1 where it does not say.

    Examples
    --------
    >>> svg_shape('<svg viewBox="0 0 200 50"></svg>')
    0.25
    """
    size = _SIZE.search(svg)
    return float(size[2]) / float(size[1]) if size and float(size[1]) else 1.0


def svg_png(svg: str) -> bytes:
    """Return a picture as PNG on white.

    Raises
    ------
    ReportError
        If it is not valid SVG.
    """
    height = _WIDTH * svg_shape(svg)
    source = (
        f"#set page(width: {_WIDTH}pt, height: {height:.2f}pt, margin: 0pt, fill: white)\n"
        f'#image(bytes({string(svg)}), format: "svg", width: 100%, height: 100%)'
    )
    compiler = typst.Compiler(root=str(Path(__file__).parent), font_paths=load_fonts())
    try:
        return cast("bytes", compiler.compile(source.encode(), format="png", ppi=_PPI))
    except typst.TypstError as err:
        msg = f"a figure is not valid SVG: {err.message}. Show it by tk.show_figure."
        raise ReportError(msg) from err
