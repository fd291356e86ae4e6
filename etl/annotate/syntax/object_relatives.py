"""Relative clauses on what was said: القرار الذي أعلنته الوزارة، هدنة أعلنتها الحكومة.

The pronoun of the verb stands for its object, which the text names before it.
"""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import Clause
from etl.annotate.syntax.complements import Complement
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase, is_boundary, is_known_verb
from etl.annotate.syntax.subjects import antecedent, subject_after
from etl.annotate.syntax.words import word_class

_LONGEST = 4  # words of an indefinite antecedent


def read_object_relative(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> Clause | None:
    """The clause of a verb whose pronoun resumes the noun before it; None where none is there, or nobody acts."""
    frame = replace(form.frame, object=False, that=False, quote=False)
    subject = subject_after(tokens, replace(form, frame=frame), at + 1, stop)
    if subject is None or at == start:
        return None
    if tokens.keys[at - 1] in word_class("object_relative"):
        object_ = antecedent(tokens, at - 1, start)
    else:
        object_ = _indefinite_before(tokens, at, start)
    if object_ is None:
        return None
    complement = Complement("nominal", object_.first, object_.past, joint="antecedent")
    return Clause(at, form, complement, subject, None)


def _indefinite_before(tokens: Tokens, at: int, start: int) -> Phrase | None:
    """The indefinite noun that ends right before a verb, with what stands in construct with it (خطة سلام أعلنتها)."""
    first = at
    while first > max(start, at - _LONGEST) and _is_indefinite(tokens, first - 1):
        first -= 1
        if tokens.prefix(first):
            break
    return Phrase(first, at) if first < at else None


def _is_indefinite(tokens: Tokens, at: int) -> bool:
    return not (
        is_boundary(tokens, at)
        or tokens.name_past[at]
        or tokens.definite(at)
        or tokens.roles[at] is not None
        or is_known_verb(tokens, at)
    )
