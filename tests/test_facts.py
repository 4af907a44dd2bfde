"""The facts that were read by hand in the corpus (`facts.toml`) hold in the toolkit's tables: one test a fact."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

FACTS = tomllib.loads(Path(__file__).with_name("facts.toml").read_text("utf-8"))["facts"]
ASKED = {
    "pledge": "find_money",
    "money": "find_money",
    "formula": "kwic",
    "shared": "kwic",
    "difference": "kwic",
    "silence": "kwic",
    "element": "presence",
    "voice": "find_acts",
    "verb": "find_acts",
    "meeting": "resolve_meetings",
    "date": "find_dates",
    "instrument": "find_instruments",
    "reference": "find_references",
    "acronym": "check_acronyms",
    "promise": "find_commitments",
}
"""The function that is asked about a fact of each kind."""
FACT_KEYS = {"id", "kind", "claim", "evidence", "expect", "silent_in", "absent", "control"}
EXPECTATION_KEYS = {
    "function", "with", "scope", "where", "has", "n", "holds", "contains", "missing", "values", "places",
}  # fmt: skip
SCOPES = {"paragraphs", "documents", "silent", "corpus"}


@pytest.fixture(scope="module")
def documents():
    """Return the documents of the corpus."""
    return tk.load_documents(Path(__file__).parents[1] / "corpus")


@pytest.fixture(scope="module")
def paragraphs(documents):
    """Return their paragraphs."""
    return tk.segment_paragraphs(documents)


@pytest.fixture(scope="module")
def ask(documents, paragraphs):
    """Return what asks a public function about the whole corpus; each table is made once."""
    special = {
        "find_mentions": lambda codebook: tk.find_mentions(
            paragraphs, codebook, acronyms=table("find_acronyms")
        ),
        "presence": lambda codebook: tk.presence(
            table("find_mentions", (("codebook", codebook),)), codebook, paragraphs
        ),
        "resolve_meetings": lambda: tk.resolve_meetings(table("find_meetings"), paragraphs, documents),
        "find_references": lambda: tk.find_references(paragraphs, documents),
    }

    @cache
    def table(name, arguments=()):
        named = {key: list(value) if isinstance(value, tuple) else value for key, value in arguments}
        return special[name](**named) if name in special else getattr(tk, name)(paragraphs, **named)

    def asked(name, arguments):
        keys = {key: tuple(value) if isinstance(value, list) else value for key, value in arguments.items()}
        return table(name, tuple(sorted(keys.items())))

    return asked


def places_of(fact):
    """Return the paragraphs where a fact's evidence stands."""
    return {(passage["doc_id"], passage["para"]) for passage in fact.get("evidence", ())}


def looked_at(table, scope, fact):
    """Return the rows of `table` that an expectation is about."""
    if scope == "paragraphs":
        keys = zip(table["doc_id"], table["para"], strict=True)
        return table[pd.Series([key in places_of(fact) for key in keys], index=table.index, dtype=bool)]
    told, silent = {doc_id for doc_id, _ in places_of(fact)}, set(fact.get("silent_in", ()))
    wanted = {"documents": told, "silent": silent, "corpus": set(table["doc_id"])}[scope]
    return table[table["doc_id"].isin(wanted)]


def select(rows, expectation):
    """Return the rows that have the values of ``where`` and the words of ``has``."""
    for column, value in expectation.get("where", {}).items():
        rows = rows[rows[column].isin(value if isinstance(value, list) else [value])]
    for column, words in expectation.get("has", {}).items():
        rows = rows[rows[column].str.contains(words, regex=False).fillna(False).astype(bool)]
    return rows


def faults_of(rows, expectation, places):
    """Yield what is not as expected of the selected rows."""
    if len(rows) != expectation["n"] if "n" in expectation else rows.empty:
        yield f"{len(rows)} rows, not {expectation.get('n', 'at least one')}"
    for column, value in expectation.get("holds", {}).items():
        if not (rows[column].notna() & rows[column].isin([value])).all():
            yield f"{column} is {rows[column].tolist()}, not {value!r}"
    for column, words in expectation.get("contains", {}).items():
        if not rows[column].str.contains(words, regex=False).fillna(False).all():
            yield f"{column} is {rows[column].tolist()}, without {words!r}"
    for column in expectation.get("missing", ()):
        if rows[column].notna().any():
            yield f"{column} is {rows[column].tolist()}, not missing"
    for column, values in expectation.get("values", {}).items():
        if set(rows[column].dropna()) != set(values):
            yield f"{column} differs by {sorted(set(rows[column].dropna()) ^ set(values))}"
    found = set(zip(rows["doc_id"], rows["para"], strict=True))
    if expectation.get("places") and found != places:
        yield f"found at {sorted(found - places)} besides, not at {sorted(places - found)}"


def read_again(fact, paragraphs):
    """Check the fact against the texts alone: its words stand where it says, and silence is silent."""
    texts = {(row.doc_id, row.para): row.text for row in paragraphs.itertuples()}
    for passage in fact.get("evidence", ()):
        assert passage["quote"] in texts[passage["doc_id"], passage["para"]]
    for doc_id in fact.get("silent_in", ()):
        own = paragraphs[paragraphs["doc_id"] == doc_id]
        assert len(own)
        words = "\n".join([*own["heading"], *own["text"]])
        assert [found[0] for pattern in fact["absent"] for found in re.finditer(pattern, words)] == []


@pytest.mark.parametrize("fact", [pytest.param(fact, id=fact["id"]) for fact in FACTS])
def test_a_fact_read_by_hand_holds(fact, ask, paragraphs):
    """Its words stand in its paragraphs, and the function that its kind names finds it there."""
    read_again(fact, paragraphs)
    faults = []
    for expectation in fact["expect"]:
        name = expectation.get("function", ASKED[fact["kind"]])
        table = ask(name, expectation.get("with", {}))
        rows = select(looked_at(table, expectation.get("scope", "paragraphs"), fact), expectation)
        faults += [f"{name}: {fault}" for fault in faults_of(rows, expectation, places_of(fact))]
    assert not faults, "\n".join([fact["claim"], *faults])


def test_the_table_of_facts_is_whole():
    """Every fact has a name of its own, a kind, a proof and something to check, and no key is misspelt."""
    assert len({fact["id"] for fact in FACTS}) == len(FACTS) >= 45
    assert {fact["kind"] for fact in FACTS} == set(ASKED)
    for fact in FACTS:
        assert set(fact) <= FACT_KEYS
        assert fact["claim"].endswith(".")
        assert fact.get("evidence") or fact.get("silent_in")
        for expectation in fact["expect"]:
            assert set(expectation) <= EXPECTATION_KEYS
            assert expectation.get("scope", "corpus") in SCOPES


@pytest.mark.parametrize(
    ("pattern", "control"),
    [(pattern, fact["control"]) for fact in FACTS for pattern in fact.get("absent", ())],
)
def test_what_must_not_occur_would_be_found(pattern, control):
    """The patterns of a silence match the words that would break it."""
    assert re.search(pattern, control)
