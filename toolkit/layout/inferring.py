"""Labels that a file has lost: where as many unnumbered blocks stand in a gap of a list as numbers are missing there."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.layout.blocks import Block
from toolkit.layout.sequence import Item


def infer_labels(
    blocks: Sequence[Block], items: Sequence[Item | None], flags: Sequence[bool]
) -> list[Item | None]:
    """Return the items with lost numbers found: where as many unnumbered blocks stand in a gap as numbers are missing."""
    found = list(items)
    places: dict[int, int] = {}
    begin = 0
    for index, item in enumerate(items):
        begin = index + 1 if blocks[index].role == "rule" else begin
        if item is None:
            continue
        before = places.get(item.list_id)
        low = items[before] if before is not None else None
        missing = item.reading.value - (low.reading.value if low else 0) - 1
        if missing > 0 and (low or item.reading.style == "1."):
            between = range(begin if before is None else before + 1, index)
            _fill_gap(blocks, flags, found, between, item, missing)
        places[item.list_id] = index
    return found


def _fill_gap(
    blocks: Sequence[Block],
    flags: Sequence[bool],
    found: list[Item | None],
    between: range,
    item: Item,
    missing: int,
) -> None:
    free = [i for i in between if found[i] is None and not flags[i] and blocks[i].role == "paragraph"]
    listed = [i for i in free if blocks[i].first.bullet]
    lost = listed if len(listed) == missing else free if len(free) == missing else []
    for index, value in zip(lost, range(item.reading.value - missing, item.reading.value), strict=False):
        printed = item.printed.replace(str(item.reading.value), str(value))
        found[index] = item._replace(reading=item.reading._replace(value=value), printed=printed)
