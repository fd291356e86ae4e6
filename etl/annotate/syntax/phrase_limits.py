"""Words that do not go on with the noun phrase before them: of age, a noun behind a plural in ون, a demonstrative."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import IN_USE, NISBA, looks_adjectival
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import has_article, is_led_by, with_article, without_accusative
from etl.annotate.syntax.nominals import is_adjective, is_nisba
from etl.annotate.syntax.phrase_state import PhraseState, names_outlet
from etl.annotate.syntax.words import is_of, person_plurals, title_heads, word_class
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
    """Whether a name stands behind a definite noun that is not its own: شكر المتطوعون | نقابة الناشرين.

    Behind a body by its sort so does, beside an object, any name: طالبت النقابة | إسرائيل، انتقدت الحكومة | سامي حداد.
    """
    tokens, noun = phrase.tokens, phrase.nouns[-1] if phrase.nouns else phrase.first
    named = tokens.mentions.get(at)
    if named is None or tokens.conjoined(at) or tokens.name_past[noun] or not has_article(tokens[noun].stem):
        return False
    body = is_of(tokens[noun].bare, "institution", "outlet")
    if named.type == "ORG":
        return phrase.strict or not body  # but الحزب الحاكم حزب العدالة
    nisba = named.type == "PERSON" and is_nisba(tokens[noun])  # الاتحادية فلانة
    return phrase.strict and body and noun == phrase.first and not nisba


def is_second_party(phrase: PhraseState, at: int) -> bool:
    """Whether a name stands where another has ended: اتهمت نقابة الصحفيين | الجيش، حث قيس سعيد | دونالد ترامب.

    Behind the name of a body or place of an office its holder may stand: وزير خارجية فرنسا فلان.
    """
    tokens, noun = phrase.tokens, phrase.nouns[-1] if phrase.nouns else phrase.first
    named, other = tokens.mentions.get(noun), tokens.mentions.get(at)
    if named is None or other is None or tokens.name_past[noun] != at or tokens.conjoined(at):
        return False
    if named.entity == other.entity:
        return False
    if named.type == other.type == "PERSON":
        return tokens.name_past[at] > at + 1  # no further name of one man
    head = tokens.head(phrase.first)
    if is_of(head, "outlet") and names_outlet(tokens, at):
        # شبكة الجزيرة | وكالة رويترز, but وكالة الأنباء الروسية ريا نوفوستي
        return is_of(tokens.head(at), "outlet")
    of_person = is_of(head, "title", "anonymous", "person_noun", "relation", "honorific")
    holder = other.type == "PERSON" and noun > phrase.first and of_person
    return named.type == "PERSON" or not holder


def cannot_govern(phrase: PhraseState, at: int) -> bool:
    """Whether a noun stands behind a plural that has kept its nun, so heads no chain: محتجون | الطريق."""
    tokens, before = phrase.tokens, at - 1
    if before < phrase.first or tokens.definite(before) or tokens.name_past[before]:
        return False
    described = is_adjective(tokens[at]) and tokens.keys[at] not in title_heads()  # مستوطنون | زعيم المعارضة
    if not tokens.definite(at) and (not phrase.strict or described or tokens[at].number):
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
