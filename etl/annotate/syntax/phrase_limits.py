"""Words that do not go on with the noun phrase before them: of age, a noun behind a plural in ون, a demonstrative."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import IN_USE, NISBA, looks_adjectival
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import has_article, is_led_by, with_article, without_accusative
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrase_state import PhraseState
from etl.annotate.syntax.words import is_of, person_plurals, word_class
from etl.annotate.vocabulary import shared_vocabulary

_NUN, _PARTICIPLE = "ون", "م"
_OTHERS = 5  # letters of ملون، مجنون and their like


def is_apart(phrase: PhraseState, at: int) -> bool:
    """Whether a word never goes on with a noun: الكاتبة | البالغة من العمر 30 عاما; وصف آخرون | ذلك."""
    key = phrase.tokens.keys[at]
    if key in word_class("of_age"):
        return True
    if at > phrase.first and key in word_class("demonstrative") and _points_on(phrase, at):
        return True
    people = phrase.strict and at > phrase.first and is_of(phrase.tokens.keys[at - 1], "anonymous", "title")
    return people and key in word_class("object_demonstrative")


def is_counterpart(tokens: Tokens, at: int) -> bool:
    """Whether a word is the other official, to whom it happens: أبلغ الوزير | نظيره، قال المدير | لنظيره."""
    return tokens[at].stem in word_class("counterpart") and not tokens.conjoined(at)


def names_another(phrase: PhraseState, at: int) -> bool:
    """Whether a body is named behind a definite noun that is not its own: شكر المتطوعون | نقابة الناشرين."""
    tokens, noun = phrase.tokens, phrase.nouns[-1] if phrase.nouns else phrase.first
    named = tokens.mentions.get(at)
    if named is None or named.type != "ORG" or tokens.conjoined(at) or tokens.name_past[noun]:
        return False
    body = is_of(tokens[noun].bare, "institution", "outlet")
    return has_article(tokens[noun].stem) and (phrase.strict or not body)  # but الحزب الحاكم حزب العدالة


def cannot_govern(phrase: PhraseState, at: int) -> bool:
    """Whether a noun stands behind a plural that has kept its nun, so heads no chain: محتجون | الطريق."""
    tokens, before = phrase.tokens, at - 1
    if before < phrase.first or tokens.definite(before) or tokens.name_past[before]:
        return False
    if not tokens.definite(at) and (not phrase.strict or is_adjective(tokens[at]) or tokens[at].number):
        return False
    word = tokens[before]
    people = word.number == "p" or word.bare in person_plurals() or is_led_by(word.bare, _PARTICIPLE)
    return people and word.bare.endswith(_NUN) and len(word.bare) > _OTHERS and not tokens.conjoined(at)


def follows_relation(phrase: PhraseState, at: int) -> bool:
    """Whether a noun stands behind an indefinite adjective of relation, so heads no chain: منصات يمنية | الصورة."""
    tokens, before = phrase.tokens, at - 1
    if before <= phrase.first or phrase.definite or tokens.name_past[before] or tokens.conjoined(at):
        return False
    if is_of(tokens.keys[before - 1], "title", "ministry"):
        return False  # وزارة خارجية البلاد
    word = tokens[before]
    related = word.key.endswith(NISBA) and looks_adjectival(with_article(word.key))
    return related and (tokens.definite(at) or _is_accusative(tokens, at))


def _is_accusative(tokens: Tokens, at: int) -> bool:
    """Whether a noun is an indefinite accusative: أسرارا, but مالطا."""
    noun = without_accusative(tokens.keys[at])
    known = noun != tokens.keys[at] and shared_vocabulary().frequency(noun) >= IN_USE
    return known and not is_adjective(tokens[at])


def _points_on(phrase: PhraseState, at: int) -> bool:
    """Whether a demonstrative opens a phrase behind one that is complete: وصفت وسائل إعلام محلية | هذا القرار."""
    tokens = phrase.tokens
    complete = phrase.definite or is_adjective(tokens[at - 1])
    return complete and at + 1 < phrase.stop and tokens.definite(at + 1)
