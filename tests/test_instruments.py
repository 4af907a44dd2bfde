"""Named instruments."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.instruments import INSTRUMENTS, find_instruments


def paragraphs(*texts: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table with one paragraph a text."""
    labels = [str(i) for i in range(1, len(texts) + 1)]
    return pd.DataFrame({"doc_id": "a", "para": labels, "text": list(texts)})


def named(*texts: str) -> list[tuple[str, str]]:
    """Return the quotes and kinds found in `texts`."""
    found = find_instruments(paragraphs(*texts))
    return list(zip(found["quote"], found["kind"], strict=True))


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        pytest.param("the Lima Agreement.", "Lima Agreement", "agreement", id="agreement"),
        pytest.param(
            "the 2002 Declaration on the Conduct of Ships in May",
            "Declaration on the Conduct of Ships",
            "declaration",
            id="no year, no date",
        ),
        pytest.param(
            "the 2021 Alpha ICT Work Plan was adopted",
            "2021 Alpha ICT Work Plan",
            "plan",
            id="a plan keeps its year",
        ),
        pytest.param(
            "the Alpha Work Plan IV (2021-2025) and more",
            "Alpha Work Plan IV (2021-2025)",
            "plan",
            id="numeral and years",
        ),
        pytest.param(
            "the Master Plan on Alpha Roads (MPAR) 2025",
            "Master Plan on Alpha Roads (MPAR) 2025",
            "plan",
            id="year behind a bracket",
        ),
        pytest.param(
            "the Alpha Partnership (AP) Agreement",
            "Alpha Partnership (AP) Agreement",
            "agreement",
            id="bracket inside",
        ),
        pytest.param(
            "the Treaty of Amity (TOA) in Southern Asia",
            "Treaty of Amity (TOA) in Southern Asia",
            "agreement",
            id="place behind a bracket",
        ),
        pytest.param(
            "the Alpha Vision 2.0 (AV2.0) Work Programme",
            "Alpha Vision 2.0 (AV2.0) Work Programme",
            "plan",
            id="head behind a bracket",
        ),
        pytest.param(
            "the Lima Vision: Shared Roads, Shared Future, adopted",
            "Lima Vision: Shared Roads, Shared Future",
            "declaration",
            id="subtitle",
        ),
        pytest.param(
            "Joint Statement of the 22nd Alpha Summit on Trade was read",
            "Joint Statement of the 22nd Alpha Summit on Trade",
            "declaration",
            id="outermost of nested names",
        ),
        pytest.param(
            "the Revised Implementation Plan of the Vision Statement on Trade",
            "Revised Implementation Plan of the Vision Statement on Trade",
            "plan",
            id="plan of a statement",
        ),
        pytest.param(
            "the Agreement Establishing the Alpha Centre on Trade, Investment and Tourism.",
            "Agreement Establishing the Alpha Centre on Trade, Investment and Tourism",
            "agreement",
            id="participle and list",
        ),
        pytest.param(
            "the first protocol to amend the Alpha Agreement",
            "first protocol to amend the Alpha Agreement",
            "agreement",
            id="amending protocol",
        ),
        pytest.param(
            "under the “New Alpha Strategy 2015 for Roads”,",
            "New Alpha Strategy 2015 for Roads",
            "plan",
            id="quoted title",
        ),
        pytest.param(
            "Resolution No. ES-11/1 of March", "Resolution No. ES-11/1", "other", id="numbered resolution"
        ),
        pytest.param(
            "under United Nations Security Council (UNSC) resolutions",
            "United Nations Security Council (UNSC) resolutions",
            "other",
            id="bracket before resolutions",
        ),
        pytest.param(
            "General Assembly (GA) resolution 11/22 of May",
            "General Assembly (GA) resolution 11/22",
            "other",
            id="bracket before a number",
        ),
        pytest.param(
            "the Nordic Rivers statement was read",
            "Nordic Rivers statement",
            "declaration",
            id="small kind noun behind a name",
        ),
        pytest.param(
            "and the convention on Alpine Rivers.",
            "convention on Alpine Rivers",
            "agreement",
            id="small kind noun before a name",
        ),
        pytest.param(
            "noted the ASEAN declaration on the keeping of bees, mindful of",
            "ASEAN declaration on the keeping of bees",
            "declaration",
            id="group’s declaration in small letters",
        ),
        pytest.param(
            "the Alpha Health Regulations (AHR) (2005) apply",
            "Alpha Health Regulations (AHR) (2005)",
            "agreement",
            id="regulations",
        ),
        pytest.param(
            "a 2050 Vision of “Living Well” at last",
            "2050 Vision of “Living Well”",
            "declaration",
            id="year before a vision, quoted theme",
        ),
        pytest.param(
            "issued the Joint Statement with the theme “Hand in Hand, Always”.",
            "Joint Statement with the theme “Hand in Hand, Always”",
            "declaration",
            id="with the theme",
        ),
        pytest.param(
            "an ambitious post-2020 Alpha Forest Framework",
            "post-2020 Alpha Forest Framework",
            "plan",
            id="post",
        ),
        pytest.param("See Alpha Convention, article 5", "Alpha Convention", "agreement", id="see"),
        pytest.param("Recalling Alpha Strategy 2018", "Alpha Strategy 2018", "plan", id="opening participle"),
        pytest.param(
            "Alpha’s National Forest Strategy", "National Forest Strategy", "plan", id="possessor left out"
        ),
        pytest.param(
            "the Alpha-Beta Trade in Goods Agreement",
            "Alpha-Beta Trade in Goods Agreement",
            "agreement",
            id="term with a small word",
        ),
        pytest.param(
            "the Lima Declaration on the 10th Anniversary of the Pact Secretariat",
            "Lima Declaration on the 10th Anniversary of the Pact Secretariat",
            "declaration",
            id="anniversary",
        ),
        pytest.param(
            "the Alpha Plan of Action (APA) to implement the Beta Partnership (2010-2015)",
            "Alpha Plan of Action (APA) to implement the Beta Partnership (2010-2015)",
            "plan",
            id="goes on behind a bracket",
        ),
        pytest.param(
            "the Lima Agenda for Growth and the Growth Goals (GGs)",
            "Lima Agenda for Growth",
            "other",
            id="goals behind and",
        ),
        pytest.param("consistent with UNCLOS", "UNCLOS", "agreement", id="known by letters"),
        pytest.param("an early code of conduct", "code of conduct", "agreement", id="known in small letters"),
        pytest.param(
            "a Memorandum of Cooperation between both",
            "Memorandum of Cooperation",
            "agreement",
            id="memorandum",
        ),
    ],
)
def test_find_instruments_names(text, quote, kind):
    """A name is found whole, with its kind."""
    assert named(text) == [(quote, kind)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Joint Statement and its Plan of Action", id="anaphors"),
        pytest.param("the Roadmap; this Declaration; the First Protocol", id="bare kind words"),
        pytest.param(
            "the Alpha Fund, the Alpha Initiative and the Alpha Network", id="funds and initiatives"
        ),
        pytest.param("an agreement on trade", id="small letters"),
        pytest.param("Agenda item 77", id="item of an agenda"),
        pytest.param(
            "“Lessons from a Process of Conflict Resolution between Parties”", id="not that resolution"
        ),
        pytest.param("the RCEP Summit", id="letters inside a meeting's name"),
    ],
)
def test_find_instruments_decoys(text):
    """What only sounds like an instrument is none."""
    assert named(text) == []


