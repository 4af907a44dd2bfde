"""Texts in any encoding: read as they are, or refused where two readings are as likely."""

from __future__ import annotations

import unicodedata

import pytest

from toolkit.errors import DocumentError
from toolkit.readers.formats import read_bytes
from toolkit.readers.plain import decode
from toolkit.readers.reading import MARKDOWN, PLAIN

ENGLISH = "The Leaders met at the Prime Minister’s house in Orléans – with those of Côte d’Ivoire and São Tomé – and agreed on the “Plan”.\r\n"
TEXTS = {
    "french": ("Les dirigeants ont réaffirmé leur attachement à la paix et à la sécurité. « Ensemble », ont-ils déclaré, l’Europe bâtit l’avenir, où chaque État a sa place.", ["cp1252", "mac_roman"]),
    "euro": ("Ils ont mis en œuvre le plan de 5 € ; le cœur de l'Europe bat à Bruxelles, où l'été a été long.", ["cp1252", "iso8859_15"]),
    "spanish": ("Los Jefes de Estado y de Gobierno, reunidos en la ciudad de México, acordaron fortalecer la cooperación económica y la integración de España y América Latina.", ["cp1252", "mac_roman"]),
    "german": ("Die Staats- und Regierungschefs bekräftigten ihre Verpflichtung, die Zusammenarbeit über die Grenzen hinweg zu stärken.", ["cp1252", "cp1250", "mac_roman"]),
    "polish": ("Przywódcy państw podkreślili znaczenie współpracy gospodarczej i bezpieczeństwa w regionie, a także potwierdzili swoje zaangażowanie.", ["cp1250", "iso8859_2"]),
    "czech": ("Představitelé zemí zdůraznili význam hospodářské spolupráce a bezpečnosti v regionu, přičemž potvrdili svůj závazek k míru.", ["cp1250", "iso8859_2"]),
    "turkish": ("Liderler, bölgede barış ve güvenliğin önemini vurguladılar ve ekonomik işbirliğini güçlendirme kararlılıklarını yinelediler.", ["cp1254"]),
    "latvian": ("Vadītāji vēlreiz apliecināja apņemšanos nodrošināt mieru un drošību reģionā un vienojās stiprināt ekonomisko sadarbību.", ["cp1257"]),
    "vietnamese": ("Các nhà lãnh đạo đã tái khẳng định cam kết đối với hòa bình và an ninh trong khu vực và nhất trí tăng cường hợp tác kinh tế.", ["cp1258"]),
    "russian": ("Лидеры стран подтвердили свою приверженность миру и безопасности в регионе и договорились укреплять экономическое сотрудничество.", ["cp1251", "koi8_r"]),
    "ukrainian": ("Лідери країн підтвердили свою прихильність миру та безпеці в регіоні й домовилися зміцнювати економічне співробітництво.", ["cp1251"]),
    "greek": ("Οι ηγέτες επιβεβαίωσαν τη δέσμευσή τους για ειρήνη και ασφάλεια στην περιοχή και συμφώνησαν να ενισχύσουν τη συνεργασία.", ["cp1253"]),
    "hebrew": ("המנהיגים אישרו מחדש את מחויבותם לשלום ולביטחון באזור והסכימו לחזק את שיתוף הפעולה", ["cp1255"]),
    "arabic": ("أكد القادة التزامهم بالسلام والأمن في المنطقة واتفقوا على تعزيز التعاون الاقتصادي", ["cp1256"]),
    "thai": ("ผู้นำได้ยืนยันความมุ่งมั่นต่อสันติภาพและความมั่นคงในภูมิภาค และตกลงกัน", ["cp874"]),
    "japanese": ("日本とASEANの首脳は、地域の平和と安定のために協力を強化することで一致した。", ["cp932", "euc_jp", "iso2022_jp"]),
    "chinese": ("中国和东盟领导人重申致力于维护地区和平与稳定,加强经济合作。", ["gb18030"]),
    "taiwanese": ("中國和東協領導人重申致力於維護地區和平與穩定,加強經濟合作。", ["big5"]),
    "korean": ("한국과 아세안 정상들은 지역의 평화와 안정을 위해 협력을 강화하기로 합의했다.", ["cp949"]),
}  # fmt: skip


