"""What a verb of the lexicons says where it stands: who its subject is, and what it takes.

A verb is read by its frame: the constructions that the lexicon gives it. The subject is looked for before the verb and
behind it, the complement behind both; a quotation may also stand before its verb.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.syntax.adjectives import may_be_people
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_accusative, without_and, without_pronoun
from etl.annotate.syntax.complement_openers import may_open, takes_bare_words
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.complements import find_complement
from etl.annotate.syntax.datelines import is_byline
from etl.annotate.syntax.endings import is_circumstance
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.fronted_objects import object_and_subject
from etl.annotate.syntax.leading_subjects import follows_pronoun, leading_subject
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.preceding_words import joins_words, said_around, said_before
from etl.annotate.syntax.sources import is_somebody, may_be_source, may_speak, speaks
from etl.annotate.syntax.subjects import subject_after
from etl.annotate.syntax.verb_contexts import is_of_second_measure
from etl.annotate.syntax.verbs import PRESENT
from etl.annotate.syntax.words import is_of, stance_nouns, title_heads, word_class


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its subject and its complement, in tokens."""

    verb: int
    form: VerbForm
    complement: Complement
    subject: Phrase | None  # None where the text leaves it unsaid
    antecedent: Phrase | None  # what a relative clause describes (الوزير الذي أكد); then there is no subject


