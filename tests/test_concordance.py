"""kwic: occurrences with their context."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.codebook_index import TermIndex, longest
from toolkit.codebook_terms import WORD, compile_term
from toolkit.errors import ParameterError, SchemaError
from toolkit.measure.concordance import CONCORDANCE, kwic
from toolkit.sentences import sentence_spans

TEXT = "The Leaders, in Hanoi, welcomed the (DOC) and the doc. They welcome it."


def table(text: str = TEXT) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": ["memo"], "para": ["1"], "text": [text]}, dtype="str")


def lines(found: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(found["pre"], found["keyword"], found["post"], strict=True))


@pytest.mark.parametrize(
    ("pattern", "options", "expected"),
    [
        pytest.param(
            "welcom*",
            {"window": 2},
            [("in Hanoi,", "welcomed", "the (DOC"), ("doc. They", "welcome", "it.")],
            id="glob",
        ),
        pytest.param(
            "doc", {"window": 1}, [("the (", "DOC", ") and"), ("the", "doc", ". They")], id="any-case"
        ),
        pytest.param("doc", {"window": 0, "case_insensitive": False}, [("", "doc", "")], id="case"),
        pytest.param("=DOC", {"window": 0}, [("", "DOC", "")], id="exact-glob"),
        pytest.param("the doc", {"window": 0, "valuetype": "fixed"}, [("", "the doc", "")], id="fixed"),
        pytest.param("elcome", {"valuetype": "fixed"}, [], id="fixed-is-whole-tokens"),
        pytest.param("welcom*", {"valuetype": "fixed"}, [], id="fixed-has-no-wildcard"),
        pytest.param(
            r"wel\w+ the",
            {"window": 1, "valuetype": "regex"},
            [("Hanoi,", "welcomed the", "(DOC")],
            id="regex",
        ),
        pytest.param("x*", {"valuetype": "regex"}, [], id="empty-matches-are-none"),
        pytest.param("the leaders", {"window": 99}, [("", "The Leaders", TEXT[11:])], id="whole-paragraph"),
    ],
)
def test_lines(pattern, options, expected):
    """Context is cut out of the text as it stands, by words."""
    assert lines(kwic(table(), pattern, **options)) == expected


def test_several_patterns_are_searched_each_by_itself():
    """Rows come in the order of the text, each with the pattern that matched."""
    found = kwic(table(), ["welcom*", "leaders", "welcomed"])
    assert found["pattern"].tolist() == ["leaders", "welcom*", "welcomed", "welcom*"]


def test_a_line_is_a_span():
    """Keyword and quote are the words at the offsets."""
    found = kwic(table(), "hanoi")
    assert found[["start", "end", "quote", "keyword"]].to_dict("records") == [
        {"start": 16, "end": 21, "quote": "Hanoi", "keyword": "Hanoi"}
    ]


def test_the_context_may_stop_at_the_sentence():
    """With within='sentence' no word of the next sentence is shown."""
    assert lines(kwic(table(), "welcom*", within="sentence")) == [
        ("The Leaders, in Hanoi,", "welcomed", "the (DOC) and the doc."),
        ("They", "welcome", "it."),
    ]


SORTED = "free trade now. fair Trade grew, Fair trade fell"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        pytest.param(None, [0, 1, 2], id="text-order"),
        pytest.param("1R", [2, 1, 0], id="right"),
        pytest.param("1L", [1, 2, 0], id="left-any-case-then-text-order"),
        pytest.param("1L1R", [2, 1, 0], id="left-then-right"),
        pytest.param(" 0 1r ", [2, 1, 0], id="keyword-any-case-then-right"),
        pytest.param("2L", [0, 2, 1], id="a-missing-word-first"),
    ],
)
def test_lines_are_sorted_by_context(sort, expected):
    """Sorting goes by the words named, then by the order of the text, and gives a fresh index."""
    starts = kwic(table(SORTED), "trade")["start"].tolist()
    found = kwic(table(SORTED), "trade", sort=sort)
    assert [starts.index(start) for start in found["start"]] == expected
    assert found.index.tolist() == [0, 1, 2]


def test_sorting_an_empty_table_keeps_the_schema():
    """Nothing to sort is no error."""
    pd.testing.assert_frame_equal(kwic(table(), "absent", sort="1R"), CONCORDANCE.empty())


def test_an_empty_result_has_the_schema():
    """Without an occurrence the table has all its columns and no row."""
    found = kwic(table(), "absent")
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(CONCORDANCE.columns)


@pytest.mark.parametrize(
    ("pattern", "options", "message"),
    [
        pytest.param(
            "x",
            {"valuetype": "exact"},
            "valuetype is 'exact'. Allowed are 'glob', 'regex', 'fixed'",
            id="valuetype",
        ),
        pytest.param(
            "x", {"within": "page"}, "within is 'page'. Allowed are 'paragraph', 'sentence'", id="within"
        ),
        pytest.param("x", {"window": -1}, "window is -1", id="window"),
        pytest.param("(", {"valuetype": "regex"}, r"'\(' is no regular expression", id="regex"),
        pytest.param("x", {"sort": "R1"}, "sort is 'R1'. Name places as in '1R2R3R'", id="sort"),
        pytest.param("x", {"sort": "9R"}, "sort '9R' names word 9, but window is 8", id="sort-beyond-window"),
        pytest.param("*", {}, r"pattern '\*' has no letter", id="no-letter"),
    ],
)
def test_a_wrong_argument_is_named(pattern, options, message):
    """Impossible arguments raise with what is allowed."""
    with pytest.raises(ParameterError, match=message):
        kwic(table(), pattern, **options)


def test_a_table_without_text_is_refused():
    """The table must have a text to search."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        kwic(table().drop(columns="text"), "x")


