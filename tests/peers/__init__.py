"""What a user would otherwise take, measured like the toolkit: ``nox -s peers`` writes ``reports/peers.toml``.

A peer that is not installed keeps the rows that the file has of it. So ``PYTHONPATH=tests python -m peers.measure``, in an
environment of the toolkit alone, brings the toolkit's own rows up to date.

Each peer reads the paragraphs that the toolkit's finders read (the documents' own lines joined, markup gone) and, where
it takes one, the document's date. Its findings are scored by :func:`toolkit.measure.evaluation.evaluate` against the
reference annotations, twice:

value
    The finding says what the annotation says: sum and currency, both days, the state, the person's name, short
    and long form. Where a peer gives words without a value, the words are read by the package that one would
    take for it (dates by dateparser, sums by quantulum3, states by the toolkit's own list of names). What
    cannot be read is left out, so that it costs recall and no precision.
span
    The finding shares a character with the annotated words, wherever they stand in the paragraph; each entry is found
    once. Of acronyms these are the words of the long form.

The annotated documents are the ones that the toolkit was written with; the peers were written with others. That favours
the toolkit, and the table says how far general tools go in this genre, not how good they are.
"""
