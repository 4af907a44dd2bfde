"""Tests of toolkit.find.acts: who does what by a main verb, and what is no act."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import SchemaError
from toolkit.find.acts import ACTS, find_acts
from toolkit.find.acts.verbs import ladder, verb_forms
from toolkit.find.acts.words import LONGEST_KEPT, _words_of, find_sentences, find_words
from toolkit.lexicons import load_lexicon

DOCUMENT = {"doc_id": "d", "heading": "", "date": "2020-05-01", "kind": "joint statement"}


def paragraphs(*texts: str, **columns: str) -> pd.DataFrame:
    """Return a PARAGRAPHS table of one document, labelled 1, 2, …."""
    rows = [
        {**DOCUMENT, **columns, "para": str(i), "order": i, "text": text}
        for i, text in enumerate(texts, start=1)
    ]
    return pd.DataFrame(rows, columns=[*DOCUMENT, "para", "order", "text"])


def acts_of(*texts: str, **columns: str) -> list[tuple[str, str, str]]:
    """Return (actor, verb, lemma) of each act in the texts."""
    table = find_acts(paragraphs(*texts, **columns))
    return list(table[["actor", "verb", "lemma"]].itertuples(index=False, name=None))


GOLDEN = [
    pytest.param(
        "The Leaders Welcomed the new harbour.",
        [("The Leaders", "Welcomed", "welcome")],
        id="capitalised verb",
    ),
    pytest.param("We reaffirmed our will.", [("We", "reaffirmed", "reaffirm")], id="we"),
    pytest.param(
        "We noted the report and looked forward to its successor.",
        [("We", "noted", "note"), ("We", "looked forward to", "look forward to")],
        id="joined verbs",
    ),
    pytest.param(
        "We noted the report, welcomed the plan, and urged all parties to act.",
        [("We", "noted", "note"), ("We", "welcomed", "welcome"), ("We", "urged", "urge")],
        id="three joined verbs",
    ),
    pytest.param(
        "In this regard, the Ministers of coastal states underlined the need for calm.",
        [("the Ministers of coastal states", "underlined", "underline")],
        id="fronted phrase, of-phrase",
    ),
    pytest.param(
        "At the 3rd Summit in May 2011 in Bali, the Leaders issued the Charter and adopted the Plan.",
        [("the Leaders", "issued", "issue"), ("the Leaders", "adopted", "adopt")],
        id="fronted place and date",
    ),
    pytest.param(
        "Norway, which advocates open seas, fully supports the Outlook, and hopes to pursue synergies.",
        [("Norway", "supports", "support"), ("Norway", "hopes", "hope")],
        id="relative clause behind the subject",
    ),
    pytest.param(
        "Norway will continue to spare no effort.", [("Norway", "will continue", "continue")], id="modal"
    ),
    pytest.param("I would like to ask for patience.", [("I", "would like", "like")], id="would like"),
    pytest.param(
        "Norway is seriously concerned about the strait.",
        [("Norway", "is seriously concerned", "be concerned")],
        id="be with an attitude",
    ),
    pytest.param(
        "We were encouraged by the results.", [("We", "were encouraged", "be encouraged")], id="were"
    ),
    pytest.param(
        "We are committed to open trade.", [("We", "are committed", "be committed")], id="committed"
    ),
    pytest.param(
        "Norway is currently implementing the reform. We are prepared to double it.",
        [("Norway", "is currently implementing", "implement"), ("We", "are prepared", "be prepared")],
        id="progressive",
    ),
    pytest.param(
        "Norway has also been engaged in the Forum.",
        [("Norway", "has also been engaged", "be engaged")],
        id="been engaged",
    ),
    pytest.param(
        "Under the project we have dispatched 200 teachers and implemented 300 exchanges.",
        [("we", "have dispatched", "dispatch"), ("we", "implemented", "implement")],
        id="joined participles",
    ),
    pytest.param(
        "In March next year we will finally launch the scheme.",
        [("we", "will finally launch", "launch")],
        id="fronted phrase without comma",
    ),
    pytest.param(
        "As Chair and with the approval of all, Norway declared the issuance of the Statement and concluded the meeting.",
        [("Norway", "declared", "declare"), ("Norway", "concluded", "conclude")],
        id="as chair",
    ),
    pytest.param(
        "Many coastal countries mentioned the harbour, while also stating that they welcomed it.",
        [("Many coastal countries", "mentioned", "mention")],
        id="while stating that",
    ),
    pytest.param(
        "President Ada B. Holm, Jr. of Norway and Prime Minister Lin Wei of Singapore meet at a good hour.",
        [("President Ada B. Holm, Jr. of Norway and Prime Minister Lin Wei of Singapore", "meet", "meet")],
        id="two persons",
    ),
    pytest.param(
        "Norway, the ROK, and the United States strongly condemn the launch.",
        [("Norway, the ROK, and the United States", "condemn", "condemn")],
        id="three states",
    ),
    pytest.param(
        "National Security Advisors Holm, Lin, and Park expressed grave concern.",
        [("National Security Advisors Holm, Lin, and Park", "expressed", "express")],
        id="surnames",
    ),
    pytest.param(
        "Nordic and Singapore’s senior officials participating in the 3rd Forum in Oslo last week renewed their ties.",
        [("Nordic and Singapore’s senior officials", "renewed", "renew")],
        id="participle behind the subject",
    ),
    pytest.param(
        "The Nordic Ministers Meeting on Fisheries held on 11 May 2017 in Oslo, Norway adopted the Guidelines.",
        [("The Nordic Ministers Meeting on Fisheries", "adopted", "adopt")],
        id="a meeting that was held",
    ),
    pytest.param(
        "Our experts will meet often; our Foreign Ministers will converse at least once a year.",
        [("Our experts", "will meet", "meet"), ("our Foreign Ministers", "will converse", "converse")],
        id="semicolon",
    ),
    pytest.param(
        "Our cooperation has grown in every field, and we have created a better future.",
        [("we", "have created", "create")],
        id="first clause is no act",
    ),
    pytest.param(
        "The Leaders concurred on holding the next Summit and the Leaders expressed their hope.",
        [("The Leaders", "concurred on", "concur on"), ("the Leaders", "expressed", "express")],
        id="and with a new subject",
    ),
    pytest.param(
        "Mr. HOLM Ada, Prime Minister, attended from Norway.",
        [("Mr. HOLM Ada", "attended", "attend")],
        id="apposition",
    ),
    pytest.param(
        "We, the leaders of Norway, Singapore, and Chile, convened in Oslo.",
        [("We", "convened", "convene")],
        id="we, the leaders",
    ),
    pytest.param(
        "The Leaders thanked the hosts. They also welcomed the reform.",
        [("The Leaders", "thanked", "thank"), ("They", "welcomed", "welcome")],
        id="they",
    ),
    pytest.param(
        "The Quad looks forward to the future; it seeks to uphold peace.",
        [("The Quad", "looks forward to", "look forward to"), ("it", "seeks", "seek")],
        id="it",
    ),
    pytest.param(
        "We will combine our strengths and establish a working group to implement the plan.",
        [("We", "will combine", "combine"), ("We", "establish", "establish")],
        id="joined bare infinitives",
    ),
    pytest.param(
        "President Holm reiterates that the commitments are ironclad and reaffirms the alliance.",
        [("President Holm", "reiterates", "reiterate"), ("President Holm", "reaffirms", "reaffirm")],
        id="joined behind a that clause",
    ),
    pytest.param(
        "We commit to strengthen actions to halt and reverse losses and call on all parties to follow.",
        [("We", "commit", "commit"), ("We", "call on", "call on")],
        id="joined behind infinitives",
    ),
    pytest.param(
        "The Committee for Oceans (CFO) was set up in 1998. CFO participates in the consultation.",
        [("CFO", "participates", "participate")],
        id="acronym of a body",
    ),
    pytest.param(
        "The meeting had a candid exchange of views.",
        [("The meeting", "had", "have")],
        id="an exchange was had",
    ),
    pytest.param(
        "Both sides prioritised the talks and have agreed to meet.",
        [("Both sides", "prioritised", "prioritise"), ("Both sides", "have agreed", "agree")],
        id="British spelling",
    ),
    pytest.param(
        "The Ministers recognized the need.", [("The Ministers", "recognized", "recognize")], id="-ize"
    ),
    pytest.param(
        "The Ministers zigzagged around it.", [("The Ministers", "zigzagged", "zigzag")], id="unknown verb"
    ),
    pytest.param(
        "OSLO, 6 July 2021 – The Ministers took note of the report.",
        [("The Ministers", "took note of", "take note of")],
        id="dateline",
    ),
    pytest.param(
        "The U.S. Agency for Harbours (USAH) extended the Agreement.",
        [("The U.S. Agency for Harbours", "extended", "extend")],
        id="stops inside a name",
    ),
    pytest.param(
        "Trade is a priority and both sides committed to double it.",
        [("both sides", "committed", "commit")],
        id="and without comma",
    ),
    pytest.param(
        "The Leaders noted it, The Leaders praised it.",
        [("The Leaders", "noted", "note"), ("The Leaders", "praised", "praise")],
        id="a comma for a stop",
    ),
    pytest.param(
        "We support the harbour, as well as exchange views on fishing.",
        [("We", "support", "support"), ("We", "exchange", "exchange")],
        id="as well as joins a verb",
    ),
    pytest.param(
        "We agree that the sea is rising and will work to protect the coast.",
        [("We", "agree", "agree"), ("We", "will work", "work")],
        id="back to the actor behind a that clause",
    ),
    pytest.param(
        "We believe that the plan will help and will bring peace.",
        [("We", "believe", "believe")],
        id="both verbs of the that clause",
    ),
    pytest.param(
        "We trust that Norway is ready and will work for peace.",
        [("We", "trust", "trust")],
        id="that clause with an actor of its own",
    ),
    pytest.param(
        "We are proud of the road we have taken and believe that it leads home.",
        [("We", "are proud", "be proud"), ("We", "believe", "believe")],
        id="contact relative clause",
    ),
    pytest.param(
        "The Ministers welcome the progress they have made and look forward to more.",
        [("The Ministers", "welcome", "welcome"), ("The Ministers", "look forward to", "look forward to")],
        id="contact relative clause, look forward to",
    ),
    pytest.param(
        "We commit to improve the ports, and look forward to the review.",
        [("We", "commit", "commit"), ("We", "look forward to", "look forward to")],
        id="look forward to behind an infinitive",
    ),
    pytest.param(
        "The WHO has estimated the cost.",
        [("The WHO", "has estimated", "estimate")],
        id="an acronym that spells a pronoun",
    ),
    pytest.param(
        "The Fisheries Panel, as well as the WHO and World Bank have estimated the cost.",
        [("The Fisheries Panel, as well as the WHO and World Bank", "have estimated", "estimate")],
        id="joined by as well as",
    ),
    pytest.param(
        "Building on its mandate, in 2031 the Task Force will continue its work.",
        [("the Task Force", "will continue", "continue")],
        id="two fronted phrases",
    ),
    pytest.param(
        "The Secretariat will continue developing rules, and share best practices.",
        [("The Secretariat", "will continue", "continue"), ("The Secretariat", "share", "share")],
        id="bare infinitive behind a modal",
    ),
    pytest.param(
        "We will rebuild the pier, will continue to dredge, and will extend the mole.",
        [
            ("We", "will rebuild", "rebuild"),
            ("We", "will continue", "continue"),
            ("We", "will extend", "extend"),
        ],
        id="modal repeated",
    ),
    pytest.param(
        "The Meeting heard the Chair, and with regard to the strait, he stated that it is calm.",
        [("The Meeting", "heard", "hear"), ("he", "stated", "state")],
        id="pronoun behind a fronted phrase",
    ),
    pytest.param(
        "The two ministers, under the motto “Calm Seas,” concurred on a plan.",
        [("The two ministers", "concurred on", "concur on")],
        id="comma within quotation marks",
    ),
    pytest.param(
        "Holm and Berg held their first talks, since Chile had asked for them.",
        [("Holm and Berg", "held", "hold")],
        id="surnames that held talks",
    ),
    pytest.param(
        "After a retreat in Bergen, Norway to prepare the plan, Leaders endorsed it.",
        [("Leaders", "endorsed", "endorse")],
        id="a state that places a town",
    ),
    pytest.param(
        "We welcome the work that has been done by the League, and support the next session.",
        [("We", "welcome", "welcome"), ("We", "support", "support")],
        id="a plural verb behind a singular clause",
    ),
    pytest.param(
        "We noted the report, and encourage Norway to publish it.",
        [("We", "noted", "note"), ("We", "encourage", "encourage")],
        id="present behind past",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_golden_acts(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each sentence yields its acts: actor, verb as it stands, lemma."""
    assert acts_of(text) == expected