def test_two_names_joined_by_and():
    """Two instruments in a row are two."""
    assert named("the Lima Convention on Climate Change and the Oslo Agreement") == [
        ("Lima Convention on Climate Change", "agreement"),
        ("Oslo Agreement", "agreement"),
    ]


def test_short_forms_count_in_the_whole_document():
    """Letters introduced beside a name are the instrument elsewhere, the introduction itself is not counted twice."""
    assert named("the Lima Declaration on Trade (LDT)", "the LDT and LDTX", "LDT-based") == [
        ("Lima Declaration on Trade", "declaration"),
        ("LDT", "declaration"),
    ]


def test_short_forms_stay_in_their_document():
    """Another document's letters mean nothing here."""
    table = paragraphs("the Lima Declaration on Trade (LDT)", "the LDT").assign(doc_id=["a", "b"])
    assert find_instruments(table)["doc_id"].tolist() == ["a"]


def test_empty_result_has_the_schema():
    """No instrument, no row, all columns."""
    found = find_instruments(paragraphs("Nothing."))
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == dict(INSTRUMENTS.columns)


def test_arguments_are_unchanged():
    """The paragraphs are read, never written."""
    table = paragraphs("the Lima Agreement")
    before = table.copy()
    find_instruments(table)
    pd.testing.assert_frame_equal(table, before)


