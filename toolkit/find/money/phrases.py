"""The noun phrases around a sum, read from one of their ends: who can give or receive is read off these.

Reading stops at a verb, at a preposition that no name goes on with, and at any sign but the commas of a list. The
shapes of the words alone decide (:mod:`toolkit.find.money.words`).
"""

from __future__ import annotations

import re

from toolkit.find.money.parties import Phrase
from toolkit.find.money.words import (
    Words,
    auxiliaries,
    forms,
    is_name,
    is_noun,
    is_possessive,
    is_verb_form,
    party_nouns,
    places,
    quantities,
    role_words,
    times,
)
from toolkit.lexicons import word_set

_YEAR = re.compile(r"(?:19|20)\d\d")


def without_brackets(words: Words, at: int) -> int:
    """Return the number of the word before the bracket that closes at `at`, or `at` where none does."""
    opening = {")": "(", "—": "—", "–": "–"}.get(words[at].text) if at >= 0 else None
    if opening is None:
        return at
    opened = next((k for k in range(at - 1, max(-1, at - 20), -1) if words[k].text == opening), None)
    return at if opened is None else opened - 1


def phrase_to(words: Words, last: int) -> Phrase | None:
    """Return the noun phrase that ends with the word `last`."""
    first = last + 1
    while first > 0:
        taken = _taken_before(words, first, last)
        if taken == 0:
            break
        first -= taken
    while first <= last and _is_no_start(words, first, last):
        first += 1
    return Phrase(first, last + 1) if first <= last else None


def _is_no_start(words: Words, first: int, last: int) -> bool:
    word = words[first]
    year = _YEAR.fullmatch(word.text) is not None and first < last
    time = first < last and word.low in times()
    gerund = first == 0 and first < last and word.low.endswith("ing") and is_name(words[first + 1])
    return year or time or gerund or word.low in {"the", "and", ","}


def _taken_before(words: Words, first: int, last: int) -> int:
    """Return how many words before `first` belong to the phrase: one, a link with its article, or none."""
    word = words[first - 1]
    if is_name(word) or (is_noun(word) and not (first <= last and is_verb_form(word))):
        return 1
    if first > last or first < 2:
        return 0
    article = word.low == "the" and is_name(words[first])
    at = first - 2 if article else first - 1
    link, left = words[at], words[at - 1] if at > 0 else None
    if link.low == "and" and left is not None and left.text == ")":
        opened = without_brackets(words, at - 1)
        return first - opened - 1 if opened >= 0 and is_name(words[opened]) else 0
    if left is None or not (is_name(left) or is_noun(left)):
        return _serial(words, at) * (first - at + 1) if left is not None and left.text == "," else 0
    joins = link.low == "of" or (link.low in {"and", ","} and _joins_left(words, at, first))
    named = link.low in {"for", "on", "to"} and left.text in role_words("heads") and is_name(words[first])
    return first - at if joins or named else 0


def _serial(words: Words, at: int) -> int:
    """Tell whether `, and` stands before the last member of a list."""
    start = at - 1
    while start > 0 and (is_name(words[start - 1]) or is_noun(words[start - 1])):
        start -= 1
    return int(words[at].low == "and" and 0 < start < at - 1 and words[start - 1].text == ",")


def _joins_left(words: Words, at: int, first: int) -> bool:
    """Tell whether `and` or a comma at `at` joins subjects, and not clauses or objects of a preposition."""
    start = at
    while start > 0 and (is_name(words[start - 1]) or is_noun(words[start - 1])):
        start -= 1
    before = words[start - 1].low if start > 0 else ""
    if before == "the" and start > 1:
        start, before = start - 1, words[start - 2].low
    if before in {"for", "on"} and start > 1 and words[start - 2].text in role_words("heads"):
        return True
    if words[at].low == ",":
        opens = {",", ""} | word_set("grammar", "relatives") | word_set("grammar", "subordinators")
        return before in opens and any(word.low == "and" for word in words[first : first + 12])
    return before not in role_words("objects_behind")


def phrase_from(words: Words, at: int) -> Phrase | None:
    """Return the noun phrase that begins with the word `at` or, behind an article or hedge, just after it."""
    while at < len(words) and (words[at].text in role_words("leads") or words[at].text in '“"‘'):
        at += 1
    end = _item(words, at)
    if end == at:
        return None
    return Phrase(_name_in_apposition(words, at, end), _list_end(words, _company_end(words, end)))


def _company_end(words: Words, end: int) -> int:
    """Return where a company's name ends: behind `, Inc.`."""
    legal = [word.text for word in words[end : end + 3]]
    if len(legal) == 3 and legal[0] == "," and legal[1] in role_words("companies"):
        return end + 3 if legal[2] == "." else end + 2
    return end


