"""Use the installed package from an empty folder, with nothing but its base requirements."""

import sys
from pathlib import Path

import toolkit as tk
from toolkit import cli
from toolkit.project import new_notebook, new_theme


def use_commands(memo: Path) -> None:
    """Start a study, add the file to it, give it a theme and a notebook: the templates are in the package."""
    run = (
        ["init", "study"],
        ["add", str(memo), "--kind", "memo", "--corpus", "study/corpus"],
        ["find", "money", str(memo), "--to", "csv", "--out", "money.csv"],
    )
    assert [cli.main(command) for command in run] == [0, 0, 0]
    assert new_theme("fisheries", project="study").is_file()
    assert new_notebook("who_pays", project="study").is_file()
    assert tk.load_documents("study/corpus")["title"].tolist() == ["Memo"]
    assert "fisheries" in tk.list_codebooks("study")


def main() -> None:
    """Read a file, find what stands in it, and fail unless that is right."""
    memo = Path("memo.md")
    memo.write_text(
        "---\ntitle: Memo\ndate: 2020-11-13\n---\n\n"
        "1. The Leaders **Welcomed** Japan’s contribution of USD 50 million to the ASEAN Regional Forum (ARF) in COVID-19\n"
        "response on 12 November 2020.\n",
        "utf-8",
    )
    document = tk.read_document(memo)
    paragraphs = tk.segment_paragraphs(document)
    found = {
        "acts": tk.find_acts(paragraphs)["lemma"].tolist(),
        "money": tk.find_money(paragraphs)["amount"].tolist(),
        "dates": tk.find_dates(paragraphs)["date_start"].tolist(),
        "acronyms": tk.find_acronyms(paragraphs)["short"].tolist(),
        "countries": tk.find_countries(paragraphs)["iso3"].tolist(),
        "themes": "covid-19" in set(tk.find_themes(paragraphs)["theme"]),
        "line": tk.locate(tk.find_money(paragraphs), paragraphs, document)["line"].tolist(),
    }
    expected = {
        "acts": ["welcome"],
        "money": [50_000_000.0],
        "dates": ["2020-11-12"],
        "acronyms": ["ARF"],
        "countries": ["JPN"],
        "themes": True,
        "line": [6],
    }
    assert found == expected, found
    use_commands(memo)
    assert "site-packages" in str(Path(tk.__file__)), tk.__file__
    assert "matplotlib" not in sys.modules
    sys.stdout.write("the installed package works\n")


if __name__ == "__main__":
    main()
