"""The language of a text, and that whoever reads a document in another one than English is told."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.catalog import read_catalog
from toolkit.cli import main
from toolkit.readers.language import foreign_notes, settle_language, tell_language
from toolkit.report.method import method_parts

ENGLISH = "We, the Leaders of Ruritania and Graustark, met in Strelsau on 12 November 2020 and welcomed the progress made in the plan of action for the lakes."
TEXTS = {
    "en": ENGLISH,
    "ja": "両首脳は、地域の平和と安定及び繁栄のために、緊密に協力していくことで一致した。両首脳は、海洋安全保障の重要性を確認した。",
    "zh": "双方一致认为，维护地区和平与稳定符合各国人民的共同利益，愿进一步加强在经济、贸易和投资领域的务实合作，共同应对挑战。",
    "ko": "양국 정상은 지역의 평화와 안정을 위하여 긴밀히 협력해 나가기로 하였으며 경제 협력을 더욱 강화하기로 합의하였다.",
    "th": "ผู้นำทั้งสองฝ่ายยินดีต่อความคืบหน้าของความร่วมมือ และเห็นพ้องที่จะส่งเสริมสันติภาพและเสถียรภาพในภูมิภาค",
    "ru": "Стороны приветствовали прогресс, достигнутый в реализации плана действий, и договорились продолжать сотрудничество в регионе.",
    "fr": "Les deux dirigeants se sont félicités des progrès accomplis dans la mise en œuvre du plan d’action et ont souligné l’importance de la coopération pour la paix et la stabilité de la région.",
    "es": "Los dos líderes acogieron con satisfacción los avances en la aplicación del plan de acción y subrayaron la importancia de la cooperación para la paz y la estabilidad de la región.",
    "vi": "Hai nhà lãnh đạo hoan nghênh những tiến triển trong việc thực hiện kế hoạch hành động và nhấn mạnh tầm quan trọng của hợp tác vì hòa bình và ổn định trong khu vực, với các đối tác.",
    "id": "Kedua pemimpin menyambut baik kemajuan dalam pelaksanaan rencana aksi dan menekankan pentingnya kerja sama untuk perdamaian dan stabilitas di kawasan ini serta dengan para mitra.",
    "de": "Die beiden Staats- und Regierungschefs begrüßten die Fortschritte bei der Umsetzung des Aktionsplans und betonten die Bedeutung der Zusammenarbeit für den Frieden und die Stabilität in der Region.",
}
TOLD = (
    "is not in English (its language: ja); the finders read English, so what they count there says nothing."
)


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language(language: str) -> None:
    """By its script, or by its small words, accents composed or not; a few words tell nothing."""
    assert tell_language(TEXTS[language]) == language
    assert tell_language(TEXTS[language][:12]) == ""


def test_english_with_foreign_names_is_english() -> None:
    """Names and titles in another script or language make no other language of a text."""
    text = f"{ENGLISH} 共同声明 Nguyễn Xuân Phúc, Déclaration conjointe de la réunion."
    assert tell_language(text) == "en"


def test_letters_of_lists_are_no_small_words() -> None:
    """A language is told by several of its small words, not by one that stands often."""
    assert tell_language("Ruritania (e) Graustark (i) Strelsau (o) " * 10) == ""


@pytest.mark.parametrize(
    ("said", "text", "language"),
    [
        pytest.param("", "We met.", "en", id="nothing tells"),
        pytest.param("fr", "We met.", "fr", id="too few words"),
        pytest.param("", TEXTS["vi"], "vi", id="text alone"),
        pytest.param("en", TEXTS["ja"], "ja", id="an English page that is none"),
        pytest.param("ja", ENGLISH, "en", id="an English text from a Japanese program"),
        pytest.param("uk", TEXTS["ru"], "uk", id="which other one the file knows"),
        pytest.param("en-GB", ENGLISH, "en-gb", id="with region"),
        pytest.param("English", TEXTS["ja"], "ja", id="by its name"),
    ],
)
def test_the_text_decides_whether_it_is_english(said: str, text: str, language: str) -> None:
    """What a file says counts, unless its text is clearly English where it says another, or the other way round."""
    assert settle_language(said, text) == language


def test_what_is_given_counts() -> None:
    """Whoever names the language is not corrected."""
    assert tk.read_text(ENGLISH, language="fr")["language"].item() == "fr"
    assert tk.read_text(TEXTS["fr"])["language"].item() == "fr"


def test_notes_are_of_documents_that_are_not_in_english() -> None:
    """One sentence a document, by its id or by what it is called; none where no language is known."""
    documents = pd.DataFrame(
        {"doc_id": ["a", "b", "c", "d", "e"], "language": ["en-us", "ja", "", "eng", "English"]}
    )
    assert foreign_notes(documents) == [f"b {TOLD}"]
    assert foreign_notes(documents, {"b": "Statement 2020"}) == [f"Statement 2020 {TOLD}"]
    assert foreign_notes(documents[["doc_id"]]) == []


def test_every_command_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``find`` on stderr, beside its table; ``extract`` how many; ``add``, whose catalogue keeps the language; ``check``; and nothing of an English text."""
    path = tmp_path / "seimei.txt"
    path.write_text(TEXTS["ja"], "utf-8")
    (tmp_path / "memo.txt").write_text(ENGLISH, "utf-8")
    assert main(["find", "money", str(path), str(tmp_path / "memo.txt")]) == 0
    assert capsys.readouterr() == ("nothing was found\n", f"toolkit: seimei {TOLD}\n")
    out = str(tmp_path / "tables")
    assert (
        main(
            [
                "extract",
                str(path),
                str(tmp_path / "memo.txt"),
                "--finders",
                "money",
                "--jobs",
                "1",
                "--out",
                out,
            ]
        )
        == 0
    )
    assert "\n1 of 2 documents is not in English (ja: 1); the finders read English" in capsys.readouterr().out
    assert main(["init", str(tmp_path / "study")]) == 0
    monkeypatch.chdir(tmp_path / "study")
    assert main(["add", str(path), "--title", "共同声明", "--date", "2020", "--kind", "statement"]) == 0
    assert f"seimei {TOLD}\n" in capsys.readouterr().out
    (entry,) = read_catalog("corpus")
    assert entry.language == "ja"
    assert main(["check"]) == 0
    assert f"seimei {TOLD}\n" in capsys.readouterr().out


def test_the_report_s_appendix_tells(tmp_path: Path) -> None:
    """Beside the coverage, by the document's short title, and nothing where all are in English."""
    documents = tk.read_text(TEXTS["ja"], title="Joint *Statement*", date="2020", kind="statement")
    told = [part.text for part in method_parts(documents, tmp_path) if "not in English" in part.text]
    assert len(told) == 1
    assert "its language: ja" in told[0]
    english = tk.read_text(ENGLISH, title="Memo", date="2020", kind="memo")
    assert not [part for part in method_parts(english, tmp_path) if "not in English" in part.text]