def read_clause(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> Clause | None:
    """The clause of a verb form at ``at`` in the sentence ``start`` to ``stop``; None where it takes nothing there."""
    if form.person == 1:
        complement = find_complement(tokens, form, at + 1, stop, subject=True)
        return Clause(at, form, complement, None, None) if complement is not None else None
    if _takes_nothing(tokens, form, at, start, stop):
        return None
    before, antecedent = _leading(tokens, form, at, start)
    if antecedent is not None and not form.frame.that and tokens[antecedent.first].bare in stance_nouns():
        return None  # الانتقادات التي وجهت إليه: a passive
    if before is not None and _heralds_subject(tokens, form, at, stop, before):
        before = None
    behind = form.finite and before is None and not follows_pronoun(tokens, at)
    behind = behind and not (antecedent is not None and _tells(tokens, form, at))
    fronted = object_and_subject(tokens, form, at + 1, stop) if behind else None
    if fronted is not None:
        return _with_fronted_object(tokens, form, at, *fronted)
    after = full = subject_after(tokens, form, at + 1, stop) if behind else None
    complement, subject = _first_reading(tokens, form, at, after, stop)
    if after is not None and (complement is None or subject is None):
        around = said_around(tokens, form, at, start, stop, after)
        complement, subject = (complement, subject) if around is None else (around, after)
    after = _who_shows(tokens, form, subject)
    if after is None and at > start and _is_passive(tokens, form, at):
        return None
    if complement is not None and _adjectival(tokens, form, at, after or before or antecedent, complement):
        return None
    said = said_before(tokens, form, at, start, complement)
    if said is not None and complement is not None and complement.joint == "obj":
        after = full  # «…»، أكد الخبير الاقتصادي فلان: no object, the end of the subject
    complement = said or complement
    if complement is None or complement.first >= len(tokens):
        return None  # a text that breaks off behind the mark of a quotation
    if antecedent is not None and _is_spoken_of(tokens, antecedent, complement):
        antecedent = None
    clause = Clause(at, form, complement, after or before, antecedent)
    return clause if _is_verbal(tokens, clause) else None


def _who_shows(tokens: Tokens, form: VerbForm, subject: Phrase | None) -> Phrase | None:
    """The subject, unless it is what the verb passes off as something: نشرت | الصورة على أنها."""
    thing = subject is not None and form.frame.clause_prepositions and not speaks(tokens, subject)
    return None if thing else subject


def _with_fronted_object(
    tokens: Tokens, form: VerbForm, at: int, thing: Phrase, subject: Phrase
) -> Clause | None:
    """The clause of a verb with its object before its subject; None where that says nothing: أوضح الأمر | المدير."""
    if is_of(tokens.keys[thing.first], "proform"):
        return None
    return Clause(at, form, Complement("nominal", thing.first, thing.past, joint="obj"), subject, None)


def _leading(tokens: Tokens, form: VerbForm, at: int, start: int) -> tuple[Phrase | None, Phrase | None]:
    """What leads to a verb, but no text in which somebody speaks: أصدر الاتحاد، …، بيانا | استنكر فيه."""
    before, antecedent = leading_subject(tokens, form, at, start)
    if form.with_object and before is not None and not speaks(tokens, before):
        return None, antecedent  # الظهور الأول وصفه | البعض بالاحترافي
    if not (form.finite and tells_in_text(tokens, at)):
        return before, antecedent
    return _unless_text(tokens, before), _unless_text(tokens, antecedent)


def _unless_text(tokens: Tokens, phrase: Phrase | None) -> Phrase | None:
    if phrase is None:
        return None
    key = tokens[phrase.first].stem if tokens.prefix(phrase.first) else tokens.head(phrase.first)
    return None if is_of(key, "text") or is_of(without_accusative(key), "text") else phrase


def _is_passive(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether a verb does not agree with the relative pronoun before it: الذين يشتبه في أنهم، التي يتوقع بدؤها."""
    relative = without_and(tokens.keys[at - 1])
    feminine = relative in word_class("relative_feminine") and form.gender == "m" and form.tense == PRESENT
    return form.number == "s" and (relative in word_class("relative_plural") or feminine)


def _is_spoken_of(tokens: Tokens, antecedent: Phrase, complement: Complement) -> bool:
    """Whether the pronoun of what is said resumes a thing that does not speak: السلاح الذي قال إنه ضروري."""
    resumed = tokens[complement.first].clitics.enclitic > 0
    return complement.joint == "that" and resumed and not speaks(tokens, antecedent)


def _takes_nothing(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> bool:
    """Whether nothing behind a verb can be its complement, whatever its subject, and nothing before it was said."""
    if takes_bare_words(form.frame) or may_open(tokens, form.frame, at + 1, stop):
        return False
    return not joins_words(tokens, at - 1) and said_before(tokens, form, at, start, None) is None


def _heralds_subject(tokens: Tokens, form: VerbForm, at: int, stop: int, before: Phrase) -> bool:
    """Whether what leads to a verb hands over to whom it names behind it: … من جانبه أوضح المزارع فلان."""
    lead = tokens.keys[at - 1]
    handed = lead in word_class("connective") and lead in word_class("adjunct_head", "adverb")
    apart = tokens.is_comma(at - 1) and not may_speak(tokens, before.first)  # علاقة بذلك، اعتبر الوزير
    byline = before.past == at and is_byline(tokens, before.first, before.past)
    described = before.first == at - 1 and _is_bare_noun(tokens, at - 1)  # خطوة قال | محللون
    described = described and not (tokens[at - 1].definite or may_be_source(tokens, at - 1))
    if not (handed or apart or byline or described):
        return False
    after = subject_after(tokens, form, at + 1, stop)
    return after is not None and (may_be_source if byline else may_speak)(tokens, after.first)


def _tells(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether a verb right behind an indefinite text has that for its subject: رسالة تدعو | قادة العالم إلى."""
    text = form.tense == "present" and not form.with_object and form.gender == "f"
    described = tokens.keys[at - 1] not in word_class("relative_pronoun")
    return text and described and word_class("within_it").isdisjoint(tokens.keys[at + 1 : at + 2])


def _first_reading(
    tokens: Tokens, form: VerbForm, at: int, subject: Phrase | None, stop: int
) -> tuple[Complement | None, Phrase | None]:
    """The complement behind the subject, behind the name it may end with, or of which the subject is itself part."""
    readings = [subject]
    if subject is not None:
        readings += [shorter for shorter in [_up_to_name(tokens, subject)] if shorter != subject]
        if _may_be_object(tokens, form, subject):
            readings.append(None)
    for reading in readings:
        first = _past_honorific(tokens, form, at + 1)
        if reading is not None:
            first = reading.past + _closes_subject(tokens, form, reading)
        complement = find_complement(tokens, form, first, stop, subject=True)
        if complement is not None:
            return complement, reading
    return None, subject


def _may_be_object(tokens: Tokens, form: VerbForm, phrase: Phrase) -> bool:
    """Whether what follows a verb may be its object, not its subject: ما اعتبره | الحملة المشبوهة.

    Who can speak is no object of a verb that reports a clause, unless it is said of people or to them.
    """
    frame, speaks = form.frame, may_speak(tokens, phrase.first)
    if frame.second_object and form.with_object and not speaks:
        return True
    said = frame.that and speaks and not (frame.addressee or frame.person_prepositions)
    return bool(frame.person_prepositions) or (frame.object and not said)


def _past_honorific(tokens: Tokens, form: VerbForm, at: int) -> int:
    """Past the address by which a participle means the speaker again: مؤكدا سيادته | حرص بلاده."""
    if form.tense != "participle" or at >= len(tokens):
        return at
    return at + (tokens.keys[at] in word_class("honorific"))


def _up_to_name(tokens: Tokens, subject: Phrase) -> Phrase:
    """A subject up to the first person it names: انتقد فلان | حكم المحكمة."""
    named = next(filter(tokens.names_person, range(subject.first, subject.past)), None)
    return subject if named is None else Phrase(subject.first, min(tokens.name_past[named], subject.past))


def _is_verbal(tokens: Tokens, clause: Clause) -> bool:
    """Whether subject and complement bear out that the form is a verb, or a participle that tells an act."""
    form, at, complement, subject = clause.form, clause.verb, clause.complement, clause.subject
    spoken = complement.joint in ("that", "quote", "colon", "bare")
    if form.tense == "participle":
        return _is_circumstantial(tokens, clause, spoken)
    head = -1 if subject is None else subject.first + _is_pointed_at(tokens, subject)
    speaks = head >= 0 and may_speak(tokens, head)
    if head >= 0 and not spoken and is_of(tokens.keys[head], "occasion"):
        return is_of(tokens.keys[head], "text")  # تناول اللقاء
    doubled = is_of_second_measure(tokens, at)  # بيّن
    if (
        complement.joint == "obj"
        and not doubled
        and without_and(tokens.keys[at]) in word_class("preposition")
    ):
        return False  # وبين مدينتين
    if tokens.keys[at] in word_class("preposition") and not doubled:
        if complement.joint == "that":
            return form.frame.clause_head and head >= 0 and may_be_source(tokens, head)  # كما بين الموقع أن
        return (speaks and head > at) or complement.first == at + 1
    # كما اتفقا على، وقد اعترفا
    joined = form.conjunction or tokens.keys[at - 1] in word_class("besides", "herald")
    if form.number == "d" and not joined:  # أصدر أمرا، زار القبر ترحما
        told = spoken and not form.frame.homograph and complement.first == at + 1
        return told or (subject is not None and (_is_pair(tokens, subject) or _are_two(tokens, subject, at)))
    return speaks or form.tense != "present" or not _is_of_things(tokens, clause, spoken)


def _is_pointed_at(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a demonstrative or its like opens a phrase: هذا التقرير، ذات المصادر."""
    return tokens.keys[phrase.first] in word_class("demonstrative", "same") and phrase.past > phrase.first + 1


def _is_circumstantial(tokens: Tokens, clause: Clause, spoken: bool) -> bool:
    """Whether a participle tells what a speaker does meanwhile: متمنيا له التوفيق, but مشتبها به في."""
    at, complement = clause.verb, clause.complement
    adjacent = not any(map(tokens.is_comma, range(at + 1, complement.first)))
    after = tokens.keys[at + 1]
    if after in word_class("adjunct_pronoun") and after not in word_class("object_pronoun"):
        return (spoken and adjacent) or complement.joint == "obj"
    return adjacent or complement.joint != "that" or tokens.is_comma(at - 1) or clause.form.conjunction != ""


def _is_of_things(tokens: Tokens, clause: Clause, spoken: bool) -> bool:
    """Whether a present is no act of a speaker: يهدد الجفاف حقول القمح، الجفاف الذي يتوقع أن …"""
    addressee, antecedent = clause.complement.addressee, clause.antecedent
    if clause.subject is not None and addressee is not None:
        return not (spoken or is_somebody(tokens, addressee.first))
    if not clause.form.frame.impersonal:
        return False
    of_thing = antecedent is not None and not may_speak(tokens, antecedent.first)
    return of_thing or (spoken and _held_to_be(tokens, clause))


def _held_to_be(tokens: Tokens, clause: Clause) -> bool:
    """Whether a verb says what something before it is held to be: الإرهاب يعتبر ظاهرة عابرة للحدود، وإن …"""
    subject, between = clause.subject, range(clause.verb + 1, clause.complement.first - 1)
    leads = subject is not None and subject.first < clause.verb and not may_speak(tokens, subject.first)
    return leads and clause.form.frame.second_object and any(map(tokens.is_word, between))


def _is_pair(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of two: الوزيران، فلان وفلان."""
    dual = tokens[phrase.first].number == "d"
    return dual or any(tokens.conjoined(at) for at in range(phrase.first + 1, phrase.past))


def _are_two(tokens: Tokens, phrase: Phrase, verb: int) -> bool:
    """Whether one word right before a verb of two may be their dual: إن الوزيرين | أقرا."""
    return phrase.past == verb == phrase.first + 1 and tokens[phrase.first].number in ("d", "dp")


def _closes_subject(tokens: Tokens, form: VerbForm, subject: Phrase) -> int:
    """How many tokens behind a subject close it: its mark, the comma of an apposition (، فلان، في بيان)."""
    if subject.past in tokens.opening:
        closed = subject.past + 1
        comma = form.frame.object and closed < len(tokens) and tokens.is_comma(closed)
        return 1 + (comma and not _opens_insertion(tokens, closed + 1))
    places = range(subject.first, subject.past)
    comma = subject.past < len(tokens) and tokens.is_comma(subject.past)
    if any(tokens.is_comma(at) for at in places):
        return comma
    speaks = is_of(tokens.keys[subject.first], "title", "institution", "text", "outlet")
    named = any(tokens.names_person(at) for at in places)
    taken = form.frame.object or form.frame.addressee or form.frame.person_prepositions
    whole = bool(taken) and (speaks or named)
    behind = tokens.keys[subject.past + 1 : subject.past + 2]
    if named and comma and not title_heads().isdisjoint(behind):
        return 0  # كشف فلان، رئيس الشعبة - استشاري، عن
    goes_on = comma and not form.frame.prepositions.isdisjoint(behind)
    return whole and comma and (goes_on or not _opens_insertion(tokens, subject.past + 1))


def _opens_insertion(tokens: Tokens, at: int) -> bool:
    """Whether what stands behind a comma is set between it and the next: ، في كلمته، or ، جوابا عن سؤال،."""
    opens = at >= len(tokens) or tokens.ends_phrase(at) or tokens.conjoined(at)
    if opens or tokens.prefix(at) or tokens.keys[at] in word_class("occasion", "relative_pronoun"):
        return True
    return is_circumstance(tokens, at) or _is_apposition(tokens, at)


def _is_apposition(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase and a comma stand before another: الفريق، حامل لقب الدوري، | أحقيته."""
    past = noun_phrase(tokens, at, len(tokens), strict=True)
    if past == at or past + 1 >= len(tokens) or not tokens.is_comma(past) or not tokens.is_word(past + 1):
        return False
    return not (tokens.ends_phrase(past + 1) or tokens.conjoined(past + 1) or tokens.prefix(past + 1))


def _adjectival(
    tokens: Tokens, form: VerbForm, at: int, subject: Phrase | None, complement: Complement
) -> bool:
    """A verb that describes an indefinite noun (شعارات تطالب برحيله), or a homograph without a speaker."""
    if form.frame.object and complement.joint == "obj" and tokens.keys[at + 1] in word_class("about"):
        return True  # يبحث عنها
    if not form.finite or form.conjunction:
        return False
    bare = form.frame.homograph and complement.joint == "quote" and tokens.forms[complement.first - 2] != ":"
    of_preposition = form.tense == "present" and bool(tokens.prefix(at - 1)) and _is_bare_noun(tokens, at - 1)
    if subject is not None and (subject.first < at or may_speak(tokens, subject.first)):
        return of_preposition and subject.first > at  # بكشف تعارض المصالح
    if bare and (subject is None or subject.first - 1 in tokens.closing):
        return True
    if subject is None and _takes_back(tokens, at, complement):
        return True
    if stands_in_text(tokens, at):
        return False
    taken = subject is None or complement.kind == "nominal"
    of_many = form.number == "p" and complement.joint == "that"  # مشاهد | يدعون أنها قديمة
    taken = taken and (not of_many or may_be_people(tokens, at - 1))
    return taken and form.tense == "present" and _is_bare_noun(tokens, at - 1)


def tells_in_text(tokens: Tokens, at: int) -> bool:
    """Whether a pronoun behind a verb says in what it was said: فيه، من خلالها."""
    behind = tokens.keys[at + 1 : at + 3]
    if not word_class("within_it").isdisjoint(behind[:1]):
        return True
    return not word_class("from").isdisjoint(behind[:1]) and not word_class("during_it").isdisjoint(
        behind[1:]
    )


def stands_in_text(tokens: Tokens, at: int) -> bool:
    """Whether a verb says what somebody says in the text before it: أصدر بيانا | يندد فيه."""
    return tells_in_text(tokens, at) and is_of(without_accusative(tokens.keys[at - 1]), "text")


def _takes_back(tokens: Tokens, at: int, complement: Complement) -> bool:
    """Whether a passive behind a comma says what became of things just counted: 114 شكوى، «رفض معظمها»."""
    first = complement.first
    before = at - 1 - (at - 1 in tokens.closing)
    if first >= len(tokens):
        return False
    counted = without_pronoun(tokens.keys[first], "ها", "هم", "ه") in word_class("share")
    return complement.joint == "obj" and first == at + 1 and counted and tokens.is_comma(before)


def _is_bare_noun(tokens: Tokens, at: int) -> bool:
    """Whether a token is an indefinite noun and no source: what follows it describes it."""
    if not tokens.is_word(at) or tokens.definite(at) or tokens.name_past[at] or tokens.ends_phrase(at):
        return False
    key, joined = tokens.keys[at], without_and(tokens.keys[at])
    if joined in word_class("complementiser", "auxiliary", "persists"):
        return False
    return key not in word_class("herald", "anonymous")
