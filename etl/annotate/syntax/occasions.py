"""A document or occasion, and what describes it."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import looks_adjectival
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import noun_phrase
from etl.annotate.syntax.words import address_heads, word_class

_BY = "عن"


def occasion_past(tokens: Tokens, at: int, stop: int) -> int:
    """Past a document or occasion and its adjectives (بيان صحفي، كلمته الافتتاحية): no more of what follows it."""
    past = at + 1
    if (
        past < stop
        and past in tokens.mentions
        and tokens.mentions[past].type == "LOC"
        and not tokens.prefix(past)
    ):
        past = tokens.name_past[past]  # حوار بيترسبرغ | السنوي
    while past < stop and tokens.is_word(past) and _describes_occasion(tokens, past):
        past += 1
    if past + 2 < stop and tokens.keys[past] in word_class("issued") and tokens.keys[past + 1] == _BY:
        return noun_phrase(tokens, past + 2, stop, strict=True)  # بيان صادر عن أمانتها العامة | الاعتداء
    return past


def _describes_occasion(tokens: Tokens, at: int) -> bool:
    adjectives = word_class("document_adjective")
    if tokens.keys[at - 1] in adjectives and not tokens.definite(at - 1):  # بيان صحفي | تعليق الإضراب
        return tokens.keys[at] in adjectives | word_class("tone")
    presented = at + 1 < len(tokens) and tokens.keys[at + 1] in word_class("plain_preposition")
    press = without_article(tokens.keys[at]) in word_class("document_adjective")  # الندوة | الصحفية المنعقدة
    if press and tokens.definite(at - 1) and tokens.definite(at) and not tokens.names_person(at + 1):
        return True
    if tokens.definite(at - 1) and tokens.head(at) in word_class("title"):
        return presented and without_article(tokens.keys[at]) in address_heads()  # تقريره المقدم إلى; المدير
    if tokens.keys[at] in word_class("text", "occasion") and not tokens.definite(at - 1):
        return True  # ختام | كلمته
    definite = tokens.definite(at) and not tokens.prefix(at) and not tokens.ends_phrase(at)
    if definite and tokens.definite(at - 1) and not tokens.prefix(at - 1):
        definite = looks_adjectival(tokens.keys[at]) or is_adjective(tokens[at])  # ختام الاجتماع | الخطط
    return definite or tokens.keys[at] in word_class("document_adjective")
