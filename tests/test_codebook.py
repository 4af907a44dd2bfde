"""Codebooks: the format, its errors, the terms' syntax, and every codebook that comes with the toolkit."""

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.codebook import Codebook, list_codebooks, load_codebook
from toolkit.codebook_index import Hit, TermIndex, longest, token_starts
from toolkit.codebook_match import has_anchor, matcher
from toolkit.codebook_terms import TOKEN_END, compile_term
from toolkit.errors import LexiconError
from toolkit.letters import fold

THEMES = [
    "covid-19",
    "public-health",
    "south-china-sea",
    "korean-peninsula",
    "indo-pacific",
    "connectivity",
    "trade-investment",
    "supply-chains",
    "digital",
    "cybersecurity",
    "climate-environment",
    "marine-plastics",
    "disaster-management",
    "energy",
    "water",
    "development-finance",
    "sdgs",
    "people-to-people",
    "education-training",
    "sport",
    "culture",
    "defence-security",
    "crime-terrorism",
    "rule-of-law",
    "human-rights",
    "smart-cities",
    "transport",
    "tourism",
    "labour-welfare",
    "regional-architecture",
    "mekong",
    "narrowing-gap",
    "innovation",
]

TEA = """
name = "tea"
version = "1.0"
title = "Tea"
definition = "Tea and its trade."
example = "They drank tea."

[elements.tea]
definition = "Tea by name."
terms = ["tea", "=TEA"]
anchor = true
example = "Green tea was served."

[elements.milk]
definition = "Milk with it."
terms = ["milk"]
example = "Tea with milk."
"""


def write(folder: Path, text: str, name: str = "tea.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def found(term: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in longest(TermIndex([compile_term(term)]).scan(text))]


def test_a_codebook_is_read_with_its_defaults(tmp_path):
    """Anchors need no context and weigh 1; other elements need the theme in the paragraph and weigh half."""
    book = load_codebook(write(tmp_path, TEA))
    tea, milk = book.elements
    assert (tea.label, tea.anchor, tea.context, tea.weight) == ("Tea", True, "none", 1.0)
    assert (milk.terms, milk.anchor, milk.context, milk.weight) == (("milk",), False, "paragraph", 0.5)
    assert (book.name, book.version, book.path) == ("tea", "1.0", str(tmp_path / "tea.toml"))


def test_the_hash_is_that_of_the_file(tmp_path):
    """A changed file is another codebook, and its hash says so."""
    first = load_codebook(write(tmp_path, TEA))
    second = load_codebook(str(write(tmp_path, TEA.replace("milk", "lemon"))))
    assert re.fullmatch("[0-9a-f]{64}", first.sha256)
    assert first.sha256 != second.sha256


def test_codebooks_are_values(tmp_path):
    """Two readings of one file are equal, and neither can be changed."""
    path = write(tmp_path, TEA)
    assert load_codebook(path) == load_codebook(path)
    with pytest.raises(AttributeError):
        load_codebook(path).title = "Coffee"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            'name = "tea"', 'name = "coffee"', r"tea\.toml: name is 'coffee', but .* 'tea'", id="name"
        ),
        pytest.param('version = "1.0"', "version = 1", r"version is 1\. Write a string", id="type"),
        pytest.param('version = "1.0"\n', "", "version is missing", id="missing"),
        pytest.param('title = "Tea"', 'title = ""', "title is missing", id="empty"),
        pytest.param(
            'title = "Tea"', 'titel = "Tea"', "titel is no key .* Allowed are name, version", id="key"
        ),
        pytest.param(
            '"milk"]',
            '"milk"]\ncolor = 1',
            "elements.milk.color is no key .* Allowed are label",
            id="element-key",
        ),
        pytest.param(
            '"milk"]',
            '"milk"]\ncontext = "line"',
            "'line'. Allowed are 'none', 'paragraph', 'document'",
            id="context",
        ),
        pytest.param(
            "anchor = true",
            'anchor = true\ncontext = "paragraph"',
            "'paragraph' on an anchor",
            id="anchor-context",
        ),
        pytest.param("anchor = true", "anchor = false", "elements has no anchor", id="no-anchor"),
        pytest.param(
            "anchor = true", 'anchor = "yes"', "anchor is 'yes'. Write true or false", id="anchor-type"
        ),
        pytest.param(
            '"milk"]', '"milk"]\nweight = 9', "weight is 9. Allowed are numbers from 0 to 3", id="weight"
        ),
        pytest.param('["milk"]', "[]", "elements.milk.terms is empty", id="no-terms"),
        pytest.param('["milk"]', '["milk", "milk"]', "lists 'milk' twice", id="twice"),
        pytest.param('["milk"]', "[1]", "holds 1. Write every term as a string", id="term-type"),
        pytest.param(
            '["milk"]', '["**"]', r"elements.milk.terms: the term '\*\*' has no letter", id="no-letter"
        ),
        pytest.param('["milk"]', '["the =MILK"]', "'=' stands at the beginning", id="equals-inside"),
        pytest.param("elements.milk", "elements.Milk_1", "elements.Milk_1 is no element name", id="slug"),
        pytest.param(
            'definition = "Milk with it."\n', "", "elements.milk.definition is missing", id="definition"
        ),
        pytest.param("[elements.tea]", "[elements.tea", "is not valid TOML", id="toml"),
    ],
)
def test_a_mistake_is_named(tmp_path, old, new, message):
    """A broken rule is reported with the file, the key and what is allowed."""
    with pytest.raises(LexiconError, match=message):
        load_codebook(write(tmp_path, TEA.replace(old, new)))


