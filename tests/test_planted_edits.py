"""Planted edits: in copies of documents one thing is changed, by seed, and has to be found, named rightly, and alone."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache

import pandas as pd
import pytest

import toolkit as tk
from toolkit.compare.lineage import lineage

TRIALS = 100
ENOUGH = 95
# Past tenses that take the same object, the weaker first.
VERBS = [
    ("noted", "reaffirmed"),
    ("noted", "stressed"),
    ("appreciated", "commended"),
    ("recognised", "underscored"),
    ("acknowledged", "emphasised"),
    ("welcomed", "endorsed"),
    ("welcomed", "underlined"),
    ("encouraged", "urged"),
]
ADDED = (
    "The delegations took up the protection of migratory waterfowl in the marshes of Ostrovia, and asked the wetlands secretariat "
    "for a census of nesting grounds before the spring thaw."
)
INVENTED = """\
1. The Ministers met at Port Almeria on 4 May 2031 under the chairmanship of the Republic of Valdoria.
2. We reaffirmed our commitment to the safety of fishing vessels in the Sound of Merrow. We noted the report of the coast guards.
3. We welcomed the opening of the Harbour Safety Centre and appreciated a grant of USD 40 million for its laboratories.
4. We stressed the importance of tariff-free trade in timber among the parties. We encouraged the customs services to share records.
5. We acknowledged the work of the seed bank at Tarn and looked forward to its second catalogue. We welcomed a loan of EUR 12 million.
6. We urged all parties to refrain from dredging in disputed shoals. We underscored the importance of the Shoals Convention.
7. We recognised the contribution of migrant nurses to our hospitals and noted a plan for common licences.
8. We emphasised the need to restore the railway across the Kesh plateau. We commended the engineers who cleared the tunnels.
9. We welcomed the exchange of music teachers and encouraged schools to take part. We noted 350 applications for 2032.
10. We endorsed the roadmap for geothermal heating and noted its cost of USD 7.5 million.
11. We underlined the importance of early warning of avalanches. We appreciated the radio masts given by the Kingdom of Orland.
12. We noted that the next meeting will be held at Kesh in 2033 under the chairmanship of Orland.
"""


class Trial:
    """A document's copy with one planted edit, and what has to be said of it."""

    def __init__(self, rows: list[dict[str, str]], unit: str, change: str, **expected: str) -> None:
        self.rows, self.unit, self.change, self.expected = rows, unit, change, expected


@cache
def sources() -> list[pd.DataFrame]:
    """Return PARAGRAPHS of the documents that edits are planted in: those of the corpus and an invented one, that twice."""
    invented = tk.segment_paragraphs(tk.read_text(INVENTED, doc_id="almeria", kind="joint statement"))
    real = tk.segment_paragraphs(tk.load_documents("corpus"))
    return [*(own for _, own in real.groupby("doc_id", sort=False)), invented, invented]


@cache
def acts_of(number: int) -> pd.DataFrame:
    """Return the acts of a source."""
    return tk.find_acts(sources()[number])


def copied(number: int) -> list[dict[str, str]]:
    """Return the paragraphs of a source as rows that may be edited."""
    table = sources()[number]
    return [
        {"para": para, "text": text, "kind": kind}
        for para, text, kind in zip(table["para"], table["text"], table["kind"], strict=True)
    ]


def swap_verb(number: int, draw: random.Random, *, stronger: bool) -> Trial | None:
    """Put a stronger or weaker verb in the place of an act's."""
    swaps: dict[str, list[str]] = {}
    for weak, strong in VERBS:
        old, new = (weak, strong) if stronger else (strong, weak)
        swaps.setdefault(old, []).append(new)
    acts = acts_of(number)
    acts = acts[acts["verb"].str.lower().isin(swaps)]
    if acts.empty:
        return None
    act = acts.iloc[draw.randrange(len(acts))]
    new = draw.choice(swaps[act["verb"].lower()])
    new = new.capitalize() if act["verb"][0].isupper() else new
    rows = copied(number)
    row = next(row for row in rows if row["para"] == act["para"])
    row["text"] = row["text"][: act["start"]] + new + row["text"][act["end"] :]
    name = "strengthened" if stronger else "weakened"
    unit = draw.choice(["paragraph", "sentence"])
    return Trial(rows, unit, name, para=row["para"], basis="verb", decided_by=f"{act['verb']} → {new}")


def weaken_verb(number: int, draw: random.Random) -> Trial | None:
    """Weaken a verb."""
    return swap_verb(number, draw, stronger=False)


def strengthen_verb(number: int, draw: random.Random) -> Trial | None:
    """Strengthen a verb."""
    return swap_verb(number, draw, stronger=True)


def sentences_of(number: int) -> pd.DataFrame:
    """Return the sentences of a source that say something: six words or more."""
    sentences = tk.segment_sentences(sources()[number])
    return sentences[sentences["text"].str.split().str.len() >= 6]


def drop_clause(number: int, draw: random.Random) -> Trial:
    """Leave out a paragraph, or a sentence of one that has several."""
    rows = copied(number)
    sentences = sentences_of(number)
    several = sentences[sentences.groupby("para")["sentence"].transform("size") > 1]
    if several.empty or draw.random() < 0.5:
        row = rows.pop(draw.randrange(len(rows)))
        return Trial(rows, "paragraph", "dropped", para=row["para"])
    gone = several.iloc[draw.randrange(len(several))]
    row = next(row for row in rows if row["para"] == gone["para"])
    row["text"] = (row["text"][: gone["start"]].rstrip() + row["text"][gone["end"] :]).strip()
    return Trial(rows, "sentence", "dropped", para=gone["para"], quote=gone["text"])


