"""Whether a verb that has its construction says anything: no proof by a thing, ruling, passive or list of nouns."""

from __future__ import annotations

from etl.annotate.statements.acts import Act
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.auxiliaries import auxiliary_before
from etl.annotate.syntax.clauses import Clause, stands_in_text
from etl.annotate.syntax.clitics import LI, WA, is_led_by, without_and, without_article
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.sources import speaks
from etl.annotate.syntax.words import is_of, word_class
from etl.clean.keys import match_key

# Classes of words before a present whose subject the text leaves unsaid.
_BEFORE_UNSAID = (
    "herald", "particle", "before_verb", "bare_subject", "relative", "complementiser", "connective",
    "subject_pronoun", "independent_pronoun", "whom", "what", "negator",
)  # fmt: skip


def is_said(tokens: Tokens, clause: Clause, start: int) -> bool:
    """Whether a clause tells somebody's words, as far as its verb and who stands with it show."""
    return not (
        _impersonal(tokens, clause, start)
        or _is_ruling(tokens, clause)
        or _only_answers(tokens, clause)
        or _of_thing(tokens, clause)
        or (clause.form.frame.of_text and not _by_text(tokens, clause))
        or _is_left_over(tokens, clause, start)
    )


def tells(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int, act: Act) -> bool:
    """Whether the act of a verb form at ``at`` has words for its content and the form is a verb for them."""
    return _says_something(tokens, act, stop) and not _only_noun(tokens, form, at, start, act)


def _says_something(tokens: Tokens, act: Act, stop: int) -> bool:
    """Whether there is a word in the content at all."""
    past = act.complement.past or stop
    return any(tokens.is_word(at) for at in range(act.complement.first, min(past, stop)))


def _only_noun(tokens: Tokens, form: VerbForm, at: int, start: int, act: Act) -> bool:
    """Whether a homograph behind و goes on with a list of nouns (والمداولات وتبادل الآراء)."""
    verbal = (
        form.number != "s" or not form.frame.homograph or (form.tense == "present" and form.gender == "m")
    )
    apart = at > start and tokens.keys[at - 1] == WA
    if verbal or not (form.conjunction or apart) or at - apart <= start or not tokens.is_word(at - 1 - apart):
        return False
    return act.complement.joint not in ("that", "quote", "colon") and (
        act.speaker is None or not (tokens.name_past[act.speaker.first] or tokens.roles[act.speaker.first])
    )


def _of_thing(tokens: Tokens, clause: Clause) -> bool:
    """What something proves or calls for (ما يؤكد ضرورة، الاسم يشير إلى): no words of anybody; but ما يقول إنه …"""
    at = clause.verb
    before = clause.subject or clause.antecedent
    takes_up = clause.complement.joint == "obj" and not (clause.form.frame.that or clause.form.frame.quote)
    apart = clause.antecedent is not None and clause.complement.joint == "obj"  # النتيجة التي أعلنت
    if before is not None and before.first < at and (clause.form.tense == "present" or takes_up or apart):
        return not speaks(tokens, before)
    unsaid = clause.subject is None and clause.antecedent is None and not clause.form.with_object
    if not (unsaid and at and tokens.keys[at - 1] in word_class("what")):
        return False
    if clause.form.tense != "present":
        contracted = tokens.keys[at - 1] in word_class("contraction")
        return contracted and clause.complement.kind == "nominal"  # مما رجح فرضية الحادث
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not (after.clitics.enclitic and after.key in word_class("complementiser"))


def _by_text(tokens: Tokens, clause: Clause) -> bool:
    """Whether a text is what speaks, the article of another beside it or not: ركز التقرير على."""
    speaker = clause.subject or clause.antecedent
    return speaker is not None and is_of(tokens.head(speaker.first), "text")


def _is_left_over(tokens: Tokens, clause: Clause, start: int) -> bool:
    """Whether a present stands behind a word that must belong to its subject, which none could be read of."""
    form, at = clause.form, clause.verb
    unsaid = clause.subject is None and clause.antecedent is None
    bare = form.tense == "present" and form.number == "s" and not form.conjunction
    if not (unsaid and bare and at > start) or is_led_by(tokens.keys[at], LI) or stands_in_text(tokens, at):
        return False  # ليؤكد
    lead = auxiliary_before(tokens, at, start)
    if lead < at and (lead == start or tokens.conjoined(lead)):
        return False  # وظل يؤكد
    at, before = lead, tokens.keys[lead - 1]
    told = before == WA or without_and(before) in word_class(*_BEFORE_UNSAID) or tokens.is_verb(at - 1)
    return (tokens.is_word(at - 1) or tokens[at - 1].kind == "number") and not told


def _is_ruling(tokens: Tokens, clause: Clause) -> bool:
    """A court that orders decides: an event, no statement (أمرت المحكمة بحبسه)."""
    return (
        clause.form.frame.order
        and clause.subject is not None
        and tokens.keys[clause.subject.first] in word_class("court")
    )


def _only_answers(tokens: Tokens, clause: Clause) -> bool:
    """Whether a verb says no more than that a question or fire was answered: أجاب عن الأسئلة، رد على مصادر النيران."""
    complement = clause.complement
    answers = match_key(clause.form.frame.lemma) in word_class("answering")
    if complement.kind != "nominal" or not answers:
        return False
    answered = tokens[min(complement.first + 1, len(tokens) - 1)].bare
    return without_article(answered) in word_class("answered")


def _impersonal(tokens: Tokens, clause: Clause, start: int) -> bool:
    """يذكر أن، ويتوقع أن، كما يعتقد أن: a present without a subject attributes nothing."""
    form, at = clause.form, clause.verb
    unsaid = clause.subject is None and clause.antecedent is None
    if not (form.frame.impersonal and form.tense == "present" and unsaid and form.number == "s"):
        return False
    return at == start or bool(form.conjunction) or tokens.keys[at - 1] not in word_class("bare_subject")
