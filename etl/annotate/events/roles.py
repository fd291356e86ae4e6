"""Which of the phrases around a trigger did it, and which it was done to, as its word's construction says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.annotate.events.actors import country_of_adjective, is_group
from etl.annotate.events.agents import (
    doer_before,
    is_place,
    is_purpose,
    led_by_of,
    opposed,
    source,
    victims_before,
)
from etl.annotate.events.arguments import Arguments, with_subject
from etl.annotate.events.complements import (
    ADJECTIVE,
    AGENT,
    ANTECEDENT,
    BETWEEN,
    GENITIVE,
    OBJECT,
    PATIENT,
    PRONOUN,
    SUBJECT,
    Argument,
    clitic_before,
    is_governed_pronoun,
    slots,
)
from etl.annotate.events.forms import Reading, readings
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.noun_phrases import is_accusative, phrase_at
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_ground, is_somebody
from etl.annotate.events.senses import needed_argument
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.verbs import ACTIVE, PASSIVE

BY = "ب"  # leads what somebody is accused of, and what is demanded (اتهم الحركة بشن هجمات، طالب بوقف)
ACTOR, RECIPIENT = "actor", "recipient"
_IMPERSONAL = "impersonal"  # of a passive: a preposition keeps the recipient


@dataclass(frozen=True, slots=True)
class Part:
    """One who takes part: by a phrase, by an adjective of nationality, by a pronoun, or unsaid."""

    phrase: Phrase | None = None
    pronoun: bool = False  # the phrase is a token with a pronoun, which means him
    nationality: bool = False  # the phrase is an adjective of a country
    unsaid: Reading | None = None  # the verb that leaves its subject unsaid


@dataclass(slots=True)
class Roles:
    """Who takes part in an event."""

    actors: list[Part] = field(default_factory=list)
    recipients: list[Part] = field(default_factory=list)
    passive: bool = False


def read_roles(tokens: Tokens, word: EventWord, arguments: Arguments, speaks: bool) -> Roles:
    """The parts of an event in its own clause; ``speaks``: its verb is one by which somebody makes a statement."""
    arguments = _with_blamed(word, with_subject(tokens, arguments))
    passive = not (arguments.trigger.reading.is_noun or speaks) and is_passive(tokens, word, arguments)
    arguments, possessed = _without_needed(tokens, word, arguments)
    if arguments.trigger.reading.is_noun:
        roles = _of_noun(tokens, word, arguments)
    else:
        roles = _of_verb(tokens, word, arguments, passive)
    if possessed is not None and not roles.recipients:
        roles.recipients = [possessed]
    roles.actors = [each for each in roles.actors if _may_act(tokens, each, arguments)]
    return roles


def _with_blamed(word: EventWord, arguments: Arguments) -> Arguments:
    """The arguments, whose agent did what an act of speech is about: نددت النقابة بالتضييق | من طرف الإدارة."""
    told = [each.slot for each in arguments.found]
    if not word.directed or arguments.trigger.reading.is_noun or AGENT not in told or SUBJECT not in told:
        return arguments
    agent, subject = told.index(AGENT), told.index(SUBJECT)
    if agent <= subject + 1:
        return arguments
    return arguments.of(
        each._replace(slot=PATIENT) if each.slot == AGENT else each for each in arguments.found
    )


def _without_needed(tokens: Tokens, word: EventWord, arguments: Arguments) -> tuple[Arguments, Part | None]:
    """The arguments but what only makes the sense (إطلاق | النار), and whose that is (سراحه)."""
    needed = needed_argument(tokens, word, arguments)
    if needed is None or needed.slot not in (GENITIVE, OBJECT) or is_somebody(tokens, needed.phrase):
        return arguments, None
    if needed.slot in word.recipient:
        return arguments, None  # مقاطعة | البضائع
    head = needed.phrase.first
    possessed = Part(Phrase(head, head + 1), pronoun=True) if tokens[head].clitics.enclitic else None
    if possessed is None and any(map(tokens.mentions.__contains__, range(head, needed.phrase.past))):
        possessed = Part(needed.phrase)  # إيقاف | صدور صحيفة الوسط
    return arguments.without(needed), possessed


def _may_act(tokens: Tokens, part: Part, arguments: Arguments) -> bool:
    """Whether a part can be who acts: of a noun's genitive only somebody, of a verb's subject anything but an act."""
    if part.phrase is None or part.pronoun or part.nationality:
        return True
    if not any(
        tokens.is_word(at) and not tokens.ends_phrase(at) for at in range(part.phrase.first, part.phrase.past)
    ):
        return False
    if is_ground(tokens, part.phrase):
        return False
    head = part.phrase.first
    if arguments.trigger.reading.is_noun:
        told = is_somebody(tokens, part.phrase) or _holds_name(tokens, part.phrase)
        return told and not _is_act(tokens, head)
    named = bool(tokens.name_past[head]) or is_group(tokens[head].bare)  # الاحتلال
    return named or tokens.document.parts_of_speech[head] != VERBAL_NOUN


def _is_act(tokens: Tokens, at: int) -> bool:
    """Whether a word is of an event, not of who does it: توقيع | اتفاقية، عقوبة | سجن."""
    if at in tokens.mentions or is_group(tokens[at].bare):
        return False
    return any(each.is_noun and each.words for each in readings(tokens.keys[at]))


def _holds_name(tokens: Tokens, phrase: Phrase) -> bool:
    return any(at in tokens.mentions for at in range(phrase.first, phrase.past))


def _of_verb(tokens: Tokens, word: EventWord, arguments: Arguments, passive: bool) -> Roles:
    roles = Roles(passive=passive)
    reading = arguments.trigger.reading
    subject = arguments.first(SUBJECT) or arguments.first(ANTECEDENT)
    if subject is None and OBJECT not in slots(word.recipient):
        subject = _mistaken_object(tokens, arguments)
    if roles.passive:
        agent = _agent(tokens, arguments)
        roles.actors = [Part(agent)] if agent is not None else []
        if word.passive == RECIPIENT:
            patient = subject or arguments.first(OBJECT)
            roles.recipients = [Part(patient)] if patient is not None else [Part(unsaid=reading)]
    elif (led := _led_actor(arguments, word)) is not None:
        roles.actors = [part_of(tokens, led)]
    elif SUBJECT in word.actor:
        roles.actors = [Part(subject)] if subject is not None else [Part(unsaid=reading)]
    roles.recipients = roles.recipients or list(_recipients(tokens, arguments, word))
    return roles


def _led_actor(arguments: Arguments, word: EventWord) -> Phrase | None:
    """Whom a preposition leads that does what befalls the subject: تلقى الرئيس اتصالا | من نظيره."""
    leading = (slot for slot in slots(word.actor) if slot != SUBJECT)
    return next((phrase for slot in leading for phrase in arguments.phrases(slot)), None)


def _agent(tokens: Tokens, arguments: Arguments) -> Phrase | None:
    """Whom the words of an agent name; by a thing it is only done: بواسطة | السلاح الأبيض."""
    phrase = arguments.first(AGENT)
    named = phrase is not None and (is_somebody(tokens, phrase) or _holds_name(tokens, phrase))
    return phrase if named else None


def _mistaken_object(tokens: Tokens, arguments: Arguments) -> Phrase | None:
    """People behind a verb that acts on nobody, who are then its subject: خرج | المئات."""
    phrase = arguments.first(OBJECT)
    return phrase if phrase is not None and is_somebody(tokens, phrase) else None


def is_passive(tokens: Tokens, word: EventWord, arguments: Arguments) -> bool:
    """Whether a finite verb is passive here: it can be nothing else, names an agent, or its only noun is no subject."""
    voices = arguments.trigger.reading.voices
    if PASSIVE not in voices or arguments.trigger.reading.tense == "participle":
        return False
    does = arguments.has(SUBJECT) and arguments.has(OBJECT)  # أحبط الجيش التهريب | بواسطة طائرة
    if ACTIVE not in voices or (arguments.has(AGENT) and not does):
        return True
    if word.passive == _IMPERSONAL and arguments.first(SUBJECT) is None:
        return any(is_governed_pronoun(tokens, each.phrase.first) for each in arguments.found)  # وحكم | عليه
    if word.passive != RECIPIENT or word.directed or arguments.has(PRONOUN):
        return False
    reading, subject, patient = arguments.trigger.reading, arguments.first(SUBJECT), arguments.first(OBJECT)
    if subject is None and patient is not None:
        accusative = is_accusative(tokens, patient.first) and not tokens.name_past[patient.first]
        return not accusative and reading.number == "s" and not arguments.has(ANTECEDENT)
    told = subject is not None or arguments.has(ANTECEDENT)
    prepositional = any(arguments.has(slot) for slot in slots(word.recipient))
    return told and patient is None and not prepositional and reading.tense == "past"


def _recipients(tokens: Tokens, arguments: Arguments, word: EventWord) -> Iterator[Part]:
    if arguments.has(PRONOUN) and not arguments.trigger.reading.is_noun:
        described = arguments.first(ANTECEDENT) if arguments.has(SUBJECT) else None
        if described is None:
            yield Part(arguments.first(PRONOUN), pronoun=True)
            return
        if OBJECT in slots(word.recipient):  # الناشط | الذي اعتقلته الشرطة, but صواريخ | أطلقوها على المدينة
            yield Part(described)
            return
    places = [slot for slot in slots(word.recipient) if slot not in (GENITIVE, ADJECTIVE)] + [PATIENT]
    if GENITIVE in word.recipient:
        places.append(OBJECT)  # of whom it is, he acts: اعتقال الشرطة | شابا
    if word.directed and not arguments.trigger.reading.is_noun:
        addressee, content = arguments.first(OBJECT), arguments.first(BY)
        ahead = addressee is not None and (content is None or addressee.first < content.first)
        if addressee is not None and ahead and _may_be_called(tokens, addressee):
            yield part_of(tokens, addressee)  # but نددت باحتجاز الجماعة | موظفين
            return
    fitting = [
        each.phrase
        for each in _before_content(word, arguments)
        if each.slot in places and not is_purpose(tokens, each.phrase)
    ]
    people = (
        phrase
        for phrase in fitting
        if is_somebody(tokens, phrase)
        or _holds_name(tokens, phrase)
        or is_governed_pronoun(tokens, phrase.first)
    )
    chosen = next(people, fitting[0] if fitting else None)
    if chosen is not None:
        yield part_of(tokens, chosen)


def _before_content(word: EventWord, arguments: Arguments) -> Sequence[Argument]:
    """The arguments but whom من leads behind what is asked for: طالبوا بتحويل الدار | من مدرسة إلى كلية."""
    found = arguments.found
    if word.type != "REQUEST" or arguments.trigger.reading.is_noun:
        return found
    content = next((place for place, each in enumerate(found) if each.slot == BY), len(found))
    return [
        each for place, each in enumerate(found) if place <= content or each.slot not in particles("source")
    ]


def _may_be_called(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether an object is whom somebody calls upon: دعا | الحكومات إلى، داعيا | إياها إلى."""
    return is_somebody(tokens, phrase) or is_governed_pronoun(tokens, phrase.first)


