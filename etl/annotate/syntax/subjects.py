"""Whose words they are: the subject of a cue, after the verb, before it, or not there at all."""

from __future__ import annotations

from functools import lru_cache

from etl.annotate.kept import MOST_KEPT
from etl.annotate.syntax.adjectives import before_second_noun, looks_adjectival, past_adjectives
from etl.annotate.syntax.appositions import whole_description
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import (
    is_led_by,
    with_article,
    without_and,
    without_article,
    without_ending,
    without_preposition,
    without_pronoun,
)
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import (
    Phrase,
    is_known_verb,
    noun_phrase,
    occasion_past,
    possessed,
    read_phrase,
)
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.wording import singular_of_dual
from etl.annotate.syntax.words import (
    institution_heads,
    institution_plurals,
    is_of,
    is_timed,
    spelled,
    stance_nouns,
    time_heads,
    time_words,
    title_heads,
    word_class,
)
from etl.annotate.vocabulary import shared_vocabulary

_REACH = 64  # tokens between a cue and the far end of its subject
_BROKEN_FEMININE = ("ه", "ات")  # the match key writes ة as ه
_NOMINATIVES = ("ون", "تان")  # of the plural, and of the feminine dual
_SHORT = 4
_FEMININE_PLACES = ("ا", "ه")


