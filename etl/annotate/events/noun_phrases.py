"""Noun phrases as the arguments of events: the grammar's, with those whom a quantity counts, and no act behind them."""

from __future__ import annotations

from functools import cache

from etl.annotate.events.extents import is_time
from etl.annotate.events.forms import readings
from etl.annotate.events.lexicon import actor_nouns
from etl.annotate.events.particles import particles
from etl.annotate.events.second_parties import is_another_party
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import WA, without_and, without_article, without_ending
from etl.annotate.syntax.endings import ends_as_accusative
from etl.annotate.syntax.nominals import is_adjective, nationality_adjectives
from etl.annotate.syntax.parts_of_speech import NOUN, VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase, read_phrase
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import institution_heads, is_of, is_timed, title_heads, word_class
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

PARTICIPLE = "م"  # begins most participles


@cache
def governors() -> frozenset[str]:
    """Prepositions that are words of their own: they end a phrase."""
    return frozenset(key for key in word_class("preposition") if len(key) > 1)


def opens_noun_phrase(tokens: Tokens, at: int, past: int) -> bool:
    """Whether a noun phrase may begin at a token."""
    if at >= past:
        return False
    if tokens.name_past[at]:
        return not tokens.prefix(at) and not tokens.conjoined(at)
    if tokens[at].kind == "number" or at in tokens.closing:
        return True
    if tokens.keys[at] in _no_nouns() or acts_on_pronoun(tokens, at):
        return False
    if not tokens.is_word(at) or tokens.ends_phrase(at) or tokens.prefix(at) or tokens.conjoined(at):
        return False
    return not (is_known_verb(tokens, at) or tokens.is_verb(at))


def acts_on_pronoun(tokens: Tokens, at: int) -> bool:
    """Whether a pronoun by itself is the object of a word, which is then a participle: متهما | إياه."""
    return not particles("accusative").isdisjoint(tokens.keys[at + 1 : at + 2])


@cache
def _no_nouns() -> frozenset[str]:
    """Words that look like nouns and begin no phrase: (صرف الرواتب) أولا، و."""
    return particles("adverb") | word_class("adverb") | {WA}


def noun_phrase_at(tokens: Tokens, at: int, past: int) -> Phrase | None:
    """The noun phrase that opens at a token, where one does."""
    return phrase_at(tokens, at, past) if opens_noun_phrase(tokens, at, past) else None


def phrase_at(tokens: Tokens, at: int, past: int, clitic: int = 0) -> Phrase | None:
    """The noun phrase at a token, its counted noun in (ثلاثة مدنيين، 12 شخصا، آلاف المتظاهرين)."""
    end = tokens.each(_phrase_past)[at, past]
    return Phrase(at, end, clitic) if end > at else None


def _phrase_past(tokens: Tokens, bounds: tuple[int, int]) -> int:
    """Past the noun phrase at a token before another."""
    first, past = bounds
    while first + 1 < past and tokens[first].kind == "number" and tokens.is_word(first + 1):
        first += 1
    end = read_phrase(tokens, first, past, strict=True, wanted=governors()).past
    end = next((place for place in range(first + 1, end) if _cannot_go_on(tokens, place)), end)
    if end < past and tokens[end].clitics.enclitic and tokens[end].bare in particles("own_country"):
        end += 1  # قوات | بلاده
    return past_counted(tokens, first, past_governed(tokens, first, end, past), past)


def past_governed(tokens: Tokens, first: int, end: int, past: int) -> int:
    """Past the preposition that a participle governs: المشتبه | به، المحكوم | عليهم."""
    participle = end == first + 1 and tokens[first].bare.startswith(PARTICIPLE)
    return end + (participle and end < past and tokens.keys[end] in particles("governed_pronoun"))


def past_counted(tokens: Tokens, first: int, end: int, past: int) -> int:
    """Past those that a quantity is of: عدد | من المترجلين، آلاف | الإسرائيليين."""
    if end >= past or not is_quantity(tokens, first):
        return end
    if end > first + 1 and all(is_quantity(tokens, at) for at in range(first, end)):  # ثلاثة آلاف | شخص
        return end + opens_noun_phrase(tokens, end, past)
    if any(
        tokens.name_past[at] or not is_adjective(tokens[at]) for at in range(first + 1, end)
    ):  # عدد قليل | من
        return end
    led = without_and(tokens.keys[end]) == "من"
    if not led and not tokens.definite(end):
        return end
    inner = end + led
    if inner >= past or not opens_noun_phrase(tokens, inner, past):
        return end
    return max(end, tokens.each(_phrase_past)[inner, past])  # أكثر من | 600 أسير


def is_quantity(tokens: Tokens, at: int) -> bool:
    """Whether a word says how many or which of those that follow."""
    return tokens.document.answers(_counts)[at]


def _counts(form: str) -> bool:
    token = shared_token(form)
    counted = {token.key, token.stem, token.bare} & particles("quantity")
    return bool(counted) or token.kind == "number" or token.value is not None


