"""From the phrases of a clause to who took part: their names, entities, countries, sectors and codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from etl.annotate.events.actors import (
    INTERNATIONAL,
    Standing,
    acting_places,
    adjective_countries,
    country_names,
    country_of_adjective,
    country_of_group,
    is_group,
    sector_of_body,
    sector_of_words,
    serves_states,
)
from etl.annotate.events.agents import is_place
from etl.annotate.events.complements import GOVERNED, OBJECT, OF, clitic_before, slots
from etl.annotate.events.discourse import Discourse
from etl.annotate.events.introductions import named_beside, named_later
from etl.annotate.events.issuers import issuer
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.noun_phrases import phrase_at
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_people, is_somebody, is_thing
from etl.annotate.events.places import place_behind
from etl.annotate.events.roles import Part, is_mutual
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import after_clitic, without_article
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import ANON, Referent
from etl.annotate.syntax.wording import phrase_text
from etl.clean.keys import match_key
from etl.records import Entity


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part."""

    name: str
    entity: int | None
    standing: Standing
    phrase: Phrase | None  # None: unsaid
    somebody: bool  # no thing
    person: bool = False  # a named one

    @property
    def may_act(self) -> bool:
        """Whether he does things himself: no place does, unless it stands for a country."""
        return self.somebody

    @property
    def identity(self) -> tuple[int | None, str]:
        return (self.entity, "") if self.entity is not None else (None, match_key(self.name))


