"""Whether a word behind a verb begins its object, or goes on with the subject before it."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import looks_adjectival
from etl.annotate.syntax.appositions import past_refusal
from etl.annotate.syntax.clitics import is_led_by, without_article
from etl.annotate.syntax.frames import is_spelled_as_verbal_noun, verb_forms
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.search_state import SearchState
from etl.annotate.syntax.verb_tokens import is_known_verb, opens_relative
from etl.annotate.syntax.words import spelled, time_heads, word_class


def is_object(search: SearchState, at: int) -> bool:
    """Whether what the verb takes as its object begins here."""
    tokens, frame = search.tokens, search.frame
    called = frame.second_object and search.form.with_object
    if not (frame.object or called) or not search.subject or not tokens.is_word(at):
        return False
    if search.form.with_object and not (called or frame.addressee or frame.person_prepositions):
        return False
    key = tokens.keys[at]
    spoken_to = frame.addressee or frame.person_prepositions
    if tokens.conjoined(at) or tokens.conjoined(search.first):
        return False  # what goes on with the subject
    held = past_refusal(tokens, at, search.stop) - 1 if key in word_class("refusal") else at
    if held > at and tokens.keys[held] in word_class("identity"):
        return False  # كشف عضو في الرابطة | طالبا عدم كشف اسمه | أن
    if tokens.prefix(at) or (spoken_to and search.person is None and not search.form.with_object):
        return False
    if tokens.name_past[at] and tokens.name_past[at] == tokens.name_past[at - 1]:
        return False
    dated = at + 1 < search.stop and tokens[at + 1].kind == "number"
    if key in time_heads() and (tokens.is_comma(at - 1) or dated):
        return False  # أعلن النادي، عصر الجمعة، | تعاقده، اقترح عام 2010 | مشروعا
    if tokens.is_comma(at - 1) and (at - 1 == search.first or tokens.names_person(at)):
        return False  # the comma after the subject opens an insertion, not the object
    spelled_apart = tokens.forms[at] in spelled("no_preposition")  # أثر, no إثر
    bounds = tokens.name_past[at] == 0 and tokens.ends_phrase(at) and not spelled_apart
    if key in word_class("carrier") or bounds:
        return (key == "ما" and frame.object and not search.inserted) or _points(search, at)
    if (is_led_by(key, "و") and key in verb_forms()) or is_relative(search, at) or _describes(search, at):
        return False
    right_behind = at == search.first or tokens.keys[at - 1] in word_class("adverb")
    noun = is_spelled_as_verbal_noun(key) or tokens.document.parts_of_speech[at] == VERBAL_NOUN
    if noun and (right_behind or frame.stance == "demand"):
        return True  # أكد الوزير | تمسك بلاده: no second verb follows the subject
    return not (key in verb_forms() and is_known_verb(tokens, at)) or _is_thing(search, at)


def is_relative(search: SearchState, at: int) -> bool:
    """Whether a clause describes the indefinite subject: أوضحت دراسة أعدتها الوزارة أن …"""
    if at != search.first:
        return False
    described = search.tokens.head(at - 1) in word_class("text", "source", "anonymous")
    return described and not search.tokens.definite(at - 1) and opens_relative(search.tokens, at - 1, at)


def _is_thing(search: SearchState, at: int) -> bool:
    """Whether letters of a participle are the object, as it takes no ل: استعرض المجلس، أمس، | مقترحا لـ."""
    tokens = search.tokens
    if not search.subject or at + 1 >= search.limit or tokens.prefix(at + 1) != "ل" or tokens.conjoined(at):
        return False
    forms = verb_forms().get(tokens.keys[at])
    return all(form.tense == "participle" and "ل" not in form.frame.prepositions for form in forms)


def _describes(search: SearchState, at: int) -> bool:
    """Whether a participle describes the subject and takes a phrase: شركة «النور» | المتخصصة في الأمن."""
    tokens, after = search.tokens, at + 1
    if at != search.first or not tokens.definite(at) or tokens.name_past[at] or after >= search.stop:
        return False
    led = bool(tokens.prefix(after)) or tokens.keys[after] in word_class("plain_preposition")
    key = without_article(tokens.keys[at])
    feminine = key.endswith("ه")
    participle = is_led_by(key, "م") and looks_adjectival(tokens.keys[at])
    if feminine and tokens.is_comma(after) and tokens.definite(at - 1):  # النشرية | الخاصة، المصنفة
        led = participle = looks_adjectival(tokens.keys[at]) or is_adjective(tokens[at])
    noun = tokens.document.parts_of_speech[at] == VERBAL_NOUN  # المشاركة في
    return led and participle and not noun and feminine == (search.form.gender == "f")


def _points(search: SearchState, at: int) -> bool:
    """Whether a demonstrative and its noun stand here: ندين هذا القرار."""
    tokens = search.tokens
    return tokens.keys[at] in word_class("demonstrative") and at + 1 < search.stop and tokens.definite(at + 1)