def _cannot_go_on(tokens: Tokens, at: int) -> bool:
    """Whether a word ends a phrase: a number of days or years (سجن مقاول | خمس سنوات), a verb."""
    if tokens.name_past[at]:
        return is_another_party(tokens, at)
    if (
        _is_act_behind(tokens, at)
        or is_ground_behind(tokens, at)
        or is_led_anew(tokens, at)
        or _is_office_behind(tokens, at)
    ):
        return True
    if _is_noun_anew(tokens, at) or is_another_party(tokens, at):
        return True
    if tokens[at - 1].clitics.enclitic and is_quantity(tokens, at):
        return True  # (على) أثرها | عدد من العسكريين
    if tokens.prefix(at) and is_timed(tokens.head(at)):
        return True  # (اعتقلت) الوزيرة | لساعات
    return is_time(tokens, at) or (tokens.is_verb(at) and not tokens.definite(at) and not tokens.prefix(at))


def is_led_anew(tokens: Tokens, at: int) -> bool:
    """Whether ب leads what belongs to the verb: محكمة جزائرية | بالسجن, but الشرطة بطنجة، المكلف بالإعلام."""
    mention = tokens.mentions.get(at)
    inside = bool(tokens.name_past[at]) and mention is None  # (مصطفى) بوشاشي
    if tokens.prefix(at) != "ب" or inside or (mention is not None and mention.type == "LOC"):
        return False
    national = tokens[at - 1].bare in nationality_adjectives()  # الوزير الأمريكي | بنظيره
    titled = tokens[at - 1].bare in title_heads()  # المسؤول | بالموقف
    governs = tokens.definite(at - 1) and is_adjective(tokens[at - 1]) and not (national or titled)
    return not governs and tokens.head(at) not in institution_heads()


def _is_noun_anew(tokens: Tokens, at: int) -> bool:
    """Whether an indefinite noun stands behind an indefinite adjective: عدوان إسرائيلي | مبنى (البلدية)."""
    if tokens.definite(at) or tokens.conjoined(at) or tokens.prefix(at) or not tokens.is_word(at):
        return False
    national = tokens[at - 1].bare in nationality_adjectives() and not tokens.definite(at - 1)
    return national and not is_adjective(tokens[at]) and tokens.document.parts_of_speech[at] == NOUN


def _is_act_behind(tokens: Tokens, at: int) -> bool:
    """Whether a definite noun of an act stands behind another definite word: (من) البرلمان | الموافقة."""
    if not tokens.definite(at) or tokens.conjoined(at) or tokens.prefix(at):
        return False
    if not (tokens.definite(at - 1) or tokens.name_past[at - 1]):
        return False
    acts = any(each.is_noun and any(word.verb for word in each.words) for each in readings(tokens.keys[at]))
    return acts or (tokens.document.parts_of_speech[at] == VERBAL_NOUN and not is_adjective(tokens[at]))


def is_ground_behind(tokens: Tokens, at: int) -> bool:
    """Whether a definite piece of ground stands behind another definite word: (أغلق) المحتجون | الطريق."""
    if not tokens.definite(at) or tokens.conjoined(at) or tokens.prefix(at) or is_adjective(tokens[at]):
        return False  # السلطات | المحلية
    apart = tokens.definite(at - 1) or bool(tokens.name_past[at - 1])
    return apart and tokens[at].bare in grounds()


def _is_office_behind(tokens: Tokens, at: int) -> bool:
    """Whether an office without article stands behind a definite word that is none: مقر المحافظة | مدير الفرع."""
    if tokens.definite(at) or tokens.conjoined(at) or tokens.prefix(at) or not tokens.definite(at - 1):
        return False
    return tokens[at].bare in title_heads() and not is_of(tokens.head(at - 1), "title", "honorific")


def without_accusative(key: str) -> str:
    """A key without the ending of an indefinite accusative."""
    return without_ending(key, "ا")


def is_accusative(tokens: Tokens, at: int) -> bool:
    """Whether a word is written as an indefinite accusative is: هجوما."""
    return ends_as_accusative(tokens.forms[at])


@cache
def grounds() -> frozenset[str]:
    """The heads of the names of places that stand for no government."""
    rows = [row for row in read_lexicon("organisation_heads") if row["type"] == "LOC"]
    acting = {noun.form for noun in actor_nouns() if noun.kind == "body_kind"}
    return frozenset(
        without_article(match_key(form))
        for row in rows
        if row["kind"] not in acting
        for form in (*alternatives(row["form"]), *alternatives(row["plural"]))
    )


def described_by(tokens: Tokens, at: int, start: int) -> Phrase:
    """What a participle tells of: الرهائن | المحتجزين; by itself whoever it means: الموقوفين."""
    first = at - 1
    while first > start and is_adjective(tokens[first]) and not tokens.name_past[first]:
        first -= 1
    if first < start or not tokens.is_word(first) or tokens.ends_phrase(first) or tokens.is_verb(first):
        return Phrase(at, at + 1)
    known = tokens.definite(first) or bool(tokens.name_past[first]) or bool(tokens[first].clitics.enclitic)
    if known != tokens.definite(at):
        return Phrase(at, at + 1)
    while first > start and tokens.name_past[first - 1] == tokens.name_past[first] > 0:
        first -= 1
    return Phrase(first, at)
