"""Whom or what a sentence is about, as far as its first words tell."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import before_second_noun
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.frames import verb_forms
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import is_of, word_class

_SOURCES = ("title", "anonymous", "institution", "collective", "outlet")


def topic(tokens: Tokens, sentence: tuple[int, int]) -> Phrase | None:
    """The phrase of whom or what a sentence is about, behind its dateline: the first source in it."""
    start, stop = sentence
    at = start
    while at < stop and (tokens.keys[at] in word_class("sentence_opener") or not tokens.is_word(at)):
        at += 1
    if at + 1 < stop and tokens.keys[at] in word_class("tail") and _opens_clause(tokens, at + 1):
        at += 2  # يذكر أن | الوزير كان …
    if at < stop and tokens.keys[at] in word_class("preposition") and not tokens.name_past[at]:
        while at < stop and not tokens.is_comma(at):
            at += 1
        at += 1
    for first in (at, at + 1):
        if first >= stop or (first == at and tokens.ends_phrase(first)):
            break
        if first > at and tokens.definite(at) and not tokens.is_verb(at):
            break  # الأداء | البرلماني: no verb
        if is_source(tokens, first):
            past = noun_phrase(tokens, first, stop, strict=first > at)
            if first > at:  # رفضت وزيرة العدل | تطبيق قرارات فلان
                past = before_second_noun(tokens, first, past, _gender_of_verb(tokens, at))
            if past > first and not (tokens.name_past[first] and tokens.stands_alone(first)):
                return Phrase(first, past_first_person(tokens, first, past))
    return None


def _opens_clause(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return token.key in word_class("complementiser") and not token.clitics.enclitic


def _gender_of_verb(tokens: Tokens, at: int) -> str:
    """The gender of a cue in front of its subject, "" of other words."""
    return next((form.gender for form in verb_forms().get(tokens.keys[at], ())), "")


def past_first_person(tokens: Tokens, first: int, past: int) -> int:
    """The phrase up to its first person: the next one is another party (التقى الوزير فلان سفيرة …)."""
    for at in range(first, past):
        mention = tokens.mentions.get(at)
        if mention is not None and mention.type == "PERSON":
            return min(past, tokens.name_past[at])
    return past


def is_source(tokens: Tokens, at: int) -> bool:
    """Whether a source, which may speak, begins at a token: a name, an office, a body."""
    if tokens.ends_phrase(at):
        return False
    speaks = bool(tokens.name_past[at]) or is_of(tokens.keys[at], *_SOURCES)
    return speaks and not is_known_verb(tokens, at)
