"""Whom a description without a name means: who was spoken of in its words, whom it fits, or who is in focus."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import has_article, with_article, without_article
from etl.annotate.syntax.entity_names import EntityNames
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import Referent, joint, may_be
from etl.annotate.syntax.wording import is_feminine_head, singular_of_dual
from etl.annotate.syntax.words import (
    demonyms,
    honorifics,
    institution_heads,
    institution_kinds,
    institution_plurals,
    is_of,
    listed_kinds,
    office_heads,
    person_nouns,
    title_heads,
    word_class,
)
from etl.clean.keys import match_key

_LATTER = 60  # tokens back to whom الأخير may mean
_SHORT_DESCRIPTION = 3  # words of a description that may leave out some of a fuller one


class Anaphora:
    """The descriptions of one article, led back to those whom it named or spoke of."""

    def __init__(self, names: EntityNames) -> None:
        self.names, self.tokens = names, names.tokens

    def meant(
        self, phrase: Phrase, keys: list[str], form: VerbForm | None, earlier: Sequence[Referent], again: bool
    ) -> Referent | None:
        """Who fits a description: one spoken of in its very words, else by its entity's, else who is in focus."""
        head, rest = without_article(keys[0]), self._words(phrase)[1:]
        if keys[0] in word_class("latter") and not rest:
            return self._latter(phrase.first, keys[0])
        if self._is_pair_of_bodies(phrase.first, head):
            return self._two_bodies(phrase.first, earlier)
        if keys[0] in word_class("honorific") and not rest:
            return next((each for each in reversed(earlier) if self.names.is_person(each)), None)
        if head in demonyms() and has_article(keys[0]) and not rest:
            return self._national(head, phrase.first, form, earlier)
        if self.tokens[phrase.first].clitics.enclitic:
            return self._by_words(phrase, with_article(self.tokens[phrase.first].bare), rest, form, earlier)
        described = self._by_words(phrase, keys[0], rest, form, earlier)
        if described is not None or not (has_article(keys[0]) or head in word_class("guest")):
            return described
        if head in person_nouns() or head in office_heads() or head in word_class("expert"):
            return self._person_in_focus(head, rest, form, earlier, again)
        if keys[0] in institution_heads() or head in institution_heads() or is_of(head, "outlet"):
            if again:
                return self._last_body(form, earlier)
            alike = self._body_of_sort(head, earlier) if rest else None
            foreign = all(word in demonyms() for word in rest) and (
                not rest or head in word_class("business")
            )
            if alike is not None or not foreign:
                return alike
            in_focus = self._body_in_focus(head, earlier)
            several = head in institution_plurals()
            return in_focus if several else self._body_of_kind(head, phrase.first, in_focus)
        return None

    def _latter(self, at: int, key: str) -> Referent | None:
        """Whom الأخير means: the person, else the body, named last before it that agrees with it in gender."""
        gender = "f" if is_feminine_head(key) else "m"
        mentions = self.tokens.mentions
        back = [before for before in range(at - 1, max(at - _LATTER, 0) - 1, -1) if before in mentions]
        for kind in ("PERSON", "ORG"):
            for before in back:
                named = self.names.named_at(before)
                if mentions[before].type == kind and named.gender in (gender, ""):
                    return named
        return None

    def _national(
        self, adjective: str, at: int, form: VerbForm | None, earlier: Sequence[Referent]
    ) -> Referent | None:
        """Whom a nationality alone means: who is said to have it, else the last person of whom no other is said."""
        names = self.names
        bearer = names.descriptions.bearer([adjective], ("PERSON",), at, [each.entity for each in earlier])
        said = [] if bearer is None else [names.named_at(names.mentions[bearer][0])]
        for each in (*said, *reversed(earlier)):
            person = each.number == "s" and names.is_person(each) and may_be(each, form)
            if person and self._may_be_of(each, demonyms()[adjective]):
                return each
        return None

    def _may_be_of(self, person: Referent, country: str) -> bool:
        """Whether nobody says that a person is of another country."""
        words = set() if person.entity is None else self.names.descriptions.words(person.entity)
        countries = {demonyms()[word] for word in words if word in demonyms()}
        return not countries or country in countries

    def _is_of_a_country(self, person: Referent) -> bool:
        """Whether it was said of which country somebody is, last or anywhere: الرئيس الفرنسي."""
        said = {without_article(key) for key in person.keys}
        if person.entity is not None:
            said |= self.names.descriptions.words(person.entity)
        return not said.isdisjoint(demonyms())

    def _is_pair_of_bodies(self, at: int, head: str) -> bool:
        """Whether a definite noun is the dual of a body: الهيئتان."""
        one = singular_of_dual(head)
        return self.tokens.definite(at) and one != head and one in institution_heads()

    def _two_bodies(self, at: int, earlier: Sequence[Referent]) -> Referent | None:
        """The two bodies that spoke as one, else the last two that و joins."""
        for each in reversed(earlier):
            if each.kind == "joint" and len(each.parties) == 2:
                return each
        bodies = [first for first, mention in self.tokens.mentions.items() if mention.type == "ORG"]
        for one, other in reversed(list(pairwise(sorted(first for first in bodies if first < at)))):
            if self.tokens.conjoined(other) and other - one < _LATTER:
                return joint([self.names.named_at(one), self.names.named_at(other)])
        return None

    def _words(self, phrase: Phrase) -> list[str]:
        """What a phrase says of whom it means, clitics cut."""
        tokens, stops = self.tokens, word_class("preposition", "same")
        return [
            tokens[at].bare
            for at in range(phrase.first, phrase.past)
            if tokens.is_word(at) and tokens.keys[at] not in stops
        ]

    def _by_words(
        self, phrase: Phrase, head: str, rest: list[str], form: VerbForm | None, earlier: Sequence[Referent]
    ) -> Referent | None:
        bare = without_article(head)
        keys = self.tokens.keys[phrase.first : phrase.past]
        names = [key for key in (bare, *rest) if key not in title_heads()]
        described = has_article(head) or (rest and head in title_heads())
        foreign = None
        for each in reversed(earlier):
            if each.kind in ("anonymous", "joint") or not may_be(each, form):
                continue
            if described and bare in _heads[tuple(each.keys)] and self._says_again(each, keys, rest):
                if rest or not self._is_of_a_country(each):
                    return each
                foreign = foreign or each  # الرئيس, after الرئيس السيسي and الرئيس الفرنسي
            if len(names) == 1 and self._is_called(each, names[0], titled=len(names) <= len(rest)):
                return each
        if foreign is not None:
            return foreign
        if not (has_article(head) or rest):
            return None
        kinds = self._kinds(bare)
        for words in ([bare, *rest], rest if bare in person_nouns() else []):
            if not words:
                continue
            entity = self.names.descriptions.bearer(words, kinds, phrase.first, [e.entity for e in earlier])
            referent = None if entity is None else self.names.named_at(self.names.mentions[entity][0])
            if referent is not None and may_be(referent, form):
                return referent if words is not rest else _unnamed_since(earlier, referent, bare) or referent
        holder = self._holder_from(bare, rest, phrase.first)
        return holder if holder is not None and may_be(holder, form) else None

    def _holder_from(self, office: str, rest: list[str], before: int) -> Referent | None:
        """The one person of an office named before who may be of a country: الوزير السلوفيني."""
        if office not in office_heads() or not rest or not all(word in demonyms() for word in rest):
            return None
        country = demonyms()[rest[0]]
        holders = []
        for entity in self.names.descriptions.holders(office):
            said = {demonyms()[word] for word in self.names.descriptions.words(entity) if word in demonyms()}
            if self.names.mentions[entity][0] < before and (not said or country in said):
                holders.append(entity)
        return self.names.of_entity(holders[0]) if len(holders) == 1 else None

    def _says_again(self, referent: Referent, keys: list[str], rest: list[str]) -> bool:
        """Whether a description with a referent's head says no more than was said of it."""
        short = len(rest) < _SHORT_DESCRIPTION or (len(rest) > 1 and self.names.is_person(referent))
        if short and {without_article(key) for key in referent.keys}.issuperset(rest):
            return True
        return referent.entity is not None and _repeats(referent.keys, keys)

    def _kinds(self, head: str) -> tuple[str, ...]:
        """What sorts of entity a head noun may mean."""
        if head in person_nouns() or head in title_heads():
            return ("PERSON",)
        return ("ORG",) if head in institution_heads() or is_of(head, "outlet") else ("ORG", "PERSON")

    def _person_in_focus(
        self, head: str, rest: list[str], form: VerbForm | None, earlier: Sequence[Referent], again: bool
    ) -> Referent | None:
        """The last person or unnamed source, unless another office, sex or country is known of them."""
        for each in reversed(earlier):
            if each.number != "s" or not may_be(each, form):
                continue
            if each.kind == "anonymous":
                return each
            if self.names.is_person(each):
                return each if again or self._fits(each, head, rest) else None
        return None

    def _fits(self, referent: Referent, head: str, rest: list[str]) -> bool:
        """Whether a person may be called so of whom the article has not said it in these words."""
        if (head in word_class("guest") and len(rest) < 2) or (rest and head in honorifics()):
            return True  # السيدة الأولى السابقة
        said = {without_article(key) for key in referent.keys}
        if referent.entity is not None:
            said |= self.names.descriptions.words(referent.entity)
        if any(head in word_class(kind) and said & word_class(kind) for kind in ("expert", "coach")):
            return True  # المدرب, of a مدير فني
        countries = {demonyms()[word] for word in said if word in demonyms()}
        if not all(word in demonyms() for word in rest):
            official = head in word_class("official") and not said.isdisjoint(office_heads())
            itself = official or self._is_itself(referent, head)  # المسؤولة الحكومية, of a minister
            return head in person_nouns() and itself
        if countries and not all(demonyms()[word] in countries for word in rest):
            return False
        if (
            self._is_itself(referent, head)
            or head in word_class("person_noun")
            or (head in person_nouns() and rest)
        ):
            return True
        return said.isdisjoint(office_heads()) and said.isdisjoint(person_nouns())

    def _is_itself(self, referent: Referent, noun: str) -> bool:
        """Whether somebody was called by a noun, not only those he is close to: (والدة) الأسير."""
        described = referent.entity is not None and self.names.descriptions.is_called(referent.entity, noun)
        return described or noun in _heads[tuple(referent.keys)]

    def _body_in_focus(self, head: str, earlier: Sequence[Referent]) -> Referent | None:
        """The last body that spoke, unless its name says it is of another kind (وزارة is no شركة)."""
        kind = institution_kinds().get(head)
        for each in reversed(earlier):
            if each.entity is not None and self.names.entities[each.entity].type == "ORG":
                sorts = [
                    without_article(word)
                    for word in match_key(each.name).split()
                    if is_of(word, "institution")
                ]
                alike = not sorts or (kind is not None and institution_kinds().get(sorts[0]) == kind)
                return each if alike else None
        return None

    def _body_of_kind(self, head: str, at: int, in_focus: Referent | None) -> Referent | None:
        """The body in focus, but where lists do not say that it is of the kind, the one named last that they say is."""
        kind = institution_kinds().get(head)
        entities, places = self.names.entities, self.names.mentions
        alike = [
            entity
            for entity, known in entities.items()
            if known.type == "ORG" and listed_kinds().get(known.lexicon_id or "") == kind
        ]
        if in_focus is not None and (in_focus.entity in alike or match_key(in_focus.name).startswith(head)):
            return in_focus
        named = {entity: [place for place in places[entity] if place < at][-1:] for entity in alike}
        last = max(filter(None, named.values()), default=None)
        return self.names.named_at(last[0]) if last else in_focus

    def _last_body(self, form: VerbForm | None, earlier: Sequence[Referent]) -> Referent | None:
        """The body that spoke or was spoken of last, whatever its sort: الهيئة ذاتها, of an association."""
        for each in reversed(earlier):
            body = each.entity is not None and self.names.entities[each.entity].type == "ORG"
            if body and may_be(each, form):
                return each
        return None

    def _body_of_sort(self, head: str, earlier: Sequence[Referent]) -> Referent | None:
        """The last body whose name begins with a head noun that only an adjective goes with: المنظمة الأممية."""
        for each in reversed(earlier):
            if each.entity is not None and self.names.entities[each.entity].type == "ORG":
                return each if match_key(each.name).split()[:1] == [head] else None
        return None

    def _is_called(self, referent: Referent, name: str, titled: bool) -> bool:
        """Whether a word is a later name of a referent; behind a title (المهندس العتيبي) only a person's."""
        if referent.kind != "named" or name in demonyms() or name in institution_heads():
            return False
        return _bears(referent, name) and (self.names.is_person(referent) or not titled)


