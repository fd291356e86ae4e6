"""Verbal nouns that attribute: رفضه للقرار، دعوة الحزب إلى الحوار، قولها إن.

Most verbal nouns are ordinary nouns where they stand. One attributes only with an agent, the pronoun attached to it or
a source right behind it, and with what its verb takes; an object may also follow ل (رفضه للقرار).
"""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import Clause
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.complements import Complement, find_complement
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase, is_boundary, is_known_verb, noun_phrase
from etl.annotate.syntax.words import word_class

_NEAR = 7  # tokens between a verbal noun and what it takes


def read_verbal_noun(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Clause | None:
    """The clause that a verbal noun at ``at`` stands for; None where it is a noun like any other."""
    if tokens.keys[at - 1 : at] and tokens.keys[at - 1] in word_class("unreal"):
        return None  # عدم إعلانه
    agent = None
    if not form.gender:
        agent = _agent(tokens, form, at + 1, stop)
        if agent is None:
            return None
    first = at + 1 if agent is None else agent.past
    complement = find_complement(tokens, _as_noun(form), first, stop, subject=True)
    if complement is None or not _is_near(tokens, complement, first):
        return None
    if complement.joint == "obj" and (agent is not None or not _is_object(tokens, complement.first, stop)):
        return None
    if complement.kind == "nominal":
        complement = replace(complement, past=_past_nominal(tokens, complement.first, stop))
    return Clause(at, form, complement, agent, None)


def _as_noun(form: VerbForm) -> VerbForm:
    """The frame of the noun: what its verb takes for an object follows ل, what it takes of a person follows bare."""
    frame = form.frame
    taken = frame.prepositions | frame.person_prepositions
    taken = taken | {"ل"} if frame.object or frame.addressee else taken
    said = frame.quote and bool(form.gender)
    bare = replace(frame, quote=said, prepositions=taken, person_prepositions=frozenset(), addressee=False)
    return replace(form, frame=bare)


def _agent(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Phrase | None:
    """Who acts: the source right behind the noun, named, titled or a body (رفض وزير العدل، دعوة الأمم المتحدة)."""
    if at >= stop or is_boundary(tokens, at) or tokens.prefix(at):
        return None
    head = without_article(tokens.keys[at])
    speaks = head in word_class("title", "anonymous") or head in word_class("institution")
    if not (tokens.name_past[at] or speaks):
        return None
    past = noun_phrase(tokens, at, stop, strict=True, wanted=_as_noun(form).frame.prepositions)
    return Phrase(at, past) if past > at else None


def _is_near(tokens: Tokens, complement: Complement, first: int) -> bool:
    if complement.kind != "nominal":
        return True
    between = range(first, complement.first)
    return len(between) <= _NEAR and not any(tokens.is_comma(at) for at in between)


def _is_object(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the word behind the pronoun is the noun's object, no adjective of it (رفضه القاطع لـ)."""
    return tokens.is_word(at) and (at + 1 >= stop or tokens.prefix(at + 1) != "ل")


def _past_nominal(tokens: Tokens, first: int, stop: int) -> int:
    """Past the noun phrase that a verbal noun takes: the clause around it goes on at a comma or at a verb."""
    at = first + 1
    while at < stop and tokens.is_word(at) and not is_known_verb(tokens, at):
        at += 1
    return at
