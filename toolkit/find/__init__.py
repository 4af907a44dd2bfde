"""Finders: one module each, ``PARAGRAPHS -> spans``. They meet through tables and know nothing of each other."""
