"""Ask a corpus by choosing: documents, a theme, a pattern, an actor, a family of verbs.

What is chosen is a :class:`Selection`. From it :func:`view` makes tables, and :func:`as_code` the cell of a notebook that makes
the same tables with the public functions, so that what was found by choosing can be published. :func:`explore` puts widgets
before the two.
"""

from __future__ import annotations

from toolkit.exploring.code import as_code
from toolkit.exploring.selection import Selection, View, view
from toolkit.exploring.widgets import explore

__all__ = ["Selection", "View", "as_code", "explore", "view"]
