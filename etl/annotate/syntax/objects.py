"""Whether a phrase behind a verb is what it does something to, not who does it: its object, or whom it calls upon."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import past_adjectives
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_article, without_pronoun
from etl.annotate.syntax.endings import listed_feminine, possessed
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import noun_phrase
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.sources import is_dual
from etl.annotate.syntax.times import past_inserted_time
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import is_of, stance_nouns, title_heads, word_class

_NOMINATIVES = ("ون", "تان")  # of the plural, and of the feminine dual
_SHORT = 4
_INSERTED = 12  # tokens


def is_oblique(tokens: Tokens, at: int) -> bool:
    """Whether people joined by و stand in the case of an object: (دعا رجال الأعمال) وممثلي الإعلام."""
    token = tokens[at]
    one = without_pronoun(token.bare, "ي")
    people = one != token.bare and is_of(one, "title", "anonymous")
    return people and tokens.conjoined(at) and not tokens.name_past[at] and token.bare not in title_heads()


def is_object_only(tokens: Tokens, form: VerbForm, first: int, past: int, stop: int) -> bool:
    """Whether the only noun phrase of a transitive cue is its object (واستعرض الخطة الجديدة)."""
    first += tokens.keys[first] in word_class("demonstrative") and past > first + 1  # هذه | الدول
    speaking = word_class(
        "title", "anonymous", "institution", "honorific", "text", "outlet", "source", "collective"
    )
    if (
        tokens.name_past[first]
        or {tokens.keys[first], tokens.head(first)} & speaking
        or is_dual(tokens, first)
    ):
        return False
    if possessed(tokens, first) and is_of(listed_feminine(tokens[first].bare), "institution", "source"):
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


def is_called_upon(tokens: Tokens, form: VerbForm, past: int, stop: int) -> bool:
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
    return asked or (frame.stance_object and tokens.keys[past] in stance_nouns(frame.lemma))


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


def _opens_noun(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether an indefinite noun phrase begins here."""
    if at >= stop or not tokens.is_word(at) or tokens.ends_phrase(at):
        return False
    return not (tokens.definite(at) or tokens.prefix(at) or tokens.conjoined(at) or is_known_verb(tokens, at))