def test_the_argument_is_not_changed():
    """The table that comes in stays as it is."""
    paragraphs = table()
    kwic(paragraphs, "the")
    pd.testing.assert_frame_equal(paragraphs, table())


@given(st.text(alphabet="ab ,.-'\n", max_size=60), st.integers(0, 5))
def test_context_and_keyword_stand_in_the_text(text, window):
    """Before, keyword and after follow each other in the text, with at most `window` words on a side."""
    for row in kwic(table(text), "a*", window=window).to_dict("records"):
        assert text[row["start"] : row["end"]] == row["keyword"] == row["quote"]
        assert text[: row["start"]].rstrip().endswith(row["pre"])
        assert text[row["end"] :].lstrip().startswith(row["post"])


@given(st.lists(st.sampled_from(["ab", "b", "a", "c."]), max_size=20).map(" ".join))
def test_sorting_loses_no_line(text):
    """The lines are the same whatever they are sorted by, and the sorted word rises."""
    found, plain = kwic(table(text), "a*", sort="1R"), kwic(table(text), "a*")
    assert sorted(found["start"]) == plain["start"].tolist()
    following = [post.split(" ")[0].strip(".") for post in found["post"]]
    assert following == sorted(following)


PIECES = [*"aAbB1_ -'’ʼΣσİ.\n", "an", "AnAn", "ａ", "é", "\U00010400", "中"]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=6)


def texts_table(texts):
    rows = {"doc_id": ["memo"] * len(texts), "para": [str(n) for n in range(len(texts))], "text": texts}
    return pd.DataFrame(rows, dtype="str")


@given(TEXTS, st.sampled_from(["a", "an", "aa", "AN", "=an", "=A", "b1", "é", "中", "aʼb", "aσ", "bσ"]))
def test_a_word_is_found_as_a_term_of_a_codebook_is(texts, pattern):
    """Whether a word is looked for in one text or in many at once, nothing is found that a codebook would not find, and nothing is lost."""
    index = TermIndex([compile_term(pattern)])
    expected = [
        (str(number), start, end)
        for number, text in enumerate(texts)
        for start, end, _ in longest(index.scan(text))
    ]
    found = kwic(texts_table(texts), pattern, window=0)
    assert list(zip(found["para"], found["start"], found["end"], strict=True)) == expected


@given(TEXTS, st.integers(0, 4), st.sampled_from(["paragraph", "sentence"]))
def test_the_context_is_so_many_words(texts, window, within):
    """The context holds as many whole words as the window, none of which the keyword cuts, or all that there are."""
    for row in kwic(texts_table(texts), "[aA1 .]+", valuetype="regex", window=window, within=within).to_dict(
        "records"
    ):
        text, start, end = texts[int(row["para"])], row["start"], row["end"]
        bounds = list(sentence_spans(text)) if within == "sentence" else []
        low = max((first for first, _ in bounds if first <= start), default=0)
        high = min((last for _, last in bounds if last >= end), default=len(text))
        left = [word.start() for word in WORD.finditer(text) if word.end() <= start]
        right = [word.end() for word in WORD.finditer(text) if word.start() >= end]
        before = start if not window else left[-window] if window <= len(left) else 0
        after = end if not window else right[window - 1] if window <= len(right) else len(text)
        assert row["pre"] == text[max(low, before) : start].strip()
        assert row["post"] == text[end : min(high, after)].strip()


def test_texts_are_searched_some_at_a_time(monkeypatch):
    """Wherever a run of texts ends, the table is the same."""
    table = texts_table(["The ASEANJapan summit. An other summit met.", "", "summit", "No such word."] * 3)
    expected = kwic(table, ["summit", "met"], within="sentence")
    monkeypatch.setattr("toolkit.measure.joined._AT_ONCE", 10)
    pd.testing.assert_frame_equal(kwic(table, ["summit", "met"], within="sentence"), expected)
    assert len(expected) == 12


def test_a_word_parted_by_capitals_is_found_wherever_it_stands():
    """A run of letters of any length is looked through."""
    assert kwic(table("AseanJapan" * 1000), "asean", window=0)["start"].tolist() == list(range(0, 10_000, 10))
