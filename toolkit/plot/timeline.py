"""Timelines: what happened when, one line an event."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.plot.grid import check_columns
from toolkit.plot.style import BLUE, INK, LINE, RULE, canvas, counted, lines, say_nothing_found, wrap
from toolkit.schema import ISO_DATE
from toolkit.titles import readable_date

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LABEL_WIDTH = 38
_ROW_GAP = 0.12


class _Event(NamedTuple):
    """What happened, from the first day to the last, and how its date is written."""

    name: str
    first: date
    last: date
    when: str


def plot_timeline(
    events: pd.DataFrame,
    *,
    label: str = "title",
    start: str = "date",
    end: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Plot events in time; one line is an event, the earliest on top.

    Parameters
    ----------
    events
        One row per event: DOCUMENTS, or any table with a column of ISO dates, as precise as known (``2020-11-13``,
        ``2018-07``, ``2021``). Rows without a date are left out, and counted under the axis.
    label
        The column that names the event.
    start, end
        The columns with the first and the last day; without `end`, a date spans what it names: a day, a month, a year.
    ax
        Axes to draw on. Default: those of a new figure.

    Returns
    -------
    Axes
        Labelled with a text alternative that gives every event and its date.

    Raises
    ------
    ParameterError
        If a column is missing or a value is no ISO date.

    Notes
    -----
    A dot is a day, or a stretch too short for a bar; a bar is a month, a year or longer, as imprecise as the source is.

    Examples
    --------
    >>> events = pd.DataFrame({"title": ["Summit", "Forum"], "date": ["2020-11-13", "2018-07"]})
    >>> plot_timeline(events).get_label()
    '2 events. July 2018: Forum. 13 November 2020: Summit.'
    """
    check_columns(events, label, start, *([end] if end else []))
    found = sorted(_events(events, label, start, end or start), key=lambda event: (event.first, event.last))
    names = [_label(event) for event in found]
    heights = [LINE * lines([name]) + _ROW_GAP for name in names]
    with canvas(ax, sum(heights) + 0.6) as axes:
        if not found:
            return say_nothing_found(axes, "dates")
        _draw(axes, found, names, heights)
        undated = len(events) - len(found)
        missing = f"; {undated:,} without a date left out" if undated else ""
        axes.set_xlabel(f"Date (n = {counted(len(found), 'event')}{missing})")
        spelled = " ".join(f"{event.when}: {event.name}." for event in found)
        axes.set_label(f"{counted(len(found), 'event')}{missing}. {spelled}")
        return axes


def _events(events: pd.DataFrame, label: str, start: str, end: str) -> list[_Event]:
    found = []
    for name, first, last in zip(events[label], events[start], events[end], strict=True):
        if pd.isna(first) or not str(first):
            continue
        until = first if pd.isna(last) or not str(last) else last
        days = _days(str(first))[0], _days(str(until))[1]
        found.append(_Event(str(name), *days, _written(*days)))
    return found


def _written(first: date, last: date) -> str:
    """Return a stretch of days in words: whole years and months by their names.

    Examples
    --------
    >>> _written(date(2015, 1, 1), date(2030, 12, 31)), _written(date(2020, 11, 10), date(2020, 11, 11))
    ('2015 to 2030', '10 to 11 November 2020')
    """
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    digits = 10 if not whole else 4 if first.month == 1 and last.month == 12 else 7
    begins, ends = (readable_date(day.isoformat()[:digits]) for day in (first, last))
    if begins == ends:
        return ends
    before, after = begins.split(), ends.split()
    while before[1:] and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return f"{' '.join(before)} to {ends}"


def _label(event: _Event) -> str:
    """Return the event's name, and its date below unless the name is the date."""
    name = wrap(event.name, _LABEL_WIDTH)
    return name if event.name == event.when else f"{name}\n{event.when}"


def _days(iso: str) -> tuple[date, date]:
    """Return the first and the last day that an ISO date names."""
    if not ISO_DATE.fullmatch(iso):
        msg = f"{iso!r} is no ISO date. Write YYYY, YYYY-MM or YYYY-MM-DD."
        raise ParameterError(msg)
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, day or 1), date(year, month, day or calendar.monthrange(year, month)[1])


def _draw(ax: Axes, events: list[_Event], names: list[str], heights: list[float]) -> None:
    first, last = min(event.first for event in events), max(event.last for event in events)
    margin = timedelta(days=max((last - first).days // 30, 2))
    places = [sum(heights[:index]) + height / 2 for index, height in enumerate(heights)]
    for event, y in zip(events, places, strict=True):
        _mark(ax, event, y, shortest=margin / 2)
    ax.set_yticks(places, names, size=8.5, color=INK)
    ax.set_ylim(sum(heights), 0)
    ax.set_xlim(first - margin, last + margin)  # type: ignore[arg-type]
    _axis(ax)


def _mark(ax: Axes, event: _Event, y: float, shortest: timedelta) -> None:
    days: list[Any] = [event.first, event.last]
    if event.last - event.first < shortest:
        ax.plot(days[:1], [y], "o", color=BLUE, markersize=6)
    else:
        ax.plot(days, [y, y], color=BLUE, linewidth=5, solid_capstyle="butt")


def _axis(ax: Axes) -> None:
    from matplotlib import dates

    matplotlib_dates: Any = dates
    locator = matplotlib_dates.AutoDateLocator(minticks=3, maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(matplotlib_dates.ConciseDateFormatter(locator, show_offset=False))
    ax.grid(visible=True, color=RULE)
    ax.spines["left"].set_visible(False)
    ax.tick_params(length=0)
