"""Reads whatever may be an event in an article: who did what to whom, where and when, and who says so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile

from etl.annotate.events.acceptance import Acceptance, Features
from etl.annotate.events.actors import country_names
from etl.annotate.events.addressees import called_upon, spoken_of
from etl.annotate.events.aims import aimed_at
from etl.annotate.events.arguments import Arguments
from etl.annotate.events.carriers import (
    carried,
    cause_of,
    event_before,
    find_carrier,
    gathers,
    governing_subject,
    is_charged,
    means_of,
    take_over,
)
from etl.annotate.events.charges import charged
from etl.annotate.events.circumstances import Dates, When
from etl.annotate.events.claims import Claim, Statements
from etl.annotate.events.complements import OBJECT, slots
from etl.annotate.events.deeds import doers
from etl.annotate.events.discourse import Discourse
from etl.annotate.events.extents import clause_start
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.mentions import Situation, Telling
from etl.annotate.events.offers import Offers
from etl.annotate.events.participants import Participant, Participants, is_acted_on
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.places import find_place
from etl.annotate.events.roads import is_closed_without_protest
from etl.annotate.events.roles import BY, Part, Roles, is_mutual, read_roles
from etl.annotate.events.senses import chosen_sense, needed_argument, with_needs
from etl.annotate.events.status import read_status
from etl.annotate.events.statuses import ACTUAL, FUTURE, HYPOTHETICAL
from etl.annotate.events.tellers import avows, is_deed, names_doing, only_tells
from etl.annotate.events.triggers import Trigger, find_triggers
from etl.annotate.events.wording import read_wording
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import ANON, Referent
from etl.clean.keys import match_key
from etl.records import Annotations, Mention, Statement

_AROUND = 40  # tokens between triggers that may have to do with each other
_OPENING = 2  # tokens from a word to the noun that names the act with it: ألقى | القبض، التوقيع على | اتفاقية
_RULED = ("COERCE", "SANCTION")  # whose doer does what its verbal noun tells, too
_SIDES = 2  # of what two do together
_AIMED = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")  # acts of speech against somebody or to him
_AGREED = ("AGREE",)
_MEETINGS = ("CONSULT",)
_ATTACKS = ("ASSAULT",)  # of which what was done is told, by which means, and who announces it (تنفيذ هجوم)


class Reader:
    """Reads an article's events from front to back; of those that are accepted it keeps who may take part."""

    def __init__(self, tokens: Tokens, found: Annotations, acceptance: Acceptance) -> None:
        self.tokens, self.found, self._acceptance = tokens, found, acceptance
        self.discourse = Discourse(tokens, found)
        self.participants = Participants(tokens, self.discourse)
        self._offers = Offers(tokens, self.participants)
        self.dates = Dates(tokens, found)
        self._statements = Statements(tokens, found)
        self._verbs: set[int] = set()  # of this sentence, those that name an event themselves
        self._subjects: dict[int, Part | None] = {}  # by noun, those of the verbs that govern it

    def tellings(self) -> Iterator[Telling]:
        sentences = [
            (start, stop, self._triggers(start, stop)) for start, stop in self.tokens.document.sentences
        ]
        own = sum(not each.is_support for _, _, triggers in sentences for each in triggers)
        self._features = Features(self.tokens, self.found, own)
        for start, stop, triggers in sentences:
            self.discourse.enter(start, stop, read=bool(triggers))
            if any(not each.is_support for each in triggers):
                read = [Arguments(self.tokens, each, start, stop) for each in triggers]
                yield from self._of_sentence(read, start, stop)

    def _triggers(self, start: int, stop: int) -> list[Trigger]:
        """The words of a sentence that may name an event, or carry one."""
        triggers = [
            each
            for each in find_triggers(self.tokens, start, stop, self._statements.cues)
            if not self.dates.tells(each.at)
        ]
        return with_needs(self.tokens, triggers, (start, stop))

    def _of_sentence(self, read: Sequence[Arguments], start: int, stop: int) -> Iterator[Telling]:
        """Those of a sentence, each named by one trigger: القبض of ألقى القبض."""
        places = [each.trigger.at for each in read]
        senses: list[tuple[Arguments, Arguments | None, EventWord]] = []
        for arguments in read:
            if not arguments.trigger.is_support:
                carrier = find_carrier(self.tokens, arguments, _near(read, places, arguments))
                word = chosen_sense(self.tokens, arguments, (start, stop), _lemma(carrier))
                if word is not None:
                    senses.append((arguments, carrier, word))
        self._verbs = {
            each.trigger.at
            for each, _, word in senses
            if not each.trigger.reading.is_noun and word.type not in _RULED  # قضت المحكمة | بمعاقبة
        }
        by_trigger: dict[int, Telling] = {}
        for arguments, carrier, word in senses:
            telling, situation = self._telling(
                arguments, carrier, word, _near(read, places, arguments), (start, stop)
            )
            known = by_trigger.setdefault(telling.trigger.at, telling)
            if known is not telling:
                known.recipients = known.recipients or telling.recipients
                continue
            telling.features = self._features.of(telling)
            if not is_closed_without_protest(self.tokens, telling, stop):
                telling.likelihood = self._acceptance.likelihood(telling.features)
            if telling.accepted:
                told = _told_before(by_trigger, telling)
                telling.proposed = charged(self.tokens, telling, told) or telling.proposed
                situation.apart += _victims(telling, told)
                self._offer(telling, situation)
        in_order = sorted(by_trigger.values(), key=lambda telling: telling.trigger.at)
        for telling in in_order:
            telling.recipients = telling.recipients or aimed_at(self.tokens, telling, in_order)
        yield from in_order

    def _telling(
        self,
        arguments: Arguments,
        carrier: Arguments | None,
        word: EventWord,
        others: Sequence[Arguments],
        sentence: tuple[int, int],
    ) -> tuple[Telling, Situation]:
        tokens, trigger, (start, stop) = self.tokens, arguments.trigger, sentence
        named = _noun_of(tokens, word, arguments, others)
        claim = self._statements.claim(word, trigger.at, named.at)
        of_event = event_before(tokens, arguments, others)
        if of_event is None and carrier is not None:
            of_event = cause_of(tokens, carrier, word, others)
        roles = self._roles(arguments, carrier, word, claim)
        if of_event is not None:
            roles.actors = []
        enclosing = self._speaker(claim.asserted_by)
        actors, recipients = self._parties(roles, arguments, word, claim, enclosing, stop)
        first = clause_start(tokens, trigger.at, start)
        when = self.dates.nearest(first, self._own_past(word, arguments), trigger.at)
        when = when or self._today(word, claim.asserted_by)
        around = (*arguments.found, *(carried(carrier) if carrier else ()))
        place = find_place(tokens, word, around, trigger.at, sentence)
        apart = self._apart(trigger, start, claim)
        apart += self._tellers(word, claim.inside, trigger.at, carrier)
        situation = Situation(arguments, start, first, stop, enclosing, apart, carrier)
        telling = Telling(
            trigger=named,
            word=word,
            sentence=start,
            status=self._status(arguments, carrier, start, when, claim),
            asserted_by=claim.asserted_by,
            proposed=actors,
            recipients=recipients,
            place=place,
            scene=self._scene(place),
            land=self._land(place),
            when=when,
            rule=f"{word.pos}{'.support' if carrier is not None else ''}",
            said=claim.own,
            of_event=of_event
            or (means_of(tokens, arguments, word, others) if word.type in _ATTACKS else None),
            opens=trigger.at if trigger.at < named.at <= trigger.at + _OPENING else None,
            beside=_beside(arguments, carrier, named),
            wording=read_wording(tokens, arguments, named.at, word),
        )
        return telling, situation

    def _roles(self, arguments: Arguments, carrier: Arguments | None, word: EventWord, claim: Claim) -> Roles:
        """The parts of an event in its own clause, by the verb that carries it and by the one it depends on."""
        tokens, trigger = self.tokens, arguments.trigger
        roles = read_roles(tokens, word, arguments, self._statements.at(trigger.at) is not None)
        if carrier is not None:
            told = self._tellers(word, self._statements.at(carrier.trigger.at), trigger.at, carrier)
            take_over(
                tokens,
                roles,
                carrier,
                trigger.at,
                acts=bool(word.actor) and not told,
                meets=word.type in _MEETINGS,
            )
            if gathers(carrier.trigger) and (hosts := self._governed_by(trigger.at, arguments.start)):
                roles.actors, roles.recipients = hosts, roles.actors  # عقد الرئيس اجتماعا | ضم مستشاريه
        done = carrier.trigger if carrier is not None else trigger
        unsaid = not roles.actors and word.actor and (carrier is None or word.type in _ATTACKS)
        if unsaid and names_doing(done.reading) and not claim.demanded:
            verb = clause_start(tokens, done.at, arguments.start)
            if not self._tellers(word, self._statements.at(verb), trigger.at, carrier):
                roles.actors = self._governed_by(done.at, arguments.start)
        if claim.demanded:
            roles.actors = [each for each in roles.actors if each.phrase is not None]
        return roles

    def _governed_by(self, at: int, start: int) -> list[Part]:
        """Who does what a noun tells since he is the subject of its verb: تمكنت الشرطة من | اعتقال."""
        governing = None if is_charged(self.tokens, at) else self._governing(at, start)
        if governing is None or governing.phrase is None or not is_somebody(self.tokens, governing.phrase):
            return []
        return [governing]

    def _apart(self, trigger: Trigger, start: int, claim: Claim) -> list[Participant]:
        """Who only blames somebody for an act, charges him with it, asks for it, or tells of it."""
        apart: list[Participant] = []
        if claim.apart and claim.inside is not None:
            apart += self._of_speaker(claim.inside)
        accuser = self._governing(trigger.at, start) if is_charged(self.tokens, trigger.at) else None
        if accuser is not None:
            apart += self.participants.of_parts([accuser], trigger, [], None)
        return apart

    def _tellers(
        self, word: EventWord, statement: Statement | None, at: int, carrier: Arguments | None
    ) -> list[Participant]:
        """Those who make a statement and only tell by it of an event at a token."""
        if statement is None:
            return []
        deed = is_deed(word, carrier.trigger.reading if carrier else None)
        deed = deed or avows(self.tokens, statement, at)
        nominal = statement.kind == "nominal"
        return [each for each in self._of_speaker(statement) if only_tells(word, each, deed, nominal)]

    def _offer(self, telling: Telling, situation: Situation) -> None:
        """Keep whom its sentence offers."""
        if situation.arguments.trigger.reading.is_noun:
            situation.governing = self._governing(situation.at, situation.start)
        telling.situation, telling.offers = situation, list(self._offers.of(situation))

    def _governing(self, at: int, start: int) -> Part | None:
        """The subject of the verb that a noun depends on."""
        if at not in self._subjects:
            self._subjects[at] = governing_subject(self.tokens, at, start, self._verbs)
        return self._subjects[at]

    def _scene(self, place: Mention | None) -> int | None:
        """The entity of a place, unless it is a whole country."""
        entity = self.discourse.references.entities.get(place.entity) if place is not None else None
        return entity.key if entity is not None and entity.name_ar not in country_names().values() else None

    def _land(self, place: Mention | None) -> str | None:
        """The country of a place."""
        entity = self.discourse.references.entities.get(place.entity) if place is not None else None
        return entity.country if entity is not None else None

    def _own_past(self, word: EventWord, arguments: Arguments) -> int:
        """Past what dates an act: the day of what is demanded is not the demand's (دعا إلى إضراب | يوم الاثنين)."""
        if not word.directed:
            return arguments.past
        led = particles("direction") | {BY}
        said = (each.phrase for each in arguments.found if each.slot in led)
        return next(
            (
                each.first
                for each in said
                if each.first > arguments.trigger.at and not is_somebody(self.tokens, each)
            ),
            arguments.past,
        )

    def _is_ahead(self, when: When | None) -> bool:
        """Whether a date lies behind the day of the news: يبدأ العمال إضرابا يوم الاثنين."""
        day, today = when.expression.first_day if when is not None else None, self.found.anchor_on
        return day is not None and today is not None and day > today

    def _today(self, word: EventWord, asserted_by: int | None) -> When | None:
        """The day of the news, where the article names it: acts of speech that the narrator tells are of it."""
        return self.dates.of_day(self.found.anchor_on) if word.directed and asserted_by is None else None

    def _speaker(self, ordinal: int | None) -> Referent | None:
        return None if ordinal is None else self.discourse.speaker(self.found.statements[ordinal])

    def _status(
        self, arguments: Arguments, carrier: Arguments | None, start: int, when: When | None, claim: Claim
    ) -> str:
        """The status that its clause tells, or that of the verb that carries it, its date and whoever asks for it."""
        status = read_status(self.tokens, arguments, start)
        if status == ACTUAL and carrier is not None and carrier.trigger.at < arguments.trigger.at:
            status = read_status(self.tokens, carrier, start)  # قد تفرض لندن | عقوبات
        if status != ACTUAL:
            return status
        return FUTURE if self._is_ahead(when) else HYPOTHETICAL if claim.demanded else ACTUAL

    def _parties(
        self,
        roles: Roles,
        arguments: Arguments,
        word: EventWord,
        claim: Claim,
        enclosing: Referent | None,
        stop: int,
    ) -> tuple[list[Participant], list[Participant]]:
        """Who acts, above all whoever says it, and on whom; nobody acts on himself."""
        tokens, trigger, own = self.tokens, arguments.trigger, claim.own
        called = own is not None and own.speaker_start is None and word.directed
        if called and OBJECT in slots(word.recipient):
            roles.recipients = called_upon(tokens, arguments) or roles.recipients
        if word.directed:
            roles.recipients = doers(tokens, roles.recipients)
        said_by = list(self._of_speaker(own)) if own is not None else []
        if own is not None and own.speaker_name == ANON and own.speaker_office is None:
            roles.actors = []
        if self.participants.own_country_acts(roles.actors):
            said_by = []  # قالت السفيرة إن بلادها | ترحب
        actors = said_by or self.participants.of_parts(roles.actors, trigger, [], enclosing)
        told = [each for each in roles.actors if each.phrase is not None and not each.pronoun]
        if told and not roles.recipients and len(actors) == _SIDES and _has_sides(word) and not said_by:
            return actors[:1], actors[1:]  # عقدت إيران | والولايات المتحدة محادثات
        known = {each.identity for each in actors}
        recipients = self.participants.of_parts(roles.recipients, trigger, actors, enclosing)
        recipients = [
            each for each in recipients if each.identity not in known and is_acted_on(tokens, word, each)
        ]
        if not recipients and (word.directed or (own is not None and word.type in _AIMED)):
            recipients = spoken_of(self.participants, word, own, trigger.at, actors, stop)
        return actors, recipients

    def _of_speaker(self, statement: Statement) -> Iterator[Participant]:
        """Whoever makes the statement that a trigger is the cue of."""
        start, end = statement.speaker_start, statement.speaker_end
        phrase = None
        if start is not None and end is not None:
            first = self.tokens.token_at(start)
            phrase = Phrase(
                first, self.tokens.token_at(end - 1) + 1, start - self.tokens.document.starts[first]
            )
        referent = self.discourse.speaker(statement)
        cue = self.tokens.token_at(statement.cue_start)
        if referent is not None and referent.kind == "document":
            yield from self.participants.of_speaker(referent, phrase, cue)
        elif phrase is not None and statement.speaker is None:
            yield from self.participants.of_phrase(phrase, cue)
        elif referent is not None and referent.name != ANON:
            yield from self.participants.of_speaker(referent, phrase, cue)