def test_an_unknown_codebook_lists_the_known():
    """Whoever mistypes a name sees the names there are."""
    with pytest.raises(LexiconError, match=r"no codebook 'covid'.*covid-19.*path of a \.toml"):
        load_codebook("covid")


def test_every_theme_has_a_codebook():
    """The list of themes and the shelf of codebooks are the same."""
    assert list_codebooks() == sorted(THEMES)


@pytest.mark.parametrize("name", list_codebooks())
def test_every_codebook_matches_its_examples(name):
    """Each example of a codebook and of its elements is matched by it."""
    book = load_codebook(name)
    assert has_anchor(matcher((book,)).match(book.example).get(name, []))
    for element in book.elements:
        matches = matcher((book,)).match(element.example).get(name, [])
        assert element.name in {match.element.name for match in matches}, element.name


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        pytest.param("vaccin*", "Vaccines and vaccination", ["Vaccines", "vaccination"], id="star"),
        pytest.param("vaccine", "vaccines", [], id="whole-token"),
        pytest.param("*finance", "microfinance and finance", ["microfinance", "finance"], id="star-first"),
        pytest.param("defen?e", "defence, defense, defene", ["defence", "defense"], id="one"),
        pytest.param(
            "freedom * navigation", "freedom of navigation", ["freedom of navigation"], id="one-word"
        ),
        pytest.param("freedom * navigation", "freedom navigation", [], id="one-word-needed"),
        pytest.param("code of conduct", "Code-of-\nConduct", ["Code-of-\nConduct"], id="line-break"),
        pytest.param("code of conduct", "a code of coduct", ["code of coduct"], id="letter-missing"),
        pytest.param("code of conduct", "a code of conducts", ["code of conducts"], id="letter-too-many"),
        pytest.param("code of conduct", "a Code of Comduct", ["Code of Comduct"], id="letter-wrong"),
        pytest.param("code of conduct", "a code of product", [], id="two-letters-wrong"),
        pytest.param("code of conduct", "a cod of conduct", [], id="short-or-first-word-misspelt"),
        pytest.param("code of conduct", "a code on coduct", [], id="another-word-wrong-too"),
        pytest.param("maritime security", "maritme security", [], id="phrase-too-short-to-forgive"),
        pytest.param("=Code of Conduct", "Code of Coduct", [], id="exact-forgives-nothing"),
        pytest.param(
            "covid 19", "COVID19 COVID-19 COVID – 19", ["COVID19", "COVID-19", "COVID – 19"], id="hyphen"
        ),
        pytest.param(
            "over-flight", "overflight or over flight", ["overflight", "over flight"], id="lost-hyphen"
        ),
        pytest.param("people-to-people", "peopleto-people", ["peopleto-people"], id="lost-hyphen-inside"),
        pytest.param("mekong", "the MekongJapan summit", ["Mekong"], id="lost-blank-capital"),
        pytest.param("japan", "ASEANJapan", ["Japan"], id="lost-blank-acronym"),
        pytest.param("ag", "AGs", [], id="plural-is-no-boundary"),
        pytest.param("militarisation", "Militarization", ["Militarization"], id="s-z"),
        pytest.param("organized crime", "organised crime", ["organised crime"], id="z-s"),
        pytest.param("leader's view", "the leader’s view", ["leader’s view"], id="apostrophe"),
        pytest.param("u.s. aid", "US aid and U.S. aid", ["US aid", "U.S. aid"], id="dots"),
        pytest.param("=DOC", "the DOC, a doc", ["DOC"], id="exact"),
        pytest.param("pandemic", "post-pandemic", ["pandemic"], id="hyphen-ends-a-token"),
        pytest.param("peace, security", "peace,security", ["peace,security"], id="comma"),
        pytest.param("r&d", "R&D", ["R&D"], id="sign"),
    ],
)
def test_terms_match_as_documented(term, text, expected):
    """Globs match whole tokens and forgive what a careless source loses."""
    assert found(term, text) == expected