def _unnamed_since(earlier: Sequence[Referent], named: Referent, head: str) -> Referent | None:
    """The unnamed source called by a head noun that spoke after somebody: المسؤول السوداني, after مسؤول في الوزارة."""
    for each in reversed(earlier):
        if each.identity == named.identity:
            return None
        if each.kind == "anonymous" and head in _heads[tuple(each.keys)]:
            return each
    return None


def _read_heads(keys: tuple[str, ...]) -> set[str]:
    """The head of a phrase and the offices in it that no other governs, without article: not رئيس in نائب رئيس."""
    heads = {without_article(key) for key in keys[:1]}
    for before, key in pairwise(keys):
        governs = before in title_heads() and before not in word_class("address") and not has_article(before)
        if without_article(key) in office_heads() and not governs:
            heads.add(without_article(key))
    return heads


_heads = Kept(_read_heads)


def _repeats(said: list[str], keys: list[str]) -> bool:
    """Whether a description of many words stands in a fuller one, word for word."""
    return any(said[at : at + len(keys)] == keys for at, key in enumerate(said) if key == keys[0])


def _bears(referent: Referent, name: str) -> bool:
    """Whether a word, its article cut, is one of somebody's names behind the first."""
    return name in _later_names[referent.name]


def _read_later_names(name: str) -> frozenset[str]:
    return frozenset(without_article(key) for key in match_key(name).split()[1:])


_later_names = Kept(_read_later_names)