GENRES = [
    pytest.param(
        ("Dr Helmsley visited Brunei Darussalam on 3 May 2011.",), [("Dr Helmsley", "visited")], id="title"
    ),
    pytest.param(
        ("Mr. K. Ravindran and Mrs. T. Ona Mbeki will discuss trade.",),
        [("Mr. K. Ravindran and Mrs. T. Ona Mbeki", "will discuss")],
        id="initials",
    ),
    pytest.param(
        (
            "Minister for Trade and Minister for Ports Mr R Sandhu met with Chile’s Attorney-General Luis Paz.",
        ),
        [("Minister for Trade and Minister for Ports Mr R Sandhu", "met")],
        id="two offices and a name",
    ),
    pytest.param(
        ("Senior Minister of State for Health Ada Lim, SC also met the delegation and thanked the hosts.",),
        [
            ("Senior Minister of State for Health Ada Lim, SC", "met"),
            ("Senior Minister of State for Health Ada Lim, SC", "thanked"),
        ],
        id="post-nominals",
    ),
    pytest.param(
        ("Dr A. Bergen Holt, Norway’s Minister for Fisheries, will visit Singapore from 8 to 9 May 2010.",),
        [("Dr A. Bergen Holt", "will visit")],
        id="possessive apposition behind a name",
    ),
    pytest.param(
        ("Norwegian Foreign Minister Dr Ada Holm attended the launch.",),
        [("Norwegian Foreign Minister Dr Ada Holm", "attended")],
        id="adjective before the office",
    ),
    pytest.param(
        ("Today, President Holm welcomed the Leaders of Chile and Peru to Oslo.",),
        [("President Holm", "welcomed")],
        id="fronted today",
    ),
    pytest.param(
        ("Today Prime Minister Ada Holm announces a new fund.",),
        [("Prime Minister Ada Holm", "announces")],
        id="today without comma",
    ),
    pytest.param(
        ("Furthermore, the Philippines and Norway have identified three ports.",),
        [("the Philippines and Norway", "have identified")],
        id="fronted furthermore",
    ),
    pytest.param(
        ("Additionally, Norway and Chile launched a survey.",),
        [("Norway and Chile", "launched")],
        id="fronted additionally",
    ),
    pytest.param(
        ("Officials from both countries agreed to widen the talks.",),
        [("Officials from both countries", "agreed")],
        id="officials from",
    ),
    pytest.param(
        ("Representatives from ten Member States reviewed progress.",),
        [("Representatives from ten Member States", "reviewed")],
        id="representatives from",
    ),
    pytest.param(
        ("Quad partners contribute to the fund. Quad partners also intend to train pilots.",),
        [("Quad partners", "contribute"), ("Quad partners", "intend")],
        id="partners is a noun",
    ),
    pytest.param(
        ("Norway partners with Chile on ports.",), [("Norway", "partners")], id="partners is a verb"
    ),
    pytest.param(
        ("We, together with our partners in the region, are proud of the results.",),
        [("We", "are proud")],
        id="we together with",
    ),
    pytest.param(
        ("We remain committed to open trade. Norway remained determined to help.",),
        [],
        id="remain is a state",
    ),
    pytest.param(
        ("We remain committed to open trade and will work for it.",),
        [("We", "will work")],
        id="behind remain",
    ),
    pytest.param(
        ("We are more united than ever, and have strengthened our bonds.",),
        [("We", "have strengthened")],
        id="more united than ever",
    ),
    pytest.param(
        ("We are and will continue to be open about our work.",),
        [("We", "will continue")],
        id="are and will continue",
    ),
    pytest.param(
        ("We were joined by the President of Chile and welcomed his remarks.",),
        [("We", "welcomed")],
        id="joined behind a passive",
    ),
    pytest.param(
        (
            "We – the presidents of Norway, the Republic of Chile, and the Republic of Peru – met in Lima and commit to these principles.",
        ),
        [("We", "met"), ("We", "commit")],
        id="we between dashes",
    ),
    pytest.param(
        (
            "We—the Nordic Forum, represented at this meeting by the governments of Norway, Sweden, Denmark, Finland, Iceland, Greenland, and Estonia, and the Republic of Chile—meet on the occasion of the Dialogue.",
        ),
        [("We", "meet")],
        id="we between long dashes",
    ),
    pytest.param(
        (
            "President Tan Weili visited Oslo.",
            "Tan made the pledge in a message. Tan added that he was glad.",
        ),
        [("President Tan Weili", "visited"), ("Tan", "made"), ("Tan", "added")],
        id="surname alone",
    ),
    pytest.param(
        (
            "Foreign Minister Holm hosted Foreign Minister Paz.",
            "Holm and Paz discussed fish.",
        ),
        [("Foreign Minister Holm", "hosted"), ("Holm and Paz", "discussed")],
        id="surname alone, two",
    ),
    pytest.param(
        ("“Our ties are strong,” President Holm said on Tuesday.",),
        [("President Holm", "said")],
        id="said behind a quotation",
    ),
    pytest.param(
        (
            "“Our ties are strong,” said President Holm. “They grow,” added Foreign Minister Paz, who chaired the talks.",
        ),
        [("President Holm", "said"), ("Foreign Minister Paz", "added")],
        id="said before the speaker",
    ),
    pytest.param(("As coastal states, we stand for peace.",), [("we", "stand")], id="main clause behind as"),
    pytest.param(
        ("Together we represent two billion people. We seek peace.",),
        [("We", "seek")],
        id="represent is a state",
    ),
    pytest.param(
        ("Minister Holm represented Norway at the Summit.",),
        [("Minister Holm", "represented")],
        id="represent is a deed",
    ),
    pytest.param(
        ("We are united in our support for the principle of freedom, rule of law, and trade.",),
        [("We", "are united")],
        id="rule of law in a list",
    ),
    pytest.param(
        ("In 2021, the Quad came together to deliver doses, and provided $5 million to the facility.",),
        [("the Quad", "came"), ("the Quad", "provided")],
        id="a sum for an object",
    ),
    pytest.param(
        ("Norway and Chile are modernising the alliance and building a new pier.",),
        [("Norway and Chile", "are modernising"), ("Norway and Chile", "building")],
        id="building joined",
    ),
    pytest.param(
        (
            "We are expanding the ports; when Vice President Holm visited Lima in 2022, she announced $7 million.",
        ),
        [("We", "are expanding"), ("she", "announced")],
        id="she behind when",
    ),
    pytest.param(("Since 1951, the Norway-Chile alliance has advanced peace.",), [], id="alliance"),
    pytest.param(
        (
            "This meeting builds on decades of work between Norway and the Nordic Forum and we look forward to the next.",
        ),
        [("we", "look forward to")],
        id="this meeting builds",
    ),
    pytest.param(
        (
            "All countries in the region and the wider world should continue to support Chile, which respects the law.",
        ),
        [],
        id="should",
    ),
    pytest.param(
        ("The plan starts by the end of 2023.The leaders hailed it.",),
        [("The leaders", "hailed")],
        id="no space behind the stop",
    ),
    pytest.param(
        ("We met in Washington, D.C. To speed the plan, the leaders announced a fund.",),
        [("We", "met"), ("the leaders", "announced")],
        id="sentence behind D.C.",
    ),
    pytest.param(
        ("H.E. Mr. Tomasi Vula, Minister of Ports, and H.E. Ms. Ana Paz opened the session.",),
        [("H.E. Mr. Tomasi Vula, Minister of Ports, and H.E. Ms. Ana Paz", "opened")],
        id="H.E. Mr.",
    ),
    pytest.param(
        ("His Majesty Sultan Haji Rahman Bakri received the delegation.",),
        [("His Majesty Sultan Haji Rahman Bakri", "received")],
        id="Their Majesties",
    ),
    pytest.param(
        ("The Secretary-General of the Nordic Council, Dr. Ada Holm, briefed the Ministers.",),
        [("The Secretary-General of the Nordic Council", "briefed")],
        id="Secretary-General of",
    ),
    pytest.param(
        (
            "Deputy Secretary of State Ada Holm, Vice Foreign Minister SATO Kenji, and First Vice Foreign Minister Park Jun met in Seoul on 3 May and reaffirmed the alliance.",
        ),
        [
            (
                "Deputy Secretary of State Ada Holm, Vice Foreign Minister SATO Kenji, and First Vice Foreign Minister Park Jun",
                "met",
            ),
            (
                "Deputy Secretary of State Ada Holm, Vice Foreign Minister SATO Kenji, and First Vice Foreign Minister Park Jun",
                "reaffirmed",
            ),
        ],
        id="Deputy Secretary",
    ),
    pytest.param(
        (
            "The two Prime Ministers noted with satisfaction the growth of trade and agreed that it should go on.",
        ),
        [("The two Prime Ministers", "noted"), ("The two Prime Ministers", "agreed")],
        id="the two leaders",
    ),
    pytest.param(
        ("Prime Minister Ismail bin Hassan and Crown Prince Faisal al-Nahar signed the accord.",),
        [("Prime Minister Ismail bin Hassan and Crown Prince Faisal al-Nahar", "signed")],
        id="particle name",
    ),
    pytest.param(
        (
            "In his opening remarks, Mr. Vula recalled the talks held in May and said that much had been done.",
        ),
        [("Mr. Vula", "recalled"), ("Mr. Vula", "said")],
        id="in his remarks",
    ),
    pytest.param(
        ("On behalf of the Government of Norway, Ambassador Ada Holm presented the report.",),
        [("Ambassador Ada Holm", "presented")],
        id="on behalf of",
    ),
    pytest.param(
        ("The Co-Chairs of the Working Group on Ports thanked Peru for hosting the meeting.",),
        [("The Co-Chairs of the Working Group on Ports", "thanked")],
        id="Co-Chairs",
    ),
    pytest.param(
        ("USAID and the Nordic Bank are providing $3 million to train nurses.",),
        [("USAID and the Nordic Bank", "are providing")],
        id="USAID doing",
    ),
    pytest.param(
        ("The White House announced that Chile will join.",),
        [("The White House", "announced")],
        id="White House",
    ),
    pytest.param(
        ("The U.S. Department of Trade signed a memorandum with the Ministry of Ports of Peru.",),
        [("The U.S. Department of Trade", "signed")],
        id="U.S. agency",
    ),
    pytest.param(
        ("The Vice President also underscored that the alliance is strong and thanked Prime Minister Paz.",),
        [("The Vice President", "underscored"), ("The Vice President", "thanked")],
        id="Vice President",
    ),
    pytest.param(
        ("Foreign Secretary Ada Holm MP and Secretary of State Luis Paz discussed the crisis.",),
        [("Foreign Secretary Ada Holm MP and Secretary of State Luis Paz", "discussed")],
        id="Foreign Secretary",
    ),
    pytest.param(
        ("The Republic of Chile and the Kingdom of Norway hereby declare their friendship.",),
        [("The Republic of Chile and the Kingdom of Norway", "declare")],
        id="coalition of states with adjectives",
    ),
    pytest.param(
        (
            "The Prime Minister met President Paz. They agreed to widen trade. He invited her to Oslo, and she accepted the invitation.",
        ),
        [("The Prime Minister", "met"), ("They", "agreed"), ("He", "invited"), ("she", "accepted")],
        id="they, persons",
    ),
    pytest.param(
        ("Mr Moberly gave the address. Minister Donnelly will also open the hall.",),
        [("Mr Moberly", "gave"), ("Minister Donnelly", "will also open")],
        id="capitalised -ly surname",
    ),
    pytest.param(
        (
            "The Foreign Ministers, meeting for the first time since the accord was signed in 2019, expressed deep regret over the loss of life.",
        ),
        [("The Foreign Ministers", "expressed")],
        id="Ministers and long aside",
    ),
    pytest.param(
        ("The Foreign Ministers of Norway, Chile and Peru condemned the attack.",),
        [("The Foreign Ministers of Norway, Chile and Peru", "condemned")],
        id="Ministers of X and Y",
    ),
    pytest.param(
        ("The Prime Minister of Norway, the Rt. Hon. Ada Frost, C.H., M.P., visited Chile in May.",),
        [("The Prime Minister of Norway", "visited")],
        id="the Rt. Hon.",
    ),
    pytest.param(
        (
            "The Prime Minister of Norway, Mr Olav Frost, and the Prime Minister of Chile, Mr Luis Paz, met at Viña.",
        ),
        [
            (
                "The Prime Minister of Norway, Mr Olav Frost, and the Prime Minister of Chile, Mr Luis Paz",
                "met",
            )
        ],
        id="two named offices",
    ),
    pytest.param(
        (
            "The Minister for Ports, Ada Holm, and the Minister for Trade, Luis Paz, will lead the delegation.",
        ),
        [("The Minister for Ports, Ada Holm, and the Minister for Trade, Luis Paz", "will lead")],
        id="two named offices without honorifics",
    ),
    pytest.param(
        ("Mr Frost, for his part, noted these concerns and undertook to consult his Cabinet.",),
        [("Mr Frost", "noted"), ("Mr Frost", "undertook")],
        id="for his part",
    ),
    pytest.param(
        ("Prime Minister Ada Holm and her Chilean counterpart Luis Paz agreed to speed up the work.",),
        [("Prime Minister Ada Holm and her Chilean counterpart Luis Paz", "agreed")],
        id="counterpart",
    ),
    pytest.param(
        ("The Secretary-General, Ana Guerra, deplored the attack and appealed for calm.",),
        [("The Secretary-General", "deplored"), ("The Secretary-General", "appealed")],
        id="name behind an office",
    ),
    pytest.param(
        (
            "Norway’s president, Ada Holm, who took office in 2019, told the forum that trade grows.",
            "Holm also met Paz.",
        ),
        [("Norway’s president", "told"), ("Holm", "met")],
        id="possessive office with a name",
    ),
    pytest.param(
        ("The co-hosts, the United States, Belize, Ghana, and Senegal, today convened the Summit.",),
        [("The co-hosts", "convened")],
        id="hosts and their names",
    ),
    pytest.param(
        ("Ten countries – Chile, Peru and others – endorsed the plan.",),
        [("Ten countries", "endorsed")],
        id="states between dashes",
    ),
    pytest.param(
        ("Leaders from the United States and ASEAN joined President Holm in Oslo.",),
        [("Leaders from the United States and ASEAN", "joined")],
        id="leaders from",
    ),
    pytest.param(
        ("One participant proposed a platform, and several delegations supported it.",),
        [("One participant", "proposed"), ("several delegations", "supported")],
        id="singular participants",
    ),
    pytest.param(
        ("The Meeting, chaired by Dr. Ana Paz, noted that trade had grown and tasked the SEOM to report.",),
        [("The Meeting", "noted"), ("The Meeting", "tasked")],
        id="tasked behind that",
    ),
    pytest.param(
        ("The presidents of Chile and Peru later toured the site.",),
        [("The presidents of Chile and Peru", "toured")],
        id="later",
    ),
    pytest.param(
        ("Norway thanked Chile. They agreed on the need to fight crime, and undertook to share data.",),
        [("Norway", "thanked"), ("They", "agreed"), ("They", "undertook")],
        id="they and a joined deed",
    ),
    pytest.param(
        (
            "President Ada Holm of Norway and Prime Minister Luis Paz, meeting in Lima on 26 June, issued this communique.",
        ),
        [("President Ada Holm of Norway and Prime Minister Luis Paz", "issued")],
        id="of a state and of another",
    ),
    pytest.param(
        ("My counterpart, Dr Luis Paz, and I will co-chair the conference.",),
        [("My counterpart, Dr Luis Paz, and I", "will co-chair")],
        id="my counterpart and I",
    ),
    pytest.param(
        (
            "The Ministers were of the opinion that the plan should go ahead, and were at one in welcoming it.",
        ),
        [("The Ministers", "were of the opinion"), ("The Ministers", "were at one")],
        id="of the opinion",
    ),
    pytest.param(
        ("Senator the Hon. Ada Holm and Sir Ronald Dale joined the Ministers.",),
        [("Senator the Hon. Ada Holm and Sir Ronald Dale", "joined")],
        id="honours behind a title",
    ),
    pytest.param(
        ("Messrs Frost and Muller reached agreement on the timetable.",),
        [("Messrs Frost and Muller", "reached")],
        id="Messrs",
    ),
    pytest.param(
        ("The PM of Chile told his host that ties were strong.",), [("The PM of Chile", "told")], id="PM"
    ),
    pytest.param(
        ("Peru, India, and others described plans; others pointed to ports.",),
        [("Peru, India, and others", "described"), ("others", "pointed to")],
        id="others",
    ),
    pytest.param(
        ("They thanked Mr Lok Sen. The Ministers welcomed it.",),
        [("They", "thanked"), ("The Ministers", "welcomed")],
        id="name that looks like an abbreviation",
    ),
    pytest.param(
        ("The meeting came after the storm and marked ten years of ties.",), [], id="meeting that came after"
    ),
    pytest.param(
        ("We, Nordic Leaders, are determined to uphold trade.",),
        [("We", "are determined")],
        id="we and who we are",
    ),
    pytest.param(
        ("In their discussions the Prime Ministers covered many matters.",),
        [("the Prime Ministers", "covered")],
        id="fronted talks",
    ),
]