def subject_after(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Phrase | None:
    """The subject behind a finite cue at ``at - 1``, past adverbs and short adjuncts; None where there is none."""
    if form.number != "s":
        return None  # a verb before its subject is singular
    first, moved = _past_adjuncts(tokens, form, at, min(stop, at + _REACH))
    if first >= stop or not _may_open_subject(tokens, first, moved):
        return None
    frame = form.frame
    addressed = tokens.keys[first] in word_class("everyone")  # but كل من مصر والسودان
    addressed = addressed and word_class("from").isdisjoint(tokens.keys[first + 1 : first + 2])
    if (frame.addressee or frame.person_prepositions) and addressed:
        return None
    strict = frame.object or frame.addressee or bool(frame.person_prepositions) or frame.stance_object
    if first in tokens.closing and not _opens_chain(tokens, first, stop):
        called = frame.second_object and form.with_object  # من أسماهم «…»
        return None if called else _quoted_name(tokens, form, first, stop)
    wanted = frame.prepositions | frame.person_prepositions if form.with_object else frame.prepositions
    phrase = read_phrase(tokens, first, stop, strict=strict, wanted=wanted)
    past = phrase.past
    if strict:
        past = _past_bearer(tokens, first, before_second_noun(tokens, first, past, form.gender), past)
    if frame.second_object and form.with_object:
        past = next((at for at in range(first, past) if at in tokens.closing), past)  # ما أسماه الحزب «…»
    elif frame.quote:
        past = _before_quotation(tokens, first, past, stop)
    if past == first or not agrees(tokens, form, phrase.head, past):
        return None
    head = tokens.keys[phrase.head]
    felt = head in stance_nouns() and (frame.stance_object or head not in word_class("honorific"))
    spoken_of = felt or is_of(head, "spoken_of")  # أبدى سعادته, but أوضح سعادته أن
    if spoken_of and not tokens.name_past[phrase.head]:
        return None
    if strict and any(_is_oblique(tokens, joined) for joined in range(first + 1, min(past + 1, stop))):
        return None
    if strict and (
        _is_object_only(tokens, form, phrase.head, past, stop) or _is_called_upon(tokens, form, past, stop)
    ):
        return None
    addressing = form.frame.person_prepositions or form.frame.addressee
    said = form.frame.that and not addressing
    return whole_description(tokens, phrase._replace(past=past), stop, said, wanted)


def _past_bearer(tokens: Tokens, first: int, past: int, whole: int) -> int:
    """Past the person whose office a phrase states as far as ``whole``: الممثلة القارة للبنك فلانة."""
    role = tokens.roles[first]
    if role is None or role.person is None or not any(map(tokens.names_person, range(past, whole))):
        return past
    while past < whole and tokens.roles[past] is role:
        past += 1
    return past


def _opens_chain(tokens: Tokens, opening: int, stop: int) -> bool:
    """Whether marks only hold off the first noun of a construct chain: «جيش» الاحتلال."""
    after = tokens.closing[opening] + 1
    if after != opening + 3 or after >= stop or tokens.definite(opening + 1):
        return False
    return tokens.definite(after) and not tokens.name_past[opening + 1] and not tokens.prefix(after)


def _before_quotation(tokens: Tokens, first: int, past: int, stop: int) -> int:
    """Up to marks that close the clause behind a subject: a short speech, no name (قال الوزير «لن نتراجع أبدا».)."""
    if past < stop and not (tokens.is_comma(past) or tokens.forms[past] in STOPS):
        return past
    for opening in range(first + 1, past - _WORDS_OF_NAME - 1):
        if tokens.closing.get(opening) == past - 1 and not tokens.name_past[opening]:
            return opening
    return past


_WORDS_OF_NAME = 3  # in marks; more are a speech


def _quoted_name(tokens: Tokens, form: VerbForm, first: int, stop: int) -> Phrase | None:
    """A later mention written in marks (وأضاف "العتيبي" أن); a quotation of the cue's own is no name."""
    close = tokens.closing[first]
    if tokens.is_name(first + 1, close):
        return Phrase(first + 1, close)
    if not 1 <= close - first - 1 <= 3 or close + 1 >= stop:
        return None
    after = tokens.forms[close + 1]
    if after in STOPS or (after in "،," and form.frame.quote and close - first - 1 > 2):
        return None
    return Phrase(first + 1, close)


def _past_adjuncts(tokens: Tokens, form: VerbForm, at: int, stop: int) -> tuple[int, bool]:
    """Past adverbs and adjuncts after the verb (وقال في مؤتمر صحفي رئيس الوفد); whether there was an adjunct."""
    wanted = form.frame.prepositions | form.frame.person_prepositions
    moved = False
    while at < stop:
        key = tokens.keys[at]
        if key in word_class("manner") and at + 1 < stop and not tokens.definite(at + 1):
            at += 2  # بنبرة ساخرة
            continue
        if key in word_class("adverb") and not tokens.name_past[at]:
            at = _past_pointed_at(tokens, at + 1, stop) if points(key) else at + 1
            continue
        if key in word_class("adjunct_pronoun"):
            at += 1  # قال عنه الناقد
            continue
        if key in time_heads() and not tokens.name_past[at]:
            at = past_time(tokens, at, stop)
            continue
        if (
            tokens.is_comma(at)
            and at + 1 < stop
            and is_timed(tokens.keys[at - 1])
            and is_somebody(tokens, at + 1)
        ):
            at += 1  # أعلن اليوم الخميس، الوزير
            continue
        if key == "ل" and key not in wanted and at + 1 in tokens.closing:  # لـ«المدينة»
            at, moved = tokens.closing[at + 1] + 1, True
            continue
        if key in word_class("from") and not word_class("during_it").isdisjoint(tokens.keys[at + 1 : at + 2]):
            at, moved = at + 2, True  # عبر من خلاله فلان عن رأيه
            continue
        led = key in word_class("adjunct_opener") and key not in wanted
        if not led and not (tokens.prefix(at) == "ل" and "ل" not in wanted):
            break
        past = _past_adjunct(tokens, at + led, stop)
        if past == at + led:
            break
        at, moved = past, True
    return at, moved


def points(key: str) -> bool:
    """Whether a preposition leans on a demonstrative: بهذا (الخصوص)، لهذه (الغاية)."""
    return is_led_by(key, "ب", "ل", "ك") and without_preposition(key) in word_class("demonstrative")


def _past_pointed_at(tokens: Tokens, at: int, stop: int) -> int:
    """Past the noun that a demonstrative points at, which says on what occasion, not who."""
    named = at < stop and (tokens.name_past[at] or tokens.head(at) in word_class("title"))
    return at + 1 if at < stop and tokens.definite(at) and not named else at


def past_time(tokens: Tokens, at: int, stop: int) -> int:
    """Past the words that say when: يوم الأحد 12 مارس الماضي."""
    past = at + 1
    while past < stop and (tokens.keys[past] in time_words() or tokens[past].kind == "number"):
        past += 1
    return past


def past_inserted_time(tokens: Tokens, at: int, stop: int) -> int:
    """Past a time between commas (، صباح الخميس،) that opens at ``at``, or ``at``."""
    if at + 2 >= stop or not tokens.is_comma(at):
        return at
    if tokens.keys[at + 1] not in time_heads() and tokens.keys[at + 1] not in time_words():
        return at
    past = past_time(tokens, at + 1, stop)
    return past + 1 if past < stop and tokens.is_comma(past) else at


def _past_adjunct(tokens: Tokens, at: int, stop: int) -> int:
    if at < stop and tokens.keys[at] in word_class("occasion", "text"):
        return occasion_past(tokens, at, stop)
    return noun_phrase(tokens, at, stop, strict=True)


def _may_open_subject(tokens: Tokens, at: int, moved: bool) -> bool:
    if at in tokens.closing:
        return not moved
    if tokens.ends_phrase(at) or is_known_verb(tokens, at) or tokens.keys[at] in word_class("carrier"):
        return False
    if tokens.prefix(at) or _is_accusative(tokens, at):
        return False
    if tokens.keys[at] in word_class("demonstrative"):
        return at + 1 < len(tokens) and may_be_source(tokens, at + 1)
    if tokens.keys[at] in word_class("occasion") and tokens.forms[at].endswith(("ه", "ها")):
        return False  # واختتم حديثه بالقول
    if not moved or may_speak(tokens, at):  # past an adjunct only what can speak is a subject
        return True
    return tokens.definite(at) and tokens.names_person(at + 1)  # النحال فلان


def may_speak(tokens: Tokens, at: int) -> bool:
    """Whether a phrase that begins here plainly is of somebody, or of a body or place that may speak."""
    return is_somebody(tokens, at) or without_article(tokens.keys[at]) in institution_heads()


_SOURCES = ("text", "outlet", "source", "collective", "group", "person_noun", "guest", "latter", "occasion")


def may_be_source(tokens: Tokens, at: int) -> bool:
    """Whether a demonstrative points at somebody, a body or a text, not at a thing: هذه الدراسة, but هذا التنوع."""
    return may_speak(tokens, at) or is_of(tokens.keys[at], *_SOURCES)


def is_somebody(tokens: Tokens, at: int) -> bool:
    """Whether a phrase that begins here is a name, or of an office or of people."""
    return (
        bool(tokens.name_past[at])
        or tokens.head(at) in word_class("title", "anonymous")
        or _is_dual(tokens, at)
    )


def _is_dual(tokens: Tokens, at: int) -> bool:
    """Whether a noun is the dual of an office or a body: الرئيسان، دولتا المصب."""
    one = singular_of_dual(tokens[at].bare)
    return one != tokens[at].bare and is_of(one, "title", "institution", "collective")


def _is_accusative(tokens: Tokens, at: int) -> bool:
    """An indefinite accusative (متحسرا، لاحظ ركودا) is never a subject; names in ـيا are no such, nor وزيرا النقل."""
    token = tokens.forms[at]
    if (tokens.head(at) in title_heads() or _is_dual(tokens, at)) and _governs_definite(tokens, at):
        return False
    if tokens.keys[at] in word_class("outlet"):
        return False  # مراسلنا
    return (
        not tokens.name_past[at]
        and not possessed(tokens, at)
        and len(token) > 4
        and token[-1] == "ا"
        and not token.endswith(("وا", "ها"))
        and (
            not token.endswith("يا") or looks_adjectival(with_article(without_ending(tokens.keys[at], "ا")))
        )  # تفصيليا
    )


def _governs_definite(tokens: Tokens, at: int) -> bool:
    """Whether a construct chain of at most two nouns and a definite one begins in a token: وزيرا دفاع روسيا."""
    for after in range(at + 1, min(at + 3, len(tokens.keys))):
        if tokens.definite(after) or tokens.name_past[after] or after in tokens.closing:
            return True
        if tokens.ends_phrase(after) or tokens.prefix(after):
            return False
    return False


def agrees(tokens: Tokens, form: VerbForm, first: int, past: int) -> bool:
    """Whether a noun phrase can be the verb's subject by gender and case."""
    key = tokens.keys[first]
    body = tokens[first].bare if possessed(tokens, first) else key
    if form.finite and form.number == "s" and _is_body_of_other_gender(form, body):
        return False
    if tokens.name_past[first]:
        place = first in tokens.mentions and tokens.mentions[first].type == "LOC"
        if place and form.gender == "m" and key.endswith(_FEMININE_PLACES):
            return False  # حث إسبانيا: whom he urges
        return form.number == "s" or past - first > 1
    if form.number == "s" and form.finite:
        if key.endswith("ين") and len(key) > 5 and tokens.definite(first) and key not in title_heads():
            return False
        if _is_genitive_plural(key):
            return False  # دعا مستخدمي الطرق
        feminine = key.endswith(_BROKEN_FEMININE) and key not in word_class("takes_pronoun")  # المشتبه به
        if form.gender == "m" and feminine and tokens.definite(first):
            return key.endswith("ه") and (key in title_heads() or _is_broken_plural(without_article(key)))
        if form.gender == "f" and tokens.definite(first) and key in title_heads():
            return key.endswith(("ه", "ات")) or _is_plural_title(key)
    return True


def _is_broken_plural(noun: str) -> bool:
    """Whether a noun in ـة has the build of a plural of people: قراصنة، أساتذة, but مساعدة."""
    return len(noun) == _LETTERS_OF_PLURAL and noun[2] == "ا" and noun[0] != "م"


_LETTERS_OF_PLURAL = 6


def _is_body_of_other_gender(form: VerbForm, key: str) -> bool:
    """Whether a phrase is of a body that the verb calls upon: ناشد وزارة الصحة، دعت المجتمع الدولي."""
    if form.gender == "f":
        return without_article(key) in word_class("masculine_body")
    return key.endswith("ه") and key in institution_heads() and key not in institution_plurals()


@lru_cache(maxsize=MOST_KEPT)
def _is_genitive_plural(key: str) -> bool:
    """Whether a noun before its genitive has the ending of a plural that is no subject: مستخدمي, but محامي، أهالي."""
    bare = without_ending(key, "ي")
    if bare == key or key[0] != "م" or len(key) < _LETTERS_OF_PARTICIPLE:
        return False
    frequency = shared_vocabulary().frequency
    return frequency(with_article(bare + "ين")) > frequency(with_article(key))


_LETTERS_OF_PARTICIPLE = 5


def _is_oblique(tokens: Tokens, at: int) -> bool:
    """Whether people joined by و stand in the case of an object: (دعا رجال الأعمال) وممثلي الإعلام."""
    token = tokens[at]
    one = without_pronoun(token.bare, "ي")
    people = one != token.bare and is_of(one, "title", "anonymous")
    return people and tokens.conjoined(at) and not tokens.name_past[at] and token.bare not in title_heads()


def _is_plural_title(key: str) -> bool:
    return not key.endswith(("ي", "ير", "يس"))


def _is_object_only(tokens: Tokens, form: VerbForm, first: int, past: int, stop: int) -> bool:
    """Whether the only noun phrase of a transitive cue is its object (واستعرض الخطة الجديدة)."""
    first += tokens.keys[first] in word_class("demonstrative") and past > first + 1  # هذه | الدول
    speaking = word_class(
        "title", "anonymous", "institution", "honorific", "text", "outlet", "source", "collective"
    )
    if (
        tokens.name_past[first]
        or {tokens.keys[first], tokens.head(first)} & speaking
        or _is_dual(tokens, first)
    ):
        return False
    if possessed(tokens, first) and is_of(tokens[first].bare, "institution", "source"):
        return False  # رفض حزبه المشاركة، رجحت مصادرنا الضباب
    people = tokens.forms[first].endswith(_NOMINATIVES) and len(tokens.forms[first]) > _SHORT
    if not form.frame.object or people or tokens.keys[first] in word_class("same"):
        return False
    clause = past < stop and tokens.keys[past] in word_class("complementiser")
    if tokens.document.parts_of_speech[first] == VERBAL_NOUN and tokens.definite(first) and not clause:
        return not _opens_noun(tokens, past, stop)  # اقترح المجيء لمساعدتها
    bare = without_article(tokens.keys[first])
    if bare in word_class("occasion") and bare not in word_class("text"):
        noun = past < stop and tokens.definite(past) and not (tokens.prefix(past) or tokens.conjoined(past))
        return not (
            noun or _opens_noun(tokens, past, stop)
        )  # رفض الحديث عن إقالته; but تناول اللقاء سبل التعاون
    while past < stop and tokens.conjoined(past) and noun_phrase(tokens, past, stop, strict=True) > past:
        past = noun_phrase(tokens, past, stop, strict=True)
    complete = tokens.definite(past - 1) or bool(tokens.name_past[past - 1])
    past = past_inserted_time(tokens, past, stop)
    after = tokens.forms[past] if past < stop else "."
    if past >= stop or after in STOPS:
        return past >= stop or not tokens.breaks_off(past)
    if tokens.keys[past] in word_class("complementiser") or after == ":" or past in tokens.closing:
        return False
    if not (tokens.definite(first) or complete) and tokens.is_word(past) and possessed(tokens, past):
        return (
            tokens.keys[past] not in stance_nouns() or past == first + 1
        )  # أبدى وجهة نظره; ثلاثة أندية | رغبتها
    if tokens.keys[past] in word_class("object_demonstrative"):
        return False  # اقترح المدرب | ذلك
    if not tokens.ends_phrase(past) and not tokens.prefix(past) and not tokens.conjoined(past):
        return False  # a second phrase follows: that one is the object
    named = first + 1 in tokens.closing or (first + 1 < past and tokens[first + 1].kind == "latin")
    return not (tokens.definite(first) or named)  # صفحة «…»، أداة Hive


def _is_called_upon(tokens: Tokens, form: VerbForm, past: int, stop: int) -> bool:
    """Whether the only phrase before what is asked of somebody is that somebody: ناشدت الدول المانحة | الإسراع في.

    So too where they are blamed: حملت الدولة | مسؤولية ما حدث.
    """
    frame = form.frame
    if not frame.addressee or not (frame.object or frame.stance_object):
        return False
    past = _past_inserted(tokens, past_adjectives(tokens, past, stop), stop)
    if past >= stop:
        return False
    asked = frame.object and tokens.definite(past) and tokens.document.parts_of_speech[past] == VERBAL_NOUN
    return asked or (frame.stance_object and tokens.keys[past] in stance_nouns())


def _past_inserted(tokens: Tokens, at: int, stop: int) -> int:
    """Past what stands between commas: (ناشدت الدول المانحة)، ولا سيما مصر، | الإسراع."""
    if at >= stop or not tokens.is_comma(at):
        return at
    for closing in range(at + 1, min(stop, at + _INSERTED)):
        if tokens.is_comma(closing):
            return closing + 1
        if is_known_verb(tokens, closing):
            break
    return at


_INSERTED = 12  # tokens


def _opens_noun(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether an indefinite noun phrase begins here."""
    if at >= stop or not tokens.is_word(at) or tokens.ends_phrase(at):
        return False
    return not (tokens.definite(at) or tokens.prefix(at) or tokens.conjoined(at) or is_known_verb(tokens, at))


def may_open_speaker(tokens: Tokens, at: int) -> bool:
    """Whether the first word of a phrase may be of whoever speaks: a name, definite, or of people or texts."""
    key = tokens.head(at)
    if tokens.forms[at] in spelled("no_title"):
        return False
    return bool(
        tokens.name_past[at]
        or tokens.definite(at)
        or {key, without_and(key)} & (word_class("title", "anonymous", "outlet", "text"))
        or key.endswith(("ه", "ها"))
        or is_led_by(key, "مو", "ال")
    ) and not is_known_verb(tokens, at)
