"""Whom an act is addressed to where the grammar lets him be who speaks: وطالبت | الحكومة بـ."""

from __future__ import annotations

from etl.annotate.statements.acts import Act
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.salience import Salience
from etl.annotate.syntax.words import word_class


def calls_upon_state(salience: Salience, act: Act) -> bool:
    """Whether who spoke last goes on and calls upon the state, who stands where a subject may: وطالبت | الحكومة بـ."""
    form, called = act.form, act.speaker
    if form is None or called is None or not (form.conjunction and salience.spoken):
        return False
    frame, last = form.frame, salience.spoken[-1]
    asks = frame.addressee or bool(frame.person_prepositions)
    if not asks or last.nested or last.number != "s" or last.gender != form.gender:
        return False
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