@pytest.mark.parametrize(("texts", "expected"), GENRES)
def test_genres(texts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """What press releases, readouts, news, communiques and factsheets write yields its actors, with names and titles, and verbs."""
    assert [(actor, verb) for actor, verb, _ in acts_of(*texts)] == expected


def test_stances_on_request() -> None:
    """`remain committed` is a state; with ``stances`` it is a row with the lemma `remain`, beside the acts joined to it."""
    table = paragraphs(
        "Norway and Chile remain firmly committed to trade and will work for it. Norway remains a partner."
    )
    assert find_acts(table)["verb"].tolist() == ["will work"]
    both = find_acts(table, stances=True)
    assert both["verb"].tolist() == ["remain firmly committed", "will work"]
    assert both["lemma"].tolist() == ["remain", "work"]
    assert both["family"].tolist()[0] == "committing"


DECOYS = [
    pytest.param("The Summit was held by Norway on 4 May.", id="passive"),
    pytest.param("Norway is a leading partner of Chile.", id="copula"),
    pytest.param("Norway remains a key partner.", id="remains"),
    pytest.param(
        "We remain united and unwavering. Chile remains determined to help.", id="remain with an attitude"
    ),
    pytest.param("We are more determined than ever to help.", id="an attitude compared"),
    pytest.param("Norway will remain committed to it, and has remained ready.", id="will remain"),
    pytest.param("Norway has been part of the Forum since 1994.", id="been part"),
    pytest.param("The Committee has working groups in three fields.", id="has, a state"),
    pytest.param("The Programme aims to promote sport.", id="a programme"),
    pytest.param("Trade between ASEAN and Norway reached USD 2 billion.", id="between two parties"),
    pytest.param("Reform is urgent as both sides agreed to act.", id="subordinate clause"),
    pytest.param("The Fund to which Norway expresses its support is new.", id="relative clause"),
    pytest.param(
        "The Forum was opened, in which, the Ministers agreed to go on.", id="relative clause with a comma"
    ),
    pytest.param("Recent progress made and lessons learned were shared.", id="participles"),
    pytest.param("The Department of Labour’s projects combat forced labour.", id="what a department owns"),
    pytest.param("There was a discussion on the issue.", id="there was"),
    pytest.param("Norway’s support brought the target that we aimed at nearer.", id="genitive subject"),
    pytest.param("Russia continues to wage its war of aggression.", id="a state accused"),
    pytest.param("North Korea abducted many citizens.", id="a state's wrong"),
    pytest.param("Ties between Norway, Chile, and Singapore are expanding.", id="list behind between"),
    pytest.param("These initiatives will build on the mechanisms.", id="initiatives"),
    pytest.param("This meeting took place in Oslo.", id="took place"),
    pytest.param("None of us can be safe.", id="can"),
    pytest.param("It is true that the sea rose, and that the UN played a part.", id="a further that clause"),
]


@pytest.mark.parametrize("text", DECOYS)
def test_decoys(text: str) -> None:
    """What is passive, a state, subordinate, or said of a thing is no act."""
    assert acts_of(text) == []


def test_objects_hide_no_acts() -> None:
    """Adjectives, nouns and infinitives inside an object are not joined verbs."""
    text = (
        "We welcome a free and open region, the support and plans of Chile, the need to uphold law and promote trade, "
        "and a vision which favours peace and supports growth."
    )
    assert acts_of(text) == [("We", "welcome", "welcome")]
    gerund = "We reaffirm the role of schools by placing pupils at the centre and equip them to learn."
    assert acts_of(gerund) == [("We", "reaffirm", "reaffirm")]
    adjective = "We reaffirmed that trade builds on fair rules, universally recognised principles and trust."
    assert acts_of(adjective) == [("We", "reaffirmed", "reaffirm")]
    nouns = "Chile reiterates its commitment to its allies and partners in the south, as well as support for them."
    assert acts_of(nouns) == [("Chile", "reiterates", "reiterate")]


RESOLUTION = (
    "Recalling its resolution 72/3 and reaffirming the Charter,",
    "Deeply concerned about the strait, and emphasizing the role of law,",
    "Convinced that peace matters,",
    "Welcomes the report, and in this regard underlines the need for calm;",
    "Also requests the Secretary-General, while stressing prudence, to report, and decides to remain seized of the matter.",
)


def test_resolution() -> None:
    """In a resolution the enacting body acts in the preamble and in every operative paragraph."""
    table = find_acts(paragraphs(*RESOLUTION, kind="resolution of the General Assembly"))
    assert set(table["actor"]) == {"The General Assembly"}
    assert table["lemma"].tolist() == [
        "recall",
        "reaffirm",
        "be concerned",
        "emphasize",
        "be convinced",
        "welcome",
        "underline",
        "request",
        "decide",
    ]
    assert table["verb"].tolist()[2] == "concerned"
    assert table["actor_start"].isna().all()


@pytest.mark.parametrize(
    ("kind", "actor"),
    [
        pytest.param("Security Council resolution", "The Security Council", id="body first"),
        pytest.param("resolution of the Human Rights Council", "The Human Rights Council", id="of"),
        pytest.param("Resolution adopted by the General Assembly", "The General Assembly", id="adopted by"),
        pytest.param(
            "decision of the Conference of the Parties", "The Conference of the Parties", id="long name"
        ),
    ],
)
def test_body_of_a_resolution(kind: str, actor: str) -> None:
    """The enacting body is what the document's kind names."""
    assert set(find_acts(paragraphs(*RESOLUTION, kind=kind))["actor"]) == {actor}


def test_body_is_never_guessed() -> None:
    """Where nothing names the body it is missing, however often the text or the document's id speaks of one."""
    texts = ("Recalling the work of the Security Council and the Security Council’s members,", *RESOLUTION)
    assert find_acts(paragraphs(*texts, doc_id="unsc-s-res-1"))["actor"].isna().all()


def test_body_that_the_first_paragraph_opens_with() -> None:
    """An opening that stands in the first paragraph itself names the body."""
    texts = ("The Executive Board, Recalling the Charter,", *RESOLUTION)
    assert set(find_acts(paragraphs(*texts))["actor"]) == {"The Executive Board"}


def test_operative_verb_behind_an_aside() -> None:
    """A comma and a verb in the third person go on with the chain, even behind an aside with a verb of its own."""
    text = (
        "Takes note of the plan, while recalling that, under the Charter, the Court shall meet in Oslo, to hold its session, "
        "looks forward to the session, and requests the Secretary-General to report;"
    )
    table = find_acts(paragraphs(*RESOLUTION[:3], text))
    assert table["lemma"].tolist()[-3:] == ["take note of", "look forward to", "request"]


def test_subparagraphs_of_a_resolution_are_no_acts() -> None:
    """`(a) The State of … may submit` hangs on the operative verb above it."""
    table = paragraphs(
        *RESOLUTION, "The Secretary-General shall submit a list;", kind="resolution of the General Assembly"
    )
    table.loc[5, "para"] = "5/(a)"
    assert "5/(a)" not in set(find_acts(table)["para"])


SUBPARAGRAPHS = (
    ("1", "Decides that:"),
    ("1/(a)", "All States shall report to the Committee;"),
    ("1/(b)", "States parties that have not yet done so may submit a list;"),
    ("2", "Requests the Secretary-General:"),
    ("2/(a)", "To convene a meeting;"),
    ("2/(b)", "Plans for the coast;"),
    ("3", "Also:"),
    ("3/(a)", "Welcomes the report, and encourages Chile to act on it;"),
    ("4", "Decides to remain seized of the matter."),
)


def test_operative_verbs_of_lettered_subparagraphs() -> None:
    """A lettered sub-paragraph is an act where it opens with an operative verb, and what is decided or requested in it is none."""
    table = paragraphs(
        *RESOLUTION[:3], *(text for _, text in SUBPARAGRAPHS), kind="Security Council resolution"
    )
    table.loc[3:, "para"] = [para for para, _ in SUBPARAGRAPHS]
    found = find_acts(table).iloc[5:]
    assert list(found[["para", "lemma"]].itertuples(index=False, name=None)) == [
        ("1", "decide"),
        ("2", "request"),
        ("3/(a)", "welcome"),
        ("3/(a)", "encourage"),
        ("4", "decide"),
    ]
    assert set(found["actor"]) == {"The Security Council"}


def test_declaration() -> None:
    """A declaration in the form of a resolution has the pronoun as actor, wherever it stands."""
    acts = acts_of(
        "WE, the Member States of the League and the Republic of Chile, met in Oslo on 1 May;",
        "RECOGNISING the role of the sea, and",
        "FURTHER RECALLING the Charter;",
        "Hereby decide to:",
        "Support the reform of ports; and",
        "Explore ways to grow; and promote the rule of law.",
    )
    assert [(actor, lemma) for actor, _, lemma in acts] == [
        ("WE", "meet"),
        ("WE", "recognise"),
        ("WE", "recall"),
        ("WE", "decide"),
        ("WE", "support"),
        ("WE", "explore"),
        ("WE", "promote"),
    ]


def test_declaration_in_ordinary_sentences() -> None:
    """A preamble below `We, …` is enacted by it, though what follows are sentences of their own."""
    acts = acts_of(
        "We, the Member States of the League, gather in Oslo.",
        "EMPHASISING the role of the sea;",
        "RECALLING that the Charter has served us well;",
        "As we celebrate the day, we commit to open trade.",
        "Building on the Charter, we welcome the plan.",
    )
    assert [(actor, lemma) for actor, _, lemma in acts] == [
        ("We", "gather"),
        ("We", "emphasise"),
        ("We", "recall"),
        ("we", "commit"),
        ("we", "welcome"),
    ]


def test_list_behind_we_will() -> None:
    """The items below `we will:` have the actor of their lead-in, the text after them not."""
    acts = acts_of(
        "With this in mind, we will:", "Protect the sea.", "Take action to save fish.", "Trade is vital."
    )
    assert acts == [("we", "Protect", "protect"), ("we", "Take action", "take action")]


def test_press_release_paragraphs_are_no_preamble() -> None:
    """A fronted participle with a main clause behind it is not preambular."""
    acts = acts_of(
        "Acknowledging the progress, both sides agreed to go on.",
        "Welcoming the initiatives, both sides stressed the need for more.",
        "Noting the report, both sides thanked the hosts.",
    )
    assert [lemma for _, _, lemma in acts] == ["agree", "stress", "thank"]


SCOPES = [
    pytest.param("We welcome it.", "all", id="we"),
    pytest.param("Both sides welcome it.", "all", id="both sides"),
    pytest.param("Some Leaders regretted it.", "some", id="some"),
    pytest.param("ASEAN Leaders regretted it.", "one side", id="leaders of one side"),
    pytest.param("The Nordic side regretted it.", "one side", id="side"),
    pytest.param("Norway regretted it.", "one state", id="state"),
    pytest.param("The Government of Norway regretted it.", "one state", id="government"),
    pytest.param("The Heads of Government regretted it.", "all", id="heads of government"),
    pytest.param(
        "The Ambassador of Norway to ASEAN regretted it.", "a person", id="ambassador to a grouping"
    ),
    pytest.param("The Chair regretted it.", "the chair", id="chair"),
    pytest.param("The meeting regretted it.", "a body", id="meeting"),
    pytest.param("Prime Minister Holm regretted it.", "a person", id="person"),
    pytest.param("I regret it.", "the speaker", id="speaker"),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(text: str, scope: str) -> None:
    """The scope says whose voice a subject is."""
    assert find_acts(paragraphs(text))["scope"].tolist() == [scope]


def test_we_is_the_speaker_where_somebody_says_i() -> None:
    """In one person's statement *we* is their own side; in a text without *I* it is everyone."""
    texts = ("I welcome the agreement.", "We have dispatched experts to each country.")
    assert find_acts(paragraphs(*texts))["scope"].tolist() == ["the speaker", "the speaker"]
    assert find_acts(paragraphs(texts[1]))["scope"].tolist() == ["all"]


def test_two_of_three_states_are_some() -> None:
    """Two states speak for some where the document joins three elsewhere."""
    table = find_acts(
        paragraphs("Norway, Chile, and Singapore welcome it.", "Norway and Chile welcome that.")
    )
    assert table["scope"].tolist() == ["all", "some"]


PARTIES = [
    pytest.param(
        ("The United States, Norway, and Chile met.", "The United States and Norway welcome it."),
        ["all", "some"],
        id="States is no noun of parties in a name",
    ),
    pytest.param(
        (
            "Norway and Chile intend to trade.",
            "Both countries will meet.",
            "Minister Holm, Minister Paz and Dr Lim signed it.",
        ),
        ["all", "all", "all"],
        id="two parties, three persons",
    ),
    pytest.param(
        (
            "Deputy Prime Minister and Minister for Law Ada Holm and the Minister of Justice of Chile Mr Luis Paz signed it.",
            "Norway and Chile intend to trade.",
        ),
        ["all", "all"],
        id="two offices of one person",
    ),
    pytest.param(
        ("President Holm, President Paz, and President Lim met.", "Norway and Chile welcome it."),
        ["all", "some"],
        id="three persons, two states",
    ),
]


@pytest.mark.parametrize(("texts", "scopes"), PARTIES)
def test_scope_of_several(texts: tuple[str, ...], scopes: list[str]) -> None:
    """Several actors are all where no longer list of states acts, and two are all in a document of two parties."""
    assert find_acts(paragraphs(*texts))["scope"].tolist() == scopes


def test_been_engaged_binds_nobody() -> None:
    """`has been engaged in` is a deed, no commitment."""
    row = find_acts(paragraphs("Norway has been engaged in the Forum.")).iloc[0]
    assert (row["family"], row["strength"]) == ("cooperating", 0)


def test_row_in_full() -> None:
    """A row carries the verb's place on the ladder, the actor's position, and the words behind the verb."""
    text = "In Oslo, the Leaders urged all parties to act, and welcomed the plan."
    row = find_acts(paragraphs(text)).iloc[0].to_dict()
    assert row == {
        "doc_id": "d",
        "para": "1",
        "start": text.index("urged"),
        "end": text.index("urged") + 5,
        "quote": "urged",
        "actor": "the Leaders",
        "verb": "urged",
        "lemma": "urge",
        "ladder": "engagement",
        "family": "urging",
        "strength": 10,
        "scope": "all",
        "complement": "all parties to act",
        "actor_start": 9,
        "actor_end": 20,
    }


def test_empty_table_keeps_the_schema() -> None:
    """No paragraphs, or none with an act, give the full schema and no row."""
    for table in (paragraphs(), paragraphs("Nothing here acts.")):
        found = find_acts(table)
        assert found.empty
        assert found.dtypes.astype(str).to_dict() == dict(ACTS.columns)


def test_arguments_are_not_changed() -> None:
    """The paragraphs table is left as it was."""
    table = paragraphs(*RESOLUTION)
    before = table.copy(deep=True)
    find_acts(table)
    pd.testing.assert_frame_equal(table, before)


def test_missing_column() -> None:
    """A table without text is refused, by name."""
    with pytest.raises(SchemaError, match="missing column 'text'"):
        find_acts(pd.DataFrame({"doc_id": ["a"], "para": ["1"]}))


WORDS = st.sampled_from(
    [
        "We",
        "The",
        "Leaders",
        "Norway",
        "and",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "“",
        "”",
        "which",
        "that",
        "to",
        "will",
        "is",
        "has",
        "been",
        "Welcomed",
        "welcomed",
        "supports",
        "support",
        "the",
        "of",
        "in",
        "May",
        "2011",
        "U.S.",
        "Mr.",
        "ASEAN’s",
        "Recalling",
        "Decides",
        "12",
        "–",
        "they",
        "it",
        "both",
        "sides",
        "Minister",
    ]
)


@given(st.lists(st.lists(WORDS, max_size=25).map(" ".join), max_size=4))
def test_spans_are_their_quotes(texts: list[str]) -> None:
    """Whatever the text, each span is its quote, and the actor stands where it is said to."""
    table = find_acts(paragraphs(*texts))
    for row in table.itertuples():
        text = texts[int(row.para) - 1]
        assert text[row.start : row.end] == row.quote == row.verb
        if not pd.isna(row.actor_start):
            assert text[row.actor_start : row.actor_end] == row.actor


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text makes the finder fail, and rows are in reading order."""
    assert find_acts(paragraphs(text))["start"].is_monotonic_increasing


SOURCES = {"searle-1976", "ga-analysis", "coding-manual-2020", "gruenberg-2009", "modeldiplomat", "usage"}


def test_ladder_is_complete() -> None:
    """Every rung has a ladder, a family, an integer strength and a source; every lemma's forms are known."""
    lexicon = load_lexicon("verbs")
    for rung in lexicon["rung"]:
        assert rung["ladder"] in {"engagement", "objection", "deed"}
        assert rung["speech_act"] in {"position", "objection", "directive", "commissive", "deed"}
        assert isinstance(rung["family"], str)
        assert isinstance(rung["strength"], int)
        assert set(rung["source"].split(", ")) <= SOURCES
        assert (rung["strength"] == 0) == (rung["ladder"] == "deed")
    lemmas = [lemma for rung in lexicon["rung"] for lemma in rung["verbs"]]
    assert sorted(lemmas) == sorted(set(lemmas))
    assert all(re.fullmatch(r"[a-z-]+(?: [a-z]+)*", lemma) for lemma in lemmas)


AGREED = [
    ["note", "recognise", "welcome", "support", "stress", "call on", "agree", "decide"],
    ["invite", "encourage", "request", "urge", "demand"],
    ["note", "reaffirm"],
    ["be concerned", "be grieved", "deplore", "condemn", "be alarmed"],
]
"""Verbs from weak to strong, where the ladders agree."""


def test_published_scales_are_covered() -> None:
    """Each verb of the published scales stands on the ladder, and the ladder keeps their order where they agree."""
    scales = load_lexicon("verbs")["scale"]
    rungs = ladder()
    assert all(lemma in rungs for scale in scales.values() for ranks in scale.values() for lemma in ranks)
    for order in AGREED:
        strengths = [rungs[lemma].strength for lemma in order]
        assert strengths == sorted(set(strengths)), order


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        pytest.param("reiterated", "reiterate", id="-e"),
        pytest.param("committed", "commit", id="doubled"),
        pytest.param("signaled", "signal", id="American"),
        pytest.param("signalled", "signal", id="British"),
        pytest.param("authorizes", "authorize", id="-ize"),
        pytest.param("recognising", "recognise", id="-ing"),
        pytest.param("underwent", "undergo", id="irregular"),
        pytest.param("denied", "deny", id="-y"),
        pytest.param("convoked", "", id="unknown"),
    ],
)
def test_inflection(form: str, lemma: str) -> None:
    """Inflected forms lead to their lemma in the spelling of the text."""
    readings = [found for _, found in verb_forms().get(form, ())]
    assert (lemma in readings) if lemma else not readings


