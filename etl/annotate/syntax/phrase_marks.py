"""Marks, brackets, figures and abbreviations in a noun phrase, and which of them it goes on past."""

from __future__ import annotations

from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrase_state import PhraseState, names_place
from etl.annotate.syntax.words import word_class

_SHORT_QUOTATION = 5  # words: a name in marks, not a speech
_SHORT_BRACKETS = 4  # words: an abbreviation or a blessing, not a sentence


def past_marks(phrase: PhraseState, at: int) -> int:
    """Past a name in marks, or the token itself where they hold a speech, or stand behind a place."""
    close = phrase.tokens.closing[at]
    if close >= phrase.stop or close - at - 1 > _SHORT_QUOTATION or names_place(phrase.tokens, at - 1):
        return at
    named = phrase.tokens.definite(at + 1) or bool(phrase.tokens.name_past[at + 1])
    phrase.definite = close - at > 2 or named
    return close + 1  # «جيش» | الاحتلال goes on, «الواحة» does not


def past_brackets(phrase: PhraseState, at: int) -> int:
    """Past an abbreviation or a blessing: الاتحاد العام للطلبة (أوجيتا)، النبي (ص)."""
    tokens, inner = phrase.tokens, at + 1
    close = tokens.document.brackets.closing[at]
    words = close - inner
    if (
        at == phrase.first
        or close >= phrase.stop
        or not 0 < words <= _SHORT_BRACKETS
        or not tokens.is_word(inner)
    ):
        return at
    if tokens.names_person(inner):  # وزيرة الصحة (سلمى العتيبي)
        phrase.person = inner if phrase.person < 0 else phrase.person
        return close + 1
    remark = not tokens.definite(inner) and is_adjective(tokens[inner])  # (حكومي)
    return at if remark else close + 1


def past_abbreviation(phrase: PhraseState, at: int) -> int:
    """Past a stop of an address before a person's name ((مدير الهيئة) د. فلان) or within a word; else ``at``."""
    tokens, after = phrase.tokens, at + 1
    if not (phrase.first < at and after < phrase.stop and tokens.abbreviates(at)):
        return at
    if tokens.names_person(after):
        return after
    return (tokens.name_past[after] or after + 1) if tokens.parts_letters(at) else at


def is_counted(phrase: PhraseState, at: int) -> bool:
    """Whether an article stands before figures: (التقرير) الـ15."""
    tokens, after = phrase.tokens, at + 1
    article = tokens.keys[at] in word_class("article") and phrase.first < at and after < phrase.stop
    return article and tokens[after].kind == "number"
