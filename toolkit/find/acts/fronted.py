"""What may stand in front of a subject: a fronted phrase with or without its comma, a cleft (`It was here that …`), a quotation mark."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from toolkit.find.acts.predicates import PLURAL, read_predicate
from toolkit.find.acts.verbs import reading, word_class
from toolkit.find.acts.words import Word
from toolkit.lexicons import word_set

LONGEST_FRONTED = 60
LONGEST_LINKED = 15
LONGEST_CLEFT = 15
SHORTEST_PHRASE = 3
CLOSING = {"”", '"'}
OPENING = {"“", '"'}


def behind_fronted(words: Sequence[Word], comma: int) -> bool:
    """Whether a fronted phrase or clause ends at `comma`: `…, and with regard to the strait, he stated`, `…; when it rained, she left`."""
    for j in range(comma - 1, max(1, comma - LONGEST_LINKED), -1):
        if words[j].text == ",":
            return False
        if words[j].text == ";":
            return words[j + 1].low in word_class("subordinators") or is_fronted(words[j + 1])
        if words[j].low in {"and", "but"} and (words[j - 1].text == "," or _is_timed(words[j + 1 : comma])):
            return is_fronted(words[j + 1]) and no_verb(words[j + 1 : comma])
    return False


def _is_timed(words: Sequence[Word]) -> bool:
    """Whether a phrase says when: `over the same period of time`."""
    return (
        bool(words)
        and words[-1].low in word_class("time_words")
        and words[0].low in word_class("prepositions")
    )


def after_fronted(words: Sequence[Word], i: int, first_person: bool) -> bool:
    """Whether a fronted phrase without a comma may end before `i`: `In January next year we`, `Today Japan`."""
    before = words[i - 1]
    if words[i].low in word_class("prepositions", "subordinators") or not words[i].is_word:
        return False
    fronted = is_fronted(words[0]) or (bool(reading(words[0], "ing")) and _fronted_behind_comma(words, i))
    free = (first_person or _hopes(words, i)) and no_verb(words[max(0, i - LONGEST_FRONTED) : i])
    return fronted and (before.timed or free)


def _hopes(words: Sequence[Word], i: int) -> bool:
    """Whether `they` at `i` has a verb of its own with `to` behind it: `After the war they hope to see …`."""
    verb = read_predicate(words, i + 1, PLURAL) if words[i].low == "they" else None
    return verb is not None and verb.end < len(words) and words[verb.end].low == "to"


def may_front(words: Sequence[Word], i: int) -> bool:
    """Whether `the` at `i` may open a subject behind a fronted phrase that nothing else shows: `In the light of their review the Ministers`."""
    if words[i].text != "the" or words[0].low not in word_class("prepositions"):
        return False
    if not SHORTEST_PHRASE <= i < LONGEST_LINKED:
        return False
    before = words[i - 1]
    closed = word_class("prepositions", "determiners", "coordinators")
    noun = before.text.isalpha() and before.text.islower() and before.low not in closed
    plain = all(word.is_word for word in words[:i]) and not any(reading(word, "ing") for word in words[:i])
    return noun and plain and no_verb(words[:i])


def _fronted_behind_comma(words: Sequence[Word], i: int) -> bool:
    """Whether the last comma before `i` has a fronted phrase behind it: `Meeting in Hanoi, in January the Leaders`."""
    reach = range(i - 1, max(0, i - LONGEST_FRONTED), -1)
    comma = next((j for j in reach if words[j].text == ","), 0)
    return bool(comma) and is_fronted(words[comma + 1])


def may_open_fronted(word: Word) -> bool:
    """Whether a sentence that opens with `word` may have its subject behind a fronted phrase without a comma."""
    return is_fronted(word) or bool(reading(word, "ing"))


def is_fronted(word: Word) -> bool:
    """Whether a phrase that opens with `word` may stand before the subject."""
    opening = word_class("prepositions", "time_words", "adverbs")
    return word.low in opening or word.low.endswith("ly")


def no_verb(words: Sequence[Word]) -> bool:
    """Whether no finite verb for sure stands among `words`."""
    finite, prepositions = (
        word_class("be", "have", "modals", "pronouns", "relatives"),
        word_class("prepositions"),
    )
    return not any(
        word.low in finite and not (word.low == "that" and i and words[i - 1].low in prepositions)
        for i, word in enumerate(words)
    )


def cleft_end(words: Sequence[Word]) -> int:
    """Return where the subject of a cleft stands, behind `It was in this light that`, or 0."""
    if words[0].low != "it" or len(words) < SHORTEST_PHRASE:
        return 0
    if words[1].low not in {"is", "was"} or words[2].low not in word_class("prepositions"):
        return 0
    return next((j + 1 for j in range(3, min(len(words), LONGEST_CLEFT)) if words[j].low == "that"), 0)


def opens_quotation(words: Sequence[Word], i: int) -> bool:
    """Whether quoted speech opens before `i` at the start of the sentence: `“We view this …`."""
    return i == 1 and words[0].text in OPENING and words[1].low in {"we", "i"}


def reports(words: Sequence[Word], i: int) -> bool:
    """Whether a subject with a verb of saying ends the sentence from `i` on: `…, the White House said in a note`."""
    sayings = quoting()
    for j in range(i + 1, min(len(words), i + LONGEST_LINKED)):
        if not words[j].is_word:
            return False
        if words[j].text.islower() and reading(words[j], "past") in sayings:
            after = words[j + 1].low if j + 1 < len(words) else "."
            return after in {".", "in", "on", "to", "reporters", "during", "after", "at", *weekdays()}
    return False


@cache
def quoting() -> frozenset[str]:
    """Return the lemmas of the verbs that tell what has been said."""
    return word_set("verbs", "quoting", "verbs") | {"tell"}


@cache
def weekdays() -> frozenset[str]:
    """Return the days of the week in small letters."""
    return frozenset(day.lower() for day in word_set("calendar", "weekdays"))


def closes_quotation(words: Sequence[Word], i: int) -> bool:
    """Whether quoted speech has ended before `i`: `…, change,” the official said`."""
    return i > 1 and words[i - 1].text in CLOSING and words[i - 2].text in {",", ".", "?", "!"}