def _has_sides(word: EventWord) -> bool:
    """Whether of two who act together one is a side and the other the other: وقعت الوزارة | والجامعة اتفاقية."""
    return is_mutual(word) or word.type in _AGREED


def _told_before(by_trigger: dict[int, Telling], telling: Telling) -> list[Telling]:
    """Those told before an event in its sentence, the nearest first."""
    at = telling.trigger.at
    near = takewhile(lambda each: at - each.trigger.at <= _AROUND, reversed(by_trigger.values()))
    before = (each for each in near if each.trigger.at < at)
    return sorted(before, key=lambda each: each.trigger.at, reverse=True)


def _victims(attack: Telling, told: Iterable[Telling]) -> Iterator[Participant]:
    """Who was hurt in an attack and so has no part in it: قتل جنود في | هجوم."""
    return chain.from_iterable(each.recipients for each in told if each.of_event == attack.trigger)


def _near(read: Sequence[Arguments], places: Sequence[int], arguments: Arguments) -> Sequence[Arguments]:
    """Of a sentence's triggers those around one."""
    at = arguments.trigger.at
    return read[bisect_left(places, at - _AROUND) : bisect_right(places, at + _AROUND)]


def _lemma(carrier: Arguments | None) -> str:
    support = carrier.trigger.reading.support if carrier is not None else None
    return match_key(support.lemma) if support is not None else ""


def _noun_of(tokens: Tokens, word: EventWord, arguments: Arguments, others: Sequence[Arguments]) -> Trigger:
    """The trigger itself, or the noun of its sense that names the act where the verb says little: ألقى | القبض."""
    needed = needed_argument(tokens, word, arguments)
    if needed is None:
        return arguments.trigger
    inside = (each.trigger for each in others if each.trigger.at == needed.phrase.first)
    named = (
        each
        for each in inside
        if each.reading.is_noun and any(s.type == word.type for s in each.reading.words)
    )
    return next(named, arguments.trigger)


def _beside(arguments: Arguments, carrier: Arguments | None, named: Trigger) -> tuple[int, ...]:
    """The verb of which a noun names the act, and the one that carries it: فرضت | عقوبات."""
    verbs = (each.trigger.at for each in (arguments, carrier) if each is not None)
    return tuple(at for at in verbs if at != named.at)
