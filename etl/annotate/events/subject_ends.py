"""Where the subject of a verb ends: what stands behind it may be the object, or the next one named."""

from __future__ import annotations

from etl.annotate.events.forms import readings
from etl.annotate.events.noun_phrases import (
    is_accusative,
    is_ground_behind,
    is_led_anew,
    without_accusative,
)
from etl.annotate.events.second_parties import is_another_party
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.words import title_heads, word_class

_SHORT = 4  # letters of a word whose alef may be its own


def before_second_person(tokens: Tokens, first: int, past: int) -> int:
    """Up to what is not the first one named: انتقد فلان | حكم المحكمة، استقبل المحافظ فلان | مدير الشركة فلانا."""
    people = [at for at in range(first, past) if tokens.names_person(at) and at in tokens.mentions]
    after = tokens.name_past[people[0]] if people else past
    if after >= past or not tokens.is_word(after):
        return past
    acts = any(each.is_noun and each.words for each in readings(tokens.keys[after]))
    if tokens.keys[after] in title_heads() and not acts:
        return after if len(people) > 1 and after < people[1] else past
    goes_on = (
        tokens.definite(after)
        or tokens.prefix(after)
        or tokens.conjoined(after)
        or is_adjective(tokens[after])
    )
    return past if goes_on or tokens.name_past[after] else after


def ends_subject(tokens: Tokens, at: int) -> bool:
    """Whether a word in a subject belongs to what stands behind it."""
    if (
        _opens_object(tokens, at)
        or is_another_party(tokens, at)
        or is_led_anew(tokens, at)
        or is_ground_behind(tokens, at)
    ):
        return True
    named = tokens.name_past[at - 1] > 0 and at + 1 < len(tokens) and not tokens.name_past[at + 1]
    return (named and at in tokens.opening) or _is_body_behind_body(tokens, at)  # فلان | "كل القوى"


def _is_body_behind_body(tokens: Tokens, at: int) -> bool:
    """Whether the name of a body begins where that of another ends: (دعت) الرابطة | وزارة الداخلية."""
    mention, first = tokens.mentions.get(at), at - 1
    if mention is None or not tokens.name_past[first] or tokens.prefix(at) or tokens.conjoined(at):
        return False
    while first not in tokens.mentions:
        first -= 1
    return mention.type == tokens.mentions[first].type == "ORG"


def _opens_object(tokens: Tokens, at: int) -> bool:
    """Whether a word in a subject can only be the object behind it: an indefinite accusative, a number."""
    if tokens.name_past[at] or not tokens.is_word(at) or tokens.definite(at):
        return False
    form = tokens.forms[at]
    accusative = is_accusative(tokens, at) and not form.endswith(("يا", "وا", "ها"))
    noun = without_accusative(tokens.keys[at])
    known = noun in word_class("person_noun") or any(each.is_noun for each in readings(noun))  # شابا، حكما
    return accusative and (len(form) > _SHORT or known) and tokens.keys[at] not in title_heads()
