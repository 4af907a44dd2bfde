"""What commands write: lines for a terminal, and files."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from toolkit.errors import ParameterError

_UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}


def visible(text: str) -> str:
    r"""Return text on one line that does nothing to a terminal: what is not seen, or turns the direction, as its number.

    Examples
    --------
    >>> print(visible("a\x1b[31mb\u202ec\n"))
    a\u001b[31mb\u202ec\u000a
    """
    return "".join(f"\\u{ord(char):04x}" if unicodedata.category(char) in _UNSEEN else char for char in text)


def shortened(text: str, width: int) -> str:
    """Return the first words of a text, made visible.

    Examples
    --------
    >>> shortened("We, the Leaders of Ruritania, met.", 20)
    'We, the Leaders of …'
    """
    words = visible(" ".join(text[: 4 * width].split()))
    return (
        words if len(words) <= width else f"{words[: width - 1].rpartition(' ')[0] or words[: width - 1]} …"
    )


def counted(count: int, what: str, many: str = "") -> str:
    """Return a number with what it counts.

    Examples
    --------
    >>> counted(1, "file was", "files were"), counted(2, "row")
    ('1 file was', '2 rows')
    """
    return f"{count:,} {what if count == 1 else many or f'{what}s'}"


def write_file(path: Path, content: bytes) -> None:
    """Write a file that the user asked for, in one step.

    Raises
    ------
    ParameterError
        If it cannot be written.
    """
    from toolkit.report.store import replace_file

    try:
        replace_file(path, content)
    except OSError as err:
        msg = f"{path} cannot be written: {err.strerror}. Give a file in a folder that is there."
        raise ParameterError(msg) from err
