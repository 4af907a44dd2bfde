"""Amounts of money, one currency at a time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.plot.grid import check_columns
from toolkit.plot.style import (
    BLUE,
    INK,
    LINE,
    RULE,
    canvas,
    counted,
    lines,
    name_area,
    say_nothing_found,
    wrap,
)
from toolkit.titles import short_titles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NAME_WIDTH = 40
_ROW_GAP = 0.12
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


class _Sum(NamedTuple):
    """One amount, the most it may be, who gives it to whom, and where it stands."""

    ways: str
    place: str
    amount: float
    most: float
    written: str
    names: tuple[str, ...]


def plot_money(
    money: pd.DataFrame,
    *,
    currency: str = "",
    documents: pd.DataFrame | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Plot amounts of one currency; one line is a mention of an amount, the largest on top.

    Parameters
    ----------
    money
        A table of amounts (``find_money``): ``amount, currency``, and where they are there ``amount_max, kind, giver,
        recipient, doc_id, para``.
    currency
        The currency to plot, as its ISO 4217 code. It has to be said where the table holds several: amounts of
        different currencies never share an axis.
    documents
        DOCUMENTS: writes short titles.
    ax
        Axes to draw on. Default: those of a new figure.

    Returns
    -------
    Axes
        Labelled with a text alternative that gives every amount.

    Raises
    ------
    ParameterError
        If a column is missing, or the table holds several currencies and none was chosen.

    Notes
    -----
    The axis is logarithmic: each step is ten times the one before. A line between two dots is a range. Mentions are not
    summed: two documents may speak of the same money.

    Examples
    --------
    >>> money = pd.DataFrame({"amount": [2.5e9], "currency": ["USD"], "giver": ["Japan"], "recipient": ["ASEAN"]})
    >>> plot_money(money).get_label()
    '1 amount in USD. Japan → ASEAN: USD 2.5 billion.'
    """
    check_columns(money, "amount", "currency")
    currency = currency or only_currency(money)
    sums = _sums(money[money["currency"] == currency], currency, documents)
    names = [_label(each) for each in sums]
    heights = [LINE * lines([name]) + _ROW_GAP for name in names]
    with canvas(ax, sum(heights) + 0.6) as axes:
        if not sums:
            return say_nothing_found(axes, f"amounts in {currency}" if currency else "amounts")
        _draw(axes, sums, names, heights)
        axes.set_xlabel(f"{currency}, logarithmic scale (n = {counted(len(sums), 'mention')})")
        axes.set_ylabel("Mention")
        spoken = " ".join(f"{_label(each, ', ')}: {each.written}." for each in sums)
        axes.set_label(f"{counted(len(sums), 'amount')} in {currency}. {spoken}")
        return axes


def only_currency(money: pd.DataFrame) -> str:
    """Return the one currency of a table, and raise where there are several."""
    found = sorted(money["currency"].dropna().unique())
    if len(found) > 1:
        msg = f"the table holds amounts in {', '.join(found)}, which share no axis. Choose one: currency={found[0]!r}."
        raise ParameterError(msg)
    return str(found[0]) if found else ""


def _sums(money: pd.DataFrame, currency: str, documents: pd.DataFrame | None) -> list[_Sum]:
    titles = short_titles(documents) if documents is not None else {}
    sums = []
    for row in money.to_dict("records"):
        amount = float(row["amount"])
        if not amount > 0:
            continue
        most = float(row.get("amount_max") or amount)
        most = amount if pd.isna(most) else max(amount, most)
        written = spelled(amount, currency)
        if most > amount:
            written += f" to {spelled(most, currency)}"
        texts = {str(key): "" if pd.isna(value) else str(value) for key, value in row.items()}
        names = titles.get(texts.get("doc_id", ""), ""), f"¶ {texts.get('para')}", texts.get("quote", "")
        sums.append(_Sum(_ways(texts), _place(texts, titles), amount, most, written, names))
    return sorted(sums, key=lambda each: -each.amount)


def spelled(amount: float, currency: str) -> str:
    """Return an amount as it is read.

    Examples
    --------
    >>> spelled(2.5e9, "USD"), spelled(315989.96, "USD"), spelled(1e6, "JPY")
    ('USD 2.5 billion', 'USD 315,990', 'JPY 1 million')
    """
    for size, word in _SCALES:
        if amount >= size:
            return f"{currency} {amount / size:,.4g} {word}"
    return f"{currency} {amount:,.0f}"


def _ways(row: dict[str, str]) -> str:
    """Return who gives to whom, and what kind of money it is."""
    giver, recipient = row.get("giver", ""), row.get("recipient", "")
    ways = (
        f"{giver or 'giver not stated'} → {recipient or 'recipient not stated'}" if giver or recipient else ""
    )
    return ", ".join(part for part in (ways, row.get("kind", "")) if part)


def _place(row: dict[str, str], titles: dict[str, str]) -> str:
    doc_id, para = row.get("doc_id", ""), row.get("para", "")
    return f"{titles.get(doc_id, doc_id)} ¶\u00a0{para}" if para else titles.get(doc_id, doc_id)


def _label(each: _Sum, between: str = "\n") -> str:
    wide = _NAME_WIDTH if between == "\n" else 10_000
    return between.join(wrap(part, wide) for part in (each.ways, each.place) if part) or "amount"


def _draw(ax: Axes, sums: list[_Sum], names: list[str], heights: list[float]) -> None:
    ax.set_xscale("log")
    low, high = min(each.amount for each in sums) / 3, max(each.most for each in sums)
    ax.set_xlim(low, high * (high / low) ** 0.5)
    places, top = [], 0.0
    for each, height in zip(sums, heights, strict=True):
        y = top + height / 2
        ax.plot([low, each.amount], [y, y], color=RULE, linewidth=0.8)
        ax.plot([each.amount, each.most], [y, y], "o-", color=BLUE, markersize=6)
        ax.annotate(each.written, (each.most, y), (7, 0), textcoords="offset points", va="center", size=8.5)
        name_area(ax, each.names, top, height)
        places.append(y)
        top += height
    ax.set_yticks(places, names, color=INK, size=8.5)
    ax.set_ylim(top, 0)
    powers = range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 2)
    ticks = [10.0**power for power in powers[:: math.ceil(len(powers) / 4)]]
    ax.set_xticks(ticks, [spelled(tick, "").strip() for tick in ticks], color=INK)
    ax.minorticks_off()
    ax.tick_params(length=0)
    ax.spines["left"].set_visible(False)
    ax.xaxis.grid(visible=True, color=RULE)
