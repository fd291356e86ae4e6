"""How far a subject reaches: up to the bearer of an office, past an apposition, past a source's refusal of its name."""

from __future__ import annotations

from etl.annotate.statements.acts import Phrase
from etl.annotate.statements.phrases import is_boundary, is_cue_verb, noun_phrase
from etl.annotate.statements.view import View
from etl.annotate.statements.words import stance_nouns, title_heads, word_class
from etl.annotate.syntax.clitics import without_article, without_preposition
from etl.annotate.syntax.quotation import STOPS

_OFFICE_LINKS = frozenset({"عن", "في", "لدي", "باسم", "علي", "ل", "ب"})


def past_bearer(view: View, first: int, past: int, stop: int, said: bool) -> int:
    """Past the person whose office a phrase states, where only words of the office stand between.

    النائبة عن الاتحاد الوطني شيلان رزكار، الفريق أول ركن عوض الكريم. After a cue that reports no clause the first
    of these must be joined to the office: the next noun phrase may be the object (نعى الرئيس الفنان فلان).
    """
    if without_article(view.head(first)) not in word_class("title") or _names_person(view, first, past):
        return past
    for at in range(past, min(stop, past + 14)):
        mention = view.mentions.get(at)
        if mention is not None and mention.type == "PERSON" and not view.conjoined(at):
            return at if view.prefix(at) else max(noun_phrase(view, at, stop), view.name_past[at])
        joined = view.conjoined(at) or view.keys[at] in _OFFICE_LINKS or bool(view.prefix(at))
        if not (joined or said or at > past) or not _extends_office(view, at, past):
            return past
    return past


def _extends_office(view: View, at: int, past: int) -> bool:
    """Whether a word may stand between an office and the name of its bearer."""
    key = view.keys[at]
    if not view.is_word(at) or key in word_class("occasion", "relative", "complementiser", "pronoun"):
        return False
    if view.name_past[at] or key in _OFFICE_LINKS or key in word_class("rank_tail"):
        return True
    if is_boundary(view, at) or is_cue_verb(view, at) or key in stance_nouns():
        return False
    if view.prefix(at):
        return without_preposition(key) not in title_heads()  # للسفير فلان: whom it is said to
    after_link = at > past and (view.keys[at - 1] in _OFFICE_LINKS or view.conjoined(at - 1))
    return view.definite(at) or view.conjoined(at) or key in title_heads() or after_link


def _names_person(view: View, first: int, past: int) -> bool:
    return any(at in view.mentions and view.mentions[at].type == "PERSON" for at in range(first, past))


def with_name(view: View, subject: Phrase, stop: int) -> Phrase:
    """A long office up to the person it is of, where no verb stands between (مدير … بالمنطقة الدكتور فلان)."""
    if (
        without_article(view.head(subject.first)) not in word_class("title", "anonymous")
        or subject.past >= stop
    ):
        return subject
    if any(
        at in view.mentions and view.mentions[at].type == "PERSON"
        for at in range(subject.first, subject.past)
    ):
        return subject
    led = False
    for at in range(subject.past, min(stop, subject.past + 14)):
        led = led or view.keys[at] in word_class("preposition")
        mention = view.mentions.get(at)
        if mention is not None and mention.type == "PERSON" and not view.prefix(at):
            return with_apposition(view, subject.first, noun_phrase(view, at, stop), stop)
        if (
            view.is_comma(at)
            or view.document.tokens[at] in STOPS
            or view.keys[at] in word_class("relative", "occasion")
        ):
            break
        if is_cue_verb(view, at) or view.keys[at] in word_class("complementiser", "pronoun", "subordinator"):
            break
        if (
            not led
            and view.definite(at)
            and view.keys[at] in word_class("title")
            and at + 1 < stop
            and view.is_word(at + 1)
        ):
            past = at + 1
            while past < min(stop, at + 5) and not is_boundary(view, past):
                past += 1
            return Phrase(subject.first, past)
    return subject


def with_apposition(view: View, first: int, past: int, stop: int) -> Phrase:
    """The subject with an office set between commas (عادل الغضبان، محافظ بورسعيد،) or an unnamed source's refusal."""
    while past + 2 < stop and view.is_comma(past) and _is_apposition(view, past + 1):
        end = noun_phrase(view, past + 1, stop)
        closed = end < stop and (
            not view.is_word(end) or view.keys[end] in word_class("complementiser") or view.prefix(end) == "ل"
        )
        if end == past + 1:
            break
        if not closed:
            end = _closing_comma(view, end, stop)
        if not end:
            break
        past = end
    return Phrase(first, _past_refusal(view, first, past, stop))


def _closing_comma(view: View, at: int, stop: int) -> int:
    """The comma that closes an office with more words than a noun phrase holds, 0 where a verb comes first."""
    for comma in range(at, min(stop, at + 10)):
        if view.is_comma(comma):
            return comma
        if not view.is_word(comma) or view.keys[comma] in word_class("complementiser", "carrier"):
            break
        if is_cue_verb(view, comma):
            break
    return 0


def _is_apposition(view: View, at: int) -> bool:
    mention = view.mentions.get(at)
    return view.keys[at] in title_heads() or (mention is not None and mention.type == "PERSON")


def _past_refusal(view: View, first: int, past: int, stop: int) -> int:
    """Past رفض الكشف عن اسمه and its like, which belong to the description of an unnamed source."""
    at = past + 1 if past < stop and view.is_comma(past) else past
    if view.keys[first] not in word_class("anonymous") or at >= stop:
        return past
    if view.keys[at] not in word_class("refusal"):
        return past
    while at < stop and not view.is_comma(at) and view.keys[at] not in word_class("complementiser"):
        at += 1
        if at - past > 9:
            return past
        if view.keys[at - 1] in ("اسمه", "اسمها", "هويته", "هويتها", "اسمايهم", "هويتهم"):
            break
    return at
