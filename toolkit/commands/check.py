"""``toolkit check``: verify the corpus and the report's settings; run nothing."""

from __future__ import annotations

import argparse

from toolkit.commands.settings import add_settings, find_settings
from toolkit.report.store import shown

TOLD = "verify the corpus and the report's settings; run nothing"
add_arguments = add_settings


def run(arguments: argparse.Namespace) -> None:
    """Check everything that the report is made of, and print what was found in order."""
    from toolkit.catalog import CATALOG
    from toolkit.documents import load_documents
    from toolkit.measure.evaluation import load_annotations
    from toolkit.measure.quality import QUALITY, check_quality
    from toolkit.paragraphs import coverage, segment_paragraphs
    from toolkit.report.config import load_report

    config = load_report(find_settings(arguments.settings))
    documents = load_documents(config.corpus)
    print(f"{shown(config.path)}: {len(config.chapters)} chapters, parameters as the notebooks declare them")
    print(f"{shown(config.corpus)}: {len(documents)} documents, bytes as recorded")
    covered = coverage(documents)
    left_out = covered[[f"words_{role}" for role in ("byline", "caption", "navigation", "furniture")]].sum(
        axis=1
    )
    table = covered[["doc_id", "paragraphs", "footnotes", "words"]].assign(left_out=left_out)
    print(table.to_string(index=False))
    known = {*documents["source_file"], CATALOG}
    for path in sorted(path for path in config.corpus.iterdir() if path.is_file() and path.name not in known):
        print(f"{shown(path)}: not in the catalogue, so not part of the corpus")
    quality = config.path.with_name(QUALITY.name)
    if quality.is_file() and any(config.corpus.glob("annotations/*.json")):
        check_quality(quality, segment_paragraphs(documents), load_annotations(config.corpus))
        print(f"{shown(quality)}: as the finders and the codebooks score now")
