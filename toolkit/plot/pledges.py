"""Pledge flow: who promises how much to whom, one currency at a time or by the number of pledges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.plot.grid import check_columns
from toolkit.plot.money import only_currency, spelled
from toolkit.plot.style import (
    BLUE,
    BOLD,
    INK,
    LINE,
    MUTED,
    NOT_STATED,
    bare,
    canvas,
    counted,
    lines,
    name_area,
    say_nothing_found,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NUMBERS = ("lowest", "highest", "entries")
_WIDTHS = {"amount": "its amount", "pledges": "its number of pledges"}
_WIDEST, _HAIRLINE = 11.0, 0.8
_GAP = 0.14
_GIVER, _FROM, _TO, _RECIPIENT = 0.22, 0.51, 0.71, 0.75
_NAME_WIDTH, _SUM_WIDTH = 18, 25


class _Flow(NamedTuple):
    """What one giver pledges to one recipient: how wide its line is, and what is written on it."""

    giver: str
    recipient: str
    width: float
    pledges: int
    written: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return what is written, in lines."""
        return "\n".join(wrap(part, _SUM_WIDTH) for part in self.written)

    @property
    def height(self) -> float:
        """Return the height of its slot in inches: what stands there, in lines."""
        return (
            LINE * lines([self.text, *(wrap(name, _NAME_WIDTH) for name in (self.giver, self.recipient))])
            + _GAP
        )


def plot_pledges(
    totals: pd.DataFrame,
    *,
    currency: str = "",
    width: Literal["amount", "pledges"] = "amount",
    ax: Axes | None = None,
) -> Axes:
    """Plot the flow of pledges from giver to recipient; one line is a giver and a recipient, the largest on top.

    Parameters
    ----------
    totals
        ``ledger_totals(ledger, by=("giver", "recipient"))``: ``currency, giver, recipient, lowest, highest, entries``, and
        where they are there ``more_than, up_to, approximate``.
    currency
        The currency to plot, as its ISO 4217 code. It has to be said where the table holds several and `width` is
        ``"amount"``: amounts of different currencies are never compared.
    width
        What a line is as wide as: ``"amount"`` (of a range, the lower end), or ``"pledges"``, their number, whatever
        their currency.
    ax
        Axes to draw on. Default: those of a new figure.

    Returns
    -------
    Axes
        Labelled with a text alternative that gives every flow.

    Raises
    ------
    ParameterError
        If a column is missing, `width` is not known, or the table holds several currencies and none was chosen.

    Notes
    -----
    Every sum is printed on its line; a line too thin to be drawn is a hairline. A giver or recipient whom the words don't name is
    *not stated*: that nobody is named is part of the finding. ``at least`` and ``at most`` stand where some pledges are
    only bounded below or above, ``about`` where some are rough.

    Examples
    --------
    >>> totals = pd.DataFrame({"currency": ["USD"], "giver": ["Norway"], "recipient": [None], "lowest": [5e6], "highest": [5e6]})
    >>> plot_pledges(totals.assign(entries=2)).get_label()
    '2 pledges in USD. Norway → not stated: USD 5 million, 2 pledges.'
    """
    check_columns(totals, "currency", "giver", "recipient", *_NUMBERS)
    if width not in _WIDTHS:
        msg = f"the width {width!r} is not known. Give 'amount' or 'pledges'."
        raise ParameterError(msg)
    currency = currency or (only_currency(totals) if width == "amount" else "")
    flows = _flows(totals[totals["currency"] == currency] if currency else totals, width)
    said = f" in {currency}" if currency else ""
    with canvas(ax, sum(flow.height for flow in flows) + 0.75) as axes:
        if not flows:
            return say_nothing_found(axes, f"pledges{said}")
        _draw(axes, flows)
        n = sum(flow.pledges for flow in flows)
        axes.set_xlabel(f"Pledges{said} (n = {n:,}); a line is as wide as {_WIDTHS[width]}")
        spoken = " ".join(f"{flow.giver} → {flow.recipient}: {', '.join(flow.written)}." for flow in flows)
        axes.set_label(f"{counted(n, 'pledge')}{said}. {spoken}".replace("\u00a0", " "))
        return axes