def encoded(text: str, encoding: str) -> bytes:
    """Return the bytes of a text, an accent that the encoding has only by itself behind its letter."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        if len(text) > 1:
            return b"".join(encoded(char, encoding) for char in text)
        letter, *marks = unicodedata.normalize("NFD", text)
        pairs = [
            (unicodedata.normalize("NFC", letter + mark), [m for m in marks if m != mark]) for mark in marks
        ]
        whole = next(
            ((char, rest) for char, rest in pairs if char.encode(encoding, "ignore")), (letter, marks)
        )
        return "".join([whole[0], *whole[1]]).encode(encoding)


WIDE = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize(
    ("language", "encoding"), [(name, each) for name, (_, known) in TEXTS.items() for each in known]
)
def test_encodings_of_old(language, encoding):
    """The text comes back to the character, in every encoding that a language was written in."""
    text = f"Joint Statement\r\n\r\n1. {TEXTS[language][0]}\r\n"
    assert unicodedata.normalize("NFC", decode(encoded(text, encoding), "memo.txt")) == text


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("language", TEXTS)
def test_unicode(language, encoding):
    """With a mark and without, in either order of bytes."""
    text = f"{TEXTS[language][0]}\n\n{TEXTS[language][0]}\n"
    assert decode(text.encode(encoding), "memo.txt") == text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "mac_roman", "utf-8"])
def test_english_with_names(encoding):
    """A few foreign names are enough, and typographic quotation marks alone."""
    text = ENGLISH if encoding != "cp1250" else ENGLISH.replace("São Tomé", "Kraków")
    if encoding != "mac_roman":
        assert decode(text.encode(encoding), "memo.txt") == text
    assert decode("We met at Prayut’s house.".encode("cp1252"), "memo.txt") == "We met at Prayut’s house."


DOUBTFUL = [
    pytest.param(b"caf\xe9", id="a word"),
    pytest.param("The President of Turkey, Mr. Erdoğan, met the Leaders in Ankara.".encode("cp1254"), id="Turkish or Icelandic"),
    pytest.param("Przywódcy państw".encode("cp1250"), id="Polish or Spanish"),
    pytest.param("The Prime Minister (菅義偉) met the Leaders.".encode("cp932"), id="Japanese or Chinese"),
    pytest.param("首脳会議".encode("cp932"), id="four characters"),
    pytest.param("réaffirmé à Genève".encode("cp850"), id="DOS"),
    pytest.param(bytes(range(128, 256)) * 9, id="all bytes"),
    pytest.param(("Nguyễn Xuân Phúc met “the Leaders” in Orléans. " * 2).encode() + b"\xe9", id="damaged UTF-8"),
    pytest.param("We met at Prayut’s house, and agreed.".encode()[:-20] + b"\x99s house", id="UTF-8 that lost a byte"),
]  # fmt: skip


@pytest.mark.parametrize("content", DOUBTFUL)
def test_what_may_be_two_things_is_refused(content):
    """Nothing is read as what it is not: the message says where the first such byte stands, and what to do."""
    with pytest.raises(
        DocumentError,
        match=r"memo\.txt is not valid UTF-8 \(byte 0x.. at position \d+\), and its encoding cannot be told",
    ):
        decode(content, "memo.txt")


@pytest.mark.parametrize("language", TEXTS)
def test_no_stretch_of_a_text_is_misread(language):
    """However little of it there is, a text is read as it is or refused (of old Macintosh texts, little may look like Windows')."""
    text, encodings = TEXTS[language]
    for encoding in encodings:
        if encoding == "mac_roman":
            continue
        for length in range(3, len(text), 4):
            stretch = text[length // 3 : length]
            try:
                found = decode(encoded(stretch, encoding), "memo.txt")
            except DocumentError:
                continue
            assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", stretch)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a\x00b", r"holds NUL characters"),
        (bytes(range(1, 32)) * 9, "full of control characters"),
        (b"\xff\xfea", r"is not valid UTF-16.* \(byte 0x61 at position 2\), and its encoding cannot be told"),
        (b"\xef\xbb\xbfcaf\xe9", "is not valid UTF-8"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "holds NUL characters"),
        (b"\xf7\x00\x9d\x81 no characters of any encoding", "holds NUL characters"),
    ],
)
def test_what_is_no_text(content, message):
    """Binary files, and those that are not what their mark says, are refused."""
    with pytest.raises(DocumentError, match=rf"memo\.txt .*{message}"):
        read_bytes(content, "memo.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(end):
    """Positions count them."""
    assert decode(f"We met.{end}We agreed.".encode("utf-16"), "memo.txt") == f"We met.{end}We agreed."


KINDS = [
    pytest.param("## Trade\n\nWe met.\n\n## Water\n\nWe agreed.\n\n### Fish\n", MARKDOWN, id="headings"),
    pytest.param("## Trade\n\nWe **met** there.\n", MARKDOWN, id="a heading and bold words"),
    pytest.param("1\\. We met.\n\n[Here](https://a.org).\n", MARKDOWN, id="an escape and a link"),
    pytest.param("# 1 of the list\n\nWe met.\n", PLAIN, id="one hash"),
    pytest.param("We met ** there ** and * here *.\n***\n[1] We agreed.\n", PLAIN, id="stars"),
    pytest.param("1. We met.\n- We agreed.\n", PLAIN, id="lists"),
]


@pytest.mark.parametrize(("text", "media_type"), KINDS)
def test_markdown_is_told_by_its_marks(text, media_type):
    """A name without the suffix does not hide it; with it, any text is Markdown."""
    assert read_bytes(text.encode(), "memo.txt").media_type == media_type
    assert read_bytes(text.encode(), "memo").media_type == media_type
    assert read_bytes(text.encode(), "memo.MD").media_type == MARKDOWN