class Participants:
    """Tells who the parts of an article's events are."""

    def __init__(self, tokens: Tokens, discourse: Discourse) -> None:
        self.tokens, self.discourse = tokens, discourse
        self._roles = {role.person: role for role in discourse.found.roles if role.person is not None}
        self._entities = discourse.references.entities
        self._by_phrase: dict[Phrase, Participant] = {}  # who is no entity
        self._by_name: dict[int, list[Participant]] = {}  # by the token that a name begins at
        self._meant: dict[Phrase, list[Participant]] = {}  # whom a phrase means, whoever speaks
        self._standings: dict[int, Standing] = {}  # by entity

    def of_parts(
        self, parts: Sequence[Part], trigger: Trigger, but: Sequence[Participant], enclosing: Referent | None
    ) -> list[Participant]:
        """Who the parts are; ``but`` are the others of the event, whom no pronoun of it means."""
        return [each for part in parts for each in self._of_part(part, trigger, but, enclosing)]

    def _of_part(
        self, part: Part, trigger: Trigger, but: Sequence[Participant], enclosing: Referent | None
    ) -> Iterator[Participant]:
        at = trigger.at
        if part.unsaid is not None:
            referent = self.discourse.unsaid(part.unsaid, at, enclosing)
            if referent is not None and referent.name != ANON:
                yield from self.of_referent(referent, None)
        elif part.phrase is None:
            return
        elif part.pronoun:
            referent = self._of_pronoun(part.phrase.first, trigger, but, enclosing)
            yield from self.of_referent(referent, None) if referent is not None else ()
        elif part.nationality:
            country = country_of_adjective(self.tokens[part.phrase.first].bare)
            if country is not None:
                yield Participant(country_names()[country], None, Standing(country), part.phrase, True)
        else:
            yield from self.of_phrase(part.phrase, at, enclosing)

    def _of_pronoun(
        self, place: int, trigger: Trigger, but: Sequence[Participant], enclosing: Referent | None
    ) -> Referent | None:
        """Whom the pronoun at a token means, be it the trigger's or that of another word (عليه، سراحه)."""
        others = [Referent(each.name, "named", each.entity) for each in but]
        if place != trigger.at and (pronoun := _attached(self.tokens.keys[place])):
            return self.discourse.of_pronoun(pronoun, place, others)
        reading = trigger.reading
        if reading.pronoun in particles("first_person"):
            return enclosing
        return self.discourse.of_pronoun(reading.pronoun, trigger.at, others, reading)

    def of_name(self, place: int) -> list[Participant]:
        """Whom a name at a token means."""
        if place not in self._by_name:
            clitic = self.tokens.mentions[place].start - self.tokens.document.starts[place]
            phrase = Phrase(place, self.tokens.name_past[place], clitic)
            referent = self.discourse.references.named_at(place)
            self._by_name[place] = list(self.of_referent(referent, phrase))
        return self._by_name[place]

    def entity_of(self, party: Participant) -> Entity | None:
        """The entity that a participant is."""
        return self._entities.get(party.entity) if party.entity is not None else None

    def own_country_acts(self, parts: Sequence[Part]) -> bool:
        """Whether those who act are told as the country of whoever speaks."""
        phrases = (each.phrase for each in parts if not each.pronoun)
        return any(phrase is not None and self._is_own_country(phrase) for phrase in phrases)

    def _is_own_country(self, phrase: Phrase) -> bool:
        token = self.tokens[phrase.first]
        return bool(token.clitics.enclitic) and token.bare in particles("own_country")

    def _own_country(self, enclosing: Referent | None) -> Iterator[Participant]:
        """بلاده: the country of whose words they are."""
        entity = self._entities.get(enclosing.entity or 0) if enclosing is not None else None
        country = self._named(entity, "", None).standing.country if entity is not None else None
        if country is not None:
            yield Participant(country_names()[country], None, Standing(country), None, True)

    def of_phrase(self, phrase: Phrase, at: int, enclosing: Referent | None = None) -> Iterator[Participant]:
        """Who a phrase means; a thing stands for whoever it is named as belonging to."""
        if self._is_own_country(phrase):
            yield from self._own_country(enclosing)
            return
        if phrase not in self._meant:
            self._meant[phrase] = list(self._by_meaning(phrase, at))
        yield from self._meant[phrase]

    def _by_meaning(self, phrase: Phrase, at: int) -> Iterator[Participant]:
        referent = self.discourse.meant(phrase, at)
        if referent.entity is None and not referent.parties:
            named = named_beside(self.tokens, phrase) or named_later(self.tokens, phrase)
            if named is not None:
                yield from self.of_referent(self.discourse.references.named_at(named), phrase)
                return
            whole = self._whole(phrase)
            if whole is not None:
                yield from self.of_phrase(whole, at)
                return
            thing = not self._is_somebody(phrase)
            owner = self._owner(phrase) if thing else None
            if owner is not None:
                yield from self.of_referent(owner, phrase)
                return
            group = (self._owning_group(phrase.past) or self._of_act(phrase)) if thing else None
            if group is not None:
                yield from self.of_referent(self.discourse.meant(group, at), group)
                return
        yield from self.of_referent(referent, phrase)

    def _whole(self, phrase: Phrase) -> Phrase | None:
        """The body that its unit is named with: دورية | للجيش، فرق | الدفاع المدني، الطائرات التابعة | للاحتلال."""
        tokens = self.tokens
        if tokens[phrase.first].bare not in particles("unit"):
            return None
        for at in range(phrase.first + 1, min(phrase.past + 1, len(tokens))):
            behind = at == phrase.past
            if behind and tokens.keys[at] in particles("source") and at + 1 in tokens.mentions:
                place = is_place(tokens, Phrase(at + 1, at + 2))
                return None if place else phrase_at(tokens, at + 1, len(tokens))
            if (behind and tokens.prefix(at) != OF) or tokens.prefix(at) not in ("", OF):
                return None
            mention = tokens.mentions.get(at)
            if mention is not None:
                body = mention.type != "LOC"
                return Phrase(at, tokens.name_past[at], clitic_before(tokens, at)) if body else None
            if is_group(tokens[at].bare) and not is_adjective(tokens[at]):
                return phrase_at(tokens, at, len(tokens), clitic_before(tokens, at))
        return None

    def _owner(self, phrase: Phrase) -> Referent | None:
        """Whoever a thing is named as belonging to: مواقع لتنظيم داعش، قرارات ترامب."""
        past = phrase.past
        if past < len(self.tokens) and self.tokens.prefix(past) == OF:
            past += 1 + (past not in self.tokens.mentions)  # حاجزا | للجيش اليمني، مواقع | لتنظيم داعش
        for at in range(phrase.first, past):
            mention = self.tokens.mentions.get(at)
            if mention is not None and mention.type != "LOC":
                return self.discourse.references.named_at(at)
        return None

    def _owning_group(self, past: int) -> Phrase | None:
        """The unnamed ones whom ل behind a thing says it is of: مواقع | للاحتلال، تحركا | لجنود."""
        if past >= len(self.tokens) or self.tokens.prefix(past) != OF or not is_people(self.tokens, past):
            return None
        return phrase_at(self.tokens, past, len(self.tokens), clitic_before(self.tokens, past))

    def _of_act(self, phrase: Phrase) -> Phrase | None:
        """Those whom an act is of: ترحيل | الشابة، استهداف | ثلاثة مدنيين."""
        if is_thing(self.tokens, phrase):
            return None
        for at in range(phrase.first + 1, phrase.past):
            if self.tokens.prefix(at) or self.tokens.conjoined(at) or self.tokens.ends_phrase(at):
                return None
            inner = Phrase(at, phrase.past)
            if self._is_somebody(inner):
                return inner
        return None

    def _is_somebody(self, phrase: Phrase) -> bool:
        return is_somebody(self.tokens, phrase)

    def of_speaker(self, referent: Referent, phrase: Phrase | None, at: int) -> Iterator[Participant]:
        """Who somebody is that says something at a token; a text stands for whoever issued it."""
        issued_by = issuer(self.discourse, referent, at)
        yield from self.of_referent(issued_by or referent, phrase)

    def of_referent(self, referent: Referent, phrase: Phrase | None) -> Iterator[Participant]:
        for each in referent.parties or [referent]:
            if each.entity is not None and each.entity in self._entities:
                yield self._named(self._entities[each.entity], each.name, phrase)
            elif phrase is not None:
                yield self._party(each, phrase) if referent.parties else self._unnamed(phrase)
            else:
                standing = self._told(each.keys or [match_key(word) for word in each.name.split()])
                yield Participant(each.name, None, standing, None, True)

    def _named(self, entity: Entity, name: str, phrase: Phrase | None) -> Participant:
        if entity.key not in self._standings:
            self._standings[entity.key] = self._standing(entity)
        standing = self._standings[entity.key]
        if standing.country is None and standing.sector != INTERNATIONAL and phrase is not None:
            standing = Standing(self._country(phrase), standing.sector)
        somebody = entity.type != "LOC" or entity.name_ar in acting_places()
        return Participant(name, entity.key, standing, phrase, somebody, entity.type == "PERSON")

    def _standing(self, entity: Entity) -> Standing:
        """Where an entity stands wherever it is named."""
        role = self._roles.get(entity.key)
        if entity.type == "ORG":
            return Standing(entity.country, sector_of_body(entity.name_ar, entity.lexicon_id))
        if serves_states(entity.lexicon_id):
            return Standing(None, INTERNATIONAL)
        if entity.type != "PERSON" or role is None:
            return Standing(entity.country)
        office = [match_key(word) for word in role.office.split()]
        return Standing(role.country or entity.country, sector_of_words(office, "title", "group"))

    def _unnamed(self, phrase: Phrase) -> Participant:
        """Who is called by a phrase and no more."""
        if phrase not in self._by_phrase:
            sector = sector_of_words(self._keys(phrase), "group", "title", "body")
            standing = Standing(self._country(phrase), sector)
            name = phrase_text(self.tokens, phrase)
            somebody = self._is_somebody(phrase)
            self._by_phrase[phrase] = Participant(name, None, standing, phrase, somebody)
        return self._by_phrase[phrase]

    def _party(self, referent: Referent, phrase: Phrase) -> Participant:
        """One of several whom a phrase means."""
        standing = self._told([match_key(word) for word in referent.name.split()])
        return Participant(referent.name, None, standing, phrase, True)

    def _told(self, keys: list[str]) -> Standing:
        return Standing(_country_of(keys), sector_of_words(keys, "group", "title", "body"))

    def _keys(self, phrase: Phrase) -> list[str]:
        keys = self.tokens.keys[phrase.first : phrase.past]
        if phrase.clitic:
            keys = [after_clitic(keys[0], phrase.clitic), *keys[1:]]
        return keys

    def _country(self, phrase: Phrase) -> str | None:
        """The country a phrase states: by a place in it, or by an adjective."""
        for at in range(phrase.first, phrase.past):
            mention = self.tokens.mentions.get(at)
            entity = self._entities.get(mention.entity) if mention is not None else None
            if entity is not None and entity.country is not None:
                return entity.country
        stated = _country_of(self.tokens[at].bare for at in range(phrase.first, phrase.past))
        place = place_behind(self.tokens, phrase.past) if stated is None else None
        entity = self._entities.get(place.entity) if place is not None and place.entity is not None else None
        return entity.country if entity is not None else stated


