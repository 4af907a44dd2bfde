"""Ladders of verbs: the toolkit's own and the published ones, as columns of acts."""

import pandas as pd
import pytest

from toolkit.errors import ParameterError, SchemaError
from toolkit.find.acts import ACTS, find_acts
from toolkit.lexicons import load_lexicon
from toolkit.measure.ladders import list_ladders, rank_acts

TEXT = "The Leaders recognised the need, urged restraint, called upon all parties to act, and decided to meet again."
FOUND = find_acts(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [TEXT]}))


@pytest.mark.parametrize(
    ("ladder", "order"),
    [
        pytest.param("toolkit", ["recognise", "call upon", "urge", "decide"], id="own"),
        pytest.param("gruenberg-2009", ["decide", "call upon", "urge"], id="gruenberg"),
        pytest.param("modeldiplomat", ["urge", "call upon"], id="practitioners"),
    ],
)
def test_the_same_verbs_stand_in_another_order(ladder, order):
    """The ladders disagree on urge and call upon, and on decide; what a published one does not rank is undefined."""
    ranked = rank_acts(FOUND, ladder)
    known = ranked.dropna(subset="strength").sort_values("strength")
    assert known["lemma"].tolist() == order
    assert ranked.loc[ranked["strength"].isna(), ["ladder", "family"]].isna().all(axis=None)


def test_the_own_ladder_is_what_find_acts_gives():
    """Ranking on the toolkit's ladder changes nothing."""
    pd.testing.assert_frame_equal(rank_acts(rank_acts(FOUND, "gruenberg-2009")), FOUND)


def test_an_empty_table_keeps_its_schema():
    """No act, no rank, all columns."""
    for ladder in list_ladders():
        pd.testing.assert_frame_equal(rank_acts(ACTS.empty(), ladder), ACTS.empty())


def test_acts_are_not_changed():
    """The argument keeps its ranks and its index."""
    before = FOUND.copy()
    ranked = rank_acts(FOUND.iloc[1:], "modeldiplomat")
    pd.testing.assert_frame_equal(FOUND, before)
    assert ranked.index.tolist() == FOUND.index[1:].tolist()


def test_every_scale_is_a_strict_order_but_for_variants():
    """Ranks run from 1 without a gap, and verbs that share one are variants of a phrase."""
    for scales in load_lexicon("verbs")["scale"].values():
        for ranks in scales.values():
            assert sorted(set(ranks.values())) == list(range(1, len(set(ranks.values())) + 1))
            heads = {(rank, verb.replace("take note", "note").split()[0]) for verb, rank in ranks.items()}
            assert len(heads) == len(set(ranks.values()))


def test_an_unknown_ladder_is_refused_by_name():
    """The message names those there are."""
    with pytest.raises(ParameterError, match="no ladder 'gruenberg'; choose among: toolkit, gruenberg-2009"):
        rank_acts(FOUND, "gruenberg")


def test_a_table_without_lemmas_is_refused():
    """The message names the column."""
    with pytest.raises(SchemaError, match="missing column 'lemma'"):
        rank_acts(FOUND.drop(columns="lemma"))
