"""What an article says its people and bodies are, so that a description can be led back to them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import (
    address_heads,
    is_of,
    person_nouns,
    title_heads,
    word_class,
)
from etl.annotate.vocabulary import shared_vocabulary

_REACH = 10  # tokens of a description before or after a name
_LONGEST_ADDRESS = 4  # tokens between a comma and the name: التونسي، الأميرال، السيد
_CANDIDATES = 64  # descriptions with a word that are looked through on each side


@cache
def _no_deeds() -> frozenset[str]:
    """What may stand between a title and its bearer: ranks' second words, ranks, adverbs, honours."""
    return word_class("rank_tail", "adverb", "address", "honorific", "emphatic", "preposition", "relative")


class Descriptions:
    """By words, which entities of an article are described with them: titles, appositions, sorts of bodies."""

    def __init__(self, tokens: Tokens, mentions: Mapping[int, list[int]]) -> None:
        """``mentions`` are the tokens of each entity's names, in order."""
        self.tokens, self.mentions = tokens, mentions
        self._types = {
            entity: tokens.mentions[places[0]].type for entity, places in mentions.items() if places
        }
        self._said: defaultdict[int, set[str]] = defaultdict(set)
        self._bearers: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)  # token, entity
        self._own: defaultdict[int, set[str]] = defaultdict(
            set
        )  # but for what another noun is of: والدة (الأسير)
        self._sorts: defaultdict[int, set[str]] = defaultdict(
            set
        )  # what bodies and offices are, by their head nouns
        for at, mention in tokens.mentions.items():
            around = self._around(at)
            for each in around:
                self._add(each, at, mention.entity, governed=each > around[0] and self._is_governed(each))
            office = self._office_of_counterpart(at) if around and mention.type == "PERSON" else None
            if office is not None:
                self._add(office, at, mention.entity, governed=False)
        for first, past in tokens.role_past.items():
            role = tokens.roles[first]
            if role is not None and role.person is not None and role.rule == "stated":
                for each in range(first, min(past, first + 2 * _REACH)):
                    self._add(each, first, role.person, governed=each > first and self._is_governed(each))
                self._sorts[role.person].add(tokens[first].bare)
        for places in self._bearers.values():
            places.sort()

    def _add(self, each: int, at: int, entity: int, governed: bool) -> None:
        """A word of what is said of an entity whose name or office is at another; ``governed`` by a noun before it."""
        word = self.tokens[each].bare
        nations = word_class("of_the_nations")  # مبعوث الأمم المتحدة is المبعوث الأممي
        for said in nations if word in nations else (word,):
            self._said[entity].add(said)
            self._bearers[said].append((at, entity))
            if not governed:
                self._own[entity].add(said)

    def _office_of_counterpart(self, at: int) -> int | None:
        """The token of the office that a counterpart shares with who stands before: (الوزير) نظيره الإيراني | فلان."""
        tokens = self.tokens
        back = range(at - 1, max(at - _LONGEST_ADDRESS, 0), -1)
        counterpart = next((each for each in back if tokens[each].stem in word_class("counterpart")), None)
        if counterpart is None:
            return None
        behind = range(counterpart - 1, max(counterpart - 2 * _REACH, -1), -1)
        return next((first for first in behind if first in tokens.role_past), None)

    def _is_governed(self, at: int) -> bool:
        """Whether a noun only says what another is of: (مدرب) الفريق، (والدة) الأسير، (نائب) رئيس، (المدرب) بالفريق."""
        tokens, before = self.tokens, at - 1
        if tokens.prefix(at):
            return True
        if tokens.conjoined(at) or tokens.keys[before] in word_class("address"):
            return False  # معالي الأمين العام
        if not tokens.definite(at) and tokens[at].bare not in title_heads():
            return False  # مدرب مغربي
        return self._is_noun_of_person(before) and not tokens.definite(before)

    def _is_noun_of_person(self, at: int) -> bool:
        return self._is_title(at) or self.tokens.keys[at] in word_class("relation")

    def words(self, entity: int) -> set[str]:
        """All that is said of an entity, clitics cut."""
        return self._said[entity]

    def holders(self, office: str) -> list[int]:
        """The people who are said to hold an office, by its head noun."""
        return [
            entity
            for entity, own in self._own.items()
            if office in own and self._types.get(entity) == "PERSON"
        ]

    def is_called(self, entity: int, noun: str) -> bool:
        """Whether a noun is said of an entity itself, not of somebody close: والدة, not أسير, of والدة الأسير."""
        return noun in self._own[entity]

    def bearer(
        self, words: Sequence[str], types: Sequence[str], before: int, latest: Sequence[int | None]
    ) -> int | None:
        """Whom all of some words describe: of several, who is ``latest`` (last), was named last, comes first.

        The first word says of what sort a body is; one of whom nothing else is said is none that a description means.
        """
        rarest = min(words, key=lambda word: len(self._bearers.get(word, ())))
        places = self._bearers.get(rarest, [])
        middle = bisect_left(places, (before, 0))
        near = places[max(0, middle - _CANDIDATES) : middle + _CANDIDATES]
        fitting = [
            entity
            for entity in dict.fromkeys(entity for _, entity in near)
            if self._types.get(entity) in types and self._fits(entity, words, types)
        ]
        for entity in reversed(latest):
            if entity in fitting:
                return entity
        named = {entity: self._named_before(entity, before) for entity in fitting}
        return max(named, key=lambda entity: (named[entity], -self.mentions[entity][0]), default=None)

    def _fits(self, entity: int, words: Sequence[str], types: Sequence[str]) -> bool:
        said = self._said[entity]
        if not said.issuperset(words):
            return False
        if self._types[entity] == "PERSON":
            if words[0] in title_heads() or words[0] in person_nouns():
                return words[0] in self._own[entity] | self._sorts[entity]
            return len(types) == 1 or words[0] in self._sorts[entity]
        return words[0] in self._sorts[entity] and (len(words) > 1 or len(said) > 1)

    def _named_before(self, entity: int, before: int) -> int:
        places = self.mentions[entity]
        at = bisect_left(places, before)
        return places[at - 1] if at else -1

    def _around(self, at: int) -> list[int]:
        """The tokens that describe the bearer of the name at a token."""
        mention = self.tokens.mentions[at]
        if mention.type == "PERSON":
            return self._titles(at) + self._apposition(self.tokens.name_past[at])
        if mention.type != "ORG":
            return []
        before = at - 1 - (at - 1 in self.tokens.closing)  # صحيفة «الفجر»
        first = before if before >= 0 and is_of(self.tokens[before].bare, "institution", "outlet") else at
        self._sorts[mention.entity].update(self.tokens[each].bare for each in range(first, at + 1))
        return list(range(first, self.tokens.name_past[at]))

    def _titles(self, at: int) -> list[int]:
        """The title before a name, from the office nearest to it and its governors on; else an adjective.

        Ranks, honours and one comma may stand between: مدرب الوداد، التونسي فلان، رئيس لجنة الحلف الأميرال فلان.
        """
        tokens, floor = self.tokens, max(0, at - _REACH)
        if at and self._belongs_to_name(at - 1):
            return []
        back, first, commas = at - 1, at, 0
        if back >= 0 and tokens.definite(back):
            first = back
        while back >= floor and not self._ends_title(back):
            if tokens.is_comma(back) and not commas and at - back <= _LONGEST_ADDRESS:
                commas = 1
            elif not tokens.is_word(back) or self._parts(back):
                break
            elif self._is_title(back):
                first = back
                if tokens[back].bare not in address_heads():
                    break
            back -= 1
        while first > floor and first < at and self._is_title(first - 1) and not tokens.definite(first - 1):
            if tokens.keys[first - 1] in word_class("relation") - word_class("deputy"):
                break  # والدة | الأسير فلان
            first -= 1  # نائب رئيس
        return [each for each in range(first, at) if tokens.is_word(each)]

    def _belongs_to_name(self, at: int) -> bool:
        """Whether a noun in front of a name is its bearer's deed or thing: (وزيرة العدل تطبيق) قرارات فلان."""
        tokens = self.tokens
        if tokens.definite(at) or tokens.name_past[at] or self._is_title(at) or is_adjective(tokens[at]):
            return False
        key = tokens.keys[at]
        return tokens.is_word(at) and key not in _no_deeds() and shared_vocabulary().frequency(key) > 0

    def _parts(self, at: int) -> bool:
        """Whether a noun parts a title from the name of another: رفض مدرب الوادي | مصافحة الحكم فلان، المدير لنظيره."""
        tokens = self.tokens
        if tokens[at].stem in word_class("counterpart"):
            return True
        if tokens.name_past[at] or tokens.definite(at) or tokens.conjoined(at) or self._is_title(at):
            return False  # وزير الاقتصاد والمالية | وإصلاح الإدارة
        behind = at > 0 and tokens.definite(at - 1)
        return behind and tokens.document.parts_of_speech[at] == VERBAL_NOUN

    def _is_title(self, at: int) -> bool:
        key = self.tokens.keys[at]
        return key in title_heads() or is_of(key, "person_noun")

    def _is_second_title(self, at: int) -> bool:
        tokens = self.tokens
        return at < len(tokens) and tokens.conjoined(at) and without_and(tokens.keys[at]) in title_heads()

    def _ends_title(self, at: int) -> bool:
        tokens = self.tokens
        person = at in tokens.mentions and tokens.mentions[at].type == "PERSON"
        return (
            person or is_known_verb(tokens, at) or tokens.keys[at] in word_class("relative", "complementiser")
        )

    def _apposition(self, past: int) -> list[int]:
        """What stands behind a name, a comma between or not, up to the next: فلان، رئيس الحركة، …"""
        tokens = self.tokens
        first = past + (past < len(tokens) and (tokens.is_comma(past) or tokens.forms[past] in "(-"))
        if first >= len(tokens) or not self._is_title(first):
            return []
        words = []
        for each in range(first, min(len(tokens), first + _REACH)):
            if tokens.is_comma(each) and self._is_second_title(each + 1):
                continue  # فلان، أمين الحركة، والنائب عن الكتلة
            if not tokens.is_word(each) or self._ends_title(each):
                break
            if tokens.ends_phrase(each) and tokens.keys[each] not in word_class("preposition"):
                break
            words.append(each)
        return words
