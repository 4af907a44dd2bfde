"""Plots: a table becomes matplotlib Axes, which say in words what they show.

Every function takes a plain table and draws it on `ax`, or on a new figure 16 cm wide and as high as its rows need, and
returns the Axes. It computes nothing beyond a pivot and saves nothing; the caption, which says what the figure shows and of
how many, belongs to :func:`toolkit.display.show_figure`. The Axes' label (``ax.get_label()``, which matplotlib never
draws) is the text alternative: the figure's numbers in words.

One visual language: a single blue of Okabe and Ito's palette for colour-blind readers (*Color universal design*, 2008),
told from white and grey in print as well; numbers are printed where they stand, so that nothing is read off a colour
alone; no legends: kinds are told apart by shape and filling and named in words; names are wrapped, never cut; DejaVu Sans, which comes with matplotlib and has the letters of
Vietnamese.
"""

from __future__ import annotations

from toolkit.plot.actors import plot_actors
from toolkit.plot.dispersion import plot_dispersion
from toolkit.plot.formulas import plot_formulas
from toolkit.plot.matrix import plot_counts, plot_presence
from toolkit.plot.money import plot_money
from toolkit.plot.pledges import plot_pledges
from toolkit.plot.timeline import plot_timeline
from toolkit.plot.verbs import plot_verbs

__all__ = [
    "plot_actors",
    "plot_counts",
    "plot_dispersion",
    "plot_formulas",
    "plot_money",
    "plot_pledges",
    "plot_presence",
    "plot_timeline",
    "plot_verbs",
]
