"""Verbal nouns that attribute: رفضه للقرار، دعوة الحزب إلى الحوار، قولها إن.

Most verbal nouns are ordinary nouns where they stand. One attributes only with an agent, the pronoun attached to it or
a source right behind it, and with what its verb takes; an object may also follow ل (رفضه للقرار). Behind مع the agent
is whose act goes before (دعا إلى الحوار، مع التشديد على ضرورته).
"""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import Clause
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.complements import find_complement
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.nominals import is_purpose
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import word_class

_SUBJECT = 16  # tokens from قام to what is done
_NEAR = 7  # tokens between a verbal noun and what it takes


def read_verbal_noun(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> Clause | None:
    """The clause that a verbal noun at ``at`` stands for; None where it is a noun like any other."""
    before = tokens.keys[at - 1] if at else ""
    that = before in word_class("complementiser")  # أن ادعاء الحكومة بأن
    unreal = before in word_class("unreal", "relative") and before != "من"
    if (unreal and not that) or (form.gender and tokens.forms[at].endswith("ة")):
        return None  # عدم إعلانه; طلبة is no طلبه
    agent = None
    if tokens.definite(at):
        if before not in word_class("together_with"):
            return None
    elif not form.gender:
        agent = _agent(tokens, form, at + 1, stop)
        if agent is None:
            return None
    first = at + 1 if agent is None else agent.past
    complement = find_complement(tokens, as_noun(form), first, stop, subject=True)
    if complement is None or not _is_near(
        tokens, complement, first, free=agent is None and not form.frame.prepositions
    ):
        return None
    if not _fits(tokens, form, complement, first, agent, stop) or (that and complement.joint != "that"):
        return None
    if complement.kind == "nominal":
        complement = replace(complement, past=past_nominal(tokens, complement.first, stop))
    performer = _performer(tokens, at, start) if tokens.prefix(at) == "ب" else None
    return Clause(at, form, complement, performer or agent, None)


def _performer(tokens: Tokens, at: int, start: int) -> Phrase | None:
    """Who does what a verbal noun names: قام الاتحاد الدولي (رصد) | بتهديد الاتحاد المحلي."""
    for verb in range(at - 2, max(start, at - _SUBJECT) - 1, -1):
        if tokens.keys[verb] in word_class("performs"):
            past = noun_phrase(tokens, verb + 1, at)
            bracketed = past < at and tokens.forms[past] == "("
            return Phrase(verb + 1, past) if past == at or (bracketed and past > verb + 1) else None
    return None


def as_noun(form: VerbForm) -> VerbForm:
    """The frame of the noun: what its verb takes for an object follows ل, what it takes of a person follows bare."""
    frame = form.frame
    taken = frame.prepositions | frame.person_prepositions
    taken = taken | {"ل"} if frame.object and frame.stance != "demand" else taken
    said = frame.quote and bool(form.gender)
    bare = replace(frame, quote=said, prepositions=taken, person_prepositions=frozenset(), addressee=False)
    return replace(form, frame=bare)


def _agent(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Phrase | None:
    """Who acts: the source right behind the noun, named, titled or a body (رفض وزير العدل، دعوة الأمم المتحدة)."""
    if at >= stop or tokens.ends_phrase(at) or tokens.prefix(at):
        return None
    if tokens.keys[at] in word_class("document_adjective"):
        return None  # في تصريح صحفي
    if tokens.keys[at] in word_class("everyone") and at + 2 < stop and tokens.name_past[at + 2]:
        return Phrase(at, noun_phrase(tokens, at + 2, stop, strict=True))  # كل من ألمانيا وفرنسا
    head = without_article(tokens.keys[at])
    speaks = head in word_class("title", "anonymous") or head in word_class("institution")
    if not (tokens.name_past[at] or speaks):
        return None
    past = noun_phrase(tokens, at, stop, strict=True, wanted=as_noun(form).frame.prepositions)
    if form.frame.person_prepositions:  # اتهام الوزير | للمجلس بالتقصير
        past = next((word for word in range(at + 1, past) if _is_object(tokens, word)), past)
    return Phrase(at, past) if past > at else None


def _is_object(tokens: Tokens, at: int) -> bool:
    """Whether ل joins whom an act is done to, not what an office is for."""
    return tokens.prefix(at) == "ل" and not is_purpose(tokens[at])


def _is_near(tokens: Tokens, complement: Complement, first: int, free: bool) -> bool:
    """Whether nothing but a short object stands before the complement; قوله may stand further from its words."""
    if complement.kind != "nominal" and free:
        return True
    between = range(first, complement.first)
    return len(between) <= _NEAR and not any(tokens.is_comma(at) for at in between)


def _fits(
    tokens: Tokens, form: VerbForm, complement: Complement, first: int, agent: Phrase | None, stop: int
) -> bool:
    """Whether the complement is what the agent acts on."""
    frame, at = form.frame, complement.first
    if at >= stop:
        return False
    if complement.joint == "obj" and agent is not None:  # إعلان الوزارة | تنفيذ ضربات
        announced = frame.stance == "announce" and at - first <= tokens.is_comma(first)
        return announced and tokens.document.parts_of_speech[at] == VERBAL_NOUN
    if complement.joint == "obj":
        return at == first and not _describes(tokens, at, stop)
    lead = tokens.prefix(at) or tokens.keys[at]
    of_person = lead in frame.person_prepositions - frame.prepositions and complement.kind == "nominal"
    return not of_person or at > first  # باتهامه بالتهرب: the pronoun is whom it accuses


def _describes(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the word behind the noun is its adjective (رفضه القاطع لـ، رفضه القاطع.), no object."""
    after = at + 1
    if after >= stop or not tokens.is_word(after) or tokens.prefix(after) == "ل":
        return True
    goes_on = tokens.definite(after) or tokens.prefix(after) or tokens.ends_phrase(after)
    return tokens.definite(at) and not goes_on


def past_nominal(tokens: Tokens, first: int, stop: int) -> int:
    """Past the noun phrase that a verbal noun takes: the clause around it goes on at a comma or at a verb."""
    at = first + 1
    while at < stop and not is_known_verb(tokens, at):
        if at in tokens.closing:
            at = tokens.closing[at]
        elif not tokens.is_word(at) and tokens[at].kind != "number":
            break
        at += 1
    return min(at, stop)
