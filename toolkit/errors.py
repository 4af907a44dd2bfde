"""The errors the toolkit raises: one base class, and a child for each kind of bad input.

Every message is one sentence of fact (what is wrong, and where) and one of remedy (what to do).
The children are also :class:`ValueError`, so that code which knows nothing of the toolkit can still catch them.
"""


class ToolkitError(Exception):
    """Base of every error that the toolkit raises on purpose."""


class CatalogError(ToolkitError, ValueError):
    """The corpus catalogue is missing, malformed, or does not describe its files."""


class CorpusChangedError(ToolkitError, ValueError):
    """A source file is missing, or its bytes are not those that the catalogue recorded."""


class DocumentError(ToolkitError, ValueError):
    """A file cannot be read as a document."""


class SchemaError(ToolkitError, ValueError):
    """A table lacks a column it needs, or a span is not its quote."""


class LexiconError(ToolkitError, ValueError):
    """A lexicon or codebook breaks its own rules."""


class ParameterError(ToolkitError, ValueError):
    """An argument, a notebook parameter or a report setting is unknown, missing or of the wrong type."""


class ReportError(ToolkitError):
    """The report cannot be built: a cell failed, or a link leads nowhere."""


class ExtractionError(ToolkitError):
    """A run over many documents cannot go on: its folder, its workers or what was asked for do not fit."""
