"""Whom an act is addressed to where the grammar lets him be who speaks: وطالبت | الحكومة بـ."""

from __future__ import annotations

from etl.annotate.statements.acts import Act
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.nominals import is_nominative_plural
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.salience import Salience
from etl.annotate.syntax.wording import is_group
from etl.annotate.syntax.words import institution_plurals, word_class


def calls_upon(salience: Salience, act: Act) -> bool:
    """Whether who spoke last goes on and calls upon the state, who stands where a subject may: وطالبت | الحكومة بـ.

    So, within a sentence, upon people and bodies in the plural: أكد المدرب أن …، ودعا | جماهير النادي إلى.
    """
    form, called = act.form, act.speaker
    if form is None or called is None or not (form.conjunction and salience.spoken):
        return False
    frame, last = form.frame, salience.spoken[-1]
    asks = frame.addressee or bool(frame.person_prepositions)
    if not asks or last.nested or last.number != "s" or last.gender != form.gender:
        return False
    if salience.heard and _are_many(salience.tokens, called):
        return True
    head = salience.tokens[called.first].bare
    if called.past == called.first + 1:
        return head in word_class("authority")
    # وطالبت | وزارة التجارة بـ, of a woman or a union: a ministry is asked, and seldom asks
    nobody_else = (
        act.complement.joint == "obj" and act.complement.addressee is None
    )  # وتناشد | الوزارة صرف المستحقات
    demands = frame.stance == "demand" and (not frame.addressee or nobody_else or bool(salience.heard))
    of_state = bool(last.keys) and without_article(last.keys[0]) in word_class("authority", "ministry")
    return demands and head in word_class("ministry") and not of_state


def _are_many(tokens: Tokens, called: Phrase) -> bool:
    """Whether people or bodies in the plural may be called upon: no names, and not in the nominative."""
    at = called.first
    if tokens.name_past[at] or is_nominative_plural(tokens[at]):
        return False
    bare = tokens[at].bare
    people = bare in word_class("audience", "crowd") or bare in institution_plurals()
    return people or is_group(tokens, at) or bool(tokens[at].clitics.enclitic)
