"""References: where a text points to a text."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.references import REFERENCES, find_references
from toolkit.find.references.corpus import plain_words

NAN = None


def table(*texts: str, kind: str = "") -> pd.DataFrame:
    """Return a PARAGRAPHS table of one document, its paragraphs numbered from 1."""
    labels = [str(i + 1) for i in range(len(texts))]
    return pd.DataFrame({"doc_id": "a", "para": labels, "text": list(texts), "kind": kind})


def corpus(**titles: str) -> pd.DataFrame:
    """Return a DOCUMENTS table of titles by id."""
    return pd.DataFrame({"doc_id": list(titles), "title": list(titles.values())})


def read(*texts: str, kind: str = "") -> list[tuple[str, str, str | None]]:
    """Return quote, kind and target of the references in the last of `texts`."""
    found = find_references(table(*texts, kind=kind))
    found = found[found["para"] == str(len(texts))]
    return [(row.quote, row.kind, None if pd.isna(row.target) else row.target) for row in found.itertuples()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("as set out in paragraph 12", ("paragraph 12", None, "12"), id="paragraph"),
        pytest.param("see para. 7 for details", ("para. 7", None, "7"), id="para."),
        pytest.param("under OP5 we act", ("OP5", None, "5"), id="OP"),
        pytest.param(
            "paragraphs 3 and 4 above apply", ("paragraphs 3 and 4 above", None, "3 and 4"), id="above"
        ),
        pytest.param(
            "paragraphs 3, 4 and 7-9 are deleted",
            ("paragraphs 3, 4 and 7-9", None, "3, 4 and 7-9"),
            id="list",
        ),
        pytest.param(
            "paragraph 1 (a) and (b) below",
            ("paragraph 1 (a) and (b) below", None, "1 (a) and (b)"),
            id="sub",
        ),
        pytest.param(
            "operative paragraph 5 of resolution 1540 (2004)",
            ("operative paragraph 5 of resolution 1540 (2004)", "resolution 1540 (2004)", "5"),
            id="of a resolution",
        ),
        pytest.param(
            "Article 51 of the Charter",
            ("Article 51 of the Charter", "Charter", "Article 51"),
            id="of a kind word",
        ),
        pytest.param(
            "article 51 of the UN Charter",
            ("article 51 of the UN Charter", "UN Charter", "Article 51"),
            id="small unit",
        ),
        pytest.param(
            "Chapter VII of the Charter of the United Nations",
            (
                "Chapter VII of the Charter of the United Nations",
                "Charter of the United Nations",
                "Chapter VII",
            ),
            id="chapter",
        ),
        pytest.param("the list in Annex II", ("Annex II", None, "Annex II"), id="annex"),
        pytest.param("the list in Annex B.", ("Annex B", None, "Annex B"), id="lettered annex"),
        pytest.param(
            "the Annex to this Declaration",
            ("Annex to this Declaration", None, "Annex"),
            id="annex to the document",
        ),
        pytest.param(
            "Article 12, paragraph 3, of the Alpha Treaty",
            ("Article 12, paragraph 3, of the Alpha Treaty", "Alpha Treaty", "Article 12, paragraph 3"),
            id="parts of parts",
        ),
        pytest.param(
            "paragraph 3 of Article 12 of the Alpha Treaty",
            ("paragraph 3 of Article 12 of the Alpha Treaty", "Alpha Treaty", "paragraph 3 of Article 12"),
            id="smaller part first",
        ),
        pytest.param(
            "Articles 10 and 13 of the Alpha Treaty",
            ("Articles 10 and 13 of the Alpha Treaty", "Alpha Treaty", "Articles 10 and 13"),
            id="two articles",
        ),
        pytest.param(
            "section 11 of the Alpha Agreement",
            ("section 11 of the Alpha Agreement", "Alpha Agreement", "Section 11"),
            id="section of a text",
        ),
        pytest.param(
            "Principle 21 of the Lima Declaration",
            ("Principle 21 of the Lima Declaration", "Lima Declaration", "Principle 21"),
            id="principle of a text",
        ),
        pytest.param(
            "paragraph 3 of the report",
            ("paragraph 3 of the report", None, "3"),
            id="of a text in small letters",
        ),
        pytest.param(
            "Article 6 of the 2015 Alpha Agreement",
            ("Article 6 of the 2015 Alpha Agreement", "Alpha Agreement", "Article 6"),
            id="year before the name",
        ),
        pytest.param(
            "paragraph 102 of the Final Document of the Third Alpha Conference",
            (
                "paragraph 102 of the Final Document of the Third Alpha Conference",
                "Final Document of the Third Alpha Conference",
                "102",
            ),
            id="of a final document",
        ),
    ],
)
def test_parts(text, expected):
    """A numbered part is one row with its text, where that is printed."""
    rows = find_references(table(text)).to_dict("records")
    assert [row["kind"] for row in rows] == ["part"]
    quote, target, part = expected
    assert (rows[0]["quote"], rows[0]["part"]) == (quote, part)
    assert rows[0]["target"] == target if target else pd.isna(rows[0]["target"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("recalling A/RES/70/1", [("A/RES/70/1", "A/RES/70/1")], id="symbol"),
        pytest.param(
            "see S/2013/210 and A/67/828",
            [("S/2013/210", "S/2013/210"), ("A/67/828", "A/67/828")],
            id="symbols",
        ),
        pytest.param(
            "resolution 73/7 of 26 November 2018", [("resolution 73/7", "resolution 73/7")], id="resolution"
        ),
        pytest.param("in line with UNSCR 2231", [("UNSCR 2231", "UNSCR 2231")], id="short form"),
        pytest.param(
            "UNSCRs 1718 and 2397",
            [("UNSCRs 1718", "UNSCR 1718"), ("2397", "UNSCR 2397")],
            id="two short forms",
        ),
        pytest.param(
            "Security Council resolutions 1718 (2006) and 2397 (2017)",
            [
                ("Security Council resolutions 1718 (2006)", "Security Council resolution 1718 (2006)"),
                ("2397 (2017)", "Security Council resolution 2397 (2017)"),
            ],
            id="list of resolutions",
        ),
        pytest.param(
            "the Alpha Outlook Report says", [("Alpha Outlook Report", "Alpha Outlook Report")], id="report"
        ),
        pytest.param(
            "the report of the Secretary-General",
            [("report of the Secretary-General",) * 2],
            id="report of an office",
        ),
        pytest.param(
            "the Joint Statement of the 22nd Alpha-Beta Summit",
            [("Joint Statement of the 22nd Alpha-Beta Summit",) * 2],
            id="statement of a meeting",
        ),
        pytest.param(
            "the Alpha Outlook on Trade (AOT); the AOT endures",
            [("Alpha Outlook on Trade",) * 2, ("AOT", "Alpha Outlook on Trade")],
            id="short form stands for its name",
        ),
        pytest.param(
            "the Alpha Trade Partnership (ATP) Agreement and later the ATP Agreement",
            [
                ("Alpha Trade Partnership (ATP) Agreement",) * 2,
                ("ATP Agreement", "Alpha Trade Partnership (ATP) Agreement"),
            ],
            id="short form inside a name",
        ),
    ],
)
def test_documents(text, expected):
    """A text is pointed to by its name or symbol, and known by its fullest name."""
    assert read(text) == [(quote, "document", target) for quote, target in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the Declaration", ("the Declaration", "Lima Declaration on Trade"), id="kind word"),
        pytest.param("the said Agreement", ("the said Agreement", "Alpha Agreement on Ports"), id="said"),
        pytest.param("that Agreement", ("that Agreement", "Alpha Agreement on Ports"), id="that"),
        pytest.param(
            "The Action Plan", ("The Action Plan", "Beta Plan of Action 2021-2025"), id="two kind words"
        ),
        pytest.param(
            "the renewed Plan", ("the renewed Plan", "Beta Plan of Action 2021-2025"), id="adjective"
        ),
        pytest.param("the said Roadmap", ("the said Roadmap", None), id="nothing of the kind named"),
        pytest.param(
            "these two documents",
            ("these two documents", "Beta Plan of Action 2021-2025; Alpha Agreement on Ports"),
            id="two at once",
        ),
        pytest.param(
            "the declaration endures", ("the declaration", "Lima Declaration on Trade"), id="small letters"
        ),
    ],
)
def test_back(text, expected):
    """A kind word stands for the last text of that kind named before."""
    named = "We adopted the Lima Declaration on Trade, the Beta Plan of Action 2021-2025 and the Alpha Agreement on Ports."
    assert read(named, f"We will carry out {text}.".replace("carry out The", "x. The"))[0] == (
        expected[0],
        "back",
        expected[1],
    )


@pytest.mark.parametrize(
    "text",
    [
        "this Declaration",
        "the present resolution",
        "this Joint Statement",
        "this document",
        "the present Charter",
    ],
)
def test_self(text):
    """The document points to itself, and its id is known without a table of documents."""
    row = find_references(table(f"as laid down in {text}.")).iloc[0]
    assert (row["quote"], row["kind"], row["target_doc_id"]) == (text, "self", "a")
    assert pd.isna(row["target"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Charter flight left at noon", id="flight"),
        pytest.param("an Article in the Daily News said so", id="newspaper"),
        pytest.param("She cut a paragraph of her speech, the last paragraph too", id="writing"),
        pytest.param("a paragraph of 12 lines and this paragraph I like", id="lines"),
        pytest.param("They met in the Annex building and in Annex II building", id="building"),
        pytest.param("at Section 4 of the Ring Road, Section 2", id="street"),
        pytest.param("Chapter 3 of the Rotary Club met with the Manila Chapter", id="chapter of a club"),
        pytest.param("Both sides reached agreement on the next steps. Agreement was hard.", id="plain noun"),
        pytest.param("The Plan is under way and so is the Agreement", id="nothing named before"),
        pytest.param("this plan, this agenda and this vision of the future", id="plain nouns"),
        pytest.param("the peaceful resolution of disputes; the resolution of conflicts", id="settling"),
        pytest.param("Goal 14 and target 3 matter; part 2 follows", id="parts of no text"),
        pytest.param("Reports said that the Report was late", id="report"),
        pytest.param("These documents were shared", id="no count"),
        pytest.param("a ratio of A/B and 24/7 service", id="no symbols"),
        pytest.param("Chapter 11 bankruptcy", id="bankruptcy"),
        pytest.param("herein and hereby", id="herein"),
    ],
)
def test_decoys(text):
    """What looks like a reference and points to no text is none."""
    assert read(text) == []


def test_a_kind_word_in_small_letters_reaches_one_paragraph():
    """Far from the name, ``the declaration`` may mean another one."""
    texts = ["We adopted the Lima Declaration.", "Nothing.", "We signed the declaration."]
    assert read(*texts) == []


def test_another_kind_of_document_is_not_itself():
    """In a press release *this Joint Statement* is the one that it named."""
    named = "They issued the Joint Statement on Ports."
    expected = [("this Joint Statement", "back", "Joint Statement on Ports")]
    assert read(named, "To support this Joint Statement, we pay.", kind="press release") == expected
    own = read(named, "To support this Joint Statement, we pay.", kind="joint statement")
    assert own == [("this Joint Statement", "self", None)]


def test_a_treaty_is_this_agreement():
    """Words of one family of texts mean the document itself, whatever it has named."""
    found = read("the Lima Agreement on Ports", "under this Agreement", kind="treaty")
    assert found == [("this Agreement", "self", None)]


def test_a_bare_article_takes_the_text_of_the_last_one():
    """After *Article V of the Alpha Treaty* a bare *Article V* is of the same treaty, *Article VI* of none."""
    found = read("Article V of the Alpha Treaty holds. Article V applies, Article VI not.")
    assert [target for _, _, target in found] == ["Alpha Treaty", "Alpha Treaty", None]


def test_a_part_behind_a_name_is_a_part_of_it():
    """``resolution 2231 (2015), in particular paragraph 12`` points into the resolution."""
    found = read("Recalling resolution 2231 (2015), in particular its paragraph 12, we act.")
    assert found[1] == ("paragraph 12", "part", "resolution 2231 (2015)")


def test_a_part_inside_a_name_is_no_reference():
    """The title of a text may name a part of another; it is one reference."""
    assert [
        kind for _, kind, _ in read("the “Amendment to Article 6 of the Lima Agreement” is in force")
    ] == ["document"]


def test_a_name_ends_before_the_next_part():
    """``the Statute of the Agency and Article 3`` names a statute and a part."""
    found = read("in line with Article 14 of the Statute of the Agency and Article 3 of the Statute")
    assert [(quote, target) for quote, _, target in found] == [
        ("Article 14 of the Statute of the Agency", "Statute of the Agency"),
        ("Article 3 of the Statute", "Statute of the Agency"),
    ]


def test_chapters_by_their_subjects():
    """Chapters without a number belong to the agreement named before them, or the one it amends."""
    text = "The Alpha Trade (AT) Agreement and the First Protocol to Amend the AT Agreement bring Chapters on Trade in Services, Ports and Investment into it."
    assert read(text)[-1] == (
        "Chapters on Trade in Services, Ports and Investment",
        "part",
        "Alpha Trade (AT) Agreement",
    )


def test_own_paragraphs_are_known_by_their_labels():
    """A bare paragraph is the document's own only where the document has it."""
    found = find_references(table("See paragraph 2.", "See paragraph 40."))
    assert found["target_doc_id"].fillna("").tolist() == ["a", ""]


