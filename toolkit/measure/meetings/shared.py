"""What one passage tells of several meetings named together: a day and place that they share, or one day each, *respectively*.

*Hosted the 5th Alpha Forum and the 2nd Beta Forum in Lima in 2021* tells of both, since both are objects of one verb of hosting (so does *A and B were held* …);
*the Alpha Forum and the Beta Forum on 3 May and 5 May 2020, respectively* gives the first day to the first and the second to the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from toolkit.lexicons import any_of, load_lexicon
from toolkit.measure.meetings.mentions import Mention
from toolkit.measure.meetings.passages import Dated, Passage, Surroundings, is_later
from toolkit.sentences import sentence_spans

_RESPECTIVELY = re.compile(r",?\s\(?respectively\b")
_LAST_JOINT = re.compile(r",?\sand\s(?:on\s|in\s)?(?:the\s)?$")
_JOINT = re.compile(r",\s(?:on\s|in\s)?(?:the\s)?$")
_LEAD = re.compile(r"\s(?:on|in)\s(?:the\s)?$")
_BETWEEN = re.compile(r"(?:\s?\([^()]*\))?(?:,?\sand|,)(?:\s(?:the|its|their|our|a|an))?\s")
_LOOSE = re.compile(r"[^.;:]{0,60}?(?:,|\sand)\s[^.;:]{0,20}")
_BRACKET = re.compile(r"(?:\s?\([^()]*\))?\s")
_LONGEST_JOINT = 16
_REACH = 60


def share_passages(
    mentions: Iterable[Mention], around: Mapping[tuple[str, str], tuple[int, Surroundings]]
) -> list[Mention]:
    """Return the mentions, each with what it shares with others of its paragraph."""
    paragraphs: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        paragraphs.setdefault((mention.doc_id, mention.para), []).append(mention)
    return [
        mention
        for key, own in paragraphs.items()
        for mention in _shared(sorted(own, key=lambda m: m.order), around[key][1])
    ]


def _shared(mentions: Sequence[Mention], around: Surroundings) -> list[Mention]:
    """Return the mentions of one paragraph, in reading order, with what they share."""
    told = dict(_one_each(mentions, around)) if "respectively" in around.text else {}
    given = [mention._replace(passage=told.get(mention.start, mention.passage)) for mention in mentions]
    return [mention for run in _lists(given, around.text) for mention in _of_one_host(run, around.text)]


def _lists(mentions: Iterable[Mention], text: str) -> Iterator[list[Mention]]:
    """Yield the mentions by list: each joined to the one before it, and no edition of the same series."""
    run: list[Mention] = []
    for mention in mentions:
        joined = run and run[-1].key != mention.key and _BETWEEN.fullmatch(text, run[-1].end, mention.start)
        if run and not joined:
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _of_one_host(run: list[Mention], text: str) -> list[Mention]:
    """Return a list of meetings; where one verb governs it those of which nothing is told take what the next is told."""
    first = run[0].start
    hosted = _hosted().search(text, max(0, first - _REACH), first)
    if len(run) < 2 or not (hosted or _were_held().match(text, run[-1].end)):
        return run
    shared = run[-1:]
    for mention in reversed(run[:-1]):
        following = shared[0].passage
        told = following if following and following.start >= mention.end else None
        if not _is_open(mention) or told is None or _is_open(shared[0]):
            shared.insert(0, mention)
        else:
            shared.insert(0, mention._replace(passage=told._replace(start=mention.start)))
    return shared


def _is_open(mention: Mention) -> bool:
    return mention.passage is None or not (mention.passage.date or mention.passage.place)


def _one_each(mentions: Sequence[Mention], around: Surroundings) -> Iterator[tuple[int, Passage]]:
    """Yield, by where its name begins, what a meeting is told by a list of days with *respectively* behind it."""
    sentences = list(sentence_spans(around.text))
    for match in _RESPECTIVELY.finditer(around.text):
        starts = _dates_before(around, match.start())
        opens = next((start for start, end in sentences if start <= match.start() < end), 0)
        named = [m for m in mentions if starts and opens <= m.start and m.end <= starts[0]][-len(starts) :]
        if len(starts) < 2 or len(named) < len(starts) or not _are_listed(named, around.text):
            continue
        held = _held_before().search(around.text, opens, starts[0]) is not None
        for mention, start in zip(named, starts, strict=True):
            if mention.date is None:
                yield mention.start, _passage(mention, around, around.dates[start], match.end(), held=held)


def _passage(mention: Mention, around: Surroundings, date: Dated, end: int, *, held: bool) -> Passage:
    place, mode = (mention.passage.place, mention.passage.mode) if mention.passage else (None, None)
    source = "planned" if is_later(date, around.document_date) else "held" if held else "dated"
    return Passage(mention.start, end, date, place, mode, source)


def _are_listed(mentions: Iterable[Mention], text: str) -> bool:
    return all(_LOOSE.fullmatch(text, one.end, other.start) for one, other in pairwise(mentions))


def _dates_before(around: Surroundings, end: int) -> list[int]:
    """Return where the dates of the list begin that ends at `end`, in reading order; none where no preposition leads it in."""
    starts = [around.dates_by_end[end]] if end in around.dates_by_end else []
    joint = _LAST_JOINT
    while starts:
        window = max(0, starts[0] - _LONGEST_JOINT)
        before = joint.search(around.text, window, starts[0])
        if before is None or before.start() not in around.dates_by_end:
            return starts if _LEAD.search(around.text, window, starts[0]) else []
        starts.insert(0, around.dates_by_end[before.start()])
        joint = _JOINT
    return []


@cache
def _hosted() -> re.Pattern[str]:
    words = any_of(load_lexicon("meetings")["held"]["hosting"])
    return re.compile(rf"\b{words}(?:\sof)?(?:\s(?:the|its|their|our|both|a|an|successful|first))*\s$")


@cache
def _were_held() -> re.Pattern[str]:
    held = load_lexicon("meetings")["held"]
    return re.compile(
        rf"{_BRACKET.pattern}(?:(?:were|are|have been|are to be)\s(?:\w+ly\s)?)(?:to be\s)?{any_of(held['verbs'])}\b"
    )


@cache
def _held_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(load_lexicon('meetings')['held']['verbs'])}(?:\s\w+ly)?\s(?:on|in)\s(?:the\s)?$"
    )
