"""A notebook's parameters: what papermill finds in the tagged cell, and whether a value given fits its default."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from toolkit.errors import ParameterError

KINDS = {
    str: "text",
    list: "a list",
    dict: "a table",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
"""What values of a type are called in messages."""


def check_parameters(notebook: Path, parameters: Mapping[str, Any], where: str) -> None:
    """Raise unless `notebook` declares each of `parameters`, with a default of the value's type.

    Raises
    ------
    ParameterError
        If a parameter is unknown, or its value is not of the default's type.
    """
    import papermill

    try:
        declared = papermill.inspect_notebook(str(notebook))
    except ValueError as err:
        msg = f"{where}: {notebook.name} does not name its kernel. Save it in Jupyter with a Python 3 kernel."
        raise ParameterError(msg) from err
    defaults = {name: _default(where, name, each["default"]) for name, each in declared.items()}
    for name, value in parameters.items():
        if name not in defaults:
            msg = f"{where}: {notebook.name} has no parameter {name!r}. Allowed are: {', '.join(defaults) or 'none'}."
            raise ParameterError(msg)
        if not _fits(value, defaults[name]):
            refuse(where, name, value, f"{_kind(defaults[name])}, as the default {defaults[name]!r}")


def _default(where: str, name: str, source: str) -> object:
    try:
        return ast.literal_eval(source)
    except (ValueError, SyntaxError) as err:
        msg = f"{where}: the default of {name!r} is {source!r}, not a literal. Write text, a number, True, None or a list."
        raise ParameterError(msg) from err


def _fits(value: object, default: object) -> bool:
    if default is None:
        return True
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if isinstance(default, list) and isinstance(value, list):
        return not default or all(any(_fits(item, other) for other in default) for item in value)
    return type(value) is type(default)


def _kind(default: object) -> str:
    if isinstance(default, list) and default:
        return f"a list of {' or '.join(sorted({KINDS.get(type(item), 'values') for item in default}))}"
    return KINDS.get(type(default), "a literal")


def refuse(where: str, key: str, value: object, allowed: str) -> NoReturn:
    """Raise: what the value is, where, and what it must be."""
    msg = f"{where}: {key!r} is {value!r}; it must be {allowed}."
    raise ParameterError(msg)