@pytest.mark.parametrize(
    ("name", "title", "fits"),
    [
        pytest.param("Joint Statement of the 22nd Alpha-Beta Summit", "Joint Statement of the 22nd Alpha-Beta Summit", True, id="same"),
        pytest.param("Joint Statement of the 22nd Alpha-Beta Summit", "JOINT STATEMENT OF THE TWENTY-SECOND ALPHA-BETA SUMMIT", True, id="ordinal"),
        pytest.param("Joint Statement of the 22nd ALPHA-Beta Summit", "Joint Statement of the 22 nd ALPHABeta Summit", True, id="hyphen lost"),
        pytest.param("Joint Statement of the 22nd Alpha-Beta Summit", "Joint Statement of the 22nd Beta-Alpha Summit, Lima, 4 November 2019", True, id="place and date"),
        pytest.param("Joint Statement of the 22nd Alpha-Beta Summit", "Joint Statement of the 22nd Alpha-Beta Summit on Trade", True, id="subject behind"),
        pytest.param("Chairman’s Statement of the 5th Alpha Summit", "Chair's Statement of the 5th Alpha Summit", True, id="chair"),
        pytest.param("Lima Programme of Action on Labour", "Lima Program of Action on Labor", True, id="spelling"),
        pytest.param("Joint Statement of the 22nd Alpha-Beta Summit", "Joint Statement of the 23rd Alpha-Beta Summit", False, id="another edition"),
        pytest.param("Joint Statement of the 22nd Alpha-Beta Summit on Ports", "Joint Statement of the 22nd Alpha-Beta Summit on Trade", False, id="another subject"),
        pytest.param("Joint Statement of the 22nd Alpha-Beta Summit on Ports", "Joint Statement of the 22nd Alpha-Beta Summit", False, id="title says less"),
        pytest.param("Joint Statement of the 22nd Alpha-Beta Summit", "Chairman’s Statement of the 22nd Alpha-Beta Summit", False, id="another text"),
        pytest.param("General Assembly resolution 73/7", "A/RES/73/7", True, id="resolution by symbol"),
        pytest.param("UNSCR 2231", "Resolution 2231 (2015)", True, id="short form of a resolution"),
        pytest.param("Security Council resolution 1540 (2004)", "General Assembly resolution 1540 (XV)", False, id="another body"),
        pytest.param("resolution 73/7", "Report on the implementation of resolution 73/7", False, id="report on it"),
    ],
)  # fmt: skip
def test_target_doc_id(name, title, fits):
    """A name finds the document of the corpus whose title fits, and no other."""
    found = find_references(table(f"We recalled the {name}."), corpus(a="Beta Memo", b=title))
    assert found.iloc[0]["target_doc_id"] == "b" if fits else pd.isna(found.iloc[0]["target_doc_id"])


