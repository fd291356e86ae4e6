"""What may stand between a verb and what it takes, and is stepped past: dates, brackets, adverbs, adjuncts."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import before_second_noun, past_adjectives
from etl.annotate.syntax.appositions import is_calling, past_refusal
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import is_led_by
from etl.annotate.syntax.endings import possessed
from etl.annotate.syntax.frames import Frame, verb_forms
from etl.annotate.syntax.occasions import occasion_past
from etl.annotate.syntax.phrases import noun_phrase
from etl.annotate.syntax.times import past_time
from etl.annotate.syntax.words import is_of, word_class

BULLETS = frozenset("-–—•")
_BRACKET = 16  # tokens of an insertion in brackets
_DASHED = 3  # words between two dashes
_MARKED = 6  # words in marks that may be a title or a name


def past_short_quotation(tokens: Tokens, opening: int) -> int:
    """Past marks that may hold a title or a name; the token itself where they hold more."""
    close = tokens.closing[opening]
    return close + 1 if close - opening - 1 <= _MARKED else opening


def past_aside(tokens: Tokens, at: int, stop: int) -> int:
    """Past a date, an insertion, an adverb, a word that carries the verb on; the token itself where there is none."""
    key = tokens.keys[at]
    if tokens[at].kind == "number":
        return past_time(tokens, at, stop)  # الأربعاء 22 أكتوبر 2025
    if tokens.forms[at] == "(":
        brackets = range(at + 1, min(at + _BRACKET, stop))
        return next((close for close in brackets if tokens.forms[close] == ")"), at) + 1
    if dashes := _past_dashes(tokens, at, stop):
        return dashes
    if key in word_class("refusal"):  # كشف عضو لإذاعة محلية | طالبا عدم ذكر اسمه | أن
        return max(past_refusal(tokens, at, stop), at + 1)
    if key in word_class("manner") and at + 1 < stop and not tokens.ends_phrase(at + 1):
        return max(past_manner(tokens, at, stop), at + 2)  # بشكل قاطع
    plain = tokens.is_word(at) and key not in word_class("adverb", "adjunct_pronoun")
    return at if plain and not (is_calling(tokens, at) or echoes(tokens, at)) else at + 1


def past_manner(tokens: Tokens, at: int, stop: int) -> int:
    """Past how something is said: بنبرة ساخرة، بأشد العبارات، بأقسى عبارات الشجب والتنديد; ``at``: not that."""
    noun = at + 1
    if noun >= stop:
        return at
    worded = tokens.keys[noun] in word_class("intensifier", "quotation_lead")
    if tokens.definite(noun):
        return noun + worded if worded else at
    past = noun + 1
    if worded and past < stop and tokens.definite(past):
        past += 1
        while past < stop and tokens.conjoined(past) and tokens.definite(past):
            past += 1
    return past


def _past_dashes(tokens: Tokens, at: int, stop: int) -> int:
    """Past a few words between two dashes (كتائب المدينة | - طولكرم - | استهدافها), 0 where no second follows."""
    if tokens[at].punctuation != "dash":
        return 0
    inner = range(at + 2, min(at + 2 + _DASHED, stop))
    close = next((past for past in inner if tokens[past].punctuation == "dash"), None)
    return 0 if close is None else close + 1


def echoes(tokens: Tokens, at: int) -> bool:
    """Whether a word only carries the finite cue before it on to its words: قائلا، بالقول, and موضحا before a colon."""
    if tokens.keys[at] in word_class("carrier"):
        return True
    after = at + 1
    if after >= len(tokens.keys) or not (tokens.forms[after] == ":" or after in tokens.closing):
        return False
    if tokens.keys[at] in word_class("carrying_verb"):  # وتابع الوزير | يقول: «…»
        return tokens.keys[at - 1] not in word_class(
            "relative", "complementiser", "particle", "clause_opener"
        )
    return not tokens.is_comma(at - 1) and any(
        form.tense == "participle" for form in verb_forms().get(tokens.keys[at], ())
    )


def past_adjunct(tokens: Tokens, frame: Frame, at: int, stop: int, wanted: frozenset[str]) -> int:
    """Past a preposition and its noun (خلال الاجتماع، في بيان); the token itself where a clause says at what time.

    ``frame`` is the verb's, ``wanted`` are its prepositions.
    """
    noun = at + 1
    if _opens_time(tokens, noun):
        return at
    if not word_class("another").isdisjoint(tokens.keys[at + 2 : at + 3]):
        return at + 3  # من جهة أخرى
    if noun >= stop:
        return noun
    if tokens[noun].kind == "number":
        return past_time(tokens, noun, stop)  # في 22 يونيو الماضي
    if tokens.keys[noun] in word_class("text", "occasion"):
        return occasion_past(tokens, noun, stop)
    asked = frame.object and tokens.keys[at] in word_class("from")
    past = max(noun_phrase(tokens, noun, stop, asked, wanted), noun)
    if not frame.object:
        return past
    return _past_asked(tokens, noun, past, stop) if asked else before_second_noun(tokens, noun, past)


def _opens_time(tokens: Tokens, at: int) -> bool:
    """Whether a clause says at what time: في | وقت تعاني فيه المتاجر."""
    keys = tokens.keys[at : at + 2]
    return len(keys) == 2 and keys[0] in word_class("time_of_clause") and is_led_by(keys[1], "ت", "ي")


def _past_asked(tokens: Tokens, at: int, past: int, stop: int) -> int:
    """Past who is asked for something: (طلب) من الدول المانحة | الإسراع في، من البرلمان | الموافقة على."""
    if possessed(tokens, at):
        return at + 1  # من محبيه | الهدوء
    key = tokens.keys[at]
    masculine = is_of(key, "masculine_body") or (is_of(key, "title") and not key.endswith("ه"))
    past = before_second_noun(tokens, at, past, "m" if masculine else "")
    described = past_adjectives(tokens, past, stop)
    return past if masculine and tokens.keys[described - 1].endswith("ه") else described
