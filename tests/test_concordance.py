"""kwic: occurrences with their context."""

import sys
from types import ModuleType

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ParameterError, SchemaError
from toolkit.measure.concordance import CONCORDANCE, kwic

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


def test_the_context_may_stop_at_the_sentence(monkeypatch):
    """With within='sentence' no word of the next sentence is shown."""
    module = ModuleType("toolkit.sentences")
    cut = TEXT.index("They")
    module.segment_sentences = lambda paragraphs: pd.DataFrame(
        {"doc_id": "memo", "para": "1", "sentence": [1, 2], "start": [0, cut], "end": [cut - 1, len(TEXT)]}
    )
    monkeypatch.setitem(sys.modules, "toolkit.sentences", module)
    assert lines(kwic(table(), "welcom*", within="sentence")) == [
        ("The Leaders, in Hanoi,", "welcomed", "the (DOC) and the doc."),
        ("They", "welcome", "it."),
    ]


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