def test_rejects_another_table():
    """A table without text is refused by the name of what is missing."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_instruments(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


@given(
    st.lists(
        st.sampled_from(
            [
                "Lima",
                "Agreement",
                "Plan",
                "on",
                "the",
                "and",
                "(LA)",
                "2020",
                ":",
                "“",
                "”",
                ",",
                "of",
                "RCEP",
                "Declaration",
                "to",
                "Implement",
            ]
        )
    ).map(" ".join)
)
def test_quotes_are_the_text(text):
    """Whatever the text, every quote is what stands at its positions, and no two overlap."""
    last = 0
    for row in find_instruments(paragraphs(text)).itertuples():
        assert text[row.start : row.end] == row.quote == row.name
        assert last <= row.start < row.end
        last = row.end


def test_parts_of_a_pair_lose_their_brackets():
    """Each name of a pair ends before its own bracketed short form."""
    text = "the Alpha Work Plan (AWP) and the Beta Action Plan (BAP)"
    assert [name for name, _ in named(text)] == ["Alpha Work Plan", "Beta Action Plan"]


def test_a_programme_beside_a_strategy_is_a_plan():
    """A programme counts where *and* joins it to a plan, and not elsewhere."""
    assert named("the Alpha Forest Strategy and Forest Renewal Program.") == [
        ("Alpha Forest Strategy", "plan"),
        ("Forest Renewal Program", "plan"),
    ]
    assert named("the Forest Renewal Program.") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See Resolutions and Decisions of the Alpha Council, 2004", id="collection"),
        pytest.param("the Security Council statement, a White House statement", id="who speaks"),
        pytest.param("the United Kingdom statement and a Viet Nam declaration", id="states"),
        pytest.param("the CBD Secretariat and the UNFCCC Secretariat", id="organisations"),
    ],
)
def test_find_instruments_beside_names(text):
    """A collection, and a statement by who makes it, are no named instruments."""
    assert named(text) == []


def test_letters_keep_their_year():
    """A bracketed year behind a short form introduced or known belongs to it, and parties do not."""
    assert [name for name, _ in named("the IHR (2005) bind; CBD Parties met")] == ["IHR (2005)", "CBD"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "the accompanying 2023 ALP Leaders’ Golden River Declaration on the basis that",
            ["2023 ALP Leaders’ Golden River Declaration"],
            id="accompanying 2023 alp leaders",
        ),
        pytest.param(
            "the 1982 Alpha Convention on Rivers",
            ["Alpha Convention on Rivers"],
            id="1982 alpha convention rivers",
        ),
        pytest.param(
            "the 2018 Alpha Ministerial Statement on Bees",
            ["2018 Alpha Ministerial Statement on Bees"],
            id="2018 alpha ministerial statement",
        ),
        pytest.param(
            "the 1951 Fiji-Peru Mutual Defense Treaty",
            ["Fiji-Peru Mutual Defense Treaty"],
            id="1951 fiji peru mutual",
        ),
        pytest.param(
            "the Treaty on the Alpine Nuclear Weapon-Free Zone (ANWFZ) and the Alpha Outlook on Rivers (AOR);",
            ["Treaty on the Alpine Nuclear Weapon-Free Zone", "Alpha Outlook on Rivers"],
            id="treaty alpine nuclear weapon",
        ),
        pytest.param(
            "This year the “Alpha Outlook on the Rivers (AOR)” was announced",
            ["Alpha Outlook on the Rivers"],
            id="this year alpha outlook",
        ),
        pytest.param(
            "signed a Memorandum of Understanding on fishing and coastal rescue on 3 May 2011.",
            ["Memorandum of Understanding on fishing and coastal rescue"],
            id="signed memorandum understanding fishing",
        ),
        pytest.param(
            "signed a Memorandum of Cooperation in the field of bee keeping, and left",
            ["Memorandum of Cooperation in the field of bee keeping"],
            id="signed memorandum cooperation field",
        ),
        pytest.param(
            "signed a Memorandum of Understanding between Fiji and Peru.",
            ["Memorandum of Understanding between Fiji and Peru"],
            id="signed memorandum understanding between",
        ),
        pytest.param(
            "The signing of this Memorandum of Understanding will strengthen ties; the said Memorandum of Cooperation",
            [],
            id="signing this memorandum understanding",
        ),
        pytest.param(
            "an MoU on Bee Supply Chain and Honey Partnership as a step",
            ["MoU on Bee Supply Chain and Honey Partnership"],
            id="mou bee supply chain",
        ),
        pytest.param("the MOU; two MOUs; an MoU was signed", [], id="mou two mous mou"),
        pytest.param("President Garcia’s Peace Formula.", ["Peace Formula"], id="president garcia s peace"),
        pytest.param(
            "Praising Fiji’s Ocean Policy – 2024, they", ["Ocean Policy – 2024"], id="praising fiji s ocean"
        ),
        pytest.param(
            "the National Education Policy 2020 and",
            ["National Education Policy 2020"],
            id="national education policy 2020",
        ),
        pytest.param(
            "the Alpha Foreign Policy, the Cyber Policy Dialogue, the Economic Policy",
            [],
            id="alpha foreign policy cyber",
        ),
        pytest.param(
            "the Declaration on U.S.-Alpine Partnership. Today",
            ["Declaration on U.S.-Alpine Partnership"],
            id="declaration u s alpine",
        ),
        pytest.param(
            "the Strategy on E.U. Enlargement and Reform",
            ["Strategy on E.U. Enlargement and Reform"],
            id="strategy e u enlargement",
        ),
        pytest.param(
            "Alpine Defence Guidelines: The United Kingdom and the Hellenic Republic are adopting Alpine Defence Guidelines that",
            ["Alpine Defence Guidelines", "Alpine Defence Guidelines"],
            id="alpine defence guidelines united",
        ),
        pytest.param(
            "Alpine Vision 2045: Our Shared Future",
            ["Alpine Vision 2045: Our Shared Future"],
            id="alpine vision 2045 our",
        ),
        pytest.param(
            "the Fiji-Peru Bee Cooperation Agreement (FPBCA) helps. The FPBCA sites. FPBCA Sites Driving Growth: more.",
            ["Fiji-Peru Bee Cooperation Agreement", "FPBCA", "FPBCA"],
            id="fiji peru bee cooperation",
        ),
        pytest.param(
            "as set out in its Integrated Review. The Nuclear Posture Review",
            ["Integrated Review", "Nuclear Posture Review"],
            id="as set out integrated",
        ),
        pytest.param(
            "the Kunming-Montreal Global Biodiversity Framework",
            ["Kunming-Montreal Global Biodiversity Framework"],
            id="kunming montreal global biodiversity",
        ),
        pytest.param(
            "the Helsinki Final Act and the Charter of Paris for a New Europe",
            ["Helsinki Final Act", "Charter of Paris for a New Europe"],
            id="helsinki final act charter",
        ),
        pytest.param(
            "the Abraham Accords, the Oslo Accords",
            ["Abraham Accords", "Oslo Accords"],
            id="abraham accords oslo accords",
        ),
        pytest.param(
            "the Budapest Convention, the Montreal Protocol and the Minsk agreements",
            ["Budapest Convention", "Montreal Protocol", "Minsk agreements"],
            id="budapest convention montreal protocol",
        ),
        pytest.param(
            "Agenda 2063: The Africa We Want, was",
            ["Agenda 2063: The Africa We Want"],
            id="agenda 2063 africa we",
        ),
        pytest.param(
            "UNSCR 1540 and UNSC Resolution 2758, UN Security Council Resolution 1325 (2000), resolution A/RES/75/1, S/RES/2231 (2015)",
            [
                "UNSCR 1540",
                "UNSC Resolution 2758",
                "UN Security Council Resolution 1325 (2000)",
                "resolution A/RES/75/1",
                "S/RES/2231 (2015)",
            ],
            id="unscr 1540 unsc resolution",
        ),
        pytest.param(
            "Security Council resolutions 1325 (2000), 1820 (2008) and 2242 (2015) bind",
            ["1325 (2000)", "1820 (2008)", "2242 (2015)"],
            id="security council resolutions 1325",
        ),
        pytest.param(
            "General Assembly resolutions 46/182 and 48/134",
            ["46/182", "48/134"],
            id="general assembly resolutions 46",
        ),
        pytest.param(
            "all relevant UNSCRs and UN Security Council resolutions",
            ["UNSCRs", "UN Security Council resolutions"],
            id="all relevant unscrs un",
        ),
        pytest.param(
            "the Putrajaya Vision 2040 and the Aotearoa Plan of Action",
            ["Putrajaya Vision 2040", "Aotearoa Plan of Action"],
            id="putrajaya vision 2040 aotearoa",
        ),
        pytest.param(
            "the G20 High-Level Principles on Bee Inclusion; the G7 Hiroshima Leaders’ Communiqué",
            ["G20 High-Level Principles on Bee Inclusion", "G7 Hiroshima Leaders’ Communiqué"],
            id="g20 high level principles",
        ),
        pytest.param(
            "the Global Compact for Safe, Orderly and Regular Migration and more",
            ["Global Compact for Safe, Orderly and Regular Migration"],
            id="global compact safe orderly",
        ),
        pytest.param(
            "the UN Guiding Principles on Business and Human Rights",
            ["UN Guiding Principles on Business and Human Rights"],
            id="un guiding principles business",
        ),
        pytest.param(
            "the Code of Conduct for Responsible Fisheries; the Hague Code of Conduct against Ballistic Missile Proliferation",
            [
                "Code of Conduct for Responsible Fisheries",
                "Hague Code of Conduct against Ballistic Missile Proliferation",
            ],
            id="code conduct responsible fisheries",
        ),
        pytest.param(
            "the Treaty on the Non-Proliferation of Nuclear Weapons (NPT), the Arms Trade Treaty and the NPT regime",
            ["Treaty on the Non-Proliferation of Nuclear Weapons", "Arms Trade Treaty", "NPT"],
            id="treaty non proliferation nuclear",
        ),
        pytest.param(
            "the Convention on the Elimination of All Forms of Discrimination against Women",
            ["Convention on the Elimination of All Forms of Discrimination against Women"],
            id="convention elimination all forms",
        ),
        pytest.param(
            "the Convention relating to the Status of Refugees and its 1967 Protocol",
            ["Convention relating to the Status of Refugees"],
            id="convention relating to status",
        ),
        pytest.param(
            "the Beijing Declaration and Platform for Action",
            ["Beijing Declaration and Platform for Action"],
            id="beijing declaration platform action",
        ),
        pytest.param(
            "the Doha Programme of Action, the SAMOA Pathway, the Addis Ababa Action Agenda and the New Urban Agenda",
            ["Doha Programme of Action", "SAMOA Pathway", "Addis Ababa Action Agenda", "New Urban Agenda"],
            id="doha programme action samoa",
        ),
        pytest.param("the Five-Point Consensus", ["Five-Point Consensus"], id="five point consensus"),
        pytest.param(
            "the Status of Forces Agreement, the General Security of Military Information Agreement (GSOMIA)",
            ["Status of Forces Agreement", "General Security of Military Information Agreement"],
            id="status forces agreement general",
        ),
        pytest.param(
            "a Reciprocal Access Agreement and a Visiting Forces Agreement",
            ["Reciprocal Access Agreement", "Visiting Forces Agreement"],
            id="reciprocal access agreement visiting",
        ),
        pytest.param(
            "the Optional Protocol to the Convention on the Rights of the Child",
            ["Optional Protocol to the Convention on the Rights of the Child"],
            id="optional protocol to convention",
        ),
        pytest.param(
            "the Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of Bees and on Their Destruction",
            [
                "Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of Bees and on Their Destruction"
            ],
            id="convention prohibition use stockpiling",
        ),
        pytest.param(
            "the Alpha Convention Against Trafficking in Persons, Especially Women and Children (ACTIP)",
            ["Alpha Convention Against Trafficking in Persons, Especially Women and Children"],
            id="alpha convention against trafficking",
        ),
        pytest.param(
            "the Lima Declaration of 5 May 2015; the Lima Treaty of 1951",
            ["Lima Declaration", "Lima Treaty"],
            id="lima declaration 5 may",
        ),
        pytest.param(
            "the Peaceful Resolution of Disputes, Conflict Resolution",
            [],
            id="peaceful resolution disputes conflict",
        ),
        pytest.param(
            "the Joint Statement on Growth in Response to the Fever (FEV20) Outbreak on 2 April",
            ["Joint Statement on Growth in Response to the Fever (FEV20) Outbreak"],
            id="joint statement growth response",
        ),
        pytest.param(
            "the Joint Statement by the Fiji and Peru leaders.",
            ["Joint Statement by the Fiji and Peru leaders"],
            id="joint statement by fiji",
        ),
        pytest.param(
            "the ASEAN declaration on the care of bees in drought, bearing",
            ["ASEAN declaration on the care of bees in drought"],
            id="asean declaration care bees",
        ),
        pytest.param(
            "the Pact for the Future, the Global Digital Compact and the Declaration on Future Generations",
            ["Pact for the Future", "Global Digital Compact", "Declaration on Future Generations"],
            id="pact future global digital",
        ),
        pytest.param(
            "a Letter of Intent on Energy Cooperation; a Letter of Intent",
            ["Letter of Intent on Energy Cooperation"],
            id="letter intent energy cooperation",
        ),
        pytest.param(
            "the Joint Statement: Partners for Peace and Growth was issued",
            ["Joint Statement: Partners for Peace and Growth"],
            id="joint statement partners peace",
        ),
        pytest.param(
            "the EU Strategy for Cooperation in the Indo-Pacific",
            ["EU Strategy for Cooperation in the Indo-Pacific"],
            id="eu strategy cooperation indo",
        ),
        pytest.param(
            "the 2050 Strategy for the Blue Alpine Continent",
            ["2050 Strategy for the Blue Alpine Continent"],
            id="2050 strategy blue alpine",
        ),
        pytest.param(
            "the Comprehensive Nuclear-Test-Ban Treaty, a Fissile Material Cut-off Treaty",
            ["Comprehensive Nuclear-Test-Ban Treaty", "Fissile Material Cut-off Treaty"],
            id="comprehensive nuclear test ban",
        ),
        pytest.param(
            "Boe Declaration on Regional Security and Boe Declaration Action Plan",
            ["Boe Declaration on Regional Security", "Boe Declaration Action Plan"],
            id="boe declaration regional security",
        ),
        pytest.param(
            "the Sydney Convention Centre, the Strategy Group, the Vision Fund, the Master Plan Committee, the Action Plan Taskforce, the Chief of Protocol, Treaty Section",
            [],
            id="sydney convention centre strategy",
        ),
        pytest.param(
            "Agreement was reached; Consensus emerged; our Vision is; a Framework; the Guidelines",
            [],
            id="agreement was reached consensus",
        ),
        pytest.param(
            "at the Lima Convention Signing Ceremony", ["Lima Convention"], id="at lima convention signing"
        ),
        pytest.param(
            "the RCEP Summit; the NPT Review Conference; the UNFCCC Secretariat",
            [],
            id="rcep summit npt review",
        ),
        pytest.param(
            "Memorandum of Understanding (MOU) on Bees and Honey between Fiji and Peru",
            ["Memorandum of Understanding (MOU) on Bees and Honey between Fiji and Peru"],
            id="memorandum understanding mou bees",
        ),
        pytest.param(
            "the Bali Process, the Belt and Road Initiative, the Global Gateway, Plan International",
            [],
            id="bali process belt road",
        ),
        pytest.param(
            "the WTO Agreement on Fisheries Subsidies; the 30x30 Roadmap",
            ["WTO Agreement on Fisheries Subsidies", "30x30 Roadmap"],
            id="wto agreement fisheries subsidies",
        ),
        pytest.param(
            "the Compact of Free Association; Compacts of Free Association",
            ["Compact of Free Association", "Compacts of Free Association"],
            id="compact free association compacts",
        ),
        pytest.param(
            "the Alpha Leaders’ Declaration on Oceans, the Alpha Strategic Plan 2021–2025 and the Alpha Charter.",
            ["Alpha Leaders’ Declaration on Oceans", "Alpha Strategic Plan 2021–2025", "Alpha Charter"],
            id="alpha leaders declaration oceans",
        ),
        pytest.param(
            "the Cartagena Protocol on Biosafety to the Convention on Biological Diversity",
            ["Cartagena Protocol on Biosafety to the Convention on Biological Diversity"],
            id="cartagena protocol biosafety to",
        ),
        pytest.param(
            "the framework agreement, a strategy for the Indo-Pacific and the accord",
            [],
            id="framework agreement strategy indo",
        ),
        pytest.param(
            "the Windhoek Statement of Intent; the Joint Declaration of Intent on Bees",
            ["Windhoek Statement of Intent", "Joint Declaration of Intent on Bees"],
            id="windhoek statement intent joint",
        ),
        pytest.param("the White Paper on Defence", [], id="white paper defence"),
        pytest.param(
            "the Honiara Declaration (2019) and the Suva Agreement (Pacific Trade) of 2001",
            ["Honiara Declaration (2019)", "Suva Agreement"],
            id="honiara declaration 2019 suva",
        ),
        pytest.param(
            "He served in the Planning Office and the Strategy Division of Plan Peru.",
            [],
            id="he served planning office",
        ),
        pytest.param(
            "ILO Convention No. 182 and the Kigali Amendment to the Montreal Protocol",
            ["ILO Convention No. 182", "Kigali Amendment to the Montreal Protocol"],
            id="ilo convention no 182",
        ),
        pytest.param(
            "the Bern Declaration on Advancing Bee Care, Honey Trade and the Rule of Law: Towards the Achievement of the 2030 Agenda for Sustainable Development was",
            [
                "Bern Declaration on Advancing Bee Care, Honey Trade and the Rule of Law: Towards the Achievement of the 2030 Agenda for Sustainable Development"
            ],
            id="bern declaration advancing bee",
        ),
        pytest.param(
            "the Lima Declaration on Ageing: Empowering Older Persons in Alpha and the Regional Framework on Bees",
            ["Lima Declaration on Ageing: Empowering Older Persons in Alpha", "Regional Framework on Bees"],
            id="lima declaration ageing empowering",
        ),
        pytest.param(
            "the 2050 Strategy, Vision 2030; the 2022 Strategy",
            ["2050 Strategy", "Vision 2030"],
            id="2050 strategy vision 2030",
        ),
        pytest.param(
            "the Fiji-Peru FTA negotiations; their FTA; the Summit Declaration",
            ["Fiji-Peru FTA"],
            id="fiji peru fta negotiations",
        ),
        pytest.param(
            "the Women, Peace and Security Agenda; Internet Protocol", [], id="women peace security agenda"
        ),
        pytest.param(
            "the Nelson Mandela Rules; the Rules of Procedure; a Rules-Based Order",
            ["Nelson Mandela Rules"],
            id="nelson mandela rules rules",
        ),
        pytest.param(
            "World Health Assembly resolution WHA73.1, ECOSOC resolution 2020/1 and relevant United Nations General Assembly resolutions.",
            [
                "World Health Assembly resolution WHA73.1",
                "ECOSOC resolution 2020/1",
                "United Nations General Assembly resolutions",
            ],
            id="world health assembly resolution",
        ),
        pytest.param(
            "the Good Friday Agreement, the Windsor Framework, New START and the Five Power Defence Arrangements",
            ["Good Friday Agreement", "Windsor Framework", "New START", "Five Power Defence Arrangements"],
            id="good friday agreement windsor",
        ),
        pytest.param(
            "the Global Methane Pledge, the New Agenda for Peace, Our Common Agenda",
            ["New Agenda for Peace", "Our Common Agenda"],
            id="global methane pledge new",
        ),
        pytest.param(
            "the G20 Bee Inclusion Framework on Harnessing Digitalization to Increase Productivity and Foster a Sustainable Economy",
            [
                "G20 Bee Inclusion Framework on Harnessing Digitalization to Increase Productivity and Foster a Sustainable Economy"
            ],
            id="g20 bee inclusion framework",
        ),
        pytest.param(
            "the Outcome Document of the Lima Conference on Bees",
            ["Outcome Document of the Lima Conference on Bees"],
            id="outcome document lima conference",
        ),
        pytest.param(
            "Paris Agreement Article 6 and Lima Convention Parties",
            ["Paris Agreement", "Lima Convention"],
            id="paris agreement article 6",
        ),
        pytest.param(
            "the South Pacific Nuclear Free Zone Treaty (Treaty of Rarotonga) applies",
            ["South Pacific Nuclear Free Zone Treaty"],
            id="south pacific nuclear free",
        ),
        pytest.param(
            "Leaders adopted the Lima Vision: “Honey for All”.",
            ["Lima Vision"],
            id="leaders adopted lima vision",
        ),
        pytest.param(
            "the Sharm el-Sheikh Implementation Plan and the Rio de Janeiro Declaration",
            ["Sharm el-Sheikh Implementation Plan", "Rio de Janeiro Declaration"],
            id="sharm el sheikh implementation",
        ),
        pytest.param(
            "the Ha Noi Plan of Action to Implement the Alpha Vision Statement",
            ["Ha Noi Plan of Action to Implement the Alpha Vision Statement"],
            id="ha noi plan action",
        ),
        pytest.param("the Doha Agreement-aligned plan", [], id="doha agreement aligned plan"),
        pytest.param(
            "the Lima Fish Pact (LFP). The LFP/EPA talks; LFP+Fiji",
            ["Lima Fish Pact", "LFP"],
            id="lima fish pact lfp",
        ),
        pytest.param(
            "Recalling its resolutions 11/10 of 2 May 1956, 12/14 A and B of 5 June 1957 and 13/22 of 3 July 1958,",
            ["11/10", "12/14", "13/22"],
            id="recalling resolutions 11 10",
        ),
        pytest.param(
            "the Treaty establishing the Alpine Economic Community and the Agreement amending the Lima Treaty",
            ["Treaty establishing the Alpine Economic Community", "Agreement amending the Lima Treaty"],
            id="treaty establishing alpine economic",
        ),
        pytest.param(
            "the Alpine Agenda for Small Island States (AASIS) – a Renewed Declaration for Resilient Prosperity",
            ["Alpine Agenda for Small Island States", "Renewed Declaration for Resilient Prosperity"],
            id="alpine agenda small island",
        ),
        pytest.param(
            "the Sevilla Commitment, the Jeddah Commitment", [], id="sevilla commitment jeddah commitment"
        ),
        pytest.param(
            "the Lima Programme of Action for the Landlocked Valleys for the Decade 2022–2031",
            ["Lima Programme of Action for the Landlocked Valleys for the Decade 2022–2031"],
            id="lima programme action landlocked",
        ),
        pytest.param(
            "the Timor Gap Treaty, the Extradition Treaty, a Treaty on Mutual Assistance in Criminal Matters",
            ["Timor Gap Treaty", "Extradition Treaty", "Treaty on Mutual Assistance in Criminal Matters"],
            id="timor gap treaty extradition",
        ),
        pytest.param(
            "the General Agreement on Tariffs and Trade (GATT); the Multi-Fibre Arrangement; the Lomé Convention",
            ["General Agreement on Tariffs and Trade", "Multi-Fibre Arrangement", "Lomé Convention"],
            id="general agreement tariffs trade",
        ),
        pytest.param(
            "the Nuclear Non-Proliferation Treaty and SALT II",
            ["Nuclear Non-Proliferation Treaty"],
            id="nuclear non proliferation treaty",
        ),
        pytest.param(
            "the Basic Treaty of Friendship and Co-operation between Fiji and Peru, signed at Suva",
            ["Basic Treaty of Friendship and Co-operation between Fiji and Peru"],
            id="basic treaty friendship co",
        ),
        pytest.param(
            "the Alpine Regional Trade and Economic Co-operation Agreement (ARTECA)",
            ["Alpine Regional Trade and Economic Co-operation Agreement"],
            id="alpine regional trade economic",
        ),
        pytest.param(
            "the Global Action Plan for Enhanced Engagement (GAP); the COVID-19 Prioritized Global Action Plan",
            ["Global Action Plan for Enhanced Engagement", "COVID-19 Prioritized Global Action Plan"],
            id="global action plan enhanced",
        ),
        pytest.param(
            "the Joint Ministerial Declaration on a Comprehensive Partnership between Fiji and Peru",
            ["Joint Ministerial Declaration on a Comprehensive Partnership"],
            id="joint ministerial declaration comprehensive",
        ),
        pytest.param(
            "an Exchange of Letters on Fisheries; the Exchange of Letters",
            ["Exchange of Letters on Fisheries"],
            id="exchange letters fisheries exchange",
        ),
        pytest.param(
            "In the Suva Statement, the Prime Ministers; this Nareen statement",
            ["Suva Statement"],
            id="suva statement prime ministers",
        ),
        pytest.param(
            "the Cambodian Peace Accords and the 1991 Paris Peace Agreements",
            ["Cambodian Peace Accords", "Paris Peace Agreements"],
            id="cambodian peace accords 1991",
        ),
        pytest.param(
            "the Alpine Convention on the Law of the Sea, including its Article 121 and Annex VII",
            ["Alpine Convention on the Law of the Sea"],
            id="alpine convention law sea",
        ),
        pytest.param(
            "Leaders issued a Statement on Ukraine and adopted the Osaka Declaration.",
            ["Statement on Ukraine", "Osaka Declaration"],
            id="leaders issued statement ukraine",
        ),
        pytest.param(
            "the Agreement on the Conservation of Albatrosses and Petrels, the Treaty and the Convention",
            ["Agreement on the Conservation of Albatrosses and Petrels"],
            id="agreement conservation albatrosses petrels",
        ),
        pytest.param(
            "under the Charter of the United Nations and the Universal Declaration of Human Rights",
            ["Charter of the United Nations", "Universal Declaration of Human Rights"],
            id="under charter united nations",
        ),
        pytest.param(
            "Chapter VII of the UN Charter; Article 5 of the North Atlantic Treaty; the North Atlantic Treaty Organization",
            ["UN Charter", "North Atlantic Treaty"],
            id="chapter vii un charter",
        ),
        pytest.param(
            "the Fiji-Peru Free Trade Agreement Joint Commission; the Lima Agreement Implementation Office",
            [],
            id="fiji peru free trade",
        ),
        pytest.param(
            "the draft Declaration on Bees; a possible Free Trade Agreement; the proposed Fiji-Peru Free Trade Agreement",
            ["Declaration on Bees", "Fiji-Peru Free Trade Agreement"],
            id="draft declaration bees possible",
        ),
        pytest.param(
            "the Leaders’ Statement on COVID-19; the G20 Leaders’ Statement on COVID-19 of 26 March",
            ["Leaders’ Statement on COVID-19", "G20 Leaders’ Statement on COVID-19"],
            id="leaders statement covid 19",
        ),
        pytest.param(
            "the Vision of a Nuclear-Free Sea, our Vision for Growth",
            ["Vision of a Nuclear-Free Sea", "Vision for Growth"],
            id="vision nuclear free sea",
        ),
        pytest.param(
            "the Alpine Highway Master Plan, the Fiji Bee Strategy 2020–2025, Fiji’s Fourth National Development Plan",
            ["Alpine Highway Master Plan", "Fiji Bee Strategy 2020–2025", "Fourth National Development Plan"],
            id="alpine highway master plan",
        ),
        pytest.param(
            "signed agreements on trade, a treaty on extradition and the declaration",
            [],
            id="signed agreements trade treaty",
        ),
        pytest.param(
            "Agreement between the Government of Fiji and the Government of Peru on Air Services",
            ["Agreement between the Government of Fiji and the Government of Peru on Air Services"],
            id="agreement between government fiji",
        ),
        pytest.param(
            "the Agreement between Fiji and Peru concerning the Treatment of Double Taxation",
            ["Agreement between Fiji and Peru concerning the Treatment of Double Taxation"],
            id="agreement between fiji peru",
        ),
        pytest.param(
            "The Lima Plan calls. Their Lima Plan. THE LIMA DECLARATION",
            ["Lima Plan", "Lima Plan"],
            id="lima plan calls their",
        ),
        pytest.param(
            "the President’s Emergency Plan for Bee Relief (PEPBR). PEPBR has saved bees.",
            ["President’s Emergency Plan for Bee Relief", "PEPBR"],
            id="president s emergency plan",
        ),
        pytest.param(
            "the Pandemic Fund, the Bee Accord Process, the Bali Process and the Nuclear Security Summit Communiqué",
            ["Nuclear Security Summit Communiqué"],
            id="pandemic fund bee accord",
        ),
        pytest.param(
            "Co-Chairs’ Statement of the Lima Summit; the Co-Chairs’ Summary; the Chair’s Statement",
            ["Co-Chairs’ Statement of the Lima Summit"],
            id="co chairs statement lima",
        ),
        pytest.param(
            "resolution 1514 (XV) of 14 December 1960, resolution 217 A (III), resolution 377 A (V) and resolution 3201 (S-VI)",
            [
                "resolution 1514 (XV)",
                "resolution 217 A (III)",
                "resolution 377 A (V)",
                "resolution 3201 (S-VI)",
            ],
            id="resolution 1514 xv 14",
        ),
        pytest.param(
            "Resolution 70/1. See resolution S-30/1, annex; resolution 50/14 A of May; resolutions 2625 (XXV) of 24 October 1970, 2997 (XXVII) and 60/1",
            [
                "Resolution 70/1",
                "resolution S-30/1",
                "resolution 50/14 A",
                "2625 (XXV)",
                "2997 (XXVII)",
                "60/1",
            ],
            id="resolution 70 1 see",
        ),
        pytest.param(
            "the 2005 World Summit Outcome and decision 77/553",
            ["2005 World Summit Outcome"],
            id="2005 world summit outcome",
        ),
        pytest.param(
            "the Putrajaya Vision 2040, including through the Aotearoa Plan of Action",
            ["Putrajaya Vision 2040", "Aotearoa Plan of Action"],
            id="putrajaya vision 2040 including",
        ),
        pytest.param(
            "the Alpine Principles on Integrating Inclusivity and Sustainability into Trade and Investment Policy",
            [
                "Alpine Principles on Integrating Inclusivity and Sustainability into Trade and Investment Policy"
            ],
            id="alpine principles integrating inclusivity",
        ),
        pytest.param(
            "the La Serena Roadmap for Women and Inclusive Growth (2019-2030)",
            ["La Serena Roadmap for Women and Inclusive Growth (2019-2030)"],
            id="la serena roadmap women",
        ),
        pytest.param(
            "the APEC Internet and Digital Economy Roadmap (AIDER) and the APEC Connectivity Blueprint 2025",
            ["APEC Internet and Digital Economy Roadmap", "APEC Connectivity Blueprint 2025"],
            id="apec internet digital economy",
        ),
        pytest.param(
            "the Enhanced APEC Agenda for Structural Reform (EAASR); the Food Security Roadmap Towards 2030; the EAASR",
            ["Enhanced APEC Agenda for Structural Reform", "Food Security Roadmap Towards 2030", "EAASR"],
            id="enhanced apec agenda structural",
        ),
        pytest.param(
            "the Non-Binding Just Bee Principles for Alpine Cooperation",
            ["Non-Binding Just Bee Principles for Alpine Cooperation"],
            id="non binding just bee",
        ),
        pytest.param(
            "the Bangkok Goals on Bio-Circular-Green (BCG) Economy",
            ["Bangkok Goals on Bio-Circular-Green (BCG) Economy"],
            id="bangkok goals bio circular",
        ),
        pytest.param(
            "the Food Security Roadmap towards 2030 Implementation Plan",
            ["Food Security Roadmap towards 2030 Implementation Plan"],
            id="food security roadmap towards",
        ),
        pytest.param(
            "the Camp David agreements and the SALT II agreement",
            ["Camp David agreements", "SALT II agreement"],
            id="camp david agreements salt",
        ),
        pytest.param(
            "the Law of the Sea Convention; the Antarctic Treaty; the Lancaster House Agreement",
            ["Law of the Sea Convention", "Antarctic Treaty", "Lancaster House Agreement"],
            id="law sea convention antarctic",
        ),
        pytest.param(
            "the Australia-New Zealand Closer Economic Relations Trade Agreement (ANZCERTA)",
            ["Australia-New Zealand Closer Economic Relations Trade Agreement"],
            id="australia new zealand closer",
        ),
        pytest.param(
            "the two Prime Ministers signed the Agreement on Cultural Cooperation, the Agreement on Fisheries and a Memorandum of Understanding on Trade",
            [
                "Agreement on Cultural Cooperation",
                "Agreement on Fisheries",
                "Memorandum of Understanding on Trade",
            ],
            id="two prime ministers signed",
        ),
        pytest.param(
            "the WTO Agreement, the WTO Agreements and the Agreement on Agriculture",
            ["WTO Agreement", "WTO Agreements", "Agreement on Agriculture"],
            id="wto agreement wto agreements",
        ),
        pytest.param(
            "the Glasgow Climate Pact, the Sharm el-Sheikh Implementation Plan and the Kigali Amendment",
            ["Glasgow Climate Pact", "Sharm el-Sheikh Implementation Plan", "Kigali Amendment"],
            id="glasgow climate pact sharm",
        ),
        pytest.param(
            "the Hiroshima Leaders’ Communiqué and the G7 Leaders’ Statement on Ukraine of 24 March",
            ["Hiroshima Leaders’ Communiqué", "G7 Leaders’ Statement on Ukraine"],
            id="hiroshima leaders communiqu g7",
        ),
        pytest.param(
            "the ASEAN Master Plan on Connectivity 2025, ASEAN Smart Cities Framework, the ASEAN Single Window Agreement and Protocol",
            [
                "ASEAN Master Plan on Connectivity 2025",
                "ASEAN Smart Cities Framework",
                "ASEAN Single Window Agreement",
            ],
            id="asean master plan connectivity",
        ),
        pytest.param(
            "the Memoranda of Understanding on Trade; a Joint Communiqué on the Establishment of Diplomatic Relations",
            [
                "Memoranda of Understanding on Trade",
                "Joint Communiqué on the Establishment of Diplomatic Relations",
            ],
            id="memoranda understanding trade joint",
        ),
        pytest.param(
            "the Vientiane Action Programme, the Tripartite Action Plan 2016-2020",
            ["Vientiane Action Programme", "Tripartite Action Plan 2016-2020"],
            id="vientiane action programme tripartite",
        ),
        pytest.param(
            "a Cooperation Agreement, an Agreement of Cooperation in Education 2016-2020",
            ["Cooperation Agreement", "Agreement of Cooperation in Education 2016-2020"],
            id="cooperation agreement agreement cooperation",
        ),
        pytest.param(
            "in accordance with the Charter, the Convention and its Protocols",
            [],
            id="accordance with charter convention",
        ),
    ],
)
def test_find_instruments_of_the_genre(text, expected):
    """All names of a text are found, and nothing else."""
    assert [name for name, _ in named(text)] == expected


NAMED_BY_PARTIES = [
    (
        "topic before the parties",
        "the Agreement governing the keeping of bees between the Alpine Union and the Agency as approved by both",
        ["Agreement governing the keeping of bees between the Alpine Union and the Agency"],
    ),
    (
        "topic behind the parties",
        "Noting the Arrangement between Fiji and Peru on the posting of Peruvian bees to Suva following the loss of Hive 12, signed on 3 May 2011;",
        [
            "Arrangement between Fiji and Peru on the posting of Peruvian bees to Suva following the loss of Hive 12"
        ],
    ),
    (
        "topic ended by a clause",
        "the Convention between Fiji and Peru concerning the movement of bees which entered into force",
        ["Convention between Fiji and Peru concerning the movement of bees"],
    ),
    (
        "no topic",
        "signed the Agreement between Fiji and Peru on the eve of the talks; the Treaty between Fiji and Peru on 3 May",
        ["Agreement between Fiji and Peru", "Treaty between Fiji and Peru"],
    ),
    (
        "parts",
        "the Agreement on closer cooperation between the Alpine Union and its Member States, of the one part, and the Republic of Peru, of the other part, signed",
        [
            "Agreement on closer cooperation between the Alpine Union and its Member States, of the one part, and the Republic of Peru, of the other part"
        ],
    ),
    (
        "short name introduced",
        "the Treaty between Fiji and Peru on Bees, signed on 3 May 2011 (the Bee Treaty). The Bee Treaty holds; the rights (the Lima Pact) remain",
        ["Treaty between Fiji and Peru on Bees", "Bee Treaty", "Lima Pact"],
    ),
    (
        "revised short name introduced",
        "the Revised International Convention on Honey (the revised Lima Convention), which",
        ["Revised International Convention on Honey"],
    ),
]
CITED = [
    (
        "symbols behind the plural",
        "Takes note of resolutions AB(12)/RES/7, entitled “Bees”; AB(12)/RES/9, comprising AB(12)/RES/9 A.2, entitled “Hives”, and AB(12)/RES/9 B; and decisions AB(12)/DEC/10 and AB(12)/DEC/11",
        [
            "AB(12)/RES/7",
            "AB(12)/RES/9",
            "AB(12)/RES/9 A.2",
            "AB(12)/RES/9 B",
            "AB(12)/DEC/10",
            "AB(12)/DEC/11",
        ],
    ),
    (
        "symbols behind the singular",
        "See International Atomic Energy Agency General Conference resolution GC(12)/RES/15, entitled; decision GC(12)/DEC/3",
        [
            "International Atomic Energy Agency General Conference resolution GC(12)/RES/15",
            "decision GC(12)/DEC/3",
        ],
    ),
    (
        "symbols of many bodies",
        "UNEP/EA.2/Res.14, CBD/COP/DEC/15/4, A/HRC/RES/50/1, WHA12.1, E/RES/2011/5 and A/RES/ES-9/1",
        [
            "UNEP/EA.2/Res.14",
            "CBD/COP/DEC/15/4",
            "A/HRC/RES/50/1",
            "WHA12.1",
            "E/RES/2011/5",
            "A/RES/ES-9/1",
        ],
    ),
    (
        "records are none",
        "A/80/123, S/2011/44, S/PRST/2011/2, A/CONF.10/3, annex I, and AB/CP/2011/10/Add.1, decision 1/CP.9; AB(69)/RES/DEC(2011)",
        [],
    ),
    (
        "old sessions",
        "Recalling its resolutions 652 (XVI) of 24 November 1961, 2033 A (XX) of 3 December 1965, S-10/2 of 30 June 1978, 34/76 A of 11 December 1979 and 38/20 and all its other relevant resolutions,",
        ["652 (XVI)", "2033 A (XX)", "S-10/2", "34/76 A", "38/20"],
    ),
    (
        "topics between",
        "resolutions 325 (1990) on women and peace, 820 (1998) of 19 June 1998 on bees and decisions 55/400 and 60/515",
        ["325 (1990)", "820 (1998)"],
    ),
    (
        "bare numbers",
        "UN Security Council resolutions 718, 874 and 1397, which; resolutions 242 of 22 November 1967 and 338 of 22 October 1973; resolution 718 and 300 bees",
        ["718", "874", "1397", "242", "338", "resolution 718"],
    ),
    (
        "no space",
        "in violation of Security Council (UNSC)resolutions",
        ["Security Council (UNSC)resolutions"],
    ),
]
SHAPED = [
    (
        "cities",
        "the Treaty of Lisbon, the Pact of Zagreb, the 1815 Convention of London and the Peace of Westphalia; the price of Peace of Mind",
        ["Treaty of Lisbon", "Pact of Zagreb", "Convention of London", "Peace of Westphalia"],
    ),
    (
        "joined heads",
        "the Bee Risk Framework and Action Plan; the Lima Strategy and Action Plan 2021-2025; the Alpine Vision and Roadmap on Bees",
        [
            "Bee Risk Framework and Action Plan",
            "Lima Strategy and Action Plan 2021-2025",
            "Alpine Vision and Roadmap on Bees",
        ],
    ),
    (
        "heads not joined",
        "the Lima Framework and Vision 2040; the Alpine Vision and Agenda 2030; the Vision and Roadmap; the Joint Statement and Plan of Action",
        ["Lima Framework", "Vision 2040", "Alpine Vision", "Agenda 2030"],
    ),
    (
        "another name behind or",
        "the Honey Framework on Raising Bees or Lima Honey Framework",
        ["Honey Framework on Raising Bees", "Lima Honey Framework"],
    ),
    (
        "to another",
        "the Kingston Protocol (KP) to the Lima Convention on Bees",
        ["Kingston Protocol", "Lima Convention on Bees"],
    ),
    (
        "final document",
        "paragraph 3 of the Final Document of the Third Conference of Heads of State or Government of Alpine Countries, held in Bern; the Final Document",
        ["Final Document of the Third Conference of Heads of State or Government of Alpine Countries"],
    ),
    (
        "goals",
        "the Lima Goals on the Blue Economy, the Sustainable Development Goals on Health, the Goals of the Forum",
        ["Lima Goals on the Blue Economy"],
    ),
    (
        "deals and pledges",
        "the European Green Deal, the Kigali Cooling Pledge, a new deal for bees",
        ["European Green Deal"],
    ),
    (
        "amended parts",
        "the Amendment to Article VI of the Statute, “Amendment to Article XIV.A of the Statute”, the Amendment to the Lima Convention, the Amendments to Articles 6 and 8 of the Bern Pact, the “Amendment to Article 6 of the Suva Accord”",
        ["Amendment to the Lima Convention", "Bern Pact", "Amendment to Article 6 of the Suva Accord"],
    ),
    (
        "titles about an instrument",
        "the item entitled “Implementation of the Lima Declaration on Bees as a Source of Honey” and the item “Review of the Alpine Strategy”",
        ["Lima Declaration on Bees as a Source of Honey", "Alpine Strategy"],
    ),
    (
        "issued at",
        "progress on the Joint Plan of Action agreed at the meeting held in Suva; the Vision Statement issued by Leaders at the Lima Summit; the Plans of Action of the two Bee Groups",
        ["Joint Plan of Action", "Vision Statement", "Plans of Action"],
    ),
    (
        "issued by",
        "this Joint Statement adopted at the Lima Summit, the Joint Communiqué issued by the Ministry, the Agreement reached at Lima",
        [],
    ),
    (
        "owners in the plural",
        "the United States’ Honey Strategy, the Netherlands’ Alpine Guidelines, the Leaders’ Vision Statement on Honey",
        ["Honey Strategy", "Alpine Guidelines", "Leaders’ Vision Statement on Honey"],
    ),
    (
        "safeguards agreements",
        "the NPT safeguards agreement between the Agency and Fiji; the NPT regime",
        ["NPT"],
    ),
    (
        "numbered parts",
        "Article 3 of Protocol II, Protocols I and III; the Alpine Plan II",
        ["Alpine Plan II"],
    ),
    (
        "bracketed title behind a region",
        "the Treaty for the Care of Bees in Upper America and the Caribbean (Treaty of Suva) and the Lima Agenda for Growth and the Growth Goals (GGs)",
        ["Treaty for the Care of Bees in Upper America and the Caribbean", "Lima Agenda for Growth"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=label)
        for label, text, expected in [*NAMED_BY_PARTIES, *CITED, *SHAPED]
    ],
)
def test_parties_citations_and_shapes(text, expected):
    """Parties and topics, numbers and symbols, and names of rarer shapes are found, and what resembles them is not."""
    assert [name for name, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("the Peace Formula", "plan", id="formula"),
        pytest.param("the Ocean Policy 2024", "plan", id="policy of a year"),
        pytest.param("an MoU on Bees", "agreement", id="letters"),
        pytest.param("the Bali Rules", "other", id="rules"),
        pytest.param(
            "the Lima Declaration and Platform for Action", "declaration", id="declaration with a platform"
        ),
        pytest.param("UNSCR 1540", "other", id="symbol"),
    ],
)
def test_kinds(text, kind):
    """The head noun gives the kind."""
    assert [found for _, found in named(text)] == [kind]


@pytest.mark.parametrize(
    "unit",
    [
        "Joint Declaration on ",
        "Agreement (A) ",
        "United Nations ",
        "Agreement of the ",
        "A/RES/",
        "“A ",
        "resolutions 1/1, ",
        "resolutions 1718 of a, ",
        "AB(1)/",
        "Agreement between A and B on a ",
        "Agreement on a ",
        "Strategy and Plan ",
        "Joint Plan adopted by a ",
    ],
)
def test_long_repetitions_are_read(unit):
    """A paragraph that repeats the opening of a name thousands of times is read like any other."""
    found = find_instruments(paragraphs(unit * 2000))
    assert (found["start"] < found["end"]).all()