def _attached(key: str) -> str:
    """The pronoun of a third person at the end of a word, "" where none is: ه of عليه."""
    return next(filter(key.endswith, GOVERNED), "")


def _country_of(keys: Iterable[str]) -> str | None:
    """The country of an adjective of nationality among some words, else of a group that is of one country."""
    words = list(keys)
    found = (
        adjective_countries().get(key) or adjective_countries().get(without_article(key)) for key in words
    )
    return next(filter(None, found), None) or country_of_group(words)


_LEAVING = ("RETREAT",)  # of places
_OF_PEOPLE = ("CONSULT", "AID")  # whose objects are people, whatever they are called (استقبل عددا من الأيتام)
_WITH = ("CONSULT", "COOPERATE", "AID")  # with whom a word of its own leads
_OF_THINGS = ("ASSAULT", "COERCE", "SANCTION")  # what is done to things, too


def is_acted_on(tokens: Tokens, word: EventWord, recipient: Participant) -> bool:
    """Whether somebody is acted on: of acts aimed at others no thing, and nothing of the actor's own (منصبه)."""
    if recipient.phrase is not None and word.type in _LEAVING and _names_place(tokens, recipient.phrase):
        return False  # انسحاب القوات من | المدينة
    if recipient.phrase is None or recipient.entity is not None:
        return recipient.somebody or not word.directed
    if recipient.somebody and not (word.directed and _is_act(tokens, recipient.phrase.first)):
        return True
    first = recipient.phrase.first
    led = tokens.prefix(first) or tokens.keys[first - 1] in particles("direction")
    if word.type == "REQUEST" and first > 0 and not led:
        return tokens.document.parts_of_speech[first] != VERBAL_NOUN
    # التنسيق مع | شركائها، التوزيع على | البلدان
    if (word.type in _WITH or is_mutual(word)) and tokens.keys[first - 1] in slots(word.recipient):
        return tokens.document.parts_of_speech[first] != VERBAL_NOUN
    if word.type in _OF_PEOPLE and OBJECT in word.recipient and not led:
        return tokens.document.parts_of_speech[first] != VERBAL_NOUN and not _is_possessed(tokens, first)
    return word.type in _OF_THINGS and not _is_possessed(tokens, first)


def _names_place(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the first name in a phrase is a place's: مدينة | الفلوجة."""
    named = (tokens.mentions[at] for at in range(phrase.first, phrase.past) if at in tokens.mentions)
    return any(mention.type == "LOC" for mention in islice(named, 1))


def _is_act(tokens: Tokens, at: int) -> bool:
    """Whether a noun that may be the head of a body's name is an act here: (رفض) تطبيق القرار."""
    return tokens.document.parts_of_speech[at] == VERBAL_NOUN and not (
        tokens.definite(at) or tokens.prefix(at)
    )


def _is_possessed(tokens: Tokens, at: int) -> bool:
    """Whether a noun ends in a pronoun: منصبه، مواقعها."""
    return len(tokens.keys[at]) > 4 and tokens.forms[at].endswith(("ه", "ها", "هم", "هما"))
