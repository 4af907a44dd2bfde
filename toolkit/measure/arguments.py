"""Checks of the arguments that several measures share: closed choices, and counts of words."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.errors import ParameterError


def check_choice(name: str, value: object, allowed: Iterable[str]) -> None:
    """Raise unless `value` is one of those `allowed`.

    Raises
    ------
    ParameterError
        With what is allowed.
    """
    choices = tuple(allowed)
    if value not in choices:
        msg = f"{name} is {value!r}. Allowed are {', '.join(map(repr, choices))}."
        raise ParameterError(msg)


def check_count(name: str, value: object, least: int, what: str) -> None:
    """Raise unless `value` is a whole number of `least` or more.

    Raises
    ------
    ParameterError
        With what the number is of.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        msg = f"{name} is {value!r}. Give {what}, {least} or more."
        raise ParameterError(msg)
