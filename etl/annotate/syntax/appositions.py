"""How far a subject reaches: up to the bearer of an office, past an apposition, past a source's refusal of its name."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_article, without_preposition
from etl.annotate.syntax.phrases import Phrase, is_boundary, is_known_verb, noun_phrase
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.words import stance_nouns, title_heads, word_class

_OFFICE_LINKS = frozenset({"عن", "في", "لدي", "باسم", "علي", "ل", "ب"})


def past_bearer(tokens: Tokens, first: int, past: int, stop: int, said: bool) -> int:
    """Past the person whose office a phrase states, where only words of the office stand between.

    النائبة عن الاتحاد الوطني شيلان رزكار، الفريق أول ركن عوض الكريم. After a cue that reports no clause the first
    of these must be joined to the office: the next noun phrase may be the object (نعى الرئيس الفنان فلان).
    """
    if without_article(tokens.head(first)) not in word_class("title") or _names_person(tokens, first, past):
        return past
    for at in range(past, min(stop, past + 14)):
        mention = tokens.mentions.get(at)
        if mention is not None and mention.type == "PERSON" and not tokens.conjoined(at):
            return at if tokens.prefix(at) else max(noun_phrase(tokens, at, stop), tokens.name_past[at])
        joined = tokens.conjoined(at) or tokens.keys[at] in _OFFICE_LINKS or bool(tokens.prefix(at))
        if not (joined or said or at > past) or not _extends_office(tokens, at, past):
            return past
    return past


def _extends_office(tokens: Tokens, at: int, past: int) -> bool:
    """Whether a word may stand between an office and the name of its bearer."""
    key = tokens.keys[at]
    if not tokens.is_word(at) or key in word_class("occasion", "relative", "complementiser", "pronoun"):
        return False
    if tokens.name_past[at] or key in _OFFICE_LINKS or key in word_class("rank_tail"):
        return True
    if is_boundary(tokens, at) or is_known_verb(tokens, at) or key in stance_nouns():
        return False
    if tokens.prefix(at):
        return without_preposition(key) not in title_heads()  # للسفير فلان: whom it is said to
    after_link = at > past and (tokens.keys[at - 1] in _OFFICE_LINKS or tokens.conjoined(at - 1))
    return tokens.definite(at) or tokens.conjoined(at) or key in title_heads() or after_link


def _names_person(tokens: Tokens, first: int, past: int) -> bool:
    return any(at in tokens.mentions and tokens.mentions[at].type == "PERSON" for at in range(first, past))


def with_name(tokens: Tokens, subject: Phrase, stop: int) -> Phrase:
    """A long office up to the person it is of, where no verb stands between (مدير … بالمنطقة الدكتور فلان)."""
    if (
        without_article(tokens.head(subject.first)) not in word_class("title", "anonymous")
        or subject.past >= stop
    ):
        return subject
    if any(
        at in tokens.mentions and tokens.mentions[at].type == "PERSON"
        for at in range(subject.first, subject.past)
    ):
        return subject
    led = False
    for at in range(subject.past, min(stop, subject.past + 14)):
        led = led or tokens.keys[at] in word_class("preposition")
        mention = tokens.mentions.get(at)
        if mention is not None and mention.type == "PERSON" and not tokens.prefix(at):
            return with_apposition(tokens, subject.first, noun_phrase(tokens, at, stop), stop)
        if (
            tokens.is_comma(at)
            or tokens.forms[at] in STOPS
            or tokens.keys[at] in word_class("relative", "occasion")
        ):
            break
        if is_known_verb(tokens, at) or tokens.keys[at] in word_class(
            "complementiser", "pronoun", "subordinator"
        ):
            break
        if (
            not led
            and tokens.definite(at)
            and tokens.keys[at] in word_class("title")
            and at + 1 < stop
            and tokens.is_word(at + 1)
        ):
            past = at + 1
            while past < min(stop, at + 5) and not is_boundary(tokens, past):
                past += 1
            return Phrase(subject.first, past)
    return subject


def with_apposition(tokens: Tokens, first: int, past: int, stop: int) -> Phrase:
    """The subject with an office set between commas (عادل الغضبان، محافظ بورسعيد،) or an unnamed source's refusal."""
    while past + 2 < stop and tokens.is_comma(past) and _is_apposition(tokens, past + 1):
        end = noun_phrase(tokens, past + 1, stop)
        closed = end < stop and (
            not tokens.is_word(end)
            or tokens.keys[end] in word_class("complementiser")
            or tokens.prefix(end) == "ل"
            or (tokens.name_past[end - 1] == end and tokens.keys[end] in word_class("preposition"))
        )
        if end == past + 1:
            break
        if not closed:
            end = _closing_comma(tokens, end, stop)
        if not end:
            break
        past = end
    return Phrase(first, _past_refusal(tokens, first, past, stop))


def _closing_comma(tokens: Tokens, at: int, stop: int) -> int:
    """The comma that closes an office with more words than a noun phrase holds, 0 where a verb comes first."""
    for comma in range(at, min(stop, at + 10)):
        if tokens.is_comma(comma):
            return comma
        if not tokens.is_word(comma) or tokens.keys[comma] in word_class("complementiser", "carrier"):
            break
        if is_known_verb(tokens, comma):
            break
    return 0


def _is_apposition(tokens: Tokens, at: int) -> bool:
    mention = tokens.mentions.get(at)
    return tokens.keys[at] in title_heads() or (mention is not None and mention.type == "PERSON")


def _past_refusal(tokens: Tokens, first: int, past: int, stop: int) -> int:
    """Past رفض الكشف عن اسمه and its like, which belong to the description of an unnamed source."""
    at = past + 1 if past < stop and tokens.is_comma(past) else past
    if tokens.keys[first] not in word_class("anonymous") or at >= stop:
        return past
    if tokens.keys[at] not in word_class("refusal"):
        return past
    while at < stop and not tokens.is_comma(at) and tokens.keys[at] not in word_class("complementiser"):
        at += 1
        if at - past > 9:
            return past
        if tokens.keys[at - 1] in ("اسمه", "اسمها", "هويته", "هويتها", "اسمايهم", "هويتهم"):
            break
    return at