def test_sentences() -> None:
    """Abbreviations, initials and `U.S.` end no sentence; a quotation and a bracket are passed over."""
    text = "Mr. A. Holm of the U.S. Mission (see No. 4) praised “Rise. Again”. He left! The end."
    starts = [sentence.words[0].text for sentence in find_sentences(find_words(text))]
    assert starts == ["Mr.", "He", "The"]


REGISTERS = [
    # Treaties and memoranda
    pytest.param(
        (
            "The Republic of Chile and Norway (the Parties) Noting the Fjord Accord, signed on 3 May 2011; Noting that Norway hosts the Register; Have agreed as follows:",
            "Norwegian Personnel shall respect the laws of Chile, and refrain from trade.",
            "Norway may request a copy. Neither Party shall publish it. The Parties can send experts.",
            "Norwegian Personnel shall be accorded free passage. Any claim may be settled by talks.",
        ),
        [
            ("The Republic of Chile and Norway", "Noting"),
            ("The Republic of Chile and Norway", "Noting"),
            ("The Republic of Chile and Norway", "Have agreed"),
            ("Norwegian Personnel", "shall respect"),
            ("Norwegian Personnel", "refrain"),
            ("Norway", "may request"),
            ("Neither Party", "shall publish"),
            ("The Parties", "can send"),
        ],
        id="treaty in one paragraph",
    ),
    pytest.param(
        (
            "The Government of Norway and the Government of Chile, hereinafter referred to as the Parties,",
            "Recalling the Oslo Accord,",
            "DESIRING to deepen their friendship,",
            "HAVE AGREED as follows:",
            "Each Party shall name a contact point.",
        ),
        [
            ("The Government of Norway and the Government of Chile", "Recalling"),
            ("The Government of Norway and the Government of Chile", "DESIRING"),
            ("The Government of Norway and the Government of Chile", "HAVE AGREED"),
            ("Each Party", "shall name"),
        ],
        id="treaty in paragraphs",
    ),
    pytest.param(
        (
            "The Ministry of Ports of Norway and the Ministry of Law of Chile (hereinafter “the Participants”),",
            "Being desirous of deeper ties; and",
            "Convinced that ports matter,",
            "Have reached the following understanding:",
            "Each Participant may propose topics. The Participants will endeavour, subject to their laws, to act.",
            "Nothing in this Memorandum creates rights. Costs may be shared.",
        ),
        [
            ("The Ministry of Ports of Norway and the Ministry of Law of Chile", "desirous"),
            ("The Ministry of Ports of Norway and the Ministry of Law of Chile", "Convinced"),
            ("The Ministry of Ports of Norway and the Ministry of Law of Chile", "Have reached"),
            ("Each Participant", "may propose"),
            ("The Participants", "will endeavour"),
        ],
        id="memorandum",
    ),
    pytest.param(
        ("The two sides, after talks, have agreed as follows:", "Norway may send ships."),
        [("The two sides", "have agreed")],
        id="a communique is no treaty",
    ),
    pytest.param(
        ("WE, the Heads of State, HEREBY:", "PLEDGE to act;", "COMMIT to open trade;"),
        [("WE", "PLEDGE"), ("WE", "COMMIT")],
        id="we hereby",
    ),
    pytest.param(
        ("Norway may request a copy. The Ministers can send experts.",),
        [],
        id="weak modals act in treaties alone",
    ),
    # Declarations and resolutions
    pytest.param(
        (
            "WE, the Member States of the League, gathered in Oslo;",
            "HIGHLIGHTING that as partners, Norway and Chile have deepened their talks (since 2009); and Norway hosts the Register;",
            "ACKNOWLEDGING that at the last Summit, President Holm announced a fund;",
            "ESTABLISH the Register to open new fields, and task our officials to follow up on it.",
            "HIGHLIGHT the role of ports.",
        ),
        [
            ("WE", "gathered"),
            ("WE", "HIGHLIGHTING"),
            ("WE", "ACKNOWLEDGING"),
            ("WE", "ESTABLISH"),
            ("WE", "task"),
            ("WE", "HIGHLIGHT"),
        ],
        id="capitals, a clause behind that",
    ),
    pytest.param(
        (
            "The Ministers of the Nordic States met in Bergen. WE HEREBY DECLARE TO:",
            "ESTABLISH a Register of Ports;",
            "task the officials with its design.",
        ),
        [
            ("The Ministers of the Nordic States", "met"),
            ("WE", "DECLARE"),
            ("WE", "ESTABLISH"),
            ("WE", "task"),
        ],
        id="declare to",
    ),
    # Groupings, quantified and cleft subjects
    pytest.param(
        (
            "Today we launched the Friends of the Silver Fjord (FSF).",
            "The FSF will encourage and facilitate trade. Globally, the FSF will identify new routes.",
            "With this in mind, the Friends of the Silver Fjord aims to:",
        ),
        [
            ("we", "launched"),
            ("The FSF", "will encourage"),
            ("The FSF", "facilitate"),
            ("the FSF", "will identify"),
            ("the Friends of the Silver Fjord", "aims"),
        ],
        id="grouping with a name of its own",
    ),
    pytest.param(
        (
            "In parallel, each of our governments will continue to invest. Our five countries will share data.",
        ),
        [("each of our governments", "will continue"), ("Our five countries", "will share")],
        id="each of",
    ),
    pytest.param(
        ("It was in this light that the Nordic Council, the oldest of its kind, committed to reform.",),
        [("the Nordic Council", "committed")],
        id="cleft",
    ),
    pytest.param(
        ("It is clear that the Nordic Council acted late.", "It was the port that Norway built."),
        [],
        id="no cleft of an actor",
    ),
    pytest.param(
        (
            "We will map existing ports and plan future ones. We will add berths (BTH) and increase public-private talks.",
        ),
        [("We", "will map"), ("We", "plan"), ("We", "will add"), ("We", "increase")],
        id="base verbs behind will",
    ),
    pytest.param(
        ("President Holm will host the Council to re-affirm the Accord and underscore its role.",),
        [("President Holm", "will host")],
        id="second infinitive of a purpose",
    ),
    pytest.param(
        ("The two Experts’ Groups established by the Council have achieved results.",),
        [("The two Experts’ Groups", "have achieved")],
        id="participle behind groups",
    ),
    pytest.param(("States bound by the Accord agreed to meet.",), [("States", "agreed")], id="bound by"),
    pytest.param(
        (
            "Norway gave aid to allies and partners since 2002 and over the same period of time, Chile has given ships.",
        ),
        [("Norway", "gave"), ("Chile", "has given")],
        id="and with a fronted phrase",
    ),
    # Old prose
    pytest.param(
        ("In the light of their review the Prime Ministers believed it was time to act.",),
        [("the Prime Ministers", "believed")],
        id="fronted without a comma",
    ),
    pytest.param(
        (
            "The Norwegian Delegation suggests a committee. The Allied Governments agree. They seek no ships. After the war they hope to see peace.",
        ),
        [
            ("The Norwegian Delegation", "suggests"),
            ("The Allied Governments", "agree"),
            ("They", "seek"),
            ("they", "hope"),
        ],
        id="old prose",
    ),
    pytest.param(("In the plan they issued in Oslo ports come first.",), [], id="a relative they"),
    # News
    pytest.param(
        ("Oslo and Santiago signed a pact on Monday.", "Beijing seeks closer ties."),
        [("Oslo and Santiago", "signed"), ("Beijing", "seeks")],
        id="capitals act",
    ),
    pytest.param(
        ("Oslo grew fast. The talks in Santiago, Chile, drew crowds. Paris has many bridges.",),
        [],
        id="capitals as cities",
    ),
    pytest.param(
        ("“We view this as a start. The rest follows,” the official said.",),
        [("We", "view"), ("the official", "said")],
        id="quoted we",
    ),
    pytest.param(
        ("Ada Holm told reporters that trade grows.", "Holm said, recalling the Accord, that it stands."),
        [("Ada Holm", "told"), ("Holm", "said")],
        id="told reporters",
    ),
    pytest.param(
        (
            "The top diplomats met, a senior official told reporters on Monday.",
            "Chile urged calm, the White House said in a note.",
        ),
        [
            ("The top diplomats", "met"),
            ("a senior official", "told"),
            ("Chile", "urged"),
            ("the White House", "said"),
        ],
        id="who said so, at the end",
    ),
    pytest.param(
        ("Mary Holm chaired the meeting. We don’t agree. Each of us is determined to act.",),
        [("Mary Holm", "chaired"), ("We", "don’t agree"), ("Each of us", "is determined")],
        id="persons, negation, each of us",
    ),
    pytest.param(
        ("One participant announced a fund, and another pledged to double it.",),
        [("One participant", "announced"), ("another", "pledged")],
        id="another",
    ),
    pytest.param(("Victoria Harbour hosted ships. Grant Assistance helped.",), [], id="no persons"),
    pytest.param(
        ("Norwegian Foreign Ministry spokesperson Ada Holm said on Monday that talks go on.",),
        [("Norwegian Foreign Ministry spokesperson Ada Holm", "said")],
        id="spokesperson",
    ),
    pytest.param(
        ("Norway’s Minister of Defence Ada Holm and Chile’s Luis Paz “recalled their bond” in Oslo.",),
        [("Norway’s Minister of Defence Ada Holm and Chile’s Luis Paz", "recalled")],
        id="quoted predicate",
    ),
    pytest.param(
        ("Many governments have accused Oslo and the two neighbours last month signed a pact.",),
        [("Many governments", "have accused"), ("the two neighbours", "signed")],
        id="last month",
    ),
    pytest.param(
        (
            "The talks drew praise, with Oslo and Santiago – both long-standing US allies – widely seen as calm.",
        ),
        [],
        id="allies are a noun",
    ),
    pytest.param(
        ("In his opening remark Norwegian Ambassador to Chile Ada Holm reminded everyone of the past.",),
        [("Norwegian Ambassador to Chile Ada Holm", "reminded")],
        id="opening remark",
    ),
    pytest.param(
        ("A Chilean diplomat and cultural expert commented on it. Holm also pointed to trade.",),
        [("A Chilean diplomat and cultural expert", "commented"), ("Holm", "pointed to")],
        id="diplomat and expert",
    ),
    pytest.param(
        ("The US and the European Union sanctioned two firms. The Summit catalyzed pledges.",),
        [("The US and the European Union", "sanctioned"), ("The Summit", "catalyzed")],
        id="sanctioned, catalyzed",
    ),
    pytest.param(
        (
            "Argentina, Australia, Brazil, Canada, Chile, Denmark, Egypt, the European Union, France, Germany, India, Indonesia, Italy, Japan, Mexico, Norway, and the United Kingdom participated in the meeting.",
        ),
        [
            (
                "Argentina, Australia, Brazil, Canada, Chile, Denmark, Egypt, the European Union, France, Germany, India, Indonesia, Italy, Japan, Mexico, Norway, and the United Kingdom",
                "participated",
            )
        ],
        id="a long list of states",
    ),
    pytest.param(
        (
            "The Prime Minister of Norway, the Rt. Hon. Ada Holm, and the Deputy Prime Minister of Chile, the Rt. Hon. Luis Paz, today issued a statement.",
            "The League Commissioner for External Relations, Chris Holm, will also attend.",
            "Dr. Ada Holm of the World Bank briefed the Ministers.",
        ),
        [
            (
                "The Prime Minister of Norway, the Rt. Hon. Ada Holm, and the Deputy Prime Minister of Chile, the Rt. Hon. Luis Paz",
                "issued",
            ),
            ("The League Commissioner for External Relations", "will also attend"),
            ("Dr. Ada Holm of the World Bank", "briefed"),
        ],
        id="offices with names between commas",
    ),
]


