"""Layout recovery: from the lines of a source file to the blocks a person sees.

Modules in the order of work, driven by :mod:`~toolkit.layout.recover`: ``lines`` (where lines and pages begin, the width
they are broken to), ``furniture`` and ``pages`` (what is no text, by its wording and by its place), ``markup`` (what is
shown of a line), ``blocks`` and ``cutting`` (which lines belong together), ``notes`` (footnotes and their marks),
``mending`` (page breaks), ``enacting`` and ``parting`` (resolutions and numbered paragraphs in one line), ``labels``,
``bare`` and ``sequence`` (which numbers are labels), ``headings``, ``matter`` and ``naming`` (title, masthead, signatures), ``inferring``
(lost labels), ``outline`` (label paths),
``kinds`` (the kind of document its masthead names), ``joining`` (line ends and hyphens). ``text`` holds text that knows
its place in the source, ``shape`` what a text looks like by itself.
"""
