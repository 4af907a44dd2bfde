"""Which of the places that passages give a meeting is shown: the finer one where one lies in the other (*Lima* in *Peru*)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from toolkit.lexicons import load_lexicon


def finest_place(places: Sequence[str], texts: Iterable[str]) -> str | None:
    """Return the first place, or the first of the others that lies in it where that is no more than a state.

    A place lies in a state if the state is printed behind it, in the place itself or somewhere in `texts` (*Lima, Peru*), or if it is the
    capital (``lexicons/countries.toml``).

    Examples
    --------
    >>> finest_place(["Peru", "Quito", "Lima"], []), finest_place(["Peru", "Cusco"], ["in Cusco, Peru"]), finest_place(["Lima", "Peru"], [])
    ('Lima', 'Cusco', 'Lima')
    """
    if not places:
        return None
    state = _state(places[0])
    if not state:
        return places[0]
    others = dict.fromkeys(place for place in places if not _state(place))
    written = [*places, *texts] if others else []
    return next((place for place in others if _lies_in(place, state, places[0], written)), places[0])


def _lies_in(place: str, iso3: str, state: str, texts: Iterable[str]) -> bool:
    city, _, behind = place.partition(", ")
    if (
        place in _capitals().get(iso3, ())
        or city in _capitals().get(iso3, ())
        or (behind and _state(behind) == iso3)
    ):
        return True
    return not behind and any(
        f"{city}, {article}{state}" in text for text in texts for article in ("", "the ")
    )


def _state(place: str) -> str:
    """Return the code of the state that is all of a place, '' where it is none."""
    return _states().get(place.removeprefix("the ").removeprefix("The ").casefold(), "")


@cache
def _states() -> dict[str, str]:
    states: dict[str, list[str]] = load_lexicon("countries")["states"]
    return {form.casefold(): iso3 for iso3, forms in states.items() for form in forms}


def _capitals() -> dict[str, list[str]]:
    capitals: dict[str, list[str]] = load_lexicon("countries")["capitals"]
    return capitals