@pytest.mark.parametrize(("texts", "expected"), REGISTERS)
def test_registers(texts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """Treaties, declarations, old prose and news act by their own forms."""
    assert [(actor, verb) for actor, verb, _ in acts_of(*texts)] == expected


def test_short_resolution_with_an_annex() -> None:
    """One preambular and one operative paragraph make a resolution where the kind says so; its annex speaks for itself."""
    texts = [
        "Recalling its resolutions,",
        "Endorses the declaration;",
        "We, the Heads of State, welcome the plan.",
    ]
    table = paragraphs(*texts, kind="resolution of the General Assembly").assign(para=["p1", "1", "Annex/1"])
    found = find_acts(table)[["actor", "verb"]]
    assert found.values.tolist() == [
        ["The General Assembly", "Recalling"],
        ["The General Assembly", "Endorses"],
        ["We", "welcome"],
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada A. Holm met", ["Ada", "A.", "Holm", "met"]),
        ("It is plan A. The Leaders met", ["It", "is", "plan", "A", ".", "The", "Leaders", "met"]),
        ("the Leaders’ plan", ["the", "Leaders’", "plan"]),
        ("the Leaders’ – ", ["the", "Leaders", "’", "–"]),
        ("the Leaders’  plan,\nagain", ["the", "Leaders’", "plan", ",", "again"]),
    ],
)
def test_words_that_go_by_what_stands_behind_the_space(text: str, words: list[str]) -> None:
    """An initial and a genitive are told by the next word, whatever the same letters were elsewhere, and all stand where they are printed."""
    stretch = find_words(text)
    assert [word.text for word in stretch.words] == words
    assert [text[slice(*stretch.span(i, i + 1))] for i in range(len(words))] == words


def test_what_opens_behind_a_semicolon_is_forgotten_before_it() -> None:
    """A `that` clause ends at the semicolon, so that a verb behind it is joined to the subject's first one."""
    text = "The Leaders recalled that the bridge has been closed; welcomed the plan, and noted the report."
    assert [verb for _, verb, _ in acts_of(text)] == ["recalled", "welcomed", "noted"]


def test_whole_paragraphs_without_spaces_are_not_kept() -> None:
    """Words are kept for the next text, a paragraph of a script without spaces is not: many would fill the memory."""
    text = "、".join(["両首脳は協力で一致した"] * LONGEST_KEPT)
    before = _words_of.cache_info().currsize
    assert len(find_words(text).words) == 2 * LONGEST_KEPT - 1
    assert _words_of.cache_info().currsize == before
