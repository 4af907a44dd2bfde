"""What has been opened inside a main clause since its verb, and could take a joined verb for itself.

A `that` clause, a relative clause, an infinitive or a gerund phrase (`by putting …`) is noticed word by word, once a verb that may be
joined has been found, since most clauses have none.  A relative clause without a relative pronoun (`the partnership we have built`) ends with its own verb, so it takes nothing but its auxiliary's kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from toolkit.find.acts.actors import read_actors
from toolkit.find.acts.verbs import VerbGroup, is_voice, reading, skip_adverbs, verb_class, word_class
from toolkit.find.acts.words import Word

STRONG_SUBORDINATORS = frozenset(
    {
        "which",
        "whom",
        "where",
        "whereby",
        "if",
        "whether",
        "because",
        "although",
        "though",
        "while",
        "whilst",
        "when",
    }
)
NOUN_ENDING = re.compile(r"(?:tion|sion|ment|ity|ness|ship|ism|s|ing|ance|ence|cy|al|ive|ous|ure)$")


@dataclass
class Open:
    """What has been opened since the last verb of the main clause, which ends at ``after``, in the words before ``seen``."""

    after: int = 0
    seen: int = 0
    relative: bool = False
    that: bool = False
    infinitive: bool = False
    purpose: bool = False
    gerund: bool = False
    contact: bool = False
    listing: bool = False
    singular: bool = False
    that_at: int = -1
    contact_verb: int = -1

    def read_to(self, words: Sequence[Word], end: int) -> None:
        """Take notice of the words behind the verb, up to `end`."""
        opening = openers()
        for i in range(max(self.seen, self.after), end):
            if words[i].low in opening:
                self._read(words, i)
        self.seen = end

    def _read(self, words: Sequence[Word], i: int) -> None:
        low = words[i].low
        if low == ";":
            self.restart(self.after, listing=self.listing)
        elif low == "that":
            self.that, self.that_at = True, i
        elif low in finiteopeners():
            self.that = self.that or i != self.contact_verb
            self.singular = low in {"is", "has", "was"}
        elif low in word_class("relatives") or low in STRONG_SUBORDINATORS:
            self.relative = True
        elif low == "to" and (j := skip_adverbs(words, i + 1)) < len(words) and _is_infinitive(words, j):
            self.infinitive = True
            self.purpose = is_voice(reading(words[j], "base"))
        elif low in word_class("pronouns") and self._follows_noun(words, i):
            self.contact, self.contact_verb = True, skip_adverbs(words, i + 1)
        elif low in word_class("prepositions") and (j := skip_adverbs(words, i + 1)) < len(words):
            self.gerund = self.gerund or bool(reading(words[j], "ing"))

    def restart(self, after: int, *, listing: bool) -> None:
        """Forget what was opened: a new verb of the main clause ends at `after`."""
        self.after, self.listing = after, listing
        self.relative = self.that = self.infinitive = self.gerund = self.contact = self.singular = (
            self.purpose
        ) = False
        self.that_at = self.contact_verb = -1

    def _follows_noun(self, words: Sequence[Word], i: int) -> bool:
        """Whether the pronoun at `i` opens a relative clause without a relative pronoun: `the progress we have made`."""
        before = words[i - 1]
        other = word_class("prepositions", "subordinators", "coordinators")
        return i > self.after and before.is_word and before.low not in other | word_class("adverbs")

    @property
    def clause(self) -> bool:
        """Whether a subordinate clause is open."""
        return self.relative or self.that

    def returns(self, words: Sequence[Word], verb: VerbGroup) -> bool:
        """Whether `verb`, joined within a `that` clause, is the actor's: no actor is its subject, and the verb is one of agents.

        So `we recognise that the sea is rising and will work to …`, but not `we trust that the plan will help and will bring …`.
        """
        if self.relative or self.that_at < 0:
            return False
        finite = next(
            (j for j in range(self.that_at + 1, verb.start) if words[j].low in finiteopeners()), None
        )
        if finite is None or (words[finite].low in word_class("modals") and verb.form == "modal"):
            return False
        if any(actor.end == finite for actor in read_actors(words, self.that_at + 1, {})):
            return False
        stranded = verb.end >= len(words) or not words[verb.end].is_word
        return not stranded and (is_voice(verb.lemma) or verb.lemma.split(" ")[0] in verb_class("agent"))


@cache
def finiteopeners() -> frozenset[str]:
    """Return the words that show a clause even where no subordinator opens it: `concerned the crisis has …`."""
    return (word_class("be", "have", "modals", "weak_modals")) - {"having"}


@cache
def openers() -> frozenset[str]:
    """Return every word that opens or closes something inside a clause."""
    opening = word_class("relatives", "pronouns", "prepositions") | STRONG_SUBORDINATORS
    return finiteopeners() | opening | {";", "that", "to"}


def _is_infinitive(words: Sequence[Word], i: int) -> bool:
    """Whether the word behind `to` is a verb: one of the lexicon, or one with a determiner behind it."""
    low = words[i].low
    if reading(words[i], "base"):
        return True
    return (
        words[i].text.isalpha()
        and words[i].text.islower()
        and low not in word_class("determiners")
        and not NOUN_ENDING.search(low)
    )
