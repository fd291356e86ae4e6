"""What a verb of the lexicons says where it stands: who its subject is, and what it takes.

A verb is read by its frame: the constructions that the lexicon gives it. The subject is looked for before the verb and
behind it, the complement behind both; a quotation may also stand before its verb.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.syntax.appositions import with_name
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import is_led_by
from etl.annotate.syntax.complements import Complement, find_complement
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase, is_boundary
from etl.annotate.syntax.subjects import subject_after, subject_before
from etl.annotate.syntax.words import word_class


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its subject and its complement, in tokens."""

    verb: int
    form: VerbForm
    complement: Complement
    subject: Phrase | None  # None where the text leaves it unsaid
    antecedent: Phrase | None  # what a relative clause describes (الوزير الذي أكد); then there is no subject


def read_clause(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> Clause | None:
    """The clause of a verb form at ``at`` in the sentence ``start`` to ``stop``; None where it takes nothing there."""
    before = antecedent = after = None
    if form.person == 1:
        complement = find_complement(tokens, form, at + 1, stop, subject=True)
        return Clause(at, form, complement, None, None) if complement is not None else None
    if (form.finite and not form.conjunction) or is_led_by(tokens.keys[at], "ف"):
        before, antecedent = subject_before(tokens, at, start)
    if form.finite and before is None:
        after = subject_after(tokens, form, at + 1, stop)
    first = at + 1 if after is None else after.past + _closes_subject(tokens, after)
    complement = find_complement(tokens, form, first, stop, subject=True)
    if complement is None and after is not None and form.frame.object:
        complement, after = find_complement(tokens, form, at + 1, stop, subject=True), None
    if complement is not None and _adjectival(tokens, form, at, after or before or antecedent, complement):
        return None
    complement = _said_before(tokens, form, at, start, complement) or complement
    if complement is None:
        return None
    if after is not None and complement.first > at:
        after = with_name(tokens, after, stop if complement.joint == "obj" else complement.first)
        if after.past > complement.first:  # what was taken for the object is the rest of the office
            complement = find_complement(tokens, form, after.past, stop, subject=True) or complement
    return Clause(at, form, complement, after or before, antecedent)


def _closes_subject(tokens: Tokens, subject: Phrase) -> bool:
    """Whether the token behind a subject closes it: its mark, or the comma of an apposition (، فلان، في بيان)."""
    if subject.past in tokens.opening:
        return True
    inside = any(tokens.is_comma(at) for at in range(subject.first, subject.past))
    return inside and subject.past < len(tokens.keys) and tokens.is_comma(subject.past)


def _adjectival(
    tokens: Tokens, form: VerbForm, at: int, subject: Phrase | None, complement: Complement
) -> bool:
    """A verb that describes an indefinite noun (شعارات تطالب برحيله), or a homograph without a speaker."""
    if (
        form.frame.object
        and tokens.keys[at + 1] in ("عن", "عنه", "عنها", "عنهم")
        and complement.joint == "obj"
    ):
        return True  # يبحث عنها
    if subject is not None or not form.finite or form.conjunction:
        return False
    if form.frame.homograph and complement.joint == "quote" and tokens.forms[complement.first - 2] != ":":
        return True
    if (
        form.tense != "present"
        or not tokens.is_word(at - 1)
        or tokens.definite(at - 1)
        or tokens.name_past[at - 1]
    ):
        return False
    before = tokens.keys[at - 1]
    return (
        before not in word_class("herald")
        and before not in word_class("anonymous")
        and not is_boundary(tokens, at - 1)
    )


def _said_before(
    tokens: Tokens, form: VerbForm, at: int, start: int, complement: Complement | None
) -> Complement | None:
    """Words in marks right before their cue: «…»، يقول فلان; with a second piece after it, both."""
    if not form.frame.quote or form.conjunction or not form.finite:
        return None
    back = at - 1
    while back > start and (
        tokens.is_comma(back) or tokens.keys[back] in ("هكذا", "بهذه", "الكلمات", "بهذا")
    ):
        back -= 1
    opening = tokens.opening.get(back)
    if opening is None or back - opening < 4:
        return None
    if complement is not None and complement.joint not in ("quote", "obj"):
        return None
    past = back
    if complement is not None and complement.joint == "quote":
        past = complement.past
    return Complement("direct", opening + 1, past, joint="quote")