def part_of(tokens: Tokens, phrase: Phrase) -> Part:
    """Who a phrase that a preposition governs is: by words, or by a pronoun (عليه)."""
    return Part(phrase, pronoun=is_governed_pronoun(tokens, phrase.first))


# Nouns


def _of_noun(tokens: Tokens, word: EventWord, arguments: Arguments) -> Roles:
    roles = Roles()
    owner = _owner(arguments)
    between = arguments.first(BETWEEN)
    if between is not None and (BETWEEN in word.actor or BETWEEN in word.recipient):
        first, second = divided(tokens, between)
        again = [each.phrase for each in arguments.found if each.slot == BETWEEN][1:]
        second = second or next(iter(again), None)  # بين فلان …، وبين | فلان
        roles.actors = [Part(first)]
        roles.recipients = [Part(second)] if second is not None else []
        return roles
    agent = _agent(tokens, arguments) or source(tokens, word, arguments) or doer_before(tokens, arguments)
    if agent is None and SUBJECT in word.actor:
        agent = arguments.first(SUBJECT)  # الطلبة | المعتصمون
    if agent is not None:
        roles.actors = [Part(agent)]
    if owner is not None and is_done(tokens, arguments.trigger.at):
        _give(roles, False, owner)
    elif owner is not None:
        _give(roles, _meets(tokens, word, owner) or _owner_acts(tokens, word, arguments, agent), owner)
    elif (against := opposed(tokens, arguments)) is not None:
        roles.recipients = [part_of(tokens, against)]
    elif agent is None and (led := led_by_of(tokens, word, arguments)) is not None:
        roles.actors = [Part(led)]
    if not roles.actors:
        sides = list(_nationality(tokens, word, arguments))
        roles.actors = sides[:1]
        roles.recipients = roles.recipients or (sides[1:2] if is_mutual(word) else [])
    if not roles.recipients:
        acting = [agent, *(each.phrase for each in roles.actors)]
        roles.recipients = [
            each
            for each in _recipients(tokens, arguments, word)
            if not any(each.phrase is one for one in acting)
        ]
    if word.type == "ASSAULT":
        roles.recipients += map(Part, victims_before(tokens, arguments))
    return roles


