"""segment_sentences: a golden list of hard cases, and the invariants."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.schema import SENTENCES
from toolkit.sentences import _LONGEST_KEPT, _spans, segment_sentences, sentence_spans


def paragraphs(text: str) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]})


WHOLE = [
    "The Meeting was chaired by H.E. Trần Minh Đức.",
    "They improved National Road No.5 in Cambodia and No. 7 in Laos.",
    "Three objectives, i.e. trade, energy and health, were set.",
    "It was held in Viet Nam, 12 November 2020.",
    "The U.S. Agency for International Development spoke.",
    "Mr. ABE Shinzo and Prof. A. B. Smith met.",
    "The cost is approx. 2.5 million USD under MIDV 2.0 rules.",
    "They met in St. Petersburg at 5:15 p.m. on Friday.",
    "The aims are: (i) trade; (ii) energy; and (iii) health.",
    "President Joseph R. Biden, Jr. is honored to welcome Lee.",
    "See United Nations, Treaty Series, vol. 2187, No. 38544.",
    "They spoke of trade, sport, etc. and of peace.",
    "Aims: 1. Trade; 2. Energy.",
    "They met in Washington, D.C. to talk.",
]

SPLIT = [
    pytest.param("We met. We agreed.", ["We met.", "We agreed."], id="two sentences"),
    pytest.param("It is the “Land of Smiles.” We thank it.", ["It is the “Land of Smiles.”", "We thank it."], id="stop before the quotation mark"),
    pytest.param('He spoke of "trade." They left.', ['He spoke of "trade."', "They left."], id="straight quotes"),
    pytest.param("Why now? Because! We act.", ["Why now?", "Because!", "We act."], id="question and exclamation"),
    pytest.param("We welcomed the U.S. The leaders left.", ["We welcomed the U.S.", "The leaders left."], id="abbreviation ends a sentence"),
    pytest.param("It ended in 2020. 12 states came.", ["It ended in 2020.", "12 states came."], id="a number begins"),
    pytest.param("They met (in Tokyo.) We left.", ["They met (in Tokyo.)", "We left."], id="bracket after the stop"),
    pytest.param("They met at 5 p.m. The talks were short.", ["They met at 5 p.m.", "The talks were short."], id="p.m. ends a sentence"),
    pytest.param("We look to the Plan 2025. In this regard, we met.", ["We look to the Plan 2025.", "In this regard, we met."], id="year before the stop"),
    pytest.param("We thanked them.The meeting closed.", ["We thanked them.", "The meeting closed."], id="lost space"),
]  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence(text):
    """Abbreviations, initials, decimals and list numbers end no sentence."""
    assert segment_sentences(paragraphs(text))["text"].tolist() == [text]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_several_sentences(text, expected):
    """A stop with what closes after it ends a sentence."""
    assert segment_sentences(paragraphs(text))["text"].tolist() == expected


def test_table():
    """Sentences are numbered in their paragraph and know their place in it."""
    table = segment_sentences(paragraphs("We met. We agreed."))
    assert table.to_dict("records") == [
        {"doc_id": "a", "para": "1", "sentence": 0, "start": 0, "end": 7, "text": "We met."},
        {"doc_id": "a", "para": "1", "sentence": 1, "start": 8, "end": 18, "text": "We agreed."},
    ]


def test_empty_and_unchanged():
    """No paragraph gives the schema; the argument stays as it was."""
    empty = paragraphs("x").iloc[:0]
    assert segment_sentences(empty).dtypes.astype(str).to_dict() == dict(SENTENCES.columns)
    table = paragraphs("We met.")
    before = table.copy(deep=True)
    segment_sentences(table)
    pd.testing.assert_frame_equal(table, before)


def test_missing_column():
    """A table without texts is refused."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        segment_sentences(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


@given(st.text(alphabet='aB1.!?”)" ,;\n', max_size=60))
def test_sentences_cover_the_text(text):
    """Sentences are in order, disjoint, without white space around them, and lose no other character."""
    spans = list(sentence_spans(text))
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


def test_very_long_paragraphs_are_not_kept():
    """Their sentences are those of short ones, but read anew: many of them would fill the memory."""
    sentence = "We met. "
    before = _spans.cache_info().currsize
    spans = list(sentence_spans(sentence * _LONGEST_KEPT))
    assert spans == [(start, start + 7) for start in range(0, len(sentence) * _LONGEST_KEPT, len(sentence))]
    assert _spans.cache_info().currsize == before