def test_two_documents_that_fit_are_none():
    """Where two titles fit, neither is taken."""
    documents = corpus(a="Memo", b="Lima Declaration on Trade", c="Lima Declaration on Trade")
    assert find_references(table("the Lima Declaration on Trade"), documents)["target_doc_id"].isna().all()


def test_year_and_order_of_documents_decide():
    """The year beside a name has to be that of the document, and no document is pointed to before its time."""
    documents = pd.DataFrame({
        "doc_id": ["a", "b", "c"],
        "title": ["Memo", "Lima Joint Statement on Trade", "Lima Joint Statement on Trade"],
        "date": ["2020-05-01", "2018-03-02", "2019-03-01"],
    })  # fmt: skip
    texts = ["the Lima Joint Statement on Trade of 1 March 2019", "the Lima Joint Statement on Trade in 2017"]
    assert find_references(table(*texts), documents)["target_doc_id"].fillna("").tolist() == ["c", ""]
    assert find_references(table(texts[0]), documents.assign(date=["2019-01-01", "2018-03-02", "2019-03-01"]))["target_doc_id"].isna().all()  # fmt: skip


def test_words_that_stand_for_another_year_find_nothing():
    """What a name with a year does not mean, its anaphor and its parts do not mean either."""
    documents = pd.DataFrame(
        {"doc_id": ["a", "b"], "title": ["Memo", "Lima Declaration on Trade"], "date": ["2020", "2019"]}
    )
    text = "the Lima Declaration on Trade of 2017; Article 2 of the Declaration, the Declaration, the Lima Declaration on Trade"
    assert find_references(table(text), documents)["target_doc_id"].isna().all()
    found = find_references(table(text.replace("2017", "2019")), documents)
    assert found["target_doc_id"].tolist() == ["b"] * 4


