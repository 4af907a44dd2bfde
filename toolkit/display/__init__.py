"""Show results so that every number and quotation leads back to the words it was taken from.

Each function takes plain tables and returns a :class:`Display`, which Jupyter shows and a report's renderers read. A
display is stored in the notebook in three forms: one line of plain text; HTML that is complete in itself and whole without a script,
whose citations open their paragraphs and lead to the source files in ``../corpus/``; and, under the media type ``application/vnd.communique+json``,
the *payload*, from which HTML and PDF reports are made.

A payload is a dictionary of plain strings, numbers and lists; nothing in it is markup.

*Ref*
    One passage: ``doc_id``, ``para``, ``start``, ``end``, ``quote``, as in every span table.
*Cell*
    ``text``; ``refs``, the passages behind it (none: plain text; in one paragraph: a link there; in several: a link to a
    list of evidence); ``after``, where it says something: words that follow the text and are no part of the link; ``style``: ``""``, ``"strong"``, ``"quote"``, ``"date"`` (kept on one line) or ``"muted"``; and where they say something ``shade``, the
    depth of the background from 0 to 1, ``href``, an address on the web, and ``marks``, stretches of the text (start, end, mark) that
    the notebook marks as those of a passage.

Its ``type`` says what else it holds:

``table``
    ``id, caption, note, columns`` (each a ``label`` and an ``align``: left, right, center), ``rows`` (lists of cells) and
    ``row_header``: whether the first cell of a row names it. The ``note`` stands under the table: n, denominator, limits.
``text``
    ``parts``: the cells of one paragraph of prose.
``figure``
    ``id, caption, note, alt`` (what the figure says, in words), ``svg`` (one ``<svg>`` element, its text drawn as paths) and
    ``table``: the figure's data as the payload of a table, or None.
``passages``
    ``id, caption, note, passages``. A passage is a quotation: ``ref``; ``source``, the document's short title and date;
    ``label``, the paragraph (``¶ 28``); ``parts``, pieces of ``text`` with a ``mark``: ``"term"`` what was found, ``"verb"`` the
    operative verb, ``"cut"`` an ellipsis, ``"del"`` and ``"ins"`` what a redline strikes out and puts in, ``""`` the rest. A
    redline has ``before`` too: ``ref``, ``source`` and ``label`` of the earlier wording. A document that is read has a ``legend``: the
    ``label`` and ``n`` of what is marked; its passages have a ``heading`` and its parts the places in the legend of what covers them
    (``finds``), begins (``opens``) and ends there (``closes``).

An ``id`` is made from the caption, or given as `slug`, and is the same in every run. An empty result is a valid display
that says so in its note.
"""

from __future__ import annotations

from toolkit.display.bundle import MIME, Display
from toolkit.display.concordance import show_concordance
from toolkit.display.counts import show_counts
from toolkit.display.figure import alt_text, show_figure
from toolkit.display.forms import show
from toolkit.display.lineages import show_lineage
from toolkit.display.passages import show_passages
from toolkit.display.prose import Cited, n, names, say
from toolkit.display.provenance import provenance
from toolkit.display.reader import show_document
from toolkit.display.redlines import show_redlines

__all__ = [
    "MIME",
    "Cited",
    "Display",
    "alt_text",
    "n",
    "names",
    "provenance",
    "say",
    "show",
    "show_concordance",
    "show_counts",
    "show_document",
    "show_figure",
    "show_lineage",
    "show_passages",
    "show_redlines",
]
