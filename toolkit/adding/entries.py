"""Entries of the catalogue as text."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields

from toolkit.catalog import OPTIONAL, Entry

_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}


def entry_text(entry: Entry) -> str:
    r"""Return an entry as the catalogue writes it; control characters and those that turn the direction of text by number.

    Examples
    --------
    >>> print(entry_text(Entry("memo", "memo.md", "A\u202e \"memo\"", "2020", "memo", "", ("Japan",), "", "", "0f" * 32)))
    [[documents]]
    id = "memo"
    file = "memo.md"
    title = "A\u202e \"memo\""
    date = "2020"
    kind = "memo"
    issuer = ""
    participants = ["Japan"]
    source = ""
    licence = ""
    sha256 = "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
    """
    lines = ["[[documents]]"]
    for field in fields(Entry):
        value = getattr(entry, field.name)
        if field.name in OPTIONAL and value == field.default:
            continue
        names = ", ".join(map(toml_string, value)) if isinstance(value, tuple) else ""
        lines.append(f"{field.name} = {f'[{names}]' if isinstance(value, tuple) else toml_string(value)}")
    return "\n".join(lines)


def toml_string(text: str) -> str:
    r"""Return text as a basic string of TOML, without a character that is not seen.

    Examples
    --------
    >>> print(toml_string('a "b"\u202e'))
    "a \"b\"\u202e"
    """
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in _UNSEEN else char
        for char in json.dumps(text, ensure_ascii=False)
    )
