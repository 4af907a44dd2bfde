"""Timelines: what happened when, one line an event, kinds of events told apart by word, shape and filling."""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from toolkit.catalog import ISO_DATE
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
from toolkit.schema import texts_of
from toolkit.titles import readable_date

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LABEL_WIDTH = 38
_AXIS_WIDTH = 46
_ROW_GAP = 0.12


class _Mark(NamedTuple):
    """How a kind of event is drawn: the shape of a day, whether it is filled, and the dashes of a stretch."""

    shape: str
    filled: bool
    dashes: str | tuple[int, tuple[float, float]]


_MARKS = (
    _Mark("o", filled=True, dashes="solid"),
    _Mark("D", filled=False, dashes="solid"),
    _Mark("^", filled=True, dashes=(0, (0.6, 0.4))),
    _Mark("s", filled=False, dashes=(0, (0.6, 0.4))),
)


class _Event(NamedTuple):
    """What happened, from the first day to the last, and how its date is written."""

    name: str
    first: date
    last: date
    when: str
    kind: str


def plot_timeline(
    events: pd.DataFrame,
    *,
    label: str = "title",
    start: str = "date",
    end: str = "",
    kind: str = "",
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
    kind
        The column that says what sort of event it is (*meeting*, *pledge*, *deadline*), in the singular. Each has a mark of its own
        and stands in words beside the date.
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
    Kinds get their marks in the order in which they first occur in `events`: a filled circle and bar, an open diamond and bar, a filled
    triangle and a striped bar, an open square and a bar striped and open; a fifth begins again.

    Several tables are put on one axis by giving them the same columns first::

        meetings = resolved.assign(kind="meeting", title=resolved["meeting"], date=resolved["date_start"])
        pledges = ledger.drop_duplicates("entry").assign(kind="pledge", title=lambda table: table["label"])
        plot_timeline(pd.concat([meetings, pledges]), kind="kind")

    A pledge of the ledger bears the date of the document that tells it, not that of the promise.

    Examples
    --------
    >>> events = pd.DataFrame({"title": ["Summit", "Forum"], "date": ["2020-11-13", "2018-07"]})
    >>> plot_timeline(events).get_label()
    '2 events. July 2018: Forum. 13 November 2020: Summit.'
    >>> plot_timeline(events.assign(kind=["meeting", "deadline"]), kind="kind").get_label()
    '2 events: 1 meeting, 1 deadline. July 2018, deadline: Forum. 13 November 2020, meeting: Summit.'
    """
    check_columns(events, label, start, *(name for name in (end, kind) if name))
    found = sorted(
        _events(events, label, start, end or start, kind), key=lambda event: (event.first, event.last)
    )
    names = [_label(event) for event in found]
    heights = [LINE * lines([name]) + _ROW_GAP for name in names]
    with canvas(ax, sum(heights) + (0.6 if not kind else 0.8)) as axes:
        if not found:
            return say_nothing_found(axes, "dates")
        kinds = list(dict.fromkeys(_texts(events, kind)))
        marks = {each: _MARKS[place % len(_MARKS)] for place, each in enumerate(kinds)}
        _draw(axes, found, names, heights, marks)
        undated = len(events) - len(found)
        missing = f"; {undated:,} without a date left out" if undated else ""
        total = counted(len(found), "event") + (f": {_by_kind(found, kinds)}" if kind else "") + missing
        axes.set_xlabel(f"Date (n = {wrap(total, _AXIS_WIDTH)})")
        axes.set_ylabel("Event")
        spelled = " ".join(f"{_when(event)}: {event.name}." for event in found)
        axes.set_label(f"{total}. {spelled}")
        return axes


def _texts(events: pd.DataFrame, column: str) -> list[str]:
    """Return a column as text, empty where it or a value is missing."""
    return texts_of(events[column]) if column else [""] * len(events)


def _by_kind(events: list[_Event], kinds: list[str]) -> str:
    numbers = Counter(event.kind for event in events)
    return ", ".join(counted(numbers[each], each or "other") for each in kinds if numbers[each])


def _when(event: _Event) -> str:
    return ", ".join(part for part in (event.when, event.kind) if part)


def _events(events: pd.DataFrame, label: str, start: str, end: str, kind: str) -> list[_Event]:
    found = []
    columns = (events[label], events[start], events[end], _texts(events, kind))
    for name, first, last, each in zip(*columns, strict=True):
        if pd.isna(first) or not str(first):
            continue
        until = first if pd.isna(last) or not str(last) else last
        days = _days(str(first))[0], _days(str(until))[1]
        found.append(_Event(str(name), *days, _written(*days), each))
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
    """Return the event's name, and its date and kind below, without the date where that is the name."""
    below = event.kind if event.name == event.when else _when(event)
    return "\n".join([wrap(event.name, _LABEL_WIDTH), *([below] if below else [])])


def _days(iso: str) -> tuple[date, date]:
    """Return the first and the last day that an ISO date names."""
    if not ISO_DATE.fullmatch(iso):
        msg = f"{iso!r} is no ISO date. Write YYYY, YYYY-MM or YYYY-MM-DD."
        raise ParameterError(msg)
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, day or 1), date(year, month, day or calendar.monthrange(year, month)[1])


def _draw(
    ax: Axes, events: list[_Event], names: list[str], heights: list[float], marks: dict[str, _Mark]
) -> None:
    first, last = min(event.first for event in events), max(event.last for event in events)
    margin = timedelta(days=max((last - first).days // 30, 2))
    places = [sum(heights[:index]) + height / 2 for index, height in enumerate(heights)]
    for event, y, height in zip(events, places, heights, strict=True):
        _mark(ax, event, y, marks[event.kind], shortest=margin / 2)
        name_area(ax, [event.name], y - height / 2, height)
    ax.set_yticks(places, names, size=8.5, color=INK)
    ax.set_ylim(sum(heights), 0)
    ax.set_xlim(first - margin, last + margin)  # type: ignore[arg-type]
    _axis(ax)


def _mark(ax: Axes, event: _Event, y: float, mark: _Mark, shortest: timedelta) -> None:
    days: list[Any] = [event.first, event.last]
    if event.last - event.first < shortest:
        face = BLUE if mark.filled else "white"
        ax.plot(days[:1], [y], mark.shape, color=BLUE, markerfacecolor=face, markersize=6)
        return
    style: dict[str, Any] = {
        "linestyle": mark.dashes,
        "solid_capstyle": "butt",
        "dash_capstyle": "butt",
    }
    ax.plot(days, [y, y], color=BLUE, linewidth=5, **style)
    if not mark.filled:
        ax.plot(days, [y, y], color="white", linewidth=2.5, solid_capstyle="butt")


def _axis(ax: Axes) -> None:
    from matplotlib import dates

    matplotlib_dates: Any = dates
    locator = matplotlib_dates.AutoDateLocator(minticks=3, maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(matplotlib_dates.ConciseDateFormatter(locator, show_offset=False))
    ax.grid(visible=True, color=RULE)
    ax.spines["left"].set_visible(False)
    ax.tick_params(length=0)