def _flows(totals: pd.DataFrame, width: str) -> list[_Flow]:
    """Return the flows by giver and amount, the largest first and what is not stated last."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in totals.fillna({"giver": NOT_STATED, "recipient": NOT_STATED}).to_dict("records"):
        groups.setdefault((row["giver"], row["recipient"]), []).append(
            {str(name): value for name, value in row.items()}
        )
    flows = [_flow(*parties, rows, width) for parties, rows in groups.items()]
    given = {
        giver: sum(flow.width for flow in flows if flow.giver == giver)
        for giver in dict.fromkeys(g for g, _ in groups)
    }
    return sorted(
        flows,
        key=lambda flow: (
            flow.giver == NOT_STATED,
            -given[flow.giver],
            flow.giver,
            flow.recipient == NOT_STATED,
            -flow.width,
        ),
    )


def _flow(giver: str, recipient: str, rows: Sequence[dict[str, Any]], width: str) -> _Flow:
    pledges = sum(int(row["entries"]) for row in rows)
    amount = sum(float(row["lowest"]) for row in rows)
    written = [_written(row) for row in rows] + ([counted(pledges, "pledge")] if pledges > 1 else [])
    return _Flow(giver, recipient, amount if width == "amount" else float(pledges), pledges, tuple(written))


def _written(row: dict[str, Any]) -> str:
    r"""Return a sum as it is read, with what hedges it; it is broken between amounts only.

    Examples
    --------
    >>> _written({"currency": "USD", "lowest": 1e6, "highest": 2e6, "entries": 2, "more_than": 1})
    'at least USD\xa01\xa0million to USD\xa02\xa0million'
    """
    above, below, rough = (row.get(name, 0) > 0 for name in ("more_than", "up_to", "approximate"))
    hedge = "about " if rough or (above and below) else "at least " if above else "at most " if below else ""
    low, high = (spelled(row[name], row["currency"]).replace(" ", "\u00a0") for name in ("lowest", "highest"))
    return f"{hedge}{low}" if low == high else f"{hedge}{low} to {high}"


def _places(flows: Sequence[_Flow]) -> list[float]:
    """Return the middle of each flow's slot, the slots one below the other."""
    places, top = [], 0.0
    for flow in flows:
        places.append(top + flow.height / 2)
        top += flow.height
    return places


def _draw(ax: Axes, flows: Sequence[_Flow]) -> None:
    left = dict(zip(flows, _places(flows), strict=True))
    ends: dict[str, list[float]] = {}
    for flow, y in left.items():
        ends.setdefault(flow.recipient, []).append(y)
    arriving = sorted(
        flows, key=lambda flow: (sum(ends[flow.recipient]) / len(ends[flow.recipient]), flow.recipient)
    )
    right = dict(zip(arriving, _places(arriving), strict=True))
    largest = max(flow.width for flow in flows) or 1.0
    for flow in flows:
        _line(ax, left[flow], right[flow], max(_HAIRLINE, _WIDEST * flow.width / largest))
        ax.text(_FROM - 0.01, left[flow], flow.text, ha="right", va="center", size=8.5)
        area = (left[flow] - flow.height / 2, flow.height, _GIVER + 0.02, (_FROM + _TO) / 2 - _GIVER)
        name_area(ax, [flow.giver, flow.recipient], *area)
    _name(ax, [(flow.giver, y) for flow, y in left.items()], _GIVER, "right")
    _name(ax, [(flow.recipient, y) for flow, y in right.items()], _RECIPIENT, "left")
    for x, heading, side in (
        (_GIVER, "Giver", "right"),
        (_FROM - 0.01, "Sum", "right"),
        (_RECIPIENT, "Recipient", "left"),
    ):
        ax.text(x, -0.12, heading, ha=side, va="center", color=INK, **BOLD)
    ax.set_xlim(0, 1)
    ax.set_ylim(sum(flow.height for flow in flows), -0.24)
    ax.set_xticks([])
    ax.set_yticks([])
    bare(ax)


def _line(ax: Axes, start: float, end: float, width: float) -> None:
    """Draw a flow as a curve, with a white edge that tells it from those it crosses."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    middle = (_FROM + _TO) / 2
    curve = Path(
        [(_FROM, start), (middle, start), (middle, end), (_TO, end)],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
    for colour, wide in (("white", width + 1.6), (BLUE, width)):
        ax.add_patch(PathPatch(curve, facecolor="none", edgecolor=colour, linewidth=wide, capstyle="butt"))
    ax.plot([_TO + 0.008], [end], ">", color=BLUE, markersize=5)


def _name(ax: Axes, places: Sequence[tuple[str, float]], x: float, side: str) -> None:
    """Write each party once, in the middle of its flows, with a bracket where there are several."""
    slots: dict[str, list[float]] = {}
    for name, y in places:
        slots.setdefault(name, []).append(y)
    edge = 0.008 if side == "right" else -0.008
    for name, own in slots.items():
        colour = MUTED if name == NOT_STATED else INK
        ax.text(x, sum(own) / len(own), wrap(name, _NAME_WIDTH), ha=side, va="center", color=colour)
        if len(own) > 1:
            ax.plot([x + edge] * 2, [min(own) - LINE / 2, max(own) + LINE / 2], color=MUTED, linewidth=0.8)
