"""Bare numbers before paragraphs: ``1 We met``, ``2 We agreed``, told from numbers that are part of a sentence.

A bare number is a paragraph's if such numbers count up without a gap, and most of what they stand before is text.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.layout.blocks import LONG, Block
from toolkit.layout.labels import Label, begins_bare
from toolkit.layout.shape import ends_sentence


def bare_runs(blocks: Sequence[Block], labels: Sequence[Label | None]) -> set[int]:
    """Return the blocks of text that bare numbers count: ``1 We met``, ``2 We agreed``, without a gap.

    They count from 1 on, or from 2 after a first paragraph without a number.
    """
    runs: list[list[int]] = [[]]
    value = 0
    for index, label in enumerate(labels):
        if label and label.bare and label.printed.isdigit() and begins_bare(blocks[index].text):
            number = int(label.printed)
            if number == 1 or (number == 2 and value == 0 and _is_text(blocks, index - 1)):
                runs.append([])
                value = number - 1
            if number == value + 1:
                runs[-1].append(index)
                value = number
    texts = [[i for i in run if ends_sentence(blocks[i].text) or len(blocks[i].text) > LONG] for run in runs]
    full = [run for run, text in zip(runs, texts, strict=True) if len(run) > 1 and len(text) > len(run) / 2]
    return {i for run in full for i in run} if any(len(run) > 2 for run in full) else set()


def _is_text(blocks: Sequence[Block], index: int) -> bool:
    return index >= 0 and blocks[index].role == "paragraph" and ends_sentence(blocks[index].text)
