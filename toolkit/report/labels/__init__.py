"""The fixed words of the report, a TOML file a language; HTML, PDF, site and Word print the same ones."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from toolkit.errors import ParameterError

Labels = Mapping[str, str]
"""The words by their key, as ``en.toml`` lists them."""

_FOLDER = Path(__file__).parent
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def languages() -> list[str]:
    """Return the languages whose words come with the package.

    Examples
    --------
    >>> "en" in languages()
    True
    """
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def labels_path(language: str, beside: Path | None = None) -> Path:
    """Return the file that holds the words of a language.

    Parameters
    ----------
    language
        A code like ``fr`` or ``fr-CA``, or the name of a file of one's own, like ``labels.toml``.
    beside
        The folder that such a name is relative to.

    Raises
    ------
    ParameterError
        If the package has no such language.

    Examples
    --------
    >>> labels_path("fr-CA").name
    'fr.toml'
    """
    if language.endswith(".toml"):
        return (beside or Path()) / language
    code = language.partition("-")[0].lower()
    if code not in languages():
        msg = (
            f"there are no labels in the language {language!r}, only in {', '.join(languages())}. "
            "Set 'labels' to one of these, or to a TOML file with the keys of toolkit/report/labels/en.toml."
        )
        raise ParameterError(msg)
    return _FOLDER / f"{code}.toml"


@cache
def english() -> Labels:
    """Return the words in English.

    Examples
    --------
    >>> english()["contents"]
    'Contents'
    """
    return _read(_FOLDER / "en.toml")


def load_labels(path: Path) -> Labels:
    """Read the words of one language.

    Raises
    ------
    ParameterError
        If the file cannot be read, or its keys are not those of ``en.toml``.

    Examples
    --------
    >>> load_labels(labels_path("fr"))["contents"]
    'Sommaire'
    """
    words = _read(path)
    expected = english()
    astray = sorted(set(expected) ^ set(words)) or sorted(
        key
        for key in words
        if not isinstance(words[key], str) or _fields(words[key]) != _fields(expected[key])
    )
    if astray:
        msg = (
            f"{path.name}: the key {astray[0]!r} is missing, unknown, or no text with the same places in braces. "
            "Give the keys of toolkit/report/labels/en.toml."
        )
        raise ParameterError(msg)
    return words


def _read(path: Path) -> dict[str, str]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as err:
        msg = f"{path} cannot be read: {err.strerror}. Give 'labels' as a language, or a TOML file beside the settings."
        raise ParameterError(msg) from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        msg = f"{path} is not valid TOML: {err}. Correct the file."
        raise ParameterError(msg) from err


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", text))


def written_date(date: str, labels: Labels) -> str:
    """Return an ISO date in the words of a language, as precise as it is; anything else comes back as it is.

    Examples
    --------
    >>> labels = load_labels(labels_path("fr"))
    >>> written_date("2020-08-01", labels), written_date("2018-07", labels), written_date("2021", labels)
    ('1er août 2020', 'juillet 2018', '2021')
    """
    match = _DATE.fullmatch(date)
    if not match:
        return date
    year, month, day = match[1], int(match[2]), int(match[3] or 1)
    try:
        datetime.date(int(year), month, day)
    except ValueError:
        return date
    name = labels["months"].split()[month - 1]
    if not match[3]:
        return labels["month_date"].format(month=name, year=year)
    return labels["full_date"].format(day=labels["first_day"] if day == 1 else day, month=name, year=year)