def _item(words: Words, at: int) -> int:
    """Return where one member of a phrase ends; `at` where there is none."""
    end = at
    if end < len(words) and words[end].low in quantities():
        end += 1
    began = end
    while end < len(words):
        taken = _taken_behind(words, began, end)
        if taken == 0:
            break
        end += taken
    if end == began or _goes_on(words, end):
        return at
    return end


def _goes_on(words: Words, end: int) -> bool:
    """Tell whether a noun in small letters follows the name: `ASEAN connectivity efforts` names no party."""
    follows = words[end] if end < len(words) else None
    if follows is None or not is_noun(follows) or is_verb_form(follows):
        return False
    verb = follows.low in role_words("purpose_verbs") or forms("states").fullmatch(follows.low)
    return is_name(words[end - 1]) and not verb


def _taken_behind(words: Words, began: int, end: int) -> int:
    """Return how many words from `end` on belong to the phrase."""
    word = words[end]
    named = end > began and is_name(words[end - 1])
    if is_name(word):
        return 1
    if is_noun(word):
        if named:
            return _party_noun_ahead(words, end)
        last = words[end - 1].low if end > began else ""
        whole = last in party_nouns() and (last.endswith("s") or word.low in role_words("purpose_verbs"))
        return int(end == began or not (is_verb_form(word) or whole))
    if end == began or end + 1 >= len(words):
        return 0
    if word.low == "the" and named and is_name(words[end + 1]):
        return 1
    return _link_behind(words, end, named)


def _party_noun_ahead(words: Words, at: int) -> int:
    """Return how many words in small letters lead from a name to its noun: `Alpha` *coast guard agencies*."""
    for end in range(at, min(at + 5, len(words))):
        if not is_noun(words[end]) or (is_verb_form(words[end]) and end == at):
            return 0
        if words[end].low in party_nouns():
            return end + 1 - at
    return 0


def _link_behind(words: Words, end: int, named: bool) -> int:
    """Return how many words a link at `end` adds: with `of the`, two."""
    link = words[end].low
    article = words[end + 1].low == "the" and end + 2 < len(words)
    follows = words[end + 2] if article else words[end + 1]
    if link == "of" and (is_name(follows) or is_noun(follows)) and not follows.text[0].isdigit():
        return 2 if article else 1
    if link in {"for", "on", "to", "against"} and named and is_name(follows):
        return (2 if article else 1) * (words[end - 1].text in role_words("organs" if article else "heads"))
    if link == "and":
        return (2 if article else 1) * _joins_right(words, end, article, named)
    return 0


def _joins_right(words: Words, end: int, article: bool, named: bool) -> bool:
    """Tell whether `and` goes on with the phrase, and does not open a clause or another object."""
    at = end + 2 if article else end + 1
    behind = at
    while behind < len(words) and (is_name(words[behind]) or is_noun(words[behind])) and behind < at + 6:
        behind += 1
    if behind == at or (behind < len(words) and words[behind].low in auxiliaries()):
        return False
    if any(is_possessive(word) for word in words[at:behind]):
        return False
    if is_name(words[at]):
        last = words[behind - 1].low
        bodies = words[end - 1].low in party_nouns() and (last in party_nouns() or last in places())
        return named and (not article or bodies or words[end - 1].low in places())
    if is_verb_form(words[at]) or article:
        return False
    return words[behind - 1].low.endswith("s") or words[behind - 1].low in party_nouns()


def _list_end(words: Words, end: int) -> int:
    """Return where a list ends that `end` is the first comma of: `A, B and C`; `end` itself where it is none."""
    at = end
    for _ in range(8):
        if at + 1 >= len(words) or words[at].text != ",":
            break
        last = words[at + 1].low == "and"
        opens = at + (2 if last else 1)
        opens += opens < len(words) and words[opens].low == "the"
        behind = _item(words, opens)
        if behind == opens or _is_clause(words, behind):
            return end
        if last or any(word.low == "and" for word in words[at:behind]):
            return behind
        at = behind
    return end


def _is_clause(words: Words, behind: int) -> bool:
    return behind < len(words) and words[behind].low in auxiliaries()


def _name_in_apposition(words: Words, at: int, end: int) -> int:
    """Return where the name begins in `power company Alpha Hydro`, else `at`."""
    first = next((k for k in range(at, end) if is_name(words[k])), at)
    small = all(is_noun(word) for word in words[at:first])
    last = words[first - 1].low
    small = small and (last in party_nouns() or "-" in last or last.endswith("ed"))
    named = all(is_name(word) or word.low in {"of", "the", "and", "for"} for word in words[first:end])
    return first if first > at and small and named else at