WORDS = st.sampled_from(["code", "of", "conduct", "codes", "DOC", "doc", "sea", "seas", "the", "South"])
TERMS = ["code of conduct", "code*", "=DOC", "sea?", "the *", "of", "south sea*", "*o*", "co?e"]


def reference(term: str, text: str) -> list[tuple[int, int]]:
    """Match a term the slow way: a pattern made word by word, tried at every position."""
    words = term.removeprefix("=").split()
    parts = [r"\w+" if w == "*" else re.escape(w).replace(r"\*", r"\w*").replace(r"\?", r"\w") for w in words]
    pattern = re.compile(r"(?<!\w)" + r"[ ]*".join(parts) + r"(?!\w)", 0 if term.startswith("=") else re.I)
    return [m.span() for i in range(len(text)) if (m := pattern.match(text, i))]


@given(st.lists(WORDS, max_size=30))
def test_the_index_finds_what_a_slow_matcher_finds(words):
    """Looking terms up by their first letters loses nothing and makes nothing up."""
    text = " ".join(words)
    index = TermIndex(compile_term(term) for term in TERMS)
    expected = sorted(
        Hit(s, e, number) for number, term in enumerate(TERMS) for s, e in reference(term, text)
    )
    assert index.scan(text) == expected


GLUE = st.sampled_from([" ", " ", " ", "\n", "-", " – ", "", ". ", "’", "'s ", "/", "  "])
PIECES = st.sampled_from(
    ["code", "Code", "of", "conduct", "coduct", "conducts", "organised", "organized", "crime", "cooperation",
     "coöperation", "U.S.", "US", "aid", "leader", "view", "DOC", "doc", "Japan", "İzmir", "19", "covid", "COVID"]
)  # fmt: skip
PHRASES = [
    "code of conduct",
    "organized crime cooperation",
    "u.s. aid",
    "u.s.",
    "leader's view",
    "covid 19",
    "covid-19 aid*",
    "=DOC",
    "=Code of Conduct",
    "c*",
    "*tion",
    "of",
    "co?e * conduct",
    "*e? of",
    "leaders view of japan",
]


def every_match(term: str, text: str) -> list[tuple[int, int]]:
    """Try a term's patterns wherever a token begins, without any index."""
    compiled = compile_term(term)
    spans = []
    for start in token_starts(text):
        found = compiled.pattern.match(text, start)
        ends = [found.end()] if found else [loose.end(text, start, fold(text)) for loose in compiled.loose]
        spans += [(start, end) for end in ends if end is not None]
    return spans


@given(st.lists(st.tuples(PIECES, GLUE), max_size=25))
def test_the_index_loses_no_match_of_a_careless_text(pieces):
    """Lost blanks, dots, hyphens and letters do not keep a term from being looked for."""
    text = "".join(itertools.chain.from_iterable(pieces))
    index = TermIndex(compile_term(term) for term in PHRASES)
    expected = sorted(
        Hit(s, e, number) for number, term in enumerate(PHRASES) for s, e in every_match(term, text)
    )
    assert index.scan(text) == expected


def test_a_term_may_begin_with_dots():
    """Signs that a text may lack are no letters to look for, and no reason to fail."""
    index = TermIndex(compile_term(term) for term in [*PHRASES, "... ... conduct"])
    assert Hit(15, 22, len(PHRASES)) in index.scan("They agreed on Conduct")


def test_half_a_pair_of_surrogates_is_no_letter():
    """What JSON can hold and UTF-8 can't keeps no term from being found."""
    index = TermIndex(compile_term(term) for term in PHRASES)
    assert index.scan("\ud83d Code of Conduct \ud83d, U.S. aid") == [
        Hit(start + 2, end + 2, term) for start, end, term in index.scan("Code of Conduct \ud83d, U.S. aid")
    ]


@given(st.text(max_size=80))
def test_folding_keeps_every_position(text):
    """A folded text is as long as the text, so offsets hold."""
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="aAbB1- _éÉ'.", max_size=40))
def test_tokens_begin_and_end_in_turn(text):
    """Token starts and ends alternate: every token is over before or where the next begins."""
    starts, ends = list(token_starts(text)), [end.start() for end in TOKEN_END.finditer(text)]
    assert len(starts) == len(ends)
    assert all(s < e for s, e in zip(starts, ends, strict=True))
    assert all(e <= s for e, s in zip(ends, starts[1:], strict=False))


@given(st.lists(st.builds(lambda s, n: Hit(s, s + n, 0), st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_longest_leaves_no_overlap(hits):
    """What is kept does not overlap, and whatever is dropped overlaps something at least as long."""
    kept = longest(hits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(kept))
    for hit in set(hits) - set(kept):
        assert any(
            k.start < hit.end and hit.start < k.end and k.end - k.start >= hit.end - hit.start for k in kept
        )


def test_the_type_is_public():
    """A loaded codebook is a Codebook."""
    assert isinstance(load_codebook("covid-19"), Codebook)