def test_what_stands_for_a_text_finds_its_document():
    """An anaphor and a part mean the document that their name means; the document itself has its title."""
    documents = corpus(a="Beta Declaration of Quito", b="Lima Agreement on Trade")
    text = "We signed the Lima Agreement on Trade; the Agreement and Article 2 of the Agreement bind us, as this Declaration does."
    found = find_references(table(text), documents)
    assert found["target_doc_id"].tolist() == ["b", "b", "b", "a"]
    assert found["target"].tolist()[-1] == "Beta Declaration of Quito"


def test_documents_do_not_share_names():
    """What one document named says nothing of another's words."""
    both = table("the Lima Declaration on Trade", "the Declaration")
    assert len(find_references(both)) == 2
    assert len(find_references(both.assign(doc_id=["a", "b"]))) == 1


def test_plain_words():
    """Ordinals in words and in figures are one, and so are spellings."""
    assert plain_words("Twelfth Programme of Viet Nam") == plain_words("12 th Program of Vietnam")


def test_empty_result_has_the_schema():
    """No reference, no row, all columns."""
    for found in (find_references(table("Nothing.")), find_references(table())):
        assert found.empty
        assert found.dtypes.astype(str).to_dict() == dict(REFERENCES.columns)


def test_arguments_are_unchanged():
    """Paragraphs and documents are read, never written."""
    paragraphs, documents = (
        table("the Lima Declaration, paragraph 2 of the Declaration"),
        corpus(a="A", b="Lima Declaration"),
    )
    copies = paragraphs.copy(), documents.copy()
    find_references(paragraphs, documents)
    pd.testing.assert_frame_equal(paragraphs, copies[0])
    pd.testing.assert_frame_equal(documents, copies[1])