def _owner(arguments: Arguments) -> Part | None:
    """What a noun belongs to: its genitive, or its pronoun."""
    genitive = arguments.first(GENITIVE)
    if genitive is not None:
        return Part(genitive)
    pronoun = arguments.first(PRONOUN)
    return Part(pronoun, pronoun=True) if pronoun is not None else None


def _owner_acts(tokens: Tokens, word: EventWord, arguments: Arguments, agent: Phrase | None) -> bool:
    """Whether what a noun belongs to acts: اعتقال الشرطة للناشط; or suffers: اعتقال الناشط."""
    if GENITIVE not in word.recipient:
        return True
    if GENITIVE not in word.actor or agent is not None:
        return False
    others = [slot for slot in slots(word.recipient) if slot not in (GENITIVE, ADJECTIVE)]
    genitive, object_ = arguments.first(GENITIVE), arguments.first(OBJECT)
    past = genitive.past if genitive is not None else arguments.trigger.at
    if (
        genitive is not None
        and object_ is not None
        and object_.first == past
        and is_somebody(tokens, genitive)
    ):
        return True  # قصف الطيران | مواقع الجماعة
    led = (
        each.phrase
        for each in arguments.found
        if each.slot in others
        and each.phrase.first <= past + _BESIDE  # but حبس المدير … تسفيرهم | لأداء العمرة
    )
    return any(word.directed or not is_purpose(tokens, phrase) for phrase in led)