def add_clause(number: int, draw: random.Random) -> Trial:
    """Put in a paragraph, or a sentence at the end of one."""
    rows = copied(number)
    place = draw.randrange(len(rows))
    if draw.random() < 0.5:
        rows.insert(place, {**rows[place], "para": "added", "text": ADDED})
        return Trial(rows, "paragraph", "new", para="added")
    row = rows[place]
    row["text"] = f"{row['text'].rstrip()} {ADDED}"
    return Trial(rows, "sentence", "new", para=row["para"], quote=ADDED)


def move_paragraph(number: int, draw: random.Random) -> Trial:
    """Move a paragraph by three places or more."""
    rows = copied(number)
    place = draw.randrange(len(rows))
    to = draw.choice([other for other in range(len(rows)) if abs(other - place) >= 3])
    row = rows.pop(place)
    rows.insert(to, row)
    return Trial(rows, "paragraph", "moved", para=row["para"])


def split_paragraph(number: int, draw: random.Random) -> Trial | None:
    """Make two paragraphs of one of several sentences."""
    sentences = sentences_of(number)
    later = sentences[(sentences["sentence"] > 0) & sentences["para"].duplicated()]
    if later.empty:
        return None
    cut = later.iloc[draw.randrange(len(later))]
    rows = copied(number)
    place = next(place for place, row in enumerate(rows) if row["para"] == cut["para"])
    text = rows[place]["text"]
    halves = text[: cut["start"]].rstrip(), text[cut["start"] :]
    rows[place : place + 1] = [
        {**rows[place], "para": f"{cut['para']}{mark}", "text": half}
        for mark, half in zip("ab", halves, strict=True)
    ]
    return Trial(rows, "paragraph", "split", para=f"{cut['para']}a {cut['para']}b")


def merge_paragraphs(number: int, draw: random.Random) -> Trial:
    """Make one paragraph of two neighbours."""
    rows = copied(number)
    place = draw.randrange(len(rows) - 1)
    first, second = rows[place : place + 2]
    rows[place : place + 2] = [{**first, "para": "both", "text": f"{first['text']} {second['text']}"}]
    return Trial(
        rows, "paragraph", "merged", para="both", decided_by=f"{first['para']}, {second['para']} → both"
    )


def swap_amount(number: int, draw: random.Random) -> Trial | None:
    """Put another sum in the place of one."""
    sums = tk.find_money(sources()[number])
    sums = sums[sums["quote"].str.contains(r"\d")]
    if sums.empty:
        return None
    found = sums.iloc[draw.randrange(len(sums))]
    old = found["quote"]
    digits = re.search(r"\d+(?:[.,]\d+)*", old)[0]
    new = str(draw.randrange(101, 999))
    rows = copied(number)
    row = next(row for row in rows if row["para"] == found["para"])
    row["text"] = row["text"][: found["start"]] + old.replace(digits, new, 1) + row["text"][found["end"] :]
    unit = draw.choice(["paragraph", "sentence"])
    return Trial(rows, unit, "reworded", para=row["para"], basis="number", decided_by=f"{digits} → {new}")


EDITS = [
    weaken_verb,
    strengthen_verb,
    drop_clause,
    add_clause,
    move_paragraph,
    split_paragraph,
    merge_paragraphs,
    swap_amount,
]


def run(seed: int) -> tuple[str, bool]:
    """Plant the edit of a seed and say which it was and whether it, and nothing else, was found and named."""
    draw = random.Random(seed)
    plant = EDITS[seed % len(EDITS)]
    trial = None
    while trial is None:
        number = draw.randrange(len(sources()))
        trial = plant(number, draw)
    original = pd.DataFrame(copied(number)).assign(doc_id="original")
    edited = pd.DataFrame(trial.rows).assign(doc_id="edited")
    return plant.__name__, is_found(trial, original, edited, acts_of(number))


def is_found(trial: Trial, original: pd.DataFrame, edited: pd.DataFrame, known: pd.DataFrame) -> bool:
    """Say whether the lineage of an original and its edited copy names the edit and calls everything else kept."""
    both = pd.concat([original, edited], ignore_index=True)
    acts = pd.concat([known.assign(doc_id="original"), tk.find_acts(edited)], ignore_index=True)
    table = lineage(both, acts, unit=trial.unit)
    changed = table[~table["change"].isin(["first", "kept"])]
    dropped = table[table["dropped_in"].notna()]
    if trial.change == "dropped":
        return changed.empty and len(dropped) == 1 and fits(dropped.iloc[0], trial)
    named = (
        set(changed["para"]) == set(trial.expected["para"].split())
        and (changed["change"] == trial.change).all()
    )
    return bool(named and dropped.empty and all(fits(row, trial) for _, row in changed.iterrows()))


def fits(row: pd.Series, trial: Trial) -> bool:
    """Say whether a row of LINEAGE holds what is expected of the edit."""
    expected = {name: value for name, value in trial.expected.items() if name != "para"}
    return row["para"] in trial.expected["para"].split() and all(row[k] == v for k, v in expected.items())


def test_edits_are_found_and_named():
    """Of a hundred planted edits of eight kinds at least 95 are found, named rightly, and nothing else is called changed."""
    results = [run(seed) for seed in range(TRIALS)]
    missed = Counter(name for name, found in results if not found)
    assert sum(found for _, found in results) >= ENOUGH, missed


@pytest.mark.parametrize("number", range(6))
def test_unedited_copies_are_kept(number):
    """A copy without an edit is kept in every paragraph, and drops none."""
    rows = pd.DataFrame(copied(number))
    table = lineage(
        pd.concat([rows.assign(doc_id="original"), rows.assign(doc_id="copy")], ignore_index=True)
    )
    assert set(table["change"]) == {"first", "kept"}
    assert table["dropped_in"].isna().all()
