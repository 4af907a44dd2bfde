"""A number in the figures that a list is counted in: 3, iii, C, 三."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_EAST_ASIAN = "〇一二三四五六七八九"
_MOST = 500
_MOST_ROMAN = 4000


def in_figures(number: int, figures: str) -> str:
    """Return a number as Word writes it in `figures`, a value of ``w:numFmt``; in Arabic figures where it knows no others.

    Examples
    --------
    >>> [in_figures(28, figures) for figures in ("decimal", "lowerRoman", "upperLetter", "decimalZero", "ordinal", "chineseCounting")]
    ['28', 'xxviii', 'BB', '28', '28th', '二十八']
    """
    if figures == "none":
        return ""
    roman = figures in {"lowerRoman", "upperRoman"}
    if not 0 < number < (_MOST_ROMAN if roman else _MOST):
        return str(number)
    if roman:
        written = _roman(number)
    elif figures in {"lowerLetter", "upperLetter"}:
        written = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif figures in _COUNTING and number < 100:
        written = _counted(number)
    elif figures == "ordinal":
        written = f"{number}{_suffix(number)}"
    else:
        written = f"{number:02}" if figures == "decimalZero" else str(number)
    return written.upper() if figures.startswith("upper") else written


_COUNTING = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanCounting",
}


def _roman(number: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        written += letters * (number // size)
        number %= size
    return written


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (
        (_EAST_ASIAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_EAST_ASIAN[ones] if ones else "")
    )


def _suffix(number: int) -> str:
    if 10 < number % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