_BESIDE = 3  # tokens between whoever acts and whom it befalls


def is_done(tokens: Tokens, at: int) -> bool:
    """Whether somebody unsaid does what a noun tells, so that it befalls whom it is of: تمت | دعوة النقابة."""
    return at > 0 and without_and(tokens.keys[at - 1]) in particles("done")


def _meets(tokens: Tokens, word: EventWord, owner: Part) -> bool:
    """Whether a visit or meeting is somebody's own: زيارته، زيارة الرئيس, but زيارة باريس."""
    if word.type != "CONSULT" or GENITIVE not in word.actor or owner.phrase is None:
        return False
    return owner.pronoun or (is_somebody(tokens, owner.phrase) and not is_place(tokens, owner.phrase))


def _give(roles: Roles, acts: bool, owner: Part) -> None:
    if acts:
        roles.actors = [owner]
    else:
        roles.recipients = [owner]


def _nationality(tokens: Tokens, word: EventWord, arguments: Arguments) -> Iterator[Part]:
    """The countries of its adjectives: الغارات | الإسرائيلية، المحادثات | الأمريكية الروسية."""
    if ADJECTIVE not in word.actor and GENITIVE not in word.actor:
        return
    for each in arguments.found:
        if each.slot == ADJECTIVE and country_of_adjective(tokens[each.phrase.first].bare) is not None:
            yield Part(each.phrase, nationality=True)


def is_mutual(word: EventWord) -> bool:
    """Whether two sides do together what a word names: محادثات، اتفاق."""
    return BETWEEN in word.recipient


def divided(tokens: Tokens, phrase: Phrase) -> tuple[Phrase, Phrase | None]:
    """The sides of what stands behind بين: the first, and the others."""
    for at in range(phrase.first + 1, phrase.past):
        if tokens.conjoined(at):
            mention = tokens.mentions.get(at)
            clitic = mention.start - tokens.document.starts[at] if mention else tokens[at].offset(1)
            return Phrase(phrase.first, at, phrase.clitic), Phrase(at, phrase.past, clitic)
    past = phrase.past  # بين الرئيس فلان | ونظيره فلان
    past += past < len(tokens) and tokens.is_comma(past)
    if past >= len(tokens) or not tokens.conjoined(past) or tokens.is_verb(past):
        return phrase, None
    return phrase, phrase_at(tokens, past, len(tokens), clitic_before(tokens, past))