def test_rejects_other_tables():
    """A table that lacks a column is refused by its name."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_references(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))
    with pytest.raises(SchemaError, match="missing column 'title'"):
        find_references(table("x"), pd.DataFrame({"doc_id": ["a"]}))


@given(
    st.lists(
        st.sampled_from(
            ["Article", "paragraphs", "1", "V", "(a)", "and", ",", "of the", "Lima Declaration", "the", "Charter", "this",
             "Annex", "to", "resolution 73/7", "above", "Plan", "said", "A/RES/70/1", "these two documents", "(LD)", "Report"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_quotes_are_the_text_and_stand_in_order(text):
    """Whatever the text, quotes are what stands at their positions, in order and apart."""
    found = find_references(table(text))
    assert [text[row.start : row.end] for row in found.itertuples()] == found["quote"].tolist()
    assert (found["start"].iloc[1:].to_numpy() >= found["end"].iloc[:-1].to_numpy()).all()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(" * 100_000, id="brackets"),
        pytest.param("Article 1 of " * 8_000, id="parts"),
        pytest.param("paragraphs " + "1, " * 30_000, id="numbers"),
        pytest.param("A/" * 50_000, id="slashes"),
    ],
)
def test_long_texts_end(text):
    """A long text without structure is read like any other."""
    assert isinstance(find_references(table(text)), pd.DataFrame)
