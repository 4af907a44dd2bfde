"""``toolkit evaluate``: score the finders against the reference annotations."""

from __future__ import annotations

import argparse
from pathlib import Path

from toolkit.commands.output import write_file

TOLD = "score the finders against the reference annotations"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    told = "folder of the corpus (default: corpus)"
    parser.add_argument("corpus", nargs="?", default="corpus", help=told)
    told = "write the scores there, for the report (reports/quality.toml)"
    parser.add_argument("--out", metavar="FILE", type=Path, help=told)
    parser.add_argument("--by-document", action="store_true", help="one row a document and list")


def run(arguments: argparse.Namespace) -> None:
    """Print the scores, and write them where asked to."""
    from toolkit.documents import load_documents
    from toolkit.find.acts import find_acts
    from toolkit.measure.cooccurrence import paragraphs_without
    from toolkit.measure.evaluation import load_annotations, total_scores
    from toolkit.measure.quality import measure_quality, quality_text
    from toolkit.paragraphs import segment_paragraphs

    paragraphs = segment_paragraphs(load_documents(arguments.corpus))
    quality = measure_quality(paragraphs, load_annotations(arguments.corpus))
    table = quality["finders"] if arguments.by_document else total_scores(quality["finders"])
    print(table.to_string(index=False, float_format="{:.3f}".format))
    without = len(paragraphs_without(find_acts(paragraphs), paragraphs))
    print(f"{len(paragraphs)} paragraphs read: {len(paragraphs) - without} with an act, {without} without")
    if arguments.out:
        write_file(arguments.out, quality_text(quality).encode())
        print(arguments.out)
