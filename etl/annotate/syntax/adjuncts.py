"""What may stand between a verb and its subject, and is stepped past: adverbs, times, short adjuncts."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.asides import past_manner
from etl.annotate.syntax.clitics import is_led_by, without_preposition
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.occasions import occasion_past
from etl.annotate.syntax.phrases import noun_phrase
from etl.annotate.syntax.sources import is_somebody
from etl.annotate.syntax.times import past_time
from etl.annotate.syntax.words import is_timed, time_heads, word_class


def past_before_subject(tokens: Tokens, form: VerbForm, at: int, stop: int) -> tuple[int, bool]:
    """Past adverbs and adjuncts after the verb (وقال في مؤتمر صحفي رئيس الوفد); whether there was an adjunct."""
    wanted = form.frame.prepositions | form.frame.person_prepositions
    moved = False
    while at < stop:
        key = tokens.keys[at]
        past = past_manner(tokens, at, stop) if key in word_class("manner") else at
        if past > at:
            at = past
            continue
        if key in word_class("adverb") and not tokens.name_past[at]:
            at = _past_pointed_at(tokens, at + 1, stop) if points(key) else at + 1
            at += at < stop and tokens.keys[at] in word_class("another")  # مرة | أخرى
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
        led = key in word_class("adjunct_opener") and key not in wanted and tokens.ends_phrase(at)
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


def _past_adjunct(tokens: Tokens, at: int, stop: int) -> int:
    if at < stop and tokens.keys[at] in word_class("occasion", "text"):
        return occasion_past(tokens, at, stop)
    return noun_phrase(tokens, at, stop, strict=True)
